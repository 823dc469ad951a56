"""Which question a line names, in the ways people write it: 'Question 3 (rights)', 'Q4 - 3', '5. 4'."""

import re
from typing import NamedTuple

from ulo_selfcheck.across.combine.typed_answer import read_answer
from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.catalogue.criterion import Criterion

_WORDS = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
    "twenty-one",
)
_NUMBER = rf"(\d{{1,3}}|{'|'.join(sorted(_WORDS, key=len, reverse=True))})"
_NAMED = re.compile(rf"(?:question|q)[ .]*(?:number|no\.?)? *{_NUMBER}(?![\w])(.*)$", re.IGNORECASE)
_BARE = re.compile(r"(\d{1,2}) *(?:[:=]|[.)] |[-\u2010-\u2015] | [-\u2010-\u2015])(.*)$")
_SPACED = re.compile(r"(\d{1,2}) +([^\W\d].*)$")
_ID = re.compile(r"\s*\(\s*([a-z][a-z0-9-]*)\s*\)", re.IGNORECASE)
_SEPARATORS = " \t.,:;=)-\u2010\u2011\u2012\u2013\u2014\u2015"
_LABEL = re.compile(r"(?:my |our )?answer(?:\b(?:\s+is\b)?)", re.IGNORECASE)
_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014"), "-")


class Heading(NamedTuple):
    """The question that a line names, and the answer that stands beside it."""

    criterion: str | None
    """None: it names a question that we do not have."""
    answer: str
    bare: bool = False
    """A number alone names the question: it may be something else."""
    doubt: str = ""
    """Why it may be another question."""


def read_heading(line: str, catalogue: Catalogue) -> Heading | None:
    """Return the question that a line names; None where it names none."""
    if found := _NAMED.match(line):
        return _named(found[1], found[2], catalogue)
    if found := _BARE.match(line):
        one = _by_number(int(found[1]), catalogue)
        return Heading(one.id if one else None, found[2].strip(), bare=True)
    return None


def read_spaced(line: str, catalogue: Catalogue) -> Heading | None:
    """Return the question that a line such as '9 not sure' names in a list of answers; elsewhere it is a sentence."""
    found = _SPACED.match(line)
    one = _by_number(int(found[1]), catalogue) if found else None
    return Heading(one.id, found[2].strip(), bare=True) if found and one else None


def _named(number: str, rest: str, catalogue: Catalogue) -> Heading | None:
    by_number = _by_number(_value(number), catalogue)
    found = _ID.match(rest.translate(_DASHES))
    named = found[1].casefold() if found else ""
    after = rest[found.end() :] if found else rest
    one = _by_id(named, catalogue) if named else by_number
    answer, apart = _answer_beside(after, one)
    if answer and not apart and read_answer(answer, catalogue) is None:
        return None  # 'Question 5 is hard for us' speaks of a question
    doubt = _TWO if named and one and by_number and by_number is not one else ""
    return Heading(one.id if one else None, answer, doubt=doubt)


_TWO = "The number and the name in brackets are two questions. The name counts, if you type a number here."


def _value(number: str) -> int:
    return int(number) if number.isdecimal() else _WORDS.index(number.casefold()) + 1


def _by_number(number: int, catalogue: Catalogue) -> Criterion | None:
    return next((one for one in catalogue.criteria if one.number == number), None)


def _by_id(name: str, catalogue: Catalogue) -> Criterion | None:
    return next((one for one in catalogue.criteria if one.id == name), None)


def _answer_beside(rest: str, one: Criterion | None) -> tuple[str, bool]:
    """Return what stands beside the name of a question, without its title and its label, and if it is set apart."""
    left = rest.lstrip(_SEPARATORS)
    apart = not left or left != rest.lstrip()
    if one and _begins_title(left, one):
        return "", True
    for pattern in (_title(one), _LABEL):
        if pattern and (found := pattern.match(left)):
            left, apart = left[found.end() :].lstrip(_SEPARATORS), True
    return left.strip(), apart


def _begins_title(text: str, one: Criterion) -> bool:
    """Return whether a text is the title of a question, or its beginning: an email program may have broken it."""
    words = re.findall(r"\w+", text.casefold())
    return bool(words) and re.findall(r"\w+", one.title.casefold())[: len(words)] == words


def _title(one: Criterion | None) -> re.Pattern[str] | None:
    words = re.findall(r"\w+", one.title) if one else []
    return re.compile(r"\W+".join(map(re.escape, words)) + r"\b", re.IGNORECASE) if words else None
