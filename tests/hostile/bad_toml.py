"""Bad files: TOML broken in every way its grammar allows, and sound TOML that says what cannot be.

Everything is made from a seed, so that what was found can be found again.
"""

import copy
import datetime as dt
import random
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import tomli_w

Path = tuple[str | int, ...]

NEEDED = """\
schema = 1
[assessment]
id = "review-1"
[organisation]
name = "Riverside"
[catalogue]
id = "dh-ulo-design-criteria"
version = "2026.2"
"""
"""The least that is a file of answers. What comes before it stands in no table."""

MEGA = 1_000_000


def with_first(text: str) -> str:
    return f"{text}\n{NEEDED}"


def with_last(text: str) -> str:
    return f"{NEEDED}{text}\n"


_WRONG: tuple[str, ...] = (
    # Grammar
    "a = ", "= 1", "a", "a = 1 b = 2", "a = 1\na = 2", "[a]\n[a]", "[a]\n[[a]]", "[[a]]\n[a]", "[[a]", "[a]]",
    "[]", "[[]]", "[.a]", "[a.]", "a. = 1", ".a = 1", "a..b = 1", "a.b = 1\na = 2", "a = 1\na.b = 2",
    "a = {b = 1}\n[a]", "a = {b = 1}\na.c = 2", "a = {b = 1,}", "a = {b = 1, b = 2}", "a = {\nb = 1}", "a = [1\n[2]]",
    "a = [1,,2]", "a = [", "a = {", "a = 'x", 'a = "x', "a = '''x", 'a = """x', 'a = """x""', 'a = "\\q"', 'a = "\\u12"',
    'a = "\\ud800"', 'a = "\\U00110000"', 'a = "\\UFFFFFFFF"', 'a = "\\x41"', 'a = "\n"', "a = '\n'", 'a = "\x00"',
    'a = "\x1b[2J"', "a = 1 # \x07", "a = \x00", "# \x00", "\ufeff\ufeffa = 1", "a\rb = 1", "a = 1\rb = 2\r", "\x0c", "\xa0a = 1",
    "é = 1", "a\u200b = 1", "\u0430 = 1", "[answers]\u2028", '""" = 1', '"""a""" = 1', "a = tru", "a = True", "a = nan1",
    "a = +", "a = 01", "a = 1__0", "a = _1", "a = 0x", "a = 0xg", "a = 0b2", "a = 0o8", "a = 1.", "a = .1", "a = 1e",
    "a = 1e1_", "a = ++1", "a = 0x-1", "a = 1979-13-01", "a = 1979-02-30", "a = 0000-01-01", "a = 10000-01-01",
    "a = 1979-05-27T25:00:00", "a = 1979-05-27T23:59:60Z", "a = 1979-05-27T00:00:00+25:00", "a = 24:00:00", "a = 07:32",
    "a = 1979-05-27T", "a = 1979-05-27 07", "a = 2026-1-1", "a = " + "9" * 5000, "a = -" + "9" * 5000, "a = 0x" + "f" * 5000,
    "a = 0b" + "1" * 20_000, "a = 9223372036854775808", "a = -9223372036854775809",
)  # fmt: skip

WRONG: Mapping[str, bytes] = {
    **{
        f"grammar {number}": with_first(one).encode(errors="surrogatepass")
        for number, one in enumerate(_WRONG)
    },
    "empty": b"",
    "blank": b" \n\t\n",
    "comment alone": b"# nothing",
    "prose": b"Dear all, here are our answers.",
    "a Word file": b"PK\x03\x04\x14\x00\x06\x00",
    "a program": b"\x7fELF\x02\x01\x01\x00",
    "UTF-16": NEEDED.encode("utf-16"),
    "UTF-16 without a mark": NEEDED.encode("utf-16-le"),
    "UTF-32": NEEDED.encode("utf-32"),
    "Latin-1": with_last('area = "Caf\xe9"').encode("latin-1"),
    "two marks of UTF-8": b"\xef\xbb\xbf\xef\xbb\xbf" + NEEDED.encode(),
    "a mark in the middle": NEEDED.encode().replace(b"[org", b"\xef\xbb\xbf[org"),
    "half a letter": NEEDED.encode() + b'area = "\xc3"',
    "half of a pair": NEEDED.encode() + b'area = "\xed\xa0\x80"',
    "an overlong letter": NEEDED.encode() + b'area = "\xc0\x80"',
    "line ends of old": NEEDED.replace("\n", "\r").encode(),
    "zeros at the end": NEEDED.encode() + b"\x00" * 5000,
    "cut in the middle": NEEDED.encode()[:40],
}
"""Refused with a place, each of them."""

_DEEP = 20_000

LARGE: Mapping[str, Callable[[], str]] = {
    "100 MB of nothing": lambda: "\x00" * 100 * MEGA,
    "100 MB of one line": lambda: "a" * 100 * MEGA,
    "20 MB of quotes": lambda: '"' * 20 * MEGA,
    "20 MB of line ends": lambda: "\n" * 20 * MEGA,
    "20 MB of comments": lambda: "#\n" * 10 * MEGA,
    "20 MB of one comment": lambda: "#" * 20 * MEGA,
    "20 MB of a text never closed": lambda: with_first('a = """' + "a" * 19 * MEGA),
    "20 MB of a quoted quote never closed": lambda: 'a = "' + '\\"' * (9 * MEGA),
    "20 MB of quotes in a text never closed": lambda: "a = '''" + "\\\"'" * (6 * MEGA),
    "lists in lists": lambda: with_first("a = " + "[" * MEGA),
    "lists in lists, closed": lambda: with_first("a = " + "[" * _DEEP + "]" * _DEEP),
    "tables in tables": lambda: with_first("a = " + "{b = " * _DEEP + "1" + "}" * _DEEP),
    "a name of 40 KB": lambda: with_first("a." * _DEEP + "b = 1"),
    "a name of 40 KB in quotes": lambda: with_first('"a ".' * _DEEP + "b = 1"),
    "a table's name of 40 KB": lambda: with_last("[" + "a." * _DEEP + "b]"),
    "thousands of dotted names": lambda: with_first("".join(f"{'a.' * 40}b{n} = 1\n" for n in range(6000))),
    "thousands of tables": lambda: with_last("".join(f"[t{n}]\n" for n in range(200_000))),
    "thousands of empty actions": lambda: with_last("[[actions]]\n" * 100_000),
    "a million lists": lambda: with_first("a = [" + "[]," * MEGA + "]"),
    "a million tables": lambda: with_first("a = [" + "{}," * MEGA + "]"),
    "a million numbers": lambda: with_first("a = [" + "1," * MEGA + "]"),
    "a million texts": lambda: with_first("a = [" + '"",' * MEGA + "]"),
    "a million names": lambda: with_first("".join(f"k{n} = 1\n" for n in range(MEGA))),
    "a list never closed": lambda: with_first("a = [" + "1," * MEGA),
    "a text of 2 MB": lambda: with_last('area = "' + "a" * 2 * MEGA + '"'),
    "a note of 2 MB": lambda: with_last("[answers.carers]\nnote = '''" + "a\n" * MEGA + "'''"),
    "40,000 unknown views": lambda: with_last(
        "[answers.carers.views]\n" + "".join(f"v{n} = 1\n" for n in range(40_000))
    ),
    "a wrong word of a million letters": lambda: with_last(
        '[answers.carers]\nlevel = "' + "notyet" * 160_000 + '"'
    ),
}
"""Refused within a second or two and in bounded memory, each of them."""

VALUES: tuple[Any, ...] = (
    "", " ", "x", "\x1b]52;c;ZWNobw==\x07", "=1+1", "a" * 300, "\u202e", "rated", "__proto__", "not-sure", "later", "fully",
    0, 1, -1, 999_999, 1_000_000, 1_000_001, 2**63 - 1, -(2**63), True, False, 0.0, -0.5, 1e308, float("inf"), float("nan"),
    dt.date(1, 1, 1), dt.date(2026, 2, 28), dt.date(9999, 12, 31), dt.time(0, 0), dt.datetime(1, 1, 1), dt.datetime(9999, 12, 31, 23, 59, 59),
    dt.datetime(1, 1, 1, tzinfo=dt.timezone(dt.timedelta(hours=23, minutes=59))),
    dt.datetime(9999, 12, 31, 23, 59, 59, tzinfo=dt.timezone(-dt.timedelta(hours=23, minutes=59))),
    [], [[]], [1, "a"], {}, {"": 1}, {"__proto__": {"a": 1}}, {"extra": {}}, [{}], [{}, {}], {"a": {"b": {"c": []}}},
)  # fmt: skip
"""What may stand where something else should."""

NAMES = (
    "", " ", "extra", "__proto__", "constructor", "__class__", "ID", "Id", "id ", "\u0456d", "паме", "a.b", "a\nb", "\x00",
    "\x1b[2J", "schema", "answers", "level", "LEVEL", "lеvel", "a" * 300, "not_sure", "not-sure", "paid_staff", "=1", "../..", "'", '"',
)  # fmt: skip
"""Names that nobody asked for."""


def places(value: Any, at: Path = ()) -> Iterator[Path]:
    """Give every place in data."""
    yield at
    if isinstance(value, dict):
        for key, one in value.items():
            yield from places(one, (*at, key))
    elif isinstance(value, list):
        for index, one in enumerate(value):
            yield from places(one, (*at, index))


def inside(data: Any, at: Path) -> Any:
    for part in at:
        data = data[part]
    return data


def changed(data: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    """Give sound TOML in which one thing is not as it should be."""
    at = chance.choice([one for one in places(data) if one])
    around = copy.deepcopy(data)
    parent = inside(around, at[:-1])
    kind = chance.choice(("another", "another", "another", "gone", "renamed", "more", "twice", "moved"))
    if kind == "gone":
        del parent[at[-1]]
    elif kind == "twice" and isinstance(parent, list):
        parent.append(copy.deepcopy(parent[int(at[-1])]))
    elif kind in ("renamed", "more") and isinstance(parent, dict):
        value = parent.pop(at[-1]) if kind == "renamed" else chance.choice(VALUES)
        parent[chance.choice(NAMES)] = value
    elif kind == "moved":
        parent[at[-1]] = copy.deepcopy(inside(data, chance.choice([one for one in places(data) if one])))
    else:
        parent[at[-1]] = chance.choice(VALUES)
    return around


def written(data: dict[str, Any]) -> bytes:
    return tomli_w.dumps(data).encode(errors="replace")


Damage = Callable[[bytes, random.Random, bytes], bytes]


def _flipped(data: bytes, chance: random.Random, _other: bytes) -> bytes:
    flipped = bytearray(data)
    for _ in range(chance.choice((1, 1, 3, 30))):
        flipped[chance.randrange(len(flipped))] ^= 1 << chance.randrange(8)
    return bytes(flipped)


def _cut(data: bytes, chance: random.Random, _other: bytes) -> bytes:
    return data[: chance.randrange(len(data))]


def _without_a_piece(data: bytes, chance: random.Random, _other: bytes) -> bytes:
    here, there = _two_places(data, chance)
    return data[:here] + data[there:]


def _with_a_piece_twice(data: bytes, chance: random.Random, _other: bytes) -> bytes:
    here, there = _two_places(data, chance)
    return data[:there] + data[here:]


def _spliced(data: bytes, chance: random.Random, other: bytes) -> bytes:
    return data[: chance.randrange(len(data))] + other[chance.randrange(len(other)) :]


def _with_a_line_twice(data: bytes, chance: random.Random, _other: bytes) -> bytes:
    lines = data.split(b"\n")
    number = chance.randrange(len(lines))
    return b"\n".join([*lines[: number + 1], *lines[number:]])


def _shuffled(data: bytes, chance: random.Random, _other: bytes) -> bytes:
    lines = data.split(b"\n")
    chance.shuffle(lines)
    return b"\n".join(lines)


def _with_scrap(data: bytes, chance: random.Random, _other: bytes) -> bytes:
    here = chance.randrange(len(data))
    marks = b"\"'[]{}=.,#\\\n\r\t\x00\x1b\xff\xc3\xe2a1-:TZ"
    return data[:here] + bytes(chance.choice(marks) for _ in range(chance.choice((1, 3, 9)))) + data[here:]


def _mistyped(data: bytes, chance: random.Random, _other: bytes) -> bytes:
    lines = data.split(b"\n")
    number = chance.randrange(len(lines))
    sign = chance.choice((b":", b"==", b"", b"= [", b"= {"))
    end = chance.choice((b"", b"\r", b" <<<<<<< HEAD", b"\\"))
    lines[number] = lines[number].replace(b"=", sign) + end
    return b"\n".join(lines)


def _two_places(data: bytes, chance: random.Random) -> list[int]:
    return sorted(chance.randrange(len(data) + 1) for _ in range(2))


DAMAGES: tuple[Damage, ...] = (
    _flipped,
    _cut,
    _without_a_piece,
    _with_a_piece_twice,
    _spliced,
    _with_a_line_twice,
    _shuffled,
    _with_scrap,
    _mistyped,
)


def damaged(data: bytes, chance: random.Random, other: bytes) -> bytes:
    """Give a file as a bad disk, a bad mail program, a merge or a hand leaves it."""
    return chance.choice(DAMAGES)(data, chance, other)
