"""The sections of the gap analysis: where the group stands, what to work on first, and why."""

from collections.abc import Iterable, Iterator, Mapping

from ulo_selfcheck.analysis import gap_words
from ulo_selfcheck.analysis.answer_words import (
    COSTS,
    GOLD_STANDARD,
    TIMES,
    Beside,
    action_words,
    as_typed,
    said_beside,
    sources_words,
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
from ulo_selfcheck.catalogue.criterion import LEVELS, WITHOUT_LEVEL, Level
from ulo_selfcheck.documents.material import Blocks, Material
from ulo_selfcheck.documents.tree import Facts, Heading, Items, Line, Paragraph, Table, listed
from ulo_selfcheck.ground.english import listing, sentence

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
            yield Paragraph(
                "'Usual aim' means that you have not looked at your aims for that group yet. You may choose your own."
            )


def _entry(place: Place, material: Material) -> Iterator[tuple[str, str]]:
    yield "Why it is here", gap_words.why(place, material.catalogue)
    yield "Next step", gap_words.next_step_words(place)
    step = place.next_step
    if step:
        if step.time:
            yield "How long it takes", TIMES[step.time]
        yield "What it costs", COSTS[step.cost]
        yield "Who could do it", sentence(step.who)
        outside = outside_words(step, material.catalogue)
        if outside:
            yield OUTSIDE, sentence(outside)
        yield "Where the idea comes from", sources_words(step.source, material.catalogue)
    yield "First step that costs nothing", place.criterion.first_step.text
    also = gap_words.helps(place, material.catalogue)
    if also:
        yield "It also helps", sentence(listing(also))
    if material.private:
        yield from said_beside(place.answer, BESIDE)
    for action in material.assessment.actions:
        if action.criterion == place.id:
            yield "Action", action_words(action)


def costs(material: Material) -> Blocks:
    steps = [(one.title, one.next_step) for one in material.analysis.work_on if one.next_step]
    free = (f"{title}. {step.text}" for title, step in steps if step.cost == "nothing")
    paid = (
        f"{title}. {step.text} What it costs: {COSTS[step.cost]}"
        for title, step in steps
        if step.cost != "nothing"
    )
    yield from listed("What costs nothing", free)
    yield from listed("What needs money", paid)


def keep_strong(material: Material) -> Blocks:
    """Return a suggestion for each strength: how to keep it true, or to go further."""
    places = material.analysis.strengths
    if places:
        yield Heading(2, "Keep it strong, show it, pass it on")
        yield Paragraph(gap_words.WITH_STRENGTHS)
        yield Facts(
            tuple((one.title, gap_words.keep_strong_words(one, material.catalogue)) for one in places)
        )


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


def find_out(material: Material) -> Blocks:
    unknown = (one for one in material.analysis.work_on if one.answer.status == "not-sure")
    return listed("To find out", (f"{one.title}. {gap_words.find_out(one.criterion)}" for one in unknown))


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


def how_ordered(material: Material) -> Blocks:
    if material.analysis.work_on:
        yield Heading(2, "How this list is ordered")
        yield Paragraph(gap_words.HOW_ORDERED[0])
        yield Items(gap_words.HOW_ORDERED[1:6])
        yield Paragraph(" ".join(gap_words.HOW_ORDERED[6:]))


def _with_answer(places: Iterable[Place], material: Material) -> Iterator[str]:
    return (f"{one.title}: {_now(one, material)}." for one in places)


def _now(place: Place, material: Material) -> str:
    return gap_words.now_words(place, material.catalogue)


def _with(name: str, reason: str) -> str:
    return f"{name}. {as_typed(reason)}" if reason else f"{name}."
