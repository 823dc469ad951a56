"""The overview for other programs: JSON, and a tidy table. `help/overview.md` describes every key and column."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ulo_selfcheck.across.overview.bands import Band, to_share
from ulo_selfcheck.across.overview.summary import WORDS, ReviewSummary
from ulo_selfcheck.across.overview.tally import Overview, Tally
from ulo_selfcheck.across.overview.which_review import LeftOut
from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.catalogue.criterion import LEVELS, Criterion
from ulo_selfcheck.documents.formats.csv_table import harmless, in_pieces
from ulo_selfcheck.documents.formats.json_text import json_text

SCHEMA = 1
COLUMNS = (
    *("organisation", "area", "nation", "form", "review", "date", "file"),
    *("criterion", "number", "group", "title", "status", "level", "aim", "essential"),
)
SHARED_COLUMNS = ("criterion", "number", "group", "title", "essential", "answer", "organisations")


def table(overview: Overview, catalogue: Catalogue) -> Iterator[str]:
    """Return one row an organisation and question, piece by piece: ten thousand make 210,000 rows."""
    criteria = [_about(one, catalogue) for one in catalogue.criteria]
    rows = (
        (*ours, *about, *_answer(word), aim, state or "")
        for ours, review in ((_whose(one.review), one.review) for one in overview.chosen.counted)
        for about, word, aim, state in zip(criteria, review.words, review.aims, review.states, strict=True)
    )
    return in_pieces(COLUMNS, rows)


def _whose(review: ReviewSummary) -> tuple[str, ...]:
    it = review.which
    day = it.day.isoformat() if it.day else ""
    said = (it.organisation, it.area, it.nation, it.form, it.title, day, it.path)
    return tuple(harmless(one) for one in said)


def _about(criterion: Criterion, catalogue: Catalogue) -> tuple[str, ...]:
    group = catalogue.group(criterion.group).name
    return tuple(harmless(one) for one in (criterion.id, str(criterion.number), group, criterion.title))


def _answer(word: str) -> tuple[str, str]:
    """Return status and level. Only what is rated has a level."""
    return ("rated", word) if word in LEVELS else (word, "")


def shared_table(overview: Overview, catalogue: Catalogue) -> Iterator[str]:
    """Return one row a question and answer. What is withheld is empty; answers put together have a row of theirs."""
    rows = (
        (*_about(line.criterion, catalogue), "yes" if line.criterion.essential else "", *counted)
        for line in to_share(overview).lines
        for counted in _shared_counts(line.bands)
    )
    return in_pieces(SHARED_COLUMNS, rows)


def _shared_counts(bands: Sequence[Band]) -> Iterator[tuple[str, str]]:
    singly = {band.answers[0]: band.organisations for band in bands if len(band.answers) == 1}
    yield from ((name, str(singly.get(name, ""))) for name in WORDS)
    yield from (
        (" or ".join(band.answers), str(band.organisations)) for band in bands if len(band.answers) > 1
    )


def as_json(overview: Overview, left_out: Sequence[LeftOut], catalogue: Catalogue) -> str:
    """Return the whole overview as JSON."""
    return json_text(
        {
            "schema": SCHEMA,
            "shared": False,
            "catalogue": _catalogue(catalogue),
            "organisations": overview.chosen.organisations,
            "reviews": overview.tally.reviews,
            "every_review": overview.every,
            "earlier_reviews": overview.chosen.earlier,
            "criteria": _lines(overview.tally),
            "nations": _parts("nation", overview.nations),
            "forms": _parts("form", overview.forms),
            "left_out": [{"file": one.path, "why": one.why} for one in left_out],
        }
    )


def _catalogue(catalogue: Catalogue) -> Mapping[str, str]:
    return {"id": catalogue.identity.id, "version": catalogue.identity.version}


def _lines(tally: Tally) -> list[Mapping[str, Any]]:
    return [
        {
            **_named(one.criterion),
            "answers": dict(one.answers),
            "strong": one.strong,
            "short_of_aim": one.short,
            "essential": dict(one.essential) if one.criterion.essential else None,
            "moved": dict(one.moved),
        }
        for one in tally.lines
    ]


def _named(criterion: Criterion) -> Mapping[str, Any]:
    return {"id": criterion.id, "number": criterion.number, "title": criterion.title}


def _parts(key: str, parts: Mapping[str, Tally]) -> list[Mapping[str, Any]]:
    return [{key: name, "reviews": tally.reviews, "criteria": _lines(tally)} for name, tally in parts.items()]


def shared_json(overview: Overview, catalogue: Catalogue) -> str:
    """Return a copy to share as JSON: what the document to share holds, and nothing else."""
    shared = to_share(overview)
    return json_text(
        {
            "schema": SCHEMA,
            "shared": True,
            "catalogue": _catalogue(catalogue),
            "organisations": shared.organisations,
            "withheld": sum(not line.bands for line in shared.lines),
            "criteria": [{**_named(one.criterion), "bands": _bands(one.bands)} for one in shared.lines],
            "nations": _bands(shared.nations),
            "forms": _bands(shared.forms),
        }
    )


def _bands(bands: Sequence[Band]) -> list[Mapping[str, Any]]:
    return [{"any_of": list(band.answers), "organisations": band.organisations} for band in bands]
