"""One indicator on one slide: its figure, target and realisation of both years, why, what is done, and what is still needed."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from iku.domain.frozen import Content
from iku.domain.meeting import Meeting
from iku.present.attention import attention
from iku.present.causes import causes
from iku.present.dates import short_quarter, up_to_quarter
from iku.present.lines import IndicatorLine
from iku.present.numbers import DASH, percent
from iku.present.outlook import outlook_view
from iku.present.reporting import Proof
from iku.present.series import Point, Series, quarterly_series
from iku.present.slide import Block, Bullet, Cell, Chart, ChartSeries, Slide, SlideKind, Table
from iku.present.status import Status

FULL = Decimal(100)
HEADROOM = Decimal(20)
"""Beyond 100, where no cap says where counting ends."""


def indicator_slide(content: Content, meeting: Meeting, line: IndicatorLine) -> Slide:
    series = known_series(content, line.code)
    key = f"indicator:{line.code}"
    return Slide(
        key=key,
        kind=SlideKind.INDICATOR,
        name=line.numbered_title,
        title=_title(line),
        subtitle=_subtitle(line),
        indicator=line.code,
        figure_text=line.figure_text,
        status=line.status,
        bullet=_bullet(content, line),
        table=quarter_table(content, line.code, series),
        chart=_chart(series[0]) if series[0].has_values else None,
        blocks=tuple(_blocks(content, line)),
        entries=meeting.entries_on(key),
        notes=_notes(content, line),
    )


def known_series(content: Content, code: str) -> tuple[Series, ...]:
    """Without what was reported for later quarters: a meeting about one quarter is not about the next."""
    quarter = content.about.period.quarter
    return tuple(_known(s, quarter) for s in quarterly_series(content.definitions, content.figures, code, quarter))


def _known(series: Series, quarter: int) -> Series:
    points = (point if n <= quarter else _unreported(point) for n, point in enumerate(series.points, start=1))
    return replace(series, points=tuple(points))


def _unreported(point: Point) -> Point:
    return replace(point, realisation=None, realisation_text=DASH, achievement_text=DASH, note="")


def quarter_table(content: Content, code: str, series: tuple[Series, ...]) -> Table:
    """Target, realisation and achievement by quarter, this year and, where it is known, the last."""
    rows: list[tuple[Cell, ...]] = []
    years = [(content.figures.year, series)]
    last_year = content.last_year
    if last_year is not None and last_year.has_realisations:
        years.append((last_year.year, quarterly_series(content.definitions, last_year, code, 4)))
    for year, shown in years:
        for component in shown:
            name = f"{component.title.partition(',')[0]}: " if len(shown) > 1 else ""
            points = component.points
            rows.append((Cell(f"{name}Target {year}"), *(Cell(p.target_text, is_figure=True) for p in points)))
            rows.append((Cell(f"{name}Realisasi {year}"), *(Cell(p.realisation_text, is_figure=True) for p in points)))
        reached = shown[0].points
        rows.append(
            (
                Cell(f"Capaian {year} s.d. TW"),
                *(Cell(p.achievement_text, _status_beside(p), True) for p in reached),
            )
        )
    labels = tuple(point.label for point in series[0].points)
    return Table(
        headings=("", *labels),
        rows=tuple(rows),
        widths=(34, *(16 for _ in labels)),
        alt=" ".join(component.alt for component in series),
    )


def _status_beside(point: Point) -> Status | None:
    """Of a figure that is printed: a quarter without a report of its own has none to judge."""
    return point.status if point.status.is_judged and point.achievement_text != DASH else None


def _title(line: IndicatorLine) -> str:
    if line.status.is_judged:
        return f"{line.title}: {line.status.word}"
    return f"{line.title}: {line.status.word} {up_to_quarter(line.quarter)}"


def _subtitle(line: IndicatorLine) -> str:
    state = line.state_text or "belum ada laporan"
    return f"{line.code} · {line.division_name} · dilaporkan {line.subdivision_name} · {state}"


def _bullet(content: Content, line: IndicatorLine) -> Bullet | None:
    if line.figure is None:
        return None
    cap = content.definitions.rules.cap
    top = max(cap or FULL + HEADROOM, FULL, min(line.figure, FULL * 2))
    return Bullet(line.figure, top, line.status, f"Capaian {line.title} {percent(line.figure)} dari target 100%.")


def _chart(series: Series) -> Chart:
    return Chart(
        title=series.title,
        labels=tuple(point.label for point in series.points),
        series=(
            ChartSeries("Target", tuple(point.target for point in series.points)),
            ChartSeries("Realisasi", tuple(point.realisation for point in series.points)),
        ),
        unit=series.unit,
        alt=series.alt,
        grades=series.grades,
    )


def _blocks(content: Content, line: IndicatorLine) -> Iterator[Block]:
    figures, quarter = content.figures, content.about.period.quarter
    quarters = [short_quarter(q) for q in range(1, quarter + 1)]
    said = [cause for cause in causes(figures, line.code) if cause.quarter in quarters]
    for cause in said[:1]:
        yield Block(
            f"Penyebab dan tindak lanjut {cause.quarter}", tuple(f"{label}: {text}" for label, text in cause.lines)
        )
    if line.explanation and not said:
        yield Block("Mengapa belum ada angka", (line.explanation,))
    yield Block("Bukti dukung", (_proof(line),))
    outlook = outlook_view(content.definitions, figures, line.code, quarter, content.earlier)
    needed = tuple(one.sentence if not one.title else f"{one.title}: {one.sentence}" for one in outlook.lines)
    yield Block("Menuju akhir tahun", needed + outlook.before[:1])


def _proof(line: IndicatorLine) -> str:
    if line.proof is Proof.INCOMPLETE and line.missing_documents:
        return f"{line.proof_text} (kurang: {'; '.join(line.missing_documents)})"
    return line.proof_text


def _notes(content: Content, line: IndicatorLine) -> str:
    concern = next(iter(attention([line], content.definitions.rules)), None)
    said = f"{line.sentence}."
    return f"{said} {concern.sentence}" if concern else said
