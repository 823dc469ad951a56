"""The start: carry on, start new, practise, this year from last, and what looks at more than one file."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from textual import on
from textual.widget import Widget

from ulo_selfcheck.answers.folder import Found, answer_files, without_adopted_copies
from ulo_selfcheck.front.choosing import NotUnderstood, place_of
from ulo_selfcheck.front.talk.asker import Option
from ulo_selfcheck.front.talk.choose_file import to_carry_on
from ulo_selfcheck.front.talk.start_ways import WAYS
from ulo_selfcheck.front.tui.screens.page_frame import KeysHere
from ulo_selfcheck.front.tui.screens.place import FirstRows, Place
from ulo_selfcheck.front.tui.widgets.pieces import Piece
from ulo_selfcheck.front.tui.widgets.row_lines import SPACE, Row
from ulo_selfcheck.front.tui.widgets.rows import Rows
from ulo_selfcheck.ground.dates import day

_PROGRAM = {
    "colours": "Can everyone read this?",
    "settings": "Settings",
    "mode": "Use lines of text",
    "quit": "Leave",
}
_TO_BEGIN = ("new", "practise", "renew")
"""Ways that open a review; the others look at several, or put one right."""


class StartScreen(Place):
    """What would you like to do?"""

    keys: KeysHere = (("Enter", "open"), ("Up and Down", "move"), ("o", "colours"), ("Escape", "menu"))
    files: list[Found]
    _ids: list[str]
    _words: list[str]

    def __init__(self, folders: Sequence[Path]) -> None:
        """Show the reviews in these folders."""
        super().__init__()
        self._folders = folders

    def body(self) -> Iterable[Widget]:
        yield FirstRows(id="rows", classes="first")

    def draw(self) -> None:
        found = without_adopted_copies(answer_files(self._folders))
        self.files = _unnamed(found) if self.program.room_view else found
        going_on = to_carry_on(self.files, self.program.catalogue)
        carry_on = [
            Row(str(number), to.name, more=(_how_it_stands(to, one),))
            for number, (to, one) in enumerate(zip(going_on, self.files, strict=True))
        ]
        groups = {
            "Your reviews": carry_on,
            "Begin": [Row(name, WAYS[name].words) for name in _TO_BEGIN],
            "More than one review, and going back": [
                Row(name, way.words) for name, way in WAYS.items() if name not in _TO_BEGIN
            ],
            "The program": [Row(word, words) for word, words in _PROGRAM.items()],
        }
        self.head("ULO self-check. What would you like to do?")
        found_rows = [row for rows in groups.values() for row in rows]
        self._ids, self._words = [row.id for row in found_rows], [row.text for row in found_rows]
        here = self.rows.focused_id
        self.rows.show_rows(list(_in_groups(groups)), here if here in self._ids else self._ids[0])

    def heard(self, text: str) -> None:
        """Choose the row whose words were said; what is none of them is ignored."""
        with suppress(NotUnderstood):
            self._choose(self._ids[place_of(text, self._words)])

    @on(Rows.Chosen)
    def chosen(self, event: Rows.Chosen) -> None:
        self._choose(event.row_id)

    def _choose(self, wanted: str) -> None:
        if wanted.isdecimal():
            self.program.carry_on(self.files[int(wanted)].path)
        elif wanted in _PROGRAM:
            self.program.do(wanted)
        else:
            self.program.start(wanted, self.files)


def _how_it_stands(to: Option, found: Found) -> Piece:
    return Piece(f"{to.now}. Changed on {day(found.changed.date())}.", "quiet")


def _in_groups(groups: Mapping[str, Sequence[Row]]) -> Iterator[Row]:
    """Give each group below its name; a group with nothing in it is left out."""
    shown = [(name, rows) for name, rows in groups.items() if rows]
    for accent, (name, rows) in enumerate(shown):
        if accent:
            yield SPACE
        yield Row("", name, heading=True, accent=accent)
        yield from rows


def _unnamed(files: list[Found]) -> list[Found]:
    """Return files by number and day, as other people may look on. No two are alike, so no file's name is shown."""
    return [
        one._replace(organisation=f"Review {number}", title=f"From {day(one.changed.date())}")
        for number, one in enumerate(files, 1)
    ]
