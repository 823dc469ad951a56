"""The report as JSON, for other programs: every place, every sentence, every word that was typed.

The keys are part of our promise; `help/6-answer-file.md` describes them.
"""

import datetime
from typing import Any

from ulo_selfcheck.analysis import barriers, gap_words, journey
from ulo_selfcheck.analysis.board import sum_words
from ulo_selfcheck.analysis.gaps import Place
from ulo_selfcheck.analysis.then_and_now import since_last_time
from ulo_selfcheck.answers.review import SCHEMA
from ulo_selfcheck.documents import comparison_data
from ulo_selfcheck.documents.formats.json_text import json_text
from ulo_selfcheck.documents.material import Material
from ulo_selfcheck.ground.models import Part


def render(material: Material) -> str:
    """Return the report as JSON text, keys in a fixed order, letters as they are."""
    return json_text(_data(material), default=_plain)


def _plain(value: datetime.date | Part) -> Any:
    if isinstance(value, datetime.date):
        return value.isoformat()
    return {name: getattr(value, name) for name in type(value).model_fields}


def _ids(places: tuple[Place, ...]) -> list[str]:
    return [one.id for one in places]


def _data(material: Material) -> dict[str, Any]:
    analysis = material.analysis
    answers = material.assessment
    return {
        "schema": SCHEMA,
        "assessment": answers.assessment,
        "organisation": answers.organisation,
        "catalogue": answers.catalogue,
        "progress": {**analysis.progress._asdict(), "complete": analysis.progress.complete},
        "essentials": {
            "verdict": analysis.verdict,
            "lines": [{"id": line.place.id, "state": line.state} for line in analysis.essentials],
        },
        "groups": [one._asdict() for one in analysis.groups],
        "begin_with": _ids(analysis.begin_with),
        "by_rule": _ids(analysis.by_rule),
        "chosen": [{"id": one.criterion, "reason": one.reason} for one in answers.priorities],
        "work_on": [_work(one, material) for one in analysis.work_on],
        "strengths": _ids(analysis.strengths),
        "enough_for_now": _ids(analysis.enough_for_now),
        "not_for_us": [{"id": one.id, "reason": one.answer.reason} for one in analysis.not_for_us],
        "still_to_look_at": _ids(analysis.still_to_look_at),
        "talk_again": [{"id": one.id, "why": list(one.talk_again)} for one in analysis.talk_again],
        "criteria": [_criterion(one) for one in analysis.places],
        "other_answers": _other_answers(material),
        "board": _board(material),
        "journey": _journey(material),
        "barriers": _barriers(material),
        "actions": list(answers.actions),
        "sittings": list(answers.sittings),
        **_since_last_time(material),
    }


def _work(place: Place, material: Material) -> dict[str, Any]:
    step = place.next_step
    return {
        "id": place.id,
        "number": place.criterion.number,
        "title": place.criterion.title,
        "tier": place.tier,
        "level": place.answer.level,
        "aim": place.aim,
        "usual_aim": place.usual_aim,
        "steps": place.steps,
        "why": gap_words.why(place, material.catalogue),
        "next_step": {
            "text": gap_words.next_step_words(place),
            "cost": step.cost if step else "nothing",
            "who": step.who if step else "",
            "helpers": list(step.helpers) if step else [],
            "source": list(step.source) if step else [],
        },
        "first_step": place.criterion.first_step.text,
        "helps": [one for one in place.criterion.overlaps if one in material.catalogue],
    }


def _criterion(place: Place) -> dict[str, Any]:
    answer = place.answer
    return {
        "id": place.id,
        "number": place.criterion.number,
        "group": place.criterion.group,
        "title": place.criterion.title,
        "standing": place.standing,
        "status": answer.status,
        "level": answer.level,
        "aim": place.aim,
        "usual_aim": place.usual_aim,
        "asked": answer.asked,
        "revision": answer.revision,
        "sitting": answer.sitting,
        "reason": answer.reason,
        "partner": answer.partner,
        "note": answer.note,
        "evidence": [{"what": one.what, "where": one.where, "date": one.date} for one in answer.evidence],
        "views": dict(answer.views),
        "hands": dict(answer.hands),
        "agreed": answer.agreed is not False,
        "concern": answer.concern,
        "parked": answer.parked,
        "services": dict(answer.services),
        "basic_needs": dict(answer.basic_needs),
    }


def _other_answers(material: Material) -> list[dict[str, Any]]:
    """Return the answers to criteria that this set does not ask: nothing that was typed is left out."""
    asked = {place.id for place in material.analysis.places}
    others = sorted(material.assessment.answers.items())
    return [{"id": one, **_plain(answer)} for one, answer in others if one not in asked]


def _board(material: Material) -> dict[str, Any] | None:
    board = material.analysis.board
    if board is None:
        return None
    return {
        "voting": board.voting,
        "from_constituency": board.ours,
        "disabled": board.disabled,
        "needed": board.needed,
        "over_half": board.over_half,
        "reached": board.reached,
        "short": board.short,
        "suggested": board.suggested,
        "words": sum_words(board, material.catalogue),
    }


def _journey(material: Material) -> dict[str, Any] | None:
    suggestion = journey.suggest(material.catalogue, material.assessment)
    if suggestion is None:
        return None
    return {
        "stop": suggestion.stop.id,
        "number": suggestion.stop.number,
        "chosen": suggestion.chosen,
        "points_to": suggestion.points_to.id if suggestion.points_to else None,
        "because": list(suggestion.because),
        "unknown": [one.id for one in suggestion.unknown],
        "next": suggestion.next.id if suggestion.next else None,
        "words": journey.stop_words(suggestion, material.catalogue),
    }


def _since_last_time(material: Material) -> dict[str, Any]:
    """Return what moved since the review before; nothing where the file knows of none."""
    found = since_last_time(material.assessment, material.catalogue)
    return {"since_last_time": comparison_data.data(found)} if found else {}


def _barriers(material: Material) -> list[dict[str, Any]]:
    return [
        {
            "id": one.barrier.id,
            "here": one.here,
            "because": [place.id for place in one.places],
            "asks": [approach.id for approach in barriers.asks_for(material.catalogue, (one.barrier,))],
        }
        for one in barriers.offered(material.catalogue, material.assessment, material.analysis)
    ]
