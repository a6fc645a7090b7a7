"""Divisi: every division with what it answers for, or the one that is chosen; and who reports how regularly."""

from pathlib import Path

from tests.pages import reading
from tests.pages.conftest import Visit


def test_every_indicator_stands_under_its_division(office: Path, visit: Visit) -> None:
    app = visit("division")
    assert sorted(link[:2] for link in reading.links(app)) == [f"{n:02d}" for n in range(1, 14)]
    assert not app.error


def test_a_chosen_division_stands_alone(office: Path, visit: Visit) -> None:
    app = visit("division", divisi="Teknis Penyelenggaraan")
    assert [link[:2] for link in reading.links(app)] == ["09", "13"]
    assert reading.title(app).startswith("Teknis Penyelenggaraan: ")


def test_reporting_is_counted_by_subbagian_and_quarter(office: Path, visit: Visit) -> None:
    table = reading.table(visit("division"), "Pelaporan TW III")
    assert table.rows[0] == ["Subbagian", "TW I", "TW II", "TW III", "Belum"]
    assert table.rows[2] == ["Perencanaan, Data, Informasi", "3 dari 3", "2 dari 3", "2 dari 3", "IKU-07"]


def test_a_proposed_mapping_is_called_one(office: Path, visit: Visit) -> None:
    said = [h.value for h in visit("division").html if "iku-flags" in h.value]
    assert any("IKU-07 Mutu Pengolahan Data: usulan, keyakinan rendah, perlu dipastikan" in s for s in said)


def test_each_average_explains_itself(office: Path, visit: Visit) -> None:
    app = visit("division")
    app.button(key="average-keuangan").click().run()
    assert [row[0][:6] for row in reading.table(app, "Yang dihitung").rows[1:]] == ["IKU-02", "IKU-04", "IKU-05"]


def test_the_evidence_matrix_turns_into_a_table(office: Path, visit: Visit) -> None:
    app = visit("division")
    app.toggle(key="division-evidence_as_table").set_value(True).run()
    rows = reading.table(app, "Bukti dukung per dokumen").rows
    lacking = next(row for row in rows if row[0] == "04 Laporan Sarana Prasarana")
    assert lacking[2:] == ["● lengkap", "● lengkap", "○ belum", "◌ belum jatuh tempo"]


def test_an_empty_working_store_shows_the_first_steps(home: Path, visit: Visit) -> None:
    app = visit("division", data="kerja")
    assert reading.title(app) == "Belum ada data 2024"
    assert any("Tiga langkah pertama" in m.value for m in app.markdown)
    assert not app.error


def test_a_division_that_does_not_exist_shows_all(office: Path, visit: Visit) -> None:
    app = visit("division", divisi="nope")
    assert len(reading.bars(app, "division-bars")) == 5
    assert not app.error
