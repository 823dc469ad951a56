"""What came of a run: is everything there that was said to be saved, and was the person told the truth?"""

import os
import re
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

from tests.faults.acts import FILE
from tests.faults.journeys import Change, Journey
from tests.faults.running import Place, Ran
from ulo_selfcheck.answers import backups
from ulo_selfcheck.answers.contents import FileProblem, read_answers
from ulo_selfcheck.answers.review import Assessment


class Verdict(NamedTuple):
    """What one run came to. Nothing in `lost` and `untrue` and `wrong` is as it should be."""

    confirmed: int
    lost: tuple[str, ...] = ()
    untrue: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()

    @property
    def survived(self) -> bool:
        return not self.lost and not self.wrong


def judge(place: Place, journey: Journey, ran: Ran, act: str) -> Verdict:
    """Look at everything that a run left behind, and open the file again."""
    if journey.whole:
        return _of_a_command(place, journey, ran)
    seen = f"{ran.seen} {_visit(place)}"
    confirmed = [one for one in journey.changes if _confirmed(one, seen)]
    held = _all_held(place, seen)
    lost = [one.said for one in confirmed if not any(one.held(answers) for answers in held)]
    if "You chose Mostly. Saved" in _visit(place) and not any(_visited(one) for one in held):
        lost.append("what a second person answered")
    untrue = _untrue(journey, ran, held, seen)
    return Verdict(len(confirmed), tuple(lost), tuple(untrue), tuple(_wrong(place, ran, act)))


def _confirmed(change: Change, seen: str) -> bool:
    return f"{change.said} Saved" in seen


def _visit(place: Place) -> str:
    visit = place.beside("visit")
    return " ".join(visit.read_text(encoding="utf-8").split()) if visit.exists() else ""


def _visited(answers: Assessment) -> bool:
    return answers.answer("local-needs").level == "mostly"


def _all_held(place: Place, seen: str) -> list[Assessment]:
    """Give the answers in the file, and in each copy that was told of; on a stick that is away too."""
    places = place.folder, place.beside("away"), place.program.home
    itself = [folder / FILE for folder in places]
    found = [path for folder in places for path in folder.rglob("*.toml")]
    held = [_answers_in(path) for path in found if path in itself or _told(path, seen)]
    return [one for one in held if one]


def _told(path: Path, seen: str) -> bool:
    # On a screen a long name may stand on two lines.
    return re.sub(r"\s", "", path.name) in re.sub(r"\s", "", seen)


def _untrue(journey: Journey, ran: Ran, held: list[Assessment], seen: str) -> list[str]:
    """Say what the person was told that is not so, or was not told that is so."""
    untrue = []
    said = [one for one in journey.changes if one.said in seen]
    missing = [one.said for one in said if not any(one.held(answers) for answers in held)]
    if missing and "Everything is saved." in seen:
        untrue.append(f"'Everything is saved', but not: {missing}")
    if missing and ran.code == 0 and "Not everything is saved." not in seen:
        untrue.append(f"it left without a word about: {missing}")
    if ran.code == 1 and "Problem" not in seen:
        untrue.append("it stopped without a word")
    return untrue


def _wrong(place: Place, ran: Ran, act: str) -> list[str]:
    wrong = []
    if "Traceback" in ran.seen or "something went wrong inside" in ran.seen:
        wrong.append("the program broke")
    if ran.code is None:
        wrong.append("it did not end")
    elif ran.code not in _endings(act):
        wrong.append(f"it ended with {ran.code}")
    return wrong + _opened_again(place) + _left_behind(place) + _backups(place)


def _endings(act: str) -> tuple[int, ...]:
    if act.startswith("kill"):
        return (0, -int(act.split()[1]))
    return (0, -1) if act == "hold" else (0, 1)


def _opened_again(place: Place) -> list[str]:
    """Open the file again a while later, answer one more question, and see that it is kept."""
    _put_right(place)
    _grow_old(place.folder)
    first = "adopt\n2\n" if _is_adopted(place.folder / FILE) else ""  # an adopted review is opened again
    ran = place.program(
        "open", place.folder / FILE, "--plain", "--name", "Riverside", typed=f"{first}go 20\n2\nquit\n"
    )
    said = " ".join((ran.out + ran.err).split())
    if "Traceback" in said:
        return ["opening again broke"]
    if ran.code == 1 and "Problem:" in said and _answers_in(place.folder / FILE) is None:
        return []  # the file is as somebody else left it, and that is told
    if "You chose Started. Saved." not in said or ran.code != 0:
        return [f"opening again: {ran.code} {said[-300:]}"]
    answers = read_answers(place.folder / FILE).loaded.assessment
    return [] if answers.answer("better-commissioning").level == "started" else ["not kept when opened again"]


def _answers_in(path: Path) -> Assessment | None:
    try:
        return read_answers(path).loaded.assessment
    except FileProblem:
        return None


def _is_adopted(path: Path) -> bool:
    answers = _answers_in(path)
    return answers is not None and answers.assessment.adopted is not None


def _put_right(place: Place) -> None:
    """Let the folder be as it is once the trouble is over: the stick is back, there is room."""
    away = place.beside("away")
    if away.exists() and not place.folder.exists():
        away.rename(place.folder)
    for folder in (place.folder, place.folder / backups.FOLDER):
        if folder.exists():
            folder.chmod(0o700)
    (place.folder / "filler").unlink(missing_ok=True)
    (place.folder / "from elsewhere").unlink(missing_ok=True)


def _grow_old(folder: Path) -> None:
    """Let what a killed save left be an hour old."""
    then = time.time() - 3600
    for one in folder.rglob("*.tmp"):
        os.utime(one, (then, then))


def _left_behind(place: Place) -> list[str]:
    if _answers_in(place.folder / FILE) is None:
        return []  # it is not opened yet: a broken file is asked about first
    left = [one.name for one in place.folder.rglob("*") if one.name.endswith((".tmp", ".lock"))]
    return [f"left behind: {left}"] if left else []


def _backups(place: Place) -> list[str]:
    found = backups.backups_of(place.folder / FILE)
    broken = [f"a broken backup: {one.name}" for one in found if _answers_in(one) is None]
    return broken + (["more than five backups"] if len(found) > backups.KEPT else [])


def _of_a_command(place: Place, journey: Journey, ran: Ran) -> Verdict:
    """A command's file is the old one or the new one, whole; which one, it says."""
    untrue, wrong = [], []
    now = (place.folder / journey.whole).read_text(encoding="utf-8")
    made = " is in /" in ran.seen
    is_new = journey.is_new(now)
    if not is_new and now != journey.before:
        wrong.append("neither the old file nor the new one")
    if made and not is_new:
        untrue.append("said to be written, and is not")
    if ran.code not in (0, -9, -15, -1) and "Problem" not in ran.seen:
        untrue.append("it stopped without a word")
    if "Traceback" in ran.seen:
        wrong.append("the program broke")
    _grow_old(place.folder)
    words = [sys.executable, "-m", "ulo_selfcheck", *journey.words]
    again = subprocess.run(
        words, cwd=place.folder, env=place.program.environment, capture_output=True, timeout=60, check=False
    )
    if again.returncode:
        wrong.append(f"a second time: {again.stderr.decode(errors='replace')}")
    return Verdict(int(made), (), tuple(untrue), tuple(wrong + _left_behind(place)))
