"""What many organisations share, as a copy to pass on: nobody is named, and no figure points to one of them."""

from collections.abc import Sequence

from ulo_selfcheck.across.overview.bands import Band, Shared, SharedLine, to_share
from ulo_selfcheck.across.overview.overview_page import (
    READ_FIRST,
    Blocks,
    kind_words,
    organisations_words,
)
from ulo_selfcheck.across.overview.tally import Overview
from ulo_selfcheck.analysis.answer_words import FEW
from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.catalogue.criterion import WITHOUT_LEVEL
from ulo_selfcheck.documents.titled import to_take_away
from ulo_selfcheck.documents.tree import Box, Document, Facts, Heading, Items, Paragraph, listed
from ulo_selfcheck.ground.english import count, listing, number_word, sentence

ONE_COPY_AT_A_TIME = (
    "Two copies to share can tell more than one. If one organisation joins in between, the difference shows "
    "its answers. So share the next one when five or more have changed."
)
_ALL_WITHHELD = "So everything is withheld."


def overview_to_share(overview: Overview, catalogue: Catalogue) -> Document:
    """Compose a copy to share. It starts from nothing and adds; no organisation is named in it."""
    return to_take_away("An overview to share", _to_share(to_share(overview), catalogue), catalogue)


def _to_share(shared: Shared, catalogue: Catalogue) -> Blocks:
    yield Box("Read this first", READ_FIRST)
    if shared.organisations is None:
        yield Paragraph(
            f"There are fewer than {number_word(FEW)} organisations. {_ALL_WITHHELD} "
            "Any figure could point to one of them."
        )
        return
    yield from _withheld(shared.organisations, shared.lines)
    yield from _commonly(shared.organisations, shared.lines)
    yield from _in_bands(shared.lines, catalogue)
    yield from _kinds("By nation", shared.nations)
    yield from _kinds("By kind of organisation", shared.forms)
    yield Heading(2, "What is left out")
    yield Paragraph(
        "Aims, what moved, and answers by nation or kind are not in a copy to share. "
        "Beside the figures here, they could show what a few answered."
    )


def _withheld(many: int, lines: Sequence[SharedLine]) -> Blocks:
    """Return in words how much is withheld, and why."""
    whole = sum(not line.bands for line in lines)
    wider = sum(any(len(band.answers) > 1 for band in line.bands) for line in lines)
    said = [
        f"This counts the latest review of each of {organisations_words(many)}.",
        f"No figure here is about fewer than {number_word(FEW)} of them, and no such figure can be worked out.",
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


def _commonly(many: int, lines: Sequence[SharedLine]) -> Blocks:
    """Name what half of them or more have, and have not: worked out from what is shown, and from nothing else."""
    shown = [line for line in lines if line.bands]
    for heading, about, found in (
        (
            "Commonly strong",
            "Half of them or more are at mostly or fully.",
            [line for line in shown if line.upper * 2 >= many],
        ),
        (
            "Commonly still to build",
            "More than half of them are below mostly, or gave no level.",
            [line for line in shown if line.upper * 2 < many],
        ),
    ):
        said = f"{about} The list is in the order of the questions."
        yield from listed(heading, (one.criterion.numbered for one in found), said, own_numbers=True)


def _in_bands(lines: Sequence[SharedLine], catalogue: Catalogue) -> Blocks:
    if not any(line.bands for line in lines):
        return
    yield Heading(2, "Every question")
    for group in catalogue.groups:
        yield Heading(3, group.name)
        yield Facts(
            tuple(
                (line.criterion.numbered, bands_words(line.bands, catalogue) if line.bands else "Withheld.")
                for line in lines
                if line.criterion.group == group.id
            )
        )
    essentials = [line.criterion.numbered for line in lines if line.criterion.essential]
    if essentials:
        yield Paragraph("These are the essentials.")
        yield Items(tuple(essentials), own_numbers=True)


def bands_words(bands: Sequence[Band], catalogue: Catalogue) -> str:
    """Return in words answers in bands: 'Not yet or started 10. Partly 12. Mostly or fully 18.'"""
    return " ".join(f"{band_name(band.answers, catalogue)} {band.organisations:,}." for band in bands)


def band_name(answers: Sequence[str], catalogue: Catalogue) -> str:
    """Name answers that were put together: 'Not yet, started or without a level'."""
    names = [catalogue.name(one).lower() for one in answers]
    if set(WITHOUT_LEVEL) <= set(answers):
        names = [catalogue.name(one).lower() for one in answers if one not in WITHOUT_LEVEL] + [
            "without a level"
        ]
    return sentence(listing(names, "or")).rstrip(".")


def _kinds(heading: str, bands: Sequence[Band]) -> Blocks:
    if bands:
        yield Heading(2, heading)
        yield Facts(
            tuple(
                (
                    listing([kind_words(one) for one in band.answers], "or"),
                    f"{organisations_words(band.organisations)}.",
                )
                for band in bands
            )
        )
