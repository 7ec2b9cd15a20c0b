"""Letters that no font of the machine has: PDF/UA takes no text without a shape, so an empty box stands for them."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Literal

from inventory.errors import InputError
from inventory.publish.measure import widths
from inventory.publish.pdf import typeset
from inventory.publish.picture import foreign

if TYPE_CHECKING:
    from collections.abc import Mapping

BOX = "□"
ROUNDS = 6
"""Tries, each without the letters of one more script; after that, only letters that our own font has are left."""
NO_SHAPE = re.compile(r'the text `?"(.+?)"`? could not be displayed')
CODE = re.compile(r"\\u\{([0-9a-fA-F]+)\}")


def set_with_letters(
    source: str, told: str, files: Mapping[str, str], standard: Literal["ua-1"] | None
) -> bytes:
    """Return what Typst makes of a source (`pdf.typeset`), with a box for each letter that cannot be shown.

    Raises:
        InputError: Typst is not installed, or it cannot set the source for another reason.
    """
    for _round in range(ROUNDS):
        letters = foreign(told) or any(map(foreign, files.values()))
        try:
            return typeset(source, told, files, foreign_letters=letters, standard=standard)
        except InputError as error:
            lost = unshown(str(error.__cause__), told + "".join(files.values()))
            if not lost:
                raise
        told, files = _boxed(told, lost), {name: _boxed(text, lost) for name, text in files.items()}
    lost = _strange(told + "".join(files.values()))
    told, files = _boxed(told, lost), {name: _boxed(text, lost) for name, text in files.items()}
    return typeset(source, told, files, foreign_letters=False, standard=standard)


def unshown(problem: str, text: str) -> set[str]:
    """Return the letters of a text that look like one that could not be shown; none for another problem.

    Args:
        problem: What Typst said.
        text: Everything that is to be shown.
    """
    found = NO_SHAPE.search(problem)
    if found is None:
        return set()
    missing = set(CODE.sub(lambda code: chr(int(code[1], 16)), found[1]))
    kinds = {_kind(one) for one in missing}
    return missing & set(text) | {one for one in _strange(text) if _kind(one) in kinds}


def _strange(text: str) -> set[str]:
    """Return the letters of a text that our own font does not have."""
    shown = widths("regular")
    return {one for one in set(text) if not one.isascii() and one not in shown and one != BOX}


def _kind(letter: str) -> str:
    """Return what letters have in common that are in the same fonts: their script, or being a sign of no script."""
    category = unicodedata.category(letter)
    if category[0] not in "LN":
        return category[0]
    return unicodedata.name(letter, "").partition(" ")[0]


def _boxed(text: str, lost: set[str]) -> str:
    return text.translate(dict.fromkeys(map(ord, lost), BOX))
