"""Reading aloud: off until it is wanted, through the voice that the computer has, and silent at the next key."""

import os
import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.running import Program
from tests.terminal import Terminal, program
from ulo_selfcheck.catalogue.load import packaged_folder
from ulo_selfcheck.front import read_aloud
from ulo_selfcheck.front.plain import aloud
from ulo_selfcheck.front.plain.aloud import Aloud
from ulo_selfcheck.front.settings import Settings, save

OPEN = ("open", "p.toml", "--plain")
SPEAKS = 'cat > "$HOME/heard.part"; mv "$HOME/heard.part" "$HOME/heard.txt"; exec sleep 60'
"""What stands in for a voice: it keeps what it is to say, and speaks for a minute."""


def voice(home: Path, name: str, script: str) -> dict[str, str]:
    """Put a program with a voice where programs are looked for, and give what must be set for that."""
    folder = home / "bin"
    folder.mkdir(exist_ok=True)
    file = folder / name
    file.write_text(f"#!/bin/sh\n{script}\n")
    file.chmod(0o755)
    return {**Program(home).environment, "PATH": f"{folder}:/usr/bin:/bin"}


@pytest.fixture
def home(tmp_path: Path) -> Path:
    shutil.copy(packaged_folder() / "example.toml", tmp_path / "p.toml")
    return tmp_path


@pytest.fixture
def page(home: Path) -> Callable[..., Terminal]:
    """Give what opens the practice organisation's review in a terminal, with a voice that keeps what it hears."""
    environment = voice(home, "espeak-ng", SPEAKS)

    def start(*words: str) -> Terminal:
        return Terminal(program(*(words or OPEN)), cwd=home, env=environment, rows=60)

    return start


def heard(home: Path, patience: float = 15.0) -> str:
    """Give what the voice was given to read, once all of it has come."""
    file, end = home / "heard.txt", time.monotonic() + patience
    while not file.exists():
        assert time.monotonic() < end, "nothing was read aloud"
        time.sleep(0.02)
    said = file.read_text()
    file.unlink()
    return said


def test_nothing_is_read_aloud_until_it_is_wanted(page: Callable[..., Terminal], home: Path) -> None:
    with page() as screen:
        screen.wait_for("What next:")
        screen.answer("go 3")
        screen.answer("gaps begin")
        screen.answer("quit")
    assert not (home / "heard.txt").exists()
    assert not (home / "heard.part").exists()


def test_the_question_is_read_and_the_next_key_ends_it(page: Callable[..., Terminal], home: Path) -> None:
    with page() as screen:
        screen.wait_for("What next:")
        screen.answer("go 3")
        screen.type("read\r")
        said = heard(home)
        assert said.startswith("Question 3 of 21. Values, 3 of 9.\nHuman and legal rights.")
        assert "4. Mostly. We also stand beside people while they put things right." in said
        assert "sleep 60" in running()
        screen.type("p")
        screen.wait_for("Your answer: p")
        assert "sleep 60" not in running()
        screen.answer("artly")  # the key that ended it is a part of what is typed
        assert "You chose Partly. Saved." in screen.text


def test_ctrl_c_ends_the_voice_and_not_the_program(page: Callable[..., Terminal], home: Path) -> None:
    with page() as screen:
        screen.wait_for("What next:")
        screen.type("read gaps 3\r")
        heard(home)
        screen.press("ctrl+c")
        screen.wait_for("past the last question.\nWhat next:")
        assert "sleep 60" not in running()


def test_whatever_can_be_typed_can_be_read_aloud(page: Callable[..., Terminal], home: Path) -> None:
    with page() as screen:
        screen.wait_for("What next:")
        for word, part in {
            "read gaps begin": "One thing for this month",
            "read review services": "Note: Members plan and run both our services.",
            "read help plan": "plan: Choose what to work on",
        }.items():
            screen.type(f"{word}\r")
            assert part in heard(home)
            screen.type("where\r")
            screen.wait_for("p.toml")


def test_to_have_an_answer_read_is_not_to_choose_it(page: Callable[..., Terminal], home: Path) -> None:
    with page() as screen:
        screen.wait_for("What next:")
        screen.answer("go 3")
        screen.type("read 5\r")
        assert heard(home).startswith("Fully: We also took on something that was unfair to many people.")
        screen.answer("again")
        assert "Your answer now: Partly." in screen.text


def test_a_part_of_the_gap_analysis_is_read_where_one_is_asked_for(
    page: Callable[..., Terminal], home: Path
) -> None:
    with page() as screen:
        screen.wait_for("What next:")
        screen.answer("gaps")
        screen.answer("talk")
        screen.type("read\r")
        assert heard(home).startswith("To talk about again\n\n6. All local people who use support.")


def test_a_setting_has_all_read_aloud_where_no_screen_reader_runs(
    page: Callable[..., Terminal], home: Path
) -> None:
    save(Settings(aloud="always"), home / "config" / "ulo-selfcheck" / "settings.toml")
    with page() as screen:
        if read_aloud.screen_reader_runs():
            screen.wait_for("A screen reader runs")
            return
        assert "You are past the last question." in heard(home)
        screen.type("go 3\r")
        assert "Question 3 of 21." in heard(home)
        screen.type("4\r")
        assert heard(home).startswith("You chose Mostly. Saved.")


def test_two_voices_never_speak_at_once_unless_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    spoken: list[str] = []

    def read(_voice: object, text: str) -> str:
        spoken.append(text)
        return ""

    monkeypatch.setattr(aloud, "screen_reader_runs", lambda: True)
    monkeypatch.setattr(read_aloud.Voice, "read", read)
    lines = Aloud()
    lines.always = True
    lines.hear("Question 1.")
    assert "A screen reader runs" in lines.begin()
    lines.hear("Question 2.")
    assert lines.begin() == "", "it is said once"
    assert spoken == []
    lines.ask()
    lines.hear("Question 3.")
    assert lines.begin() == ""
    assert spoken == ["Question 3."]


def test_without_a_voice_it_is_said_once_how_to_get_one(home: Path) -> None:
    empty = home / "empty"
    empty.mkdir()
    lines = "read\nread\nquit\n"
    ran = Program(home).process(*OPEN, typed=lines, PATH=str(empty))
    said = " ".join(ran.out.split())
    assert said.count("On Linux, install the program espeak-ng or spd-say.") == 1
    assert said.count("There is no voice to read aloud with.") == 1


def test_the_words_stand_in_no_file_and_in_no_list_of_programs(
    page: Callable[..., Terminal], home: Path
) -> None:
    with page() as screen:
        screen.wait_for("What next:")
        before = files(home)
        screen.type("read gaps 3\r")
        heard(home)
        assert "Human and legal" not in running()
        screen.answer("quit")
    assert files(home) == before


def files(home: Path) -> set[Path]:
    """Give every file in a home but the answers and their lock."""
    passing = (".lock", ".toml")
    return {one for one in home.rglob("*") if one.suffix not in passing}


def running() -> str:
    """Give the command lines of all programs that run."""
    lines = []
    for one in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            lines.append(one.read_bytes().replace(b"\0", b" ").decode(errors="replace"))
        except OSError:
            continue
    return "\n".join(lines)


def test_a_real_voice_makes_sound_of_it(home: Path) -> None:
    real = shutil.which("espeak-ng")
    if real is None and os.environ.get("CI") != "true":
        pytest.skip("espeak-ng is not installed")
    assert real, "espeak-ng is not installed, and this is the place to hear it"
    script = f'{real} "$@" -w "$HOME/part.wav"; mv "$HOME/part.wav" "$HOME/heard.wav"'
    environment = voice(home, "espeak-ng", script)
    with Terminal(program(*OPEN), cwd=home, env=environment, rows=60) as screen:
        screen.wait_for("What next:")
        screen.type("read gaps 3\r")
        end = time.monotonic() + 20
        while not (home / "heard.wav").exists():
            assert time.monotonic() < end, "no sound was made"
            time.sleep(0.05)
    seconds = (home / "heard.wav").stat().st_size / 2 / 22050
    assert 5 < seconds < 60, "some forty words, at the voice's usual pace"


@pytest.mark.parametrize(
    ("system", "name"), [("darwin", "say"), ("win32", "powershell"), ("linux", "spd-say")]
)
def test_each_system_has_its_voice_and_takes_the_words_from_a_pipe(
    monkeypatch: pytest.MonkeyPatch, home: Path, system: str, name: str
) -> None:
    monkeypatch.setenv("HOME", str(home))
    own = voice(home, name, f'case "$1" in --cancel) exit ;; esac; echo "$@" > "$HOME/asked.txt"; {SPEAKS}')
    monkeypatch.setenv("PATH", own["PATH"].replace("/usr/bin:", ""))
    here = [one for one in read_aloud.PROGRAMS[system] if one.speak[0] == name]
    monkeypatch.setattr(read_aloud, "PROGRAMS", {sys.platform: tuple(here)})
    spoken = read_aloud.Voice()
    assert spoken.read("We help with forms.") == ""
    assert heard(home) == "We help with forms."
    assert "forms" not in (home / "asked.txt").read_text()
    assert spoken.speaks
    spoken.stop()
    assert not spoken.speaks


def test_the_full_screen_reads_the_question_aloud_and_stops_at_the_next_key(
    page: Callable[..., Terminal], home: Path
) -> None:
    with page("open", "p.toml", "--full-screen") as screen:
        screen.wait_for("Peer support")
        screen.press("home", "enter")
        screen.wait_for("1 to 8")
        screen.press("u")
        said = heard(home)
        assert "The social model of disability" in said
        assert "We have not talked about the social model yet." in said
        screen.press("down")
        assert "sleep 60" not in running()
