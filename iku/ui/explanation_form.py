"""'Penjelasan' under a preview: a small form for each figure below target, and one line for each that reached it.

A field's key names what it was filled in with: another file, or another explanation that stands by now, makes new fields;
until then what was typed stays, through reruns, other pages and another look at the same report.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from iku.domain.review import Explanation
from iku.errors import UploadRefused
from iku.intake.columns import Column
from iku.intake.explanations import LIMITS, TypedExplanation, read_typed_explanations
from iku.present.escape import markdown_text
from iku.present.explaining import ExplanationField, NeedView, part_text
from iku.present.problems import problem_sentence
from iku.ui import cards

WIDTHS = (2.4, 2.4, 1.5, 1.2)
PARTS = ("obstacle", "effort", "owner", "due_on", "support")
LONG = ("obstacle", "effort", "support")
LONGEST_DATE = 40
LINES_HEIGHT = 96
"""Two lines of text and their frame; the hand may pull it larger."""
REASON = (
    "Capaian di bawah target wajib disertai kendala dan rencana tindak lanjut: upaya, penanggung jawab, batas waktu."
)


@dataclass(frozen=True, slots=True)
class ExplanationForm:
    """What a preview asks for. `place` keeps the words for one store apart from those for another."""

    views: tuple[NeedView, ...]
    place: str

    def key(self, view: NeedView, field: str) -> str:
        given = sha256(repr(view.need.given).encode()).hexdigest()[:8]
        return f"explain-{self.place}-{'-'.join(map(str, view.need.key))}-{given}-{field}"

    def typed(self, view: NeedView) -> TypedExplanation:
        """What is in the fields now; what was given where there is no field, or it was not drawn yet."""
        asked = {field.name for field in view.fields}
        given = {part: part_text(view.need.given, part) for part in PARTS}
        drawn = {part: st.session_state.get(self.key(view, part), given[part]) for part in asked}
        return TypedExplanation(**{**given, **{part: str(text or "") for part, text in drawn.items()}})

    def explanations(self) -> tuple[Explanation, ...]:
        """Everything as it is to be recorded. Raises UploadRefused where a field cannot be read."""
        return read_typed_explanations({view.need.key: self.typed(view) for view in self.views})

    @property
    def is_changed(self) -> bool:
        """Whether anything was typed that was not given."""
        return any(getattr(self.typed(view), field.name) != field.text for view in self.views for field in view.fields)

    def sentences(self) -> Mapping[str, str]:
        """What is wrong, by the key of the field it is about."""
        found: dict[str, str] = {}
        for view in self.views:
            typed = self.typed(view)
            for field in view.fields:
                if field.missing and not getattr(typed, field.name).strip():
                    found[self.key(view, field.name)] = field.missing
        try:
            self.explanations()
        except UploadRefused as refused:
            by_address = {"/".join(map(str, view.need.key)): view for view in self.views}
            for problem in refused.problems:
                address, _, part = problem.cell.rpartition("/")
                found[self.key(by_address[address], part)] = problem_sentence(problem)
        return found


def draw(form: ExplanationForm, sentences: Mapping[str, str]) -> None:
    """The fields, each sentence under the field it is about."""
    required = [view for view in form.views if view.is_required]
    lacking = [view for view in required if not view.need.is_met]
    told = [view for view in required if view.need.is_met]
    reached = [view for view in form.views if not view.is_required]
    if not form.views:
        return
    with st.container(key="explanations", gap="small"):
        if required:
            st.markdown(f"**Penjelasan ({len(required)} capaian di bawah target)**")
            st.caption(REASON)
        for view in lacking:
            _draw_follow_up(form, view, sentences)
        if told:
            with _folded(f"Sudah diterangkan: {_names(told)}", form, told, sentences):
                for view in told:
                    _draw_follow_up(form, view, sentences)
        if reached:
            with _folded(f"Faktor pendukung (dianjurkan): {_names(reached)}", form, reached, sentences):
                for view in reached:
                    _draw_support(form, view, sentences)


def _folded(
    label: str, form: ExplanationForm, views: Sequence[NeedView], sentences: Mapping[str, str]
) -> DeltaGenerator:
    """Closed, unless something in it has to be mended."""
    concerned = any(form.key(view, field.name) in sentences for view in views for field in view.fields)
    return st.expander(markdown_text(label), expanded=concerned)


def _names(views: Sequence[NeedView]) -> str:
    return ", ".join(view.need.indicator for view in views)


def _draw_follow_up(form: ExplanationForm, view: NeedView, sentences: Mapping[str, str]) -> None:
    with st.container(border=True, gap="xxsmall", key=f"explain-{'-'.join(map(str, view.need.key))}"):
        st.markdown(_heading(view))
        for column, field in zip(st.columns(WIDTHS), view.fields, strict=True):
            with column:
                _draw_field(form, view, field, sentences)


def _draw_support(form: ExplanationForm, view: NeedView, sentences: Mapping[str, str]) -> None:
    with st.container(gap="xxsmall"):
        st.markdown(_heading(view))
        _draw_field(form, view, view.fields[0], sentences)


def _heading(view: NeedView) -> str:
    return f"{cards.icon(view.status)} **{markdown_text(view.name)}** {markdown_text(view.figure_text)}"


def _draw_field(form: ExplanationForm, view: NeedView, field: ExplanationField, sentences: Mapping[str, str]) -> None:
    key = form.key(view, field.name)
    st.session_state.setdefault(key, field.text)
    # Not escaped: what a screen reader says is the label as it is written here, and a code holds no marks.
    label = field.label
    if field.name in LONG:
        st.text_area(
            label,
            key=key,
            max_chars=LIMITS[Column(field.name)],
            height=LINES_HEIGHT,
            placeholder=field.placeholder,
            persist_state="session",
        )
    else:
        st.text_input(
            label,
            key=key,
            max_chars=LIMITS.get(Column(field.name), LONGEST_DATE),
            placeholder=field.placeholder,
            autocomplete="off",
            persist_state="session",
        )
    if key in sentences:
        st.markdown(f":red[:material/error: {markdown_text(sentences[key])}]")
