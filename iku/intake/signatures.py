"""What a file's first bytes say it is, whatever its name says."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file that its first bytes give away, and the extensions it may rightly carry."""

    name: str
    suffixes: tuple[str, ...] = ()


SIGNATURES = (
    (b"%PDF-", Kind("PDF", (".pdf",))),
    (b"\x89PNG\r\n\x1a\n", Kind("PNG", (".png",))),
    (b"\xff\xd8\xff", Kind("JPEG", (".jpg", ".jpeg"))),
    # A password puts a workbook or document into the container of the old formats: the office check says so.
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Kind("XLS/DOC", (".xlsx", ".docx"))),
    (b"PK\x03\x04", Kind("ZIP", (".xlsx", ".docx"))),
    (b"PK\x05\x06", Kind("ZIP", (".xlsx", ".docx"))),
    (b"GIF8", Kind("GIF")),
    (b"BM", Kind("BMP")),
    (b"II*\0", Kind("TIFF")),
    (b"MM\0*", Kind("TIFF")),
    (b"Rar!", Kind("RAR")),
    (b"7z\xbc\xaf\x27\x1c", Kind("7-Zip")),
    (b"\x1f\x8b", Kind("GZIP")),
    (b"MZ", Kind("EXE")),
    (b"\x7fELF", Kind("ELF")),
    (b"{\\rtf", Kind("RTF")),
)

MARKUP = (
    ("<svg", Kind("SVG")),
    ("<!doctype html", Kind("HTML")),
    ("<html", Kind("HTML")),
    ("<head", Kind("HTML")),
    ("<body", Kind("HTML")),
    ("<script", Kind("HTML")),
    ("<?xml", Kind("XML")),
    ("<", Kind("XML")),
)

TEXT_MAY_BEGIN = (b"BM", b"MZ")
"""Signatures that are two letters: a text may begin with them, so they count only where zero bytes follow."""


def sniffed(content: bytes) -> Kind | None:
    """The kind that the first bytes give away; None where they give nothing away."""
    for signature, kind in SIGNATURES:
        if content.startswith(signature) and (signature not in TEXT_MAY_BEGIN or b"\0" in content[:64]):
            return kind
    if content[4:8] == b"ftyp":
        return Kind("HEIC" if content[8:11] in (b"hei", b"mif", b"hev") else "MP4")
    if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
        return Kind("WEBP")
    start = content[:1024].decode("utf-8-sig", "replace").lstrip().lower()
    return next((kind for mark, kind in MARKUP if start.startswith(mark)), None)
