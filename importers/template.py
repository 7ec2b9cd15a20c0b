"""Our own template workbook: one sheet a record, made from the declarations, with lists of choices and notes.

What a person fills in comes back through the ordinary import: a sheet is known by its name, a column by its label.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from inventory.language import _
from inventory.records import REGISTRY, Kind, in_order

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from inventory.records import Field, Record

ROWS = 2_000
"""Rows for which a list of choices is offered."""
HIDDEN = frozenset({Kind.JSON})


def write(path: Path, records: Sequence[type[Record]] = ()) -> None:
    """Write the template.

    Args:
        path: The workbook.
        records: Which kinds; all that people make, in the order in which they can be filled in, when none is named.
    """
    from openpyxl import Workbook  # noqa: PLC0415  0.2 s

    book = Workbook()
    del book[book.sheetnames[0]]
    lists = book.create_sheet(_("Choices"))
    place = 0
    for record in records or [one for one in in_order() if not one.made_by]:
        sheet = book.create_sheet(_(record.plural).capitalize()[:31])
        fields = [f for f in record.fields.values() if f.kind not in HIDDEN and not f.secret]
        _head(sheet, fields)
        place = _choices(sheet, lists, fields, place)
    lists.sheet_state = "hidden"
    book.move_sheet(lists, len(book.sheetnames))
    book.active = 0
    book.save(path)


def _head(sheet: Any, fields: Sequence[Field]) -> None:
    """Write the header of a sheet: needed columns in bold, the help of each as a note."""
    from openpyxl.comments import Comment  # noqa: PLC0415
    from openpyxl.styles import Font, PatternFill  # noqa: PLC0415
    from openpyxl.utils import get_column_letter  # noqa: PLC0415

    sheet.freeze_panes = "A2"
    for index, field in enumerate(fields, 1):
        cell = sheet.cell(1, index, _(field.label))
        cell.font = Font(bold=field.required)
        cell.fill = PatternFill("solid", fgColor="DDE6EE" if field.required else "F2F5F7")
        cell.comment = Comment(hint(field), "inventaris", width=320, height=120)
        sheet.column_dimensions[get_column_letter(index)].width = max(field.width, len(_(field.label)) + 2)
        if field.kind is Kind.DATE:
            sheet.column_dimensions[get_column_letter(index)].number_format = "dd-mm-yyyy"


def hint(field: Field) -> str:
    """Return what a person should know to fill a column in."""
    parts = [_("Needed.") if field.required and field.default is None else _("May be empty.")]
    if field.help:
        parts.append(f"{_(field.help)}.")
    if field.target:
        parts.append(_("The name of a {record}.").format(record=_(REGISTRY[field.target].label)))
    if field.choices:
        parts.append(_("One of: {choices}.").format(choices=", ".join(_(c) for c in field.choices.values())))
    example = _EXAMPLES.get(field.kind)
    if example:
        parts.append(_("For example {example}.").format(example=example))
    return " ".join(parts)


_EXAMPLES = {
    Kind.DATE: "31-12-2026",
    Kind.AMOUNT: "1.234,50",
    Kind.PRICE: "0,0125",
    Kind.PERCENT: "25 %",
    Kind.FTE: "0,8",
    Kind.DECIMAL: "94,3",
    Kind.MONTHS: "48",
    Kind.MAC: "00:1a:2b:3c:4d:5e",
}


def _choices(sheet: Any, lists: Any, fields: Sequence[Field], place: int) -> int:
    """Offer lists for choices and flags; return the next free column of the sheet that holds the lists."""
    from openpyxl.utils import get_column_letter  # noqa: PLC0415
    from openpyxl.worksheet.datavalidation import DataValidation  # noqa: PLC0415

    for index, field in enumerate(fields, 1):
        words = [_(label) for label in field.choices.values()] or (
            [_("yes"), _("no")] if field.kind is Kind.FLAG else []
        )
        if not words:
            continue
        place += 1
        column = get_column_letter(place)
        for row, word in enumerate(words, 1):
            lists.cell(row, place, word)
        formula = f"'{lists.title}'!${column}$1:${column}${len(words)}"
        rule = DataValidation(type="list", formula1=formula, allow_blank=True, showErrorMessage=False)
        sheet.add_data_validation(rule)
        letter = get_column_letter(index)
        rule.add(f"{letter}2:{letter}{ROWS}")
    return place
