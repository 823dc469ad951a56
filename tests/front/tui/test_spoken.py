"""The spoken tree says what is drawn: what each thing is, its state, its place, and where the caret stands."""

import os
import signal
import tomllib
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import cast

import pytest
from textual.widgets import TextArea

from tests.documents.test_html_browser import missing
from tests.front.tui.states import QUESTION, STATES, go, practice
from tests.heard.desktop import wait_for
from tests.heard.key_by_key import turn_tree
from tests.running import ROOT, Program
from tests.terminal import Terminal
from tests.terminal import program as running
from ulo_selfcheck.front import settings, spoken_extra
from ulo_selfcheck.front.talk import settings_form
from ulo_selfcheck.front.talk.asker import Asker, Option
from ulo_selfcheck.front.tui.spoken import TRIES, _met
from ulo_selfcheck.front.tui.spoken_tree import WINDOW, Numbers, Part, Tree, grant, tree_of
from ulo_selfcheck.front.tui.widgets.lines import Line
from ulo_selfcheck.front.tui.widgets.rows import Rows
from ulo_selfcheck.ground.text import one_line

SHOWN = (
    "the list",
    "an answer just chosen",
    "the menu",
    "a note",
    "evidence, a line to type",
    "the gap analysis",
    "the colours",
    "hands, as they are typed",
)


def in_order(tree: Tree, number: int = WINDOW) -> list[int]:
    """Give the numbers of all parts as they stand in one another."""
    return [number, *(below for one in tree.parts[number].children for below in in_order(tree, one))]


def named(tree: Tree, role: str) -> list[Part]:
    return [tree.parts[number] for number in in_order(tree) if tree.parts[number].role == role]


def here(tree: Tree) -> Part:
    """Give what has the focus."""
    return tree.parts[tree.focus]


@pytest.mark.parametrize("state", SHOWN)
async def test_all_that_is_drawn_stands_in_the_tree_once(tmp_path: Path, state: str) -> None:
    app = practice(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await go(pilot, STATES[state])
        tree = tree_of(app, Numbers())
        numbers = in_order(tree)
        assert sorted(numbers) == sorted(tree.parts), (
            "each part has one place, and each number stands for a part"
        )
        said = " ".join(tree.parts[number].name for number in numbers)
        rows = [row for one in app.screen.query(Rows) for row in one.rows]
        lines = [one for one in app.screen.query(Line) if one.display]
        words = [one_line(row.said) for row in rows] + [one_line(one.words) for one in lines]
        assert [one for one in words if one not in said] == []
        assert here(tree).role in (
            "RADIO_BUTTON",
            "LIST_ITEM",
            "BUTTON",
            "TEXT_INPUT",
            "MULTILINE_TEXT_INPUT",
        )


async def test_an_answer_says_whether_it_is_chosen_and_which_of_how_many_it_is(tmp_path: Path) -> None:
    app = practice(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await go(pilot, (*QUESTION, "2"))
        tree = tree_of(app, Numbers())
        assert [one.chosen for one in named(tree, "RADIO_BUTTON")] == [False, True, *[False] * 6]
        assert here(tree).name.startswith("2 Started. ")
        assert here(tree).place == (1, 8)
        assert here(tree).news == "You chose Started. Saved."
        assert [one.name for one in named(tree, "STATUS")] == ["You chose Started. Saved."]
        assert all(one.chosen is None for one in named(tree, "BUTTON")), "a note is opened, not chosen"


async def test_a_question_says_all_its_words_where_one_comes_to_it(tmp_path: Path) -> None:
    app = practice(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await go(pilot, QUESTION)
        (page,) = named(tree_of(app, Numbers()), "GROUP")
        assert page.name.startswith("Question 1 of 21. Values, 1 of 9. 1. The social model of disability.")
        assert "People are disabled by barriers" in page.name


async def test_the_list_has_its_groups_as_headings_and_counts_its_rows(tmp_path: Path) -> None:
    app = practice(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await go(pilot, ("home",))
        tree = tree_of(app, Numbers())
        assert [one.name for one in named(tree, "HEADING")] == ["Values", "Governance", "Services"]
        places = [one.place for one in named(tree, "LIST_ITEM")]
        assert places == [(place, len(places)) for place in range(len(places))]


async def test_a_page_stands_inside_the_one_below_so_that_only_the_row_is_said_when_it_is_left(
    tmp_path: Path,
) -> None:
    app, numbers = practice(tmp_path), Numbers()
    async with app.run_test(size=(80, 24)) as pilot:
        await go(pilot, QUESTION)
        before = tree_of(app, numbers)
        await go(pilot, ("escape",))
        menu = tree_of(app, numbers)
        await pilot.pause(0.8)
        await go(pilot, ("escape",))
        after = tree_of(app, numbers)
    answers = next(number for number, part in before.parts.items() if part.role == "RADIO_GROUP")
    (dialog,) = (number for number, part in menu.parts.items() if part.role == "DIALOG")
    assert dialog in menu.parts[answers].children
    assert set(before.parts) - set(menu.parts) <= beside(before)
    assert after.focus == before.focus
    assert dialog not in after.parts


def beside(tree: Tree) -> set[int]:
    """Give what stands round the page: each page has its own."""
    return {number for number in tree.parts[WINDOW].children if tree.parts[number].role == "LABEL"}


async def test_what_comes_back_has_another_number_for_the_old_one_is_dead(tmp_path: Path) -> None:
    app, numbers = practice(tmp_path), Numbers()
    async with app.run_test(size=(80, 24)) as pilot:
        await go(pilot, QUESTION)
        first = tree_of(app, numbers)
        await go(pilot, ("enter",))
        second = tree_of(app, numbers)
        await go(pilot, ("b",))
        again = tree_of(app, numbers)
    rows = {number for number, part in first.parts.items() if part.role == "RADIO_BUTTON"}
    assert rows
    assert not rows & {*second.parts, *again.parts}


async def test_a_note_has_its_letters_as_they_stand_in_lines_and_the_caret(tmp_path: Path) -> None:
    app = practice(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await go(pilot, (*QUESTION, "n"))
        app.screen.query_one(TextArea).text = ""
        for letter in "é. " + "word " * 20:
            await pilot.press("space" if letter == " " else letter)
        await pilot.press("enter", "x", "left")
        tree = tree_of(app, Numbers())
    box = here(tree)
    assert (box.role, box.name) == (
        "MULTILINE_TEXT_INPUT",
        "Note for question 1, The social model of disability",
    )
    runs = [tree.parts[number] for number in box.children]
    assert len(runs) == 3, "a long line takes two lines of the window, and x has its own"
    assert "".join(run.name for run in runs) == "é. " + "word " * 20 + "\nx"
    assert all(sum(run.words) == len(run.name) for run in runs)
    assert box.selected == ((box.children[-1], 0),) * 2


async def test_a_line_to_type_has_its_letters_and_what_is_selected(tmp_path: Path) -> None:
    app = practice(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await go(pilot, (*QUESTION, "v", "1", "backspace", "1", "shift+home"))
        box = here(tree := tree_of(app, Numbers()))
    assert box.role == "TEXT_INPUT"
    (run,) = box.children
    assert (tree.parts[run].name, box.selected) == ("1", ((run, 1), (run, 0)))


async def test_a_reader_can_go_to_a_row_and_press_it(tmp_path: Path) -> None:
    app, numbers = practice(tmp_path), Numbers()
    async with app.run_test(size=(80, 24)) as pilot:
        await go(pilot, QUESTION)
        tree = tree_of(app, numbers)
        target = next(number for number, part in tree.parts.items() if part.name.startswith("4 Mostly."))
        grant(app, numbers, "go", target, ())
        assert tree_of(app, numbers).focus == target
        grant(app, numbers, "press", target, ())
        await pilot.pause()
        assert app.session.answer.level == "mostly"


async def test_a_braille_display_can_move_the_caret(tmp_path: Path) -> None:
    app, numbers = practice(tmp_path), Numbers()
    async with app.run_test(size=(80, 24)) as pilot:
        await go(pilot, (*QUESTION, "n", "w", "e"))
        tree = tree_of(app, numbers)
        wanted = ((here(tree).children[-1], 1),) * 2
        assert here(tree).selected != wanted
        grant(app, numbers, "select", tree.focus, wanted)
        assert here(tree_of(app, numbers)).selected == wanted


@pytest.mark.parametrize(
    ("line", "at", "before", "met"),
    [
        ("we help", 1, 2, "e"),
        ("we help", 2, 1, "space"),
        ("we help", 7, 6, "end"),
        ("we help", 3, 7, "help"),
        ("we help", 0, 7, "w"),
        ("we help", 3, None, "we help"),
        ("\n", 0, None, "blank"),
    ],
)
def test_the_caret_is_told_in_words_to_an_orca_that_cannot_ask(
    line: str, at: int, before: int | None, met: str
) -> None:
    assert _met(line, at, before) == met


# The extra


@pytest.mark.parametrize("state", ["an answer just chosen", "a note"])
async def test_the_library_takes_every_part_as_it_is_meant(tmp_path: Path, state: str) -> None:
    try:
        import accesskit
    except ImportError:
        missing("accesskit")
    from ulo_selfcheck.front.tui.spoken_bus import _node

    app = practice(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await go(pilot, STATES[state])
        tree = tree_of(app, Numbers())
    for part in tree.parts.values():
        node = _node(part._asdict())
        assert node.role == getattr(accesskit.Role, part.role)
        assert (node.label or node.value or "") == part.name
        assert list(node.children) == [*part.children]
        assert node.description == (part.news or None)
        if part.role == "TEXT_RUN":
            assert sum(node.character_lengths) == len(part.name.encode())
            assert sum(node.word_lengths) == len(part.name)


def test_with_the_setting_off_nothing_of_it_is_loaded_and_nothing_is_started(program: Program) -> None:
    ran = program.python(
        "-c",
        """
import asyncio, sys
from pathlib import Path
from tests.front.tui.states import go, practice, QUESTION

async def sit():
    app = practice(Path("."))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause(0.8)
        await go(pilot, (*QUESTION, "2", "n", "escape"))

sys.addaudithook(lambda event, _: event == "subprocess.Popen" and print("started"))
asyncio.run(sit())
print(*(one for one in sys.modules if "accesskit" in one or "spoken" in one))
""",
    )
    assert ran.out.split() == ["ulo_selfcheck.front.spoken_extra"], ran.err


def test_the_program_beside_is_started_again_and_that_it_cannot_be_is_said(tmp_path: Path) -> None:
    if find_spec("accesskit") is None:
        missing("accesskit")
    home = Program(tmp_path).environment
    turn_tree(home, on=True)
    open_it = running("open", "p.toml", "--full-screen", "--name", "Practice group")
    with Terminal(open_it, cwd=tmp_path, env=home) as screen:
        screen.wait_for("1. The social model")
        ended: set[int] = set()
        for _ in range(TRIES):
            wait_for(lambda: started_by(screen.pid) - ended, 10, "nothing was started")
            (one,) = started_by(screen.pid) - ended
            os.kill(one, signal.SIGKILL)
            ended.add(one)
        screen.wait_for("Your screen reader goes on with the lines")
        screen.press("enter", "2")
        screen.wait_for("You chose Started. Saved.")
        screen.press("ctrl+q")
        assert screen.wait() == 0


def started_by(process: int) -> set[int]:
    """Give the programs that talk to the bus for a process."""
    children = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="utf-8").split()
    return {int(one) for one in children if b"spoken_bus" in Path(f"/proc/{one}/cmdline").read_bytes()}


@pytest.fixture
def program(tmp_path: Path) -> Program:
    return Program(tmp_path)


class Choosing:
    """Somebody who chooses what begins with these words, and hears what is said."""

    def __init__(self, *words: str) -> None:
        self._words, self.heard = iter(words), list[str]()

    async def choose(self, _question: str, options: Sequence[str | Option], _now: int | None = None) -> int:
        word = next(self._words)
        names = [one if isinstance(one, str) else one.name for one in options]
        return next(place for place, name in enumerate(names) if name.startswith(word))

    async def say(self, text: str) -> None:
        self.heard.append(text)


async def turned_on(folder: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[str, Choosing]:
    """Turn the spoken tree on as somebody would. Give what is kept then, and what was said."""
    monkeypatch.setattr(settings, "path", lambda: folder / "settings.toml")
    somebody = Choosing("Speak buttons and boxes", "Yes")
    kept = await settings_form.settings(settings.Settings(), cast("Asker", somebody))
    assert (folder / "settings.toml").exists() == (kept.spoken == "on")
    return kept.spoken, somebody


async def test_it_is_turned_on_in_the_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings_form, "spoken_problem", lambda: "")
    kept, somebody = await turned_on(tmp_path, monkeypatch)
    assert (kept, somebody.heard) == ("on", ["Your setting is kept."])


async def test_without_the_extra_one_sentence_says_what_to_type_and_it_stays_off(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spoken_extra, "find_spec", lambda _: None)
    monkeypatch.setattr("sys.platform", "linux")
    kept, somebody = await turned_on(tmp_path, monkeypatch)
    assert kept == "off"
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"][
        "optional-dependencies"
    ]
    assert f'-m pip install "{extras["spoken"][0]}"' in " ".join(somebody.heard)


async def test_on_another_system_it_is_said_that_it_works_on_linux_alone_and_it_stays_off(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", "darwin")
    kept, somebody = await turned_on(tmp_path, monkeypatch)
    assert kept == "off"
    assert "work on Linux alone" in " ".join(somebody.heard)
