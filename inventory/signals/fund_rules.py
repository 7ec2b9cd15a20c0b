"""Rules on what a contract says beside its price: which scheme pays for it, and how fast it is served."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from inventory.language import N_, _
from inventory.records.assets import Lot
from inventory.records.choices import COST_ROWS
from inventory.records.contracts import Contract
from inventory.signals.finding import Found, rule
from inventory.signals.funds import decided, pays

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from inventory.signals.board import Board
    from inventory.signals.finding import Status, Subject

FUNDED = "subsidy"


@rule(
    "CON-009",
    "high",
    title=N_("The scheme does not pay for this"),
    explanation=N_(
        "What a scheme is not meant for is rejected when it is accounted for, and must be paid back."
    ),
    action=N_("Pay it from another source, or record the scheme that does pay for it."),
    basis="voorwaarden van de regeling",
    policies=("fund_rows",),
)
def not_eligible(board: Board) -> Iterator[Found]:
    """Purchase lots and contracts whose row of the budget their scheme does not pay; unknown when no source tells."""
    own = decided(board.policies.word("fund_rows", board.on))
    for subject, financing, fund, rows in (*_lots(board), *_contracts(board)):
        found = _judged(financing, fund, rows, own)
        if found is not None:
            yield Found(subject, found[1], status=found[0])


Funded = tuple["Subject", str | None, str | None, set[str | None]]
"""A subject, its kind of financing, its fund, and its rows of the budget."""


def _lots(board: Board) -> Iterator[Funded]:
    table = Lot.table
    query = sa.select(table.c.id, table.c.financing, table.c.fund).where(
        table.c.archived.is_(None), sa.or_(table.c.fund.is_not(None), table.c.financing == FUNDED)
    )
    for number, financing, fund in board.connection.execute(query.order_by(table.c.id)):
        category = board.books.categories.get(board.lot_rows[number].category)
        rows = {category.cost_row if category else None}
        yield board.subject("lot", number), financing, fund, rows


def _contracts(board: Board) -> Iterator[Funded]:
    table = Contract.table
    query = sa.select(table.c.id, table.c.financing, table.c.fund).where(
        table.c.archived.is_(None), sa.or_(table.c.fund.is_not(None), table.c.financing == FUNDED)
    )
    priced: dict[int, set[str]] = {}
    for price in board.books.prices:
        if price.cost_row is not None:
            priced.setdefault(price.contract, set()).add(price.cost_row)
    for number, financing, fund in board.connection.execute(query.order_by(table.c.id)):
        row = board.books.contracts[number]
        if board.runs(row) is False:
            continue
        rows: set[str | None] = {*priced.get(number, ())}
        if row.cost_row is not None or not rows:
            rows.add(row.cost_row)
        yield board.subject("contract", number), financing, fund, rows


def _judged(
    financing: str | None, fund: str | None, rows: Iterable[str | None], own: Mapping[str, frozenset[str]]
) -> tuple[Status, str] | None:
    """Return what is the matter with how something is paid, None when nothing is."""
    if not fund:
        text = _("It is paid from a subsidy; which scheme, is not recorded.") if financing == FUNDED else ""
        return ("unknown", text) if text else None
    refused, unsure = [], []
    for row in sorted(rows, key=str):
        if row is None:
            unsure.append(
                _("It has no row of the budget: whether {fund} pays for it is not known.").format(fund=fund)
            )
            continue
        said = pays(fund, row, own)
        if said.answer == "no":
            text = (
                _("{fund} does not pay for {row}: {source}.")
                if said.source
                else _("{fund} does not pay for {row}.")
            )
            refused.append(text.format(fund=fund, row=_(COST_ROWS[row]), source=said.source))
        elif said.answer == "unknown":
            text = _(
                "Whether {fund} pays for {row} is not known to the program; look it up in its conditions."
            )
            unsure.append(text.format(fund=fund, row=_(COST_ROWS[row])))
    if refused:
        return "finding", " ".join(refused)
    return ("unknown", " ".join(unsure)) if unsure else None


@rule(
    "CON-010",
    "low",
    title=N_("Service contract without agreements on service"),
    explanation=N_(
        "When something fails nobody knows whom to call, how fast they come, and who calls when they do not."
    ),
    action=N_("Take response time, contact and escalation over from the contract, or agree on them."),
    basis="PO-Raad, ict organiseren: SLA",
)
def service_gaps(board: Board) -> Iterator[Found]:
    """Running service contracts without response time, contact or escalation; unknown when it is not known that they run."""
    table = Contract.table
    asked = {
        "response_hours": _("response time"),
        "service_contact": _("service contact"),
        "escalation": _("escalation"),
    }
    columns = [table.c[name] for name in asked]
    query = sa.select(table.c.id, *columns).where(
        table.c.archived.is_(None),
        table.c.type == "service",
        sa.or_(*(column.is_(None) for column in columns)),
    )
    for number, *values in board.connection.execute(query.order_by(table.c.id)):
        runs = board.runs(board.books.contracts[number])
        if runs is False:
            continue
        gaps = [label for label, value in zip(asked.values(), values, strict=True) if value is None]
        text = _("Missing: {fields}.").format(fields=", ".join(gaps))
        yield Found(board.subject("contract", number), text, status="finding" if runs else "unknown")
