"""Answers to text and back. The same answers are always the same bytes; unknown keys are kept."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, NamedTuple

import tomli_w

from ulo_selfcheck.answers.line_numbers import lines_of, nearest_line
from ulo_selfcheck.answers.review import SCHEMA, VIEWS, Answer, Assessment
from ulo_selfcheck.ground import read_file
from ulo_selfcheck.ground.faults import Fault, Findings, place, read, unknown_key
from ulo_selfcheck.ground.models import OpenPart, replace
from ulo_selfcheck.ground.problem import Problem
from ulo_selfcheck.ground.text import one_kind_of_line_end, spelled

_NOTHING: tuple[Any, ...] = (None, "", (), {})
_VIEW_ORDER: Mapping[str, int] = {view: number for number, view in enumerate(VIEWS, 1)}
_MOST_SAID = 500


class AnswersProblem(Problem):
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
    """Return the answers from TOML.

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
    assessment = read(Assessment, _line_ends(data) if _may_have_other_line_ends(text) else data, found)
    if assessment is None:
        raise AnswersProblem(_all_said(found.faults, text))
    if not _writable(data):
        raise AnswersProblem(["A number in this file has too many digits."])
    return Loaded(assessment, _all_said(found.notices, text))


def dumps(review: Assessment, order: Iterable[str] = ()) -> str:
    """Return the answers as TOML, criteria in `order`, those not in it last.

    Empty values are not written. Two calls with the same answers give the same text.
    """
    known = [criterion for criterion in order if criterion in review.answers]
    others = sorted(set(review.answers) - set(known))
    answers = {criterion: review.answers[criterion] for criterion in (*known, *others)}
    table = _table(replace(review, answers=answers))
    return spelled(tomli_w.dumps(table, multiline_strings=True))


def _parse(text: str) -> dict[str, Any]:
    if not text.strip():
        raise AnswersProblem(["This file is empty."])
    try:
        return read_file.table(text)
    except read_file.Unsound as problem:
        raise AnswersProblem([str(problem)]) from None


def _writable(data: Any) -> bool:
    """Return whether every whole number is one that TOML allows; Python cannot write down endless ones."""
    return not any(
        type(one) is int and not -(2**63) <= one < 2**63 for layer in read_file.layers(data) for one in layer
    )


def _check_schema(data: Mapping[str, Any], *, any_schema: bool) -> None:
    schema = data.get("schema")
    if schema is None:
        raise AnswersProblem(["This is not a file of answers: it does not say 'schema = 1'."])
    if type(schema) is not int or schema < 1 or schema.bit_length() > 63:
        raise AnswersProblem([f"'schema' cannot be this. It can be {SCHEMA}."])
    if not any_schema and schema > SCHEMA:
        raise NewerSchema(
            [
                f"This file was made by a newer version of this program. Its schema is {schema}, and we know {SCHEMA}."
            ]
        )


def _may_have_other_line_ends(text: str) -> bool:
    """Return whether a text in sound TOML may hold another line end than a newline; most files have none."""
    # Only non-ASCII line ends can appear unescaped in TOML.
    return not text.isascii() or any(written in text for written in ("\\r", "\\f", "\\u", "\\U"))


def _line_ends(value: Any) -> Any:
    """Return the data with every line end as a newline, so that what is read back is what was kept."""
    if isinstance(value, str):
        return one_kind_of_line_end(value)
    if isinstance(value, dict):
        return {key: _line_ends(one) for key, one in value.items()}
    return [_line_ends(one) for one in value] if isinstance(value, list) else value


def _table(part: OpenPart) -> dict[str, Any]:
    """Return a part as a table: fields in their order, then unknown keys in theirs.

    What is empty is left out, unless it is needed to read the table again.
    """
    table: dict[str, Any] = {}
    for name, key, is_required in _fields(type(part)):
        value = getattr(part, name)
        if value in _NOTHING and not (is_required and value == ""):
            continue  # most of an answer is empty
        plain = _plain(value)
        if plain != {}:  # an empty sub-table
            table[key] = plain
    return {**table, **part.extra}


@cache
def _fields(kind: type[OpenPart]) -> tuple[tuple[str, str, bool], ...]:
    """Return the fields of a kind of part: name, key, whether it is required. Each save asks for them 50 times."""
    return tuple(
        (name, field.alias or name, field.is_required()) for name, field in kind.model_fields.items()
    )


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return one_kind_of_line_end(value)
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, OpenPart):
        return _table(value)
    if isinstance(value, Mapping):
        return {key: _plain(value[key]) for key in _in_order(value)}
    return value


def _in_order(mapping: Mapping[str, Any]) -> list[str]:
    """Return the names in a fixed order: levels as they rise, others by the alphabet. Answers are in theirs."""
    if any(isinstance(one, Answer) for one in mapping.values()):
        return list(mapping)
    return sorted(mapping, key=lambda name: (_VIEW_ORDER.get(name, 0), name))


def unknown_criteria(assessment: Assessment, known: Iterable[str], text: str) -> list[str]:
    """Tell which answers are to criteria that the set does not have, each with its line. They are kept."""
    known = list(known)
    strangers = (criterion for criterion in assessment.answers if criterion not in known)
    return _all_said([Fault(("answers", one), unknown_key(one, known)) for one in strangers], text)


def _all_said(faults: list[Fault], text: str) -> list[str]:
    lines = lines_of(text) if faults else {}
    said = [_said(fault, nearest_line(lines, fault.path)) for fault in faults[:_MOST_SAID]]
    more = len(faults) - _MOST_SAID
    return [*said, f"And {more:,} more. Mend these first."] if more > 0 else said


def _said(fault: Fault, line: int | None) -> str:
    return f"{f'Line {line}, ' if line else ''}{place(fault.path) or 'the file'}: {fault.problem}"
