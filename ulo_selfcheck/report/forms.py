"""The forms a document can take: the ending of a file's name says which.

What writes Word files and web pages is slow to load, so it is loaded when one is made.
"""

from collections.abc import Callable, Mapping
from pathlib import Path

from ulo_selfcheck.problem import Problem
from ulo_selfcheck.report import markdown, plain_text
from ulo_selfcheck.report.document import Document

LARGE_PRINT = (".docx", ".html")


class ReportProblem(Problem):
    """A document that could not be made: why, and what to do now."""


def _html(document: Document, large: bool) -> bytes:
    from ulo_selfcheck.report import html

    return html.render(document, large=large).encode()


def _word(document: Document, large: bool) -> bytes:
    from ulo_selfcheck.report import word

    return word.render(document, large=large)


_FORMS: Mapping[str, Callable[[Document, bool], bytes]] = {
    ".docx": _word,
    ".html": _html,
    ".txt": lambda document, _: plain_text.render(document).encode(),
    ".md": lambda document, _: markdown.render(document).encode(),
}


def render(document: Document, ending: str, *, large: bool = False) -> bytes:
    """Give a document as the contents of a file with this ending."""
    return _FORMS[ending](document, large)


def ending_of(path: Path, endings: tuple[str, ...], *, large: bool = False) -> str:
    """Give the form that a file's name asks for.

    Raises:
        ReportProblem: we do not make files with this ending, or not in large print.
    """
    ending = path.suffix.lower()
    if ending not in endings:
        raise ReportProblem(f"We cannot make {path.name}. End its name in one of: {', '.join(endings)}.")
    if large and ending not in LARGE_PRINT:
        raise ReportProblem(
            f"We cannot make {path.name} in large print. End its name in {' or '.join(LARGE_PRINT)}."
        )
    return ending
