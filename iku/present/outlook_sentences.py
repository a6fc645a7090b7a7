"""An outlook in sentences. What is needed is rounded up, what is still allowed is rounded down: the printed number will do."""

from decimal import Decimal
from fractions import Fraction

from iku.domain.achievement import Reason
from iku.domain.amounts import half_up
from iku.domain.definitions import Definitions
from iku.domain.outlook import BestQuarter, Course, Outlook
from iku.domain.quarter_readings import Bounds
from iku.domain.rules import Consolidation, Grade, Polarity
from iku.present import wording
from iku.present.dates import period_name, quarter_name, quarters_listed, up_to_quarter
from iku.present.numbers import amount, capitalised, count, decimals, number, percent, uncapitalised
from iku.present.year_on_year import POINTS

USED_UP = "Batas setahun sudah terpakai seluruhnya"
CANNOT_BE_UNDONE = "sisa tahun tidak dapat menutupnya"


def sentence(definitions: Definitions, outlook: Outlook, *, only_settled: bool = False) -> str:
    """The answer: what is needed, or how far the target of the year is, or why nothing can be said."""
    if outlook.reason is not None:
        return _why(outlook.reason, only_settled=only_settled)
    gap = capitalised(gap_text(definitions, outlook, outlook.gap or Fraction(0), _target_name(definitions, outlook)))
    match outlook.course:
        case Course.MET | Course.MISSED:
            word = "tercapai" if outlook.course is Course.MET else "tidak tercapai"
            return f"Target {outlook.year} {word}: {uncapitalised(gap)}."
        case Course.LOST:
            return f"{gap}; {CANNOT_BE_UNDONE}."
        case Course.REACHED:
            return f"{gap}, sudah tercapai." if outlook.needed else f"{gap}; tinggal dipertahankan."
    if outlook.needed is None:
        return f"{gap}."
    return f"{_need(outlook, outlook.needed)}{_yardstick(outlook)}."


def details(definitions: Definitions, outlook: Outlook, *, only_settled: bool = False) -> tuple[str, ...]:
    """What the answer rests on, and what must be known to read it rightly."""
    said = [_so_far(definitions, outlook), _best_this_year(outlook)]
    unit = "belum terverifikasi" if only_settled else wording.NOT_REPORTED
    if outlook.unreported and outlook.needed is not None:
        counted = "dihitung nol" if outlook.consolidation is Consolidation.SUM else "tidak ikut dihitung"
        said.append(f"{quarters_listed(outlook.unreported)} {unit}, {counted}.")
    if outlook.without_target and outlook.consolidation is not Consolidation.LAST:
        said.append(f"{quarters_listed(outlook.without_target)} tanpa target, tidak ikut dihitung.")
    return tuple(text for text in said if text)


def gap_text(definitions: Definitions, outlook: Outlook, gap: Fraction, target: str) -> str:
    """`kurang 1,20 poin persen dari target 90,00%`, `lebih 3 kasus dari batas 5 kasus`, `tepat pada target B`."""
    is_limit = outlook.polarity is Polarity.MINIMIZE
    name = f"{'batas' if is_limit else 'target'} {target}"
    if outlook.polarity is Polarity.ORDINAL:
        side = "di atas" if gap > 0 else "di bawah"
        return f"{count(abs(int(gap)))} tingkat {side} {name}" if gap else f"tepat pada {name}"
    if not gap:
        return f"di dalam {name}" if outlook.polarity is Polarity.RANGE else f"tepat pada {name}"
    size = _difference(abs(gap), outlook.unit)
    if is_limit and gap < 0:
        return f"{size} di bawah {name}"
    return f"{'lebih' if gap > 0 else 'kurang'} {size} dari {name}"


def _why(reason: Reason, *, only_settled: bool) -> str:
    if only_settled and reason is Reason.NOT_REPORTED:
        return "Belum ada laporan yang terverifikasi."
    return wording.REASONS[reason]


def _need(outlook: Outlook, needed: Bounds) -> str:
    """`Perlu 27,50 dokumen per triwulan`."""
    one = len(outlook.remaining) == 1
    when = f"pada {quarter_name(outlook.remaining[0])}" if one else "per triwulan"
    mean = ""
    if outlook.consolidation is Consolidation.AVERAGE and not one:
        mean, when = "rata-rata ", f"pada {quarters_listed(outlook.remaining)}"
    low, high = needed.low, needed.high
    if low is None:
        allowed = _written(_down(high or Fraction(0)), outlook.unit)
        return f"Masih boleh {mean}{allowed} {when}" if high else USED_UP
    if high is None:
        return f"Perlu {mean}{_written(_up(low), outlook.unit)} {when}"
    if low == high:
        return f"Perlu {mean}tepat {_rounded(low, outlook.unit)} {when}"
    return f"Perlu {mean}{decimals(_up(low), 2)}–{_written(_down(high), outlook.unit)} {when}"


def _yardstick(outlook: Outlook) -> str:
    if outlook.best is None or outlook.needed is None or outlook.needed.high == 0:
        return ""
    extreme = "terendah" if outlook.polarity is Polarity.MINIMIZE else "tertinggi"
    reached = "" if outlook.was_reached else f", belum pernah se{'rendah' if extreme == 'terendah' else 'tinggi'} itu"
    return f"; {extreme} yang pernah dicapai {_best(outlook.best, outlook.unit)}{reached}"


def _best(best: BestQuarter, unit: str) -> str:
    return f"{_rounded(best.value, unit)} ({period_name(best.period)})"


def _best_this_year(outlook: Outlook) -> str:
    """Only where another year had a better one."""
    this = outlook.best_this_year
    if outlook.course is not Course.OPEN or this is None or this == outlook.best:
        return ""
    extreme = "Terendah" if outlook.polarity is Polarity.MINIMIZE else "Tertinggi"
    return f"{extreme} tahun ini {_best(this, outlook.unit)}."


def _so_far(definitions: Definitions, outlook: Outlook) -> str:
    """Where a need was said: what it comes from; else the target of the quarter itself, where it is another one."""
    if outlook.so_far is None or outlook.due_target is None or outlook.due_gap is None or not outlook.remaining:
        return ""
    due = _bounds(definitions, outlook, outlook.due_target)
    said = gap_text(definitions, outlook, outlook.due_gap, due)
    if outlook.needed is None:
        return (
            ""
            if outlook.due_target == outlook.year_target
            else f"{capitalised(up_to_quarter(outlook.quarter))}: {said}."
        )
    joined = {Consolidation.SUM: "", Consolidation.AVERAGE: "rata-rata "}.get(outlook.consolidation, "")
    value = _value(outlook.so_far, outlook.unit)
    year = _target_name(definitions, outlook)
    word = "batas" if outlook.polarity is Polarity.MINIMIZE else "target"
    return f"{capitalised(up_to_quarter(outlook.quarter))} {joined}{value}, {said}; {word} {year}."


def _target_name(definitions: Definitions, outlook: Outlook) -> str:
    """`100,00%`, with the quarter where another target holds by then."""
    if outlook.year_target is None:
        return ""
    text = _bounds(definitions, outlook, outlook.year_target)
    if outlook.polarity is not Polarity.ORDINAL and outlook.consolidation is not Consolidation.LAST:
        return f"setahun {text}"
    if outlook.remaining and outlook.due_target != outlook.year_target:
        return f"{quarter_name(outlook.remaining[-1])} {text}"
    return text


def _bounds(definitions: Definitions, outlook: Outlook, bounds: Bounds) -> str:
    if outlook.polarity is Polarity.ORDINAL:
        return _grade(definitions.rules.scale(_scale(definitions, outlook)), int(bounds.low or 0))
    ends = [half_up(bound, 2) for bound in dict.fromkeys((bounds.low, bounds.high)) if bound is not None]
    if outlook.unit == "%":
        return "–".join(percent(end) for end in ends)
    return f"{'–'.join(number(end) for end in ends)} {outlook.unit}".strip()


def _scale(definitions: Definitions, outlook: Outlook) -> str:
    return definitions.indicator(outlook.indicator).component(outlook.component).scale


def _grade(scale: tuple[Grade, ...], step: int) -> str:
    rank = sorted({g.rank for g in scale})[step]
    return next(g.code for g in scale if g.rank == rank)


def _value(value: Fraction, unit: str) -> str:
    """`90,00%`, `26 dokumen`: as it is kept, with two decimals at most."""
    return amount(half_up(value, 2), unit)


def _difference(size: Fraction, unit: str) -> str:
    if unit == "%":
        return f"{decimals(half_up(size, 2), 2)} {POINTS}"
    return f"{number(half_up(size, 2))} {unit}".strip()


def _rounded(value: Fraction, unit: str) -> str:
    return _written(half_up(value, 2), unit)


def _up(value: Fraction) -> Decimal:
    return Decimal(-(-value * 100 // 1)).scaleb(-2)


def _down(value: Fraction) -> Decimal:
    return Decimal(value * 100 // 1).scaleb(-2)


def _written(value: Decimal, unit: str) -> str:
    """`27,50 dokumen`, `91,50%`: always two decimals, so that what is needed and what was stand alike."""
    text = decimals(value, 2)
    return f"{text}%" if unit == "%" else f"{text} {unit}".strip()
