"""How our records stand in an ArchiMate model, so that what is written can be read back: names of properties and columns.

A column of a record is a property with the column's label as its name, in the language of the file; the reader knows
the labels of both languages. Only the names below are fixed.
"""

from __future__ import annotations

OWN = "inventaris"
"""Property that says which of our records an element or relation stands for: its kind, and its key behind a space."""
ROADMAP = "roadmap"
"""What `OWN` says of a relation that the roadmap makes: no record of its own, so it is not read back."""
RETURN = "return"
"""What `OWN` says of the second arrow of an interface that goes both ways."""
REFERENCE = "reference"
"""What `OWN` says of a component of a reference model that one of our systems answers to."""
PARTIES = "partijen"
"""Property of a relation from a system to a process: for whom, separated by ";"."""
NOT_RUN = "voert niet uit"
"""Property of a process: the parties that do not run it."""
ROW = "steun"
"""Property of such a relation for one party, where parties differ: the columns of `SUPPORT` separated by "|"."""

COLUMNS: dict[str, tuple[str, ...]] = {
    "party": ("short", "type", "other_names"),
    "supplier": (),
    "process": (
        "code", "type", "scope", "in_scope", "importance", "order", "availability", "integrity", "confidentiality",
        "reference", "identifier",
    ),
    "system": (
        "type", "supplier", "hosting", "status", "start", "end", "cost_row", "personal_data", "pupil_data",
        "availability", "integrity", "confidentiality", "technical_fit", "country", "dpia", "website", "other_names",
        "reference", "identifier",
    ),
    "participation": ("recognised",),
    "interface": (
        "direction", "party", "standard", "pupil_data", "categories", "subjects", "purpose", "ground", "agreement",
        "agreed", "dependent", "status", "start", "end", "identifier",
    ),
}  # fmt: skip
"""Columns that stand in properties, by kind of record; name and notes stand in the name and the documentation."""
SUPPORT = ("function", "level", "status", "start", "end", "fit", "notes")
"""Columns of a support, in the order in which `ROW` has them behind the party."""


def escaped(text: str, sign: str) -> str:
    """Return a text in which a separator does not separate."""
    return text.replace("\\", "\\\\").replace(sign, f"\\{sign}")


def joined(texts: list[str], sign: str) -> str:
    """Return texts with a separator between them that `parted` takes apart again."""
    return (
        f" {sign} ".join(escaped(text, sign) for text in texts)
        if sign == "|"
        else f"{sign} ".join(escaped(text, sign) for text in texts)
    )


def parted(text: str, sign: str) -> list[str]:
    """Return the texts between separators, trimmed; what stands behind a backslash is no separator."""
    found, piece, quoted = [], "", False
    for character in text:
        if quoted:
            piece, quoted = piece + character, False
        elif character == "\\":
            quoted = True
        elif character == sign:
            found.append(piece.strip())
            piece = ""
        else:
            piece += character
    return [*found, piece.strip()]
