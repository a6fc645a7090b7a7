"""What every DOCX of ours carries, whatever its template: which figures these are, that they are a sample, its language."""

from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO

from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import Section

from iku.domain.paper import PaperKind
from iku.present.wording import SAMPLE_LABEL
from iku.reports.stamps import identifier
from iku.reports.word.elements import element, field, paragraph, run
from iku.reports.word.watermark import mark_pages

LANGUAGE = "id-ID"
FOOTNOTE = 15
"""half points"""


@dataclass(frozen=True, slots=True)
class Marks:
    """What tells one paper from another."""

    kind: PaperKind
    title: str
    office: str
    meeting: str
    version: int
    fingerprint: str
    stamp: str
    sample_notice: str


def finished(document: Document, marks: Marks) -> bytes:
    """The file. What the template did not place itself, is placed: no paper leaves without its stamp."""
    for section in document.sections:
        _stamp(section, marks)
        if marks.sample_notice and marks.sample_notice not in _text(section.header):
            section.header.paragraphs[0].insert_paragraph_before(marks.sample_notice)
    if marks.sample_notice:
        mark_pages(document, SAMPLE_LABEL)
    _language(document)
    _properties(document, marks)
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def _stamp(section: Section, marks: Marks) -> None:
    footer = section.footer
    said = _text(footer)
    if marks.stamp not in said:
        footer._element.append(paragraph([run(marks.stamp, size=FOOTNOTE)]))
    if "PAGE" not in "".join(t.text or "" for t in footer._element.iter(qn("w:instrText"))):
        footer._element.append(paragraph(page_numbers(), align="right"))


def page_numbers() -> list[BaseOxmlElement]:
    """`Halaman 3 dari 25`."""
    counted = [field(name, "1", size=FOOTNOTE) for name in ("PAGE", "NUMPAGES")]
    return [run("Halaman ", size=FOOTNOTE), *counted[0], run(" dari ", size=FOOTNOTE), *counted[1]]


def _text(part: object) -> str:
    found = getattr(part, "_element").iter(qn("w:t"))  # noqa: B009
    return "".join(t.text or "" for t in found)


def _language(document: Document) -> None:
    """Of every text that does not say otherwise, for screen readers and the spelling checker."""
    styles = document.styles.element
    properties = styles.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    if properties is None:
        return
    for old in properties.findall(qn("w:lang")):
        properties.remove(old)
    properties.append(element("w:lang", val=LANGUAGE, eastAsia=LANGUAGE, bidi="ar-SA"))


def _properties(document: Document, marks: Marks) -> None:
    said = document.core_properties
    now = datetime.now(UTC).replace(microsecond=0)
    said.identifier = identifier(marks.meeting, marks.version, marks.fingerprint)
    said.category = marks.kind.value
    said.title = marks.title[:255]
    said.author = marks.office[:255]
    said.last_modified_by = marks.office[:255]
    said.subject = marks.stamp[:255]
    said.comments = marks.sample_notice[:255]
    said.keywords = ""
    said.language = LANGUAGE
    said.created, said.modified = now, now
