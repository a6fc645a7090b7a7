"""Reminding those who have not reported: whom and of what, queued as facts, sent from an outbox with patience.

A reminder is handed to the mail server before that is recorded. Only a server that dies between the two would send it
twice, and then with the same Message-ID, by which receivers know the repetition.
"""

import os
import threading
from collections.abc import Sequence
from itertools import groupby

from iku.access.ways import URL
from iku.domain.period import Period
from iku.domain.permission import Action
from iku.domain.person import Grant, Person, Role
from iku.domain.reminder import MOST_ATTEMPTS, PlannedReminder, Reminder, ReminderState
from iku.errors import MailUnavailable
from iku.mail.mailbox import Mailbox, mailbox
from iku.mail.sending import Outcome, message, send
from iku.present.dates import local
from iku.present.numbers import uncapitalised
from iku.present.punctuality import calendar_of, deadline_sentence, owed_reports
from iku.present.reminder import reminder_body, reminder_subject
from iku.store import reminders
from iku.store.adoption import ORIGIN
from iku.store.appending import Stamp
from iku.store.connection import Cursor
from iku.workflow.acting import require_right
from iku.workflow.directory import directory
from iku.workflow.discipline import counted_to
from iku.workflow.figures import read_figures
from iku.workflow.workspace import Workspace

_sending = threading.Lock()
"""One at a time: two senders would both find the same reminder waiting."""


def own_mailbox() -> Mailbox | None:
    """The mail server that the office has set up; None: none, so nothing is sent."""
    return mailbox(os.environ)


def plan(workspace: Workspace, person: Person, period: Period) -> tuple[PlannedReminder, ...]:
    """What would be sent to whom, a line for each operator of a subdivision that owes a report. Raises NotAllowed."""
    require_right(person, Action.REMIND)
    figures = read_figures(workspace, period.year)
    definitions = workspace.definitions
    calendar = calendar_of(definitions, figures, counted_to(workspace, figures))
    deadline = deadline_sentence(calendar.deadline(period))
    with workspace.store.reading() as cursor:
        reminded = _reminded_today(cursor, workspace, period)
    planned: list[PlannedReminder] = []
    owed = owed_reports(definitions, figures, period.quarter, calendar)
    for subdivision, group in groupby(owed, key=lambda report: report.subdivision):
        reports = list(group)
        subject = reminder_subject(period, reports[0].subdivision_name, uncapitalised(deadline))
        body = reminder_body(definitions, period, reports, deadline, person.name, os.environ.get(URL, "").strip())
        for name, address in _operators(workspace, subdivision) or [("", "")]:
            is_repeated = (address, subdivision) in reminded
            planned.append(PlannedReminder(subdivision, address, name, subject, body, is_repeated))
    return tuple(planned)


def remind(workspace: Workspace, person: Person, period: Period) -> int:
    """Queues what is planned and can be sent; returns how many. Never twice a day the same person of the same quarter.

    Raises NotAllowed, PersonUnnamed; MailUnavailable without a mail server, and for sample data.
    """
    require_right(person, Action.REMIND)
    if workspace.is_practice or own_mailbox() is None:
        raise MailUnavailable(is_practice=workspace.is_practice)
    planned = plan(workspace, person, period)
    with workspace.store.writing() as cursor:
        reminded = _reminded_today(cursor, workspace, period)
        fresh = [p for p in planned if p.is_sendable and (p.recipient, p.subdivision) not in reminded]
        if fresh:
            stamp = Stamp(workspace.office, person, workspace.store.moment())
            reminders.append_reminders(cursor, stamp, period, fresh)
    return len(fresh)


def outbox(workspace: Workspace, person: Person, period: Period) -> tuple[Reminder, ...]:
    """The quarter's reminders, latest first. Raises NotAllowed."""
    require_right(person, Action.REMIND)
    with workspace.store.reading() as cursor:
        return tuple(r for r in reminders.reminders(cursor, workspace.office) if r.period == period)


def send_waiting(workspace: Workspace, box: Mailbox) -> int:
    """Tries every reminder that is due for an attempt, one after the other; returns how many were sent."""
    if workspace.is_practice:
        return 0
    with _sending:
        return sum(_attempt(workspace, box, one) for one in _due(workspace))


def _due(workspace: Workspace) -> Sequence[Reminder]:
    now = workspace.store.now()
    with workspace.store.reading() as cursor:
        return [r for r in reversed(reminders.reminders(cursor, workspace.office)) if r.is_due(now)]


def _attempt(workspace: Workspace, box: Mailbox, reminder: Reminder) -> bool:
    try:
        mail = message(box, reminder.reminder, reminder.recipient, reminder.subject, reminder.body)
    except ValueError as error:
        outcome = Outcome(is_sent=False, is_final=True, answer=str(error))
    else:
        outcome = send(box, mail)
    with workspace.store.writing() as cursor:
        reminders.append_attempt(
            cursor,
            workspace.office,
            ORIGIN.name,
            workspace.store.moment(),
            reminder.reminder,
            is_sent=outcome.is_sent,
            is_final=outcome.is_final or reminder.attempts + 1 >= MOST_ATTEMPTS,
            answer=outcome.answer,
        )
    return outcome.is_sent


def _reminded_today(cursor: Cursor, workspace: Workspace, period: Period) -> set[tuple[str, str]]:
    """Who was reminded of the quarter today, whatever for: a failed one may be queued anew."""
    today = local(workspace.store.now()).date()
    return {
        (r.recipient, r.subdivision)
        for r in reminders.reminders(cursor, workspace.office)
        if r.period == period and r.state is not ReminderState.FAILED and local(r.queued_at).date() == today
    }


def _operators(workspace: Workspace, subdivision: str) -> list[tuple[str, str]]:
    """Name and address of those who can be reached."""
    grant = Grant(Role.OPERATOR, subdivision)
    accounts = directory(workspace).accounts
    return [(a.name, a.email) for a in accounts if a.is_enabled and a.email and grant in a.grants]
