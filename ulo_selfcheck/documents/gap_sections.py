"""The sections of the gap analysis: where the group stands, what to work on first, and why."""

from collections.abc import Iterable, Iterator, Mapping

from ulo_selfcheck.analysis import gap_words
from ulo_selfcheck.analysis.answer_words import (
    ACCESS_COSTS,
    FEES,
    GOLD_STANDARD,
    STORY,
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
from ulo_selfcheck.catalogue.criterion import LEVELS, WITHOUT_LEVEL
from ulo_selfcheck.documents.material import Blocks, Material
from ulo_selfcheck.documents.tree import Facts, Heading, Paragraph, Table, listed
from ulo_selfcheck.ground.english import inside, sentence

FIRST_STEP = "First step with no fee"
BESIDE: Mapping[Beside, str] = {"partner": "Partner", "note": "Your note", "evidence": "Evidence"}


def begin_with(material: Material) -> Blocks:
    """Return the places to begin: the group's own choice with its reasons, and behind it where the rule would begin."""
    analysis = material.analysis
    if analysis.begin_with:
        yield Heading(2, gap_words.begin_heading(analysis))
        yield from _entries(analysis.begin_with, material)
        said = (to_each_fee(), *gap_words.one_thing(analysis), *gap_words.by_rule(analysis))
        yield from map(Paragraph, said)
    elif analysis.one_thing:
        yield Heading(2, "Where to begin")
        yield from map(Paragraph, gap_words.one_thing(analysis))


def work_on(material: Material) -> Blocks:
    """Return the gaps that are not among the places to begin, in order."""
    places = others_to_work_on(material)
    if places:
        yield Heading(2, "The others to work on")
        yield from _entries(places, material)


def to_each_fee() -> str:
    """Return once, where many fees stand together, that access costs come on top."""
    return f"To each fee add: {inside(ACCESS_COSTS)}"


def others_to_work_on(material: Material) -> tuple[Place, ...]:
    analysis = material.analysis
    return tuple(one for one in analysis.work_on if one not in analysis.begin_with)


def _entries(places: Iterable[Place], material: Material) -> Blocks:
    for place in places:
        yield Heading(3, place.numbered)
        yield Facts(tuple(about_one(place, material)))


def about_one(place: Place, material: Material) -> Iterator[tuple[str, str]]:
    """Return all there is to say about one criterion: why it stands where it does, and what can be done."""
    yield "How it stands", _how_it_stands(place, material)
    yield from _reason(place, material)
    if place.standing == "strength":
        yield "Keep it strong", gap_words.keep_strong_words(place, material.catalogue)
    elif place.standing == "work-on":
        yield "Next step", gap_words.next_step_words(place)
        yield from step_rows(place, material.catalogue)
        if place != material.analysis.one_thing:
            yield FIRST_STEP, place.criterion.first_step.text
    if material.private:
        yield from said_beside(place.answer, BESIDE)
    for action in material.assessment.actions:
        if action.criterion == place.id:
            yield "Action", action_words(action)


def _how_it_stands(place: Place, material: Material) -> str:
    why = gap_words.why(place, material.catalogue)
    if place.standing == "not-for-us" and place.answer.reason:
        return f"{why} {as_typed(place.answer.reason)}"
    return f"You are strong here. {why}" if place.standing == "strength" else why


def _reason(place: Place, material: Material) -> Iterator[tuple[str, str]]:
    for one in material.assessment.priorities:
        if one.criterion == place.id and one.reason:
            yield "Your reason", as_typed(one.reason)


def step_rows(place: Place, catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Return who could do the next step, who outside can help, who has done it, how long it takes and what it costs."""
    step = place.next_step
    if step:
        yield "Who could do it", sentence(step.who)
        outside = outside_words(step, catalogue)
        if outside:
            yield OUTSIDE, sentence(outside)
        if step.story:
            yield STORY, step.story
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
        missing = tuple((line.title, missing_words(line)) for line in here.missing)
        if missing:
            yield Facts(missing)
        if done := tuple(who_does_what(here)):
            yield Facts(done, together=True)


def counts_and_essentials(material: Material) -> Blocks:
    """Return how many criteria of each group are where, and how it stands with the essentials."""
    yield Heading(2, "Where you stand")
    yield Paragraph(GOLD_STANDARD)
    yield _group_table(material)
    if any(one.usual_aim for one in material.analysis.work_on):
        yield Paragraph(gap_words.USUAL_AIM)
    said = (
        f"{one.place.numbered}: {gap_words.ESSENTIAL_WORDS[one.state].lower()}."
        for one in material.analysis.essentials
    )
    yield from listed("The essentials", said, "These are what makes a ULO a ULO.", level=3, own_numbers=True)


def strengths(material: Material) -> Blocks:
    """Return the strengths, each with how to keep it true, to show it and to pass it on."""
    places = material.analysis.strengths
    if places:
        yield Heading(2, "Where you are strong")
        yield Paragraph(gap_words.WITH_STRENGTHS)
        yield Facts(
            tuple(
                (
                    one.numbered,
                    f"{_now(one, material)}. {gap_words.keep_strong_words(one, material.catalogue)}",
                )
                for one in places
            )
        )


def talk_again(material: Material) -> Blocks:
    def said(place: Place) -> Iterator[str]:
        yield f"{place.numbered}."
        yield from place.talk_again
        if place.answer.concern and material.private:
            yield f"Somebody's concern: {place.answer.concern}"

    lines = (" ".join(said(one)) for one in material.analysis.talk_again)
    return listed("To talk about again", lines, own_numbers=True)


def neither(material: Material) -> Blocks:
    """Return what is neither a strength nor to work on, each kind in a list."""
    analysis = material.analysis
    kinds = {
        "Enough for now, as you decided": _with_answer(analysis.enough_for_now, material),
        "Not for us": (_with(one.numbered, one.answer.reason) for one in analysis.not_for_us),
        "Still to look at": _with_answer(analysis.still_to_look_at, material),
    }
    lists = [block for name, said in kinds.items() for block in listed(name, said, level=3, own_numbers=True)]
    if lists:
        yield Heading(2, "Neither strong nor to work on now")
        yield from lists


def board(material: Material) -> Blocks:
    if material.analysis.board and material.catalogue.with_sum:
        yield Heading(2, "Who holds the votes on your committee")
        yield Paragraph(" ".join(sum_words(material.analysis.board, material.catalogue)))
        level = material.assessment.answer(material.catalogue.with_sum.id).level
        differs = disagreement(material.analysis.board, level, material.catalogue)
        if differs:
            yield Paragraph(differs)


def _group_table(material: Material) -> Table:
    """Return how many criteria of each group are at each level, and at the aim."""
    return Table(
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
    )


def _with_answer(places: Iterable[Place], material: Material) -> Iterator[str]:
    return (f"{one.numbered}: {_now(one, material)}." for one in places)


def _now(place: Place, material: Material) -> str:
    return gap_words.now_words(place, material.catalogue)


def _with(name: str, reason: str) -> str:
    return f"{name}. {as_typed(reason)}" if reason else f"{name}."
