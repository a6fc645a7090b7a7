"""The outbox: reminders queued, and what came of each attempt to send them."""

from collections.abc import Iterable
from datetime import datetime

from iku.domain.period import Period
from iku.domain.reminder import PlannedReminder, Reminder
from iku.store.appending import Stamp, insert, new_id
from iku.store.connection import Cursor

OUTBOX = """
with attempt as (
    select
        reminder, count(*) as attempts, max(recorded_at) as attempted_at, bool_or(is_sent) as is_sent,
        bool_or(is_final) as is_final, max_by(answer, (recorded_at, id)) as answer
    from store.reminder_attempted where office = $office group by reminder
)
select
    cast(q.id as varchar), q.recorded_at, q.recorded_by, q.year, q.quarter, q.subdivision, q.recipient, q.subject, q.body,
    coalesce(a.attempts, 0), a.attempted_at, coalesce(a.is_sent, false), coalesce(a.is_final, false), coalesce(a.answer, '')
from store.reminder_queued as q
left join attempt as a on a.reminder = q.id
where q.office = $office
order by q.recorded_at desc, q.id desc
"""


def reminders(cursor: Cursor, office: str) -> list[Reminder]:
    """Every reminder of the office, latest first."""
    rows = cursor.execute(OUTBOX, {"office": office}).fetchall()
    return [Reminder(fact, at, by, Period(year, quarter), *rest) for fact, at, by, year, quarter, *rest in rows]


def append_reminders(cursor: Cursor, stamp: Stamp, period: Period, planned: Iterable[PlannedReminder]) -> None:
    """Queues them; the texts are kept as they will be sent."""
    rows = [
        {
            "id": new_id(),
            **stamp.columns,
            "year": period.year,
            "quarter": period.quarter,
            "subdivision": one.subdivision,
            "recipient": one.recipient,
            "subject": one.subject,
            "body": one.body,
        }
        for one in planned
    ]
    insert(cursor, "reminder_queued", rows)


def append_attempt(
    cursor: Cursor,
    office: str,
    who: str,
    moment: datetime,
    reminder: str,
    *,
    is_sent: bool,
    is_final: bool,
    answer: str,
) -> None:
    fact = {"reminder": reminder, "is_sent": is_sent, "is_final": is_final, "answer": answer}
    stamped = {"id": new_id(), "office": office, "recorded_at": moment, "recorded_by": who}
    insert(cursor, "reminder_attempted", [stamped | fact])
