"""The hard words of a text: those that the glossary explains."""

import re

from ulo_selfcheck.catalogue.criteria_set import Catalogue, Term


def hard_words_in(text: str, catalogue: Catalogue) -> tuple[Term, ...]:
    """Return what the glossary explains of a text, in the order of the glossary; one or many is the same word."""
    return tuple(
        one
        for one in catalogue.identity.glossary
        if re.search(rf"(?<!\w){re.escape(one.term)}(?:e?s)?(?!\w)", text, re.IGNORECASE)
    )
