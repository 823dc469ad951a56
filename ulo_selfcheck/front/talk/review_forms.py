"""What is asked about the review itself: what comes first, which questions, adoption, which document."""

import datetime

from ulo_selfcheck.front.choosing import number_in
from ulo_selfcheck.front.talk.asker import NOTHING_CHANGED, YES_THAT_DAY, Asker, ask_date
from ulo_selfcheck.ground.dates import day
from ulo_selfcheck.ground.problem import Problem
from ulo_selfcheck.ground.text import one_line
from ulo_selfcheck.session.session import ALL, ESSENTIALS, Session


async def begin(session: Session, ask: Asker) -> None:
    """Ask what comes before the first question."""
    from ulo_selfcheck.front.talk import renew_form  # few reviews have anything that comes first

    await renew_form.begin(session, ask)


async def go(session: Session, ask: Asker, typed: str) -> bool:
    """Go to a question by the number that was typed, or is asked for."""
    number = number_in(typed) if typed else await ask.number("Which question? Type its number.")
    if typed and number is None:
        raise Problem(f'"{one_line(typed)[:60]}" is not a number. Type go and a number, such as go 11.')
    if number is not None:
        session.go(number)
    return number is not None


async def way(session: Session, ask: Asker) -> bool:
    """Choose which questions to go through today; say where each way stands."""
    ways = {ALL: "All questions", ESSENTIALS: "The essentials. This takes about half an hour"}
    ways |= {group.id: f"{group.name} alone" for group in session.catalogue.groups}
    if not session.catalogue.essentials:
        del ways[ESSENTIALS]
    options = [f"{name}. {session.how_far(one)}" for one, name in ways.items()]
    wanted = await ask.choose("Which questions today?", options, list(ways).index(session.way))
    if wanted is not None:
        await ask.say(session.choose_way(list(ways)[wanted]))
    return wanted is not None


async def adopt(session: Session, ask: Asker) -> None:
    """Show what is still open and mark the review as adopted by the committee, or open it again."""
    adopted = session.assessment.assessment.adopted
    if adopted:
        wanted = await ask.choose(
            f"The committee adopted this review on {day(adopted)}.", ("Leave it as it is", "Open it again"), 0
        )
        return await ask.say(session.reopen() if wanted == 1 else NOTHING_CHANGED)
    session.see_that_it_may_be_adopted()
    await _show_loose_ends(session, ask)
    await ask.say(
        "Once it is adopted, the answers are locked. You can still change the plan, or open the review again."
    )
    options = ("Yes, today", "Yes, on another day", "Not yet")
    wanted = await ask.choose("Did the committee adopt this review?", options)
    if wanted == 0:
        return await ask.say(session.adopt())
    if wanted == 1:
        date = await _ask_day_of_adopting(session, ask)
        return await ask.say(session.adopt(date) if date else NOTHING_CHANGED)
    return await ask.say(NOTHING_CHANGED)


async def _ask_day_of_adopting(session: Session, ask: Asker) -> datetime.date | None:
    """Ask for the day. One before the last sitting is asked about: it may be a slip."""
    question = "On which day? Type a date such as 10/12/2026."
    sittings = [one.date for one in session.assessment.sittings if one.date <= session.today]
    while date := await ask_date(ask, question, session.today, gone_by=True):
        if not sittings or date >= max(sittings):
            return date
        before = f"You had a sitting after that, on {day(max(sittings))}. Do you mean {day(date)}?"
        if await ask.choose(before, YES_THAT_DAY) == 0:
            return date
    return None


async def _show_loose_ends(session: Session, ask: Asker) -> None:
    from ulo_selfcheck.documents import before_adopting  # few sittings adopt anything

    found = before_adopting.before_adopting(session.assessment, session.catalogue, session.today)
    if found:
        await ask.read(found)
    else:
        await ask.say(before_adopting.NOTHING_OPEN)


async def replies(session: Session, ask: Asker) -> None:
    """Put members' answers that came back beside those of this review."""
    from ulo_selfcheck.front.talk import combine_form  # few sittings need it

    await combine_form.replies(session, ask)


async def report(session: Session, ask: Asker, name: str) -> None:
    """Make one of the documents that people take away; a name alone asks for the whole report."""
    from ulo_selfcheck.front.talk import document_form  # 7 ms that a start need not wait for

    await document_form.document(session, ask, name)


async def letter(session: Session, ask: Asker, name: str) -> None:
    """Make the letter to the council."""
    from ulo_selfcheck.front.talk import document_form  # as above

    await document_form.letter(session, ask, name)
