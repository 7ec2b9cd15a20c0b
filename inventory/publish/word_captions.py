"""Captions that number themselves: "Table 3" and "Figure 2" are fields, which stay right when a table goes or comes."""

from __future__ import annotations

from typing import Literal

from inventory.language import current
from inventory.publish.word_ooxml import field, paragraph, run

Kind = Literal["table", "figure"]
LABELS: dict[str, dict[Kind, str]] = {
    "nl": {"table": "Tabel", "figure": "Figuur"},
    "en": {"table": "Table", "figure": "Figure"},
}
"""What a caption calls its kind: also the name of the field that counts them, as Word itself has it in that language."""


def caption(kind: Kind, number: int, title: str, after: str = "", properties: str = "") -> str:
    """Return the paragraph of a caption.

    Args:
        kind: What it stands with.
        number: Its number as the fields will count it.
        title: What it says; "" for the number alone.
        after: Runs that follow, such as references to footnotes.
        properties: Properties of the paragraph after its style.
    """
    label = LABELS[current()][kind]
    counted = run(f"{label} ") + field(f"SEQ {label} \\* ARABIC", str(number))
    told = run(f". {title}") if title else ""
    return paragraph(counted + told + after, "Caption", properties)
