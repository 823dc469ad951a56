"""What plain mode asks when it is wanted: notes, evidence, aims, views, details, the plan."""

import datetime
from collections.abc import Callable, Mapping
from pathlib import Path

from ulo_selfcheck import settings as preferences
from ulo_selfcheck.analysis import barriers, gaps
from ulo_selfcheck.analysis.board import board_of, sum_words
from ulo_selfcheck.assessment.model import FORMS as KINDS
from ulo_selfcheck.assessment.model import NATIONS, SERVICE_STATES, VIEWS, Present
from ulo_selfcheck.catalogue.model import LEVELS, AskedFact, day
from ulo_selfcheck.plain import pages
from ulo_selfcheck.plain.console import Console
from ulo_selfcheck.report.sections import SERVICE_STATES as STATE_WORDS
from ulo_selfcheck.report.sections import Material, evidence_words
from ulo_selfcheck.report.write import write
from ulo_selfcheck.session import Session
from ulo_selfcheck.settings import Settings
from ulo_selfcheck.text import sentence

HEALTH = "Details of anybody's health need not go in. Nor do names."


def note(session: Session, console: Console) -> None:
    """Write a note: a new one, more lines, one line changed, or none."""
    old = session.answer.note
    if old:
        console.say("Your note:")
        console.say_all(f"{number}. {line}" for number, line in enumerate(old.split("\n"), 1))
        wanted = console.choose("What do you want to do?", _NOTE_CHOICES)
        if wanted is None:
            return
        _NOTE_WAYS[wanted](session, console, old)
    else:
        console.say(HEALTH)
        _write_note(session, console, "")
    session.settle()


_NOTE_CHOICES = ("Add lines", "Write it anew", "Change a line", "Take it away")


def _write_note(session: Session, console: Console, start: str) -> None:
    console.say("Type your note, a line at a time. An empty line ends it.")
    lines = start.split("\n") if start else []
    said = "No note was written."
    while line := console.ask("Note: "):
        lines.append(line)
        said = session.set_note("\n".join(lines))  # each line is safe before the next is typed
    console.say(said)


def _change_line(session: Session, console: Console, old: str) -> None:
    lines = old.split("\n")
    number = console.number(f"Which line? From 1 to {len(lines)}.")
    if number is None or not 1 <= number <= len(lines):
        console.say("Nothing was changed.")
        return
    console.say("Type the new line. An empty line takes it away.")
    lines[number - 1] = console.ask("Line: ")
    console.say(session.set_note("\n".join(line for line in lines if line)))


def _anew(session: Session, console: Console, _old: str) -> None:
    _write_note(session, console, "")


def _take_away(session: Session, console: Console, _old: str) -> None:
    console.say(session.set_note(""))


def _add_lines(session: Session, console: Console, old: str) -> None:
    _write_note(session, console, old)


_NOTE_WAYS = (_add_lines, _anew, _change_line, _take_away)


def evidence(session: Session, console: Console) -> None:
    console.say("Evidence supports your answer. It adds no points.")
    for number, one in enumerate(session.answer.evidence, 1):
        console.say(f"{number}. {evidence_words(one)}.")
    if session.answer.evidence:
        console.say("Type a number to take that piece away. Or type something new.")
    what = console.ask("What: ")
    if not what:
        console.say("Nothing was changed.")
    elif what.isdecimal() and session.answer.evidence:
        console.say(session.remove_evidence(int(what)))
    else:
        console.say("Where is it kept? Press Enter to leave this out.")
        console.say(session.add_evidence(what, console.ask("Where: ")))


def aim(session: Session, console: Console) -> None:
    names = [session.catalogue.name(level) for level in LEVELS]
    now = LEVELS.index(session.answer.aim or session.criterion.aim)
    usual = session.catalogue.name(session.criterion.aim)
    wanted = console.choose(f"Where do you want to be? The usual aim is {usual}.", names, now)
    console.say("Nothing was changed." if wanted is None else session.set_aim(LEVELS[wanted]))


def views(session: Session, console: Console) -> None:
    names = [*(session.catalogue.name(view) for view in VIEWS[:-1]), "No view"]
    console.say("How many hands for each? Type numbers with spaces, in this order:")
    console.say(sentence(", ".join(names)))
    while line := console.ask("Hands: "):
        numbers = line.replace(",", " ").split()
        if len(numbers) <= len(VIEWS) and all(one.isdecimal() and len(one) < 7 for one in numbers):
            console.say(session.set_views({view: int(n) for view, n in zip(VIEWS, numbers, strict=False)}))
            place = gaps.analyse(session.catalogue, session.assessment).place(session.criterion.id)
            if place.talk_again:
                console.say(f"Talk about this: {' '.join(place.talk_again)}")
            return
        console.problem(f"Type up to {len(VIEWS)} whole numbers, such as: 1 3 1 0 0.")
    console.say("Nothing was changed.")


def concern(session: Session, console: Console) -> None:
    if session.answer.concern:
        console.say(f"The concern now: {session.answer.concern}")
    console.say("What did somebody disagree with? No names. Press Enter for none.")
    text = console.ask("Concern: ")
    agreed = console.choose("Did you agree on a level in the end?", ["Yes, we agreed", "No, we did not agree"])
    if not text and agreed is None:
        console.say("Nothing was changed.")
        return
    did_not = session.answer.agreed is False if agreed is None else agreed == 1
    console.say(session.set_concern(text or session.answer.concern, agreed=not did_not))


def partner(session: Session, console: Console) -> None:
    if session.answer.partner:
        console.say(f"The partner now: {session.answer.partner}")
    console.say("Which partner does this for your people? Press Enter to leave it as it is.")
    name = console.ask("Partner: ")
    console.say(session.set_partner(name) if name else "Nothing was changed.")


def park(session: Session, console: Console) -> None:
    if session.answer.parked:
        console.say(f"Parked now: {session.answer.parked}")
    console.say("What do you want to come back to? Press Enter to leave it as it is. Type done to take it away.")
    text = console.ask("Park: ")
    console.say(session.park("" if text.casefold() == "done" else text) if text else "Nothing was changed.")


def the_sum(session: Session, console: Console) -> None:
    words = session.criterion.sum
    if words is None:
        return
    console.say(words.about)
    voting = console.number(words.ask_voting)
    ours = None if voting is None else console.number(words.ask_from)
    if voting is None or ours is None:
        console.say("Nothing was changed.")
        return
    console.say(session.set_sum(voting, ours, console.number(words.ask_disabled)))
    board = board_of(session.catalogue, session.assessment)
    if board:
        console.say_all(sum_words(board, session.catalogue))


def services(session: Session, console: Console) -> None:
    checklist = session.criterion.checklist
    if checklist is None:
        return
    console.say(checklist.about)
    states = [STATE_WORDS[state] for state in SERVICE_STATES]
    for number, service in enumerate(checklist.services, 1):
        now = session.answer.services.get(service.id)
        console.say(f"{number} of {len(checklist.services)}. {service.title}. {service.plain}")
        wanted = console.choose(checklist.ask, states, SERVICE_STATES.index(now) if now else None)
        if wanted is not None:
            console.say(session.set_service(service.id, SERVICE_STATES[wanted]))


def aims(session: Session, console: Console) -> None:
    """Look at one group's aims, change some, and make them the committee's own."""
    groups = session.catalogue.groups
    wanted = console.choose("The aims of which group?", [group.name for group in groups])
    if wanted is None:
        return
    group = groups[wanted]
    here = session.here
    for criterion in session.catalogue.in_group(group.id):
        session.here = criterion.id
        now = LEVELS.index(session.answer.aim or criterion.aim)
        names = [session.catalogue.name(level) for level in LEVELS]
        chosen = console.choose(f"{criterion.number}. {criterion.title}. Where do you want to be?", names, now)
        if chosen is not None:
            console.say(session.set_aim(LEVELS[chosen]))
    session.here = here
    console.say(session.confirm_aims(group.id))


def ask_barriers(session: Session, console: Console) -> None:
    analysis = gaps.analyse(session.catalogue, session.assessment)
    found = barriers.offered(session.catalogue, session.assessment, analysis)
    if not found:
        console.say("Your answers do not point to a barrier yet.")
    for one in found:
        console.say(f"{one.barrier.name}. {one.barrier.plain}")
        now = None if one.here is None else 0 if one.here else 1
        wanted = console.choose(one.barrier.ask, ["Yes", "No", "We do not know"], now)
        if wanted is not None:
            console.say(session.answer_barrier(one.barrier.id, (True, False, None)[wanted]))


def ask_journey(session: Session, console: Console) -> None:
    """Ask what the journey needs to know, and say which stop the group looks most like."""
    asked = session.catalogue.journey
    if asked is None:
        console.say("This set of criteria has no journey.")
        return
    for fact in asked.facts:
        _ask_fact(session, console, fact)
    pages.read_journey(session, console)
    names = [*(stop.name for stop in asked.stops), "Follow our answers"]
    wanted = console.choose("Do you want to choose a stop yourselves?", names)
    if wanted is not None:
        stop = asked.stops[wanted].id if wanted < len(asked.stops) else ""
        console.say(session.choose_stop(stop))


def _ask_fact(session: Session, console: Console, fact: AskedFact) -> None:
    now = session.assessment.organisation.facts.get(fact.id)
    if fact.kind == "count":
        number = console.number(f"{fact.ask} Press Enter to leave it{f' at {now}' if now is not None else ' out'}.")
        if number is not None:
            console.say(session.set_fact(fact.id, number))
        return
    values: list[bool | str] = [True, False] if fact.kind == "yes-no" else list(fact.choices)
    names = ["Yes", "No"] if fact.kind == "yes-no" else list(fact.choices)
    wanted = console.choose(fact.ask, [*names, "Not sure"], values.index(now) if now in values else None)  # type: ignore[arg-type]
    if wanted is not None:
        console.say(session.set_fact(fact.id, values[wanted] if wanted < len(values) else "not-sure"))


def details(session: Session, console: Console) -> None:
    organisation = session.assessment.organisation
    for field, question in (
        ("name", "What is your organisation called?"),
        ("people", "Who are you for? Use your own word."),
        ("area", "Which area are you in?"),
    ):
        console.say(f"{question} Now: {getattr(organisation, field) or 'not said'}. Press Enter to leave it.")
        value = console.ask("Type it: ")
        if value:
            console.say(session.set_detail(field, value))
    for field, question, values in (
        ("nation", "Which nation are you in?", NATIONS),
        ("form", "What kind of organisation are you?", KINDS),
    ):
        now = getattr(session.assessment.organisation, field)
        names = [value.replace("-", " ").capitalize() for value in values]
        wanted = console.choose(question, names, values.index(now) if now else None)
        if wanted is not None:
            console.say(session.set_detail(field, values[wanted]))


def sitting(session: Session, console: Console) -> None:
    console.say("Who is here today? Numbers only, no names. Press Enter to leave one out.")
    counted = {}
    for field, question in (
        ("voting_from_constituency", "How many people with a vote are from the people you are for?"),
        ("other_voting", "How many others have a vote?"),
        ("non_voting", "How many members have no vote?"),
        ("supporters", "How many supporters are here?"),
        ("interpreters", "How many interpreters?"),
        ("staff", "How many staff?"),
        ("guests", "How many guests?"),
        ("adviser", "How many advisers?"),
    ):
        number = console.number(question)
        if number is not None:
            counted[field] = number
    if counted:
        console.say(session.describe_sitting(present=Present(**counted)))
    for field, question in (
        ("guide", "Who guides the talk? A role is enough."),
        ("place", "Where are you? A place, or online."),
        ("access", "What access arrangements are made?"),
        ("conflicts", "Did anybody declare a conflict of interest?"),
    ):
        console.say(f"{question} Press Enter to leave it.")
        value = console.ask("Type it: ")
        if value:
            console.say(session.describe_sitting(**{field: value}))
    enough = console.choose("Are there enough people here to decide?", ["Yes", "No"])
    if enough is not None:
        console.say(session.describe_sitting(quorate=enough == 0))


def plan(session: Session, console: Console) -> None:
    """Choose what to work on, and write down who does what by when."""
    pages.plan_now(session, console)
    wanted = console.choose("What do you want to do?", _PLAN_CHOICES)
    if wanted is not None:
        _PLAN_WAYS[wanted](session, console)


def _add_priority(session: Session, console: Console) -> None:
    work_on = gaps.analyse(session.catalogue, session.assessment).work_on
    if not work_on:
        console.say("There is nothing on the list to work on yet.")
        return
    names = [f"{place.criterion.title}. {gaps.why(place, session.catalogue)}" for place in work_on]
    wanted = console.choose("Which one do you want to work on?", names)
    if wanted is not None:
        console.say("Why this one? Press Enter to leave this out.")
        console.say(session.add_priority(work_on[wanted].id, console.ask("Why: ")))


def _remove_priority(session: Session, console: Console) -> None:
    chosen = session.assessment.priorities
    if not chosen:
        console.say("There are none yet.")
        return
    wanted = console.choose("Which one comes off?", [session.catalogue[one.criterion].title for one in chosen])
    if wanted is not None:
        console.say(session.remove_priority(chosen[wanted].criterion))


def _add_action(session: Session, console: Console) -> None:
    places = gaps.analyse(session.catalogue, session.assessment).work_on
    wanted = console.choose("An action for which one?", [place.criterion.title for place in places])
    if wanted is None:
        return
    console.say(f"The suggested next step: {gaps.next_step_words(places[wanted])}")
    console.say("What will you do? Press Enter to take the suggested step.")
    what = console.ask("What: ") or gaps.next_step_words(places[wanted])
    console.say("Who does it? A role is enough.")
    who = console.ask("Who: ")
    by = _date(console)
    console.say("What does it need? Press Enter to leave this out.")
    needs = console.ask("Needs: ")
    console.say("What does it cost? Press Enter to leave this out.")
    cost = console.ask("Cost: ")
    console.say(session.add_action(places[wanted].id, what, who=who, by=by, needs=needs, cost=cost))


def _date(console: Console) -> datetime.date | None:
    console.say("By when? Type a date such as 31/3/2027. Press Enter to leave this out.")
    while line := console.ask("By: "):
        for form in ("%d/%m/%Y", "%Y-%m-%d", "%d.%m.%Y", "%d %B %Y"):
            try:
                return datetime.datetime.strptime(line, form).date()  # noqa: DTZ007  (a day, not a time)
            except ValueError:
                continue
        console.problem(f'"{line[:60]}" is not a date we understand. Type day, month and year, such as 31/3/2027.')
    return None


def _change_action(session: Session, console: Console) -> None:
    actions = session.assessment.actions
    if not actions:
        console.say("There are none yet.")
        return
    wanted = console.choose("Which action?", [f"{one.what}" for one in actions])
    if wanted is None:
        return
    number = actions[wanted].id
    what = console.choose("What happened?", ["It is done", "Something happened: write it down", "Take it away"])
    if what == 0:
        console.say(session.change_action(number, done=True))
    elif what == 1:
        console.say(f"What happened? It is dated {day(session.today)}.")
        console.say(session.add_progress(number, console.ask("What: ")))
    elif what == 2:
        console.say(session.remove_action(number))


_PLAN_CHOICES = ("Choose something to work on", "Take something off your list", "Add an action", "Change an action")
_PLAN_WAYS: tuple[Callable[[Session, Console], None], ...] = (_add_priority, _remove_priority, _add_action, _change_action)


def report(session: Session, console: Console, name: str) -> None:
    """Make a report beside the answers, or where the person says."""
    if not name:
        console.say("What should the file be called? End its name in .txt, .md or .json. Press Enter for a text file.")
        name = console.ask("File: ") or f"{session.file.path.stem} report.txt"
    path = Path(name).expanduser()
    path = path if path.is_absolute() else session.file.path.absolute().parent / path
    material = Material.of(session.catalogue, session.assessment)
    overwrite = path.exists() and console.choose(f"There is a file {path.name} already.", ["Write over it"]) == 0
    console.say("Making the report.")
    console.say(f"Done. {write(material, path, overwrite=overwrite)}")


def settings(now: Settings, console: Console) -> Settings:
    """Change a setting and keep it."""
    ways: tuple[tuple[str, str, tuple[str, ...], tuple[str, ...]], ...] = (
        ("mode", "How do you want to use this?", ("plain", "full-screen"), ("Lines of text", "Full screen")),
        ("hints", "How much should we say about what you can type?", ("full", "short", "none"), ("All, twice", "A little", "Nothing")),
        ("wording", "Which words come first?", ("plain", "full"), ("Plain words", "The full wording")),
        ("theme", "Which colours, in the full screen?", ("dark", "light", "cream", "terminal"), ("Light on dark", "Dark on light", "Cream", "Your terminal's own")),
    )
    for field, question, values, names in ways:
        current = getattr(now, field)
        wanted = console.choose(question, names, values.index(current) if current in values else None)
        if wanted is not None:
            now = preferences.changed(now, **{field: values[wanted]})
    try:
        preferences.save(now)
        console.say("Your settings are kept.")
    except OSError as error:
        console.problem(f"Your settings could not be kept: {(error.strerror or str(error)).lower()}. They hold until you leave.")
    return now


FORMS: Mapping[str, Callable[[Session, Console], None]] = {
    "note": note,
    "evidence": evidence,
    "aim": aim,
    "views": views,
    "concern": concern,
    "partner": partner,
    "park": park,
    "sum": the_sum,
    "services": services,
    "aims": aims,
    "barriers": ask_barriers,
    "journey": ask_journey,
    "details": details,
    "sitting": sitting,
    "plan": plan,
}
