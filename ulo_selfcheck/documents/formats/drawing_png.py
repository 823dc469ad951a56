"""A drawing as the bytes of a picture, for files that hold no vectors."""

import io
from functools import cache

from PIL import Image, ImageDraw

from ulo_selfcheck.documents.formats.drawing import HIGH, LINE, Disc, Drawing

_DOTS = 6  # to each unit: 120 dots high, sharp on paper too
_FINER = 4  # drawn larger and made smaller, so that slanting lines have no stairs


@cache
def png(drawing: Drawing, colour: str) -> bytes:
    """Return a drawing in one colour on white as a PNG."""
    scale = _DOTS * _FINER
    size = (round(drawing.wide * scale), round(HIGH * scale))
    image = Image.new("L", size, 255)
    pen = ImageDraw.Draw(image)
    for shape in drawing.shapes:
        fill, line = (0, 0) if shape.full else (None, round(LINE * scale))
        if isinstance(shape, Disc):
            x, y, r = (one * scale for one in (shape.x, shape.y, shape.radius))
            pen.ellipse((x - r, y - r, x + r, y + r), fill=fill, outline=0, width=line)
        else:
            points = [(x * scale, y * scale) for x, y in shape.points]
            pen.polygon(points, fill=fill)
            if line:
                pen.line([*points, *points[:2]], fill=0, width=line, joint="curve")
    return _coloured(image.resize((size[0] // _FINER, size[1] // _FINER), Image.Resampling.LANCZOS), colour)


def _coloured(shades: Image.Image, colour: str) -> bytes:
    image = shades.convert("RGB")
    image.paste(Image.new("RGB", shades.size, colour), mask=shades.point(lambda shade: 255 - shade))
    file = io.BytesIO()
    image.quantize(32).save(file, "PNG", optimize=True)
    return file.getvalue()
