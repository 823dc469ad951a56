"""The sections of the gap analysis: where the group stands, what to work on first, and why."""

from collections.abc import Iterable, Iterator, Mapping

from ulo_selfcheck.analysis import gap_words
from ulo_selfcheck.analysis.answer_words import (
    FEES,
    GOLD_STANDARD,
    TIMES,
    Beside,
    action_words,
    as_typed,
    said_beside,
)
from ulo_selfcheck.analysis.board import disagreement, sum_words
from ulo_selfcheck.analysis.checklists import gone_through, missing_words, who_does_what
from ulo_selfcheck.analysis.gaps import Place
from ulo_selfcheck.analysis.helper_words import (
    OUTSIDE,
    checked_words,
    helpers_of,
    in_nation,
    named,
    outside_words,
)
from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.catalogue.criterion import LEVELS, WITHOUT_LEVEL, Level
from ulo_selfcheck.documents.material import Blocks, Material
from ulo_selfcheck.documents.tree import Facts, Heading, Line, Paragraph, Table, listed
from ulo_selfcheck.ground.english import listing, sentence

FIRST_STEP = "First step with no fee"
BESIDE: Mapping[Beside, str] = {"partner": "Partner", "note": "Your note", "evidence": "Evidence"}
_BARS: Mapping[Level, Line] = {
    "not-yet": "dotted",
    "started": "double",
    "partly": "double",
    "mostly": "solid",
    "fully": "solid",
}


def summary(material: Material) -> Blocks:
    """Return in a few sentences where the group stands."""
    analysis = material.analysis
    said = [gap_words.how_far(analysis)]
    if analysis.strengths:
        said.append(f"You are strong in {len(analysis.strengths)}.")
    if analysis.work_on:
        said.append(
            f"There {'is' if len(analysis.work_on) == 1 else 'are'} {len(analysis.work_on)} to work on."
        )
    yield Paragraph(" ".join(said))
    yield Paragraph(GOLD_STANDARD)


def strengths(material: Material) -> Blocks:
    return listed("Where you are strong", _with_answer(material.analysis.strengths, material))


def begin_with(material: Material) -> Blocks:
    """Return the places to begin: the group's own choice with its reasons, and behind it where the rule would begin."""
    analysis = material.analysis
    yield from listed(gap_words.begin_heading(analysis), _begin_with(material))
    yield from map(Paragraph, (*gap_words.one_thing(analysis), *gap_words.by_rule(analysis)))


def _begin_with(material: Material) -> Iterator[str]:
    reasons = {one.criterion: one.reason for one in material.assessment.priorities}
    for place in material.analysis.begin_with:
        why = f"{place.title}. {gap_words.why(place, material.catalogue)}"
        reason = reasons.get(place.id)
        yield f"{why} Your reason: {as_typed(reason)}" if reason else why


def work_on(material: Material) -> Blocks:
    if material.analysis.work_on:
        yield Heading(2, "What to work on, and the next step for each")
        for number, place in enumerate(material.analysis.work_on, 1):
            yield Heading(3, f"{number}. {place.title}")
            yield Facts(tuple(_entry(place, material)))
        if any(place.usual_aim for place in material.analysis.work_on):
            yield Paragraph(gap_words.USUAL_AIM)


def _entry(place: Place, material: Material) -> Iterator[tuple[str, str]]:
    yield "Why it is here", gap_words.why(place, material.catalogue)
    yield "Next step", gap_words.next_step_words(place)
    yield from step_rows(place, material.catalogue)
    yield FIRST_STEP, place.criterion.first_step.text
    also = gap_words.helps(place, material.catalogue)
    if also:
        yield "It also helps", sentence(listing(also))
    if material.private:
        yield from said_beside(place.answer, BESIDE)
    for action in material.assessment.actions:
        if action.criterion == place.id:
            yield "Action", action_words(action)


def step_rows(place: Place, catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Return who could do the next step, who outside can help, how long it takes and what it costs."""
    step = place.next_step
    if step:
        yield "Who could do it", sentence(step.who)
        outside = outside_words(step, catalogue)
        if outside:
            yield OUTSIDE, sentence(outside)
        time = f"{TIMES[step.time]} " if step.time else ""
        yield "Time and cost", f"{time}{FEES[step.cost]}"


def who_can_help(material: Material) -> Blocks:
    """Return what those are for who can help with the next steps, and how to find them."""
    places = (*material.analysis.work_on, *material.analysis.strengths)
    helpers = helpers_of((one.next_step for one in places), material.catalogue)
    if helpers and material.catalogue.helpers:
        nation = material.assessment.organisation.nation
        yield Heading(2, OUTSIDE)
        yield Paragraph(checked_words(material.catalogue.helpers))
        yield Facts(tuple((named(one), in_nation(one, nation)) for one in helpers))


def what_is_missing(material: Material) -> Blocks:
    """Return for each checklist that was gone through who does what, and what each line means that is missing."""
    for here in gone_through(material.catalogue, material.assessment):
        yield Heading(2, f"{here.checklist.title}: what is missing here")
        missing = ((line.title, missing_words(line)) for line in here.missing)
        yield Facts((*missing, *who_does_what(here)))


def enough_for_now(material: Material) -> Blocks:
    return listed("Enough for now, you decided", _with_answer(material.analysis.enough_for_now, material))


def not_for_us(material: Material) -> Blocks:
    said = (_with(one.title, one.answer.reason) for one in material.analysis.not_for_us)
    return listed("Not for us", said)


def talk_again(material: Material) -> Blocks:
    def said(place: Place) -> Iterator[str]:
        yield f"{place.title}."
        yield from place.talk_again
        if place.answer.concern and material.private:
            yield f"Somebody's concern: {place.answer.concern}"

    return listed("To talk about again", (" ".join(said(one)) for one in material.analysis.talk_again))


def still_to_look_at(material: Material) -> Blocks:
    places = material.analysis.still_to_look_at
    return listed("Still to look at", (f"{one.title}: {_now(one, material).lower()}." for one in places))


def essentials(material: Material) -> Blocks:
    said = (
        f"{one.place.title}: {gap_words.ESSENTIAL_WORDS[one.state].lower()}."
        for one in material.analysis.essentials
    )
    return listed("The essentials", said, "These are what makes a ULO a ULO.")


def board(material: Material) -> Blocks:
    if material.analysis.board and material.catalogue.with_sum:
        yield Heading(2, "Who holds the votes on your committee")
        yield Paragraph(" ".join(sum_words(material.analysis.board, material.catalogue)))
        level = material.assessment.answer(material.catalogue.with_sum.id).level
        differs = disagreement(material.analysis.board, level, material.catalogue)
        if differs:
            yield Paragraph(differs)


def group_counts(material: Material) -> Blocks:
    yield Heading(2, "Each group in numbers")
    yield Table(
        "How many criteria are at each level",
        ("Group", *(material.catalogue.name(one) for one in (*LEVELS, *WITHOUT_LEVEL)), "At your aim"),
        tuple(
            (
                group.name,
                *(str(group.levels[level]) for level in LEVELS),
                *(str(group.others[other]) for other in WITHOUT_LEVEL),
                gap_words.at_aim(group),
            )
            for group in material.analysis.groups
        ),
        {material.catalogue.name(level): line for level, line in _BARS.items()},
    )


def _with_answer(places: Iterable[Place], material: Material) -> Iterator[str]:
    return (f"{one.title}: {_now(one, material)}." for one in places)


def _now(place: Place, material: Material) -> str:
    return gap_words.now_words(place, material.catalogue)


def _with(name: str, reason: str) -> str:
    return f"{name}. {as_typed(reason)}" if reason else f"{name}."
