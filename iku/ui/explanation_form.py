"""'Penjelasan' under a preview: a small form for each figure below target, and one line for each that reached it.

What was typed stays, through reruns, other pages, a reload and another look at the same report. Where somebody else explained
the figure meanwhile, it says so and asks whose words are to stand; a file brings its own.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
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
from iku.ui import cards, draft_view
from iku.ui.cells import CellRow, Cells

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
    """What a preview asks for. `told` says of each contested figure who explained it meanwhile, and how."""

    views: tuple[NeedView, ...]
    cells: Cells
    told: Mapping[str, str]
    remark: str
    """on the draft: that it was restored, waits for a name, or cannot be kept"""

    def key(self, view: NeedView, field: str) -> str:
        return self.cells.key(view.address, field)

    def typed(self, view: NeedView) -> TypedExplanation:
        """What is in the fields now; what was given where there is no field, or it was not drawn yet."""
        given = {part: part_text(view.need.given, part) for part in PARTS}
        return TypedExplanation(**{**given, **self.cells.typed(cell_row(view))})

    def explanations(self) -> tuple[Explanation, ...]:
        """Everything as it is to be recorded. Raises UploadRefused where a field cannot be read."""
        return read_typed_explanations({view.need.key: self.typed(view) for view in self.views})

    @property
    def is_changed(self) -> bool:
        """Whether anything was typed that was not given."""
        return any(self.cells.is_changed(row) for row in self.cells.rows)

    def reset(self) -> None:
        """Forgets what was typed."""
        for row in self.cells.rows:
            self.cells.adopt(row)

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
            by_address = {view.address: view for view in self.views}
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
        draft_view.draw_remark("explanations", form.remark, form.reset if form.is_changed else None)
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


def cell_row(view: NeedView) -> CellRow:
    """The fields of one figure. What was given stands under them, told apart by its words."""
    given = sha256(repr(view.need.given).encode()).hexdigest()[:16]
    return CellRow(view.address, given, {field.name: field.text for field in view.fields})


def _folded(
    label: str, form: ExplanationForm, views: Sequence[NeedView], sentences: Mapping[str, str]
) -> DeltaGenerator:
    """Closed, unless something in it has to be mended or chosen."""
    concerned = any(form.key(view, field.name) in sentences for view in views for field in view.fields)
    concerned |= any(view.address in form.told for view in views)
    return st.expander(markdown_text(label), expanded=concerned)


def _names(views: Sequence[NeedView]) -> str:
    return ", ".join(view.need.indicator for view in views)


def _draw_follow_up(form: ExplanationForm, view: NeedView, sentences: Mapping[str, str]) -> None:
    with st.container(border=True, gap="xxsmall", key=f"explain-{'-'.join(map(str, view.need.key))}"):
        st.markdown(_heading(view))
        _draw_told(form, view)
        for column, field in zip(st.columns(WIDTHS), view.fields, strict=True):
            with column:
                _draw_field(form, view, field, sentences)


def _draw_support(form: ExplanationForm, view: NeedView, sentences: Mapping[str, str]) -> None:
    with st.container(gap="xxsmall"):
        st.markdown(_heading(view))
        _draw_told(form, view)
        _draw_field(form, view, view.fields[0], sentences)


def _heading(view: NeedView) -> str:
    return f"{cards.icon(view.status)} **{markdown_text(view.name)}** {markdown_text(view.figure_text)}"


def _draw_told(form: ExplanationForm, view: NeedView) -> None:
    """Who explained it last; where that was meanwhile, what they wrote and the two ways on."""
    if view.address not in form.told:
        if view.told:
            st.caption(markdown_text(view.told))
        return
    row = cell_row(view)
    draft_view.draw_contested(
        view.address,
        form.told[view.address],
        partial(form.cells.insist, row),
        partial(form.cells.adopt, row),
    )


def _draw_field(form: ExplanationForm, view: NeedView, field: ExplanationField, sentences: Mapping[str, str]) -> None:
    key = form.key(view, field.name)
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
