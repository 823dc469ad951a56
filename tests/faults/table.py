"""The table: each kind of fault, and what came of its points."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from tests.faults.rounds import Done, Kind

HEAD = ("fault", "points", "saved", "survived", "lost", "told")
MEANING = """\
points    runs of the real program, each with this fault at another call, that reached it
saved     changes that the program had confirmed as 'Saved' in these runs
survived  points after which every confirmed change was there, all that was left was sound, and going on worked
lost      confirmed changes that were not there
told      points at which the person was told nothing that is not so, and was told what was not saved"""


class Row(NamedTuple):
    """What one kind of fault came to."""

    fault: str
    points: int
    saved: int
    survived: int
    lost: int
    told: int


def rows(kinds: Sequence[Kind], done: Sequence[Done]) -> list[Row]:
    """Sum up a round, with a last row for all of it."""
    found = [_row(kind.name, [one for one in done if one.kind == kind.name]) for kind in kinds]
    return [*found, _row("all", done)]


def _row(name: str, done: Sequence[Done]) -> Row:
    verdicts = [one.verdict for one in done if one.happened]
    return Row(
        name,
        len(verdicts),
        sum(one.confirmed for one in verdicts),
        sum(one.survived for one in verdicts),
        sum(len(one.lost) for one in verdicts),
        sum(not one.untrue for one in verdicts),
    )


def is_sound(one: Done) -> bool:
    return one.verdict.survived and not one.verdict.untrue


def trouble(one: Done) -> str:
    """Say what went wrong at a point, so that it can be found again."""
    _, lost, untrue, wrong = one.verdict
    where = f"{one.kind}, at call {one.at} ({one.call}) of {one.journey} in a {one.way}"
    return f"! {where}: lost {list(lost)}, untrue {list(untrue)}, wrong {list(wrong)}"


def as_text(table: Sequence[Row]) -> str:
    wide = max(len(row.fault) for row in table)
    lines = [f"{HEAD[0]:<{wide}}" + "".join(f"{head:>10}" for head in HEAD[1:])]
    lines += [f"{row.fault:<{wide}}" + "".join(f"{number:>10,}" for number in row[1:]) for row in table]
    return "\n".join([*lines, "", MEANING])


def as_json(table: Sequence[Row], done: Sequence[Done]) -> dict[str, Any]:
    return {
        "rows": [row._asdict() for row in table],
        "troubles": [trouble(one) for one in done if not is_sound(one)],
    }
