"""A document as plain text: braille-ready, headings as words on their own line, no rules, no tables as art."""

from collections.abc import Iterator

from ulo_selfcheck.report.document import Block, Document, Facts, Heading, Items, Paragraph, Table
from ulo_selfcheck.text import wrap

COLUMNS = 72


def render(document: Document, columns: int = COLUMNS) -> str:
    """Give the document as text, no line longer than `columns` cells."""
    lines: list[str] = []
    for block in document.blocks:
        if lines:
            lines.append("")
        lines += _lines(block, columns)
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _lines(block: Block, columns: int) -> Iterator[str]:
    match block:
        case Heading(text=text) | Paragraph(text=text):
            yield from wrap(text, columns)
        case Items(items=items):
            for number, item in enumerate(items, 1):
                yield from wrap(f"{number}. {item}", columns)
        case Facts(rows=rows):
            for label, value in rows:
                yield from wrap(f"{label}: {value}", columns)
        case Table(caption=caption, columns=heads, rows=table):
            yield from wrap(f"{caption}.", columns)
            for name, *cells in table:
                said = (
                    f"{head.lower()} {cell}"
                    for head, cell in zip(heads[1:], cells, strict=True)
                    if cell != "0"
                )
                yield from wrap(f"{name}: {', '.join(said)}.", columns)
