"""A program of its own: a PDF or a picture on standard input, one page of it as PNG, in JSON, on standard output.

Started through `iku.intake.apart`: whatever a hostile file does to the decoders, it does it here. It therefore imports
nothing of this project. Arguments: the kind (PDF, PNG, JPEG), the page from 1, the width in pixels.
"""

import json
import sys
import warnings
from base64 import b64encode
from io import BytesIO
from math import sqrt
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PIL.Image import Image

PAGE_LIMIT = 500
DRAWN_PIXELS = 4_000_000
LONGEST_SIDE = 8_000
DECODED_PIXELS = 50_000_000
"""As many as a picture may have that is kept as evidence."""
PASSWORD = 4
"""What pdfium calls a missing password."""

Answer = dict[str, Any]


def draw(kind: str, content: bytes, page: int, width: int) -> Answer:
    """One page, or {"error": code}."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _draw_pdf(content, page, width) if kind == "PDF" else _draw_picture(kind, content, page, width)
    except MemoryError:
        return {"error": "preview-too-heavy"}
    # Decoders meet hostile bytes in ways of their own; however they fail, there is nothing to see.
    except Exception as error:
        if getattr(error, "err_code", None) == PASSWORD:
            return {"error": "preview-encrypted"}
        return {"error": "preview-too-heavy" if "bomb" in type(error).__name__.lower() else "preview-unreadable"}


def _draw_pdf(content: bytes, page: int, width: int) -> Answer:
    import pypdfium2

    document = pypdfium2.PdfDocument(content)
    # Fields that were filled in and visible signatures are drawn only then.
    document.init_forms()
    pages = min(len(document), PAGE_LIMIT)
    if page > pages:
        return {"error": "preview-no-page", "pages": pages}
    drawn = document[page - 1]
    scale = _scale(drawn.get_width(), drawn.get_height(), width)
    return _answer(drawn.render(scale=scale).to_pil(), page, pages, len(document) - pages)


def _draw_picture(kind: str, content: bytes, page: int, width: int) -> Answer:
    from PIL import Image, ImageOps

    if page > 1:
        return {"error": "preview-no-page", "pages": 1}
    with Image.open(BytesIO(content), formats=[kind]) as opened:
        if opened.width * opened.height > DECODED_PIXELS:
            return {"error": "preview-too-heavy"}
        opened.draft(None, (width, width))
        picture = _eight_bits(ImageOps.exif_transpose(opened))
    scale = min(_scale(picture.width, picture.height, width), 1)
    size = (max(1, round(picture.width * scale)), max(1, round(picture.height * scale)))
    return _answer(picture.resize(size, Image.Resampling.LANCZOS), 1, 1, 0)


def _scale(width: float, height: float, wanted: int) -> float:
    """To the wanted width, unless the page is so long or so thin that this would take too many pixels."""
    return min(wanted / width, sqrt(DRAWN_PIXELS / (width * height)), LONGEST_SIDE / max(width, height))


def _eight_bits(picture: "Image") -> "Image":
    """In plain colours, what is transparent over white."""
    from PIL import Image

    if picture.mode.startswith("I"):
        return picture.convert("I").point(lambda value: value / 256).convert("RGB")
    if not picture.has_transparency_data:
        return picture.convert("RGB")
    layers = picture.convert("RGBA")
    return Image.alpha_composite(Image.new("RGBA", layers.size, "white"), layers).convert("RGB")


def _answer(picture: "Image", page: int, pages: int, more: int) -> Answer:
    from PIL import Image

    # Onto an empty picture: what was written beside the pixels (place, camera, comments, profiles) stays behind.
    clean = Image.new("RGB", picture.size)
    clean.paste(picture)
    written = BytesIO()
    clean.save(written, "PNG")
    return {"png": b64encode(written.getvalue()).decode("ascii"), "page": page, "pages": pages, "more": more}


def main() -> None:
    kind, page, width = sys.argv[1:4]
    answer = draw(kind, sys.stdin.buffer.read(), int(page), int(width))
    sys.stdout.buffer.write(json.dumps(answer).encode("ascii"))


if __name__ == "__main__":
    main()
