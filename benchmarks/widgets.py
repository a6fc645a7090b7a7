"""States of widgets, as Streamlit's front end keeps them and sends them with every run."""

from collections.abc import Sequence
from dataclasses import dataclass

from streamlit.proto.Element_pb2 import Element
from streamlit.proto.WidgetStates_pb2 import WidgetState


@dataclass(slots=True)
class Widget:
    """A widget with a state, as the front end keeps one from the moment it is drawn. `options` of those that choose."""

    default: WidgetState
    state: WidgetState
    parameter: str = ""
    options: tuple[str, ...] = ()

    @property
    def chosen(self) -> str:
        return label_of(self.state)


def widget_of(element: Element, kind: str) -> Widget | None:
    """The state with which the front end draws the element; None for what has none before someone touches it."""
    if kind == "checkbox":
        state = WidgetState(id=element.checkbox.id, bool_value=element.checkbox.default)
        return Widget(state, state)
    if kind == "selectbox":
        box = element.selectbox
        options = tuple(box.options)
        blank = WidgetState(id=box.id, string_value="")
        default = labelled(blank, options[box.default : box.default + 1])
        state = labelled(blank, (box.raw_value,)) if box.set_value else default
        return Widget(default, state, box.query_param_key, options)
    if kind == "button_group":
        group = element.button_group
        options = tuple(option.content for option in group.options)
        blank = WidgetState(id=group.id)
        default = labelled(blank, tuple(options[place] for place in group.default))
        state = labelled(blank, tuple(group.raw_values)) if group.set_value else default
        return Widget(default, state, group.query_param_key, options)
    return None


def labelled(state: WidgetState, labels: Sequence[str]) -> WidgetState:
    if state.WhichOneof("value") == "string_value":
        return WidgetState(id=state.id, string_value=labels[0])
    changed = WidgetState(id=state.id)
    changed.string_array_value.data.extend(labels)
    return changed


def label_of(state: WidgetState) -> str:
    if state.WhichOneof("value") == "string_value":
        return state.string_value
    return state.string_array_value.data[0] if state.string_array_value.data else ""
