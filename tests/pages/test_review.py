"""Verifikasi: documents are checked, reports verified or returned one by one or together, the quarter locked and reopened."""

from pathlib import Path

from streamlit.testing.v1 import AppTest

from iku.domain.review import ReportState
from tests.pages.clerk import figures, press, sentences, titles, type_into
from tests.pages.conftest import Visit

QUARTER = {"triwulan": "TW III", "data": "kerja"}


def named(app: AppTest, name: str = "Budi (uji)") -> AppTest:
    return app.text_input(key="name_field").set_value(name).run()


def opened(visit: Visit) -> AppTest:
    return named(visit("review", **QUARTER))


def state(code: str, quarter: int = 3) -> ReportState | None:
    found = figures().state(code, quarter)
    return found.state if found else None


def tick_all(app: AppTest) -> None:
    for box in app.checkbox:
        if box.key and box.key.startswith("check-"):
            box.check()
    app.run()


def test_the_page_says_what_waits(office: Path, visit: Visit) -> None:
    app = opened(visit)

    assert titles(app)[0] == "Delapan laporan TW III menunggu verifikasi"
    assert "Triwulan III 2024 terbuka" in titles(app)


def test_documents_are_checked_then_the_report_is_verified(office: Path, visit: Visit) -> None:
    app = opened(visit)
    app.button(key="choose-IKU-02").click().run()

    app.button(key="verify").click().run()
    unchecked = "IKU-02 belum dapat diverifikasi: 2 dokumen terlampir belum diperiksa. Periksa setiap dokumen dulu."
    assert unchecked in sentences(app)

    tick_all(app)
    press(app, "Simpan pemeriksaan dokumen")
    assert "Pemeriksaan dicatat." in sentences(app)
    app.button(key="verify").click().run()

    assert "IKU-02 diverifikasi." in sentences(app)
    assert state("IKU-02") is ReportState.VERIFIED


def test_a_report_is_returned_with_a_comment_and_handed_in_again(office: Path, visit: Visit) -> None:
    app = opened(visit)
    app.button(key="choose-IKU-03").click().run()
    app.button(key="return").click().run()
    assert any(s.startswith("Komentar untuk IKU-03 belum diisi") for s in sentences(app))

    app.text_area(key="comment-IKU-03").set_value("Lampirkan BA Pleno yang ditandatangani").run()
    app.button(key="return").click().run()
    assert state("IKU-03") is ReportState.RETURNED

    clerk = named(visit("report", subbagian="Perencanaan, Data, Informasi", **QUARTER))
    assert any("Lampirkan BA Pleno yang ditandatangani" in s for s in sentences(clerk))
    press(clerk, "Ajukan lagi")
    assert state("IKU-03") is ReportState.SUBMITTED


def test_several_are_returned_at_once(office: Path, visit: Visit) -> None:
    app = opened(visit)
    for code in ("IKU-02", "IKU-05"):
        app.checkbox(key=f"tick-2024-3-{code}").check()
    app.run()
    app.text_input(key="comment-many").set_value("Tanda tangan belum ada").run()
    press(app, "Kembalikan yang dipilih")

    assert [state(code) for code in ("IKU-02", "IKU-05")] == [ReportState.RETURNED] * 2
    assert titles(app)[0] == "Enam laporan TW III menunggu verifikasi, dua dikembalikan"


def test_a_quarter_is_locked_with_a_reason_and_opened_again(office: Path, visit: Visit) -> None:
    app = opened(visit)
    press(app, "Kunci triwulan")
    assert any(s.startswith("Triwulan III 2024 belum dapat dikunci: ") for s in sentences(app))

    field = next(f for f in app.text_input if f.label == "Alasan mengunci")
    field.set_value("Disahkan rapat pleno").run()
    press(app, "Kunci triwulan")
    assert "Triwulan III 2024 terkunci" in titles(app)
    assert state("IKU-02") is ReportState.LOCKED

    next(f for f in app.text_input if f.label == "Alasan membuka kunci").set_value("Salah angka").run()
    press(app, "Buka kunci")
    assert "Triwulan III 2024 terbuka" in titles(app)
    assert state("IKU-02") is ReportState.SUBMITTED


def test_a_locked_quarter_tells_the_clerk_who_locked_it_and_why(office: Path, visit: Visit) -> None:
    app = opened(visit)
    next(f for f in app.text_input if f.label == "Alasan mengunci").set_value("Disahkan rapat pleno").run()
    press(app, "Kunci triwulan")

    clerk = named(visit("report", subbagian="Keuangan, Umum, Logistik", **QUARTER))
    type_into(clerk, **{"Nilai (%), 02": "99"})
    press(clerk, "Periksa dan lihat pratinjau")

    assert any(s.startswith("Triwulan III 2024 dikunci oleh Budi (uji) pada ") for s in sentences(clerk))
    assert figures().realisation("IKU-02", "", 3) is not None


def test_verified_only_leaves_the_rest_out(office: Path, visit: Visit) -> None:
    app = opened(visit)
    app.button(key="choose-IKU-02").click().run()
    tick_all(app)
    press(app, "Simpan pemeriksaan dokumen")
    app.button(key="verify").click().run()

    overview = visit("overview", **QUARTER)
    overview.toggle(key="terverifikasi").set_value(True).run()

    assert titles(overview)[0].startswith("Sebelas indikator belum terverifikasi")
