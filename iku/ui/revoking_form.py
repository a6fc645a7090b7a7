"""'Batalkan penetapan': from what was laid down by mistake back to the proposal. Why; then what it would move; then it holds."""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from iku.domain.permission import Action, may
from iku.domain.ruling import RuledField
from iku.errors import UserError
from iku.present import wording
from iku.present.escape import markdown_text
from iku.present.rehearsal import change_rows
from iku.present.rulings import RulableField, laid_down_fields, rulable_field, subject_in_words, value_in_words
from iku.ui import naming, refusal, rehearsal_view, session
from iku.ui.markup import show, table
from iku.ui.ruling_form import stacked
from iku.ui.two_steps import TwoSteps
from iku.workflow.ruling import RulingRehearsal, rehearse_revocation, revoke
from iku.workflow.workspace import Workspace

LONGEST_REASON = 2_000


@dataclass(frozen=True, slots=True)
class RevocationDraft:
    """What is to be taken back, and why."""

    subject: str
    field: RuledField
    reason: str


STEPS = TwoSteps("revoking", RevocationDraft)


@dataclass(frozen=True, slots=True)
class RevokingForm:
    """What was laid down about one subject. `name` keeps the forms of a page apart."""

    name: str
    workspace: Workspace
    fields: Sequence[RulableField]

    def draw(self) -> None:
        """The way in, or the form; nothing for those who may not rule, or where nothing was laid down."""
        if done := STEPS.done(self.name):
            st.success(markdown_text(done), icon=":material/undo:")
        laid_down = laid_down_fields(self.workspace.definitions, self.fields)
        if not laid_down or not may(session.person(), Action.RULE):
            return
        if not STEPS.is_open(self.name):
            st.button(
                "Batalkan penetapan",
                key=f"revoke-{self.name}",
                type="tertiary",
                icon=":material/undo:",
                help="Dari ketetapan kembali menjadi usulan. Keduanya tetap ada di riwayat.",
                on_click=STEPS.open,
                args=(self.name,),
            )
            return
        with st.container(border=True, key=f"revoking-{self.name}", gap="small"):
            if draft := STEPS.draft:
                self._draw_rehearsal(draft)
            else:
                self._draw_fields({f"{f.subject}:{f.field}": f for f in laid_down})

    def _draw_fields(self, laid_down: dict[str, RulableField]) -> None:
        chosen = st.selectbox(
            "Yang dibatalkan",
            tuple(laid_down),
            format_func=lambda key: f"{laid_down[key].label}: {laid_down[key].standing}",
            key=f"revoked-{self.name}",
            filter_mode=None,
            persist_state="session",
        )
        reason = st.text_input(
            "Alasan pembatalan",
            key=f"revoking-reason-{self.name}",
            max_chars=LONGEST_REASON,
            placeholder="misalnya: nomor dokumen keliru",
            autocomplete="off",
            persist_state="session",
        )
        naming.ask_name()
        with st.container(horizontal=True):
            is_asked = st.button("Lihat pratinjau", type="primary", key="preview-revocation")
            st.button("Batal", key="cancel-revocation", type="tertiary", on_click=STEPS.close)
        if is_asked and naming.is_named(session.person()):
            field = laid_down[chosen]
            self._preview(RevocationDraft(field.subject, field.field, reason or ""))

    def _preview(self, draft: RevocationDraft) -> None:
        if self._rehearsed(draft) is not None:
            STEPS.look(draft)

    def _rehearsed(self, draft: RevocationDraft) -> RulingRehearsal | None:
        """None, with a sentence, where it is refused."""
        try:
            return rehearse_revocation(self.workspace, session.person(), draft.subject, draft.field, draft.reason)
        except UserError as error:
            refusal.say(error)
            return None

    def _draw_rehearsal(self, draft: RevocationDraft) -> None:
        rehearsal = self._rehearsed(draft)
        if rehearsal is not None:
            self._draw_change(rehearsal)
            rows = change_rows(rehearsal.definitions, rehearsal.indicators, rehearsal.groups)
            year = self.workspace.definitions.organisation.year
            st.markdown(f"**Capaian {year} yang berubah karenanya**" if rows else "")
            rehearsal_view.draw_changes(rows)
        label = "Batalkan sekarang" + (f" ({wording.PRACTICE_LABEL})" if self.workspace.is_practice else "")
        with st.container(horizontal=True):
            if rehearsal is not None and st.button(label, type="primary", key="revoke-now", icon=":material/undo:"):
                self._revoke(draft)
            st.button("Kembali ke isian", key="back-to-revoking", type="tertiary", on_click=STEPS.back)

    def _draw_change(self, rehearsal: RulingRehearsal) -> None:
        ruling = rehearsal.ruling
        sides = [
            stacked(value_in_words(definitions, ruling.field, held.value), held.standing)
            for definitions in (self.workspace.definitions, rehearsal.definitions)
            for held in [rulable_field(definitions, *ruling.key)]
        ]
        show(
            table(
                "Yang akan dibatalkan",
                ["Yang dibatalkan", "Sekarang", "Menjadi"],
                [[self._about(*ruling.key), *sides]],
                class_="iku-stack",
            )
        )

    def _revoke(self, draft: RevocationDraft) -> None:
        try:
            revoke(self.workspace, session.person(), draft.subject, draft.field, draft.reason)
        except UserError as error:
            refusal.say(error)
            return
        about = self._about(draft.subject, draft.field)
        STEPS.finish(self.name, f"{about}: penetapan dibatalkan, usulan berlaku lagi.")

    def _about(self, subject: str, field: RuledField) -> str:
        return f"{subject_in_words(self.workspace.definitions, subject)}, {wording.RULED_FIELDS[field]}"
