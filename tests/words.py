"""All the words of a set of criteria, each with its place: what the reading-age and the seed tests read."""

import typing
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from ulo_selfcheck.catalogue.context import Context
from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.ground.models import Part, Words

NOT_SENTENCES = frozenset({"title_original", "version", "language", "code"})
"""Fields that hold words nobody here chose (titles of publications) or no words at all (a version)."""


class Said(NamedTuple):
    """One text and where it stands."""

    place: str
    text: str


def all_words(catalogue: Catalogue) -> list[Said]:
    """Give every text that a committee or an adviser may read."""
    parts = ["identity", "criteria", "upcoming", "retired"]
    parts += Context._fields
    return [said for part in parts for said in _of_value(getattr(catalogue, part), part, is_words=False)]


def _of_part(part: Any, place: str) -> Iterator[Said]:
    hints = typing.get_type_hints(type(part), include_extras=True)
    for name in type(part).model_fields:
        if name not in NOT_SENTENCES:
            value = getattr(part, name)
            yield from _of_value(value, f"{place}.{name}", is_words=_is_words(hints[name]))


def _of_value(value: Any, place: str, *, is_words: bool) -> Iterator[Said]:
    if isinstance(value, str):
        if is_words:
            yield Said(place, value)
    elif isinstance(value, Mapping):
        for name, one in value.items():
            yield from _of_value(one, f"{place}.{name}", is_words=is_words)
    elif isinstance(value, tuple):
        for number, one in enumerate(value, 1):
            yield from _of_value(one, f"{place}.{getattr(one, 'id', number)}", is_words=is_words)
    elif isinstance(value, Part):
        yield from _of_part(value, place)


def _is_words(hint: Any) -> bool:
    return bool(hint == Words) or any(_is_words(one) for one in typing.get_args(hint))
