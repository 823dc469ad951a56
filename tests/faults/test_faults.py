"""The harness itself: a fault happens at the very call it is meant for, and each kind of harm is noticed."""

from pathlib import Path

import pytest

from tests.faults import table
from tests.faults.acts import FILE
from tests.faults.journeys import SITTING, START
from tests.faults.rounds import KINDS, SMALL, Done, jobs
from tests.faults.running import Fault, Place, Ran, run
from tests.faults.verdict import Verdict, judge
from ulo_selfcheck.answers.contents import read_answers
from ulo_selfcheck.answers.toml import dumps

CALLS = ("make", "write", "sync", "rename", "lock", "mkdir")


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path / "scratch")


def begun(place: Place, holds: str) -> Place:
    """Give a place whose file holds a text."""
    place.clear()
    place.folder.mkdir()
    (place.folder / FILE).write_text(holds, encoding="utf-8")
    return place


def ran(seen: str, code: int = 0) -> Ran:
    return Ran(seen, code, (), happened=True)


def test_without_a_fault_all_is_confirmed_and_nothing_is_wrong(place: Place) -> None:
    assert judge(place, SITTING, run(place, SITTING, "pipe"), "") == Verdict(confirmed=len(SITTING.changes))


def test_a_kill_before_the_first_rename_leaves_the_file_as_it_was(place: Place) -> None:
    calls = run(place, SITTING, "pipe").calls
    first = next(int(call.split()[0]) for call in calls if " rename .ours.toml." in call and "Z" not in call)
    killed = run(place, SITTING, "pipe", Fault("kill 9", first))
    assert killed.code == -9
    assert killed.happened
    assert killed.calls[-1].startswith(f"{first} rename")
    assert read_answers(place.folder / FILE).loaded.assessment == START


def test_a_change_that_was_confirmed_and_is_gone_counts_as_lost(place: Place) -> None:
    verdict = judge(begun(place, dumps(START)), SITTING, ran("You chose Started. Saved."), "kill 9")
    assert verdict.lost == ("You chose Started.",)
    assert not verdict.survived


def test_everything_is_saved_is_untrue_where_a_change_is_not(place: Place) -> None:
    seen = "You chose Started. Problem: Not saved. Everything is saved."
    assert judge(begun(place, dumps(START)), SITTING, ran(seen), "refuse EIO").untrue


def test_leaving_without_a_word_about_what_is_not_saved_is_untrue(place: Place) -> None:
    assert judge(begun(place, dumps(START)), SITTING, ran("You chose Started."), "refuse EIO").untrue


@pytest.mark.parametrize(
    ("seen", "code"), [("Traceback (most recent call last)", 0), ("", 3), ("something went wrong inside", 1)]
)
def test_a_program_that_breaks_has_not_survived(place: Place, seen: str, code: int) -> None:
    assert not judge(begun(place, dumps(START)), SITTING, ran(seen, code), "kill 15").survived


def test_a_file_left_behind_is_noticed(place: Place) -> None:
    begun(place, dumps(START))
    (place.folder / "half a save.tmp").touch()
    assert judge(place, SITTING, ran(""), "kill 9").wrong == ("left behind: ['half a save.tmp']",)


def test_a_file_that_cannot_be_opened_again_is_noticed(place: Place) -> None:
    begun(place, dumps(START)).folder.joinpath(FILE).chmod(0o600)
    newer = dumps(START).replace("schema = 1", "schema = 99")
    assert judge(begun(place, newer), SITTING, ran(""), "kill 9").wrong


def test_the_table_adds_up_and_says_where_trouble_was() -> None:
    kind = KINDS[0]
    good = Done(kind.name, "a sitting", "pipe", 1, "1 open ours.toml", True, Verdict(5))
    bad = good._replace(at=7, verdict=Verdict(4, lost=("You chose Started.",)))
    missed = good._replace(happened=False)
    rows = table.rows([kind], [good, bad, missed])
    assert rows[0] == table.Row(kind.name, points=2, saved=9, survived=1, lost=1, told=2)
    assert rows[-1] == rows[0]._replace(fault="all")
    assert "at call 7" in table.trouble(bad)
    assert not table.is_sound(bad)


def test_each_kind_of_fault_is_tried_also_in_a_small_round() -> None:
    each = [f"{number} {call} x" for number, call in enumerate(CALLS, 1)]
    calls = {(journey.name, way): tuple(each) for kind in KINDS for journey, way in kind.where}
    assert {job.kind for job in jobs(calls, SMALL, KINDS)} == {kind.name for kind in KINDS}
