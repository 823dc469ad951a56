"""A document as Markdown. What people typed is text: none of it is read as markup."""

import re
from collections.abc import Iterator

from ulo_selfcheck.documents import tree
from ulo_selfcheck.documents.formats.drawing import in_letters
from ulo_selfcheck.documents.formats.plain_text import key_words
from ulo_selfcheck.ground.text import safe

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~!&])")
_LINE_START = re.compile(r"^(\s*)([-+=:]|\d+[.)])", re.MULTILINE)


def render(document: tree.Document) -> str:
    """Return the document as Markdown."""
    return "\n\n".join("\n".join(_lines(block)) for block in document.blocks) + "\n"


def _lines(block: tree.Block) -> Iterator[str]:
    match block:
        case tree.Heading(level=level, text=text):
            yield f"{'#' * level} {_one_line(text)}"
        case tree.Paragraph(text=text):
            yield _escape(text)
        case tree.Items(items=items):
            for item in items:
                yield f"- {_escape(item)}".replace("\n", "\n  ")
        case tree.Facts(rows=rows):
            for label, value in rows:
                yield f"- **{_one_line(label)}:** {_escape(value)}".replace("\n", "\n  ")
        case tree.Table():
            yield from _table(block)
        case tree.Chart():
            yield from _chart(block)
        case tree.Box(title=title, lines=said):
            yield f"**{_one_line(title)}.** {_escape(' '.join(said))}"
        case _:
            yield from _paper(block)


def _paper(block: tree.Paper) -> Iterator[str]:
    match block:
        case tree.Choices(options=options):
            for number, option in enumerate(options, 1):
                yield f"- {_escape(f'{number}. {option}')}"
        case tree.Room(label=label):
            yield f"**{_one_line(label)}**"
        case tree.Picture(words=words):
            yield f"Picture: {_escape(words)}"
        case tree.Card(mark=mark, word=word, about=about):
            yield f"**{_one_line(f'{mark}. {word}')}.** {_escape(about)}"


def _table(table: tree.Table) -> Iterator[str]:
    upright = table.upright()
    yield f"{_escape(table.caption)}."
    yield ""
    yield _row(upright.columns)
    yield "|" + " --- |" * len(upright.columns)
    for row in upright.rows:
        yield _row(row)


def _chart(chart: tree.Chart) -> Iterator[str]:
    yield f"{_escape(chart.caption)}. {_escape(key_words(chart))}."
    yield ""
    yield _row(chart.columns)
    yield "|" + " --- |" * len(chart.columns)
    for group in chart.groups:
        yield _row((group.name, *("" for _ in chart.columns[1:])))
        for row in group.rows:
            yield _row(tuple(f"{in_letters(cell.drawn)} {cell.text}" for cell in row))


def _row(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(_one_line(cell) for cell in cells)} |"


def _one_line(text: str) -> str:
    return " ".join(_SPECIAL.sub(r"\\\1", safe(text)).split())


def _escape(text: str) -> str:
    escaped = _SPECIAL.sub(r"\\\1", safe(text).strip())  # four spaces would begin code
    escaped = _LINE_START.sub(
        lambda found: (
            f"{found[1]}\\{found[2]}"
            if not found[2][0].isdigit()
            else f"{found[1]}{found[2][:-1]}\\{found[2][-1]}"
        ),
        escaped,
    )
    # A single line end would be lost: a backslash before it keeps the line.
    return re.sub(r"\n(?!\n|$)", "\\\\\n", escaped) if "\n" in escaped else escaped
