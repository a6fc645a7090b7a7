"""The main job from the first day on, as a clerk does it in a browser: targets, a report with mistakes, evidence, and back."""

import csv
from collections.abc import Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, Response, expect

from tests.browser.acting import (
    choose,
    choose_from_list,
    choose_several,
    enter,
    fetch,
    follow,
    go_to,
    hand_in,
    press,
    title,
    write,
)
from tests.browser.reading import english_words, tiles
from tests.browsing import Visit
from tests.evidence_files import pdf

pytestmark = pytest.mark.browser

TARGETS = """Kode IKU;Komponen;Satuan;Target TW I;Target TW II;Target TW III;Target TW IV;Nomor dokumen
IKU-01;anggaran;%;20;45;70;95;PK-7/2024
IKU-01;kinerja;%;25;50;75;100;PK-7/2024
IKU-02;;%;100;100;100;100;PK-7/2024
IKU-04;;%;90;90;90;90;PK-7/2024
IKU-05;;%;25;50;75;100;PK-7/2024
"""
MISTAKEN = {"IKU-02": "97.250", "IKU-04": "n/a", "IKU-05": "25 persen"}
CORRECTED = {"IKU-02": "100", "IKU-04": "82,11", "IKU-05": "25"}
FOLLOW_UP = {
    "Kendala": "Sebagian peralatan menunggu perbaikan",
    "Upaya": "Pengadaan suku cadang",
    "Penanggung jawab": "Kasubbag KUL",
    "Batas waktu": "30/06/2024",
}
FIELD = "Berkas realisasi Triwulan I 2024"

Figures = dict[str, str]


def test_the_main_job_from_targets_to_withdrawal(visit: Visit, tmp_path: Path) -> None:
    page = enter(visit)
    expect(page.get_by_text("Data contoh – bukan realisasi KPU Kota Serang")).to_be_visible()
    speaks_indonesian(page)

    the_working_store_is_empty_and_leads_on(page)
    targets_are_uploaded(page, tmp_path)
    before = ringkasan(page)
    template = a_template_is_downloaded(page, tmp_path)
    a_file_with_mistakes_is_refused_whole(page, filled_in(template, "salah", MISTAKEN))
    the_corrected_file_is_rehearsed_and_stored(page, filled_in(template, "benar", CORRECTED))
    ringkasan_shows_it(page, before)
    evidence_is_attached(page, tmp_path)
    evidence_is_given_out_as_what_it_is(page)
    the_trace_names_the_file_and_its_row(page)
    it_is_taken_back(page)

    assert ringkasan(page) == before
    assert visit.complaints() == []


def speaks_indonesian(page: Page) -> None:
    assert english_words(page) == []


def ringkasan(page: Page) -> Figures:
    """Finding and figures."""
    go_to(page, "Ringkasan")
    speaks_indonesian(page)
    return {"finding": title(page).inner_text()} | tiles(page)


def the_working_store_is_empty_and_leads_on(page: Page) -> None:
    press(page, "Buka data kerja")
    expect(page.get_by_text("Data contoh –")).to_have_count(0)
    expect(title(page)).to_have_text("Belum ada data 2024")
    expect(page.get_by_text("Tiga langkah pertama")).to_be_visible()
    speaks_indonesian(page)
    follow(page, "Isi target")


def targets_are_uploaded(page: Page, folder: Path) -> None:
    expect(title(page)).to_have_text("Target 2024 belum ditetapkan")
    write(page, "Nama Anda", "Siti Aminah")
    choose(page, "Cara mengisi", "Unggah berkas")
    targets = folder / "perjanjian kinerja 2024.csv"
    targets.write_text(TARGETS, encoding="utf-8")
    hand_in(page, "Berkas target 2024", targets)
    expect(page.get_by_text("Dari berkas perjanjian kinerja 2024.csv. 20 target akan disimpan.")).to_be_visible()
    speaks_indonesian(page)
    press(page, "Kirim")
    expect(page.get_by_text("20 data tercatat.")).to_be_visible()
    speaks_indonesian(page)


def a_template_is_downloaded(page: Page, folder: Path) -> Path:
    go_to(page, "Isi Realisasi")
    choose(page, "Triwulan", "TW I")
    choose(page, "Subbagian", "Keuangan, Umum, Logistik")
    speaks_indonesian(page)
    choose(page, "Cara mengisi", "Unggah berkas")
    return fetch(page, "Templat CSV", folder)


def filled_in(template: Path, name: str, values: Mapping[str, str]) -> Path:
    """The template with some realisations in it, saved under a name of its own."""
    with template.open(encoding="utf-8-sig", newline="") as file:
        headings, *rows = csv.reader(file, delimiter=";")
    code, realisation = headings.index("Kode IKU"), headings.index("Realisasi")
    for row in rows:
        row[realisation] = values.get(row[code], "")
    path = template.with_name(f"realisasi {name}.csv")
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";").writerows([headings, *rows])
    return path


def a_file_with_mistakes_is_refused_whole(page: Page, file: Path) -> None:
    hand_in(page, FIELD, file)
    expect(page.get_by_text("realisasi salah.csv: 3 masalah, tidak ada yang disimpan")).to_be_visible()
    assert page.locator("ol").get_by_role("listitem").all_inner_texts() == [
        (
            'Baris 4, kolom "Realisasi": "97.250" bisa berarti 97.250 (sembilan puluh tujuh ribu dua ratus lima puluh) '
            "atau 97,25. Tulis 97250 atau 97,25."
        ),
        'Baris 5, kolom "Realisasi": "n/a" bukan angka. Tulis angkanya saja, misalnya 98,5; kosongkan bila belum ada.',
        'Baris 6, kolom "Realisasi": "25 persen" bukan angka. Tulis angkanya saja, misalnya 98,5; kosongkan bila belum ada.',
    ]
    speaks_indonesian(page)


def the_corrected_file_is_rehearsed_and_stored(page: Page, file: Path) -> None:
    hand_in(page, FIELD, file)
    expect(page.get_by_role("heading", name="Pratinjau perubahan")).to_be_visible()
    changes = page.get_by_role("table", name="Angka yang berganti status")
    assert [cells_of(row) for row in changes.locator("tbody tr").all()] == [
        ["Rata-rata capaian IKU", "– (0 dari 13 dihitung)", "97,08% (3 dari 13 dihitung)"],
        ["Divisi Keuangan dan Logistik", "– (0 dari 3 dihitung)", "97,08% (3 dari 3 dihitung)"],
        ["IKU-02 Keuangan dan BMN", "○ belum dilaporkan", "100,00%"],
        ["IKU-04 Sarana dan Prasarana Kantor", "○ belum dilaporkan", "91,23%"],
        ["IKU-05 Logistik dan Pengadaan", "○ belum dilaporkan", "100,00%"],
    ]
    speaks_indonesian(page)
    press(page, "Kirim")
    expect(page.get_by_text("Kendala IKU-04 belum diisi. Tulis apa yang menghambat capaiannya.")).to_be_visible()
    for field, text in FOLLOW_UP.items():
        write(page, f"{field} IKU-04 (wajib)", text)
    speaks_indonesian(page)
    press(page, "Kirim")
    expect(page.get_by_text("4 data tercatat.")).to_be_visible()
    expect(page.get_by_text("Oleh: Siti Aminah")).to_be_visible()
    speaks_indonesian(page)


def ringkasan_shows_it(page: Page, before: Figures) -> None:
    assert before == {"finding": "Belum ada realisasi 2024"}
    assert ringkasan(page) == {
        "finding": "Delapan indikator belum dilaporkan, tujuh belum memiliki target",
        "Rata-rata capaian IKU": "97,08%",
        "Indikator tercapai": "2 dari 13",
        "Sudah dilaporkan": "3 dari 11",
        "Bukti dukung lengkap": "0 dari 3",
    }


def evidence_is_attached(page: Page, folder: Path) -> None:
    report = folder / "laporan sarpras.pdf"
    report.write_bytes(pdf())
    go_to(page, "Isi Realisasi")
    choose_several(page, "Dokumen yang dibuktikan", ["04 Laporan Sarana Prasarana (belum)"])
    hand_in(page, "Berkas bukti dukung", report)
    speaks_indonesian(page)
    press(page, "Lampirkan")
    expect(page.get_by_text("Bukti terlampir pada 1 dokumen.")).to_be_visible()
    speaks_indonesian(page)


def evidence_is_given_out_as_what_it_is(page: Page) -> None:
    def is_evidence(response: Response) -> bool:
        return "/bukti/" in response.url

    with page.context.expect_event("response", is_evidence) as event:
        page.get_by_role("link", name="laporan sarpras.pdf").first.click()
    headers = event.value.headers
    assert event.value.status == 200
    assert {name: headers[name] for name in ("content-type", "content-disposition", "cache-control")} == {
        "content-type": "application/pdf",
        "content-disposition": "attachment; filename=\"laporan sarpras.pdf\"; filename*=UTF-8''laporan%20sarpras.pdf",
        "cache-control": "no-store",
    }
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["content-security-policy"] == "default-src 'none'; sandbox; frame-ancestors 'self'"


def the_trace_names_the_file_and_its_row(page: Page) -> None:
    assert ringkasan(page)["Bukti dukung lengkap"] == "1 dari 3"
    go_to(page, "Indikator")
    choose_from_list(page, "Indikator", "IKU-04 Sarana dan Prasarana Kantor")
    expect(title(page)).to_contain_text("Sarana dan Prasarana Kantor: 91,23%")
    basis = page.locator(".st-key-card-basis")
    expect(basis).to_contain_text("realisasi benar.csv baris 5, oleh Siti Aminah")
    expect(basis).to_contain_text("PK-7/2024; perjanjian kinerja 2024.csv baris 5, oleh Siti Aminah")
    expect(basis).to_contain_text("Bukti dukung lengkap (1 dari 1)")
    expect(page.locator(".st-key-card-evidence").get_by_role("link", name="laporan sarpras.pdf")).to_be_visible()
    expect(page.locator(".st-key-card-remarks")).to_contain_text("Sebagian peralatan menunggu perbaikan")
    speaks_indonesian(page)


def it_is_taken_back(page: Page) -> None:
    go_to(page, "Isi Realisasi")
    sent = page.locator(".st-key-submissions")
    row = sent.get_by_test_id("stHorizontalBlock").filter(has_text="Realisasi: 4 data, semuanya berlaku")
    row.get_by_role("button", name="Tarik kembali").click()
    write(page, "Alasan penarikan", "Salah triwulan")
    speaks_indonesian(page)
    press(page, "Tarik kembali sekarang")
    expect(sent).to_contain_text("ditarik kembali; keadaan sebelumnya berlaku lagi")
    speaks_indonesian(page)


def cells_of(row: Locator) -> list[str]:
    """The first line of each cell: under it stand quarters and statuses."""
    return [cell.partition("\n")[0] for cell in row.locator("th, td").all_inner_texts()]
