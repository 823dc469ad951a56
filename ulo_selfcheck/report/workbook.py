"""The questions on paper, for before a sitting and for round the table; and cards to vote with.

As plain text it is also a form to reply on: `reply.py` reads it back, and `help/9-reply-form.md` describes it.
"""

from collections.abc import Iterator

from ulo_selfcheck.catalogue.model import LEVELS, Catalogue, Criterion, Named
from ulo_selfcheck.report import workbook_pages as pages
from ulo_selfcheck.report.document import (
    Block,
    Card,
    Choices,
    Document,
    Facts,
    Heading,
    Items,
    Paragraph,
    Picture,
    Room,
)
from ulo_selfcheck.report.record import other_format
from ulo_selfcheck.text import sentence

END = "End of the questions"
_NOTE_LINES = 2  # with these, and a picture, a question in large print stays on its page


def workbook(catalogue: Catalogue, *, reply: bool = False) -> Document:
    """Compose the workbook. `reply` names each question so that typed answers can be read back."""
    blocks = (
        *pages.opening(catalogue, reply=reply),
        *(block for group in catalogue.groups for block in _group(group, catalogue, reply=reply)),
        *_after_the_questions(catalogue),
    )
    title = _title(catalogue)
    return Document(title, catalogue.identity.language, (Heading(1, title), *blocks))


def answers(catalogue: Catalogue) -> tuple[Named, ...]:
    """Give the answers to choose from, in the order of their numbers: the levels, then the other three."""
    identity = catalogue.identity
    return (*identity.levels, *(one for one in identity.answers if one.id != "unanswered"))


def _title(catalogue: Catalogue) -> str:
    return f"Workbook: {len(catalogue.criteria)} questions for our organisation"


def _group(group: Named, catalogue: Catalogue, *, reply: bool) -> Iterator[Block]:
    ours = catalogue.in_group(group.id)
    yield Heading(2, f"{group.name}: questions {ours[0].number} to {ours[-1].number}", new_page=True)
    yield Paragraph(group.about)
    if not reply:
        yield Items(tuple(one.title for one in ours))
    for criterion in ours:
        yield from _question(criterion, catalogue, reply=reply)


def _question(criterion: Criterion, catalogue: Catalogue, *, reply: bool) -> Iterator[Block]:
    if reply:
        yield Heading(3, f"Question {criterion.number} ({criterion.id})")
        yield Paragraph(sentence(criterion.title))
    else:
        yield Heading(3, f"Question {criterion.number}. {criterion.title}", new_page=True)
    yield Paragraph(criterion.plain_words)
    yield Picture("Room for a picture")
    yield Choices("Answer", tuple(_options(criterion, catalogue)))
    yield Room("Note", _NOTE_LINES)


def _options(criterion: Criterion, catalogue: Catalogue) -> Iterator[str]:
    for level in LEVELS:
        yield f"{catalogue.name(level)}. {criterion.levels[level]}"
    for one in answers(catalogue)[len(LEVELS) :]:
        yield f"{one.name}."


def _after_the_questions(catalogue: Catalogue) -> Iterator[Block]:
    yield Heading(2, END, new_page=True)
    yield from pages.thanks()
    yield from _sum(catalogue)
    yield from _services(catalogue)
    yield from _for_the_guide(catalogue)
    yield from hard_words(catalogue)
    yield from other_format(catalogue)


def _sum(catalogue: Catalogue) -> Iterator[Block]:
    criterion = catalogue.with_sum
    if criterion and criterion.sum:
        yield Heading(2, "The sum of voting members")
        yield Paragraph(f"This goes with question {criterion.number}. {criterion.sum.about}")
        for ask in (criterion.sum.ask_voting, criterion.sum.ask_from, criterion.sum.ask_disabled):
            yield Room(ask, 1)


def _services(catalogue: Catalogue) -> Iterator[Block]:
    criterion = catalogue.with_checklist
    if criterion and criterion.checklist:
        yield Heading(2, "The checklist of services", new_page=True)
        yield Paragraph(f"This goes with question {criterion.number}. {criterion.checklist.about}")
        yield Paragraph(f"{criterion.checklist.ask} {pages.SERVICE_ANSWERS}")
        for service in criterion.checklist.services:
            yield Room(f"{service.title}. {service.plain}", 1)


def _for_the_guide(catalogue: Catalogue) -> Iterator[Block]:
    yield Heading(2, "Questions for whoever guides", new_page=True)
    yield Paragraph("Use one or two. You need not ask them all.")
    for criterion in catalogue.criteria:
        yield Heading(3, f"{criterion.number}. {criterion.title}")
        yield Items(criterion.questions)


def hard_words(catalogue: Catalogue) -> Iterator[Block]:
    """Give the hard words, explained."""
    if catalogue.identity.glossary:
        yield Heading(2, "Hard words explained", new_page=True)
        yield Facts(tuple((one.term, one.means) for one in catalogue.identity.glossary))


def cards(catalogue: Catalogue) -> Document:
    """Compose cards to vote with and to speak with, to cut out."""
    title = "Voting cards"
    blocks = (
        Paragraph(pages.ABOUT_CARDS),
        *_voting_cards(catalogue),
        Heading(2, "Cards for anyone to hold up", new_page=True),
        *pages.MEETING_CARDS,
        *other_format(catalogue),
    )
    return Document(title, catalogue.identity.language, (Heading(1, title), *blocks))


def _voting_cards(catalogue: Catalogue) -> Iterator[Block]:
    for number, one in enumerate(answers(catalogue), 1):
        step = f"Step {number} of {len(LEVELS)}. " if number <= len(LEVELS) else ""
        yield Card(str(number), one.name, f"{step}{one.about}")
