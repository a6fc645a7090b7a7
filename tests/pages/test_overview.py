"""Ringkasan: happy, empty, bad addresses, and what can be opened from it."""

from pathlib import Path

import pytest

from tests.pages import reading
from tests.pages.conftest import Visit

NO_FIGURES = "–"


def test_the_finding_is_the_title(office: Path, visit: Visit) -> None:
    app = visit()
    assert reading.title(app) == "Dua indikator jauh di bawah target, satu belum dilaporkan"
    assert not app.error


def test_a_page_opens_at_the_latest_quarter_that_was_reported(office: Path, visit: Visit) -> None:
    app = visit()
    assert reading.period(app) == (2024, 3)
    assert app.query_params == {}


def test_what_needs_attention_leads_to_its_indicator(office: Path, visit: Visit) -> None:
    link = visit().page_link[0]
    assert reading.plain(link.value).startswith("▼ IKU-06 Produk Hukum dan JDIH Capaian 71,20%, jauh di bawah target")
    assert link.proto.page == "indikator"
    assert link.proto.query_string == "indikator=IKU-06"


def test_the_summary_can_be_copied_as_plain_text(office: Path, visit: Visit) -> None:
    text = reading.summary(visit())
    assert text.startswith("Capaian IKU 2024 KPU Kota Serang\ns.d. Triwulan III 2024, posisi per ")
    assert "**" not in text
    assert "<" not in text


def test_with_a_division_everything_is_about_its_indicators(office: Path, visit: Visit) -> None:
    app = visit(divisi="Keuangan dan Logistik")
    assert list(reading.bars(app)) == ["IKU-02", "IKU-04", "IKU-05"]
    assert reading.tiles(app)["Indikator tercapai"][0].endswith("dari 3")
    assert any("IKU 2024 · Keuangan dan Logistik · s.d." in reading.plain(c.value) for c in app.caption)


@pytest.mark.parametrize(
    "address",
    [{"tahun": "1999", "triwulan": "9", "divisi": "nope"}, {"tahun": "", "triwulan": "TW V"}, {"data": "lain"}],
)
def test_an_address_that_asks_for_what_does_not_exist_shows_the_default(
    office: Path, visit: Visit, address: dict[str, str]
) -> None:
    app = visit(**address)
    assert not app.error
    assert reading.title(app) == reading.title(visit())


def test_every_chart_turns_into_a_table(office: Path, visit: Visit) -> None:
    app = visit()
    for name in ("bars", "divisions", "squares"):
        app.toggle(key=f"{name}_as_table").set_value(True)
    app.run()
    assert len(app.get("plotly_chart")) == 0
    assert [len(reading.table(app, start).rows) for start in ("Capaian 13", "Rata-rata", "Capaian per triwulan")] == [
        14,
        6,
        14,
    ]


def test_the_average_explains_itself(office: Path, visit: Visit) -> None:
    app = visit()
    assert not any("Yang dihitung" in h.value for h in app.html), "the dialog is built only when it is opened"
    app.button(key="average-").click().run()
    assert reading.table(app, "Yang dihitung").rows[0] == ["Indikator", "Capaian", "Dihitung", "Bobot"]


def test_an_empty_working_store_leads_through_the_first_steps(home: Path, visit: Visit) -> None:
    app = visit(data="kerja")
    assert reading.title(app) == "Belum ada data 2024"
    assert any("Tiga langkah pertama" in m.value for m in app.markdown)
    assert not app.get("plotly_chart")
    assert not app.error


def test_a_year_without_data_says_so(office: Path, visit: Visit) -> None:
    app = visit(triwulan="TW IV")
    assert reading.bars(app)["IKU-09"].figure == ""
    assert not app.error


def test_what_moved_the_average_is_worked_out_only_when_it_is_opened(office: Path, visit: Visit) -> None:
    app = visit()
    assert "Apa yang menggerakkan rata-rata sejak Triwulan II" in [e.label for e in app.expander]
    assert not [name for name, _, _ in reading.figures(app) if name == "movement-steps"]

    app.session_state["movement"] = True
    app.run()

    figure, alt = reading.chart(app, "movement-steps")
    shown, change = reading.tiles(app)["Rata-rata capaian IKU"]
    assert alt.split(" menjadi ")[1].startswith(f"{shown}.")
    said = next(heading for heading in reading.headings(app) if heading.startswith("Rata-rata capaian IKU"))
    assert said.split(" sejak ")[0].removeprefix("Rata-rata capaian IKU ") in change
    assert figure["data"][0]["customdata"]


def test_what_moved_the_average_turns_into_a_table(office: Path, visit: Visit) -> None:
    app = visit()
    app.session_state["movement"] = True
    app.session_state["movement-steps_as_table"] = True
    app.run()
    rows = reading.table(app, "Rata-rata capaian IKU").rows
    assert rows[0] == ["Indikator", "Semula", "Menjadi", "Poin", "Realisasi", "Target", "Aturan", "Cakupan"]
    assert not app.exception


def test_in_the_first_quarter_there_is_nothing_to_compare_an_average_with(office: Path, visit: Visit) -> None:
    assert not [e for e in visit(triwulan="TW I").expander if "menggerakkan" in e.label]
