"""The walk-through of the guide, done: five members, two evenings, one agreed picture, a plan, adoption.

The commands are read from the guide itself, so the page cannot promise what the program does not do.
"""

import re
import shlex
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.building import answer_of, assessment_with
from tests.terminal import Terminal
from ulo_selfcheck.answers.review import About
from ulo_selfcheck.answers.toml import dumps
from ulo_selfcheck.catalogue.load import load

Open = Callable[..., Terminal]
NAME = "Practice group"
GUIDE = Path(__file__).parents[2] / "ulo_selfcheck" / "help" / "2-guiding.md"
WIDE = {"rights": ("not-yet", "fully"), "carers": ("started", "fully"), "diversity": ("not-yet", "mostly")}


def commands() -> list[list[str]]:
    """Give the commands of the walk-through, in order."""
    section = GUIDE.read_text(encoding="utf-8").split("## A walk-through", 1)[1]
    return [shlex.split(line)[1:] for line in re.findall(r"^ulo-selfcheck .*$", section, re.MULTILINE)]


@pytest.fixture
def members(tmp_path: Path) -> None:
    """Make what the five members sent: three files, and two forms filled in when the form is there."""
    (tmp_path / "From members").mkdir()
    for number, name in enumerate(("ann", "bob", "cy")):
        said = {criterion: answer_of(levels[number % 2]) for criterion, levels in WIDE.items()}
        said["peer-support"] = answer_of("mostly", note=f"Thought {number} at home")
        one = assessment_with(said, name=NAME, assessment=About(id=f"member {number}"))
        (tmp_path / "From members" / f"{name}.toml").write_text(dumps(one), encoding="utf-8")


def fill_in(form: str, level: int) -> str:
    """Fill in the mailed form: a number after each 'Answer:' of the first nine questions."""
    return re.sub(r"^Answer:$", f"Answer: {level}", form, count=9, flags=re.MULTILINE)


def do(words: list[str], tmp_path: Path, home: dict[str, str], typed: str = "") -> str:
    done = subprocess.run(
        [sys.executable, "-m", "ulo_selfcheck", *words],
        cwd=tmp_path,
        env={**home, "PATH": ""},
        input=typed,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def review(tmp_path: Path) -> dict[str, Any]:
    return tomllib.loads((tmp_path / "Our review.toml").read_text(encoding="utf-8"))


FIRST_EVENING = [
    *("sitting", "5", "1", "", "2", "1", "", "", "1", "Our adviser", "The hall", "Large print", "", "yes"),
    "yes",  # to wait after each answer, as the guide says
    *("4", "", "3", "", "views", "1 0 4", "not yet", "concern", "It is not true for all of us", "2", ""),
    *["4", ""] * 6,
]


@pytest.mark.usefixtures("members")
def test_the_walk_through_of_the_guide_does_what_it_says(
    terminal: Open, tmp_path: Path, home: dict[str, str]
) -> None:
    workbook, combine, plain, full, plan, *reports = commands()
    do(workbook, tmp_path, home)
    form = (tmp_path / "workbook.txt").read_text(encoding="utf-8")
    for name, level in (("dee", 2), ("ed", 4)):
        (tmp_path / "From members" / f"{name}.txt").write_text(fill_in(form, level), encoding="utf-8")

    said = do(combine, tmp_path, home)
    for criterion in WIDE:
        assert load()[criterion].title in " ".join(said.split())
    assert sum(review(tmp_path)["answers"]["rights"]["views"].values()) == 5
    assert "status" not in review(tmp_path)["answers"]["rights"]

    first = " ".join(do(plain, tmp_path, home, "\n".join(FIRST_EVENING)).split())
    assert "Members' own answers, sent in before:" in first
    kept = review(tmp_path)
    assert kept["sittings"][0]["present"]["voting-from-constituency"] == 5
    assert [one for one, answer in kept["answers"].items() if answer.get("agreed") is False] == ["rights"]

    with terminal(*full) as screen:
        screen.wait_for("Check your answers" if "Check your answers" in screen.text else "still to look at")
        screen.press("enter")
        while "Check your answers." not in screen.text:
            screen.press(*(["4", "enter"] if "Question" in screen.lines[0] else ["enter"]))
        screen.wait_for("Check your answers.")
        screen.press("ctrl+q")
        assert screen.wait() == 0
    assert sum("status" in answer for answer in review(tmp_path)["answers"].values()) == 21

    choosing = [line for _ in range(4) for line in ("1", "1", "It matters most")]
    acting = [line for place in "1234" for line in ("3", place, "", "The chair", "in 3 months", "", "")]
    do(plain, tmp_path, home, "\n".join(["plan", *choosing, *acting, "", ""]))
    assert len(review(tmp_path)["actions"]) == 4
    assert " ".join(do(plan, tmp_path, home).split()).count("The chair") == 4

    for command in reports:
        do(command, tmp_path, home)
    shared = (tmp_path / "share.html").read_text(encoding="utf-8")
    assert "It is not true for all of us" not in shared
    assert "The chair" not in shared

    do(plain, tmp_path, home, "adopt\n1\n")
    adopted = review(tmp_path)["assessment"]["adopted"]
    assert (tmp_path / f"Our review (adopted {adopted}).toml").exists()
    assert "adopted this review" in do(plain, tmp_path, home, "go 1\n5\n")
