"""The agreements of a board in order, made once for all rules: by supplier and by system, their annexes, their contracts."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

import sqlalchemy as sa

from inventory.errors import InputError
from inventory.finance import obligations
from inventory.records.catalogue import Supplier
from inventory.signals.agreement_models import before_gdpr, begins

if TYPE_CHECKING:
    from datetime import date

    from inventory.signals.board import Board
    from inventory.signals.rows import AgreementRow, AnnexRow


class AgreementIndex:
    """Finds agreements, annexes and contracts without looking through all of them.

    Args:
        board: The board on a day.
    """

    def __init__(self, board: Board) -> None:
        self.board = board
        self._valid: dict[int, bool | None] = {}
        self._runs: dict[int, bool | None] = {}

    @cached_property
    def by_id(self) -> dict[int, AgreementRow]:
        """The agreements by number, of every kind and status."""
        return {one.id: one for one in self.board.agreements}

    @cached_property
    def partners(self) -> frozenset[int]:
        """The parties that are partners: not the own board; only those that say so when nothing says which that is."""
        parties = self.board.parties.values()
        known = any(one.own for one in parties)
        return frozenset(one.id for one in parties if (not one.own if known else one.own is False))

    @cached_property
    def users(self) -> dict[int, set[int]]:
        """The parties that use each system on the day."""
        found: dict[int, set[int]] = defaultdict(set)
        for one in self.board.supports:
            if self.board.there(one):
                found[one.system].add(one.party)
        return found

    @cached_property
    def ours(self) -> tuple[AgreementRow, ...]:
        """The agreements that a partner did not sign for itself."""
        return tuple(one for one in self.board.agreements if one.party not in self.partners)

    @cached_property
    def by_supplier(self) -> dict[int, list[int]]:
        """The numbers of our agreements by supplier."""
        found: dict[int, list[int]] = defaultdict(list)
        for one in self.ours:
            if one.supplier is not None:
                found[one.supplier].append(one.id)
        return found

    @cached_property
    def by_contract(self) -> dict[int, list[int]]:
        """The numbers of our agreements by contract."""
        found: dict[int, list[int]] = defaultdict(list)
        for one in self.ours:
            if one.contract is not None:
                found[one.contract].append(one.id)
        return found

    @cached_property
    def naming(self) -> dict[int, set[int]]:
        """The numbers of the agreements with an annex, of any day, that names a system."""
        found: dict[int, set[int]] = defaultdict(set)
        for one in self.board.annexes:
            found[one.system].add(one.agreement)
        return found

    @cached_property
    def annexes(self) -> dict[int, list[AnnexRow]]:
        """The annexes of each agreement that hold on the day: for each system the newest one up to that day."""
        held: dict[tuple[int, int], AnnexRow] = {}
        for one in sorted(self.board.annexes, key=_age):
            if one.date is None or one.date <= self.board.on:
                held[one.agreement, one.system] = one
        found: dict[int, list[AnnexRow]] = defaultdict(list)
        for one in sorted(held.values(), key=lambda it: it.id):
            found[one.agreement].append(one)
        return found

    @cached_property
    def annexed(self) -> frozenset[int]:
        """The systems that an annex names on the day."""
        return frozenset(one.system for annexes in self.annexes.values() for one in annexes)

    @cached_property
    def covenants(self) -> dict[int, str]:
        """How each supplier takes part in the covenant, where that is recorded."""
        table = Supplier.table
        query = sa.select(table.c.id, table.c.covenant).where(table.c.archived.is_(None))
        return {row[0]: row[1] for row in self.board.connection.execute(query) if row[1]}

    @cached_property
    def contracts_by_supplier(self) -> dict[int, list[int]]:
        """The numbers of the contracts by supplier."""
        found: dict[int, list[int]] = defaultdict(list)
        for one in self.board.contracts:
            if one.supplier is not None:
                found[one.supplier].append(one.id)
        return found

    @cached_property
    def covered(self) -> dict[int, set[int]]:
        """The systems that each contract covers."""
        found: dict[int, set[int]] = defaultdict(set)
        for one in self.board.books.covers:
            if one.system is not None:
                found[one.contract].add(one.system)
        return found

    @cached_property
    def in_force(self) -> tuple[AgreementRow, ...]:
        """The agreements whose contents count: ours, signed, with a processor, after the GDPR, not known to be over."""
        return tuple(
            one
            for one in self.ours
            if one.type == "processor"
            and one.status == "signed"
            and not before_gdpr(one)
            and self.valid(one) is not False
        )

    def covenant(self, supplier: int | None) -> str:
        """Return how a supplier takes part in the covenant: "participant", "partner", "none" or "unknown"."""
        return self.covenants.get(supplier or 0, "unknown")

    def valid(self, agreement: AgreementRow) -> bool | None:
        """Return whether an agreement is valid on the day of the board; see `valid_on`."""
        if agreement.id not in self._valid:
            self._valid[agreement.id] = self.valid_on(agreement, self.board.on)
        return self._valid[agreement.id]

    def valid_on(self, agreement: AgreementRow, on: date) -> bool | None:
        """Return whether an agreement is valid on a day; None when the records do not tell, or contradict each other."""
        known = begins(agreement)
        if any(one > on for one in known) or (agreement.end is not None and agreement.end < on):
            return False
        if agreement.status == "ended":  # its last day is still to come, or nobody wrote it down
            return None if agreement.end is not None else False
        if agreement.follows_contract:
            return self._follows(agreement, on)
        return True if known else None

    def _follows(self, agreement: AgreementRow, on: date) -> bool | None:
        contract = self.board.books.contracts.get(agreement.contract or 0)
        if contract is None:
            return None
        if (
            contract.start > on and agreement.start is not None
        ):  # the end follows the contract, its own start counts
            return True
        return self.board.runs(contract, on)

    def runs(self, contract: int) -> bool | None:
        """Return whether a contract runs on the day; None when its term is unknown, or there is no such contract."""
        if contract not in self._runs:
            row = self.board.books.contracts.get(contract)
            self._runs[contract] = None if row is None else self.board.runs(row)
        return self._runs[contract]

    def over_since(self, contract: int) -> date | None:
        """Return the last day of a contract that is over; None when it is not, or when that is unknown."""
        row = self.board.books.contracts.get(contract)
        if row is None or row.start > self.board.on or self.runs(contract) is not False:
            return None
        return self.final(contract)

    def final(self, contract: int) -> date | None:
        """Return the last day of a contract unless somebody decides to go on; None when there is none or it is unknown."""
        row = self.board.books.contracts.get(contract)
        try:
            return None if row is None else obligations.final(row, self.board.on)
        except InputError:  # the rule on terms (CON-001) says what contradicts itself
            return None


def _age(annex: AnnexRow) -> tuple[int, int]:
    """Return a sort key by which the newest version comes last; one without a date is the oldest."""
    return (annex.date.toordinal() if annex.date else 0, annex.id)
