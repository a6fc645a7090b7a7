"""One line per division: its mean, how much of it was computed, and whether it may be singled out."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from iku.domain.definitions import Definitions
from iku.domain.figures import YearFigures
from iku.present import wording
from iku.present.lines import Change, IndicatorLine
from iku.present.numbers import listed, percent_or_dash
from iku.present.status import Status, status_of
from iku.present.tally import Tally, tally
from iku.present.tiles import average_change, computed_of

FEWEST_COMPUTED = 2
"""A division with fewer computed indicators is never made a headline: one figure is not a division's performance."""


@dataclass(frozen=True, slots=True)
class DivisionLine:
    """One division "up to quarter"."""

    code: str
    name: str
    full_name: str
    figure: Decimal | None
    figure_text: str
    status: Status
    computed_text: str
    """`3 dari 4 dihitung`"""
    tally: Tally
    change: Change | None
    is_proposal: bool
    """whether some of its indicators are scored by it only as a proposal"""
    lines: tuple[IndicatorLine, ...]

    @property
    def may_be_headline(self) -> bool:
        return self.tally.computed >= FEWEST_COMPUTED and not self.is_proposal

    @property
    def note(self) -> str:
        """`3 dari 4 dihitung · usulan`."""
        return self.computed_text + (f" · {wording.PROPOSAL}" if self.is_proposal else "")


def division_lines(
    definitions: Definitions, figures: YearFigures, lines: Sequence[IndicatorLine], quarter: int
) -> tuple[DivisionLine, ...]:
    """In the definitions' order; divisions that score none of the lines are left out."""
    return tuple(
        _division(definitions, figures, division.code, tuple(scored), quarter)
        for division in definitions.divisions
        if (scored := [line for line in lines if line.division == division.code])
    )


def divisions_title(divisions: Sequence[DivisionLine]) -> str:
    """`Divisi terendah: Keuangan, Umum & Logistik, 94,83%`, if any may be singled out."""
    eligible = [d for d in divisions if d.may_be_headline]
    figures = {d.figure for d in eligible}
    if len(eligible) < 2 or len(figures) < 2:
        return "Rata-rata capaian per divisi"
    lowest = [d for d in eligible if d.figure == min(f for f in figures if f is not None)]
    return f"Divisi terendah: {listed([d.name for d in lowest], last='serta')}, {lowest[0].figure_text}"


def divisions_alt(divisions: Sequence[DivisionLine]) -> str:
    return "Rata-rata capaian per divisi: " + "; ".join(f"{d.name} {d.figure_text} ({d.note})" for d in divisions) + "."


def _division(
    definitions: Definitions, figures: YearFigures, code: str, lines: tuple[IndicatorLine, ...], quarter: int
) -> DivisionLine:
    division = definitions.division(code)
    group = figures.group(code, quarter)
    before = figures.group(code, quarter - 1) if quarter > 1 else None
    tallied = tally(lines, definitions.rules)
    return DivisionLine(
        code=code,
        name=division.short_name,
        full_name=division.name,
        figure=group.capped,
        figure_text=percent_or_dash(group.capped),
        status=status_of(group, definitions.rules),
        computed_text=computed_of(tallied),
        tally=tallied,
        change=average_change(group, before),
        is_proposal=any(line.is_proposal for line in lines),
        lines=lines,
    )
