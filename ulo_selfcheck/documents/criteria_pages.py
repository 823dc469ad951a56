"""The criteria themselves as documents: all of them, or everything about one."""

from collections.abc import Iterator

from ulo_selfcheck.analysis.answer_words import COSTS, STORY, TIMES, kind_name, origin_rows, sources_words
from ulo_selfcheck.analysis.helper_words import OUTSIDE, checked_words, everywhere, named, outside_words
from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.catalogue.criterion import LEVELS, Checklist, ChecklistLine, Criterion, Fact
from ulo_selfcheck.documents.how_sections import reading_words, source_words
from ulo_selfcheck.documents.titled import titled
from ulo_selfcheck.documents.tree import Block, Document, Facts, Heading, Items, Paragraph
from ulo_selfcheck.ground.english import listing, sentence


def all_criteria(catalogue: Catalogue) -> Document:
    """Compose the list of all criteria, by group, in plain words."""
    return titled(catalogue.identity.title, _all_criteria(catalogue), catalogue)


def _all_criteria(catalogue: Catalogue) -> Iterator[Block]:
    yield Paragraph(" ".join(catalogue.identity.about))
    for group in catalogue.groups:
        yield Heading(2, group.name)
        yield Paragraph(group.about)
        ours = catalogue.in_group(group.id)
        yield Facts(tuple((f"{one.numbered} ({one.id})", one.plain_words) for one in ours))
    yield Heading(2, "How sure we are of the wording")
    yield Paragraph(" ".join(catalogue.identity.wording))
    yield Heading(2, "More to read")
    yield Items(
        (
            "ulo-selfcheck criteria words: hard words explained.",
            "ulo-selfcheck criteria helpers: who can help from outside.",
            "ulo-selfcheck criteria background: where these come from.",
        )
    )


def background(catalogue: Catalogue) -> Document:
    """Compose why these organisations matter, the cases, what has changed, and what to read."""
    return titled("Where the criteria come from", _background(catalogue), catalogue)


def _background(catalogue: Catalogue) -> Iterator[Block]:
    if catalogue.background:
        for piece in catalogue.background.pieces:
            yield Heading(2, piece.title)
            yield from (Paragraph(text) for text in piece.text)
            yield Paragraph(f"Sources: {sources_words(piece.source, catalogue)}")
        yield Heading(2, "Further reading")
        yield Items(tuple(reading_words(one) for one in catalogue.background.reading))
        yield Heading(2, "All our sources")
        yield Items(tuple(sentence(source_words(one.id, catalogue)) for one in catalogue.identity.sources))
        yield Heading(2, "Websites that were named, and what became of them")
        yield Facts(tuple((one.name, one.now) for one in catalogue.background.websites))


def hard_words(catalogue: Catalogue) -> Document:
    """Compose the hard words, explained."""
    terms = Facts(tuple((one.term, one.means) for one in catalogue.identity.glossary))
    return titled("Hard words explained", (terms,), catalogue)


def who_can_help(catalogue: Catalogue) -> Document:
    """Compose who can help from outside, what each is for, and how to find one in each nation."""
    return titled(OUTSIDE, _who_can_help(catalogue), catalogue)


def _who_can_help(catalogue: Catalogue) -> Iterator[Block]:
    if catalogue.helpers:
        yield Paragraph(" ".join(catalogue.helpers.about))
        yield Paragraph(checked_words(catalogue.helpers))
        for helper in catalogue.helpers.helpers:
            yield Heading(2, named(helper))
            yield Paragraph(helper.about)
            yield Facts(tuple(everywhere(helper)))


PAGES = {"background": background, "helpers": who_can_help, "words": hard_words}
"""What can be read about a set of criteria, beside each one of them."""


def one_criterion(criterion: Criterion, catalogue: Catalogue) -> Document:
    """Compose everything about one criterion."""
    return Document(criterion.title, catalogue.identity.language, tuple(_blocks(criterion, catalogue)))


def _blocks(criterion: Criterion, catalogue: Catalogue) -> Iterator[Block]:
    group = catalogue.group(criterion.group)
    essential = " One of the essentials." if criterion.essential else ""
    yield Heading(1, criterion.numbered)
    yield Paragraph(f"{group.name}.{essential} Usual aim: {catalogue.name(criterion.aim).lower()}.")
    yield Paragraph(criterion.plain_words)
    yield Paragraph(criterion.asks)
    yield Paragraph(f"How sure we are of this wording: {catalogue.identity.bases[criterion.basis]}")
    yield Heading(2, "What each level looks like, and the next step from there")
    for level in LEVELS:
        step = criterion.steps[level]
        yield Facts(
            (
                (catalogue.name(level), criterion.levels[level]),
                ("Next step", step.text),
                *((("How long it takes", TIMES[step.time]),) if step.time else ()),
                ("What it costs", COSTS[step.cost]),
                ("Who could do it", sentence(step.who)),
                *((OUTSIDE, sentence(one)) for one in [outside_words(step, catalogue)] if one),
                *(((STORY, step.story),) if step.story else ()),
                *origin_rows(step, catalogue),
            )
        )
    yield Heading(2, "A first step that costs nothing")
    yield Paragraph(f"{criterion.first_step.text} Who could do it: {sentence(criterion.first_step.who)}")
    if criterion.strength:
        yield Heading(2, "When this is a strength")
        yield Facts(
            (("Show it", criterion.strength.show), ("Pass it on", criterion.strength.pass_on)),
        )
    yield Heading(2, "What could show it")
    yield Items(tuple(sentence(one) for one in criterion.evidence))
    yield Heading(2, "Questions for whoever guides")
    yield Items(criterion.questions)
    if criterion.overlaps:
        yield Paragraph(
            f"Working on this also helps: {sentence(listing([catalogue[one].title for one in criterion.overlaps]))}"
        )
    if criterion.facts:
        yield Heading(2, "Today's law and figures")
        yield Facts(_law(criterion.facts))
    if criterion.checklist:
        yield from _checklist(criterion.checklist, catalogue)
    if criterion.changed:
        yield Paragraph(f"What changed since the version before: {criterion.changed}")
    yield Paragraph(f"Sources: {sources_words(criterion.sources, catalogue)}")


def _checklist(checklist: Checklist, catalogue: Catalogue) -> Iterator[Block]:
    yield Heading(2, checklist.title)
    yield Paragraph(checklist.about)
    for number, line in enumerate(checklist.lines, 1):
        yield Heading(3, f"{line.code or number}. {line.title}")
        yield Paragraph(line.plain)
        yield Facts(tuple(_line(line, catalogue)))


def _line(line: ChecklistLine, catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    yield "When it is missing", line.missing
    if line.evidence:
        yield "What could show it", " ".join(sentence(one) for one in line.evidence)
    if line.question:
        yield "A question to ask", line.question
    yield from _law(line.facts)
    yield "Where it comes from", sources_words(line.source, catalogue)


def _law(facts: tuple[Fact, ...]) -> tuple[tuple[str, str], ...]:
    return tuple((kind_name(fact.nation), f"{fact.text} ({fact.how_known})") for fact in facts)
