"""Appending: a submission whole, or the withdrawal of one. Always inside `Store.writing()` or `Store.rehearsing()`.

Only rows that change something become facts; the rest are counted as unchanged.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any

from iku.domain.facts import ProposedAttachment, ProposedTarget, ReportedValue, Submission
from iku.domain.review import Explanation
from iku.domain.submission import RealisationFact, TargetFact
from iku.store import queries, reviews
from iku.store.appending import Key, Stamp, insert, latest_versions, new_id
from iku.store.connection import Cursor
from iku.store.queries import Scope

AT_ONCE = 10_000
"""Rows turned into facts at a time: what a large file needs of memory."""


def changes_only(cursor: Cursor, office: str, submission: Submission) -> tuple[Submission, int]:
    """The submission without the rows that already stand as they are, and how many those were.

    A target's empty unit or document keeps what stands.
    """
    reported = {f.key: f for year in _years(submission.realisations) for f in _realisations(cursor, office, year)}
    promised = {f.key: f for year in _years(submission.targets) for f in _targets(cursor, office, year)}
    realisations = [r for r in submission.realisations if not _says_the_same(r, reported.get(r.key))]
    completed = [_completed(t, promised.get(t.key)) for t in submission.targets]
    targets = [t for t in completed if not _promises_the_same(t, promised.get(t.key))]
    unchanged = len(submission.realisations) + len(submission.targets) - len(realisations) - len(targets)
    explained = {e.key: e for year in _years(submission.explanations) for e in _explanations(cursor, office, year)}
    changing = replace(
        submission,
        realisations=tuple(realisations),
        targets=tuple(targets),
        explanations=tuple(e for e in submission.explanations if explained.get(e.key, _silence(e)) != e),
    )
    return changing, unchanged


def append_submission(cursor: Cursor, stamp: Stamp, submission: Submission, unchanged: int) -> str:
    """Appends the submission and its facts; returns its id."""
    identity = new_id()
    head = {
        "id": identity,
        **stamp.columns,
        "kind": submission.kind.value,
        "channel": submission.channel.value,
        "filename": submission.filename,
        "sha256": submission.sha256,
        "note": submission.note,
        "unchanged": unchanged,
    }
    insert(cursor, "submission_received", [head])
    realisations = (_realisation_row(r, identity) for r in submission.realisations)
    append_values(cursor, stamp, "realisation_reported", realisations, _years(submission.realisations))
    targets = (_target_row(t, identity) for t in submission.targets)
    append_values(cursor, stamp, "target_set", targets, _years(submission.targets))
    _append_attachments(cursor, stamp, identity, submission.attachments)
    reviews.append_explanations(cursor, stamp, identity, submission.explanations)
    return identity


def append_values(
    cursor: Cursor, stamp: Stamp, table: str, rows: Iterable[Mapping[str, Any]], years: Iterable[int]
) -> None:
    """Appends targets or realisations of these years, each with the next version of its key; so many at a time."""
    remaining = iter(rows)
    chunk = list(islice(remaining, AT_ONCE))
    versions = latest_versions(cursor, table, stamp.office, years) if chunk else {}
    while chunk:
        insert(cursor, table, [_fact(stamp, row, versions) for row in chunk])
        chunk = list(islice(remaining, AT_ONCE))


def _fact(stamp: Stamp, row: Mapping[str, Any], versions: dict[Key, int]) -> dict[str, Any]:
    key: Key = (row["indicator"], row["component"], row["year"], row["quarter"])
    versions[key] = versions.get(key, 0) + 1
    return {"id": new_id(), **stamp.columns, **row, "version": versions[key]}


def _append_attachments(
    cursor: Cursor, stamp: Stamp, submission: str, attachments: Sequence[ProposedAttachment]
) -> None:
    facts = []
    for a in attachments:
        row = cursor.execute(
            """
            select coalesce(max(version), 0) from store.evidence_attached
            where office = $office and indicator = $indicator and document = $document and year = $year and quarter = $quarter
            """,
            {
                "office": stamp.office,
                "indicator": a.indicator,
                "document": a.document,
                "year": a.year,
                "quarter": a.quarter,
            },
        ).fetchone()
        facts.append(
            {
                "id": new_id(),
                **stamp.columns,
                "submission": submission,
                "indicator": a.indicator,
                "document": a.document,
                "year": a.year,
                "quarter": a.quarter,
                "version": (row[0] if row else 0) + 1,
                "filename": a.filename,
                "media_type": a.media_type,
                "sha256": a.sha256,
                "size": a.size,
                "url": a.url,
                "seen_on": a.seen_on,
            }
        )
    insert(cursor, "evidence_attached", facts)


def _realisation_row(report: ReportedValue, submission: str) -> dict[str, Any]:
    return {
        "submission": submission,
        "withdrawal": None,
        "source_row": report.row,
        "indicator": report.indicator,
        "component": report.component,
        "year": report.year,
        "quarter": report.quarter,
        "value": report.value,
        "numerator": report.numerator,
        "denominator": report.denominator,
        "grade": report.grade,
        "note": report.note,
    }


def _target_row(target: ProposedTarget, submission: str) -> dict[str, Any]:
    return {
        "submission": submission,
        "withdrawal": None,
        "source_row": target.row,
        "indicator": target.indicator,
        "component": target.component,
        "year": target.year,
        "quarter": target.quarter,
        "value": target.value,
        "upper": target.upper,
        "baseline": target.baseline,
        "grade": target.grade,
        "unit": target.unit,
        "document": target.document,
        "reason": target.reason,
    }


def _years(rows: Sequence[ReportedValue] | Sequence[ProposedTarget] | Sequence[Explanation]) -> list[int]:
    return sorted({row.year for row in rows})


def _realisations(cursor: Cursor, office: str, year: int) -> list[RealisationFact]:
    return queries.standing_realisations(cursor, Scope(office, year))


def _targets(cursor: Cursor, office: str, year: int) -> list[TargetFact]:
    return queries.standing_targets(cursor, Scope(office, year))


def _explanations(cursor: Cursor, office: str, year: int) -> list[Explanation]:
    return [standing.explanation for standing in reviews.standing_explanations(cursor, Scope(office, year))]


def _silence(explanation: Explanation) -> Explanation:
    """What stands where nothing was ever said."""
    return Explanation(*explanation.key)


def _says_the_same(report: ReportedValue, stands: RealisationFact | None) -> bool:
    if stands is None:
        return report.is_blank
    return (report.value, report.numerator, report.denominator, report.grade, report.note) == (
        stands.value,
        stands.numerator,
        stands.denominator,
        stands.grade,
        stands.note,
    )


def _completed(target: ProposedTarget, stands: TargetFact | None) -> ProposedTarget:
    if stands is None:
        return target
    return replace(target, unit=target.unit or stands.unit, document=target.document or stands.document)


def _promises_the_same(target: ProposedTarget, stands: TargetFact | None) -> bool:
    if stands is None:
        return target.is_blank and not target.unit
    return (target.value, target.upper, target.baseline, target.grade, target.unit, target.document) == (
        stands.value,
        stands.upper,
        stands.baseline,
        stands.grade,
        stands.unit,
        stands.document,
    )
