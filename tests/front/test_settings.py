"""What a person prefers: which mode and why, and a settings file that can never stop the program."""

from itertools import product
from pathlib import Path
from typing import get_args, get_type_hints

import pytest

from ulo_selfcheck.front import settings
from ulo_selfcheck.front.modes import choose_mode
from ulo_selfcheck.front.settings import Mode, Settings, load, save

MODES: tuple[Mode, ...] = get_args(Mode)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "deep" / "settings.toml"


def written(file: Path, text: str | bytes) -> Path:
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    return file


# Which mode, and why


@pytest.mark.parametrize(("option", "variable", "saved"), product(MODES, MODES, MODES))
def test_an_option_comes_before_everything(option: Mode, variable: Mode, saved: Mode) -> None:
    environment = {"ULO_SELFCHECK_MODE": variable, "ACCESSIBLE": "1"}
    mode, why = choose_mode(option, environment, Settings(mode=saved), terminal=True)
    assert mode == option
    assert f"--{option}" in why


@pytest.mark.parametrize(("variable", "saved"), product(MODES, MODES))
def test_our_variable_comes_before_accessible_and_the_setting(variable: Mode, saved: Mode) -> None:
    environment = {"ULO_SELFCHECK_MODE": variable, "ACCESSIBLE": "1"}
    mode, why = choose_mode(None, environment, Settings(mode=saved), terminal=True)
    assert mode == variable
    assert "ULO_SELFCHECK_MODE" in why


@pytest.mark.parametrize("value", ["1", "yes", "true", "TRUE", "on", "anything", "2"])
def test_accessible_means_plain_before_the_setting(value: str) -> None:
    mode, why = choose_mode(None, {"ACCESSIBLE": value}, Settings(mode="full-screen"), terminal=True)
    assert mode == "plain"
    assert "ACCESSIBLE" in why


@pytest.mark.parametrize("value", ["", "0", "false", "no", "False", "NO", " "])
def test_accessible_that_says_no_leaves_the_choice_to_the_setting(value: str) -> None:
    mode, _ = choose_mode(None, {"ACCESSIBLE": value}, Settings(mode="full-screen"), terminal=True)
    assert mode == "full-screen"


@pytest.mark.parametrize("saved", MODES)
def test_without_option_or_variable_the_setting_decides(saved: Mode) -> None:
    mode, why = choose_mode(None, {}, Settings(mode=saved), terminal=True)
    assert mode == saved
    assert "settings" in why


def test_with_nothing_chosen_the_question_is_asked() -> None:
    assert choose_mode(None, {}, Settings(), terminal=True).mode is None


@pytest.mark.parametrize("value", ["", "Plain", "tui", "fullscreen"])
def test_a_variable_that_says_nothing_we_know_is_passed_over(value: str) -> None:
    mode, _ = choose_mode(None, {"ULO_SELFCHECK_MODE": value}, Settings(mode="plain"), terminal=True)
    assert mode == "plain"


@pytest.mark.parametrize("environment", [{}, {"ULO_SELFCHECK_MODE": "full-screen"}, {"ACCESSIBLE": "0"}])
@pytest.mark.parametrize("saved", [None, *MODES])
def test_where_there_is_no_terminal_it_is_plain(environment: dict[str, str], saved: Mode | None) -> None:
    mode, why = choose_mode(None, environment, Settings(mode=saved), terminal=False)
    assert mode == "plain"
    assert "not a terminal" in why


# The file


def every_choice() -> list[Settings]:
    """Give settings that have each value of each setting at least once."""
    hints = get_type_hints(Settings)
    choices = {
        name: [value for part in (get_args(kind) or ()) for value in (get_args(part) or (part,))]
        for name, kind in hints.items()
    }
    return [
        settings.changed(Settings(), **{name: value})
        for name, values in choices.items()
        for value in values
        if isinstance(value, str)
    ]


@pytest.mark.parametrize("wanted", every_choice(), ids=str)
def test_what_is_saved_is_read_again(file: Path, wanted: Settings) -> None:
    save(wanted, file)
    assert load(file) == (wanted, [])


def test_every_setting_can_be_changed(file: Path) -> None:
    changed = {
        name
        for one in every_choice()
        for name in get_type_hints(Settings)
        if getattr(one, name) != getattr(Settings(), name)
    }
    assert changed == set(get_type_hints(Settings))


def test_without_a_file_the_usual_settings_are_used_and_nothing_is_told(file: Path) -> None:
    assert load(file) == (Settings(), [])


@pytest.mark.parametrize(
    "text", ["mode = ", "[[[", b"\xff\xfe", b"\x00", "mode = 2026-02-30", "a = " + "[" * 9999], ids=repr
)
def test_a_broken_file_gives_the_usual_settings_and_is_told_with_its_place(
    file: Path, text: str | bytes
) -> None:
    read = load(written(file, text))
    assert read.settings == Settings()
    assert len(read.notices) == 1
    assert str(file) in read.notices[0]


def test_a_folder_in_the_place_of_the_file_is_told(file: Path) -> None:
    file.mkdir(parents=True)
    read = load(file)
    assert read.settings == Settings()
    assert str(file) in read.notices[0]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ('theme = "purple"', "theme"),
        ("hints = 3", "hints"),
        ("mouse = true", "mouse"),
        ('mode = ["plain"]', "mode"),
        ('colour = "red"', "colour"),
    ],
)
def test_one_wrong_value_changes_only_that_one_and_is_told(file: Path, line: str, name: str) -> None:
    others = Settings(mode="plain", theme="cream", hints="short", cursor="hidden", mouse="off")
    save(others, file)
    right = [one for one in file.read_text(encoding="utf-8").splitlines() if not one.startswith(name)]
    read = load(written(file, "\n".join([*right, line])))
    wanted = settings.changed(others, **({name: getattr(Settings(), name)} if hasattr(others, name) else {}))
    assert read.settings == wanted
    assert len(read.notices) == 1
    assert name in read.notices[0]


def test_the_file_that_was_there_survives_a_save_that_fails(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(Settings(theme="cream"), file)

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        save(Settings(theme="light"), file)
    assert load(file).settings == Settings(theme="cream")


def test_settings_are_kept_in_the_folder_of_this_person(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    save(Settings(theme="cream"))
    assert settings.path().is_relative_to(tmp_path)
    assert load().settings == Settings(theme="cream")


def test_where_the_system_cannot_say_that_folder_the_usual_one_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "platformdirs.user_config_path", None
    )  # calling it fails, in a way that nobody foresaw
    monkeypatch.setenv("HOME", str(tmp_path))
    save(Settings(theme="cream"))
    assert (tmp_path / ".config" / "ulo-selfcheck" / "settings.toml").exists()
    assert load().settings.theme == "cream"
