"""'Penjelasan' under a preview: what a figure below target asks for, what is kept while it is filled in, where it shows."""

from datetime import date
from pathlib import Path

from streamlit.testing.v1 import AppTest

from iku.domain.draft import DraftPlace
from iku.domain.person import sole_person
from iku.domain.review import Explanation
from iku.present.dates import clock
from iku.workflow import opening
from iku.workflow.drafting import read_draft
from tests.pages.clerk import (
    RENDATIN,
    button,
    explain,
    explanation_fields,
    figures,
    plain,
    press,
    sentences,
    submissions,
    tables,
    type_into,
)
from tests.pages.conftest import Visit
from tests.pages.test_report import HEADER, opened, uploaded

HEADINGS = HEADER.strip() + ";Kendala;Upaya;Penanggung jawab;Batas waktu;Faktor pendukung\r\n"
OBSTACLE = "Data <b>ganda</b> di *dua* kelurahan"


def previewed(visit: Visit) -> AppTest:
    """One figure below target, one that reached it."""
    app = type_into(opened(visit), **{"Nilai (%), 03": "98,5", "Nilai (%), 07": "100"})
    return press(app, "Periksa")


def texts(app: AppTest) -> dict[str, str]:
    return {plain(f.label): f.value or "" for f in explanation_fields(app)}


def mistakes(app: AppTest) -> list[str]:
    return [s.removeprefix(":red[:material/error: ").removesuffix("]") for s in sentences(app) if ":red[" in s]


def test_below_target_four_fields_are_required_and_above_it_one_recommended(office: Path, visit: Visit) -> None:
    app = previewed(visit)

    assert list(texts(app)) == [
        "Kendala IKU-03 (wajib)",
        "Upaya IKU-03 (wajib)",
        "Faktor pendukung IKU-07 (dianjurkan)",
        "Penanggung jawab IKU-03 (wajib)",
        "Batas waktu IKU-03 (wajib)",
    ]
    assert "**Penjelasan (1 capaian di bawah target)**" in sentences(app)
    assert any("IKU-03 Data Pemilih Mutakhir** 98,50%, mendekati target, TW IV" in s for s in sentences(app))
    assert mistakes(app) == []


def test_sending_without_them_says_what_is_missing_and_keeps_what_was_typed(office: Path, visit: Visit) -> None:
    app = previewed(visit)
    before = len(submissions())
    fields = {plain(f.label): f for f in explanation_fields(app)}
    fields["Kendala IKU-03 (wajib)"].set_value(OBSTACLE)
    fields["Batas waktu IKU-03 (wajib)"].set_value("akhir tahun")

    press(app.run(), "Kirim")

    assert mistakes(app) == [
        "Upaya IKU-03 belum diisi. Tulis apa yang akan dilakukan.",
        "Penanggung jawab IKU-03 belum diisi. Tulis siapa yang menjalankan upayanya.",
        'IKU-03, Batas waktu: "akhir tahun" bukan tanggal. Tulis hari, bulan, dan tahun, misalnya 31/12/2024.',
    ]
    assert "**3 isian penjelasan perlu dilengkapi;** belum ada yang disimpan." in sentences(app)
    assert texts(app)["Kendala IKU-03 (wajib)"] == OBSTACLE
    assert len(submissions()) == before

    press(app, "Kembali ke isian")
    press(app, "Periksa")
    assert texts(app)["Kendala IKU-03 (wajib)"] == OBSTACLE

    fields = {plain(f.label): f for f in explanation_fields(app)}
    fields["Batas waktu IKU-03 (wajib)"].set_value("31/12/2024")
    fields["Faktor pendukung IKU-07 (dianjurkan)"].set_value("Validasi berlapis")
    press(explain(app), "Kirim")
    told = figures().explanation("IKU-03", 4), figures().explanation("IKU-07", 4)
    assert [standing and standing.explanation for standing in told] == [
        Explanation("IKU-03", 2024, 4, OBSTACLE, "Rekonsiliasi", "Kasubbag", date(2024, 12, 31)),
        Explanation("IKU-07", 2024, 4, support="Validasi berlapis"),
    ]


def test_what_came_in_the_file_is_filled_in_already(office: Path, visit: Visit) -> None:
    row = "IKU-03;;2024;TW IV;98,4;;;;Data ganda;Coklit;Kasubbag;31/12/2024;\r\n"

    app = uploaded(opened(visit), "tw4.csv", (HEADINGS + row).encode())

    assert set(texts(app).values()) == {"Data ganda", "Coklit", "Kasubbag", "31/12/2024"}
    press(app, "Kirim")
    assert figures().explanation("IKU-03", 4) is not None


def test_what_stands_can_be_explained_anew_without_another_figure(office: Path, visit: Visit) -> None:
    app = press(opened(visit, RENDATIN, "TW III"), "Perbarui penjelasan")
    assert button(app, "Kirim").label == "Kirim"

    press(explain(app, **{"Kendala": OBSTACLE}), "Kirim")

    found = figures().explanation("IKU-01", 3)
    assert found is not None
    assert found.explanation.obstacle == OBSTACLE
    page = visit("indicator", indikator="IKU-01", triwulan="TW III")
    assert "Data &lt;b&gt;ganda&lt;/b&gt; di *dua* kelurahan" in tables(page)
    assert "<dt>Batas waktu</dt><dd>31 Desember 2024</dd>" in tables(page)
    assert any("kendala: Data <b>ganda</b> di *dua* kelurahan; " in s for s in sentences(page))


def test_an_indicator_says_what_is_not_explained_yet(office: Path, visit: Visit) -> None:
    assert "Kendala dan upaya TW III belum diisi." in sentences(visit("indicator", indikator="IKU-06"))


SITI, BUDI = "Siti Aminah", "Budi Santoso"
PLACE = DraftPlace("explanations", 2024, 3)
CHOOSE = "Pilih dulu penjelasan mana yang dipakai pada angka yang diterangkan orang lain."


def anew(visit: Visit, name: str) -> AppTest:
    """The explanations of what stands, on the screen of this person."""
    return press(type_into(opened(visit, RENDATIN, "TW III"), **{"Nama Anda": name}), "Perbarui penjelasan")


def written(app: AppTest, text: str) -> AppTest:
    next(f for f in explanation_fields(app) if plain(f.label).startswith("Kendala IKU-01")).set_value(text)
    return app.run()


def test_half_typed_words_are_there_in_the_next_session_until_they_are_sent(office: Path, visit: Visit) -> None:
    written(anew(visit, SITI), OBSTACLE)
    kept = read_draft(opening.working(), sole_person(SITI), PLACE)
    assert kept is not None

    app = anew(visit, SITI)

    assert texts(app)["Kendala IKU-01 (wajib)"] == OBSTACLE
    restored = f":material/history: Isian yang belum dikirim dipulihkan (disimpan {clock(kept.saved_at)})."
    assert restored in sentences(app)
    assert texts(anew(visit, BUDI))["Kendala IKU-01 (wajib)"] != OBSTACLE

    press(explain(app), "Kirim")
    assert read_draft(opening.working(), sole_person(SITI), PLACE) is None
    found = figures().explanation("IKU-01", 3)
    assert found is not None
    assert found.explanation.obstacle == OBSTACLE


def test_the_second_writer_keeps_the_own_words_and_is_told_who_wrote_what(office: Path, visit: Visit) -> None:
    siti = written(anew(visit, SITI), "Data ganda")
    press(explain(written(anew(visit, BUDI), "Server rusak")), "Kirim")
    stands = figures().explanation("IKU-01", 3)
    assert stands is not None

    press(explain(siti), "Kirim")

    told = next(s for s in sentences(siti) if s.startswith(":orange[:material/group:]"))
    assert told.startswith(
        f":orange[:material/group:] Budi Santoso mengubahnya pada {clock(stands.recorded_at)}: kendala: Server rusak; upaya: "
    )
    assert texts(siti)["Kendala IKU-01 (wajib)"] == "Data ganda"
    press(siti, "Kirim")
    assert CHOOSE in sentences(siti)
    assert figures().explanation("IKU-01", 3) == stands

    press(press(siti, "Pakai isian saya"), "Kirim")
    stands = figures().explanation("IKU-01", 3)
    assert stands is not None
    assert (stands.explanation.obstacle, stands.recorded_by) == ("Data ganda", SITI)
    assert f"Diterangkan Siti Aminah pada {clock(stands.recorded_at)}" in sentences(anew(visit, BUDI))
