"""What moved an average, in words: one line per indicator, each split into its causes, adding up to the printed difference."""

from dataclasses import dataclass
from decimal import Decimal

from iku.domain.definitions import Definitions
from iku.domain.movement import Cause, IndicatorMove, Movement, Standpoint
from iku.present import wording
from iku.present.dates import clock, period_name, quarter_name
from iku.present.lines import numbered
from iku.present.numbers import listed, moved_points, percent, signed

READING = "Setiap batang mulai di tempat yang sebelumnya berhenti: ke kanan menaikkan rata-rata, ke kiri menurunkannya."
MOST_NAMED = 2
CAUSES: dict[Cause, str] = {
    Cause.REALISATION: "realisasi",
    Cause.TARGET: "target",
    Cause.RULES: "aturan",
    Cause.COVERAGE: "cakupan",
}


@dataclass(frozen=True, slots=True)
class MovementLine:
    """One indicator that moved the average, or whose causes cancel out."""

    code: str
    title: str
    name: str
    """`06 Produk hukum & JDIH`"""
    points: Decimal
    points_text: str
    """`−0,92`"""
    before_text: str
    """what was counted of it, or why it was not in the average"""
    after_text: str
    causes: tuple[str, ...]
    """one for each of `CAUSES`: `+1,67`, or "" where it did nothing"""
    sentence: str
    """`05 Logistik: −0,92 poin (realisasi +1,67; target −2,59)`"""


@dataclass(frozen=True, slots=True)
class MovementView:
    """`lines` with the largest effect first; `steps` are the ones that a chart draws, without those that cancel out."""

    title: str
    summary: str
    """what each cause comes to"""
    label: str
    before: Decimal
    before_text: str
    after: Decimal
    after_text: str
    before_name: str
    after_name: str
    lines: tuple[MovementLine, ...]
    unmoved: str
    """the indicators that did not move it, "" where all did"""
    alt: str

    @property
    def steps(self) -> tuple[MovementLine, ...]:
        return tuple(line for line in self.lines if line.points)


def movement_view(
    definitions: Definitions,
    movement: Movement,
    before: Standpoint,
    after: Standpoint,
    label: str = wording.OFFICE_AVERAGE,
) -> MovementView:
    """`label` names the average: the office's, or a division's."""
    target = target_word(before, after)
    moved = sorted((m for m in movement.moves if m.effects), key=lambda m: (-abs(m.printed), m.number))
    lines = tuple(_line(definitions, move, target) for move in moved)
    still = [f"{m.number:02d}" for m in movement.moves if not m.effects]
    title = f"{label} {moved_points(movement.printed)} {since(before, after)}"
    named = [f"{line.title} ({line.points_text})" for line in lines if line.points * movement.printed > 0][:MOST_NAMED]
    return MovementView(
        title=title + (f", terutama karena {listed(named, last='serta')}" if named else ""),
        summary=_summary(movement, target),
        label=label,
        before=movement.printed_before,
        before_text=percent(movement.printed_before),
        after=movement.printed_after,
        after_text=percent(movement.printed_after),
        before_name=standpoint_name(before, after),
        after_name=standpoint_name(after, before),
        lines=lines,
        unmoved=f"Tidak menggerakkan rata-rata: {', '.join(still)}." if still else "",
        alt=_alt(movement, title, lines),
    )


def since(before: Standpoint, after: Standpoint) -> str:
    """`sejak Triwulan II`, `sejak posisi per 3 Oktober 2024, 10.00 WIB`."""
    return f"sejak {standpoint_name(before, after)}"


def standpoint_name(standpoint: Standpoint, other: Standpoint) -> str:
    """What tells it from the other one: its quarter, or its moment."""
    period = standpoint.period
    if period != other.period:
        return quarter_name(period.quarter) if period.year == other.period.year else period_name(period)
    return "sekarang" if standpoint.as_of is None else f"posisi per {clock(standpoint.as_of)}"


def target_word(before: Standpoint, after: Standpoint) -> str:
    """Between quarters a target moves along its trajectory (or is another one); within a quarter it can only be revised."""
    return "revisi target" if before.period == after.period else CAUSES[Cause.TARGET]


def _line(definitions: Definitions, move: IndicatorMove, target: str) -> MovementLine:
    indicator = next((i for i in definitions.indicators if i.code == move.indicator), None)
    name = f"{numbered(indicator)} {indicator.title}" if indicator else move.indicator
    causes = [(cause, next((e.printed for e in move.effects if e.cause is cause), None)) for cause in Cause]
    parts = "; ".join(
        f"{_word(cause, move, target)} {signed(points)}" for cause, points in causes if points is not None
    )
    return MovementLine(
        code=move.indicator,
        title=indicator.title if indicator else move.indicator,
        name=name,
        points=move.printed,
        points_text=signed(move.printed),
        before_text="tidak dihitung" if move.before is None else percent(move.before),
        after_text="tidak dihitung" if move.after is None else percent(move.after),
        causes=tuple("" if points is None else signed(points) for _, points in causes),
        sentence=f"{name}: {signed(move.printed)} poin ({parts})",
    )


def _word(cause: Cause, move: IndicatorMove, target: str) -> str:
    if cause is Cause.TARGET:
        return target
    if cause is not Cause.COVERAGE:
        return CAUSES[cause]
    if move.before is None:
        return "mulai dihitung"
    return "tidak lagi dihitung" if move.after is None else "bobot berubah"


def _summary(movement: Movement, target: str) -> str:
    """`Realisasi +2,34 poin, target −2,84 poin.`"""
    words = {**CAUSES, Cause.TARGET: target}
    said = [f"{words[c]} {signed(points)} poin" for c in Cause if (points := movement.by(c)) or _acts(movement, c)]
    if not said:
        return "Tidak ada yang berubah."
    return f"Menurut penyebabnya: {', '.join(said)}."


def _acts(movement: Movement, cause: Cause) -> bool:
    return any(e.cause is cause for move in movement.moves for e in move.effects)


def _alt(movement: Movement, title: str, lines: tuple[MovementLine, ...]) -> str:
    """What the chart says, for those who do not see it."""
    steps = [f"{line.name} {line.points_text}" for line in lines if line.points]
    opening = f"{title}: dari {percent(movement.printed_before)} menjadi {percent(movement.printed_after)}."
    return f"{opening} {'; '.join(steps)}." if steps else opening
