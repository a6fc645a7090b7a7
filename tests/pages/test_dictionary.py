"""Kamus IKU: the decree's words to the letter, every doubt, tugas and fungsi, and the dictionary check."""

from html import escape
from pathlib import Path

from iku.domain.indicator import FlagClass
from iku.intake.definitions import load_definitions
from iku.workflow.workspace import PROJECT
from tests.pages import reading
from tests.pages.conftest import Visit
from tests.pages.reading import TAG

DEFINITIONS = load_definitions(PROJECT / "data" / "2024")


def test_every_cell_of_the_decree_is_there_letter_for_letter(office: Path, visit: Visit) -> None:
    app = visit("dictionary")
    said = TAG.sub("", "".join(h.value for h in app.html))
    for indicator in DEFINITIONS.indicators:
        for text in (indicator.description, indicator.formula, indicator.source):
            assert escape(text.verbatim, quote=False) in said
            assert escape(text.corrected, quote=False) in said
    assert not app.error


def test_every_doubt_is_explained(office: Path, visit: Visit) -> None:
    said = "".join(h.value for h in visit("dictionary").html)
    for indicator in DEFINITIONS.indicators:
        for flag in indicator.flags:
            assert escape(flag.explanation, quote=False) in said
    meanings = sum(f.flag_class is FlagClass.MEANING for i in DEFINITIONS.indicators for f in i.flags)
    assert said.count("Mengubah makna, perlu dipastikan") == meanings


def test_what_is_proposed_is_called_a_proposal(office: Path, visit: Visit) -> None:
    said = "".join(h.value for h in visit("dictionary").html)
    assert said.count("(usulan, keyakinan ") == 13
    assert "keyakinan rendah, perlu dipastikan" in said


def test_a_chosen_division_leaves_its_own_rows(office: Path, visit: Visit) -> None:
    app = visit("dictionary", divisi="Hukum dan Pengawasan")
    assert reading.headings(app) == ["06 Produk Hukum dan JDIH"]


def test_duties_that_no_indicator_serves_are_named(office: Path, visit: Visit) -> None:
    app = visit("dictionary", **{"bagian-kamus": "Tugas dan fungsi"})
    rows = reading.table(app, "Tugas dan fungsi").rows
    assert len(rows) == 1 + len(DEFINITIONS.duties)
    unserved = [row[0] for row in rows if row[2] == "belum dilayani IKU mana pun"]
    assert unserved == [
        f"{'Tugas' if d.kind == 'task' else 'Fungsi'} {d.letter}" for d in DEFINITIONS.duties if not d.indicators
    ]


def test_the_dictionary_check_names_what_it_doubts(office: Path, visit: Visit) -> None:
    app = visit("dictionary", **{"bagian-kamus": "Pemeriksaan kamus"})
    said = "".join(h.value for h in app.html)
    for code in ("IKU-01", "IKU-07", "IKU-12"):
        assert f"<li>{code}: " in said


def test_a_part_that_does_not_exist_shows_the_rows(office: Path, visit: Visit) -> None:
    app = visit("dictionary", **{"bagian-kamus": "apa"})
    assert len(reading.headings(app)) == 13
    assert not app.error


def test_the_decree_needs_no_data(home: Path, visit: Visit) -> None:
    app = visit("dictionary", data="kerja")
    assert len(reading.headings(app)) == 13
    assert not app.error
