"""What a person is told of the rows of one table: which are new, what changes, and what looks like something else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from importers.links import shown
from importers.matching import look
from importers.report import SHOWN, CellChange, RowChange
from inventory.language import _
from inventory.records import Kind
from inventory.records.values import custom_values, show
from inventory.store import guards
from inventory.text import fold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from importers.links import Directory
    from importers.matching import KeyIndex
    from importers.report import TableReport
    from importers.staging import Difference
    from inventory.records import Field, Record

LONG_ENOUGH = 6
"""Shortest code that can be mistaken for another: 1.1 and 11 are not."""

LOOK_ALIKES = 50
"""Look-alikes that are named."""


@dataclass
class Notes:
    """What is told of the rows of one table.

    Args:
        report: Where it is told.
        record: Kind of the records.
        fields: Its fields by name, the board's own ones included.
        directories: What links can point to, by kind.
        index: The records that are there, by their keys.
        own: Names of the board's own fields that the table fills.
    """

    report: TableReport
    record: type[Record]
    fields: Mapping[str, Field]
    directories: Mapping[str, Directory]
    index: KeyIndex
    own: Sequence[str]

    def new(self, number: int, row: int, values: Mapping[str, Sequence[Any]]) -> None:
        """Tell of a new row, and of a record whose code looks the same.

        Args:
            number: The row's number in the file.
            row: Its place in the columns.
            values: The columns by name.
        """
        if len(self.report.added) < SHOWN:
            parts = [
                self._shown(self.fields[name], values[name][row])
                for name in self.record.title
                if name in values
            ]
            self.report.added.append(RowChange(number, " · ".join(part for part in parts if part)))
        self._archived(number, row, values)
        for (name,), codes in self.index.looks.items():
            value = values[name][row] if name in values and codes else None
            twin = codes.get(look(value)) if isinstance(value, str) and len(value) >= LONG_ENOUGH else None
            if twin is not None and len(self.report.remarks) < LOOK_ALIKES:
                label = _(self.fields[name].label)
                text = _("Row {row}: {label} {value} looks like {other}, which is there already.")
                self.report.remarks.append(text.format(row=number, label=label, value=value, other=twin))

    def _archived(self, number: int, row: int, values: Mapping[str, Sequence[Any]]) -> None:
        """Tell of a new row whose code an archived record has: perhaps that one should come back instead."""
        for name, codes in self.index.archived.items():
            value = values[name][row] if name in values and codes else None
            if isinstance(value, str) and fold(value) in codes and len(self.report.remarks) < LOOK_ALIKES:
                text = _("Row {row}: {label} {value} is that of an archived {record}, and a new one is made.")
                label, record = _(self.fields[name].label), _(self.record.label)
                self.report.remarks.append(text.format(row=number, label=label, value=value, record=record))

    def change(self, difference: Difference) -> None:
        """Tell which cells of a record change."""
        number, target, before, after = difference
        text = guards.remark(self.record, before, after)
        if text is not None and len(self.report.remarks) < LOOK_ALIKES:
            self.report.remarks.append(_("Row {row}: ").format(row=number) + text)
        if len(self.report.changes) >= SHOWN:
            return
        cells = []
        for name in after:
            if name == "custom":
                cells += self._own_changes(before[name], after[name])
                continue
            field = self.fields[name]
            cells.append(CellChange(name, self._shown(field, before[name]), self._shown(field, after[name])))
        self.report.changes.append(RowChange(number, str(target), tuple(cells)))

    def _own_changes(self, before: str | None, after: str | None) -> list[CellChange]:
        """Return which own values differ."""
        old, new = custom_values(before), custom_values(after)
        return [
            CellChange(n, str(old.get(n) or ""), str(new.get(n) or ""))
            for n in self.own
            if old.get(n) != new.get(n)
        ]

    def _shown(self, field: Field, value: Any) -> str:
        if field.kind is Kind.LINK:
            return shown(self.directories.get(field.target), value)
        return str(value) if isinstance(value, str) and field.kind is Kind.DATE else show(field, value)
