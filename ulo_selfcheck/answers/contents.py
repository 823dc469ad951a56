"""What a file of answers holds, read without opening it for change: bytes, words, answers, what is wrong."""

import datetime
from pathlib import Path
from typing import NamedTuple

from ulo_selfcheck.answers import backups
from ulo_selfcheck.answers.review import Assessment
from ulo_selfcheck.answers.toml import AnswersProblem, Loaded, NewerSchema, loads
from ulo_selfcheck.ground import read_file
from ulo_selfcheck.ground.dates import day
from ulo_selfcheck.ground.english import count, listing
from ulo_selfcheck.ground.problem import Problem, reason


class FileProblem(Problem):
    """A file that cannot be used: what happened, where, and what to do now."""

    def __init__(self, path: Path, lines: list[str], backup: Path | None = None) -> None:
        self.path = path
        self.lines = lines
        self.backup = backup
        copy = [_go_back_words(path), copy_words(backup)] if backup else []
        super().__init__("\n".join([*lines, *copy]))


def copy_words(backup: Path) -> str:
    """Return in words where a copy is that can be read in place of a file that broke."""
    return f"A copy from before can be read: {backup}"


def _go_back_words(path: Path) -> str:
    return f'To go back to a copy from before, type: ulo-selfcheck restore "{path}"'


class Contents(NamedTuple):
    """What a file holds: its bytes, the answers in them, and what to tell."""

    data: bytes
    text: str
    loaded: Loaded


def adopted_words(adopted: datetime.date, to_do: str) -> str:
    """Return why nothing can change where the committee adopted the review, and how to open it again.

    `to_do`: what for, such as 'To change one'.
    """
    return (
        f"The committee adopted this review on {day(adopted)}. Its answers are locked. {to_do}, open the review "
        "again: type adopt, or in the full screen's menu choose 'Adopt the review'."
    )


def what_is_in(review: Assessment) -> str:
    """Return in words what a file holds that somebody would miss: '21 answers and 2 sittings, adopted on ...'."""
    parts = (
        (sum(one.answered for one in review.answers.values()), "answer", "answers"),
        (len(review.sittings), "sitting", "sittings"),
        (len(review.priorities), "priority", "priorities"),
        (len(review.actions), "action", "actions"),
        (len(review.replies), "member's reply", "members' replies"),
    )
    said = listing([count(number, one, many) for number, one, many in parts if number]) or "no answers yet"
    adopted = review.assessment.adopted
    return f"{said}, adopted on {day(adopted)}" if adopted else said


def is_under_way(review: Assessment) -> bool:
    """Return whether a group has begun: it has an answer, a sitting, a priority or an action."""
    begun = any(one.answered for one in review.answers.values())
    return begun or bool(review.sittings or review.priorities or review.actions)


def read_bytes(path: Path, most: int = read_file.MAX_BYTES) -> bytes:
    """Return the bytes of an ordinary file of a possible size.

    Raises:
        FileProblem: it is missing, a folder, something else, too large, or it cannot be read.
    """
    try:
        return read_file.read(path, most)
    except read_file.NotOrdinary as problem:
        raise FileProblem(path, [f"{path} {problem}."]) from None
    except FileNotFoundError:
        raise FileProblem(path, [f"There is no file {path}.", "Check its name and its folder."]) from None
    except OSError as error:
        raise FileProblem(path, [f"{path} cannot be read: {reason(error)}."]) from None


def read_answers(path: Path, *, any_schema: bool = False) -> Contents:
    """Return what a file of answers holds, without opening it for change.

    Raises:
        FileProblem: with line, column and what to mend; with the newest backup that reads, if there is one.
    """
    data = read_bytes(path)
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
        return Contents(data, text, loads(text, any_schema=any_schema))
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        lines = [f"Line {line}: this is not text in UTF-8. It may not be a file of answers."]
    except NewerSchema as error:
        raise FileProblem(path, [f"{path} cannot be used as it is.", *error.lines]) from error
    except AnswersProblem as error:
        lines = error.lines
    raise FileProblem(path, [f"{path} cannot be used as it is.", *lines], backups.newest_that_reads(path))
