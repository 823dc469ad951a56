"""JSON as all our documents write it."""

import json
from collections.abc import Callable
from typing import Any

from ulo_selfcheck.ground.text import spelled


def json_text(data: Any, *, default: Callable[[Any], Any] | None = None) -> str:
    """Return data as JSON: keys in the order they come, letters as they are but those that command a terminal."""
    return spelled(json.dumps(data, ensure_ascii=False, indent=2, default=default)) + "\n"
