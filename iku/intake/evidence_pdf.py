"""A PDF offered as evidence: opened, its pages counted, every object looked through for what acts when opened."""

import re
from collections.abc import Iterator
from io import BytesIO

import pikepdf

from iku.domain.problem import Problem

MAX_UNPACKED = 64 * 1024 * 1024
MAX_DEPTH = 50

# Once, and for the whole process, as qpdf wants it: ten megabytes can be packed so that they unpack to gigabytes.
pikepdf.settings.set_qpdf_limits(
    flate_max_memory=MAX_UNPACKED,
    run_length_max_memory=MAX_UNPACKED,
    png_max_memory=MAX_UNPACKED,
    tiff_max_memory=MAX_UNPACKED,
    parser_max_container_size=1_000_000,
    doc_max_warnings=500,
)

SUSPECT = re.compile(rb"/(?:JS|JavaScript|Launch|EmbeddedFiles?|EF|RichMedia\w*)\b")
"""A quick look at an object's text; a name inside a sentence is cleared by the slow look."""

NAMES = {"/JavaScript": "evidence-script", "/Launch": "evidence-launch", "/EmbeddedFile": "evidence-attachment"}
KEYS = {
    "/JS": "evidence-script",
    "/EF": "evidence-attachment",
    "/EmbeddedFiles": "evidence-attachment",
    "/RichMediaContent": "evidence-attachment",
}


def pdf_problems(content: bytes) -> list[Problem]:
    """What is wrong with a PDF; nothing if it has pages, opens without a password and does nothing by itself."""
    try:
        with pikepdf.open(BytesIO(content)) as pdf:
            if not pdf.pages:
                return [Problem("evidence-unreadable", found="PDF")]
            codes = {code for thing in pdf.objects for code in _acts(thing)}
            return [Problem(code, found="PDF") for code in sorted(codes)]
    except pikepdf.PasswordError:
        return [Problem("evidence-encrypted", found="PDF")]
    # qpdf fails on broken input in ways of its own, memory it will not take among them; either way nobody can read it.
    except Exception:
        return [Problem("evidence-unreadable", found="PDF")]


def _acts(thing: pikepdf.Object) -> Iterator[str]:
    """The codes of what one object would do; what it refers to is looked at on its own."""
    entry = thing.stream_dict if isinstance(thing, pikepdf.Stream) else thing
    if SUSPECT.search(entry.unparse(resolved=True)):
        yield from _acts_within(entry, 0)


def _acts_within(thing: pikepdf.Object, depth: int) -> Iterator[str]:
    if depth > MAX_DEPTH:
        return
    if isinstance(thing, pikepdf.Dictionary):
        entries = dict(thing.items())
        yield from (code for key in entries if (code := KEYS.get(key)))
        yield from (code for name in ("/S", "/Type") if (code := NAMES.get(str(entries.get(name, "")))))
        held: list[object] = list(entries.values())
    else:
        held = list(thing) if isinstance(thing, pikepdf.Array) else []
    for value in held:
        if isinstance(value, pikepdf.Object) and not value.is_indirect:
            yield from _acts_within(value, depth + 1)
