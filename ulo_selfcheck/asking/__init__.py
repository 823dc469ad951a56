"""What is asked beside the answer itself, written once for both front ends.

Each form is a conversation: it says, asks, and calls the session. It does not know whether the other side
is a line of text or a full screen; an `Asker` does.
"""

from collections.abc import Callable, Coroutine, Mapping
from typing import Any

from ulo_selfcheck.asking import answers, organisation, planning
from ulo_selfcheck.asking.asker import Asker
from ulo_selfcheck.session import Session

FORMS: Mapping[str, Callable[[Session, Asker], Coroutine[Any, Any, None]]] = {
    "note": answers.note,
    "evidence": answers.evidence,
    "aim": answers.aim,
    "views": answers.views,
    "concern": answers.concern,
    "partner": answers.partner,
    "park": answers.park,
    "sum": answers.the_sum,
    "services": answers.services,
    "copy": answers.copy_note,
    "parked": answers.parked,
    "not-for-us": answers.not_for_us,
    "aims": planning.aims,
    "barriers": planning.ask_barriers,
    "plan": planning.plan,
    "journey": organisation.ask_journey,
    "details": organisation.details,
    "sitting": organisation.sitting,
    "way": organisation.way,
    "adopt": organisation.adopt,
}
"""The form behind each word of the table of controls that asks something."""
