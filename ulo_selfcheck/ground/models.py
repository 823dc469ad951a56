"""The pydantic base of everything that people write in a file: criteria, answers, settings.

A table is frozen and strict: no number is taken for a word. A key is written with hyphens, in one spelling.
"""

import datetime
import os
import sys
from collections.abc import Mapping
from types import ModuleType
from typing import Annotated, Any, TypeVar

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, Strict

from ulo_selfcheck.ground.text import MAX_TEXT


def _without_plugins() -> None:
    """Have pydantic use no plug-in.

    A plug-in of another program would see all that is read here, and might send it away. The variable is pydantic's
    own way to say so. It looks for none then, but loads what it would look with, which is 18 ms of each start: so a
    stand-in is in the place of that part. Where a later pydantic has no such part, nobody misses the stand-in.
    """
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "1"
    nobody = ModuleType("pydantic.plugin._loader")
    nobody.get_plugins = lambda: ()  # type: ignore[attr-defined]
    sys.modules.setdefault(nobody.__name__, nobody)


_without_plugins()

_T = TypeVar("_T")
_Part = TypeVar("_Part", bound=BaseModel)

MOST = 1_000_000
"""The highest count: of people, of actions."""
_SLUG = "^[a-z][a-z0-9-]*$"
_NOT_BLANK = r"\S"
_SLUG_WORDS = "a name in small letters, digits and hyphens, such as peer-support"
_COUNT_WORDS = f"a whole number from 0 up, at most {MOST:,}"
_NUMBER_WORDS = "a number from 1 up"
_PERCENT_WORDS = "a number from 1 to 99"
# Further off, a day is a slip of a key, and Python cannot add to the last year or put the first in another zone.
_FIRST_DAY, _LAST_DAY = datetime.date(1900, 1, 1), datetime.date(2999, 12, 31)
_FIRST_TIME = datetime.datetime(1900, 1, 1, tzinfo=datetime.UTC)
_LAST_TIME = datetime.datetime(2999, 12, 31, tzinfo=datetime.UTC)
DAY_WORDS = "a date such as 2026-11-22, from 1900 to 2999"
TIME_WORDS = "a date and time with Z at its end, such as 2026-11-22T15:04:00Z, from 1900 to 2999"

Slug = Annotated[str, Field(pattern=_SLUG, description=_SLUG_WORDS)]
Words = Annotated[str, Field(pattern=_NOT_BLANK)]
Count = Annotated[int, Field(ge=0, le=MOST, description=_COUNT_WORDS)]
Number = Annotated[int, Field(ge=1, description=_NUMBER_WORDS)]
Percent = Annotated[int, Field(gt=0, lt=100, description=_PERCENT_WORDS)]
Day = Annotated[datetime.date, Field(ge=_FIRST_DAY, le=_LAST_DAY, description=DAY_WORDS)]
Time = Annotated[AwareDatetime, Field(ge=_FIRST_TIME, le=_LAST_TIME, description=TIME_WORDS)]
"""A time with its zone, so that any two can be compared."""
Many = Annotated[tuple[_T, ...], Strict(False)]
"""A list in the file, frozen here: strict reading would take no list for a tuple."""

ALLOWED: Mapping[tuple[str, Any], str] = {
    ("pattern", _SLUG): _SLUG_WORDS,
    ("pattern", _NOT_BLANK): "words, not nothing",
    ("ge", 0): _COUNT_WORDS,
    ("le", MOST): _COUNT_WORDS,
    ("ge", 1): _NUMBER_WORDS,
    ("gt", 0): _PERCENT_WORDS,
    ("lt", 100): _PERCENT_WORDS,
    ("ge", _FIRST_DAY.isoformat()): DAY_WORDS,  # of a day, pydantic names the limit as text
    ("le", _LAST_DAY.isoformat()): DAY_WORDS,
    ("ge", f"{_FIRST_TIME:%Y-%m-%dT%H:%M:%SZ}"): TIME_WORDS,
    ("le", f"{_LAST_TIME:%Y-%m-%dT%H:%M:%SZ}"): TIME_WORDS,
}
"""What a value can be, in words, where a limit of the types above does not hold."""


def key_of(field: str) -> str:
    """Return the key of a field: `paid_staff` is written `paid-staff`."""
    return field.replace("_", "-")


class Part(BaseModel):
    """A table of which every key is known."""

    # Built when the first one is read: a start needs few of them. In code a field goes by its own name.
    model_config = ConfigDict(
        frozen=True,
        strict=True,
        extra="forbid",
        alias_generator=key_of,
        validate_by_name=True,
        validate_by_alias=True,
        str_max_length=MAX_TEXT,
        defer_build=True,
    )


class OpenPart(Part):
    """A table that keeps keys it does not know. They are written back as they were."""

    model_config = ConfigDict(extra="allow")

    @property
    def extra(self) -> Mapping[str, Any]:
        """The keys that are not known, with what stands there."""
        return self.model_extra or {}


def replace(part: _Part, *, extra: Mapping[str, Any] | None = None, **changes: Any) -> _Part:
    """Return a part with some of its fields changed, as `dataclasses.replace` does. Nothing is checked again.

    `extra` stands in the place of the keys that are not known; one of them may have the name of a field.
    """
    copy = part.model_copy(update=changes)
    if extra is not None:
        object.__setattr__(copy, "__pydantic_extra__", dict(extra))
    return copy
