"""A group's own pictures, from a folder `pictures` beside its criteria or beside the document that is made.

A picture has the id of a question or an answer as its name, such as `social-model.jpg`. The words for people who
cannot see it stand beside it, in `social-model.txt`.
"""

import io
import warnings
from collections.abc import Iterable, Mapping
from pathlib import Path

from PIL import Image, ImageOps, UnidentifiedImageError

from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.catalogue.criterion import ANSWERS
from ulo_selfcheck.documents.tree import Picture
from ulo_selfcheck.ground import read_file
from ulo_selfcheck.ground.problem import Problem, reason
from ulo_selfcheck.ground.text import one_line

FOLDER = "pictures"
_ENDINGS = (".png", ".jpg", ".jpeg")
_MOST_BYTES = 50_000_000
_SIDE = 1600  # dots: sharp on paper at the size that we print


def own_pictures(catalogue: Catalogue, beside: Path | None = None) -> Mapping[str, Picture]:
    """Return the pictures of a group by the id of their question or answer.

    Those in the folder `beside` win over those that came with the criteria.

    Raises:
        Problem: one cannot be read, or has no words for people who cannot see it.
    """
    names = (*catalogue.order, *ANSWERS)
    folders = [one / FOLDER for one in (catalogue.folder, beside) if one]
    return {name: picture for folder in folders for name, picture in _in(folder, names)}


def _in(folder: Path, names: Iterable[str]) -> Iterable[tuple[str, Picture]]:
    if not folder.is_dir():
        return
    for name in names:
        path = next((one for ending in _ENDINGS if (one := folder / f"{name}{ending}").exists()), None)
        if path:
            yield name, Picture(_words_for(path), _drawn(path))


def _words_for(path: Path) -> str:
    beside = path.with_suffix(".txt")
    try:
        words = one_line(read_file.read(beside).decode("utf-8", errors="replace").removeprefix("\ufeff"))
    except (OSError, Problem):
        words = ""
    if not words.strip():
        raise Problem(
            f"{path} has no words for people who cannot see it. Write them in {beside}, in one sentence."
        )
    return words


def _drawn(path: Path) -> bytes:
    """Return a picture upright, no larger than is seen, and without where and when it was taken."""
    try:
        data = read_file.read(path, _MOST_BYTES)
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as found:
                image = ImageOps.exif_transpose(found).convert("RGBA")
    except OSError as error:
        what = "it is no PNG and no JPEG" if isinstance(error, UnidentifiedImageError) else reason(error)
        raise Problem(
            f"{path} cannot be read as a picture: {what}. Save it again, or take it away."
        ) from None
    except (Problem, ValueError, SyntaxError, Image.DecompressionBombWarning, Image.DecompressionBombError):
        raise Problem(f"{path} cannot be read as a picture. Make it smaller, or take it away.") from None
    image.thumbnail((_SIDE, _SIDE))
    on_white = Image.new("RGB", image.size, "white")
    on_white.paste(image, mask=image.getchannel("A"))
    file = io.BytesIO()
    on_white.save(file, "JPEG", quality=88)
    return file.getvalue()
