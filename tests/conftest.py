"""What many tests share."""

import os

import pytest
from hypothesis import HealthCheck, settings

from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.catalogue.load import load

EXAMPLES = int(os.environ.get("ULO_SELFCHECK_EXAMPLES", "40"))
# A slow or busy machine is no fault of the program: no clock in these.
settings.register_profile(
    "calm",
    deadline=None,
    database=None,
    max_examples=EXAMPLES,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("calm")


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """Give the criteria that come with the program."""
    return load()
