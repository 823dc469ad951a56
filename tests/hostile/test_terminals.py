"""Hostile text through every command and through plain mode: nothing of it reaches the terminal but letters."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import tomli_w

from tests.ground.test_text import BIDI_TRICKS, CONTROLS
from tests.hostile.commands import COMMANDS
from tests.hostile.here import Here
from tests.hostile.rounds import EXAMPLE, USES
from tests.hostile.texts import TEXTS, everywhere
from tests.journeys.conftest import Open, at_once, home, terminal
from tests.marks import long
from ulo_selfcheck.answers.toml import dumps
from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.catalogue.load import packaged_folder
from ulo_selfcheck.ground.models import replace
from ulo_selfcheck.ground.read_file import table

__all__ = ["at_once", "home", "terminal"]
ALL = " ".join(TEXTS.values())
SAME = frozenset(
    {"id", "sources", "source", "overlaps", "barriers", "approaches", "criteria", "replaced-by", "needs"}
)


def hostile(here: Here, catalogue: Catalogue, text: str) -> Path:
    """Write a file with hostile text everywhere, and a member's own."""
    assessment = everywhere(text, catalogue)
    path = here.home / "files" / "ours.toml"
    path.parent.mkdir(parents=True)
    (here.home / "sound.toml").write_bytes(EXAMPLE)
    path.write_text(dumps(assessment, catalogue.order), encoding="utf-8", newline="\n")
    alone = {one: replace(answer, views={}) for one, answer in assessment.answers.items()}
    member = dumps(replace(assessment, answers=alone), catalogue.order)
    (here.home / "member.toml").write_text(member, encoding="utf-8", newline="\n")
    return path


def harmless(said: str) -> bool:
    return not set(said) & ((CONTROLS | BIDI_TRICKS) - {"\n"})


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("name", ["all", *long("C1 in eight bits", "line ends of every kind", "a format")])
def test_no_command_says_a_letter_that_commands(
    tmp_path: Path, catalogue: Catalogue, command: str, name: str
) -> None:
    here = Here(tmp_path)
    path = hostile(here, catalogue, TEXTS.get(name, ALL))
    told = COMMANDS[command](here, here.home / "member.toml" if command == "combine" else path)
    assert told.crash == ""
    assert told.said
    assert harmless(told.said)
    made = [
        one
        for one in here.home.glob("*.*")
        if one.is_file() and one.suffix in (".txt", ".md", ".json", ".html")
    ]
    assert all(harmless(one.read_text(encoding="utf-8")) for one in made)


@pytest.mark.parametrize("use", USES, ids=" ".join)
def test_no_text_of_another_set_of_criteria_commands(tmp_path: Path, use: tuple[str, ...]) -> None:
    here = Here(tmp_path)
    folder = tmp_path / "criteria"
    folder.mkdir()
    (tmp_path / "sound.toml").write_bytes(EXAMPLE)
    for one in packaged_folder().glob("*.toml"):
        data = table(one.read_text(encoding="utf-8"))
        changed = data if one.stem in ("lock", "example") else with_text(data)
        (folder / one.name).write_text(tomli_w.dumps(changed), encoding="utf-8")
    told = here(
        "--criteria",
        "criteria",
        *use,
        typed="go 1\nmore\nguide\n4\nsum\n\n\ndetails\n\n\nplan\n\ngaps\nquit\n",
    )
    assert (told.code, told.crash) == (0, "")
    assert harmless(told.said)
    assert "[2J" in told.said or (tmp_path / use[-1]).exists()
    for made in tmp_path.glob("out.*"):
        assert harmless(made.read_text(encoding="utf-8"))


def with_text(value: Any, key: str = "") -> Any:
    """Give criteria with a hostile text behind every one of theirs that is not a name."""
    if isinstance(value, Mapping):
        return {one: with_text(inside, one) for one, inside in value.items()}
    if isinstance(value, list):
        return value if key in SAME else [with_text(one, key) for one in value]
    words = isinstance(value, str) and key not in SAME and re.search(r"[A-Z ]", value)
    return f"{value} {ALL}" if words else value


@pytest.mark.parametrize(
    "name",
    [
        "\x1b[2J\u202ea\nb.toml",
        *long("\x1b[2Jx.toml", "\x9b2Jx.toml", "a\rb.toml", "\u202ex.toml", "a\nb.toml"),
    ],
    ids=ascii,
)
@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("there", [True, False], ids=["there", "not there"])
def test_no_name_of_a_file_commands(tmp_path: Path, name: str, command: str, *, there: bool) -> None:
    here = Here(tmp_path)
    (tmp_path / "sound.toml").write_bytes(EXAMPLE)
    path = tmp_path / "files" / name
    path.parent.mkdir()
    if there:
        path.write_bytes(EXAMPLE)
    told = COMMANDS[command](here, path)
    assert told.crash == ""
    assert harmless(told.said)


def test_no_setting_commands(tmp_path: Path) -> None:
    here = Here(tmp_path)
    settings = tmp_path / "config" / "ulo-selfcheck" / "settings.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text(tomli_w.dumps({"theme": ALL, ALL: ALL, "mode": "\x1b[2J"}), encoding="utf-8")
    told = here("open", "ours.toml", typed="4\nsettings\n\nquit\n")
    assert (told.code, told.crash) == (0, "")
    assert "In your settings" in told.err
    assert harmless(told.said)


def test_no_line_of_a_reply_commands(tmp_path: Path) -> None:
    here = Here(tmp_path)
    reply = f"Question 1 (social-model)\nAnswer: 3 {ALL}\nQuestion {ALL} (x)\nQuestion 3 (rights)\nAnswer: 4\nNote: {ALL}"
    (tmp_path / "reply.txt").write_bytes(reply.encode(errors="replace"))
    told = here("combine", "reply.txt", "-o", "members.toml", "--name", ALL)
    assert (told.code, told.crash) == (0, "")
    assert "line" in told.err
    assert harmless(told.said)
    assert harmless(here("gaps", "members.toml").said)


@pytest.mark.usefixtures("at_once")
def test_plain_mode_in_a_terminal_prints_no_control_letter(
    tmp_path: Path, catalogue: Catalogue, terminal: Open
) -> None:
    path = hostile(Here(tmp_path), catalogue, ALL)
    with terminal("open", str(path), "--plain") as screen:
        screen.wait_for("Your answer:")
        for word in ("review", "note", "", "evidence", "back", "gaps", "where", "quit"):
            screen.type(f"{word}\r")
        screen.wait()
        printed = screen.raw.decode(errors="replace").replace("\r\n", "\n")
    assert harmless(printed.replace("\r", "").replace("\x08", ""))  # what was typed is echoed by the terminal
    assert "[2J" in printed


def test_what_stands_in_a_file_is_kept_letter_by_letter_through_a_sitting(
    tmp_path: Path, catalogue: Catalogue
) -> None:
    here = Here(tmp_path)
    path = hostile(here, catalogue, ALL)
    before = table(path.read_text(encoding="utf-8"))
    assert here("open", path, typed="go 2\n4\nquit\n").code == 0
    after = table(path.read_text(encoding="utf-8"))
    for data in (before, after):
        del data["assessment"]["updated"], data["answers"][catalogue.order[1]], data["sittings"]
    assert after == before
