"""What is in files before they are imported: their tables, what each is taken for, and an example of every column."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from importers import formats, remembered
from importers.importing import recognised
from importers.profile import profiles
from importers.reading import Limits, read
from importers.values.plain import spelled
from inventory.text import clean

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from importers.options import Options
    from importers.profile import Profile
    from importers.reading import Sheet
    from inventory.records import Record

LOOKED = 200
"""Rows in which an example of a column is looked for."""


@dataclass(frozen=True)
class Seen:
    """A table in a file.

    Args:
        path: The file.
        name: Name of the table: that of the file, with sheet or member where there are several.
        headers: Headers of its columns.
        examples: For each header the first value that is not empty, "" when there is none.
        record: Kind of the records that it fills; None when that is not clear.
        profile: What is known of the export, if it is recognised.
    """

    path: Path
    name: str
    headers: tuple[str, ...]
    examples: tuple[str, ...]
    record: type[Record] | None
    profile: Profile | None


def look(paths: Sequence[Path], options: Options, own_profiles: Path | None = None) -> list[Seen]:
    """Return the tables of files, those that are left out or not recognised too.

    Args:
        paths: The files.
        options: What the user says; what he says of a table decides what it is taken for.
        own_profiles: Folder of the user's own profiles.

    Raises:
        InputError: A file cannot be read.
    """
    known = profiles(own_profiles)
    options = replace(options, models=remembered.load(own_profiles))
    found: list[Seen] = []
    for path in paths:
        for sheet in formats.sheets(path) or read(
            path, encoding=options.encoding, delimiter=options.delimiter, limits=Limits()
        ):
            sources = recognised(sheet, options.of(sheet.name) or options, known)
            found += [_seen(path, table, record, profile) for table, record, profile in sources]
            if not sources:
                found.append(_seen(path, sheet, None, None))
    return found


def _seen(path: Path, sheet: Sheet, record: type[Record] | None, profile: Profile | None) -> Seen:
    """Return a table with its examples."""
    examples = [""] * len(sheet.headers)
    for row in islice(sheet.rows, LOOKED):
        for place, cell in enumerate(row[: len(examples)]):
            if not examples[place]:
                examples[place] = clean(cell if isinstance(cell, str) else spelled(cell))
        if all(examples):
            break
    return Seen(path, sheet.name, tuple(sheet.headers), tuple(examples), record, profile)
