"""Legal answers that take the most time and memory: many small things, long words without a space, many short lines.

No command but the Word report may take two seconds of processor time or 200 MB for any of them.
"""

import copy
import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

Data = dict[str, Any]

SECONDS = 2.0
MEGABYTES = 200
BUT = "report .docx"
"""A line of a Word document is several objects; there a note of 40,000 lines takes its time."""

_DAY = dt.date(2026, 1, 1)


def worst(example: Data) -> Mapping[str, Data]:
    """Return each of them by name, made from the answers of an example."""
    cases = {}
    for name, change in _CHANGES.items():
        cases[name] = copy.deepcopy(example)
        change(cases[name])
    return cases


def _notes(text: str) -> Callable[[Data], None]:
    def change(data: Data) -> None:
        for answer in data["answers"].values():
            answer["note"] = text

    return change


def _evidence(data: Data) -> None:
    for answer in data["answers"].values():
        answer["evidence"] = [{"what": f"minutes {number}", "where": "cupboard"} for number in range(200)]


def _actions(data: Data) -> None:
    data["actions"] = [
        {"id": number, "criterion": "carers", "what": f"Ask {number}", "by": _DAY}
        for number in range(1, 5001)
    ]


def _sittings(data: Data) -> None:
    data["sittings"] = [{"id": number, "date": _DAY, "present": {"staff": 1}} for number in range(1, 5001)]


def _progress(data: Data) -> None:
    data["actions"][0]["progress"] = [{"date": _DAY, "text": "Asked again"} for _ in range(9000)]


def _unknown(data: Data) -> None:
    data["answers"]["carers"].update({f"k-{number}": 1 for number in range(20_000)})


def _strangers(data: Data) -> None:
    data["answers"].update({f"k-{number}": {"status": "rated", "level": "fully"} for number in range(5000)})


_CHANGES: Mapping[str, Callable[[Data], None]] = {
    "thousands of actions": _actions,
    "thousands of sittings": _sittings,
    "thousands of lines on one action": _progress,
    "evidence for every answer": _evidence,
    "answers to thousands of other questions": _strangers,
    "thousands of unknown keys": _unknown,
    "notes of one long word": _notes("w" * 100_000),
    "notes of short words": _notes("a b " * 25_000),
    "notes of short lines": _notes("a\n" * 40_000),
    "notes of empty lines": _notes("a\n\n" * 30_000),
    "notes of accents": _notes("\u0301a" * 25_000),
    "notes of joined pictures": _notes("\U0001f468\u200d\U0001f469 " * 8000),
}
