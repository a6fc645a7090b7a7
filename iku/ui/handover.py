"""One report on its way through a page: read, rehearsed, stored. Kept in the session, so that reruns and other pages leave it be.

It is changed in place, by plain assignment: between storing a report and a session's own state Streamlit may stop the run
(a double click does that), and the second run must find that the first one stored it.
"""

import itertools
from collections.abc import Hashable
from dataclasses import dataclass, replace

import streamlit as st

from iku.domain.facts import Submission
from iku.domain.meanwhile import FigureChange
from iku.domain.person import Person
from iku.domain.problem import Problem
from iku.domain.review import Explanation
from iku.domain.submission import Receipt, Rehearsal
from iku.errors import ConfirmationMissing, ExplanationMissing, FiguresChanged, StaleRehearsal
from iku.workflow import reporting
from iku.workflow.workspace import Workspace

_serials = itertools.count(1)


@dataclass(slots=True)
class Handover:
    """`place` is what the page was about (store, subdivision, quarter); another place is another report.

    `asked` is everything that was handed in, the rehearsal only what of it changes something.
    """

    place: Hashable
    asked: Submission | None = None
    content: bytes | None = None
    rehearsal: Rehearsal | None = None
    receipt: Receipt | None = None
    withdrawn: Receipt | None = None
    problems: tuple[Problem, ...] = ()
    filename: str = ""
    notes: tuple[Problem, ...] = ()
    """remarks on how a file was read"""
    is_stale: bool = False
    """whether other facts came between, so that the rehearsal on the screen is a new one"""
    changes: tuple[FigureChange, ...] = ()
    """the figures of the report itself that somebody changed in between"""
    is_checked: bool = False
    """whether what was typed was checked once: from then on its problems are shown as it changes"""
    is_refused: bool = False
    """whether it was sent with explanations missing: from then on what is missing is said beside the fields"""
    explanations: tuple[Explanation, ...] = ()
    """what was written under the preview, once all of it is there"""
    serial: int = 0
    """of the rehearsal on the screen: a tick under one question must never count for another"""
    uploads: int = 0
    """counts emptied upload fields: each gets a key of its own"""
    read: str = ""
    """the upload that was read last: a rerun does not read it again"""

    def refuse(self, problems: tuple[Problem, ...], filename: str = "") -> None:
        """What was handed in has problems: nothing of it goes further."""
        self.problems, self.filename = problems, filename
        self.asked = self.content = self.rehearsal = None

    def rehearse(
        self,
        workspace: Workspace,
        person: Person,
        asked: Submission,
        content: bytes | None = None,
        notes: tuple[Problem, ...] = (),
    ) -> None:
        """Computes what it would change. Raises PersonUnnamed, and UploadRefused for targets without document or reason."""
        self.rehearsal = reporting.rehearse(workspace, person, asked)
        self.asked, self.content, self.filename, self.notes = asked, content, asked.filename, notes
        self.problems, self.receipt, self.withdrawn = (), None, None
        self.is_stale = self.is_refused = False
        self.changes = ()
        self.explanations = ()
        self.serial = next(_serials)

    def send(self, workspace: Workspace, person: Person, *, confirmed: bool) -> None:
        """Stores it, once. Where other facts came between it is rehearsed again instead, for the person to look again."""
        if self.receipt is not None or self.rehearsal is None or self.asked is None:
            return
        try:
            self.receipt = reporting.submit(
                workspace,
                person,
                self.rehearsal,
                confirmed=confirmed,
                content=self.content,
                explanations=self.explanations,
            )
            # Handed in elsewhere (from practice to the working store) it keeps the words that were written for it.
            self.asked = replace(self.asked, explanations=self.explanations or self.asked.explanations)
        except (StaleRehearsal, ConfirmationMissing, ExplanationMissing) as stale:
            self.rehearse(workspace, person, self.asked, self.content, self.notes)
            self.is_stale = True
            self.changes = stale.changes if isinstance(stale, FiguresChanged) else ()

    def withdraw(self, workspace: Workspace, person: Person, reason: str) -> None:
        """Takes back what was just stored, once."""
        if self.receipt is not None and self.receipt.submission and self.withdrawn is None:
            self.withdrawn = reporting.withdraw(workspace, person, self.receipt.submission, reason)


def handover(name: str, place: Hashable) -> Handover:
    """The report under way on a page; a fresh one where the page is about something else than before."""
    found = st.session_state.get(f"handover-{name}")
    if isinstance(found, Handover) and found.place == place:
        return found
    return restart(name, place)


def restart(name: str, place: Hashable) -> Handover:
    """Forgets the report under way; what was typed stays."""
    fresh = Handover(place)
    st.session_state[f"handover-{name}"] = fresh
    return fresh
