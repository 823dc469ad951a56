"""Answers with something private in every field there is, made from the schema: a new field is in by itself."""

import dataclasses
import datetime
from collections.abc import Mapping
from itertools import count
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

Filled = TypeVar("Filled")

WORD = "private"
YEAR = 1911
NUMBERS = range(71_000, 79_000)
"""What to look for: words that begin so, dates of that year, numbers of that size."""


class Filling:
    """Fills dataclasses field by field."""

    def __init__(self) -> None:
        self._next = count(1)
        self.filled: set[str] = set()
        """The fields that were filled: 'Answer.note'."""

    def fill(self, kind: type[Filled], **known: Any) -> Filled:
        """Give one with something private in every field but those that are known."""
        assert dataclasses.is_dataclass(kind)
        hints = get_type_hints(kind)
        values: dict[str, Any] = {}
        for field in dataclasses.fields(kind):
            self.filled.add(f"{kind.__name__}.{field.name}")
            values[field.name] = known.get(field.name) or self.value(hints[field.name])
        return kind(**values)

    def value(self, hint: Any) -> Any:
        """Give something private of a type."""
        number = next(self._next)
        plain: dict[Any, Any] = {
            str: f"{WORD}-{number}",
            int: NUMBERS[number],
            bool: True,
            datetime.date: datetime.date(YEAR, 1, 1) + datetime.timedelta(days=number % 360),
            datetime.datetime: datetime.datetime(YEAR, 2, 3, 4, 5, tzinfo=datetime.UTC),
            Any: f"{WORD}-{number}",
        }
        if hint in plain:
            return plain[hint]
        if dataclasses.is_dataclass(hint):
            return self.fill(hint)  # type: ignore[arg-type]  # it is a class, not one of its kind
        return self._of_parts(get_origin(hint), get_args(hint))

    def _of_parts(self, origin: Any, parts: tuple[Any, ...]) -> Any:
        if origin is Literal:
            return parts[0]
        if origin is Annotated:
            return self.value(parts[0])
        if origin is tuple:
            return (self.value(parts[0]),)
        if origin in (Union, UnionType):
            kinds = [one for one in parts if one is not NoneType]
            return self.value(str if str in kinds else kinds[0])
        assert origin is Mapping, origin
        return {self.value(parts[0]): self.value(parts[1])}
