"""Papers that left the dashboard, as facts."""

from iku.domain.paper import IssuedPaper, PaperKind, Source
from iku.domain.period import Period
from iku.store.appending import Stamp, insert, new_id
from iku.store.connection import Cursor


def append_paper(cursor: Cursor, stamp: Stamp, kind: PaperKind, sha256: str, source: Source) -> None:
    period = source.meeting.about.period
    held = source.meeting.is_held
    row = {
        "kind": kind.value,
        "sha256": sha256,
        "meeting": source.meeting.meeting if held else None,
        "version": source.pinning.version if held else None,
        "year": period.year,
        "quarter": period.quarter,
        "as_of": source.pinning.as_of,
        "fingerprint": source.pinning.fingerprint,
    }
    insert(cursor, "paper_issued", [{"id": new_id(), **stamp.columns, **row}])


def issued_papers(cursor: Cursor, office: str) -> list[IssuedPaper]:
    """Every paper that was issued, the latest first."""
    rows = cursor.execute(
        """
        select
            kind, sha256, coalesce(cast(meeting as varchar), ''), version, year, quarter, as_of, fingerprint,
            recorded_at, recorded_by
        from store.paper_issued
        where office = $office
        order by recorded_at desc, id desc
        """,
        {"office": office},
    ).fetchall()
    return [
        IssuedPaper(PaperKind(kind), sha256, meeting, version, Period(year, quarter), *rest)
        for kind, sha256, meeting, version, year, quarter, *rest in rows
    ]
