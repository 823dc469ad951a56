"""The little of Textual's inside that we need. `tests/journeys/test_quiet.py` says what broke if it changes."""

from collections.abc import Callable
from typing import IO, Any

from textual.app import App
from textual.driver import Driver
from textual.screen import Screen
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


def that_can_be_left(first: Screen[None]) -> Screen[None]:
    """Return a first screen that another can take the place of: Textual prepares that for all but the first."""
    first._push_result_callback(first, None)  # noqa: SLF001
    return first


class _MayBeGone:
    """The terminal's file. Once the window is closed what is written to it is let go.

    Textual writes in a thread, which an error ends; then whoever writes next waits for it, for ever. A program
    that hangs holds the file of answers: it could not be opened for change again.
    """

    def __init__(self, file: Any) -> None:
        self._file: IO[str] = file
        self._gone = False

    def write(self, text: str) -> None:
        self._try(lambda: self._file.write(text))

    def flush(self) -> None:
        self._try(self._file.flush)

    def fileno(self) -> int:
        return self._file.fileno()

    def isatty(self) -> bool:
        return self._file.isatty()

    def _try(self, act: Callable[[], object]) -> None:
        try:
            if not self._gone:
                act()
        except OSError:
            self._gone = True


def is_gone(app: App[Any]) -> bool:
    """Return whether the terminal's window was closed and nobody told us."""
    driver = app._driver  # noqa: SLF001  (there is no public way to the terminal)
    return driver is not None and not app.is_headless and not driver._file.isatty()  # type: ignore[attr-defined]  # noqa: SLF001


def that_may_go(kind: type[Driver], leave: Callable[[], object]) -> type[Driver]:
    """Return a driver for a terminal whose window may be closed at any time: `leave` then saves, and ends."""

    class MayGo(kind):  # type: ignore[misc, valid-type]  # which one it is depends on the system
        def __init__(self, *arguments: Any, **more: Any) -> None:
            super().__init__(*arguments, **more)
            self._file: Any = _MayBeGone(self._file)

        def run_input_thread(self) -> None:
            """Read keys until the end; without a terminal there are none any more."""
            try:
                super().run_input_thread()
            except OSError:
                self._app.call_later(leave)

    return MayGo
