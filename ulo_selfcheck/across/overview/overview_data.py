"""The overview for other programs: JSON, and a tidy table. `help/overview.md` describes every key and column."""

import csv
import functools
import io
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ulo_selfcheck.across.overview.bands import ANSWER_BANDS, FORM_BANDS, NATION_BANDS, Band, Bands, shared
from ulo_selfcheck.across.overview.summary import ANSWERS, ESSENTIALS, LeftOut, Review
from ulo_selfcheck.across.overview.tally import Line, Overview, Tally
from ulo_selfcheck.analysis.answer_words import FEW
from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.catalogue.criterion import LEVELS, Criterion
from ulo_selfcheck.documents.formats.csv_table import BYTE_ORDER_MARK, harmless
from ulo_selfcheck.documents.formats.json_text import json_text

SCHEMA = 1
COLUMNS = (
    *("organisation", "area", "nation", "form", "review", "date", "file"),
    *("criterion", "number", "group", "title", "status", "level", "aim", "essential"),
)
SHARED_COLUMNS = ("criterion", "number", "group", "title", "essential", "answer", "organisations")
_ROWS_AT_ONCE = 2_000


def table(it: Overview, catalogue: Catalogue) -> Iterator[bytes]:
    """Give one row an organisation and question, piece by piece: ten thousand make 210,000 rows."""
    criteria = [_about(one, catalogue) for one in catalogue.criteria]
    rows = (
        (*ours, *about, *_answer(word, aim), essential)
        for ours, review in ((_whose(one.review), one.review) for one in it.chosen.counted)
        for about, word, aim, essential in zip(
            criteria, review.words, review.aims, _states(review), strict=True
        )
    )
    return _written(COLUMNS, rows)


def _whose(review: Review) -> tuple[str, ...]:
    day = review.day.isoformat() if review.day else ""
    said = (review.organisation, review.area, review.nation, review.form, review.title, day, review.path)
    return tuple(harmless(one) for one in said)


def _about(criterion: Criterion, catalogue: Catalogue) -> tuple[str, ...]:
    group = catalogue.group(criterion.group).name
    return tuple(harmless(one) for one in (criterion.id, str(criterion.number), group, criterion.title))


@functools.cache
def _answer(word: int, aim: int) -> tuple[str, str, str]:
    """Give status, level and aim. Only what is rated has a level."""
    is_level = word < len(LEVELS)
    return "rated" if is_level else ANSWERS[word], LEVELS[word] if is_level else "", LEVELS[aim]


def _states(review: Review) -> Iterator[str]:
    """Give how it stands with each essential; nothing for what is none."""
    return (ESSENTIALS[state] if state < len(ESSENTIALS) else "" for state in review.states)


def shared_table(it: Overview, catalogue: Catalogue) -> Iterator[bytes]:
    """Give one row a question and answer. What is withheld is empty; answers put together have a row of theirs."""
    rows = (
        (*_about(line.criterion, catalogue), "yes" if line.criterion.essential else "", *counted)
        for line in it.tally.lines
        for counted in _shared_counts(_bands(it.tally, line))
    )
    return _written(SHARED_COLUMNS, rows)


def _shared_counts(bands: Sequence[Band]) -> Iterator[tuple[str, str]]:
    singly = {band.answers[0]: band.organisations for band in bands if len(band.answers) == 1}
    yield from ((name, str(singly.get(name, ""))) for name in ANSWERS)
    yield from (
        (" or ".join(band.answers), str(band.organisations)) for band in bands if len(band.answers) > 1
    )


def _bands(tally: Tally, line: Line) -> tuple[Band, ...]:
    return shared(line.answers, ANSWER_BANDS) if tally.reviews >= FEW else ()


def _written(columns: Sequence[str], rows: Iterator[tuple[str, ...]]) -> Iterator[bytes]:
    text = io.StringIO(newline="")
    text.write(BYTE_ORDER_MARK)
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(columns)
    for number, row in enumerate(rows, 1):
        writer.writerow(row)
        if number % _ROWS_AT_ONCE == 0:
            yield text.getvalue().encode()
            text.seek(0)
            text.truncate()
    yield text.getvalue().encode()


def as_json(it: Overview, left_out: Sequence[LeftOut], catalogue: Catalogue) -> str:
    """Give the whole overview as JSON."""
    return _json(
        {
            "schema": SCHEMA,
            "shared": False,
            "catalogue": _catalogue(catalogue),
            "organisations": it.chosen.organisations,
            "reviews": it.tally.reviews,
            "every_review": it.every,
            "earlier_reviews": it.chosen.earlier,
            "criteria": _lines(it.tally),
            "nations": _parts("nation", it.nations),
            "forms": _parts("form", it.forms),
            "left_out": [{"file": one.path, "why": one.why} for one in left_out],
        }
    )


def _catalogue(catalogue: Catalogue) -> Mapping[str, str]:
    return {"id": catalogue.identity.id, "version": catalogue.identity.version}


def _lines(tally: Tally) -> list[Mapping[str, Any]]:
    return [
        {
            "id": one.criterion.id,
            "number": one.criterion.number,
            "title": one.criterion.title,
            "answers": dict(one.answers),
            "strong": one.strong,
            "short_of_aim": one.short,
            "essential": dict(one.essential) if one.criterion.essential else None,
            "moved": dict(one.moved),
        }
        for one in tally.lines
    ]


def _parts(key: str, parts: Mapping[str, Tally]) -> list[Mapping[str, Any]]:
    return [{key: name, "reviews": tally.reviews, "criteria": _lines(tally)} for name, tally in parts.items()]


def shared_json(it: Overview, catalogue: Catalogue) -> str:
    """Give a copy to share as JSON: what the document to share holds, and nothing else."""
    many = it.tally.reviews
    lines = [(one, _bands(it.tally, one)) for one in it.tally.lines]
    return _json(
        {
            "schema": SCHEMA,
            "shared": True,
            "catalogue": _catalogue(catalogue),
            "organisations": many if many >= FEW else None,
            "withheld": sum(not bands for _, bands in lines),
            "criteria": [
                {
                    "id": line.criterion.id,
                    "number": line.criterion.number,
                    "title": line.criterion.title,
                    "bands": _shared_bands(bands),
                }
                for line, bands in lines
            ],
            "nations": _shared_bands(_kinds(it.tally, it.nations, NATION_BANDS)),
            "forms": _shared_bands(_kinds(it.tally, it.forms, FORM_BANDS)),
        }
    )


def _kinds(tally: Tally, parts: Mapping[str, Tally], ways: Sequence[Bands]) -> tuple[Band, ...]:
    counts = {name: part.reviews for name, part in parts.items()}
    return shared(counts, ways) if tally.reviews >= FEW else ()


def _shared_bands(bands: Sequence[Band]) -> list[Mapping[str, Any]]:
    return [{"any_of": list(band.answers), "organisations": band.organisations} for band in bands]


def _json(data: Mapping[str, Any]) -> str:
    return json_text(data)
