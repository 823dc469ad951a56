"""Whether this computer can have the spoken tree of the full screen, and what to do where it cannot."""

import sys
from importlib.util import find_spec

SPOKEN_ENDED = "Buttons and states have stopped. Your screen reader goes on with the lines of the window."


def spoken_problem() -> str:
    """Return why there can be no spoken tree here, and what to do; nothing where there can be one."""
    if sys.platform != "linux":
        return "Buttons and states for a screen reader work on Linux alone. Lines of text work everywhere."
    if find_spec("accesskit") is None:
        return (
            f'Buttons and states for a screen reader need one more package. To get it, type: "{sys.executable}" '
            '-m pip install "accesskit>=0.7,<0.8". Then turn this on again.'
        )
    return ""
