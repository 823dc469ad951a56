"""Conversations that many a sitting does without. Their code is imported only now: it is 5 ms of every start."""

from ulo_selfcheck.front.talk.asker import Asker
from ulo_selfcheck.session.session import Session


async def begin(session: Session, ask: Asker) -> None:
    """Ask what comes before the first question."""
    from ulo_selfcheck.front.talk import renew_form

    await renew_form.begin(session, ask)


async def plan(session: Session, ask: Asker) -> None:
    from ulo_selfcheck.front.talk import plan_forms

    await plan_forms.plan(session, ask)


async def aims(session: Session, ask: Asker) -> None:
    from ulo_selfcheck.front.talk import plan_forms

    await plan_forms.aims(session, ask)


async def barriers(session: Session, ask: Asker) -> None:
    from ulo_selfcheck.front.talk import plan_forms

    await plan_forms.ask_barriers(session, ask)


async def journey(session: Session, ask: Asker) -> None:
    from ulo_selfcheck.front.talk import organisation_forms

    await organisation_forms.ask_journey(session, ask)


async def details(session: Session, ask: Asker) -> None:
    from ulo_selfcheck.front.talk import organisation_forms

    await organisation_forms.details(session, ask)


async def sitting(session: Session, ask: Asker) -> None:
    from ulo_selfcheck.front.talk import organisation_forms

    await organisation_forms.sitting(session, ask)


async def report(session: Session, ask: Asker, name: str) -> None:
    """Make one of the documents that people take away; a name alone asks for the whole report."""
    from ulo_selfcheck.front.talk import document_form

    await document_form.document(session, ask, name)
