"""Two files of answers side by side: two reviews to compare, or two copies of one review."""

from pathlib import Path
from typing import NamedTuple

from ulo_selfcheck.analysis.comparison import Comparison, compare
from ulo_selfcheck.analysis.copies import are_copies
from ulo_selfcheck.assessment.contents import FileProblem, read_answers
from ulo_selfcheck.assessment.model import Assessment
from ulo_selfcheck.assessment.names import same_file
from ulo_selfcheck.catalogue.model import Catalogue
from ulo_selfcheck.problem import Problem
from ulo_selfcheck.report.copies import Copies


class Pair(NamedTuple):
    """Two files, and what they hold."""

    first: Path
    second: Path
    old: Assessment
    new: Assessment

    @property
    def are_copies(self) -> bool:
        """Tell whether the two are copies of one review."""
        return are_copies(self.old, self.new)

    @property
    def copies(self) -> Copies:
        """Give the two as copies, by the names of their files; by their places where the names are the same."""
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
