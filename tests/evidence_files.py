"""Small files of every kind that evidence may have, made on the spot, and ways to spoil them."""

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pikepdf
from openpyxl import Workbook
from PIL import Image

DOCX_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
DOCX = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    f'<Override PartName="/word/document.xml" ContentType="{DOCX_TYPE}"/></Types>',
    "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>',
    "word/document.xml": '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>',
}


def pdf(
    pages: int = 1, *, password: str = "", owner_password: str = "", root: Mapping[str, object] | None = None
) -> bytes:
    """A PDF with blank pages; `root` adds entries to its catalogue."""
    document = pikepdf.new()
    for _ in range(pages):
        document.add_blank_page()
    for key, value in (root or {}).items():
        document.Root[key] = value
    buffer = BytesIO()
    encryption = (
        pikepdf.Encryption(owner=owner_password or password, user=password) if owner_password or password else None
    )
    document.save(buffer, encryption=encryption or False, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return buffer.getvalue()


def picture(form: str = "PNG", size: tuple[int, int] = (40, 30)) -> bytes:
    buffer = BytesIO()
    Image.new("RGB", size, "#9B1C1F").save(buffer, form)
    return buffer.getvalue()


def workbook() -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"] = "Realisasi"
    sheet["A2"] = 98.5
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def package(parts: Mapping[str, str | bytes]) -> bytes:
    """A ZIP of the given parts."""
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def document(**extra: str | bytes) -> bytes:
    """A DOCX without a word in it; `extra` names further parts, "__" for "/"."""
    return package(DOCX | {name.replace("__", "/"): content for name, content in extra.items()})
