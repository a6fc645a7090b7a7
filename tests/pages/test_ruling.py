"""Kamus IKU, for the secretary: a proposal is laid down, everyone sees by which document, the figures follow."""

from pathlib import Path

from streamlit.testing.v1 import AppTest

from iku.domain.person import sole_person
from iku.domain.ruling import RuledField
from iku.workflow import opening
from iku.workflow.figures import known_years
from iku.workflow.ruling import rulings_given
from tests.pages import reading
from tests.pages.clerk import button, field, figures, press, sentences, tables, titles, type_into
from tests.pages.conftest import Visit

DECREE = "Keputusan Nomor 12 Tahun 2026"


def opened(visit: Visit, code: str = "IKU-06") -> AppTest:
    app = visit("dictionary")
    app.button(key=f"rule-{code}").click().run()
    return type_into(
        app, **{"Nomor dokumen": DECREE, "Tanggal dokumen": "3 Desember 2026", "Nama Anda": "Hendro (uji)"}
    )


def choose(app: AppTest, what: RuledField, subject: str, value: str) -> AppTest:
    app.selectbox(key=f"ruled-{subject}").set_value(f"{subject}:{what}").run()
    return app.selectbox(key=f"ruling-value-2024-{subject}:{what}").set_value(value).run()


def test_a_division_is_laid_down_after_a_look_at_what_it_moves(office: Path, visit: Visit) -> None:
    app = press(choose(opened(visit), RuledField.DIVISION, "IKU-06", "teknis"), "Lihat pratinjau")

    said = tables(app)
    assert "Divisi Hukum dan Pengawasan" in said
    assert "Divisi Teknis Penyelenggaraan" in said
    assert "71,20% (1 dari 1 dihitung)" in said
    assert rulings_given(opening.working(), sole_person("Hendro")) == ()

    press(app, "Tetapkan sekarang")

    assert f"IKU-06, divisi: ditetapkan dengan {DECREE}." in sentences(app)
    assert f"Teknis Penyelenggaraan (ditetapkan dengan {DECREE}, 3 Desember 2026)" in tables(app)
    assert figures().indicator("IKU-06", 1).division == "teknis"
    assert "Riwayat ketetapan (1)" in [e.label for e in app.expander]


def test_a_ruling_is_taken_back_with_a_reason_and_both_stay_in_the_history(office: Path, visit: Visit) -> None:
    app = press(choose(opened(visit), RuledField.DIVISION, "IKU-06", "teknis"), "Lihat pratinjau")
    press(app, "Tetapkan sekarang")

    press(press(app, "Batalkan penetapan"), "Lihat pratinjau")
    assert "Alasan belum diisi. Tulis alasannya, lalu coba lagi." in sentences(app)
    press(type_into(app, **{"Alasan pembatalan": "salah divisi"}), "Lihat pratinjau")
    assert "Divisi Teknis Penyelenggaraan" in tables(app)
    press(app, "Batalkan sekarang")

    assert "IKU-06, divisi: penetapan dibatalkan, usulan berlaku lagi." in sentences(app)
    assert "Hukum dan Pengawasan (usulan, keyakinan" in tables(app)
    assert "Riwayat ketetapan (2)" in [e.label for e in app.expander]
    assert "IKU-06, divisi: dibatalkan, kembali menjadi usulan" in tables(app)
    assert "salah divisi" in tables(app)
    assert figures().indicator("IKU-06", 1).division == "hukum"
    assert not [b for b in app.button if b.label == "Batalkan penetapan"]
    history = tables(visit("settings", bagian="Riwayat perubahan"))
    assert "Pembatalan ketetapan IKU-06, divisi, 2024" in history
    assert "Teknis Penyelenggaraan → usulan" in history


def test_a_division_without_indicators_is_no_longer_offered(office: Path, visit: Visit) -> None:
    app = press(choose(opened(visit), RuledField.DIVISION, "IKU-06", "teknis"), "Lihat pratinjau")
    press(app, "Tetapkan sekarang")

    assert "Hukum dan Pengawasan" not in app.selectbox(key="divisi").options


def test_the_true_text_of_row_7_stands_in_the_dictionary_and_on_the_indicator(office: Path, visit: Visit) -> None:
    app = opened(visit, "IKU-07")
    app.selectbox(key="ruled-IKU-07").set_value("IKU-07:description").run()
    app.text_area[0].set_value("Terolahnya data yang mutakhir").run()
    press(press(app, "Lihat pratinjau"), "Tetapkan sekarang")

    for page in (visit("dictionary"), visit("indicator", indikator="IKU-07")):
        said = tables(page)
        assert "<b>Ditetapkan: </b>Terolahnya data yang mutakhir" in said
        assert f"✓ ditetapkan dengan {DECREE}, 3 Desember 2026" in said
        assert "Penbuatan</mark> Keputusan KPU Kota Serang" in said


def test_what_is_missing_is_said_and_nothing_is_stored(office: Path, visit: Visit) -> None:
    app = type_into(opened(visit), **{"Nomor dokumen": "", "Tanggal dokumen": "31/02/2026"})

    press(app, "Lihat pratinjau")

    assert "Belum ada yang ditetapkan: 2 hal perlu diperbaiki." in sentences(app)
    said = next(s for s in sentences(app) if s.startswith("- "))
    assert said.splitlines() == [
        "- Nomor dokumen belum diisi. Tulis misalnya Keputusan Nomor 12 Tahun 2026.",
        '- "31/02/2026" bukan tanggal dokumen. Tulis misalnya 03/12/2026.',
    ]
    assert rulings_given(opening.working(), sole_person("Hendro")) == ()


def test_going_back_keeps_what_was_typed(office: Path, visit: Visit) -> None:
    app = press(choose(opened(visit), RuledField.DIVISION, "IKU-06", "teknis"), "Lihat pratinjau")

    press(app, "Kembali ke isian")

    assert field(app, "Nomor dokumen").value == DECREE
    assert app.selectbox(key="ruling-value-2024-IKU-06:division").value == "teknis"


def test_which_indicators_serve_a_duty_is_laid_down_there(office: Path, visit: Visit) -> None:
    app = visit("dictionary", **{"bagian-kamus": "Tugas dan fungsi"})
    app.button(key="rule-duties").click().run()
    type_into(app, **{"Nomor dokumen": DECREE, "Tanggal dokumen": "03/12/2026", "Nama Anda": "Hendro (uji)"})
    app.selectbox(key="ruled-duties").set_value("task-c:indicators").run()
    app.multiselect[0].set_value(["IKU-08"]).run()
    press(press(app, "Lihat pratinjau"), "Tetapkan sekarang")

    row = next(r for r in reading.table(app, "Tugas dan fungsi").rows if r[0] == "Tugas c")
    assert row[2].startswith("IKU-08")
    assert f"ditetapkan dengan {DECREE}" in row[2]


def test_the_next_years_dictionary_begins_from_this_ones(office: Path, visit: Visit) -> None:
    app = visit("settings", bagian="Kamus dan data")
    app.text_input[0].set_value("Hendro (uji)").run()

    press(app, "Lihat yang akan disalin ke 2025")
    assert "Salin kamus ke tahun 2025" in " ".join([*titles(app), *sentences(app)])
    assert years() == [2023, 2024]
    press(app, "Salin sekarang")

    assert years() == [2023, 2024, 2025]
    new = visit("dictionary", tahun="2025", **{"bagian-kamus": "Pemeriksaan kamus"})
    assert "IKU-08: tahapan belum diisi untuk 2025." in tables(new)
    assert button(visit("settings", bagian="Kamus dan data"), "Lihat yang akan disalin ke 2026").label


def years() -> list[int]:
    return known_years(opening.working())
