"""What many organisations share, as a document: the whole of it, or a copy to share. No ranks, no marks."""

from collections.abc import Iterator, Mapping, Sequence

from ulo_selfcheck.analysis.combining import FEW
from ulo_selfcheck.analysis.gaps import Essential
from ulo_selfcheck.analysis.overview import ANSWERS, LeftOut
from ulo_selfcheck.analysis.tally import MOST_COMMON, Line, Overview, Tally
from ulo_selfcheck.analysis.withholding import (
    ANSWER_BANDS,
    FORM_BANDS,
    NATION_BANDS,
    NO_LEVEL,
    Band,
    Bands,
    shared,
    upper,
)
from ulo_selfcheck.catalogue.model import Catalogue
from ulo_selfcheck.report.document import Block, Box, Document, Facts, Heading, Items, Paragraph
from ulo_selfcheck.report.record import other_format
from ulo_selfcheck.report.wording import GOLD_STANDARD, kind_name
from ulo_selfcheck.text import count, listing, number_word, sentence

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
_HOW_MOST = f"The {number_word(MOST_COMMON)} most common."
ONE_COPY_AT_A_TIME = (
    "Two copies to share can tell more than one. If one organisation joins in between, the difference shows "
    "its answers. So share the next one when five or more have changed."
)
_ALL_WITHHELD = "So everything is withheld."


def overview(it: Overview, left_out: Sequence[LeftOut], catalogue: Catalogue) -> Document:
    """Compose the whole overview, for whoever guides these organisations."""
    return _document(f"Overview of {_whose(it)}", _whole(it, left_out, catalogue), catalogue)


def overview_to_share(it: Overview, catalogue: Catalogue) -> Document:
    """Compose a copy to share. It starts from nothing and adds; no organisation is named in it."""
    return _document("An overview to share", _to_share(it, catalogue), catalogue)


def _document(title: str, blocks: Blocks, catalogue: Catalogue) -> Document:
    return Document(
        title, catalogue.identity.language, (Heading(1, title), *blocks, *other_format(catalogue))
    )


def _whose(it: Overview) -> str:
    ours = organisations_words(it.chosen.organisations)
    return f"{count_words(it.tally.reviews, 'review')} of {ours}" if it.every else ours


def organisations_words(number: int) -> str:
    """Say how many organisations: '1 organisation', '10,000 organisations'."""
    return count_words(number, "organisation")


def count_words(number: int, one: str) -> str:
    return f"{number:,} {one}{'' if number == 1 else 's'}"


# The whole of it


def _whole(it: Overview, left_out: Sequence[LeftOut], catalogue: Catalogue) -> Blocks:
    yield Box("Read this first", (*READ_FIRST, _KEEP_IT))
    yield from _most_common(it.tally)
    yield from _essentials(it.tally)
    yield from _moved(it.tally)
    yield from _every_question(it.tally, catalogue)
    yield from _parts("By nation", it.nations)
    yield from _parts("By kind of organisation", it.forms)
    yield from _how_counted(it, catalogue)
    if left_out:
        yield Heading(2, "Files that do not count")
        yield Items(tuple(f"{one.path}: {one.why}" for one in left_out))


def _most_common(tally: Tally) -> Blocks:
    for heading, about, lines, numbers in (
        (
            "Commonly strong",
            "At their aim or above, and at mostly or fully.",
            tally.commonly_strong,
            [one.strong for one in tally.commonly_strong],
        ),
        (
            "Commonly short of the aim",
            "Below their aim, or an essential that is still being built.",
            tally.commonly_short,
            [one.short for one in tally.commonly_short],
        ),
        (
            "Commonly not known",
            "Nobody there knows yet.",
            tally.commonly_not_known,
            [one.not_sure for one in tally.commonly_not_known],
        ),
    ):
        if lines:
            yield Heading(2, heading)
            yield Paragraph(f"{about} {_HOW_MOST}" if len(lines) == MOST_COMMON else about)
            yield Items(
                tuple(
                    f"{one.criterion.title}: {number:,} of {tally.reviews:,}."
                    for one, number in zip(lines, numbers, strict=True)
                )
            )


def _essentials(tally: Tally) -> Blocks:
    lines = [one for one in tally.lines if one.essential]
    if lines:
        yield Heading(2, "The essentials")
        yield Facts(tuple((one.criterion.title, _counts(one.essential, _STATES)) for one in lines))


def _counts(counts: Mapping[Essential, int], words: Mapping[Essential, str]) -> str:
    return sentence(listing([f"{words[name]} {number:,}" for name, number in counts.items() if number]))


def _moved(tally: Tally) -> Blocks:
    lines = [one for one in tally.lines if one.compared]
    if lines:
        yield Heading(2, "What moved since the review before")
        yield Paragraph("Only a level then and a level now can be compared.")
        yield Facts(tuple((one.criterion.title, _moved_words(one)) for one in lines))


def _moved_words(line: Line) -> str:
    words = {"up": "went up", "same": "stayed the same", "down": "went down"}
    said = [f"{number:,} {words[name]}" for name, number in line.moved.items() if number]
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
                (one.criterion.title, _answers(one.answers, catalogue))
                for one in tally.lines
                if one.criterion.group == group.id
            )
        )


def _answers(counts: Mapping[str, int], catalogue: Catalogue) -> str:
    said = [f"{catalogue.name(name)} {counts[name]:,}" for name in ANSWERS if counts[name]]
    return f"{', '.join(said)}."


def _parts(heading: str, parts: Mapping[str, Tally]) -> Blocks:
    if set(parts) == {""}:
        return
    yield Heading(2, heading)
    for name, tally in parts.items():
        yield Heading(3, f"{_kind(name)}: {tally.reviews:,}")
        yield Facts(tuple(_part(tally)))


def _kind(name: str) -> str:
    return kind_name(name) if name else "Not said"


def _part(tally: Tally) -> Iterator[tuple[str, str]]:
    for words, lines in (
        ("Commonly strong", tally.commonly_strong),
        ("Commonly short of the aim", tally.commonly_short),
        ("Commonly not known", tally.commonly_not_known),
    ):
        if lines:
            yield words, " ".join(sentence(one.criterion.title) for one in lines[:3])


def _how_counted(it: Overview, catalogue: Catalogue) -> Blocks:
    chosen = it.chosen
    yield Heading(2, "How this was counted")
    said = ["An organisation is known by its name and its area."]
    if it.every:
        said.append("Every review counts, not only the latest of each organisation.")
    else:
        said.append("The latest review of each organisation counts.")
    if chosen.earlier:
        said.append(f"{count_words(chosen.earlier, 'earlier review')} only served to tell what moved.")
    if chosen.copies:
        said.append("Copies of a review count once. The one that was changed last counts.")
    said.append("An answer does not count where the meaning of its question has changed since.")
    said.append("Where an organisation chose no aim, the usual aim is taken.")
    identity = catalogue.identity
    said.append(f"The criteria are: {identity.title}, version {identity.version}.")
    yield Items(tuple(said))


# A copy to share


def _to_share(it: Overview, catalogue: Catalogue) -> Blocks:
    yield Box("Read this first", READ_FIRST)
    many = it.tally.reviews
    if many < FEW:
        yield Paragraph(
            f"There are fewer than {number_word(FEW)} organisations. {_ALL_WITHHELD} "
            "Any figure could point to one of them."
        )
        return
    lines = [(one, shared(one.answers, ANSWER_BANDS)) for one in it.tally.lines]
    yield from _withheld(many, lines)
    yield from _commonly(many, lines)
    yield from _in_bands(lines, catalogue)
    yield from _kinds("By nation", it.nations, NATION_BANDS)
    yield from _kinds("By kind of organisation", it.forms, FORM_BANDS)
    yield Heading(2, "What is left out")
    yield Paragraph(
        "Aims, what moved, and answers by nation or kind are not in a copy to share. "
        "Beside the figures here, they could show what a few answered."
    )


_Shared = Sequence[tuple[Line, tuple[Band, ...]]]


def _withheld(many: int, lines: _Shared) -> Blocks:
    """Say how much is withheld, and why."""
    whole = sum(not bands for _, bands in lines)
    wider = sum(any(len(band.answers) > 1 for band in bands) for _, bands in lines)
    said = [
        f"This counts the latest review of each of {organisations_words(many)}.",
        f"No figure here is about fewer than {number_word(FEW)} of them, and none can be worked out.",
    ]
    if whole == len(lines):
        said.append(f"No question can be shown like that. {_ALL_WITHHELD}")
    elif whole:
        said.append(f"{count(whole, 'question')} of {len(lines)} {'is' if whole == 1 else 'are'} withheld.")
    if wider:
        said.append(
            f"At {count(wider, 'question')}, answers are put together until each figure is large enough."
        )
    if not whole and not wider:
        said.append("Nothing had to be withheld at any question.")
    yield Paragraph(" ".join(said))


def _commonly(many: int, lines: _Shared) -> Blocks:
    """Name what half of them or more have, and have not: worked out from what is shown, and from nothing else."""
    shown = [(line, upper(bands)) for line, bands in lines if bands]
    for heading, about, found in (
        (
            "Commonly strong",
            "Half of them or more are at mostly or fully.",
            [line for line, high in shown if high * 2 >= many],
        ),
        (
            "Commonly still to build",
            "More than half of them are below mostly, or gave no level.",
            [line for line, high in shown if high * 2 < many],
        ),
    ):
        if found:
            yield Heading(2, heading)
            yield Paragraph(f"{about} In the order of the questions.")
            yield Items(tuple(one.criterion.title for one in found))


def _in_bands(lines: _Shared, catalogue: Catalogue) -> Blocks:
    if not any(bands for _, bands in lines):
        return
    yield Heading(2, "Every question")
    for group in catalogue.groups:
        yield Heading(3, group.name)
        yield Facts(
            tuple(
                (line.criterion.title, bands_words(bands, catalogue) if bands else "Withheld.")
                for line, bands in lines
                if line.criterion.group == group.id
            )
        )
    essentials = [line.criterion.title for line, _ in lines if line.criterion.essential]
    if essentials:
        yield Paragraph("These are the essentials.")
        yield Items(tuple(essentials))


def bands_words(bands: Sequence[Band], catalogue: Catalogue) -> str:
    """Say answers in bands: 'Not yet or started 10. Partly 12. Mostly or fully 18.'"""
    return " ".join(f"{band_name(band.answers, catalogue)} {band.organisations:,}." for band in bands)


def band_name(answers: Sequence[str], catalogue: Catalogue) -> str:
    """Name answers that were put together: 'Not yet, started or no level'."""
    names = [catalogue.name(one).lower() for one in answers]
    if set(NO_LEVEL) <= set(answers):
        names = [catalogue.name(one).lower() for one in answers if one not in NO_LEVEL] + ["no level"]
    return sentence(listing(names, "or")).rstrip(".")


def _kinds(heading: str, parts: Mapping[str, Tally], ways: Sequence[Bands]) -> Blocks:
    bands = shared({name: tally.reviews for name, tally in parts.items()}, ways)
    if bands:
        yield Heading(2, heading)
        yield Facts(
            tuple(
                (
                    listing([_kind(one) for one in band.answers], "or"),
                    f"{organisations_words(band.organisations)}.",
                )
                for band in bands
            )
        )
