"""Write criteria/lock.toml anew: what each criterion means now. See ulo_selfcheck/catalogue/lock.py."""

import sys
import tomllib
from pathlib import Path

import tomli_w

HERE = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(HERE))  # works in a checkout that is not installed

from ulo_selfcheck.catalogue.load import load  # noqa: E402
from ulo_selfcheck.catalogue.revisions import lock_of, silent_changes  # noqa: E402

TOP = "# Written by scripts/lock_criteria.py; not by hand. A change of meaning needs a higher revision once released.\n\n"


def main(folder: Path = HERE / "criteria") -> int:
    """Lock the criteria in `folder`, unless a change of meaning would stay silent."""
    catalogue = load(folder)
    lock = folder / "lock.toml"
    locked = tomllib.loads(lock.read_text(encoding="utf-8")) if lock.exists() else {}
    if silent := silent_changes(catalogue, locked):
        print("Not locked. First mend:", *silent, sep="\n")
        return 1
    lock.write_text(TOP + tomli_w.dumps(lock_of(catalogue)), encoding="utf-8", newline="\n")
    print(f"{lock}: {len(catalogue.criteria)} criteria are locked.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
