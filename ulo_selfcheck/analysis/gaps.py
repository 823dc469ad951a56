"""The gap analysis: where each criterion stands, what to work on first, and why.

A gap is the number of steps from the level to the aim, for rated answers only, never below zero.
There is no overall score, no average and no percentage; design and domain notes say why (docs/decisions.md).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from ulo_selfcheck.analysis.board import Board, board_of
from ulo_selfcheck.answers.counting import counting
from ulo_selfcheck.answers.review import Answer, Assessment, Status
from ulo_selfcheck.answers.spread import differ, levels_in
from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.catalogue.criterion import LEVELS, WITHOUT_LEVEL, Criterion, Level, Step, steps
from ulo_selfcheck.catalogue.own_word import PEOPLE, own_word
from ulo_selfcheck.ground.models import replace

Standing = Literal["work-on", "strength", "enough-for-now", "not-for-us", "still-to-look-at"]
Tier = Literal["A", "B", "C", "D", "E"]
Essential = Literal["in-place", "being-built", "to-talk-about", "chosen-otherwise"]

_VERDICT_ORDER: tuple[Essential, ...] = ("being-built", "to-talk-about", "chosen-otherwise", "in-place")


class Place(NamedTuple):
    """Where one criterion stands, and why."""

    criterion: Criterion
    answer: Answer
    aim: Level
    usual_aim: bool
    """True: the usual aim, which the group has not made its own yet."""
    standing: Standing
    below_floor: bool = False
    tier: Tier | None = None
    people: str = PEOPLE
    """Whom the group is for, in its own word where it has given one."""
    talk_again: tuple[str, ...] = ()
    """Why the group may want to talk about it again; empty when there is nothing."""

    @property
    def id(self) -> str:
        return self.criterion.id

    @property
    def title(self) -> str:
        return self.criterion.title

    @property
    def numbered(self) -> str:
        """Return its title with the number of its question, which can be typed after 'go' and 'gaps'."""
        return self.criterion.numbered

    @property
    def steps(self) -> int:
        """Return how many steps lie between level and aim, never below zero."""
        level = self.answer.level
        return max(0, steps(self.aim) - steps(level)) if level else 0

    @property
    def at_aim(self) -> bool:
        """Return whether it has a level, at the aim or above."""
        return self.answer.level is not None and not self.steps

    @property
    def next_step(self) -> Step | None:
        """Return the step from this level towards the next; None where the criterion is not rated."""
        return self.criterion.steps[self.answer.level] if self.answer.level else None


class Progress(NamedTuple):
    """How far the group has got: how many criteria have each status."""

    rated: int
    not_for_us: int
    not_sure: int
    later: int
    unanswered: int

    @property
    def total(self) -> int:
        return self.rated + self.not_for_us + self.not_sure + self.later + self.unanswered

    @property
    def answered(self) -> int:
        """Return how many are rated, not sure or not for us."""
        return self.total - self.still_to_look_at

    @property
    def still_to_look_at(self) -> int:
        """Return how many are to come back to, or have nothing yet."""
        return self.later + self.unanswered

    @property
    def complete(self) -> bool:
        return self.total > 0 and not self.still_to_look_at


class GroupCount(NamedTuple):
    """A group's answers, counted. What is at its aim is counted among those that have a level."""

    id: str
    name: str
    levels: Mapping[Level, int]
    others: Mapping[str, int]
    at_aim: int
    rated: int
    total: int


class EssentialLine(NamedTuple):
    """How it stands with one essential."""

    place: Place
    state: Essential


@dataclass(frozen=True, kw_only=True)
class Analysis:
    """Everything the answers mean. Every criterion stands in exactly one of the five lists."""

    counted: Assessment = field(compare=False, repr=False)
    """The answers as they count for these words."""
    progress: Progress
    places: tuple[Place, ...]
    """All, in the order of the criteria."""
    work_on: tuple[Place, ...]
    strengths: tuple[Place, ...]
    enough_for_now: tuple[Place, ...]
    not_for_us: tuple[Place, ...]
    still_to_look_at: tuple[Place, ...]
    by_rule: tuple[Place, ...]
    """The places to begin, by the computed order alone."""
    chosen: tuple[Place, ...]
    """What the group chose to work on, in its own order."""
    talk_again: tuple[Place, ...]
    essentials: tuple[EssentialLine, ...]
    verdict: Essential | None
    groups: tuple[GroupCount, ...]
    board: Board | None

    @property
    def begin_with(self) -> tuple[Place, ...]:
        """Return the places to begin: the group's own choice where it has made one, else those of the rule."""
        return self.chosen or self.by_rule

    @property
    def one_thing(self) -> Place | None:
        """Return where the one thing for this month comes from: the first place to begin that has a level.

        With nothing to begin, it is a strength to show: an essential, where one is among them.
        """
        strengths = sorted(self.strengths, key=lambda one: not one.criterion.essential)
        places = self.begin_with or strengths
        return next((one for one in places if one.answer.level), next(iter(places), None))

    def place(self, criterion: str) -> Place:
        """Return where one criterion stands."""
        return next(one for one in self.places if one.id == criterion)


def analyse(catalogue: Catalogue, assessment: Assessment) -> Analysis:
    """Work out everything the answers mean."""
    assessment = counting(assessment, catalogue)
    board = board_of(catalogue, assessment)
    places = _places(catalogue, assessment, board)
    work_on = tuple(sorted((one for one in places if one.tier), key=_order))
    essentials = tuple(
        EssentialLine(place=one, state=state_of(one)) for one in places if one.criterion.essential
    )
    by_id = {one.id: one for one in places}
    return Analysis(
        counted=assessment,
        progress=_progress(places),
        places=places,
        work_on=work_on,
        strengths=_standing(places, "strength"),
        enough_for_now=_standing(places, "enough-for-now"),
        not_for_us=_standing(places, "not-for-us"),
        still_to_look_at=_standing(places, "still-to-look-at"),
        by_rule=_by_rule(work_on),
        chosen=tuple(by_id[one.criterion] for one in assessment.priorities if one.criterion in by_id),
        talk_again=tuple(one for one in places if one.talk_again),
        essentials=essentials,
        verdict=next((state for state in _VERDICT_ORDER if any(e.state == state for e in essentials)), None),
        groups=tuple(_group_count(catalogue, group.id, places) for group in catalogue.groups),
        board=board,
    )


def places_of(catalogue: Catalogue, assessment: Assessment) -> tuple[Place, ...]:
    """Work out where each criterion stands and nothing else: half the time, where there are very many reviews."""
    assessment = counting(assessment, catalogue)
    return _places(catalogue, assessment, board_of(catalogue, assessment))


def _places(catalogue: Catalogue, assessment: Assessment, board: Board | None) -> tuple[Place, ...]:
    return tuple(_place(one, catalogue, assessment, board) for one in catalogue.criteria)


def _place(criterion: Criterion, catalogue: Catalogue, assessment: Assessment, board: Board | None) -> Place:
    answer = _sound(assessment.answer(criterion.id))
    aim = answer.aim or criterion.aim
    below = _below_floor(criterion, answer, board)
    standing = _standing_of(answer, aim, below=below)
    return Place(
        criterion=criterion,
        answer=answer,
        aim=aim,
        usual_aim=answer.aim is None and criterion.group not in assessment.aims.confirmed,
        standing=standing,
        below_floor=below,
        tier=_tier(criterion, answer, aim, below=below) if standing == "work-on" else None,
        people=own_word(assessment.organisation.people) or PEOPLE,
        talk_again=why_talk(answer, catalogue),
    )


def _sound(answer: Answer) -> Answer:
    """Return the answer with a level only where it is rated, as a file changed by hand may not have it."""
    if answer.status == "rated" and not answer.level:
        return replace(answer, status=None)
    return replace(answer, level=None) if answer.level and answer.status != "rated" else answer


def _below_floor(criterion: Criterion, answer: Answer, board: Board | None) -> bool:
    if not criterion.floor or not answer.level:
        return False
    if criterion.sum and board and board.has_members:
        return not board.over_half  # a completed sum decides, whatever level was chosen
    return steps(answer.level) < steps(criterion.floor)


def _standing_of(answer: Answer, aim: Level, *, below: bool) -> Standing:
    if answer.status == "not-for-us":
        return "not-for-us"
    if answer.status == "not-sure" or below:
        return "work-on"
    if answer.status != "rated" or not answer.level:
        return "still-to-look-at"
    if steps(answer.level) < steps(aim):
        return "work-on"
    return "strength" if steps(answer.level) >= steps("mostly") else "enough-for-now"


def _tier(criterion: Criterion, answer: Answer, aim: Level, *, below: bool) -> Tier:
    if not answer.level:
        return "B" if criterion.essential else "E"
    far = steps(aim) - steps(answer.level) >= 2
    if criterion.essential and (below or far):
        return "A"
    return "C" if far else "D"


def _order(place: Place) -> tuple[str, bool, int, int]:
    return place.tier or "", not place.criterion.essential, -place.steps, place.criterion.number


def why_talk(answer: Answer, catalogue: Catalogue) -> tuple[str, ...]:
    """Return in words why the group may want to talk about an answer; nothing once it has, and agreed."""
    if answer.agreed:
        return ()
    said = ["You did not agree."] if answer.agreed is False else []
    for whose, views in (("Hands", answer.hands), ("Members' own answers", answer.views)):
        if differ(views):
            held = [catalogue.name(level) for level in levels_in(views)]
            said.append(f"{whose} differ widely: from {held[0]} to {held[-1]}.")
    return tuple(said)


def _by_rule(work_on: tuple[Place, ...]) -> tuple[Place, ...]:
    """Return three places to begin: the first of the list, at most one a group while other groups have any."""
    first_of_group: dict[str, Place] = {}
    for place in work_on:
        first_of_group.setdefault(place.criterion.group, place)
    spread_out = list(first_of_group.values())
    rest = [place for place in work_on if place not in spread_out]
    return tuple((spread_out + rest)[:3])


def _progress(places: tuple[Place, ...]) -> Progress:
    def having(status: Status | None) -> int:
        return sum(one.answer.status == status for one in places)

    return Progress(
        rated=having("rated"),
        not_for_us=having("not-for-us"),
        not_sure=having("not-sure"),
        later=having("later"),
        unanswered=having(None),
    )


def _standing(places: tuple[Place, ...], standing: Standing) -> tuple[Place, ...]:
    return tuple(one for one in places if one.standing == standing)


def state_of(place: Place) -> Essential:
    """Return in words how it stands with an essential, whatever its aim."""
    if place.answer.status == "not-for-us":
        return "chosen-otherwise"
    if not place.answer.level:
        return "to-talk-about"
    return "being-built" if place.below_floor else "in-place"


def _group_count(catalogue: Catalogue, group: str, places: tuple[Place, ...]) -> GroupCount:
    ours = [one for one in places if one.criterion.group == group]
    return GroupCount(
        id=group,
        name=catalogue.group(group).name,
        levels={level: sum(one.answer.level == level for one in ours) for level in LEVELS},
        others={name: sum(one.answer.word == name for one in ours) for name in WITHOUT_LEVEL},
        at_aim=sum(one.at_aim for one in ours),
        rated=sum(one.answer.level is not None for one in ours),
        total=len(ours),
    )
