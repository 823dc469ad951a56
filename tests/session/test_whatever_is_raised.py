"""Whatever a library or the system raises on the way to a save or a leave, the sitting goes on and nothing is lost.

Each call that leaves our rooms is made to raise in its turn: none is left out because nobody thought of it.
"""

import gc
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from types import BuiltinFunctionType, FrameType
from typing import Any, NoReturn

import pytest

from tests.building import assessment_with
from tests.running import Program
from ulo_selfcheck import __file__ as house
from ulo_selfcheck.answers import folder as folders
from ulo_selfcheck.answers.answer_file import AnswerFile
from ulo_selfcheck.answers.contents import FileProblem, read_answers
from ulo_selfcheck.catalogue.load import load
from ulo_selfcheck.front.closing import closing_words
from ulo_selfcheck.session.session import Session

CATALOGUE = load()
OURS = str(Path(house).parent)
ON_THE_WAY = tuple(os.path.join(OURS, room, "") for room in ("answers", "session", "ground"))  # noqa: PTH118
LANGUAGE = ("contextlib.py", "<string>", "<frozen ", "typing.py", "enum.py", "functools.py")
"""Python files that are the language itself, not a library that asks a system."""
OF_THE_SYSTEM = ("posix", "nt", "fcntl", "_socket", "time", "_io", "io", "datetime")


class Odd(Exception):  # noqa: N818  (it stands for what nobody expects)
    """Something that no library has said it raises."""


class Outside:
    """Counts the calls out of our rooms, and makes one of them raise. What only puts a path together asks nobody."""

    def __init__(self, raising: int = 0) -> None:
        self.calls: list[str] = []
        self._raising = raising

    def __call__(self, frame: FrameType, event: str, argument: Any) -> None:
        if event == "c_call" and frame.f_code.co_filename.startswith(ON_THE_WAY):
            self._count(self._of_the_system(argument))
        elif event == "call" and frame.f_back and frame.f_back.f_code.co_filename.startswith(ON_THE_WAY):
            file = frame.f_code.co_filename
            inside = file.startswith((OURS, *LANGUAGE)) or file.endswith(LANGUAGE)
            self._count("" if inside or frame.f_code.co_qualname.startswith("PurePath.") else _name(frame))

    def _count(self, name: str) -> None:
        if name:
            self.calls.append(name)
            if len(self.calls) == self._raising:
                raise Odd

    @staticmethod
    def _of_the_system(called: BuiltinFunctionType) -> str:
        of = called.__self__ if isinstance(called.__self__, type) else type(called.__self__)
        return called.__qualname__ if (called.__module__ or of.__module__) in OF_THE_SYSTEM else ""


def _name(frame: FrameType) -> str:
    return f"{Path(frame.f_code.co_filename).name}: {frame.f_code.co_qualname}"


@contextmanager
def watched(by: Outside) -> Iterator[None]:
    before = sys.getprofile()
    sys.setprofile(by)
    try:
        yield
    finally:
        sys.setprofile(before)


def kept_in(folder: Path) -> Iterator[str | None]:
    for one in folder.rglob("*.toml"):
        with suppress(FileProblem):
            yield read_answers(one).loaded.assessment.answer("social-model").level


def nothing(_path: Path) -> None:
    """Leave all as it is."""


def take_the_folder_away(path: Path) -> None:
    path.unlink()
    (path.parent / f".{path.name}.lock").unlink()
    path.parent.rmdir()
    path.parent.write_text("This is in the place of the folder.", encoding="utf-8")


def change_the_file(path: Path) -> None:
    path.write_text("schema = 1  # somebody else was here\n", encoding="utf-8")


def sit(home: Path, before: Callable[[Path], None], raising: int) -> tuple[Outside, list[str]]:
    """Change an answer and leave, while one call out of our rooms raises. Returns the calls, and what was said."""
    path = home / "answers" / "ours.toml"
    path.parent.mkdir(parents=True)
    outside = Outside(raising)
    with closing(AnswerFile.create(path, assessment_with())) as file:
        session = Session(CATALOGUE, file, assessment_with())
        session.choose("started")
        before(path)
        changed = assessment_with({"social-model": "partly"})
        with watched(outside):
            said = [session.change(changed, "You chose Partly."), session.leave()]
        assert str(session.file.path) in said[1]
    return outside, said


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # closing a file raises too
@pytest.mark.parametrize("before", [nothing, take_the_folder_away, change_the_file])
def test_any_call_of_a_library_or_the_system_may_raise_and_nothing_is_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, before: Callable[[Path], None]
) -> None:
    def home(number: int) -> Path:
        monkeypatch.setenv("HOME", str(tmp_path / str(number)))
        return tmp_path / str(number)

    calls = sit(home(0), before, 0)[0].calls
    assert len(calls) > 30, "the watch sees what is called"
    for number, name in enumerate(calls, 1):
        _, said = sit(home(number), before, number)
        assert "partly" in kept_in(home(number)), f"{name} raised: {said}"
        assert "Everything is saved" in said[1], f"{name} raised: {said}"
    gc.collect()  # a file whose closing was made to raise is let go here, and not in somebody else's test


def odd(*_arguments: object, **_more: object) -> NoReturn:
    raise Odd


def test_where_there_is_no_home_and_no_documents_folder_a_sitting_goes_on_and_new_files_have_a_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("platformdirs.user_documents_path", odd)
    monkeypatch.setattr(Path, "home", odd)
    monkeypatch.chdir(tmp_path)
    assert folders.default_folder() == Path("ULO self-check")
    assert tmp_path in folders.folders_to_look_in()
    _, said = sit(tmp_path / "there", nothing, 0)
    assert "Everything is saved" in said[1]


def test_a_documents_folder_below_a_home_that_nobody_has_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("platformdirs.user_documents_path", lambda: Path("~/Documents"))
    assert folders.default_folder() == Path.home() / "Documents" / "ULO self-check"


def test_what_cannot_be_worked_out_at_the_end_keeps_nobody_from_leaving(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ulo_selfcheck.analysis.gaps.analyse", odd)
    with closing(AnswerFile.create(tmp_path / "ours.toml", assessment_with())) as file:
        session = Session(CATALOGUE, file, assessment_with())
        session.choose("partly")
        assert closing_words(session)[-1].startswith("Everything is saved.")


BROKEN = """
import sys
from unittest import mock
from ulo_selfcheck.front.commands import cli
from ulo_selfcheck.ground import write_file
from ulo_selfcheck.session.session import Session

really, tries = write_file.write, iter(range(100))

def write(path, data):
    if next(tries) == 1:
        raise RuntimeError("odd")
    really(path, data)

def broken(session):
    raise RuntimeError("odd")

mock.patch.object(write_file, "write", write).start()
mock.patch.object(Session, "next", broken).start()
cli.main()
"""


def test_where_the_program_itself_breaks_what_was_not_saved_yet_is_saved_and_it_says_where(
    tmp_path: Path,
) -> None:
    program = Program(tmp_path)
    (tmp_path / "broken.py").write_text(BROKEN, encoding="utf-8")
    ran = program.python("broken.py", "open", "ours.toml", "--plain", "--name", "Us", typed="3\n")
    assert "Not saved" in ran.out
    assert "Traceback" not in ran.err
    assert "Everything is saved." in ran.err
    assert str(tmp_path / "ours.toml") in ran.err
    assert list(kept_in(tmp_path)) == ["partly"]


def test_a_home_that_does_not_exist_and_an_odd_locale_end_no_sitting(tmp_path: Path) -> None:
    odd_places = {
        "HOME": "/nowhere/at/all",
        "LANG": "xx_YY.KOI8",
        "LC_ALL": "POSIX",
        "PYTHONCOERCECLOCALE": "0",
    }
    name = "Café 网络.toml"
    ran = Program(tmp_path)("open", name, "--plain", "--name", "Café", typed="3\nquit\n", **odd_places)
    assert ran.code == 0, ran.err
    assert "Everything is saved." in ran.out
    assert list(kept_in(tmp_path)) == ["partly"]
