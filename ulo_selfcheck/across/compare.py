"""Two files of answers side by side: two reviews to compare, or two copies of one review."""

from collections.abc import Sequence
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from ulo_selfcheck.across.copies import copies_page
from ulo_selfcheck.across.copies.copies_page import Copies
from ulo_selfcheck.across.copies.merge import are_copies
from ulo_selfcheck.analysis.then_and_now import Comparison, Years, compare, over_the_years
from ulo_selfcheck.answers.contents import FileProblem, read_answers
from ulo_selfcheck.answers.file_names import same_file
from ulo_selfcheck.answers.review import Assessment
from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.documents import comparison_data
from ulo_selfcheck.documents.comparison import comparison
from ulo_selfcheck.documents.tree import Document
from ulo_selfcheck.ground.problem import Problem


class Pair(NamedTuple):
    """Two files, and what they hold."""

    first: Path
    second: Path
    old: Assessment
    new: Assessment

    @property
    def are_copies(self) -> bool:
        """Return whether the two are copies of one review."""
        return are_copies(self.old, self.new)

    @property
    def copies(self) -> Copies:
        """Return the two as copies, by the names of their files; by their places where the names are the same."""
        alike = self.first.name == self.second.name
        first, second = (str(one) if alike else one.name for one in (self.first, self.second))
        return Copies(self.old, self.new, first, second)

    def side_by_side(self, catalogue: Catalogue) -> Comparison | Copies:
        """Compare them: as two reviews, or as two copies of one."""
        return self.copies if self.are_copies else compare(self.old, self.new, catalogue)

    def may_write(self, path: Path) -> None:
        """Look whether something may be written at `path`: it is neither of the two.

        Raises:
            Problem: it is one of them.
        """
        if same_file(path, self.first) or same_file(path, self.second):
            raise Problem(f"{path} is one of the two to compare. Give the new file another name.")


def read(first: Path, second: Path) -> Pair:
    """Read two files.

    Raises:
        FileProblem: one of them cannot be read, or they are one and the same.
    """
    old, new = (read_answers(one).loaded.assessment for one in (first, second))
    if same_file(first, second):
        raise FileProblem(first, [f"{first} is named twice. Name two files to compare."])
    return Pair(first, second, old, new)


class Several(NamedTuple):
    """Three files or more, each a review of its own."""

    paths: tuple[Path, ...]
    reviews: tuple[Assessment, ...]

    def over_the_years(self, catalogue: Catalogue) -> Years:
        """Compare each with the next."""
        return over_the_years(self.reviews, catalogue)

    def may_write(self, path: Path) -> None:
        """Look whether something may be written at `path`: it is none of them.

        Raises:
            Problem: it is one of them.
        """
        if any(same_file(path, one) for one in self.paths):
            raise Problem(f"{path} is one of those to compare. Give the new file another name.")


def read_several(paths: Sequence[Path]) -> Several:
    """Read three files or more.

    Raises:
        FileProblem: one cannot be read, one is named twice, or two are copies of one review.
    """
    reviews = tuple(read_answers(one).loaded.assessment for one in paths)
    for (first, old), (second, new) in combinations(zip(paths, reviews, strict=True), 2):
        if same_file(first, second):
            raise FileProblem(first, [f"{first} is named twice. Name each review once."])
        if are_copies(old, new):
            raise FileProblem(
                second,
                [
                    f"{first} and {second} are copies of one review. Compare these two alone, or leave one out."
                ],
            )
    return Several(tuple(paths), reviews)


def content(found: Comparison | Copies, catalogue: Catalogue, ending: str) -> Document | str:
    """Compose two reviews compared, or what differs between two copies of one, for a file with this ending."""
    if isinstance(found, Copies):
        if ending == ".json":
            return copies_page.as_json(found, catalogue)
        return (
            copies_page.table(found, catalogue) if ending == ".csv" else copies_page.copies(found, catalogue)
        )
    if ending == ".json":
        return comparison_data.as_json(found)
    return comparison_data.table(found, catalogue) if ending == ".csv" else comparison(found, catalogue)


def compared(found: Comparison | Copies, catalogue: Catalogue) -> Document:
    """Compose two reviews compared, or what differs between two copies of one, to read."""
    return copies_page.copies(found, catalogue) if isinstance(found, Copies) else comparison(found, catalogue)
