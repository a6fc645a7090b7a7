"""'Dasar penghitungan': where a figure comes from, step by step, down to the file, the row, the document and the person."""

from dataclasses import dataclass
from decimal import Decimal

from iku.domain.achievement import ComponentAchievement, Reason
from iku.domain.amounts import quarter_value
from iku.domain.definitions import Definitions
from iku.domain.facts import ProposedTarget, ReportedValue
from iku.domain.figures import YearFigures
from iku.domain.indicator import Component, Indicator
from iku.domain.rules import Consolidation, Polarity, Predicate, Rules
from iku.domain.ruling import RuledField, component_subject
from iku.domain.submission import RealisationFact, TargetFact
from iku.present import wording
from iku.present.calculation import calculation, formula_in_words, parts_text
from iku.present.dates import clock, quarters_listed, short_quarter
from iku.present.lines import IndicatorLine
from iku.present.numbers import DASH, amount, capitalised, number, percent, percent_or_dash
from iku.present.rulings import standing
from iku.present.status import STATUS_OF_REASON, Status, band_status


@dataclass(frozen=True, slots=True)
class Step:
    """One step: what it is called, what it says, and the facts it rests on, one a line."""

    label: str
    text: str
    details: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ComponentBasis:
    """One component's figure. `title` is "" where the indicator has only one component."""

    title: str
    figure_text: str
    status: Status
    steps: tuple[Step, ...]
    recalculation: str
    """`45 ÷ 50 × 100 = 90,00%`, or "" """


@dataclass(frozen=True, slots=True)
class Basis:
    """`conclusion` joins the components and says how the figure is judged and proved."""

    components: tuple[ComponentBasis, ...]
    conclusion: tuple[Step, ...]


def basis(definitions: Definitions, figures: YearFigures, line: IndicatorLine) -> Basis:
    indicator = definitions.indicator(line.code)
    parts = [
        (c, row)
        for c in indicator.components
        if (row := figures.component(c.indicator, c.code, line.quarter)) is not None
    ]
    return Basis(
        components=tuple(_component(definitions, figures, indicator, c, row) for c, row in parts),
        conclusion=_conclusion(definitions.rules, line, indicator, parts),
    )


def target_text(fact: TargetFact | ProposedTarget, unit: str) -> str:
    """`100,00%`, `80,00%–90,00%`, `B`."""
    if fact.value is None:
        return fact.grade or DASH
    unit = fact.unit or unit
    upper = "" if fact.upper is None else f"–{amount(fact.upper, unit)}"
    baseline = "" if fact.baseline is None else f" (nilai awal {amount(fact.baseline, unit)})"
    return amount(fact.value, unit) + upper + baseline


def realisation_text(fact: RealisationFact | ReportedValue, component: Component, unit: str = "") -> str:
    """`98,50%`, `45 ÷ 50 × 100 = 90,00%`, `BB`. `unit` "" is the component's own."""
    unit = unit or component.unit
    if fact.numerator is not None and fact.denominator is not None:
        value = quarter_value(fact, unit)
        result = "penyebut nol" if value is None else amount(value, unit)
        return f"{parts_text(fact.numerator, fact.denominator, unit)} = {result}"
    return amount(fact.value, unit) if fact.value is not None else fact.grade or DASH


def origin(fact: RealisationFact | TargetFact) -> str:
    """`tw3.xlsx baris 7, oleh Rina, 23 November 2026, 21.30 WIB`; typed ones say so.

    Only the moment where names may not be known.
    """
    if not fact.recorded_by:
        return f"dicatat {clock(fact.recorded_at)}"
    place = "diketik langsung" if not fact.filename else fact.filename + (f" baris {fact.row}" if fact.row else "")
    return f"{place}, oleh {fact.recorded_by}, {clock(fact.recorded_at)}"


def _component(
    definitions: Definitions,
    figures: YearFigures,
    indicator: Indicator,
    component: Component,
    row: ComponentAchievement,
) -> ComponentBasis:
    rules = definitions.rules
    worked = calculation(component, row, figures, rules)
    steps = (
        Step("Rumus", capitalised(formula_in_words(component)), _parts_in_words(definitions, component)),
        _realisation_step(figures, component, row),
        _target_step(figures, component, row),
        _calculation_step(component, row, worked),
    )
    status = band_status(rules.band(row.band)) if row.band else STATUS_OF_REASON[row.reason or Reason.INCOMPLETE]
    return ComponentBasis(
        title=component.title if len(indicator.components) > 1 else "",
        figure_text=percent_or_dash(row.raw),
        status=status,
        steps=steps,
        recalculation=worked,
    )


def _parts_in_words(definitions: Definitions, component: Component) -> tuple[str, ...]:
    if not component.has_parts:
        return ()
    subject = component_subject(*component.key)
    return (
        f"Pembilang: {component.numerator} ({standing(definitions, subject, RuledField.NUMERATOR)})",
        f"Penyebut: {component.denominator} ({standing(definitions, subject, RuledField.DENOMINATOR)})",
    )


def _realisation_step(figures: YearFigures, component: Component, row: ComponentAchievement) -> Step:
    facts = [f for q in range(1, row.quarter + 1) if (f := figures.realisation(component.indicator, component.code, q))]
    if not facts:
        return Step("Realisasi", f"Belum dilaporkan s.d. {short_quarter(row.quarter)}")
    way = wording.CONSOLIDATIONS[component.consolidation]
    text = _consolidated(row, way) if row.quarters_used else "Belum dapat dipakai"
    return Step(
        "Realisasi",
        text,
        tuple(_realisation_detail(f, component, row, figures.unit(component, f.quarter)) for f in facts),
    )


def _consolidated(row: ComponentAchievement, way: str) -> str:
    value = amount(row.realisation, row.unit) if row.realisation is not None else row.realisation_grade or DASH
    return f"{value}: {way} ({quarters_listed(row.quarters_used)})"


def _realisation_detail(fact: RealisationFact, component: Component, row: ComponentAchievement, unit: str) -> str:
    unused = "" if fact.quarter in row.quarters_used or not row.quarters_used else " (tidak dipakai)"
    note = f" – {fact.note}" if fact.note else ""
    return f"{short_quarter(fact.quarter)}: {realisation_text(fact, component, unit)}{unused}; {origin(fact)}{note}"


def _target_step(figures: YearFigures, component: Component, row: ComponentAchievement) -> Step:
    quarters = row.quarters_used or tuple(range(1, row.quarter + 1))
    facts = [t for q in quarters if (t := figures.target(component.indicator, component.code, q))]
    if not facts:
        return Step("Target", wording.REASONS[Reason.NO_TARGET].rstrip("."))
    return Step("Target", _target_total(component, row, facts), tuple(_target_detail(t, component) for t in facts))


def _target_total(component: Component, row: ComponentAchievement, facts: list[TargetFact]) -> str:
    if len(facts) == 1 or component.consolidation is Consolidation.LAST or row.target is None:
        return target_text(facts[-1], component.unit)
    upper = "" if row.target_upper is None else f"–{amount(row.target_upper, row.unit)}"
    return f"{amount(row.target, row.unit)}{upper} untuk {quarters_listed(row.quarters_used)}"


def _target_detail(fact: TargetFact, component: Component) -> str:
    document = fact.document or "tanpa nomor dokumen"
    reason = f" – {fact.reason}" if fact.reason else ""
    quarter = short_quarter(fact.quarter)
    return f"{quarter}: {target_text(fact, component.unit)}, versi {fact.version}, {document}; {origin(fact)}{reason}"


def _calculation_step(component: Component, row: ComponentAchievement, worked: str) -> Step:
    if row.reason is Reason.STATUS_ONLY:
        return Step(
            "Perhitungan",
            f"Predikat {row.realisation_grade} dibandingkan dengan target {row.target_grade}, tanpa angka",
        )
    if row.raw is None:
        return Step("Perhitungan", wording.REASONS[row.reason or Reason.INCOMPLETE].rstrip("."))
    details = []
    if component.polarity is not Polarity.ORDINAL and _is_shortened(row):
        details.append("Dihitung dari angka utuh, bukan dari angka yang sudah dibulatkan.")
    if row.capped is not None and row.capped != row.raw:
        details.append(_limited(row.raw, row.capped))
    return Step("Perhitungan", f"Jika dihitung ulang: {worked}" if worked else percent(row.raw), tuple(details))


def _is_shortened(row: ComponentAchievement) -> bool:
    """Whether the consolidated realisation, as read, has its four decimals full."""
    return row.realisation is not None and row.realisation != row.realisation.quantize(Decimal("0.001"))


def _limited(raw: Decimal, capped: Decimal) -> str:
    what = "batas atas" if capped < raw else "batas bawah"
    return f"Dalam rata-rata dihitung {percent(capped)} ({what}); angka aslinya {percent(raw)}."


def _conclusion(
    rules: Rules, line: IndicatorLine, indicator: Indicator, parts: list[tuple[Component, ComponentAchievement]]
) -> tuple[Step, ...]:
    steps = [] if len(parts) < 2 else [_joined(line, parts)]
    steps.append(Step("Status", _judged(rules, line), (line.note,) if line.notes else ()))
    missing = tuple(f"Belum ada: {title}" for title in line.missing_documents)
    return (*steps, Step("Bukti dukung", capitalised(line.proof_text), missing), _review(line))


def _review(line: IndicatorLine) -> Step:
    """How far the report was checked, by whom, and what was said about it."""
    if line.state is None:
        return Step("Verifikasi", "Belum ada laporan yang dapat diperiksa")
    said = (f"{short_quarter(line.state.quarter)}: {line.state.detail}", line.state.comment)
    return Step("Verifikasi", capitalised(line.state_text), tuple(text for text in said if text))


def _joined(line: IndicatorLine, parts: list[tuple[Component, ComponentAchievement]]) -> Step:
    titles = tuple(f"{c.title}: {percent_or_dash(row.raw)}, bobot {number(row.weight)}" for c, row in parts)
    if line.raw is None:
        return Step("Gabungan", line.explanation.rstrip("."), titles)
    sums = " + ".join(f"{number(row.weight)} × {percent(row.raw)}" for _, row in parts if row.raw is not None)
    weights = number(sum((row.weight for _, row in parts), Decimal(0)))
    return Step("Gabungan", f"({sums}) ÷ {weights} = {percent(line.raw)}", titles)


def _judged(rules: Rules, line: IndicatorLine) -> str:
    lower = rules.band(line.status.code).lower if line.status.is_judged else None
    if line.figure is None or lower is None:
        return line.status.label
    reach = f"{line.status.label}: {_span(rules, lower)}"
    predicate = _predicate(rules, line.figure)
    return f"{reach}. Sebutan: {predicate.word} ({predicate.abbreviation})" if predicate else reach


def _predicate(rules: Rules, figure: Decimal) -> Predicate | None:
    """The highest one that the figure lies above; one without a bound holds from the bottom."""
    held = [p for p in rules.predicates if p.above is None or figure > p.above]
    return max(held, key=lambda p: (p.above is not None, p.above or 0), default=None)


def _span(rules: Rules, lower: Decimal) -> str:
    """`80,00% sampai di bawah 100,00%`, from a band's lower bound up to the next one's."""
    above = sorted(b.lower for b in rules.bands if b.lower is not None and b.lower > lower)
    return f"{percent(lower)} sampai di bawah {percent(above[0])}" if above else f"{percent(lower)} atau lebih"
