"""The sections of the gap analysis and the report, each a function from the material to blocks.

A section with nothing to say gives no blocks. The words people read in documents stand here, once.
"""

import datetime
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Self

from ulo_selfcheck.analysis import barriers, gaps, journey
from ulo_selfcheck.analysis.board import disagreement, sum_words
from ulo_selfcheck.analysis.gaps import Analysis, Place
from ulo_selfcheck.assessment.model import VIEWS, Action, Answer, Assessment, Evidence, Sitting
from ulo_selfcheck.catalogue.model import LEVELS, Catalogue, Cost, Criterion, day
from ulo_selfcheck.report.document import Block, Facts, Heading, Items, Paragraph, Table
from ulo_selfcheck.text import listing, sentence

COSTS: Mapping[Cost, str] = {"nothing": "Nothing.", "little": "A little money.", "money": "Money."}
GOLD_STANDARD = "The criteria are a gold standard. Most ULOs do not meet them all. A ULO need not."
SERVICE_STATES = {
    "we-do": "We do it",
    "partner": "A partner does it",
    "not-yet": "Not yet",
    "choose-not": "We choose not to",
}


@dataclass(frozen=True)
class Material:
    """What a document is made from."""

    catalogue: Catalogue
    assessment: Assessment
    analysis: Analysis
    today: datetime.date

    @classmethod
    def of(cls, catalogue: Catalogue, assessment: Assessment, today: datetime.date | None = None) -> Self:
        """Gather the material; `today` is the local date unless given."""
        today = today or datetime.date.today()  # noqa: DTZ011  (dates are local)
        return cls(catalogue, assessment, gaps.analyse(catalogue, assessment), today)


Blocks = Iterator[Block]
Section = Callable[[Material], Blocks]


def summary(it: Material) -> Blocks:
    """Say in a few sentences where the group stands."""
    analysis = it.analysis
    said = [gaps.how_far(analysis)]
    if analysis.strengths:
        said.append(f"You are strong in {len(analysis.strengths)}.")
    if analysis.work_on:
        said.append(
            f"There {'is' if len(analysis.work_on) == 1 else 'are'} {len(analysis.work_on)} to work on."
        )
    yield Paragraph(" ".join(said))
    yield Paragraph(GOLD_STANDARD)


def strengths(it: Material) -> Blocks:
    if it.analysis.strengths:
        yield Heading(2, "Where you are strong")
        yield Items(tuple(f"{_named(one)}: {_now(one, it)}." for one in it.analysis.strengths))


def chosen(it: Material) -> Blocks:
    if it.analysis.chosen:
        yield Heading(2, "What you chose to work on")
        reasons = {one.criterion: one.reason for one in it.assessment.priorities}
        yield Items(tuple(_with(_named(one), reasons[one.id]) for one in it.analysis.chosen))


def begin_with(it: Material) -> Blocks:
    places = it.analysis.begin_with
    if places:
        yield Heading(2, "Three places to begin" if len(places) == 3 else "Where to begin")
        if it.analysis.chosen:
            yield Paragraph(
                "Your own choice comes first. By the rule at the end, these would be the places to begin."
            )
        yield Items(tuple(f"{_named(one)}. {gaps.why(one, it.catalogue)}" for one in places))
        first = [one for one in places if one.answer.level] or list(places)
        yield Paragraph(
            f"One thing for this month, which costs nothing: {first[0].criterion.first_step.text}"
        )


def work_on(it: Material) -> Blocks:
    if it.analysis.work_on:
        yield Heading(2, "What to work on, and the next step for each")
        for number, place in enumerate(it.analysis.work_on, 1):
            yield Heading(3, f"{number}. {place.criterion.title}")
            yield Facts(tuple(_entry(place, it)))
        if any(place.usual_aim for place in it.analysis.work_on):
            yield Paragraph(
                "'Usual aim' means that you have not looked at your aims for that group yet. You may choose your own."
            )


def _entry(place: Place, it: Material) -> Iterator[tuple[str, str]]:
    yield "Why it is here", gaps.why(place, it.catalogue)
    yield "Next step", gaps.next_step_words(place)
    step = place.next_step
    if step:
        yield "What it costs", COSTS[step.cost]
        yield "Who can help", sentence(step.who)
        yield "Where the idea comes from", sources_words(step.source, it.catalogue)
    yield "First step that costs nothing", place.criterion.first_step.text
    also = gaps.helps(place, it.catalogue)
    if also:
        yield "It also helps", sentence(listing(also))
    yield from _said(place.answer)
    for action in it.assessment.actions:
        if action.criterion == place.id:
            yield "Action", action_words(action)


def costs(it: Material) -> Blocks:
    with_step = [(one, one.next_step) for one in it.analysis.work_on]
    free = [f"{_named(one)}. {step.text}" for one, step in with_step if step and step.cost == "nothing"]
    paid = [
        f"{_named(one)}. {step.text} It costs: {COSTS[step.cost].lower()}"
        for one, step in with_step
        if step and step.cost != "nothing"
    ]
    if free:
        yield Heading(2, "What costs nothing")
        yield Items(tuple(free))
    if paid:
        yield Heading(2, "What needs money")
        yield Items(tuple(paid))


def find_out(it: Material) -> Blocks:
    unknown = [one for one in it.analysis.work_on if one.answer.status == "not-sure"]
    if unknown:
        yield Heading(2, "To find out")
        yield Items(tuple(f"{_named(one)}. {gaps.find_out(one.criterion)}" for one in unknown))


def enough_for_now(it: Material) -> Blocks:
    if it.analysis.enough_for_now:
        yield Heading(2, "Enough for now, you decided")
        yield Items(tuple(f"{_named(one)}: {_now(one, it)}." for one in it.analysis.enough_for_now))


def not_for_us(it: Material) -> Blocks:
    if it.analysis.not_for_us:
        yield Heading(2, "Not for us")
        yield Items(tuple(_with(_named(one), one.answer.reason) for one in it.analysis.not_for_us))


def talk_again(it: Material) -> Blocks:
    if it.analysis.talk_again:
        yield Heading(2, "To talk about again")
        rows = []
        for one in it.analysis.talk_again:
            concern = f" Somebody's concern: {one.answer.concern}" if one.answer.concern else ""
            rows.append(f"{_named(one)}. {' '.join(one.talk_again)}{concern}")
        yield Items(tuple(rows))


def still_to_look_at(it: Material) -> Blocks:
    if it.analysis.still_to_look_at:
        yield Heading(2, "Still to look at")
        yield Items(tuple(f"{_named(one)}: {_now(one, it).lower()}." for one in it.analysis.still_to_look_at))


def essentials(it: Material) -> Blocks:
    if it.analysis.essentials:
        yield Heading(2, "The essentials")
        yield Paragraph("These are what makes a ULO a ULO.")
        yield Items(
            tuple(
                f"{_named(line.place)}: {gaps.ESSENTIAL_WORDS[line.state].lower()}."
                for line in it.analysis.essentials
            )
        )


def board(it: Material) -> Blocks:
    if it.analysis.board and it.catalogue.with_sum:
        yield Heading(2, "The sum of voting members")
        yield Paragraph(" ".join(sum_words(it.analysis.board, it.catalogue)))
        level = it.assessment.answer(it.catalogue.with_sum.id).level
        differs = disagreement(it.analysis.board, level, it.catalogue)
        if differs:
            yield Paragraph(differs)


def group_counts(it: Material) -> Blocks:
    yield Heading(2, "Each group in numbers")
    others = ("not-sure", "later", "not-for-us", "unanswered")
    yield Table(
        "How many criteria are at each level",
        ("Group", *(it.catalogue.name(one) for one in (*LEVELS, *others)), "At your aim"),
        tuple(
            (
                group.name,
                *(str(group.levels[level]) for level in LEVELS),
                *(str(group.others[other]) for other in others),
                f"{group.at_aim} of {group.rated}",
            )
            for group in it.analysis.groups
        ),
    )


def journey_stop(it: Material) -> Blocks:
    suggestion = journey.suggest(it.catalogue, it.assessment)
    if suggestion is None or it.catalogue.journey is None:
        return
    yield Heading(2, "Where you are on the journey")
    yield Paragraph(f"{journey.stop_words(suggestion, it.catalogue)} {it.catalogue.journey.about}")
    if suggestion.because:
        yield Paragraph("What points to it:")
        yield Items(suggestion.because)
    if suggestion.unknown:
        yield Paragraph("Not known yet:")
        yield Items(tuple(one.ask for one in suggestion.unknown))
    yield Paragraph("What you could do next:")
    yield Items(suggestion.stop.next_steps)
    if suggestion.next:
        yield Paragraph(f"The next stop is: {suggestion.next.name}.")
        if suggestion.towards:
            yield Paragraph("It also looks at these. They are not there yet:")
            yield Items(suggestion.towards)


def barriers_and_asks(it: Material) -> Blocks:
    here = barriers.confirmed(it.catalogue, it.assessment)
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
    for approach in barriers.asks_for(it.catalogue, here):
        law = barriers.law_for(approach, it.assessment, it.today)
        yield Facts(
            ((approach.name, f"{approach.ask} {approach.why}"), *(("Today's law", one) for one in law))
        )


def every_answer(it: Material) -> Blocks:
    yield Heading(2, "Every criterion, with your answer")
    for group in it.catalogue.groups:
        yield Heading(3, group.name)
        for place in it.analysis.places:
            if place.criterion.group == group.id:
                yield Heading(4, _named(place))
                yield Facts(tuple(_answer_rows(place, it)))


def _answer_rows(place: Place, it: Material) -> Iterator[tuple[str, str]]:
    answer = place.answer
    yield "In plain words", place.criterion.plain_words
    yield "Your answer", sentence(_now(place, it))
    if answer.asked and answer.asked != place.criterion.plain_words:
        yield "The words you answered", answer.asked
    if answer.level:
        yield "What that means here", place.criterion.levels[answer.level]
        yield "Usual aim" if place.usual_aim else "Your aim", sentence(it.catalogue.name(place.aim))
    if answer.reason:
        yield "Your reason", answer.reason
    yield from _said(answer)
    if answer.concern:
        yield "A concern", answer.concern
    if answer.agreed is False:
        yield "Agreed", "Not yet."
    for label, views in (("Show of hands", answer.hands), ("Members' own views", answer.views)):
        if views:
            yield label, views_words(views, it.catalogue)
    if answer.parked:
        yield "Parked", answer.parked
    if answer.services and place.criterion.checklist:
        for service in place.criterion.checklist.services:
            if service.id in answer.services:
                yield service.title, sentence(SERVICE_STATES[answer.services[service.id]])
    for fact in place.criterion.facts:
        if fact.holds_in(it.assessment.organisation.nation):
            yield "Today's law and figures", fact.said(it.today)


def _said(answer: Answer) -> Iterator[tuple[str, str]]:
    """Give what the group typed beside its answer."""
    if answer.partner:
        yield "Partner", answer.partner
    if answer.note:
        yield "Your note", answer.note
    for one in answer.evidence:
        yield "Evidence", evidence_words(one)


def evidence_words(evidence: Evidence) -> str:
    """Say a piece of evidence and where it is kept."""
    return f"{evidence.what} (kept: {evidence.where})" if evidence.where else evidence.what


def views_words(views: Mapping[str, int], catalogue: Catalogue) -> str:
    """Say how many people chose what: 'Started 1, Partly 3, Not sure 1.'"""
    names = {view: "No view" if view == "no-view" else catalogue.name(view) for view in VIEWS}
    return ", ".join(f"{names[view]} {views[view]}" for view in VIEWS if views.get(view)) + "."


def action_words(action: Action) -> str:
    """Say an action: what, who, by when, what it needs and costs, what happened."""
    said = [sentence(action.what)]
    for label, value in (("Who", action.who), ("Needs", action.needs), ("Cost", action.cost)):
        if value:
            said.append(sentence(f"{label}: {value}"))
    if action.by:
        said.append(f"By {day(action.by)}.")
    if action.done:
        said.append("Done.")
    said += [sentence(f"{day(one.date)}: {one.text}") for one in action.progress]
    return " ".join(said)


def other_actions(it: Material) -> Blocks:
    """Give the actions whose criterion is not on the list to work on, so that none is missing."""
    listed = {place.id for place in it.analysis.work_on}
    others = [one for one in it.assessment.actions if one.criterion not in listed]
    if others:
        yield Heading(2, "Your other actions")
        yield Items(tuple(action_words(one) for one in others))


def who_took_part(it: Material) -> Blocks:
    if it.assessment.sittings:
        yield Heading(2, "Who took part")
        for sitting in it.assessment.sittings:
            yield Facts(
                ((day(sitting.date), " ".join(_sitting_words(sitting)) or "Nothing more was written down."),)
            )


def _sitting_words(sitting: Sitting) -> Iterator[str]:
    present = sitting.present
    if present:
        counted = (
            (present.voting_from_constituency, "voting, from the people we are for"),
            (present.other_voting, "others voting"),
            (present.non_voting, "not voting"),
            (present.supporters, "supporters"),
            (present.interpreters, "interpreters"),
            (present.staff, "staff"),
            (present.guests, "guests"),
            (present.adviser, "adviser"),
        )
        yield sentence(f"Present: {', '.join(f'{number} {who}' for number, who in counted if number)}")
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


def how_ordered(it: Material) -> Blocks:
    if it.analysis.work_on:
        yield Heading(2, "How this list is ordered")
        yield Paragraph(gaps.HOW_ORDERED[0])
        yield Items(gaps.HOW_ORDERED[1:6])
        yield Paragraph(" ".join(gaps.HOW_ORDERED[6:]))


def about_the_criteria(it: Material) -> Blocks:
    identity = it.catalogue.identity
    yield Heading(2, "About the criteria")
    yield Paragraph(" ".join(identity.about))
    yield Paragraph(" ".join(identity.wording))
    yield Paragraph(
        f"Facts were checked on {day(identity.checked)}. These are criteria {identity.id}, version {identity.version}."
    )
    yield Heading(3, "How sure we are of each")
    yield Items(tuple(f"{_title(one)}: {identity.bases[one.basis]}" for one in it.catalogue.criteria))
    yield Heading(3, "Sources")
    yield Items(tuple(_source_words(one.id, it.catalogue) for one in identity.sources))
    yield Heading(2, "Need this in another format?")
    yield Paragraph(identity.other_format)


def sources_words(sources: tuple[str, ...], catalogue: Catalogue) -> str:
    """Say where an idea comes from, by title."""
    titles = {one.id: one.title_original for one in catalogue.identity.sources}
    return sentence(listing([titles[one] for one in sources]))


def _source_words(source: str, catalogue: Catalogue) -> str:
    one = next(known for known in catalogue.identity.sources if known.id == source)
    seen = {
        "seen": "we have read it",
        "partly-seen": "we have read part of it",
        "not-seen": "we have not read it",
    }
    return ", ".join(part for part in (one.title_original, one.by, one.year) if part) + f": {seen[one.seen]}."


def _title(criterion: Criterion) -> str:
    return f"{criterion.number}. {criterion.title}"


def _named(place: Place) -> str:
    """Give the name of a criterion as it stands in lists; its number is not a rank, so it is left out."""
    return place.criterion.title


def _now(place: Place, it: Material) -> str:
    return gaps.now_words(place, it.catalogue)


def _with(name: str, reason: str) -> str:
    return f"{name}. {sentence(reason)}" if reason else f"{name}."
