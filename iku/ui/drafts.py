"""Drafts of this session's forms: restored once for whoever is working, kept whenever a text has changed.

The fields themselves live in the session; here is what of them is on the disk, so that a run without a change writes nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

import streamlit as st

from iku.domain.draft import Draft, DraftPlace
from iku.domain.person import Person
from iku.ui import session
from iku.workflow import drafting
from iku.workflow.workspace import Workspace


@dataclass(slots=True)
class DraftBook:
    """What of a form's draft is on the disk, and whose it is."""

    workspace: Workspace
    place: DraftPlace
    person: Person | None = None
    texts: dict[str, str] = field(default_factory=dict)
    against: dict[str, str] = field(default_factory=dict)
    restored_at: datetime | None = None
    """when what was restored in this session had been kept"""
    is_kept: bool = True

    def restore(self) -> Draft | None:
        """The draft of who is working now, at the first call for that person; what nobody had signed becomes theirs."""
        person, before = session.person(), self.person
        if before is not None and drafting.owner_of(before) == drafting.owner_of(person):
            return None
        self.person = person
        found = drafting.read_draft(self.workspace, person, self.place)
        texts, against = (dict(found.texts), dict(found.against)) if found else ({}, {})
        if before is not None and not before.is_named and self.texts:
            drafting.keep_draft(self.workspace, before, self.place, {}, {})
            texts, against = texts | self.texts, against | self.against
            drafting.keep_draft(self.workspace, person, self.place, texts, against)
        self.texts, self.against = texts, against
        self.restored_at = found.saved_at if found else None
        return found

    @property
    def waits_for_name(self) -> bool:
        """Whether somebody's draft of this form waits until its owner's name is given."""
        return self.person is not None and drafting.waits_for_name(self.workspace, self.person, self.place)

    def keep(self, texts: Mapping[str, str], against: Mapping[str, str]) -> None:
        """Keeps the texts where they differ from what is kept; a form that holds no text has no draft."""
        if not texts:
            self.restored_at = None
        if (texts, against) == (self.texts, self.against):
            return
        self.texts, self.against = dict(texts), dict(against)
        self.is_kept = drafting.keep_draft(self.workspace, session.person(), self.place, texts, against)


def book(workspace: Workspace, place: DraftPlace) -> DraftBook:
    """This session's book of a form."""
    key = f"draft-{workspace.is_practice}-{place.form}-{place.year}-{place.quarter}-{place.subdivision}"
    found = st.session_state.get(key)
    if isinstance(found, DraftBook) and found.workspace.store is workspace.store:
        return found
    fresh = DraftBook(workspace, place)
    st.session_state[key] = fresh
    return fresh
