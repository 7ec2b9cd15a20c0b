"""Lists for the privacy officer as documents: the agreements, and the suppliers with covenant and model."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from inventory.language import N_, _
from inventory.plan.blocks import Column, ColumnKind, Cover, Evidence, Note, Table
from inventory.plan.privacy_agreements import STATES, covenant
from inventory.plan.privacy_sight import joined, none_recorded
from inventory.plan.wording import dated, unknown
from inventory.publish.workbook_cells import Sheet
from inventory.publish.workbook_file import workbook
from inventory.records.privacy_choices import AGREEMENT_KINDS, AGREEMENT_STATES, FORMS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inventory.plan.blocks import Block
    from inventory.plan.privacy_agreements import Listed, Participation
    from inventory.publish.workbook_cells import Cell

Told = str | int | date | None
"""What a cell tells; None is unknown."""
HEAD = 3


class ListColumn(NamedTuple):
    """A column of a list.

    Attributes:
        name: Its name for scripts.
        label: Its header, English, marked for translation.
        kind: What it holds.
        width: Its width in characters, also its share of a page.
        paper: Whether it goes on paper.
    """

    name: str
    label: str
    kind: ColumnKind = ColumnKind.TEXT
    width: int = 16
    paper: bool = True


AGREEMENTS = (
    ListColumn("code", N_("Number"), width=10),
    ListColumn("name", N_("Name"), width=28),
    ListColumn("supplier", N_("Supplier"), width=20),
    ListColumn("kind", N_("Kind"), width=18),
    ListColumn("party", N_("Party"), width=20, paper=False),
    ListColumn("products", N_("Products with an annex"), width=24),
    ListColumn("model", N_("Model"), width=8),
    ListColumn("variant", N_("Variant"), width=14, paper=False),
    ListColumn("status", N_("Status"), width=10, paper=False),
    ListColumn("state", N_("On the day"), width=12),
    ListColumn("form", N_("How concluded"), width=14, paper=False),
    ListColumn("concluded", N_("Date of agreement"), ColumnKind.DATE, 12),
    ListColumn("start", N_("From"), ColumnKind.DATE, 12, paper=False),
    ListColumn("duration", N_("Until"), width=16),
    ListColumn("deviations", N_("Deviations"), width=22, paper=False),
    ListColumn("reviewed", N_("Last review"), ColumnKind.DATE, 12),
    ListColumn("document", N_("Document"), width=24, paper=False),
    ListColumn("findings", N_("Findings"), ColumnKind.NUMBER, 9),
    ListColumn("unknowns", N_("Unknown"), ColumnKind.NUMBER, 9),
)
SUPPLIERS = (
    ListColumn("supplier", N_("Supplier"), width=24),
    ListColumn("covenant", N_("Privacy covenant"), width=20),
    ListColumn("models", N_("Model versions"), width=12),
    ListColumn("agreements", N_("Agreement numbers"), width=18),
    ListColumn("systems", N_("Systems with personal data"), width=30),
    ListColumn("findings", N_("Findings"), ColumnKind.NUMBER, 9),
    ListColumn("unknowns", N_("Unknown"), ColumnKind.NUMBER, 9),
)


def agreement_cells(one: Listed) -> tuple[Told, ...]:
    """Return an agreement as the cells of `AGREEMENTS`; None is unknown."""
    row = one.row
    return (
        row["code"],
        row["name"],
        one.supplier,
        _(AGREEMENT_KINDS[row["type"]]),
        one.party,
        joined(one.products) or none_recorded(),
        row["model"],
        row["variant"],
        _(AGREEMENT_STATES[row["status"]]),
        _(STATES[one.state]),
        _(FORMS[row["form"]]) if row["form"] else None,
        one.concluded if one.state != "unsigned" else "",
        row["start"],
        duration(one),
        row["deviations"],
        row["reviewed"],
        row["document"],
        one.findings,
        one.unknowns,
    )


def duration(one: Listed) -> str | None:
    """Return until when an agreement runs, in words; None when it is unknown."""
    if one.row["end"]:
        return dated(one.row["end"])
    if one.row["follows_contract"]:
        name = one.contract or unknown()
        if one.end:
            return _("with contract {number}: {date}").format(number=name, date=dated(one.end))
        return _("with contract {number}").format(number=name)
    return _("indefinite time") if one.row["open_ended"] else None


def supplier_cells(one: Participation) -> tuple[Told, ...]:
    """Return a supplier as the cells of `SUPPLIERS`; None is unknown."""
    return (
        one.name,
        None if one.covenant == "unknown" else _(covenant(one.covenant)),
        joined(one.models),
        joined(one.agreements) or none_recorded(),
        joined(one.systems) or none_recorded(),
        one.findings,
        one.unknowns,
    )


def agreement_blocks(found: Sequence[Listed], board: str, on: date) -> list[Block]:
    """Return the agreements as blocks for a short, lying document."""
    numbers = tuple(one.row["id"] for one in found)
    proof = (Evidence("agreement", numbers, len(numbers)),)
    return _blocks(
        _("Agreements on personal data"), board, on, AGREEMENTS, list(map(agreement_cells, found)), proof
    )


def supplier_blocks(found: Sequence[Participation], board: str, on: date) -> list[Block]:
    """Return the suppliers as blocks for a short, lying document."""
    numbers = tuple(one.id for one in found)
    proof = (Evidence("supplier", numbers, len(numbers)),)
    return _blocks(supplier_title(), board, on, SUPPLIERS, list(map(supplier_cells, found)), proof)


def supplier_title() -> str:
    """Return what the list of suppliers is called."""
    return _("Suppliers and the privacy covenant")


def _blocks(
    title: str,
    board: str,
    on: date,
    columns: tuple[ListColumn, ...],
    rows: list[tuple[Told, ...]],
    evidence: tuple[Evidence, ...],
) -> list[Block]:
    places = [place for place, one in enumerate(columns) if one.paper]
    table = Table(
        id="list",
        columns=tuple(Column(_(columns[p].label), columns[p].kind, columns[p].width) for p in places),
        rows=tuple(tuple(row[place] for place in places) for row in rows),
        empty=_("Nothing is recorded."),
        evidence=evidence,
    )
    state = _("State of the inventory on {date}").format(date=dated(on))
    return [
        Cover(id="cover", title=title, board=board, period="", lines=(state,)),
        table,
        Note(id="note", text=_note()),
    ]


def _note() -> str:
    return _(
        "“Unknown” means that nobody recorded it. Whether an agreement is valid is told for the day of the list."
    )


def agreement_workbook(found: Sequence[Listed], board: str, on: date) -> bytes:
    """Return the agreements as a workbook of one sheet."""
    title = _("Agreements on personal data")
    return _workbook(title, _("Agreement list"), board, on, AGREEMENTS, list(map(agreement_cells, found)))


def supplier_workbook(found: Sequence[Participation], board: str, on: date) -> bytes:
    """Return the suppliers as a workbook of one sheet."""
    return _workbook(supplier_title(), _("Suppliers"), board, on, SUPPLIERS, list(map(supplier_cells, found)))


def _workbook(
    title: str, name: str, board: str, on: date, columns: tuple[ListColumn, ...], rows: list[tuple[Told, ...]]
) -> bytes:
    sheet = Sheet(name, tuple(one.width for one in columns), head=HEAD, fixed=2)
    sheet.wrapped = tuple(range(1, len(columns) + 1))
    sheet.add(f"{title}, {board}", look="title")
    sheet.add(_note(), look="note")
    sheet.add(*(_(one.label) for one in columns), look="head")
    for row in rows:
        sheet.add(*(_told(cell) for cell in row))
    return workbook([sheet], f"{title}, {board}", on)


def _told(cell: Told) -> Cell:
    return unknown() if cell is None else cell
