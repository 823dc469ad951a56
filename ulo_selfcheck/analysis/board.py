"""The sum of voting members: how many are from the constituency, and how many three quarters would be.

Whole numbers only: 74.9% is not 75%, and no members is not a share. The 75% is in the Department of
Health's criteria (SCIE At a glance 25); over half is the least at which SCIE speaks of a ULO (guide 36).
"""

from typing import NamedTuple

from ulo_selfcheck.answers.counting import as_it_counts
from ulo_selfcheck.answers.review import Assessment
from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.catalogue.criterion import Level, steps
from ulo_selfcheck.catalogue.own_word import PEOPLE, own_word
from ulo_selfcheck.ground.english import count, listing, number_word


class Board(NamedTuple):
    """The numbers, and what follows from them."""

    voting: int
    ours: int
    disabled: int | None
    share: int
    floor: int
    people: str = PEOPLE
    """Whom the group is for, in its own word where it has given one."""

    @property
    def has_members(self) -> bool:
        return self.voting > 0

    @property
    def needed(self) -> int:
        """Return how many make the share: rounded up to whole people."""
        return self.make_up(self.share)

    def make_up(self, share: int) -> int:
        """Return how many votes make a share of the whole, in percent: rounded up to whole people."""
        return -(-self.voting * share // 100)

    @property
    def over_half(self) -> bool:
        """Return whether the least share is passed (over half, in the Department's criteria)."""
        return self.has_members and self.ours * 100 > self.voting * self.floor

    @property
    def reached(self) -> bool:
        """Return whether the whole share is reached."""
        return self.has_members and self.ours * 100 >= self.voting * self.share

    @property
    def short(self) -> int:
        """Return how many seats are missing to the share."""
        return max(0, self.needed - self.ours)

    @property
    def after_one_leaves(self) -> "Board":
        """Return the board when one person from the constituency leaves and the seat stays empty."""
        return Board(
            voting=max(0, self.voting - 1),
            ours=max(0, self.ours - 1),
            disabled=None,
            share=self.share,
            floor=self.floor,
            people=self.people,
        )

    @property
    def suggested(self) -> Level | None:
        """Return the level the numbers point to. The committee decides: only it knows its rules and plans."""
        if not self.has_members:
            return None
        return "mostly" if self.reached else "started" if self.over_half else "not-yet"

    @property
    def fits(self) -> tuple[Level, ...]:
        """Return the levels that go with the numbers. Rules and plans decide between two."""
        of: dict[Level, tuple[Level, ...]] = {"started": ("started", "partly"), "mostly": ("mostly", "fully")}
        return of.get(self.suggested, (self.suggested,)) if self.suggested else ()


def board_of(catalogue: Catalogue, assessment: Assessment) -> Board | None:
    """Return the sum, once both numbers are known; None before, or where the set has no sum."""
    criterion = catalogue.with_sum
    if criterion is None or criterion.sum is None:
        return None
    answer = as_it_counts(assessment.answer(criterion.id), criterion, assessment)
    if answer.voting is None or answer.from_constituency is None:
        return None
    return Board(
        voting=answer.voting,
        ours=answer.from_constituency,
        disabled=answer.disabled,
        share=criterion.sum.share,
        floor=criterion.sum.floor,
        people=own_word(assessment.organisation.people) or PEOPLE,
    )


def sum_words(board: Board, catalogue: Catalogue) -> list[str]:
    """Return in words the sum, sentence by sentence. Each number says of how many it is."""
    if not board.has_members:
        return ["There are no voting members yet. So there is nothing to work out yet."]
    held = "is" if board.ours == 1 else "are"
    return [
        f"{board.ours} of the {count(board.voting, 'vote')} on your committee {held} held by {board.people}.",
        "That is over half." if board.over_half else "That is not over half yet.",
        f"{_share_name(board.share)} would be {board.needed} of the {board.voting}.",
        "You have reached it." if board.reached else f"You need {number_word(board.short)} more.",
        *_if_one_leaves(board),
        *_disabled_people(board, catalogue),
        *_suggestion(board, catalogue),
    ]


def _share_name(share: int) -> str:
    return "Three quarters" if share == 75 else f"{share} in 100"


def _if_one_leaves(board: Board) -> list[str]:
    """Return what would become of the share where it is over half. The seat would stay empty."""
    after = board.after_one_leaves
    if not board.over_half or not after.has_members:
        return []
    who = f"If one of these {board.ours} people leaves" if board.ours > 1 else "If this one person leaves"
    start = f"{who}, it is {after.ours} of {after.voting}."
    if board.reached and after.reached:
        return [f"{start} That is still enough."]
    if board.reached and after.over_half:
        return [f"{start} That is still over half, but less than {_share_name(board.share).lower()}."]
    return [
        f"{start} {'That is still over half.' if after.over_half else 'Then it is not over half any more.'}"
    ]


def _disabled_people(board: Board, catalogue: Catalogue) -> list[str]:
    said = []
    if board.disabled is not None:
        said.append(f"Disabled people hold {board.disabled} of the {count(board.voting, 'vote')}.")
    rule = catalogue.with_sum.sum if catalogue.with_sum else None
    if rule and rule.disabled_rule and rule.disabled_share:
        said.append(
            f"{rule.disabled_rule} Here that is {board.make_up(rule.disabled_share)} of {board.voting}."
        )
    return said


def _suggestion(board: Board, catalogue: Catalogue) -> list[str]:
    names = listing([catalogue.name(one) for one in board.fits])
    if len(board.fits) == 1:
        return [f"The numbers fit {names}. You decide."]
    return [f"The numbers fit {names}. Your rules and plans decide between the two."]


def disagreement(board: Board | None, level: Level | None, catalogue: Catalogue) -> str:
    """Name the difference where the sum and the chosen level do not fit together; empty where they do."""
    if board is None or level is None or not board.fits or level in board.fits:
        return ""
    higher = "higher" if steps(level) > steps(board.fits[0]) else "lower"
    return (
        f"You chose {catalogue.name(level)}. The numbers fit {listing([catalogue.name(one) for one in board.fits])}. "
        f"Your choice is {higher}. Talk about why."
    )
