"""Whether content is a table that can be read, or something else that its owner should save as one."""

from enum import Enum

from iku.domain.problem import Problem
from iku.errors import UploadRefused
from iku.intake.sheets import BYTE_LIMIT
from iku.intake.signatures import sniffed


class TableFile(Enum):
    """The kinds of file that are read."""

    TEXT = "text"
    WORKBOOK = "workbook"
    RECORDS = "records"
    """JSON, as other programs send it"""


BLANK = b" \t\r\n\0\xef\xbb\xbf\xff\xfe"
# Workbooks of Excel 2 to 4 begin with a bare record; later ones lie in a container of the old formats.
OLD_WORKBOOK_MARKS = (
    b"\x09\x00\x04\x00",
    b"\x09\x02\x06\x00",
    b"\x09\x04\x06\x00",
    b"\x09\x08\x08\x00",
    b"\x09\x08\x10\x00",
)
IMAGES = frozenset({"PNG", "JPEG", "GIF", "BMP", "TIFF", "HEIC", "WEBP"})
MARKUP = frozenset({"HTML", "XML", "SVG"})


def table_file(content: bytes, filename: str) -> TableFile:
    """Which of them it is, by its content: a name can say anything. UploadRefused for all else.

    Only JSON goes by its name too: its first letter could begin a text of rows as well.
    """
    code = _refusal(content)
    if code:
        limit = str(BYTE_LIMIT) if code == "file-too-large" else ""
        raise UploadRefused(
            [Problem(code, file=filename, found=str(len(content)) if limit else filename, expected=limit)]
        )
    if sniffed(content) is not None:
        return TableFile.WORKBOOK
    return TableFile.RECORDS if filename.lower().endswith(".json") else TableFile.TEXT


def _refusal(content: bytes) -> str:
    if not content.strip(BLANK):
        return "empty-file"
    if len(content) > BYTE_LIMIT:
        return "file-too-large"
    if content.startswith(OLD_WORKBOOK_MARKS):
        return "format-xls"
    kind = sniffed(content)
    name = kind.name if kind else ""
    if name == "XLS/DOC":
        return _container_refusal(content)
    if name in ("", "ZIP"):
        return ""
    known = {"PDF": "format-pdf", **dict.fromkeys(IMAGES, "format-image"), **dict.fromkeys(MARKUP, "format-markup")}
    return known.get(name, "format-unknown")


def _container_refusal(content: bytes) -> str:
    """A workbook with a password lies in the same container as those of the old formats."""
    if "EncryptedPackage".encode("utf-16-le") in content:
        return "workbook-encrypted"
    if "WordDocument".encode("utf-16-le") in content or "PowerPoint Document".encode("utf-16-le") in content:
        return "format-unknown"
    return "format-xls"
