"""The finding that stands as a page's title: the worst truth first, in at most two clauses."""

from collections.abc import Sequence

from iku.domain.rules import Rules
from iku.present import wording
from iku.present.lines import IndicatorLine
from iku.present.numbers import capitalised, count, listed
from iku.present.status import NO_TARGET, NOT_DUE, NOT_REPORTED, NOT_VERIFIED, Status, by_gravity
from iku.present.tally import Tally

MOST_CLAUSES = 2


def headline(tallied: Tally, rules: Rules, year: int) -> str:
    """`Satu indikator jauh di bawah target, dua belum dilaporkan`."""
    if tallied.of(NO_TARGET) == tallied.indicators:
        return f"Target {year} belum ditetapkan"
    if tallied.due and tallied.missing == tallied.due and not tallied.computed:
        unverified = tallied.of(NOT_VERIFIED)
        return "Belum ada laporan yang terverifikasi" if unverified else "Belum ada realisasi yang dilaporkan"
    clauses = _shortfalls(tallied, rules)[:MOST_CLAUSES] or _good_news(tallied)
    first, *others = clauses
    number_of, what = first
    subject = _all_of(number_of) if number_of == tallied.indicators else f"{capitalised(count(number_of))} indikator"
    return ", ".join([f"{subject} {what}", *(f"{count(n)} {w}" for n, w in others)])


def _all_of(number_of: int) -> str:
    """`Indikator ini`, `Kedua indikator`, `Semua 13 indikator`."""
    if number_of == 1:
        return "Indikator ini"
    return f"Ke{count(number_of)} indikator" if number_of in range(2, 11) else f"Semua {count(number_of)} indikator"


def _shortfalls(tallied: Tally, rules: Rules) -> list[tuple[int, str]]:
    clauses = [
        *(_clause(tallied, status) for status in by_gravity(rules) if not status.is_reached and status != NOT_DUE),
        (tallied.partly, "baru sebagian dilaporkan"),
        (tallied.outdated, "belum diperbarui"),
        (tallied.unproved, "belum lengkap bukti dukungnya"),
    ]
    return [(n, what) for n, what in clauses if n]


def _clause(tallied: Tally, status: Status) -> tuple[int, str]:
    """Not reported counts every indicator of which that is true, whatever else is true of it: so does its tile."""
    if status == NOT_REPORTED:
        return tallied.missing - tallied.of(NOT_VERIFIED), wording.NOT_REPORTED
    return tallied.of(status), "belum memiliki target" if status == NO_TARGET else status.word


def _good_news(tallied: Tally) -> list[tuple[int, str]]:
    clauses = [(tallied.reached, "mencapai target"), (tallied.of(NOT_DUE), wording.NOT_DUE)]
    return [(n, what) for n, what in clauses if n] or [(tallied.indicators, "dipantau")]


def lowest(lines: Sequence[IndicatorLine]) -> tuple[IndicatorLine, ...]:
    """The lines that share the lowest figure; empty where none has one."""
    figures = [line.figure for line in lines if line.figure is not None]
    return tuple(line for line in lines if figures and line.figure == min(figures))


def highest(lines: Sequence[IndicatorLine]) -> tuple[IndicatorLine, ...]:
    figures = [line.figure for line in lines if line.figure is not None]
    return tuple(line for line in lines if figures and line.figure == max(figures))


def named(lines: Sequence[IndicatorLine]) -> str:
    """`Produk hukum & JDIH, 71,20%`; of more than two, only how many."""
    who = listed([line.title for line in lines], last="serta") if len(lines) < 3 else f"{count(len(lines))} indikator"
    return f"{who}, {lines[0].figure_text}"
