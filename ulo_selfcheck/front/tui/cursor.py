"""The real terminal cursor sits on what has the focus, for braille displays, screen readers and magnifiers.

Textual hides the cursor and moves it only in text boxes.
"""

from typing import Any

from textual.app import App
from textual.widget import Widget

from ulo_selfcheck.front.tui import textual_inside
from ulo_selfcheck.front.tui.widgets.rows import Rows

_SHOW = "\x1b[?25h"


def show(app: App[Any]) -> None:
    """Make the terminal's cursor visible; Textual hides it at start."""
    textual_inside.write(app, _SHOW)


def follow(app: App[Any]) -> None:
    """Put the cursor on what has the focus. Called after each paint."""
    if app.is_headless or not app.screen_stack:
        return
    focused: Widget | None = app.screen.focused
    # Text boxes place it themselves.
    at = focused.caret() if isinstance(focused, Rows) else None
    if at is not None and at != app.cursor_position:
        app.cursor_position = at  # later paints keep it here
        textual_inside.write(app, f"\x1b[{at.y + 1};{at.x + 1}H")
