"""The icons of the install page: what it tells people to type makes one that starts the program."""

import configparser
import os
import shlex
import subprocess
from pathlib import Path

import pytest

from tests.test_docs import CODE, DOCUMENTS

STARTED = "the program started"


def block(has: str) -> str:
    """Give the lines to type that have these words in them."""
    found = [one for one in CODE.findall(DOCUMENTS["install"]) if has in one]
    assert len(found) == 1
    return "\n".join(found[0].splitlines()[1:-1])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder of the program, with a space and an accent in its path, and something that can be started."""
    made = tmp_path / "Se\u00e1n's ULO folder"
    command = made / ".venv" / "bin" / "ulo-selfcheck"
    command.parent.mkdir(parents=True)
    command.write_text(f"#!/bin/sh\necho {STARTED}\n", encoding="utf-8")
    command.chmod(0o755)
    (tmp_path / "Desktop").mkdir()
    return made


def typed_in(folder: Path, lines: str) -> None:
    environment = {"HOME": str(folder.parent), "PATH": os.environ["PATH"]}
    subprocess.run(["sh", "-e", "-c", lines], cwd=folder, env=environment, check=True)


def output_of(*words: str) -> str:
    ran = subprocess.run(words, cwd="/", capture_output=True, check=True, text=True)
    return ran.stdout.strip()


def test_the_icon_for_a_mac_starts_the_program_from_anywhere(folder: Path) -> None:
    typed_in(folder, block("ULO.command"))
    assert output_of(str(folder.parent / "Desktop" / "ULO.command")) == STARTED


def test_the_icon_for_linux_has_what_a_menu_needs_and_starts_the_program(folder: Path) -> None:
    typed_in(folder, block(".desktop"))
    entry = configparser.ConfigParser(interpolation=None)
    entry.optionxform = str  # type: ignore[assignment, method-assign]
    place = folder.parent / ".local" / "share" / "applications" / "ulo-selfcheck.desktop"
    assert entry.read(place, encoding="utf-8")
    kept = dict(entry["Desktop Entry"])
    assert {one: kept[one] for one in ("Type", "Terminal", "Name")} == {
        "Type": "Application",
        "Terminal": "true",
        "Name": "ULO self-check",
    }
    assert output_of(*shlex.split(kept["Exec"])) == STARTED


def test_the_page_does_not_hide_what_nobody_has_tried() -> None:
    page = DOCUMENTS["install"]
    assert "Nobody has tried this on Windows yet." in page
    assert "Nobody has tried this on a Mac yet." in page
    assert "We have tried only the one for Linux." in page
