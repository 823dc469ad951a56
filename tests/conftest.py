"""What many tests share."""

import compileall
import os
import signal

import pytest
from hypothesis import HealthCheck, settings

from tests.running import ROOT
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


def pytest_configure(config: pytest.Config) -> None:
    """Let Ctrl+C be heard, and compile the program once."""
    # Who starts the tests in the background hands on that Ctrl+C is ignored, and the programs under test inherit it.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    # Thousands of tests start the program, and those may write nothing beside it.
    if not hasattr(config, "workerinput"):
        compileall.compile_dir(ROOT / "ulo_selfcheck", quiet=1)


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """Give the criteria that come with the program."""
    return load()
