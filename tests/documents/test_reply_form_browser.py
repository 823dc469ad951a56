"""The reply form in a real browser: answered by keyboard alone, saved, opened again, and read back."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.documents.test_html_browser import LEAST_RING, RULES, SETTINGS, browser, faults_of, missing
from tests.documents.test_report import CATALOGUE
from ulo_selfcheck.across.combine.member_file import read
from ulo_selfcheck.across.combine.receipt import receipt_words
from ulo_selfcheck.catalogue.criterion import ANSWERS
from ulo_selfcheck.documents.kinds import REPLY_FORM
from ulo_selfcheck.documents.reply_form import ReplyForm
from ulo_selfcheck.documents.writing import write

__all__ = ["browser"]  # the fixture of the other pages
TRICKY = "Ann's \"group\" </title><script>document.title='x'</script> & <b>co</b>"
ORDER = CATALOGUE.order
MANY = len(ORDER)


@pytest.fixture(scope="module")
def form(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("form") / "form.html"
    write(path, REPLY_FORM, ReplyForm(CATALOGUE, TRICKY, "cath@example.org"))
    return path


@pytest.fixture
def page(browser: Any, form: Path) -> Iterator[Any]:
    """Give the form, open in a browser; whatever it asks for beside itself is kept in `page.asked`."""
    with browser.new_context(offline=True, accept_downloads=True) as context:
        page = context.new_page()
        page.asked, page.complaints = [], []
        page.on("request", lambda request: page.asked.append(request.url))
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.on("console", lambda message: page.complaints.append(message.text))
        page.goto(form.as_uri())
        yield page
        assert page.complaints == []
        assert {one for one in page.asked if not one.startswith("blob:")} == {form.as_uri()}


def focused(page: Any) -> str:
    return str(page.evaluate("document.activeElement.textContent || document.activeElement.name"))


def tab_to(page: Any, words: str) -> None:
    for _ in range(8 * MANY):
        if words in focused(page):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"The keyboard never came to {words}")


def choose(page: Any, number: int, answer: int) -> None:
    """Choose an answer by keyboard: Space takes the first, the arrow goes on from there."""
    tab_to(page, f"answer-{number}")
    page.keyboard.press("Space")
    while chosen(page)[number - 1] != answer:
        page.keyboard.press("ArrowDown")


def chosen(page: Any) -> list[int]:
    script = "[...document.querySelectorAll('fieldset')].map(f => +(f.querySelector(':checked')?.value || 0))"
    return list(page.evaluate(script))


def notes(page: Any) -> list[str]:
    return list(page.evaluate("[...document.querySelectorAll('fieldset textarea')].map(one => one.value)"))


def save(page: Any, path: Path, *, by_keyboard: bool = False) -> Path:
    with page.expect_download() as download:
        if by_keyboard:
            tab_to(page, "Save my answers")
            page.keyboard.press("Enter")
        else:
            page.click("#save")
    assert download.value.suggested_filename == "my answers.txt"
    download.value.save_as(path)
    return path


def go_on(page: Any, path: Path) -> str:
    page.set_input_files("#open", path)
    page.locator("#opened:not(:empty)").wait_for()
    return str(page.inner_text("#opened"))


def test_by_keyboard_alone_it_is_answered_saved_opened_again_and_changed(
    browser: Any, page: Any, form: Path, tmp_path: Path
) -> None:
    wanted = [number % len(ANSWERS) + 1 for number in range(MANY)]
    for number, answer in enumerate(wanted, 1):
        choose(page, number, answer)
        if number in (1, 3, MANY):
            tab_to(page, f"Clear my answer to question {number}")
            page.keyboard.press("Tab")
            page.keyboard.type(f"A note on {number}.\nAnswer: 5")
    first = save(page, tmp_path / "first.txt", by_keyboard=True)
    assert page.inner_text("#kept").startswith(f"Saved. You have answered {MANY} of {MANY}.")
    it = read(first, CATALOGUE)
    assert it.member.views["social-model"] == "not-yet"
    assert len(it.member.views) == MANY
    assert it.member.notes["rights"] == ("A note on 3.\nAnswer: 5",)
    assert (it.unclear, it.left) == ((), ())
    assert receipt_words(it, CATALOGUE) == [
        f"first.txt: {MANY} of {MANY} answers, 5 notes."
    ]  # two are 'not for us'

    with browser.new_context(offline=True, accept_downloads=True) as another_day:
        again = another_day.new_page()
        again.goto(form.as_uri())
        assert go_on(again, first).startswith(f"Your answers are back. You have answered {MANY} of {MANY}.")
        assert (chosen(again), notes(again)) == (chosen(page), notes(page))
        again.focus("#open")
        choose(again, 2, 5)
        second = save(again, tmp_path / "second.txt", by_keyboard=True)
    assert read(second, CATALOGUE).member.views["independent-living"] == "fully"


# Letters that a browser itself turns into others, or that no keyboard gives, are left out.
TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\r"), max_size=80)
LINE_ENDS = re.compile("[\v\f\x1c-\x1e\x85\u2028\u2029]")


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    answers=st.lists(st.integers(0, len(ANSWERS)), min_size=MANY, max_size=MANY),
    said=st.dictionaries(
        st.integers(0, MANY - 1),
        TEXT
        | st.sampled_from(["Answer: 3", "Note: x\n\n Note:", "Question 2 (rights)\nAnswer: 4", "\n", " x "]),
    ),
)
def test_opened_again_it_holds_the_same_answers_whatever_was_typed(
    page: Any, tmp_path: Path, answers: list[int], said: dict[int, str]
) -> None:
    fill = """([answers, notes]) => document.querySelectorAll('fieldset').forEach((f, n) => {
        for (const one of f.querySelectorAll('input')) one.checked = +one.value === answers[n];
        f.querySelector('textarea').value = notes[n] || '';
    })"""
    page.evaluate(fill, [answers, {str(number): note for number, note in said.items()}])
    before = notes(page)
    page.click("#copy")  # the same words as are saved: a busy browser loses one of many downloads in a row
    kept = tmp_path / "a.txt"
    kept.write_text(page.input_value("#text"), encoding="utf-8", newline="")
    page.evaluate(fill, [[0] * MANY, {}])
    page.evaluate("document.getElementById('opened').textContent = ''")
    go_on(page, kept)
    assert chosen(page) == answers
    assert notes(page) == [LINE_ENDS.sub("\n", note) for note in before]
    if any(answers):
        it = read(kept, CATALOGUE)
        assert (len(it.member.views), it.unclear) == (len([one for one in answers if one]), ())


def test_whoever_leaves_with_unsaved_answers_is_asked_and_after_saving_not(page: Any, tmp_path: Path) -> None:
    asked: list[str] = []

    def stay(dialog: Any) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", stay)
    page.check("input[name=answer-3][value='3']")
    page.close(run_before_unload=True)
    page.wait_for_timeout(300)
    assert asked == ["beforeunload"]
    save(page, tmp_path / "a.txt")
    page.reload()
    assert chosen(page) == [0] * MANY
    assert asked == ["beforeunload"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "There are no answers in a.txt."),
        ("Dear Cath, I will do it tomorrow.", "There are no answers in a.txt."),
        ("Criteria others, version 1.\n\nQuestion 1 (rights)\nAnswer: 3\n", "answers other questions"),
        ("Question 1 (rights)\nAnswer: 3\n" * 50_000, "too large"),
        (
            "Criteria dh-ulo-design-criteria, version 2020.1.\nQuestion 3 (rights)\nAnswer: 3\n",
            "It is from another version of the questions.",
        ),
    ],
    ids=["empty", "a letter", "other questions", "too large", "an older version"],
)
def test_a_file_that_is_no_reply_to_these_questions_is_said(
    page: Any, tmp_path: Path, text: str, says: str
) -> None:
    (tmp_path / "a.txt").write_text(text)
    assert says in go_on(page, tmp_path / "a.txt")


def test_the_name_of_the_organisation_stays_text_whatever_is_in_it(page: Any) -> None:
    assert page.inner_text("h1") == page.title() == f"{MANY} questions about {TRICKY}"
    assert page.locator("h1 *").count() == 0
    assert page.locator("script").count() == 1


def test_no_other_script_or_style_can_run_in_it(browser: Any, form: Path) -> None:
    with browser.new_context(offline=True) as context:
        page = context.new_page()
        page.goto(form.as_uri())
        page.evaluate(
            """() => { const s = document.createElement('script'); s.textContent = 'window.ran = 1';
            document.body.append(s); document.body.insertAdjacentHTML('beforeend',
            '<img src=x onerror="window.ran = 1"><style>h1 { color: red }</style>'); }"""
        )
        page.wait_for_timeout(200)
        assert page.evaluate("window.ran") is None
        assert page.evaluate("getComputedStyle(document.querySelector('h1')).color") != "rgb(255, 0, 0)"
        assert page.evaluate("fetch('https://example.org').catch(() => 'refused')") == "refused"


def test_the_essential_questions_come_first_where_that_is_wanted(page: Any, tmp_path: Path) -> None:
    order = "[...document.querySelectorAll('fieldset')].map(one => one.dataset.id)"
    page.check("#first")
    essential = [one.id for one in CATALOGUE.essentials]
    assert page.evaluate(order) == [*essential, *(one for one in ORDER if one not in essential)]
    page.check("input[name=answer-3][value='3']")
    page.uncheck("#first")
    assert page.evaluate(order) == list(ORDER)
    assert read(save(page, tmp_path / "a.txt"), CATALOGUE).member.views == {"rights": "partly"}


def test_an_answer_can_be_taken_away_and_the_keyboard_stays_there(page: Any) -> None:
    page.check("input[name=answer-3][value='3']")
    page.click("text=Clear my answer to question 3")
    assert chosen(page) == [0] * MANY
    assert focused(page) == "answer-3"


def test_answers_can_be_copied_for_an_email(browser: Any, form: Path, tmp_path: Path) -> None:
    with browser.new_context(offline=True, permissions=["clipboard-read", "clipboard-write"]) as context:
        page = context.new_page()
        page.goto(form.as_uri())
        page.check("input[name=answer-3][value='3']")
        page.click("#copy")
        page.locator("#kept:not(:empty)").wait_for()
        assert page.inner_text("#kept").startswith("Copied.")
        (tmp_path / "a.txt").write_text(page.evaluate("navigator.clipboard.readText()"))
    assert read(tmp_path / "a.txt", CATALOGUE).member.views == {"rights": "partly"}


def test_a_card_fills_the_screen_with_one_press_and_goes_with_one(page: Any) -> None:
    page.click(".cards button >> nth=3")
    assert page.inner_text("#card-word") == "Mostly"
    high, window = page.evaluate("[document.getElementById('card-mark').clientHeight, innerHeight]")
    assert high > window / 3
    page.keyboard.press("Enter")
    assert page.locator("dialog[open]").count() == 0


def test_a_voice_that_would_send_words_away_is_not_offered(page: Any) -> None:
    assert page.evaluate("speechSynthesis.getVoices().filter(one => one.localService).length") == 0
    assert page.locator(".read:visible").count() == 0


def test_with_a_voice_of_the_device_one_question_is_read(browser: Any, form: Path) -> None:
    with browser.new_context(offline=True) as context:
        page = context.new_page()
        page.add_init_script(
            """window.spoken = [];
            window.SpeechSynthesisUtterance = function (text) { this.text = text; };
            Object.defineProperty(window, 'speechSynthesis', { value: {
              getVoices: () => [{ lang: 'en-US', localService: false }, { lang: 'en-GB', localService: true }],
              speak: (one) => spoken.push([one.text, one.voice.localService]),
              cancel: () => { spoken.push('stopped'); }, addEventListener: () => {} } });"""
        )
        page.goto(form.as_uri())
        page.click("text=Read question 3 aloud")
        spoken = page.evaluate("spoken")
        assert spoken[0] == [f"Question 3. {CATALOGUE['rights'].title}.", True]
        assert [one[0] for one in spoken[2:7]] == [
            f"{number}. {CATALOGUE.name(level)}. {words}"
            for number, (level, words) in enumerate(CATALOGUE["rights"].levels.items(), 1)
        ]
        page.click("text=Stop reading")
        assert page.evaluate("spoken.at(-1)") == "stopped"


def test_without_script_it_says_how_else_to_answer(browser: Any, form: Path) -> None:
    with browser.new_context(offline=True, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(form.as_uri())
        said = page.inner_text("body")
        assert "Question 1: 3" in said
        assert "cath@example.org" in said
        assert page.locator("button:visible").count() == 0
        assert page.locator("input[type=radio]:visible").count() == MANY * len(ANSWERS)


ZOOMED = {"400 %": {"viewport": {"width": 320, "height": 256}, "device_scale_factor": 4}}


@pytest.mark.parametrize("setting", [*SETTINGS, *ZOOMED])
def test_axe_finds_nothing_before_and_after_answering(browser: Any, form: Path, setting: str) -> None:
    try:
        from axe_playwright_python.sync_playwright import Axe
    except ImportError:
        missing("axe-playwright-python")
    # axe is a script of somebody else, which the form does not let in.
    with browser.new_context(offline=True, bypass_csp=True, **{**SETTINGS, **ZOOMED}[setting]) as context:
        page = context.new_page()
        page.goto(form.as_uri())
        for act in ("", "#save", ".cards button"):
            if act:
                page.check("input[name=answer-3][value='3']")
                page.click(act)
            found = Axe().run(page, options={"rules": RULES}).response
            for kind in ("violations", "incomplete"):
                assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found[kind]] == []
            wide, window = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
            assert wide <= window


def test_it_is_valid_html(form: Path) -> None:
    assert faults_of(form) == ["title text cannot be longer than 70 characters"]  # the name is a long one


def test_every_stop_of_the_keyboard_has_a_ring_and_none_is_lost(page: Any) -> None:
    stops = set()
    while page.keyboard.press("Tab") or page.evaluate("document.activeElement !== document.body"):
        style, width, name = page.evaluate(
            "(() => { const s = getComputedStyle(document.activeElement); return [s.outlineStyle,"
            " parseFloat(s.outlineWidth), document.activeElement.name || document.activeElement.id]; })()"
        )
        assert (style, width >= LEAST_RING) == ("solid", True), name
        stops.add(name)
    assert {f"answer-{number}" for number in range(1, MANY + 1)} | {"first", "open", "save", "copy"} <= stops
