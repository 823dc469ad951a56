"""Documents as rows. Imported when one is opened: composing documents is 10 ms that a start need not wait for.

Each line of a document is a row, so that the cursor, and whoever listens, can go through it line by line.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest

from ulo_selfcheck.documents import tree
from ulo_selfcheck.documents.formats import plain_text
from ulo_selfcheck.front.tui.chart import chart, drawn
from ulo_selfcheck.front.tui.text_rows import width
from ulo_selfcheck.front.tui.widgets.pieces import Look, Piece
from ulo_selfcheck.front.tui.widgets.row_lines import SPACE, Row
from ulo_selfcheck.ground.wrapping import width as cells
from ulo_selfcheck.ground.wrapping import wrap

_WIDEST_CELL, _LEAST_NAME, _FOR_COLUMNS = 16, 20, 56
Owners = Mapping[str, str]
"""The title of a criterion, and its id. Rows about it carry the id, so that something can be done about it."""


def document_rows(blocks: Sequence[tree.Block], window: int, owners: Owners | None = None) -> list[Row]:
    """Return blocks as rows: headings bold in the accent, labels bold, a chart with its drawing."""
    rows: list[Row] = []
    owner = ""
    below_heading = True
    for block in blocks:
        if isinstance(block, tree.Heading):
            owner = _owner(block.text, owners)
        if not below_heading:
            rows.append(SPACE)
        below_heading = isinstance(block, tree.Heading)
        for row in _rows(block, width(window)):
            own = owner or _owner(row.text, owners)
            rows.append(
                row._replace(id=f"{own} {len(rows)}".strip()) if row.text and not row.heading else row
            )
    return rows


def _owner(text: str, owners: Owners | None) -> str:
    """Return the id of the criterion that a line begins with, also after a number."""
    number, _, rest = text.partition(". ")
    words = rest if number.isdecimal() else text
    return next((one for title, one in (owners or {}).items() if words.startswith(title)), "")


def _rows(block: tree.Block, columns: int) -> Iterator[Row]:
    match block:
        case tree.Heading(text=text, level=level):
            look: Look = "accent" if level < 3 else "bold"
            yield from (Row("", line, look=look, accent=0) for line in wrap(text, columns))
        case tree.Items():
            for line in plain_text.item_lines(block):
                yield from (Row("", part) for part in wrap(line, columns, "   "))
        case tree.Facts(rows=facts):
            for label, value in facts:
                first, *more = wrap(f"{label}: {value}", columns)
                yield Row("", first, bold=min(cells(label) + 1, cells(first)))
                yield from (Row("", line) for line in more)
        case tree.Table() if _counts(block):
            yield from (Row("", line) for line in (f"{block.caption}.", *chart(block)))
        case tree.Table() if columns >= _FOR_COLUMNS:
            yield from _table(block, columns)
        case tree.Chart():
            yield from _chart(block)
        case _:
            text = plain_text.render(tree.Document("", "", (block,)), columns)
            yield from (Row("", line) if line else SPACE for line in text.splitlines())


def _counts(block: tree.Table) -> bool:
    return all(cell.isdecimal() or " of " in cell for row in block.rows for cell in row[1:])


def _table(block: tree.Table, columns: int) -> Iterator[Row]:
    """Give a table of words, a row for each of its lines. Its first column takes what room the others leave."""
    _first, *heads = block.columns
    widths = [
        min(max(cells(one) for one in (head, *(row[number] for row in block.rows))), _WIDEST_CELL)
        for number, head in enumerate(heads, 1)
    ]
    room = max(columns - sum(widths) - 2 * len(widths) - 2, _LEAST_NAME)
    yield Row("", block.caption, heading=True, accent=0)
    yield Row("", block.columns[0], look="quiet", beside=_beside(heads, widths, "quiet"))
    for name, *others in block.rows:
        wrapped = [wrap(name, room), *(wrap(text, wide) for text, wide in zip(others, widths, strict=True))]
        for text, *more in zip_longest(*wrapped, fillvalue=""):
            yield Row("", text or " ", beside=_beside(more, widths))


def _beside(texts: Sequence[str], widths: Sequence[int], look: Look = "") -> tuple[Piece, ...]:
    return tuple(Piece(f"{text:<{wide}}  ", look) for text, wide in zip(texts, widths, strict=True))


def _chart(block: tree.Chart) -> Iterator[Row]:
    """Give a line for each row of a chart: its name, where it is in a word, the drawing, how it stands."""
    widest = max((cells(row[1].text) for group in block.groups for row in group.rows), default=0)
    for accent, group in enumerate(block.groups):
        if accent:
            yield SPACE
        if group.name:
            yield Row("", group.name, heading=True, accent=accent)
        for name, now, *others in group.rows:
            last = others[-1].text if others else ""
            yield Row(
                "",
                name.text,
                mark=drawn(name.drawn),
                beside=(
                    Piece(f"{now.text:<{widest}}  "),
                    Piece(drawn(now.drawn), "drawn"),
                    Piece(f"  {last}", "quiet"),
                ),
                accent=accent,
            )
    if block.key:
        yield SPACE
        key = [
            f"{drawn(one.drawn)} {one.text[0].lower()}{one.text[1:]}"
            for one in block.key
            if drawn(one.drawn).strip()
        ]
        yield Row("", f"{', '.join(key)}.", heading=True)
