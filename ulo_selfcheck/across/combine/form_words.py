"""The words of the form itself: what stands in a reply without anybody having typed it."""

import re
from functools import cached_property

from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.catalogue.criterion import ANSWERS, LEVELS, Criterion
from ulo_selfcheck.documents.formats import plain_text
from ulo_selfcheck.documents.tree import Block, Facts, Heading, Items, Paragraph, Picture, Room
from ulo_selfcheck.documents.workbook import END, workbook

_MANY = 3  # words; a shorter piece of a line may be somebody's own


class FormWords:
    """Knows the form's own words, however a mail program broke its lines."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._before = ""

    def own(self, line: str) -> bool:
        """Return whether a line is a piece of the form, word for word."""
        words = _plain(line)
        on = f" {self._before} {words} "
        if words in self._lines or (
            f" {words} " in self._all
            and (words.count(" ") >= _MANY - 1 or (self._before and on in self._all))
        ):
            self._before = words
            return True
        return False

    def option(self, line: str, criterion: Criterion) -> str | None:
        """Return which of the answers under a question a line is, word for word or its beginning."""
        words = _plain(line)
        for number, answer in enumerate(ANSWERS, 1):
            about = f" {criterion.levels[answer]}" if answer in LEVELS else ""
            whole = _plain(f"{self._catalogue.name(answer)}.{about}")
            name = _plain(f"{self._catalogue.name(answer)}.")
            for prefix in ("", f"{number}. "):
                if f"{prefix}{whole}".startswith(words) and len(words) >= len(f"{prefix}{name}"):
                    return answer
        return None

    @cached_property
    def ends(self) -> frozenset[str]:
        """Return the lines after which nothing belongs to a question: the title, the heads of parts, the end."""
        groups = (
            (group.name, [one.number for one in self._catalogue.in_group(group.id)])
            for group in self._catalogue.groups
        )
        heads = (f"{name}: questions {numbers[0]} to {numbers[-1]}" for name, numbers in groups if numbers)
        return frozenset((*heads, END, workbook(self._catalogue, reply=True).title))

    @cached_property
    def _lines(self) -> frozenset[str]:
        document, on_paper = workbook(self._catalogue, reply=True), workbook(self._catalogue)
        texts = (
            plain_text.render(document),
            plain_text.render(document, 10_000),
            "\n".join(text for block in on_paper.blocks for text in _texts(block)),
            f"{on_paper.title}. Page",  # at the foot of a Word file
        )
        return frozenset(
            _plain(piece)
            for text in texts
            for line in text.splitlines()
            # A word processor keeps the numbers of a list apart from its text.
            for piece in (line, re.sub(r"^\d+\. ", "", line))
            if _plain(piece)
        )

    @cached_property
    def _all(self) -> str:
        both = (workbook(self._catalogue, reply=True), workbook(self._catalogue))
        whole = (plain_text.render(one, 10_000) for one in both)
        bare = (_plain(text) for one in both for block in one.blocks for text in _texts(block))
        return f" {' '.join((*map(_plain, whole), *bare))} "

    @cached_property
    def _starts(self) -> frozenset[tuple[str, ...]]:
        """Return what a piece can begin with: to look a word up is quicker than to look through the form."""
        words = self._all.split()
        return frozenset(zip(words, words[1:], words[2:], strict=False))


def _texts(block: Block) -> tuple[str, ...]:
    match block:
        case Heading(text=text) | Paragraph(text=text):
            return (text,)
        case Items(items=items):
            return (*items, " ".join(items))
        case Picture(label=label) | Room(label=label):
            return (label, f"{label.rstrip('.')}.")
        case Facts(rows=rows):
            return tuple(f"{label}: {value}" for label, value in rows)
        case _:
            return ()


def _plain(text: str) -> str:
    """Return a text without what programs change by themselves: quotes, dashes, spaces, large letters."""
    straight = text.translate(_STRAIGHT).casefold()
    return " ".join(straight.split())


_STRAIGHT = {
    **dict.fromkeys(map(ord, "\u2018\u2019\u201a\u2032`"), "'"),
    **dict.fromkeys(map(ord, "\u201c\u201d\u201e"), '"'),
    **dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014"), "-"),
    **dict.fromkeys(map(ord, "\u2610\u25a1"), " "),
}
