"""What reaches the terminal: only the cells that changed, in an order that a screen reader says well.

A reader in a terminal hears of a change as one stretch of text, from the first cell that changed to the last.
A mark in one line and 'Saved.' ten lines below are then spoken with the ten lines between. So a change that is
said is written in steps, a moment apart: each mark alone, the line for what is said emptied, then filled.

What a reader says depends on the key that was pressed before (Orca 43):

- after a letter, a digit, Enter, Space or Tab: all that is new;
- after an arrow: the line on which the cursor comes to stand;
- after any other key, such as Escape or Home: only what is new and ends at the cursor. There the row that has the
  focus comes last, with the cursor at its end; then the cursor goes to its first letter.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from enum import Enum
from itertools import groupby
from typing import Any, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual._compositor import CompositorUpdate
from textual.app import App
from textual.geometry import Offset, Size
from textual.screen import Screen
from textual.timer import Timer

from ulo_selfcheck.front.tui import textual_inside

APART = 0.05
"""Seconds between two steps. A terminal reports what came sooner as one change."""

HOLD = 0.15
"""Seconds that the cursor stays at the end of new words: the reader asks where it is a moment after they came."""

_SETTLE = 0.03
"""Seconds in which a new box to type in breaks its lines once more."""

_FEW = 6
"""Marks that are written one by one; more are a new page."""

_NEAR = 4
"""Lines that may stand above a row to be spoken with it, such as the title of a menu."""

_WAY = 8
"""Letters that it takes to move the cursor along a line."""

Cell = tuple[str, Style | None]
"""What a cell shows. The second half of a wide letter is empty."""

BLANK: Cell = (" ", None)
UNKNOWN: Cell = ("", None)


class Key(Enum):
    """What a reader makes of the key that was pressed last."""

    COMMAND = "all that is new is spoken"
    MOVE = "the line of the cursor is spoken"
    OTHER = "only what ends at the cursor is spoken"

    @classmethod
    def of(cls, key: str, *, printable: bool) -> "Key":
        """Return what a reader makes of a key, by Textual's name for it."""
        if printable or key in ("enter", "space", "tab"):
            return cls.COMMAND
        return cls.MOVE if key in ("up", "down", "left", "right", "pageup", "pagedown") else cls.OTHER


class Scene(NamedTuple):
    """Which lines of the screen mean what, and where the cursor belongs."""

    cursor: Offset | None
    row: range
    """The lines of the row that has the focus."""
    status: range
    """The lines for what was just said."""

    def within(self, height: int) -> "Scene":
        """Return what of it a window of so many lines has: one that just shrank still has all where it stood."""
        return self._replace(row=_within(self.row, height), status=_within(self.status, height))


class Piece(NamedTuple):
    """Cells of a line, from a column on."""

    line: int
    column: int
    cells: Sequence[Cell]

    def segments(self) -> list[Segment]:
        """Return the cells as text, as much together as looks alike."""
        alike = groupby(self.cells, key=lambda cell: cell[1])
        return [Segment("".join(text for text, _ in cells), style) for style, cells in alike]


class Step(NamedTuple):
    """What to write now."""

    pieces: Sequence[Piece]
    cursor: Offset | None
    """Where the cursor stands afterwards."""
    pause: float
    """Seconds until the next step."""


class Picture:
    """What the terminal shows, and what it should show."""

    def __init__(self) -> None:
        self._shown: list[list[Cell]] = []
        self._wanted: list[list[Cell]] = []
        self._last: list[int] = []
        """Lines left blank, the row with the focus among them: they come last."""

    def forget(self, width: int, height: int) -> None:
        """Take what the terminal shows for unknown: all of it is written again."""
        self._shown = [[UNKNOWN] * width for _ in range(height)]
        self._wanted = [[BLANK] * width for _ in range(height)]

    def want(self, line: int, column: int, segments: Iterable[Segment]) -> None:
        """Take note of what a stretch of the screen should show."""
        if line < len(self._wanted) and column < len(
            self._wanted[line]
        ):  # else it was meant for a larger window
            cells = cells_of(segments)[: len(self._wanted[line]) - column]
            self._wanted[line][column : column + len(cells)] = cells

    def empty(self, lines: range) -> Step:
        """Return how to empty lines whose words are to be written, and spoken, once more."""
        lines = _within(lines, len(self._wanted))
        return self._step(lines, None, APART, blank=lines)

    @property
    def is_whole(self) -> bool:
        """Return whether the terminal shows all that it should."""
        return self._shown == self._wanted

    def next_step(self, scene: Scene, key: Key) -> Step:
        """Return what to write next, and take it as written."""
        scene = scene.within(len(self._wanted))
        status = [line for line in scene.status if self._words_changed(line)]
        if self._end_of(status) is None:
            status = []  # what was said is gone, and nothing is said
        pairs = enumerate(zip(self._shown, self._wanted, strict=True))
        rest = [line for line, (now, then) in pairs if now != then and line not in status]
        if self._last and key is not Key.MOVE:
            lines, self._last = self._last, []
            return self._step(lines, self._end_of(lines), HOLD)
        self._last = []
        if rest:
            return self._body(rest, scene, key, said=bool(status))
        if any(text.strip() for line in status for text, _ in self._shown[line]):
            return self._step(status, scene.cursor, APART, blank=status)
        return self._step(status, scene.cursor if key is Key.COMMAND else self._end_of(status), HOLD)

    def _body(self, lines: list[int], scene: Scene, key: Key, *, said: bool) -> Step:
        """Return how to write all but what is said."""
        if key is Key.COMMAND and said:
            marks = [(line, column) for line in lines for column in self._words_changed(line)]
            if 1 < len(marks) <= _FEW:
                first = min(marks, key=lambda mark: (self._wanted[mark[0]][mark[1]][0] != " ", mark))
                return self._step(lines, scene.cursor, APART, later={*marks} - {first})
        if key is Key.OTHER and any(self._words_changed(line) for line in scene.row):
            above = [line for line in lines if line < scene.row.start] if scene.row.start <= _NEAR else []
            self._last = [*above, *scene.row]
            return self._step([*lines, *scene.row], None, APART, blank=self._last)
        return self._step(lines, scene.cursor, APART)

    def _words_changed(self, line: int) -> list[int]:
        """Return the columns in which other letters should stand."""
        pairs = zip(self._shown[line], self._wanted[line], strict=True)
        return [column for column, (now, then) in enumerate(pairs) if now[0] != then[0]]

    def _step(
        self,
        lines: Iterable[int],
        cursor: Offset | None,
        pause: float,
        *,
        blank: Sequence[int] = (),
        later: AbstractSet[tuple[int, int]] = frozenset(),
    ) -> Step:
        """Write lines: some of them `blank`, and without the letters at the places that come `later`."""
        pieces: list[Piece] = []
        for line in sorted({*lines}):
            now, then = self._shown[line], list(self._wanted[line])
            if line in blank:
                then = [(" ", style) for _, style in then]
            for column in (column for at, column in later if at == line):
                then[column] = (now[column][0], then[column][1])
            self._shown[line] = then
            pieces += _differences(line, now, then)
        return Step(pieces, cursor, pause)

    def _end_of(self, lines: Sequence[int]) -> Offset | None:
        """Return the place just after the last word of some lines."""
        for line in reversed(lines):
            used = [column for column, (text, _) in enumerate(self._wanted[line]) if text.strip()]
            if used:
                return Offset(min(used[-1] + 1, len(self._wanted[line]) - 1), line)
        return None


def _within(lines: range, height: int) -> range:
    return range(min(lines.start, height), min(lines.stop, height))


def _differences(line: int, now: Sequence[Cell], then: Sequence[Cell]) -> Iterator[Piece]:
    """Give what to write of a line. A few cells that stay are written too: to pass over them takes as much."""
    changed = [column for column, pair in enumerate(zip(now, then, strict=True)) if pair[0] != pair[1]]
    while changed:
        many = next((n for n in range(1, len(changed)) if changed[n] - changed[n - 1] > _WAY), len(changed))
        start, stop, changed = changed[0], changed[many - 1] + 1, changed[many:]
        while start and not then[start][0]:
            start -= 1  # a wide letter is written whole
        yield Piece(line, start, then[start:stop])


def cells_of(segments: Iterable[Segment]) -> list[Cell]:
    """Return the cells that segments fill."""
    cells: list[Cell] = []
    for text, style, _ in segments:
        if text.isascii():
            cells += [(letter, style) for letter in text]
            continue
        wide = [cell_len(letter) for letter in text]
        if sum(wide) != cell_len(text) or 0 in wide:  # letters that belong together
            cells += [(text, style), *[("", style)] * (cell_len(text) - 1)]
            continue
        for letter, columns in zip(text, wide, strict=True):
            cells += [(letter, style), *[("", style)] * (columns - 1)]
    return cells


class Painter:
    """Writes to the terminal what a screen should show, step by step."""

    def __init__(self, app: App[Any], scene: Callable[[], Scene]) -> None:
        self._app, self._scene = app, scene
        self._picture = Picture()
        self._key = Key.COMMAND
        self._pause: Timer | None = None
        self._cursor: Offset | None = None
        self._screen: Screen[Any] | None = None

    def forget(self, size: Size) -> None:
        """Write all of a window of this size with the next paint: nobody knows what the terminal shows."""
        self._picture.forget(*size)

    def pressed(self, key: events.Key) -> None:
        """Take note of a key. What still waits is not waited for any longer."""
        self._go_on()
        self._key = Key.of(key.key, printable=key.is_printable)

    def paint(self, update: CompositorUpdate) -> None:
        """Bring a paint of Textual's to the terminal."""
        for line, column, segments in textual_inside.stretches(update):
            self._picture.want(line, column, segments)
        if self._app.screen is not self._screen and not self._scene().row:
            self._wait(_SETTLE)
        elif self._pause is None or self._key is Key.MOVE:
            self._go_on()
        self._screen = self._app.screen

    def say_again(self) -> None:
        """Have what was said last said once more."""
        self._write(self._picture.empty(self._scene().status))

    def _go_on(self) -> None:
        if self._pause:
            self._pause.stop()
            self._pause = None
        if not self._app.screen_stack:
            return  # the program ends, and what still waited with it
        if not self._picture.is_whole:
            self._write(self._picture.next_step(self._scene(), self._key))
        elif (cursor := self._scene().cursor) != self._cursor and cursor:
            back = self._cursor is not None and cursor.y == self._cursor.y and cursor.x < self._cursor.x - 1
            self._write(Step((), cursor - Offset(1, 0) if back else cursor, APART if back else 0))

    def _write(self, step: Step) -> None:
        self._cursor = step.cursor or self._cursor
        if self._cursor:
            self._app.cursor_position = self._cursor
        textual_inside.write_cells(self._app, [(one.line, one.column, one.segments()) for one in step.pieces])
        if step.pause:
            self._wait(step.pause)

    def _wait(self, seconds: float) -> None:
        if self._pause:
            self._pause.stop()
        self._pause = self._app.set_timer(seconds, self._go_on)
