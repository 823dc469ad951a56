"""How English says it: counts, lists, dates, sentences, names that mean the same."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence

_LONGEST_WORD = 100  # letters; none of ours is as long, and to compare it takes long
_LEFT_ASIDE = frozenset({"the", "ltd", "limited"})


def count(number: int, one: str, many: str | None = None) -> str:
    """Return a number with its word: `count(1, "step")` is '1 step', `count(2, "step")` is '2 steps'."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def number_word(number: int) -> str:
    """Return a small number as a word, a larger one in figures."""
    words = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
    return words[number] if 0 <= number < len(words) else str(number)


def listing(things: Sequence[str], joiner: str = "and") -> str:
    """Return a list as people say it: 'a', 'a and b', 'a, b and c'."""
    if len(things) < 2:
        return "".join(things)
    return f"{', '.join(things[:-1])} {joiner} {things[-1]}"


def runs(numbers: Iterable[int]) -> str:
    """Return whole numbers in their order, those in a row as one: '1 to 9, 11 and 13 to 21'."""
    said: list[list[int]] = []
    for number in numbers:
        if said and number == said[-1][-1] + 1:
            said[-1] = [said[-1][0], number]
        else:
            said.append([number])
    return listing([" to ".join(map(str, one)) for one in said])


def sentence(text: str) -> str:
    """Return `text` with a capital first and a full stop last, where it has neither."""
    text = text.strip()
    return with_full_stop(text[:1].upper() + text[1:])


def with_full_stop(text: str) -> str:
    """Return `text` with a full stop last, where it has none and is not empty."""
    return text if not text or text[-1] in ".?!:" else f"{text}."


def inside(title: str) -> str:
    """Return a title as it stands inside a sentence; a short form such as BSL stays as it is."""
    return title if title[1:2].isupper() else title[:1].lower() + title[1:]


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that is most like `word`, or None when none is like it."""
    if len(word) > _LONGEST_WORD:
        return None  # none of ours is as long, and to compare it takes long
    # difflib costs 4 ms of import and is only wanted when something is wrong.
    from difflib import get_close_matches

    found = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return found[0] if found else None


def comparable(name: str) -> str:
    """Return a name so that two ways to write it are the same: only its letters and figures count."""
    folded = unicodedata.normalize("NFKC", name).casefold().replace("&", " and ")
    words = re.sub(r"[^\w\s]|_", "", re.sub(r"[-\u2010-\u2015/,.;:]", " ", folded)).split()
    return "".join(word for word in words if word not in _LEFT_ASIDE) or "".join(words or folded.split())


def most_common(values: Iterable[str]) -> str:
    """Return what most say, the first of those where some are equal; nothing where nobody says anything."""
    counts = Counter(one for one in values if one)
    return counts.most_common(1)[0][0] if counts else ""
