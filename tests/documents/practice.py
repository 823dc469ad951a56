"""The practice organisation's documents, as they are kept in `golden/` to compare with.

    python -m tests.documents.practice

writes them anew. Look at what changed before you keep it.
"""

import datetime
import tempfile
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from tests import generating
from tests.documents.reading import in_words, report_as
from ulo_selfcheck.across import compare as side_by_side
from ulo_selfcheck.across.overview import read_folder
from ulo_selfcheck.across.overview.overview_kinds import document
from ulo_selfcheck.analysis.then_and_now import compare
from ulo_selfcheck.answers.review import Action, Assessment
from ulo_selfcheck.answers.toml import loads
from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.catalogue.criterion import Level
from ulo_selfcheck.catalogue.load import load, packaged_folder
from ulo_selfcheck.documents import letter, workbook
from ulo_selfcheck.documents.kinds import (
    COMPARISON,
    OVERVIEW,
    REPORT,
    SHARED_ANSWERS,
    SHARED_OVERVIEW,
    SHARED_REPORT,
)
from ulo_selfcheck.documents.material import Material
from ulo_selfcheck.documents.writing import render, rendered
from ulo_selfcheck.ground.models import replace

GOLDEN = Path(__file__).parent / "golden"
DAY = datetime.date(2026, 11, 22)
_LAST_YEAR: Mapping[str, Level] = {
    "social-model": "partly",
    "member-driven": "started",
    "carers": "not-yet",
    "diversity": "partly",
    "accountable": "partly",
}
"""What the practice organisation answered a year ago, where that was something else."""


def last_year(example: Assessment) -> Assessment:
    """Give the practice organisation's review of the year before."""
    answers = {
        one: replace(answer, level=_LAST_YEAR.get(one, answer.level))
        for one, answer in example.answers.items()
        if one != "legal-form"
    }
    answers["rights"] = replace(answers["rights"], asked="Everyone has rights. We help people use them.")
    actions = (
        replace(example.actions[0], progress=()),
        Action(id=2, criterion="social-model", what="Write our aims anew", who="The chair", done=True),
        Action(id=3, criterion="carers", what="Meet the carers' centre", who="The secretary"),
    )
    about = replace(
        example.assessment, id="last-year", title="Practice review 2025", started=datetime.date(2025, 10, 9)
    )
    return replace(example, assessment=about, answers=answers, actions=actions, sittings=())


@cache
def documents() -> Mapping[str, bytes]:
    """Give each document by the name of its file."""
    return dict(_documents())


def _documents() -> Iterator[tuple[str, bytes]]:
    example = loads((packaged_folder() / "example.toml").read_text(encoding="utf-8")).assessment
    it = Material.of(load(), example, DAY)
    for ending in in_words(SHARED_REPORT):
        if ending in REPORT.endings:
            yield f"report{ending}", report_as(it, ending)
        yield f"share{ending}", report_as(it, ending, SHARED_REPORT)
        yield f"share-answers{ending}", report_as(it, ending, SHARED_ANSWERS)
    two_years = compare(last_year(example), example, it.catalogue)
    for ending in in_words(COMPARISON):
        said = side_by_side.content(two_years, it.catalogue, ending)
        yield f"compare{ending}", b"".join(rendered(said, ending))
    yield from _overviews(it.catalogue)
    yield "report-large.html", report_as(it, ".html", large=True)
    for ending in (".html", ".txt"):
        yield f"letter{ending}", render(letter.letter(it), ending)
        yield f"workbook{ending}", render(workbook.workbook(it.catalogue, reply=ending == ".txt"), ending)
        yield f"cards{ending}", render(workbook.cards(it.catalogue), ending)


def _overviews(catalogue: Catalogue) -> Iterator[tuple[str, bytes]]:
    """Give what forty made-up organisations share, for ourselves and to share."""
    with tempfile.TemporaryDirectory() as folder:
        generating.write(Path(folder), 40)
        found = read_folder.read(read_folder.files_in(Path(folder)), catalogue, lambda _number: None)
    for kind, name in ((OVERVIEW, "overview"), (SHARED_OVERVIEW, "overview-share")):
        for ending in (".html", ".txt"):
            yield f"{name}{ending}", render(document(kind, found, catalogue), ending)


def _write() -> None:
    GOLDEN.mkdir(exist_ok=True)
    for name, data in documents().items():
        (GOLDEN / name).write_bytes(data)
    print(f"{len(documents())} documents are in {GOLDEN}")


if __name__ == "__main__":
    _write()
