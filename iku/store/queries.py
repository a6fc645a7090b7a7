"""Reading facts: one question, one function, typed rows. The figures are read in `computed_year`.

Every function takes a cursor of its own and a `Scope`; the four quarters of the year come at once.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from iku.domain.evidence import AttachedDocument
from iku.domain.submission import RealisationFact, SubmissionRow, TargetFact, Trace
from iku.store.connection import END_OF_TIME, Cursor

Row = tuple[Any, ...]

SUBMISSIONS = """
with fact as (
    select submission, office, indicator, component, year, quarter, version, id, 'realisation' as kind, withdrawal
    from store.realisation_reported
    where office = $office and recorded_at <= $moment
    union all
    select submission, office, indicator, component, year, quarter, version, id, 'target', withdrawal
    from store.target_set
    where office = $office and recorded_at <= $moment
),
standing as (
    select * from fact
    qualify row_number() over (
        partition by kind, indicator, component, year, quarter order by version desc, id desc
    ) = 1
),
attached as (
    select a.submission, a.id, w.attachment is null as is_standing
    from store.evidence_attached as a
    left join store.evidence_withdrawn as w on w.attachment = a.id and w.recorded_at <= $moment
    where a.office = $office and a.recorded_at <= $moment
),
explained as (
    select
        e.submission, e.id,
        w.submission is null and row_number() over (
            partition by e.indicator, e.year, e.quarter, w.submission is null order by e.recorded_at desc, e.id desc
        ) = 1 as is_standing
    from store.report_explained as e
    left join store.submission_withdrawn as w on w.submission = e.submission and w.recorded_at <= $moment
    where e.office = $office and e.recorded_at <= $moment
)
select
    cast(s.id as varchar), s.kind, s.channel, s.filename, s.sha256, s.note, s.recorded_at, s.recorded_by,
    (select count(*) from fact as f where f.submission = s.id and f.withdrawal is null)
        + (select count(distinct a.id) from attached as a where a.submission = s.id)
        + (select count(distinct e.id) from explained as e where e.submission = s.id),
    (select count(*) from standing as f where f.submission = s.id)
        + (select count(distinct a.id) from attached as a where a.submission = s.id and a.is_standing)
        + (select count(distinct e.id) from explained as e where e.submission = s.id and e.is_standing),
    exists (
        select 1 from store.submission_withdrawn as w where w.submission = s.id and w.recorded_at <= $moment
    )
from store.submission_received as s
where s.office = $office and s.recorded_at <= $moment
order by s.recorded_at desc, s.id desc
"""


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose figures, of which year, as known at which moment (naive UTC; None: now).

    `only_settled`: of the realisations only the verified ones, and those of a locked quarter, count.
    """

    office: str
    year: int
    as_of: datetime | None = None
    only_settled: bool = False

    @property
    def parameters(self) -> dict[str, Any]:
        return {"office": self.office, "year": self.year, "moment": self.as_of or END_OF_TIME}

    @property
    def counted(self) -> dict[str, Any]:
        """The parameters of what depends on which realisations count."""
        return {**self.parameters, "settled": self.only_settled}


def standing_attachments(cursor: Cursor, scope: Scope) -> list[AttachedDocument]:
    """Every attachment that stands, latest first within a document and quarter."""
    return attachments_in(cursor, "attachments_standing($office, $year, $moment)", scope.parameters)


def attachments_in(cursor: Cursor, source: str, parameters: Mapping[str, Any]) -> list[AttachedDocument]:
    rows = cursor.execute(
        f"""
        select
            cast(id as varchar), cast(submission as varchar), indicator, document, year, quarter, version, filename,
            media_type, sha256, size, url, seen_on, recorded_at, recorded_by
        from {source}
        order by indicator, document, quarter, version desc, id desc
        """,
        dict(parameters),
    ).fetchall()
    return [AttachedDocument(*row) for row in rows]


def attachment_with(cursor: Cursor, office: str, sha256: str) -> AttachedDocument | None:
    """The latest standing attachment of a file, of any year; None where no fact names it."""
    row = cursor.execute(
        """
        select
            cast(a.id as varchar), cast(a.submission as varchar), a.indicator, a.document, a.year, a.quarter, a.version,
            a.filename, a.media_type, a.sha256, a.size, a.url, a.seen_on, a.recorded_at, a.recorded_by
        from store.evidence_attached as a
        where a.office = $office and a.sha256 = $sha256 and a.sha256 <> ''
            and not exists (select 1 from store.evidence_withdrawn as w where w.attachment = a.id)
        order by a.recorded_at desc, a.id desc limit 1
        """,
        {"office": office, "sha256": sha256},
    ).fetchone()
    return AttachedDocument(*row) if row else None


def standing_realisations(cursor: Cursor, scope: Scope) -> list[RealisationFact]:
    """One row per key that was ever reported; blank where the report was emptied or withdrawn."""
    return realisations_in(cursor, "realisations_standing($office, $year, $moment, $settled)", scope.counted)


def standing_targets(cursor: Cursor, scope: Scope) -> list[TargetFact]:
    """One row per key for which a target was ever set."""
    return targets_in(cursor, "targets_standing($office, $year, $moment)", scope.parameters)


def trace(cursor: Cursor, scope: Scope, indicator: str, component: str) -> Trace:
    """Every version of every fact behind a component's figures of the year, newest first within a quarter."""
    known = """
        (select * from store.{table}
        where office = $office and year = $year and recorded_at <= $moment
            and indicator = $indicator and component = $component)
    """
    parameters = {**scope.parameters, "indicator": indicator, "component": component}
    return Trace(
        targets=tuple(targets_in(cursor, known.format(table="target_set"), parameters)),
        realisations=tuple(realisations_in(cursor, known.format(table="realisation_reported"), parameters)),
    )


def hashes_of(cursor: Cursor, office: str, submissions: Iterable[str]) -> dict[str, str]:
    """The SHA-256 of the uploaded files, by submission; what was typed has none."""
    rows = cursor.execute(
        """
        select cast(id as varchar), sha256 from store.submission_received
        where office = $office and sha256 <> '' and cast(id as varchar) in (select unnest($submissions))
        """,
        {"office": office, "submissions": sorted(submissions)},
    ).fetchall()
    return dict(rows)


def years(cursor: Cursor, office: str) -> list[int]:
    """The years for which anything was ever recorded, ascending."""
    rows = cursor.execute(
        """
        select year from store.realisation_reported where office = $office
        union select year from store.target_set where office = $office
        union select year from store.evidence_attached where office = $office
        order by 1
        """,
        {"office": office},
    ).fetchall()
    return [row[0] for row in rows]


def holds_facts(cursor: Cursor, office: str) -> bool:
    """Whether anything but the definitions was ever recorded for an office."""
    row = cursor.execute(
        """
        select (select count(*) from store.submission_received where office = $office)
            + (select count(*) from store.ruling_given where office = $office)
            + (select count(*) from store.plan_target_set where office = $office)
            + (select count(*) from store.budget_reported where office = $office)
        """,
        {"office": office},
    ).fetchone()
    return bool(row and row[0])


def last_recorded(cursor: Cursor, office: str, as_of: datetime | None = None) -> datetime | None:
    """When the latest fact was recorded, in naive UTC."""
    row = cursor.execute(
        """
        select max(recorded_at) from (
            select recorded_at from store.submission_received where office = $office
            union all select recorded_at from store.submission_withdrawn where office = $office
            union all select recorded_at from store.evidence_withdrawn where office = $office
            union all select recorded_at from store.report_explained where office = $office
            union all select recorded_at from store.report_resubmitted where office = $office
            union all select recorded_at from store.report_reviewed where office = $office
            union all select recorded_at from store.document_checked where office = $office
            union all select recorded_at from store.quarter_locked where office = $office
            union all select recorded_at from store.quarter_reopened where office = $office
            union all select recorded_at from store.ruling_given where office = $office
        ) where recorded_at <= $moment
        """,
        {"office": office, "moment": as_of or END_OF_TIME},
    ).fetchone()
    return row[0] if row else None


def submissions(cursor: Cursor, scope: Scope) -> list[SubmissionRow]:
    """Every submission of the office, of any year, latest first."""
    rows = cursor.execute(
        SUBMISSIONS,
        {k: v for k, v in scope.parameters.items() if k != "year"},
    ).fetchall()
    return [SubmissionRow(*row) for row in rows]


def realisations_in(cursor: Cursor, source: str, parameters: Mapping[str, Any]) -> list[RealisationFact]:
    rows = cursor.execute(
        f"""
        select
            cast(r.id as varchar), coalesce(cast(r.submission as varchar), ''), r.indicator, r.component, r.year, r.quarter,
            r.version, r.value, r.numerator, r.denominator, r.grade, r.note, r.recorded_at, r.recorded_by,
            coalesce(s.filename, ''), r.source_row
        from {source} as r
        left join store.submission_received as s on s.id = r.submission
        order by r.indicator, r.component, r.quarter, r.version desc, r.id desc
        """,
        dict(parameters),
    ).fetchall()
    return [RealisationFact(*row) for row in rows]


def targets_in(cursor: Cursor, source: str, parameters: Mapping[str, Any]) -> list[TargetFact]:
    rows = cursor.execute(
        f"""
        select
            cast(r.id as varchar), coalesce(cast(r.submission as varchar), ''), r.indicator, r.component, r.year, r.quarter,
            r.version, r.value, r.upper, r.baseline, r.grade, r.unit, r.document, r.reason, r.recorded_at, r.recorded_by,
            coalesce(s.filename, ''), r.source_row
        from {source} as r
        left join store.submission_received as s on s.id = r.submission
        order by r.indicator, r.component, r.quarter, r.version desc, r.id desc
        """,
        dict(parameters),
    ).fetchall()
    return [TargetFact(*row) for row in rows]
