"""The guide: Markdown pages that come with the program, read out as plain lines."""

import re
from pathlib import Path

from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.catalogue.criterion import ANSWERS, OTHER_ANSWERS, Criterion
from ulo_selfcheck.front.controls import CONTROLS, usable
from ulo_selfcheck.ground.wrapping import wrap

FOLDER = Path(__file__).parents[1] / "help"
COLUMNS = 72


def topics() -> dict[str, str]:
    """Return each page's name with its title, in the order to read them."""
    pages = sorted(FOLDER.glob("*.md"))
    titles = {page.stem.partition("-")[2]: _title(page) for page in pages}
    return {**titles, "keys": "Words and keys"}


def contents() -> str:
    """Return what there is to read."""
    lines = [
        "Type ulo-selfcheck help and one of these:",
        *(f"{name}: {title}." for name, title in topics().items()),
    ]
    return "\n".join(lines)


def page(topic: str) -> str | None:
    """Return a page as lines of at most 72 letters; None where there is no such page."""
    if topic == "keys":
        return "\n".join(line for text in keys() for line in wrap(text, COLUMNS))
    found = next((one for one in FOLDER.glob("*.md") if one.stem.partition("-")[2] == topic), None)
    return _as_lines(found.read_text(encoding="utf-8")) if found else None


def keys() -> list[str]:
    """Return every word and key, from the table of controls."""
    lines = [
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
        lines.append(f"{one.menu}. {word and 'Word ' + word}{key}{one.help}")
    return lines


def words_here(catalogue: Catalogue, criterion: Criterion | None) -> list[str]:
    """Return what can be typed in plain mode at a question; without one, anywhere."""
    answering = [
        f"Type a number from 1 to {len(ANSWERS)} to answer. You can also type the words, such as partly.",
        *(f"{catalogue.name(one)}: {catalogue.about(one)}" for one in OTHER_ANSWERS),
    ]
    words = usable(criterion, full_screen=False)
    return [
        *(answering if criterion else []),
        *(f"{one.word}{f' and a {one.takes}' if one.takes else ''}: {one.help}" for one in words),
        "A number after a word names the question: note 1 is a note for question 1.",
        "In every box, help, back, undo and quit mean the same. Where you type text, it asks first.",
        "The start of a word is enough. Ctrl and C also saves and leaves.",
    ]


def keys_here(criterion: Criterion | None) -> list[str]:
    """Return what can be done in the full screen, with the keys while a question has the focus."""
    answering = [
        f"1 to {len(ANSWERS)}: choose an answer. Space chooses too.",
        "Enter: choose where there is no answer yet. Otherwise go on.",
    ]
    return [
        *(answering if criterion else []),
        "Up and Down: move. Escape: the menu, and out of a box.",
        *(
            f"{one.menu}. {one.help}{f' Key: {one.key}.' if one.key and criterion else ''}"
            for one in usable(criterion, full_screen=True)
        ),
    ]


def _title(page: Path) -> str:
    with page.open(encoding="utf-8") as file:
        return file.readline().lstrip("# ").strip()


def _as_lines(markdown: str) -> str:
    """Return simple Markdown (headings, paragraphs, lists, code) as plain lines, wrapped."""
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
    """Return a block's lines: code as it stands, each thing of a list on its own line, a paragraph as one."""
    lines = block.split("\n")
    if code or block.startswith("```") or re.match(r"\d+\. ", block):
        return lines
    if block.startswith(
        "- "
    ):  # numbers, as in the reports: a screen reader reads them, and people can say them
        return [f"{number}. {line.removeprefix('- ')}" for number, line in enumerate(lines, 1)]
    return [" ".join(lines)]
