"""Answers with something private in every field there is, made from the schema: a new field is in by itself."""

import datetime
from collections.abc import Mapping
from itertools import count
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from pydantic import AwareDatetime

from ulo_selfcheck.ground.models import OpenPart, replace

Filled = TypeVar("Filled", bound=OpenPart)

WORD = "private"
YEAR = 1911
NUMBERS = range(71_000, 79_000)
"""What to look for: words that begin so, dates of that year, numbers of that size."""


class Filling:
    """Fills parts of a review field by field."""

    def __init__(self) -> None:
        self._next = count(1)
        self.filled: set[str] = set()
        """The fields that were filled: 'Answer.note'."""

    def fill(self, kind: type[Filled], **known: Any) -> Filled:
        """Give one with something private in every field but those that are known."""
        hints = get_type_hints(kind)
        values: dict[str, Any] = {}
        for name in kind.model_fields:
            self.filled.add(f"{kind.__name__}.{name}")
            values[name] = known.get(name) or self.value(hints[name])
        self.filled.add(f"{kind.__name__}.extra")
        return replace(kind(**values), extra={"unknown": self.value(Any)})

    def value(self, hint: Any) -> Any:
        """Give something private of a type."""
        number = next(self._next)
        plain: dict[Any, Any] = {
            str: f"{WORD}-{number}",
            int: NUMBERS[number],
            bool: True,
            datetime.date: datetime.date(YEAR, 1, 1) + datetime.timedelta(days=number % 360),
            AwareDatetime: datetime.datetime(YEAR, 2, 3, 4, 5, tzinfo=datetime.UTC),
            Any: f"{WORD}-{number}",
        }
        if hint in plain:
            return plain[hint]
        if isinstance(hint, type) and issubclass(hint, OpenPart):
            return self.fill(hint)
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
