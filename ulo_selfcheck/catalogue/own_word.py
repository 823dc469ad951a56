"""The group's own word for its people, in the place of 'the people we are for'.

The criteria say 'the people we are for' where they mean those whom a group is for. A group that has said who that is
reads its own word there: 'Our committee is run by disabled people.' No letter of the word is changed, so no sentence
begins with it: a d/Deaf group is not a D/Deaf one.
"""

import dataclasses
import re
from collections.abc import Mapping
from typing import Any

from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.ground.models import Part, replace

PEOPLE = "the people you are for"
"""What the program says where a group has given no word of its own."""
THE_PEOPLE = "the people we are for"
"""How the criteria say it."""
_PLACE = re.compile(r"\b(?:the )?people (?:we|you) are for\b")
_LONGEST = 60
_NOT_A_NAME = re.compile(r"[.?!:;\n]|^we\b|^i\b", re.IGNORECASE)


def own_word(people: str) -> str:
    """Return a group's word for its people as it stands in a sentence; nothing where it is none, or a whole sentence."""
    word = people.strip().removesuffix(".").strip()
    return "" if len(word) > _LONGEST or _NOT_A_NAME.search(word) else word


def means_disabled_people(people: str) -> bool:
    """Return whether a group is for disabled people alone, so that its count of them is the only one needed."""
    return own_word(people).casefold() in ("disabled people", "deaf and disabled people")


def in_own_words(text: str, people: str) -> str:
    """Return a text of ours with the group's word in the place of 'the people we are for'."""
    word = own_word(people)
    if not word or "are for" not in text:
        return text
    return _PLACE.sub(lambda _: word, text)


def catalogue_in_own_words(catalogue: Catalogue, people: str) -> Catalogue:
    """Return the criteria with the group's word in them, or as they are written where it has given none."""
    written = catalogue.as_written
    if not own_word(people):
        return written
    return dataclasses.replace(
        written,
        written=written,
        criteria=_said(written.criteria, people),
        upcoming=_said(written.upcoming, people),
        retired=_said(written.retired, people),
    )


def _said(value: Any, people: str) -> Any:
    """Return a value of the criteria with the group's word in all its texts; what holds none stays the same thing."""
    if isinstance(value, str):
        return in_own_words(value, people)
    if isinstance(value, tuple):
        return tuple(_said(one, people) for one in value)
    if isinstance(value, Mapping):
        return {key: _said(one, people) for key, one in value.items()}
    if isinstance(value, Part):
        fields = {name: getattr(value, name) for name in type(value).model_fields}
        changed = {name: new for name, old in fields.items() if (new := _said(old, people)) != old}
        return replace(value, **changed) if changed else value
    return value
