"""One line per indicator: figure, status, remarks."""

from dataclasses import replace

from iku.domain.achievement import Reason
from iku.present.lines import IndicatorLine, indicator_line, indicator_lines
from iku.present.reporting import Proof, Reporting
from iku.present.status import NOT_COMPUTABLE, NOT_DUE, NOT_REPORTED
from tests.present.decree import DEFINITIONS
from tests.present.samples import BLANK, MOCK, PARTLY, Cell, figures, reported


def line(cells: tuple[Cell, ...], quarter: int = 3, number: int = 2, *, targeted: bool = True) -> IndicatorLine:
    targets = range(1, 14) if targeted else range(0)
    made = figures(MOCK | {number: (*cells, *(BLANK,) * (4 - len(cells)))}, targets=targets)
    return indicator_line(DEFINITIONS, made, f"IKU-{number:02d}", quarter)


def test_a_line_says_it_all_in_one_sentence() -> None:
    assert line((reported("71.20"),), 1, 6).sentence == "IKU-06 Produk hukum & JDIH: 71,20%, jauh di bawah target"
    assert line((), 1, 6).sentence == "IKU-06 Produk hukum & JDIH: belum dilaporkan"


def test_lines_come_in_the_order_of_the_decree() -> None:
    numbers = [line.number for line in indicator_lines(DEFINITIONS, figures(), 3)]
    assert numbers == [f"{n:02d}" for n in range(1, 14)]


def test_the_band_is_of_the_printed_figure_and_what_averages_count_is_said() -> None:
    high = line((reported("650.00"),), 1)
    assert (high.figure_text, high.status.word) == ("650,00%", "melampaui target")
    assert high.notes == ("dihitung 120,00% dalam rata-rata",)


def test_a_figure_below_the_floor_is_shown_as_the_floor_and_kept_as_it_was() -> None:
    low = line((reported("-40.00"),), 1)
    assert (low.figure_text, str(low.raw)) == ("0,00%", "-40.00")


def test_a_reported_zero_is_a_figure_and_a_blank_is_none() -> None:
    assert line((reported("0.00"),), 1).figure_text == "0,00%"
    assert line((BLANK,), 1).figure_text == "–"
    assert line((BLANK,), 1).status == NOT_REPORTED


def test_a_carried_figure_says_from_when_and_that_it_is_late() -> None:
    late = line((reported("90.00"),), 3)
    assert late.reporting is Reporting.OUTDATED
    assert late.notes == ("data s.d. TW I, belum diperbarui",)
    assert late.carried_from == "TW I"
    assert late.change is None


def test_a_figure_of_a_stage_that_has_passed_says_from_when_but_is_not_late() -> None:
    made = figures(MOCK | {10: (BLANK, BLANK, reported("90.00"), reported("91.00"))})
    assert indicator_line(DEFINITIONS, made, "IKU-10", 1).status == NOT_DUE
    staged = line((reported("100.00"),), 2, 10)
    assert staged.reporting is Reporting.NOT_DUE
    assert staged.notes == ("data s.d. TW I",)


def test_an_outdated_report_without_a_figure_says_when_it_was_last_reported() -> None:
    late = line((Cell(reported=True, reason=Reason.TARGET_ZERO),), 3)
    assert late.notes == ("terakhir dilaporkan TW I, belum diperbarui",)
    assert late.explanation == "Target nol atau negatif, sehingga tidak ada yang dapat dibandingkan."


def test_a_missing_report_is_said_even_where_the_target_is_missing_first() -> None:
    neither = line((), targeted=False)
    assert (neither.status.word, neither.notes) == ("target belum ditetapkan", ("belum dilaporkan",))


def test_of_two_components_the_missing_one_is_named() -> None:
    half = line((PARTLY,), 1, 1)
    assert half.status == NOT_COMPUTABLE
    assert half.reporting is Reporting.PARTLY
    assert half.explanation == "Target kinerja tercapai: realisasi belum dilaporkan."
    assert half.notes == ("baru sebagian dilaporkan",)


def test_a_grade_is_shown_with_the_grade_that_was_promised() -> None:
    better = line((Cell(reported=True, grade="A"),), 1, 12)
    assert (better.figure_text, better.status.word, better.notes) == ("A", "melampaui target", ("target B",))
    assert not better.is_computed


def test_the_change_against_the_quarter_before() -> None:
    moved = line((reported("90.00"), reported("91.22")), 2)
    assert moved.change is not None
    assert (moved.change.text, moved.change.direction) == ("naik 1,22 poin", "up")
    same = line((reported("90.00"), reported("90.00")), 2)
    assert same.change is not None
    assert (same.change.text, same.change.direction) == ("tetap", "same")
    assert line((reported("90.00"),), 1).change is None


def test_reached_but_unproved_is_visible() -> None:
    unproved = line((reported("100.00", proved=False),), 1)
    assert unproved.proof is Proof.INCOMPLETE
    assert unproved.proof_text == "bukti dukung belum lengkap (1 dari 2)"
    assert unproved.missing_documents == ("Laporan Keuangan & BMN",)
    assert unproved.notes == ("bukti dukung belum lengkap",)


def test_proof_is_asked_of_what_was_reported() -> None:
    assert line((), 1).proof is Proof.NOT_REPORTED
    assert line((), 1, 10).proof_text == "bukti dukung belum jatuh tempo"


def test_a_division_that_the_definitions_do_not_know_is_shown_by_its_code() -> None:
    made = figures()
    rows = tuple(replace(r, division="lama", subdivision="tua") for r in made.indicators)
    strange = indicator_lines(DEFINITIONS, replace(made, indicators=rows), 3, "lama")
    assert (strange[0].division_name, strange[0].subdivision_name) == ("lama", "tua")
