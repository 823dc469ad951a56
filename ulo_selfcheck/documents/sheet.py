"""The sheet for whoever guides an evening: what members think, the widest apart first, and an order with times."""

from collections.abc import Iterator

from ulo_selfcheck.analysis.answer_words import FEW, printed_views
from ulo_selfcheck.analysis.before_evening import MINUTES, Apart, Moment, Spread, evening, members, spreads
from ulo_selfcheck.answers.review import Assessment
from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.documents.titled import to_take_away
from ulo_selfcheck.documents.tree import Block, Document, Facts, Heading, Items, Paragraph
from ulo_selfcheck.ground.english import count, listing, sentence
from ulo_selfcheck.ground.problem import Problem

_HEADINGS: dict[Apart, str] = {
    "wide": "Views are far apart",
    "close": "Views are close",
    "unknown": "Nobody could say",
    "same": "All agree",
}
_ABOUT: dict[Apart, str] = {
    "wide": "Talk about these first, while people are fresh. Ask what each of them has seen. Nobody has to say what they chose.",
    "close": "Read the levels aloud. Then ask which one fits best.",
    "unknown": "Ask who could find out, and by when.",
    "same": "These can be short. Read out what members chose. Ask whether anybody sees it in another way.",
}
_MOMENTS = {
    "welcome": "Welcome, and what helps people to take part",
    "break": "Break",
    "end": "What comes next",
}


def sheet(assessment: Assessment, catalogue: Catalogue, asked: int = 0) -> Document:
    """Compose the sheet. `asked` is how many members were asked, if somebody says it.

    Raises:
        Problem: no member's own answers are in it.
    """
    found = spreads(assessment, catalogue)
    if not found:
        raise Problem(
            "There are no members' own answers in it yet. Type replies in a sitting to put them in."
        )
    blocks = (
        *_beginning(assessment, found, catalogue, asked),
        *_evening(found),
        *(block for apart in MINUTES for block in _part(apart, found, catalogue)),
    )
    title = "Before the evening: what members think"
    return to_take_away(title, blocks, catalogue, assessment.organisation.name)


def _beginning(
    assessment: Assessment, found: tuple[Spread, ...], catalogue: Catalogue, asked: int
) -> Iterator[Block]:
    sent = members(assessment)
    if assessment.organisation.name:
        yield Paragraph(sentence(assessment.organisation.name))
    yield Paragraph("This is for whoever guides. Do not pass it on: a note can tell who wrote it.")
    said = [f"{count(sent, 'member has', 'members have')} sent their own answers."]
    if asked > sent:
        said.append(f"{count(asked - sent, 'member has', 'members have')} not sent theirs.")
    if sent < FEW:
        said.append(
            f"With fewer than {FEW} people, others may guess who said what. So no numbers stand here."
        )
    yield Paragraph(" ".join(said))
    yield Facts(tuple((_HEADINGS[apart], _numbers(apart, found)) for apart in MINUTES if _of(apart, found)))
    left = [
        one.number for one in catalogue.criteria if one.id not in {spread.criterion.id for spread in found}
    ]
    if left:
        yield Paragraph(f"Nobody answered {_questions(left)}.")


def _numbers(apart: Apart, found: tuple[Spread, ...]) -> str:
    return sentence(_questions([one.criterion.number for one in _of(apart, found)]))


def _questions(numbers: list[int]) -> str:
    return (
        f"{'question' if len(numbers) == 1 else 'questions'} {listing([str(one) for one in sorted(numbers)])}"
    )


def _of(apart: Apart, found: tuple[Spread, ...]) -> list[Spread]:
    return [one for one in found if one.apart == apart]


def _evening(found: tuple[Spread, ...]) -> Iterator[Block]:
    moments = list(evening(found))
    whole = moments[-1].begins + moments[-1].minutes
    yield Heading(2, "An order for the evening")
    yield Paragraph(
        f"This is an idea. Change it as you need. All of it takes {_long(whole)}, with breaks. "
        "For more than one evening, stop at a break."
    )
    yield Items(tuple(f"{_clock(one.begins)} {_named(one)} ({one.minutes} minutes)" for one in moments))


def _long(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    return listing([*([count(hours, "hour")] if hours else []), *([count(rest, "minute")] if rest else [])])


def _clock(minutes: int) -> str:
    return f"{minutes // 60}:{minutes % 60:02}"


def _named(moment: Moment) -> str:
    one = moment.criterion
    return f"Question {one.number}. {one.title}" if one else _MOMENTS[moment.what]


def _part(apart: Apart, found: tuple[Spread, ...], catalogue: Catalogue) -> Iterator[Block]:
    ours = _of(apart, found)
    if ours:
        yield Heading(2, _HEADINGS[apart], new_page=True)
        yield Paragraph(_ABOUT[apart])
    for one in ours:
        yield Heading(3, f"Question {one.criterion.number}. {sentence(one.criterion.title)}")
        yield Paragraph(one.criterion.plain_words)
        yield Facts(tuple(_facts(one, catalogue)))
        if one.answer.note:
            yield Paragraph("What members wrote, with no names:")
            yield Items(tuple(one.answer.note.split("\n\n")))


def _facts(one: Spread, catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    yield "Members' answers", printed_views(one.answer.views, catalogue)
    yield "Time", f"{MINUTES[one.apart]} minutes."
    if one.apart == "wide" and one.criterion.questions:
        yield "To ask", one.criterion.questions[0]
