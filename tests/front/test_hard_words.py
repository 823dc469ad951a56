"""A hard word is explained where it is met, in both modes."""

import asyncio
from pathlib import Path

import pytest

from tests.front.tui.states import go, lines
from tests.running import Here
from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.front.question_pages import more
from ulo_selfcheck.front.settings import Settings
from ulo_selfcheck.front.talk.hard_word_form import hard_word
from ulo_selfcheck.front.tui.app import SelfCheck
from ulo_selfcheck.session import opening

MEANS = "commissioner: Someone who plans and buys services for the council or the NHS."


def said(folder: Path, *typed: str) -> str:
    ran = Here(folder)(
        "open", "a.toml", "--name", "Practice group", typed="\n".join(("go 20", *typed, "quit"))
    )
    assert ran.code == 0
    return " ".join(ran.out.split())


@pytest.mark.parametrize(
    "typed",
    [
        ("word commissioner",),
        ("word Commissioners",),
        ("word commissioner.",),
        ("help commissioner",),
        ("word", "commissioner"),
        ("words", "no such word", "commissioner"),
        ("more",),
    ],
    ids=" then ".join,
)
def test_lines_of_text_explain_it(typed: tuple[str, ...], tmp_path: Path) -> None:
    assert MEANS in said(tmp_path, *typed)


def test_a_word_of_the_program_is_help_on_that_word_first(tmp_path: Path) -> None:
    assert "note: Write a note for this question." in said(tmp_path, "help note")


def test_a_word_that_is_not_explained_is_told_with_what_is_like_it(tmp_path: Path) -> None:
    found = said(tmp_path, "word comissoner", "help nonsense")
    assert '"comissoner" is not one of the words we explain. Did you mean commissioner?' in found
    assert '"nonsense" is not a word that works here.' in found


def test_the_words_of_a_question_are_those_of_its_levels_too_and_no_others(
    tmp_path: Path, catalogue: Catalogue
) -> None:
    session = opening.start(tmp_path / "a.toml", "Practice group", catalogue)
    session.go(20)
    page = more(session).lines
    terms = [one.partition(":")[0] for one in page[page.index("Hard words here:") + 1 :]]
    asked = " ".join(
        (session.criterion.plain_words, session.criterion.asks, *session.criterion.levels.values())
    )
    assert "commissioner" in terms
    assert all(one.casefold() in asked.casefold() for one in terms)


def test_a_beginning_serves_where_it_fits_no_other_word(catalogue: Catalogue) -> None:
    assert hard_word("personal", catalogue) is None
    assert hard_word("", catalogue) is None
    specification = hard_word("specif", catalogue)
    assert specification
    assert specification.term == "specification"


def test_the_full_screen_ends_the_wording_with_them(tmp_path: Path, catalogue: Catalogue) -> None:
    session = opening.start(tmp_path / "a.toml", "Practice group", catalogue)
    session.go(20)
    app = SelfCheck(catalogue, session, Settings(mode="full-screen"))
    seen: list[str] = []

    async def look() -> None:
        async with app.run_test(size=(90, 60)) as pilot:
            await pilot.pause()
            app.do("more")
            await pilot.pause()
            seen.append(" ".join(" ".join(lines(app)).split()))
            await go(pilot, ("escape",))
            app.do("word")
            await go(pilot, (*"commissioner", "enter"))
            seen.append(" ".join(" ".join(lines(app)).split()))

    asyncio.run(look())
    assert MEANS in seen[0]
    assert MEANS in seen[1]
