"""What a file may be at most, checked before anything is parsed."""

from __future__ import annotations

from dataclasses import dataclass

MEGABYTE = 1_000_000


@dataclass(frozen=True)
class Limits:
    """Caps on what is read.

    Args:
        file_bytes: Largest file.
        unpacked_bytes: Largest total of the members of a ZIP, a workbook being one too.
        ratio: How many times larger than packed a member may be. Members below `free_bytes` are not held to it.
        free_bytes: A member up to this size may have any ratio: it cannot do harm.
        members: How many members a ZIP may have.
        rows: Rows of one sheet, those without content too.
        columns: Columns of one sheet.
        cells: Rows x columns of the smallest rectangle around all filled cells of one sheet of a workbook. The
            spreadsheet library keeps the whole rectangle at 32 bytes a cell, so that one forgotten cell far away costs
            gigabytes, or ends the process.
        seconds: How long the reader of the old formats may take.
    """

    file_bytes: int = 200 * MEGABYTE
    unpacked_bytes: int = 200 * MEGABYTE
    ratio: int = 100
    free_bytes: int = MEGABYTE
    members: int = 2_000
    rows: int = 1_048_576
    columns: int = 1_000
    cells: int = 8_000_000
    seconds: int = 60
