"""Two copies of one review in words: what differs, which was saved later, and how to go on."""

import dataclasses
import datetime
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from ulo_selfcheck.analysis.comparison import title_of
from ulo_selfcheck.analysis.copies import (
    Choice,
    Difference,
    Kind,
    Place,
    Together,
    Which,
    left_out,
    put_together,
    saved_later,
)
from ulo_selfcheck.assessment.model import (
    SCHEMA,
    SERVICE_STATES,
    Action,
    Answer,
    Assessment,
    Evidence,
    Last,
    Present,
    Priority,
    Progress,
    Sitting,
)
from ulo_selfcheck.catalogue.model import LEVELS, Catalogue, day
from ulo_selfcheck.report import as_csv
from ulo_selfcheck.report.document import Block, Document, Facts, Heading, Items, Paragraph
from ulo_selfcheck.report.json_text import json_text
from ulo_selfcheck.report.record import other_format, sitting_words
from ulo_selfcheck.report.wording import SERVICE_STATES as STATE_WORDS
from ulo_selfcheck.report.wording import action_words, as_typed, evidence_words, views_words
from ulo_selfcheck.text import count, one_line, sentence

NO_DIFFERENCE = "They say the same. You can go on with either."
HOW_TO_GO_ON = (
    "To put them together, run compare in a terminal. Give both copies, and -o with a new name that ends in .toml.",
    "It asks you which to keep, one thing after another. Neither copy is changed.",
)
_WHOLE_WORDS: Mapping[Place, str] = {
    ("aims", "confirmed"): "Groups whose aims you looked at",
    ("priorities",): "What you chose to work on",
    ("catalogue", "criteria"): "The set of criteria",
    ("assessment", "adopted"): "The day it was adopted",
    ("assessment", "started"): "The day it began",
    ("assessment", "title"): "The title of the review",
    ("assessment", "renewed_from"): "The review before",
    ("organisation", "name"): "The name of your organisation",
    ("organisation", "people"): "Who you are for",
    ("organisation", "stop"): "Your stop on the journey",
}
_PART_WORDS = {
    "answer": "the answer",
    "sum": "the sum of voting members",
    "agreed": "whether you agreed",
    "hands": "the show of hands",
    "views": "members' own views",
    "parked": "the parked matter",
    "services": "the checklist",
    "last": "last time's answer",
    "evidence": "evidence",
    "who": "who does it",
    "by": "by when",
    "needs": "what it needs",
    "cost": "what it costs",
    "done": "whether it is done",
    "progress": "how it goes",
    "present": "who was there",
    "quorate": "whether there were enough to decide",
    "access": "access",
    "conflicts": "conflicts of interest",
}


class Copies(NamedTuple):
    """Two copies of one review, and what each is called here."""

    first: Assessment
    second: Assessment
    first_name: str
    second_name: str


def copies(it: Copies, catalogue: Catalogue) -> Document:
    """Compose what differs between two copies of one review."""
    title = f"Two copies of one review: {it.first.organisation.name}"
    blocks: tuple[Block, ...] = (
        Heading(1, title),
        Paragraph(f"The first is {it.first_name}. The second is {it.second_name}. {later_words(it)}"),
        *_differences(put_together(it.first, it.second), it, catalogue),
        *other_format(catalogue),
    )
    return Document(title, catalogue.identity.language, blocks, author=it.first.organisation.name)


def later_words(it: Copies) -> str:
    """Say which copy was saved later."""
    later = saved_later(it.first, it.second)
    if later is None:
        return "We cannot tell which was saved later."
    review = it.first if later == "first" else it.second
    time = review.assessment.updated
    on = f", on {day(time.date())} at {time:%H:%M} UTC" if time else ""
    return f"The {later} was saved later{on}."


def _differences(together: Together, it: Copies, catalogue: Catalogue) -> Iterator[Block]:
    if not together.differences:
        yield Paragraph(NO_DIFFERENCE)
        return
    differ = (*together.of("differ"), *together.of("left-out"))
    if differ:
        yield Heading(2, "They differ")
        for one in differ:
            first, second = values(one, catalogue)
            yield Heading(3, label(one.place, catalogue))
            yield Facts((("The first", first), ("The second", second)))
    for which in ("first", "second"):
        alone = together.of("first-only" if which == "first" else "second-only")
        if alone:
            yield Heading(2, f"Only in the {which}")
            yield Items(
                tuple(f"{label(one.place, catalogue)}: {alone_words(one, catalogue)}" for one in alone)
            )
    yield Heading(2, "How to go on")
    yield from (Paragraph(one) for one in _how_to_go_on(together, it))


def _how_to_go_on(together: Together, it: Copies) -> Iterator[str]:
    if whole := holds_all(together):
        name = it.first_name if whole == "first" else it.second_name
        yield f"All that is in the other is in the {whole} too. Go on with {name}."
        return
    yield from HOW_TO_GO_ON


def holds_all(together: Together) -> Which | None:
    """Give the copy in which everything of the other stands too; None where there is none."""
    kinds = {one.kind for one in together.differences}
    if kinds == {"first-only"}:
        return "first"
    return "second" if kinds == {"second-only"} else None


def alone_words(one: Difference, catalogue: Catalogue) -> str:
    """Say what only one copy has."""
    value = one.first if one.kind == "first-only" else one.second
    return _value(one.place, value, catalogue)


def values(one: Difference, catalogue: Catalogue) -> tuple[str, str]:
    """Say what each copy has. Where that sounds the same, what makes them differ is said too."""
    first, second = (_value(one.place, value, catalogue) for value in (one.first, one.second))
    if first != second:
        return first, second
    keys, others = _keys(one.first), _keys(one.second)
    return f"{first} {_apart(keys, others)}", f"{second} {_apart(others, keys)}"


def _apart(keys: Mapping[str, Any], others: Mapping[str, Any]) -> str:
    """Say the keys that the other copy has in another way."""
    differ = (name for name in {**keys, **others} if keys.get(name) != others.get(name))
    return sentence(", ".join(f"{_plain(name)} {_raw(keys.get(name))}" for name in differ))


def _keys(value: Any) -> Mapping[str, Any]:
    """Give a part of the file by its keys, as it stands there."""
    if isinstance(value, Mapping):
        return value
    if isinstance(value, tuple):
        pairs = (
            (number, name, one) for number, part in enumerate(value, 1) for name, one in _keys(part).items()
        )
        return {f"{number} {name}": one for number, name, one in pairs}
    if dataclasses.is_dataclass(value):
        return {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
    return {}


def _raw(value: Any) -> str:
    return "nothing" if value in (None, "", (), {}) else one_line(str(value))


def label(place: Place, catalogue: Catalogue) -> str:
    """Name what differs: 'Peer support, the note'."""
    if place in _WHOLE_WORDS:
        return _WHOLE_WORDS[place]
    rest = tuple(one for one in place[1:] if one not in ("extra", "facts"))
    match place[0]:
        case "answers":
            return ", ".join((title_of(rest[0], catalogue), *_parts(rest[1:])))
        case "actions" | "sittings":
            what = "Action" if place[0] == "actions" else "Sitting"
            return ", ".join((f"{what} {rest[0]}", *_parts(rest[1:])))
        case "organisation":
            return f"Your organisation, {_plain(' '.join(rest))}"
        case "barriers":
            return f"Is this true here? {_plain(rest[0])}"
        case _:
            return sentence(_plain(" ".join(rest or place))).rstrip(".")


def _parts(names: Iterable[str]) -> list[str]:
    return [_PART_WORDS.get(one, f"the {_plain(one)}") for one in names]


def _plain(name: str) -> str:
    return name.replace("-", " ").replace("_", " ")


def _value(place: Place, value: Any, catalogue: Catalogue) -> str:
    """Say a value as people do."""
    if value in (None, "", (), {}):
        return "nothing."
    if isinstance(value, Mapping):
        return _table(place, value, catalogue)
    if isinstance(value, tuple):
        return " ".join(_priority(one, catalogue) for one in value)
    if isinstance(value, Last):
        return f"{catalogue.name(value.word)}."
    return _part(value) or _word(str(value), catalogue)


def _priority(one: Priority, catalogue: Catalogue) -> str:
    reason = f" {as_typed(one.reason)}" if one.reason else ""
    return f"{sentence(title_of(one.criterion, catalogue))}{reason}"


def _part(value: Any) -> str:
    """Say a part of the file; nothing where it is a word or a number."""
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
            return " ".join(sitting_words(Sitting(id=0, date=datetime.date.min, present=value)))
        case Progress():
            return sentence(f"{day(value.date)}: {value.text}")
        case _:
            return ""


def _word(text: str, catalogue: Catalogue) -> str:
    """Say a word of ours as people do; other text as it was typed, on one line."""
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


def kept_words(
    together: Together, choices: Mapping[Place, Choice], it: Copies, catalogue: Catalogue
) -> list[str]:
    """Say what came of putting two copies together, and everything that was left out."""
    alone = len(together.of("first-only")) + len(together.of("second-only"))
    usual = saved_later(it.first, it.second) or "first"
    said = [f"{count(alone, 'thing')} came along from one copy alone."] if alone else []
    for one in left_out(together, choices, usual):
        first, second = values(one, catalogue)
        name = label(one.place, catalogue)
        if one.kind == "left-out":
            said.append(f"Left out: {name}. The first says {first} The second says {second}")
        else:
            kept = choices.get(one.place, usual)
            said.append(
                f"Left out: {name}. {f'The second said: {second}' if kept == 'first' else f'The first said: {first}'}"
            )
    return said


def made(said: Iterable[str], catalogue: Catalogue) -> Document:
    """Compose what came of putting two copies together."""
    title = "Both copies are put together"
    blocks: tuple[Block, ...] = (Heading(1, title), *(Paragraph(one) for one in said))
    return Document(title, catalogue.identity.language, blocks)


# For other programs


def as_json(it: Copies, catalogue: Catalogue) -> str:
    """Give what differs between two copies as JSON text."""
    rows = [
        {**row, "place": list(one.place)} for one, row in _rows(put_together(it.first, it.second), catalogue)
    ]
    data = {"schema": SCHEMA, "saved_later": saved_later(it.first, it.second), "differences": rows}
    return json_text(data)


def table(it: Copies, catalogue: Catalogue) -> str:
    """Give what differs between two copies as CSV, a row for each thing."""
    return as_csv.table(row for _, row in _rows(put_together(it.first, it.second), catalogue))


def _for_programs(value: Any, said: str) -> str:
    """Give a text as it was typed, and anything else in words."""
    if value in (None, "", (), {}):
        return ""
    return value if isinstance(value, str) else said


_KIND_WORDS: Mapping[Kind, str] = {
    "differ": "differ",
    "left-out": "differ",
    "first-only": "first-only",
    "second-only": "second-only",
}


def _rows(together: Together, catalogue: Catalogue) -> Iterable[tuple[Difference, as_csv.Row]]:
    for one in together.differences:
        words = values(one, catalogue)
        first, second = (
            _for_programs(value, said) for value, said in zip((one.first, one.second), words, strict=True)
        )
        yield (
            one,
            {
                "place": ".".join(one.place),
                "what": label(one.place, catalogue),
                "kind": _KIND_WORDS[one.kind],
                "first": first,
                "second": second,
            },
        )
