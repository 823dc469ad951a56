"""What to look at before a committee adopts its review: what is open, not agreed, or past its day."""

import datetime
from collections.abc import Iterator

from ulo_selfcheck.analysis.action_plan import Plan, Plans
from ulo_selfcheck.analysis.answer_words import action_words
from ulo_selfcheck.answers.counting import counting
from ulo_selfcheck.answers.review import Assessment, Sitting
from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.documents.titled import titled
from ulo_selfcheck.documents.tree import Block, Document, Paragraph, listed
from ulo_selfcheck.ground.dates import day
from ulo_selfcheck.ground.english import sentence

TITLE = "Before you adopt this review"
NOTHING_OPEN = "We looked for loose ends before you adopt it. There are none."


def before_adopting(assessment: Assessment, catalogue: Catalogue, today: datetime.date) -> Document | None:
    """Compose what is worth a look before a review is adopted; None where there is nothing."""
    blocks = tuple(_blocks(counting(assessment, catalogue), catalogue, today))
    if not blocks:
        return None
    decide = Paragraph("You can adopt it as it is, or look at these first. That is for the committee.")
    return titled(TITLE, (*blocks, decide), catalogue)


def _blocks(assessment: Assessment, catalogue: Catalogue, today: datetime.date) -> Iterator[Block]:
    answers = {one: assessment.answer(one) for one in catalogue.order}
    for heading, ids in (
        ("Not answered yet", [one for one, answer in answers.items() if not answer.chosen]),
        ("To come back to later", [one for one, answer in answers.items() if answer.status == "later"]),
        ("We did not agree", [one for one, answer in answers.items() if answer.agreed is False]),
    ):
        yield from listed(heading, (sentence(catalogue.numbered(one)) for one in ids), own_numbers=True)
    yield from listed("Were there enough people to decide?", _quorum(assessment))
    plans = Plans.of([plan := Plan.of(assessment)], today)
    passed = (
        f"{catalogue.numbered(one.action.criterion)}: {action_words(one.action)}" for one in plans.passed
    )
    yield from listed("Overdue", passed, own_numbers=True)
    begun = (sentence(catalogue.numbered(one.criterion)) for one in plan.not_begun)
    yield from listed("Chosen, with no action yet", begun, own_numbers=True)


def _quorum(assessment: Assessment) -> Iterator[str]:
    if not assessment.sittings:
        yield "No sitting is written down."
    for one in assessment.sittings:
        if not one.quorate:
            yield f"{day(one.date)}: {_enough(one)}"


def _enough(sitting: Sitting) -> str:
    if sitting.quorate is None:
        return "nobody wrote down if there were."
    return "there were not enough people."
