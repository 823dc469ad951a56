"""The web pages in a real browser: what axe finds, at 320 pixels, by keyboard, and what a reader gets.

Where the browser is missing these are skipped, and say so; on the machine that checks every change they
must run.
"""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.documents.practice import GOLDEN

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
MUST_RUN = os.environ.get("CI") == "true"
PAGES = sorted(one.name for one in GOLDEN.glob("*.html"))
SETTINGS: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "light, more contrast": {"color_scheme": "light", "contrast": "more"},
    "dark, more contrast": {"color_scheme": "dark", "contrast": "more"},
    "forced colours": {"forced_colors": "active"},
    "320 pixels": {"viewport": {"width": 320, "height": 800}},
    "320 pixels, dark": {"viewport": {"width": 320, "height": 800}, "color_scheme": "dark"},
}
RULES = {"color-contrast-enhanced": {"enabled": True}, "target-size": {"enabled": True}}
LEAST_RING = 3  # pixels


def missing(what: str) -> None:
    """Skip where something is not installed, but not where it has to be."""
    if MUST_RUN:
        pytest.fail(f"{what} is missing, and here it must not be.")
    pytest.skip(f"{what} is not installed")


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Give a browser that cannot reach anything."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        missing("playwright")
    if not CHROMIUM:
        missing("chromium")
    with sync_playwright() as playwright:
        quiet = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=quiet)
        yield browser
        browser.close()


@pytest.mark.parametrize("setting", SETTINGS)
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_and_leaves_nothing_open(browser: Any, name: str, setting: str) -> None:
    try:
        from axe_playwright_python.sync_playwright import Axe
    except ImportError:
        missing("axe-playwright-python")
    with browser.new_context(offline=True, **SETTINGS[setting]) as context:
        page = context.new_page()
        page.goto((GOLDEN / name).as_uri())
        found = Axe().run(page, options={"rules": RULES}).response
        for kind in ("violations", "incomplete"):
            assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found[kind]] == []
        wide, window = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
        assert wide <= window


def test_axe_would_find_a_fault(browser: Any) -> None:
    from axe_playwright_python.sync_playwright import Axe

    with browser.new_context(offline=True) as context:
        page = context.new_page()
        page.set_content('<html><body><img src="x.png"><p style="color:#ccc">pale</p></body></html>')
        found = {one["id"] for one in Axe().run(page).response["violations"]}
    assert {"image-alt", "color-contrast", "html-has-lang"} <= found


@pytest.mark.parametrize("name", PAGES)
def test_a_page_asks_for_nothing_but_itself(browser: Any, name: str) -> None:
    asked: list[str] = []
    with browser.new_context() as context:
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.goto((GOLDEN / name).as_uri(), wait_until="networkidle")
    assert asked == [(GOLDEN / name).as_uri()]


@pytest.mark.parametrize("name", PAGES)
def test_every_stop_of_the_keyboard_has_a_ring_that_can_be_seen(browser: Any, name: str) -> None:
    with browser.new_context(offline=True) as context:
        page = context.new_page()
        page.goto((GOLDEN / name).as_uri())
        page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
        stops = page.evaluate("document.querySelectorAll('a[href], summary, [tabindex=\"0\"]').length")
        for _ in range(stops):
            page.keyboard.press("Tab")
            ring = page.evaluate(
                "(() => { const s = getComputedStyle(document.activeElement);"
                " return [document.activeElement.tagName, s.outlineStyle, parseFloat(s.outlineWidth)]; })()"
            )
            assert ring[1] == "solid", ring
            assert ring[2] >= LEAST_RING, ring


def test_the_first_result_is_on_the_first_screen(browser: Any) -> None:
    with browser.new_context(offline=True, viewport={"width": 1280, "height": 720}) as context:
        page = context.new_page()
        page.goto((GOLDEN / "report.html").as_uri())
        assert page.locator("h2").first.bounding_box()["y"] < 720
        page.locator("summary").click()
        assert page.get_by_role("link", name="Where you stand").is_visible()


def test_what_a_reader_gets_is_as_it_was(browser: Any) -> None:
    with browser.new_context(offline=True) as context:
        page = context.new_page()
        page.goto((GOLDEN / "report.html").as_uri())
        tree = page.locator("body").aria_snapshot() + "\n"
    kept = GOLDEN / "report.aria.yaml"
    if os.environ.get("ULO_SELFCHECK_WRITE_GOLDEN"):
        kept.write_text(tree, encoding="utf-8")
    assert tree == kept.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_valid_html(name: str) -> None:
    assert faults_of(GOLDEN / name) == []


def faults_of(page: Path) -> list[str]:
    """Give what html-validate finds in a page."""
    checker = os.environ.get("HTML_VALIDATE") or shutil.which("html-validate")
    if not checker:
        missing("html-validate")
    ran = subprocess.run(
        [str(checker), "--preset", "recommended,a11y", "--formatter", "json", page],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.stderr == ""
    return [message["message"] for one in json.loads(ran.stdout or "[]") for message in one["messages"]]
