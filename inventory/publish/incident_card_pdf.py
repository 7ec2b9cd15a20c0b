"""The storingskaart as PDF: a page of A4 for each school, the letters as large as its rows allow."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from inventory.errors import InputError
from inventory.language import _, current
from inventory.publish.incident_card import told
from inventory.publish.incident_card_fit import softened, widest
from inventory.publish.picture import font_files, foreign

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inventory.publish.incident_card import Card

SOURCE = Path(__file__).parent / "incident_card.typ"


def pdf(cards: Sequence[Card]) -> bytes:
    """Return cards as PDF; their texts come as data, so that none of them is taken for markup.

    Raises:
        InputError: Typst is not installed, or it cannot set the cards.
    """
    try:
        import typst  # noqa: PLC0415  an extra
    except ImportError as error:
        raise InputError(
            _("A PDF needs the package typst, which is not installed."),
            _("Install it with: pip install 'ict-inventaris[pdf]', or ask for .html and print that."),
        ) from error
    said = told(cards)
    for card in said["cards"]:
        card["most"] = widest(card)
    data = json.dumps({**_softened(said), "language": current()}, ensure_ascii=False)
    with tempfile.TemporaryDirectory(prefix="inventaris-pdf-") as folder:
        source = Path(folder) / "main.typ"
        source.write_bytes(SOURCE.read_bytes())
        try:
            made = typst.compile(
                str(source),
                root=folder,
                font_paths=[str(Path(font_files()[0]).parent)],
                ignore_system_fonts=not foreign(data),
                format="pdf",
                sys_inputs={"told": data},
            )
        except typst.TypstError as error:
            raise InputError(_("The PDF cannot be made: {reason}.").format(reason=str(error))) from error
    return bytes(made)


def _softened(value: Any) -> Any:
    """Return texts in which long words can be broken: Typst breaks only where it is allowed."""
    if isinstance(value, str):
        return softened(value)
    if isinstance(value, dict):
        return {name: _softened(one) for name, one in value.items()}
    return [_softened(one) for one in value] if isinstance(value, list | tuple) else value
