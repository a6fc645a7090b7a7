"""Looking ahead in words: the exact sentences, for every way in which the year may go."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iku.domain.figures import YearFigures
from iku.domain.outlook import Course
from iku.present.outlook import OutlookLine, outlook_line, outlook_view
from tests.domain.ahead import Amounts, ahead, definitions_with, measure, year_of
from tests.domain.test_looking_ahead import GRADES, HUNDREDS, TENS
from tests.present.decree import DEFINITIONS
from tests.present.samples import BLANK, MOCK, Cell, figures, reported

LIMITS = {1: 5, 2: 5, 3: 5, 4: 5}
NINETIES = dict.fromkeys(range(1, 5), 90)
TRAJECTORY = {1: 25, 2: 50, 3: 75, 4: 100}
CASES: dict[str, Any] = {"polarity": "minimize", "unit": "kasus"}
SHARES: dict[str, Any] = {"consolidation": "last", "unit": "%"}
MEANS: dict[str, Any] = {"consolidation": "average", "unit": "%"}
LOWS, HIGHS = {1: 10, 2: 10, 3: 10, 4: 10}, {1: 15, 2: 15, 3: 15, 4: 15}


def line(
    changes: dict[str, Any],
    targets: Amounts,
    reports: Amounts,
    quarter: int = 2,
    earlier: tuple[YearFigures, ...] = (),
    uppers: Amounts | None = None,
    *,
    only_settled: bool = False,
) -> OutlookLine:
    component = measure(**changes)
    found = ahead(component, targets, reports, quarter, earlier, uppers)
    return outlook_line(definitions_with(component), found, only_settled=only_settled)


def test_the_need_stands_beside_the_best_that_ever_was() -> None:
    before = year_of(measure(), TENS, {1: 5, 2: 21, 3: 9}, year=2023)
    found = line({}, {1: 10, 2: 20, 3: 21, 4: 30}, {1: 8, 2: 18}, earlier=(before,))
    assert found.sentence == (
        "Perlu 27,50 dokumen per triwulan; tertinggi yang pernah dicapai 21,00 dokumen (Triwulan II 2023), "
        "belum pernah setinggi itu."
    )
    assert found.details == (
        "S.d. Triwulan II 26 dokumen, kurang 4 dokumen dari target 30 dokumen; target setahun 81 dokumen.",
        "Tertinggi tahun ini 18,00 dokumen (Triwulan II 2024).",
    )


@pytest.mark.parametrize(
    ("changes", "targets", "reports", "quarter", "sentence"),
    [
        ({}, TENS, {1: 37, 2: 18}, 2, ("Perlu 22,50 dokumen per triwulan; tertinggi yang pernah dicapai 37,00 dokumen "
         "(Triwulan I 2024).")),
        ({}, TENS, {}, 1, "Perlu 25,00 dokumen per triwulan."),
        ({}, {1: 10, 2: 10, 3: 10, 4: 10}, {1: 0}, 1, ("Perlu 13,34 dokumen per triwulan; tertinggi yang pernah dicapai "
         "0,00 dokumen (Triwulan I 2024), belum pernah setinggi itu.")),
        ({}, TENS, {1: 60, 2: 45}, 2, "Lebih 5 dokumen dari target setahun 100 dokumen, sudah tercapai."),
        ({}, TENS, {1: 10, 2: 20, 3: 30, 4: 39}, 4,
         "Target 2024 tidak tercapai: kurang 1 dokumen dari target setahun 100 dokumen."),
        ({}, TENS, {1: 10, 2: 20, 3: 30, 4: 40}, 4, "Target 2024 tercapai: tepat pada target setahun 100 dokumen."),
        (CASES, LIMITS, {1: 4, 2: 6}, 2, ("Masih boleh 5,00 kasus per triwulan; terendah yang pernah dicapai 4,00 kasus "
         "(Triwulan I 2024).")),
        (CASES, LIMITS, {1: 10}, 1, ("Masih boleh 3,33 kasus per triwulan; terendah yang pernah dicapai 10,00 kasus "
         "(Triwulan I 2024), belum pernah serendah itu.")),
        (CASES, LIMITS, {1: 20}, 1, "Batas setahun sudah terpakai seluruhnya."),
        (CASES, LIMITS, {1: 20, 2: 3}, 2, "Lebih 3 kasus dari batas setahun 20 kasus; sisa tahun tidak dapat menutupnya."),
        ({"polarity": "stabilize"}, TENS, {1: 10, 2: 30}, 2, "Perlu tepat 30,00 dokumen per triwulan."),
        (MEANS, NINETIES, {1: 88, 2: 89}, 2, ("Perlu rata-rata 91,50% pada TW III, IV; tertinggi yang pernah dicapai 89,00% "
         "(Triwulan II 2024), belum pernah setinggi itu.")),
        (MEANS, NINETIES, {1: 88, 2: 89, 3: 90}, 3, ("Perlu 93,00% pada Triwulan IV; tertinggi yang pernah dicapai 90,00% "
         "(Triwulan III 2024), belum pernah setinggi itu.")),
        (SHARES, TRAJECTORY, {2: (1, 3)}, 2, "Kurang 66,67 poin persen dari target Triwulan IV 100,00%."),
        (SHARES, HUNDREDS, {1: "98.8"}, 1, "Kurang 1,20 poin persen dari target 100,00%."),
        (SHARES, NINETIES, {1: 95}, 1, "Lebih 5,00 poin persen dari target 90,00%; tinggal dipertahankan."),
        (SHARES, HUNDREDS, {4: "98.8"}, 4, "Target 2024 tidak tercapai: kurang 1,20 poin persen dari target 100,00%."),
        ({**CASES, "consolidation": "last"}, LIMITS, {1: 8}, 1, "Lebih 3 kasus dari batas 5 kasus."),
        ({**CASES, "consolidation": "last"}, LIMITS, {1: 3}, 1, "2 kasus di bawah batas 5 kasus; tinggal dipertahankan."),
        ({"unit": "%"}, HUNDREDS, {1: (1, 2), 2: (8, 8)}, 2, "Kurang 10,00 poin persen dari target setahun 100,00%."),
        ({"polarity": "ordinal", **GRADES}, {4: "B"}, {4: "CC"}, 4,
         "Target 2024 tidak tercapai: satu tingkat di bawah target B."),
        ({"polarity": "ordinal", **GRADES}, {3: "B", 4: "B"}, {3: "B"}, 3, "Tepat pada target B; tinggal dipertahankan."),
        (SHARES, HUNDREDS, {}, 1, "Realisasi belum dilaporkan."),
        ({}, {}, {1: 5}, 1, "Target belum ditetapkan."),
        ({}, {1: 0}, {1: 5}, 1, "Target nol atau negatif, sehingga tidak ada yang dapat dibandingkan."),
    ],
)  # fmt: skip
def test_every_course_has_its_sentence(
    changes: dict[str, Any], targets: Amounts, reports: Amounts, quarter: int, sentence: str
) -> None:
    assert line(changes, targets, reports, quarter).sentence == sentence


def test_a_range_is_said_as_a_range() -> None:
    found = line({"polarity": "range"}, LOWS, {1: 10, 2: 10}, uppers=HIGHS)
    assert found.sentence == "Perlu 10,00–20,00 dokumen per triwulan."
    assert found.details[0].endswith("di dalam target 20–30 dokumen; target setahun 40–60 dokumen.")


def test_another_target_of_this_quarter_is_told_beside_the_one_of_the_year() -> None:
    assert line(SHARES, TRAJECTORY, {2: (1, 3)}).details == (
        "S.d. Triwulan II: kurang 16,67 poin persen dari target 50,00%.",
    )
    assert line(SHARES, HUNDREDS, {2: 50}).details == ()


def test_what_does_not_count_is_named() -> None:
    passed_over = line({}, TENS, {1: 10, 3: 15}, 3)
    assert passed_over.details[-1] == "TW II belum dilaporkan, dihitung nol."
    assert line(MEANS, NINETIES, {1: 88, 3: 90}, 3).details[-1] == "TW II belum dilaporkan, tidak ikut dihitung."
    assert (
        line({}, TENS, {1: 10, 3: 15}, 3, only_settled=True).details[-1] == "TW II belum terverifikasi, dihitung nol."
    )
    assert line({}, {2: 20, 3: 30, 4: 50}, {1: 8, 2: 18}).details[-1] == "TW I tanpa target, tidak ikut dihitung."
    assert line(SHARES, HUNDREDS, {}, only_settled=True).sentence == "Belum ada laporan yang terverifikasi."


@given(
    reports=st.lists(st.integers(0, 120), min_size=1, max_size=3), polarity=st.sampled_from(["maximize", "minimize"])
)
def test_the_printed_need_is_enough_and_the_printed_allowance_not_too_much(reports: list[int], polarity: str) -> None:
    component, so_far = measure(polarity), dict(enumerate(reports, 1))
    found = ahead(component, TENS, so_far, 3)
    said = outlook_line(definitions_with(component), found).sentence
    if found.course is not Course.OPEN or said == "Batas setahun sudah terpakai seluruhnya.":
        return
    printed = Decimal(said.split()[1 if polarity == "maximize" else 2].replace(".", "").replace(",", "."))
    total = sum(reports) + printed * len(found.remaining)
    assert total >= 100 if polarity == "maximize" else total <= 100
    assert abs(total - 100) < Decimal("0.01") * len(found.remaining)


def test_the_year_before_is_compared_in_points_of_realisation_and_achievement() -> None:
    before = figures({**MOCK, 6: (BLANK, BLANK, reported("62.66"), BLANK)}, year=2023)
    found = outlook_view(DEFINITIONS, figures(), "IKU-06", 3, (before,))
    assert found.before == (
        "Realisasi naik 8,54 poin persen dari Triwulan III 2023.",
        "Capaian naik 8,54 poin persen dari Triwulan III 2023.",
    )
    assert found.sentence == "Kurang 28,80 poin persen dari target 100,00%."


@pytest.mark.parametrize("then", [BLANK, Cell(raw="80.00")])
def test_without_a_figure_in_either_year_nothing_is_compared(then: Cell) -> None:
    before = figures({**MOCK, 6: (BLANK, then, BLANK, BLANK)}, year=2023)
    assert outlook_view(DEFINITIONS, figures(), "IKU-06", 3, (before,)).before == ()
    assert outlook_view(DEFINITIONS, before, "IKU-06", 3, (figures(year=2022),)).before == ()
    assert outlook_view(DEFINITIONS, figures(), "IKU-06", 3, (figures(year=2022),)).before == ()


def test_a_figure_that_is_only_carried_on_is_not_compared() -> None:
    before = figures({**MOCK, 6: (BLANK, reported("62.66"), BLANK, BLANK)}, year=2023)
    assert outlook_view(DEFINITIONS, figures(), "IKU-06", 3, (before,)).before == ()


def test_what_stayed_is_said_and_two_measures_are_named() -> None:
    found = outlook_view(DEFINITIONS, figures(), "IKU-01", 3, (figures(year=2023),))
    assert found.before == (
        "Realisasi anggaran: tetap seperti Triwulan III 2023.",
        "Target kinerja tercapai: tetap seperti Triwulan III 2023.",
        "Capaian tetap seperti Triwulan III 2023.",
    )
    assert [o.title for o in found.lines] == ["Realisasi anggaran", "Target kinerja tercapai"]


def test_grades_are_compared_in_steps() -> None:
    graded = {**MOCK, 12: (BLANK, BLANK, BLANK, Cell(reported=True, grade="B"))}
    before = {**MOCK, 12: (BLANK, BLANK, BLANK, Cell(reported=True, grade="CC"))}
    found = outlook_view(DEFINITIONS, figures(graded), "IKU-12", 4, (figures(before, year=2023),))
    assert found.before == ("Realisasi naik satu tingkat dari Triwulan IV 2023 (CC menjadi B).",)
