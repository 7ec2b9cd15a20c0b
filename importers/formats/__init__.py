"""One foreign file format a module.

A module either reads a file that is no table (`recognises_file`, `sheets`), or takes a wide table apart into several
(`recognises`, `tables`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from importers.formats.table import Table
    from importers.reading import Sheet


def sheets(_path: Path) -> list[Sheet]:
    """Return the tables of a file in a foreign format; none when it is an ordinary table."""
    return []


def tables(_sheet: Sheet) -> list[Table]:
    """Return the tables that a wide table is made of; none when it is an ordinary one."""
    return []
