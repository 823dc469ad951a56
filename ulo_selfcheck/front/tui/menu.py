"""The menu and the help: what can be done here, in groups, each with its key."""

from collections.abc import Iterable, Iterator, Sequence

from ulo_selfcheck.front.controls import GROUPS, Control
from ulo_selfcheck.front.tui.widgets.pieces import Piece
from ulo_selfcheck.front.tui.widgets.row_lines import SPACE, Row

_SHORT = {"delete": "Del"}
_ELSEWHERE = {"This question": "Questions", "Beside this answer": "Changes"}
"""How groups are called where there is no question."""


def menu_rows(controls: Sequence[Control], *, at_question: bool, whole: bool = False) -> Iterator[Row]:
    """Give the rows of the menu, or of the help (`whole`: each says all of itself). What is in no group comes last."""
    left = {one.word: one for one in controls}
    for name, words in GROUPS.items():
        here = [left.pop(word) for word in words if word in left]
        if here:
            yield SPACE
            yield Row("", name if at_question else _ELSEWHERE.get(name, name), heading=True, accent=0)
            yield from _rows(here, keys=at_question, whole=whole)
    yield from _rows(left.values(), keys=at_question, whole=whole)


def _rows(controls: Iterable[Control], *, keys: bool, whole: bool) -> Iterator[Row]:
    for one in controls:
        key = (Piece(f" {_SHORT.get(one.key, one.key):^3} ", "chip"),) if one.key and keys else ()
        text, about = (f"{one.menu}. {one.help}", "") if whole else (f"{one.menu}.", one.help)
        yield Row(one.word, text, bold=len(one.menu) + 1 if whole else 0, beside=key, about=about)
