"""The plans in a file, or in all the files below a folder: each review once, by the rule of the overview."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from ulo_selfcheck.across.overview.latest import by_organisation, without_copies
from ulo_selfcheck.across.overview.which_review import LeftOut, Which, which_review
from ulo_selfcheck.analysis.action_plan import Plan, Plans
from ulo_selfcheck.analysis.then_and_now import followed
from ulo_selfcheck.answers.contents import FileProblem, read_answers
from ulo_selfcheck.answers.folder import under
from ulo_selfcheck.answers.review import Assessment
from ulo_selfcheck.ground import dates
from ulo_selfcheck.ground.models import replace


class Found(NamedTuple):
    """The plans that count, what is wrong with other files, and which reviews another one stands for."""

    plans: Plans
    problems: list[str]
    left_out: tuple[LeftOut, ...] = ()


class _Read(NamedTuple):
    """A review with its plan."""

    which: Which
    assessment: Assessment


def read(path: Path) -> Found:
    """Read one plan, or all below a folder. In a folder, a file that is not sound stops nothing.

    Raises:
        FileProblem: the one file is not sound, or a folder has none that is.
    """
    # os.path, for it takes a path that cannot be looked at as one that is not there; reading it says why.
    if not os.path.isdir(path):  # noqa: PTH112
        return Found(_together([Plan.of(_answers(path))]), [])
    reviews: list[_Read] = []
    problems: list[str] = []
    for file in under(path, problems):
        try:
            review = _answers(file)
        except FileProblem as problem:
            said = str(problem)
            problems.append(said if str(file) in said else f"{file}: {said}")
        else:
            reviews.append(_Read(which_review(str(file.relative_to(path)), review), review))
    if not reviews:
        raise FileProblem(path, [*problems, f"{path}: there are no files of answers here."])
    kept, copies = without_copies(reviews)
    plans: list[Plan] = []
    earlier: list[LeftOut] = []
    for ours in by_organisation(kept):
        plans += [*_left_open(ours), Plan.of(ours[-1].assessment)]
        earlier += [LeftOut(one.which.path, _later_words(ours[-1].which)) for one in ours[:-1]]
    return Found(_together(plans), problems, (*copies, *earlier))


def _answers(file: Path) -> Assessment:
    return read_answers(file).loaded.assessment


def _together(plans: Sequence[Plan]) -> Plans:
    return Plans.of(plans, dates.today())


def _later_words(latest: Which) -> str:
    return (
        f"There is a later review of this organisation in {latest.path}, which counts. "
        "Of this one, only actions that no later review knows are listed."
    )


def _left_open(ours: Sequence[_Read]) -> Iterator[Plan]:
    """Return what is open in earlier reviews of one organisation and was neither taken over nor let go."""
    for number, one in enumerate(ours[:-1]):
        later = ours[number + 1 :]
        if _is_renewed(one.which, later, ours):
            continue
        actions = tuple(
            action
            for action in Plan.of(one.assessment).open
            if all(followed(action, one.assessment, two.assessment).became == "gone" for two in later)
        )
        if actions:
            yield Plan.of(replace(one.assessment, actions=actions, priorities=()))


def _is_renewed(which: Which, later: Sequence[_Read], ours: Sequence[_Read]) -> bool:
    """Return whether a later review began from this one: what it does not have any more was let go.

    So it is where the one between them is not in the folder.
    """
    known = {one.which.id for one in ours} - {which.id}
    return any(one.which.renewed_from and one.which.renewed_from not in known for one in later)
