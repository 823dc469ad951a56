"""No plug-in for pydantic that happens to be installed sees the answers: some send all they see away."""

import os
from pathlib import Path

import pytest

from tests.running import ROOT, Program

SPY = """
from pathlib import Path

def new_schema_validator(self, *schema, **more):
    Path({seen!r}).write_text("a model")
    return None, None, None

spy = type("Spy", (), dict(new_schema_validator=new_schema_validator))()
"""


@pytest.fixture
def spying(tmp_path: Path) -> tuple[Path, Path]:
    """Give a folder with a plug-in that is installed there, and the file that it writes once it is asked."""
    folder, seen = tmp_path / "installed", tmp_path / "seen"
    about = folder / "spy-1.dist-info"
    about.mkdir(parents=True)
    (folder / "spy.py").write_text(SPY.format(seen=str(seen)))
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: spy\nVersion: 1\n")
    (about / "entry_points.txt").write_text("[pydantic]\nspy = spy:spy\n")
    return folder, seen


MODEL = "import pydantic; pydantic.create_model('One', name=(str, ''))()"


@pytest.mark.parametrize(("ours", "sees"), [(False, True), (True, False)], ids=["any program", "ours"])
def test_a_plugin_sees_what_another_program_reads_and_nothing_of_ours(
    tmp_path: Path, spying: tuple[Path, Path], ours: bool, sees: bool
) -> None:
    folder, seen = spying
    program, path = Program(tmp_path), os.pathsep.join(map(str, (folder, ROOT)))
    if ours:
        ran = program("open", "p.toml", "--plain", "--name", "Ours", typed="3\nquit\n", PYTHONPATH=path)
    else:
        ran = program.python("-c", MODEL, PYTHONPATH=path)
    assert ran.code == 0
    assert seen.exists() is sees
