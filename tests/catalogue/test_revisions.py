"""The meaning of a criterion never changes in silence, because answers were given to it."""

import dataclasses
import runpy
import shutil
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.catalogue.criterion import Criterion
from ulo_selfcheck.catalogue.load import packaged_folder
from ulo_selfcheck.catalogue.revisions import disagreements, lock_of, meaning
from ulo_selfcheck.ground.models import replace

SCRIPT = Path(__file__).parent.parent.parent / "scripts" / "lock_criteria.py"


@pytest.fixture
def released(catalogue: Catalogue) -> Catalogue:
    return dataclasses.replace(catalogue, identity=replace(catalogue.identity, released=True))


def changed(catalogue: Catalogue, criterion: str, **changes: Any) -> Catalogue:
    """Give the set with one criterion changed."""
    criteria = (replace(one, **changes) if one.id == criterion else one for one in catalogue.criteria)
    return dataclasses.replace(catalogue, criteria=tuple(criteria))


def test_the_lock_that_comes_with_the_criteria_is_up_to_date(catalogue: Catalogue) -> None:
    """If this fails: run `python scripts/lock_criteria.py`."""
    locked = tomllib.loads((packaged_folder() / "lock.toml").read_text(encoding="utf-8"))
    found = disagreements(catalogue, locked)
    assert not found, "\n".join(["Run `python scripts/lock_criteria.py`.", *found])


@pytest.mark.parametrize(
    "change",
    [
        lambda one: {"asks": one.asks + " And more."},
        lambda one: {"plain": (*one.plain, "And more.")},
        lambda one: {"plain": tuple(reversed(one.plain))},
        lambda one: {"levels": {**one.levels, "partly": "Something else."}},
        lambda _one: {"floor": "fully"},
        lambda _one: {"essential": False},
    ],
)
def test_what_an_answer_rests_on_is_part_of_the_meaning(
    change: Callable[[Criterion], dict[str, Any]], catalogue: Catalogue
) -> None:
    one = catalogue["social-model"]
    assert meaning(replace(one, **change(one))) != meaning(one)


def test_help_beside_the_words_may_change_without_changing_the_meaning(catalogue: Catalogue) -> None:
    one = catalogue["social-model"]
    other = replace(one, title="x", evidence=(), questions=(), steps={}, number=99, overlaps=())
    assert meaning(other) == meaning(one)


def test_the_order_of_the_levels_in_the_file_is_not_their_meaning(catalogue: Catalogue) -> None:
    one = catalogue["social-model"]
    assert meaning(replace(one, levels=dict(reversed(list(one.levels.items()))))) == meaning(one)


def test_no_two_criteria_mean_the_same(catalogue: Catalogue) -> None:
    assert len({meaning(one) for one in catalogue.criteria}) == 21


# Before release


def test_before_release_a_change_only_needs_the_lock_written_again(catalogue: Catalogue) -> None:
    locked = lock_of(changed(catalogue, "peer-support", asks="Other words."))
    assert disagreements(catalogue, locked) == [
        "criteria/lock.toml is not up to date. Run `python scripts/lock_criteria.py`."
    ]


def test_before_release_a_new_criterion_needs_the_lock_written_again(catalogue: Catalogue) -> None:
    locked = lock_of(dataclasses.replace(catalogue, criteria=catalogue.criteria[1:]))
    assert len(disagreements(catalogue, locked)) == 1


def test_before_release_a_higher_revision_says_what_changed(catalogue: Catalogue) -> None:
    """People may hold answers to the version before, released or not."""
    early = changed(catalogue, "peer-support", revision=2, changed="We said more.")
    assert disagreements(early, lock_of(early)) == []
    silent = changed(catalogue, "peer-support", revision=2)
    (found,) = disagreements(silent, lock_of(silent))
    assert found.startswith("peer-support: revision 2 needs a sentence in `changed`")


def test_a_missing_lock_is_told(catalogue: Catalogue) -> None:
    assert disagreements(catalogue, {}) == [
        "criteria/lock.toml is not up to date. Run `python scripts/lock_criteria.py`."
    ]


# After release


def test_after_release_nothing_changed_is_nothing_to_do(released: Catalogue) -> None:
    assert disagreements(released, lock_of(released)) == []


def test_after_release_another_meaning_needs_a_higher_revision(released: Catalogue) -> None:
    silent = changed(released, "peer-support", asks="Other words.")
    (found,) = disagreements(silent, lock_of(released))
    assert found.startswith("peer-support: its meaning changed. Set revision = 2")
    assert "python scripts/lock_criteria.py" in found


@pytest.mark.parametrize("sentence", ["", "  "])
def test_after_release_a_higher_revision_needs_a_sentence(released: Catalogue, sentence: str) -> None:
    without = changed(released, "peer-support", asks="Other words.", revision=2, changed=sentence)
    (found,) = disagreements(without, lock_of(released))
    assert found.startswith("peer-support: revision 2 needs a sentence in `changed`")


def test_after_release_a_change_that_is_told_only_needs_the_lock_written_again(released: Catalogue) -> None:
    told = changed(
        released,
        "peer-support",
        asks="Other words.",
        revision=2,
        changed="It now speaks of people who are new.",
    )
    assert disagreements(told, lock_of(released)) == [
        "criteria/lock.toml is not up to date. Run `python scripts/lock_criteria.py`."
    ]
    assert disagreements(told, lock_of(told)) == []


def test_after_release_a_revision_never_goes_down(released: Catalogue) -> None:
    second = changed(released, "peer-support", revision=2, changed="It now speaks of people who are new.")
    (found,) = disagreements(released, lock_of(second))
    assert found.startswith("peer-support: its revision was 2 and is now 1.")


def test_after_release_a_criterion_is_retired_and_never_taken_out(released: Catalogue) -> None:
    gone = dataclasses.replace(
        released, criteria=tuple(one for one in released.criteria if one.id != "peer-support")
    )
    (found,) = disagreements(gone, lock_of(released))
    assert found.startswith("peer-support: it is gone.")
    retired = dataclasses.replace(gone, retired=(replace(released["peer-support"], status="retired"),))
    assert disagreements(retired, lock_of(released)) == []


def test_a_released_set_stays_released(catalogue: Catalogue, released: Catalogue) -> None:
    (found,) = disagreements(catalogue, lock_of(released))
    assert "released = true" in found


def test_the_release_itself_only_needs_the_lock_written_again(
    catalogue: Catalogue, released: Catalogue
) -> None:
    assert disagreements(released, lock_of(catalogue)) == [
        "criteria/lock.toml is not up to date. Run `python scripts/lock_criteria.py`."
    ]


# The script


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a copy of the criteria without a lock."""
    copy = tmp_path / "criteria"
    shutil.copytree(packaged_folder(), copy)
    (copy / "lock.toml").unlink(missing_ok=True)
    return copy


def lock(folder: Path) -> int:
    status: int = runpy.run_path(str(SCRIPT))["main"](folder)
    return status


def change(folder: Path, file: str, old: str, new: str) -> None:
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_script_writes_a_lock_that_agrees(folder: Path, catalogue: Catalogue) -> None:
    assert lock(folder) == 0
    locked = tomllib.loads((folder / "lock.toml").read_text(encoding="utf-8"))
    assert disagreements(catalogue, locked) == []


def test_the_script_never_hides_a_silent_change(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(folder, "catalogue.toml", "released = false", "released = true")
    assert lock(folder) == 0
    before = (folder / "lock.toml").read_bytes()
    change(folder, "values.toml", '\nasks = "', '\nasks = "Oh. ')
    assert lock(folder) == 1
    assert (folder / "lock.toml").read_bytes() == before
    assert "social-model: its meaning changed" in capsys.readouterr().out
