"""What a template is called on the disk of whoever takes it along."""

from iku.domain.facts import SubmissionKind
from iku.domain.period import Period
from iku.present import wording
from iku.present.dates import short_quarter

EVERYTHING = "semua-indikator"


def template_filename(kind: SubmissionKind, period: Period, subdivision: str, form: str, *, is_sample: bool) -> str:
    """`realisasi-kul-2024-twiv.xlsx`; of sample data it says so."""
    quarter = f"-{short_quarter(period.quarter).lower().replace(' ', '')}" if subdivision else ""
    mark = "-contoh" if is_sample else ""
    return f"{wording.SUBMISSION_KINDS[kind]}-{subdivision or EVERYTHING}-{period.year}{quarter}{mark}.{form}"
