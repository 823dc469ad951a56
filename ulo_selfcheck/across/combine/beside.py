"""Replies that came late, put beside what a group has: views, notes and evidence. Nothing agreed changes."""

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from ulo_selfcheck.across.combine import views
from ulo_selfcheck.across.combine.member_file import Source
from ulo_selfcheck.across.combine.views import Member
from ulo_selfcheck.answers.contents import adopted_words, what_is_in
from ulo_selfcheck.answers.review import Answer, Assessment, Counted, Evidence, View
from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.ground.english import count, listing
from ulo_selfcheck.ground.models import replace
from ulo_selfcheck.ground.problem import Problem

NOBODY: Mapping[str, Counted] = {}
_LETTERS = 16  # of a mark


class Compared(NamedTuple):
    """How the replies that came stand to those that are counted already."""

    new: tuple[Source, ...]
    newer: tuple[tuple[Source, Counted], ...]
    """From somebody whose older reply is counted."""
    perhaps: tuple[tuple[Source, Counted], ...]
    """Saved under the name of a reply that is counted: perhaps from the same person."""
    same: tuple[Source, ...]
    """Counted already, letter by letter."""

    def settled(self, by_same_person: Sequence[Source]) -> "Compared":
        """Return it with every doubt about who sent a reply settled."""
        yes = tuple(pair for pair in self.perhaps if pair[0] in by_same_person)
        no = tuple(source for source, _ in self.perhaps if source not in by_same_person)
        return Compared((*self.new, *no), (*self.newer, *yes), (), self.same)

    @property
    def replaces(self) -> dict[str, Counted]:
        """Return the replies that are replaced, by the content of the newer one."""
        return {source.content: old for source, old in self.newer}

    @property
    def coming(self) -> tuple[Source, ...]:
        return (*self.new, *(source for source, _ in self.newer))


def refuse_adopted(review: Assessment) -> None:
    """Look whether replies may be put beside these answers, before anything is asked.

    Raises:
        Problem: the committee adopted the review.
    """
    if review.assessment.adopted:
        said = adopted_words(review.assessment.adopted, "To add to them")
        raise Problem(f"{said} Nothing was changed.")


def compare(sources: Sequence[Source], review: Assessment) -> Compared:
    """Tell apart which replies are new, newer, perhaps newer, or counted already."""
    by_mark = {one.mark: one for one in review.replies}
    contents = {one.content for one in review.replies}
    new: list[Source] = []
    newer: list[tuple[Source, Counted]] = []
    perhaps: list[tuple[Source, Counted]] = []
    same: list[Source] = []
    taken: set[str] = set()
    for source in sources:
        old = by_mark.get(_mark(source, review))
        if _hash(review, "content", source.content) in contents:
            same.append(source)
        elif old is None or old.mark in taken:
            new.append(source)
        else:
            taken.add(old.mark)
            (newer if source.surely else perhaps).append((source, old))
    return Compared(tuple(new), tuple(newer), tuple(perhaps), tuple(same))


def counted(
    sources: Sequence[Source], review: Assessment, replaces: Mapping[str, Counted]
) -> tuple[Counted, ...]:
    """Return the replies that are counted now, by their marks, so that nobody can tell which came first."""
    gone = {one.mark for one in replaces.values()}
    kept = {one.mark: one for one in review.replies if one.mark not in gone}
    for source in sorted(sources, key=lambda one: one.content):
        old = replaces.get(source.content)
        mark = old.mark if old else _free_mark(source, review, kept)
        content = _hash(review, "content", source.content)
        kept[mark] = Counted(mark=mark, content=content, views=source.member.views)
    return tuple(kept[mark] for mark in sorted(kept))


def put_beside(review: Assessment, compared: Compared, catalogue: Catalogue) -> Assessment:
    """Return the review with the replies beside what it has.

    Raises:
        Problem: the committee adopted it.
    """
    refuse_adopted(review)
    members = [one.member for one in compared.coming]
    if not members:
        return review
    said = {one for member in members for one in (*member.views, *member.notes, *member.evidence)}
    criteria = (*catalogue.order, *sorted({*said, *review.answers} - set(catalogue.order)))
    answers = {one: _answer(one, review, members, compared) for one in criteria}
    return replace(
        review,
        answers={one: answer for one, answer in answers.items() if answer != Answer()},
        replies=counted(compared.coming, review, compared.replaces),
    )


def _answer(criterion: str, review: Assessment, members: Sequence[Member], compared: Compared) -> Answer:
    answer = review.answer(criterion)
    counts: Counter[View] = Counter(answer.views)
    if not answer.views:
        counts["no-view"] = len(review.replies)
    counts.subtract(old.views.get(criterion, "no-view") for _, old in compared.newer)
    counts.update(member.views.get(criterion, "no-view") for member in members)
    return replace(
        answer,
        views=views.in_order(counts),
        note="\n\n".join(filter(None, (answer.note, *_new_notes(criterion, answer, members)))),
        evidence=(*answer.evidence, *_new_evidence(criterion, answer, members)),
    )


def _new_notes(criterion: str, answer: Answer, members: Sequence[Member]) -> list[str]:
    there = set(answer.note.split("\n\n"))
    return [one for one in views.paragraphs(criterion, members) if one not in there]


def _new_evidence(criterion: str, answer: Answer, members: Sequence[Member]) -> Iterator[Evidence]:
    there = {(one.what, one.where) for one in answer.evidence}
    return (one for one in views.pieces(criterion, members) if (one.what, one.where) not in there)


# In words


def before_words(review: Assessment, compared: Compared, catalogue: Catalogue) -> list[str]:
    """Return in words what would be put where, before it is done."""
    after = put_beside(review, compared, catalogue)
    name = ", ".join(filter(None, (review.organisation.name, review.assessment.title)))
    said = [f"{name}: it holds {what_is_in(review)}. All of it stays."]
    said += [f"{one.path.name} is counted already. It changes nothing." for one in compared.same]
    said += [f"{one.path.name} is a new reply." for one in compared.new]
    said += [
        f"{one.path.name} is a newer reply of somebody who is counted. Its answers take the place of the "
        "older ones. Notes from before stay."
        for one, _ in compared.newer
    ]
    added = _added(review, after)
    return [*said, f"This comes beside your answers: {listing(added)}."] if compared.coming else said


def _added(review: Assessment, after: Assessment) -> list[str]:
    more = len(after.replies) - len(review.replies)
    notes = sum(len(one.note) > len(review.answer(name).note) for name, one in after.answers.items())
    evidence = sum(
        len(one.evidence) - len(review.answer(name).evidence) for name, one in after.answers.items()
    )
    return [
        f"the views of {count(more, 'more member')}" if more else "no new member",
        *([f"notes on {count(notes, 'question')}"] if notes else []),
        *([count(evidence, "piece of evidence", "pieces of evidence")] if evidence else []),
    ]


def perhaps_words(source: Source) -> str:
    """Return the question whether two replies of one name come from one person."""
    return f"A reply called {source.path.stem} is counted already. Is this a newer one, from the same person?"


def total(review: Assessment) -> int:
    """Return how many members' answers are counted."""
    return max((sum(one.views.values()) for one in review.answers.values()), default=0)


# Marks that name nobody


def _mark(source: Source, review: Assessment, number: int = 1) -> str:
    more = "" if number == 1 else f" {number}"
    return _hash(review, "id" if source.surely else "name", f"{source.person}{more}")


def _free_mark(source: Source, review: Assessment, taken: Mapping[str, Counted]) -> str:
    number = 1
    while (mark := _mark(source, review, number)) in taken:
        number += 1
    return mark


def _hash(review: Assessment, kind: str, value: str) -> str:
    # With the id of the review in it, the same member has another mark in every other review.
    said = f"{review.assessment.id}\n{kind}\n{value}"
    return hashlib.sha256(said.encode(errors="replace")).hexdigest()[:_LETTERS]
