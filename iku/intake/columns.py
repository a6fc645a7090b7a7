"""What people write above their columns, and the few other Indonesian words that a table is made of."""

import re
import unicodedata
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple


class Column(StrEnum):
    """What a column holds."""

    CODE = "code"
    NUMBER = "number"
    """a running number, or the decree's own"""
    INDICATOR = "indicator"
    COMPONENT = "component"
    YEAR = "year"
    QUARTER = "quarter"
    VALUE = "value"
    NUMERATOR = "numerator"
    DENOMINATOR = "denominator"
    TARGET = "target"
    BASELINE = "baseline"
    UNIT = "unit"
    NOTE = "note"
    DOCUMENT = "document"
    REASON = "reason"
    OBSTACLE = "obstacle"
    EFFORT = "effort"
    OWNER = "owner"
    DUE = "due_on"
    SUPPORT = "support"
    LAST = "last"
    """the value of an earlier quarter: for reading only"""
    ACHIEVEMENT = "achievement"
    """a computed percentage: never taken for a realisation"""
    UNNAMED_QUARTER = "unnamed_quarter"
    """"TW I" alone: a target or a realisation, as the sheet is about"""


class Meaning(NamedTuple):
    """A heading read: what the column holds, and the quarter and year it speaks of, if any."""

    column: Column
    quarter: int | None = None
    year: int | None = None


TITLES: dict[Column, str] = {
    Column.CODE: "Kode IKU",
    Column.NUMBER: "No",
    Column.INDICATOR: "Indikator",
    Column.COMPONENT: "Komponen",
    Column.YEAR: "Tahun",
    Column.QUARTER: "Triwulan",
    Column.VALUE: "Realisasi",
    Column.NUMERATOR: "Pembilang",
    Column.DENOMINATOR: "Penyebut",
    Column.TARGET: "Target",
    Column.BASELINE: "Nilai awal",
    Column.UNIT: "Satuan",
    Column.NOTE: "Keterangan",
    Column.DOCUMENT: "Nomor dokumen",
    Column.REASON: "Alasan",
    Column.OBSTACLE: "Kendala",
    Column.EFFORT: "Upaya",
    Column.OWNER: "Penanggung jawab",
    Column.DUE: "Batas waktu",
    Column.SUPPORT: "Faktor pendukung",
    Column.LAST: "Realisasi terakhir",
    Column.ACHIEVEMENT: "Capaian",
}
"""The heading that we write ourselves, and name when it is missing."""

SYNONYMS: dict[Column, str] = {
    Column.CODE: "kode, kode iku, kode indikator, kode ikk, id, id iku, id indikator, no iku, nomor iku, iku, code",
    Column.NUMBER: "no, nomor, no urut, nomor urut, number",
    Column.INDICATOR: (
        "indikator, indikator kinerja, indikator kinerja utama, indikator kinerja utama iku, nama iku, nama indikator, "
        "judul, judul indikator, uraian, uraian indikator, uraian iku, uraian indikator kinerja, iku indikator, "
        "uraian indikator kinerja utama, indikator uraian, indicator, title"
    ),
    Column.COMPONENT: "komponen, sub indikator, subindikator, komponen indikator, komponen iku, ukuran, component",
    Column.YEAR: "tahun, thn, tahun anggaran, tahun pelaporan, ta, year",
    Column.QUARTER: (
        "triwulan, tw, trw, periode, triwulan ke, tw ke, kuartal, periode pelaporan, triwulan pelaporan, quarter, period"
    ),
    Column.VALUE: (
        "nilai, realisasi, capaian realisasi, realisasi capaian, nilai realisasi, realisasi nilai, realisasi kinerja, "
        "realisasi iku, realisasi indikator, hasil, realisation, value"
    ),
    Column.NUMERATOR: "pembilang, nilai pembilang, jumlah pembilang, realisasi pembilang, numerator",
    Column.DENOMINATOR: "penyebut, nilai penyebut, jumlah penyebut, realisasi penyebut, denominator",
    Column.TARGET: "target, nilai target, target kinerja, target iku, target indikator, target tahunan, target setahun",
    Column.BASELINE: "nilai awal, kondisi awal, data awal, baseline, base line, data dasar",
    Column.UNIT: "satuan, satuan ukur, satuan pengukuran, unit",
    Column.NOTE: "keterangan, ket, catatan, keterangan catatan, catatan keterangan, penjelasan, note",
    Column.DOCUMENT: (
        "nomor dokumen, no dokumen, dokumen, dokumen penetapan, dasar penetapan, perjanjian kinerja, "
        "nomor perjanjian kinerja, no perjanjian kinerja, document"
    ),
    Column.REASON: "alasan, alasan perubahan, alasan revisi, reason",
    Column.OBSTACLE: (
        "kendala, hambatan, kendala hambatan, hambatan kendala, permasalahan, kendala permasalahan, masalah, "
        "faktor penghambat, penyebab, penyebab kegagalan, obstacle"
    ),
    Column.EFFORT: (
        "upaya, upaya perbaikan, upaya tindak lanjut, rencana tindak lanjut, tindak lanjut, rtl, solusi, "
        "upaya pemecahan masalah, upaya penyelesaian, effort"
    ),
    Column.OWNER: "penanggung jawab, penanggungjawab, penanggung jawab upaya, penanggung jawab tindak lanjut, pj, pic, owner",
    Column.DUE: (
        "batas waktu, tenggat, tenggat waktu, batas waktu upaya, target waktu, target penyelesaian, waktu penyelesaian, "
        "batas waktu penyelesaian, deadline, due date"
    ),
    Column.SUPPORT: (
        "faktor pendukung, pendukung, faktor keberhasilan, penyebab keberhasilan, faktor pendukung keberhasilan, support"
    ),
    Column.LAST: (
        "realisasi terakhir, realisasi sebelumnya, realisasi lalu, nilai terakhir, nilai sebelumnya, last, "
        "realisasi triwulan lalu, realisasi tw lalu, realisasi triwulan sebelumnya, realisasi tw sebelumnya"
    ),
    Column.ACHIEVEMENT: (
        "capaian, capaian kinerja, persentase capaian, persen capaian, nilai capaian, capaian iku, capaian persen, "
        "tingkat capaian, achievement"
    ),
}
KNOWN: dict[str, Column] = {word.strip(): column for column, words in SYNONYMS.items() for word in words.split(",")}
BY_QUARTER = frozenset(
    {
        Column.VALUE, Column.NUMERATOR, Column.DENOMINATOR, Column.TARGET, Column.ACHIEVEMENT, Column.NOTE,
        Column.OBSTACLE, Column.EFFORT, Column.OWNER, Column.DUE, Column.SUPPORT,
    }
)  # fmt: skip

SAMPLE_MARK = "DATA CONTOH"
REALISATION_SHEET = "Realisasi"
TARGET_SHEET = "Target"
SAMPLE_WARNING = f"{SAMPLE_MARK} – bukan realisasi"
INSTRUCTION = "Isi kolom berwarna. Angka memakai koma desimal: 98,5. Kosongkan yang belum ada. Jangan mengubah kode."
RANGE_DASH = "–"
GRADE_PROMPT = "Pilih predikat"
ABOUT_TARGETS = re.compile(r"\btarget\b")
ABOUT_REALISATIONS = re.compile(r"\brealisasi\b|\bcapaian\b")
LONGEST_HEADING = 200
FOREIGN = re.compile(r"[^\w]+|_+")
IN_BRACKETS = re.compile(r"\([^)]*\)")
QUARTER_NUMBERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
QUARTER_NUMERALS = ("", "I", "II", "III", "IV")
QUARTER = re.compile(r"\b(?:triwulan|tri wulan|trwln|trw|tw|kuartal|quarter|q)\s*(?:ke\s*)?(iv|iii|ii|i|[1-4])\b")
BARE_QUARTER = re.compile(r"(?:^|\s)(iv|iii|ii|i)$")
YEAR = re.compile(r"\b((?:19|20)\d\d)\b")
QUARTER_WITH_YEAR = re.compile(QUARTER.pattern + r"\s*(?:tahun anggaran|tahun|ta|thn)?\s*((?:19|20)\d\d)\b")
SEVERAL_QUARTERS = re.compile(
    QUARTER.pattern + r"\s*(?:s d|sd|sampai dengan|sampai|hingga|dan|ke)?\s*(?:iv|iii|ii|i|[1-4])\b"
)
"""A span of quarters: "TW I – IV", "Triwulan I s.d. III"."""
YEAR_WORDS = re.compile(r"\b(?:tahun anggaran|tahun|thn|ta)\b")
RANGE = re.compile(r"(.*?\S)\s*(?:–|—|-|s/d|s\.\s?d\.?|\bsd\b|sampai dengan|sampai|hingga)\s*(\S.*)", re.IGNORECASE)
"""A range as it is written: "80–90", "80 s.d. 90"."""
TOTAL = re.compile(r"(?:sub\s?total|total|grand total|jumlah|rata rata|rerata|nilai rata rata|capaian rata rata)\b")


def realisation_title(quarter: int, year: int, unit: str) -> str:
    """The line above a template's headings; read back, it tells which quarter the file is for."""
    return f"Realisasi IKU Triwulan {QUARTER_NUMERALS[quarter]} Tahun {year} – {unit}"


def target_title(year: int, unit: str) -> str:
    return f"Target IKU Tahun {year} – {unit}"


def plain_words(text: str) -> str:
    """Small letters and single spaces, no marks: "Realisasi (%)" and "realisasi" are one."""
    return FOREIGN.sub(" ", unicodedata.normalize("NFKC", text).casefold()).strip()


@lru_cache(maxsize=4096)
def meaning(heading: str) -> Meaning | None:
    """What a heading says, None where it is none of ours."""
    if len(heading) > LONGEST_HEADING:
        return None
    words = plain_words(heading)
    return _meaning(words) or (_meaning(plain_words(IN_BRACKETS.sub(" ", heading))) if "(" in heading else None)


def _meaning(words: str) -> Meaning | None:
    if words in KNOWN:
        return Meaning(KNOWN[words])
    quarter, words = _taken(QUARTER, words)
    year, words = _taken(YEAR, words)
    if year is not None:
        words = " ".join(YEAR_WORDS.sub(" ", words).split())
    if quarter is None and (bare := BARE_QUARTER.search(words)):
        quarter, words = bare[1], words[: bare.start()].strip()
    number = QUARTER_NUMBERS[quarter] if quarter else None
    if number and not words:
        return Meaning(Column.UNNAMED_QUARTER, number, int(year) if year else None)
    column = KNOWN.get(words)
    if column is None or not (number or year) or (number and column not in BY_QUARTER):
        return None
    return Meaning(column, number, int(year) if year else None)


def _taken(pattern: re.Pattern[str], words: str) -> tuple[str | None, str]:
    """The pattern's first group, and the words without it."""
    found = pattern.search(words)
    if found is None:
        return None, words
    return found[1], " ".join((words[: found.start()] + " " + words[found.end() :]).split())


def is_total(text: str) -> bool:
    """Whether a row calls itself a sum or a mean."""
    return TOTAL.match(plain_words(text)) is not None


def read_quarter(text: str) -> tuple[int | None, int | None]:
    """Quarter and year of "III", "3", "TW III", "Triwulan 3 Tahun 2024"; None for what it does not say."""
    words = plain_words(text)
    quarter, rest = (words, "") if words in QUARTER_NUMBERS else _taken(QUARTER, words)
    year, rest = _taken(YEAR, rest)
    if quarter is None or YEAR_WORDS.sub(" ", rest).strip():
        return None, None
    return QUARTER_NUMBERS[quarter], int(year) if year else None


def read_year(text: str) -> int | None:
    """The year of "2024", "TA 2024", "Tahun Anggaran 2024"."""
    year, rest = _taken(YEAR, plain_words(text))
    return None if year is None or YEAR_WORDS.sub(" ", rest).strip() else int(year)


def period_said(text: str) -> tuple[int | None, int | None]:
    """The one quarter that a letterhead speaks of, and the year beside it: None where it speaks of none or several."""
    words = plain_words(text)
    quarters = set() if SEVERAL_QUARTERS.search(words) else {QUARTER_NUMBERS[q] for q in QUARTER.findall(words)}
    beside = {int(year) for _, year in QUARTER_WITH_YEAR.findall(words)}
    years = beside or {int(year) for year in YEAR.findall(words)}
    return (quarters.pop() if len(quarters) == 1 else None), (years.pop() if len(years) == 1 else None)
