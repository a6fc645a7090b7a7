"""Pengaturan, 'Renstra dan anggaran': typed and stored at once, told what is wrong, shown to those who may only read."""

from decimal import Decimal
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from iku.domain.period import Period
from iku.domain.person import sole_person
from iku.intake.plan import TypedBudget, TypedPaper
from iku.intake.targets import TypedTarget
from iku.present.dates import clock
from iku.workflow import opening
from iku.workflow.planning import PlanBook, read_plan, report_budgets, set_plan_targets
from iku.workflow.reviewing import lock
from tests.connecting import Connection
from tests.hashing import hash_quickly
from tests.pages.clerk import field, press, sentences, tables, titles, type_into
from tests.pages.conftest import Visit
from tests.staff import ADMINISTRATOR, LEADER, PASSWORD, member

SITI, BUDI = "Siti Aminah", sole_person("Budi Santoso")
PAPER = {"Periode Renstra": "2020–2024", "Nomor dokumen Renstra": "Renstra KPU"}
TW3 = Period(2024, 3)


def opened(visit: Visit) -> AppTest:
    app = visit("settings", bagian="Renstra dan anggaran", data="kerja")
    assert not app.exception
    return type_into(app, **{"Nama Anda": SITI})


def book() -> PlanBook:
    return read_plan(opening.working(), BUDI, 2024)


def test_end_targets_are_typed_and_stored_at_once_with_a_receipt(office: Path, visit: Visit) -> None:
    app = opened(visit)
    assert titles(app) == [
        "Target akhir Renstra dan anggaran TW III belum diisi",
        "Target akhir Renstra",
        "Anggaran s.d. Triwulan III 2024",
    ]

    press(type_into(app, **{"Target akhir, 02": "98,5", "Target akhir, 12": "b"}), "Simpan target akhir")
    assert "Belum ada yang disimpan: 2 hal perlu diperbaiki." in sentences(app)
    assert (
        "- Periode Renstra isian kosong tidak terbaca. Tulis tahun pertama dan terakhirnya: 2020–2024.\n"
        "- Nomor dokumen belum diisi. Setiap angka di sini berasal dari sebuah dokumen: isi nomornya."
    ) in sentences(app)
    assert not book().targets

    press(type_into(app, **PAPER), "Simpan target akhir")
    found = book().targets
    assert {code: (s.target.value, s.target.grade, s.recorded_by) for (code, _), s in found.items()} == {
        "IKU-02": (Decimal("98.5"), "", SITI),
        "IKU-12": (None, "B", SITI),
    }
    when = clock(found["IKU-02", ""].recorded_at)
    assert f"Target akhir IKU-02 dan IKU-12 disimpan oleh {SITI} pada {when}." in sentences(app)
    assert titles(app)[0] == "Target akhir Renstra untuk 2 dari 13 indikator, anggaran TW III untuk 0"
    assert [field(app, name).value for name in ("Target akhir, 02", "Periode Renstra")] == ["98,5", "2020–2024"]


def test_an_end_target_that_stands_is_replaced_with_a_reason_or_emptied(office: Path, visit: Visit) -> None:
    set_plan_targets(
        opening.working(), BUDI, 2024, {("IKU-02", ""): TypedTarget("98")}, TypedPaper("2020–2024", "Renstra")
    )
    app = opened(visit)
    assert press(app, "Simpan target akhir").info[0].value == "Belum ada yang berubah. Ketik dulu, lalu simpan."

    press(type_into(app, **{"Target akhir, 02": "", "Nomor dokumen Renstra": "Revisi"}), "Simpan target akhir")
    assert "Alasan belum diisi. Tulis alasannya, lalu coba lagi." in sentences(app)
    assert list(book().targets) == [("IKU-02", "")]

    press(type_into(app, **{"Alasan mengubah": "dicabut"}), "Simpan target akhir")
    assert not book().targets


def test_budgets_are_typed_in_rupiah_with_the_allocation_of_the_quarter_before(office: Path, visit: Visit) -> None:
    report_budgets(opening.working(), BUDI, Period(2024, 2), {"IKU-02": TypedBudget("1.250.000.000", "0")}, "DIPA")
    app = press(opened(visit), "Isi pagu")
    assert field(app, "Pagu, 02").value == "1.250.000.000"

    typed = {"Realisasi anggaran, 02": "900.000", "Pagu, 05": "10", "Nomor dokumen anggaran": "DIPA 1"}
    press(type_into(app, **typed), "Simpan anggaran")
    assert (
        "- IKU-05, Realisasi anggaran: belum diisi. Isi pagu dan realisasi anggaran keduanya (0 bila belum ada), "
        "atau kosongkan keduanya."
    ) in sentences(app)
    assert ("IKU-02", 3) not in book().budgets

    press(type_into(app, **{"Pagu, 05": ""}), "Simpan anggaran")
    budget = book().budgets["IKU-02", 3].budget
    assert (budget.allocation, budget.spent, budget.document) == (Decimal(1_250_000_000), Decimal(900_000), "DIPA 1")
    assert "0,07%" in sentences(app)
    assert any(s.startswith(f"Anggaran TW III 2024 IKU-02 disimpan oleh {SITI} pada ") for s in sentences(app))


def test_what_somebody_else_stored_meanwhile_is_shown_and_said_and_not_written_over(office: Path, visit: Visit) -> None:
    app = type_into(opened(visit), **{"Pagu, 02": "100", "Realisasi anggaran, 02": "50", "Nomor dokumen anggaran": "A"})
    report_budgets(opening.working(), BUDI, TW3, {"IKU-02": TypedBudget("200", "80")}, "B")

    press(app, "Simpan anggaran")

    stands = book().budgets["IKU-02", 3]
    assert stands.recorded_by == BUDI.name
    assert field(app, "Pagu, 02").value == "200"
    told = (
        f"Diubah {BUDI.name}, {clock(stands.recorded_at)}, selagi Anda mengisi. "
        "Yang tampil isinya sekarang: ketik lagi bila perlu."
    )
    assert told in sentences(app)
    again = press(type_into(app, **{"Pagu, 02": "300"}), "Simpan anggaran")
    assert told not in sentences(again)
    assert book().budgets["IKU-02", 3].budget.allocation == Decimal(300)


def test_in_a_locked_quarter_budgets_are_there_to_be_read(office: Path, visit: Visit) -> None:
    report_budgets(opening.working(), BUDI, TW3, {"IKU-02": TypedBudget("200", "80")}, "DIPA 1")
    lock(opening.working(), BUDI, TW3, "rapat pleno")

    app = opened(visit)

    assert "Triwulan ini terkunci: anggarannya tidak dapat diubah." in sentences(app)
    assert [f.label for f in app.text_input if f.label.startswith("Pagu")] == []
    assert "40,00%" in tables(app)


def test_whoever_may_only_read_sees_both_as_they_stand(
    office: Path, visit: Visit, connection: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    hash_quickly(monkeypatch)
    working = opening.working()
    set_plan_targets(working, BUDI, 2024, {("IKU-02", ""): TypedTarget("98,5")}, TypedPaper("2020–2024", "Renstra KPU"))
    member(working, "wati", ADMINISTRATOR)
    member(working, "nanas", LEADER)
    connection.sign_in("nanas", PASSWORD)

    app = visit("settings", bagian="Renstra dan anggaran", data="kerja")

    assert not [b for b in app.button if str(b.key).startswith("save-")]
    assert "98,50%" in tables(app)
    assert {
        "Verifikator dan Sekretaris yang mengisi target akhir Renstra.",
        "Subbagian yang melaporkan indikator yang mengisi anggarannya.",
    } <= set(sentences(app))


def test_an_indicators_page_tells_both_beside_the_rest_of_the_year_but_not_among_settled_figures(
    office: Path, visit: Visit
) -> None:
    working = opening.working()
    set_plan_targets(working, BUDI, 2024, {("IKU-02", ""): TypedTarget("98,5")}, TypedPaper("2020–2024", "Renstra KPU"))
    report_budgets(working, BUDI, TW3, {"IKU-02": TypedBudget("1.000.000", "950.000")}, "DIPA 1")

    told = tables(visit("indicator", indikator="IKU-02", data="kerja"))

    assert "Target akhir Renstra 2020–2024: 98,50%; realisasi s.d. kini " in told
    assert "Anggaran: Rp950.000 dari pagu Rp1.000.000 (serapan 95,00%); capaian dikurangi serapan " in told
    assert "Target akhir Renstra" not in tables(visit("indicator", indikator="IKU-03", data="kerja"))
    settled = visit("indicator", indikator="IKU-02", data="kerja")
    settled.toggle[0].set_value(True).run()
    assert "Target akhir Renstra" not in tables(settled)
