"""The sections that only the whole report has: the journey, what to ask for, every answer, who took part, sources."""

from collections.abc import Iterator

from ulo_selfcheck.analysis import barriers, gap_words, journey
from ulo_selfcheck.analysis.answer_words import (
    SERVICE_STATES,
    action_words,
    as_typed,
    printed_views,
    said_beside,
)
from ulo_selfcheck.analysis.gaps import Place
from ulo_selfcheck.analysis.last_time import sum_then
from ulo_selfcheck.answers.review import Answer, Last, Present, Sitting, ticked
from ulo_selfcheck.catalogue.context import Reading
from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.catalogue.own_word import in_own_words
from ulo_selfcheck.documents.gap_sections import BESIDE
from ulo_selfcheck.documents.material import Blocks, Material
from ulo_selfcheck.documents.titled import other_format
from ulo_selfcheck.documents.tree import Facts, Heading, Items, Paragraph, listed
from ulo_selfcheck.ground.dates import day
from ulo_selfcheck.ground.english import count, listing, sentence


def when_and_how(material: Material) -> Blocks:
    """Return in words when the sittings were, and whether the committee has adopted the result."""
    said = []
    dates = [day(one.date) for one in material.assessment.sittings]
    if dates:
        said.append(f"You met on {listing(dates)}.")
    if not material.assessment.assessment.adopted:
        said.append("The committee has not adopted this yet.")
    if said:
        yield Paragraph(" ".join(said))


def journey_stop(material: Material) -> Blocks:
    suggestion = journey.suggest(material.catalogue, material.assessment)
    if suggestion is None or material.catalogue.journey is None:
        return
    yield Heading(2, "Where you are on the journey")
    yield Paragraph(
        f"{journey.stop_words(suggestion, material.catalogue)} {material.catalogue.journey.about}"
    )
    if suggestion.because:
        yield Paragraph("What points to it:")
        yield Items(suggestion.because)
    if suggestion.unknown:
        yield Paragraph("Not known yet:")
        yield Items(tuple(one.ask for one in suggestion.unknown))
    yield Paragraph("What you could do next:")
    yield Items(suggestion.stop.next_steps)
    yield Paragraph("What those who buy services can do at this stop. You could ask them to:")
    yield Items(suggestion.stop.ask_commissioners)
    if suggestion.next:
        yield Paragraph(f"The next stop is: {suggestion.next.name}.")
        if suggestion.towards:
            yield Paragraph("It also looks at these. They are not there yet:")
            yield Items(suggestion.towards)


def barriers_and_asks(material: Material) -> Blocks:
    here = barriers.confirmed(material.catalogue, material.assessment)
    if not here:
        return
    yield Heading(2, "What stands in your way, and what to ask for")
    yield Paragraph(
        "You said that these barriers are true here. They are done to you. They are not your fault."
    )
    yield Items(tuple(f"{one.name}. {one.plain}" for one in here))
    yield Heading(3, "What you can do yourselves")
    yield Items(tuple(dict.fromkeys(step for one in here for step in one.own_steps)))
    yield Heading(3, "What to ask the people who buy services")
    for approach in barriers.asks_for(material.catalogue, here):
        law = barriers.law_for(approach, material.assessment, material.today)
        yield Facts(
            ((approach.name, f"{approach.ask} {approach.why}"), *(("Today's law", one) for one in law))
        )


def every_answer(material: Material) -> Blocks:
    yield Heading(2, "Every criterion, with your answer")
    for group in material.catalogue.groups:
        yield Heading(3, group.name)
        for place in material.analysis.places:
            if place.criterion.group == group.id:
                yield Heading(4, place.criterion.title)
                yield Facts(tuple(_answer_rows(place, material)))


def _answer_rows(place: Place, material: Material) -> Iterator[tuple[str, str]]:
    answer = place.answer
    yield "In plain words", place.criterion.plain_words
    yield "Your answer", sentence(gap_words.now_words(place, material.catalogue))
    asked = in_own_words(answer.asked, material.assessment.organisation.people)
    if asked and asked != place.criterion.plain_words:
        yield "The words you answered", answer.asked
    if answer.level:
        yield "What that means here", place.criterion.levels[answer.level]
        yield "Usual aim" if place.usual_aim else "Your aim", sentence(material.catalogue.name(place.aim))
    yield from _beside(answer, material.catalogue)
    yield from _service_rows(place)
    yield from _last_rows(answer.last, place.criterion.plain_words, material.catalogue)
    for fact in place.criterion.facts:
        if fact.holds_in(material.assessment.organisation.nation):
            yield "Today's law and figures", fact.said(material.today)


def other_answers(material: Material) -> Blocks:
    """Return what was said about criteria that this set does not ask, so that none is missing."""
    asked = {place.id for place in material.analysis.places}
    others = [one for one in material.assessment.answers if one not in asked]
    if others:
        yield Heading(2, "Answers to other criteria")
        for one in sorted(others):
            yield Heading(3, material.catalogue.title(one))
            yield Facts(
                (
                    *_now_asked(one, material.catalogue),
                    *_other_rows(material.assessment.answers[one], material.catalogue),
                )
            )
    reasons = (
        f"{material.catalogue.title(one.criterion)}: {as_typed(one.reason)}"
        for one in material.assessment.priorities
        if one.criterion not in asked
    )
    yield from listed("What you chose to work on among other criteria", reasons)


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


def _service_rows(place: Place) -> Iterator[tuple[str, str]]:
    checklist = place.criterion.checklist
    if checklist:
        states = ticked(place.answer, checklist.name)
        for line in checklist.lines:
            if line.id in states:
                yield line.title, sentence(SERVICE_STATES[states[line.id]])


def other_actions(material: Material) -> Blocks:
    """Return the actions whose criterion is not on the list to work on, so that none is missing."""
    on_the_list = {place.id for place in material.analysis.work_on}
    others = (one for one in material.assessment.actions if one.criterion not in on_the_list)
    title = material.catalogue.title
    return listed("Your other actions", (f"{title(one.criterion)}: {action_words(one)}" for one in others))


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


def about_the_criteria(material: Material) -> Blocks:
    identity = material.catalogue.identity
    yield Heading(2, "About the criteria")
    yield Paragraph(" ".join(identity.about))
    yield Paragraph(" ".join(identity.wording))
    yield Paragraph(
        f"Facts were checked on {day(identity.checked)}. These are criteria {identity.id}, version {identity.version}."
    )
    yield Heading(3, "How sure we are of each")
    yield Items(
        tuple(
            f"{one.number}. {one.title}: {identity.bases[one.basis]}" for one in material.catalogue.criteria
        )
    )
    yield Heading(3, "Sources")
    yield Items(tuple(_source_words(one.id, material.catalogue) for one in identity.sources))
    background = material.catalogue.background
    reading = background.reading if background else ()
    yield from listed("Further reading", (reading_words(one) for one in reading), level=3)
    yield from other_format(material.catalogue)


def reading_words(one: Reading) -> str:
    """Return in words a title to read further, and where to look for it now."""
    return f"{one.title_original}. {one.by}, {one.year}. {one.now}"


def _source_words(source: str, catalogue: Catalogue) -> str:
    one = next(known for known in catalogue.identity.sources if known.id == source)
    seen = {
        "seen": "we have read it",
        "partly-seen": "we have read part of it",
        "not-seen": "we have not read it",
    }
    return ", ".join(part for part in (one.title_original, one.by, one.year) if part) + f": {seen[one.seen]}."
