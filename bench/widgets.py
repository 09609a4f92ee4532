"""What a browser knows of Streamlit's widgets: their state, and the positions of a slider."""

from __future__ import annotations

from dataclasses import dataclass

from streamlit.proto.Element_pb2 import Element
from streamlit.proto.Slider_pb2 import Slider as SliderMessage
from streamlit.proto.WidgetStates_pb2 import WidgetState

PERSPECTIVE = "choose-perspective"
"""The control that stands on every page of ours."""


@dataclass(frozen=True)
class Control:
    """A slider or a row of buttons: its widget id and the texts of its positions (``st.slider``: numbers)."""

    id: str
    options: tuple[str, ...]

    @property
    def key(self) -> str:
        """The key that the page gave it."""
        return key_of(self.id)


def key_of(id: str) -> str:
    """The key in a widget id: ``$$ID-<32 hex>-<key>``."""
    return id.split("-", 2)[2]


def slider_in(element: Element) -> Control | None:
    """The slider that an element is."""
    if element.WhichOneof("type") != "slider":
        return None
    slider = element.slider
    return Control(slider.id, tuple(slider.options) or _whole_numbers(slider))


def perspective_in(element: Element) -> Control | None:
    """The buttons for the perspective, if this element is them."""
    group = element.button_group
    if element.WhichOneof("type") != "button_group" or key_of(group.id) != PERSPECTIVE:
        return None
    return Control(group.id, tuple(option.content for option in group.options))


def _whole_numbers(slider: SliderMessage) -> tuple[str, ...]:
    return tuple(str(number) for number in range(int(slider.min), int(slider.max) + 1))


def chosen(state: WidgetState) -> str:
    """The text of the position at which a slider or a row of buttons stands."""
    if state.WhichOneof("value") == "double_array_value":
        return str(int(state.double_array_value.data[0]))
    return str(state.string_array_value.data[0])


def choose(state: WidgetState, text: str) -> None:
    """Put a slider or a row of buttons at another position."""
    if state.WhichOneof("value") == "double_array_value":
        state.double_array_value.data[:] = [float(text)]
    else:
        state.string_array_value.data[:] = [text]


def widget_state(element: Element) -> tuple[WidgetState, bool] | None:
    """The state that the browser sends back for a widget that nobody touched, and whether the server imposes it."""
    kind = element.WhichOneof("type")
    if kind == "slider":
        return _slider_state(element.slider), element.slider.set_value
    if kind == "radio":
        radio = element.radio
        text = radio.raw_value or radio.options[radio.default]
        return WidgetState(id=radio.id, string_value=text), radio.set_value
    if kind == "selectbox":
        box = element.selectbox
        text = box.raw_value or (box.options[box.default] if box.HasField("default") else None)
        # Where nothing is chosen yet, a browser sends that it has no value.
        return WidgetState(id=box.id) if text is None else WidgetState(id=box.id, string_value=text), box.set_value
    if kind == "text_input":
        field = element.text_input
        return WidgetState(id=field.id, string_value=field.value if field.set_value else field.default), field.set_value
    if kind == "button_group":
        group = element.button_group
        pressed = list(group.raw_values) or [group.options[place].content for place in group.default]
        return _texts(group.id, *pressed), group.set_value
    if kind == "checkbox":
        tick = element.checkbox
        return WidgetState(id=tick.id, bool_value=tick.value if tick.set_value else tick.default), tick.set_value
    return None


def _slider_state(slider: SliderMessage) -> WidgetState:
    if slider.options:
        return _texts(slider.id, slider.raw_value[0] if slider.raw_value else slider.options[int(slider.default[0])])
    state = WidgetState(id=slider.id)
    state.double_array_value.data.extend(slider.value if slider.set_value else slider.default)
    return state


def _texts(id: str, *texts: str) -> WidgetState:
    state = WidgetState(id=id)
    state.string_array_value.data.extend(texts)
    return state
