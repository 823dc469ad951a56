"""A new review from last time's, and what is asked before its first question."""

from collections.abc import Sequence
from pathlib import Path

from ulo_selfcheck.across.renew import newer, preview
from ulo_selfcheck.analysis.answer_words import action_words
from ulo_selfcheck.answers import file_names
from ulo_selfcheck.answers.folder import Found, free_path
from ulo_selfcheck.answers.review import Action
from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.front.talk.asker import Asker, ask_date
from ulo_selfcheck.front.talk.choose_file import ask_file, ask_place
from ulo_selfcheck.front.talk.plan_forms import ASK_WHY
from ulo_selfcheck.ground.english import sentence
from ulo_selfcheck.session import opening
from ulo_selfcheck.session.session import Session

_NOTHING_MADE = "Nothing was made. The old file is as it was."


async def renew(catalogue: Catalogue, ask: Asker, files: Sequence[Found]) -> Path | None:
    """Ask which review to begin from, show what comes along, and make the new one. Returns where it is."""
    path = await ask_file(ask, "Which review do you want to begin from?", files)
    if path is None:
        return None
    old = opening.last_time(path)
    await ask.read(preview(old, catalogue))
    if await ask.choose("Do you want to make the new review?", ("Yes, make it", "No, leave it")) != 0:
        await ask.say(_NOTHING_MADE)
        return None
    usual = free_path(path.absolute().parent, file_names.file_name(old.organisation.name))
    new = await ask_place(ask, usual)
    opening.renew(path, new, catalogue)
    return new


async def begin(session: Session, ask: Asker) -> None:
    """Ask what comes before the first question: newer criteria, then the actions from last time."""
    if session.has_other_criteria:
        await _offer_these_criteria(session, ask)
    actions = session.actions_from_last_time
    for number, action in enumerate(actions, 1):
        await _ask_about(session, ask, action, f"{number} of {len(actions)}.")
    if actions:
        await ask.say(session.looked_at_actions())


async def _offer_these_criteria(session: Session, ask: Asker) -> None:
    await ask.read(newer(session.assessment, session.catalogue))
    ways = ("Yes, carry them on", "No, leave them as they are")
    if await ask.choose("Do you want to carry your answers on to these criteria?", ways) == 0:
        await ask.say(session.carry_on_to_these())


async def _ask_about(session: Session, ask: Asker, action: Action, place: str) -> None:
    """Ask what became of an action from last time."""
    await ask.say(f"An action from last time, {place}")
    await ask.say(f"{sentence(session.catalogue.title(action.criterion))} {action_words(action)}")
    wanted = await ask.choose("How is it going?", ("Done", "It carries on", "We let it go"))
    if wanted is None:
        return None
    if wanted == 2:
        why = await ask.line(ASK_WHY["let-go"])
        return await ask.say(session.let_action_stand(action.id, "let-go", why or ""))
    text = await ask.line("What happened? You can leave this out.")
    if text:
        session.add_progress(action.id, text)
    if wanted == 0:
        return await ask.say(session.let_action_stand(action.id, "done"))
    by = await ask_date(ask, "By when now? You can leave this out.", session.today, now=action.by)
    return await ask.say(session.change_action(action.id, by=by))
