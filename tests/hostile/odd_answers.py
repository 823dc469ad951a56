"""Answers that are legal and odd: ids twice, names that nobody has, the first and the last day, keys that look alike.

They are never refused, go through every command, and come back from a save with every key.
"""

import copy
import datetime as dt
import math
import random
from collections.abc import Callable, Iterator
from typing import Any

from tests.hostile.bad_toml import NAMES, Path, inside, places
from ulo_selfcheck.ground.text import one_kind_of_line_end

Data = dict[str, Any]
Change = Callable[[Data, random.Random], None]

TEXTS = (
    '#read("/etc/passwd") *bold* _it_ $x$ @here <b> `raw` [link](x) \\',
    "<script>alert(1)</script>]]>&amp;{{ 7 * 7 }}{% raw %}",
    "=cmd|' /C calc'!A0",
    "\x1b]0;title\x07\x1b[2J",
    "\u202eright to left\u202c \u200b\u2060 zero width",
    "BEGIN:VEVENT\r\nSUMMARY:forged\r\nEND:VEVENT",
    "word" * 5000,
    "a b " * 5000,
    "\u0301" * 300,
    "\U0001f468\u200d\U0001f469\u200d\U0001f467" * 40,
)
"""Text that some form of a document could take for something else."""
DAYS = (dt.date(1900, 1, 1), dt.date(2999, 12, 31), dt.date(2028, 2, 29))
TIMES = (
    dt.datetime(1900, 1, 2, tzinfo=dt.timezone(dt.timedelta(hours=23, minutes=59))),
    dt.datetime(2999, 12, 30, tzinfo=dt.timezone(-dt.timedelta(hours=23, minutes=59))),
)
UNKNOWN: tuple[Any, ...] = (
    math.nan,
    math.inf,
    -0.0,
    dt.time(23, 59, 59),
    [[], [{}]],
    {"a.b": {"": 1}},
    -(2**63),
)
TWINS = str.maketrans({"a": "\u0430", "e": "\u0435", "i": "\u0456", "o": "\u043e", "-": "\u2010"})
"""Letters of another alphabet that look the same."""


def odd(data: Data, chance: random.Random) -> Data:
    """Return the answers with one to six things in them odd."""
    data = copy.deepcopy(data)
    for _ in range(chance.randrange(1, 7)):
        chance.choice(CHANGES)(data, chance)
    return data


def lost(before: Data, after: Data) -> list[str]:
    """Return each place whose value did not come back. What is empty is not written, and an answer is dated anew."""
    now = dict(_leaves(after))
    return [
        f"{at}: {value!r}"[:200]
        for at, value in _leaves(before)
        if at not in (("assessment", "updated"), ("schema",)) and not _same(value, now.get(at))
    ]


def _leaves(data: Any) -> Iterator[tuple[Path, Any]]:
    for at in places(data):
        value = inside(data, at)
        if not isinstance(value, dict | list) and value != "":
            yield at, value


def _same(one: Any, other: Any) -> bool:
    if isinstance(one, str) and isinstance(other, str):
        return one_kind_of_line_end(one) == one_kind_of_line_end(other)
    if isinstance(one, float) and isinstance(other, float) and math.isnan(one):
        return math.isnan(other)
    return type(one) is type(other) and bool(one == other)


def _in_another_order(data: Data, chance: random.Random) -> None:
    for at in list(places(data)):
        table = inside(data, at)
        if isinstance(table, dict):
            items = list(table.items())
            chance.shuffle(items)
            table.clear()
            table.update(items)


def _id_twice(data: Data, chance: random.Random) -> None:
    kind = chance.choice([one for one in ("sittings", "actions", "priorities") if data.get(one)])
    if kind != "priorities" or len(data[kind]) < 5:
        data[kind].append(copy.deepcopy(chance.choice(data[kind])))


def _leads_nowhere(data: Data, chance: random.Random) -> None:
    for one in chance.choice((data.get("actions", []), data.get("priorities", []))):
        one["criterion"] = chance.choice(("", "nobody-has-this", "__class__", "social-model "))
    for answer in data["answers"].values():
        answer["sitting"] = 999_999


def _odd_text(data: Data, chance: random.Random) -> None:
    _put(
        data,
        chance,
        str,
        TEXTS,
        but=("id", "version", "status", "level", "aim", "nation", "form", "state", "criterion"),
    )


def _odd_day(data: Data, chance: random.Random) -> None:
    _put(data, chance, dt.date, DAYS)
    data["assessment"]["updated"] = chance.choice(TIMES)


def _odd_count(data: Data, chance: random.Random) -> None:
    _put(data, chance, int, (0, 1_000_000), but=("schema", "id"))


def _put(
    data: Data, chance: random.Random, kind: type, values: tuple[Any, ...], but: tuple[str, ...] = ()
) -> None:
    found = [
        at
        for at in places(data)
        if type(inside(data, at)) is kind
        and at[-1] not in but
        and not {"facts", "services", "basic-needs"} & set(at)
    ]
    at = chance.choice(found)
    inside(data, at[:-1])[at[-1]] = chance.choice(values)


def _unknown_key(data: Data, chance: random.Random) -> None:
    tables = [inside(data, at) for at in places(data) if _takes_any_key(inside(data, at), at)]
    chance.choice(tables)[f"later {chance.choice(NAMES)}"] = chance.choice(UNKNOWN)


def _twin_key(data: Data, chance: random.Random) -> None:
    table = chance.choice([inside(data, at) for at in places(data) if _takes_any_key(inside(data, at), at)])
    key = chance.choice(list(table))
    twin = key.translate(TWINS)
    if twin != key:
        table[twin] = chance.choice(UNKNOWN)


def _takes_any_key(table: Any, at: Path) -> bool:
    closed = {
        "views",
        "hands",
        "facts",
        "services",
        "basic-needs",
        "barriers",
        "answers",
    }  # their keys are names, their values fixed
    return isinstance(table, dict) and bool(table) and not (at and at[-1] in closed)


CHANGES: tuple[Change, ...] = (
    _in_another_order,
    _id_twice,
    _leads_nowhere,
    _odd_text,
    _odd_text,
    _odd_day,
    _odd_count,
    _unknown_key,
    _twin_key,
)


def cases(example: Data, count: int, seed: int) -> Iterator[tuple[str, Data]]:
    """Return odd answers made from an example, each with the name to find it again by."""
    for number in range(seed, seed + count):
        yield f"seed {number}", odd(example, random.Random(number))
