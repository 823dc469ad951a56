"""One difference between two copies, in words: what it is, and what each copy says."""

import datetime
from collections.abc import Iterable, Mapping
from typing import Any

from ulo_selfcheck.across.copies.merge import Difference, Place
from ulo_selfcheck.analysis.answer_words import SERVICE_STATES as STATE_WORDS
from ulo_selfcheck.analysis.answer_words import action_words, as_typed, evidence_words, views_words
from ulo_selfcheck.answers.review import (
    SERVICE_STATES,
    Action,
    Answer,
    Counted,
    Evidence,
    Last,
    Present,
    Priority,
    Progress,
    Sitting,
)
from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.catalogue.criterion import LEVELS
from ulo_selfcheck.documents.record_sections import present_words, sitting_words
from ulo_selfcheck.ground.dates import day
from ulo_selfcheck.ground.english import count, sentence
from ulo_selfcheck.ground.models import OpenPart
from ulo_selfcheck.ground.text import one_line

_WHOLE_WORDS: Mapping[Place, str] = {
    ("aims", "confirmed"): "Groups whose aims you looked at",
    ("priorities",): "What you chose to work on",
    ("replies",): "Which members' replies are counted",
    ("catalogue", "criteria"): "The set of criteria",
    ("assessment", "adopted"): "The day it was adopted",
    ("assessment", "started"): "The day it began",
    ("assessment", "title"): "The title of the review",
    ("assessment", "renewed_from"): "The review before",
    ("assessment", "actions_before"): "The highest number of an action before",
    ("organisation", "name"): "The name of your organisation",
    ("organisation", "people"): "Who you are for",
    ("organisation", "stop"): "Your stop on the journey",
}
_PART_WORDS = {
    "answer": "the answer",
    "sum": "who holds the votes",
    "agreed": "whether you agreed",
    "hands": "the show of hands",
    "views": "members' own views",
    "parked": "the parked matter",
    "services": "the checklist of services",
    "basic_needs": "the twelve basic needs",
    "last": "last time's answer",
    "evidence": "evidence",
    "who": "who does it",
    "by": "by when",
    "needs": "what it needs",
    "cost": "what it costs",
    "done": "whether it is done",
    "state": "how it stands",
    "why": "why it stands so",
    "progress": "how it goes",
    "present": "who was there",
    "quorate": "whether there were enough to decide",
    "access": "access",
    "conflicts": "conflicts of interest",
}


def alone_words(one: Difference, catalogue: Catalogue) -> str:
    """Return in words what only one copy has."""
    value = one.first if one.kind == "first-only" else one.second
    return _value(one.place, value, catalogue)


def values(one: Difference, catalogue: Catalogue) -> tuple[str, str]:
    """Return in words what each copy has. Where that sounds the same, what makes them differ is said too."""
    first, second = (_value(one.place, value, catalogue) for value in (one.first, one.second))
    if first != second:
        return first, second
    keys, others = _keys(one.first), _keys(one.second)
    return f"{first} {_apart(keys, others)}", f"{second} {_apart(others, keys)}"


def _apart(keys: Mapping[str, Any], others: Mapping[str, Any]) -> str:
    """Return in words the keys that the other copy has in another way."""
    differ = (name for name in {**keys, **others} if keys.get(name) != others.get(name))
    return sentence(", ".join(f"{_plain(name)} {_raw(keys.get(name))}" for name in differ))


def _keys(value: Any) -> Mapping[str, Any]:
    """Return a part of the file by its keys, as it stands there."""
    if isinstance(value, Mapping):
        return value
    if isinstance(value, tuple):
        pairs = (
            (number, name, one) for number, part in enumerate(value, 1) for name, one in _keys(part).items()
        )
        return {f"{number} {name}": one for number, name, one in pairs}
    if isinstance(value, OpenPart):
        return {**{name: getattr(value, name) for name in type(value).model_fields}, "extra": value.extra}
    return {}


def _raw(value: Any) -> str:
    return "nothing" if value in (None, "", (), {}) else one_line(str(value))


def label(place: Place, catalogue: Catalogue) -> str:
    """Name what differs: 'Question 5, Peer support, the note'."""
    if place in _WHOLE_WORDS:
        return _WHOLE_WORDS[place]
    rest = tuple(one for one in place[1:] if one not in ("extra", "facts"))
    match place[0]:
        case "answers":
            return ", ".join((_question(rest[0], catalogue), *_parts(rest[1:])))
        case "actions" | "sittings":
            what = "Action" if place[0] == "actions" else "Sitting"
            return ", ".join((f"{what} {rest[0]}", *_parts(rest[1:])))
        case "organisation":
            return f"Your organisation, {_plain(' '.join(rest))}"
        case "barriers":
            return f"Is this true here? {_plain(rest[0])}"
        case _:
            return sentence(_plain(" ".join(rest or place))).rstrip(".")


def _question(criterion: str, catalogue: Catalogue) -> str:
    title = catalogue.title(criterion)
    return f"Question {catalogue[criterion].number}, {title}" if criterion in catalogue.order else title


def _parts(names: Iterable[str]) -> list[str]:
    return [_PART_WORDS.get(one, f"the {_plain(one)}") for one in names]


def _plain(name: str) -> str:
    return name.replace("-", " ").replace("_", " ")


def _value(place: Place, value: Any, catalogue: Catalogue) -> str:
    """Return in words a value as people do."""
    if value in (None, "", (), {}):
        return "nothing."
    if isinstance(value, Mapping):
        return _table(place, value, catalogue)
    if isinstance(value, tuple):
        return " ".join(_one_of_many(one, catalogue) for one in value)
    if isinstance(value, Last):
        return f"{catalogue.name(value.word)}."
    return _part(value) or _word(str(value), catalogue)


def _one_of_many(one: Priority | Counted, catalogue: Catalogue) -> str:
    if isinstance(one, Counted):
        return f"A reply with {count(len(one.views), 'answer')}."
    reason = f" {as_typed(one.reason)}" if one.reason else ""
    return f"{sentence(catalogue.title(one.criterion))}{reason}"


def _part(value: Any) -> str:
    """Return in words a part of the file; nothing where it is a word or a number."""
    match value:
        case bool():
            return "yes." if value else "no."
        case datetime.date():
            return f"{day(value)}."
        case Evidence():
            return sentence(evidence_words(value))
        case Action():
            return action_words(value)
        case Sitting():
            return " ".join((f"{day(value.date)}.", *sitting_words(value)))
        case Present():
            return present_words(value)
        case Progress():
            return sentence(f"{day(value.date)}: {value.text}")
        case _:
            return ""


def _word(text: str, catalogue: Catalogue) -> str:
    """Return in words a word of ours as people do; other text as it was typed, on one line."""
    if text in LEVELS:
        return f"{catalogue.name(text)}."
    known = {state: STATE_WORDS[state] for state in SERVICE_STATES}
    return as_typed(known.get(text, one_line(text)))  # type: ignore[call-overload]


def _table(place: Place, value: Mapping[str, Any], catalogue: Catalogue) -> str:
    match place[-1]:
        case "answer":
            answer = Answer(**value)
            reason = f" {as_typed(answer.reason)}" if answer.reason else ""
            return f"{catalogue.name(answer.word)}.{reason}"
        case "sum":
            numbers = (f"{_plain(name)} {number}" for name, number in value.items() if number is not None)
            return sentence(", ".join(numbers))
        case "hands" | "views":
            return views_words(value, catalogue)  # type: ignore[arg-type]  # a table of views
        case "criteria":
            return f"{value['id']}, version {value['version']}."
        case _:
            return sentence(", ".join(f"{_plain(name)} {one}" for name, one in value.items()))
