"""What is drawn beside a question while a group talks: its plan, the seats of its committee, the journey, hands."""

from collections.abc import Mapping

from ulo_selfcheck.analysis.answer_words import STANDS, as_typed
from ulo_selfcheck.analysis.board import Board
from ulo_selfcheck.answers.review import VIEWS, Assessment, View
from ulo_selfcheck.catalogue.context import Stop
from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.documents.tree import Block, Cell, Chart, ChartGroup, Items, Paragraph, Table, Track
from ulo_selfcheck.ground.dates import day
from ulo_selfcheck.ground.english import count

_MOST = 20
"""Marks that can still be counted by eye; with more there are words alone."""


def plan_drawn(assessment: Assessment, catalogue: Catalogue) -> tuple[Block, ...]:
    """Return what the group chose to work on, and a table of its actions: what, who, by when, how it stands."""
    chosen = tuple(
        " ".join(filter(None, (f"{catalogue.numbered(one.criterion)}.", one.reason and as_typed(one.reason))))
        for one in assessment.priorities
        if one.criterion in catalogue
    )
    actions = tuple(
        (as_typed(one.what), one.who, day(one.by) if one.by else "no day yet", STANDS[one.stands])
        for one in assessment.actions
    )
    blocks: list[Block] = [Items(chosen, own_numbers=True)] if chosen else []
    if actions:
        blocks.append(Table("What we do", ("What", "Who", "By when", "How it stands"), actions))
    return tuple(blocks) or (Paragraph("You have not chosen priorities or actions yet."),)


def seats_drawn(board: Board) -> tuple[Block, ...]:
    """Return the seats of a committee: whose they are, how many are needed, and what is left if one leaves."""
    after = board.after_one_leaves
    rows = [
        _seats("From the people you are for", board.ours, board.voting, board.needed),
        _seats("Needed for the share", board.needed, board.voting),
    ]
    if board.ours and after.has_members:
        rows.append(_seats("If one of them leaves", after.ours, after.voting, after.needed))
    return _chart("Seats with a vote", rows) if board.has_members else ()


def _seats(name: str, now: int, voting: int, needed: int = 0) -> tuple[Cell, ...]:
    track = Track(voting, now, needed) if voting <= _MOST else None
    return Cell(name), Cell(f"{now} of {voting}", track)


def journey_drawn(stops: tuple[Stop, ...], here: str) -> tuple[Block, ...]:
    """Return the stops of the journey as a path: a mark before each, high as far as the group has come."""
    at = next((number for number, stop in enumerate(stops) if stop.id == here), -1)
    return _chart(
        "The journey",
        [
            (
                Cell(f"{stop.number}. {stop.name}", Track(1, int(number <= at), 1)),
                Cell("You look most like this" if number == at else ""),
            )
            for number, stop in enumerate(stops)
        ],
    )


def hands_drawn(hands: Mapping[View, int], catalogue: Catalogue) -> tuple[Block, ...]:
    """Return a show of hands: a mark for each, so that it grows as they are typed."""
    names = {view: "No view" if view == "no-view" else catalogue.name(view) for view in VIEWS}
    rows: list[tuple[Cell, ...]] = []
    for view in VIEWS:
        many = hands.get(view, 0)
        rows.append((Cell(names[view]), Cell(count(many, "hand") if many else "none yet", _marks(many))))
    return _chart("Hands", rows)


def _marks(many: int) -> Track | None:
    return Track(min(many, _MOST), min(many, _MOST)) if many else None


def _chart(caption: str, rows: list[tuple[Cell, ...]]) -> tuple[Block, ...]:
    return (Chart(caption, ("", ""), (ChartGroup("", tuple(rows)),), ()),)
