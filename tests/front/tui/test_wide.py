"""A wide screen uses its width: a panel beside a question and beside the gap analysis, where it is wanted."""

from pathlib import Path

import pytest

from tests.front.tui.states import QUESTION, go, lines, practice
from ulo_selfcheck.front.tui.screens.dialog_screens import Gaps
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
        before = [line[-40:].strip() for line in lines(app)]
        numbers = [line.split()[0] for line in before if line[:1].isdigit()]
        assert numbers == [str(one.number) for one in app.catalogue.criteria]
        app.session.here = app.catalogue.criteria[0].id
        app.session.answer_with("not-yet")
        screen = app.screen
        assert isinstance(screen, Gaps)
        screen.show_page(app._gap_page())
        await pilot.pause()
        after = [line[-40:].strip() for line in lines(app)]
    changed = [then for now, then in zip(before, after, strict=True) if now != then]
    assert changed == [next(line for line in after if line.startswith("1 "))]


@pytest.mark.parametrize("window", [(60, 24), (80, 24), (101, 30), (102, 30), (120, 40)])
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
