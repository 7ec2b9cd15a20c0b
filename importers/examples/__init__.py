"""The demo board's files, made in the formats of the real exports.

Stichting Lindelaar Primair in Overdal does not exist; nor do its people, its schools and its partner, Kinderopvang
Zonnekring. The texts on products and suppliers are made up too: what the checks find here says nothing of any of them.

`write(folder)` writes the files, `steps()` says in which order they come in. All but one have a record a row. The
exception is the workbook of the IKC stappenplan (`ikc-systemen-processen.xlsx`), a wide table with a row a process:

    a title, an empty row, then the header: Nr | Proces | one column a party, named after it | Opmerkingen
    a row whose number has no dot is a domain (1 … 17); its cells of parties are empty and say nothing
    a row whose number has a dot is a process of the domain before that dot (7.1, 8.10; numbers are text)
    a cell of a party holds names of systems, separated by ; or line ends: it runs the process, with these systems
    "n.v.t." in a cell: this party does not run the process
    an empty cell of a process: the party runs it and has no system for it, a gap
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from importers.examples.exports import exports
from importers.examples.files import write_document
from importers.examples.manifest import Step, steps
from importers.examples.spreadsheets import spreadsheets
from importers.examples.tables import DOCUMENTS, document

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["Step", "steps", "write"]


def write(folder: Path) -> list[Path]:
    """Write all files of the demo board into a folder, which is made if need be.

    Returns:
        Their paths, each once, in the order in which `steps` first names them. The bytes are the same every time.
    """
    folder.mkdir(parents=True, exist_ok=True)
    documents = [*(document(name) for name in DOCUMENTS), *exports(), *spreadsheets()]
    written = {path.name: path for path in (write_document(d, folder) for d in documents)}
    return [written[name] for name in dict.fromkeys(step.file for step in steps())]
