"""Several reviews beside one another: counts and moves, each criterion on its steps each time, and no score."""

import datetime
import json
from pathlib import Path

import pytest

from tests.building import answer_of, assessment_with
from tests.documents.practice import last_year
from tests.documents.reading import forms, read_csv
from tests.documents.test_report import CATALOGUE, EXAMPLE
from tests.running import Here
from ulo_selfcheck.analysis.then_and_now import Years, compare, over_the_years
from ulo_selfcheck.answers.review import About, Assessment
from ulo_selfcheck.answers.toml import dumps
from ulo_selfcheck.documents import each_time
from ulo_selfcheck.documents import over_the_years as document
from ulo_selfcheck.documents.comparison import comparison
from ulo_selfcheck.documents.formats import plain_text
from ulo_selfcheck.documents.kinds import COMPARISON
from ulo_selfcheck.documents.tree import Chart, Track

LEVELS = {2024: "partly", 2025: "started", 2026: "mostly", 2027: "mostly"}


def review(year: int, rights: str, revision: int | None = None) -> Assessment:
    about = About(id=f"r{year}", title=f"Review {year}", started=datetime.date(year, 5, 1))
    return assessment_with(
        {"rights": answer_of(rights, revision=revision)}, name="Riverside", assessment=about
    )


REVIEWS = [review(year, level) for year, level in LEVELS.items()]


def chart_of(blocks: tuple[object, ...]) -> Chart:
    return next(one for one in blocks if isinstance(one, Chart))


def test_each_criterion_has_its_steps_each_time_in_the_order_of_the_days() -> None:
    for given in (REVIEWS, REVIEWS[::-1]):
        chart = chart_of(document.over_the_years(over_the_years(given, CATALOGUE), CATALOGUE).blocks)
        assert chart.columns == ("Criterion", "2024", "2025", "2026", "2027", "Which way")
        rows = {row[0].text: row[1:] for group in chart.groups for row in group.rows}
        assert len(rows) == len(CATALOGUE.criteria)
        rights = rows[CATALOGUE.numbered("rights")]
        assert [one.drawn for one in rights[:-1]] == [Track(5, now) for now in (3, 2, 4, 4)]
        assert [one.text for one in rights] == ["Partly", "Started", "Mostly", "Mostly", "Up"]


def test_it_counts_what_moved_from_each_time_to_the_next_and_over_all() -> None:
    text = plain_text.render(document.over_the_years(over_the_years(REVIEWS, CATALOGUE), CATALOGUE))
    said = " ".join(text.split())
    assert "2024 to 2027: Riverside" in said
    assert "2024 to 2025: 1 of 21 can be compared. 1 is lower than last time." in said
    assert "2025 to 2026: 1 of 21 can be compared. 1 went up." in said
    assert "2026 to 2027: 1 of 21 can be compared. 1 is the same." in said
    assert "From 2024 to 2027: 1 of 21 can be compared. 1 went up." in said
    assert "3. Human and legal rights: 2024 partly, 2025 started, 2026 mostly, 2027 mostly. Up." in said


def test_two_reviews_have_the_same_picture_with_the_position_of_last_time() -> None:
    two = compare(last_year(EXAMPLE), EXAMPLE, CATALOGUE)
    chart = chart_of(comparison(two, CATALOGUE).blocks)
    assert chart.columns == ("Criterion", "2025", "2026", "Which way")
    first = chart.groups[0].rows[0]
    assert [one.text for one in first] == ["1. The social model of disability", "Partly", "Mostly", "Up"]
    assert chart.groups[0].name.startswith("Values. 3 went up.")


def test_what_changed_in_meaning_is_shown_and_not_called_a_move() -> None:
    before, after = review(2025, "fully", 1), review(2026, "partly", 9)
    chart = chart_of(tuple(each_time.picture(years_of(before, after), CATALOGUE)))
    row = next(
        row for group in chart.groups for row in group.rows if row[0].text == CATALOGUE.numbered("rights")
    )
    assert [one.text for one in row[1:]] == ["Fully", "Partly", "Changed in meaning"]


def years_of(*reviews: Assessment) -> Years:
    return over_the_years(reviews, CATALOGUE)


def test_two_reviews_of_one_year_are_told_apart_by_their_day() -> None:
    spring, autumn = REVIEWS[0], review(2025, "fully")
    again = assessment_with(name="Riverside", assessment=About(id="x", started=datetime.date(2025, 9, 1)))
    assert each_time.labels(years_of(spring, autumn, again).sides) == [
        "1 May 2024",
        "1 May 2025",
        "1 September 2025",
    ]


@pytest.mark.parametrize("ending", forms(COMPARISON))
def test_it_comes_in_each_form_by_the_command(tmp_path: Path, ending: str) -> None:
    program = Here(tmp_path)
    for one in REVIEWS[:3]:
        (tmp_path / f"{one.assessment.id}.toml").write_text(dumps(one), encoding="utf-8")
    files = [f"{one.assessment.id}.toml" for one in REVIEWS[:3]]
    ran = program("compare", *files, "-o", f"years{ending}")
    assert (ran.code, ran.err) == (0, "")
    assert (tmp_path / f"years{ending}").stat().st_size > 500


def test_what_cannot_be_compared_is_refused_with_the_reason(tmp_path: Path) -> None:
    program = Here(tmp_path)
    files = [f"{one.assessment.id}.toml" for one in REVIEWS[:3]]
    for name, one in zip((*files, "copy.toml"), (*REVIEWS[:3], REVIEWS[0]), strict=True):
        (tmp_path / name).write_text(dumps(one), encoding="utf-8")
    for wrong, words in (
        ((*files, files[0]), "is named twice"),
        ((*files, "copy.toml"), "are copies of one review"),
        ((files[0],), "Name two reviews"),
        ((*files, "-o", files[1], "--overwrite"), "is one of those to compare"),
        ((*files, "-o", "new.toml"), "We cannot make new.toml"),
    ):
        ran = program("compare", *wrong)
        assert ran.code != 0
        assert words in ran.err


def test_for_other_programs_each_answer_stands_in_its_order() -> None:
    data = json.loads(str(document.content(years_of(*REVIEWS), CATALOGUE, ".json")))
    line = next(one for one in data["criteria"] if one["id"] == "rights")
    assert [one["level"] for one in line["answers"]] == list(LEVELS.values())
    assert data["from_first_to_last"] == {"can_be_compared": 1, "asked": 21, "up": 1, "same": 0, "down": 0}
    rows = read_csv(str(document.content(years_of(*REVIEWS), CATALOGUE, ".csv")))
    row = next(one for one in rows if one["id"] == "rights")
    assert (row["answer 2024"], row["answer 2027"], row["change"]) == ("Partly", "Mostly", "up")
