"""Pictures that a group gives: whatever lies in their place is refused by its name, at once, and never run or followed far."""

import os
import struct
import time
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from ulo_selfcheck.catalogue.load import load
from ulo_selfcheck.documents.own_pictures import own_pictures
from ulo_selfcheck.ground.problem import Problem

CATALOGUE = load()


def _png(wide: int, high: int) -> bytes:
    """Give a picture of one colour, as small as it can be packed."""
    rows = zlib.compress(b"\0" * ((wide + 7) // 8 + 1) * high, 9)
    parts = ((b"IHDR", struct.pack(">IIBBBBB", wide, high, 1, 0, 0, 0, 0)), (b"IDAT", rows), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in parts
    )


def _large(path: Path) -> None:
    path.touch()
    os.truncate(path, 200_000_000)


BAD: Mapping[str, Callable[[Path], object]] = {
    "a pipe": os.mkfifo,
    "a device": lambda path: path.symlink_to("/dev/zero"),
    "a link to itself": lambda path: path.symlink_to(path),
    "a link to words": lambda path: path.symlink_to("/etc/passwd"),
    "a folder": lambda path: path.mkdir(),
    "a script": lambda path: path.write_bytes(
        b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
    ),
    "PostScript": lambda path: path.write_bytes(
        b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\nshowpage\n"
    ),
    "cut off": lambda path: path.write_bytes(_png(400, 400)[:60]),
    "200 MB": _large,
    "a small file that unpacks to 3 GB": lambda path: path.write_bytes(_png(30_000, 30_000)),
}


@pytest.mark.parametrize("what", BAD)
def test_what_is_no_picture_to_use_is_refused_by_its_name_at_once(tmp_path: Path, what: str) -> None:
    path = tmp_path / "pictures" / "social-model.png"
    path.parent.mkdir()
    path.with_suffix(".txt").write_text("Two people at a table.", encoding="utf-8")
    BAD[what](path)
    start = time.process_time()
    if what == "a link to itself":
        assert "social-model" not in own_pictures(CATALOGUE, tmp_path)
    else:
        with pytest.raises(Problem, match=r"social-model\.png"):
            own_pictures(CATALOGUE, tmp_path)
    assert time.process_time() - start < 2


@pytest.mark.parametrize("what", ["a pipe", "a device", "a folder", "200 MB"])
def test_words_for_a_picture_that_are_no_file_of_words_are_refused_too(tmp_path: Path, what: str) -> None:
    path = tmp_path / "pictures" / "social-model.png"
    path.parent.mkdir()
    path.write_bytes(_png(40, 40))
    BAD[what](path.with_suffix(".txt"))
    with pytest.raises(Problem, match=r"social-model\.png"):
        own_pictures(CATALOGUE, tmp_path)


def test_words_with_markup_and_commands_stay_words(tmp_path: Path) -> None:
    path = tmp_path / "pictures" / "social-model.png"
    path.parent.mkdir()
    path.write_bytes(_png(40, 40))
    path.with_suffix(".txt").write_text(
        '"><script>x</script>\x1b[2J #read("/etc/passwd")\n', encoding="utf-8"
    )
    assert "\x1b" not in own_pictures(CATALOGUE, tmp_path)["social-model"].words
