"""A document as plain text: braille-ready, headings as words on their own line, no rules, no tables as art."""

from collections.abc import Iterator

from ulo_selfcheck.documents import tree
from ulo_selfcheck.documents.formats.drawing import in_letters
from ulo_selfcheck.ground.wrapping import wrap

COLUMNS = 72


def render(document: tree.Document, columns: int = COLUMNS) -> str:
    """Return the document as text, no line longer than `columns` cells."""
    lines: list[str] = []
    for block in document.blocks:
        said = list(_lines(block, columns))
        lines += ["", *said] if lines and said else said
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _lines(block: tree.Block, columns: int) -> Iterator[str]:
    match block:
        case tree.Heading(text=text) | tree.Paragraph(text=text):
            yield from wrap(text, columns)
        case tree.Items():
            for line in item_lines(block):
                yield from wrap(line, columns)
        case tree.Facts(rows=rows):
            for label, value in rows:
                yield from wrap(f"{label}: {value}", columns)
        case tree.Table():
            yield from _table(block, columns)
        case tree.Chart():
            yield from _chart(block, columns)
        case tree.Box(title=title, lines=said):
            for line in (f"{title}.", *said):
                yield from wrap(line, columns)
        case _:
            yield from _paper(block, columns)


def item_lines(block: tree.Items) -> Iterator[str]:
    """Return the lines of a list with their numbers: a screen reader reads them, and people can say them."""
    for number, item in enumerate(block.items, 1):
        yield item if block.own_numbers else f"{number}. {item}"


def _paper(block: tree.Paper, columns: int) -> Iterator[str]:
    match block:
        case tree.Choices(label=label, options=options):
            for number, option in enumerate(options, 1):
                yield from wrap(f"{number}. {option}", columns)
            yield f"{label}:"
        case tree.Room(label=label):
            yield from wrap(label if label.endswith("?") else f"{label.rstrip('.')}:", columns)
        case tree.Picture(words=words):
            yield from wrap(f"Picture: {words}", columns)
        case tree.Card(mark=mark, word=word, about=about):
            yield from wrap(f"Card {mark}. {word}. {about}", columns)


def _table(table: tree.Table, columns: int) -> Iterator[str]:
    yield from wrap(f"{table.caption}.", columns)
    for name, *cells in table.rows:
        said = (
            f"{head.lower()} {cell}"
            for head, cell in zip(table.columns[1:], cells, strict=True)
            if cell != "0"
        )
        yield from wrap(f"{name}: {', '.join(said)}.", columns)


def _chart(chart: tree.Chart, columns: int) -> Iterator[str]:
    """Return each line of a chart with its letters first, so that they stand below one another."""
    yield from wrap(f"{chart.caption}.", columns)
    if _drawn_columns(chart) == 1:
        yield from wrap(f"{key_words(chart)}.", columns)
    for group in chart.groups:
        yield from ("", *wrap(group.name, columns))
        for name, *cells in group.rows:
            yield from _chart_line(name.text, cells, chart.columns[1:], columns)


def _drawn_columns(chart: tree.Chart) -> int:
    """Return in how many columns there are steps."""
    rows = [row for group in chart.groups for row in group.rows]
    return sum(any(in_letters(row[at].drawn) for row in rows) for at in range(len(chart.columns)))


def key_words(chart: tree.Chart) -> str:
    """Return in words what the letters of a chart mean: 'x: where you are'."""
    return ", ".join(f"{in_letters(one.drawn)}: {one.text[0].lower()}{one.text[1:]}" for one in chart.key)


def _chart_line(name: str, cells: list[tree.Cell], heads: tuple[str, ...], columns: int) -> Iterator[str]:
    """Return a line: its letters, and its words with the names of their columns, but for the first and the last.

    Several times in letters would fill the line: then each time is said by its name, in words alone.
    """
    letters = [one for one in (in_letters(cell.drawn) for cell in cells) if one]
    *said, last = (cell.text for cell in cells)
    named = [f"{head.lower()} {text.lower()}" for head, text in zip(heads, said, strict=False)]
    start = ""
    if len(letters) == 1:
        start, named[0] = f"{letters[0]}  ", said[0].lower()
    text = f"{name}: {', '.join(named)}. {last}."
    for number, line in enumerate(wrap(text, columns - len(start))):
        yield f"{' ' * len(start) if number else start}{line}"
