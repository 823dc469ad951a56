"""What can be done before a file is open: the same in both front ends."""

from collections.abc import Callable, Coroutine, Mapping, Sequence
from typing import Any, NamedTuple

from ulo_selfcheck.answers import file_names
from ulo_selfcheck.answers.folder import Found, default_folder, free_path
from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.front.talk.asker import Asker
from ulo_selfcheck.front.talk.choose_file import ask_file, ask_place
from ulo_selfcheck.session import opening
from ulo_selfcheck.session.session import Session


async def _new(catalogue: Catalogue, ask: Asker, _files: Sequence[Found]) -> Session | None:
    name = await ask.line("What is your organisation called?")
    if not name:
        await ask.say(
            "Nothing was made. A new self-check needs the name of your organisation. You can change it later."
        )
        return None
    usual = free_path(default_folder(), file_names.file_name(name))
    place = await ask_place(ask, usual, "Where should the answers be kept?")
    return opening.start(place, name, catalogue)


async def _practise(catalogue: Catalogue, ask: Asker, _files: Sequence[Found]) -> Session | None:
    path = opening.practise(default_folder())
    await ask.say(f"This organisation is invented, so that you can practise. Its answers are in {path}")
    return opening.carry_on(path, catalogue)


async def _renew(catalogue: Catalogue, ask: Asker, files: Sequence[Found]) -> Session | None:
    from ulo_selfcheck.front.talk.renew_form import renew

    path = await renew(catalogue, ask, files)
    return opening.carry_on(path, catalogue) if path else None


async def _compare(catalogue: Catalogue, ask: Asker, files: Sequence[Found]) -> None:
    from ulo_selfcheck.front.talk.compare_form import compare

    await compare(catalogue, ask, files)


async def _combine(catalogue: Catalogue, ask: Asker, files: Sequence[Found]) -> None:
    from ulo_selfcheck.front.talk.combine_form import combine

    await combine(catalogue, ask, files)


async def _overview(catalogue: Catalogue, ask: Asker, _files: Sequence[Found]) -> None:
    from ulo_selfcheck.front.talk.overview_form import overview

    await overview(catalogue, ask)


async def _restore(catalogue: Catalogue, ask: Asker, files: Sequence[Found]) -> None:
    from ulo_selfcheck.front.talk.restore_form import restore

    path = await ask_file(ask, "Which review do you want to take back to a copy from before?", files)
    if path:
        await restore(path, catalogue, ask)


async def _forget(_catalogue: Catalogue, ask: Asker, files: Sequence[Found]) -> None:
    from ulo_selfcheck.front.talk.forget_form import forget

    path = await ask_file(ask, "Which review do you want to remove?", files)
    if path:
        await forget(path, ask)


class Way(NamedTuple):
    """One thing to choose at the start, and its conversation: it returns a session where a file is open then."""

    words: str
    hold: Callable[[Catalogue, Asker, Sequence[Found]], Coroutine[Any, Any, Session | None]]


WAYS: Mapping[str, Way] = {
    "new": Way("Start a new self-check", _new),
    "practise": Way("Practise with an invented organisation", _practise),
    "renew": Way("Begin this year's review from last time's", _renew),
    "compare": Way("Compare two reviews", _compare),
    "combine": Way("Combine members' own answers", _combine),
    "overview": Way("Look across many organisations", _overview),
    "restore": Way("Go back to a copy from before", _restore),
    "forget": Way("Remove a review for good", _forget),
}
"""What is offered below the files that are there."""
