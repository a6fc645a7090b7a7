"""Evidence on the page where it is needed: what is missing, one file or link for one document or several, and the way back."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from iku.domain.period import Period
from iku.domain.submission import Receipt
from iku.errors import EvidenceRefused
from iku.present.escape import markdown_text
from iku.present.evidence import Checklist, DocumentRow, DocumentState
from iku.present.problems import problem_sentence
from iku.ui import session
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
    period: Period
    checklist: Checklist

    @property
    def documents(self) -> Mapping[str, DocumentRow]:
        """By a key for the field: what is lacking first."""
        rows = sorted(self.checklist.rows, key=lambda r: r.cell(self.period.quarter).state is not DocumentState.LACKING)
        return {f"{row.indicator}/{row.document}": row for row in rows}

    def places(self, chosen: Sequence[str]) -> list[Place]:
        rows = (self.documents[key] for key in chosen)
        return [Place(row.indicator, row.document, self.period.year, self.period.quarter) for row in rows]


def draw(form: EvidenceForm) -> None:
    """The fields; emptied after each attachment by a new generation of keys."""
    generation = st.session_state.setdefault(GENERATION, 0)
    chosen = st.multiselect(
        "Dokumen yang dibuktikan",
        list(form.documents),
        format_func=lambda key: _option(form, key),
        placeholder="Pilih satu atau beberapa dokumen",
        select_all=False,
        wrap=True,
        key=f"evidence-for-{generation}",
    )
    kind = st.segmented_control("Bentuk", [FILE, LINK], default=FILE, required=True, key=f"evidence-kind-{generation}")
    attach = _link(form, generation) if kind == LINK else _file(form, generation)
    if st.button("Lampirkan", type="primary", key="attach", icon=":material/attach_file:"):
        _attach(form, chosen, attach)


def say_what_happened() -> None:
    """Once, after the run in which it happened."""
    happened = st.session_state.pop(HAPPENED, "")
    if happened:
        st.success(happened, icon=":material/check_circle:")


def tell(text: str) -> None:
    st.session_state[HAPPENED] = text


def _option(form: EvidenceForm, key: str) -> str:
    row = form.documents[key]
    return f"{row.label} ({row.cell(form.period.quarter).word})"


def _file(form: EvidenceForm, generation: int) -> Callable[[list[Place]], Receipt] | None:
    chosen = st.file_uploader(
        "Berkas bukti dukung", key=f"file-evidence-{generation}", max_upload_size=MOST_MEGABYTES
    )
    if chosen is None:
        return None
    return lambda places: attach_file(form.workspace, session.person(), chosen.name, chosen.getvalue(), places)


def _link(form: EvidenceForm, generation: int) -> Callable[[list[Place]], Receipt] | None:
    address = st.text_input(
        "Alamat dokumen", key=f"evidence-url-{generation}", placeholder="https://jdih.kpu.go.id/…", autocomplete="off"
    )
    seen_on = st.text_input(
        "Tanggal dilihat",
        key=f"evidence-seen-{generation}",
        placeholder="31/01/2024",
        help="Hari ketika dokumennya terbuka di alamat itu. Tautan lebih lemah daripada berkas: isinya dapat berubah.",
        autocomplete="off",
    )
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
            for problem in refused.problems:
                st.error(markdown_text(problem_sentence(problem)), icon=":material/error:")
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
