"""The words of the form itself: what stands in a reply without anybody having typed it."""

import re
from functools import cached_property

from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.catalogue.criterion import ANSWERS, LEVELS
from ulo_selfcheck.catalogue.own_word import THE_PEOPLE, catalogue_in_own_words
from ulo_selfcheck.documents.formats import plain_text
from ulo_selfcheck.documents.reply_form import ABOUT, SEND_BY, SEND_TO, ReplyForm, in_an_email, to_type_in
from ulo_selfcheck.documents.tree import (
    CONTENTS,
    Block,
    Choices,
    Document,
    Facts,
    Heading,
    Items,
    Paragraph,
    Room,
)
from ulo_selfcheck.documents.workbook import END, WHOSE, workbook

_MANY = 3  # words; a shorter piece of a line may be somebody's own


_made: dict[tuple[int, str], "FormWords"] = {}
_MOST_MADE = 4


def form_words(catalogue: Catalogue, text: str) -> "FormWords":
    """Return the words of the form in a text: ours, with the word that the group has for its people.

    They take a while to gather, and many replies come at once: so they are kept.
    """
    written = catalogue.written or catalogue
    key = id(written), _word_for_people(text, written)
    if key not in _made:
        if len(_made) >= _MOST_MADE:
            _made.clear()
        # It holds the criteria as they are written, so nothing else can get their id.
        _made[key] = FormWords(catalogue_in_own_words(written, key[1]))
    return _made[key]


def _word_for_people(text: str, written: Catalogue) -> str:
    """Return what stands in a form in the place of 'the people we are for'; nothing where that stands there."""
    words = " ".join(text.split())
    for one in (sentence for criterion in written.criteria for sentence in criterion.plain):
        before, place, after = one.partition(THE_PEOPLE)
        if (
            before
            and place
            and (found := re.search(f"{re.escape(before)}(.{{1,80}}?){re.escape(after)}", words))
        ):
            return "" if found[1] == place else found[1]
    return ""


class FormWords:
    """Knows the form's own words, however an email program broke its lines."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue

    def own(self, line: str, before: str = "") -> bool:
        """Return whether a line is a piece of the form, word for word. `before` is the piece that came before."""
        words = _plain(_without_mark(line))
        if words in self._lines or words.startswith(self._with_a_name):
            return True
        goes_on = bool(before) and f" {_plain(before)} {words} " in self._all
        return f" {words} " in self._all and (goes_on or words.count(" ") >= _MANY - 1)

    def option(self, line: str, question: str, *, older: bool = False) -> str | None:
        """Return which of the answers under a question a line is, word for word or its beginning.

        In a form of older words the name is enough: what the level looked like may have been said otherwise.
        """
        words, criterion = _plain(line), self.catalogue[question]
        for number, answer in enumerate(ANSWERS, 1):
            about = f" {criterion.levels[answer]}" if answer in LEVELS else ""
            whole = _plain(f"{self.catalogue.name(answer)}.{about}")
            name = _plain(f"{self.catalogue.name(answer)}.")
            for prefix in ("", f"{number}. "):
                if f"{prefix}{whole}".startswith(words) and len(words) >= len(f"{prefix}{name}"):
                    return answer
                if older and words.startswith(f"{prefix}{name}"):
                    return answer
        return None

    @cached_property
    def ends(self) -> frozenset[str]:
        """Return the lines after which nothing belongs to a question: the title, the heads of parts, the end."""
        groups = (
            (group.name, [one.number for one in self.catalogue.in_group(group.id)])
            for group in self.catalogue.groups
        )
        heads = (f"{name}: questions {numbers[0]} to {numbers[-1]}" for name, numbers in groups if numbers)
        return frozenset((*heads, END, *(one.title for one in self._forms)))

    @cached_property
    def _forms(self) -> tuple[Document, ...]:
        """Return all that members are given to answer on, without the name of an organisation."""
        ours = to_type_in(ReplyForm(self.catalogue))
        return workbook(self.catalogue, reply=True), workbook(self.catalogue), ours

    @cached_property
    def _lines(self) -> frozenset[str]:
        texts = (
            *(plain_text.render(one) for one in self._forms),
            *(plain_text.render(one, 10_000) for one in self._forms),
            *("\n".join(text for block in one.blocks for text in _texts(block)) for one in self._forms),
            CONTENTS,
            *(f"{one.title}. Page" for one in self._forms),  # at the foot of a Word file
            in_an_email(ReplyForm(self.catalogue)),
        )
        return frozenset(
            _plain(piece)
            for text in texts
            for line in text.splitlines()
            # A word processor keeps the numbers of a list apart from its text, or makes other marks of them.
            for piece in (line, _without_mark(line))
            if _plain(piece)
        )

    @cached_property
    def _all(self) -> str:
        whole = (plain_text.render(one, 10_000) for one in self._forms)
        bare = (_plain(text) for one in self._forms for block in one.blocks for text in _texts(block))
        email = in_an_email(ReplyForm(self.catalogue))
        return f" {' '.join((*map(_plain, whole), *bare, _plain(email)))} "

    @cached_property
    def _with_a_name(self) -> tuple[str, ...]:
        """Return how the lines begin that say whose form it is, and who it goes to."""
        begins = (
            f"{len(self.catalogue.criteria)} {ABOUT} ",
            f"{SEND_BY} ",
            *(f"{one}: " for one in (SEND_TO, *WHOSE)),
        )
        return tuple(map(_plain, begins))


def _texts(block: Block) -> tuple[str, ...]:
    match block:
        case Heading(text=text) | Paragraph(text=text):
            return (text,)
        case Items(items=items):
            return (*items, " ".join(items))
        case Room(label=label):
            return (label, f"{label.rstrip('.')}.")
        case Choices(options=options, typed=True):
            return options
        case Facts(rows=rows):
            return tuple(f"{label}: {value}" for label, value in rows)
        case _:
            return ()


def _without_mark(line: str) -> str:
    return re.sub(r"^\s*(?:\d+\.|[-*\u2022\u00b7\uf0b7])\s+", "", line)


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
