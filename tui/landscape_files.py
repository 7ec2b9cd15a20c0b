"""Writing the map from the screens, by the same function as the command `map`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.errors import InputError
from inventory.landscape import reading
from inventory.language import N_, _
from inventory.whole_file import write_whole

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from inventory.store.database import Database
    from tui.landscaping import Moment

PICTURES = {
    "parties": N_("Table of processes and parties"),
    "domains": N_("Domains with their systems"),
    "matrix": N_("Processes by systems"),
    "flows": N_("Flows of data"),
    "roadmap": N_("Roadmap"),
    "portfolio": N_("How well systems fit"),
}
"""What each picture is called; their names are those of `map --kind`."""


def write_map(
    database: Database,
    moment: Moment,
    path: Path,
    kind: str = "parties",
    party: int | None = None,
    today: dt.date | None = None,
) -> list[Path]:
    """Write a picture of a moment, each file whole or not at all; return the paths.

    Args:
        database: Where.
        moment: When.
        path: The file; its suffix decides how.
        kind: Which picture.
        party: Number of the only party that it shows; None for all.
        today: The day on which the roadmap is looked at; None for that of the moment.

    Raises:
        InputError: The suffix says nothing, or the file cannot be written.
    """
    from inventory.publish.map_file import check, files  # noqa: PLC0415  the pictures are heavy
    from inventory.publish.map_kinds import Asked  # noqa: PLC0415

    with database.read() as connection:
        keys = reading.party_keys(connection, () if party is None else (party,))
        parties = () if party is None else (keys[party].key,)
        asked = Asked(moment.on, moment.mode, parties, today=today)
        check(path, asked)
        made = files(connection, path, kind, asked)
    for one, content in made.items():
        write_whole(one, content)
    return list(made)


def write_sheet(database: Database, moment: Moment, path: Path, party: int | None) -> list[Path]:
    """Write the workbook that a partner fills in.

    Raises:
        InputError: The name does not end in .xlsx, or the file cannot be written.
    """
    if path.suffix.lower() != ".xlsx":
        raise InputError(_("End the name with {suffix}.").format(suffix=".xlsx"))
    return write_map(database, moment, path, "parties", party)
