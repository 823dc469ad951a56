"""What many tests share."""

import compileall
import gc
import itertools
import os
import signal
import sys

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
    """Let Ctrl+C and a closed window be heard, and compile the program once."""
    # Who starts the tests in the background, or under nohup, hands on that these are ignored; programs inherit it.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    if hasattr(signal, "SIGHUP"):
        signal.signal(signal.SIGHUP, signal.SIG_DFL)
    # Thousands of tests start the program, and those may write nothing beside it.
    if not hasattr(config, "workerinput"):
        compileall.compile_dir(ROOT / "ulo_selfcheck", quiet=1)


def pytest_collection_finish() -> None:
    """Let a test in the full screen go on as soon as the screen is at rest, and not 50 times a second at most."""
    if "textual.screen" in sys.modules:
        from textual import _wait, screen

        screen.UPDATE_PERIOD = 1 / 400  # type: ignore[misc]
        _wait.SLEEP_GRANULARITY = 1 / 200
        _wait.SLEEP_IDLE = _wait.SLEEP_GRANULARITY / 10


_TESTS = itertools.count(1)
_MANY = 600_000
"""Things in memory: all the tests are less than half of it, thirty full screens the rest."""


def pytest_runtest_logfinish() -> None:
    """Let go of old screens now and then: each start of the program tells the collector to pass over what is there."""
    if next(_TESTS) % 25 == 0 and gc.get_freeze_count() > _MANY:
        gc.unfreeze()
        gc.collect()


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """Give the criteria that come with the program."""
    return load()
