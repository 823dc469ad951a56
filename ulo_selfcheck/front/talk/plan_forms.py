"""What is asked when a group plans: its aims, the barriers it meets, priorities and actions."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from ulo_selfcheck.analysis import gap_words, gaps
from ulo_selfcheck.analysis.answer_words import STANDS as STANDS_WORDS
from ulo_selfcheck.analysis.answer_words import action_words, as_typed
from ulo_selfcheck.analysis.helper_words import outside_sentence
from ulo_selfcheck.answers.review import STANDS, Action, Stands
from ulo_selfcheck.catalogue.criterion import Criterion
from ulo_selfcheck.front.talk.answer_forms import choose_level
from ulo_selfcheck.front.talk.asker import NOTHING_CHANGED, YES_NO, Asker, Option, ask_date, keep_line
from ulo_selfcheck.ground.dates import day
from ulo_selfcheck.ground.english import sentence
from ulo_selfcheck.session.session import Session, named

if TYPE_CHECKING:
    from ulo_selfcheck.documents.tree import Block


async def aims(session: Session, ask: Asker) -> None:
    """Look at one group's aims, change some, and make them the committee's own."""
    groups = session.catalogue.groups
    wanted = await ask.choose("The aims of which group?", [group.name for group in groups])
    if wanted is None:
        return await ask.say(NOTHING_CHANGED)
    return await _aims_of(session, ask, groups[wanted].id)


async def _aims_of(session: Session, ask: Asker, group: str) -> None:
    """Show a group's aims on one page; change one after another until they are the group's own."""
    criteria = session.catalogue.in_group(group)
    name = session.catalogue.group(group).name
    while True:
        options: list[str | Option] = [*(_aim(session, one) for one in criteria), "Keep these as our aims"]
        wanted = await ask.choose(f"The aims for {name}. Choose one to change it.", options)
        if wanted is None:
            return await ask.say("Your aims are kept. You can come back to them.")
        if wanted == len(criteria):
            return await ask.say(session.confirm_aims(group))
        question = f"{criteria[wanted].title}. Where do you want to be?"
        said = await choose_level(session, ask, criteria[wanted], question)
        await ask.say(said or NOTHING_CHANGED)


def _aim(session: Session, criterion: Criterion) -> Option:
    own = session.answer_to(criterion.id).aim
    now = session.answer_to(criterion.id).level
    at = f". Now: {session.catalogue.name(now).lower()}" if now else ""
    aim = f"Aim: {session.catalogue.name(own or criterion.aim).lower()}"
    return Option(criterion.title, f"{aim}{'' if own else ', the usual one'}{at}")


async def ask_barriers(session: Session, ask: Asker) -> None:
    """Ask of each barrier that the gaps point to: is this true here?"""
    from ulo_selfcheck.analysis import barriers

    if session.catalogue.asks is None:
        return await ask.say("This set of criteria has no barriers.")
    analysis = gaps.analyse(session.catalogue, session.assessment)
    found = barriers.offered(session.catalogue, session.assessment, analysis)
    if not found:
        return await ask.say("Your answers do not point to a barrier yet.")
    session.may_change()
    for number, one in enumerate(found, 1):
        now = None if one.here is None else int(not one.here)
        await ask.say(f"Barrier {number} of {len(found)}. {one.barrier.name}. {one.barrier.plain}")
        wanted = await ask.choose(one.barrier.ask, (*YES_NO, "We do not know"), now)
        if wanted is not None:
            await ask.say(session.answer_barrier(one.barrier.id, (True, False, None)[wanted]))
    return None


async def plan(session: Session, ask: Asker) -> None:
    """Say what is planned, and change one thing after another, until the person leaves."""
    said = list(_planned(session))
    while True:
        await ask.show(lambda _: _plan_drawn(session), said)
        wanted = await ask.choose("Your plan. What do you want to do?", tuple(_WAYS))
        if wanted is None:
            break
        await tuple(_WAYS.values())[wanted](session, ask)
        said = []
    await ask.say("Your plan is kept. You can come back to it.")


def _planned(session: Session) -> Iterator[str]:
    """Give in words what the group chose, and what it does about it."""
    for number, priority in enumerate(session.assessment.priorities, 1):
        if priority.criterion in session.catalogue:
            reason = f" {as_typed(priority.reason)}" if priority.reason else ""
            yield f"Priority {number}: {_question(session, priority.criterion)}.{reason}"
    for action in session.assessment.actions:
        yield f"Action {action.id}, for {_question(session, action.criterion)}: {action_words(action)}"
    if not session.assessment.priorities and not session.assessment.actions:
        yield "You have not chosen priorities or actions yet."


def _plan_drawn(session: Session) -> "Sequence[Block]":
    from ulo_selfcheck.documents.in_a_sitting import plan_drawn

    return plan_drawn(session.assessment, session.catalogue)


def _question(session: Session, criterion: str) -> str:
    """Return a criterion within a sentence. Beside another number, its own one says that it is a question's."""
    catalogue = session.catalogue
    return named(catalogue[criterion]) if criterion in catalogue.order else catalogue.title(criterion)


def _named(session: Session, action: Action) -> str:
    """Return in words an action and what it is for: 'Peer support: Start a group. Who: Ann.'"""
    return f"{session.catalogue.title(action.criterion)}: {action_words(action)}"


async def about_one(session: Session, ask: Asker, criterion: str) -> bool:
    """Ask what to do about one gap, and do it. True: open its question."""
    is_chosen = any(one.criterion == criterion for one in session.assessment.priorities)
    choose = "Take it off your list" if is_chosen else "Choose it to work on"
    options = ("Open the question", choose, "Add an action")
    wanted = await ask.choose(f"{session.catalogue.title(criterion)}. What do you want to do?", options)
    if wanted == 1 and is_chosen:
        await ask.say(session.remove_priority(criterion))
    elif wanted == 1:
        await _choose_priority(session, ask, criterion)
    elif wanted == 2:
        await _describe_action(
            session, ask, gaps.analyse(session.catalogue, session.assessment).place(criterion)
        )
    return wanted == 0


async def _choose_priority(session: Session, ask: Asker, criterion: str) -> None:
    reason = await ask.line("Why this one? You can leave this out.")
    await ask.say(session.add_priority(criterion, reason or ""))


async def _add_priority(session: Session, ask: Asker) -> None:
    analysis = gaps.analyse(session.catalogue, session.assessment)
    work_on = [place for place in analysis.work_on if place not in analysis.chosen]
    if not work_on:
        return await ask.say("There is nothing more on the list to work on.")
    names = [f"{place.criterion.title}. {gap_words.why(place, session.catalogue)}" for place in work_on]
    wanted = await ask.choose("Which one do you want to work on?", names)
    if wanted is None:
        return await ask.say(NOTHING_CHANGED)
    return await _choose_priority(session, ask, work_on[wanted].id)


async def _change_priority(session: Session, ask: Asker) -> None:
    chosen = session.assessment.priorities
    wanted = await _one_of(ask, "Which one?", [session.catalogue.title(one.criterion) for one in chosen])
    if wanted is None:
        return None
    criterion = chosen[wanted].criterion
    options = [*(f"Make it number {number}" for number in range(1, len(chosen) + 1)), "Take it off the list"]
    what = await ask.choose("What do you want to do with it?", options, wanted)
    if what is None:
        return await ask.say(NOTHING_CHANGED)
    if what < len(chosen):
        return await ask.say(session.move_priority(criterion, what + 1))
    return await ask.say(session.remove_priority(criterion))


async def _add_action(session: Session, ask: Asker) -> None:
    analysis = gaps.analyse(session.catalogue, session.assessment)
    places = [*analysis.chosen, *(one for one in analysis.work_on if one not in analysis.chosen)]
    wanted = await _one_of(ask, "An action for which one?", [place.criterion.title for place in places])
    if wanted is None:
        return
    await _describe_action(session, ask, places[wanted])


async def _describe_action(session: Session, ask: Asker, place: gaps.Place) -> None:
    suggested = gap_words.next_step_words(place)
    question = f"{sentence(place.title)} What will you do?"
    what = await ask.line(question, suggested, suggested=True)
    outside = outside_sentence(place.next_step, session.catalogue)
    who = await ask.line(" ".join(("Who does it? A role is enough.", *outside)))
    by = await ask_date(ask, _BY_WHEN, session.today)
    needs = await ask.line("What does it need? You can leave this out.")
    cost = await ask.line("What does it cost? You can leave this out.")
    said = session.add_action(
        place.id, what or suggested, who=who or "", by=by, needs=needs or "", cost=cost or ""
    )
    await ask.say(said)


async def _change_action(session: Session, ask: Asker) -> None:
    actions = session.assessment.actions
    wanted = await _one_of(ask, "Which action?", [_named(session, one) for one in actions])
    if wanted is None:
        return None
    action = actions[wanted]
    what = await ask.choose(
        f"{_named(session, action)} What do you want to do with it?", tuple(_ACTION_CHANGES)
    )
    if what is None:
        return await ask.say(NOTHING_CHANGED)
    change = tuple(_ACTION_CHANGES.values())[what]
    if change == "stands":
        return await _ask_how_it_stands(session, ask, action)
    if change == "remove":
        return await ask.say(session.remove_action(action.id))
    if change == "by":
        by = await ask_date(ask, _BY_WHEN, session.today, now=action.by)
        return await ask.say(session.change_action(action.id, by=by))
    if change == "progress":
        text = await ask.line(f"What happened? It is dated {day(session.today)}.")
        return await ask.say(session.add_progress(action.id, text) if text else NOTHING_CHANGED)

    def keep(line: str) -> str:
        return session.change_action(action.id, **{change: line})

    said = await keep_line(ask, "Type it:", keep, getattr(action, change), needed=change == "what")
    return await ask.say(said or NOTHING_CHANGED)


async def _ask_how_it_stands(session: Session, ask: Asker, action: Action) -> None:
    names = [STANDS_WORDS[one] for one in STANDS]
    wanted = await ask.choose("How is it going?", names, STANDS.index(action.stands))
    if wanted is None:
        return await ask.say(NOTHING_CHANGED)
    stands = STANDS[wanted]
    why = await ask.line(ASK_WHY[stands]) if stands in ASK_WHY else ""
    return await ask.say(session.let_action_stand(action.id, stands, why or ""))


ASK_WHY: Mapping[Stands, str] = {
    "stuck": "What is stopping you? You can leave this out.",
    "let-go": "Why are you letting it go? You can leave this out.",
}
_ACTION_CHANGES = {
    "Say how it is going: doing it, stuck, done or let go": "stands",
    "Write down what happened": "progress",
    "Change what you will do": "what",
    "Change who does it": "who",
    "Change by when": "by",
    "Change what it needs": "needs",
    "Change what it costs": "cost",
    "Delete it": "remove",
}


async def _one_of(ask: Asker, question: str, names: list[str]) -> int | None:
    if not names:
        await ask.say("There are none yet.")
        return None
    wanted = await ask.choose(question, names)
    if wanted is None:
        await ask.say(NOTHING_CHANGED)
    return wanted


_BY_WHEN = "By when? Type a date such as March 2027, 31/3/2027 or in 3 months. You can leave this out."
_WAYS = {
    "Choose something to work on": _add_priority,
    "Change your list": _change_priority,
    "Add an action": _add_action,
    "Change an action": _change_action,
}
