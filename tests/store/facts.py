"""Enters facts for the tests, with defaults for whatever a test is not about.

Everything goes in through `iku.store.ledger` and `iku.store.adoption`, as in production; `enter_raw` alone writes rows
itself, for states that the ledger refuses to make (twins of one version, facts out of order).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from iku.domain.facts import Channel, ProposedAttachment, ProposedTarget, ReportedValue, Submission, SubmissionKind
from iku.domain.person import Person, sole_person
from iku.store import ledger, withdrawals
from iku.store.adoption import adopt
from iku.store.appending import Key, Stamp, insert
from iku.store.connection import Cursor, Store
from iku.store.queries import Scope
from tests import by_hand
from tests.store.plain_definitions import definitions_of

OFFICE = "kpu-kota-serang"
YEAR = 2024
NOBODY = sole_person("Ani")


@dataclass(frozen=True)
class Given:
    """A store with definitions adopted, and the office and year that a test is about."""

    store: Store
    office: str = OFFICE
    year: int = YEAR

    @property
    def scope(self) -> Scope:
        return Scope(self.office, self.year)

    def as_of(self, moment: datetime) -> Scope:
        return Scope(self.office, self.year, moment)

    def submit(
        self,
        *rows: ReportedValue | ProposedTarget | ProposedAttachment,
        person: Person = NOBODY,
        filename: str = "",
        note: str = "",
    ) -> str:
        """Appends a submission of these rows, leaving out the unchanged ones; returns its id."""
        with self.store.writing() as cursor:
            submission, unchanged = ledger.changes_only(cursor, self.office, submission_of(rows, filename, note))
            return ledger.append_submission(cursor, self.stamp(person), submission, unchanged)

    def withdraw(self, submission: str, reason: str = "salah ketik") -> tuple[int, tuple[Key, ...]]:
        with self.store.writing() as cursor:
            return withdrawals.append_withdrawal(cursor, self.stamp(NOBODY), submission, reason)

    def stamp(self, person: Person = NOBODY) -> Stamp:
        return Stamp(self.office, person, self.store.moment())

    def adopt(
        self, indicators: Sequence[by_hand.Indicator], rules: by_hand.Rules | None = None, fingerprint: str = ""
    ) -> bool:
        definitions = definitions_of(indicators, rules or by_hand.Rules(), self.office, self.year, fingerprint)
        with self.store.writing() as cursor:
            return adopt(cursor, definitions, NOBODY, self.store.moment())


def given(*indicators: by_hand.Indicator, rules: by_hand.Rules | None = None) -> Given:
    """An empty store in memory that knows these indicators."""
    here = Given(Store.open(None))
    here.adopt(indicators, rules)
    return here


def measured(only: by_hand.Component, rules: by_hand.Rules | None = None) -> Given:
    return given(by_hand.Indicator("IKU-01", components=(only,)), rules=rules)


def submission_of(
    rows: Iterable[ReportedValue | ProposedTarget | ProposedAttachment], filename: str = "", note: str = ""
) -> Submission:
    rows = tuple(rows)
    targets = tuple(r for r in rows if isinstance(r, ProposedTarget))
    return Submission(
        kind=SubmissionKind.TARGETS if targets else SubmissionKind.REALISATIONS,
        channel=Channel.FILE if filename else Channel.TYPED,
        filename=filename,
        note=note,
        realisations=tuple(r for r in rows if isinstance(r, ReportedValue)),
        targets=targets,
        attachments=tuple(r for r in rows if isinstance(r, ProposedAttachment)),
    )


def reported(
    value: str | None = None,
    quarter: int = 1,
    *,
    parts: tuple[str, str] | None = None,
    grade: str = "",
    indicator: str = "IKU-01",
    component: str = "",
    year: int = YEAR,
    note: str = "",
) -> ReportedValue:
    over, under = (Decimal(parts[0]), Decimal(parts[1])) if parts else (None, None)
    amount = None if value is None else Decimal(value)
    return ReportedValue(indicator, component, year, quarter, amount, over, under, grade, note)


def promised(
    value: str | None = None,
    quarter: int = 1,
    *,
    upper: str | None = None,
    baseline: str | None = None,
    grade: str = "",
    unit: str = "",
    indicator: str = "IKU-01",
    component: str = "",
    year: int = YEAR,
) -> ProposedTarget:
    low, high, start = (None if x is None else Decimal(x) for x in (value, upper, baseline))
    return ProposedTarget(indicator, component, year, quarter, low, high, start, grade, unit)


def proved(document: str, quarter: int = 1, *, indicator: str = "IKU-01", sha256: str = "a" * 64) -> ProposedAttachment:
    return ProposedAttachment(indicator, document, YEAR, quarter, f"{document}.pdf", "application/pdf", sha256, 10)


def enter_raw(
    cursor: Cursor,
    targets: Sequence[by_hand.Fact] = (),
    reports: Sequence[by_hand.Fact] = (),
    attachments: Sequence[by_hand.Fact] = (),
) -> None:
    """Writes facts as they are, versions, twins and all."""
    insert(
        cursor,
        "target_set",
        [
            {**_row(f), **_amounts(f, "upper", "baseline"), "unit": f.unit, "document": "", "reason": ""}
            for f in targets
        ],
    )
    insert(
        cursor,
        "realisation_reported",
        [{**_row(f), **_amounts(f, "numerator", "denominator"), "note": ""} for f in reports],
    )
    insert(cursor, "evidence_attached", [_attachment(f) for f in attachments])
    insert(
        cursor,
        "evidence_withdrawn",
        [
            {
                "id": f.id,
                "office": f.office,
                "recorded_at": f.withdrawn,
                "recorded_by": "",
                "attachment": f.id,
                "reason": "",
            }
            for f in attachments
            if f.withdrawn
        ],
    )


def _row(fact: by_hand.Fact) -> dict[str, Any]:
    return {
        "id": fact.id,
        "office": fact.office,
        "recorded_at": fact.moment,
        "recorded_by": "",
        "submission": None,
        "withdrawal": None,
        "source_row": None,
        "indicator": fact.indicator,
        "component": fact.component,
        "year": fact.year,
        "quarter": fact.quarter,
        "version": fact.version,
        "value": fact.value,
        "grade": fact.grade,
    }


def _amounts(fact: by_hand.Fact, *names: str) -> dict[str, Any]:
    return {name: getattr(fact, name) for name in names}


def _attachment(fact: by_hand.Fact) -> dict[str, Any]:
    return {
        "id": fact.id,
        "office": fact.office,
        "recorded_at": fact.moment,
        "recorded_by": "",
        "submission": fact.id,
        "indicator": fact.indicator,
        "document": fact.component,
        "year": fact.year,
        "quarter": fact.quarter,
        "version": fact.version,
        "filename": "",
        "media_type": "",
        "sha256": "",
        "size": 0,
        "url": "https://jdih.example" if fact.is_link else "",
        "seen_on": None,
    }
