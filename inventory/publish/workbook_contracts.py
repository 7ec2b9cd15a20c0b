"""The sheets of contracts and licences: their terms and dates on the day of the workbook, and what they cost each year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.language import _
from inventory.plan.contracts import standing
from inventory.publish.finance_material import reference
from inventory.publish.workbook_cells import Money, Percent, Sheet, Sum, Year, column
from inventory.publish.workbook_lines import cost, part_label
from inventory.records.contract_choices import CONTRACT_TYPES, INDEX_RULES, NOTICE_UNITS, RENEWALS
from inventory.records.software import LICENCE_KINDS
from inventory.records.values import decimals

if TYPE_CHECKING:
    from collections.abc import Mapping

    from inventory.finance.licences import LicenceStatus
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
        self.sheet.wrapped = (2, len(head))
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
        _("First term"): 10, _("Renewal"): 34, _("Notice"): 16, _("Term ends"): 14, _("Last day of notice"): 14,
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
        month, _dash, on = (row.notice_before or "").partition("-")
        return _("before {day}").format(day=f"{on}-{month}") if row.notice_before else UNKNOWN
    return f"{row.notice} {_(NOTICE_UNITS[row.notice_unit or 'months'])}"


def licence_sheet(material: Material) -> Sheet:
    """Return how the licences stand on the day, with their cost a year; what a contract pays is in its costs."""
    head = {
        _("Licence"): 34, _("System"): 26, _("Supplier"): 26, _("Kind"): 18, _("State"): 12, _("End"): 12,
        _("Seats"): 10, _("In use"): 10, _("Free"): 10, _("Shortfall"): 10, _("Share in use"): 12,
        _("Cost a year"): 15, _("A seat a year"): 14, _("Unused a year"): 15, _("Paid by contract"): 22,
    }  # fmt: skip
    note = _(
        "The last columns are what a licence itself costs in a year; what a contract pays is on that sheet."
    )
    found = Costed(material, _("Licences"), head, note)
    for one in material.licences:
        found.add(reference("licence", one.id), *_licence(one))
    return found.done()


def _licence(one: LicenceStatus) -> tuple[Cell, ...]:
    states = {"in_force": _("in force"), "expired": _("expired"), "future": _("begins later")}
    seats: Cell = one.seats if one.seats is not None else one.by_count
    if seats is None:
        seats = _("unlimited") if one.unlimited else _("unknown")
    return (
        one.name,
        one.system,
        one.supplier,
        _(LICENCE_KINDS.get(one.kind, "")),
        states[one.state],
        one.end or UNKNOWN,
        seats,
        UNKNOWN if one.used is None else one.used,
        UNKNOWN if one.free is None else one.free,
        one.shortfall,
        UNKNOWN if one.use_share is None else Percent(one.use_share),
        *(
            UNKNOWN if amount is None else Money(amount)
            for amount in (one.cost.year, one.per_seat, one.wasted)
        ),
        one.contract,
    )
