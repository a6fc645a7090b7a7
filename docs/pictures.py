"""The pictures of the README and the guide, taken anew from the running dashboard: `python -m docs.pictures`.

Needs the test requirements and Chromium. Everything is done on sample data or in a store that is thrown away.
"""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.browser.acting import PATIENCE, choose, choose_several, go_to, hand_in, press, settle, title, write
from tests.serving import PROJECT, Dashboard, serving

PICTURES = PROJECT / "docs" / "img"
DESK = {"width": 1366, "height": 900}
PHONE = {"width": 390, "height": 844}
PHONE_AGENT = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Mobile Safari/537.36"
TALLEST = 1800
COLOURS = 255

MISTAKEN = "Tahun;Triwulan;Kode IKU;Realisasi\n2024;1;IKU-02;97.250\n2024;1;IKU-04;n/a\n2024;1;IKU-99;100\n"
TARGETS = (
    "Kode IKU;Komponen;Target TW I;Target TW II;Target TW III;Target TW IV;Nomor dokumen\n"
    "IKU-02;;100;100;100;100;PK-CONTOH\nIKU-04;;90;90;90;90;PK-CONTOH\nIKU-05;;25;50;75;100;PK-CONTOH\n"
)
REPORT = "Tahun;Triwulan;Kode IKU;Realisasi\n2024;1;IKU-02;100\n2024;1;IKU-04;82,11\n2024;1;IKU-05;25\n"


def main() -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("IKU_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome"),
            args=["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--no-first-run"],
        )
        with serving(Path(folder) / "store") as dashboard:
            reading_pages(browser, dashboard)
            clerks_pages(browser, dashboard, Path(folder))
        browser.close()


def reading_pages(browser: Browser, dashboard: Dashboard) -> None:
    with visiting(browser, dashboard) as page:
        for address, name in (
            ("/", "ringkasan"),
            ("/indikator?indikator=IKU-06", "indikator"),
            ("/divisi", "divisi"),
            ("/kamus", "kamus"),
        ):
            at(page, dashboard, address)
            keep(page, name)
        at(page, dashboard, "/pengaturan?bagian=Riwayat+perubahan")
        keep(page, "riwayat", 1100)
    with visiting(browser, dashboard, dark=True) as page:
        keep(page, "ringkasan-gelap")
    with visiting(browser, dashboard, phone=True) as page:
        keep(page, "ringkasan-ponsel", 2600)


def clerks_pages(browser: Browser, dashboard: Dashboard, folder: Path) -> None:
    """The first day in a working store: nothing in it is anybody's."""
    with visiting(browser, dashboard) as page:
        press(page, "Buka data kerja")
        keep(page, "langkah-awal", 900)
        go_to(page, "Pengaturan")
        write(page, "Nama pelapor", "Siti (contoh)")
        keep(page, "pengaturan-target", 1100)
        choose(page, "Cara mengisi", "Unggah berkas")
        hand_in(page, "Berkas target 2024", written(folder, "target contoh.csv", TARGETS))
        press(page, "Kirim")
        go_to(page, "Isi Realisasi")
        choose(page, "Triwulan", "TW I")
        choose(page, "Subbagian", "Keuangan, Umum, Logistik")
        keep(page, "isi-realisasi", 1100)
        choose(page, "Cara mengisi", "Unggah berkas")
        hand_in(page, "Berkas realisasi Triwulan I 2024", written(folder, "realisasi salah.csv", MISTAKEN))
        keep(page, "isi-realisasi-masalah", 900)
        hand_in(page, "Berkas realisasi Triwulan I 2024", written(folder, "realisasi contoh.csv", REPORT))
        keep(page, "pratinjau", 1000)
        press(page, "Kirim")
        keep(page, "tanda-terima", 900)
        choose_several(page, "Dokumen yang dibuktikan", ["04 Laporan Sarana Prasarana (belum)"])
        hand_in(page, "Berkas bukti dukung", PROJECT / "data" / "contoh" / "bukti" / "contoh-laporan-keuangan-bmn.pdf")
        press(page, "Lampirkan")
        part(page, ".st-key-evidence", "bukti-dukung")
        page.locator(".st-key-submissions").get_by_role("button", name="Tarik kembali").first.click()
        settle(page)
        part(page, ".st-key-submissions", "tarik-kembali")


@contextmanager
def visiting(browser: Browser, dashboard: Dashboard, *, dark: bool = False, phone: bool = False) -> Iterator[Page]:
    context = browser.new_context(
        viewport=PHONE if phone else DESK,  # type: ignore[arg-type]
        color_scheme="dark" if dark else "light",
        user_agent=PHONE_AGENT if phone else None,
    )
    page = context.new_page()
    at(page, dashboard, "/")
    yield page
    context.close()


def at(page: Page, dashboard: Dashboard, address: str) -> None:
    page.goto(f"{dashboard.url}{address}")
    expect(title(page)).to_be_visible(timeout=PATIENCE)
    settle(page)


def keep(page: Page, name: str, tallest: int = TALLEST) -> None:
    """The page from its top, as tall as what is on it, at most `tallest` pixels."""
    viewport = page.viewport_size or DESK
    height = page.evaluate("document.querySelector('[data-testid=\"stMain\"]').scrollHeight")
    page.set_viewport_size({"width": viewport["width"], "height": min(height, tallest)})
    settle(page)
    page.screenshot(path=PICTURES / f"{name}.png")
    page.set_viewport_size({"width": viewport["width"], "height": viewport["height"]})
    settle(page)
    compress(PICTURES / f"{name}.png")


def part(page: Page, selector: str, name: str) -> None:
    """One block of the page."""
    page.locator(selector).first.screenshot(path=PICTURES / f"{name}.png")
    compress(PICTURES / f"{name}.png")


def compress(path: Path) -> None:
    """Few colours are enough for pages of text and bars."""
    with Image.open(path) as picture:
        picture.convert("RGB").quantize(COLOURS).save(path, optimize=True)


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


if __name__ == "__main__":
    main()
