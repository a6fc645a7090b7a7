"""Looks at a workbook as the ZIP archive that it is, before anything unpacks it."""

import struct
import zlib
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from iku.domain.problem import Problem

ENTRY_LIMIT = 1_000
UNPACKED_LIMIT = 48 * 1024 * 1024
"""Bytes, over all entries: far more than any office's workbook, far less than a server's memory."""
RATIO_LIMIT = 150
RATIO_FROM = 1024 * 1024
"""A small entry may compress as well as it likes."""
ENCRYPTED = 0x1
START = 4096
CONTENT_TYPES = "[Content_Types].xml"
WORKBOOK_TYPE = b"spreadsheetml.sheet.main+xml"
MACRO_TYPE = b"macroenabled"
UNREADABLE = (
    BadZipFile, OSError, ValueError, KeyError, IndexError, EOFError, NotImplementedError, RuntimeError, struct.error,
    zlib.error,
)  # fmt: skip


def archive_problem(content: bytes) -> Problem | None:
    """Why an archive is not a workbook to open, None where it is one."""
    try:
        with ZipFile(BytesIO(content)) as archive:
            return _shape_problem(archive.infolist()) or _kind_problem(archive)
    except UNREADABLE:
        return Problem("workbook-unreadable")


def has_formulas(content: bytes) -> bool:
    """Whether any sheet may hold a formula; only then need its cached values be told from missing ones."""
    try:
        with ZipFile(BytesIO(content)) as archive:
            return any(
                _mentions_formula(archive, name) for name in archive.namelist() if name.startswith("xl/worksheets/")
            )
    except UNREADABLE:
        return True


def _mentions_formula(archive: ZipFile, name: str) -> bool:
    tail = b""
    with archive.open(name) as entry:
        while chunk := entry.read(1 << 16):
            window = tail + chunk
            if b"<f>" in window or b"<f " in window or b":f>" in window or b":f " in window:
                return True
            tail = chunk[-4:]
    return False


def _shape_problem(entries: list[ZipInfo]) -> Problem | None:
    if len(entries) > ENTRY_LIMIT or sum(e.file_size for e in entries) > UNPACKED_LIMIT:
        return Problem("workbook-too-large", found=str(sum(e.file_size for e in entries)), expected=str(UNPACKED_LIMIT))
    if any(e.flag_bits & ENCRYPTED for e in entries):
        return Problem("workbook-encrypted")
    names = [e.filename for e in entries]
    if len(set(names)) < len(names) or any(_is_unsafe(name) for name in names) or any(_is_bomb(e) for e in entries):
        return Problem("workbook-suspicious")
    return None


def _is_unsafe(name: str) -> bool:
    return name.startswith(("/", "\\")) or "\\" in name or ":" in name or ".." in name.split("/")


def _is_bomb(entry: ZipInfo) -> bool:
    return entry.file_size > RATIO_FROM and entry.file_size > RATIO_LIMIT * max(entry.compress_size, 1)


def _kind_problem(archive: ZipFile) -> Problem | None:
    names = archive.namelist()
    lower = [name.casefold() for name in names]
    if "mimetype" in names:
        return Problem("format-ods" if b"spreadsheet" in archive.read("mimetype")[:200] else "format-unknown")
    if "xl/workbook.bin" in lower:
        return Problem("format-xlsb")
    if CONTENT_TYPES not in names:
        return Problem("format-unknown")
    types = archive.read(CONTENT_TYPES)
    if MACRO_TYPE in types.lower() or any("vbaproject" in name or "/macrosheets/" in name for name in lower):
        return Problem("workbook-macros")
    if WORKBOOK_TYPE not in types:
        return Problem("format-unknown")
    if any("/externallinks/" in name for name in lower):
        return Problem("workbook-external")
    if any(_declares_a_type(archive, name) for name in names if name.endswith((".xml", ".rels"))):
        return Problem("workbook-suspicious")
    return None


def _declares_a_type(archive: ZipFile, name: str) -> bool:
    """No office program writes a document type; its entities can blow a part up."""
    with archive.open(name) as entry:
        return b"<!DOCTYPE" in entry.read(START)
