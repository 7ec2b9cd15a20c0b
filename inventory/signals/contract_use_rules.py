"""Rules on what contracts are about: what is used after its contract ended, and what is used without any."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import sqlalchemy as sa

from inventory.finance import obligations
from inventory.language import N_, _
from inventory.records.assets import Category, Device, Lot, Product
from inventory.records.values import day
from inventory.signals.board import IN_USE
from inventory.signals.finding import Found, Subject, rule
from inventory.signals.privacy import of_partner, without_processor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inventory.finance.reading import CoverRow, LicenceRow
    from inventory.signals.board import Board

BOUGHT = ("purchase", "framework")
"""Contracts that may be over while what they are about is in use."""
ENDLESS = ("perpetual",)
"""Kinds of licences that need no end."""

Thing = tuple[str, int]
"""Kind ("system", "lot" or "category") and number of what a contract is about."""


class Covered(NamedTuple):
    """What is covered on the day: for sure, and by what may have ended."""

    sure: frozenset[Thing]
    maybe: frozenset[Thing]


def covered(board: Board) -> Covered:
    """Return what running contracts and valid licences cover."""
    sure, maybe = set[Thing](), set[Thing]()
    for cover in board.books.covers:
        row = board.books.contracts.get(cover.contract)
        state = board.runs(row) if row is not None else False
        if state is not False:
            (sure if state else maybe).update(_things(cover))
    for licence in board.books.licences:
        state = _valid(board, licence)
        if licence.system is not None and state is not False:
            (sure if state else maybe).add(("system", licence.system))
    return Covered(frozenset(sure), frozenset(maybe - sure))


def _things(cover: CoverRow) -> list[Thing]:
    parts = (("system", cover.system), ("lot", cover.lot), ("category", cover.category))
    return [(kind, number) for kind, number in parts if number is not None]


def _valid(board: Board, licence: LicenceRow) -> bool | None:
    """Return whether a licence holds on the day; None when neither it nor its contract says until when."""
    if (licence.start is not None and licence.start > board.on) or (
        licence.end is not None and licence.end < board.on
    ):
        return False
    contract = board.books.contracts.get(licence.contract) if licence.contract is not None else None
    if contract is not None:
        return board.runs(contract)
    return True if licence.end is not None or licence.type in ENDLESS else None


@rule(
    "CON-003",
    "high",
    title=N_("Contract has ended, what it covers is in use"),
    explanation=N_("There is no right to use it, no support, or it is paid without a contract."),
    action=N_("Renew the contract, record its successor, or stop using what it covers."),
    basis="contract",
)
def ended_in_use(board: Board) -> Iterator[Found]:
    """Contracts that are over while something they cover is in use and no other contract or licence may cover it."""
    others = covered(board)
    categories = _categories(board) if any(cover.category for cover in board.books.covers) else {}
    found: dict[int, list[tuple[str, bool]]] = {}
    for cover in board.books.covers:
        row = board.books.contracts.get(cover.contract)
        if row is None or row.type in BOUGHT or board.runs(row) is not False or row.start > board.on:
            continue
        for thing in _things(cover):
            used = None if thing in others.sure | others.maybe else _in_use(board, thing, categories)
            if used:
                found.setdefault(row.id, []).append(used)
    for number, things in found.items():
        yield _ended(board, number, things)


def _ended(board: Board, number: int, things: list[tuple[str, bool]]) -> Found:
    """Return what outlives a contract: what is used for sure, or else what may be."""
    end = obligations.final(board.books.contracts[number], board.on)
    sure = [name for name, known in things if known]
    text = (
        _("The contract ended on {day}; still in use: {names}.")
        if sure
        else _("The contract ended on {day}; whether these are still in use is not known: {names}.")
    )
    names = ", ".join(dict.fromkeys(sure or [name for name, _known in things]))
    said = text.format(day=day(end) if end else "?", names=names)
    return Found(board.subject("contract", number), said, end, "finding" if sure else "unknown")


def _in_use(board: Board, thing: Thing, categories: dict[int, str]) -> tuple[str, bool] | None:
    """Return the name of what is in use and whether that is known, None when it is not in use."""
    kind, number = thing
    if kind == "system":
        return (board.systems[number].name, True) if number in board.systems else None
    if kind == "category":
        return (categories[number], True) if number in categories else None
    lot = board.lot_rows.get(number)
    if lot is None or (lot.disposed is not None and lot.disposed <= board.on):
        return None
    used, there = board.devices_of_lots.get(number, (0, 0))
    name = board.subject("lot", number).name
    return (name, bool(used)) if used or not there else None


def _categories(board: Board) -> dict[int, str]:
    """Return the names of the categories of which devices are in use, by number."""
    device, product, lot = Device.table, Product.table, Lot.table
    category = Category.table
    kind = sa.func.coalesce(product.c.category, lot.c.category)
    joined = device.outerjoin(product, device.c.product == product.c.id).outerjoin(
        lot, device.c.lot == lot.c.id
    )
    used = sa.select(kind).select_from(joined).where(device.c.archived.is_(None), device.c.status.in_(IN_USE))
    query = sa.select(category.c.id, category.c.name).where(category.c.id.in_(used))
    return {row[0]: row[1] for row in board.connection.execute(query)}


@rule(
    "CON-004",
    "high",
    title=N_("System without contract or licence"),
    explanation=N_("Nobody knows what was agreed, what it costs and when it ends."),
    action=N_("Record the contract or licence, or stop using the system."),
    basis="contract",
)
def without_contract(board: Board) -> Iterator[Found]:
    """Systems in use that no running contract and no valid licence covers.

    None is needed for a national service, for a system of a partner, and for one on the own place without a supplier.
    """
    known = covered(board)
    for number, system in board.systems.items():
        thing = ("system", number)
        if thing in known.sure or of_partner(board, system) or without_processor(system):
            continue
        subject = Subject("system", system.name, system.name, number)
        if thing in known.maybe:
            text = _("Whether the contract or licence that covers it still holds is not recorded.")
            yield Found(subject, text, status="unknown")
        else:
            yield Found(subject, _("It is in use, and no running contract or licence covers it."))
