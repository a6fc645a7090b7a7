"""'Riwayat perubahan': every fact, newest first, by indicator, person and kind."""

from collections.abc import Callable, Sequence

import streamlit as st

from iku.domain.achievement import FactRow
from iku.domain.definitions import Definitions
from iku.domain.permission import Action, may
from iku.intake.dates import parse_date
from iku.present import wording
from iku.present.addresses import history_address
from iku.present.dates import clock, start_of_day
from iku.present.escape import markdown_text
from iku.present.history import HistoryRow, history_rows
from iku.present.numbers import capitalised
from iku.ui import resources, session
from iku.ui.markup import Html, element, joined, show, table
from iku.workflow import past
from iku.workflow.past import MOST
from iku.workflow.workspace import Workspace

PAGE = 50
SHOWN = "history-shown"


def facts_of(workspace: Workspace) -> tuple[FactRow, ...]:
    person = session.person()
    sees_accounts = may(person, Action.MANAGE_ACCOUNTS)
    key = ("history", *resources.stamp(workspace), sees_accounts)
    return resources.kept(key, lambda: past.changes(workspace, person))


def title(facts: Sequence[FactRow]) -> str:
    """`128 perubahan tercatat, terakhir 23 November 2026, 21.30 WIB`."""
    many = f"{len(facts)} perubahan terbaru" if len(facts) >= MOST else f"{len(facts)} perubahan tercatat"
    return f"{many}, terakhir {clock(facts[0].recorded_at)}" if facts else "Belum ada perubahan"


def draw(workspace: Workspace, facts: Sequence[FactRow]) -> None:
    definitions = workspace.definitions
    chosen = _filtered(definitions, _since(workspace, facts))
    if not chosen:
        st.caption("Tidak ada perubahan yang cocok dengan pilihan ini.")
        return
    shown = st.session_state.get(SHOWN, PAGE)
    show(_table(history_rows(definitions, chosen[:shown])))
    if len(chosen) > shown:
        st.button(f"Tampilkan {min(PAGE, len(chosen) - shown)} berikutnya", key="more-history", on_click=_more)
    st.caption(f"{min(shown, len(chosen))} dari {len(chosen)} perubahan.")


def _since(workspace: Workspace, facts: Sequence[FactRow]) -> Sequence[FactRow]:
    """What changed since a day, and the way to take it along."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        asked = st.text_input(
            "Yang berubah sejak", key="history-since", placeholder="31/01/2024", width=200, persist_state="session"
        )
        day = parse_date(asked or "")
        address = history_address(day.isoformat() if day else "", is_sample=workspace.is_practice)
        show(element("small", element("a", "Unduh riwayat (CSV)", href=address)))
    if asked and day is None:
        st.warning(f'"{markdown_text(asked)}" tidak terbaca. Tulis misalnya 31/01/2024.')
    return facts if day is None else [fact for fact in facts if fact.recorded_at > start_of_day(day)]


def _more() -> None:
    st.session_state[SHOWN] = st.session_state.get(SHOWN, PAGE) + PAGE


def _filtered(definitions: Definitions, facts: Sequence[FactRow]) -> list[FactRow]:
    titles = {i.code: f"{i.code} {i.title}" for i in definitions.indicators}
    codes = [code for code in titles if any(f.indicator == code for f in facts)]
    people = sorted({f.recorded_by for f in facts})
    kinds = [kind for kind in wording.FACT_KINDS if any(f.kind == kind for f in facts)]
    with st.container(horizontal=True, vertical_alignment="bottom"):
        indicator = _choice("Indikator", codes, "history-indicator", lambda code: titles[code])
        person = _choice("Oleh", people, "history-person", str)
        kind = _choice("Jenis", kinds, "history-kind", lambda k: capitalised(wording.FACT_KINDS[k]))
    return [
        fact
        for fact in facts
        if indicator in (None, fact.indicator) and person in (None, fact.recorded_by) and kind in (None, fact.kind)
    ]


def _choice(label: str, options: Sequence[str], key: str, words: Callable[[str], str]) -> str | None:
    return st.selectbox(
        label, options, index=None, format_func=words, key=key, placeholder="Semua", filter_mode=None, width=260
    )


def _table(rows: Sequence[HistoryRow]) -> Html:
    heads = ("Perubahan", "Kapan dan oleh siapa")
    return table("Riwayat perubahan, terbaru dulu", heads, [_row(row) for row in rows], class_="iku-stack iku-words")


def _row(row: HistoryRow) -> list[str]:
    """What, then before and after, then where it came from; as narrow as a phone."""
    origin = [text for text in (row.reason, row.origin, f"kiriman …{row.submission}" if row.submission else "") if text]
    lines = [row.what, element("strong", row.change) if row.change else "", element("small", " · ".join(origin))]
    return [_stacked(lines), _stacked([row.when, element("small", row.who)])]


def _stacked(lines: Sequence[str]) -> Html:
    parts = [line for line in lines if line]
    return joined(part for n, line in enumerate(parts) for part in ((Html("<br>"), line) if n else (line,)))
