"""The end of a group is marked in lines of text as in the full screen: once, and before the next question."""

from pathlib import Path

from tests.running import Here

NEW = ("open", "p.toml", "--name", "Practice group", "--plain")
DONE = "You have looked at all nine questions of Values."


def said(folder: Path, *lines: str, command: tuple[str, ...] = NEW) -> str:
    ran = Here(folder)(*command, typed="\n".join([*lines, "quit", ""]))
    assert (ran.code, ran.err) == (0, "")
    return " ".join(ran.out.split())


def test_a_break_is_offered_once_before_the_next_question(tmp_path: Path) -> None:
    out = said(tmp_path, *["4"] * 9, "back", "3")
    assert out.count(DONE) == 1
    assert out.count("This is a good moment for a break.") == 1
    assert out.index("Question 9 of 21") < out.index(DONE) < out.index("Question 10 of 21")


def test_a_group_that_was_done_before_is_not_marked_again(tmp_path: Path) -> None:
    said(tmp_path, *["4"] * 9)
    assert DONE not in said(tmp_path, "4", "back", "back", "2", command=("open", "p.toml", "--plain"))


def test_the_end_of_all_says_it_once(tmp_path: Path) -> None:
    out = said(tmp_path, *["4"] * 21)
    assert out.count("You have answered all 21") == 1
    assert "You have looked at all four questions of Services." not in out
