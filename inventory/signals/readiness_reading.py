"""What is recorded for when something fails: plans, whom they name, the contracts behind them; each kind read once."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from inventory.finance import reading
from inventory.records.assets import Category, Supplier
from inventory.records.contracts import Contract
from inventory.records.landscape import Process, Support
from inventory.records.organisation import Person
from inventory.records.readiness import IncidentPlan
from inventory.signals.connectivity_reading import Network

if TYPE_CHECKING:
    from datetime import date

    from inventory.signals.board import Board

CLASSES = frozenset({"device", "network"})
"""Groups of categories whose devices can fail."""


class PlanRow(NamedTuple):
    """An incident plan."""

    id: int
    system: int | None
    category: int | None
    site: int | None
    replacement: str | None
    fallback: str | None
    impact: str | None
    repair_hours: int | None
    supplier: int | None
    contract: int | None
    channel: str | None
    caller: str | None
    person: int | None
    reviewed: date | None
    notes: str | None


class SupplierRow(NamedTuple):
    """A supplier, with where to reach it."""

    id: int
    name: str
    customer_number: str | None
    phone: str | None
    email: str | None


class ServiceRow(NamedTuple):
    """What a contract says of failures."""

    id: int
    number: str
    supplier: int | None
    repair_hours: int | None
    service_window: str | None
    service_contact: str | None
    escalation: str | None


class PersonRow(NamedTuple):
    """Somebody who may be called, or who calls."""

    id: int
    name: str
    email: str | None
    phone: str | None


class CategoryRow(NamedTuple):
    """A class of devices."""

    id: int
    name: str
    group: str | None
    for_pupils: bool | None


class ProcessRow(NamedTuple):
    """A process."""

    id: int
    code: str
    name: str
    parent: int | None
    type: str | None


class SupportRow(NamedTuple):
    """A system that supports a process for a party."""

    party: int
    process: int
    system: int
    status: str
    start: date | None
    end: date | None


class Records:
    """What plans for failures are made of.

    Args:
        board: The board on a day.
    """

    def __init__(self, board: Board) -> None:
        self.board = board
        self.connection = board.connection

    @cached_property
    def plans(self) -> dict[tuple[str, int], dict[int | None, PlanRow]]:
        """The plans of each system or category, by site; None for every site."""
        found: dict[tuple[str, int], dict[int | None, PlanRow]] = defaultdict(dict)
        for row in reading.rows(self.connection, IncidentPlan, PlanRow):
            if row.system is not None:
                found["system", row.system][row.site] = row
            if row.category is not None:
                found["category", row.category][row.site] = row
        return dict(found)

    @cached_property
    def suppliers(self) -> dict[int, SupplierRow]:
        """The suppliers by number."""
        return {row.id: row for row in reading.rows(self.connection, Supplier, SupplierRow)}

    @cached_property
    def contracts(self) -> dict[int, ServiceRow]:
        """The contracts by number."""
        return {row.id: row for row in reading.rows(self.connection, Contract, ServiceRow)}

    @cached_property
    def people(self) -> dict[int, PersonRow]:
        """The people by number."""
        return {row.id: row for row in reading.rows(self.connection, Person, PersonRow)}

    @cached_property
    def categories(self) -> dict[int, CategoryRow]:
        """The classes of devices by number."""
        rows = reading.rows(self.connection, Category, CategoryRow)
        return {row.id: row for row in rows if row.group in CLASSES}

    @cached_property
    def covering(self) -> dict[tuple[str, int], ServiceRow]:
        """The contract that runs on the day over a system or a category; of several the one that says when it is solved."""
        found: dict[tuple[str, int], ServiceRow] = {}
        for row in self.board.books.covers:
            contract = self.board.books.contracts.get(row.contract)
            said = self.contracts.get(row.contract)
            if contract is None or said is None or not self.board.runs(contract):
                continue
            for kind, number in (("system", row.system), ("category", row.category)):
                old = found.get((kind, number)) if number is not None else None
                if number is not None and (old is None or (old.repair_hours is None and said.repair_hours)):
                    found[kind, number] = said
        return found

    @cached_property
    def primary(self) -> dict[int, bool]:
        """Whether a process is primary: itself and what it is part of; one of which the kind is empty counts as primary."""
        rows = {row.id: row for row in reading.rows(self.connection, Process, ProcessRow)}
        found: dict[int, bool] = {}
        for number in rows:
            chain: list[int] = []
            at: int | None = number
            while at is not None and at in rows and at not in found and at not in chain:
                chain.append(at)
                at = rows[at].parent
            above = found.get(at, True) if at is not None else True
            for one in reversed(chain):
                above = found[one] = above and rows[one].type in {"primary", None}
        return found

    @cached_property
    def supported(self) -> dict[int, bool]:
        """The systems that are in use and support a process of the board itself: whether a primary one."""
        mine = {number for number, row in self.board.parties.items() if row.own}
        partners = {number for number, row in self.board.parties.items() if not row.own} if mine else set()
        found: dict[int, bool] = {}
        for row in reading.rows(self.connection, Support, SupportRow):
            if row.party in partners or row.system not in self.board.systems or not self.board.there(row):
                continue
            if self.board.systems[row.system].party in partners:
                continue
            found[row.system] = found.get(row.system, False) or self.primary.get(row.process, False)
        return found

    @cached_property
    def places(self) -> dict[int, dict[int, int]]:
        """How many devices of each category are in use at each site of the board, by category."""
        return self._counted(used=True)

    @cached_property
    def stock(self) -> dict[int, dict[int, int]]:
        """The same of devices in reserve."""
        return self._counted(used=False)

    def _counted(self, *, used: bool) -> dict[int, dict[int, int]]:
        network = self.board.once(Network)
        found: dict[int, dict[int, int]] = defaultdict(dict)
        for one in network.counts:
            if bool(one.used) is used and one.category in self.categories and one.site in network.names:
                found[one.category][one.site] = one.number
        return dict(found)
