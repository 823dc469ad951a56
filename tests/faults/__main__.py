"""`python -m tests.faults`: attack the real program, and print what survived."""

import argparse
import json
import os
import sys
import tempfile
import time
from pathlib import Path

from tests.faults import table
from tests.faults.rounds import (
    FULL,
    KINDS,
    SMALL,
    Done,
    Size,
    all_done,
    can_have_a_small_disk,
    count_calls,
    jobs,
)


def main() -> int:
    """Do a round, and give 0 when nothing was lost and nobody was told what is not so."""
    options = _options()
    size = (
        Size(options.points, -(-options.points // 4)) if options.points else SMALL if options.small else FULL
    )
    begun = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="ulo-faults-") as name:
        scratch = Path(name)
        _say("Counting the calls of each journey without a fault.")
        calls = count_calls(scratch / "first")
        kinds = [kind for kind in KINDS if options.only in kind.name]
        if not can_have_a_small_disk(scratch / "second"):
            kinds = [kind for kind in kinds if kind.act != "disk full"]
            _say("No disk of our own can be made here, so a disk that is really full is not tried.")
        work = jobs(calls, size, kinds)
        done: list[Done] = []
        for one in all_done(work, scratch, options.workers):
            done.append(one)
            _tell(one, len(done), len(work))
    rows = table.rows(kinds, done)
    print(json.dumps(table.as_json(rows, done), indent=1) if options.json else table.as_text(rows))
    _say(f"{time.monotonic() - begun:.0f} seconds.")
    return 0 if all(table.is_sound(one) for one in done) else 1


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("--points", type=int, default=0, help="most points of a kind in each journey")
    parser.add_argument("--small", action="store_true", help="a few points of each kind: about a minute")
    parser.add_argument("--json", action="store_true", help="the table as JSON")
    parser.add_argument("--only", default="", metavar="WORDS", help="only the faults with these words")
    parser.add_argument("--workers", type=int, default=min(os.cpu_count() or 1, 4))
    return parser.parse_args()


def _tell(one: Done, number: int, all_of_them: int) -> None:
    if not table.is_sound(one):
        _say(table.trouble(one))
    if number % 50 == 0 or number == all_of_them:
        _say(f"{number} of {all_of_them} points.")


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
