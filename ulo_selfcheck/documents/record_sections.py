"""The record: every criterion with what was answered, said and decided about it, and who took part."""

from collections.abc import Iterator

from ulo_selfcheck.analysis import gap_words
from ulo_selfcheck.analysis.answer_words import (
    action_words,
    as_typed,
    became_words,
    printed_views,
    said_beside,
)
from ulo_selfcheck.analysis.board import disagreement, sum_words
from ulo_selfcheck.analysis.gaps import Place
from ulo_selfcheck.analysis.last_time import sum_then
from ulo_selfcheck.answers.review import Answer, Last, Present, Sitting
from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.catalogue.own_word import in_own_words
from ulo_selfcheck.documents.gap_sections import BESIDE
from ulo_selfcheck.documents.material import Blocks, Material
from ulo_selfcheck.documents.tree import Facts, Heading
from ulo_selfcheck.ground.dates import day
from ulo_selfcheck.ground.english import count, listing, sentence


def every_answer(material: Material) -> Blocks:
    yield Heading(2, "The record: every criterion, with your answer")
    about = tuple(_who_you_are(material))
    if about:
        yield Facts(about, together=True)
    for group in material.catalogue.groups:
        yield Heading(3, group.name)
        for place in material.analysis.places:
            if place.criterion.group == group.id:
                yield Heading(4, place.numbered)
                yield Facts(tuple(_answer_rows(place, material)), together=True)


def _who_you_are(material: Material) -> Iterator[tuple[str, str]]:
    ours = material.assessment.organisation
    rows = (
        ("Your area", ours.area),
        ("Who you are for", ours.people),
        ("You call yourselves", ours.called),
        ("Your council", ours.council),
        ("How it can reach you", ours.contact),
        ("What changed for somebody", ours.changed),
    )
    return ((label, as_typed(words)) for label, words in rows if words)


def _answer_rows(place: Place, material: Material) -> Iterator[tuple[str, str]]:
    answer, level = place.answer, place.answer.level
    meaning = f" {place.criterion.levels[level]}" if level else ""
    yield "Your answer", f"{sentence(gap_words.now_words(place, material.catalogue))}{meaning}"
    asked = in_own_words(answer.asked, material.assessment.organisation.people)
    if asked and asked != place.criterion.plain_words:
        yield "The words you answered", answer.asked
    yield from _beside(answer, material.catalogue)
    if place.criterion.sum:
        yield from _sum_rows(material)
    yield from _last_rows(answer.last, place.criterion.plain_words, material.catalogue)
    yield from _plan_rows(place.id, material)


def _sum_rows(material: Material) -> Iterator[tuple[str, str]]:
    """Return the sum of voting members, and the difference where it and the level do not fit together."""
    board = material.analysis.board
    if board and material.catalogue.with_sum:
        level = material.assessment.answer(material.catalogue.with_sum.id).level
        differs = disagreement(board, level, material.catalogue)
        said = [*sum_words(board, material.catalogue), *([differs] if differs else [])]
        yield "Counting the votes", " ".join(said)


def _plan_rows(criterion: str, material: Material) -> Iterator[tuple[str, str]]:
    """Return why a criterion was chosen, how its open actions go, and those that are closed, in full."""
    for chosen in material.assessment.priorities:
        if chosen.criterion == criterion and chosen.reason:
            yield "Why you chose it", chosen.reason
    for action in material.assessment.actions:
        if action.criterion == criterion:
            became = became_words(action) if action.is_open else [action_words(action)]
            if said := " ".join(became):
                yield "How it goes" if action.is_open else "Closed", said


def other_answers(material: Material) -> Blocks:
    """Return what was said about criteria that this set does not ask, so that none is missing."""
    ours = material.assessment
    spoken_of = {
        *ours.answers,
        *(one.criterion for one in ours.priorities),
        *(one.criterion for one in ours.actions),
    }
    others = spoken_of - {place.id for place in material.analysis.places}
    if others:
        yield Heading(2, "Answers to other criteria")
        for one in sorted(others):
            yield Heading(3, material.catalogue.title(one))
            yield Facts(
                (
                    *_now_asked(one, material.catalogue),
                    *_other_rows(ours.answer(one), material.catalogue),
                    *_plan_rows(one, material),
                )
            )


def _now_asked(criterion: str, catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Return in words what is asked in place of a criterion that is not asked any more."""
    instead = next((one.replaced_by for one in catalogue.retired if one.id == criterion), None)
    if instead is not None:
        now = f" Now asked: {listing([catalogue.title(one) for one in instead])}." if instead else ""
        yield "Why it stands here", f"This is not asked any more.{now}"


def _other_rows(answer: Answer, catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    yield "Your answer", sentence(catalogue.name(answer.word))
    if answer.asked:
        yield "The words you answered", answer.asked
    yield from _beside(answer, catalogue)
    yield from _last_rows(answer.last, answer.asked, catalogue)


def _last_rows(last: Last | None, asked: str, catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Return what was answered last time, and every word that was said beside it; the words asked, if others."""
    if last is None:
        return
    on = f", on {day(last.date)}" if last.date else ""
    yield "Last time", f"{catalogue.name(last.word)}{on}."
    if last.asked and last.asked != asked:
        yield "The words then", last.asked
    if last.aim:
        yield "Your aim then", sentence(catalogue.name(last.aim))
    if last.reason:
        yield "Your reason then", last.reason
    if last.concern:
        yield "A concern then", last.concern
    for said in sum_then(last):
        yield "The sum then", said


def _beside(answer: Answer, catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Return what was said beside an answer, and what people said about it: concerns, views, what is parked."""
    yield from said_beside(answer, {"reason": "Your reason", **BESIDE, "concern": "A concern"})
    if answer.agreed is False:
        yield "Agreed", "Not yet."
    for label, views in (("Show of hands", answer.hands), ("Members' own views", answer.views)):
        if views:
            yield label, printed_views(views, catalogue)
    yield from said_beside(answer, {"parked": "Parked"})


def where_and_for_whom(material: Material) -> Iterator[str]:
    ours = material.assessment.organisation
    if ours.area:
        yield f"{ours.area}."
    if ours.people:
        yield f"For {ours.people}."


def who_took_part(material: Material) -> Blocks:
    if material.assessment.sittings:
        yield Heading(2, "Who took part")
        people = material.assessment.organisation.people
        for sitting in material.assessment.sittings:
            said = " ".join(sitting_words(sitting, people))
            yield Facts(((day(sitting.date), said or "Nothing more was written down."),))


def present_words(present: Present, people: str = "") -> str:
    """Return in words how many were there, by the part they had."""
    counted = (
        (present.voting_from_constituency, in_own_words("voting (the people we are for)", people), ""),
        (present.other_voting, "other voting", "others voting"),
        (present.non_voting, "not voting", ""),
        (present.supporters, "supporter", "supporters"),
        (present.interpreters, "interpreter", "interpreters"),
        (present.staff, "staff", ""),
        (present.guests, "guest", "guests"),
        (present.adviser, "adviser", "advisers"),
    )
    said = (count(number, one, many or one) for number, one, many in counted if number)
    return sentence(f"Present: {', '.join(said)}")


def sitting_words(sitting: Sitting, people: str = "") -> Iterator[str]:
    """Return in words a sitting, sentence by sentence: how many were there, who guided, what helped."""
    if sitting.present:
        yield present_words(sitting.present, people)
    if sitting.quorate is not None:
        yield (
            "There were enough people to decide."
            if sitting.quorate
            else "There were not enough people to decide."
        )
    for label, value in (
        ("Guide", sitting.guide),
        ("Place", sitting.place),
        ("Access", sitting.access),
        ("Conflicts of interest", sitting.conflicts),
    ):
        if value:
            yield sentence(f"{label}: {value}")
