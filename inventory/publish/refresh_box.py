"""Ticking a box in a document: its control and its sign, with the sign that stood there or the one of the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.publish.refresh_package import W
from inventory.publish.refresh_read import TICKS, box_of, box_states
from inventory.publish.refresh_text import set_text, text_of
from inventory.publish.word_ooxml import EMPTY, TICKED, W14

if TYPE_CHECKING:
    from lxml.etree import _Element

BOX = f"{{{W14}}}checkbox"
VALUE = f"{{{W14}}}val"


def set_box(paragraph: _Element, *, ticked: bool) -> bool:
    """Tick or untick the box of a paragraph; return whether anything changed."""
    if all(state is ticked for state in box_states(paragraph)):
        return False
    box = box_of(paragraph)
    if box is None:
        text = text_of(paragraph)
        at = len(text) - len(text.lstrip())
        return set_text(paragraph, text[:at] + _sign(ticked=ticked) + text[at + 1 :])
    checked = box.find(f"{W}sdtPr/{BOX}/{{{W14}}}checked")
    if checked is None:
        holder = next(box.iter(BOX))
        checked = holder.makeelement(f"{{{W14}}}checked")
        holder.insert(0, checked)
    checked.set(VALUE, str(int(ticked)))
    sign = _own_sign(box, ticked=ticked)
    shown = [one for one in box.iter(f"{W}t") if (one.text or "").strip()]
    if shown and ((shown[0].text or "")[:1] in TICKS) is not ticked:
        shown[0].text = sign
    return True


def _sign(*, ticked: bool) -> str:
    return TICKED if ticked else EMPTY


def _own_sign(box: _Element, *, ticked: bool) -> str:
    """Return the sign that a control says it shows, or that of the program."""
    state = box.find(f"{W}sdtPr/{BOX}/{{{W14}}}{'checkedState' if ticked else 'uncheckedState'}")
    code = "" if state is None else state.get(VALUE, "")
    try:
        own = chr(int(code, 16)) if code else ""
    except (ValueError, OverflowError):
        own = ""
    # A sign that XML cannot hold, or that would read as the opposite, is of no use.
    fit = own.isprintable() and own != "" and (own in TICKS) is ticked
    return own if fit else _sign(ticked=ticked)
