"""Figures made up for the tests of `present`: rows of one year that agree with each other on every level.

They are made from what each quarter is to show; nothing here computes an achievement from a target.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from decimal import ROUND_HALF_UP, Decimal

from iku.domain.achievement import ComponentAchievement, GroupAchievement, IndicatorAchievement, Reason
from iku.domain.deadline import CompleteReport
from iku.domain.definitions import Definitions
from iku.domain.evidence import AttachedDocument, DocumentStatus
from iku.domain.figures import YearFigures
from iku.domain.submission import RealisationFact, TargetFact
from tests.present.decree import DEFINITIONS, OFFICE, RULES

RECORDED = datetime(2026, 11, 23, 14, 30, tzinfo=UTC).replace(tzinfo=None)
PERSON = "Rina"


@dataclass(frozen=True, slots=True)
class Cell:
    """What an indicator shows in one quarter. `raw` None with `reported` means a report without a figure (`reason`)."""

    raw: str | None = None
    reported: bool = False
    reason: Reason | None = None
    grade: str = ""
    target_grade: str = "B"
    proved: bool = True
    partly: bool = False
    """only the first of several components is reported"""


def reported(raw: str, *, proved: bool = True) -> Cell:
    return Cell(raw=raw, reported=True, proved=proved)


PARTLY = Cell(raw="100.00", partly=True)
BLANK = Cell()
SILENT: tuple[Cell, ...] = (BLANK,) * 4
"""a year in which nothing was reported"""
MOCK: dict[int, tuple[Cell, ...]] = {
    1: (reported("92.10"), reported("95.00"), reported("98.50"), BLANK),
    2: (reported("100.00"), reported("100.00"), reported("100.00", proved=False), BLANK),
    3: (reported("97.00"), reported("100.00"), reported("103.20"), BLANK),
    4: (reported("90.20"), reported("93.10"), reported("96.40"), BLANK),
    5: (reported("82.00"), reported("85.30"), reported("88.10", proved=False), BLANK),
    6: (reported("84.10"), reported("79.60"), reported("71.20"), BLANK),
    7: (reported("88.00"), BLANK, BLANK, BLANK),
    8: (reported("104.00"), reported("108.00"), reported("112.00"), BLANK),
    9: (reported("100.00"), reported("100.00"), reported("100.00"), BLANK),
    10: (BLANK, BLANK, reported("91.30"), BLANK),
    11: (reported("76.00"), reported("80.40"), reported("84.70", proved=False), BLANK),
    12: (BLANK, BLANK, BLANK, BLANK),
    13: (reported("100.00"), reported("100.00"), reported("100.00"), BLANK),
}


def band_of(figure: Decimal) -> str:
    return max((b for b in RULES.bands if b.lower is not None and b.lower <= figure), key=lambda b: b.lower or 0).code


def figures(
    plan: Mapping[int, tuple[Cell, ...]] = MOCK,
    *,
    definitions: Definitions = DEFINITIONS,
    year: int = 2024,
    targets: Iterable[int] = range(1, 14),
    is_sample: bool = True,
) -> YearFigures:
    """Rows of one year that say what the plan says, consistently in every level."""
    targeted = set(targets)
    made = [_rows(definitions, year, n, plan[n], targeted=n in targeted) for n in plan]
    indicators = tuple(row for one in made for row in one[0])
    return YearFigures(
        year=year,
        components=tuple(row for one in made for row in one[1]),
        indicators=indicators,
        groups=tuple(_groups(definitions, year, indicators)),
        documents=tuple(row for one in made for row in one[2]),
        attachments=tuple(row for one in made for row in one[3]),
        targets=tuple(_targets(definitions, year, targeted)),
        realisations=tuple(row for one in made for row in one[4]),
        last_recorded=RECORDED,
        is_sample=is_sample,
        complete_reports=tuple(
            CompleteReport(i.indicator, i.quarter, RECORDED) for i in indicators if i.reported_this_quarter
        ),
        in_use_since=datetime(year, 1, 2),
    )


Rows = tuple[
    list[IndicatorAchievement],
    list[ComponentAchievement],
    list[DocumentStatus],
    list[AttachedDocument],
    list[RealisationFact],
]


def _rows(definitions: Definitions, year: int, number: int, cells: tuple[Cell, ...], *, targeted: bool) -> Rows:
    indicator = definitions.indicators[number - 1]
    due_quarters = definitions.due_quarters(indicator.code, year)
    rows: Rows = ([], [], [], [], [])
    documents = definitions.documents_of(indicator.code)
    several = len(indicator.components) > 1
    for quarter in (1, 2, 3, 4):
        through = max((q for q in range(1, quarter + 1) if cells[q - 1].reported), default=None)
        partly = several and through is None and any(c.partly for c in cells[:quarter])
        due = [q for q in due_quarters if q <= quarter]
        cell = cells[through - 1] if through else BLANK
        reason = _reason(cell, through, is_due=bool(due), targeted=targeted)
        if partly and targeted:
            reason = Reason.INCOMPLETE
        raw = Decimal(cell.raw) if cell.raw is not None and reason is None else None
        band = _ordinal_band(cell) if reason is Reason.STATUS_ONLY else _band(raw)
        statuses = [_document(indicator.code, d.code, quarter, due, cells, k) for k, d in enumerate(documents)]
        rows[2].extend(statuses)
        is_reported = bool(due) and through is not None and through >= due[-1]
        rows[0].append(
            IndicatorAchievement(
                OFFICE,
                indicator.code,
                number,
                indicator.division,
                indicator.subdivision,
                year,
                quarter,
                Decimal(1),
                raw,
                _capped(raw),
                band,
                bool(band) and RULES.band(band).reached,
                reason,
                through,
                bool(due),
                is_reported,
                quarter in due_quarters,
                cells[quarter - 1].reported,
                sum(s.is_due for s in statuses),
                sum(s.is_due and s.attached > 0 for s in statuses),
            )
        )
        for place, c in enumerate(indicator.components):
            first = partly and targeted and place == 0
            part = Decimal(100) if first else raw
            rows[1].append(
                ComponentAchievement(
                    office=OFFICE,
                    indicator=indicator.code,
                    component=c.code,
                    year=year,
                    quarter=quarter,
                    unit=c.unit,
                    polarity=c.polarity,
                    consolidation=c.consolidation,
                    target=Decimal("100.0000") if targeted and through and not c.scale else None,
                    target_upper=None,
                    target_grade=cell.target_grade if c.scale and targeted else "",
                    realisation=part,
                    realisation_grade=cell.grade,
                    numerator=None,
                    denominator=None,
                    through_quarter=through,
                    quarters_used=(through,) if through and targeted else (),
                    raw=part,
                    capped=_capped(part),
                    band=_band(part) if first else band,
                    reason=None if first else Reason.NOT_REPORTED if partly and targeted else reason,
                    weight=c.weight,
                )
            )
        cell = cells[quarter - 1]
        reporting = (
            indicator.components if cell.reported else indicator.components[:1] if several and cell.partly else ()
        )
        rows[4].extend(realisation(indicator.code, c.code, year, quarter, cell) for c in reporting)
        proved = documents if cell.proved else documents[1:]
        rows[3].extend(attachment(indicator.code, d.code, year, quarter) for d in proved if cell.reported)
    return rows


def _document(
    indicator: str, code: str, quarter: int, due: list[int], cells: tuple[Cell, ...], place: int
) -> DocumentStatus:
    """Documents after the first are always there once anything is due."""
    proved = bool(due) and cells[due[-1] - 1].reported and cells[due[-1] - 1].proved
    return DocumentStatus(
        indicator, code, quarter, bool(due), int(bool(due) and (proved or place > 0)), is_link_only=False
    )


def _capped(raw: Decimal | None) -> Decimal | None:
    return None if raw is None else min(max(raw, Decimal(0)), Decimal(120))


def _band(raw: Decimal | None) -> str:
    return "" if raw is None else band_of(max(raw, Decimal(0)))


def _reason(cell: Cell, through: int | None, *, is_due: bool, targeted: bool) -> Reason | None:
    if through is None and not is_due:
        return Reason.NOT_DUE
    if not targeted:
        return Reason.NO_TARGET
    if through is None:
        return Reason.NOT_REPORTED
    if cell.grade:
        return Reason.STATUS_ONLY
    return cell.reason if cell.raw is None else None


def _ordinal_band(cell: Cell) -> str:
    ranks = {g.code: g.rank for g in RULES.grades}
    difference = ranks[cell.grade] - ranks[cell.target_grade]
    return RULES.ordinal_bands["above" if difference > 0 else "equal" if difference == 0 else "below"]


def _groups(definitions: Definitions, year: int, rows: tuple[IndicatorAchievement, ...]) -> Iterable[GroupAchievement]:
    for quarter in (1, 2, 3, 4):
        here = [r for r in rows if r.quarter == quarter]
        for division in ("", *(d.code for d in definitions.divisions)):
            scored = [r for r in here if division in ("", r.division)]
            computed = [r.capped for r in scored if r.capped is not None]
            mean = (
                (sum(computed, Decimal(0)) / len(computed)).quantize(Decimal("0.01"), ROUND_HALF_UP)
                if computed
                else None
            )
            reports = [r for r in scored if r.is_due and r.is_reported]
            yield GroupAchievement(
                OFFICE, division, year, quarter, mean, band_of(mean) if mean is not None else "", len(scored), len(computed),
                sum(r.is_reached for r in scored), sum(r.is_due for r in scored), len(reports),
                sum(r.documents_due > 0 for r in reports), sum(r.has_complete_evidence for r in reports),
            )  # fmt: skip


def _targets(definitions: Definitions, year: int, targeted: set[int]) -> Iterable[TargetFact]:
    for i in definitions.indicators:
        if i.number in targeted:
            yield from (target(i.code, c.code, year, q) for c in i.components for q in (1, 2, 3, 4))


def target(indicator: str, component: str, year: int, quarter: int, **changes: object) -> TargetFact:
    graded = indicator == "IKU-12"
    made = TargetFact(
        fact="t", submission="s-target", indicator=indicator, component=component, year=year, quarter=quarter, version=1,
        value=None if graded else Decimal("100.0000"), upper=None, baseline=None, grade="B" if graded else "",
        unit="", document="PK 12/2024", reason="", recorded_at=RECORDED, recorded_by=PERSON, filename="", row=None,
    )  # fmt: skip
    return replace(made, **changes)  # type: ignore[arg-type]


def realisation(indicator: str, component: str, year: int, quarter: int, cell: Cell) -> RealisationFact:
    value = None if cell.grade else Decimal(cell.raw or "0")
    return RealisationFact(
        fact="r", submission="s-real", indicator=indicator, component=component, year=year, quarter=quarter, version=1,
        value=value, numerator=None, denominator=None, grade=cell.grade, note="", recorded_at=RECORDED, recorded_by=PERSON,
        filename="tw.xlsx", row=7,
    )  # fmt: skip


def attachment(indicator: str, document: str, year: int, quarter: int, **changes: object) -> AttachedDocument:
    made = AttachedDocument(
        attachment=f"a-{indicator}-{document}-{quarter}", submission="s-bukti", indicator=indicator, document=document,
        year=year, quarter=quarter, version=1, filename="laporan.pdf", media_type="application/pdf", sha256="3f2a9c41" * 8,
        size=123_456, url="", seen_on=None, recorded_at=RECORDED, recorded_by=PERSON,
    )  # fmt: skip
    return replace(made, **changes)  # type: ignore[arg-type]
