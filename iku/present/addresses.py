"""Addresses that pages link to and routes answer. Relative, so that they hold wherever the dashboard is served."""

from urllib.parse import urlencode

from iku.domain.facts import SubmissionKind
from iku.domain.paper import PaperKind
from iku.domain.period import Period
from iku.present import wording

EVIDENCE = "bukti"
BACKUP = "cadangan"
PREVIEW = "pratinjau"
DEADLINES = "batas-pelaporan.ics"
HISTORY = "riwayat.csv"
TEMPLATES = "templat"
MEETING, SCREEN, CONDITION = "rapat", "layar", "keadaan"
PAPERS = "laporan"
SAMPLE = "contoh"
"""The `data` that asks for the sample."""
SIGN_IN = "masuk"
SIGN_OUT = "keluar"
CHANGE_PASSWORD = "kata-sandi"  # noqa: S105 - an address


def evidence_address(sha256: str) -> str:
    """Where a file that stands as evidence is given out."""
    return f"{EVIDENCE}/{sha256}"


def page_address(sha256: str, page: int | str) -> str:
    """Where one page of such a file is given out as a picture."""
    return f"{evidence_address(sha256)}/{PREVIEW}/{page}"


def deadlines_address(year: int, subdivision: str, *, is_sample: bool) -> str:
    """Where the deadlines of a year are downloaded as a calendar; `subdivision` "" for the whole office."""
    asked = {"tahun": str(year), "subbagian": subdivision, "data": SAMPLE if is_sample else ""}
    return f"{DEADLINES}?{urlencode({name: text for name, text in asked.items() if text})}"


def history_address(since: str, *, is_sample: bool) -> str:
    """Where what changed since a day is downloaded; "" for all that is looked back on at once."""
    asked = {"sejak": since, "data": SAMPLE if is_sample else ""}
    return f"{HISTORY}?{urlencode({name: text for name, text in asked.items() if text})}".rstrip("?")


def template_address(kind: SubmissionKind, period: Period, subdivision: str, form: str, *, is_sample: bool) -> str:
    """Where a template is downloaded; `subdivision` "" for the whole office, of which targets always are."""
    asked = {
        "tahun": str(period.year),
        "triwulan": str(period.quarter) if subdivision else "",
        "subbagian": subdivision,
        "data": SAMPLE if is_sample else "",
    }
    named = urlencode({name: text for name, text in asked.items() if text})
    return f"{TEMPLATES}/{wording.SUBMISSION_KINDS[kind]}.{form}?{named}"


def screen_address(meeting: str, version: int | None = None, *, is_sample: bool) -> str:
    """Where a version of a meeting's data is projected, without one the latest."""
    return f"{MEETING}/{meeting}/{SCREEN}{_version_asked(str(version or ''), is_sample=is_sample)}"


def condition_address(version: str, *, is_sample: bool) -> str:
    """Beside a screen: where it learns what has become of the meeting."""
    return f"{CONDITION}{_version_asked(version, is_sample=is_sample)}"


def _version_asked(version: str, *, is_sample: bool) -> str:
    asked = {"versi": version, "data": SAMPLE if is_sample else ""}
    named = urlencode({name: text for name, text in asked.items() if text})
    return f"?{named}" if named else ""


def paper_address(
    kind: PaperKind, meeting: str = "", period: Period | None = None, version: int | None = None, *, is_sample: bool
) -> str:
    """Where a paper is made and given out: of a meeting, the latest version of its data unless one is named, or of a quarter."""
    shown = meeting or (f"{period.year}-{period.quarter}" if period else "")
    asked = {"versi": str(version or ""), "data": SAMPLE if is_sample else ""}
    return f"{PAPERS}/{shown}/{kind}?{urlencode({name: text for name, text in asked.items() if text})}".rstrip("?")


def backup_address(name: str) -> str:
    """Where a backup is given out to whoever may make one."""
    return f"{BACKUP}/{name}"
