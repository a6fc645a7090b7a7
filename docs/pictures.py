"""The pictures of the README and the guide, taken anew from the running dashboard: `python -m docs.pictures`.

Needs the test requirements and Chromium. All but three show the sample data, in Mode latihan, so that no invented figure stands
under the office's name without its notice; the three are of working stores in which no figure is. All stores are thrown away.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.browser.acting import choose, choose_from_list, choose_several, enter, hand_in, press, settle, title, write
from tests.browsing import FLAGS, PHONE, Visit, find_chromium, visiting
from tests.serving import PROJECT, Dashboard, serving

PICTURES = PROJECT / "docs" / "img"
DESK = (1366, 900)
WALL = (1920, 1080)
TALLEST = 1500
HEAVIEST = 250_000
REPORT = "/isi-realisasi?subbagian=Parmas+dan+SDM&triwulan=TW+III"
FIELD = "Berkas realisasi Triwulan III 2024"
PASSWORD = "kursi hujan lampu padi"  # noqa: S105 - of an account that is thrown away with its store
PEOPLE = (
    ("siti.aminah", "Siti Aminah (contoh)", "operator:parmas-sdm"),
    ("budi.santoso", "Budi Santoso (contoh)", "verifier:rendatin"),
    ("hendro", "Hendro Wibowo (contoh)", "secretary"),
    ("nanas", "Nana Suryana (contoh)", "leader"),
)
REPORTER = "Siti Aminah (contoh)"
EXPLANATION = {
    "Kendala": "Narasumber bertugas di tahapan Pemilihan",
    "Upaya": "Jadwal ulang di empat kelurahan",
    "Penanggung jawab": "Kasubbag Parmas dan SDM (contoh)",
    "Batas waktu": "15/11/2024",
}
MISTAKEN = """Tahun;Triwulan;Kode IKU;Realisasi;Pembilang;Penyebut;Keterangan
2024;III;IKU-08;97.250;;;
2024;III;IKU-10;n/a;;;
2024;II;IKU-11;;43;60;Empat kelurahan menyusul
"""


def main() -> None:
    """Takes all of them."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=list(FLAGS))
        with serving(Path(folder) / "store") as dashboard:
            reading(browser, dashboard)
            with visiting(browser, dashboard.url, size=DESK) as visit:
                settings(visit)
                reporting(visit, Path(folder))
                meeting(browser, visit)
                first_day(visit)
        signing_in(browser, Path(folder) / "office")
        browser.close()


def reading(browser: Browser, dashboard: Dashboard) -> None:
    """What commissioners look at."""
    with visiting(browser, dashboard.url, size=DESK) as visit:
        keep(enter(visit), "ringkasan")
        keep(enter(visit, "/indikator?indikator=IKU-11"), "indikator")
        keep(enter(visit, "/divisi"), "divisi")
        keep(enter(visit, "/kamus"), "kamus", 1100)
        keep(enter(visit, "/verifikasi"), "verifikasi", 1100)
    with visiting(browser, dashboard.url, size=DESK, scheme="dark") as visit:
        keep(enter(visit), "ringkasan-gelap")
    with visiting(browser, dashboard.url, size=PHONE) as visit:
        keep(enter(visit), "ringkasan-ponsel")


def settings(visit: Visit) -> None:
    """Targets, and what was known on a past day."""
    keep(enter(visit, "/pengaturan"), "pengaturan-target", 1100)
    page = enter(visit, "/pengaturan?bagian=Riwayat+perubahan")
    write(page, "Posisi per tanggal", "10/10/2024")
    expect(page.get_by_text("Posisi per 10 Oktober 2024")).to_be_visible()
    keep(page, "riwayat", 1200)


def reporting(visit: Visit, folder: Path) -> None:
    """A late report: with mistakes in a file, then typed, looked at, sent, proved, taken back."""
    page = enter(visit, REPORT)
    write(page, "Nama Anda", REPORTER)
    choose(page, "Cara mengisi", "Unggah berkas")
    mistaken = folder / "realisasi tw3.csv"
    mistaken.write_text(MISTAKEN, encoding="utf-8")
    hand_in(page, FIELD, mistaken)
    expect(page.get_by_text("3 masalah")).to_be_visible()
    keep(page, "isi-realisasi-masalah", 860)

    choose(page, "Cara mengisi", "Ketik langsung")
    write(page, "Pembilang, 11 Sosialisasi dan Bimtek", "43")
    write(page, "Penyebut, 11 Sosialisasi dan Bimtek", "60")
    write(page, "Keterangan, 11 Sosialisasi dan Bimtek", "Empat kelurahan menyusul")
    keep(page, "isi-realisasi", 1000)
    press(page, "Periksa dan lihat pratinjau")
    expect(page.get_by_role("heading", name="Pratinjau perubahan")).to_be_visible()
    keep(page, "pratinjau", 800)
    for label, text in EXPLANATION.items():
        write(page, f"{label} IKU-11 (wajib)", text)
    press(page, "Kirim")
    expect(page.get_by_text("Nomor kiriman", exact=True)).to_be_visible()
    keep(page, "tanda-terima", 800)

    choose_several(page, "Dokumen yang dibuktikan", ["11 Laporan Sosialisasi (belum)"])
    hand_in(page, "Berkas bukti dukung", PROJECT / "data" / "contoh" / "bukti" / "contoh-foto-sosialisasi.png")
    press(page, "Lampirkan")
    expect(page.get_by_text("Bukti terlampir")).to_be_visible()
    keep_block(page, "evidence", "bukti-dukung")

    sent = page.locator(".st-key-submissions")
    sent.get_by_role("button", name="Tarik kembali").last.click()
    page.get_by_role("textbox", name="Alasan penarikan").fill("Salah triwulan")
    keep_block(page, "submissions", "tarik-kembali", below=190)
    page.keyboard.press("Escape")


def meeting(browser: Browser, visit: Visit) -> None:
    """A meeting with a decision, on the page where it is noted down and on the wall."""
    page = enter(visit, "/rapat")
    write(page, "Nama Anda", "Hendro Wibowo (contoh)")
    choose_from_list(page, "Triwulan yang dibahas", "Triwulan III 2024")
    write(page, "Tanggal rapat", "12 Oktober 2024")
    write(page, "Tempat", "Aula KPU Kota Serang")
    page.get_by_role("button", name="Buka rapat", exact=True).click()
    settle(page)
    page.get_by_role("combobox", name="Slide", exact=True).fill("11 Sosialisasi")
    page.get_by_role("option").first.click()
    settle(page)
    choose(page, "Jenis", "Keputusan")
    write(page, "Isi", "Empat kelurahan dijadwalkan ulang sebelum 15 November")
    press(page, "Catat")
    choose(page, "Jenis", "Tindak lanjut")
    write(page, "Penanggung jawab", "Kasubbag Parmas dan SDM")
    write(page, "Batas waktu", "15/11/2024")
    write(page, "Isi", "Susun jadwal ulang dan daftar narasumber pengganti")
    press(page, "Catat")
    keep(page, "rapat", 1200)
    address = page.get_by_role("link", name="Buka layar").get_attribute("href")
    with visiting(browser, visit.url, size=WALL) as wall:
        slide = wall.open(f"/{address}#indicator:IKU-11")
        expect(slide.locator(".slide.now")).to_contain_text("Sosialisasi dan Bimtek")
        slide.wait_for_timeout(6000)
        slide.screenshot(path=PICTURES / "slide.png")
        compress(PICTURES / "slide.png")


def first_day(visit: Visit) -> None:
    """The office's own store before anything is in it."""
    page = enter(visit)
    press(page, "Buka data kerja")
    expect(title(page)).to_have_text("Belum ada data 2024")
    keep(page, "langkah-awal", 600)


def signing_in(browser: Browser, home: Path) -> None:
    """An office with accounts: the page on which one signs in, and the one on which accounts are opened."""
    first = open_account(home, "wati", "Wati Lestari (contoh)", "administrator")
    for login, name, role in PEOPLE:
        open_account(home, login, name, role)
    with serving(home) as dashboard, visiting(browser, dashboard.url, size=(900, 620)) as visit:
        page = visit.open("/masuk")
        page.screenshot(path=PICTURES / "masuk.png")
        compress(PICTURES / "masuk.png")
        send_form(page, "wati", first)
        send_form(page, first, PASSWORD, PASSWORD)
        page.set_viewport_size({"width": DESK[0], "height": DESK[1]})
        keep(enter(visit, "/pengaturan?bagian=Akun"), "akun", 1100)


def open_account(home: Path, login: str, name: str, role: str) -> str:
    """As the first administrator is made; the one-time password."""
    command = [sys.executable, "-m", "iku", "account", "add", login, "--name", name, "--role", role]
    done = subprocess.run(
        command, cwd=PROJECT, env=os.environ | {"IKU_HOME": str(home)}, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def send_form(page: Page, *texts: str) -> None:
    """Fills in a plain form from top to bottom and sends it."""
    for box, text in zip(page.locator("input:not([type=hidden])").all(), texts, strict=True):
        box.fill(text)
    page.get_by_role("button").click()


def keep(page: Page, name: str, tallest: int = TALLEST) -> None:
    """The page from its top, as tall as what is on it, at most `tallest` pixels; a phone's whole."""
    viewport = page.viewport_size
    assert viewport is not None
    page.mouse.move(0, 0)
    page.evaluate("document.activeElement?.blur()")
    height = page.evaluate("document.querySelector('[data-testid=\"stMainBlockContainer\"]').scrollHeight")
    is_phone = viewport["width"] == PHONE[0]
    page.set_viewport_size({"width": viewport["width"], "height": height if is_phone else min(height, tallest)})
    page.get_by_test_id("stMain").evaluate("main => main.scrollTo(0, 0)")
    settle(page)
    page.screenshot(path=PICTURES / f"{name}.png")
    page.set_viewport_size(viewport)
    settle(page)
    compress(PICTURES / f"{name}.png")


def keep_block(page: Page, key: str, name: str, below: int = 0) -> None:
    """One block of the page, with what hangs `below` it."""
    viewport = page.viewport_size
    assert viewport is not None
    page.set_viewport_size({"width": viewport["width"], "height": 2400})
    settle(page)
    box = page.locator(f".st-key-{key}").first.bounding_box()
    assert box is not None
    clip: Any = {
        "x": box["x"] - 12,
        "y": box["y"] - 12,
        "width": box["width"] + 24,
        "height": box["height"] + 24 + below,
    }
    page.screenshot(path=PICTURES / f"{name}.png", clip=clip)
    page.set_viewport_size(viewport)
    compress(PICTURES / f"{name}.png")


def compress(path: Path) -> None:
    """256 colours are enough for words and bars. Chosen by how far apart they are: a small green dot must stay green."""
    with Image.open(path) as picture:
        picture.convert("RGB").quantize(256, Image.Quantize.MAXCOVERAGE, kmeans=1, dither=Image.Dither.NONE).save(
            path, optimize=True
        )
    assert path.stat().st_size < HEAVIEST, f"{path.name} is {path.stat().st_size} bytes"


if __name__ == "__main__":
    main()
