"""What is asked beside the answer itself, written once for both front ends.

Each form is a conversation: it says, asks, and calls the session. It does not know whether the other side
is a line of text or a full screen; an `Asker` does.
"""

from collections.abc import Callable, Coroutine, Mapping
from importlib import import_module
from typing import Any, cast

from ulo_selfcheck.asking.asker import Asker
from ulo_selfcheck.session import Session

Form = Callable[[Session, Asker], Coroutine[Any, Any, None]]

FORMS: Mapping[str, str] = {
    "note": "answers.note",
    "evidence": "answers.evidence",
    "aim": "answers.aim",
    "views": "answers.views",
    "concern": "answers.concern",
    "partner": "answers.partner",
    "park": "answers.park",
    "sum": "answers.the_sum",
    "services": "answers.services",
    "copy": "answers.copy_note",
    "parked": "answers.parked",
    "not-for-us": "answers.not_for_us",
    "aims": "planning.aims",
    "barriers": "planning.ask_barriers",
    "plan": "planning.plan",
    "journey": "organisation.ask_journey",
    "details": "organisation.details",
    "sitting": "organisation.sitting",
    "way": "organisation.way",
    "adopt": "organisation.adopt",
    "begin": "renewing.begin",
}
"""Where the form stands behind each word of the table of controls that asks something.

Two are behind no word: 'not-for-us' is an answer, 'begin' is asked before the first question.
"""


def form(word: str) -> Form:
    """Give the form behind a word. It is imported only now: together they are 10 ms of every start."""
    module, _, name = FORMS[word].partition(".")
    return cast("Form", getattr(import_module(f"{__name__}.{module}"), name))
