"""A hard word, explained where it is met."""

from ulo_selfcheck.catalogue.criteria_set import Catalogue, Term
from ulo_selfcheck.front.question_pages import hard_words_here
from ulo_selfcheck.front.talk.asker import Asker, refused_by
from ulo_selfcheck.ground.english import listing, nearest
from ulo_selfcheck.ground.problem import Problem
from ulo_selfcheck.ground.text import one_line
from ulo_selfcheck.session.session import Session


async def word(session: Session, ask: Asker, typed: str) -> None:
    """Say what a hard word means; without one, ask which."""
    catalogue = session.catalogue
    here = [one.term for one in hard_words_here(session)]
    known = f" Hard words at this question: {listing(here)}." if here else ""
    refuse = refused_by(lambda line: line and meaning(line, catalogue))
    typed = typed or await ask.line(f"Which word?{known}", refuse=refuse) or ""
    if typed:
        await ask.say(meaning(typed, catalogue))


def meaning(typed: str, catalogue: Catalogue) -> str:
    """Return what a hard word means: 'commissioner: A person who ...'.

    Raises:
        Problem: the criteria do not explain this word.
    """
    found = hard_word(typed, catalogue)
    if found:
        return f"{found.term}: {found.means}"
    like = nearest(typed.casefold(), [one.term for one in catalogue.identity.glossary])
    hint = f"Did you mean {like}?" if like else "Type more to read the hard words of a question."
    raise Problem(f'"{one_line(typed)[:60]}" is not one of the words we explain. {hint}')


def hard_word(typed: str, catalogue: Catalogue) -> Term | None:
    """Return what the glossary explains by a word; one or many, and a beginning that fits no other, serve."""
    said = typed.strip(" .?!\"'").casefold()
    terms = {one.term.casefold(): one for one in catalogue.identity.glossary}
    for exact in (said, said.removesuffix("s"), said.removesuffix("es")):
        if exact in terms:
            return terms[exact]
    begun = [one for term, one in terms.items() if said and term.startswith(said)]
    return begun[0] if len(begun) == 1 else None
