"""What each criterion meant when it was last locked, so that its meaning never changes in silence.

`criteria/lock.toml` holds it. Answers point to a revision. Once a set has been released, another meaning is
another revision. Before that it may be one, where people hold answers to the version before. Either way a sentence
says what changed. `scripts/lock_criteria.py` writes the file.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Any

from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.catalogue.criterion import LEVELS, Criterion

MEND = "Run `python scripts/lock_criteria.py`."
_DIGITS = 16


def meaning(criterion: Criterion) -> str:
    """Return a digest of all that an answer to this criterion rests on: other words may change freely."""
    said = [
        criterion.asks,
        criterion.plain,
        [criterion.levels[level] for level in LEVELS],
        criterion.floor,
        criterion.essential,
    ]
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()[:_DIGITS]


def lock_of(catalogue: Catalogue) -> dict[str, Any]:
    """Return what `lock.toml` holds for this set."""
    criteria = (*catalogue.criteria, *catalogue.retired)
    return {
        "released": catalogue.identity.released,
        "criteria": {one.id: {"revision": one.revision, "meaning": meaning(one)} for one in criteria},
    }


def disagreements(catalogue: Catalogue, locked: Mapping[str, Any]) -> list[str]:
    """Return what is to be done before the set and its lock agree, a sentence each."""
    found = silent_changes(catalogue, locked)
    if not found and lock_of(catalogue) != locked:
        found = [f"criteria/lock.toml is not up to date. {MEND}"]
    return found


def silent_changes(catalogue: Catalogue, locked: Mapping[str, Any]) -> list[str]:
    """Return what writing the lock again must not hide: the criteria themselves are to be mended first."""
    return list(_after_release(catalogue, locked) if locked.get("released") else _before_release(catalogue))


def _before_release(catalogue: Catalogue) -> Iterator[str]:
    for one in (*catalogue.criteria, *catalogue.retired):
        if one.revision > 1:
            yield from _untold(one)


def _after_release(catalogue: Catalogue, locked: Mapping[str, Any]) -> Iterator[str]:
    if not catalogue.identity.released:
        yield "catalogue.toml: this set has been released, so it stays 'released = true'."
    for criterion, was in locked["criteria"].items():
        if criterion not in catalogue:
            yield f'{criterion}: it is gone. Keep it in its file with status = "retired".'
        else:
            yield from _changes(catalogue[criterion], was["revision"], was["meaning"])


def _changes(one: Criterion, revision: int, was: str) -> Iterator[str]:
    if one.revision < revision:
        yield f"{one.id}: its revision was {revision} and is now {one.revision}. It never goes down."
    elif one.revision == revision and meaning(one) != was:
        yield (
            f"{one.id}: its meaning changed. Set revision = {revision + 1}, and say in `changed` what changed. {MEND}"
        )
    elif one.revision > revision:
        yield from _untold(one)


def _untold(one: Criterion) -> Iterator[str]:
    if not one.changed.strip():
        yield f"{one.id}: revision {one.revision} needs a sentence in `changed` that says what changed. {MEND}"
