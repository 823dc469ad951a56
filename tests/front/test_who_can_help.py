"""Who can help from outside stands beside each step that names somebody, in both modes and in the documents."""

import asyncio
import datetime
from pathlib import Path

from tests.building import answer_of, assessment_with
from tests.front.tui.states import go, lines
from tests.running import Here
from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.catalogue.criterion import LEVELS
from ulo_selfcheck.documents.formats import plain_text
from ulo_selfcheck.documents.gap_parts import gap_analysis
from ulo_selfcheck.documents.material import Material
from ulo_selfcheck.documents.report import report
from ulo_selfcheck.front.settings import Settings
from ulo_selfcheck.front.tui.app import SelfCheck
from ulo_selfcheck.session import opening

DAY = datetime.date(2026, 11, 26)
STEP = "Who can help from outside: a local advice centre."


def sitting(folder: Path, *typed: str) -> str:
    """Answer the third question, on rights, with 'Started', and give what was said after these lines."""
    ran = Here(folder)(
        "open", "a.toml", "--name", "Practice group", typed="\n".join(("go 3", "2", "go 3", *typed, "quit"))
    )
    assert ran.code == 0
    return " ".join(ran.out.split())


def test_a_word_in_lines_of_text_says_who_can_help_with_the_next_step_here_first(tmp_path: Path) -> None:
    said = sitting(tmp_path, "who")
    assert said.index(STEP) < said.index("A local advice centre: It gives") < said.index("Your council: It")


def test_the_full_screen_says_the_same(tmp_path: Path, catalogue: Catalogue) -> None:
    session = opening.start(tmp_path / "a.toml", "Practice group", catalogue)
    session.go(3)
    session.choose("started")
    session.go(3)
    app = SelfCheck(catalogue, session, Settings(mode="full-screen"))
    seen: list[str] = []

    async def look() -> None:
        async with app.run_test(size=(90, 60)) as pilot:
            await pilot.pause()
            await go(pilot, ("enter",))
            app.do("who")
            await pilot.pause()
            seen.append(" ".join(" ".join(lines(app)).split()))

    asyncio.run(look())
    assert STEP in seen[0]


def test_planning_says_who_can_help_with_that_step(tmp_path: Path) -> None:
    assert f"Who does it? A role is enough. {STEP}" in sitting(tmp_path, "plan", "3", "1", "Meet")


def test_documents_say_what_those_are_for_whom_the_steps_name_and_no_others(catalogue: Catalogue) -> None:
    material = Material.of(catalogue, assessment_with({"rights": answer_of("started")}, nation="wales"), DAY)
    for document in (gap_analysis(material), report(material)):
        said = " ".join(plain_text.render(document).split())
        assert said.count("A local advice centre: It gives") == 1
        assert "Look for Citizens Advice." in said
        assert "Law Centre" not in said
        assert "Your library" not in said


def test_where_no_step_names_anybody_there_is_no_such_part(catalogue: Catalogue) -> None:
    alone = next(
        (one.id, level) for one in catalogue.criteria for level in LEVELS if not one.steps[level].helpers
    )
    material = Material.of(catalogue, assessment_with({alone[0]: answer_of(alone[1])}), DAY)
    assert "from outside" not in plain_text.render(gap_analysis(material))


def test_the_command_says_for_each_nation_how_to_find_them(tmp_path: Path, catalogue: Catalogue) -> None:
    said = " ".join(Here(tmp_path)("criteria", "helpers").out.split())
    assert catalogue.helpers
    for one in catalogue.helpers.helpers:
        assert all(text in said for text in (one.about, *one.find.values()))
    assert "In Northern Ireland: Ask NICVA." in said
    assert "26 November 2026" in said
