"""The storingskaart as PDF: a page of A4 for each school, the letters as large as its rows allow."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from inventory.language import current
from inventory.publish.incident_card import told
from inventory.publish.incident_card_fit import softened, widest
from inventory.publish.pdf import typeset
from inventory.publish.picture import foreign

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inventory.publish.incident_card import Card

SOURCE = Path(__file__).parent / "incident_card.typ"


def pdf(cards: Sequence[Card]) -> bytes:
    """Return cards as PDF; their texts come as data, so that none of them is taken for markup.

    Raises:
        InputError: Typst is not installed, or it cannot set the cards.
    """
    said = told(cards)
    for card in said["cards"]:
        card["most"] = widest(card)
    data = json.dumps({**_softened(said), "language": current()}, ensure_ascii=False)
    return typeset(SOURCE.read_text("utf-8"), data, {}, foreign_letters=foreign(data))


def _softened(value: Any) -> Any:
    """Return texts in which long words can be broken: Typst breaks only where it is allowed."""
    if isinstance(value, str):
        return softened(value)
    if isinstance(value, dict):
        return {name: _softened(one) for name, one in value.items()}
    return [_softened(one) for one in value] if isinstance(value, list | tuple) else value
