"""Forms that are typed and stored at once: their fields, what is wrong with them, and the receipt.

A field's key names the fact that it was typed over: where somebody else stored another meanwhile, it shows that, and nothing
is written over unseen.
"""

from collections.abc import Callable, Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from iku.errors import UserError
from iku.present.escape import markdown_text
from iku.ui import naming, refusal, session
from iku.ui.typing_form import LONGEST
from iku.workflow.workspace import Workspace

RECEIPT = "stored-at-once"
UNCHANGED = "Belum ada yang berubah. Ketik dulu, lalu simpan."


def place(workspace: Workspace, name: str) -> str:
    """Keeps the fields of one store and person apart from those of another."""
    return f"{name}-{'practice' if workspace.is_practice else 'working'}-{session.person().account}"


def field(column: DeltaGenerator, label: str, key: str, stands: str, placeholder: str = "") -> str:
    """A field over what stands; as it is typed now."""
    typed = column.text_input(
        label,
        value=stands,
        key=key,
        max_chars=LONGEST,
        placeholder=placeholder,
        autocomplete="off",
        persist_state="session",
    )
    return (typed or "").strip()


def name(column: DeltaGenerator, escaped: str, document: str, recorded: str) -> None:
    """What a row is about, by which document it stands, and on demand who recorded it when."""
    said = f"**{escaped}**  \n:small[:gray[{markdown_text(document)}]]"
    column.markdown(said, help=markdown_text(recorded) or None)


def draw_change(row: str, fact: str, recorded: str) -> None:
    """Says it under a row when somebody else stored another fact while it was being filled in."""
    seen = st.session_state.get(f"seen-{row}", fact)
    st.session_state[f"seen-{row}"] = fact
    if seen != fact and recorded and not recorded.startswith(f"{session.person().name}, "):
        st.warning(
            markdown_text(
                f"Diubah {recorded}, selagi Anda mengisi. Yang tampil isinya sekarang: ketik lagi bila perlu."
            )
        )


def heads(names: Sequence[str], widths: Sequence[float], key: str) -> None:
    with st.container(key=f"column-heads-{key}"):
        for column, name in zip(st.columns(widths), names, strict=True):
            column.caption(name)


def store(act: Callable[[], str]) -> None:
    """Does it and starts anew with its receipt, "" where nothing differed; what is wrong is said, and nothing stored then."""
    if not naming.is_named(session.person()):
        return
    try:
        receipt = act()
    except UserError as error:
        refusal.say(error)
        return
    if not receipt:
        st.info(UNCHANGED)
        return
    st.session_state[RECEIPT] = receipt
    st.rerun()


def draw_receipt() -> None:
    """Once, of what was stored just now."""
    if receipt := st.session_state.pop(RECEIPT, ""):
        st.success(markdown_text(receipt), icon=":material/receipt_long:")
