"""A person who hears only what is new since their last key: is that enough to do the whole work alone?

The person here knows nothing of the program. They use only words and numbers that they have heard from it.
"""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.terminal import Terminal
from ulo_selfcheck.answers.contents import read_answers

Open = Callable[..., Terminal]


class Ear:
    """Somebody at a terminal who hears each new word once, and sees nothing."""

    def __init__(self, terminal: Terminal) -> None:
        self._terminal = terminal
        self._from = 0
        self.memory = ""

    def listen(self) -> str:
        """Give what is new since the last key, its spaces and lines run together."""
        self._terminal.read(quiet=0.25)
        while not re.search(r": $|\n$", self._text()):
            self._terminal.read(quiet=0.25)
        new = " ".join(self._text().split())
        self._from = len(self._terminal.raw)
        self.memory += f" {new}"
        return new

    def say(self, word: str) -> str:
        """Type a word or a number that was heard before, or only Enter; give what is heard then."""
        assert not word or re.search(rf"\b{word}\b", self.memory), f"nobody said that {word} can be typed"
        self._terminal.type(f"{word}\r")
        return self.listen()

    def choose(self, new: str, wanted: str) -> str:
        """Choose by the number that was heard just before the words."""
        found = re.search(rf"(\d+)\. {wanted}", new)
        assert found, f"{wanted} is not among what was heard: {new}"
        return self.say(found[1])

    def _text(self) -> str:
        return self._terminal.raw[self._from :].decode().replace("\r", "")


def place(new: str) -> int:
    """Give the number of the question that was heard last."""
    return int(re.findall(r"Question (\d+) of 21\.", new)[-1])


@pytest.mark.usefixtures("at_once")
def test_all_of_it_can_be_done_by_ear_alone(terminal: Open, tmp_path: Path) -> None:
    with terminal("open", "p.toml", "--name", "Practice group") as screen:
        ear = Ear(screen)
        new = ear.choose(ear.listen(), "Lines of text")
        for number in range(1, 22):
            assert place(new) == number
            assert new.endswith("Your answer:")
            new = ear.choose(new, "Mostly")
            assert "You chose Mostly. Saved." in new
            if number == 3:
                new = go_back(ear, number)
            if number == 12:
                new = go_back_and_correct(ear, number)
        assert "You have answered all 21." in new
        new = ear.say("gaps")
        assert "Gap analysis: Practice group" in new
        assert "Next step:" in ear.say("next")
        assert ear.say("back").endswith("What next:")
        assert make_report(ear).endswith("What next:")
        assert "Everything is saved." in ear.say("quit")
        assert screen.wait() == 0
    answers = read_answers(tmp_path / "p.toml").loaded.assessment.answers
    levels = [answer.level for answer in answers.values()]
    assert (len(levels), levels.count("partly"), levels[11]) == (21, 1, "partly")
    assert list(tmp_path.glob("*report*"))


def go_back(ear: Ear, number: int) -> str:
    """Go back one question, hear what was answered, and keep it."""
    new = ear.say("back")
    assert place(new) == number
    assert "Your answer now: Mostly. Press Enter to keep it." in new
    return ear.say("")


def go_back_and_correct(ear: Ear, number: int) -> str:
    new = ear.say("back")
    assert place(new) == number
    new = ear.choose(new, "Partly")
    assert "You chose Partly. Saved." in new
    return new


def make_report(ear: Ear) -> str:
    """Make a report: the first kind, as plain text, with the name that is offered."""
    new = ear.choose(ear.say("report"), "The report")
    new = ear.choose(new, "Plain text")
    assert "Press Enter to use it, or type your own." in new
    new = ear.say("")
    assert re.search(r"Making .*\. Done\.", new), new
    return new
