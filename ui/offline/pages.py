"""What stands on a recorded page, as HTML. What the browser draws itself is a place with the number of its part.

Whatever only a server can do is not there: a button, a field, a list to choose from. What is chosen is said.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from urllib.parse import parse_qs, urlsplit

from ui.offline import markdown
from ui.offline.parts import UNSEEN, of_server
from ui.offline.recorded import Shown
from words.texts import _, md

LEFT_OUT = ("bar", "fold-recompute", "view-guess", "kept-record", "choose-screens", "project-line", "fold-own", *UNSEEN)
"""The keys of what has no use without a server."""
VIEW = "view-"
"""So begin the keys of controls that choose what a page shows."""
MOST_OPTIONS = 40
"""What can be chosen from more is said and not chosen: a page for each of sixty municipalities takes a minute and makes
a file that nobody can send."""


@dataclass(kw_only=True)
class Making:
    """What the pages of a file have in common.

    ``pages``: name and address of each page by the mark of a link to it; ``included``: the addresses of those in the
    file; ``explained``: the names of the numbers that are. ``parts`` grows: each part of the browser once.
    """

    pages: Mapping[str, tuple[str, str]]
    included: Collection[str]
    explained: Collection[str]
    part: Callable[[bytes], int]
    moving: Collection[str] = ()
    """The keys of the sliders that something on this page follows."""
    leads: Mapping[str, Sequence[tuple[str, str]]] = field(default_factory=dict)
    """By the key of a control that chooses what the page shows: each option, and the page of the file that shows it."""
    positions: dict[tuple[str, ...], int] = field(default_factory=dict)
    """What sliders say at each position, and the number of each such list."""
    made: int = 0

    def number(self) -> int:
        """Another one each time: for ids."""
        self.made += 1
        return self.made


def one_at_a_time() -> str:
    """What the sliders of the file do."""
    return _("Each slider moves from how this variant stands, one at a time: the others go back to that.")


def page_id(address: str) -> str:
    """How the file calls the page at this address."""
    return address or "start"


def html_of(making: Making, shown: Sequence[Shown]) -> str:
    """The HTML of these, one under the other."""
    return "".join(_one(making, one) for one in shown)


def _one(making: Making, one: Shown) -> str:
    if one.key in LEFT_OUT:
        return ""
    draw = _DRAWN.get(one.kind)
    return draw(making, one) if draw else ""


def _keyed(key: str, kind: str = "", more: str = "") -> str:
    names = " ".join(filter(None, (kind, f"st-key-{key}" if key else "")))
    return f'<div class="{escape(names)}"{more}>'


def _linked(making: Making) -> markdown.Linked:
    """A link to a page of the file, to elsewhere, or to the explanation of a number; of anything else only the text."""

    def linked(to: str, inside: str) -> str:
        address = urlsplit(to)
        name = parse_qs(address.query).get("naam", [""])[0]
        if name and name in making.explained:
            return f'<span class="kk-made" role="button" tabindex="0" data-made="{escape(name)}">{inside}</span>'
        page = address.path.removeprefix("./").removeprefix("/")
        if not address.scheme and not address.query and page in making.included:
            return f'<a href="#{page_id(page)}">{inside}</a>'
        if address.scheme == "https":
            return f'<a href="{escape(to)}" rel="noreferrer noopener" target="_blank">{inside}</a>'
        return inside

    return linked


def _line(making: Making, text: str) -> str:
    return markdown.inline(text, _linked(making))


# ---- what holds something ----


def _container(making: Making, one: Shown) -> str:
    inside = html_of(making, one.holds)
    if not inside:
        return ""
    lying = getattr(one.said, "direction", 0) == 2 or any(held.kind == "column" for held in one.holds)
    kind = "stHorizontalBlock" if lying else "stVerticalBlock"
    border = " kko-border" if getattr(one.said, "border", False) else ""
    is_moving = any(held.kind == "slider" and held.key in making.moving for held in walk(one.holds))
    # Where nothing moves a chart the controls need not stay in view beside it.
    key = "" if one.key == "controls" and not is_moving else one.key
    if key == "controls":
        inside = f'<p class="kko-one">{escape(one_at_a_time())}</p>{inside}'
    made = f"{_keyed(key, kind + border, f' data-testid={kind}')}{inside}</div>"
    # As Streamlit has it, so that the style of the live pages holds: what stays in view is what surrounds it.
    return f'<div class="stLayoutWrapper" data-testid="stLayoutWrapper">{made}</div>' if key else made


def _column(making: Making, one: Shown) -> str:
    wide = f'style="--kko-weight:{one.said.weight:.4f}"'
    inside = html_of(making, one.holds)
    return f'<div class="stColumn stVerticalBlock" data-testid="stVerticalBlock" {wide}>{inside}</div>'


def _fold(making: Making, one: Shown) -> str:
    inside = html_of(making, one.holds)
    if not inside:
        return ""
    said = _line(making, one.said.label)
    return f"{_keyed(one.key, 'kko-fold')}<details><summary>{said}</summary>{inside}</details></div>"


# ---- texts ----


def _heading(making: Making, one: Shown) -> str:
    tag = one.said.tag
    return f'<div data-testid="stHeading"><{tag}>{_line(making, one.said.body)}</{tag}></div>'


def _text(making: Making, one: Shown) -> str:
    caption = " kko-caption" if one.said.element_type == one.said.CAPTION else ""
    body = one.said.body
    for sentence in of_server():
        body = body.replace(md(sentence), "")
    inside = markdown.blocks(body, _linked(making))
    return f'<div class="kko-text{caption}" data-testid="stMarkdownContainer">{inside}</div>'


def _page_link(making: Making, one: Shown) -> str:
    _name, address = making.pages.get(one.said.page_script_hash, ("", None))
    if address is None or address not in making.included:
        return ""
    return f'<p class="kko-link"><a href="#{page_id(address)}">{_line(making, one.said.label)}</a></p>'


# ---- what the browser draws ----


def _part(making: Making, one: Shown) -> str:
    return f'{_keyed(one.key)}<div data-part="{making.part(one.said.bytes)}"></div></div>'


# ---- what is chosen ----


def _slider(making: Making, one: Shown) -> str:
    """One that something follows can be moved; of another stands where it is set."""
    options = list(one.said.options)
    now = one.said.raw_value[0] if one.said.raw_value else options[int(one.said.default[0])]
    if one.key not in making.moving:
        return _fixed(making, one.said.label, now)
    id, at = f"kko-{making.number()}", options.index(now)
    said = making.positions.setdefault(tuple(options), len(making.positions))
    back = escape(_("Back to {value}", value=now))
    return (
        f'{_keyed(one.key, "kko-slider")}<label for="{id}">{_line(making, one.said.label)}</label>'
        f'<output for="{id}">{escape(now)}</output>'
        f'<input type="range" id="{id}" min="0" max="{len(options) - 1}" step="1" value="{at}" '
        f'aria-valuetext="{escape(now)}" data-stands="{at}" data-options="{said}">'
        f'<button type="button" class="kk-button" hidden>{back}</button>{_help(making, one)}</div>'
    )


def _help(making: Making, one: Shown) -> str:
    """What the control means, its range, and where its value comes from."""
    if not one.said.help:
        return ""
    said = markdown.blocks(one.said.help, _linked(making))
    name = f'<span class="kk-hidden">: {_line(making, one.said.label)}</span>'
    return f'<details class="kko-help"><summary>{escape(_("Explanation"))}{name}</summary>{said}</details>'


def _fixed(making: Making, label: str, value: str) -> str:
    return f'<p class="kko-fixed">{_line(making, label)}: <strong>{_line(making, value)}</strong></p>'


def _chosen(making: Making, one: Shown) -> str:
    if one.key not in making.leads:
        # Why a long list is no list here.
        more = f" ({_('another one only in the dashboard')})" if len(options_of(one)) > MOST_OPTIONS else ""
        return _fixed(making, one.said.label, f"{one.said.raw_value}{more}")
    id = f"kko-{making.number()}"
    options = "".join(
        f'<option value="{page}"{" selected" if label == one.said.raw_value else ""}>{escape(label)}</option>'
        for label, page in making.leads[one.key]
    )
    label = f'<label for="{id}">{_line(making, one.said.label)}</label>'
    return f'{_keyed(one.key, "kko-views")}{label}<select id="{id}">{options}</select></div>'


def _several(making: Making, one: Shown) -> str:
    now = list(one.said.raw_values)
    if one.key not in making.leads:
        return _fixed(making, one.said.label, ", ".join(now))
    id = f"kko-{making.number()}"
    buttons = "".join(
        f'<button type="button" data-leads="{page}" aria-pressed="{"true" if label in now else "false"}">'
        f"{_line(making, label)}</button>"
        for label, page in making.leads[one.key]
    )
    named = f'<span id="{id}">{_line(making, one.said.label)}</span>'
    return f"{_keyed(one.key, 'kko-views', f' role=group aria-labelledby={id}')}{named}{buttons}</div>"


def _switch(making: Making, one: Shown) -> str:
    return _fixed(making, one.said.label, _("on") if one.said.value else _("off"))


def _typed(making: Making, one: Shown) -> str:
    return _fixed(making, one.said.label, _escaped(one.said.value)) if one.said.value else ""


def _escaped(text: str) -> str:
    """A text that somebody typed, in which nothing is Markdown."""
    return "".join(f"\\{one}" if not one.isalnum() and not one.isspace() and one != "_" else one for one in text)


_DRAWN: Mapping[str, Callable[[Making, Shown], str]] = {
    "flex_container": _container,
    "block": _container,
    "column": _column,
    "expandable": _fold,
    "heading": _heading,
    "markdown": _text,
    "page_link": _page_link,
    "bidi_component": _part,
    "slider": _slider,
    "radio": _chosen,
    "selectbox": _chosen,
    "button_group": _several,
    "checkbox": _switch,
    "text_input": _typed,
}


def walk(shown: Sequence[Shown], folded: bool = True) -> list[Shown]:
    """Everything that stands on a page, but for what has no use without a server; with what is folded away, or not."""
    found: list[Shown] = []
    for one in shown:
        if one.key not in LEFT_OUT:
            found += [one, *(walk(one.holds, folded) if folded or one.kind != "expandable" else [])]
    return found


def views(shown: Sequence[Shown]) -> list[Shown]:
    """The controls that choose what the page shows, but for those in what is folded away and those with more options
    than a file has pages for."""
    kinds = ("button_group", "selectbox")
    found = [one for one in walk(shown, folded=False) if one.kind in kinds and one.key.startswith(VIEW)]
    return [one for one in found if len(options_of(one)) <= MOST_OPTIONS]


def view_of(control: Shown) -> str:
    """The name under which a session keeps what is chosen in it (``ui/session/kept.py``)."""
    return control.key.removeprefix(VIEW).partition("--")[0]


def options_of(control: Shown) -> list[str]:
    """What can be chosen in it, as Streamlit hears it."""
    return [one if isinstance(one, str) else str(one.content) for one in control.said.options]


def chosen_in(control: Shown) -> str:
    """What is chosen in it."""
    return str(control.said.raw_value if control.kind == "selectbox" else control.said.raw_values[0])
