"""A picture offered as evidence, really decoded."""

from io import BytesIO

from PIL import Image

from iku.domain.problem import Problem

MAX_PIXELS = 50_000_000
"""A decoded picture takes up to four bytes a pixel: 200 MB while it is checked. A4 at 600 dpi has 35 million."""


def image_problems(content: bytes, form: str) -> list[Problem]:
    """What is wrong with a PNG or JPEG; nothing if it can be seen whole."""
    try:
        with Image.open(BytesIO(content), formats=[form]) as picture:
            width, height = picture.size
            if width * height > MAX_PIXELS:
                return [_too_many_pixels(f"{width} x {height}")]
            picture.draft(None, (width // 8, height // 8))
            picture.load()
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        return [_too_many_pixels("")]
    # Decoders meet hostile bytes in ways of their own; however they fail, nobody can see the picture.
    except Exception:
        return [Problem("evidence-unreadable", found=form)]
    return []


def _too_many_pixels(found: str) -> Problem:
    return Problem("evidence-too-many-pixels", found=found, expected=str(MAX_PIXELS))
