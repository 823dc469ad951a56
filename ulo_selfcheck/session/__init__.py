"""A sitting in progress: where we are, every change as one method, undo, save. Front ends drive only this."""

from ulo_selfcheck.session.adopting import Adopting
from ulo_selfcheck.session.answering import Answering
from ulo_selfcheck.session.details import Details
from ulo_selfcheck.session.planning import Planning
from ulo_selfcheck.session.renewing import Renewing

__all__ = ["Session"]


class Session(Answering, Details, Planning, Adopting, Renewing):
    """A sitting with one file: answers, the organisation's details, the plan, adoption, what was before."""
