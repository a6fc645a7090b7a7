"""Templates of Word papers: the office's own takes the place of the shipped one, and can neither lose figures nor run code."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import docx
import pytest

from iku.domain.paper import PaperKind
from iku.errors import TemplateUnusable
from iku.present.problems import error_sentence
from iku.reports.template_files import NAMES, SHIPPED, template_of
from iku.reports.word.finish import Marks, finished
from iku.reports.word.passage import Passage
from iku.reports.word.template import filled
from tests.reports.reading import lines, opened, text_of

MARKS = Marks(
    PaperKind.CHAPTER, "Bab III", "KPU Kota Serang", "", 1, "a" * 64, "posisi per 1 Januari 2024 · sidik aaaaaaaa", "DATA CONTOH"
)  # fmt: skip


def template(*paragraphs: str) -> bytes:
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def chapter_from(content: bytes, **words: str) -> list[str]:
    def write(passage: Passage) -> None:
        passage.heading("A. Isi", 2)
        passage.text("Angka")

    return lines(filled(PaperKind.CHAPTER, content, words, {"bab": write}, body="bab"))


def test_a_template_in_the_home_folder_takes_the_place_of_the_shipped_one(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "notulen.docx").write_bytes(b"sendiri")

    assert template_of(PaperKind.MINUTES, tmp_path) == b"sendiri"
    assert template_of(PaperKind.RECORD, tmp_path) == (SHIPPED / "berita-acara.docx").read_bytes()
    assert template_of(PaperKind.CHAPTER) == (SHIPPED / "bab3.docx").read_bytes()


def test_every_paper_that_has_a_template_is_shipped_with_one() -> None:
    assert {path.name for path in SHIPPED.glob("*.docx")} == set(NAMES.values())


def test_words_and_passages_stand_where_the_template_wants_them() -> None:
    content = template("Awal {{ kantor }}", "{{ bab }}", "Akhir")

    assert chapter_from(content, kantor="KPU") == ["Awal KPU", "A. Isi", "Angka", "Akhir"]


def test_a_template_without_a_place_for_the_figures_gets_them_at_the_end() -> None:
    assert chapter_from(template("Hanya kop")) == ["Hanya kop", "A. Isi", "Angka"]


def test_a_word_that_looks_like_a_place_is_none() -> None:
    assert chapter_from(template("{{ kantor }}", "{{ bab }}"), kantor="{{ bab }}") == ["{{ bab }}", "A. Isi", "Angka"]


@pytest.mark.parametrize(
    "word",
    ["{{ x }}", "{% if %}", "<w:p/>&amp;]]>", "a\nb", "kutip \" dan '", "kata" * 200, "{#"],
)
def test_a_word_is_filled_in_as_it_was_written(word: str) -> None:
    assert chapter_from(template("{{ kantor }}"), kantor=word)[0] == word


def test_signs_that_the_template_engine_keeps_for_itself_stay_signs() -> None:
    assert chapter_from(template("{{ kantor }}"), kantor="{_{ x }_}")[0].replace("\u2060", "") == "{_{ x }_}"


def test_no_paper_leaves_without_its_stamp_its_page_number_and_its_notice() -> None:
    document = opened(finished(filled(PaperKind.CHAPTER, template("Isi"), {}, {}), MARKS))
    section = document.sections[0]

    assert text_of(section.footer._element) == f"{MARKS.stamp}Halaman 1 dari 1"
    assert text_of(section.header._element) == "DATA CONTOH"
    assert document.core_properties.identifier == f"iku:-:1:{'a' * 64}"


def test_an_own_header_and_footer_stay_and_get_what_they_lack() -> None:
    own = opened(template("Isi"))
    own.sections[0].header.paragraphs[0].text = "Kop {{ kantor }}"
    own.sections[0].footer.paragraphs[0].text = "Kaki"
    content = BytesIO()
    own.save(content)

    words = {"kantor": "KPU"}
    document = opened(finished(filled(PaperKind.CHAPTER, content.getvalue(), words, {}), MARKS))

    section = document.sections[0]
    assert text_of(section.header._element) == "DATA CONTOHKop KPU"
    assert text_of(section.footer._element) == f"Kaki{MARKS.stamp}Halaman 1 dari 1"


def test_sample_data_are_watermarked_on_every_kind_of_page_and_real_data_on_none() -> None:
    many = opened(template("Isi"))
    many.sections[0].different_first_page_header_footer = True
    many.settings.odd_and_even_pages_header_footer = True
    many.add_section().header.is_linked_to_previous = False
    content = BytesIO()
    many.save(content)

    def marked(marks: Marks) -> list[list[str]]:
        document = opened(finished(filled(PaperKind.CHAPTER, content.getvalue(), {}, {}), marks))
        headers = [h for s in document.sections for h in (s.header, s.first_page_header, s.even_page_header)]
        return [header._element.xpath(".//*[local-name()='textpath']/@string") for header in headers]

    assert marked(MARKS) == [["DATA CONTOH"]] * 6
    assert marked(replace(MARKS, sample_notice="")) == [[]] * 6


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"bukan berkas", "bukan DOCX yang utuh"),
        (template("{{ kantro }}"), "ada penanda yang tidak dikenal atau salah tulis ('kantro' is undefined)"),
    ],
    ids=["no DOCX", "misspelt"],
)
def test_a_template_that_cannot_be_used_is_named_with_what_is_wrong(content: bytes, why: str) -> None:
    with pytest.raises(TemplateUnusable) as refused:
        chapter_from(content)

    assert error_sentence(refused.value) == (
        f"Templat bab3.docx tidak dapat dipakai: {why}. Perbaiki berkasnya di Word, atau hapus dari folder templates supaya "
        "templat bawaan dipakai."
    )


@pytest.mark.parametrize(
    "attack",
    [
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{{ cycler.__init__.__globals__ }}",
        "{{ self.__init__.__globals__ }}",
        "{% for %}",
    ],
)
def test_a_template_runs_no_code(attack: str) -> None:
    with pytest.raises(TemplateUnusable):
        chapter_from(template(attack))
