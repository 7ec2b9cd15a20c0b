"""One cell of the systems by processes table of a file; the grammar itself is the landscape's own."""

from __future__ import annotations

from importers.values.plain import note
from inventory.landscape import cell
from inventory.landscape.cell import Answer, Runs, Use, contradicts, pieces, use, word

__all__ = ["Answer", "Runs", "Use", "answer", "contradicts", "pieces", "use", "word"]


def answer(value: object) -> Answer:
    """Return what a cell of a file says, whatever kind of value it holds."""
    return cell.answer(note(value) or "")
