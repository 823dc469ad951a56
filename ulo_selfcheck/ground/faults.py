"""Plain data, as TOML gives it, into frozen dataclasses: every fault at once, in words.

One reader serves the criteria and the answers. A dataclass says what is allowed by its types;
`Annotated[int, Check(...)]` adds a rule. A key that the dataclass does not know is a fault, unless
the dataclass has a field `extra`: there it is kept, and told as a notice.

Why not a library: see docs/decisions.md, 'Reading without pydantic'.
"""

import dataclasses
import datetime
import types
import typing
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any, Literal, NamedTuple

from ulo_selfcheck.ground.english import listing, nearest
from ulo_selfcheck.ground.text import MAX_TEXT

_T = typing.TypeVar("_T")
_LONG = 60
_MOST_HINTS = 500  # finding the nearest name takes time; a file with as many faults was not typed by hand

Path = tuple[str | int, ...]
"""Where a value stands: keys, and positions in lists counted from 0."""


class Check(NamedTuple):
    """A rule for a value, beside its type: whether it holds, and what is allowed, in words."""

    holds: Callable[[Any], bool]
    allowed: str


class Fault(NamedTuple):
    """Something that cannot be: where, and what to mend."""

    path: Path
    problem: str


class Findings:
    """What a reading found: faults (nothing can be built) and notices (kept, but told)."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []
        self.notices: list[Fault] = []

    def fault(self, path: Path, problem: str) -> None:
        self.faults.append(Fault(path, problem))

    def hints(self, known: Iterable[str]) -> Iterable[str]:
        """Give the names to look for the nearest in; none when there is too much to find one for each."""
        return known if len(self.faults) + len(self.notices) < _MOST_HINTS else ()


_Read = Callable[[Any, Path, Findings], Any]


def read(kind: type[_T], data: Mapping[str, Any], found: Findings, at: Path = ()) -> _T | None:
    """Build a `kind` from `data`; None where a fault stands in the way. Faults go to `found`."""
    before = len(found.faults)
    value = _reader(typing.cast("typing.Hashable", kind))(data, at, found)
    return None if len(found.faults) > before else typing.cast("_T", value)


def key_of(field: str) -> str:
    """Give the TOML key of a field: `paid_staff` is written `paid-staff`."""
    return field.replace("_", "-")


def place(path: Path) -> str:
    """Say where a value stands: `answers.carers.evidence, number 2`."""
    said = ""
    for part in path:
        said += (
            f", number {part + 1}" if isinstance(part, int) else f".{_short(part)}" if said else _short(part)
        )
    return said


def _short(name: str) -> str:
    return name if len(name) <= _LONG else f"{name[:_LONG]}..."


def unknown_key(key: str, known: Iterable[str]) -> str:
    """Say that a key is not known, with the nearest known name where there is one."""
    like = nearest(key, known)
    return f"'{_short(key)}' is not a name we know" + (f": did you mean '{like}'?" if like else ".")


@cache
def _reader(kind: Any) -> _Read:
    origin = typing.get_origin(kind)
    if origin is typing.Annotated:
        return _checked(*typing.get_args(kind))
    if origin in (typing.Union, types.UnionType):
        return _any_of(tuple(one for one in typing.get_args(kind) if one is not type(None)))
    if origin is Literal:
        return _choice(typing.get_args(kind))
    if origin is tuple:
        return _list_of(_reader(typing.get_args(kind)[0]))
    if origin in (dict, Mapping):
        return _table_of(*(_reader(one) for one in typing.get_args(kind)))
    if dataclasses.is_dataclass(kind):
        return _fields_of(kind)
    return _plain(kind)


_NAMES = {
    str: "words in quotes",
    int: "a whole number",
    bool: "true or false",
    datetime.date: "a date such as 2026-11-22",
    datetime.datetime: "a date and time such as 2026-11-22T15:04:00Z",
}


def _plain(kind: Any) -> _Read:
    if kind is Any or kind is object:
        return lambda value, _path, _found: value
    # bool is a kind of int, and datetime a kind of date: only the very type will do.
    return lambda value, path, found: (
        value if type(value) is kind and _bounded(value) else found.fault(path, _instead(value, _NAMES[kind]))
    )


def _bounded(value: Any) -> bool:
    return not isinstance(value, str) or len(value) <= MAX_TEXT


def _checked(kind: Any, check: Check) -> _Read:
    inner = _reader(kind)

    def reading(value: Any, path: Path, found: Findings) -> Any:
        before = len(found.faults)
        result = inner(value, path, found)
        if len(found.faults) == before and not check.holds(result):
            found.fault(path, _instead(value, check.allowed))
        return result

    return reading


def _choice(allowed: tuple[str, ...]) -> _Read:
    words = set(allowed)

    def reading(value: Any, path: Path, found: Findings) -> Any:
        if isinstance(value, str) and value in words:
            return value
        like = nearest(value, allowed) if isinstance(value, str) else None
        hint = f" Did you mean '{like}'?" if like else ""
        return found.fault(path, _instead(value, f"one of: {', '.join(allowed)}") + hint)

    return reading


def _any_of(kinds: tuple[Any, ...]) -> _Read:
    if len(kinds) == 1:
        return _reader(kinds[0])
    # Of an Annotated kind the rule says what is allowed; of a plain one its name.
    allowed = listing(
        [kind.__metadata__[0].allowed if hasattr(kind, "__metadata__") else _NAMES[kind] for kind in kinds],
        "or",
    )

    def reading(value: Any, path: Path, found: Findings) -> Any:
        for kind in kinds:
            trial = Findings()
            result = _reader(kind)(value, path, trial)
            if not trial.faults:
                return result
        return found.fault(path, _instead(value, allowed))

    return reading


def _list_of(inner: _Read) -> _Read:
    def reading(value: Any, path: Path, found: Findings) -> Any:
        if not isinstance(value, list):
            return found.fault(path, _instead(value, "a list in [ ]"))
        return tuple(inner(one, (*path, index), found) for index, one in enumerate(value))

    return reading


def _table_of(key: _Read, inner: _Read) -> _Read:
    def reading(value: Any, path: Path, found: Findings) -> Any:
        if not isinstance(value, dict):
            return found.fault(path, _instead(value, "a table"))
        return {
            key(name, (*path, name), found): inner(one, (*path, name), found) for name, one in value.items()
        }

    return reading


def _fields_of(kind: Any) -> _Read:
    hints = typing.get_type_hints(kind, include_extras=True)
    fields = {field.name: field for field in dataclasses.fields(kind)}
    keeps_unknown = fields.pop("extra", None) is not None
    # Both spellings are accepted; answers are written with hyphens, criteria with underscores.
    names = {name: name for name in fields} | {key_of(name): name for name in fields}
    readers = {name: _reader(hints[name]) for name in fields}
    needed = [
        name
        for name, field in fields.items()
        if field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING
    ]

    def reading(value: Any, path: Path, found: Findings) -> Any:
        if not isinstance(value, dict):
            return found.fault(path, _instead(value, "a table"))
        before = len(found.faults)
        given: dict[str, Any] = {}
        extra: dict[str, Any] = {}
        for key, one in value.items():
            if key in names and names[key] in given:
                found.fault((*path, key), "This is here twice, in two spellings. Keep one.")
            elif key in names:
                given[names[key]] = readers[names[key]](one, (*path, key), found)
            elif keeps_unknown:
                extra[key] = one
                found.notices.append(Fault((*path, key), unknown_key(key, found.hints(names))))
            else:
                found.fault((*path, key), unknown_key(key, found.hints(fields)))
        for name in needed:
            if name not in given:
                found.fault((*path, name), "This is missing, and it is needed.")
        if len(found.faults) > before:
            return None
        return kind(**given, extra=extra) if extra else kind(**given)

    return reading


def _instead(value: Any, allowed: str) -> str:
    if isinstance(value, str) and len(value) > MAX_TEXT:
        return f"This text is too long. It can be up to {MAX_TEXT:,} characters."
    shown = f"'{value[:_LONG]}'" if isinstance(value, str) else _kind_name(value)
    return f"This is {shown}. It can be {allowed}."


def _kind_name(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int) and value.bit_length() > 63:
        return "a very long number"  # Python refuses to write down endless ones
    if isinstance(value, int | float | datetime.date):
        return str(value)[:60]
    return "a list" if isinstance(value, list) else "a table" if isinstance(value, dict) else "something else"
