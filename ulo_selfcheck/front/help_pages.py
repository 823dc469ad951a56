"""The guide: Markdown pages that come with the program, read out as plain lines."""

import re
from pathlib import Path

from ulo_selfcheck.front.controls import CONTROLS
from ulo_selfcheck.ground.wrapping import wrap

FOLDER = Path(__file__).parents[1] / "help"
COLUMNS = 72


def topics() -> dict[str, str]:
    """Give each page's name with its title, in the order to read them."""
    pages = sorted(FOLDER.glob("*.md"))
    titles = {page.stem.partition("-")[2]: _title(page) for page in pages}
    return {**titles, "keys": "Words and keys"}


def contents() -> str:
    """Say what there is to read."""
    lines = [
        "Type ulo-selfcheck help and one of these:",
        *(f"{name}: {title}." for name, title in topics().items()),
    ]
    return "\n".join(lines)


def page(topic: str) -> str | None:
    """Give a page as lines of at most 72 letters; None where there is no such page."""
    if topic == "keys":
        return "\n".join(line for text in keys() for line in wrap(text, COLUMNS))
    found = next((one for one in FOLDER.glob("*.md") if one.stem.partition("-")[2] == topic), None)
    return _as_lines(found.read_text(encoding="utf-8")) if found else None


def keys() -> list[str]:
    """Say every word and key, from the table of controls."""
    said = [
        "Words and keys",
        "",
        "In plain mode you type a word. The start of a word is enough.",
        "In the full screen a key does the same while the answers have the focus. Everything is in the menu too: press Escape.",
        "1 to 5: the levels, from not yet to fully. 6: not sure. 7: come back later. 8: not for us.",
        "",
    ]
    for one in CONTROLS:
        word = "" if one.where == "full-screen" else f"{one.word}. "
        key = f"Key {one.key}. " if one.key else ""
        said.append(f"{one.menu}. {word and 'Word ' + word}{key}{one.help}")
    return said


def _title(page: Path) -> str:
    with page.open(encoding="utf-8") as file:
        return file.readline().lstrip("# ").strip()


def _as_lines(markdown: str) -> str:
    """Give simple Markdown (headings, paragraphs, lists, code) as plain lines, wrapped."""
    lines: list[str] = []
    code = False
    for block in re.split(r"\n\s*\n", markdown.strip()):
        for line in _logical_lines(block, code=code):
            if line.startswith("```"):
                code = not code
            elif code:
                lines.append(f"    {line}" if line else "")
            else:
                lines += wrap(re.sub(r"[`*]|^#+ ", "", line), COLUMNS)
        lines.append("")
    return "\n".join(lines).rstrip()


def _logical_lines(block: str, *, code: bool) -> list[str]:
    """Give a block's lines: code as it stands, each thing of a list on its own line, a paragraph as one."""
    lines = block.split("\n")
    if code or block.startswith("```") or re.match(r"\d+\. ", block):
        return lines
    if block.startswith(
        "- "
    ):  # numbers, as in the reports: a screen reader reads them, and people can say them
        return [f"{number}. {line.removeprefix('- ')}" for number, line in enumerate(lines, 1)]
    return [" ".join(lines)]
