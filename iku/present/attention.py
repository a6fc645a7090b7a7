"""'Perlu perhatian': one sentence for each indicator that needs something, saying what is wrong and what to do."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from iku.domain.achievement import Reason
from iku.domain.review import ReportState
from iku.domain.rules import Rules
from iku.present import wording
from iku.present.causes import short_text
from iku.present.dates import day, short_quarter
from iku.present.lines import IndicatorLine
from iku.present.numbers import capitalised, listed, uncapitalised
from iku.present.reporting import Proof, Reporting
from iku.present.status import NO_TARGET, NOT_COMPUTABLE, NOT_REPORTED, NOT_VERIFIED, Status, by_gravity
from iku.present.tiles import since

LATE = (Reporting.MISSING, Reporting.PARTLY, Reporting.OUTDATED)


@dataclass(frozen=True, slots=True)
class AttentionItem:
    """`why` is what is wrong, `action` what to do; `sentence` both in one."""

    code: str
    name: str
    status: Status
    why: str
    action: str

    @property
    def sentence(self) -> str:
        return f"{capitalised(self.why)}; {self.action}."


def attention(lines: Sequence[IndicatorLine], rules: Rules) -> tuple[AttentionItem, ...]:
    """The gravest first; within the same gravity the lowest figure first, then the decree's order."""
    concerned = [line for line in lines if needs_attention(line)]
    ranks = {status.code: rank for rank, status in enumerate(by_gravity(rules))}
    return tuple(_item(line, rules) for line in sorted(concerned, key=lambda line: _gravity(line, ranks)))


def needs_attention(line: IndicatorLine) -> bool:
    """Missed, missing, late or unproved; not what has still to wait for its election stage."""
    if line.state and line.state.state is ReportState.RETURNED:
        return True
    late = line.reporting in LATE
    missed = line.status.is_judged and not line.status.is_reached
    lacking = line.status.code in (NOT_COMPUTABLE.code, NO_TARGET.code, NOT_REPORTED.code, NOT_VERIFIED.code)
    return late or missed or lacking or line.proof is Proof.INCOMPLETE


def _gravity(line: IndicatorLine, ranks: dict[str, int]) -> tuple[int, Decimal, str]:
    return (ranks[line.status.code], Decimal(0) if line.figure is None else line.figure, line.number)


def _item(line: IndicatorLine, rules: Rules) -> AttentionItem:
    said = (_returned(line), _shortfall(line), _obstacle(line), _lateness(line), _unproved(line))
    causes = [cause for cause in said if cause]
    why = (", tetapi " if line.status.is_reached else "; ").join(causes)
    return AttentionItem(line.code, line.name, line.status, why, _action(line, rules))


def _returned(line: IndicatorLine) -> str:
    if line.state is None or line.state.state is not ReportState.RETURNED:
        return ""
    comment = line.state.comment.rstrip(". ")
    return f"laporan {line.state.word}: {comment}" if comment else f"laporan {line.state.word}"


def _shortfall(line: IndicatorLine) -> str:
    if line.status.code in (NOT_REPORTED.code, NOT_VERIFIED.code):
        return ""
    if not line.status.is_judged:
        return uncapitalised(line.explanation.rstrip("."))
    moved = since(line.change, line.quarter)
    kind = "predikat" if line.reason is Reason.STATUS_ONLY else "capaian"
    return f"{kind} {line.figure_text}, {line.status.word}" + (f", {moved}" if moved else "")


def _obstacle(line: IndicatorLine) -> str:
    """In short, what the reporter says hinders it."""
    is_missed = line.status.is_judged and not line.status.is_reached
    return f"kendala: {short_text(line.cause.obstacle)}" if is_missed and line.cause and line.cause.obstacle else ""


def _lateness(line: IndicatorLine) -> str:
    if line.status.code == NOT_VERIFIED.code:
        return f"laporan s.d. {short_quarter(line.quarter)} {wording.NOT_VERIFIED}"
    quarter = short_quarter(line.quarter)
    return {
        Reporting.MISSING: f"belum dilaporkan s.d. {quarter}",
        Reporting.PARTLY: f"baru sebagian dilaporkan s.d. {quarter}",
        Reporting.OUTDATED: f"belum diperbarui s.d. {quarter}",
    }.get(line.reporting, "")


def _unproved(line: IndicatorLine) -> str:
    if line.proof is not Proof.INCOMPLETE:
        return ""
    return "bukti dukung belum lengkap" + (f": {listed(line.missing_documents)}" if line.missing_documents else "")


def _action(line: IndicatorLine, rules: Rules) -> str:
    who = f"Subbagian {line.subdivision_name}"
    if line.state and line.state.state is ReportState.RETURNED:
        return f"{who} memperbaikinya di Isi Realisasi"
    if line.status.code == NOT_VERIFIED.code and line.state:
        return "periksa di Verifikasi"
    if line.reason is Reason.NO_TARGET:
        return wording.REMEDIES[Reason.NO_TARGET]
    if line.reporting in LATE:
        return f"{who} mengisi realisasinya di Isi Realisasi"
    if line.status.code == NOT_COMPUTABLE.code and line.reason is not None:
        return wording.REMEDIES[line.reason]
    if not line.status.is_judged or line.status.is_reached:
        return f"{who} melampirkan dokumennya di Isi Realisasi"
    if line.cause is not None and line.cause.has_follow_up and line.cause.due_on:
        return f"pantau upayanya sampai {day(line.cause.due_on)}" + _and_prove(line)
    gravest = by_gravity(rules)[0].code == line.status.code
    action = "bahas penyebab dan tetapkan upaya perbaikan" if gravest else "pantau kendala dan upayanya"
    return action + _and_prove(line)


def _and_prove(line: IndicatorLine) -> str:
    return " serta lampirkan dokumennya" if line.proof is Proof.INCOMPLETE else ""
