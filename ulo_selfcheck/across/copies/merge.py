"""Two copies of one review, changed apart: what differs, and both put together in a third.

What only one copy has comes along. Where both say something and differ, somebody chooses. Nothing is lost in
silence: every difference is given, and what was not chosen can be told.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from ulo_selfcheck.answers.review import Answer, Assessment, CatalogueUsed, free_number
from ulo_selfcheck.ground.models import OpenPart, replace

Place = tuple[str, ...]
"""Where something stands in a file: ('answers', 'peer-support', 'note')."""
Which = Literal["first", "second"]
Choice = Literal["first", "second", "both"]
Kind = Literal["differ", "first-only", "second-only", "left-out"]

_BELONG_TOGETHER: Mapping[type, Mapping[str, tuple[str, ...]]] = {
    Answer: {
        "answer": ("status", "level", "reason", "revision", "asked", "sitting"),
        "sum": ("voting", "from_constituency", "disabled"),
    },
    CatalogueUsed: {"criteria": ("id", "version")},
}
"""Keys that are one thing: nobody keeps the level of one copy with the reason of the other."""
_BESIDE_THE_ANSWER: Mapping[str, Any] = {"asked": "", "sitting": None}
"""What does not make two answers differ."""
_WHOLE = frozenset({"hands", "views", "present", "last", "priorities", "replies"})
_WITH_ID = frozenset({"sittings", "actions"})
_BOTH_KEPT = frozenset({"evidence", "progress", "confirmed"})
_TEXTS: Mapping[str, str] = {"note": "\n", "concern": " ", "parked": " "}
"""Texts that can be kept both, with what stands between them."""
_NEVER_ASKED = frozenset({"schema_version", "updated", "adopted"})


@dataclass(frozen=True, kw_only=True)
class Difference:
    """One thing that the two copies do not say alike. 'left-out' is what cannot be kept in the third file."""

    place: Place
    kind: Kind
    first: Any
    second: Any

    @property
    def both(self) -> bool:
        """Return whether both can be kept."""
        return self.kind == "differ" and self.place[-1] in _TEXTS


@dataclass(frozen=True, slots=True)
class Together:
    """The third file, and every difference between the two it came from."""

    assessment: Assessment
    differences: tuple[Difference, ...]

    def of(self, kind: Kind) -> tuple[Difference, ...]:
        return tuple(one for one in self.differences if one.kind == kind)


def are_copies(first: Assessment, second: Assessment) -> bool:
    """Return whether two files hold the same review."""
    return first.assessment.id == second.assessment.id


def saved_later(first: Assessment, second: Assessment) -> Which | None:
    """Return which copy was saved later; None where it cannot be told."""
    one, other = first.assessment.updated, second.assessment.updated
    if one is None or other is None or one == other:
        return None
    return "first" if one > other else "second"


def put_together(
    first: Assessment, second: Assessment, choices: Mapping[Place, Choice] | None = None
) -> Together:
    """Put two copies of one review together. Where nothing is chosen, the one saved later stands."""
    work = _Work(choices or {}, saved_later(first, second) or "first")
    both: Assessment = work.part((), first, _with_free_numbers(second, first))
    one, other = first.assessment, second.assessment
    times = [time for time in (one.updated, other.updated) if time]
    adopted = one.adopted if one.adopted == other.adopted else None
    if one.adopted != other.adopted:
        # What was adopted is the answers of one copy alone, so these are not adopted.
        work.tell(("assessment", "adopted"), "left-out", one.adopted, other.adopted)
    about = replace(both.assessment, updated=max(times, default=None), adopted=adopted)
    return Together(replace(both, assessment=about), tuple(work.differences))


def left_out(together: Together, choices: Mapping[Place, Choice], usual: Which) -> Iterator[Difference]:
    """Return the differences of which one side, or both, did not come into the third file."""
    for one in together.differences:
        if one.kind == "left-out" or (one.kind == "differ" and choices.get(one.place, usual) != "both"):
            yield one


class _Work:
    """Goes through two copies side by side, and writes down what differs."""

    def __init__(self, choices: Mapping[Place, Choice], usual: Which) -> None:
        self.differences: list[Difference] = []
        self._choices = choices
        self._usual = usual

    def tell(self, place: Place, kind: Kind, first: Any, second: Any) -> None:
        self.differences.append(Difference(place=place, kind=kind, first=first, second=second))

    def part(self, place: Place, first: Any, second: Any) -> Any:
        """Put two parts of the same kind together, key by key."""
        groups = _BELONG_TOGETHER.get(type(first), {})
        grouped = {name for names in groups.values() for name in names} | _NEVER_ASKED
        changes: dict[str, Any] = {}
        for name, names in groups.items():
            chosen = self._thing((*place, name), _only(names, first), _only(names, second))
            changes |= {one: chosen.get(one) for one in names}
        for name in type(first).model_fields:
            if name not in grouped:
                changes[name] = self._field((*place, name), getattr(first, name), getattr(second, name))
        unknown = self._field((*place, "extra"), first.extra, second.extra)
        return replace(first, extra=unknown, **changes)

    def _field(self, place: Place, first: Any, second: Any) -> Any:
        name = place[-1]
        if first == second:
            return first
        ours = isinstance(first, tuple) and isinstance(second, tuple)  # an unknown key may have our name
        if ours and name in _WITH_ID:
            return self._with_id(place, first, second)
        if ours and name in _BOTH_KEPT:
            return self._all(place, first, second)
        if name in _WHOLE:
            return self._thing(place, first, second)
        if isinstance(first, Mapping) and isinstance(second, Mapping):
            return self._by_key(place, first, second)
        if isinstance(first, OpenPart) and isinstance(second, OpenPart):
            return self.part(place, first, second)
        return self._thing(place, first, second)

    def _by_key(self, place: Place, first: Mapping[str, Any], second: Mapping[str, Any]) -> dict[str, Any]:
        missing = Answer() if place == ("answers",) else None
        keys = dict.fromkeys((*first, *second))
        return {
            key: self._field((*place, key), first.get(key, missing), second.get(key, missing)) for key in keys
        }

    def _with_id(self, place: Place, first: Sequence[Any], second: Sequence[Any]) -> tuple[Any, ...]:
        one, other = _by_id(first), _by_id(second)
        return tuple(
            self._field((*place, str(key[0])), one.get(key), other.get(key))
            for key in dict.fromkeys((*one, *other))
        )

    def _all(self, place: Place, first: Sequence[Any], second: Sequence[Any]) -> tuple[Any, ...]:
        """Keep all pieces of both, those of the first before."""
        for piece in first:
            if piece not in second:
                self.tell(place, "first-only", piece, None)
        new = [piece for piece in second if piece not in first]
        for piece in new:
            self.tell(place, "second-only", None, piece)
        return (*first, *new)

    def _thing(self, place: Place, first: Any, second: Any) -> Any:
        """Keep one of two things, or the only one there is."""
        if _alike(place, first, second):
            return first if self._usual == "first" else second
        if _is_empty(place, first) or _goes_on(place, first, second):
            self.tell(place, "second-only", first, second)
            return second
        if _is_empty(place, second) or _goes_on(place, second, first):
            self.tell(place, "first-only", first, second)
            return first
        self.tell(place, "differ", first, second)
        choice = self._choices.get(place, self._usual)
        if choice == "both" and place[-1] in _TEXTS:
            return f"{first}{_TEXTS[place[-1]]}{second}"
        return first if choice == "first" else second


def _only(names: Sequence[str], part: Any) -> dict[str, Any]:
    return {name: getattr(part, name) for name in names}


def _is_group(place: Place) -> bool:
    return place[0] == "answers" and place[2:] in (("answer",), ("sum",))


def _alike(place: Place, first: Any, second: Any) -> bool:
    if _is_group(place):
        return {**first, **_BESIDE_THE_ANSWER} == {**second, **_BESIDE_THE_ANSWER}
    return bool(first == second)


def _is_empty(place: Place, value: Any) -> bool:
    """Return whether nothing was said. 'No' was said, save of an action that is not done yet."""
    if _is_group(place):
        said = {name: one for name, one in value.items() if name not in ("asked", "sitting", "revision")}
        return all(one in (None, "") for one in said.values())
    return value in (None, "", (), {}) or (place[-1] == "done" and value is False)


def _goes_on(place: Place, short: Any, long: Any) -> bool:
    """Return whether one text is the other with more written to it."""
    return place[-1] in _TEXTS and isinstance(short, str) and isinstance(long, str) and short in long


def _by_id(parts: Sequence[Any]) -> dict[tuple[int, int], Any]:
    """Return parts by their id. A file changed by hand may have one twice."""
    found: dict[tuple[int, int], Any] = {}
    for part in parts:
        again = sum(key[0] == part.id for key in found)
        found[part.id, again] = part
    return found


# Two people may have given one number to two things


def _with_free_numbers(second: Assessment, first: Assessment) -> Assessment:
    """Return the second copy with new numbers where the first has the same number for something else."""
    sittings = _numbers(first.sittings, second.sittings, "date")
    actions = _numbers(first.actions, second.actions, "what")
    answers = {
        one: replace(answer, sitting=sittings.get(answer.sitting, answer.sitting))
        if answer.sitting is not None
        else answer
        for one, answer in second.answers.items()
    }
    return replace(
        second,
        sittings=tuple(replace(one, id=sittings.get(one.id, one.id)) for one in second.sittings),
        actions=tuple(replace(one, id=actions.get(one.id, one.id)) for one in second.actions),
        answers=answers,
    )


def _numbers(first: Sequence[Any], second: Sequence[Any], same: str) -> dict[int, int]:
    """Return a new number for each of the second's that stands for something else in the first."""
    taken = {one.id: getattr(one, same) for one in first}
    other = dict.fromkeys(one.id for one in second if one.id in taken and taken[one.id] != getattr(one, same))
    used = {one.id for one in (*first, *second)}
    numbers: dict[int, int] = {}
    for number in other:
        numbers[number] = free_number(used)
        used.add(numbers[number])
    return numbers
