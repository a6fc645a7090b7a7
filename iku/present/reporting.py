"""How far an indicator was reported, and how well that is proved."""

from enum import StrEnum

from iku.domain.achievement import IndicatorAchievement
from iku.domain.figures import YearFigures
from iku.domain.indicator import Indicator


class Reporting(StrEnum):
    """How far an indicator's reports reach."""

    REPORTED = "reported"
    PARTLY = "partly"
    """some of its components were never reported this year"""
    OUTDATED = "outdated"
    """reported, but not for the latest quarter in which it was due"""
    MISSING = "missing"
    NOT_DUE = "not_due"


class Proof(StrEnum):
    """How well a reported indicator is proved."""

    COMPLETE = "complete"
    INCOMPLETE = "incomplete"
    NOTHING_DUE = "nothing_due"
    """no document has fallen due yet"""
    NOT_REPORTED = "not_reported"
    """there is nothing to prove yet"""


def reporting_of(indicator: Indicator, figures: YearFigures, row: IndicatorAchievement) -> Reporting:
    if not row.is_due:
        return Reporting.NOT_DUE
    if row.is_reported:
        return Reporting.REPORTED
    reached = [figures.reported_quarters(indicator.code, c.code, row.quarter) for c in indicator.components]
    if not any(reached):
        return Reporting.MISSING
    return Reporting.OUTDATED if all(reached) else Reporting.PARTLY


def proof_of(row: IndicatorAchievement, reporting: Reporting) -> Proof:
    if reporting is not Reporting.REPORTED:
        return Proof.NOT_REPORTED
    if row.documents_due == 0:
        return Proof.NOTHING_DUE
    return Proof.COMPLETE if row.has_complete_evidence else Proof.INCOMPLETE


def proof_text(row: IndicatorAchievement, proof: Proof) -> str:
    tally = f"{row.documents_attached} dari {row.documents_due}"
    return {
        Proof.COMPLETE: f"bukti dukung lengkap ({tally})",
        Proof.INCOMPLETE: f"bukti dukung belum lengkap ({tally})",
        Proof.NOTHING_DUE: "bukti dukung belum jatuh tempo",
        Proof.NOT_REPORTED: f"bukti dukung {tally}" if row.documents_due else "bukti dukung belum jatuh tempo",
    }[proof]
