"""The register of processing as a workbook: a sheet for each register, the recipients, the processors, what to look at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.language import _
from inventory.plan.wording import unknown
from inventory.publish.register import (
    attention_note,
    lines,
    no_recipients,
    parts,
    processor_labels,
    processor_row,
    processors_note,
    title_of,
)
from inventory.publish.workbook_cells import Sheet
from inventory.publish.workbook_file import workbook
from inventory.whole_file import write_whole

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from inventory.plan.privacy_register import Entry, Register
    from inventory.publish.register import Told
    from inventory.publish.workbook_cells import Cell

HEAD = 3
WIDTHS = (9, 26, 26, 18, 20, 30, 20, 32, 26, 20, 22, 28, 24, 18, 22, 22, 12)
"""Together what goes on one A3 (`workbook_file.WIDEST_PAGE`)."""
PROCESSOR_WIDTHS = (24, 24, 22, 14, 13, 16, 30, 16)


def write_register(register: Register, path: Path, on: date) -> None:
    """Write the register of a controller as a workbook.

    Raises:
        InputError: The file cannot be written.
    """
    write_whole(path, register_bytes(register, on))


def register_bytes(register: Register, on: date) -> bytes:
    """Return the register of a controller as the bytes of a workbook; what is unknown says so."""
    title, board = title_of(register)
    sheets = [
        _register(f"{title}: {label}, {board}", label, entries) for _name, label, entries in parts(register)
    ]
    if not sheets:
        sheets = [_register(f"{title}, {board}", _("Register"), [])]
    sheets += [_recipients(register), _processors(register), _attention(register)]
    return workbook(sheets, f"{title}, {board}", on)


def _sheet(name: str, title: str, widths: tuple[int, ...], note: str, labels: tuple[str, ...]) -> Sheet:
    capital = name[:1].upper() + name[1:]
    sheet = Sheet(capital, widths, head=HEAD, fixed=min(2, len(widths) - 1))
    sheet.wrapped = tuple(range(1, len(widths) + 1))
    sheet.add(title, look="title")
    sheet.add(note, look="note")
    sheet.add(*labels, look="head")
    return sheet


def _filled(cells: tuple[Told, ...]) -> tuple[Cell, ...]:
    return tuple(unknown() if cell is None else cell for cell in cells)


def _cells(entry: Entry) -> tuple[Cell, ...]:
    """Return an entry as the cells of a row."""
    return _filled((entry.code, entry.row["name"], *(cell for _label, cell in lines(entry))))


def _register(title: str, name: str, entries: list[Entry]) -> Sheet:
    labels = (
        (_("Code"), _("Name"), *(label for label, _cell in lines(entries[0]))) if entries else (_("Code"),)
    )
    note = _("The letters are those of GDPR article 30, paragraph 1.")
    sheet = _sheet(name, title, WIDTHS[: len(labels)], note, labels)
    for entry in entries:
        sheet.add(*_cells(entry))
    return sheet


def _recipients(register: Register) -> Sheet:
    note = _("Who receives data and is no processor.")
    labels = (_("Recipient"), _("Entries"))
    sheet = _sheet(_("Recipients"), _("Recipients"), (46, 60), note, labels)
    for one in register.recipients:
        sheet.add(one.name, ", ".join(one.entries))
    if not register.recipients:
        sheet.add(no_recipients(register))
    return sheet


def _processors(register: Register) -> Sheet:
    title = _("Processors")
    sheet = _sheet(title, title, PROCESSOR_WIDTHS, processors_note(), processor_labels())
    for one in register.processors:
        sheet.add(*_filled(processor_row(one)))
    return sheet


def _attention(register: Register) -> Sheet:
    title, labels = _("To look at"), (_("Subject"), _("Part"), _("What"))
    sheet = _sheet(title, title, (40, 40, 60), attention_note(), labels)
    for one in register.attention:
        sheet.add(one.subject, one.part, one.text)
    return sheet
