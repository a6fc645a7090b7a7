"""Taking back: a whole submission, or one attachment. What stood before is restored by a new fact; nothing is removed."""

from collections.abc import Sequence
from typing import Any

from iku.domain.facts import ProposedAttachment
from iku.domain.period import Period
from iku.store.appending import Key, Stamp, insert, new_id
from iku.store.connection import Cursor
from iku.store.ledger import append_values

RESTORED_COLUMNS = {
    "realisation_reported": ("value", "numerator", "denominator", "grade", "note"),
    "target_set": ("value", "upper", "baseline", "grade", "unit", "document", "reason"),
}


def append_withdrawal(cursor: Cursor, stamp: Stamp, submission: str, reason: str) -> tuple[int, tuple[Key, ...]]:
    """Withdraws a submission. Returns how many facts were appended for it, and the keys left alone: superseded since."""
    withdrawal = new_id()
    head = {"id": withdrawal, **stamp.columns, "submission": submission, "reason": reason}
    insert(cursor, "submission_withdrawn", [head])
    restored, left = 0, []
    for table in RESTORED_COLUMNS:
        rows = _restoring_rows(cursor, stamp.office, table, submission, withdrawal)
        append_values(cursor, stamp, table, rows, {row["year"] for row in rows})
        restored += len(rows)
        left += _superseded(cursor, stamp.office, table, submission, withdrawal)
    attachments = _standing_attachments(cursor, stamp.office, submission)
    append_evidence_withdrawals(cursor, stamp, attachments, reason)
    return restored + len(attachments), tuple(left)


def append_evidence_withdrawals(cursor: Cursor, stamp: Stamp, attachments: Sequence[str], reason: str) -> None:
    rows = [{"id": new_id(), **stamp.columns, "attachment": a, "reason": reason} for a in attachments]
    insert(cursor, "evidence_withdrawn", rows)


def keys_of(cursor: Cursor, office: str, submission: str) -> tuple[bool, frozenset[tuple[str, int, int]]]:
    """Whether a submission is of targets; and the indicators, years and quarters that it is about."""
    rows = cursor.execute(
        """
        with fact as (
            select submission, office, indicator, year, quarter, true as is_target from store.target_set
            where withdrawal is null
            union all
            select submission, office, indicator, year, quarter, false from store.realisation_reported
            where withdrawal is null
            union all
            select submission, office, indicator, year, quarter, false from store.evidence_attached
            union all
            select submission, office, indicator, year, quarter, false from store.report_explained
        )
        select distinct is_target, indicator, year, quarter from fact
        where office = $office and submission = cast($submission as uuid)
        """,
        {"office": office, "submission": submission},
    ).fetchall()
    return any(row[0] for row in rows), frozenset((row[1], row[2], row[3]) for row in rows)


def is_open(cursor: Cursor, office: str, submission: str) -> bool:
    """Whether there is such a submission and it has not been withdrawn."""
    row = cursor.execute(
        """
        select count(*) from store.submission_received as s
        where s.office = $office and cast(s.id as varchar) = $submission
            and not exists (select 1 from store.submission_withdrawn as w where w.submission = s.id)
        """,
        {"office": office, "submission": submission},
    ).fetchone()
    return bool(row and row[0])


def is_attached(cursor: Cursor, office: str, attachment: str) -> bool:
    """Whether there is such an attachment and it has not been withdrawn."""
    row = cursor.execute(
        """
        select count(*) from store.evidence_attached as a
        where a.office = $office and cast(a.id as varchar) = $attachment
            and not exists (select 1 from store.evidence_withdrawn as w where w.attachment = a.id)
        """,
        {"office": office, "attachment": attachment},
    ).fetchone()
    return bool(row and row[0])


def place_of(cursor: Cursor, office: str, attachment: str) -> tuple[str, Period]:
    """The indicator and the quarter that an attachment is about."""
    row = cursor.execute(
        "select indicator, year, quarter from store.evidence_attached where office = $office and cast(id as varchar) = $id",
        {"office": office, "id": attachment},
    ).fetchone()
    if row is None:
        raise LookupError(attachment)
    return row[0], Period(row[1], row[2])


def stands(cursor: Cursor, office: str, attachment: ProposedAttachment) -> bool:
    """Whether the very same file or link already stands for the same document and quarter."""
    row = cursor.execute(
        """
        select count(*) from store.evidence_attached as a
        where a.office = $office and a.indicator = $indicator and a.document = $document and a.year = $year
            and a.quarter = $quarter and a.sha256 = $sha256 and a.url = $url and a.seen_on is not distinct from $seen_on
            and not exists (select 1 from store.evidence_withdrawn as w where w.attachment = a.id)
        """,
        {
            "office": office,
            "indicator": attachment.indicator,
            "document": attachment.document,
            "year": attachment.year,
            "quarter": attachment.quarter,
            "sha256": attachment.sha256,
            "url": attachment.url,
            "seen_on": attachment.seen_on,
        },
    ).fetchone()
    return bool(row and row[0])


def _restoring_rows(cursor: Cursor, office: str, table: str, submission: str, withdrawal: str) -> list[dict[str, Any]]:
    """For every key that still shows the submission: the latest earlier version whose own submission was not withdrawn."""
    columns = RESTORED_COLUMNS[table]
    texts = {"grade", "note", "unit", "document", "reason"}
    restored = ", ".join(f"coalesce(p.{c}, '') as {c}" if c in texts else f"p.{c} as {c}" for c in columns)
    found = cursor.execute(
        f"""
        with fact as (
            select * from store.{table} where office = $office
        ),
        latest as (
            select * from fact
            qualify row_number() over (
                partition by indicator, component, year, quarter order by version desc, id desc
            ) = 1
        ),
        standing as (
            select * from latest where submission = cast($submission as uuid)
        ),
        previous as (
            select f.*
            from fact as f
            join standing as s
                on s.indicator = f.indicator and s.component = f.component and s.year = f.year and s.quarter = f.quarter
            where f.submission is not null
                and f.submission not in (select w.submission from store.submission_withdrawn as w)
            qualify row_number() over (
                partition by f.indicator, f.component, f.year, f.quarter order by f.version desc, f.id desc
            ) = 1
        )
        select s.indicator, s.component, s.year, s.quarter, p.submission, p.source_row, {restored}
        from standing as s
        left join previous as p
            on p.indicator = s.indicator and p.component = s.component and p.year = s.year and p.quarter = s.quarter
        """,
        {"office": office, "submission": submission},
    ).fetchall()
    names = ("indicator", "component", "year", "quarter", "submission", "source_row", *columns)
    return [{**dict(zip(names, row, strict=True)), "withdrawal": withdrawal} for row in found]


def _superseded(cursor: Cursor, office: str, table: str, submission: str, withdrawal: str) -> list[Key]:
    """Keys that the submission wrote and that something later had already replaced."""
    return cursor.execute(
        f"""
        select distinct f.indicator, f.component, f.year, f.quarter
        from store.{table} as f
        where f.office = $office and f.submission = cast($submission as uuid) and f.withdrawal is null
            and not exists (
                select 1 from store.{table} as r
                where r.withdrawal = cast($withdrawal as uuid) and r.office = f.office and r.indicator = f.indicator
                    and r.component = f.component and r.year = f.year and r.quarter = f.quarter
            )
        order by all
        """,
        {"office": office, "submission": submission, "withdrawal": withdrawal},
    ).fetchall()


def _standing_attachments(cursor: Cursor, office: str, submission: str) -> list[str]:
    rows = cursor.execute(
        """
        select cast(a.id as varchar) from store.evidence_attached as a
        where a.office = $office and a.submission = cast($submission as uuid)
            and not exists (select 1 from store.evidence_withdrawn as w where w.attachment = a.id)
        """,
        {"office": office, "submission": submission},
    ).fetchall()
    return [row[0] for row in rows]
