"""All the words of a set of criteria, each with its place: what the reading-age and the seed tests read."""

import dataclasses
import typing
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from ulo_selfcheck.catalogue.context import Beside
from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.catalogue.criterion import Words

NOT_SENTENCES = frozenset({"title_original", "version", "language", "code"})
"""Fields that hold words nobody here chose (titles of publications) or no words at all (a version)."""


class Said(NamedTuple):
    """One text and where it stands."""

    place: str
    text: str


def all_words(catalogue: Catalogue) -> list[Said]:
    """Give every text that a committee or an adviser may read."""
    parts = [one.name for one in dataclasses.fields(catalogue) if one.name != "read_beside"]
    parts += Beside._fields
    return [said for part in parts for said in _of_value(getattr(catalogue, part), part, is_words=False)]


def _of_part(part: Any, place: str) -> Iterator[Said]:
    hints = typing.get_type_hints(type(part), include_extras=True)
    for field in dataclasses.fields(part):
        if field.name not in NOT_SENTENCES:
            value = getattr(part, field.name)
            yield from _of_value(value, f"{place}.{field.name}", is_words=_is_words(hints[field.name]))


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
    elif dataclasses.is_dataclass(value):
        yield from _of_part(value, place)


def _is_words(hint: Any) -> bool:
    return bool(hint == Words) or any(_is_words(one) for one in typing.get_args(hint))
