"""One indicator in the performance report: figures, years, causes, follow-ups, evidence, and where each figure comes from."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from iku.domain.achievement import ComponentAchievement, Reason
from iku.domain.definitions import Definitions
from iku.domain.figures import YearFigures
from iku.domain.frozen import Content
from iku.domain.indicator import Component
from iku.domain.meeting import Entry
from iku.domain.year_on_year import year_on_year
from iku.present import wording
from iku.present.basis import Basis, basis
from iku.present.causes import Cause, causes
from iku.present.chapter_plan import Comparison, against_plan, sparingly
from iku.present.dates import short_quarter, up_to_quarter
from iku.present.evidence import AttachmentView, checklist
from iku.present.indicator_slide import known_series, quarter_table
from iku.present.lines import IndicatorLine, indicator_line
from iku.present.numbers import DASH, capitalised, percent_or_dash, range_text, signed, value_text
from iku.present.outlook import outlook_view
from iku.present.slide import Cell, Table
from iku.present.status import STATUS_OF_REASON, Status, band_status

NOT_EXPLAINED = "Belum ada penjelasan yang dicatat."


@dataclass(frozen=True, slots=True)
class Measurement:
    """What is measured, promised and reached, in numbers and in words. `title` is "" for all components together.

    Where there is no achievement, `reason` says why, a whole sentence.
    """

    title: str
    target: Decimal | None
    target_text: str
    realisation: Decimal | None
    realisation_text: str
    achievement: Decimal | None
    achievement_text: str
    status: Status
    reason: str
    note: str = ""
    """what must be known to read it rightly: `data s.d. TW II, belum diperbarui`"""


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """One attachment, or a document without any. `sha256` is whole; "" for a link."""

    document: str
    state: str
    """of the document, in the quarter that is looked at: `● lengkap`, `○ belum`"""
    label: str
    """the file's name, or the address"""
    details: str
    check: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Section:
    """One indicator "up to quarter"."""

    line: IndicatorLine
    objective: str
    """the decree's "Uraian", as it is read"""
    measure: str
    """its "Cara Penghitungan", as it is read"""
    responsible: str
    """the division that is scored, and who reports"""
    whole: Measurement
    components: tuple[Measurement, ...]
    """more than one, or none"""
    this_year: Table
    quarters: Table
    years: Table | None
    """None where no other year is known"""
    compared: tuple[str, ...]
    """with the year before, a sentence each"""
    plan: Comparison | None
    """with the end of the strategic plan; None where no end target was set"""
    efficiency: Comparison | None
    """None where no budget was reported"""
    ahead: tuple[str, ...]
    """what is still needed until the end of the year"""
    causes: tuple[Cause, ...]
    """the latest quarter first"""
    unexplained: str
    """what to say where nothing was explained, else "" """
    evidence: tuple[EvidenceRow, ...]
    basis: Basis
    entries: tuple[Entry, ...]
    """what the meeting noted, decided and agreed about it"""


def section(content: Content, line: IndicatorLine, entries: Sequence[Entry]) -> Section:
    definitions, figures, quarter = content.definitions, content.figures, line.quarter
    indicator = definitions.indicator(line.code)
    whole, components = measurements(definitions, figures, line)
    said = tuple(c for c in causes(figures, line.code) if c.quarter in map(short_quarter, range(1, quarter + 1)))
    quarters = quarter_table(content, line.code, known_series(content, line.code))
    ahead = outlook_view(definitions, figures, line.code, quarter, content.earlier)
    return Section(
        line=line,
        objective=indicator.description.corrected,
        measure=indicator.formula.corrected,
        responsible=_responsible(definitions, line),
        whole=whole,
        components=components,
        this_year=_this_year(figures.year, line, whole, components),
        quarters=replace(quarters, headings=("Uraian", *quarters.headings[1:])),
        years=_years(content, line),
        compared=ahead.before,
        plan=against_plan(content, line),
        efficiency=sparingly(content, line),
        ahead=tuple(one.sentence if not one.title else f"{one.title}: {one.sentence}" for one in ahead.lines),
        causes=said,
        unexplained="" if said else line.explanation or NOT_EXPLAINED,
        evidence=tuple(_evidence(definitions, figures, line)),
        basis=basis(definitions, figures, line),
        entries=tuple(e for e in entries if e.content.indicator == line.code or e.content.slide == f"indicator:{line.code}"),
    )  # fmt: skip


def _responsible(definitions: Definitions, line: IndicatorLine) -> str:
    """`Divisi Hukum dan Pengawasan (usulan); dilaporkan Subbagian …`, by their full names where they are known."""
    named = {d.code: d.name for d in definitions.divisions} | {s.code: s.name for s in definitions.subdivisions}
    division = named.get(line.division, line.division_name) + (f" ({wording.PROPOSAL})" if line.is_proposal else "")
    return f"{division}; dilaporkan {named.get(line.subdivision, line.subdivision_name)}"


def measurements(
    definitions: Definitions, figures: YearFigures, line: IndicatorLine
) -> tuple[Measurement, tuple[Measurement, ...]]:
    """The indicator's own, and those of its components where it has several."""
    parts = [
        (component, row)
        for component in definitions.indicator(line.code).components
        if (row := figures.component(line.code, component.code, line.quarter)) is not None
    ]
    made = tuple(_measurement(definitions, component, row) for component, row in parts)
    only = made[0] if len(made) == 1 else None
    whole = Measurement(
        title="",
        target=only.target if only else None,
        target_text=only.target_text if only else DASH,
        realisation=only.realisation if only else None,
        realisation_text=only.realisation_text if only else DASH,
        achievement=line.figure,
        achievement_text=percent_or_dash(line.figure),
        status=line.status,
        reason="" if line.figure is not None else line.explanation,
        note=line.note,
    )
    return whole, made if len(made) > 1 else ()


def measurement_cells(measured: Measurement) -> tuple[Cell, ...]:
    """Target, realisation, achievement and category, in the order in which reports print them."""
    return (
        Cell(measured.target_text, is_figure=True),
        Cell(measured.realisation_text, is_figure=True),
        Cell(measured.achievement_text, is_figure=True),
        category_cell(measured.status, measured.reason, measured.note),
    )


def category_cell(status: Status, reason: str = "", note: str = "") -> Cell:
    """`◆ Mendekati target (data s.d. TW I)`; where nothing is judged, the reason."""
    word = status.label if status.is_judged else reason.rstrip(".") or status.label
    return Cell(f"{status.icon} {word}" + (f" ({note})" if note else ""), status)


def _measurement(definitions: Definitions, component: Component, row: ComponentAchievement) -> Measurement:
    rules = definitions.rules
    figure = None if row.raw is None else max(row.raw, rules.floor)
    return Measurement(
        title=component.title,
        target=row.target,
        target_text=range_text(row.target, row.target_upper, row.unit, row.target_grade),
        realisation=row.realisation,
        realisation_text=value_text(row.realisation, row.unit, row.realisation_grade),
        achievement=figure,
        achievement_text=percent_or_dash(figure),
        status=band_status(rules.band(row.band)) if row.band else STATUS_OF_REASON[row.reason or Reason.INCOMPLETE],
        reason=wording.REASONS[row.reason] if row.reason else "",
    )


def _this_year(year: int, line: IndicatorLine, whole: Measurement, components: tuple[Measurement, ...]) -> Table:
    rows = [(Cell(measured.title), *measurement_cells(measured)) for measured in components]
    name = "Gabungan" if components else "Indikator"
    rows.append((Cell(name), *measurement_cells(whole)))
    return Table(
        headings=("Yang diukur", "Target", "Realisasi", "Capaian", "Kategori"),
        rows=tuple(rows),
        widths=(29, 15, 15, 15, 26),
        alt=f"Target, realisasi, dan capaian {up_to_quarter(line.quarter)} {year}. {line.sentence}.",
        strong=frozenset({len(rows) - 1}) if components else frozenset(),
    )


def _years(content: Content, line: IndicatorLine) -> Table | None:
    """The years that are known, the earliest first, each up to the same quarter."""
    known = [
        f for f in content.earlier if f.has_realisations and any(row.indicator == line.code for row in f.indicators)
    ]
    if not known:
        return None
    rows: list[tuple[Cell, ...]] = []
    before: YearFigures | None = None
    for figures in (*reversed(known), content.figures):
        rows += _year_rows(content.definitions, figures, before, line)
        before = figures
    return Table(
        headings=("Tahun", "Target", "Realisasi", "Capaian", "Kategori", "Selisih (poin persen)"),
        rows=tuple(rows),
        widths=(20, 13, 13, 13, 25, 16),
        alt=f"Capaian {line.title} {up_to_quarter(line.quarter)}: "
        + "; ".join(f"{row[0].text} {row[3].text}" for row in rows)
        + ".",
    )


def _year_rows(
    definitions: Definitions, figures: YearFigures, before: YearFigures | None, line: IndicatorLine
) -> Iterator[tuple[Cell, ...]]:
    then = indicator_line(definitions, figures, line.code, line.quarter)
    whole, components = measurements(definitions, figures, then)
    for measured in components:
        yield (Cell(f"{figures.year}, {measured.title}"), *measurement_cells(measured), Cell(""))
    name = f"{figures.year}, gabungan" if components else str(figures.year)
    yield (Cell(name), *measurement_cells(whole), _difference(definitions, figures, before, line))


def _difference(
    definitions: Definitions, figures: YearFigures, before: YearFigures | None, line: IndicatorLine
) -> Cell:
    """Between years that follow one another; where either rests on another quarter, there is nothing to compare."""
    difference = None
    if before is not None and before.year == figures.year - 1:
        difference = year_on_year(definitions, figures, before, line.code, line.quarter).achievement
    return Cell(DASH if difference is None else signed(difference), is_figure=True)


def _evidence(definitions: Definitions, figures: YearFigures, line: IndicatorLine) -> Iterator[EvidenceRow]:
    for row in checklist(definitions, figures, [line.code], line.quarter).rows:
        cell = row.cell(line.quarter)
        state = f"{cell.icon} {cell.word}"
        attached = [a for a in row.attachments if a.quarter <= line.quarter]
        for one in attached:
            yield _attached(row.title, state, one)
        if not attached:
            yield EvidenceRow(row.title, state, "", "", "", "")


def _attached(document: str, state: str, one: AttachmentView) -> EvidenceRow:
    details = one.strength if one.is_link else one.details
    return EvidenceRow(document, state, one.label, capitalised(details), one.check, one.sha256)
