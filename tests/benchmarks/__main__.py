"""Print what the program must reach, and what it does: `python -m tests.benchmarks [--only WORD] [--json] [--runs 15]`."""

import argparse
import json
import shutil
from typing import Any

from tests.benchmarks.figures import FIGURES
from tests.benchmarks.rows import ROWS, Bench, Result, measure


def main() -> None:
    """Measure and print, as text or as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--only", default="", metavar="WORD", help="rows and figures with this in their name")
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    bench = Bench.made(arguments.runs)
    say = print if not arguments.json else lambda _line: None
    try:
        rows = []
        for what in (one for one in ROWS if arguments.only in one):
            rows.append(measure(what, bench))
            say(_row(rows[-1]))
        figures = {what: FIGURES[what](bench) for what in FIGURES if arguments.only in what}
    finally:
        shutil.rmtree(bench.home)
    if arguments.json:
        print(json.dumps({"rows": [_data(one) for one in rows], "figures": figures}, indent=2))
        return
    for found in figures.values():
        print("\n".join(f"{what}: {figure}" for what, figure in found.items()))


def _row(one: Result) -> str:
    by_processor = f" ({one.by_processor:.2f} by processor time)" if one.by_processor else ""
    return (
        f"{one.what}, against {one.against}: ratio {one.ratio:.2f}{by_processor}, p99 {one.ratio_p99:.2f}, "
        f"to reach {one.reach}. Ours {one.ours.median:.1f} ms (p99 {one.ours.p99:.1f}), "
        f"bare {one.bare.median:.1f} ms (p99 {one.bare.p99:.1f})."
    )


def _data(one: Result) -> dict[str, Any]:
    ratios = {"ratio": one.ratio, "ratio_p99": one.ratio_p99, "ratio_by_processor": one.by_processor}
    return {
        **one._asdict(),
        "ours": one.ours._asdict(),
        "bare": one.bare._asdict(),
        **{what: None if ratio is None else round(ratio, 2) for what, ratio in ratios.items()},
    }


if __name__ == "__main__":
    main()
