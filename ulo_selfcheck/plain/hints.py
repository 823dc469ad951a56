"""Hints about what can be typed: long ones at first, then short ones, or as the settings say."""

from collections import Counter

from ulo_selfcheck.settings import Hints as Wanted

_FULL = 2
"""How often the long hint is said before the short one."""


class Hints:
    """What was said so far in this run of the program; changing modes does not start it again."""

    def __init__(self) -> None:
        self.wanted: Wanted = "full"
        self._said: Counter[str] = Counter()

    def next(self, kind: str, full: str, short: str) -> str:
        """Give the hint to say now; nothing where none is wanted."""
        if self.wanted == "none":
            return ""
        self._said[kind] += 1
        return full if self.wanted == "full" and self._said[kind] <= _FULL else short
