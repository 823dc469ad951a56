"""Each size is used: a panel beside a question and the gap analysis on a wide screen, all choices in a small one."""

from pathlib import Path

import pytest

from tests.front.tui.states import QUESTION, STATES, go, lines, practice
from ulo_selfcheck.front.talk import settings_form
from ulo_selfcheck.front.tui.app import SelfCheck
from ulo_selfcheck.front.tui.screens.dialog_screens import Gaps
from ulo_selfcheck.front.tui.widgets.lines import Line
from ulo_selfcheck.front.tui.widgets.rows import Rows

GAPS = (*QUESTION, "t")


@pytest.mark.parametrize(
    ("keys", "beside"), [(QUESTION, "To talk about"), (GAPS, "Where you stand")], ids=["question", "gaps"]
)
@pytest.mark.parametrize("wanted", ["shown", "hidden"])
async def test_what_stands_beside_is_there_on_a_wide_screen_for_whoever_wants_it(
    tmp_path: Path, keys: tuple[str, ...], beside: str, wanted: str
) -> None:
    app = practice(tmp_path, beside=wanted)
    async with app.run_test(size=(120, 40)) as pilot:
        await go(pilot, keys)
        right = [line for line in lines(app) if line.endswith(beside)]
    assert bool(right) is (wanted == "shown")


async def test_the_picture_beside_the_gap_analysis_names_all_and_changes_with_an_answer(
    tmp_path: Path,
) -> None:
    app = practice(tmp_path)
    async with app.run_test(size=(120, 40)) as pilot:
        await go(pilot, GAPS)
        before = _beside(app)
        numbers = [line.split()[0] for line in before if line[:1].isdigit()]
        assert numbers == [str(one.number) for one in app.catalogue.criteria]
        app.session.here = app.catalogue.criteria[0].id
        app.session.answer_with("not-yet")
        screen = app.screen
        assert isinstance(screen, Gaps)
        screen.show_again()
        await pilot.pause()
        after = _beside(app)
    changed = [then for now, then in zip(before, after, strict=True) if now != then]
    assert changed == [next(line for line in after if line.startswith("1 "))]


def _beside(app: SelfCheck) -> list[str]:
    side = app.screen.query_one("#side").region
    drawn = app.screen._compositor.render_strips()[side.y : side.bottom]
    return [strip.text[side.x : side.right].strip() for strip in drawn]


@pytest.mark.parametrize("window", [(60, 24), (80, 24), (101, 40), (102, 40), (120, 30)])
async def test_no_line_of_the_gap_analysis_is_broken_twice(tmp_path: Path, window: tuple[int, int]) -> None:
    """Each row was broken to the width there is, so it takes one line of the screen."""
    app = practice(tmp_path)
    async with app.run_test(size=window) as pilot:
        await go(pilot, GAPS)
        rows = app.screen.query_one(Rows)
        many = [
            len(rows._lines_of(place))
            for place, row in enumerate(rows.rows)
            if not row.heading and not row.beside
        ]
    assert set(many) == {1}


async def test_each_row_of_the_gap_analysis_has_an_id_of_its_own(tmp_path: Path) -> None:
    app = practice(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await go(pilot, GAPS)
        ids = [row.id for row in app.screen.query_one(Rows).rows if not row.heading]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize(("size", "there"), [((120, 34), True), ((120, 33), False), ((101, 40), False)])
async def test_the_picture_beside_the_gap_analysis_is_whole_or_not_there(
    tmp_path: Path, size: tuple[int, int], there: bool
) -> None:
    app = practice(tmp_path)
    async with app.run_test(size=size) as pilot:
        await go(pilot, GAPS)
        shown = "\n".join(line[-36:] for line in lines(app))
    assert ("Finding and meeting" in shown) is there
    assert ("Where you stand" in shown.split("Gap analysis")[-1]) is there


@pytest.mark.parametrize(("lines_high", "whole"), [(60, True), (30, False)])
async def test_a_panel_that_is_cut_says_so(tmp_path: Path, lines_high: int, whole: bool) -> None:
    app = practice(tmp_path)
    async with app.run_test(size=(120, lines_high)) as pilot:
        await go(pilot, QUESTION)
        cut = [
            number for number, line in enumerate(lines(app)) if line.endswith("There is more: press g or m.")
        ]
    assert bool(cut) is not whole
    assert all(number == lines_high - 3 for number in cut), "above the margin and the keys"


@pytest.mark.parametrize("size", [(40, 12), (80, 24)])
async def test_all_colours_to_choose_from_are_in_sight(tmp_path: Path, size: tuple[int, int]) -> None:
    app = practice(tmp_path)
    async with app.run_test(size=size) as pilot:
        await go(pilot, (*QUESTION, "o"))
        shown = lines(app)
    assert sum(line.removeprefix("> ").startswith(("( ) ", "(*) ")) for line in shown) >= len(
        settings_form.THEMES
    )


async def test_enter_on_a_line_that_is_about_no_criterion_goes_to_the_next_that_is(tmp_path: Path) -> None:
    app = practice(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await go(pilot, GAPS)
        rows, screen = app.screen.query_one(Rows), app.screen
        to_read = [row.id for row in rows.rows if row.id.isdecimal()]
        assert len(to_read) >= 5
        for row_id in to_read:
            rows.highlighted = before = [row.id for row in rows.rows].index(row_id)
            rows.action_choose_row()
            await pilot.pause()
            assert app.screen is screen, "nothing is asked about a heading"
            assert (rows.focused_id or "").partition(" ")[0] in app.catalogue or rows.highlighted == before
        rows.highlighted = 0
        await go(pilot, ("enter", "enter"))
        assert "A committee run by disabled people" in "\n".join(lines(app))
        assert "What do you want to do?" in " ".join(" ".join(lines(app)).split())


@pytest.mark.parametrize(
    ("state", "asked", "below"),
    [
        ("a concern", "What did somebody disagree with?", "No names."),
        ("the barriers", "Is it hard for you to find money for rent, pay and bills?", None),
    ],
)
async def test_what_is_asked_is_bold_and_how_to_answer_stands_below_it(
    tmp_path: Path, state: str, asked: str, below: str | None
) -> None:
    app = practice(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await go(pilot, STATES[state])
        bold = " ".join(line.words for line in app.screen.query(".title").results(Line))
        plain = [line.words for line in app.screen.query(".spaced").results(Line)]
    assert bold.endswith(asked)
    assert below in plain if below else bold.startswith("Is this true here?")
