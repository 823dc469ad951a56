"""The report as JSON, for other programs: every place, every sentence, every word that was typed.

The keys are part of our promise; `help/6-answer-file.md` describes them.
"""

import dataclasses
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


def render(it: Material) -> str:
    """Give the report as JSON text, keys in a fixed order, letters as they are."""
    return json_text(_data(it), default=_plain)


def _plain(value: Any) -> Any:
    if isinstance(value, datetime.date):
        return value.isoformat()
    names = (
        type(value).model_fields
        if isinstance(value, Part)
        else [one.name for one in dataclasses.fields(value)]
    )
    return {name: getattr(value, name) for name in names}


def _ids(places: tuple[Place, ...]) -> list[str]:
    return [one.id for one in places]


def _data(it: Material) -> dict[str, Any]:
    analysis = it.analysis
    answers = it.assessment
    return {
        "schema": SCHEMA,
        "assessment": answers.assessment,
        "organisation": answers.organisation,
        "catalogue": answers.catalogue,
        "progress": {**_plain(analysis.progress), "complete": analysis.progress.complete},
        "essentials": {
            "verdict": analysis.verdict,
            "lines": [{"id": line.place.id, "state": line.state} for line in analysis.essentials],
        },
        "groups": list(analysis.groups),
        "begin_with": _ids(analysis.begin_with),
        "chosen": [{"id": one.criterion, "reason": one.reason} for one in answers.priorities],
        "work_on": [_work(one, it) for one in analysis.work_on],
        "strengths": _ids(analysis.strengths),
        "enough_for_now": _ids(analysis.enough_for_now),
        "not_for_us": [{"id": one.id, "reason": one.answer.reason} for one in analysis.not_for_us],
        "still_to_look_at": _ids(analysis.still_to_look_at),
        "talk_again": [{"id": one.id, "why": list(one.talk_again)} for one in analysis.talk_again],
        "criteria": [_criterion(one) for one in analysis.places],
        "other_answers": _other_answers(it),
        "board": _board(it),
        "journey": _journey(it),
        "barriers": _barriers(it),
        "actions": list(answers.actions),
        "sittings": list(answers.sittings),
        **_since_last_time(it),
    }


def _work(place: Place, it: Material) -> dict[str, Any]:
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
        "why": gap_words.why(place, it.catalogue),
        "next_step": {
            "text": gap_words.next_step_words(place),
            "cost": step.cost if step else "nothing",
            "who": step.who if step else "",
            "source": list(step.source) if step else [],
        },
        "first_step": place.criterion.first_step.text,
        "helps": [one for one in place.criterion.overlaps if one in it.catalogue],
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
        "evidence": [{"what": one.what, "where": one.where} for one in answer.evidence],
        "views": dict(answer.views),
        "hands": dict(answer.hands),
        "agreed": answer.agreed is not False,
        "concern": answer.concern,
        "parked": answer.parked,
        "services": dict(answer.services),
    }


def _other_answers(it: Material) -> list[dict[str, Any]]:
    """Give the answers to criteria that this set does not ask: nothing that was typed is left out."""
    asked = {place.id for place in it.analysis.places}
    others = sorted(it.assessment.answers.items())
    return [{"id": one, **_plain(answer)} for one, answer in others if one not in asked]


def _board(it: Material) -> dict[str, Any] | None:
    board = it.analysis.board
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
        "words": sum_words(board, it.catalogue),
    }


def _journey(it: Material) -> dict[str, Any] | None:
    suggestion = journey.suggest(it.catalogue, it.assessment)
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
        "words": journey.stop_words(suggestion, it.catalogue),
    }


def _since_last_time(it: Material) -> dict[str, Any]:
    """Give what moved since the review before; nothing where the file knows of none."""
    found = since_last_time(it.assessment, it.catalogue)
    return {"since_last_time": comparison_data.data(found)} if found else {}


def _barriers(it: Material) -> list[dict[str, Any]]:
    return [
        {
            "id": one.barrier.id,
            "here": one.here,
            "because": [place.id for place in one.places],
            "asks": [approach.id for approach in barriers.asks_for(it.catalogue, (one.barrier,))],
        }
        for one in barriers.offered(it.catalogue, it.assessment, it.analysis)
    ]
