"""Then and now: two reviews compared, as a document to read and as a part of the new report."""

from collections.abc import Iterator, Mapping, Sequence

from ulo_selfcheck.analysis.answer_words import action_words, as_typed
from ulo_selfcheck.analysis.gap_words import count_words
from ulo_selfcheck.analysis.then_and_now import (
    Became,
    Change,
    ChosenThen,
    Comparison,
    CriterionThenAndNow,
    Followed,
    Note,
    ReviewSide,
    Said,
    Years,
    since_last_time,
)
from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.catalogue.criterion import UNANSWERED
from ulo_selfcheck.documents.each_time import counts, picture
from ulo_selfcheck.documents.material import Blocks, Material
from ulo_selfcheck.documents.titled import to_take_away
from ulo_selfcheck.documents.tree import Document, Facts, Heading, Paragraph, listed
from ulo_selfcheck.ground.dates import day
from ulo_selfcheck.ground.english import listing, sentence

_CHANGES: Mapping[Change, tuple[str, str]] = {
    "up": ("What went up", ""),
    "same": ("What is the same", ""),
    "down": (
        "Lower than last time",
        "A lower level is not a step back in itself. You may know more now than you did then.",
    ),
    "newly-rated": ("Rated now, not last time", ""),
    "not-rated-now": ("Rated last time, not now", ""),
    "not-rated": ("Not rated either time", ""),
    "other-meaning": (
        "Changed in meaning",
        "These ask something else now. So last time's answer cannot be compared.",
    ),
    "new": ("New questions", "These were not asked last time."),
    "retired": ("Not asked any more", "Last time's answers stay in their file."),
}
_NOTES: Mapping[Note, str] = {
    "other-order": "The first file is the newer review. They are compared as you asked. You may want to swap them.",
    "other-name": "The two reviews name different organisations. Are they the same group?",
    "other-criteria": "The two reviews answer different sets of criteria. Only questions that are in both are compared.",
    "other-version": "The two reviews answer different versions of the criteria. What changed is said below.",
}
_BECAME: Mapping[Became, str] = {
    "done": "Done since last time",
    "goes-on": "These go on",
    "let-go": "Let go",
    "gone": "Not in the new file any more",
    "done-before": "Already done last time",
}
OTHER_WORDS = "The meaning is the same, so these are compared."


def comparison(comparison: Comparison, catalogue: Catalogue) -> Document:
    """Compose what moved between two reviews, in words."""
    ours = comparison.now.organisation
    blocks = (
        Facts((("Then", which(comparison.then, comparison)), ("Now", which(comparison.now, comparison)))),
        *(Paragraph(_NOTES[one]) for one in comparison.notes),
        Paragraph(counts(comparison)),
        *_sections(comparison, catalogue, 2),
        *picture(Years(moves=(comparison,), whole=comparison), catalogue),
        *_plans(comparison, catalogue),
    )
    return to_take_away(f"Then and now: {ours}", blocks, catalogue, ours)


def since_then(material: Material) -> Blocks:
    """Return in the new report what moved since last time; nothing where the file does not know of one."""
    found = since_last_time(material.assessment, material.catalogue)
    if found:
        yield Heading(2, "Since last time")
        when = f"Last time was {day(found.then.date)}. " if found.then.date else ""
        yield Paragraph(f"{when}{counts(found)}")
        yield from _sections(found, material.catalogue, 3)


def which(review: ReviewSide, comparison: Comparison) -> str:
    """Return in words which review it is; its organisation too, where the two have different names."""
    name = f"{review.organisation}. " if "other-name" in comparison.notes else ""
    began = f", begun on {day(review.date)}" if review.date else ""
    return f"{name}{review.title or 'A review'}{began}."


def _sections(comparison: Comparison, catalogue: Catalogue, level: int) -> Blocks:
    for change, (heading, about) in _CHANGES.items():
        lines = (line_words(one, catalogue) for one in comparison.of(change))
        yield from listed(heading, lines, about, level, own_numbers=True)
        if change == "down":
            yield from _other_words(comparison, catalogue, level)


def _other_words(comparison: Comparison, catalogue: Catalogue, level: int) -> Blocks:
    lines = [one for one in comparison.lines if one.other_words]
    if lines:
        yield Heading(level, "Asked in different words")
        yield Paragraph(OTHER_WORDS)
        yield Facts(
            tuple(
                (catalogue.numbered(one.id), f'Then: "{one.then.asked}" Now: "{one.now.asked}"')
                for one in lines
            )
        )


def line_words(line: CriterionThenAndNow, catalogue: Catalogue) -> str:
    """Return in words one criterion, then and now: '5. Peer support: from partly to mostly. One step.'"""
    return f"{catalogue.numbered(line.id)}: {' '.join(_moved(line, catalogue))}"


def _moved(line: CriterionThenAndNow, catalogue: Catalogue) -> Iterator[str]:
    yield _then_and_now(line, _word(line.then, catalogue), _word(line.now, catalogue))
    if line.change == "other-meaning" and line.id in catalogue and catalogue[line.id].changed:
        yield f"What changed: {sentence(catalogue[line.id].changed)}"
    for what, others in (("It came out of", line.came_from), ("Now asked:", line.replaced_by)):
        if others:
            yield sentence(f"{what} {listing([catalogue.title(one) for one in others])}")


def _then_and_now(line: CriterionThenAndNow, then: str, now: str) -> str:
    unanswered = UNANSWERED in (line.then.word, line.now.word)
    match line.change:
        case "up" | "down":
            return f"from {then} to {now}. {sentence(count_words(line.steps or 0))}"
        case "same" | "new":
            return f"{now}."
        case "newly-rated" if unanswered:
            return f"{now} now."
        case "not-rated-now" if unanswered:
            return f"{then} last time."
        case "retired":
            return f"{then} last time."
        case _:
            return f"{then} last time, {now} now." if then != now else f"{now}, both times."


def _word(said: Said, catalogue: Catalogue) -> str:
    return catalogue.name(said.word).lower()


def _plans(comparison: Comparison, catalogue: Catalogue) -> Blocks:
    chosen = (chosen_words(one, catalogue) for one in comparison.chosen)
    yield from listed("What you chose to work on last time", chosen, own_numbers=True)
    if comparison.actions:
        yield Heading(2, "What became of your actions")
        for became, heading in _BECAME.items():
            followed = (followed_words(one, catalogue) for one in comparison.actions if one.became == became)
            yield from listed(heading, followed, level=3, own_numbers=True)


def chosen_words(chosen: ChosenThen, catalogue: Catalogue) -> str:
    """Return in words what was chosen then and where it is now."""
    reason = f" Why you chose it: {as_typed(chosen.priority.reason)}" if chosen.priority.reason else ""
    line = chosen.line
    if line is None:
        return f"{sentence(catalogue.numbered(chosen.priority.criterion))}{reason}"
    if line.change == "same":
        return f"{catalogue.numbered(line.id)}: {_word(line.now, catalogue)}, both times.{reason}"
    return f"{line_words(line, catalogue)}{reason}"


def followed_words(followed: Followed, catalogue: Catalogue) -> str:
    """Return in words an action as it stands now, or as it stood where it is gone."""
    action = followed.now or followed.then
    return f"{catalogue.numbered(action.criterion)}: {action_words(action)}"


def note_words(notes: Sequence[Note]) -> list[str]:
    """Return the sentences behind notes."""
    return [_NOTES[one] for one in notes]
