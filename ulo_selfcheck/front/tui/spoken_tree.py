"""The spoken tree: what is drawn, with its roles, names, states and places, for the accessibility bus.

A terminal is letters for a screen reader: it has no buttons, no boxes and no 'not selected'. This gives the bus what
a window would give it. The tree is made from the very rows, lines and boxes that are drawn.

A page that opens over another stands inside it. When it is left, a reader finds itself on the page below, and says
the row there, and not the whole page once more.
"""

import re
from collections import Counter
from collections.abc import Hashable, Iterator, Mapping, Sequence
from itertools import count
from typing import Any, NamedTuple

from textual.app import App
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input, TextArea
from textual.widgets.text_area import Selection

from ulo_selfcheck.front.tui.screens.place import Place
from ulo_selfcheck.front.tui.widgets.lines import Line
from ulo_selfcheck.front.tui.widgets.pieces import Band, Drawing
from ulo_selfcheck.front.tui.widgets.rows import Rows
from ulo_selfcheck.ground.text import covered, one_line

WINDOW = 1
"""The number of the window, in which all else stands."""

_ANSWERS = "Answers"
_CHOSEN = "*"
_WORD = re.compile(r"\S+\s*|\s+")
_LONGEST_WORD = 255  # letters: a word's length is kept in a byte

Box = Input | TextArea
Position = tuple[int, int]
"""A line of a box, and a letter in it. In the tree: the number of a run, and a letter in it."""


class Part(NamedTuple):
    """Something in the tree. The roles are those of `accesskit`, by their names."""

    role: str
    name: str = ""
    children: tuple[int, ...] = ()
    news: str = ""
    """What was just said, where this has the focus: every reader speaks a new description there.

    Orca 43 passes over announcements, and later ones would say both.
    """
    chosen: bool | None = None
    place: Position | None = None
    """Which one it is, from 0, and of how many."""
    words: tuple[int, ...] = ()
    """How many letters each word of a run of text takes, with the space after it."""
    selected: tuple[Position, Position] | None = None
    """Where the selection of a box begins, and where the caret stands."""
    can: str = ""
    """What a reader may do with it: `press` it, or `type` in it."""


class Tree(NamedTuple):
    """All parts by their numbers, and which one has the focus."""

    parts: Mapping[int, Part]
    focus: int


class Numbers:
    """The numbers of what is in the tree. What stays keeps its own, so that a reader knows it again.

    What comes back after it was gone gets another one: Orca takes the old number for something that is dead.
    """

    def __init__(self) -> None:
        self._next = count(WINDOW + 1)
        self._before: dict[Hashable, int] = {}
        self._now: dict[Hashable, int] = {}

    def of(self, name: Hashable) -> int:
        """Return the number of what has this name."""
        if name not in self._now:
            self._now[name] = self._before.get(name) or next(self._next)
        return self._now[name]

    def begin(self) -> None:
        """Begin another tree: what it does not name is forgotten."""
        self._before, self._now = self._now, {}


def tree_of(app: App[Any], numbers: Numbers) -> Tree:
    """Return the tree of what is drawn: each page stands inside the one below it."""
    numbers.begin()
    pages = [_Page(screen, numbers) for screen in app.screen_stack if screen.is_mounted]
    if not pages:
        return Tree({WINDOW: Part("WINDOW", "ULO self-check")}, WINDOW)
    parts: dict[int, Part] = {}
    for page, above in zip(pages, [*pages[1:], None], strict=True):
        page.add_to(parts, above)
    beside = pages[-1].beside()
    window = Part("WINDOW", "ULO self-check", (pages[0].number, *beside))
    return Tree({WINDOW: window, **parts, **beside}, pages[-1].focus)


def grant(app: App[Any], numbers: Numbers, what: str, target: int, selected: Sequence[Position]) -> None:
    """Do what a reader asks for: go to a row, press it, or move the caret. A braille display has keys for these."""
    _Page(app.screen, numbers).grant(what, target, selected)


class _Page:
    """A screen as a group: its words are the group's name, and in it stand its rows, its boxes, what was said."""

    def __init__(self, screen: Screen[Any], numbers: Numbers) -> None:
        self._screen, self._numbers = screen, numbers
        lines = [one for one in screen.query(Line) if one.display]
        self._said = [one for one in lines if one.has_class("status")]
        words = [one for one in lines if one not in self._said]
        asked = next((n for n, one in enumerate(words) if one.has_class("title")), len(words))
        in_box = isinstance(screen.focused, Box)
        self._words = [one.words for one in (words[:asked] if in_box else words)]
        """What stands above the rows, or above what a box asks for."""
        self._asked = one_line(" ".join(one.words for one in words[asked:])) if in_box else ""
        # Another question is another page, though the screen is the same one.
        self._page = next((one.words for one in lines if one.id == "title"), "")
        self.number = self._of("page")
        self.focus = self._focus()

    def _of(self, *name: Hashable) -> int:
        return self._numbers.of((self._screen, self._page, *name))

    def _focus(self) -> int:
        focused = self._screen.focused
        if isinstance(focused, Rows):
            here = focused.highlighted
            return self._of(_name(focused)) if here is None else self._numbers_in(focused)[here]
        return self._of(_name(focused)) if isinstance(focused, Box) else self.number

    @property
    def _name(self) -> str:
        """Return all words above the rows: what a reader says when it comes here. What is asked names a box."""
        heads = [one.head for one in self._screen.query(Band)] if isinstance(self._screen, Place) else []
        return one_line(" ".join([*heads, *self._words]))

    def add_to(self, parts: dict[int, Part], above: "_Page | None") -> None:
        """Add the page to a tree, and make room in it for the one that stands above."""
        children: list[int] = []
        for widget in self._screen.query("Rows, Input, TextArea"):
            if isinstance(widget, Rows):
                is_below = above and widget is self._screen.focused
                children.append(self._rows(parts, widget, [above.number] if above and is_below else []))
            elif isinstance(widget, Box):
                children.append(self._box(parts, widget))
        for line in self._said:
            children.append(self._of("status", line.id))
            parts[children[-1]] = Part("STATUS", one_line(line.words))
        if above and not isinstance(self._screen.focused, Rows):
            children.append(above.number)
        role = "GROUP" if isinstance(self._screen, Place) else "DIALOG"
        parts[self.number] = Part(role, self._name, tuple(children))
        news = one_line(" ".join(one.words for one in self._said if one.is_news))
        parts[self.focus] = parts[self.focus]._replace(news="" if above else news)

    def _rows(self, parts: dict[int, Part], rows: Rows, above: Sequence[int]) -> int:
        """Add rows: answers are radio buttons, what stands beside them opens something, others are a list."""
        marked = [row for row in rows.rows if row.mark]
        items = marked or [row for row in rows.rows if not row.heading]
        places = {id(row): place for place, row in enumerate(items)}
        shown = [
            (number, row)
            for number, row in zip(self._numbers_in(rows), rows.rows, strict=True)
            if row.text or not row.heading
        ]
        for number, row in shown:
            place = places.get(id(row))
            parts[number] = Part(
                "HEADING"
                if row.heading
                else "RADIO_BUTTON"
                if row.mark
                else "BUTTON"
                if marked
                else "LIST_ITEM",
                one_line(row.said),
                chosen=_CHOSEN in row.mark if row.mark else None,
                place=None if place is None else (place, len(items)),
                can="press" if rows.can_focus and not row.heading else "",
            )
        number = self._of(_name(rows))
        role = "RADIO_GROUP" if marked else "LIST"
        parts[number] = Part(role, _ANSWERS if marked else "", (*(number for number, _ in shown), *above))
        return number

    def _numbers_in(self, rows: Rows) -> list[int]:
        """Return the number of each row. Rows to read may have no id, or the same one."""
        alike: Counter[str] = Counter()
        numbers = []
        for row in rows.rows:
            numbers.append(self._of(_name(rows), row.id, alike[row.id]))
            alike[row.id] += 1
        return numbers

    def _box(self, parts: dict[int, Part], box: Box) -> int:
        """Add a box: a run of text for each of its lines as they are drawn, the caret, and what is selected."""
        number, runs = self._of(_name(box)), lines_of(box)
        numbers = [self._of(_name(box), place) for place in range(len(runs))]
        for run, (_, text) in zip(numbers, runs, strict=True):
            parts[run] = Part("TEXT_RUN", text, words=tuple(_word_lengths(text)))
        start, end = (self._position(numbers, runs, at) for at in _selection(box))
        parts[number] = Part(
            "MULTILINE_TEXT_INPUT" if isinstance(box, TextArea) else "TEXT_INPUT",
            self._asked,
            tuple(numbers),
            selected=(start, end),
            can="type",
        )
        return number

    @staticmethod
    def _position(numbers: Sequence[int], runs: "Sequence[Run]", at: Position) -> Position:
        place = max(place for place, (start, _) in enumerate(runs) if start <= at)
        return numbers[place], at[1] - runs[place][0][1]

    def beside(self) -> dict[int, Part]:
        """Return what stands round the page: what helps at its right, and what the keys do. A reader may go there."""
        found = {}
        for drawing in self._screen.query(Drawing):
            words = _words_of(drawing) if drawing.display else ""
            if words:
                found[self._of("drawn", _name(drawing))] = Part("LABEL", words)
        return found

    def grant(self, what: str, target: int, selected: Sequence[Position]) -> None:
        """Do what a reader asks for, if it is about something on this page."""
        for rows in self._screen.query(Rows):
            if target in (numbers := self._numbers_in(rows)) and rows.can_focus:
                rows.focus()
                rows.highlighted = numbers.index(target)
                if what == "press":
                    rows.action_choose_row()
        for box in self._screen.query("Input, TextArea"):
            if isinstance(box, Box) and target == self._of(_name(box)) and what == "select":
                starts = {self._of(_name(box), place): at for place, (at, _) in enumerate(lines_of(box))}
                if all(run in starts for run, _ in selected):
                    _select(box, *((starts[run][0], starts[run][1] + letter) for run, letter in selected))


Run = tuple[Position, str]
"""Where a drawn line of a box begins, and its letters."""


def lines_of(box: Box) -> list[Run]:
    """Return the lines of a box as they are drawn; the last one of a paragraph ends with a line end."""
    if isinstance(box, Input):
        return [((0, 0), covered(box.value))]
    runs: list[Run] = []
    many = box.document.line_count
    for row in range(many):
        line = covered(box.document.get_line(row)) + ("\n" if row < many - 1 else "")
        starts = [0, *box.wrapped_document.get_offsets(row)]
        ends = [*starts[1:], len(line)]
        runs += [((row, start), line[start:end]) for start, end in zip(starts, ends, strict=True)]
    return runs


def _selection(box: Box) -> tuple[Position, Position]:
    if isinstance(box, Input):
        return (0, box.selection.start), (0, box.selection.end)
    return box.selection.start, box.selection.end


def _select(box: Box, start: Position, end: Position) -> None:
    if isinstance(box, TextArea):
        box.selection = Selection(start, end)
    else:
        box.selection = type(box.selection)(start[1], end[1])


def _word_lengths(text: str) -> Iterator[int]:
    for word in _WORD.findall(text):
        for start in range(0, len(word), _LONGEST_WORD):
            yield min(len(word) - start, _LONGEST_WORD)


def _name(widget: Widget | None) -> str:
    return f"{type(widget).__name__} {widget.id if widget else ''}"


def _words_of(drawing: Drawing) -> str:
    """Return the words of a drawing, without what says nothing that words do not."""
    lines = drawing.laid_out(drawing.size.width or 1)
    return one_line(
        " ".join(piece.text for line in lines for piece in line if piece.look not in ("drawn", "bar"))
    )
