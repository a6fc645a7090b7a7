"""Indikator: the figure, its basis, its evidence, its notes, its entry; and addresses that name none."""

from pathlib import Path

import pytest

from iku.present.addresses import EVIDENCE
from tests.pages import reading
from tests.pages.conftest import Visit
from tests.pages.office import NOTE


def test_an_address_opens_the_indicator_it_names(office: Path, visit: Visit) -> None:
    app = visit("indicator", indikator="IKU-06")
    assert reading.title(app) == "Produk Hukum dan JDIH: 71,20%, jauh di bawah target"
    assert app.selectbox(key="chosen-indicator").value == "IKU-06"
    assert not app.error


def test_choosing_another_puts_it_into_the_address(office: Path, visit: Visit) -> None:
    app = visit("indicator", indikator="IKU-06")
    app.selectbox(key="chosen-indicator").select("IKU-02").run()
    assert app.query_params["indikator"] == "IKU-02"
    assert reading.title(app) == "Keuangan dan BMN: 100,00%, tercapai"


def test_the_neighbours_are_one_click_away(office: Path, visit: Visit) -> None:
    app = visit("indicator", indikator="IKU-06")
    assert [b.label for b in app.button if "IKU-" in b.label] == ["← IKU-05", "IKU-07 →"]
    next(b for b in app.button if b.label == "IKU-07 →").click().run()
    assert app.query_params["indikator"] == "IKU-07"
    assert reading.title(app).startswith("Mutu Pengolahan Data")


@pytest.mark.parametrize(
    ("asked", "shown"), [("IKU-99", "IKU-01"), ("<script>", "IKU-01"), ("iku-12", "IKU-12"), ("", "IKU-01")]
)
def test_an_unknown_indicator_is_named_and_the_first_one_shown(
    office: Path, visit: Visit, asked: str, shown: str
) -> None:
    app = visit("indicator", indikator=asked)
    assert app.selectbox(key="chosen-indicator").value == shown
    notices = [reading.plain(c.value) for c in app.caption if "tidak ada dalam kamus" in c.value]
    unknown = asked.upper() not in ("IKU-12", "")
    assert notices == ([f"{asked.upper()} tidak ada dalam kamus; yang ada IKU-01 sampai IKU-13."] if unknown else [])


def test_the_basis_goes_down_to_file_row_and_person(office: Path, visit: Visit) -> None:
    basis = next(h.value for h in visit("indicator", indikator="IKU-06").html if "Rumus" in h.value)
    pieces = (
        "<dt>Realisasi</dt>",
        "tw3.xlsx baris 11, oleh Rina (uji)",
        "<dt>Target</dt>",
        "PK 01",
        "71,2 ÷ 100 × 100 = 71,20%",
    )
    for piece in pieces:
        assert piece in basis, piece


def test_two_measures_are_explained_one_by_one(office: Path, visit: Visit) -> None:
    app = visit("indicator", indikator="IKU-01")
    basis = next(h.value for h in app.html if "Rumus" in h.value)
    assert basis.count("<dt>Rumus</dt>") == 2
    assert "<dt>Gabungan</dt>" in basis
    assert len([name for name, _, _ in reading.figures(app) if name.startswith("by-quarter")]) == 2


def test_what_people_wrote_stays_text(office: Path, visit: Visit) -> None:
    app = visit("indicator", indikator="IKU-06")
    assert any(reading.plain(m.value).endswith(NOTE) for m in app.markdown)
    assert all("<b>JDIH</b>" not in h.value for h in app.html)
    assert any("&lt;b&gt;JDIH&lt;/b&gt;" in h.value for h in app.html)


def test_evidence_is_linked_through_the_own_route_or_to_where_it_was_seen(office: Path, visit: Visit) -> None:
    linked = next(h.value for h in visit("indicator", indikator="IKU-06").html if "iku-state" in h.value)
    assert 'href="https://jdih.example.go.id/2024"' in linked
    assert "lebih lemah daripada berkas" in linked
    kept = next(h.value for h in visit("indicator", indikator="IKU-02").html if "iku-state" in h.value)
    assert f'href="{EVIDENCE}/' in kept
    assert "/media/" not in kept


def test_evidence_is_looked_at_when_asked_for(office: Path, visit: Visit) -> None:
    app = visit("indicator", indikator="IKU-02")
    assert not [h for h in app.html if 'class="iku-preview"' in h.value]

    app.toggle(key="preview").set_value(True).run()

    [looked_at] = [h.value for h in app.html if 'class="iku-preview"' in h.value]
    assert '<th scope="col">A</th>' in looked_at
    assert not app.exception


def test_a_link_is_looked_at_where_it_leads(office: Path, visit: Visit) -> None:
    app = visit("indicator", indikator="IKU-06")
    app.toggle(key="preview").set_value(True).run()

    said = [reading.plain(c.value) for c in app.caption if "Bukti ini berupa" in c.value]
    assert len(said) == 1
    assert said[0].endswith("lebih lemah daripada berkas. Isinya dapat berubah sejak itu.")


def test_a_chart_turns_into_a_table(office: Path, visit: Visit) -> None:
    app = visit("indicator", indikator="IKU-06")
    app.toggle(key="by-quarter-0_as_table").set_value(True).run()
    rows = reading.table(app, "Target dan realisasi").rows
    assert rows[3] == ["TW III", "100,00%", "71,20%", "71,20%"]


def test_a_grade_is_shown_without_a_figure(office: Path, visit: Visit) -> None:
    assert reading.title(visit("indicator", indikator="IKU-12")) == "Nilai Reformasi Birokrasi: BB, melampaui target"


def test_in_an_empty_store_the_decree_is_still_there(home: Path, visit: Visit) -> None:
    app = visit("indicator", data="kerja", indikator="IKU-07")
    assert "Kamus: bunyi keputusan dan cara mengukurnya" in reading.headings(app)
    assert not app.get("plotly_chart")
    assert not app.error


def test_the_basis_shows_every_version_of_targets_and_realisations(office: Path, visit: Visit) -> None:
    app = visit("indicator", indikator="IKU-02")

    assert "Riwayat versi target dan realisasi (7)" in [e.label for e in app.expander]
    versions = reading.table(app, "Riwayat versi").rows
    assert versions[-1][0].startswith("Target TW")
    assert "PK 01" in versions[-1][2]
    assert "perjanjian.xlsx, oleh Rina (uji)" in versions[-1][2]


def test_the_way_to_the_end_of_the_year_stands_on_the_page(office: Path, visit: Visit) -> None:
    app = visit("indicator", indikator="IKU-06")
    assert "Menuju akhir tahun" in reading.headings(app)
    assert any("Kurang 28,80 poin persen dari target" in h.value for h in app.html)


def test_the_year_before_is_compared_where_it_is_known(sample: Path, visit: Visit) -> None:
    app = visit("indicator", indikator="IKU-06", tahun="2024", triwulan="TW II")
    assert any("poin persen dari Triwulan II 2023." in h.value for h in app.html)
