"""The guide and the README: true of the program, easy to read, and plain once they are on a terminal."""

import datetime
import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
import textstat

from tests.documents.practice import GOLDEN, last_year
from tests.terminal import Terminal, program
from ulo_selfcheck.across.copies import copies_page
from ulo_selfcheck.across.overview import overview_data
from ulo_selfcheck.across.overview.latest import choose
from ulo_selfcheck.across.overview.summary import ReviewSummary, review_of
from ulo_selfcheck.across.overview.tally import overview
from ulo_selfcheck.analysis.then_and_now import Became, Change, compare
from ulo_selfcheck.answers import newer_criteria, review
from ulo_selfcheck.answers.contents import read_answers
from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.catalogue.criterion import Criterion
from ulo_selfcheck.catalogue.load import packaged_folder
from ulo_selfcheck.documents import comparison_data, report_csv, report_json, report_to_share
from ulo_selfcheck.documents.formats import plain_text
from ulo_selfcheck.documents.gap_parts import gap_analysis
from ulo_selfcheck.documents.kinds import REPORT
from ulo_selfcheck.documents.material import Material
from ulo_selfcheck.front import help_pages
from ulo_selfcheck.front.commands.cli import cli
from ulo_selfcheck.front.controls import CONTROLS, Control
from ulo_selfcheck.ground.faults import names_of
from ulo_selfcheck.ground.models import OpenPart, replace
from ulo_selfcheck.ground.wrapping import width

HOME = Path(__file__).parent.parent
README = (HOME / "README.md").read_text(encoding="utf-8")
PAGES = {page.stem.partition("-")[2]: page for page in sorted(help_pages.FOLDER.glob("*.md"))}
DOCUMENTS = {**{name: page.read_text(encoding="utf-8") for name, page in PAGES.items()}, "README": README}

COLUMNS = 72
HIGHEST_GRADE = 6
LEAST_EASE = 70
MOST_WORDS = 20

COMMAND = re.compile(r"(?<![\w.-])ulo-selfcheck(?!-)((?: +--?\w[\w-]*)*)(?: +([a-z]+))?")
CODE = re.compile(r"^```.*?^```$", re.DOTALL | re.MULTILINE)
SPAN = re.compile(r"`([^`\n]+)`")
ADDRESS = re.compile(r"https?:|www\.|\w@\w|\w\.(?:org|com|net|gov)\b", re.IGNORECASE)
NOT_OURS = re.compile(
    r";|\b(?:e\.g\.|i\.e\.|etc|and/or|fail\w*|weak\w*|clients?|facilitat\w*|utilis\w*|robust)\b"
    r"|\bpeople with disabilities\b|\bthe (?:disabled|blind|deaf|vulnerable)\b(?! people)|\bspecial needs\b",
    re.IGNORECASE,
)


def code_in(text: str) -> Iterator[str]:
    """Give each line of code, and each piece of code in a sentence."""
    for block in CODE.findall(text):
        yield from block.splitlines()[1:-1]
    yield from SPAN.findall(CODE.sub("", text))


def prose(text: str) -> str:
    """Give the words to read, a full stop after each heading and each thing of a list; code is left out."""
    lines = re.split(r"\n\s*\n|\n(?=- |\d+\. |#)", CODE.sub("", text))
    words = (
        re.sub(r"^(?:#+|-|\d+\.) |[*`]|\[([^\]]*)\]\([^)]*\)", r"\1", " ".join(line.split()))
        for line in lines
    )
    return " ".join(one if one[-1] in ".?!:" else f"{one}." for one in words if one)


def sentences(text: str) -> list[str]:
    return [one for one in re.split(r"(?<=[.?!:])['\"]?\s+", prose(text)) if one]


def commands_in(text: str) -> set[str]:
    """Give the command of each `ulo-selfcheck X` in a document's code."""
    return {
        found[2] for line in code_in(text) for found in COMMAND.finditer(line.partition("  #")[0]) if found[2]
    }


# The pages as they are read out


def test_there_is_a_page_for_each_topic_and_each_has_a_title() -> None:
    topics = help_pages.topics()
    assert list(topics) == [*PAGES, "keys"]
    assert {"first-sitting", "guiding", "accessibility", "safety", "install"} <= set(topics)
    assert all(text.startswith("# ") for text in DOCUMENTS.values())
    assert all(help_pages.contents().count(f"{name}: {title}.") == 1 for name, title in topics.items())


@pytest.mark.parametrize("topic", help_pages.topics())
def test_a_page_fits_in_72_columns(topic: str) -> None:
    page = help_pages.page(topic)
    assert page
    assert page.startswith(help_pages.topics()[topic])
    assert [line for line in page.splitlines() if width(line) > COLUMNS] == []


@pytest.mark.parametrize("topic", help_pages.topics())
def test_no_markdown_is_left_on_a_page(topic: str) -> None:
    page = help_pages.page(topic) or ""
    assert re.findall(r"^#.*|^```.*|^[-*+] .*|\*\*|`|\]\(|^\|.*", page, re.MULTILINE) == []
    assert "\n\n\n" not in page


def test_code_stays_as_it_is_typed() -> None:
    page = help_pages.page("install") or ""
    assert "\n    python3 -m venv .venv && .venv/bin/pip install -q .\n" in page


def test_a_list_is_numbered_as_in_the_reports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "1-try.md").write_text("# Try\n\n- One.\n- Two.\n\n6. Six.\n7. Seven.\n\nA line\nof it.\n")
    monkeypatch.setattr(help_pages, "FOLDER", tmp_path)
    assert help_pages.page("try") == "Try\n\n1. One.\n2. Two.\n\n6. Six.\n7. Seven.\n\nA line of it."


# True of the program


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_command_that_is_named_is_there(name: str) -> None:
    assert commands_in(DOCUMENTS[name]) <= set(cli.commands)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_option_that_is_named_is_there(name: str) -> None:
    known = {
        option
        for one in (cli, *cli.commands.values())
        for parameter in one.params
        for option in parameter.opts
    }
    lines = [line for line in code_in(DOCUMENTS[name]) if COMMAND.search(line) and "uv " not in line]
    named = {option for line in lines for option in re.findall(r"(?<= )--?[a-z][a-z-]*", line)}
    assert named - known - {"-m", "-q", "-c"} == set()  # of Python and pip


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_page_that_is_named_is_there(name: str) -> None:
    named = {
        found for line in code_in(DOCUMENTS[name]) for found in re.findall(r"selfcheck help ([\w-]+)", line)
    }
    assert named <= set(help_pages.topics())


def readme_line(one: Control) -> str:
    """Give how README lists one thing that a person can do."""
    word = "" if one.where == "full-screen" else f" Word `{one.word}`."
    key = f" Key `{one.key}`." if one.key else ""
    return f"- {one.menu}.{word}{key} {one.help}"


def test_the_readme_lists_every_word_and_key() -> None:
    missing = [line for one in CONTROLS if (line := readme_line(one)) not in README.splitlines()]
    assert not missing, "\n".join(missing)
    assert len(re.findall(r"^- .* Word `|^- .* Key `", README, re.MULTILINE)) == len(CONTROLS)


def test_the_readme_lists_every_command() -> None:
    assert commands_in(README) == set(cli.commands)


@pytest.mark.parametrize("name", ["first-sitting", "README"])
def test_every_form_of_report_is_named(name: str) -> None:
    assert all(form in DOCUMENTS[name] for form in REPORT.endings)


def test_what_must_be_typed_in_a_page_is_a_word_of_the_program() -> None:
    words = {one.word for one in CONTROLS}
    said = {found for text in DOCUMENTS.values() for found in re.findall(r"[Tt]ype `([a-z]+)`", text)}
    assert said
    assert said <= words


def test_every_setting_of_the_installation_is_true() -> None:
    project = tomllib.loads((HOME / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    least = project["requires-python"].removeprefix(">=")
    assert f"Python {least} or newer" in DOCUMENTS["install"]
    assert f"Python {least} or newer" in README
    assert project["version"] in (HOME / "CHANGELOG.md").read_text(encoding="utf-8")


# What the README shows is what the program prints


def sample(beginning: str) -> list[str]:
    """Give the lines of the README's sample that starts so."""
    blocks = [block.splitlines()[1:-1] for block in CODE.findall(README)]
    return next(lines for lines in blocks if lines[0].startswith(beginning))


def assert_in_order(shown: list[str], printed: list[str]) -> None:
    """Every line that is shown was printed, in this order; three dots stand for lines left out."""
    rest = iter(line.rstrip() for line in printed)
    missing = [line for line in shown if line != "..." and line not in rest]
    assert not missing, missing


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """Give a home of its own, so that no settings count."""
    mode = {"ULO_SELFCHECK_MODE": "", "ACCESSIBLE": ""}
    return {"HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path), "PYTHONPATH": str(HOME), **mode}


def test_the_sittings_in_the_readme_are_real(tmp_path: Path, environment: dict[str, str]) -> None:
    file = "Our review.toml"
    plain = program("open", file, "--name", "Riverside Network", "--plain")
    with Terminal(plain, rows=150, cwd=tmp_path, env=environment) as terminal:
        terminal.wait_for("Your answer:")
        for line in ("3", "partly", "note 2", "We help with forms.", "", "4", "quit"):
            terminal.press(line, "enter") if line else terminal.press("enter")
        assert terminal.wait() == 0
        assert_in_order(sample("Self-check for"), terminal.lines)
    with Terminal(program("open", file, "--full-screen"), cwd=tmp_path, env=environment) as terminal:
        terminal.wait_for("Riverside Network")
        terminal.press("enter", "3")
        terminal.wait_for("Saved.")
        terminal.read(quiet=0.6)  # it is written in steps
        assert sample("   Question 4 of 21.") == terminal.lines


def test_the_gap_analysis_in_the_readme_is_real(catalogue: Catalogue) -> None:
    answers = read_answers(packaged_folder() / "example.toml").loaded.assessment
    printed = plain_text.render(gap_analysis(Material.of(catalogue, answers)))
    assert_in_order(sample("You have answered all"), printed.splitlines())


def test_the_readme_says_how_sure_we_are(catalogue: Catalogue) -> None:
    seen, partly, recollected = (
        sum(one.basis == basis for one in catalogue.criteria)
        for basis in ("seen", "partly-seen", "recollected")
    )
    assert f"we have read what {seen} ask in a copy of a source" in README
    assert f"We have read part of {partly}." in README
    assert f"For the other {recollected} we go by memory." in README
    groups = {group.id: len(catalogue.in_group(group.id)) for group in catalogue.groups}
    assert (
        f"{groups['values']} on values, {groups['governance']} on governance and {groups['services']} on services"
        in README
    )


# Every key is explained


def test_every_key_of_the_answer_file_is_explained() -> None:
    parts = [one for one in vars(review).values() if isinstance(one, type) and issubclass(one, OpenPart)]
    keys = {key for part in parts for key in names_of(part)}
    explained = " ".join(code_in(DOCUMENTS["answer-file"]))
    assert len(parts) > 8
    assert [key for key in sorted(keys) if not re.search(rf"(?<![\w-]){key}(?![\w-])", explained)] == []


def test_every_key_of_the_json_report_is_explained(catalogue: Catalogue) -> None:
    answers = read_answers(packaged_folder() / "example.toml").loaded.assessment
    report: dict[str, Any] = json.loads(report_json.render(Material.of(catalogue, answers)))
    page = DOCUMENTS["answer-file"]
    explained = set(SPAN.findall(page[page.index("## The JSON report") :]))
    assert set(report) - explained == set()
    for part in ("progress", "essentials", "board", "journey"):
        assert set(report[part]) - explained == set(), part
    for part in ("groups", "chosen", "work_on", "not_for_us", "talk_again", "barriers"):
        assert set(report[part][0]) - explained == set(), part


def test_every_column_of_the_table_and_every_key_to_share_is_explained(catalogue: Catalogue) -> None:
    it = Material.of(catalogue, read_answers(packaged_folder() / "example.toml").loaded.assessment)
    columns = report_csv.render(it).removeprefix("\ufeff").split("\r\n")[0].split(",")
    keys = set(json.loads(report_to_share.as_json(it, answers=True)))
    explained = set(SPAN.findall(DOCUMENTS["answer-file"]))
    assert {*columns, *keys} - explained == set()


def test_every_key_and_column_of_a_comparison_is_explained(catalogue: Catalogue) -> None:
    now = read_answers(packaged_folder() / "example.toml").loaded.assessment
    two = compare(last_year(now), now, catalogue)
    explained = set(SPAN.findall(DOCUMENTS["compare"]))
    told: dict[str, Any] = json.loads(comparison_data.as_json(two))
    parts = (told, told["then"], *(told[one][0] for one in ("criteria", "chosen", "actions")))
    answers = (told["criteria"][0][when] for when in ("then", "now"))
    assert {key for part in (*parts, *answers) for key in part} - explained == set()
    columns = comparison_data.table(two, catalogue).removeprefix("\ufeff").split("\r\n")[0].split(",")
    assert set(columns) - explained == set()
    assert {*get_args(Change), *get_args(Became)} <= explained


def test_every_key_and_column_of_two_copies_is_explained(catalogue: Catalogue) -> None:
    now = read_answers(packaged_folder() / "example.toml").loaded.assessment
    other = replace(now, organisation=replace(now.organisation, area="Here"))
    it = copies_page.Copies(now, other, "a.toml", "b.toml")
    explained = set(SPAN.findall(DOCUMENTS["compare"]))
    told: dict[str, Any] = json.loads(copies_page.as_json(it, catalogue))
    columns = copies_page.table(it, catalogue).removeprefix("\ufeff").split("\r\n")[0].split(",")
    assert {*told, *told["differences"][0], *columns} - explained == set()


def test_what_a_report_tells_of_last_time_is_explained(catalogue: Catalogue) -> None:
    now = read_answers(packaged_folder() / "example.toml").loaded.assessment
    it = Material.of(catalogue, newer_criteria.renew(now, catalogue, datetime.date(2027, 11, 1)))
    columns = report_csv.render(it).removeprefix("\ufeff").split("\r\n")[0].split(",")
    explained = set(SPAN.findall(DOCUMENTS["answer-file"]))
    assert "since_last_time" in json.loads(report_json.render(it))
    assert "last_level" in columns
    assert {*json.loads(report_json.render(it)), *columns} - explained == set()


def test_the_comparison_in_the_guide_is_real() -> None:
    shown = next(block for block in CODE.findall(DOCUMENTS["compare"]) if "can be compared" in block)
    printed = (GOLDEN / "compare.txt").read_text(encoding="utf-8")
    assert " ".join(shown.strip("`").split()) in " ".join(printed.split())


def test_every_column_and_key_of_the_overview_is_explained(catalogue: Catalogue) -> None:
    answers = read_answers(packaged_folder() / "example.toml").loaded.assessment
    review = review_of("a.toml", answers, catalogue)
    assert isinstance(review, ReviewSummary)
    many = [
        review._replace(which=review.which._replace(id=str(number), organisation=str(number)))
        for number in range(10)
    ]
    it = overview(choose([*many, review._replace(which=review.which._replace(id="0"))]), catalogue)
    explained = set(SPAN.findall(DOCUMENTS["overview"]))
    whole = json.loads(overview_data.as_json(it, it.chosen.copies, catalogue))
    to_share = json.loads(overview_data.shared_json(it, catalogue))
    parts = (whole["criteria"][0], whole["nations"][0], whole["forms"][0], whole["left_out"][0])
    moved = whole["criteria"][0]["moved"]
    shared_parts = (to_share["criteria"][0], {"any_of": 1, "organisations": 2})
    for keys in (
        overview_data.COLUMNS,
        overview_data.SHARED_COLUMNS,
        whole,
        to_share,
        moved,
        *parts,
        *shared_parts,
    ):
        assert set(keys) - explained == set()


def test_every_file_of_the_criteria_and_every_key_of_a_criterion_is_explained() -> None:
    explained = set(code_in(DOCUMENTS["criteria-files"]))
    assert {path.name for path in packaged_folder().glob("*.toml")} - explained == set()
    keys = set(names_of(Criterion)) - {"group"}
    assert keys - explained == set()


# Easy to read


def test_the_guide_is_easy_for_an_eleven_year_old() -> None:
    whole = " ".join(prose(DOCUMENTS[name]) for name in PAGES)
    assert textstat.flesch_kincaid_grade(whole) <= HIGHEST_GRADE
    assert textstat.flesch_reading_ease(whole) >= LEAST_EASE


@pytest.mark.parametrize("name", DOCUMENTS)
def test_each_page_is_easy_too(name: str) -> None:
    assert textstat.flesch_kincaid_grade(prose(DOCUMENTS[name])) <= HIGHEST_GRADE


@pytest.mark.parametrize("name", DOCUMENTS)
def test_no_sentence_is_long(name: str) -> None:
    long = [one for one in sentences(DOCUMENTS[name]) if len(one.split()) > MOST_WORDS]
    assert not long, "\n".join(long)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_no_word_that_blames_or_puzzles_and_no_address(name: str) -> None:
    words = prose(DOCUMENTS[name])
    assert [found[0] for found in NOT_OURS.finditer(words)] == []
    assert [found[0] for found in ADDRESS.finditer(DOCUMENTS[name])] == []


# The measures measure


def test_the_reading_of_documents_finds_what_it_looks_for() -> None:
    text = "# A title\n\nType `ulo-selfcheck gone FILE` now:\n\n```\nulo-selfcheck --plain open X\n.ulo-selfcheck-backups\n```\n"
    assert commands_in(text) == {"gone", "open"}
    assert prose(text) == "A title. Type ulo-selfcheck gone FILE now:"
    assert sentences("# One\n\nTwo words. 'And three.' Four?\n\n- Five\n- Six") == [
        "One.", "Two words.", "'And three.", "Four?", "Five.", "Six.",
    ]  # fmt: skip
    assert NOT_OURS.search("boxes, etc")
    assert ADDRESS.search("see www.scie.org.uk")
