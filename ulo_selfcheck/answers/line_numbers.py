"""On which line of a TOML file a key stands, to tell where a fault is."""

import re
from collections.abc import Mapping

from ulo_selfcheck.ground import read_file
from ulo_selfcheck.ground.faults import KeyPath

_HEADER = re.compile(r"\s*+(\[\[?)([^\[\]]++)\]\]?\s*+(?:#.*)?$")


_KEY = re.compile(r"""\s*+((?:[\w-]++|"[^"]*"|'[^']*')(?:\s*+\.\s*+(?:[\w-]++|"[^"]*"|'[^']*'))*+)\s*+=""")


def nearest_line(lines: Mapping[KeyPath, int], path: KeyPath) -> int | None:
    above = (path[:length] for length in range(len(path), 0, -1))
    return next((lines[one] for one in above if one in lines), None)


def lines_of(text: str) -> dict[KeyPath, int]:
    """Return the line where each table and each key starts; what is inside a long text is passed over."""
    lines: dict[KeyPath, int] = {}
    here: KeyPath = ()
    counts: dict[KeyPath, int] = {}
    for number, line in enumerate(read_file.QUOTED.sub(_without_long_text, text).split("\n"), 1):
        if header := _HEADER.match(line):
            here = _header_path(header[1], _parts(header[2]), counts)
            lines.setdefault(here, number)
        elif key := _KEY.match(line):
            lines.setdefault((*here, *_parts(key[1])), number)
    return lines


def _without_long_text(quoted: re.Match[str]) -> str:
    return "\n" * quoted[0].count("\n") if quoted[0].startswith(('"""', "'''")) else quoted[0]


def _parts(dotted: str) -> KeyPath:
    return tuple(part.strip().strip("\"'") for part in dotted.split("."))


def _header_path(bracket: str, parts: KeyPath, counts: dict[KeyPath, int]) -> KeyPath:
    """Return the path of a table header; `[[actions]]` counts up, and tables inside it stand in the last one."""
    path: KeyPath = ()
    for index, part in enumerate(parts):
        path = (*path, part)
        if bracket == "[[" and index == len(parts) - 1:
            counts[path] = counts.get(path, -1) + 1
        if path in counts:
            path = (*path, counts[path])
    return path
