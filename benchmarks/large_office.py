"""An invented office that is large enough for a hundred thousand rows without one mistake: definitions, targets, realisations."""

import csv
import random
import shutil
from decimal import Decimal
from pathlib import Path

from benchmarks.servers import PROJECT
from iku.domain.facts import ProposedTarget

QUARTERS = (1, 2, 3, 4)
FIRST_YEAR = 2015
YEARS = 10
SEED = 2024
SHARED = ("organisation.toml", "divisions.csv", "rules.toml")
"""What is taken over from the shipped definitions; the rest is generated or left empty."""
HEADERS = {
    "flags.csv": "subject,place,class,found,proposed,explanation",
    "duties.csv": "kind,letter,indicators,reason",
    "evidence.csv": "indicator,code,title,frequency,source",
    "stages.csv": "indicator,year,name,starts_on,ends_on,quarters",
}
INDICATORS = ("code", "number", "title", "description", "formula", "source", "division", "subdivision", "certainty")
COMPONENTS = ("indicator", "code", "title", "unit", "polarity", "consolidation", "numerator", "denominator")
PLACES = (("keuangan", "kul"), ("teknis", "teknis-hukum"), ("perencanaan", "rendatin"), ("sosialisasi", "parmas-sdm"))
TITLES = ("Kode IKU", "Indikator", "Tahun", "Triwulan", "Realisasi", "Pembilang", "Penyebut", "Keterangan")


def indicators_for(rows: int) -> int:
    """How many indicators report so many rows; rounded down to whole ones, one at least."""
    return max(1, rows // (YEARS * len(QUARTERS)))


def write_definitions(folder: Path, indicators: int) -> None:
    """A definitions folder with so many indicators; every third is a share, the others are counts."""
    folder.mkdir(parents=True)
    for name in SHARED:
        shutil.copyfile(PROJECT / "data" / "2024" / name, folder / name)
    _without_duties(folder / "organisation.toml")
    for name, header in HEADERS.items():
        (folder / name).write_text(header + "\n", encoding="utf-8")
    _write(folder / "indicators.csv", [INDICATORS, *(_indicator(n) for n in range(1, indicators + 1))], ",")
    _write(folder / "components.csv", [COMPONENTS, *(_component(n) for n in range(1, indicators + 1))], ",")


def write_realisations(path: Path, indicators: int) -> int:
    """A CSV as a spreadsheet set to Indonesian writes it: `;`, decimal comma. Returns the number of rows."""
    draw = random.Random(SEED)
    rows = [
        (_code(n), _title(n), str(year), f"Triwulan {quarter}", *_figures(n, draw), _note(draw))
        for n in range(1, indicators + 1)
        for year in range(FIRST_YEAR, FIRST_YEAR + YEARS)
        for quarter in QUARTERS
    ]
    _write(path, [TITLES, *rows], ";")
    return len(rows)


def targets(indicators: int) -> tuple[ProposedTarget, ...]:
    """A target for everything that is reported."""
    return tuple(
        ProposedTarget(_code(n), "", year, quarter, Decimal(100), document="PK")
        for n in range(1, indicators + 1)
        for year in range(FIRST_YEAR, FIRST_YEAR + YEARS)
        for quarter in QUARTERS
    )


def _is_share(number: int) -> bool:
    return number % 3 == 0


def _code(number: int) -> str:
    return f"IKU-{number:04}"


def _title(number: int) -> str:
    return f"Indikator contoh {number:04}"


def _indicator(number: int) -> tuple[str, ...]:
    division, subdivision = PLACES[number % len(PLACES)]
    words = (f"Terlaksananya kegiatan {number:04}", "Jumlah kegiatan yang terlaksana", "Laporan kegiatan")
    return (_code(number), str(number), _title(number), *words, division, subdivision, "high")


def _component(number: int) -> tuple[str, ...]:
    parts = ("Yang terlaksana", "Yang direncanakan") if _is_share(number) else ("", "")
    return (_code(number), "", _title(number), "%" if _is_share(number) else "kegiatan", "maximize", "last", *parts)


def _figures(number: int, draw: random.Random) -> tuple[str, str, str]:
    if _is_share(number):
        whole = draw.randrange(200, 5000)
        return "", str(draw.randrange(whole * 7 // 10, whole)), str(whole)
    return f"{draw.randrange(70, 130)},{draw.randrange(100):02}", "", ""


def _note(draw: random.Random) -> str:
    return f"Berita acara nomor {draw.randrange(1000)} tahun berjalan" if draw.random() < 0.3 else ""


def _without_duties(path: Path) -> None:
    """The decree's tasks and functions speak of the thirteen."""
    text = path.read_text(encoding="utf-8")
    path.write_text(text[: text.index("[[")], encoding="utf-8")


def _write(path: Path, rows: list[tuple[str, ...]], delimiter: str) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=delimiter, lineterminator="\r\n").writerows(rows)
