"""Isi Realisasi as a clerk meets it: typed, uploaded, doubted, sent, proved, taken back."""

import io
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from streamlit.testing.v1 import AppTest

from iku.domain.facts import Channel, ReportedValue, Submission, SubmissionKind
from iku.domain.person import sole_person
from iku.present.dates import clock
from iku.ui.handover import Handover
from iku.workflow import opening
from iku.workflow.reporting import record
from tests.pages.clerk import (
    RENDATIN,
    TEKNIS,
    button,
    explain,
    field,
    figures,
    plain,
    press,
    send,
    sentences,
    submissions,
    tables,
    titles,
    type_into,
)
from tests.pages.conftest import Visit

SITI = "Siti Aminah"
AMBIGUOUS = "bisa berarti 98.500 (sembilan puluh delapan ribu lima ratus) atau 98,5. Tulis 98500 atau 98,5."
HEADER = "Kode IKU;Komponen;Tahun;Triwulan;Realisasi;Pembilang;Penyebut;Keterangan\r\n"
MISTAKEN = (
    HEADER + "IKU-01;anggaran;2024;TW IV;98.500;;;\r\nIKU-33;;2024;TW IV;98,4;;;\r\nIKU-07;;2024;TW IV;n/a;;;\r\n"
).encode()
CORRECTED = (
    HEADER + "IKU-01;anggaran;2024;TW IV;98,5;;;\r\nIKU-03;;2024;TW IV;98,4;;;\r\nIKU-07;;2024;TW IV;81;;;sisa\r\n"
).encode()


def opened(visit: Visit, subdivision: str = RENDATIN, quarter: str = "TW IV", name: str = SITI) -> AppTest:
    """The page of a subdivision and quarter, with the name already given."""
    app = visit("report", subbagian=subdivision, triwulan=quarter)
    return type_into(app, **{"Nama Anda": name}) if name else app


def test_without_a_subdivision_the_page_says_how_far_each_one_is(office: Path, visit: Visit) -> None:
    app = visit("report", triwulan="TW III")

    assert titles(app)[0] == "Isi realisasi TW III 2024"
    assert "Pilih subbagian Anda untuk mulai mengisi." in sentences(app)
    assert "3 dari 4 isian tercatat" in tables(app)


def test_no_figure_is_ever_asked_for_in_a_number_field(office: Path, visit: Visit) -> None:
    for page in ("report", "settings"):
        app = visit(page, subbagian=RENDATIN)

        assert not app.number_input
        assert not app.get("data_editor")


def test_a_typed_report_goes_from_its_problems_to_the_receipt_and_back(office: Path, visit: Visit) -> None:
    app = opened(visit)
    assert titles(app)[0] == "Perencanaan, Data, Informasi: isian TW IV belum ada yang tercatat"

    press(type_into(app, **{"Nilai (%), 03": "98.500", "Nilai (%), 07": "-"}), "Periksa")
    assert (f':red[:material/error: IKU-03, Realisasi: "98.500" {AMBIGUOUS}]') in sentences(app)
    assert (
        ':red[:material/error: IKU-07, Realisasi: "-" bukan angka. Tulis angkanya saja, misalnya 98,5; '
        "kosongkan bila belum ada.]"
    ) in sentences(app)
    assert "**2 isian perlu diperbaiki;** belum ada yang disimpan." in sentences(app)

    press(type_into(app, **{"Nilai (%), 03": "98,5", "Nilai (%), 07": ""}), "Periksa")
    assert any(title.startswith("Pratinjau perubahan: ") for title in titles(app))
    assert "<strong>98,50%</strong>" in tables(app)
    assert figures().realisation("IKU-03", "", 4) is None

    send(app)
    stored = figures().realisation("IKU-03", "", 4)
    assert stored is not None
    assert (stored.value, stored.recorded_by) == (Decimal("98.5"), SITI)
    assert submissions()[0].submission in [code.value for code in app.code]
    assert titles(app)[0] == "Perencanaan, Data, Informasi: 1 dari 4 isian TW IV sudah tercatat"

    take_back(app, f"receipt-{stored.submission}", "salah triwulan")
    assert figures().realisation("IKU-03", "", 4) is None
    assert submissions()[0].is_withdrawn
    assert "Kiriman ditarik kembali." in [alert.proto.title for alert in app.success]


def take_back(app: AppTest, key: str, reason: str) -> None:
    app.session_state[f"withdraw-{key}"] = True
    app.run()
    app.text_input(key=f"reason-{key}").set_value(reason)
    app.button(key=f"do-withdraw-{key}").click().run()
    assert not app.exception


def test_nothing_is_taken_back_without_a_reason(office: Path, visit: Visit) -> None:
    app = opened(visit)
    app.toggle(key="everyone").set_value(True).run()

    take_back(app, f"listed-{submissions()[0].submission}", " ")

    assert "Isi alasan penarikan dulu." in sentences(app)
    assert not submissions()[0].is_withdrawn


def test_a_withdrawal_names_what_a_later_report_had_replaced(office: Path, visit: Visit) -> None:
    app = opened(visit, quarter="TW III")
    earlier = next(s for s in submissions() if s.filename == "tw3.xlsx")
    report_elsewhere("IKU-03", quarter=3)
    app.toggle(key="everyone").set_value(True).run()

    take_back(app, f"listed-{earlier.submission}", "salah berkas")

    assert any(
        "Dibiarkan karena sudah diganti laporan yang lebih baru: IKU-03 Data Pemilih Mutakhir TW III 2024" in s
        for s in sentences(app)
    )


def report_elsewhere(indicator: str, quarter: int = 4) -> None:
    """Somebody else, at another screen."""
    value = ReportedValue(indicator, "", 2024, quarter, value=Decimal(50))
    record(
        opening.working(),
        sole_person("Orang lain"),
        Submission(SubmissionKind.REALISATIONS, Channel.TYPED, realisations=(value,)),
    )


def test_a_name_is_asked_before_the_first_report(office: Path, visit: Visit) -> None:
    app = opened(visit, name="")

    press(type_into(app, **{"Nilai (%), 03": "98,5"}), "Periksa")

    assert "Isi nama Anda dulu, di bagian atas halaman ini." in sentences(app)
    assert not any(title.startswith("Pratinjau") for title in titles(app))


def test_without_a_change_there_is_nothing_to_check(office: Path, visit: Visit) -> None:
    app = press(opened(visit), "Periksa")

    assert "Belum ada isian yang berubah. Ketik nilainya dulu, lalu periksa." in sentences(app)


def test_what_was_understood_is_said_beside_the_cell(office: Path, visit: Visit) -> None:
    app = type_into(opened(visit), **{"Nilai (%), 03": "98.50", "Pembilang, 07": "45", "Penyebut, 07": "50"})

    assert "**98,50%**" in sentences(app)
    assert "**90,00%**" in sentences(app)


def test_a_grade_is_read_in_small_letters_too(office: Path, visit: Visit) -> None:
    app = opened(visit, "Parmas dan SDM")

    send(press(type_into(app, **{"Predikat, 12": "b"}), "Periksa"))

    stored = figures().realisation("IKU-12", "", 4)
    assert stored is not None
    assert stored.grade == "B"


def test_a_hundredfold_value_is_sent_only_once_it_is_confirmed(office: Path, visit: Visit) -> None:
    app = press(type_into(opened(visit), **{"Nilai (%), 03": "9725"}), "Periksa")
    question = (
        "IKU-03, Realisasi: 9.725 kira-kira 100 kali target (100) dan nilai terakhir (103,2). "
        "Maksudnya 97,25? Periksa, lalu perbaiki atau pastikan."
    )
    assert question in sentences(app)
    assert button(app, "Kirim").disabled

    app.checkbox[0].check().run()
    press(app, "Kirim")

    stored = figures().realisation("IKU-03", "", 4)
    assert stored is not None
    assert stored.value == 9725


def test_half_typed_values_survive_other_pages_and_quarters(office: Path, visit: Visit) -> None:
    app = type_into(opened(visit), **{"Nilai (%), 03": "98,", "Keterangan, 07": "menunggu"})

    app.switch_page("../../pages/settings.py").run()
    app.switch_page("../../pages/report.py").run()
    assert field(app, "Nilai (%), 03").value == "98,"

    app.session_state["triwulan"] = 3
    app.run()
    assert field(app, "Nilai (%), 03").value == "103,2"
    app.session_state["triwulan"] = 4
    app.run()
    assert field(app, "Nilai (%), 03").value == "98,"
    assert field(app, "Keterangan, 07").value == "menunggu"


def test_another_quarter_drops_the_preview(office: Path, visit: Visit) -> None:
    app = press(type_into(opened(visit), **{"Nilai (%), 03": "98,5"}), "Periksa")

    app.session_state["triwulan"] = 3
    app.run()
    app.session_state["triwulan"] = 4
    app.run()

    assert not any(title.startswith("Pratinjau") for title in titles(app))
    assert field(app, "Nilai (%), 03").value == "98,5"


def test_untouched_cells_are_not_handed_in_again(office: Path, visit: Visit) -> None:
    app = opened(visit, quarter="TW III")
    assert field(app, "Nilai (%), 07").value == ""
    assert field(app, "Nilai (%), 03").value == "103,2"

    send(press(type_into(app, **{"Nilai (%), 07": "81"}), "Periksa"))

    assert submissions()[0].facts == 2, "the figure and what explains it"


def test_facts_that_came_between_are_shown_before_anything_is_stored(office: Path, visit: Visit) -> None:
    app = press(type_into(opened(visit), **{"Nilai (%), 03": "98,5"}), "Periksa")
    report_elsewhere("IKU-07")
    before = len(submissions())

    send(app)
    assert (
        "Data berubah sejak pratinjau ini dibuat, jadi pratinjau sudah dihitung ulang. "
        "Periksa sekali lagi sebelum mengirim."
    ) in sentences(app)
    assert len(submissions()) == before

    press(app, "Kirim")
    assert len(submissions()) == before + 1


def test_the_second_of_two_is_told_above_the_preview_who_changed_the_figure(office: Path, visit: Visit) -> None:
    app = press(type_into(opened(visit), **{"Nilai (%), 03": "98,5"}), "Periksa")
    report_elsewhere("IKU-03")
    before = len(submissions())

    send(app)
    assert len(submissions()) == before
    stood = figures().realisation("IKU-03", "", 4)
    assert stood is not None
    told = (
        f"- 03 Data Pemilih Mutakhir (TW IV 2024): Orang lain mengisinya dengan 50,00% pada {clock(stood.recorded_at)}. "
        "Isian Anda: 98,50%."
    )
    assert told in [line for sentence in sentences(app) for line in sentence.splitlines()]

    send(app)
    stored = figures().realisation("IKU-03", "", 4)
    assert stored is not None
    assert (stored.value, stored.recorded_by) == (Decimal("98.5"), SITI)


def test_a_second_click_does_not_store_a_report_again(office: Path) -> None:
    workspace, siti = opening.working(), sole_person(SITI)
    value = ReportedValue("IKU-03", "", 2024, 4, value=Decimal(103), note="hanya catatan")
    work = Handover("anywhere")
    work.rehearse(workspace, siti, Submission(SubmissionKind.REALISATIONS, Channel.TYPED, realisations=(value,)))
    before = len(submissions())

    for _ in range(2):
        work.send(workspace, siti, confirmed=True)

    assert len(submissions()) == before + 1


def uploaded(app: AppTest, filename: str, content: bytes) -> AppTest:
    app.segmented_control(key="way-report").set_value("Unggah berkas").run()
    table = next(f for f in app.file_uploader if f.label.startswith("Berkas realisasi"))
    table.upload(filename, content).run()
    assert not app.exception
    return app


def test_a_file_with_three_mistakes_says_all_three_and_stores_nothing(office: Path, visit: Visit) -> None:
    before = len(submissions())

    app = uploaded(opened(visit), "tw4.csv", MISTAKEN)

    assert [alert.proto.title for alert in app.error] == [
        "tw4.csv: 3 masalah, tidak ada yang disimpan".replace(".", r"\.")
    ]
    listed = next(plain(m.value) for m in app.markdown if m.value.startswith("1. "))
    assert listed.splitlines() == [
        f'1. Baris 2, kolom "Realisasi": "98.500" {AMBIGUOUS}',
        '2. Baris 3, kolom "Kode IKU": "IKU-33" bukan indikator yang dikenal. Maksudnya "IKU-03"?',
        '3. Baris 4, kolom "Realisasi": "n/a" bukan angka. Tulis angkanya saja, misalnya 98,5; kosongkan bila belum ada.',
    ]
    assert len(submissions()) == before


def test_the_same_file_twice_changes_nothing(office: Path, visit: Visit) -> None:
    app = send(uploaded(opened(visit), "tw4.csv", CORRECTED))
    sent = submissions()
    assert (sent[0].filename, sent[0].facts) == ("tw4.csv", 6)
    assert opening.working().files.read(sent[0].sha256) == CORRECTED

    app = uploaded(press(app, "Selesai"), "tw4.csv", CORRECTED)
    assert "Pratinjau perubahan: tidak ada yang berubah: semua baris sudah tercatat seperti ini" in titles(app)
    press(app, "Ambil tanda terima")

    assert "Semua baris sudah tercatat seperti ini, jadi tidak ada yang disimpan." in sentences(app)
    assert submissions() == sent


def test_where_two_sheets_fit_the_clerk_chooses_one(office: Path, visit: Visit) -> None:
    book = openpyxl.Workbook()
    for sheet, value in ((book.active, 90), (book.create_sheet("Revisi"), 95)):
        assert sheet is not None
        sheet.append(["Kode IKU", "Tahun", "Triwulan", "Realisasi"])
        sheet.append(["IKU-03", 2024, "TW IV", value])
    content = io.BytesIO()
    book.save(content)

    app = uploaded(opened(visit), "dua.xlsx", content.getvalue())
    chooser = next(s for s in app.selectbox if s.label.startswith("Berkas ini punya 2 lembar yang cocok"))
    chooser.select("Revisi").run()
    send(press(app, "Baca lembar ini"))

    stored = figures().realisation("IKU-03", "", 4)
    assert stored is not None
    assert stored.value == 95


def test_sample_figures_reach_the_working_store_only_when_confirmed(office: Path, visit: Visit) -> None:
    sample = "DATA CONTOH – bukan realisasi\r\n".encode() + CORRECTED

    app = uploaded(opened(visit), "templat.csv", sample)

    assert [box.label for box in app.checkbox] == ["Ya, tetap dicatat ke data kerja"]
    assert button(app, "Kirim").disabled


def attach(app: AppTest, documents: list[str]) -> AppTest:
    app.multiselect[0].set_value(documents)
    return press(app, "Lampirkan")


def test_one_file_proves_two_documents_and_can_be_taken_back(office: Path, visit: Visit) -> None:
    app = opened(visit, quarter="TW IV")
    app.file_uploader[0].upload("bukti.csv", b"a;b\r\n1;2\r\n").run()

    attach(app, ["IKU-01/laporan-anggaran", "IKU-03/laporan-data-pemilih"])
    attached = [a for a in figures().attachments if a.filename == "bukti.csv"]
    assert any(s.startswith("Bukti terlampir pada 2 dokumen. ") for s in sentences(app))
    assert {(a.indicator, a.quarter) for a in attached} == {("IKU-01", 4), ("IKU-03", 4)}

    take_back(app, f"attached-{attached[0].attachment}", "berkas tertukar")
    assert len([a for a in figures().attachments if a.filename == "bukti.csv"]) == 1
    assert any(s.startswith("Lampiran ditarik kembali.") for s in sentences(app))


def test_a_link_needs_an_address_and_the_day_it_was_seen(office: Path, visit: Visit) -> None:
    app = opened(visit, TEKNIS)
    app.segmented_control(key="evidence-kind-teknis-hukum-0").set_value("Tautan").run()

    attach(type_into(app, **{"Alamat dokumen": "jdih.kpu.go.id"}), ["IKU-06/jdih"])
    said = "\n".join(sentences(app))
    assert "Tanggal dokumen dilihat belum diisi. Tulis misalnya 31 Januari 2024." in said

    attach(
        type_into(app, **{"Alamat dokumen": "https://jdih.example.go.id/(2)", "Tanggal dilihat": "2 Oktober 2024"}),
        ["IKU-06/jdih"],
    )
    assert any(a.url == "https://jdih.example.go.id/(2)" and a.quarter == 4 for a in figures().attachments)


def test_evidence_that_is_not_what_its_name_says_is_refused(office: Path, visit: Visit) -> None:
    app = opened(visit)
    app.file_uploader[0].upload("laporan.pdf", b"\x89PNG\r\n\x1a\n" + b"0" * 64).run()

    attach(app, ["IKU-03/laporan-data-pemilih"])

    assert len(app.error) == 1
    assert not [a for a in figures().attachments if a.filename == "laporan.pdf"]


def test_practice_says_so_and_sends_the_same_report_to_the_working_store(office: Path, visit: Visit) -> None:
    app = visit("report", subbagian=RENDATIN, triwulan="TW IV", data="contoh")
    type_into(app, **{"Nama Anda": SITI, "Nilai (%), 07": "81"})
    before = submissions()

    press(explain(press(app, "Periksa")), "Kirim (latihan, tidak disimpan)")
    assert any(plain(alert.proto.title).endswith("sebagai latihan, tidak disimpan.") for alert in app.success)
    assert any("Tanda terima (latihan, tidak disimpan)" in code.value for code in app.code)
    assert submissions() == before

    press(app, "Kirim laporan yang sama ke data kerja")
    assert button(app, "Kirim").label == "Kirim"
    press(app, "Kirim")
    stored = figures().realisation("IKU-07", "", 4)
    assert stored is not None
    assert stored.value == 81
    assert figures().explanation("IKU-07", 4) is not None, "written in practice, kept on the way"
    assert submissions()[0].facts == 2


def test_an_empty_working_store_leads_through_three_steps(home: Path, visit: Visit) -> None:
    app = visit("report", data="kerja")
    assert "**Tiga langkah pertama**" in sentences(app)

    report_elsewhere("IKU-03")
    app.run()

    assert "**Langkah pertama: 1 dari 3 selesai**" in sentences(app)
    assert ":green[:material/check_circle:] :gray[2. Realisasi pertama: selesai]" in sentences(app)


@pytest.mark.usefixtures("office")
def test_the_three_steps_are_gone_once_they_are_taken(visit: Visit) -> None:
    app = visit("report")

    assert not any("angkah pertama" in sentence for sentence in sentences(app))
