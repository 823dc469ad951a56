"""Then and now in words: how much can be compared first, nothing that blames, nothing that is empty."""

import json
from typing import Any

import pytest

from tests.answers.test_newer_criteria import AFTER, OLD, TODAY
from tests.building import answer_of, assessment_with, with_answer
from tests.documents.reading import forms, read_csv, read_html, read_word, report_as
from ulo_selfcheck.across.compare import content
from ulo_selfcheck.across.copies.copies_page import Copies, copies
from ulo_selfcheck.analysis.then_and_now import compare
from ulo_selfcheck.answers import newer_criteria
from ulo_selfcheck.answers.review import About, Action, Answer, Assessment, CatalogueUsed, Priority
from ulo_selfcheck.catalogue.load import load
from ulo_selfcheck.documents import comparison_data, report_csv, report_json
from ulo_selfcheck.documents.comparison import comparison
from ulo_selfcheck.documents.formats import plain_text
from ulo_selfcheck.documents.gap_parts import gap_analysis
from ulo_selfcheck.documents.kinds import COMPARISON
from ulo_selfcheck.documents.material import Material
from ulo_selfcheck.documents.report import report
from ulo_selfcheck.documents.tree import Heading
from ulo_selfcheck.documents.writing import rendered
from ulo_selfcheck.ground.models import replace

CATALOGUE = load()
NOW = About(id="now")


def words_of(old: Assessment, new: Assessment) -> str:
    """Give the comparison as one line of text."""
    return " ".join(plain_text.render(comparison(compare(old, new, CATALOGUE), CATALOGUE)).split())


def two(before: dict[str, str | Answer], after: dict[str, str | Answer], **more: Any) -> str:
    return words_of(assessment_with(before), assessment_with(after, assessment=NOW, **more))


def headings(old: Assessment, new: Assessment) -> list[str]:
    blocks = comparison(compare(old, new, CATALOGUE), CATALOGUE).blocks
    return [one.text for one in blocks if isinstance(one, Heading)]


def test_it_begins_with_how_many_can_be_compared() -> None:
    said = two({"rights": "partly", "carers": "fully"}, {"rights": "mostly", "carers": "mostly"})
    assert "2 of 21 can be compared. 1 went up. 1 is lower than last time. What went up" in said
    assert "None of 21 can be compared. Rated now" in two({}, {"rights": "partly"})


def test_each_criterion_says_then_and_now() -> None:
    before: dict[str, str | Answer] = {
        "rights": "partly", "carers": "fully", "diversity": "not-sure", "accountable": "mostly",
        "local-needs": "later", "peer-support": "fully",
    }  # fmt: skip
    after: dict[str, str | Answer] = {
        "rights": "fully", "carers": "not-yet", "diversity": "partly", "accountable": "not-for-us",
        "local-needs": "later", "social-model": "started",
    }  # fmt: skip
    said = two(before, after)
    assert "Human and legal rights: from partly to fully. Two steps." in said
    assert "Carers' own needs: from fully to not yet. Four steps." in said
    assert "Fairness and diversity: not sure last time, partly now." in said
    assert "Answering to our members: mostly last time, not for us now." in said
    assert "Finding and meeting local needs: come back later, both times." in said
    assert "Peer support: fully last time." in said
    assert "The social model of disability: started now." in said


def test_what_is_lower_is_said_kindly_and_once() -> None:
    lower: dict[str, str | Answer] = {"rights": "fully", "carers": "fully"}
    said = two(lower, {"rights": "partly", "carers": "partly"})
    assert said.count("You may know more now than you did then.") == 1
    assert not {"worse", "decline", "failed", "drop"} & set(said.lower().split())


def test_a_heading_with_nothing_under_it_is_left_out() -> None:
    rated = {one: answer_of("partly") for one in CATALOGUE.order}
    old, new = assessment_with(rated), assessment_with(rated, assessment=NOW)
    assert headings(old, new) == [
        "Then and now: Riverside",
        "What is the same",
        "Every question, each time",
        "Need this in another format?",
    ]


def test_a_changed_set_is_told_in_words() -> None:
    said = " ".join(plain_text.render(comparison(compare(OLD, _next_year(), AFTER), AFTER)).split())
    assert "different versions of the criteria" in said
    assert "Changed in meaning These ask something else now." in said
    assert (
        "Fairness and diversity: mostly last time, fully now. What changed: It asks about trustees too."
        in said
    )
    assert "Accounts to members: fully. It came out of Answering to our members." in said
    assert (
        "Answering to our members: mostly last time. Now asked: Accounts to members and Accounts to public."
        in said
    )
    assert "Carers' own needs: mostly last time." in said
    assert f'Then: "{OLD.answer("rights").asked}" Now: "{AFTER["rights"].plain_words}"' in said
    assert "These were not asked last time." in said


def _next_year() -> Assessment:
    new = newer_criteria.renew(OLD, AFTER, TODAY)
    for one in AFTER.criteria:
        new = with_answer(
            new, one.id, status="rated", level="fully", asked=one.plain_words, revision=one.revision
        )
    return new


def test_plans_are_followed_in_words() -> None:
    reached = Action(id=1, criterion="rights", what="Write a leaflet", who="Sam")
    old = assessment_with(
        {"rights": "partly"},
        actions=(reached, Action(id=2, criterion="carers", what="Ask carers")),
        priorities=(Priority(criterion="rights", reason="It matters"), Priority(criterion="own")),
    )
    new = assessment_with({"rights": "mostly"}, assessment=NOW, actions=(replace(reached, done=True),))
    said = words_of(old, new)
    assert "3. Human and legal rights: from partly to mostly. One step. Why you chose it: It matters." in said
    assert "Own." in said
    assert "Done since last time 3. Human and legal rights: Write a leaflet. Who: Sam. Done." in said
    assert "Not in the new file any more 8. Carers' own needs: Ask carers." in said


def test_names_of_two_organisations_are_both_said() -> None:
    said = two({}, {}, name="Lakeside")
    assert "Are they the same group?" in said
    assert "Then: Riverside. A review." in said
    assert "Now: Lakeside. A review." in said


@pytest.mark.parametrize("ending", forms(COMPARISON))
def test_in_every_form_what_moved_is_there_and_nothing_typed_can_act(ending: str) -> None:
    bad = answer_of("partly", asked="<script>\x1b[2J")
    action = Action(id=1, criterion="rights", what="=1+1\x1b[2J<b>")
    old = assessment_with({"rights": bad}, actions=(action,))
    found = compare(
        old, assessment_with({"rights": answer_of("mostly", asked="x")}, assessment=NOW), CATALOGUE
    )
    data = b"".join(rendered(content(found, CATALOGUE, ending), ending))
    if ending == ".docx":
        assert "Human and legal rights: from partly to mostly." in read_word(data)
    else:
        text = data.decode()
        assert "Human and legal rights" in text
        assert "\x1b" not in text
        assert ending in (".json", ".csv") or "<script>" not in text or ending in (".txt", ".md")
        if ending == ".html":
            assert "script" not in read_html(text)[1]


def test_the_table_has_a_row_a_criterion_and_no_steps_where_nothing_is_compared() -> None:
    earlier = CatalogueUsed(id="dh-ulo-design-criteria", version="2025.1")
    old = assessment_with({"rights": "fully", "carers": "fully", "own": "partly"}, catalogue=earlier)
    new = assessment_with({"rights": "partly"}, assessment=NOW)
    rows = {
        row["id"]: row for row in read_csv(comparison_data.table(compare(old, new, CATALOGUE), CATALOGUE))
    }
    assert len(rows) == 22
    assert (rows["rights"]["change"], rows["rights"]["steps_moved"]) == ("down", "2")
    assert (rows["carers"]["change"], rows["carers"]["steps_moved"]) == ("not-rated-now", "")
    assert (rows["own"]["change"], rows["own"]["number"]) == ("retired", "")


def test_there_is_no_total_of_levels_no_average_and_no_percentage() -> None:
    old = assessment_with({one: answer_of("partly") for one in CATALOGUE.order})
    new = assessment_with({one: answer_of("mostly") for one in CATALOGUE.order}, assessment=NOW)
    said = words_of(old, new).lower()
    assert not [word for word in ("%", "average", "score", "total", "per cent", "rank") if word in said]


# In the new report


def renewed() -> Assessment:
    old = assessment_with({"rights": "partly", "carers": "fully"})
    return with_answer(newer_criteria.renew(old, CATALOGUE, TODAY), "rights", status="rated", level="mostly")


def test_the_report_of_a_renewed_review_says_what_moved() -> None:
    said = " ".join(plain_text.render(report(Material.of(CATALOGUE, renewed(), TODAY))).split())
    assert "Since last time 1 of 21 can be compared. 1 went up." in said
    assert "Human and legal rights: from partly to mostly. One step." in said
    assert "Carers' own needs: fully last time." in said


def test_a_first_report_and_the_gap_analysis_say_nothing_of_last_time() -> None:
    first = assessment_with({"rights": "partly"})
    for ending in (".txt", ".json", ".csv"):
        data = report_as(Material.of(CATALOGUE, first, TODAY), ending).decode().casefold()
        assert "last time" not in data
        assert "since_last_time" not in data
        assert "last_level" not in data
    assert "Since last" not in plain_text.render(gap_analysis(Material.of(CATALOGUE, renewed(), TODAY)))


def test_the_report_for_programs_has_it_too() -> None:
    it = Material.of(CATALOGUE, renewed(), TODAY)
    told = json.loads(report_json.render(it))["since_last_time"]
    assert (told["can_be_compared"], told["asked"]) == (1, 21)
    rows = {row["id"]: row for row in read_csv(report_csv.render(it))}
    assert [rows["rights"][one] for one in ("last_answer", "last_level", "change", "steps_moved")] == [
        "Partly", "partly", "up", "1",
    ]  # fmt: skip
    assert [rows["carers"][one] for one in ("last_level", "change", "steps_moved")] == [
        "fully", "not-rated-now", "",
    ]  # fmt: skip


# Two copies


def copies_words(first: Assessment, second: Assessment) -> str:
    return " ".join(plain_text.render(copies(Copies(first, second, "a.toml", "b.toml"), CATALOGUE)).split())


def test_what_differs_between_copies_is_said_in_words() -> None:
    first = assessment_with({"rights": answer_of("partly", note="Ours", hands={"partly": 3}, parked="")})
    second = assessment_with(
        {"rights": answer_of("fully>mostly", note="Theirs", hands={"fully": 2}, voting=7, services={})},
        area="our own town",
    )
    said = copies_words(first, second)
    assert "Human and legal rights, the answer The first: Partly. The second: Fully." in said
    assert "Human and legal rights, the note The first: Ours. The second: Theirs." in said
    assert "the show of hands The first: Partly 3. The second: Fully 2." in said
    assert "Human and legal rights, the aim: Mostly." in said
    assert "Human and legal rights, who holds the votes: Voting 7." in said
    assert "Your organisation, area: our own town." in said
    assert "We cannot tell which was saved later." in said


def test_copies_that_say_the_same_and_one_that_holds_all_are_told() -> None:
    first = assessment_with({"rights": "partly"})
    assert "They say the same." in copies_words(first, first)
    more = with_answer(first, "carers", status="later")
    assert "Go on with b.toml." in copies_words(first, more)
    assert "Go on with a.toml." in copies_words(more, first)
    assert "How to go on To put them together" in copies_words(
        more, with_answer(first, "carers", status="not-sure")
    )
