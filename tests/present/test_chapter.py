"""The performance report's chapter: every figure with its target, its years, its causes and its proof, or with its reason."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import pytest

from iku.domain.frozen import Content
from iku.domain.meeting import EntryKind, Meeting, NewEntry, NewMeeting, Pinning
from iku.domain.period import Period
from iku.domain.person import sole_person
from iku.present.chapter import Chapter, chapter
from iku.present.chapter_plan import sparingly
from iku.present.chapter_section import Section
from iku.present.deck import deck
from iku.present.slide import Table
from iku.workflow import meeting as meetings
from iku.workflow.freezing import content_of
from iku.workflow.sample import open_sample
from iku.workflow.workspace import Workspace, shipped_definitions

ANI = sole_person("Ani (uji)")
NOON = datetime(2024, 10, 12, 5)
AUTUMN = NewMeeting("Rapat evaluasi TW III", Period(2024, 3), date(2024, 10, 12), place="Aula")


@pytest.fixture(scope="module")
def sample() -> Iterator[Workspace]:
    opened = open_sample(shipped_definitions())
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def held(sample: Workspace) -> tuple[Content, Chapter]:
    opened = meetings.open_meeting(sample, ANI, AUTUMN)
    write = [
        NewEntry("indicator:IKU-05", EntryKind.DECISION, "Gudang dipindah"),
        NewEntry("summary", EntryKind.FOLLOW_UP, "Kumpulkan bukti", "IKU-05", "Rina", date(2024, 11, 1)),
        NewEntry("cover", EntryKind.NOTE, "Dibuka pukul 09.00"),
    ]
    for entry in write:
        meetings.write_entry(sample, ANI, opened.meeting, entry)
    meetings.order_agenda(sample, ANI, opened.meeting, ["cover"])
    content = content_of(sample, ANI, opened)
    return content, chapter(content, deck(content, meetings.read_meeting(sample, ANI, opened.meeting)))


def texts(table: Table | None) -> list[list[str]]:
    assert table is not None
    return [[cell.text for cell in row] for row in table.rows]


def about(told: Chapter, code: str) -> Section:
    return next(section for section in told.sections if section.line.code == code)


def test_the_summary_has_the_columns_that_reports_print_and_ends_with_the_average(
    held: tuple[Content, Chapter],
) -> None:
    content, told = held
    rows = texts(told.summary)

    assert told.summary.headings == ("No", "Sasaran/Indikator Kinerja", "Target", "Realisasi", "Capaian", "Kategori")
    assert rows[0][:2] == ["01", "Terwujudnya Perencanaan dan Penganggaran Pemilu KPU Kota Serang"]
    assert [row[0] for row in rows if row[0]] == [f"{n:02d}" for n in range(1, 14)]
    assert told.average is not None
    assert told.average.figure == content.figures.group("", 3).capped
    assert rows[-1][1].startswith("Rata-rata Capaian Kinerja (")
    assert rows[-1][4] == told.average.figure_text
    assert told.summary.strong == {len(rows) - 1}


def test_every_figure_is_the_frozen_one_and_what_is_missing_says_why(held: tuple[Content, Chapter]) -> None:
    content, told = held
    missing = 0
    for section in told.sections:
        row = content.figures.indicator(section.line.code, 3)
        category = next(r for r in texts(told.summary) if r[0] == section.line.number)[5]
        assert section.whole.achievement == row.raw
        if row.raw is None:
            missing += 1
            assert section.whole.reason.endswith(".")
            assert section.whole.status.is_judged or category.startswith(
                f"{section.whole.status.icon} {section.whole.reason[:-1]}"
            )

    assert missing


def test_an_indicator_of_two_components_shows_each(held: tuple[Content, Chapter]) -> None:
    _, told = held

    assert [row[0] for row in texts(about(told, "IKU-01").this_year)] == [
        "Realisasi anggaran",
        "Target kinerja tercapai",
        "Gabungan",
    ]


def test_years_stand_beside_each_other_with_the_difference_in_percentage_points(held: tuple[Content, Chapter]) -> None:
    _, told = held
    section = about(told, "IKU-05")

    assert texts(section.years) == [
        ["2023", "75,00%", "66,67%", "88,89%", "◆ Mendekati target (bukti dukung belum lengkap)", "–"],
        ["2024", "75,00%", "66,67%", "88,89%", "◆ Mendekati target (bukti dukung belum lengkap)", "0,00"],
    ]
    assert section.compared == (
        "Realisasi tetap seperti Triwulan III 2023.",
        "Capaian tetap seperti Triwulan III 2023.",
    )


def test_nothing_of_a_later_quarter_is_told(held: tuple[Content, Chapter]) -> None:
    _, told = held

    assert not [c for section in told.sections for c in section.causes if c.quarter == "TW IV"]
    assert texts(about(told, "IKU-05").quarters)[1] == ["Realisasi 2024", "25,00%", "50,00%", "66,67%", "–"]


def test_evidence_is_listed_with_the_whole_hash_and_what_lacks_is_named(held: tuple[Content, Chapter]) -> None:
    _, told = held
    rows = [row for section in told.sections for row in section.evidence]

    assert {len(row.sha256) for row in rows if row.label and not row.label.startswith("http")} == {64}
    assert {row.state for row in rows if not row.label} == {"◌ belum jatuh tempo"}
    assert [row.document for row in about(told, "IKU-11").evidence if row.state == "○ belum"] == ["Laporan Sosialisasi"]


def test_a_figure_that_rests_on_an_earlier_quarter_says_so_beside_its_category(held: tuple[Content, Chapter]) -> None:
    _, told = held
    row = next(row for row in texts(told.summary) if row[0] == "11")

    assert row[2:] == ["50,00%", "35,00%", "70,00%", "▼ Jauh di bawah target (data s.d. TW II, belum diperbarui)"]


def test_the_basis_names_file_row_and_person(held: tuple[Content, Chapter]) -> None:
    _, told = held
    steps = about(told, "IKU-05").basis.components[0].steps

    assert any("realisasi-2024-tw3-kul.csv baris " in detail for step in steps for detail in step.details)


def test_an_end_target_stands_beside_what_was_reached_or_beside_why_nothing_was(held: tuple[Content, Chapter]) -> None:
    _, told = held
    plan = about(told, "IKU-01").plan

    assert plan is not None
    assert plan.heading == "Dibanding target akhir Renstra 2020–2024"
    assert plan.table.headings == ("Yang diukur", "Target akhir", "Realisasi s.d. kini", "Kemajuan", "Keterangan")
    assert texts(plan.table) == [
        ["Realisasi anggaran", "96,00%", "69,40%", "72,29%", "Renstra contoh 2020–2024"],
        ["Target kinerja tercapai", "100,00%", "75,00%", "75,00%", "Renstra contoh 2020–2024"],
    ]
    for code, row in {
        "IKU-11": ["Indikator", "100,00%", "35,00%", "35,00%", "data s.d. TW II; Renstra contoh 2020–2024"],
        "IKU-12": ["Indikator", "A", "–", "–", "belum memasuki tahapan Pemilu yang ditunggu indikator ini"],
    }.items():
        plan = about(told, code).plan
        assert plan is not None
        assert texts(plan.table) == [row]


def test_a_budget_stands_beside_the_achievement_and_the_rule_of_the_office_judges_both(
    held: tuple[Content, Chapter],
) -> None:
    content, told = held
    rows = {code: about(told, code).efficiency for code in ("IKU-02", "IKU-04", "IKU-05")}

    assert [texts(row.table)[0] for row in rows.values() if row] == [
        ["Rp1.250.000.000", "Rp1.150.000.000", "92,00%", "94,44%", "+2,44", "cukup efisien"],
        ["Rp2.400.000.000", "Rp2.169.000.000", "90,38%", "98,83%", "+8,45", "efisien"],
        ["Rp8.750.000.000", "Rp8.312.500.000", "95,00%", "88,89%", "−6,11", "tidak efisien"],
    ]
    rules = replace(content.definitions.rules, efficiency_margin=None)
    unruled = replace(content, definitions=replace(content.definitions, rules=rules))
    compared = sparingly(unruled, about(told, "IKU-05").line)
    assert compared is not None
    assert texts(compared.table)[0][4:] == ["−6,11", "–"]


def test_part_b_lists_the_budgets_and_adds_them_up(held: tuple[Content, Chapter]) -> None:
    _, told = held

    assert told.budgets is not None
    assert told.budgets.headings == ("No", "Indikator", "Pagu", "Realisasi", "%")
    assert texts(told.budgets)[0] == ["02", "Keuangan dan BMN", "Rp1.250.000.000", "Rp1.150.000.000", "92,00%"]
    assert texts(told.budgets)[-1] == [
        "", "Jumlah (3 dari 13 indikator)", "Rp12.400.000.000", "Rp11.631.500.000", "93,80%",
    ]  # fmt: skip
    assert told.budgets.strong == {3}


def test_what_was_not_given_is_said_once_and_prints_nothing(held: tuple[Content, Chapter]) -> None:
    content, told = held
    without = ", ".join(f"IKU-{n:02d}" for n in (1, 3, 6, 7, 8, 9, 10, 11, 12))
    assert told.lacking == (
        "Target akhir Renstra belum diisi untuk IKU-04, IKU-06, IKU-07, IKU-08, IKU-09, IKU-10, dan IKU-13.",
        f"Anggaran s.d. Triwulan III 2024 belum diisi untuk {without}, dan IKU-13.",
    )
    assert (about(told, "IKU-06").plan, about(told, "IKU-06").efficiency) == (None, None)

    bare_content = replace(content, plan=(), budgets=())
    bare = chapter(
        bare_content,
        deck(bare_content, Meeting("", content.about, NOON, "Ani", (Pinning(1, NOON, "", "", NOON, "Ani"),))),
    )
    assert bare.lacking == ("Target akhir Renstra belum diisi.", "Anggaran s.d. Triwulan III 2024 belum diisi.")
    assert bare.budgets is None
    assert not [s for s in bare.sections if s.plan or s.efficiency]


def test_what_the_meeting_said_stands_with_its_indicator_even_where_the_agenda_leaves_it_out(
    held: tuple[Content, Chapter],
) -> None:
    _, told = held

    assert [e.content.text for e in about(told, "IKU-05").entries] == ["Gudang dipindah", "Kumpulkan bukti"]
    assert [e.content.text for e in told.entries] == ["Dibuka pukul 09.00"]


def test_a_meeting_of_one_subdivision_has_its_own_chapter_without_an_average(sample: Workspace) -> None:
    opened = meetings.open_meeting(sample, ANI, NewMeeting("KUL", Period(2024, 3), date(2024, 10, 14), "kul"))
    content = content_of(sample, ANI, opened)

    told = chapter(content, deck(content, opened))

    assert told.title == "Capaian Kinerja Organisasi: Keuangan, Umum, Logistik"
    assert [s.line.code for s in told.sections] == ["IKU-01", "IKU-02", "IKU-04", "IKU-05"]
    assert told.average is None
    assert not told.summary.strong
    assert all(isinstance(s.whole.achievement, Decimal | None) for s in told.sections)
