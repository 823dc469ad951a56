"""Long notes: a whole evening typed or pasted at once stays quick, or is refused with a sentence. Nothing strays."""

import os
import tomllib
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.running import Program
from tests.terminal import Terminal
from ulo_selfcheck.ground.text import MAX_TYPED

Open = Callable[..., Terminal]
NEW = ("open", "p.toml", "--name", "Practice group")
LINE = "We talked of the door, the lift and the form."


def note_in(folder: Path) -> str:
    answers = tomllib.loads((folder / "p.toml").read_text(encoding="utf-8"))["answers"]
    note: str = answers["social-model"]["note"]
    return note


def test_a_megabyte_piped_into_a_note_keeps_what_fits_and_tells_the_rest(tmp_path: Path) -> None:
    lines = [LINE] * 25_000
    ran = Program(tmp_path)(*NEW, "--plain", typed="\n".join(["note", *lines, "", "4", "quit", ""]))
    said = " ".join(ran.out.split())
    assert ran.code == 0
    assert "There is no room for more here. One text can have up to 100,000 letters." in said
    assert "lines left out." in said
    assert "You chose Mostly. Saved." in said, "what comes after the note is an answer again"
    kept = note_in(tmp_path).split("\n")
    assert set(kept) == {LINE}
    assert len(kept) == MAX_TYPED // (len(LINE) + 1)


def test_fifteen_hundred_changes_through_a_pipe_are_all_kept(tmp_path: Path) -> None:
    lines = [line for number in range(1, 1501) for line in (f"go {number % 21 + 1}", str(number % 5 + 1))]
    ran = Program(tmp_path)(*NEW, "--plain", typed="\n".join([*lines, "quit", ""]))
    assert ran.out.count(" Saved.") == 1500
    answers = tomllib.loads((tmp_path / "p.toml").read_text(encoding="utf-8"))["answers"]
    assert len(answers) == 21
    assert (tmp_path / "p.toml").stat().st_size < 20_000


def paste(page: Terminal, text: str) -> None:
    """Paste a text as terminals do, bit by bit, while the program's answers are taken in."""
    data = f"\x1b[200~{text}\x1b[201~".encode()
    for start in range(0, len(data), 4096):
        os.write(page._master, data[start : start + 4096])
        page.read(quiet=0.0)
    page.read(quiet=0.5, patience=60)


def test_more_than_fits_pasted_in_the_full_screen_is_refused_at_once_and_the_box_stays(
    terminal: Open, tmp_path: Path
) -> None:
    with terminal(*NEW, "--full-screen") as page:
        page.wait_for("Practice group")
        page.press("enter")
        page.wait_for("Question 1 of 21")
        page.press("n")
        page.wait_for("Escape  keep")
        page.type("We begin. ")
        paste(page, "more words " * 10_000)
        page.wait_for("no room for more", patience=60)
        assert "What is in the box stays." in " ".join(page.text.split())
        page.type("We end.")
        page.press("escape")
        page.wait_for("Your note is kept. Saved.", patience=60)
        page.press("ctrl+q")
        page.wait()
    assert note_in(tmp_path) == "We begin. We end."


def test_what_fits_is_pasted_whole_and_goes_on_being_typed(terminal: Open, tmp_path: Path) -> None:
    with terminal(*NEW, "--full-screen") as page:
        page.wait_for("Practice group")
        page.press("enter")
        page.wait_for("Question 1 of 21")
        page.press("n")
        page.wait_for("Escape  keep")
        paste(page, "more words " * 9000)
        page.type("and an end")
        page.press("escape")
        page.wait_for("Your note is kept. Saved.", patience=60)
        page.press("ctrl+q")
        page.wait()
    assert note_in(tmp_path) == "more words " * 9000 + "and an end"


# Pasted in lines of text


PARAGRAPHS = ("help", "is what we need.", "", "We met in May.", "quit", "", "The end.")


def paste_in_lines(page: Terminal, lines: Sequence[str]) -> None:
    page.wait_for("Your answer:")
    page.answer("note")
    page.type("\r".join(lines))
    page.press("enter")


def test_a_pasted_note_that_begins_with_a_word_is_asked_about_once_and_kept_whole(
    terminal: Open, tmp_path: Path
) -> None:
    with terminal(*NEW, "--plain", rows=40) as page:
        paste_in_lines(page, PARAGRAPHS)
        page.wait_for('5 lines came at once. The first is "help". Are all of them your text?')
        assert page.text.count("Your choice:") == 1
        assert "Problem" not in page.text
        page.answer("")  # Enter keeps them
        page.answer("")
        page.answer("quit")
        page.wait()
    assert note_in(tmp_path).split("\n") == [one for one in PARAGRAPHS if one]


def test_a_pasted_note_is_safe_before_it_is_asked_about(terminal: Open, tmp_path: Path) -> None:
    with terminal(*NEW, "--plain", rows=40) as page:
        paste_in_lines(page, PARAGRAPHS)
        page.wait_for("Your choice:")
        page.close_window()
        page.wait()
    assert note_in(tmp_path).split("\n") == [one for one in PARAGRAPHS if one]


def test_what_was_pasted_and_not_meant_is_taken_out(terminal: Open, tmp_path: Path) -> None:
    with terminal(*NEW, "--plain", rows=40) as page:
        paste_in_lines(page, PARAGRAPHS)
        page.wait_for("Your choice:")
        page.answer("no")
        page.answer("We met.")
        page.answer("")
        page.answer("quit")
        page.wait()
    assert note_in(tmp_path) == "We met."


def test_an_empty_line_within_what_is_pasted_ends_nothing_and_one_that_is_typed_ends_the_note(
    terminal: Open, tmp_path: Path
) -> None:
    with terminal(*NEW, "--plain", rows=40) as page:
        paste_in_lines(page, ("We met.", "", "4", "", ""))
        page.wait_for("Your note is kept.")
        page.answer("quit")
        page.wait()
        assert "You have answered 0 of 21." in " ".join(page.text.split())
    assert note_in(tmp_path) == "We met.\n4"
