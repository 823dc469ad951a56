"""Two front ends, one program: neither lacks what the other has, and the same answers give the same file."""

import re
from collections.abc import Sequence
from itertools import zip_longest
from pathlib import Path

import pytest

from tests.running import Here, Program
from tests.terminal import Terminal, program
from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.front.controls import CONTROLS, Control, usable
from ulo_selfcheck.front.settings import Settings
from ulo_selfcheck.front.tui.app import SelfCheck
from ulo_selfcheck.front.tui.screens.dialog_screens import Choose
from ulo_selfcheck.session import opening
from ulo_selfcheck.session.session import Session

ONLY_FULL_SCREEN, ONLY_PLAIN = {"room", "colours"}, {"again"}
NEW = ("open", "p.toml", "--name", "Practice group")


@pytest.fixture
def home(tmp_path: Path) -> Program:
    return Here(tmp_path)


def words(*, full_screen: bool) -> list[Control]:
    other = "plain" if full_screen else "full-screen"
    return [one for one in CONTROLS if one.where != other]


def question_for(control: Control, catalogue: Catalogue) -> int:
    """Give the number of the first question where a word can be used, from the second on."""
    return next(one.number for one in catalogue.criteria[1:] if control in usable(one, full_screen=False))


# The table


def test_only_what_is_for_eyes_and_hearing_again_are_for_one_front_end() -> None:
    assert {one.word for one in CONTROLS if one.where == "full-screen"} == ONLY_FULL_SCREEN
    assert {one.word for one in CONTROLS if one.where == "plain"} == ONLY_PLAIN


def test_plain_mode_understands_every_word_and_has_an_answer_of_its_own_to_each(
    catalogue: Catalogue, home: Program
) -> None:
    heard = {one.word: answer_to(one, catalogue, home) for one in words(full_screen=False)}
    del heard["quit"]  # it says what the end of input says too
    assert heard.pop("read") == heard["again"], "the same, aloud"
    assert [word for word, answer in heard.items() if not answer] == []
    assert len(set(heard.values())) == len(heard)
    assert [one for one in heard.values() if re.search("we know|is not for here|could be ", one)] == []


def answer_to(control: Control, catalogue: Catalogue, home: Program) -> str:
    """Return the first line that is said only because a word was typed."""
    begin = f"3\ngo {question_for(control, catalogue)}\n"
    lines = []
    for typed in (begin, f"{begin}{control.word}\n"):
        ran = home(*NEW, typed=typed)
        assert (ran.code, ran.err) == (0, "")
        lines.append(ran.out.splitlines())
        (home.home / "p.toml").unlink()
    return next(said for without, said in zip_longest(*lines, fillvalue="") if without != said)


@pytest.mark.parametrize("control", words(full_screen=False), ids=lambda one: one.word)
def test_plain_mode_helps_with_every_word(control: Control, home: Program) -> None:
    ran = home(*NEW, typed=f"help {control.word}\n")
    assert f"{control.word}: {control.help}" in " ".join(ran.out.split())


@pytest.mark.parametrize("control", words(full_screen=True), ids=lambda one: one.word)
def test_the_full_screen_does_every_word(control: Control, catalogue: Catalogue) -> None:
    own = SelfCheck(catalogue, None, Settings())._own
    assert (control.does is None) == (control.word in own)


async def test_the_menu_of_the_full_screen_has_every_word(catalogue: Catalogue, tmp_path: Path) -> None:
    found: set[str] = set()
    for criterion in ("independent-living", "user-majority", "choice-and-control"):
        session = opening.start(tmp_path / f"{criterion}.toml", "Practice group", catalogue)
        found |= await _menu_at(criterion, session, catalogue)
    assert {one.word for one in words(full_screen=True)} <= found


async def _menu_at(criterion: str, session: Session, catalogue: Catalogue) -> set[str]:
    app = SelfCheck(catalogue, session, Settings())
    async with app.run_test() as pilot:
        app.open_question(criterion)
        await pilot.pause()
        await pilot.press("escape")
        menu = app.screen
        assert isinstance(menu, Choose)
        return {row.id for row in menu._rows}


# The same answers, the same file

PLAIN = (
    # The first question, with everything beside it.
    *("note", "We help with forms.", "Ask Sam", ""),
    *("evidence", "Minutes", "The cupboard", ""),
    *("aim", "partly"),
    *("views", "1 0 2"),
    *("concern", "It is too slow", "no"),
    *("park", "The lift"),
    "partly",
    # Not for us, with its reason. The third: a partner, with a level.
    *("8", "A partner does this better"),
    *("partner", "3", "Next Door", "4"),
    # An answer taken away, and one undone.
    *("5", "back", "clear", "2"),
    *("2", "undo", "quit"),
)
FULL_SCREEN: tuple[str | tuple[str, ...], ...] = (
    ("enter",),
    *(("n",), "We help with forms.", ("enter",), "Ask Sam", ("escape",)),
    *(("e",), "Minutes", ("enter",), "The cupboard", ("enter",), ("escape",)),
    *(("a", "up", "up", "space"),),
    *(("v",), "1 0 2", ("enter",)),
    *(("c",), "It is too slow", ("enter", "down", "space")),
    *(("k",), "The lift", ("enter",)),
    ("3", "enter"),
    *(("8",), "A partner does this better", ("enter", "down", "up", "enter")),
    *(("p",), "Next Door", ("enter", "4", "enter")),
    ("5", "delete", "2", "enter"),
    ("2", "z", "ctrl+q"),
)


def kept(path: Path) -> bytes:
    """Give the bytes of a file, without the id and the times, which are never the same."""
    text = path.read_bytes()
    return re.sub(rb'(?m)^(id = ".*"|started = .*|updated = .*)$', b"", text)


def test_the_same_answers_give_the_same_file_byte_for_byte(home: Program, tmp_path: Path) -> None:
    ran = home("open", "plain.toml", "--name", "Practice group", typed="\n".join(PLAIN) + "\n")
    assert (ran.code, ran.err) == (0, "")
    assert "Problem" not in ran.out
    _in_the_full_screen(FULL_SCREEN, home)
    plain, screen = kept(tmp_path / "plain.toml"), kept(tmp_path / "screen.toml")
    assert b"We help with forms." in plain
    assert plain.decode() == screen.decode()
    assert plain == screen


def _in_the_full_screen(script: Sequence[str | tuple[str, ...]], home: Program) -> None:
    """Press the keys of a script; a text on its own is typed."""
    command = program("open", "screen.toml", "--full-screen", "--name", "Practice group")
    with Terminal(command, rows=40, cwd=home.home, env=home.environment) as screen:
        screen.wait_for("1. The social model")
        for step in script:
            if isinstance(step, str):
                screen.type(step)
            else:
                screen.press(*step)
        assert screen.wait() == 0


def test_every_part_of_the_script_is_in_the_file(home: Program, tmp_path: Path) -> None:
    home("open", "plain.toml", "--name", "Practice group", typed="\n".join(PLAIN) + "\n")
    text = (tmp_path / "plain.toml").read_text(encoding="utf-8")
    for part in ("note", "evidence", "aim", "hands", "concern", "agreed", "parked", "partner", "reason"):
        assert re.search(rf"^{part} = |\.{part}\]|^{part} =", text, re.MULTILINE), part
