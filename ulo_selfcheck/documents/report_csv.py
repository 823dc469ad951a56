"""The report as a table for a spreadsheet: one row a criterion, its actions in columns.

The columns are part of our promise; `help/6-answer-file.md` describes them.
"""

from collections.abc import Iterable, Mapping

from ulo_selfcheck.analysis import gap_words
from ulo_selfcheck.analysis.answer_words import SERVICE_STATES, as_typed, evidence_words, views_words
from ulo_selfcheck.analysis.gaps import Place
from ulo_selfcheck.analysis.then_and_now import CriterionThenAndNow, since_last_time
from ulo_selfcheck.answers.review import LIST_FIELDS, Action, Answer, ticked
from ulo_selfcheck.documents.formats.csv_table import Row, table
from ulo_selfcheck.documents.material import Material
from ulo_selfcheck.documents.record_sections import sitting_words


def render(material: Material) -> str:
    """Return the report as CSV text."""
    about = _about(material)
    last = _last(material)
    return table([{**row, **last.get(row["id"], {}), **about} for row in _rows(material)])


def _rows(material: Material) -> Iterable[Row]:
    for place in material.analysis.places:
        yield {
            "id": place.id,
            "number": str(place.criterion.number),
            "group": material.catalogue.group(place.criterion.group).name,
            "title": place.criterion.title,
            "essential": "yes" if place.criterion.essential else "",
            **_answer(place.answer, material),
            **_standing(place, material),
            **_planned(place.id, material),
        }
    for criterion in _elsewhere(material):
        yield {
            "id": criterion,
            **_answer(material.assessment.answer(criterion), material),
            **_planned(criterion, material),
        }


def _elsewhere(material: Material) -> list[str]:
    """Return the criteria that this set does not ask, and of which something was said."""
    answers = material.assessment
    named = {
        *answers.answers,
        *(one.criterion for one in answers.priorities),
        *(one.criterion for one in answers.actions),
    }
    return sorted(named - {place.id for place in material.analysis.places})


def _answer(answer: Answer, material: Material) -> Row:
    services, needs = (
        "\n".join(f"{one}: {SERVICE_STATES[state]}" for one, state in ticked(answer, name).items())
        for name in LIST_FIELDS
    )
    return {
        "answer": material.catalogue.name(answer.word),
        "status": answer.status or "",
        "level": answer.level or "",
        "aim": answer.aim or "",
        "reason": answer.reason,
        "partner": answer.partner,
        "note": answer.note,
        "evidence": "\n".join(evidence_words(one) for one in answer.evidence),
        "hands": views_words(answer.hands, material.catalogue) if answer.hands else "",
        "views": views_words(answer.views, material.catalogue) if answer.views else "",
        "agreed": "no" if answer.agreed is False else "",
        "concern": answer.concern,
        "parked": answer.parked,
        "services": services,
        "basic_needs": needs,
        "voting": _number(answer.voting),
        "from_constituency": _number(answer.from_constituency),
        "disabled": _number(answer.disabled),
        "asked": answer.asked,
    }


def _number(number: int | None) -> str:
    return "" if number is None else str(number)


def _standing(place: Place, material: Material) -> Row:
    return {
        "aim": place.aim,
        "usual_aim": "yes" if place.usual_aim else "",
        "steps": str(place.steps) if place.answer.level else "",
        "standing": place.standing,
        "tier": place.tier or "",
        "why": gap_words.why(place, material.catalogue) if place.tier else "",
        "next_step": gap_words.next_step_words(place) if place.tier else "",
        "first_step": place.criterion.first_step.text if place.tier else "",
    }


def _planned(criterion: str, material: Material) -> Row:
    row: dict[str, str] = {"priority": "", "priority_reason": ""}
    for number, priority in enumerate(material.assessment.priorities, 1):
        if priority.criterion == criterion:
            row |= {"priority": str(number), "priority_reason": priority.reason}
    ours = [one for one in material.assessment.actions if one.criterion == criterion]
    for number, action in enumerate(ours, 1):
        row |= {f"action {number} {name}": value for name, value in action_cells(action).items()}
    return row


def action_cells(action: Action) -> Row:
    """Return an action as cells: what, who, by, needs, cost, done, state, why and progress."""
    return {
        "what": action.what,
        "who": action.who,
        "by": action.by.isoformat() if action.by else "",
        "needs": action.needs,
        "cost": action.cost,
        "done": "yes" if action.done else "",
        "state": action.state or "",
        "why": action.why,
        "progress": "\n".join(f"{one.date.isoformat()}: {one.text}" for one in action.progress),
    }


def _last(material: Material) -> Mapping[str, Row]:
    """Return what was answered last time, by criterion; nothing where the file knows of no last time."""
    found = since_last_time(material.assessment, material.catalogue)
    return {one.id: _last_cells(one, material) for one in found.lines} if found else {}


def _last_cells(line: CriterionThenAndNow, material: Material) -> Row:
    then = (
        material.assessment.answer(line.id).last or line.then
    )  # also where it came out of another criterion
    return {
        "last_answer": material.catalogue.name(then.word),
        "last_level": then.level or "" if then.status == "rated" else "",
        "last_aim": then.aim or "",
        "last_reason": then.reason,
        "last_concern": then.concern,
        "last_asked": then.asked,
        **moved_cells(line),
    }


def moved_cells(line: CriterionThenAndNow) -> Row:
    """Return what moved as cells. Where nothing can be compared there is no number of steps."""
    return {"change": line.change, "steps_moved": _number(line.steps)}


def _about(material: Material) -> Row:
    """Return what is said of the whole review; it stands in every row, so that rows can be sorted and joined."""
    organisation = material.assessment.organisation
    sittings = (
        f"{one.date.isoformat()}: {' '.join(sitting_words(one)) or 'no more'}"
        for one in material.assessment.sittings
    )
    return {
        "organisation": organisation.name,
        "people": organisation.people,
        "area": organisation.area,
        "review": material.assessment.assessment.title,
        "sittings": "\n".join(as_typed(one) for one in sittings),
        **{one: getattr(organisation, one) for one in ("called", "council", "contact", "changed")},
    }
