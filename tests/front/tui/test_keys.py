"""Keys: no chord is ever the only way, nothing on keys that others use, letters only while the answers have focus."""

from collections.abc import Iterator

from textual.binding import Binding

from ulo_selfcheck.front.controls import CONTROLS
from ulo_selfcheck.front.tui import frame
from ulo_selfcheck.front.tui.screens import dialog_screens, place, question_screen, typing_screens
from ulo_selfcheck.front.tui.widgets import rows

RESERVED = {
    *("insert", "f1", "f6", "f7", "f10", "f11", "caps_lock"),  # screen readers, terminals, text boxes
    *(
        "ctrl+a",
        "ctrl+b",
        "ctrl+s",
        "ctrl+i",
        "ctrl+m",
        "ctrl+h",
        "ctrl+j",
        "ctrl+z",
    ),  # tmux, screen, flow control
}
OURS = (
    frame.Frame,
    place.Place,
    place.FirstRows,
    question_screen.Answers,
    rows.Rows,
    dialog_screens.Dialog,
    dialog_screens.Choose,
    dialog_screens.Page,
    typing_screens.OneLine,
    typing_screens.Text,
)


def bindings() -> Iterator[tuple[type, str, str]]:
    """Give every key that we bind: where, the key, the action."""
    for kind in OURS:
        for one in kind.__dict__.get("BINDINGS", ()):
            assert isinstance(one, Binding)
            for key in one.key.split(","):
                yield kind, key, one.action


def test_nothing_is_on_a_key_that_screen_readers_terminals_or_tmux_use() -> None:
    assert [key for _kind, key, _action in bindings() if key in RESERVED or "alt+" in key] == []


def test_every_chord_has_another_way_by_the_menu() -> None:
    chords = {action for _kind, key, action in bindings() if "+" in key}
    assert chords == {"leave"}
    assert "quit" in {one.word for one in CONTROLS}


def test_letters_and_digits_act_only_while_the_answers_have_the_focus() -> None:
    printable = {kind for kind, key, _action in bindings() if len(key) == 1}
    assert printable == {question_screen.Answers, place.FirstRows, dialog_screens.Page}
    where_nothing_is_typed = {(kind, key) for kind, key, _action in bindings() if len(key) == 1}
    assert {one for one in where_nothing_is_typed if one[0] is not question_screen.Answers} == {
        (place.FirstRows, "o"),
        (dialog_screens.Page, "u"),
    }


def test_every_key_of_the_table_is_bound_and_no_other_letter() -> None:
    bound = {
        key
        for kind, key, action in bindings()
        if kind is question_screen.Answers and action.startswith("app.press")
    }
    assert bound == {one.key for one in CONTROLS if one.key}
