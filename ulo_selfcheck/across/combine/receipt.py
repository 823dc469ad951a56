"""The receipt for a reply: what was read of it and what was not, line by line. It goes to the guide alone."""

from collections.abc import Iterator

from ulo_selfcheck.across.combine.member_file import Source
from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.ground.english import count, listing

_WHY = {
    "unread": "is not read",
    "signature": "is taken for a signature, and left out",
    "another answer": "is another answer to the same question",
}


def receipt_words(source: Source, catalogue: Catalogue) -> list[str]:
    """Return what was read of one reply, and each line that was not. What is unclear is told apart."""
    return [f"{source.path.name}: {_counted(source, catalogue)}.", *_left(source)]


def _counted(source: Source, catalogue: Catalogue) -> str:
    member = source.member
    notes = sum(bool(any(said)) for said in member.notes.values())
    evidence = sum(map(len, member.evidence.values()))
    read = [f"{len(member.views)} of {len(catalogue.order)} answers", count(notes, "note")]
    if evidence:
        read.append(count(evidence, "piece of evidence", "pieces of evidence"))
    return listing(read) if len(read) > 2 else ", ".join(read)


def _left(source: Source) -> Iterator[str]:
    for one in source.left:
        yield f'{source.path.name}, line {one.line} {_WHY[one.why]}: "{one.text}"'
    for words in source.stays:
        yield f"{source.path.name}: {words}"
