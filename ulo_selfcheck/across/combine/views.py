"""Members' own answers put together: how far the views lie apart, and what was said, unnamed.

Nothing is agreed for anybody: what comes of it has no status and no level. Nothing in it tells who said what,
so it does not depend on the order in which the files came.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ulo_selfcheck.analysis.answer_words import FEW
from ulo_selfcheck.analysis.gaps import Analysis
from ulo_selfcheck.answers import counting
from ulo_selfcheck.answers.review import (
    VIEWS,
    About,
    Answer,
    Assessment,
    CatalogueUsed,
    Evidence,
    Organisation,
    Status,
    View,
)
from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.catalogue.criterion import Level
from ulo_selfcheck.ground.english import count, most_common
from ulo_selfcheck.ground.text import typed


@dataclass(frozen=True, kw_only=True)
class Member:
    """What one member thinks, before anybody talked. A filled-in form does not say of which organisation."""

    organisation: Organisation
    catalogue: CatalogueUsed
    views: Mapping[str, View]
    notes: Mapping[str, tuple[str, ...]]
    evidence: Mapping[str, tuple[Evidence, ...]]

    @property
    def is_empty(self) -> bool:
        return not self.views and not any(self.notes.values()) and not any(self.evidence.values())


def from_answers(assessment: Assessment, catalogue: Catalogue) -> Member:
    """Take a member's views from a file of answers; sittings, plans and aims stay theirs.

    An answer to another meaning is no view.
    """
    answers = counting.counting(assessment, catalogue).answers
    return Member(
        organisation=assessment.organisation,
        catalogue=assessment.catalogue,
        views={one: view_of(answer.status, answer.level) for one, answer in answers.items() if answer.status},
        notes={one: tuple(_said(answer, catalogue)) for one, answer in answers.items()},
        evidence={one: answer.evidence for one, answer in answers.items()},
    )


def view_of(status: Status | None, level: Level | None = None) -> View:
    """Return what counts: a level, not sure, or no view for what is left for later or not for us."""
    if status == "rated" and level:
        return level
    return "not-sure" if status == "not-sure" else "no-view"


def _said(answer: Answer, catalogue: Catalogue) -> Iterator[str]:
    if answer.status == "not-for-us":
        yield not_for_us_words(answer.reason, catalogue)
    yield from (one for one in (answer.note, answer.concern, answer.parked) if one)
    if answer.partner:
        yield f"A partner does this: {answer.partner}"


def not_for_us_words(reason: str, catalogue: Catalogue) -> str:
    """Keep in a note what the count cannot say: that somebody found it not for us."""
    name = catalogue.name("not-for-us")
    return f"{name}: {reason}" if reason else f"{name}."


def combine(members: Sequence[Member], catalogue: Catalogue, about: About, name: str = "") -> Assessment:
    """Put members' views together. `name` is the organisation's, where no file says it."""
    others = {one for member in members for one in (*member.views, *member.notes, *member.evidence)}
    criteria = (*catalogue.order, *sorted(others - set(catalogue.order)))
    return Assessment(
        assessment=about,
        organisation=_organisation([one.organisation for one in members], name),
        catalogue=_catalogue(members, catalogue),
        answers={one: _answer(one, members) for one in criteria},
    )


def _answer(criterion: str, members: Sequence[Member]) -> Answer:
    counts = Counter(member.views.get(criterion, "no-view") for member in members)
    return Answer(
        note="\n\n".join(paragraphs(criterion, members)),
        evidence=pieces(criterion, members),
        views=in_order(counts),
    )


def paragraphs(criterion: str, members: Sequence[Member]) -> list[str]:
    """Return the notes to a question, each once and by the alphabet."""
    notes = (paragraph(one) for member in members for one in member.notes.get(criterion, ()))
    return sorted({one for one in notes if one}, key=_alphabet)


def pieces(criterion: str, members: Sequence[Member]) -> tuple[Evidence, ...]:
    """Return the evidence for a question, each piece once and by the alphabet."""
    evidence = (one for member in members for one in member.evidence.get(criterion, ()))
    found = {(typed(one.what), typed(one.where), one.date) for one in evidence}
    ordered = sorted(found, key=lambda one: (*one[:2], str(one[2] or "")))
    return tuple(Evidence(what=what, where=where, date=date) for what, where, date in ordered if what)


def in_order(counts: Mapping[View, int]) -> dict[View, int]:
    """Return how many are at each level, as the levels rise."""
    return {view: counts[view] for view in VIEWS if counts.get(view, 0) > 0}


def paragraph(text: str) -> str:
    """Return a note without empty lines, so that each stays one paragraph among others."""
    return "\n".join(line for line in typed(text).split("\n") if line.strip())


def _alphabet(text: str) -> tuple[str, str]:
    return text.casefold(), text


def _organisation(ours: Sequence[Organisation], name: str) -> Organisation:
    """Return the details that nobody sees otherwise; where two differ, the committee says it."""
    facts = sorted({fact for one in ours for fact in one.facts})
    return Organisation(
        name=most_common(sorted(one.name for one in ours)) or typed(name),
        people=_undisputed(ours, lambda one: one.people) or "",
        nation=_undisputed(ours, lambda one: one.nation),
        form=_undisputed(ours, lambda one: one.form),
        area=_undisputed(ours, lambda one: one.area) or "",
        facts={fact: value for fact in facts if (value := _undisputed(ours, _fact_of(fact))) is not None},
    )


def _fact_of(fact: str) -> Callable[[Organisation], Any]:
    return lambda one: None if one.facts.get(fact) == "not-sure" else one.facts.get(fact)


def _undisputed(ours: Sequence[Organisation], of: Callable[[Organisation], Any]) -> Any:
    said = {(type(value), value) for one in ours if (value := of(one)) not in (None, "")}
    return said.pop()[1] if len(said) == 1 else None


def _catalogue(members: Sequence[Member], catalogue: Catalogue) -> CatalogueUsed:
    known = next((one.catalogue for one in members if one.catalogue.id), None)
    used = known or CatalogueUsed(id=catalogue.identity.id, version=catalogue.identity.version)
    return CatalogueUsed(id=used.id, version=used.version)


def summary_words(many: int, analysis: Analysis, *, under_way: bool = False) -> list[str]:
    """Return in words what came of it: how many members, and what to talk about first."""
    wide = [place.criterion for place in analysis.places if place.talk_again]
    agreed = (
        "Nothing that you agreed has changed."
        if under_way
        else "You still have to agree your answers together."
    )
    said = [f"There are answers from {count(many, 'member')}. {agreed}"]
    if wide:
        said.append(f"Views differ widely on {count(len(wide), 'question')}. Talk about these first:")
        said += [f"Question {one.number}. {one.title}." for one in wide]
    else:
        said.append("Views do not differ widely on any question.")
    if many < FEW:
        said.append(f"With fewer than {FEW} people, others may guess who said what. Take care who sees this.")
    said.append("Read the notes before you show them. A note can tell who wrote it.")
    return said
