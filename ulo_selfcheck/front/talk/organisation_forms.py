"""What is asked about the organisation: its details, the facts for the journey, who sits together today."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from ulo_selfcheck.analysis.answer_words import kind_name
from ulo_selfcheck.answers.review import FORMS, NATIONS, Present
from ulo_selfcheck.catalogue.own_word import in_own_words, own_word
from ulo_selfcheck.front.talk.asker import YES_NO, Asker, keep_line
from ulo_selfcheck.ground.models import replace
from ulo_selfcheck.session.session import Session

if TYPE_CHECKING:
    from ulo_selfcheck.catalogue.context import AskedFact, Stop
    from ulo_selfcheck.documents.tree import Block

_TEXTS = (
    ("name", "What is your organisation called?"),
    ("people", "Who are you for? Use your own word, such as disabled people. The questions then say it too."),
    ("area", "Which area are you in?"),
)
_CHOICES = (
    ("nation", "Which nation are you in?", NATIONS),
    ("form", "What kind of organisation are you?", FORMS),
)
_COUNTS = (
    ("voting_from_constituency", "Count those here who have a vote. How many are people you are for?"),
    ("other_voting", "How many others have a vote?"),
    ("non_voting", "How many members have no vote?"),
    ("supporters", "How many supporters are here?"),
    ("interpreters", "How many interpreters are here?"),
    ("staff", "How many staff are here?"),
    ("guests", "How many guests are here?"),
    ("adviser", "How many advisers are here?"),
)
_SITTING_TEXTS = (
    ("guide", "Who guides the talk? A role is enough."),
    ("place", "Where are you? A place, or online."),
    ("access", "What was done so that all could take part?"),
    ("conflicts", "Did anybody say they have a conflict of interest?"),
)


_TOO_LONG = "The questions go on saying 'the people we are for', as your words are long or a sentence."


async def details(session: Session, ask: Asker) -> None:
    session.may_change()
    for field, question in _TEXTS:
        now = getattr(session.assessment.organisation, field)
        keep = partial(session.set_detail, field)
        await ask.say(await keep_line(ask, question, keep, now, needed=field == "name"))
        if field == "people" and (people := session.assessment.organisation.people) and not own_word(people):
            await ask.say(_TOO_LONG)
    for field, question, values in _CHOICES:
        now = getattr(session.assessment.organisation, field)
        names = [kind_name(value) for value in values]
        wanted = await ask.choose(question, names, values.index(now) if now else None)
        if wanted is not None:
            await ask.say(session.set_detail(field, values[wanted]))
    title = session.assessment.assessment.title
    await ask.say(await keep_line(ask, "What is this review called?", session.set_title, title, needed=True))


async def sitting(session: Session, ask: Asker) -> None:
    """Ask who is here today, in numbers, and how the sitting is held."""
    session.may_change()
    await ask.say("Who is here today? Numbers only, no names.")
    for field, question in _COUNTS:
        now = getattr(session.present, field)
        number = await ask.number(in_own_words(question, session.assessment.organisation.people), now)
        if number is not None and number != now:
            await ask.say(session.describe_sitting(present=counted(session.present, field, number)))
    taken_over = session.take_over_sitting()
    if taken_over:
        await ask.say(taken_over)
    for field, question in _SITTING_TEXTS:
        value = await ask.line(question, session.of_sitting(field) or "")
        if value is not None:
            await ask.say(session.describe_sitting(**{field: value}))
    quorate = session.of_sitting("quorate")
    enough = await ask.choose(
        "Are there enough people here to decide?", YES_NO, None if quorate is None else int(not quorate)
    )
    if enough is not None:
        await ask.say(session.describe_sitting(quorate=enough == 0))


async def ask_journey(session: Session, ask: Asker) -> None:
    """Ask what the journey needs to know, say which stop the group looks most like, let it choose its own."""
    from ulo_selfcheck.analysis import journey

    asked = session.catalogue.journey
    if asked is None:
        return await ask.say("This set of criteria has no journey.")
    can_change = not session.file.read_only
    for fact in asked.facts if can_change else ():
        await _ask_fact(session, ask, fact)
    suggestion = journey.suggest(session.catalogue, session.assessment)
    if suggestion:
        await ask.say(
            f"{journey.stop_words(suggestion, session.catalogue)} {' '.join(suggestion.stop.looks_like)}"
        )
        if suggestion.because:
            await ask.say(f"What points to it: {' '.join(suggestion.because)}")
        await ask.say(f"What you could do next: {' '.join(suggestion.stop.next_steps)}")
        await ask.show(lambda _: _journey_drawn(asked.stops, suggestion.stop.id))
    if not can_change:  # it is worth reading all the same
        return await ask.say(session.file.read_only)
    names = [*(f"Stop {stop.number}: {stop.name}" for stop in asked.stops), "Follow our answers"]
    wanted = await ask.choose("Do you want to choose a stop yourselves?", names)
    if wanted is not None:
        await ask.say(session.choose_stop(asked.stops[wanted].id if wanted < len(asked.stops) else ""))
    return None


def _journey_drawn(stops: "tuple[Stop, ...]", here: str) -> "Sequence[Block]":
    from ulo_selfcheck.documents.in_a_sitting import journey_drawn

    return journey_drawn(stops, here)


async def _ask_fact(session: Session, ask: Asker, fact: "AskedFact") -> None:
    from ulo_selfcheck.analysis import journey

    now = session.assessment.organisation.facts.get(fact.id)
    if fact.kind == "count":
        number = await ask.number(fact.ask, now if isinstance(now, int) else None)
        if number is not None:
            await ask.say(session.set_fact(fact.id, number))
        return
    values: list[bool | int | str] = [
        *((True, False) if fact.kind == "yes-no" else fact.choices),
        journey.UNKNOWN,
    ]
    names = [journey.fact_value_words(value) for value in values]
    wanted = await ask.choose(
        fact.ask, names, values.index(now) if now is not None and now in values else None
    )
    if wanted is not None:
        await ask.say(session.set_fact(fact.id, values[wanted]))


def counted(present: Present, field: str, number: int) -> Present:
    """Return who is here with one of the counts changed."""
    changes: dict[str, Any] = {field: number}
    return replace(present, **changes)
