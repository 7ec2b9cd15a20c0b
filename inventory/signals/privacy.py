"""Which agreement covers which system: what the rules on privacy have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.signals.finding import Subject

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from inventory.signals.board import Board
    from inventory.signals.rows import AgreementRow, SystemRow

PROCESSING = ("processor", "joint", "pre_gdpr")
"""Kinds of agreement under which a supplier processes personal data."""
SHARING = ("role", "joint")
"""Kinds of agreement by which partners divide responsibility."""
OWN_PLACE = ("installed", "own_server")


def subject_of(agreement: AgreementRow) -> Subject:
    """Return an agreement as a subject."""
    return Subject("agreement", agreement.code, f"{agreement.code} · {agreement.name}", agreement.id)


def processed(board: Board) -> Iterator[SystemRow]:
    """Return the systems in use that may call for an agreement: not national, not a partner's alone, no "no" to data.

    A system on the board's own machines without a supplier has no processor.
    """
    own = {party.id for party in board.parties.values() if party.own}
    users: dict[int, set[int]] = {}
    for support in board.supports:
        if board.there(support):
            users.setdefault(support.system, set()).add(support.party)
    for system in board.systems.values():
        mine = users.get(system.id)
        partners_only = bool(own and mine and not mine & own)
        without = system.supplier is None and system.hosting in OWN_PLACE
        if "national" in {system.hosting, system.type} or partners_only or without:
            continue
        if system.personal != "no":
            yield system


def signed(board: Board, system: SystemRow) -> list[AgreementRow]:
    """Return the signed agreements under which a system's supplier processes data, or that name the system."""
    named = {annex.agreement for annex in board.annexes if annex.system == system.id}
    return [
        one
        for one in board.agreements
        if one.status == "signed"
        and one.type in PROCESSING
        and (one.id in named or (one.supplier is not None and one.supplier == system.supplier))
    ]


def valid(board: Board, agreement: AgreementRow, on: date | None = None) -> bool | None:
    """Return whether an agreement is valid on the day, or another one; None when the records do not tell."""
    on = on or board.on
    if (agreement.end is not None and agreement.end < on) or (
        agreement.start is not None and agreement.start > on
    ):
        return False
    if agreement.follows_contract:
        contract = board.books.contracts.get(agreement.contract or 0)
        return board.runs(contract, on) if contract is not None else None
    dates = (agreement.start, agreement.end, agreement.signed_board, agreement.signed_supplier)
    return None if all(one is None for one in dates) else True


def relied(board: Board) -> dict[int, list[SystemRow]]:
    """Return for each signed agreement the systems that rely on it, by its number."""
    found: dict[int, list[SystemRow]] = {}
    for system in processed(board):
        for agreement in signed(board, system):
            found.setdefault(agreement.id, []).append(system)
    return found
