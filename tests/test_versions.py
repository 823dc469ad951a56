"""The versions of other people's work: each that we test with is named, and pyproject.toml allows it."""

import re
import tomllib

from packaging.requirements import Requirement

from tests.running import ROOT

PINNED = dict(
    line.lower().replace("_", "-").split("==")
    for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
)
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
WANTED = [Requirement(one) for one in (*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["test"])]


def test_every_package_that_we_ask_for_has_a_tested_version_that_its_range_allows() -> None:
    assert [one.name for one in WANTED if not one.specifier.contains(PINNED.get(one.name, "0"))] == []


def test_the_tested_versions_are_names_and_numbers_alone() -> None:
    odd = [
        name
        for name, number in PINNED.items()
        if not re.fullmatch(r"[a-z0-9.-]+ \d[\d.]*", f"{name} {number}")
    ]
    assert odd == []


def test_each_dependency_has_a_lowest_version_that_is_tried() -> None:
    assert [one for one in PROJECT["dependencies"] if not re.match(r"[a-z0-9-]+>=\d[\d.]*,<", one)] == []
