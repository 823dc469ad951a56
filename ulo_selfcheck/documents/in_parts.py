"""Something long in parts, so that whoever listens, or has a low window, can take one at a time."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from ulo_selfcheck.documents.tree import Block, Heading


class Part(NamedTuple):
    """One part: its name, what stands in it, and what is read only when more is wanted."""

    name: str
    blocks: tuple[Block, ...]
    more: tuple[Block, ...] = ()
    word: str = ""
    """What can be typed for it. Its number and the start of its name always serve."""

    @property
    def whole(self) -> tuple[Block, ...]:
        """Return the part with its name over it."""
        return (Heading(2, self.name), *self.blocks)


class InParts(NamedTuple):
    """What is said first, and the parts to choose from."""

    opening: tuple[Block, ...]
    parts: tuple[Part, ...]
    also: Mapping[str, Part] = MappingProxyType({})
    """What else can be asked for by its word, beside the parts."""

    @property
    def whole(self) -> tuple[Block, ...]:
        """Return all of it, one part after another."""
        return (*self.opening, *(block for part in self.parts for block in part.whole))


def in_parts(blocks: Iterable[Block]) -> InParts:
    """Return the blocks of a document in the parts that its headings make."""
    opening: list[Block] = []
    parts: list[tuple[str, list[Block]]] = []
    for block in blocks:
        if isinstance(block, Heading) and block.level == 2:
            parts.append((block.text, []))
        else:
            (parts[-1][1] if parts else opening).append(block)
    return InParts(tuple(opening), tuple(Part(name, tuple(inside)) for name, inside in parts))
