"""A document as one web page, in one file: no script, nothing from elsewhere, readable in every setting."""

from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from ulo_selfcheck.documents.formats import colours
from ulo_selfcheck.documents.formats.drawing import HIGH, LINE, Disc, drawing
from ulo_selfcheck.documents.tree import CONTENTS, LEAST_PARTS, Block, Document, Heading
from ulo_selfcheck.ground.text import safe

TEMPLATES = Path(__file__).parent / "templates"


@dataclass(frozen=True, slots=True)
class PagePart:
    """What stands under one heading of the second level; the part before the first has no heading."""

    id: str
    heading: Heading | None
    blocks: tuple[Block, ...]


def render(document: Document, *, large: bool = False) -> str:
    """Return the document as HTML. `large` is large print: 18 point, on the screen and on paper."""
    parts = tuple(_parts(document))
    headed = [part for part in parts if part.heading]
    numbers = count(1)
    return (
        environment()
        .get_template("document.html")
        .render(
            document=document,
            parts=parts,
            contents=headed if len(headed) >= LEAST_PARTS else (),
            contents_heading=CONTENTS,
            large=large,
            kind_of=lambda block: type(block).__name__,
            next_number=lambda: next(numbers),
            drawing=drawing,
            high=HIGH,
            line=LINE,
            is_disc=lambda shape: isinstance(shape, Disc),
            group_colours=colours,
            base64=lambda data: b64encode(data).decode(),
        )
    )


def style() -> str:
    """Return the style that all our pages share."""
    return environment().get_template("style.css").render(group_colours=colours)


@cache
def environment() -> Environment:
    """Return what fills in our pages. Whatever was typed stays text."""
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_shown,
    )


def _shown(value: Any) -> Any:
    """Take the power from characters that move or turn text; our own markup has none."""
    return safe(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _parts(document: Document) -> Iterator[PagePart]:
    heading: Heading | None = None
    blocks: list[Block] = []
    number = 0
    for block in document.blocks:
        if isinstance(block, Heading) and block.level == 1:
            continue  # the title stands in the page's header
        if isinstance(block, Heading) and block.level == 2:
            if heading or blocks:
                yield PagePart(f"part-{number}", heading, tuple(blocks))
            number += 1
            heading, blocks = block, []
        else:
            blocks.append(block)
    yield PagePart(f"part-{number}", heading, tuple(blocks))
