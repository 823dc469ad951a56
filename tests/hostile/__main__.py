"""A larger round of attack, told as a table: `python -m tests.hostile --points 500`."""

import argparse
import json
import resource
import subprocess
import sys

from tests.hostile.rounds import KINDS, most_memory, run

MEMORY = 1 << 30
"""Bytes of address space that a round may take: more is refused by the system, and seen as a crash."""


def main() -> int:
    """Attack with each kind in a process of its own, and give 1 when anything was wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--points", type=int, default=200, help="files of each kind")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kind", choices=KINDS, help="this kind alone, told as JSON")
    wanted = parser.parse_args()
    if wanted.kind:
        return _one(wanted.kind, wanted.points, wanted.seed)
    print("| kind | tried | refused | with their place | wrong | slowest, seconds | most memory, MB |")
    print("|---|---|---|---|---|---|---|")
    wrong = 0
    for kind in KINDS:
        words = [sys.executable, "-m", "tests.hostile", "--kind", kind]
        words += ["--points", str(wanted.points), "--seed", str(wanted.seed)]
        told = json.loads(subprocess.run(words, capture_output=True, text=True, check=True).stdout)
        figures = (told[key] for key in ("tried", "refused", "placed", "wrong", "slowest", "memory"))
        print(f"| {kind} | {' | '.join(map(str, figures))} |", flush=True)
        for one in told["said"]:
            print(one, file=sys.stderr)
        wrong += told["wrong"]
    return 1 if wrong else 0


def _one(kind: str, points: int, seed: int) -> int:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    tally = run(kind, points, seed)
    said = {
        "tried": tally.tried,
        "refused": tally.refused,
        "placed": tally.placed,
        "wrong": len(tally.wrong),
        "slowest": round(tally.slowest, 1),
        "memory": most_memory(),
        "said": tally.wrong,
    }
    print(json.dumps(said))
    return 0


if __name__ == "__main__":
    sys.exit(main())
