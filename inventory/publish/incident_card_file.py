"""The storingskaart in the file that a person names: its suffix decides what is made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.errors import InputError
from inventory.language import _
from inventory.whole_file import write_whole

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from inventory.publish.incident_card import Card

SUFFIXES = (".docx", ".html", ".pdf")


def known(path: Path) -> str:
    """Return the suffix of a file.

    Raises:
        InputError: No card can be written in such a file.
    """
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise InputError(
            _("{file}: this kind of file cannot be written here.").format(file=path),
            _("Name a file that ends in {suffixes}.").format(suffixes=", ".join(SUFFIXES)),
        )
    return suffix


def write(cards: Sequence[Card], path: Path, on: date) -> None:
    """Write cards, a page for each.

    Args:
        cards: At least one.
        path: The file to make; an existing one is replaced.
        on: The day that a Word document has as its date.

    Raises:
        InputError: The suffix says nothing, the file cannot be written, or a PDF cannot be made.
    """
    write_whole(path, _made(cards, known(path), on))


def _made(cards: Sequence[Card], suffix: str, on: date) -> bytes:
    if suffix == ".pdf":
        from inventory.publish.incident_card_pdf import pdf  # noqa: PLC0415  only for this format

        return pdf(cards)
    if suffix == ".html":
        from inventory.publish.incident_card_html import html  # noqa: PLC0415  only for this format

        return html(cards).encode()
    from inventory.publish.incident_card_word import document  # noqa: PLC0415  only for this format

    return document(cards, on)
