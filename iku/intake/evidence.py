"""A file or a link that someone offers as evidence -> a checked one, or everything that is wrong with it.

A name and an extension prove nothing: every file is opened as what it claims to be, and refused where it is something
else, cannot be opened by whoever checks it (a password, a broken page), or would do something when opened (a script, a
macro, a program inside).
"""

import re
import unicodedata
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from iku.domain.evidence import MEDIA_TYPES, EvidenceFile, EvidenceLink
from iku.domain.problem import Problem, Problems
from iku.errors import EvidenceRefused
from iku.intake.dates import parse_date
from iku.intake.evidence_images import image_problems
from iku.intake.evidence_office import office_problems
from iku.intake.evidence_pdf import pdf_problems
from iku.intake.evidence_text import csv_problems
from iku.intake.signatures import sniffed

MAX_BYTES = 10 * 1024 * 1024
"""The largest file that is kept; `.streamlit/config.toml` lets no larger one be uploaded."""

MAX_URL = 2000
MAX_NAME = 120

MACRO_TYPES = (".xlsm", ".xltm", ".xlsb", ".xlam", ".docm", ".dotm")
OLD_TYPES = (".xls", ".doc", ".ods", ".odt", ".rtf", ".xlt", ".dot")

CHECKS: dict[str, Callable[[bytes], list[Problem]]] = {
    ".pdf": pdf_problems,
    ".png": lambda content: image_problems(content, "PNG"),
    ".jpg": lambda content: image_problems(content, "JPEG"),
    ".jpeg": lambda content: image_problems(content, "JPEG"),
    ".xlsx": lambda content: office_problems(content, "xlsx"),
    ".docx": lambda content: office_problems(content, "docx"),
    ".csv": csv_problems,
}


def check_evidence_file(filename: str, content: bytes) -> EvidenceFile:
    """The file, checked. Raises EvidenceRefused with everything that is wrong with it."""
    suffix = PurePosixPath(filename.strip()).suffix.lower()
    problems = Problems(file=filename)
    for problem in _file_problems(suffix, content):
        problems.add(problem)
    if problems:
        raise EvidenceRefused(problems.found)
    return EvidenceFile(safe_filename(filename), MEDIA_TYPES[suffix], sha256(content).hexdigest(), len(content))


def check_evidence_link(url: str, seen_on: str, *, today: date | None = None) -> EvidenceLink:
    """The link, with the day on which someone saw the document there. Raises EvidenceRefused."""
    address = url.strip()
    problems = _address_problems(address)
    day = parse_date(seen_on)
    if day is None:
        code = "seen-on-unreadable" if seen_on.strip() else "seen-on-missing"
        problems.append(Problem(code, found=seen_on.strip(), expected="31 Januari 2024, 31/01/2024, 2024-01-31"))
    elif day > (today or _latest_today()):
        problems.append(Problem("seen-on-future", found=seen_on.strip()))
    if problems or day is None:
        raise EvidenceRefused(problems)
    return EvidenceLink(address, day)


def safe_filename(filename: str) -> str:
    """A name that any system can keep and any page can show: no folders, no control characters, not too long."""
    name = unicodedata.normalize("NFC", re.split(r"[/\\]", filename)[-1])
    name = "".join(" " if c.isspace() else c for c in name if c.isspace() or unicodedata.category(c)[0] != "C")
    name = re.sub(r'[<>:"|?*]', "_", re.sub(r" +", " ", name)).strip(" .")
    stem, dot, suffix = name.rpartition(".")
    if not dot:
        return name[:MAX_NAME] or "_"
    return f"{stem.strip(' .')[: MAX_NAME - len(suffix) - 1] or '_'}.{suffix.lower()}"


def _file_problems(suffix: str, content: bytes) -> list[Problem]:
    if suffix in MACRO_TYPES:
        return [Problem("evidence-macros", found=suffix)]
    if suffix in OLD_TYPES:
        return [Problem("evidence-old-type", found=suffix, expected=", ".join(MEDIA_TYPES))]
    if suffix not in MEDIA_TYPES:
        return [Problem("evidence-type", found=suffix, expected=", ".join(MEDIA_TYPES))]
    if not content.strip(b"\0 \t\r\n"):
        return [Problem("evidence-empty")]
    if len(content) > MAX_BYTES:
        return [Problem("evidence-too-large", found=str(len(content)), expected=str(MAX_BYTES))]
    found = sniffed(content)
    if found and suffix not in found.suffixes:
        return [Problem("evidence-differs", found=found.name, expected=suffix)]
    return CHECKS[suffix](content)


def _address_problems(address: str) -> list[Problem]:
    if not address:
        return [Problem("link-missing")]
    if len(address) > MAX_URL:
        return [Problem("link-too-long", found=str(len(address)), expected=str(MAX_URL))]
    if any(c.isspace() or unicodedata.category(c).startswith("C") for c in address):
        return [Problem("link-unreadable", found=address)]
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return [Problem("link-unreadable", found=address)]
    if parts.scheme not in ("http", "https"):
        return [Problem("link-scheme", found=parts.scheme or address, expected="http, https")]
    if not host:
        return [Problem("link-host", found=address)]
    if parts.username is not None:
        return [Problem("link-password", found=host)]
    return []


def _latest_today() -> date:
    """The latest day that is today anywhere: the server's clock may be west of the person's."""
    return (datetime.now(UTC) + timedelta(hours=14)).date()
