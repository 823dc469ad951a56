"""What a typed line means: an answer, or a word of the table of controls."""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from ulo_selfcheck.across.combine.typed_answer import may_be_an_answer, read_answer
from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.catalogue.criterion import ANSWERS
from ulo_selfcheck.front.choosing import NotUnderstood, folded, not_a_choice, number_in, plainly
from ulo_selfcheck.front.controls import Control
from ulo_selfcheck.ground.english import listing, nearest

_NUMBER_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight")

_QUESTION = re.compile("(?:(?:go )?(?:to )?question |go to )(?:number )?(.+)")


class Understood(NamedTuple):
    """What a typed line means: an answer or a word of the table, and what followed it."""

    what: str
    rest: str = ""


def understand(line: str, catalogue: Catalogue, controls: Iterable[Control], *, answers: bool) -> Understood:
    """Return what a typed line means. A unique beginning of a word serves.

    Args:
        line: what was typed, not empty.
        catalogue: names the answers.
        controls: what can be done here.
        answers: whether the answers' numbers and names mean something here.

    Raises:
        NotUnderstood: it means nothing, or more than one thing.
    """
    said, controls = folded(line), tuple(controls)
    phrases = _phrases(catalogue, controls, answers=answers)
    spoken = phrases | {phrase: one.word for one in controls for phrase in (folded(one.menu), *one.also)}
    for exact in (said, plainly(said)):
        if exact in spoken:
            return Understood(spoken[exact])
        if (number := _QUESTION.fullmatch(exact)) and "go" in phrases and number_in(number[1]) is not None:
            return Understood("go", number[1])
    if not said:
        raise NotUnderstood(_unknown(line.strip(), phrases))
    if said.isdigit() and answers:
        raise NotUnderstood(not_a_choice(line.strip(), len(ANSWERS)))
    first, _, rest = said.partition(" ")
    meant = _beginnings(said, phrases) or (_beginnings(first, _with_rest(controls, rest)) if rest else {})
    if len(set(meant.values())) == 1:
        what = next(iter(meant.values()))
        takes_rest = rest and not any(phrase.startswith(said) for phrase in meant)
        return Understood(what, line.strip().partition(" ")[2].strip() if takes_rest else "")
    if meant:
        raise NotUnderstood(
            f'"{line.strip()[:60]}" could be {listing(list(meant), "or")}. Type a little more of it.'
        )
    if answers and (meant_answer := _answer_words(line.strip(), catalogue)):
        raise NotUnderstood(f'"{line.strip()[:60]}" is not a word that works here. {meant_answer}')
    raise NotUnderstood(_unknown(line.strip(), phrases))


def _phrases(catalogue: Catalogue, controls: Iterable[Control], *, answers: bool) -> dict[str, str]:
    phrases = {one.word: one.word for one in controls}
    if answers:
        for number, answer in enumerate(ANSWERS):
            name = catalogue.name(answer).casefold().replace("-", " ")
            phrases |= {
                str(number + 1): answer,
                _NUMBER_WORDS[number]: answer,
                name: answer,
                answer.replace("-", " "): answer,
            }
    return phrases


def _with_rest(controls: Iterable[Control], rest: str) -> dict[str, str]:
    is_number = number_in(rest) is not None
    return {one.word: one.word for one in controls if one.takes or (one.beside and is_number)}


def _beginnings(said: str, phrases: Mapping[str, str]) -> dict[str, str]:
    if said in phrases:
        return {said: phrases[said]}
    return {phrase: what for phrase, what in phrases.items() if phrase.startswith(said)}


def _answer_words(line: str, catalogue: Catalogue) -> str:
    """Return what to type where an answer was meant, in somebody's own words; nothing where it was none."""
    read = read_answer(line, catalogue)
    if read and not read.beside:
        number = ANSWERS.index(read.answer) + 1
        return f"Did you mean {catalogue.name(read.answer).lower()}? Type {number}."
    return f"Choose one number from 1 to {len(ANSWERS)}." if may_be_an_answer(line) else ""


def _unknown(line: str, phrases: Mapping[str, str]) -> str:
    like = nearest(line.casefold(), phrases)
    hint = f" Did you mean {like}?" if like else ""
    return f'"{line[:60]}" is not a word that works here.{hint} Type help to see what you can type.'
