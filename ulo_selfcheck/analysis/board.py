"""The sum of voting members: how many are from the constituency, and how many three quarters would be.

Whole numbers only: 74.9% is not 75%, and no members is not a share. The 75% is in the Department of
Health's criteria (SCIE At a glance 25); over half is the least at which SCIE speaks of a ULO (guide 36).
"""

from dataclasses import dataclass

from ulo_selfcheck.answers.counting import as_it_counts
from ulo_selfcheck.answers.review import Assessment
from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.catalogue.criterion import Level, steps
from ulo_selfcheck.ground.english import count, number_word, sentence


@dataclass(frozen=True, kw_only=True)
class Board:
    """The numbers, and what follows from them."""

    voting: int
    ours: int
    disabled: int | None
    share: int
    floor: int

    @property
    def has_members(self) -> bool:
        return self.voting > 0

    @property
    def needed(self) -> int:
        """Return how many make the share: rounded up to whole people."""
        return -(-self.voting * self.share // 100)

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
        )

    @property
    def suggested(self) -> Level | None:
        """Return the level the numbers point to. The committee decides: only it knows its rules and plans."""
        if not self.has_members:
            return None
        return "mostly" if self.reached else "started" if self.over_half else "not-yet"


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
    )


def sum_words(board: Board, catalogue: Catalogue) -> list[str]:
    """Return in words the sum, sentence by sentence."""
    if not board.has_members:
        return ["There are no voting members yet. So there is no share to work out."]
    said = [
        f"{board.ours} of {count(board.voting, 'voting member')} {_is(board.ours)} from the people you are for.",
        "That is over half." if board.over_half else "That is not over half yet.",
        f"Three quarters would be {board.needed}."
        if board.share == 75
        else f"{board.share} in 100 would be {board.needed}.",
        "You have reached it." if board.reached else _short(board.short),
    ]
    if board.disabled is not None:
        said.append(f"{board.disabled} of {board.voting} {_is(board.disabled)} disabled people.")
    return [*said, *_if_one_leaves(board), *_suggestion(board, catalogue)]


def _is(number: int) -> str:
    return "is" if number == 1 else "are"


def _short(seats: int) -> str:
    return sentence(f"You are {number_word(seats)} seat{'' if seats == 1 else 's'} short")


def _if_one_leaves(board: Board) -> list[str]:
    after = board.after_one_leaves
    if not board.ours or not after.has_members:
        return []
    start = f"If one of them leaves, it is {after.ours} of {after.voting}."
    if board.reached and not after.reached:
        return [f"{start} Then it is less than the share."]
    if board.over_half and not after.over_half:
        return [f"{start} Then it is not over half any more."]
    return [f"{start} That changes nothing here."]


def _suggestion(board: Board, catalogue: Catalogue) -> list[str]:
    if not board.suggested:
        return []
    return [
        f"The numbers point to: {catalogue.name(board.suggested)}. You decide: you know your rules and plans."
    ]


def disagreement(board: Board | None, level: Level | None, catalogue: Catalogue) -> str:
    """Name the difference where the sum and the chosen level do not fit together; empty where they do."""
    if board is None or level is None or not board.suggested:
        return ""
    fits = {"not-yet": ("not-yet",), "started": ("started", "partly"), "mostly": ("mostly", "fully")}
    if level in fits[board.suggested]:
        return ""
    higher = "higher" if steps(level) > steps(board.suggested) else "lower"
    return (
        f"You chose {catalogue.name(level)}. The numbers point to {catalogue.name(board.suggested)}. "
        f"Your choice is {higher} than the numbers. Talk about why."
    )
