"""What many organisations share, as a document for whoever guides them. No ranks, no marks."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from ulo_selfcheck.across.overview.summary import WORDS
from ulo_selfcheck.across.overview.tally import MOST_COMMON, Overview, QuestionTally, Tally
from ulo_selfcheck.across.overview.which_review import LeftOut
from ulo_selfcheck.analysis.answer_words import GOLD_STANDARD, kind_name
from ulo_selfcheck.analysis.gaps import Essential
from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.documents.titled import to_take_away
from ulo_selfcheck.documents.tree import Block, Box, Document, Facts, Heading, Items, Paragraph, listed
from ulo_selfcheck.ground.english import listing, number_word, sentence

Blocks = Iterator[Block]

READ_FIRST = (
    "The organisations chose these answers themselves, for themselves.",
    "This shows what they share. It ranks nobody, and it gives no marks.",
    "It is not for scoring bids.",
    GOLD_STANDARD,
)
_KEEP_IT = (
    "Small numbers can point to one organisation. So do not pass this on. "
    "To pass something on, make a copy to share."
)
_STATES: Mapping[Essential, str] = {
    "in-place": "in place",
    "being-built": "being built",
    "to-talk-about": "to talk about",
    "chosen-otherwise": "they chose otherwise",
}
_MOST: tuple[tuple[str, str, Callable[[QuestionTally], int]], ...] = (
    ("Most often strong", "At their aim or above, and at mostly or fully.", lambda one: one.strong),
    (
        "Most often short of the aim",
        "Below their aim, or an essential that is still being built.",
        lambda one: one.short,
    ),
    ("Most often not known", "Nobody there knows yet.", lambda one: one.not_sure),
)
_HOW_MOST = f"The {number_word(MOST_COMMON)} most common."


def overview(overview: Overview, left_out: Sequence[LeftOut], catalogue: Catalogue) -> Document:
    """Compose the whole overview, for whoever guides these organisations."""
    return to_take_away(f"Overview of {_whose(overview)}", _whole(overview, left_out, catalogue), catalogue)


def _whose(overview: Overview) -> str:
    ours = organisations_words(overview.chosen.organisations)
    return f"{count_words(overview.tally.reviews, 'review')} of {ours}" if overview.every else ours


def organisations_words(number: int) -> str:
    """Return in words how many organisations: '1 organisation', '10,000 organisations'."""
    return count_words(number, "organisation")


def count_words(number: int, one: str) -> str:
    return f"{number:,} {one}{'' if number == 1 else 's'}"


# The whole of it


def _whole(overview: Overview, left_out: Sequence[LeftOut], catalogue: Catalogue) -> Blocks:
    yield Box("Read this first", (*READ_FIRST, _KEEP_IT))
    yield from _most_common(overview.tally)
    yield from _essentials(overview.tally)
    yield from _moved(overview.tally)
    yield from _every_question(overview.tally, catalogue)
    yield from _parts("By nation", overview.nations)
    yield from _parts("By kind of organisation", overview.forms)
    yield from _how_counted(overview, catalogue)
    yield from listed("Files that do not count", (f"{one.path}: {one.why}" for one in left_out))


def _most_common(tally: Tally) -> Blocks:
    for heading, about, how_many in _MOST:
        lines = tally.most_common(how_many)
        more = f" {_HOW_MOST}" if len(lines) == MOST_COMMON else ""
        said = (f"{one.criterion.numbered}: {how_many(one):,} of {tally.reviews:,}." for one in lines)
        yield from listed(heading, said, f"{about}{more}", own_numbers=True)


def _essentials(tally: Tally) -> Blocks:
    lines = [one for one in tally.lines if one.essential]
    if lines:
        yield Heading(2, "The essentials")
        yield Facts(tuple((one.criterion.numbered, _counts(one.essential, _STATES)) for one in lines))


def _counts(counts: Mapping[Essential, int], words: Mapping[Essential, str]) -> str:
    return sentence(listing([f"{words[name]} {number:,}" for name, number in counts.items() if number]))


def _moved(tally: Tally) -> Blocks:
    lines = [one for one in tally.lines if one.compared]
    if lines:
        yield Heading(2, "What moved since the review before")
        yield Paragraph("Only what was rated both times can be compared.")
        yield Facts(tuple((one.criterion.numbered, _moved_words(one)) for one in lines))


def _moved_words(line: QuestionTally) -> str:
    words = {"up": "went up", "same": "stayed the same", "down": "went down"}
    said = [f"{number:,} {words[name]}" for name, number in line.moved.items() if number]
    if len(said) == 1:
        return f"{'All ' if line.compared > 1 else ''}{said[0]}."
    return f"Of {line.compared:,}, {listing(said)}."


def _every_question(tally: Tally, catalogue: Catalogue) -> Blocks:
    yield Heading(2, "Every question")
    yield Paragraph(
        f"How many of {tally.reviews:,} gave each answer. An answer that nobody gave is left out."
    )
    for group in catalogue.groups:
        yield Heading(3, group.name)
        yield Facts(
            tuple(
                (one.criterion.numbered, _answers(one.answers, catalogue))
                for one in tally.lines
                if one.criterion.group == group.id
            )
        )


def _answers(counts: Mapping[str, int], catalogue: Catalogue) -> str:
    said = [f"{catalogue.name(name)} {counts[name]:,}" for name in WORDS if counts[name]]
    return f"{', '.join(said)}."


def _parts(heading: str, parts: Mapping[str, Tally]) -> Blocks:
    if set(parts) == {""}:
        return
    yield Heading(2, heading)
    for name, tally in parts.items():
        yield Heading(3, f"{kind_words(name)}: {tally.reviews:,}")
        yield Facts(tuple(_part(tally)))


def kind_words(name: str) -> str:
    """Return in words a nation or a form; one that no file says is 'Not said'."""
    return kind_name(name) if name else "Not said"


def _part(tally: Tally) -> Iterator[tuple[str, str]]:
    for heading, _, how_many in _MOST:
        lines = tally.most_common(how_many)
        if lines:
            yield heading, " ".join(sentence(one.criterion.title) for one in lines[:3])


def _how_counted(overview: Overview, catalogue: Catalogue) -> Blocks:
    chosen = overview.chosen
    yield Heading(2, "How this was counted")
    said = ["An organisation is known by its name and its area."]
    if overview.every:
        said.append("Every review counts, not only the latest of each organisation.")
    else:
        said.append("The latest review of each organisation counts.")
    if chosen.earlier:
        said.append(f"What moved is shown from {count_words(chosen.earlier, 'earlier review')}.")
    if chosen.copies:
        said.append("Copies of a review count once. The one that was changed last counts.")
    said.append("An answer does not count where the meaning of its question has changed since.")
    said.append("Where an organisation chose no aim, the usual aim is taken.")
    identity = catalogue.identity
    said.append(f"The criteria are: {identity.title}, version {identity.version}.")
    yield Items(tuple(said))
