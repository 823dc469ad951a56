"""What the letter needs to be sent as it is: asked once, kept in the file, and shown before anything is written."""

from functools import partial

from ulo_selfcheck.documents.letter import CALLED, letter, notes
from ulo_selfcheck.documents.material import Material
from ulo_selfcheck.front.talk.asker import Asker, keep_line
from ulo_selfcheck.session.session import Session

_TEXTS = (
    ("council", "What is your council called?"),
    ("contact", "How can the council reach you? An email address, a phone number or an address."),
    (
        "changed",
        "What is one thing that changed for somebody because of you? Ask that person first. Leave out the name.",
    ),
)
_OWN = "Something else"


async def letter_form(session: Session, ask: Asker) -> bool:
    """Ask what is missing, show the letter, and return whether to make it."""
    if not session.file.read_only:
        await _ask(session, ask, again=False)
    while True:
        material = Material.of(session.catalogue, session.assessment)
        await ask.read(letter(material))
        for note in notes(material):
            await ask.say(note)
        wanted = await ask.choose("Do you want to make the letter?", _choices(session))
        if wanted != 2:
            return wanted == 0
        await _ask(session, ask, again=True)


def _choices(session: Session) -> tuple[str, ...]:
    changing = () if session.file.read_only else ("Change what it says about us",)
    return ("Yes, make it", "No, leave it", *changing)


async def _ask(session: Session, ask: Asker, *, again: bool) -> None:
    """Ask for what the file does not have yet, or again for all of it."""
    ours = session.assessment.organisation
    if again or not ours.called:
        await _ask_called(session, ask, ours.called)
    for field, question in _TEXTS:
        now = getattr(ours, field)
        if again or not now:
            said = await keep_line(ask, question, partial(session.set_detail, field), now)
            if said:
                await ask.say(said)


async def _ask_called(session: Session, ask: Asker, now: str) -> None:
    names = [name.capitalize() for name in CALLED]
    place = list(CALLED).index(now) if now in CALLED else len(names) if now else None
    wanted = await ask.choose("What do you call yourselves?", (*names, _OWN), place)
    if wanted is None:
        return
    if wanted < len(names):
        await ask.say(session.set_detail("called", list(CALLED)[wanted]))
        return
    own = partial(session.set_detail, "called")
    said = await keep_line(
        ask, "What do you call yourselves? Type it as in: We are a ...", own, "" if now in CALLED else now
    )
    if said:
        await ask.say(said)
