"""How far a report was checked, in words: beside its figure on every page, and nowhere else than where there is a report."""

from dataclasses import replace
from datetime import datetime

import pytest

from iku.domain.figures import YearFigures
from iku.domain.review import QuarterState, ReportState
from iku.present.basis import basis
from iku.present.headline import headline
from iku.present.lines import IndicatorLine, indicator_line, indicator_lines
from iku.present.overview import Overview, overview
from iku.present.states import legend
from iku.present.tally import tally
from tests.present.decree import DEFINITIONS, RULES
from tests.present.samples import MOCK, SILENT, figures

WHEN = datetime(2024, 10, 8, 3, 15)
NOBODY = frozenset[str]()


def state(
    code: str, quarter: int, called: ReportState, *, is_own: bool = False, is_verified: bool | None = None
) -> QuarterState:
    is_reviewed = called in (ReportState.RETURNED, ReportState.VERIFIED)
    verified = called is ReportState.VERIFIED if is_verified is None else is_verified
    return QuarterState(
        indicator=code,
        year=2024,
        quarter=quarter,
        state=called,
        changed_at=WHEN,
        changed_by="Sari",
        reporters=frozenset({"Sari"}) if called is not ReportState.EMPTY else NOBODY,
        reviewed_at=WHEN if is_reviewed or verified else None,
        reviewed_by="Budi" if is_reviewed or verified else "",
        comment="Angka tidak cocok" if called is ReportState.RETURNED else "",
        is_own=is_own,
        locked_at=WHEN if called is ReportState.LOCKED else None,
        locked_by="Hendro" if called is ReportState.LOCKED else "",
        lock_reason="Rapat pleno" if called is ReportState.LOCKED else "",
        is_verified=verified,
    )


def year(*states: QuarterState) -> YearFigures:
    return replace(figures(), states=states)


def line(*states: QuarterState, code: str = "IKU-06", quarter: int = 3) -> IndicatorLine:
    return indicator_line(DEFINITIONS, year(*states), code, quarter)


@pytest.mark.parametrize(
    ("called", "text", "detail"),
    [
        (ReportState.SUBMITTED, "▷ diajukan", "diajukan oleh Sari, 8 Oktober 2024, 10.15 WIB"),
        (
            ReportState.RETURNED,
            "↩ dikembalikan untuk perbaikan",
            "dikembalikan oleh Budi, 8 Oktober 2024, 10.15 WIB",
        ),
        (ReportState.VERIFIED, "✓ terverifikasi", "diverifikasi oleh Budi, 8 Oktober 2024, 10.15 WIB"),
        (
            ReportState.LOCKED,
            "⊠ terkunci, belum diverifikasi",
            "dikunci oleh Hendro, 8 Oktober 2024, 10.15 WIB: Rapat pleno",
        ),
    ],
)
def test_a_state_is_icon_word_who_and_when(called: ReportState, text: str, detail: str) -> None:
    shown = line(state("IKU-06", 3, called))

    assert shown.state
    assert (shown.state_text, shown.state.detail) == (text, detail)


def test_a_lock_over_a_verified_report_says_both() -> None:
    shown = line(state("IKU-06", 3, ReportState.LOCKED, is_verified=True)).state

    assert shown
    assert shown.text == "⊠ terkunci"
    assert shown.detail == (
        "diverifikasi oleh Budi, 8 Oktober 2024, 10.15 WIB; dikunci oleh Hendro, 8 Oktober 2024, 10.15 WIB: Rapat pleno"
    )


def test_a_report_verified_by_its_own_reporter_says_so_wherever_it_is_shown() -> None:
    own = line(state("IKU-06", 3, ReportState.VERIFIED, is_own=True))

    assert own.state_text == "✓ terverifikasi (diverifikasi oleh pelapornya sendiri)"


def test_a_figure_that_rests_on_an_earlier_quarter_shows_the_state_of_that_report() -> None:
    earlier, empty = state("IKU-07", 1, ReportState.VERIFIED), state("IKU-07", 3, ReportState.EMPTY)

    shown = line(earlier, empty, code="IKU-07").state

    assert shown
    assert (shown.quarter, shown.word) == (1, "terverifikasi")


def test_where_nothing_was_reported_no_state_is_shown() -> None:
    shown = line(state("IKU-12", 3, ReportState.EMPTY), code="IKU-12")

    assert (shown.state, shown.state_text) == (None, "")


def page(*states: QuarterState) -> Overview:
    return overview(DEFINITIONS, year(*states), 3)


def test_every_part_of_ringkasan_speaks_of_the_state() -> None:
    shown = page(state("IKU-06", 3, ReportState.VERIFIED), state("IKU-05", 3, ReportState.SUBMITTED))

    assert legend(line.state for line in shown.lines) == "▷ diajukan · ✓ terverifikasi"
    assert "06 Produk hukum & JDIH: 71,20% jauh di bawah target [✓ terverifikasi]" in shown.summary.replace("▼ ", "")
    square = next(s for s in shown.squares.squares if (s.code, s.quarter) == ("IKU-06", 3))
    assert square.hover.endswith("s.d. TW III · ✓ terverifikasi")


def test_a_returned_report_needs_attention_first_with_what_was_said() -> None:
    shown = page(state("IKU-02", 3, ReportState.RETURNED))
    concern = next(item for item in shown.attention if item.code == "IKU-02")

    assert concern.sentence.startswith("Laporan dikembalikan untuk perbaikan: Angka tidak cocok")
    assert concern.action == "Subbagian Keuangan, Umum & Logistik memperbaikinya di Isi Realisasi"


def test_the_basis_ends_with_who_verified() -> None:
    known = year(state("IKU-06", 3, ReportState.VERIFIED))
    last = basis(DEFINITIONS, known, indicator_line(DEFINITIONS, known, "IKU-06", 3)).conclusion[-1]

    assert (last.label, last.text) == ("Verifikasi", "✓ terverifikasi")
    assert last.details == ("TW III: diverifikasi oleh Budi, 8 Oktober 2024, 10.15 WIB",)


def test_where_only_verified_reports_count_the_others_are_not_called_unreported() -> None:
    nothing = replace(
        figures(dict.fromkeys(MOCK, SILENT)),
        only_settled=True,
        states=(state("IKU-06", 3, ReportState.SUBMITTED),),
    )
    lines = indicator_lines(DEFINITIONS, nothing, 3)
    shown = overview(DEFINITIONS, nothing, 3)

    assert {line.status.word for line in lines if line.code in ("IKU-06", "IKU-05")} == {"belum terverifikasi"}
    assert headline(tally(lines, RULES), RULES, 2024) == "Belum ada laporan yang terverifikasi"
    assert shown.empty is None
    assert "hanya yang terverifikasi" in shown.scope.context
    concern = next(item for item in shown.attention if item.code == "IKU-06")
    assert concern.sentence == "Laporan s.d. TW III belum terverifikasi; periksa di Verifikasi."
