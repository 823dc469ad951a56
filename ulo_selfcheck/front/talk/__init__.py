"""What is asked beside the answer itself, written once for both front ends.

Each form is a conversation: it says, asks, and calls the session. It does not know whether the other side
is a line of text or a full screen; an `Asker` does.
"""

from collections.abc import Callable, Coroutine, Mapping
from importlib import import_module
from typing import Any, cast

from ulo_selfcheck.front.talk.asker import Asker
from ulo_selfcheck.session.session import Session

Form = Callable[[Session, Asker], Coroutine[Any, Any, None]]

FORMS: Mapping[str, str] = {
    "note": "answer_forms.note",
    "evidence": "answer_forms.evidence",
    "aim": "answer_forms.aim",
    "views": "answer_forms.views",
    "concern": "answer_forms.concern",
    "partner": "answer_forms.partner",
    "park": "answer_forms.park",
    "sum": "answer_forms.the_sum",
    "services": "answer_forms.services",
    "copy": "answer_forms.copy_note",
    "parked": "answer_forms.parked",
    "not-for-us": "answer_forms.not_for_us",
    "aims": "plan_forms.aims",
    "barriers": "plan_forms.ask_barriers",
    "plan": "plan_forms.plan",
    "journey": "organisation_forms.ask_journey",
    "details": "organisation_forms.details",
    "sitting": "organisation_forms.sitting",
    "way": "review_forms.way",
    "adopt": "review_forms.adopt",
    "begin": "renew_form.begin",
}
"""Where the form stands behind each word of the table of controls that asks something.

Two are behind no word: 'not-for-us' is an answer, 'begin' is asked before the first question.
"""


def form(word: str) -> Form:
    """Give the form behind a word. It is imported only now: together they are 10 ms of every start."""
    module, _, name = FORMS[word].partition(".")
    return cast("Form", getattr(import_module(f"{__name__}.{module}"), name))
