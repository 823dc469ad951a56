"""Words that several documents and both front ends say the same way."""

from collections.abc import Iterator, Mapping
from typing import Literal

from ulo_selfcheck.answers.review import VIEWS, Action, Answer, Evidence, ServiceState, Stands, View
from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.catalogue.criterion import LEVELS, OWN, Cost, Step, Time
from ulo_selfcheck.ground.dates import day
from ulo_selfcheck.ground.english import sentence

FEES: Mapping[Cost, str] = {
    "nothing": "No fee.",
    "little": "A little money, up to about 500 pounds.",
    "money": "More than about 500 pounds.",
}
ACCESS_COSTS = "Access costs as usual."
"""What is added to each fee: where many stand together it is said once."""
COSTS: Mapping[Cost, str] = {cost: f"{fee} {ACCESS_COSTS}" for cost, fee in FEES.items()}
TIMES: Mapping[Time, str] = {
    "hour": "About an hour.",
    "evening": "An evening.",
    "weeks": "Some weeks, a little at a time.",
    "months": "Some months, a little at a time.",
}
STORY = "Who has done it"
GOLD_STANDARD = "The criteria are a gold standard. Most ULOs do not meet them all, and that is fine."
SERVICE_STATES: Mapping[ServiceState, str] = {
    "we-do": "We do it",
    "partner": "A partner does it",
    "not-yet": "Not yet",
    "choose-not": "We choose not to",
}
STANDS: Mapping[Stands, str] = {
    "open": "Not begun",
    "doing": "We are doing it",
    "stuck": "We are stuck",
    "done": "Done",
    "let-go": "We let it go",
}
FEW = 5
"""With fewer people or organisations than these, others may guess who said what: of them no counts are printed."""


def kind_name(kind: str) -> str:
    """Return a nation or a kind of organisation as it is written: 'Northern Ireland', 'CIO', 'Charity'."""
    return kind.upper() if kind in ("uk", "cio", "cic") else kind.replace("-", " ").title()


def evidence_words(evidence: Evidence) -> str:
    """Return in words a piece of evidence, the day it is from and where it is kept."""
    from_day = f", from {day(evidence.date)}" if evidence.date else ""
    return f"{evidence.what}{from_day}{f' (kept: {evidence.where})' if evidence.where else ''}"


Beside = Literal["reason", "partner", "note", "evidence", "concern", "parked"]
"""What can be typed beside an answer."""


def said_beside(answer: Answer, labels: Mapping[Beside, str]) -> Iterator[tuple[str, str]]:
    """Return what was typed beside an answer, with these labels and in their order; what has none is left out."""
    for name, label in labels.items():
        if name == "evidence":
            yield from ((label, evidence_words(one)) for one in answer.evidence)
        elif getattr(answer, name):
            yield label, getattr(answer, name)


def views_words(views: Mapping[View, int], catalogue: Catalogue) -> str:
    """Return in words how many people chose what: 'Started 1, Partly 3, Not sure 1.'"""
    names = {view: "No view" if view == "no-view" else catalogue.name(view) for view in VIEWS}
    return ", ".join(f"{names[view]} {views[view]}" for view in VIEWS if views.get(view)) + "."


def printed_views(views: Mapping[View, int], catalogue: Catalogue) -> str:
    """Return in words views as a document may print them: counts, or of fewer than five people the spread alone."""
    if sum(views.values()) >= FEW:
        return views_words(views, catalogue)
    held = [catalogue.name(level) for level in LEVELS if views.get(level)]
    if not held:
        return "Nobody chose a level."
    return f"All at {held[0]}." if len(held) == 1 else f"From {held[0]} to {held[-1]}."


def as_typed(text: str) -> str:
    """Return somebody's own words with a full stop where they end in none. Not one of their letters is changed."""
    return text if text[-1:] in ".?!:" else f"{text}."


def action_words(action: Action) -> str:
    """Return in words an action: what was decided, and what became of it."""
    return " ".join((decided_words(action), *became_words(action)))


def decided_words(action: Action) -> str:
    """Return in words what was decided: what, who, what it needs and costs, by when."""
    said = [as_typed(action.what)]
    for label, value in (("Who", action.who), ("Needs", action.needs), ("Cost", action.cost)):
        if value:
            said.append(sentence(f"{label}: {value}"))
    if action.by:
        said.append(f"By {day(action.by)}.")
    return " ".join(said)


def origin_rows(step: Step, catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Return why a step is worth taking, by its sources, and apart from that whose suggestion the step is."""
    why = tuple(one for one in step.source if one != OWN)
    yield "Where the idea comes from", sources_words(why or step.source, catalogue)
    if why:
        yield "The step itself", "Our own suggestion." if OWN in step.source else "From there, in our words."


def became_words(action: Action) -> Iterator[str]:
    """Return in words how an action goes, sentence by sentence: where it stands, why, and what happened on which day."""
    if action.stands != "open":
        yield f"{STANDS[action.stands]}."
    if action.why:
        yield sentence(f"Why: {action.why}")
    yield from (sentence(f"{day(one.date)}: {one.text}") for one in action.progress)


def sources_words(sources: tuple[str, ...], catalogue: Catalogue) -> str:
    """Return in words where an idea comes from, by title."""
    titles = {one.id: one.title_original for one in catalogue.identity.sources}
    return " ".join(sentence(titles[one]) for one in sources)
