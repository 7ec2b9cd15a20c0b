"""The landscape as the three CSV files that Archi imports: elements, relations and properties.

Columns and file names are those of Archi's CSV import and export (user guide, "Importing and exporting as CSV"); texts
in quotation marks, line ends inside them kept.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from inventory.publish.archimate import model
from inventory.text import clean, disarm

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from sqlalchemy import Connection

    from inventory.landscape.model import Mode

ELEMENTS = ("ID", "Type", "Name", "Documentation", "Specialization")
RELATIONS = ("ID", "Type", "Name", "Documentation", "Source", "Target", "Specialization")
PROPERTIES = ("ID", "Key", "Value")


def archi_csv(connection: Connection, on: date, mode: Mode = "now", prefix: str = "") -> dict[str, bytes]:
    """Return the files by name.

    Args:
        connection: One that reads.
        on: The day.
        mode: "now", "plateau" or "target".
        prefix: What the names of the files begin with; Archi asks that it is the same for all three.
    """
    whole = model(connection, on, mode)
    relations = [
        (r.id, f"{r.type}Relationship", r.name, r.text, r.source, r.target, "") for r in whole.relations
    ]
    properties = [(one.id, *pair) for one in whole.concepts() for pair in one.properties]
    head = (whole.id, "ArchimateModel", whole.name, whole.text, "")
    return {
        f"{prefix}elements.csv": _table(
            ELEMENTS, [head, *((e.id, e.type, e.name, e.text, "") for e in whole.elements)]
        ),
        f"{prefix}relations.csv": _table(RELATIONS, relations),
        f"{prefix}properties.csv": _table(PROPERTIES, properties),
    }


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Return a CSV file in UTF-8; nothing in it can become a formula."""
    kept = io.StringIO(newline="")
    writer = csv.writer(kept, quoting=csv.QUOTE_ALL)
    writer.writerow(head)
    for row in rows:
        writer.writerow([disarm(clean(cell, lines=True)) for cell in row])
    return kept.getvalue().encode()
