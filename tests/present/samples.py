"""Definitions and figures made up for the tests of `present`: 13 indicators, and rows that agree with each other.

The rows are fabricated from what each quarter is to show; nothing here computes an achievement from a target.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from decimal import ROUND_HALF_UP, Decimal

from iku.domain.achievement import ComponentAchievement, GroupAchievement, IndicatorAchievement, Reason
from iku.domain.definitions import Definitions, Division, Duty, Organisation, Stage, Subdivision
from iku.domain.evidence import AttachedDocument, DocumentStatus, Frequency, RequiredDocument
from iku.domain.figures import YearFigures
from iku.domain.indicator import Certainty, Component, Flag, FlagClass, Indicator, Text
from iku.domain.rules import (
    Band,
    Consolidation,
    Grade,
    MinimizeForm,
    OrdinalForm,
    Polarity,
    Predicate,
    RangeForm,
    Rules,
    ZeroTarget,
)
from iku.domain.submission import RealisationFact, TargetFact

OFFICE = "kpu-kota-serang"
RECORDED = datetime(2026, 11, 23, 14, 30, tzinfo=UTC).replace(tzinfo=None)
PERSON = "Rina"

WHITE, NIGHT = "#FFFFFF", "#14171D"
RULES = Rules(
    cap=Decimal(120),
    floor=Decimal(0),
    minimize_form=MinimizeForm.DIFFERENCE,
    range_form=RangeForm.STABILIZE,
    zero_target=ZeroTarget.NONE,
    ordinal_form=OrdinalForm.STATUS,
    bands=(
        Band("far_below", Decimal(0), "jauh di bawah target", "▼", "#B5261F", "#E5564B", WHITE, NIGHT, reached=False),
        Band("near", Decimal(80), "mendekati target", "◆", "#C98209", "#EBB548", "#1E2430", NIGHT, reached=False),
        Band("reached", Decimal(100), "tercapai", "●", "#1A8656", "#45C48B", WHITE, NIGHT, reached=True),
        Band("exceeded", Decimal(105), "melampaui target", "▲", "#155A9E", "#3E8FDB", WHITE, NIGHT, reached=True),
        Band("below", None, "di bawah target", "▽", "#B5261F", "#E5564B", WHITE, NIGHT, reached=False),
    ),
    predicates=(Predicate(Decimal(90), "Sangat Tinggi", "ST"), Predicate(None, "Sangat Rendah", "SR")),
    grades=tuple(
        Grade("RB", code, rank, Decimal(score), word)
        for rank, (code, score, word) in enumerate(
            (("D", 30, "Sangat Kurang"), ("CC", 60, "Cukup"), ("B", 70, "Baik"), ("A", 90, "Memuaskan")), start=1
        )
    ),
    ordinal_bands={"above": "exceeded", "equal": "reached", "below": "below"},
    jump_factors=(Decimal(10), Decimal(100)),
    jump_tolerance=Decimal("0.1"),
)

TITLES = (
    ("Perencanaan & anggaran", "perencanaan", "rendatin"), ("Keuangan & BMN", "keuangan", "kul"),
    ("Data pemilih mutakhir", "perencanaan", "rendatin"), ("Operasional & sarana", "keuangan", "kul"),
    ("Logistik Pemilu", "keuangan", "kul"), ("Produk hukum & JDIH", "hukum", "teknis-hukum"),
    ("Pengolahan data", "perencanaan", "rendatin"), ("Badan adhoc", "sosialisasi", "parmas-sdm"),
    ("Verifikasi peserta Pemilu", "teknis", "teknis-hukum"), ("Masa kampanye", "sosialisasi", "parmas-sdm"),
    ("Sosialisasi & bimtek", "sosialisasi", "parmas-sdm"), ("Reformasi birokrasi", "sosialisasi", "parmas-sdm"),
    ("Pemungutan & penghitungan", "teknis", "teknis-hukum"),
)  # fmt: skip
UNCERTAIN = {7: Certainty.LOW, 10: Certainty.MEDIUM, 12: Certainty.LOW}


def component(indicator: str, code: str = "", **changes: object) -> Component:
    made = Component(
        indicator=indicator, code=code, title="", unit="%", polarity=Polarity.MAXIMIZE,
        consolidation=Consolidation.LAST, weight=Decimal(1), numerator="laporan tepat waktu", denominator="laporan wajib",
        minimize_form=MinimizeForm.DIFFERENCE, range_form=RangeForm.STABILIZE, zero_target=ZeroTarget.NONE,
        ordinal_form=OrdinalForm.STATUS, scale="", cap=Decimal(120),
    )  # fmt: skip
    return replace(made, **changes)  # type: ignore[arg-type]


def _components(number: int, code: str) -> tuple[Component, ...]:
    if number == 1:
        return (
            component(code, "anggaran", title="Realisasi anggaran"),
            component(code, "kinerja", title="Target kinerja tercapai"),
        )
    if number == 12:
        return (component(code, title="Nilai RB", polarity=Polarity.ORDINAL, scale="RB", unit="predikat"),)
    return (component(code, title=TITLES[number - 1][0]),)


def _indicator(number: int) -> Indicator:
    title, division, subdivision = TITLES[number - 1]
    code = f"IKU-{number:02d}"
    formula = Text("Persentase Peilaian Mandiri RB", "Persentase Penilaian Mandiri RB")
    return Indicator(
        code=code, number=number, title=title,
        description=Text(f"Terwujudnya {title}", f"Terwujudnya {title}"),
        formula=formula if number == 12 else Text(f"Persentase {title}", f"Persentase {title}"),
        source=Text(f"Laporan {title}", f"Laporan {title}"),
        division=division, subdivision=subdivision, contributors=("kul",) if number == 1 else (),
        certainty=UNCERTAIN.get(number, Certainty.HIGH), mapping_reason="tugas divisi", weight=Decimal(1),
        components=_components(number, code),
        flags=(Flag("formula", FlagClass.TYPO, "Peilaian", "Penilaian", "huruf n hilang"),) if number == 12 else (),
    )  # fmt: skip


DEFINITIONS = Definitions(
    organisation=Organisation(
        OFFICE, "Komisi Pemilihan Umum Kota Serang", "Komisi Pemilihan Umum", "Indikator Kinerja Utama (IKU) 2024",
        "Serang", date(2024, 1, 31), "Ketua Komisi Pemilihan Umum Kota Serang", 2024,
    ),
    divisions=(
        Division("keuangan", "Divisi Keuangan, Umum, Logistik, dan Rumah Tangga", "Keuangan, Umum & Logistik", ()),
        Division("teknis", "Divisi Teknis Penyelenggaraan", "Teknis Penyelenggaraan", ()),
        Division("perencanaan", "Divisi Perencanaan, Data, dan Informasi", "Perencanaan & Data", ()),
        Division("hukum", "Divisi Hukum dan Pengawasan", "Hukum & Pengawasan", ()),
        Division("sosialisasi", "Divisi Sosialisasi, Pendidikan Pemilih, dan SDM", "Sosdiklih, Parmas & SDM", ()),
    ),
    subdivisions=(
        Subdivision("kul", "Keuangan, Umum dan Logistik", "Keuangan, Umum & Logistik", ()),
        Subdivision("rendatin", "Perencanaan, Data dan Informasi", "Rendatin", ()),
        Subdivision("teknis-hukum", "Teknis Penyelenggaraan Pemilu dan Hukum", "Teknis & Hukum", ()),
        Subdivision("parmas-sdm", "Partisipasi, Hubungan Masyarakat dan SDM", "Parmas & SDM", ()),
    ),
    indicators=tuple(_indicator(n) for n in range(1, 14)),
    duties=(
        Duty("task", "a", Text("menjabarkan program dan melaksanakan anggaran;", "menjabarkan program dan melaksanakan anggaran;"), ("IKU-01", "IKU-02")),
        Duty("task", "b", Text("ketenianan peraturan", "ketentuan peraturan"), ()),
        Duty("function", "a", Text("menetapkan jadwal;", "menetapkan jadwal;"), ("IKU-09",)),
    ),
    documents=tuple(
        RequiredDocument(f"IKU-{n:02d}", f"laporan-{m}", title, Frequency.PER_QUARTER, f"Laporan {TITLES[n - 1][0]}")
        for n in range(1, 14)
        for m, title in enumerate((f"Laporan {TITLES[n - 1][0]}", "Laporan BMN")[: 2 if n == 2 else 1], start=1)
    ),
    stages=(
        Stage("IKU-10", 2024, "Masa kampanye", date(2024, 9, 25), date(2024, 11, 23), (3, 4), "PKPU", is_assumption=True),
    ),
    rules=RULES,
    files=(),
    fingerprint="contoh",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cell:
    """What an indicator shows in one quarter. `raw` None with `reported` means a report without a figure (`reason`)."""

    raw: str | None = None
    reported: bool = False
    reason: Reason | None = None
    grade: str = ""
    target_grade: str = "B"
    proved: bool = True


def reported(raw: str, *, proved: bool = True) -> Cell:
    return Cell(raw=raw, reported=True, proved=proved)


BLANK = Cell()
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
    for quarter in (1, 2, 3, 4):
        through = max((q for q in range(1, quarter + 1) if cells[q - 1].reported), default=None)
        due = [q for q in due_quarters if q <= quarter]
        cell = cells[through - 1] if through else BLANK
        reason = _reason(cell, through, bool(due), targeted)
        raw = Decimal(cell.raw) if cell.raw is not None and reason is None else None
        capped = None if raw is None else min(max(raw, Decimal(0)), Decimal(120))
        graded = reason is Reason.STATUS_ONLY
        band = _ordinal_band(cell) if graded else "" if raw is None else band_of(max(raw, Decimal(0)))
        proved = bool(due) and cells[due[-1] - 1].reported and cells[due[-1] - 1].proved
        statuses = [
            DocumentStatus(indicator.code, d.code, quarter, bool(due), int(proved or (bool(due) and k > 0)), False)
            for k, d in enumerate(documents)
        ]
        rows[2].extend(statuses)
        rows[0].append(
            IndicatorAchievement(
                office=OFFICE,
                indicator=indicator.code,
                number=number,
                division=indicator.division,
                subdivision=indicator.subdivision,
                year=year,
                quarter=quarter,
                weight=Decimal(1),
                raw=raw,
                capped=capped,
                band=band,
                is_reached=bool(band) and RULES.band(band).reached,
                reason=reason,
                through_quarter=through,
                is_due=bool(due),
                is_reported=bool(due) and through is not None and through >= due[-1],
                due_this_quarter=quarter in due_quarters,
                reported_this_quarter=cells[quarter - 1].reported,
                documents_due=sum(s.is_due for s in statuses),
                documents_attached=sum(s.is_due and s.attached > 0 for s in statuses),
            )  # fmt: skip
        )
        for c in indicator.components:
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
                    realisation=raw,
                    realisation_grade=cell.grade,
                    numerator=None,
                    denominator=None,
                    through_quarter=through,
                    quarters_used=(through,) if through else (),
                    raw=raw,
                    capped=capped,
                    band=band,
                    reason=reason,
                    weight=c.weight,
                )  # fmt: skip
            )
    rows[4].extend(
        realisation(indicator.code, c.code, year, q, cells[q - 1]) for c in indicator.components for q in (1, 2, 3, 4)
        if cells[q - 1].reported
    )  # fmt: skip
    rows[3].extend(
        attachment(indicator.code, d.code, year, q) for d in documents for q in (1, 2, 3, 4)
        if cells[q - 1].reported and (cells[q - 1].proved or d is not documents[0])
    )  # fmt: skip
    return rows


def _reason(cell: Cell, through: int | None, due: bool, targeted: bool) -> Reason | None:
    if through is None and not due:
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
