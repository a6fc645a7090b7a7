"""Above a preview: what changed since it was made. The figures of the report itself one by one, with who changed them."""

import streamlit as st

from iku.present.escape import markdown_text
from iku.present.meanwhile import rehearsed_sentences
from iku.ui import session
from iku.ui.handover import Handover
from iku.workflow import meanwhile
from iku.workflow.workspace import Workspace

STALE = "Data berubah sejak pratinjau ini dibuat, jadi pratinjau sudah dihitung ulang. Periksa sekali lagi sebelum mengirim."
CHOICES = "Kirim untuk memakai isian Anda, atau kembali ke isian untuk memakai yang tercatat."


def draw(workspace: Workspace, work: Handover) -> None:
    """Nothing where nothing came between."""
    if work.rehearsal is None or work.asked is None:
        return
    changes = meanwhile.changed_since(workspace, session.person(), work.rehearsal) or work.changes
    if changes:
        said = rehearsed_sentences(workspace.definitions, changes, work.asked)
        st.warning(
            "\n".join([*(f"- {markdown_text(sentence)}" for sentence in said), "", CHOICES]),
            title="Angka ini diubah orang lain sejak Anda mengisinya",
            icon=":material/group:",
        )
    elif work.is_stale:
        st.warning(STALE, icon=":material/update:")
