"""Which encoding a text file is in. Decided here, in the open: a wrong guess later loses rows without a word."""

import codecs
from io import BytesIO, TextIOWrapper

UTF_8 = "utf-8-sig"
"""UTF-8 with or without a byte order mark."""
FALLBACK = "cp1252"
"""What Excel on Windows writes as plain "CSV"."""
MARKS = (
    (codecs.BOM_UTF8, UTF_8),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
NAMES = {
    UTF_8: "UTF-8",
    "utf-16": "UTF-16",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "utf-32": "UTF-32",
    FALLBACK: "Windows-1252",
}
SAMPLE = 4096
CHUNK = 1 << 20


def text_encoding(content: bytes) -> str | None:
    """The codec that reads the whole content as text, None where it is not text."""
    marked = next((codec for mark, codec in MARKS if content.startswith(mark)), None)
    candidates = (marked,) if marked else (*_without_mark(content), UTF_8, FALLBACK)
    return next((codec for codec in candidates if _reads(content, codec)), None)


def open_text(content: bytes, codec: str) -> TextIOWrapper:
    """The text, decoded as it is read; line ends stay as they are, which is what `csv` wants."""
    return TextIOWrapper(BytesIO(content), encoding=codec, newline="")


def _without_mark(content: bytes) -> tuple[str, ...]:
    """UTF-16 without its mark: mostly Latin text has a zero in every second byte."""
    sample = content[: SAMPLE - SAMPLE % 2]
    half = len(sample) // 2
    if len(content) % 2 or not half:
        return ()
    if sample[1::2].count(0) > half * 0.7 and sample[::2].count(0) < half * 0.05:
        return ("utf-16-le",)
    if sample[::2].count(0) > half * 0.7 and sample[1::2].count(0) < half * 0.05:
        return ("utf-16-be",)
    return ()


def _reads(content: bytes, codec: str) -> bool:
    if codec in (UTF_8, FALLBACK) and b"\0" in content:
        return False
    decoder = codecs.getincrementaldecoder(codec)()
    view = memoryview(content)
    try:
        for start in range(0, len(content), CHUNK):
            decoder.decode(bytes(view[start : start + CHUNK]))
        decoder.decode(b"", True)
    except UnicodeError:
        return False
    return True
