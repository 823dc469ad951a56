"""The sections of the gap analysis: where the group stands, what to work on first, and why."""

from collections.abc import Iterator, Mapping

from ulo_selfcheck.analysis import gap_words
from ulo_selfcheck.analysis.answer_words import (
    COSTS,
    GOLD_STANDARD,
    Beside,
    action_words,
    as_typed,
    said_beside,
    sources_words,
)
from ulo_selfcheck.analysis.board import disagreement, sum_words
from ulo_selfcheck.analysis.gaps import Place
from ulo_selfcheck.catalogue.criterion import LEVELS, WITHOUT_LEVEL, Level
from ulo_selfcheck.documents.material import Blocks, Material
from ulo_selfcheck.documents.tree import Facts, Heading, Items, Line, Paragraph, Table
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
    if material.analysis.strengths:
        yield Heading(2, "Where you are strong")
        yield Items(tuple(f"{_named(one)}: {_now(one, material)}." for one in material.analysis.strengths))


def chosen(material: Material) -> Blocks:
    if material.analysis.chosen:
        yield Heading(2, "What you chose to work on")
        reasons = {one.criterion: one.reason for one in material.assessment.priorities}
        yield Items(tuple(_with(_named(one), reasons[one.id]) for one in material.analysis.chosen))


def begin_with(material: Material) -> Blocks:
    places = material.analysis.begin_with
    if places:
        yield Heading(2, "Three places to begin" if len(places) == 3 else "Where to begin")
        if material.analysis.chosen:
            yield Paragraph(
                "Your own choice comes first. By the rule at the end, these would be the places to begin."
            )
        yield Items(tuple(f"{_named(one)}. {gap_words.why(one, material.catalogue)}" for one in places))
        first = [one for one in places if one.answer.level] or list(places)
        yield Paragraph(
            f"One thing for this month, which costs nothing: {first[0].criterion.first_step.text}"
        )


def work_on(material: Material) -> Blocks:
    if material.analysis.work_on:
        yield Heading(2, "What to work on, and the next step for each")
        for number, place in enumerate(material.analysis.work_on, 1):
            yield Heading(3, f"{number}. {place.criterion.title}")
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
        yield "What it costs", COSTS[step.cost]
        yield "Who can help", sentence(step.who)
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
    with_step = [(one, one.next_step) for one in material.analysis.work_on]
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


def find_out(material: Material) -> Blocks:
    unknown = [one for one in material.analysis.work_on if one.answer.status == "not-sure"]
    if unknown:
        yield Heading(2, "To find out")
        yield Items(tuple(f"{_named(one)}. {gap_words.find_out(one.criterion)}" for one in unknown))


def enough_for_now(material: Material) -> Blocks:
    if material.analysis.enough_for_now:
        yield Heading(2, "Enough for now, you decided")
        yield Items(
            tuple(f"{_named(one)}: {_now(one, material)}." for one in material.analysis.enough_for_now)
        )


def not_for_us(material: Material) -> Blocks:
    if material.analysis.not_for_us:
        yield Heading(2, "Not for us")
        yield Items(tuple(_with(_named(one), one.answer.reason) for one in material.analysis.not_for_us))


def talk_again(material: Material) -> Blocks:
    if material.analysis.talk_again:
        yield Heading(2, "To talk about again")
        rows = []
        for one in material.analysis.talk_again:
            concern = (
                f" Somebody's concern: {one.answer.concern}"
                if one.answer.concern and material.private
                else ""
            )
            rows.append(f"{_named(one)}. {' '.join(one.talk_again)}{concern}")
        yield Items(tuple(rows))


def still_to_look_at(material: Material) -> Blocks:
    if material.analysis.still_to_look_at:
        yield Heading(2, "Still to look at")
        yield Items(
            tuple(
                f"{_named(one)}: {_now(one, material).lower()}." for one in material.analysis.still_to_look_at
            )
        )


def essentials(material: Material) -> Blocks:
    if material.analysis.essentials:
        yield Heading(2, "The essentials")
        yield Paragraph("These are what makes a ULO a ULO.")
        yield Items(
            tuple(
                f"{_named(line.place)}: {gap_words.ESSENTIAL_WORDS[line.state].lower()}."
                for line in material.analysis.essentials
            )
        )


def board(material: Material) -> Blocks:
    if material.analysis.board and material.catalogue.with_sum:
        yield Heading(2, "The sum of voting members")
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
                f"{group.at_aim} of {group.rated}",
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


def _named(place: Place) -> str:
    """Return the name of a criterion as it stands in lists; its number is not a rank, so it is left out."""
    return place.criterion.title


def _now(place: Place, material: Material) -> str:
    return gap_words.now_words(place, material.catalogue)


def _with(name: str, reason: str) -> str:
    return f"{name}. {as_typed(reason)}" if reason else f"{name}."
