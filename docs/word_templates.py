"""Writes the templates that are shipped (`data/templates/*.docx`): run it after changing what they say or look like.

    python -m docs.word_templates

An office replaces one without it, in Word: `templates/NAME.docx` in its home folder.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.font import Font
from docx.text.paragraph import Paragraph

from iku.reports.word.elements import element, joined, paragraph
from iku.reports.word.finish import page_numbers

FOLDER = Path(__file__).resolve().parents[1] / "data" / "templates"
FONT = "Arial"
INK = RGBColor(0x1E, 0x24, 0x30)
RULE = "1E2430"


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, make in (("bab3.docx", chapter), ("notulen.docx", minutes), ("berita-acara.docx", record)):
        document = _blank()
        make(document)
        document.save(str(FOLDER / name))


def chapter(document: Document) -> None:
    _add(document, "BAB III\nAKUNTABILITAS KINERJA", "Heading 1")
    _add(document, "{{ nama_kantor }}", "Subtitle")
    _add(document, "{{ subjudul }}", "Subtitle")
    _add(document, "{{ bab }}")


def minutes(document: Document) -> None:
    _letterhead(document)
    _add(document, "NOTULEN", "Heading 1")
    _add(document, "{{ judul }}", "Subtitle")
    _facts(
        document,
        (
            ("Nomor", "{{ nomor }}"),
            ("Hari, tanggal", "{{ hari_tanggal }}"),
            ("Tempat", "{{ tempat }}"),
            ("Periode", "{{ periode }}"),
            ("Pimpinan rapat", "{{ pimpinan }}"),
            ("Notulis", "{{ notulis }}"),
        ),
    )
    _parts(
        document,
        (
            ("A. Agenda", "{{ agenda }}"),
            ("B. Capaian yang dibahas", "{{ capaian }}"),
            ("C. Pembahasan", "{{ pembahasan }}"),
            ("D. Keputusan", "{{ keputusan }}"),
            ("E. Tindak lanjut", "{{ tindak_lanjut }}"),
            ("F. Daftar hadir", "{{ daftar_hadir }}"),
        ),
    )
    _signing(document, ("{{ kota }}, {{ tanggal }}", "Notulis,", "", "", "", "{{ notulis }}"))


def record(document: Document) -> None:
    _letterhead(document)
    _add(document, "BERITA ACARA RAPAT PLENO", "Heading 1")
    _add(document, "Nomor: {{ nomor }}", "Subtitle")
    _add(document, "tentang", "Subtitle")
    _add(document, "{{ judul }}", "Subtitle")
    _add(document, "{{ pembuka }}").alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    _parts(
        document,
        (
            ("A. Agenda", "{{ agenda }}"),
            ("B. Capaian", "{{ capaian }}"),
            ("C. Pembahasan", "{{ pembahasan }}"),
            ("D. Rapat memutuskan", "{{ keputusan }}"),
            ("E. Tindak lanjut", "{{ tindak_lanjut }}"),
        ),
    )
    _add(document, "{{ penutup }}").alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    _add(document, "{{ kota }}, {{ tanggal }}").paragraph_format.keep_with_next = True
    _add(document, "{{ nama_kantor_besar }}").paragraph_format.keep_with_next = True
    _add(document, "{{ tanda_tangan }}")
    _parts(document, (("Lampiran: daftar hadir", "{{ daftar_hadir }}"),))


def _blank() -> Document:
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(2.5), Cm(2)
    section.top_margin, section.bottom_margin = Cm(2), Cm(2)
    _styles(document)
    header = section.header.paragraphs[0]
    header.text = "{{ data_contoh }}"
    header.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _set(header.runs[0].font, 9, is_bold=True)
    footer = section.footer.paragraphs[0]
    footer.text = "{{ cap }}"
    _set(footer.runs[0].font, 7.5)
    section.footer._element.append(paragraph(page_numbers(), align="right"))
    said = document.core_properties
    said.author, said.title, said.comments = "", "", ""
    said.created = said.modified = datetime(2024, 1, 1, tzinfo=UTC)
    return document


def _styles(document: Document) -> None:
    normal = _style(document, "Normal", 10.5)
    normal.paragraph_format.space_after = Pt(4)
    normal.paragraph_format.line_spacing = 1.1
    for name, size in (("Title", 14.0), ("Subtitle", 11.0)):
        style = _style(document, name, size, is_bold=name == "Title")
        style.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
        style.paragraph_format.space_after = Pt(4)
        style.font.italic = False
        for spacing in list(style.element.iter(qn("w:spacing"))):
            # Letters set wide apart, as the library's own template has them.
            if spacing.getparent().tag == qn("w:rPr"):
                spacing.getparent().remove(spacing)
        for border in style.element.iter(qn("w:pBdr")):
            border.getparent().remove(border)
            break
    for level, size in ((1, 13.0), (2, 12.0), (3, 11.0), (4, 10.5)):
        style = _style(document, f"Heading {level}", size, is_bold=True)
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(12 if level < 4 else 8), Pt(4)
        style.paragraph_format.keep_with_next = True
        style.font.italic = False
    document.styles["Heading 1"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _style(document, "Caption", 9.5, is_bold=True).paragraph_format.space_after = Pt(3)
    _style(document, "List Bullet", 10.5).paragraph_format.space_after = Pt(2)
    cells = _style(document, "Isi Tabel", 9)
    cells.paragraph_format.space_before, cells.paragraph_format.space_after = Pt(2), Pt(2)
    cells.paragraph_format.line_spacing = 1
    numbered = _style(document, "Daftar Bernomor", 10.5)
    numbered.paragraph_format.left_indent, numbered.paragraph_format.first_line_indent = Cm(0.8), Cm(-0.8)
    numbered.paragraph_format.space_after = Pt(3)
    numbered.paragraph_format.tab_stops.add_tab_stop(Cm(0.8))


def _style(document: Document, name: str, size: float, *, is_bold: bool = False) -> ParagraphStyle:
    styles = document.styles
    style = styles[name] if name in styles else styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    assert isinstance(style, ParagraphStyle)
    _set(style.font, size, is_bold=is_bold)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for key in list(fonts.attrib):
        del fonts.attrib[key]
    for key in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{key}"), FONT)
    return style


def _set(font: Font, size: float, *, is_bold: bool = False) -> None:
    font.name, font.size, font.bold, font.color.rgb = FONT, Pt(size), is_bold, INK


def _add(document: Document, text: str, style: str = "Normal") -> Paragraph:
    return document.add_paragraph(text, style)


def _letterhead(document: Document) -> None:
    head = _add(document, "{{ nama_kantor_besar }}", "Title")
    border = element("w:bottom", val="single", sz="12", space="4", color=RULE)
    head.paragraph_format.space_after = Pt(18)
    # The schema wants borders right after the style.
    head._element.get_or_add_pPr().insert(1, joined("w:pBdr", [border]))


def _facts(document: Document, facts: Sequence[tuple[str, str]]) -> None:
    for label, value in facts:
        line = _add(document, f"{label}\t: {value}")
        line.paragraph_format.tab_stops.add_tab_stop(Cm(4))
        line.paragraph_format.left_indent, line.paragraph_format.first_line_indent = Cm(4.2), Cm(-4.2)
        line.paragraph_format.space_after = Pt(2)


def _parts(document: Document, parts: Sequence[tuple[str, str]]) -> None:
    for heading, place in parts:
        _add(document, heading, "Heading 2")
        _add(document, place)


def _signing(document: Document, lines: Sequence[str]) -> None:
    for line in lines:
        signed = _add(document, line)
        signed.paragraph_format.left_indent = Cm(9)
        signed.paragraph_format.keep_with_next = line != lines[-1]


if __name__ == "__main__":
    main()
