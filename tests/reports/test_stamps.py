"""Stamps in files: found where we wrote them, and nothing where there is none."""

import zipfile
from io import BytesIO

import pytest

from iku.domain.paper import PaperKind
from iku.reports.stamps import Stamp, identifier, read_stamp, stamp_in

FINGERPRINT = "0123456789abcdef" * 4


def archive(**parts: str) -> bytes:
    content = BytesIO()
    with zipfile.ZipFile(content, "w") as written:
        for name, text in parts.items():
            written.writestr(f"docProps/{name}.xml", text)
    return content.getvalue()


def test_an_identifier_is_read_as_it_was_written() -> None:
    assert stamp_in(identifier("m-1", 3, FINGERPRINT), PaperKind.REPORT) == Stamp(
        PaperKind.REPORT, "m-1", 3, FINGERPRINT
    )
    assert stamp_in(f"x {identifier('', 1, FINGERPRINT)} y", PaperKind.CHAPTER) == Stamp(
        PaperKind.CHAPTER, "", 1, FINGERPRINT
    )


def test_the_kind_is_the_one_that_the_file_names_and_that_its_ending_allows() -> None:
    mark = identifier("m", 1, FINGERPRINT)

    def kind(name: str, category: str) -> PaperKind | None:
        stamp = read_stamp(
            name, archive(core=f"<cp:category>{category}</cp:category><dc:identifier>{mark}</dc:identifier>")
        )
        return stamp.kind if stamp else None

    assert kind("a.docx", "minutes") is PaperKind.MINUTES
    assert kind("a.docx", "slides") is PaperKind.CHAPTER
    assert kind("a.pptx", "") is PaperKind.SLIDES
    assert kind("a.txt", "slides") is None


@pytest.mark.parametrize(
    "content",
    [b"", b"PK", b"no archive at all", archive(), archive(core="<x/>"), archive(core="iku:m:1:0123"), archive()[:-30]],
)
def test_a_file_without_a_stamp_has_none(content: bytes) -> None:
    assert read_stamp("rapat.pptx", content) is None
