"""The evidence checklist: which documents an indicator needs, which are there, and how strong they are."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from iku.domain.definitions import Definitions
from iku.domain.evidence import AttachedDocument, RequiredDocument
from iku.domain.figures import YearFigures
from iku.domain.period import QUARTERS
from iku.domain.review import DocumentCheck, StandingCheck
from iku.present import wording
from iku.present.dates import clock, day, short_quarter
from iku.present.lines import numbered
from iku.present.numbers import file_size, listed
from iku.present.theme import Mode, proof_colours

SHORT_HASH = 12


class DocumentState(StrEnum):
    """How a required document stands in a quarter."""

    ACCEPTED = "accepted"
    """a verifier has accepted it"""
    FILE = "file"
    LINK = "link"
    LACKING = "lacking"
    NOT_DUE = "not_due"


STATE_WORDS: dict[DocumentState, str] = {
    DocumentState.ACCEPTED: "diterima",
    DocumentState.FILE: "lengkap",
    DocumentState.LINK: "tautan",
    DocumentState.LACKING: "belum",
    DocumentState.NOT_DUE: "belum jatuh tempo",
}
STATE_ICONS: dict[DocumentState, str] = {
    DocumentState.ACCEPTED: "✓",
    DocumentState.FILE: "●",
    DocumentState.LINK: "◐",
    DocumentState.LACKING: "○",
    DocumentState.NOT_DUE: "◌",
}


READING = (
    "✓ diterima verifikator · ● lengkap · ◐ hanya tautan, lebih lemah daripada berkas · ○ belum · ◌ belum jatuh tempo"
)


@dataclass(frozen=True, slots=True)
class DocumentCell:
    """One document in one quarter."""

    quarter: int
    state: DocumentState

    @property
    def word(self) -> str:
        return STATE_WORDS[self.state]

    @property
    def icon(self) -> str:
        return STATE_ICONS[self.state]

    def fill(self, mode: Mode) -> str:
        return proof_colours(mode)[self.state.value].fill

    def ink(self, mode: Mode) -> str:
        return proof_colours(mode)[self.state.value].ink


@dataclass(frozen=True, slots=True)
class AttachmentView:
    """One attachment: what it is called, how strong it is, where it came from."""

    attachment: str
    document: str
    quarter: int
    label: str
    """the file's name, or the address"""
    strength: str
    """`SHA-256 3f2a9c41a7b0…` or `tautan, dilihat 3 April 2024; lebih lemah daripada berkas`"""
    details: str
    """quarter, version, size, who and when"""
    check: str
    """what a verifier found: `diterima verifikator (Budi, …)`, `ditolak: belum ditandatangani (Budi, …)`, or "" """
    is_link: bool
    url: str
    sha256: str


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """One required document with its quarters and its attachments, latest first."""

    indicator: str
    document: str
    title: str
    label: str
    """`06 Laporan JDIH`: for a matrix of several indicators"""
    frequency: str
    source: str
    cells: tuple[DocumentCell, ...]
    attachments: tuple[AttachmentView, ...]

    def cell(self, quarter: int) -> DocumentCell:
        return self.cells[quarter - 1]


@dataclass(frozen=True, slots=True)
class Checklist:
    """Documents of one indicator or several, "up to quarter"."""

    rows: tuple[DocumentRow, ...]
    title: str
    alt: str
    is_empty: bool


def checklist(definitions: Definitions, figures: YearFigures, codes: Sequence[str], quarter: int) -> Checklist:
    """Quarters after the one looked at ask for nothing yet; what is there already is shown."""
    documents = [document for code in codes for document in definitions.documents_of(code)]
    rows = tuple(_row(definitions, figures, document, quarter) for document in documents)
    return Checklist(rows, _title(rows, quarter), _alt(rows), is_empty=not rows)


def attachment_view(attached: AttachedDocument, check: StandingCheck | None = None) -> AttachmentView:
    size = "" if attached.is_link else f"{file_size(attached.size)}, "
    version = f"versi {attached.version}, " if attached.version > 1 else ""
    return AttachmentView(
        attachment=attached.attachment,
        document=attached.document,
        quarter=attached.quarter,
        label=attached.url if attached.is_link else attached.filename,
        strength=strength(attached),
        details=f"{short_quarter(attached.quarter)}, {version}{size}oleh {attached.recorded_by}, {clock(attached.recorded_at)}",
        check=_check_text(check),
        is_link=attached.is_link,
        url=attached.url,
        sha256=attached.sha256,
    )


def _check_text(standing: StandingCheck | None) -> str:
    if standing is None:
        return ""
    by = f"({standing.checked_by}, {clock(standing.checked_at)})"
    if standing.check.is_accepted:
        return f"diterima verifikator {by}"
    return f"ditolak: {listed(failures(standing.check))} {by}"


def failures(check: DocumentCheck) -> list[str]:
    """What keeps a document from being accepted, in words."""
    found = {
        "bukan dokumen yang diminta": check.is_right,
        "bukan triwulannya": check.is_of_period,
        "belum ditandatangani": check.is_signed,
        "angkanya tidak cocok": check.figures_agree,
    }
    return [word for word, passed in found.items() if not passed]


def strength(attached: AttachedDocument) -> str:
    if not attached.is_link:
        return f"SHA-256 {attached.sha256[:SHORT_HASH]}…"
    seen = f", dilihat {day(attached.seen_on)}" if attached.seen_on else ""
    return f"tautan{seen}; lebih lemah daripada berkas"


def _row(definitions: Definitions, figures: YearFigures, required: RequiredDocument, quarter: int) -> DocumentRow:
    indicator = definitions.indicator(required.indicator)
    attached = [a for a in figures.attachments_of(required.indicator) if a.document == required.code]
    attached.sort(key=lambda a: (-a.quarter, -a.version))
    return DocumentRow(
        indicator=required.indicator,
        document=required.code,
        title=required.title,
        label=f"{numbered(indicator)} {required.title}",
        frequency=wording.FREQUENCIES[required.frequency],
        source=required.source,
        cells=tuple(DocumentCell(q, _state_at(figures, required, q, quarter)) for q in QUARTERS),
        attachments=tuple(attachment_view(a, figures.check(a.attachment)) for a in attached),
    )


def _state_at(figures: YearFigures, required: RequiredDocument, quarter: int, looked_at: int) -> DocumentState:
    state = _state(figures, required.indicator, required.code, quarter)
    is_ahead = quarter > looked_at and state is DocumentState.LACKING
    return DocumentState.NOT_DUE if is_ahead else state


def _is_accepted(figures: YearFigures, attached: AttachedDocument, quarter: int) -> bool:
    check = figures.check(attached.attachment)
    return attached.quarter <= quarter and check is not None and check.check.is_accepted


def _state(figures: YearFigures, indicator: str, document: str, quarter: int) -> DocumentState:
    status = next((s for s in figures.documents_of(indicator, quarter) if s.document == document), None)
    if status is None or not status.is_due:
        return DocumentState.NOT_DUE
    if not status.attached:
        return DocumentState.LACKING
    if any(_is_accepted(figures, a, quarter) for a in figures.attachments_of(indicator) if a.document == document):
        return DocumentState.ACCEPTED
    return DocumentState.LINK if status.is_link_only else DocumentState.FILE


def _title(rows: Sequence[DocumentRow], quarter: int) -> str:
    """`Bukti dukung: 3 dari 4 dokumen sudah ada`."""
    states = [row.cell(quarter).state for row in rows]
    due = [s for s in states if s is not DocumentState.NOT_DUE]
    if not due:
        return f"Bukti dukung: belum ada yang jatuh tempo di {short_quarter(quarter)}"
    there = sum(s is not DocumentState.LACKING for s in due)
    links = due.count(DocumentState.LINK)
    weak = f", {links} berupa tautan" if links else ""
    return f"Bukti dukung {short_quarter(quarter)}: {there} dari {len(due)} dokumen sudah ada{weak}"


def _alt(rows: Sequence[DocumentRow]) -> str:
    if not rows:
        return "Tidak ada dokumen yang diminta."
    said = [f"{r.label}: " + ", ".join(f"{short_quarter(c.quarter)} {c.word}" for c in r.cells) for r in rows]
    return "Bukti dukung per dokumen dan triwulan. " + "; ".join(said) + "."
