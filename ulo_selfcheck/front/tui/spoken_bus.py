"""Gives the spoken tree to the accessibility bus of this computer. It is a program of its own, beside the full screen.

It reads a line of JSON for each change, and writes one for each thing that a reader asks for. It is apart because
`accesskit` can wait for itself: it holds Python while it waits for a lock, whose holder may wait for Python. Here
that ends this program alone. The full screen never waits for it, and starts it again.
"""

import faulthandler
import json
import sys
import time
from collections import deque
from collections.abc import Mapping, Sequence
from functools import partial
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any, NamedTuple

import accesskit
from accesskit import Action, Node, Role, TextPosition, TextSelection, Toggled, Tree, TreeUpdate

_STUCK = 3.0
"""Seconds after which it waits for itself, and ends."""

_LOOK = 0.2
"""Seconds between looks whether a reader came."""

_LEAVING = 0.3
"""Seconds in which a reader takes in the last change, before all of it is gone."""

_CAN = {"press": (Action.FOCUS, Action.CLICK), "type": (Action.FOCUS, Action.SET_TEXT_SELECTION)}


class Bus:
    """The bus, and what it was told."""

    def __init__(self, first: Mapping[str, Any], asked: SimpleQueue[Any]) -> None:
        self._nodes: dict[int, Node] = {}
        self._take(first)
        self._is_heard = False
        # The library calls these from another thread, the first one while it holds a lock that our calls wait for.
        # So all are functions in C, which nothing interrupts, and it is not called before the first tree was taken.
        self._first = deque([self._update(self._nodes)])
        again = partial(self._first.append, self._first[0])
        self._adapter = accesskit.unix.Adapter(self._first.pop, asked.put, again)

    def tell(self, change: Mapping[str, Any]) -> None:
        """Tell the bus what changed, where somebody listens."""
        nodes = self._take(change)
        if not self.look() and self._is_heard:
            self._send(nodes)

    def look(self) -> bool:
        """See whether a reader came or went. Return whether one came, and was told everything."""
        was_heard, self._is_heard = self._is_heard, not self._first
        has_come = self._is_heard and not was_heard
        if has_come:
            self._send(self._nodes)
        return has_come

    def _take(self, change: Mapping[str, Any]) -> Mapping[int, Node]:
        """Take in a change, and return what is new in it."""
        nodes = {int(number): _node(part) for number, part in change["parts"].items()}
        for number in change["gone"]:
            self._nodes.pop(number, None)
        self._nodes |= nodes
        self._root, self._focus, self._has_window = change["root"], change["focus"], change["has_window"]
        return nodes

    def _send(self, nodes: Mapping[int, Node]) -> None:
        faulthandler.dump_traceback_later(_STUCK, exit=True)
        self._adapter.update_if_active(lambda: self._update(nodes))
        self._adapter.update_window_focus_state(self._has_window)
        faulthandler.cancel_dump_traceback_later()

    def _update(self, nodes: Mapping[int, Node]) -> TreeUpdate:
        update = TreeUpdate(self._focus)
        update.tree = Tree(self._root)
        update.nodes.extend(nodes.items())
        return update


def _node(part: Mapping[str, Any]) -> Node:
    """Return a part of the tree as `accesskit` has it."""
    node = Node(getattr(Role, part["role"]))
    name = part["name"]
    (node.set_value if part["role"] == "LABEL" else node.set_label)(name)
    node.set_children([*part["children"]])
    if part["news"]:
        node.set_description(part["news"])
    if part["chosen"] is not None:
        node.set_toggled(Toggled.TRUE if part["chosen"] else Toggled.FALSE)
    if part["place"]:
        place, many = part["place"]
        node.set_position_in_set(place)
        node.set_size_of_set(many)
    if part["role"] == "TEXT_RUN":
        node.set_value(name)
        node.set_character_lengths([len(letter.encode()) for letter in name])
        node.set_word_lengths(part["words"])
    if part["selected"]:
        node.set_text_selection(TextSelection(*(TextPosition(*at) for at in part["selected"])))
    for action in _CAN.get(part["can"], ()):
        node.add_action(action)
    return node


class Wish(NamedTuple):
    """What a reader asks for: to go to something, to press it, or to select in a box."""

    what: str
    target: int
    selected: Sequence[Sequence[int]] = ()


def _wish(request: Any) -> Wish:
    if request.action == Action.SET_TEXT_SELECTION:
        _, to = request.data
        return Wish("select", request.target, [[at.node, at.character_index] for at in (to.anchor, to.focus)])
    return Wish("press" if request.action == Action.CLICK else "go", request.target)


def _read(lines: SimpleQueue[Any]) -> None:
    for line in sys.stdin:
        lines.put(line)
    lines.put("")


def main() -> None:
    """Tell the bus what comes in, until the full screen ends."""
    came: SimpleQueue[Any] = SimpleQueue()
    Thread(target=_read, args=[came], daemon=True).start()
    if not (first := came.get()):
        return
    bus = Bus(json.loads(first), came)
    while True:
        try:
            one = came.get(timeout=_LOOK)
        except Empty:
            bus.look()
            continue
        if one == "":
            time.sleep(_LEAVING)
            return
        if isinstance(one, str):
            bus.tell(json.loads(one))
        else:
            print(json.dumps(_wish(one)), flush=True)  # noqa: T201  (so the full screen hears of it)


if __name__ == "__main__":
    main()
