"""One foreign file format a module.

A module either reads a file that is no table (`recognises_file`, `sheets`), or takes a wide table apart into several
(`recognises`, `tables`). A file that is a model gives a `ModelSheet`, which makes its tables itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from importers.formats import (
    agreement_list,
    apple_school_manager,
    archimate,
    contract_list,
    cyclonedx,
    endoflife,
    privacy_register,
    process_list,
    process_table,
    speed_test,
    speed_test_json,
)
from importers.formats.model_sheet import ModelSheet
from inventory.errors import InputError
from inventory.language import _

if TYPE_CHECKING:
    from pathlib import Path

    from importers.formats.table import Table
    from importers.options import Options
    from importers.reading import Sheet

FILES = (apple_school_manager, archimate, cyclonedx, endoflife, speed_test_json)
"""Formats that are no tables; the first that recognises a file reads it."""

WIDE = (process_table, process_list, privacy_register, agreement_list, contract_list, speed_test)
"""Wide tables; the first that recognises one takes it apart."""

HEAD = 65_536
"""Bytes by which a file is recognised."""


def sheets(path: Path) -> list[Sheet]:
    """Return the tables of a file in a foreign format; none when it is an ordinary table.

    Raises:
        InputError: The file cannot be read, or is broken.
    """
    try:
        with path.open("rb") as stream:
            head = stream.read(HEAD)
    except OSError as problem:
        raise InputError(
            _("{file} cannot be read: {reason}.").format(file=path.name, reason=problem.strerror or problem)
        ) from problem
    known = next((form for form in FILES if form.recognises_file(head, path.name)), None)
    return known.sheets(path) if known else []


def tables(sheet: Sheet, options: Options) -> list[Table]:
    """Return the tables that a wide table or a model is made of; none when it is an ordinary table.

    Raises:
        InputError: The user said something that does not fit the model.
    """
    if isinstance(sheet, ModelSheet):
        return sheet.tables(options)
    known = next((form for form in WIDE if form.recognises(sheet)), None)
    return known.tables(sheet) if known else []
