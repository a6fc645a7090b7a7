"""The rows of a year find each other."""

from dataclasses import replace
from decimal import Decimal

import pytest

from iku.domain.figures import OFFICE, YearFigures
from tests.present.decree import DEFINITIONS
from tests.present.samples import Cell, figures, realisation, target


def test_rows_are_found_by_what_they_are_about() -> None:
    year = figures()
    assert year.indicator("IKU-06", 3).raw == Decimal("71.20")
    assert year.group(OFFICE, 3).indicators == 13
    assert year.group("hukum", 3).indicators == 1
    found = year.component("IKU-01", "kinerja", 2)
    assert found is not None
    assert found.quarter == 2
    assert [c.component for c in year.components_of("IKU-01", 2)] == ["anggaran", "kinerja"]
    assert [d.document for d in year.documents_of("IKU-02", 1)] == ["laporan-1", "laporan-2"]
    assert {a.indicator for a in year.attachments_of("IKU-02")} == {"IKU-02"}


def test_what_is_not_there_is_none_or_an_error_never_something_else() -> None:
    year = figures()
    assert year.component("IKU-99", "", 1) is None
    assert year.target("IKU-99", "", 1) is None
    assert year.documents_of("IKU-99", 1) == ()
    with pytest.raises(KeyError):
        year.indicator("IKU-99", 1)


def test_an_emptied_report_is_no_report_and_a_reported_zero_is_one() -> None:
    zero = realisation("IKU-02", "", 2024, 1, Cell(raw="0"))
    blank = replace(zero, quarter=2, value=None)
    half = replace(zero, quarter=3, value=None, numerator=Decimal(1))
    year = YearFigures(2024, realisations=(zero, blank, half))
    assert year.reported_quarters("IKU-02", "") == (1,)
    assert year.realisation("IKU-02", "", 2) is None
    assert year.latest_reported_quarter == 1
    assert YearFigures(2024).latest_reported_quarter is None


def test_an_emptied_target_is_no_target() -> None:
    made = target("IKU-02", "", 2024, 1)
    year = YearFigures(2024, targets=(made, replace(made, quarter=2, value=None)))
    assert year.target("IKU-02", "", 1) == made
    assert year.target("IKU-02", "", 2) is None
    assert (year.has_targets, year.has_realisations) == (True, False)


def test_a_target_may_bring_a_unit_of_its_own() -> None:
    component = DEFINITIONS.indicators[1].components[0]
    year = YearFigures(2024, targets=(target("IKU-02", "", 2024, 1, unit="berkas"),))
    assert (year.unit(component, 1), year.unit(component, 2)) == ("berkas", "%")
