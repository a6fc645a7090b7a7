"""A workbook or document (XLSX, DOCX) offered as evidence: a ZIP of XML, unpacked within limits, nothing in it acts."""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Literal
from xml.parsers import expat
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from iku.domain.problem import Problem

Form = Literal["xlsx", "docx"]

MAX_UNPACKED = 100 * 1024 * 1024
MAX_PARTS = 5000
MAX_XML = 16 * 1024 * 1024
"""Of the parts that are read as XML here: lists of parts and of links, never sheets."""

OLE_CONTAINER = b"\xd0\xcf\x11\xe0"
MAIN = {"xlsx": "spreadsheetml.sheet.main+xml", "docx": "wordprocessingml.document.main+xml"}
MACRO_PART = re.compile(r"vbaproject|vbadata|/macrosheets/|/dialogsheets/|/activex/", re.IGNORECASE)
MACRO_TYPE = re.compile(r"macroenabled|vbaproject|activex", re.IGNORECASE)
PROGRAM_NAME = re.compile(r"\.(exe|dll|com|scr|msi|bat|cmd|ps1|vbs|vbe|js|jse|wsf|hta|lnk|jar|bin|ole)$", re.IGNORECASE)
PROGRAM_START = (b"MZ", b"\x7fELF")
HARMLESS_BIN = re.compile(r"/printersettings/[^/]*\.bin$", re.IGNORECASE)
REMOTE = re.compile(r"(?!file:)[a-z][a-z0-9+.-]+:|\\\\|//|file:(?!///[^/])", re.IGNORECASE)
MAY_BE_REMOTE = re.compile(r"/(hyperlink|externalLinkPath|xlPathMissing|xlStartup|xlLibrary|xlAlternateStartup)$")
"""A link to click, and another workbook's name: a person decides, and the figures stand in the file."""


class _BrokenPart(Exception):
    """A part that is not what its place says."""


def office_problems(content: bytes, form: Form) -> list[Problem]:
    """What is wrong with a workbook or document; nothing if it opens and does nothing by itself."""
    if content.startswith(OLE_CONTAINER):
        return [Problem("evidence-encrypted", found=form.upper())]
    try:
        with ZipFile(BytesIO(content)) as package:
            return _package_problems(package, form)
    # zipfile, zlib and expat meet hostile bytes in ways of their own; however they fail, nobody can open the file.
    except Exception:
        return [Problem("evidence-unreadable", found=form.upper())]


def _package_problems(package: ZipFile, form: Form) -> list[Problem]:
    parts = [part for part in package.infolist() if not part.is_dir()]
    if any(part.flag_bits & 1 for part in parts):
        return [Problem("evidence-encrypted", found=form.upper())]
    if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
        return [Problem("evidence-unpacks-too-large", found=form.upper(), expected=str(MAX_UNPACKED))]
    types = [element.get("ContentType", "") for element in _elements(package, "[Content_Types].xml")]
    if any(MACRO_TYPE.search(content_type) for content_type in types):
        return [Problem("evidence-macros", found=form.upper())]
    if not any(MAIN[form] in content_type for content_type in types):
        return [Problem("evidence-differs", found="ZIP", expected=f".{form}")]
    problems = [problem for part in parts for problem in _part_problems(package, part)]
    return list({(problem.code, problem.found): problem for problem in problems}.values())


def _part_problems(package: ZipFile, part: ZipInfo) -> Iterator[Problem]:
    name = part.filename.replace("\\", "/")
    if name.startswith("/") or ".." in name.split("/") or part.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise _BrokenPart(name)
    start = _read_whole(package, part)
    if MACRO_PART.search(name):
        yield Problem("evidence-macros", found=name)
    elif start.startswith(PROGRAM_START) or (PROGRAM_NAME.search(name) and not HARMLESS_BIN.search(name)):
        yield Problem("evidence-attachment", found=name)
    elif "/embeddings/" in name:
        yield from _embedded_problems(package.read(part), name)
    elif name.endswith(".rels"):
        yield from _link_problems(package, name)
    elif "/externallinks/" in name.lower() and any("ddeService" in element for element in _elements(package, name)):
        yield Problem("evidence-launch", found=name)


def _read_whole(package: ZipFile, part: ZipInfo) -> bytes:
    """The first bytes of a part, after all of it was unpacked and its checksum compared."""
    with package.open(part) as unpacked:
        start = unpacked.read(64)
        while unpacked.read(1 << 20):
            pass
    return start


def _embedded_problems(content: bytes, name: str) -> Iterator[Problem]:
    """A chart in a document carries its workbook along: harmless if that is a plain one, without another inside."""
    form: Form | None = "xlsx" if name.lower().endswith(".xlsx") else "docx" if name.lower().endswith(".docx") else None
    with ZipFile(BytesIO(content)) as package:
        nested = any("/embeddings/" in part.filename for part in package.infolist())
        if form is None or nested or _package_problems(package, form):
            yield Problem("evidence-attachment", found=name)


def _link_problems(package: ZipFile, name: str) -> Iterator[Problem]:
    for link in _elements(package, name):
        target = link.get("Target", "").strip()
        is_remote = link.get("TargetMode", "").lower() == "external" and REMOTE.match(target)
        if is_remote and not MAY_BE_REMOTE.search(link.get("Type", "")):
            yield Problem("evidence-external", found=target)


def _elements(package: ZipFile, name: str) -> list[dict[str, str]]:
    """The attributes of every element of an XML part. A document type is refused: its entities can blow a part up."""
    if package.getinfo(name).file_size > MAX_XML:
        raise _BrokenPart(name)
    found: list[dict[str, str]] = []

    def refuse(*_: object) -> None:
        raise _BrokenPart(name)

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler = lambda _, attributes: found.append(attributes)
    parser.Parse(package.read(name), True)
    return found
