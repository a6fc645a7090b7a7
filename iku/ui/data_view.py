"""What the dashboard rests on: the definitions in force and what is doubtful in them, where the store lies, which is open."""

import streamlit as st

from iku.domain.achievement import FactRow
from iku.domain.problem import Problem
from iku.present.dates import clock, position
from iku.present.escape import markdown_text
from iku.present.scope import office_name
from iku.present.standing import WAYS
from iku.ui import copying_form, phone_view, places, refusal, resources, session
from iku.workflow.dictionary import findings
from iku.workflow.workspace import Workspace


def title(workspace: Workspace) -> str:
    """`Data kerja dibuka, empat hal di kamus perlu dipastikan`."""
    which = "Data contoh" if workspace.is_practice else "Data kerja"
    found = len(found_in(workspace))
    return f"{which} dibuka" + (f", {found} hal di kamus perlu dipastikan" if found else "")


def draw(workspace: Workspace, facts: tuple[FactRow, ...]) -> None:
    left, right = st.columns(2)
    with left, st.container(border=True, height="stretch", key="open-data"):
        _draw_store(workspace, facts)
    with right, st.container(border=True, height="stretch", key="definitions"):
        _draw_definitions(workspace, facts)
    copying_form.draw(workspace)
    phone_view.draw()
    with st.container(border=True, key="findings"):
        _draw_findings(found_in(workspace))


def found_in(workspace: Workspace) -> tuple[Problem, ...]:
    definitions = workspace.definitions
    key = ("findings", *resources.stamp(workspace), definitions.fingerprint)
    return resources.kept(key, lambda: findings(definitions, workspace))


def _draw_store(workspace: Workspace, facts: tuple[FactRow, ...]) -> None:
    st.subheader("Data yang dibuka", anchor=False)
    sent = sum(fact.kind in ("realisation", "target", "evidence") for fact in facts)
    lines = [
        ("Data", "Data contoh (Mode latihan)" if workspace.is_practice else "Data kerja"),
        ("Tempat", "sementara, hilang ketika aplikasi dihentikan" if workspace.is_practice else str(workspace.home)),
        ("Keadaan", position(facts[0].recorded_at if facts else None)),
        ("Cara masuk", WAYS[session.caller().way]),
        ("Isi", f"{sent} fakta tercatat, tidak ada yang pernah ditimpa"),
    ]
    _show_lines("Data yang dibuka", lines)
    if workspace.is_practice:
        st.button("Buka data kerja", key="settings_working", type="primary", on_click=session.choose_working)
    else:
        st.button("Buka data contoh (Mode latihan)", key="settings_practice", on_click=session.choose_practice)
        st.caption("Di Mode latihan apa saja boleh dicoba: yang dikirim tidak masuk ke data kerja.")


def _draw_definitions(workspace: Workspace, facts: tuple[FactRow, ...]) -> None:
    definitions = workspace.definitions
    st.subheader("Kamus dan aturan yang berlaku", anchor=False)
    adopted = next((fact.recorded_at for fact in facts if fact.kind == "definitions"), None)
    lines = [
        ("Keputusan", definitions.organisation.decree_title),
        ("Satuan kerja", office_name(definitions)),
        ("Tahun", str(definitions.organisation.year)),
        ("Berlaku sejak", clock(adopted) if adopted else "sejak data ini dibuat"),
        ("Sidik (SHA-256)", definitions.fingerprint[:16] + "…"),
    ]
    _show_lines("Kamus dan aturan yang berlaku", lines)
    places.link(places.DICTIONARY, "Buka Kamus IKU")


def _draw_findings(found: tuple[Problem, ...]) -> None:
    outcome = f"{len(found)} hal perlu dipastikan" if found else "tidak ada temuan"
    st.subheader(f"Pemeriksaan kamus: {outcome}", anchor=False)
    refusal.list_problems(found)


def _show_lines(caption: str, lines: list[tuple[str, str]]) -> None:
    st.table({label: markdown_text(text) for label, text in lines}, border="horizontal", alt=caption)
