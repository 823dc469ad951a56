"""The sentences about gaps that every front end and every format says."""

from collections.abc import Mapping

from ulo_selfcheck.analysis.gaps import Analysis, Essential, GroupCount, Place, Tier
from ulo_selfcheck.analysis.helper_words import outside_sentence
from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.catalogue.criterion import LEVELS, Criterion, Level
from ulo_selfcheck.ground.english import count, listing, number_word, sentence

USUAL_AIM = (
    "The usual aim is only a suggestion. It stands where you have not looked at your aims for that group yet. "
    "You may choose your own."
)
TIERS: Mapping[Tier, str] = {
    "A": "Essentials that are not in place yet, or are two or more steps from your aim.",
    "B": "Essentials that you answered 'not sure'.",
    "C": "Others that are two or more steps from your aim.",
    "D": "Anything that is one step from your aim.",
    "E": "Others that you answered 'not sure'.",
}
HOW_ORDERED = (
    "This is how the list is ordered. It goes by one rule, the same for everyone. The numbers are those of the questions.",
    *TIERS.values(),
    "Within each of these: essentials first, then the larger gap, then the order of the criteria.",
    "Notes, evidence and views change nothing in this order. Your own choice comes before it.",
)

WITH_STRENGTHS = (
    "Keep them true. Name one person who looks after each of these, and one more for when that person is away. "
    "Choose a month when you look again."
)
ESSENTIAL_WORDS: Mapping[Essential, str] = {
    "in-place": "In place",
    "being-built": "Being built",
    "to-talk-about": "To talk about",
    "chosen-otherwise": "You chose otherwise",
}


def now_words(place: Place, catalogue: Catalogue) -> str:
    """Return in words the answer in a word or two: 'Partly', 'Not sure', 'Not looked at yet'."""
    return catalogue.name(place.answer.word)


def why(place: Place, catalogue: Catalogue) -> str:
    """Return in words why a criterion stands where it does: 'This is an essential. You are at partly and want fully.'"""
    said = ["This is an essential."] if place.criterion.essential else []
    said.append(_now_and_aim(place, catalogue))
    if place.below_floor and place.criterion.floor:
        said.append(f"It counts as in place {_floor_words(place, place.criterion.floor, catalogue)}.")
    elif place.tier == "A":
        said.append(f"It counts as in place, but the aim is {count_words(place.steps)} away.")
    return " ".join(said)


def _floor_words(place: Place, floor: Level, catalogue: Catalogue) -> str:
    if not place.criterion.sum:
        return f"from '{catalogue.name(floor).lower()}' up"
    share = place.criterion.sum.floor
    more = "half" if share == 50 else f"{share} in 100"
    return f"once {place.people} hold more than {more} of the votes"


def _now_and_aim(place: Place, catalogue: Catalogue) -> str:
    now, aim = now_words(place, catalogue).lower(), catalogue.name(place.aim).lower()
    if not place.answer.level:
        return f"You answered '{now}'." if place.answer.status else sentence(now)
    if place.at_aim:
        return f"You are at {now}, and your aim is {aim}."
    return (
        f"You are at {now}. The usual aim is {aim}."
        if place.usual_aim
        else f"You are at {now} and want {aim}."
    )


def count_words(number: int) -> str:
    """Return in words a number of steps: 'one step', 'two steps'."""
    return f"{number_word(number)} step{'' if number == 1 else 's'}"


def find_out(criterion: Criterion) -> str:
    """Return in words how to find out where the group stands, when nobody here knows."""
    first, second = (one[0].lower() + one[1:] for one in criterion.evidence[:2])
    return f"To find out where you stand, look for {first}. Or look for {second}."


def next_step_words(place: Place) -> str:
    """Return in words the next step: from the level there is, or to find out."""
    return place.next_step.text if place.next_step else find_out(place.criterion)


def keep_strong_words(place: Place, catalogue: Catalogue, *, show: bool = True) -> str:
    """Return in words what a group can do with a strength: keep it true or go further, show it, pass it on."""
    said = [f"{label}: {words}" for label, words in keep_strong(place, catalogue) if show or label != SHOW]
    return " ".join(said).removeprefix(f"{KEEP}: ")


SHOW, KEEP = "Show it", "Keep it so"


def keep_strong(place: Place, catalogue: Catalogue) -> list[tuple[str, str]]:
    """Return what a group can do with a strength, each thing with its label."""
    story = [place.next_step.story] if place.next_step and place.next_step.story else []
    step = " ".join((next_step_words(place), *story, *outside_sentence(place.next_step, catalogue)))
    strength = place.criterion.strength
    return [
        (KEEP if place.answer.level == LEVELS[-1] else "To go further", step),
        *([(SHOW, strength.show), ("Pass it on", strength.pass_on)] if strength else []),
    ]


def helps(place: Place, catalogue: Catalogue) -> tuple[str, ...]:
    """Return the titles of the other criteria that working on this one also helps."""
    return tuple(catalogue[one].title for one in place.criterion.overlaps if one in catalogue)


def how_far(analysis: Analysis) -> str:
    """Return in words how far the group has got."""
    progress = analysis.progress
    if progress.complete:
        return f"You have answered all {progress.total}."
    left = count(progress.still_to_look_at, "is", "are")
    return f"You have answered {progress.answered} of {progress.total}. {left} still to look at."


def in_short(analysis: Analysis) -> list[str]:
    """Return in three sentences where the group stands: how far it is, where it is strong, what to begin with."""
    said = [how_far(analysis)]
    if analysis.strengths:
        said.append(f"You are strong in {len(analysis.strengths)}.")
    if analysis.begin_with:
        said.append(f"Begin with: {sentence('; '.join(place.title for place in analysis.begin_with))}")
    return said


def begin_heading(analysis: Analysis) -> str:
    """Return what stands over the places to begin."""
    if analysis.chosen:
        return "What you chose to work on"
    return "Three places to begin" if len(analysis.begin_with) == 3 else "Where to begin"


def one_thing(analysis: Analysis) -> list[str]:
    """Return the one thing for this month, which follows the group's own choice; nothing where there is nothing."""
    place = analysis.one_thing
    if place is None:
        return []
    strength = place.criterion.strength if not analysis.begin_with else None
    return [
        f"One thing for this month, with no fee: {strength.show if strength else place.criterion.first_step.text}"
    ]


def by_rule(analysis: Analysis) -> list[str]:
    """Return in a line where the rule would begin, behind the group's own choice; nothing where nobody chose."""
    if not analysis.chosen or not analysis.by_rule:
        return []
    titles = "; ".join(place.title for place in analysis.by_rule)
    return [f"Your own choice comes first. Without it, the program would suggest: {titles}."]


def at_aim(group: GroupCount) -> str:
    """Return how many of those with a level are at their aim: '3 of 7'."""
    return f"{group.at_aim} of {group.rated}"


def at_aim_words(group: GroupCount) -> str:
    """Return in a sentence how much of a group is at its aim; nothing where nothing has a level."""
    if not group.rated:
        return ""
    return f"{group.at_aim} of the {group.rated} you gave a level {'is' if group.at_aim == 1 else 'are'} at your aim."


def group_words(group: GroupCount) -> str:
    """Return in words a group and how much of it is at its aim; nothing but its name where nothing has a level."""
    return f"{group.name}. {at_aim_words(group)}".strip()


_MOST = 3


def pause_words(analysis: Analysis, *, locked: bool = False) -> list[str]:
    """Return in a few sentences what there is so far; nothing where nothing was answered.

    `locked`: the committee adopted the answers, so that no question is still to come.
    """
    if not analysis.progress.answered:
        return []
    said: list[str] = []
    strong = [place.criterion.title for place in analysis.strengths]
    if strong:
        more = f" And {len(strong) - _MOST} more." if len(strong) > _MOST else ""
        said.append(f"You are strong in: {listing(strong[:_MOST])}.{more}")
    said.extend(one_thing(analysis))
    if not (analysis.progress.complete or locked):
        said.append(
            "The questions still to come may show more of what you do well. They are here when you come back."
        )
    return said
