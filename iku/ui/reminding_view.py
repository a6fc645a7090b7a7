"""'Kirim pengingat': to whom and what first, then what became of it. Where no mail is sent, the text to take along."""

from collections.abc import Sequence

import streamlit as st

from iku.domain.period import Period
from iku.domain.permission import Action, may
from iku.domain.person import Person
from iku.domain.reminder import PlannedReminder, Reminder
from iku.errors import MailUnavailable, UserError
from iku.present.dates import clock
from iku.present.lines import subdivision_name
from iku.present.problems import error_sentence
from iku.present.reminder import state_in_words
from iku.ui import naming, refusal, session
from iku.ui.frame import Frame
from iku.ui.markup import show, table
from iku.ui.sharing import share
from iku.workflow import reminding
from iku.workflow.workspace import Workspace

NO_ADDRESS = "tidak ada akun operator yang punya surel"
TODAY = "sudah diingatkan hari ini"


def draw(frame: Frame) -> None:
    """For those who may remind; made only when it is opened."""
    if not may(session.person(), Action.REMIND):
        return
    popover = st.popover("Kirim pengingat", type="tertiary", key="remind", on_change="rerun", width="content")
    if popover.open:
        with popover:
            person = naming.ask_name()
            if naming.is_named(person):
                _draw(frame.workspace, person, frame.filters.period)


def _draw(workspace: Workspace, person: Person, period: Period) -> None:
    try:
        planned = reminding.plan(workspace, person, period)
        if workspace.is_practice or reminding.own_mailbox() is None:
            st.info(error_sentence(MailUnavailable(is_practice=workspace.is_practice)))
        else:
            _recipients(workspace, planned)
            _send(workspace, person, period, planned)
            _outbox(workspace, reminding.outbox(workspace, person, period))
        _text(workspace, planned)
    except UserError as error:
        refusal.say(error)


def _recipients(workspace: Workspace, planned: Sequence[PlannedReminder]) -> None:
    rows = [
        (subdivision_name(workspace.definitions, p.subdivision), f"{p.recipient_name} <{p.recipient}>", TODAY)
        if p.is_repeated
        else (
            subdivision_name(workspace.definitions, p.subdivision),
            f"{p.recipient_name} <{p.recipient}>" if p.recipient else "–",
            "akan dikirim" if p.recipient else NO_ADDRESS,
        )
        for p in planned
    ]
    show(table("Penerima pengingat", ("Subbagian", "Kepada", "Keterangan"), rows, class_="iku-stack"))


def _send(workspace: Workspace, person: Person, period: Period, planned: Sequence[PlannedReminder]) -> None:
    ready = sum(p.is_sendable for p in planned)
    if st.button(f"Kirim ke {ready} orang", type="primary", key="send-reminders", disabled=not ready):
        queued = reminding.remind(workspace, person, period)
        st.success(f"{queued} pengingat masuk antrean; terkirim dalam beberapa detik bila peladen surel menjawab.")


def _outbox(workspace: Workspace, sent: Sequence[Reminder]) -> None:
    if not sent:
        return
    rows = [
        (subdivision_name(workspace.definitions, r.subdivision), r.recipient, clock(r.queued_at), state_in_words(r))
        for r in sent
    ]
    show(table("Pengingat triwulan ini", ("Subbagian", "Kepada", "Diminta", "Keadaan"), rows, class_="iku-stack"))


def _text(workspace: Workspace, planned: Sequence[PlannedReminder]) -> None:
    """One subdivision's text, to copy or to hand to a chat."""
    bodies = {p.subdivision: p.body for p in planned}
    chosen = st.selectbox(
        "Teks untuk",
        list(bodies),
        format_func=lambda code: subdivision_name(workspace.definitions, code),
        key="reminder-text",
        filter_mode=None,
    )
    if chosen:
        share(bodies[chosen], "share-reminder")
