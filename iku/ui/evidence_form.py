"""Evidence on the page where it is needed: what is missing, one file or link for one document or several, and the way back."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from iku.domain.period import Period
from iku.domain.submission import Receipt
from iku.errors import EvidenceRefused
from iku.present.evidence import Checklist, DocumentRow, DocumentState
from iku.ui import refusal, session
from iku.ui.inputs import MOST_MEGABYTES
from iku.ui.naming import is_named
from iku.workflow.proving import Place, attach_file, attach_link
from iku.workflow.workspace import Workspace

FILE, LINK = "Berkas", "Tautan"
GENERATION, HAPPENED = "evidence_generation", "evidence_happened"


@dataclass(frozen=True, slots=True)
class EvidenceForm:
    """Where evidence goes: which documents may be proved, in which quarter."""

    workspace: Workspace
    subdivision: str
    period: Period
    checklist: Checklist

    def key(self, name: str) -> str:
        """Of a field: emptied after each attachment, and never shared between subdivisions."""
        return f"{name}-{self.subdivision}-{st.session_state.setdefault(GENERATION, 0)}"

    @property
    def documents(self) -> Mapping[str, DocumentRow]:
        """By a key for the field: what is lacking first."""
        rows = sorted(self.checklist.rows, key=lambda r: r.cell(self.period.quarter).state is not DocumentState.LACKING)
        return {f"{row.indicator}/{row.document}": row for row in rows}

    def places(self, chosen: Sequence[str]) -> list[Place]:
        rows = (self.documents[key] for key in chosen)
        return [Place(row.indicator, row.document, self.period.year, self.period.quarter) for row in rows]


def draw(form: EvidenceForm) -> None:
    """The fields, and the one way on."""
    chosen = st.multiselect(
        "Dokumen yang dibuktikan",
        list(form.documents),
        format_func=lambda key: _option(form, key),
        placeholder="Pilih satu atau beberapa dokumen",
        select_all=False,
        wrap=True,
        key=form.key("evidence-for"),
    )
    kind = st.segmented_control("Bentuk", [FILE, LINK], default=FILE, required=True, key=form.key("evidence-kind"))
    attach = _link(form) if kind == LINK else _file(form)
    if st.button("Lampirkan", type="primary", key="attach", icon=":material/attach_file:"):
        _attach(form, chosen, attach)


def say_what_happened(checklist: Checklist, quarter: int) -> None:
    """Once, after the run in which it happened, with what is left to do."""
    happened = st.session_state.pop(HAPPENED, "")
    if happened:
        lacking = sum(row.cell(quarter).state is DocumentState.LACKING for row in checklist.rows)
        left = (
            f"Masih ada {lacking} dokumen yang belum dilampirkan."
            if lacking
            else "Semua dokumen yang jatuh tempo sudah ada."
        )
        st.success(f"{happened} {left}", icon=":material/check_circle:")


def tell(text: str) -> None:
    st.session_state[HAPPENED] = text


def _option(form: EvidenceForm, key: str) -> str:
    row = form.documents[key]
    return f"{row.label} ({row.cell(form.period.quarter).word})"


def _file(form: EvidenceForm) -> Callable[[list[Place]], Receipt] | None:
    chosen = st.file_uploader("Berkas bukti dukung", key=form.key("file-evidence"), max_upload_size=MOST_MEGABYTES)
    if chosen is None:
        return None
    return lambda places: attach_file(form.workspace, session.person(), chosen.name, chosen.getvalue(), places)


def _link(form: EvidenceForm) -> Callable[[list[Place]], Receipt] | None:
    address = st.text_input(
        "Alamat dokumen", key=form.key("evidence-url"), placeholder="https://jdih.kpu.go.id/…", autocomplete="off"
    )
    seen_on = st.text_input(
        "Tanggal dilihat",
        key=form.key("evidence-seen"),
        placeholder="31/01/2024",
        autocomplete="off",
    )
    st.caption("Tautan lebih lemah daripada berkas, karena isinya dapat berubah sesudah dilihat.")
    return lambda places: attach_link(form.workspace, session.person(), address or "", seen_on or "", places)


def _attach(form: EvidenceForm, chosen: Sequence[str], attach: Callable[[list[Place]], Receipt] | None) -> None:
    if not chosen:
        st.warning("Pilih dulu dokumen yang dibuktikan.")
    elif attach is None:
        st.warning("Pilih dulu berkasnya.")
    elif is_named(session.person()):
        try:
            receipt = attach(form.places(chosen))
        except EvidenceRefused as refused:
            refusal.say(refused)
            return
        tell(_outcome(form, receipt))
        st.session_state[GENERATION] += 1
        st.rerun()


def _outcome(form: EvidenceForm, receipt: Receipt) -> str:
    if not receipt.stored:
        return "Bukti yang sama sudah terlampir di sana; tidak ada yang ditambahkan."
    kept = " (latihan, tidak disimpan)" if receipt.is_practice else ""
    same = f" {receipt.unchanged} sudah terlampir sebelumnya." if receipt.unchanged else ""
    return f"Bukti terlampir pada {receipt.stored} dokumen{kept}.{same}"
