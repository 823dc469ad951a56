"""What can be said beside an answer: notes, evidence, aims, views, concerns, partners, the sum, the checklist."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ulo_selfcheck.analysis.answer_words import SERVICE_STATES as STATE_WORDS
from ulo_selfcheck.analysis.answer_words import evidence_words, views_words
from ulo_selfcheck.analysis.board import Board, board_of, sum_words
from ulo_selfcheck.analysis.checklists import gone_through, summary_words
from ulo_selfcheck.analysis.gaps import why_talk
from ulo_selfcheck.analysis.last_time import sum_then
from ulo_selfcheck.analysis.said_at_question import said_at_question
from ulo_selfcheck.answers.review import SERVICE_STATES, VIEWS, View, ticked
from ulo_selfcheck.answers.spread import any_differ
from ulo_selfcheck.catalogue.criterion import LEVELS, Criterion
from ulo_selfcheck.catalogue.own_word import means_disabled_people
from ulo_selfcheck.front.choosing import number_in
from ulo_selfcheck.front.talk.asker import NOTHING_CHANGED, Asker, ask_again, ask_date, keep_line
from ulo_selfcheck.ground.english import sentence
from ulo_selfcheck.ground.problem import Problem
from ulo_selfcheck.ground.text import one_line
from ulo_selfcheck.session.session import ASK_REASON, REASON_FIRST, Session

if TYPE_CHECKING:
    from ulo_selfcheck.catalogue.criterion import Sum
    from ulo_selfcheck.documents.tree import Block

HEALTH = "Please leave out names, and anything about a person's health."


async def not_for_us(session: Session, ask: Asker) -> None:
    """Ask first whether a partner does it, then why the group chooses not to."""
    session.may_change_answers()
    await ask.say(REASON_FIRST)
    await ask_again(ask, f"Not for us, at {session.named}. {ASK_REASON}", session.not_for_us)


async def _only_if_open(session: Session, ask: Asker, *kept: str) -> None:
    """Refuse before anything is typed where answers stand. What is kept can still be read.

    Raises:
        Problem: why no answer can change.
    """
    try:
        session.may_change_answers()
    except Problem:
        for one in filter(None, kept):
            await ask.say(one)
        raise


async def note(session: Session, ask: Asker) -> None:
    await _only_if_open(session, ask, session.answer.note)
    if not session.answer.note:
        await ask.say(HEALTH)
    await ask.text(f"Note for {session.named}", session.answer.note, session.set_note)
    session.settle()


async def evidence(session: Session, ask: Asker) -> None:
    """Add a piece of evidence, or change one."""
    pieces = session.answer.evidence
    await _only_if_open(session, ask, *map(evidence_words, pieces))
    if not pieces:
        return await _add_evidence(session, ask)
    options = ["Add another", *(f"Change: {evidence_words(one)}" for one in pieces)]
    wanted = await ask.choose(f"Evidence for {session.named}. What do you want to do?", options)
    if wanted is None:
        return await ask.say(NOTHING_CHANGED)
    if wanted == 0:
        return await _add_evidence(session, ask)
    return await _change_evidence(session, ask, wanted)


async def _add_evidence(session: Session, ask: Asker) -> None:
    await ask.say("Evidence supports your answer. It adds no points.")
    what = await ask.line(f"Evidence for {session.named}. What shows your answer?")
    if not what:
        return await ask.say(NOTHING_CHANGED)
    where = await ask.line(f"Evidence for {session.named}. Where is it kept? You can leave this out.")
    date = await ask_date(ask, _FROM_DAY, session.today, gone_by=True)
    return await ask.say(session.add_evidence(what, where or "", date))


async def _change_evidence(session: Session, ask: Asker, number: int) -> None:
    piece = session.answer.evidence[number - 1]
    ways = ("Change what it is", "Change where it is kept", "Change which day it is from", "Delete it")
    wanted = await ask.choose(f"{sentence(evidence_words(piece))} What do you want to do with it?", ways)
    if wanted is None:
        return await ask.say(NOTHING_CHANGED)
    if wanted == 3:
        return await ask.say(session.remove_evidence(number))
    if wanted == 2:
        date = await ask_date(ask, _FROM_DAY, session.today, now=piece.date, gone_by=True)
        return await ask.say(session.change_evidence(number, date=date))
    field, question = (("what", "What shows your answer?"), ("where", "Where is it kept?"))[wanted]

    def keep(line: str) -> str:
        return session.change_evidence(number, **{field: line})

    said = await keep_line(ask, question, keep, getattr(piece, field), needed=field == "what")
    return await ask.say(said or NOTHING_CHANGED)


_FROM_DAY = "Which day is it from? You can leave this out."


async def aim(session: Session, ask: Asker) -> None:
    usual = session.catalogue.name(session.criterion.aim)
    wanted = await choose_level(
        session,
        ask,
        session.criterion,
        f"Aim for {session.named}. Where do you want to be? The usual aim is {usual}.",
    )
    await ask.say(wanted or NOTHING_CHANGED)


async def choose_level(session: Session, ask: Asker, criterion: Criterion, question: str) -> str:
    """Ask for an aim, keep it, and give the sentence to say; nothing when it was left as it is."""
    session.may_change_answers()
    names = [session.catalogue.name(level) for level in LEVELS]
    now = LEVELS.index(session.answer_to(criterion.id).aim or criterion.aim)
    wanted = await ask.choose(question, names, now)
    return "" if wanted is None else session.set_aim(LEVELS[wanted], criterion.id)


async def views(session: Session, ask: Asker) -> None:
    """Count hands: a number for each level, typed in one go."""
    before = session.answer.hands
    for one in said_at_question(session.answer, session.catalogue):
        if one.word == "views":
            await ask.say(one.text)
    if before:
        await ask.say("To clear these hands, type 0.")
    session.may_change_answers()
    names = [*(session.catalogue.name(view) for view in VIEWS[:-1]), "No view"]
    question = (
        f"Views on {session.named}. How many hands for each? Type {_SOME_HANDS}. "
        f"Or type {len(VIEWS)} numbers, such as {_ALL_HANDS}, in this order: {sentence(', '.join(names))}"
    )
    await ask.show(lambda typed: _hands_drawn(session, typed))
    await ask_again(ask, question, lambda line: _keep_hands(session, line))
    if session.answer.hands in (before, {}):
        return
    await ask.say(f"Hands: {views_words(session.answer.hands, session.catalogue)}")
    here = session.present.voting_from_constituency + session.present.other_voting
    if 0 < here < sum(session.answer.hands.values()):
        await ask.say(
            f"That is more than the {here} people with a vote who are here today. Count again if you like."
        )
    talk = why_talk(session.answer, session.catalogue)
    if talk:
        await ask.say(f"Talk about this: {' '.join(talk)} Then choose your answer.")


_SOME_HANDS = "names, such as partly 3, mostly 1"
_ALL_HANDS = "1 3 1 0 0 0 0"


def _keep_hands(session: Session, line: str) -> str:
    """Keep hands typed in order ('1 3 1 0 0 0 0') or by level ('partly 3, mostly 1').

    A number alone could be meant for any level, so its name is asked for. 0 alone clears the hands.
    """
    hands = _hands_in(session, line)
    if hands is None:
        raise Problem(f"Type {_SOME_HANDS}. Or type up to {len(VIEWS)} whole numbers, such as {_ALL_HANDS}.")
    if _could_be_any_level(line):
        raise Problem(f"Which level is {line.strip()} for? Type its name too, such as partly {line.strip()}.")
    return session.set_views(hands)


def _hands_in(session: Session, line: str) -> dict[View, int] | None:
    """Return the hands that a line gives, in either way; None where it gives none."""
    by_name = _hands_by_name(session, line)
    numbers = line.replace(",", " ").split()
    if by_name is not None:
        return by_name
    if len(numbers) > len(VIEWS) or not all(one.isdecimal() and len(one) < 7 for one in numbers):
        return None
    return {view: int(number) for view, number in zip(VIEWS, numbers, strict=False)}


def _could_be_any_level(line: str) -> bool:
    """Return whether a line is one number alone, and not 0."""
    return line.strip().isdecimal() and int(line) != 0


def _hands_drawn(session: Session, line: str) -> "Sequence[Block]":
    """Return what is drawn of a line that may not be finished: hands whose level is known."""
    from ulo_selfcheck.documents.in_a_sitting import hands_drawn

    hands = None if _could_be_any_level(line) else _hands_in(session, line)
    return hands_drawn(hands or {}, session.catalogue)


def _hands_by_name(session: Session, line: str) -> dict[View, int] | None:
    """Read 'partly 3, mostly 1'; None where the line is not of that kind."""
    names: dict[str, View] = {"no view": "no-view"}
    names |= {session.catalogue.name(view).casefold(): view for view in VIEWS[:-1]}
    found = re.findall(r"([^\W\d][^\d,:=]*?)\s*[:=]?\s*(\d{1,6})(?:[,.\s]+|$)", line.casefold())
    if not found or any(name not in names for name, _number in found):
        return None
    return {names[name]: int(number) for name, number in found}


async def concern(session: Session, ask: Asker) -> None:
    answer = session.answer
    await _only_if_open(session, ask, answer.concern)
    question = f"Concern about {session.named}. What did somebody disagree with? No names."
    text = await ask.line(question, answer.concern)
    known = answer.agreed is not None or bool(answer.level and not any_differ(answer))
    wanted = await ask.choose(
        f"Did you agree on a level for {session.named}?",
        ("Yes, we agreed", "No, we did not agree"),
        int(answer.agreed is False) if known else None,
    )
    if text is None and wanted is None:
        return await ask.say(NOTHING_CHANGED)
    kept = answer.concern if text is None else text
    return await ask.say(session.set_concern(kept, agreed=None if wanted is None else wanted == 0))


async def partner(session: Session, ask: Asker) -> None:
    await _only_if_open(session, ask, session.answer.partner)
    question = f"Partner for {session.named}. Who does this in your place?"
    name = await ask.line(question, session.answer.partner)
    await ask.say(NOTHING_CHANGED if name is None else session.set_partner(name))


async def park(session: Session, ask: Asker) -> None:
    await _only_if_open(session, ask, session.answer.parked)
    text = await ask.line(
        f"To park at {session.named}. What do you want to come back to?", session.answer.parked
    )
    await ask.say(NOTHING_CHANGED if text is None else session.park(text))


async def the_sum(session: Session, ask: Asker) -> None:
    """Ask for the numbers of voting members, and say what they mean."""
    words, answer = session.criterion.sum, session.answer
    if words is None:
        return None
    await ask.say(f"Who holds the votes, for {session.named}. {words.about}")
    for said in sum_then(answer.last):
        await ask.say(said)
    session.may_change_answers()
    voting = _or(await ask.number(words.ask_voting, answer.voting), answer.voting)
    if voting is None:
        return await ask.say(NOTHING_CHANGED)
    await ask.show(lambda typed: _seats_drawn(words, voting, typed))
    ours = _or(await ask.number(words.ask_from, answer.from_constituency), answer.from_constituency)
    if ours is None:
        return await ask.say(NOTHING_CHANGED)
    await ask.show(lambda _: _seats_drawn(words, voting, str(ours)))
    disabled = answer.disabled
    if disabled is not None or not means_disabled_people(session.assessment.organisation.people):
        disabled = _or(await ask.number(words.ask_disabled, disabled), disabled)
    said = session.set_sum(voting, ours, disabled)
    board = board_of(session.catalogue, session.assessment)
    return await ask.say(" ".join([said, *(sum_words(board, session.catalogue) if board else [])]))


def _seats_drawn(words: "Sum", voting: int, ours: str) -> "Sequence[Block]":
    from ulo_selfcheck.documents.in_a_sitting import seats_drawn

    number = number_in(ours)
    if number is None or number > voting:
        return ()
    return seats_drawn(Board(voting=voting, ours=number, disabled=None, share=words.share, floor=words.floor))


def _or(number: int | None, now: int | None) -> int | None:
    return now if number is None else number


async def checklist(session: Session, ask: Asker) -> None:
    """Ask for each line of the checklist of this question who does it, and say what is missing here."""
    ours = session.criterion.checklist
    if ours is None:
        return
    await ask.say(f"{ours.title}, for {session.named}. {ours.about}")
    session.may_change_answers()
    states = [STATE_WORDS[state] for state in SERVICE_STATES]
    last = session.answer.last
    for number, line in enumerate(ours.lines, 1):
        now = ticked(session.answer, ours.name).get(line.id)
        before = ticked(last, ours.name).get(line.id) if last else None
        then = f" Last time: {STATE_WORDS[before].lower()}." if before and not now else ""
        question = f"{number} of {len(ours.lines)}. {line.title}. {line.plain} {ours.ask}{then}"
        wanted = await ask.choose(question, states, SERVICE_STATES.index(now) if now else None)
        if wanted is not None:
            await ask.say(session.tick(ours.name, line.id, SERVICE_STATES[wanted]))
    for one in gone_through(session.catalogue, session.assessment):
        if one.criterion == session.criterion:
            await ask.say(summary_words(one))


async def copy_note(session: Session, ask: Asker) -> None:
    """Copy the note of a question that is close to this one."""
    session.may_change_answers()
    here = session.criterion
    close = [one for one in session.catalogue.criteria if one.id in here.overlaps or here.id in one.overlaps]
    with_note = [one for one in close if session.answer_to(one.id).note]
    if not with_note:
        return await ask.say("No question that is close to this one has a note.")
    options = [f"{one.title}: {one_line(session.answer_to(one.id).note)[:70]}" for one in with_note]
    wanted = await ask.choose(f"A note for {session.named}. Whose note do you want to copy to it?", options)
    if wanted is None:
        return await ask.say(NOTHING_CHANGED)
    copied = session.answer_to(with_note[wanted].id).note
    return await ask.say(session.set_note("\n".join(part for part in (session.answer.note, copied) if part)))


async def parked(session: Session, ask: Asker) -> None:
    """Work off what was parked, one matter after another."""
    while True:
        waiting = [one for one in session.catalogue.criteria if session.answer_to(one.id).parked]
        if not waiting:
            return await ask.say("Nothing is parked.")
        options = [f"{one.title}: {one_line(session.answer_to(one.id).parked)}" for one in waiting]
        await _only_if_open(session, ask, *options)
        wanted = await ask.choose("These matters are parked. Choose one that is done.", options)
        if wanted is None:
            return await ask.say(f"Still parked: {len(waiting)}.")
        await ask.say(session.park("", waiting[wanted].id))
