"""The criteria that come with the program are sound; a bad folder is refused with all that is to be mended."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.catalogue.criterion import LEVELS
from ulo_selfcheck.catalogue.load import CriteriaProblem, load, packaged_folder

VALUES = (
    "social-model, independent-living, rights, member-driven, peer-support, covers-everyone, diversity, carers, "
    "decisions-at-every-level"
)
GOVERNANCE = (
    "legal-form, user-majority, supported-decisions, clear-management, robust-systems, sustainable-finance, "
    "staff-from-constituency, accountable"
)
SERVICES = "choice-and-control, co-produced-services, better-commissioning, local-needs"
BASIC_NEEDS = (
    "information, income, health-and-care, transport, getting-about, equipment, housing, personal-assistance, "
    "education, work, advocacy, peer-counselling"
)
TYPICAL_SERVICES = (
    "information-and-advice, advocacy-and-peer-support, self-assessment, direct-payments, personal-assistants, "
    "equality-training, user-led-checks, campaigning, co-production"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a copy of the criteria that a test may spoil."""
    copy = tmp_path / "criteria"
    shutil.copytree(packaged_folder(), copy)
    return copy


def change(folder: Path, file: str, old: str, new: str) -> None:
    """Change a text that stands in the file; only the first time it does."""
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def part(folder: Path, file: str, criterion: str) -> str:
    """Give the lines of one criterion."""
    text = (folder / file).read_text(encoding="utf-8")
    found = re.search(rf'\[\[criteria\]\]\nid = "{criterion}"\n.*?(?=\n\[\[criteria\]\]|\Z)', text, re.DOTALL)
    assert found
    return found[0]


def to_mend(folder: Path) -> list[str]:
    with pytest.raises(CriteriaProblem) as problem:
        load(folder)
    assert str(len(problem.value.faults)) in str(problem.value)
    return [str(fault) for fault in problem.value.faults]


# The criteria that come with the program


@pytest.mark.parametrize(
    ("group", "criteria"), [("values", VALUES), ("governance", GOVERNANCE), ("services", SERVICES)]
)
def test_each_group_has_its_criteria_in_order(catalogue: Catalogue, group: str, criteria: str) -> None:
    assert ", ".join(one.id for one in catalogue.in_group(group)) == criteria


def test_there_are_21_criteria_numbered_in_order(catalogue: Catalogue) -> None:
    assert [one.number for one in catalogue.criteria] == list(range(1, 22))
    assert [len(catalogue.in_group(group.id)) for group in catalogue.groups] == [9, 8, 4]


def test_the_four_essentials_have_their_floors(catalogue: Catalogue) -> None:
    assert {one.id: one.floor for one in catalogue.essentials} == {
        "social-model": "mostly",
        "independent-living": "mostly",
        "peer-support": "mostly",
        "user-majority": "started",
    }


def test_the_usual_aim_is_fully_for_essentials_and_mostly_for_the_others(catalogue: Catalogue) -> None:
    assert all(one.aim == ("fully" if one.essential else "mostly") for one in catalogue.criteria)


def test_each_criterion_has_words_and_a_step_for_every_level_in_order(catalogue: Catalogue) -> None:
    for one in catalogue.criteria:
        assert tuple(one.levels) == LEVELS
        assert tuple(one.steps) == LEVELS


def test_the_sum_and_the_checklists_stand_beside_their_criteria(catalogue: Catalogue) -> None:
    with_sum = catalogue.with_sum
    assert with_sum is not None
    assert with_sum.sum is not None
    assert (with_sum.id, with_sum.sum.share, with_sum.sum.floor) == ("user-majority", 75, 50)
    lists = {
        one.id: ", ".join(line.id for line in checklist.lines) for one, checklist in catalogue.checklists
    }
    assert lists == {"independent-living": BASIC_NEEDS, "choice-and-control": TYPICAL_SERVICES}


def test_the_criteria_come_with_four_stops_five_barriers_and_eight_approaches(catalogue: Catalogue) -> None:
    assert catalogue.journey is not None
    assert catalogue.asks is not None
    assert [stop.number for stop in catalogue.journey.stops] == [1, 2, 3, 4]
    assert len(catalogue.asks.barriers) == 5
    assert [one.number for one in catalogue.asks.approaches] == list(range(1, 9))


def test_no_essential_criterion_is_without_something_that_costs_nothing(catalogue: Catalogue) -> None:
    """Money is no reason not to begin."""
    for one in catalogue.essentials:
        assert any(step.cost == "nothing" for step in one.steps.values())


def test_every_step_says_how_long_it_takes(catalogue: Catalogue) -> None:
    assert all(step.time for one in catalogue.criteria for step in one.steps.values())


def test_no_step_of_a_group_that_is_beginning_takes_more_than_a_little_money(catalogue: Catalogue) -> None:
    """Three friends with no money have somewhere to go from each of the 21."""
    assert all(one.steps["not-yet"].cost == "nothing" for one in catalogue.criteria)
    assert all(step.cost != "money" for one in catalogue.criteria for step in one.steps.values())


def test_a_copy_in_another_folder_is_the_same_set(folder: Path, catalogue: Catalogue) -> None:
    assert load(folder) == catalogue
    assert load(folder).context == catalogue.context


# What stands beside the criteria that come with the program is read when it is wanted


def test_the_criteria_that_come_with_the_program_are_sound_as_a_whole(catalogue: Catalogue) -> None:
    whole = load(packaged_folder())
    assert whole == catalogue
    assert whole.context == catalogue.context


def test_what_was_spoiled_beside_them_is_told_when_it_is_wanted(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ulo_selfcheck.catalogue.load.packaged_folder", lambda: folder)
    change(folder, "asks.toml", "name =", "nmae =")
    catalogue = load()
    assert len(catalogue.criteria) == 21
    for _ in range(2):
        with pytest.raises(CriteriaProblem, match=r"asks\.toml") as problem:
            _ = catalogue.asks
        assert len(problem.value.faults) == len(to_mend(folder))


# Parts that a set need not have


@pytest.mark.parametrize("file", ["journey.toml", "asks.toml", "background.toml", "helpers.toml"])
def test_a_set_without_this_part_is_sound(folder: Path, file: str) -> None:
    (folder / file).unlink()
    assert getattr(load(folder), file.removesuffix(".toml")) is None


def test_a_set_without_all_of_them_is_sound_and_keeps_its_criteria(
    folder: Path, catalogue: Catalogue
) -> None:
    for file in ("journey.toml", "asks.toml", "background.toml", "helpers.toml"):
        (folder / file).unlink()
    assert load(folder).criteria == catalogue.criteria


def test_a_retired_criterion_is_kept_apart(folder: Path) -> None:
    change(
        folder,
        "values.toml",
        'id = "carers"\n',
        'id = "carers"\nstatus = "retired"\nreplaced-by = ["rights"]\n',
    )
    loaded = load(folder)
    assert [one.id for one in loaded.retired] == ["carers"]
    assert "carers" not in loaded.order
    assert loaded["carers"].replaced_by == ("rights",)


def test_a_file_that_an_editor_saved_with_a_mark_at_its_start_is_read(
    folder: Path, catalogue: Catalogue
) -> None:
    path = folder / "values.toml"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert load(folder) == catalogue
    assert load(folder).context == catalogue.context


# A folder with something to mend

Spoil = Callable[[Path], None]


def spoil(file: str, old: str, new: str) -> Spoil:
    return lambda folder: change(folder, file, old, new)


def take_level_away(folder: Path) -> None:
    criterion = part(folder, "values.toml", "rights")
    change(folder, "values.toml", criterion, re.sub(r'\nmostly = ".*"', "", criterion))


def take_step_away(folder: Path) -> None:
    criterion = part(folder, "values.toml", "peer-support")
    step = re.sub(r"\[criteria\.steps\.partly\]\n(?:\S.*\n)+", "", criterion)
    assert step != criterion
    change(folder, "values.toml", criterion, step)


def give_wrong_type(folder: Path) -> None:
    criterion = part(folder, "services.toml", "local-needs")
    change(folder, "services.toml", criterion, re.sub(r'\ntitle = ".*"', "\ntitle = 21", criterion))


def give_unknown_overlap(folder: Path) -> None:
    criterion = part(folder, "governance.toml", "accountable")
    change(
        folder,
        "governance.toml",
        criterion,
        re.sub(r"\noverlaps = \[", '\noverlaps = ["nowhere", ', criterion),
    )


def give_unknown_barrier(folder: Path) -> None:
    criterion = part(folder, "governance.toml", "clear-management")
    change(
        folder, "governance.toml", criterion, re.sub(r"\nbarriers = \[", '\nbarriers = ["rain", ', criterion)
    )


SPOILT: dict[str, tuple[Spoil, str, str]] = {
    "a missing level": (take_level_away, "values.toml, criterion rights: ", "levels has no 'mostly'"),
    "a missing step": (take_step_away, "values.toml, criterion peer-support: ", "steps has no 'partly'"),
    "an id twice": (
        spoil("values.toml", 'id = "diversity"', 'id = "carers"'),
        "criterion carers: ",
        "used 2 times",
    ),
    "a number twice": (
        spoil("governance.toml", "number = 11", "number = 12"),
        "criterion 12: ",
        "used 2 times",
    ),
    "a wrong type": (
        give_wrong_type,
        "services.toml, criterion local-needs, title: ",
        "This is 21. It can be words",
    ),
    "an unknown key": (
        spoil("governance.toml", 'id = "legal-form"', 'id = "legal-form"\nplan = ["x"]'),
        "governance.toml, criterion legal-form, plan: ",
        "did you mean 'plain'",
    ),
    "an unknown overlap": (
        give_unknown_overlap,
        "governance.toml, criterion accountable: ",
        "'nowhere' is not another",
    ),
    "an unknown barrier": (
        give_unknown_barrier,
        "governance.toml, criterion clear-management: ",
        "'rain' is not one of",
    ),
    "an unknown source": (
        spoil("values.toml", '\nsources = ["scie-at-a-glance-25"', '\nsources = ["hearsay"'),
        "values.toml, criterion social-model: ",
        "The source 'hearsay' is not in catalogue.toml",
    ),
    "an unknown level": (
        spoil("values.toml", 'aim = "mostly"', 'aim = "most"'),
        "values.toml, criterion rights, aim: ",
        "Did you mean 'mostly'?",
    ),
    "an essential without a floor": (
        spoil("values.toml", 'floor = "mostly"\n', ""),
        "values.toml, criterion social-model: ",
        "needs a floor",
    ),
    "a stop that looks at no criterion of ours": (
        spoil("journey.toml", 'at-most = { legal-form = "started" }', 'at-most = { legal-from = "started" }'),
        "journey.toml, stop new-group: ",
        "'legal-from' is not a criterion of this set",
    ),
    "a stop that looks at no fact of ours": (
        spoil("journey.toml", "facts-are = { paid-staff = false }", "facts-are = { paid-stuff = false }"),
        "journey.toml, stop new-group: ",
        "'paid-stuff' is not one of the facts",
    ),
    "a barrier with no approach of ours": (
        spoil("asks.toml", 'approaches = ["longer-funding"', 'approaches = ["long-funding"'),
        "asks.toml, barrier income: ",
        "'long-funding' is not one of the approaches",
    ),
    "a barrier of no criterion of ours": (
        spoil("asks.toml", 'criteria = ["robust-systems"', 'criteria = ["robust"'),
        "asks.toml, barrier income: ",
        "'robust' is not a criterion of this set",
    ),
    "an approach twice": (
        spoil("asks.toml", 'id = "covenant"', 'id = "added-value"'),
        "asks.toml, approach added-value: ",
        "2 times",
    ),
    "a piece with a source nobody knows": (
        spoil("background.toml", 'source = ["scie-at-a-glance-25"]', 'source = ["a-friend"]'),
        "background.toml, piece why-ulos-matter: ",
        "The source 'a-friend' is not in catalogue.toml",
    ),
    "a step that names a helper nobody knows": (
        spoil("values.toml", 'helpers = ["advice-centre"]', 'helpers = ["advise-centre"]'),
        "values.toml, criterion rights, steps.not-yet: ",
        "'advise-centre' is not one of the helpers in helpers.toml",
    ),
    "a helper twice": (
        spoil("helpers.toml", 'id = "council"', 'id = "library"'),
        "helpers.toml, helper library: ",
        "2 times",
    ),
    "levels in another order": (
        spoil("catalogue.toml", 'id = "started"', 'id = "begun"'),
        "catalogue.toml, levels: ",
        "not-yet, started, partly, mostly, fully",
    ),
    "an answer left out": (
        spoil("catalogue.toml", 'id = "later"', 'id = "sometime"'),
        "catalogue.toml, answers: ",
        "'later' is missing",
    ),
    "a date that is words": (
        spoil("catalogue.toml", "checked = 2026-11-26", 'checked = "last week"'),
        "catalogue.toml, checked: ",
        "a date such as",
    ),
}


@pytest.mark.parametrize("name", SPOILT)
def test_what_is_to_be_mended_is_told_with_file_place_and_mend(folder: Path, name: str) -> None:
    spoiling, where, mend = SPOILT[name]
    spoiling(folder)
    said = to_mend(folder)
    assert [one for one in said if where in one and mend in one], said


def test_everything_to_mend_in_a_folder_is_told_at_once(folder: Path) -> None:
    """Nobody mends one thing, tries again, and finds the next."""
    apart = [
        "a missing level",
        "a missing step",
        "an id twice",
        "a number twice",
        "a wrong type",
        "an unknown key",
        "an unknown overlap",
        "an unknown barrier",
        "an unknown source",
        "a stop that looks at no fact of ours",
        "a barrier with no approach of ours",
        "a piece with a source nobody knows",
        "an answer left out",
    ]
    for name in apart:
        SPOILT[name][0](folder)
    said = to_mend(folder)
    for name in apart:
        _, where, mend = SPOILT[name]
        assert [one for one in said if where in one and mend in one], name


def test_faults_in_the_other_files_are_told_even_where_catalogue_toml_cannot_be_read(folder: Path) -> None:
    (folder / "catalogue.toml").write_text("title = ", encoding="utf-8")
    give_wrong_type(folder)
    change(folder, "journey.toml", 'kind = "count"', 'kind = "number"')
    change(folder, "asks.toml", "number = 1\n", 'number = "one"\n')
    files = [one.split(",")[0].split(":")[0] for one in to_mend(folder)]
    assert files == ["catalogue.toml", "services.toml", "journey.toml", "asks.toml"]


@pytest.mark.parametrize("file", ["catalogue.toml", "values.toml", "services.toml"])
def test_a_missing_file_is_named(folder: Path, file: str) -> None:
    (folder / file).unlink()
    assert to_mend(folder)[0] == f"{file}: This file is missing, and it is needed."


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b'title = "never closed', "Line 1, column 22: this is not correct TOML."),
        (b"\xff\xfe\x00", "not text in UTF-8"),
        (b"x = " + b"[" * 20_000, "nested too deep"),
        (b"x = 1" + b"0" * 5000, "not correct TOML"),
    ],
    ids=["a text never closed", "not UTF-8", "lists in lists", "a number of 5000 digits"],
)
@pytest.mark.parametrize("file", ["catalogue.toml", "governance.toml", "journey.toml"])
def test_a_file_that_is_not_sound_toml_is_told_with_its_place(
    folder: Path, file: str, content: bytes, told: str
) -> None:
    (folder / file).write_bytes(content + b"\n")
    assert any(one.startswith(f"{file}: ") and told in one for one in to_mend(folder))


@pytest.mark.parametrize(
    "content", ["criteria = 5", '[criteria]\nid = "x"', "criteria = [1]", '[other]\nid = "x"']
)
def test_a_group_file_of_another_shape_is_told(folder: Path, content: str) -> None:
    (folder / "values.toml").write_text(content, encoding="utf-8")
    assert any(one.startswith("values.toml") for one in to_mend(folder))


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert to_mend(tmp_path / "nowhere") == ["nowhere: There is no folder of this name."]


def test_one_fault_is_told_once_and_not_by_all_who_name_it(folder: Path) -> None:
    """Others overlap with this criterion; they are not at fault."""
    change(folder, "values.toml", 'id = "rights"\n', 'id = "rights"\nheight = 3\n')
    said = to_mend(folder)
    assert said == ["values.toml, criterion rights, height: 'height' is not a name we know."]
