"""Answers to text and back. The same answers are always the same bytes; unknown keys are kept."""

import dataclasses
import datetime
import re
import tomllib
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

import tomli_w

from ulo_selfcheck.assessment.model import SCHEMA, Assessment
from ulo_selfcheck.reading import Fault, Findings, Path, key_of, place, read, unknown_key
from ulo_selfcheck.text import one_kind_of_line_end

MAX_BYTES = 20_000_000
"""A file of answers: a full one is about 20 KB; this leaves room for a thousand times that."""

MAX_DEPTH = 20
"""Tables and lists within one another; ours go five deep, and tomllib can recurse to death."""

# A name of thousands of parts takes tomllib seconds; ours have three.
_LONG_NAME = re.compile(r"""^[\s\[]*(?:[\w"'-]+\s*\.\s*){50}""", re.MULTILINE)
_TOO_DEEP = "This is nested too deep to be a file of answers."


class AnswersProblem(Exception):  # noqa: N818  (the word people read is 'Problem')
    """Answers that cannot be used. `lines` says where and what to mend, a line each."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        super().__init__("\n".join(lines))


class NewerSchema(AnswersProblem):
    """A file from a newer program: it can be looked at, not changed."""


class Loaded(NamedTuple):
    """Answers from text, and what to tell about them."""

    assessment: Assessment
    notices: list[str]


def loads(text: str, *, any_schema: bool = False) -> Loaded:
    """Build the answers from TOML.

    Args:
        text: the whole file.
        any_schema: take a file from a newer program too, as far as it can be understood.

    Raises:
        NewerSchema: when the file says it is from a newer program.
        AnswersProblem: when it is not sound TOML, or a value cannot be, with line and place.
    """
    data = _parse(text)
    _check_schema(data, any_schema=any_schema)
    found = Findings()
    assessment = read(Assessment, _line_ends(data), found)
    if assessment is None:
        raise AnswersProblem([_said(fault, text) for fault in found.faults])
    return Loaded(assessment, [_said(notice, text) for notice in found.notices])


def dumps(assessment: Assessment, order: Iterable[str] = ()) -> str:
    """Give the answers as TOML, criteria in `order`, those not in it last.

    Empty values are not written. Two calls with the same answers give the same text.
    """
    known = [criterion for criterion in order if criterion in assessment.answers]
    others = sorted(set(assessment.answers) - set(known))
    answers = {criterion: assessment.answers[criterion] for criterion in (*known, *others)}
    data = _table(dataclasses.replace(assessment, answers=answers))
    return tomli_w.dumps(data, multiline_strings=True)


def _parse(text: str) -> dict[str, Any]:
    if len(text) > MAX_BYTES:
        raise AnswersProblem([f"This file is very large. Ours are up to {MAX_BYTES // 1_000_000} million letters."])
    if not text.strip():
        raise AnswersProblem(["This file is empty."])
    if _LONG_NAME.search(text):
        raise AnswersProblem([_TOO_DEEP])
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise AnswersProblem([_broken(str(error))]) from None
    except RecursionError:
        raise AnswersProblem([_TOO_DEEP]) from None
    except ValueError as error:  # a date or a number that tomllib hands on to the standard library
        raise AnswersProblem([f"This is not sound TOML: {error}."]) from None
    if _depth(data) > MAX_DEPTH:
        raise AnswersProblem([_TOO_DEEP])
    return data


def _depth(data: Any) -> int:
    """Give how deep tables and lists stand in one another, counting without recursion."""
    depth, layer = 0, [data]
    while layer:
        depth += 1
        inside = (one.values() if isinstance(one, dict) else one for one in layer if isinstance(one, dict | list))
        layer = [one for values in inside for one in values]
    return depth


def _broken(error: str) -> str:
    where = re.search(r"\(at (?:line (\d+), column (\d+)|end of document)\)", error)
    what = error[: where.start()].strip() if where else error
    if where and where[1]:
        return f"Line {where[1]}, column {where[2]}: this is not sound TOML. {what}."
    return f"At the end: this is not sound TOML. {what}."


def _check_schema(data: Mapping[str, Any], *, any_schema: bool) -> None:
    schema = data.get("schema")
    if schema is None:
        raise AnswersProblem(["This is not a file of answers: it does not say 'schema = 1'."])
    if not any_schema and type(schema) is int and schema > SCHEMA:
        raise NewerSchema([f"This file comes from a newer program: it says schema {schema}, we know {SCHEMA}."])


def _line_ends(value: Any) -> Any:
    """Give the data with every line end as a newline, so that what is read back is what was kept."""
    if isinstance(value, str):
        return one_kind_of_line_end(value)
    if isinstance(value, dict):
        return {key: _line_ends(one) for key, one in value.items()}
    return [_line_ends(one) for one in value] if isinstance(value, list) else value


def _table(value: Any) -> dict[str, Any]:
    """Give a dataclass as a table: fields in their order, then unknown keys in theirs, nothing empty."""
    fields = (field.name for field in dataclasses.fields(value) if field.name != "extra")
    table = {key_of(name): _plain(getattr(value, name)) for name in fields}
    return {key: one for key, one in table.items() if not _is_empty(one)} | dict(value.extra)


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return one_kind_of_line_end(value)
    if dataclasses.is_dataclass(value):
        return _table(value)
    if isinstance(value, Mapping):
        return {key: _plain(one) for key, one in value.items()}
    return [_plain(one) for one in value] if isinstance(value, tuple) else value


def _is_empty(value: Any) -> bool:
    return value is None or value in ("", [], {})


def now() -> datetime.datetime:
    """Give the time in UTC, to the second, as it is written in the file."""
    return datetime.datetime.now(datetime.UTC).replace(microsecond=0)


def unknown_criteria(assessment: Assessment, known: Iterable[str], text: str) -> list[str]:
    """Tell which answers are to criteria that the set does not have, each with its line. They are kept."""
    known = list(known)
    strangers = (criterion for criterion in assessment.answers if criterion not in known)
    return [_said(Fault(("answers", one), unknown_key(one, known)), text) for one in strangers]


def _said(fault: Fault, text: str) -> str:
    line = find_line(text, fault.path)
    return f"{f'Line {line}, ' if line else ''}{place(fault.path) or 'the file'}: {fault.problem}"


_HEADER = re.compile(r"\s*(\[\[?)\s*([^\[\]]+?)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"""\s*((?:[A-Za-z0-9_-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[A-Za-z0-9_-]+|"[^"]*"|'[^']*'))*)\s*=""")


def find_line(text: str, path: Path) -> int | None:
    """Give the line, from 1, where the value at `path` stands, or the nearest table above it."""
    best: tuple[int, int] | None = None  # how much of the path matches, and the line
    here: Path = ()
    counts: dict[Path, int] = {}
    quotes = ""
    for number, line in enumerate(text.split("\n"), 1):
        if quotes:
            quotes = "" if quotes in line else quotes
            continue
        if header := _HEADER.match(line):
            here = _header_path(header[1], _parts(header[2]), counts)
            best = _better(best, here, path, number)
        elif key := _KEY.match(line):
            best = _better(best, (*here, *_parts(key[1])), path, number)
            quotes = next((q for q in ('"""', "'''") if line.count(q) == 1), "")
    return best[1] if best else None


def _parts(dotted: str) -> Path:
    return tuple(part.strip().strip("\"'") for part in dotted.split("."))


def _header_path(bracket: str, parts: Path, counts: dict[Path, int]) -> Path:
    """Give the path of a table header; `[[actions]]` counts up, and tables inside it stand in the last one."""
    path: Path = ()
    for index, part in enumerate(parts):
        path = (*path, part)
        if bracket == "[[" and index == len(parts) - 1:
            counts[path] = counts.get(path, -1) + 1
        if path in counts:
            path = (*path, counts[path])
    return path


def _better(best: tuple[int, int] | None, here: Path, path: Path, line: int) -> tuple[int, int] | None:
    if here != path[: len(here)]:
        return best
    return (len(here), line) if best is None or len(here) > best[0] else best
