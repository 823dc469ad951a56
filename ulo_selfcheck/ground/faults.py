"""What pydantic found wrong with a table, in our words: every fault at once, with its place and the nearest name."""

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar, get_args

from pydantic import BaseModel, ValidationError

from ulo_selfcheck.ground.english import listing, nearest
from ulo_selfcheck.ground.models import ALLOWED, DAY_WORDS, TIME_WORDS, OpenPart, Part
from ulo_selfcheck.ground.text import MAX_TEXT, one_line

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

_Table = TypeVar("_Table", bound=Part)
_LONG = 60
_MOST_HINTS = 500  # finding the nearest name takes time; a file with as many faults was not typed by hand

KeyPath = tuple[str | int, ...]
"""Where a value stands: keys, and positions in lists counted from 0."""


class Fault(NamedTuple):
    """Something that cannot be: where, and what to mend."""

    path: KeyPath
    problem: str


class Findings:
    """What a reading found: faults (nothing can be built) and notices (kept, but reported)."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []
        self.notices: list[Fault] = []

    def hints(self, known: Iterable[str]) -> Iterable[str]:
        """Return the names to look for the nearest in; none when there is too much to find one for each."""
        return known if len(self.faults) + len(self.notices) < _MOST_HINTS else ()


def read(kind: type[_Table], data: Any, found: Findings, at: KeyPath = ()) -> _Table | None:
    """Return a `kind` built from `data`, as TOML gives it; None where a fault stands in the way.

    Faults, and keys that are kept without being known, go to `found`. `at` is where the table stands.
    """
    try:
        table = kind.model_validate(data, by_name=False)
    except ValidationError as error:
        _add_faults(error, kind, data, found, at)
        return None
    for path, key, known in _strangers(table, at):
        found.notices.append(Fault((*path, key), unknown_key(key, found.hints(known))))
    return table


def place(path: KeyPath) -> str:
    """Return where a value stands, in words: `answers.carers.evidence, number 2`."""
    words = ""
    for part in path:
        if isinstance(part, int):
            words += f", number {part + 1}"
        else:
            words += f".{_short(part)}" if words else _short(part)
    return words


def unknown_key(key: str, known: Iterable[str]) -> str:
    """Return the sentence that a key is not known, with the nearest known name where there is one."""
    like = nearest(key, known)
    return f"'{_short(key)}' is not a name we know" + (f": did you mean '{like}'?" if like else ".")


def _short(name: str) -> str:
    name = one_line(name[: _LONG + 1])  # a key in quotes can hold a line end, and a fault is one line
    return name if len(name) <= _LONG else f"{name[:_LONG]}..."


# Keys that are kept


def _strangers(value: Any, path: KeyPath) -> Iterator[tuple[KeyPath, str, list[str]]]:
    """Return the keys that are kept without being known: where, the key, and the names known there."""
    if isinstance(value, OpenPart):
        known = names_of(type(value))
        yield from ((path, key, known) for key in value.extra)
        for name in type(value).model_fields:
            yield from _strangers(getattr(value, name), (*path, name.replace("_", "-")))
    elif isinstance(value, tuple):
        for number, one in enumerate(value):
            yield from _strangers(one, (*path, number))
    elif isinstance(value, dict):
        for key, one in value.items():
            yield from _strangers(one, (*path, key))


def names_of(kind: type[BaseModel]) -> list[str]:
    """Return the keys that a table knows."""
    return [field.alias or name for name, field in kind.model_fields.items()]


# Faults


def _add_faults(error: ValidationError, kind: type[Part], data: Any, found: Findings, at: KeyPath) -> None:
    groups: dict[tuple[KeyPath, bool], list[ErrorDetails]] = {}
    for one in error.errors(include_url=False):
        groups.setdefault(_place_of(one, data), []).append(one)
    order = _reading_order(data)
    for (path, is_choice), errors in sorted(
        groups.items(), key=lambda group: order.get(group[0][0], order.get((*group[0][0][:-1], None), 0))
    ):
        words = _either(errors) if is_choice else _problem(errors[0], kind, path, found)
        found.faults.append(Fault((*at, *path), words))


def _place_of(error: "ErrorDetails", data: Any) -> tuple[KeyPath, bool]:
    """Return where a fault stands, and whether it is one of several kinds that the value could have been."""
    path = error["loc"]
    if path[-1:] == ("[key]",):
        return path[:-1], False
    # Of a value that can be of several kinds, pydantic names the kind after the place.
    is_choice = bool(path) and error["type"] != "missing" and _at(path, data) is not error["input"]
    return (path[:-1], True) if is_choice else (path, False)


def _at(path: KeyPath, data: Any) -> Any:
    for part in path:
        try:
            data = data[part]
        except (KeyError, IndexError, TypeError):
            return None
    return data


def _reading_order(data: Any) -> Mapping[tuple[str | int | None, ...], int]:
    """Return a number for each place, as they are read from the top; what is missing stands at its table's end."""
    order: dict[tuple[str | int | None, ...], int] = {}

    def walk(value: Any, path: KeyPath) -> None:
        order[path] = len(order)
        inside = (
            value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
        )
        for key, one in inside:
            walk(one, (*path, key))
        order[*path, None] = len(order)

    walk(data, ())
    return order


_KINDS = {
    "string": "words in quotes",
    "int": "a whole number",
    "bool": "true or false",
    "date": DAY_WORDS,
    "datetime": TIME_WORDS,
    "timezone_aware": TIME_WORDS,
    "tuple": "a list in [ ]",
    "dict": "a table",
    "mapping": "a table",
    "model": "a table",
}
_CHOICES = {"bool": _KINDS["bool"], "int": _KINDS["int"], "constrained-int": ALLOWED["ge", 0]}


def _either(errors: list["ErrorDetails"]) -> str:
    """Return what a value of several possible kinds can be."""
    kinds = [_CHOICES.get(str(one["loc"][-1]), _KINDS["string"]) for one in errors]
    return _instead(errors[0]["input"], listing(list(dict.fromkeys(kinds)), "or"))


def _problem(error: "ErrorDetails", kind: type[Part], path: KeyPath, found: Findings) -> str:
    """Return what is wrong with a value, and what it can be."""
    value, what = error["input"], error["type"]
    if what == "missing":
        return "This is missing, and it is needed."
    if what == "extra_forbidden":
        return unknown_key(str(path[-1]), found.hints(names_of(_table_at(kind, path[:-1]))))
    if what == "literal_error":
        return _not_one_of(value, re.findall(r"'([^']*)'", error["ctx"]["expected"]))
    limits = error.get("ctx", {}).items()
    allowed = next((ALLOWED[limit] for limit in limits if limit in ALLOWED), None)
    return _instead(value, allowed or _KINDS.get(what.removesuffix("_type"), "something else"))


def _table_at(kind: type[BaseModel], path: KeyPath) -> type[BaseModel]:
    """Return which table stands at a place in another."""
    for part in path:
        fields = {field.alias or name: field.annotation for name, field in kind.model_fields.items()}
        kind = _table_in(fields.get(str(part))) or kind
    return kind


def _table_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, map(_table_in, get_args(annotation))), None)


def _not_one_of(value: Any, allowed: list[str]) -> str:
    like = nearest(value, allowed) if isinstance(value, str) else None
    hint = f" Did you mean '{like}'?" if like else ""
    return _instead(value, f"one of: {', '.join(allowed)}") + hint


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
