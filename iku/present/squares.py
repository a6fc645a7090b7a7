"""The year at a glance: one square per indicator and quarter."""

from collections.abc import Sequence
from dataclasses import dataclass

from iku.domain.definitions import Definitions
from iku.domain.figures import YearFigures
from iku.domain.period import QUARTERS
from iku.present.dates import short_quarter
from iku.present.lines import IndicatorLine, indicator_line, numbered
from iku.present.numbers import capitalised, count
from iku.present.status import Status

PERCENT_SIGN = "%"


@dataclass(frozen=True, slots=True)
class Square:
    """`text` is the figure without its sign, a grade, or the state's icon; `hover` says it whole.

    `is_carried`: the figure rests on an earlier quarter. `is_ahead`: the quarter lies after the one looked at and nothing
    was reported for it, so it stays empty.
    """

    code: str
    quarter: int
    text: str
    hover: str
    status: Status
    is_carried: bool
    is_ahead: bool


@dataclass(frozen=True, slots=True)
class Squares:
    """`columns` are the indicators' numbers, `titles` their short titles, `rows` the quarters."""

    codes: tuple[str, ...]
    columns: tuple[str, ...]
    titles: tuple[str, ...]
    rows: tuple[str, ...]
    quarter: int
    """the one looked at"""
    squares: tuple[Square, ...]
    title: str
    alt: str

    @property
    def legend(self) -> str:
        """`01 Perencanaan & anggaran · 02 Keuangan & BMN`: which column is which."""
        return " · ".join(f"{number} {title}" for number, title in zip(self.columns, self.titles, strict=True))


READING = (
    "Kotak terisi: dilaporkan triwulan itu. Kotak bergaris tepi: memakai data triwulan sebelumnya. Angka dalam persen."
)


def squares(definitions: Definitions, figures: YearFigures, lines: Sequence[IndicatorLine], quarter: int) -> Squares:
    """All four quarters of the lines given; `quarter` is the one looked at."""
    indicators = [definitions.indicator(line.code) for line in lines]
    known = {line.code: line for line in lines}
    cells = tuple(
        _square(known[i.code] if q == quarter else indicator_line(definitions, figures, i.code, q), quarter)
        for q in QUARTERS
        for i in indicators
    )
    return Squares(
        codes=tuple(i.code for i in indicators),
        columns=tuple(numbered(i) for i in indicators),
        titles=tuple(i.title for i in indicators),
        rows=tuple(short_quarter(q) for q in QUARTERS),
        quarter=quarter,
        squares=cells,
        title=_title(cells, len(indicators), quarter),
        alt=_alt(cells, figures.year),
    )


def _square(line: IndicatorLine, looked_at: int) -> Square:
    carried = bool(line.carried_from)
    ahead = line.quarter > looked_at and (carried or not line.status.is_judged)
    quarter = short_quarter(line.quarter)
    return Square(
        code=line.code,
        quarter=line.quarter,
        text="" if ahead else _text(line),
        hover=f"{line.name}, {quarter}: belum ada laporan"
        if ahead
        else f"{line.sentence} · s.d. {quarter}{_state(line)}",
        status=line.status,
        is_carried=carried and not ahead,
        is_ahead=ahead,
    )


def _state(line: IndicatorLine) -> str:
    return f" · {line.state_text}" if line.state else ""


def _text(line: IndicatorLine) -> str:
    return line.figure_text.removesuffix(PERCENT_SIGN) if line.status.is_judged else line.status.icon


def _title(cells: Sequence[Square], indicators: int, quarter: int) -> str:
    by_quarter = {q: sum(c.status.is_reached and not c.is_ahead for c in cells if c.quarter == q) for q in QUARTERS}
    if not any(c.status.is_judged for c in cells):
        return "Belum ada capaian per triwulan"
    now = by_quarter[quarter]
    if quarter == 1:
        return f"{capitalised(count(now))} dari {indicators} indikator tercapai di {short_quarter(1)}"
    before = by_quarter[quarter - 1]
    earlier, here = short_quarter(quarter - 1), short_quarter(quarter)
    if now == before:
        return f"Indikator tercapai tetap {count(now)} di {earlier} dan {here}"
    return f"Indikator tercapai dari {count(before)} di {earlier} menjadi {count(now)} di {here}"


def _alt(cells: Sequence[Square], year: int) -> str:
    said = []
    for q in QUARTERS:
        here = [c for c in cells if c.quarter == q and not c.is_ahead]
        words = {c.status.word: sum(o.status.code == c.status.code for o in here) for c in here}
        said.append(
            f"{short_quarter(q)}: " + (", ".join(f"{n} {word}" for word, n in words.items()) or "belum ada laporan")
        )
    return f"Capaian per triwulan {year}. " + ". ".join(said) + "."
