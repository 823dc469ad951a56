"""Which documents people can take away, what each is called, and in which formats it can be made.

This is the one table of them: commands, conversations and what writes the files all ask it.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from ulo_selfcheck.ground.english import listing
from ulo_selfcheck.ground.problem import Problem


class Format(NamedTuple):
    """A format of file: what it is called for people, and whether it can be in large print."""

    name: str
    large_print: bool = False


FORMATS: Mapping[str, Format] = {
    ".docx": Format("Word", large_print=True),
    ".html": Format("A web page", large_print=True),
    ".pdf": Format("PDF", large_print=True),
    ".txt": Format("Plain text, for email or braille"),
    ".md": Format("Markdown"),
    ".json": Format("JSON, for other programs"),
    ".csv": Format("A table, for a spreadsheet"),
    ".ics": Format("Dates for your calendar"),
    ".toml": Format("A copy of your answers, with the levels only"),
}
"""By the ending of a file's name."""

_READ = (".docx", ".html", ".pdf", ".txt")
_ALL = (*_READ, ".md", ".json", ".csv")
_NOT_OF_ALL: Mapping[str, str] = {
    ".ics": "Only the plan has dates for a calendar.",
    ".toml": "A copy of your answers is made from a review, with --share.",
}
"""Why most kinds are not made in a format."""


class Kind(NamedTuple):
    """A kind of document."""

    name: str
    """What it is called in the name of its file, and where it is said that it is being made."""
    endings: tuple[str, ...] = _ALL
    offer: str = ""
    """How it is offered, where somebody chooses among the documents of one review."""
    why_not: str = ""
    """Why it is not made in the formats that most kinds have."""
    made: str = ""
    """What it is called where it is said that it is there; nothing: as in `name`."""
    made_as_table: str = ""
    """The same of it as a table for a spreadsheet; nothing: as in any other format."""

    def called(self, ending: str) -> str:
        """Return what the finished document is called: 'The letter is in ...'."""
        return (ending == ".csv" and self.made_as_table) or self.made or self.name


REPORT = Kind("report", offer="The report. Every word you typed is in it")
SHORT_REPORT = Kind(
    "short report",
    (*_READ, ".md"),
    offer="The report in short: the plan, and where you stand. Two pages",
    why_not="The short report is there to be read. The whole report has all of it as data.",
)
SHARED_REPORT = Kind(
    "report to share", (*_ALL, ".toml"), offer="A report to share. Nothing private is in it", made="report"
)
SHARED_ANSWERS = SHARED_REPORT._replace(offer="A report to share, with all your answers")
LETTER = Kind(
    "letter",
    (*_READ, ".md"),
    offer="A letter: what we ask of our council",
    why_not="A letter is not a table: it is for reading.",
)
WORKBOOK = Kind(
    "workbook",
    _READ,
    offer="The workbook: the questions on paper",
    why_not="The workbook is for writing on.",
)
REPLY_FORM = Kind(
    "reply form",
    (".html", ".docx", ".txt"),
    offer="The reply form: members answer on their own",
    why_not="The reply form is for filling in and sending back.",
)
EMAIL_FORM = Kind(
    "email form",
    (".txt",),
    offer="A short reply form, as the text of an email",
    why_not="It is for pasting into an email.",
)
SHEET = Kind(
    "sheet",
    (".docx", ".html", ".txt"),
    offer="A sheet for whoever guides: what members think, before the evening",
    why_not="The sheet is there to be read before an evening.",
)
CARDS = Kind(
    "cards",
    _READ,
    offer="Voting cards",
    made="set of cards",
    why_not="Cards are for cutting out of paper.",
)
PLAN = Kind(
    "plan",
    (*_ALL, ".ics"),
    offer="The plan: what is open, who does it and by when",
    made_as_table="table of actions",
)
OF_ONE_REVIEW = (
    REPORT,
    SHORT_REPORT,
    SHARED_REPORT,
    SHARED_ANSWERS,
    LETTER,
    WORKBOOK,
    REPLY_FORM,
    EMAIL_FORM,
    SHEET,
    CARDS,
    PLAN,
)
COMPARISON = Kind("comparison")
OVERVIEW = Kind("overview")
SHARED_OVERVIEW = Kind("overview to share")
NAMED: Mapping[str, Kind] = {one.name: one for one in (REPORT, LETTER, WORKBOOK, PLAN, COMPARISON, OVERVIEW)}
"""Those that a command makes, by name."""


def ending_of(path: Path, kind: Kind, *, large: bool = False) -> str:
    """Return the ending that says in which format a document is wanted.

    Raises:
        Problem: this kind is not made with that ending, or not in large print.
    """
    ending = path.suffix.lower()
    if ending not in kind.endings:
        why = _NOT_OF_ALL.get(ending) or (kind.why_not if ending in FORMATS else "")
        said = (f"We cannot make {path.name}.", why, f"End its name in one of: {', '.join(kind.endings)}.")
        raise Problem(" ".join(filter(None, said)))
    if large and not FORMATS[ending].large_print:
        can = listing([one for one in kind.endings if FORMATS[one].large_print], "or")
        end = f" End its name in {can}." if can else ""
        raise Problem(f"We cannot make {path.name} in large print.{end}")
    return ending
