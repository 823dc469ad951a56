"""Members' own answers, gathered from the files that came back and put together for the committee.

A member answers in a file of answers, or in the text workbook; `report/reply.py` reads that one.
"""

from ulo_selfcheck.gathering.many import Gathered, gather, same
from ulo_selfcheck.gathering.result import check_name, may_write, put_together, said_of, write
from ulo_selfcheck.gathering.source import Source, unclear_words, with_answer

__all__ = [
    "Gathered",
    "Source",
    "check_name",
    "gather",
    "may_write",
    "put_together",
    "said_of",
    "same",
    "unclear_words",
    "with_answer",
    "write",
]
