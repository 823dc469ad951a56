"""The little of Textual's inside that we need. `tests/journeys/test_quiet.py` says what broke if it changes."""

from typing import Any

from textual.app import App
from textual.widget import Widget


def write(app: App[Any], text: str) -> None:
    """Write to the terminal itself."""
    driver = app._driver  # noqa: SLF001  (there is no public way to the terminal)
    if driver is not None and not app.is_headless:
        driver.write(text)
        driver.flush()


def forget_repaints(widget: Widget) -> None:
    """Forget what was asked to be painted and was painted with the whole screen.

    Textual keeps it, and would paint it all again with the next small change: a reader would speak it all again.
    """
    widget._exchange_repaint_regions()  # noqa: SLF001
