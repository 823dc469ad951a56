"""The little of Textual's inside that we need. `tests/journeys/test_quiet.py` says what broke if it changes."""

from collections.abc import Callable, Iterable
from typing import IO, Any

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate
from textual.app import App
from textual.driver import Driver
from textual.geometry import Offset
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget


def write(app: App[Any], text: str) -> None:
    """Write to the terminal itself."""
    driver = app._driver  # noqa: SLF001  (there is no public way to the terminal)
    if driver is not None and not app.is_headless:
        driver.write(text)
        driver.flush()


async def act_in_turn(widget: Widget, event: events.Key) -> None:
    """Do at once what a key of a widget's own does.

    Textual lets such a key travel up to the program and back, while letters go in at once: of a Backspace and a word
    that come together, as from dictation, the word came first and was taken away.
    """
    for binding in widget._bindings.key_to_bindings.get(event.key, ()):  # noqa: SLF001
        event.stop()
        event.prevent_default()
        await widget.run_action(binding.action)
        return


def write_cells(app: App[Any], pieces: Iterable[tuple[int, int, list[Segment]]]) -> None:
    """Write pieces of lines to the terminal, and put its cursor where the program says.

    A style is written once for all that looks alike. What is longer than two kilobytes reaches the terminal in
    parts, and a reader may speak each for itself.
    """
    at = app.screen.outer_size.clamp_offset(app.cursor_position)
    drawn: list[str] = []
    now: Style | None = None
    for line, column, segments in pieces:
        drawn.append(_place(Offset(column, line)))
        for text, style, _ in segments:
            if style != now:
                drawn += [_PLAIN, _codes(app, style)]
                now = style
            drawn.append(text)
    write(app, "".join([*drawn, _PLAIN if drawn else "", _place(at)]))


_PLAIN = "\x1b[0m"


def _codes(app: App[Any], style: Style | None) -> str:
    """Return what makes the letters after it look so."""
    return Strip([Segment("x", style)]).render(app.console).partition("x")[0]


def _place(at: Offset) -> str:
    return f"\x1b[{at.y + 1};{at.x + 1}H"


def takes_paint(app: App[Any], update: object) -> bool:
    """Return whether what is to be painted would reach a terminal now."""
    is_on = app._running and not app._closed and not app.is_headless and app._driver is not None  # noqa: SLF001
    return is_on and not app._batch_count and isinstance(update, LayoutUpdate | ChopsUpdate)  # noqa: SLF001


def stretches(update: CompositorUpdate) -> Iterable[tuple[int, int, Iterable[Segment]]]:
    """Return what a paint of Textual's brings: line, column, and what stands there.

    It is what Textual's own updates would write, as they would write it.
    """
    if isinstance(update, LayoutUpdate):
        for line, strips in enumerate(update.strips, update.region.y):
            yield line, update.region.x, Strip.join(strips)
    elif isinstance(update, ChopsUpdate):
        for line, start, stop in update.spans:
            for end, (column, strip) in zip(update.chop_ends[line], update.chops[line].items(), strict=False):
                if strip is not None and column <= stop and end > start:
                    yield line, column, strip.crop(0, max(0, min(end, stop) - column))


def forget_repaints(widget: Widget) -> None:
    """Forget what was asked to be painted and was painted with the whole screen.

    Textual keeps it, and would paint it all again with the next small change: a reader would speak it all again.
    """
    widget._exchange_repaint_regions()  # noqa: SLF001


def fit(screen: Screen[Any]) -> None:
    """Give a screen the classes of the window's size before its first paint; Textual gives them after it.

    Its lines would else be painted twice, in two places, and a reader would speak both.
    """
    app = screen.app
    for size, points in (
        (app.size.width, app.HORIZONTAL_BREAKPOINTS),
        (app.size.height, app.VERTICAL_BREAKPOINTS),
    ):
        screen.add_class(*screen._get_breakpoint_classes(size, points or []))  # noqa: SLF001


def has_styles_of_its_theme(app: App[Any]) -> bool:
    """Return whether the styles were read with the colours of the theme that is on: reading them takes 5 ms."""
    return app.stylesheet._variables == app.get_css_variables()  # noqa: SLF001


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
