"""'Dasar penghitungan' as it is read: step by step, each with the facts it rests on."""

from collections.abc import Iterable

from iku.present.basis import Basis, ComponentBasis, Step
from iku.ui.markup import NOTHING, Html, element, joined, listing


def basis_html(basis: Basis) -> Html:
    """The components one after the other, then what joins them."""
    return joined((*(_component(c) for c in basis.components), _steps(basis.conclusion)))


def _component(component: ComponentBasis) -> Html:
    title = (
        element("h4", f"{component.title}: {component.figure_text}, {component.status.word}")
        if component.title
        else NOTHING
    )
    return joined((title, _steps(component.steps)))


def _steps(steps: Iterable[Step]) -> Html:
    said = (joined((element("dt", s.label), element("dd", s.text, listing(s.details)))) for s in steps)
    return element("dl", *said, class_="iku-steps")
