"""What there is to read about a question and the file: the same lines in both modes. An empty one is a space."""

from typing import NamedTuple

from ulo_selfcheck.analysis.helper_words import (
    OUTSIDE,
    checked_words,
    helpers_of,
    in_nation,
    named,
    outside_sentence,
)
from ulo_selfcheck.analysis.last_time import then_words
from ulo_selfcheck.catalogue.criteria_set import Term
from ulo_selfcheck.catalogue.hard_words import hard_words_in
from ulo_selfcheck.ground.english import sentence
from ulo_selfcheck.session.session import Session


class Page(NamedTuple):
    """Something to read. Only the full screen shows its title: whoever types a word knows what comes."""

    title: str
    lines: list[str]
    group: str = ""
    """The group that it is about, where it is about one."""


def more(session: Session) -> Page:
    """Return the full wording of a question, how sure we are of it, and its hard words, explained."""
    criterion = session.criterion
    nation = session.assessment.organisation.nation
    facts = [one.said(session.today) for one in criterion.facts if one.holds_in(nation)]
    sure = f"How sure we are of this wording: {session.catalogue.identity.bases[criterion.basis]}"
    hard = [f"{one.term}: {one.means}" for one in hard_words_here(session)]
    lines = [criterion.asks, "", sure, *(["", *facts] if facts else [])]
    return Page(criterion.title, [*lines, *(["", "Hard words here:", *hard] if hard else [])])


def hard_words_here(session: Session) -> tuple[Term, ...]:
    """Return the hard words of the question we are at, with its levels and its law; none past the last question."""
    if not session.here:
        return ()
    criterion, nation = session.criterion, session.assessment.organisation.nation
    facts = (one.text for one in criterion.facts if one.holds_in(nation))
    said = (criterion.title, criterion.plain_words, criterion.asks, *criterion.levels.values(), *facts)
    return hard_words_in(" ".join(said), session.catalogue)


def guide(session: Session) -> Page:
    """Return what helps whoever guides. What was said last time comes first: the talk begins from it."""
    criterion = session.criterion
    then = then_words(session.answer, criterion, session.catalogue)
    close = ", ".join(session.catalogue[one].title for one in criterion.overlaps)
    lines = [
        *([*then, ""] if then else []),
        "Questions to ask:",
        *(f"{number}. {one}" for number, one in enumerate(criterion.questions, 1)),
        "",
        "What could show it:",
        *(f"{number}. {sentence(one)}" for number, one in enumerate(criterion.evidence, 1)),
        *(["", f"It is close to: {sentence(close)}"] if close else []),
    ]
    return Page("Help for whoever guides", lines)


def who_can_help(session: Session) -> Page:
    """Return who can help from outside; those who can help with the next step of this question come first."""
    catalogue, helpers = session.catalogue, session.catalogue.helpers
    if helpers is None:
        return Page(OUTSIDE, ["These criteria do not say who can help."])
    level = session.answer.level if session.here else None
    step = session.criterion.steps[level] if level else None
    first = helpers_of([step], catalogue)
    others = [one for one in helpers.helpers if one not in first]
    lines = [*helpers.about, checked_words(helpers)]
    if step and first:
        lines = [f"Your next step here: {step.text}", *outside_sentence(step, catalogue), "", *lines]
    for one in (*first, *others):
        lines += ["", f"{named(one)}: {in_nation(one, session.assessment.organisation.nation)}"]
    return Page(OUTSIDE, lines)


def where_is_my_file(session: Session) -> Page:
    """Return where the answers are kept."""
    return Page("Where is my file", session.everywhere)
