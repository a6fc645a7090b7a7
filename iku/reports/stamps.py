"""Which figures a paper shows, written into the file where no reader sees it and `verify` finds it again."""

import re
import zipfile
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePath

import pikepdf

from iku.domain.paper import FILE_TYPES, PaperKind

NO_MEETING = "-"
MARK = re.compile(r"iku:(?P<meeting>[0-9A-Za-z-]{1,64}):(?P<version>[0-9]{1,9}):(?P<fingerprint>[0-9a-f]{64})")
KIND = re.compile(r"<cp:category>([a-z_]{1,32})</cp:category>|, ([a-z_]{1,32})$")
"""In an Office file's properties; at the end of a PDF's keywords."""
PROPERTIES = ("docProps/core.xml", "docProps/custom.xml")
LIMIT = 64 * 1024
"""of the properties that are looked at; ours are far smaller"""


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a file says that it is. `meeting` is "" for a paper of live figures."""

    kind: PaperKind
    meeting: str
    version: int
    fingerprint: str


def identifier(meeting: str, version: int, fingerprint: str) -> str:
    """`iku:<meeting or ->:<version>:<fingerprint>`: the core property of this name in Office files, the first keyword of PDFs."""
    return f"iku:{meeting or NO_MEETING}:{version}:{fingerprint}"


def stamp_in(text: str, kind: PaperKind) -> Stamp | None:
    """The first identifier in a text."""
    found = MARK.search(text)
    if found is None:
        return None
    meeting = "" if found["meeting"] == NO_MEETING else found["meeting"]
    return Stamp(kind, meeting, int(found["version"]), found["fingerprint"])


def read_stamp(filename: str, content: bytes) -> Stamp | None:
    """The stamp in the properties of an Office file or a PDF; None where it has none, or is no such file."""
    kinds = _kinds_of(filename)
    if not kinds:
        return None
    properties = _keywords(content) if FILE_TYPES[kinds[0]][0] == "pdf" else _properties(content)
    said = KIND.search(properties)
    kind = next((kind for kind in kinds if said and kind.value in said.groups()), kinds[0])
    return stamp_in(properties, kind)


def _kinds_of(filename: str) -> list[PaperKind]:
    ending = PurePath(filename).suffix.lower().removeprefix(".")
    return [kind for kind, (own, _) in FILE_TYPES.items() if own == ending]


def _keywords(content: bytes) -> str:
    """A PDF's keywords; "" where it cannot be opened."""
    try:
        with pikepdf.open(BytesIO(content)) as document:
            return str(document.docinfo.get("/Keywords", ""))[:LIMIT]
    except (pikepdf.PdfError, ValueError, RuntimeError):
        return ""


def _properties(content: bytes) -> str:
    """The text of the properties, as far as it is looked at; "" where the file is no archive or is broken."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            names = set(archive.namelist())
            return "\n".join(_beginning(archive, name) for name in PROPERTIES if name in names)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError, EOFError):
        return ""


def _beginning(archive: zipfile.ZipFile, name: str) -> str:
    with archive.open(name) as part:
        return part.read(LIMIT).decode("utf-8", errors="replace")
