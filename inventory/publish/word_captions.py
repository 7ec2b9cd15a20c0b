"""Captions that number themselves: "Table 3" and "Figure 2" are fields, which stay right when a table goes or comes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from inventory.language import _
from inventory.publish.word_ooxml import field, paragraph, run

if TYPE_CHECKING:
    from collections.abc import Callable

Kind = Literal["table", "figure"]
LABELS: dict[Kind, Callable[[], str]] = {"table": lambda: _("Table"), "figure": lambda: _("Figure")}
"""What a caption calls its kind; also the name of the field that counts them, as Word itself does it."""


def caption(kind: Kind, number: int, title: str, after: str = "", properties: str = "") -> str:
    """Return the paragraph of a caption.

    Args:
        kind: What it stands with.
        number: Its number as the fields will count it.
        title: What it says; "" for the number alone.
        after: Runs that follow, such as references to footnotes.
        properties: Properties of the paragraph after its style.
    """
    label = LABELS[kind]()
    counted = run(f"{label} ") + field(f"SEQ {label} \\* ARABIC", str(number))
    told = run(f". {title}") if title else ""
    return paragraph(counted + told + after, "Caption", properties)
