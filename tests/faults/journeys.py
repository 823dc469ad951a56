"""The sittings and commands that faults happen to: what is there before, what is typed, what it should change."""

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from tests.building import assessment_with, with_answer
from tests.faults.acts import FILE
from ulo_selfcheck.answers import backups
from ulo_selfcheck.answers.review import About, Assessment
from ulo_selfcheck.answers.toml import AnswersProblem, dumps, loads
from ulo_selfcheck.ground.models import replace

START = assessment_with({"social-model": "partly"})
"""What the file holds before a sitting."""


class Change(NamedTuple):
    """One change: what the program says when it is made, and whether answers hold it."""

    said: str
    held: Callable[[Assessment], bool]


class Step(NamedTuple):
    """What is typed next, and the change it makes, if it makes one."""

    lines: tuple[str, ...]
    """In lines of text."""
    keys: tuple[str, ...] = ()
    """In the full screen."""
    change: Change | None = None
    after: str = ""
    """What lines of text in a terminal show when the program waits for the next step."""


class Journey(NamedTuple):
    """A sitting, or a command that writes a file."""

    name: str
    words: tuple[str, ...]
    steps: tuple[Step, ...]
    prepare: Callable[[Path], None]
    whole: str = ""
    """A file that a command writes: it is the old one or the new one, whole."""
    before: str = ""
    """What is in that file before."""
    is_new: Callable[[str], bool] = bool
    """Whether a text is the whole new file."""

    @property
    def changes(self) -> list[Change]:
        return [step.change for step in self.steps if step.change]

    @property
    def lines(self) -> list[str]:
        return [line for step in self.steps for line in step.lines]


def _chose(criterion: str, level: str, name: str) -> Change:
    return Change(f"You chose {name}.", lambda it: it.answer(criterion).level == level)


def _is_not_sure(criterion: str) -> Change:
    return Change("It goes on the list to find out.", lambda it: it.answer(criterion).status == "not-sure")


def _ready(folder: Path, *, old_backups: int = 0) -> None:
    path = folder / FILE
    path.write_text(dumps(START), encoding="utf-8")
    for number in range(old_backups):
        backups.make(path, dumps(with_answer(START, "carers", note=f"day {number}")).encode())


def _sitting(folder: Path) -> None:
    _ready(folder, old_backups=5)


def _nothing(folder: Path) -> None:
    """Nothing is there before."""


def _broken(folder: Path) -> None:
    _ready(folder, old_backups=2)
    (folder / FILE).write_text("schema = [", encoding="utf-8")


def _member(name: str) -> Assessment:
    return replace(START, assessment=About(id=name))


def _is_together(text: str) -> bool:
    """Tell whether a text is the whole of two members' answers beside what was agreed."""
    try:
        it = loads(text).assessment
    except AnswersProblem:
        return False
    agreed = all(it.answer(one).level == answer.level for one, answer in START.answers.items())
    return agreed and sum(it.answer("social-model").views.values()) == 2


def _two_members(folder: Path) -> None:
    for name in ("a", "b", "together"):
        (folder / f"{name}.toml").write_text(dumps(_member(name)), encoding="utf-8")


def _old_report(folder: Path) -> None:
    _ready(folder)
    (folder / "report.txt").write_text(_LAST_REPORT, encoding="utf-8")


_LAST_REPORT = "The report of last time.\n"
_REPORT_ENDS = "Ask us. Tell us what works best for you."
_NOTE = "we asked our members"
_STARTED = Step(
    ("2",), ("enter>Question 2", "2"), _chose("independent-living", "started", "Started"), "Question 3"
)
_SITTING = (
    _STARTED,
    Step(("4",), ("enter>Question 3", "4"), _chose("rights", "mostly", "Mostly"), "Question 4"),
    Step(
        ("back", "note", "we asked", "our members", ""),
        ("n>Escape  keep", _NOTE, "escape"),
        Change(
            "Your note is kept.",
            lambda it: it.answer("rights").note in (_NOTE, _NOTE.replace("asked ", "asked\n")),
        ),
        "Question 3",
    ),
    Step(("next", "5"), ("enter>Question 4", "5"), _chose("member-driven", "fully", "Fully"), "Question 5"),
    Step(("6",), ("enter>Question 5", "6"), _is_not_sure("peer-support"), "Question 6"),
    Step(("quit",), ("ctrl+q",)),
)

DICTATION = Journey(
    "a dictated sitting",
    ("open", FILE),
    (
        Step(
            ("Started.",),
            ("enter>Question 2", "started"),
            _chose("independent-living", "started", "Started"),
            "Question 3",
        ),
        Step(
            ("I think mostly.",),
            ("next question>Question 3", "I think mostly."),
            _chose("rights", "mostly", "Mostly"),
            "Question 4",
        ),
        Step(
            ("Go back.", "Question four.", "5."),
            ("go back>Question 2", "question four.>Question 4", "fully"),
            _chose("member-driven", "fully", "Fully"),
            "Question 5",
        ),
        Step(("Save and leave.",), ("save and leave",)),
    ),
    _sitting,
)
"""Whole words at once; in the full screen each letter is a key."""

HELD = Journey(
    "a sitting with held keys",
    ("open", FILE),
    (
        Step((), ("enter>Question 2", "2" * 9), _chose("independent-living", "started", "Started")),
        Step((), ("\r" * 9 + ">Question 3", "4" * 9), _chose("rights", "mostly", "Mostly")),
        Step((), ("\r" * 9 + ">Question 4", "5" * 9), _chose("member-driven", "fully", "Fully")),
        Step((), ("ctrl+q",)),
    ),
    _sitting,
)
"""In the full screen alone: each key comes nine times."""

SITTING = Journey("a sitting", ("open", FILE), _SITTING, _sitting)
NEW = Journey(
    "a new file",
    ("open", FILE, "--name", "Riverside"),
    (
        Step(("3",), ("enter>Question 1", "3"), _chose("social-model", "partly", "Partly"), "Question 2"),
        _SITTING[-1],
    ),
    _nothing,
)
ADOPTING = Journey(
    "adopting",
    ("open", FILE),
    (
        _STARTED,
        Step(
            ("adopt", "1"),
            (),
            Change("The answers are locked.", lambda it: it.assessment.adopted is not None),
        ),
        _SITTING[-1],
    ),
    _sitting,
)
BROKEN = Journey(
    "a backup used",
    ("open", FILE),
    (Step(("yes",), after="Your answer:"), _STARTED, _SITTING[-1]),
    _broken,
)
COMBINE = Journey(
    "combine",
    ("combine", "a.toml", "b.toml", "-o", "together.toml", "--add"),
    (),
    _two_members,
    whole="together.toml",
    before=dumps(_member("together")),
    is_new=_is_together,
)
REPORT = Journey(
    "report",
    ("report", FILE, "-o", "report.txt", "--overwrite"),
    (),
    _old_report,
    whole="report.txt",
    before=_LAST_REPORT,
    is_new=lambda text: text.rstrip().endswith(_REPORT_ENDS),
)


def begin(journey: Journey, folder: Path) -> None:
    """Make the folder anew, as it is before the journey."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    journey.prepare(folder)


def typed(steps: Sequence[Step]) -> str:
    return "".join(f"{line}\n" for step in steps for line in step.lines)
