"""Every page by the rules of axe: light and dark, with the sample data and in an empty store.

What is only there after a click (lists, dialogs, problems, previews) is opened first.
"""

from collections.abc import Callable, Iterator
from typing import get_args

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.browser.acting import choose, enter, press, settle
from tests.browsing import Scheme, Visit, visiting
from tests.serving import Dashboard

pytestmark = pytest.mark.browser

PAGES = {
    "Ringkasan": "/",
    "Ringkasan of one division": "/?divisi=Hukum+dan+Pengawasan",
    "Indikator": "/indikator?indikator=IKU-11",
    "Indikator, two measures": "/indikator?indikator=IKU-01",
    "Divisi": "/divisi",
    "Isi Realisasi, nobody chosen": "/isi-realisasi",
    "Isi Realisasi": "/isi-realisasi?subbagian=Keuangan%2C+Umum%2C+Logistik",
    "Kamus IKU": "/kamus",
    "Kamus IKU, tugas dan fungsi": "/kamus?bagian-kamus=Tugas+dan+fungsi",
    "Kamus IKU, pemeriksaan": "/kamus?bagian-kamus=Pemeriksaan+kamus",
    "Pengaturan, target": "/pengaturan",
    "Pengaturan, riwayat": "/pengaturan?bagian=Riwayat+perubahan",
    "Pengaturan, kamus dan data": "/pengaturan?bagian=Kamus+dan+data",
}
STORES = {"sample": "contoh", "empty store": "kerja"}
GRAVE = ("serious", "critical")
