"""What takes longer is tried in the long round: `python -m pytest -m long`, which .ci/run does."""

from typing import Any

import pytest


def long(*values: Any) -> list[Any]:
    """Return values of a parameter that are tried in the long round alone."""
    return [pytest.param(one, marks=pytest.mark.long) for one in values]
