"""What is heard takes a desktop: without one these tests are skipped, and where they must run they fail."""

import os
from pathlib import Path

import pytest

from tests.heard import desktop


@pytest.fixture(autouse=True)
def _with_a_desktop(request: pytest.FixtureRequest) -> None:
    if request.node.get_closest_marker("heard") and not desktop.installed():
        assert os.environ.get("CI") != "true", f"to be installed: {desktop.DEBIAN}"
        pytest.skip(f"no desktop to listen to: apt-get install -y --no-install-recommends {desktop.DEBIAN}")


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    return desktop.home(tmp_path)
