"""Word papers of a meeting, opened by python-docx: every figure as the view model has it, to the digit."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

import pytest
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from iku.domain.frozen import Content
from iku.domain.meeting import Attendee, EntryKind, Meeting, NewEntry, NewMeeting
from iku.domain.paper import PaperKind
from iku.domain.period import Period
from iku.domain.person import sole_person
from iku.present.chapter import Chapter, chapter
from iku.present.deck import deck
from iku.present.minutes import Minutes, minutes
from iku.reports.docx import chapter_docx, minutes_docx, record_docx
from iku.reports.stamps import Stamp, read_stamp
from iku.workflow import meeting as meetings
from iku.workflow.freezing import content_of
from iku.workflow.sample import open_sample
from iku.workflow.workspace import Workspace, shipped_definitions
from tests.reports.reading import lines, opened, tables, text_of, words

ANI = sole_person("Ani (uji)")
AUTUMN = NewMeeting("Rapat evaluasi capaian IKU", Period(2024, 3), date(2024, 10, 12), place="Aula KPU")
HOSTILE = '{{ nama }} {% for %} {_{ <w:p/> & "kutip" \' \x00\x0b]]> ' + "sangatpanjang" * 30
NOTES = (
    NewEntry("indicator:IKU-05", EntryKind.NOTE, f"Baris satu\nBaris dua {HOSTILE}"),
    NewEntry("indicator:IKU-05", EntryKind.DECISION, "Gudang dipindah"),
    NewEntry("summary", EntryKind.FOLLOW_UP, "Kumpulkan bukti", "IKU-05", "Rina & Budi", date(2024, 11, 1)),
    NewEntry("decisions", EntryKind.DECISION, "Rapat berikutnya 10 Januari 2025"),
)
CAME = (
    Attendee("Nanas Nasihudin", "Ketua"),
    Attendee("Patrudin", "Anggota, Divisi Teknis Penyelenggaraan"),
    Attendee("Hanifa", "Ketua Divisi Hukum dan Pengawasan"),
    Attendee("Hendro Sulistyo", "Sekretaris"),
)


@dataclass(frozen=True)
class Held:
    content: Content
    meeting: Meeting
    bare: Meeting
    """before anything was noted"""

    @property
    def chapter(self) -> Chapter:
        return chapter(self.content, deck(self.content, self.meeting))

    @property
    def minutes(self) -> Minutes:
        return minutes(self.content, self.meeting, deck(self.content, self.meeting))

    @property
    def bare_minutes(self) -> Minutes:
        return minutes(self.content, self.bare, deck(self.content, self.bare))


@pytest.fixture(scope="module")
def sample() -> Iterator[Workspace]:
    opened_sample = open_sample(shipped_definitions())
    yield opened_sample
    opened_sample.close()


@pytest.fixture(scope="module")
def held(sample: Workspace) -> Held:
    bare = meetings.open_meeting(sample, ANI, AUTUMN)
    for entry in NOTES:
        meetings.write_entry(sample, ANI, bare.meeting, entry)
    meetings.note_attendance(sample, ANI, bare.meeting, CAME)
    meetings.close_meeting(sample, ANI, bare.meeting, "12/PL.01/3673/2024")
    return Held(content_of(sample, ANI, bare), meetings.read_meeting(sample, ANI, bare.meeting), bare)


def test_every_table_of_the_chapter_says_what_the_view_model_says(held: Held) -> None:
    told = held.chapter
    found = tables(opened(chapter_docx(told)))

    expected = [words(told.summary), words(told.divisions)]
    for section in told.sections:
        compared = [c.table if c else None for c in (section.plan, section.efficiency)]
        shown = (section.this_year, section.quarters, section.years, *compared)
        expected += [words(table) for table in shown if table is not None]
    assert told.budgets is not None
    expected.append(words(told.budgets))
    assert found[: len(expected)] == expected
    assert len(found) == len(expected) + 2 * len(told.sections)


def test_figures_are_the_frozen_ones_and_what_is_missing_prints_its_reason(held: Held) -> None:
    summary = tables(opened(chapter_docx(held.chapter)))[0]
    by_number = {row[0]: row for row in summary if row[0]}

    assert by_number["05"][2:5] == ["75,00%", "66,67%", "88,89%"]
    assert by_number["12"][2:] == ["–", "–", "–", "◌ Belum memasuki tahapan Pemilu yang ditunggu indikator ini"]
    assert summary[-1][1:] == [
        "Rata-rata Capaian Kinerja (12 dari 13 dihitung)", "", "", "96,73%", "◆ Mendekati target",
    ]  # fmt: skip


def test_the_appendix_gives_the_hash_of_every_document_and_the_origin_of_every_figure(held: Held) -> None:
    told = held.chapter
    said = text_of(opened(chapter_docx(told)).element.body)

    hashes = {row.sha256 for section in told.sections for row in section.evidence if row.sha256}
    assert hashes
    assert [digest for digest in hashes if digest not in said] == []
    steps = [s for section in told.sections for part in section.basis.components for s in part.steps]
    details = [detail for step in steps for detail in step.details]
    assert [detail for detail in details if detail not in said] == []
    assert [detail for detail in details if "realisasi-2024-tw3-kul.csv baris " in detail]


def test_no_row_of_a_table_is_left_alone_on_a_page_and_signatures_stay_with_the_sentence_above(held: Held) -> None:
    def holds_on(row: BaseOxmlElement) -> bool:
        return all(text.find(f"{qn('w:pPr')}/{qn('w:keepNext')}") is not None for text in row.iter(qn("w:p")))

    for table in opened(chapter_docx(held.chapter)).element.body.iter(qn("w:tbl")):
        *before, last = table.findall(qn("w:tr"))
        assert [holds_on(row) for row in (before[0], before[-1], last)] == [True, True, False]
    closing = opened(record_docx(held.minutes)).paragraphs
    at = next(n for n, p in enumerate(closing) if p.text.startswith("Demikian Berita Acara"))
    assert all(p.paragraph_format.keep_with_next for p in closing[at : at + 3])


def test_nothing_stands_between_a_table_and_a_heading_that_begins_a_page(held: Held) -> None:
    """A full page would else be followed by an empty one."""
    body = opened(chapter_docx(held.chapter)).paragraphs
    heading = next(p for p in body if p.text.startswith("Lampiran: "))

    assert heading._p.getprevious().tag == qn("w:tbl")


def test_headings_are_headings_and_tables_repeat_theirs_and_describe_themselves(held: Held) -> None:
    document = opened(chapter_docx(held.chapter))
    styles = [(p.style.name if p.style else "", p.text) for p in document.paragraphs]

    assert ("Heading 1", "BAB III\nAKUNTABILITAS KINERJA") in styles
    assert ("Heading 2", "A. Capaian Kinerja Organisasi") in styles
    assert ("Heading 3", "5. IKU-05 Logistik dan Pengadaan") in styles
    assert styles.count(("Heading 4", "Dibanding target akhir Renstra 2020–2024")) == 6
    assert styles.count(("Heading 4", "Efisiensi penggunaan sumber daya")) == 3
    assert styles.index(("Heading 2", "B. Realisasi Anggaran")) < styles.index(
        ("Heading 2", "Lampiran: bukti dukung dan dasar penghitungan")
    )
    for table in document.element.body.iter(qn("w:tbl")):
        first = next(table.iter(qn("w:tr")))
        assert first.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
        assert table.find(f"{qn('w:tblPr')}/{qn('w:tblDescription')}").get(qn("w:val"))


@pytest.mark.parametrize("kind", [PaperKind.CHAPTER, PaperKind.MINUTES, PaperKind.RECORD])
def test_every_paper_says_which_figures_it_shows_in_which_language_and_that_they_are_a_sample(
    held: Held, kind: PaperKind
) -> None:
    content = {
        PaperKind.CHAPTER: lambda: chapter_docx(held.chapter),
        PaperKind.MINUTES: lambda: minutes_docx(held.minutes),
        PaperKind.RECORD: lambda: record_docx(held.minutes),
    }[kind]()
    document = opened(content)
    pinned = held.meeting.pinned
    footer, header = (text_of(part._element) for part in (document.sections[0].footer, document.sections[0].header))

    assert document.core_properties.identifier == f"iku:{held.meeting.meeting}:1:{pinned.fingerprint}"
    assert read_stamp("paper.docx", content) == Stamp(kind, held.meeting.meeting, 1, pinned.fingerprint)
    assert document.core_properties.language == "id-ID"
    assert [e.get(qn("w:val")) for e in document.styles.element.iter(qn("w:lang"))] == ["id-ID"]
    assert footer == f"{held.chapter.stamp}Halaman 1 dari 1"
    assert header == "Data contoh – bukan realisasi KPU Kota Serang"


def test_what_people_write_stays_text_whatever_it_looks_like(held: Held) -> None:
    said = HOSTILE.replace("\x00", "").replace("\x0b", "\n")
    for content in (chapter_docx(held.chapter), minutes_docx(held.minutes), record_docx(held.minutes)):
        assert f"Baris satu\nBaris dua {said}".strip() in text_of(opened(content).element.body)


def test_the_record_begins_as_official_records_do_and_is_signed_by_chair_and_members(held: Held) -> None:
    document = opened(record_docx(held.minutes))
    found, said = tables(document), lines(document)

    assert "Nomor: 12/PL.01/3673/2024" in said
    assert (
        "Pada hari ini, Sabtu tanggal dua belas bulan Oktober tahun dua ribu dua puluh empat, bertempat di Aula KPU, telah "
        "dilaksanakan Rapat Pleno Komisi Pemilihan Umum Kota Serang dengan acara Rapat evaluasi capaian IKU untuk "
        "Triwulan III 2024."
    ) in said
    assert "1.\tIKU-05 Logistik dan Pengadaan: Gudang dipindah" in said
    assert "2.\tRapat berikutnya 10 Januari 2025" in said
    assert found[0] == words(held.minutes.figures)
    assert found[1][1] == ["1", "IKU-05 Logistik dan Pengadaan: Kumpulkan bukti", "Rina & Budi", "1 November 2024"]
    assert [row[1:3] for row in found[2]] == [
        ["Nama", "Jabatan"],
        ["Nanas Nasihudin", "Ketua"],
        ["Patrudin", "Anggota, Divisi Teknis Penyelenggaraan"],
        ["Hanifa", "Ketua Divisi Hukum dan Pengawasan"],
        ["", "Anggota"],
        ["", "Anggota"],
    ]
    assert [row[1:3] for row in found[3][1:]] == [[a.name, a.position] for a in CAME]


def test_minutes_tell_each_item_with_its_figure_what_was_said_and_what_was_agreed(held: Held) -> None:
    said = lines(opened(minutes_docx(held.minutes)))

    at = said.index("05 Logistik dan Pengadaan")
    assert said[at + 1] == "Capaian: 88,89%, mendekati target (bukti dukung belum lengkap)."
    assert said[at + 2].startswith("Pembahasan: Baris satu\nBaris dua")
    assert said[at + 3] == "Keputusan: Gudang dipindah"
    at = said.index("Gambaran umum")
    assert (
        said[at + 2] == "Tindak lanjut: IKU-05 Logistik dan Pengadaan: Kumpulkan bukti (Rina & Budi, 1 November 2024)"
    )
    assert "Pimpinan rapat\t: Nanas Nasihudin" in said
    assert "Notulis\t: Ani (uji)" in said


def test_what_was_said_of_a_slide_that_the_agenda_leaves_out_is_in_the_minutes_all_the_same(held: Held) -> None:
    ordered = replace(held.meeting, agenda=("cover",))

    told = minutes(held.content, ordered, deck(held.content, ordered))

    assert [item.name for item in told.items if item.decisions] == ["05 Logistik dan Pengadaan", "Keputusan"]


def test_a_meeting_without_notes_or_attendance_gives_papers_with_room_to_write(held: Held) -> None:
    document = opened(record_docx(held.bare_minutes))
    found, said = tables(document), lines(document)

    assert [line for line in said if line.startswith("Nomor: ....")]
    assert len([line for line in said if line.startswith(("1.\t....", "2.\t....", "3.\t...."))]) == 3
    assert found[1][1:] == [[str(n), "", "", ""] for n in (1, 2, 3)]
    assert [row[2] for row in found[2][1:]] == ["Ketua", "Anggota", "Anggota", "Anggota", "Anggota"]
    assert len(found[3]) == 11
    assert "Pimpinan rapat\t: " + "." * 48 in lines(opened(minutes_docx(held.bare_minutes)))


def test_a_hundred_and_thirty_indicators_are_all_there(held: Held) -> None:
    told = held.chapter
    many = replace(told, sections=told.sections * 10, summary=replace(told.summary, rows=told.summary.rows * 10))

    found = tables(opened(chapter_docx(many)))

    assert len(found[0]) == 1 + 10 * len(told.summary.rows)
    office = 3  # summary, divisions, budgets
    assert len(found) == office + 10 * (len(tables(opened(chapter_docx(told)))) - office)
