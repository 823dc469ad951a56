"""The guide: Markdown pages that come with the program, read out as plain lines."""

import re
from collections.abc import Mapping
from pathlib import Path

from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.catalogue.criterion import ANSWERS, OTHER_ANSWERS, Criterion
from ulo_selfcheck.front.controls import CONTROLS, GROUPS, usable
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


_PARTS: Mapping[str, str] = {
    "question": "This question",
    "beside": "Beside this answer",
    "results": "What it all means",
    "records": "This review",
    "program": "The program",
}
"""The groups of what can be done, by the word that is typed after 'help'."""
_EVERYWHERE = (
    "A number after a word names the question: note 1 is a note for question 1.",
    "In every box, help, back, undo and quit mean the same. Where you type text, it asks first.",
    "The start of a word is enough. Ctrl and C also saves and leaves.",
)


def first(catalogue: Catalogue, criterion: Criterion | None) -> list[str]:
    """Return what is most wanted in plain mode at a question, and which parts of the help there are."""
    usual = "next, back, more, note, gaps" if criterion else "go, gaps, review, plan, report, letter"
    return [
        *(_answering(catalogue) if criterion else []),
        f"You can also type: {usual} or quit. The start of a word is enough.",
        "For more, type help and one of these words:",
        *(f"{word}: {name}." for word, name in _PARTS.items() if _lines(name, criterion)),
        "all: everything.",
        "Or type help and any other word, such as help plan.",
    ]


def part(word: str, catalogue: Catalogue, criterion: Criterion | None) -> list[str]:
    """Return a part of the help, or all of it; nothing where there is no such part."""
    if word == "all":
        names = tuple(_PARTS.values())
        every = [line for name in names for line in _lines(name, criterion)]
        return [*(_answering(catalogue) if criterion else []), *every, *_EVERYWHERE]
    return _lines(_PARTS[word], criterion) if word in _PARTS else []


def _answering(catalogue: Catalogue) -> list[str]:
    return [
        f"Type a number from 1 to {len(ANSWERS)} to answer. You can also type the words, such as partly.",
        *(f"{catalogue.name(one)}: {catalogue.about(one)}" for one in OTHER_ANSWERS),
    ]


def _lines(name: str, criterion: Criterion | None) -> list[str]:
    here = {one.word: one for one in usable(criterion, full_screen=False)}
    words = (here[word] for word in GROUPS[name] if word in here)
    return [f"{one.word}{f' and a {one.takes}' if one.takes else ''}: {one.help}" for one in words]


def moving_words(*, at_question: bool) -> list[str]:
    """Return what the keys do in the full screen that stand for no word."""
    answering = [
        f"1 to {len(ANSWERS)}: choose an answer. Space chooses too.",
        "Enter: choose where there is no answer yet. Otherwise go on.",
    ]
    return [*(answering if at_question else []), "Up and Down: move. Escape: the menu, and out of a box."]


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
