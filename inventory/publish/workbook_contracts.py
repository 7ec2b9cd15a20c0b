"""The sheets of contracts and licences: their terms and dates on the day of the workbook, and what they cost each year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.language import _
from inventory.plan.contracts import standing
from inventory.publish.finance_material import reference
from inventory.publish.workbook_cells import Price, Sheet, Sum, Year, column
from inventory.publish.workbook_lines import cost, part_label
from inventory.records.contract_choices import CONTRACT_TYPES, INDEX_RULES, NOTICE_UNITS, RENEWALS
from inventory.records.software import LICENCE_KINDS
from inventory.records.values import decimals

if TYPE_CHECKING:
    from collections.abc import Mapping

    from inventory.finance.reading import LicenceRow
    from inventory.finance.reading_contracts import ContractRow
    from inventory.publish.finance_material import Material
    from inventory.publish.workbook_cells import Cell

HEAD = 4
UNKNOWN = "–"  # noqa: RUF001  nothing is recorded


class Costed:
    """A sheet of records with their cost in each year, and the totals of what is in sight over the header.

    Args:
        material: The budgets.
        name: Name of the sheet.
        head: Header and width of each column before the years.
        note: What a reader must know.
    """

    def __init__(self, material: Material, name: str, head: Mapping[str, int], note: str) -> None:
        self.material = material
        count = len(material.budgets)
        self.sheet = Sheet(name, (*head.values(), *(16 for _one in material.budgets), 14), head=HEAD, fixed=2)
        self.sheet.printed = len(head) + count
        self.sheet.wrapped = (2,)
        self._head = tuple(head)
        self.key = column(len(head) + count + 1)
        self._records: list[tuple[tuple[Cell, ...], str]] = []
        self._note = note

    def add(self, key: str, *cells: Cell) -> None:
        """Add a record by its reference."""
        self._records.append((cells, key))

    def done(self) -> Sheet:
        """Return the sheet with everything that was added."""
        sheet, material, wide = self.sheet, self.material, len(self._head)
        last = HEAD + max(len(self._records), 1)
        sheet.add(sheet.name, look="title")
        sheet.add(self._note, look="note")
        totals: list[Cell] = []
        for place, year in enumerate(material.labels, start=wide + 1):
            letter = column(place)
            cents = sum(material.records.get((year, key), 0) for _cells, key in self._records)
            totals.append(Sum(f"SUBTOTAL(109,{letter}{HEAD + 1}:{letter}{last})", cents))
        gap = ("",) * (wide - 1)
        sheet.add(_("Total of what is in sight"), *gap, *totals, "", look="total")
        sheet.add(*self._head, *(Year(label) for label in material.labels), _("Reference"), look="head")
        for cells, key in self._records:
            number = sheet.next
            years = [
                cost(
                    material, year, key, year_cell=f"{column(place)}${HEAD}", key_cell=f"${self.key}{number}"
                )
                for place, year in enumerate(material.labels, start=wide + 1)
            ]
            sheet.add(*cells, *years, key)
        return sheet


def contract_sheet(material: Material) -> Sheet:
    """Return the contracts with their dates, seen on the day of the workbook, and their cost in each year."""
    head = {
        _("Contract number"): 18, _("Name"): 34, _("Supplier"): 26, _("Type"): 20, _("Part"): 26, _("Start"): 12,
        _("First term"): 10, _("Renewal"): 22, _("Notice"): 16, _("Term ends"): 14, _("Last day of notice"): 14,
        _("Bound until"): 14, _("Indexation"): 24,
    }  # fmt: skip
    note = _("Dates as they stand on the day of the workbook; the last columns are the costs of each year.")
    found = Costed(material, _("Contracts"), head, note)
    for row in sorted(material.books.contracts.values(), key=lambda one: one.number):
        found.add(reference("contract", row.id), *_contract(material, row))
    return found.done()


def _contract(material: Material, row: ContractRow) -> tuple[Cell, ...]:
    stands = standing(row, material.on)
    ends: Cell = stands.problem or (_("open-ended") if stands.open_ended else stands.end or _("unknown"))
    return (
        row.number,
        row.name,
        material.books.supplier(row.supplier) or _("unknown"),
        _(CONTRACT_TYPES.get(row.type or "", "")) or _("unknown"),
        part_label(row.cost_row) if row.cost_row else _("unknown"),
        row.start,
        row.initial_months or UNKNOWN,
        _renewal(row),
        _notice(row),
        ends,
        stands.notice_by or UNKNOWN,
        stands.bound or _("unknown"),
        _indexed(material, row),
    )


def _indexed(material: Material, row: ContractRow) -> str:
    """Return when prices rise and by what: a fixed percentage, or an index series."""
    if row.index_rule in {None, "none"}:
        return ""
    series = material.books.series.get(row.index_series) if row.index_series is not None else None
    by = (
        f"{decimals(row.index_percent, 2)} %"
        if row.index_percent is not None
        else series.name
        if series
        else ""
    )
    return ", ".join(part for part in (_(INDEX_RULES[row.index_rule or ""]), by) if part)


def _renewal(row: ContractRow) -> str:
    """Return what happens at the end of a term, and how long it goes on then."""
    kind = _(RENEWALS.get(row.renewal, ""))
    if not row.renewal_months:
        return kind
    return _("{kind}, {months} months").format(kind=kind, months=row.renewal_months)


def _notice(row: ContractRow) -> str:
    if row.notice is None:
        return _("before {day}").format(day=row.notice_before) if row.notice_before else UNKNOWN
    return f"{row.notice} {_(NOTICE_UNITS[row.notice_unit or 'months'])}"


def licence_sheet(material: Material) -> Sheet:
    """Return the licences with what they cost in each year; those that a contract pays have their cost there."""
    head = {
        _("Licence"): 36, _("Supplier"): 28, _("Type"): 18, _("Part"): 28, _("Seats"): 10, _("Unit price"): 14,
        _("Months a price"): 10, _("Start"): 12, _("End"): 12, _("Paid by contract"): 20,
    }  # fmt: skip
    note = _("A licence that a contract pays has no cost of its own here: see the sheet of contracts.")
    found = Costed(material, _("Licences"), head, note)
    for row in sorted(material.books.licences, key=lambda one: one.name.casefold()):
        found.add(reference("licence", row.id), *_licence(material, row))
    return found.done()


def _licence(material: Material, row: LicenceRow) -> tuple[Cell, ...]:
    books = material.books
    system = books.systems.get(row.system) if row.system is not None else None
    contract = books.contracts.get(row.contract) if row.contract is not None else None
    part = row.cost_row or (system.cost_row if system else None)
    return (
        row.name,
        books.supplier(row.supplier or (system.supplier if system else None)) or _("unknown"),
        _(LICENCE_KINDS.get(row.type, "")),
        part_label(part) if part else _("unknown"),
        _("unknown") if row.seats is None else row.seats,
        UNKNOWN if row.unit_price is None else Price(row.unit_price),
        row.period_months or UNKNOWN,
        row.start or UNKNOWN,
        row.end or UNKNOWN,
        contract.number if contract else "",
    )
