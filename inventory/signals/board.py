"""The board as the rules see it on a day: each kind of record is read once, when the first rule asks for it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

import sqlalchemy as sa

from inventory.errors import InputError
from inventory.finance import licences, obligations, reading
from inventory.finance.counts import Counts
from inventory.finance.lot_lines import Lots
from inventory.landscape import reading as landscape_reading
from inventory.landscape import roadmap, roadmap_rows
from inventory.records.annex import Annex, AnnexData, AnnexService, SecurityAnnex
from inventory.records.assets import Device, Product
from inventory.records.landscape import Support
from inventory.records.organisation import Party
from inventory.records.privacy import Agreement, Subprocessor
from inventory.records.software import Licence, System
from inventory.signals import windows
from inventory.signals.agreement_index import AgreementIndex
from inventory.signals.finding import Subject
from inventory.signals.rows import (
    AgreementRow,
    AnnexDataRow,
    AnnexRow,
    AnnexServiceRow,
    LicenceRow,
    PartyRow,
    SecurityRow,
    SubprocessorRow,
    SupportRow,
    SystemRow,
)
from inventory.store import policy

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from sqlalchemy import Connection

    from inventory.finance.licences import LicenceStatus
    from inventory.finance.reading import Books, LotRow
    from inventory.finance.reading_contracts import ContractRow
    from inventory.landscape.reading import Known
    from inventory.landscape.roadmap import Applied
    from inventory.landscape.roadmap_rows import RoadmapRows
    from inventory.landscape.windows import Window
    from inventory.store.policy import Policies

Made = TypeVar("Made")
IN_USE = ("in_use", "on_loan", "repair")
"""States in which somebody works with a device."""
RUNNING = frozenset({"in_use", "phasing_out"})
"""States in which a system, or the support by one, is there."""


class Dated(Protocol):
    """What has a status and runs from a day to a day."""

    @property
    def status(self) -> str:
        """Where it is in its life."""

    @property
    def start(self) -> date | None:
        """First day."""

    @property
    def end(self) -> date | None:
        """Last day, which still counts."""


class Board:
    """What the rules look at.

    Args:
        connection: One that reads.
        on: The day.
    """

    def __init__(self, connection: Connection, on: date) -> None:
        self.connection = connection
        self.on = on
        self._made: dict[Any, Any] = {}
        self._running: dict[tuple[int, date], bool | None] = {}

    def once(self, make: Callable[[Board], Made]) -> Made:
        """Return what a function or class makes of the board; several rules get the same."""
        if make not in self._made:
            self._made[make] = make(self)
        made: Made = self._made[make]
        return made

    @cached_property
    def books(self) -> Books:
        """What costs money."""
        return reading.read(self.connection)

    @cached_property
    def policies(self) -> Policies:
        """The policy of the board; two queries where nothing else of the books is asked for."""
        return self.books.policies if "books" in self.__dict__ else policy.read(self.connection)

    @cached_property
    def counts(self) -> Counts:
        """Pupils and staff by date."""
        return Counts(self.books)

    @cached_property
    def lots(self) -> Lots:
        """Reckons with the purchase lots."""
        return Lots(self.books)

    @cached_property
    def lot_rows(self) -> dict[int, LotRow]:
        """The purchase lots by number."""
        return {row.id: row for row in self.books.lots}

    @property
    def contracts(self) -> list[ContractRow]:
        """The contracts."""
        return list(self.books.contracts.values())

    @cached_property
    def all_systems(self) -> dict[int, SystemRow]:
        """The systems by number, whether in use or not."""
        return {row.id: row for row in reading.rows(self.connection, System, SystemRow)}

    @cached_property
    def systems(self) -> dict[int, SystemRow]:
        """The systems that are in use on the day."""
        return {number: row for number, row in self.all_systems.items() if self.there(row)}

    @cached_property
    def licences(self) -> tuple[LicenceRow, ...]:
        """The licences."""
        return reading.rows(self.connection, Licence, LicenceRow)

    @cached_property
    def licence_statuses(self) -> tuple[LicenceStatus, ...]:
        """The licences with their use and cost on the day."""
        return licences.statuses(self.connection, self.books, self.on)

    @cached_property
    def agreements(self) -> tuple[AgreementRow, ...]:
        """The agreements on personal data."""
        return reading.rows(self.connection, Agreement, AgreementRow)

    @cached_property
    def annexes(self) -> tuple[AnnexRow, ...]:
        """The privacy annexes."""
        return reading.rows(self.connection, Annex, AnnexRow)

    @cached_property
    def annex_data(self) -> tuple[AnnexDataRow, ...]:
        """The categories of data of the annexes."""
        return reading.rows(self.connection, AnnexData, AnnexDataRow)

    @cached_property
    def annex_services(self) -> tuple[AnnexServiceRow, ...]:
        """The services of the annexes."""
        return reading.rows(self.connection, AnnexService, AnnexServiceRow)

    @cached_property
    def security_annexes(self) -> tuple[SecurityRow, ...]:
        """The security annexes."""
        return reading.rows(self.connection, SecurityAnnex, SecurityRow)

    @cached_property
    def agreement_index(self) -> AgreementIndex:
        """The agreements in order: by supplier and system, with their annexes and contracts."""
        return AgreementIndex(self)

    @cached_property
    def subprocessors(self) -> tuple[SubprocessorRow, ...]:
        """The sub-processors."""
        return reading.rows(self.connection, Subprocessor, SubprocessorRow)

    @cached_property
    def supports(self) -> tuple[SupportRow, ...]:
        """Who uses which system."""
        return reading.rows(self.connection, Support, SupportRow)

    @cached_property
    def roadmap(self) -> RoadmapRows:
        """The roadmap as it is recorded."""
        return roadmap_rows.read(self.connection)

    @cached_property
    def landscape(self) -> Known:
        """The landscape of all dates, with what the roadmap changes."""
        return landscape_reading.known_landscape(self.connection)

    @cached_property
    def applied(self) -> Applied:
        """The landscape at the end of the road, and what each change does."""
        return roadmap.applied(self.landscape.landscape, self.landscape.changes)

    @cached_property
    def system_keys(self) -> dict[str, int]:
        """The numbers of the systems by the key that the landscape has for them."""
        return {row.name: number for number, row in self.landscape.systems.items()}

    @cached_property
    def windows(self) -> tuple[Window, ...]:
        """The overlap and gap windows that are not over on the day, with the cost of an overlap where it is known."""
        return tuple(windows.with_costs(self))

    @cached_property
    def parties(self) -> dict[int, PartyRow]:
        """The legal entities by number."""
        return {row.id: row for row in reading.rows(self.connection, Party, PartyRow)}

    @cached_property
    def products(self) -> dict[int, str]:
        """The names of products by number."""
        table = Product.table
        return {row[0]: row[1] for row in self.connection.execute(sa.select(table.c.id, table.c.name))}

    @cached_property
    def devices_of_lots(self) -> dict[int, tuple[int, int]]:
        """For each lot with devices: how many are in use, and how many there are in all."""
        table = Device.table
        used = sa.func.sum(sa.case((table.c.status.in_(IN_USE), 1), else_=0))
        query = sa.select(table.c.lot, used, sa.func.count()).where(
            table.c.archived.is_(None), table.c.lot.is_not(None)
        )
        return {row[0]: (int(row[1]), row[2]) for row in self.connection.execute(query.group_by(table.c.lot))}

    def there(self, row: Dated) -> bool:
        """Return whether a system or support is in use on the day."""
        return (
            row.status in RUNNING
            and (row.start is None or row.start <= self.on)
            and (row.end is None or row.end >= self.on)
        )

    def runs(self, row: ContractRow, on: date | None = None) -> bool | None:
        """Return whether a contract runs on the day, or another one; None when its term is unknown or contradicts itself."""
        day = on or self.on
        if (row.id, day) not in self._running:
            try:
                self._running[row.id, day] = obligations.runs(row, day)
            except InputError:  # the rule on terms (CON-001) says what contradicts itself
                self._running[row.id, day] = None
        return self._running[row.id, day]

    def subject(self, kind: str, number: int) -> Subject:
        """Return a system, lot, contract, agreement, product or party as a subject."""
        match kind:
            case "lot":
                lot = self.lot_rows[number]
                return Subject(kind, lot.code, f"{lot.code} · {lot.description}", number)
            case "contract":
                contract = self.books.contracts[number]
                return Subject(kind, contract.number, contract.title, number)
            case "product":
                return Subject(kind, self.products[number], self.products[number], number)
            case _:
                name = self.all_systems[number].name
                return Subject(kind, name, name, number)
