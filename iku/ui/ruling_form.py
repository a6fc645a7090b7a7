"""'Tetapkan': from a proposal to what is laid down. What, as what, by which document; then what it would move; then it holds."""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from iku.domain.definitions import Definitions
from iku.domain.permission import Action, may
from iku.domain.ruling import GRADE, INDEX, SHARE, RuledField, RulingDraft, parts_of
from iku.errors import UserError
from iku.present import wording
from iku.present.escape import markdown_text
from iku.present.rehearsal import change_rows
from iku.present.rulings import GivenRulingRow, RulableField, subject_in_words, value_in_words
from iku.ui import naming, refusal, rehearsal_view, session
from iku.ui.markup import Html, element, joined, show, table
from iku.ui.two_steps import TwoSteps
from iku.workflow.ruling import RulingRehearsal, rehearse_ruling, rule
from iku.workflow.workspace import Workspace

STEPS = TwoSteps("ruling", RulingDraft)
NOTE = "ruling-note"
LONGEST_TEXT = 2_000
QUARTERS = ("1", "2", "3", "4")


@dataclass(frozen=True, slots=True)
class RulingForm:
    """What can be laid down about one subject. `name` keeps the forms of a page apart."""

    name: str
    workspace: Workspace
    fields: Sequence[RulableField]

    def draw(self) -> None:
        """The way in, or the form; nothing for those who may not rule."""
        if not may(session.person(), Action.RULE):
            return
        if not STEPS.is_open(self.name):
            self._draw_way_in()
            return
        with st.container(border=True, key=f"ruling-{self.name}", gap="small"):
            if draft := STEPS.draft:
                self._draw_rehearsal(draft)
            else:
                self._draw_fields()

    def _draw_way_in(self) -> None:
        if done := STEPS.done(self.name):
            st.success(markdown_text(done), icon=":material/gavel:")
        st.button(
            "Tetapkan",
            key=f"rule-{self.name}",
            icon=":material/gavel:",
            help="Dari usulan menjadi ketetapan, dengan nomor dan tanggal dokumen.",
            on_click=STEPS.open,
            args=(self.name,),
        )

    def _draw_fields(self) -> None:
        labels = {f"{f.subject}:{f.field}": f for f in self.fields}
        chosen = st.selectbox(
            "Yang ditetapkan",
            tuple(labels),
            format_func=lambda key: f"{labels[key].label}: {labels[key].standing}",
            key=f"ruled-{self.name}",
            filter_mode=None,
            persist_state="session",
        )
        field = labels[chosen]
        value = _ask_value(self.workspace.definitions, field, f"ruling-value-{self._year}-{chosen}")
        left, right = st.columns([2, 1])
        document = left.text_input(
            "Nomor dokumen",
            key="ruling-document",
            placeholder="misalnya: Keputusan Nomor 12 Tahun 2026",
            autocomplete="off",
            persist_state="session",
        )
        ruled_on = right.text_input(
            "Tanggal dokumen", key="ruling-date", placeholder="03/12/2026", autocomplete="off", persist_state="session"
        )
        note = st.text_input("Keterangan (boleh kosong)", key=NOTE, autocomplete="off", persist_state="session")
        naming.ask_name()
        with st.container(horizontal=True):
            is_asked = st.button("Lihat pratinjau", type="primary", key="preview-ruling")
            st.button("Batal", key="cancel-ruling", type="tertiary", on_click=STEPS.close)
        if is_asked and naming.is_named(session.person()):
            self._preview(RulingDraft(field.subject, field.field, value, document or "", ruled_on or "", note or ""))

    def _preview(self, draft: RulingDraft) -> None:
        try:
            rehearse_ruling(self.workspace, session.person(), draft)
        except UserError as error:
            refusal.say(error)
            return
        STEPS.look(draft)

    def _draw_rehearsal(self, draft: RulingDraft) -> None:
        try:
            rehearsal = rehearse_ruling(self.workspace, session.person(), draft)
        except UserError as error:
            refusal.say(error)
            st.button("Kembali ke isian", key="back-to-ruling", on_click=STEPS.back)
            return
        self._draw_change(rehearsal)
        rows = change_rows(rehearsal.definitions, rehearsal.indicators, rehearsal.groups)
        st.markdown(f"**Capaian {self._year} yang berubah karenanya**" if rows else "")
        rehearsal_view.draw_changes(rows)
        label = "Tetapkan sekarang" + (f" ({wording.PRACTICE_LABEL})" if self.workspace.is_practice else "")
        with st.container(horizontal=True):
            if st.button(label, type="primary", key="rule-now", icon=":material/gavel:"):
                self._rule(draft)
            st.button("Kembali ke isian", key="back-to-ruling", type="tertiary", on_click=STEPS.back)

    def _draw_change(self, rehearsal: RulingRehearsal) -> None:
        ruling = rehearsal.ruling
        standing = next(f for f in self.fields if (f.subject, f.field) == ruling.key)
        definitions = self.workspace.definitions
        before, after = (value_in_words(definitions, ruling.field, v) for v in (standing.value, ruling.value))
        about = f"{subject_in_words(definitions, ruling.subject)}, {wording.RULED_FIELDS[ruling.field]}"
        row = [
            about,
            stacked(before, standing.standing),
            stacked(after, f"{wording.LAID_DOWN} dengan {ruling.document}"),
        ]
        show(table("Yang akan ditetapkan", ["Yang ditetapkan", "Sekarang", "Menjadi"], [row], class_="iku-stack"))

    def _rule(self, draft: RulingDraft) -> None:
        try:
            ruling = rule(self.workspace, session.person(), draft)
        except UserError as error:
            refusal.say(error)
            return
        about = f"{subject_in_words(self.workspace.definitions, ruling.subject)}, {wording.RULED_FIELDS[ruling.field]}"
        # One document often lays down several things: number and day stay filled in, the remark does not.
        st.session_state[NOTE] = ""
        STEPS.finish(self.name, f"{about}: {wording.LAID_DOWN} dengan {ruling.document}.")

    @property
    def _year(self) -> int:
        return self.workspace.definitions.organisation.year


def draw_history(rows: Sequence[GivenRulingRow]) -> None:
    """Every ruling about a subject, for everyone to see."""
    if not rows:
        return
    with st.expander(f"Riwayat ketetapan ({len(rows)})", type="compact"):
        show(
            table(
                "Riwayat ketetapan, terbaru dulu",
                ["Ketetapan", "Dokumen"],
                [_given(row) for row in rows],
                class_="iku-stack",
            )
        )


def _given(row: GivenRulingRow) -> list[str]:
    what = stacked(f"{row.label}: {row.value}", "berlaku" if row.is_standing else "sudah diganti")
    if not row.document:
        return [what, stacked(f"Alasan: {row.note}", row.given)]
    return [what, stacked(row.document, " · ".join(text for text in (row.given, row.note) if text))]


def stacked(first: str, second: str) -> Html:
    return joined((first, Html("<br>"), element("small", second)))


def _ask_value(definitions: Definitions, field: RulableField, key: str) -> str:
    """The value as it is stored, from the widget that suits the field."""
    match field.field:
        case RuledField.DIVISION:
            return _choose(definitions, field, key, [d.code for d in definitions.divisions])
        case RuledField.SUBDIVISION:
            return _choose(definitions, field, key, [s.code for s in definitions.subdivisions])
        case RuledField.READING:
            scales = sorted({f"{GRADE}{g.scale}" for g in definitions.rules.grades})
            return _choose(definitions, field, key, [*scales, INDEX, SHARE])
        case RuledField.CONTRIBUTORS:
            return _choose_several(definitions, field, key, [s.code for s in definitions.subdivisions])
        case RuledField.INDICATORS:
            return _choose_several(definitions, field, key, [i.code for i in definitions.indicators])
        case RuledField.DUE_QUARTERS:
            return _choose_several(definitions, field, key, QUARTERS)
        case _:
            return (
                st.text_area(field.label, value=field.value, key=key, max_chars=LONGEST_TEXT, persist_state="session")
                or ""
            )


def _choose(definitions: Definitions, field: RulableField, key: str, options: Sequence[str]) -> str:
    at = options.index(field.value) if field.value in options else 0
    return st.selectbox(
        field.label,
        options,
        index=at,
        format_func=lambda code: value_in_words(definitions, field.field, code),
        key=key,
        filter_mode=None,
        persist_state="session",
    )


def _choose_several(definitions: Definitions, field: RulableField, key: str, options: Sequence[str]) -> str:
    chosen = st.multiselect(
        field.label,
        options,
        default=[part for part in parts_of(field.value) if part in options],
        format_func=lambda code: value_in_words(definitions, field.field, code),
        key=key,
        placeholder="Tidak ada",
        filter_mode=None,
        persist_state="session",
    )
    return "|".join(code for code in options if code in chosen)
