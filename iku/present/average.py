"""'Dasar penghitungan' of an average: which figures went in, with which weight, and which did not and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from iku.domain.achievement import GroupAchievement
from iku.domain.definitions import Definitions
from iku.present.lines import IndicatorLine
from iku.present.numbers import number, percent, percent_or_dash


@dataclass(frozen=True, slots=True)
class AverageRow:
    """One indicator that went in: what is printed, what was counted of it, and how much it weighs."""

    code: str
    name: str
    figure_text: str
    counted_text: str
    weight_text: str
    is_limited: bool
    """whether less (or more) was counted than is printed"""


@dataclass(frozen=True, slots=True)
class AverageBasis:
    """`calculation` can be done again with a pocket calculator: it uses the printed figures."""

    figure_text: str
    calculation: str
    rows: tuple[AverageRow, ...]
    left_out: tuple[str, ...]
    """`IKU-09 Verifikasi Peserta Pemilu: belum dilaporkan`"""


def average_basis(definitions: Definitions, group: GroupAchievement, lines: Sequence[IndicatorLine]) -> AverageBasis:
    """Of a division or the office; `lines` are all it has."""
    counted = [
        (line, line.counted, definitions.indicator(line.code).weight) for line in lines if line.counted is not None
    ]
    return AverageBasis(
        figure_text=percent_or_dash(group.capped),
        calculation=_calculation([(figure, weight) for _, figure, weight in counted], group.capped),
        rows=tuple(
            AverageRow(
                line.code,
                line.name,
                line.figure_text,
                percent(figure),
                number(weight),
                is_limited=figure != line.figure,
            )
            for line, figure, weight in counted
        ),
        left_out=tuple(f"{line.name}: {line.status.word}" for line in lines if line.counted is None),
    )


def _calculation(counted: Sequence[tuple[Decimal, Decimal]], figure: Decimal | None) -> str:
    """`(98,65 + 2 × 100,00) ÷ 3 = 99,55%`, or "" where nothing was counted."""
    if figure is None or not counted:
        return ""
    terms = " + ".join(percent(c)[:-1] if w == 1 else f"{number(w)} × {percent(c)[:-1]}" for c, w in counted)
    return f"({terms}) ÷ {number(sum((w for _, w in counted), Decimal(0)))} = {percent(figure)}"
