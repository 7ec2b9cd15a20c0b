"""What a plan is filled from: the living records, read once each and kept for the time of one assembly."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

import sqlalchemy as sa

from inventory.finance import reading
from inventory.finance.budget import reckoner
from inventory.finance.lot_lines import year_of
from inventory.plan.blocks import Evidence
from inventory.records import get
from inventory.records.values import show

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable
    from datetime import date

    from sqlalchemy import Connection

    from inventory.finance.budget import Budget, Reckoner
    from inventory.finance.calendar import BookYear
    from inventory.finance.reading import Books
    from inventory.records import Record

Row = dict[str, Any]
Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Settings:
    """What somebody asks for.

    Args:
        first_year, last_year: The years of the plan.
        template: Name of the template.
        plan: Number of the plan whose texts and goals are used; None for none.
        year_kind: "calendar" or "school".
    """

    first_year: int
    last_year: int
    template: str = "po-raad"
    plan: int | None = None
    year_kind: str = "calendar"

    @property
    def years(self) -> range:
        """Return the years of the plan."""
        return range(self.first_year, self.last_year + 1)


@dataclass
class Facts:
    """Reads what the sources ask for.

    Args:
        connection: One that reads.
        settings: What is asked for.
        on: The day of the plan.
    """

    connection: Connection
    settings: Settings
    on: date
    _kept: dict[str, list[Row]] = field(default_factory=dict, repr=False)
    _budgets: dict[int, Budget] = field(default_factory=dict, repr=False)
    _made: dict[str, Any] = field(default_factory=dict, repr=False)

    def rows(self, kind: str) -> list[Row]:
        """Return the living records of a kind (not for devices, of which there can be a hundred thousand)."""
        if kind not in self._kept:
            record = get(kind)
            columns = [record.table.c.id, *(record.table.c[name] for name in record.fields)]
            query = sa.select(*columns).where(record.table.c.archived.is_(None)).order_by(record.table.c.id)
            self._kept[kind] = [dict(row) for row in self.connection.execute(query).mappings()]
        return self._kept[kind]

    def once(self, name: str, make: Callable[[Facts], Made]) -> Made:
        """Return what a function makes of these facts, made once an assembly."""
        if name not in self._made:
            self._made[name] = make(self)
        found: Made = self._made[name]
        return found

    def by_id(self, kind: str) -> dict[int, Row]:
        """Return the living records of a kind by number."""
        return {row["id"]: row for row in self.rows(kind)}

    def name(self, kind: str, number: int | None) -> str:
        """Return the name of a record of a kind that has one; "" when there is none with this number."""
        return str(self.by_id(kind).get(number or 0, {}).get("name", ""))

    def shown(self, kind: str, row: Row, name: str) -> str:
        """Return a value of a record as people read it."""
        record: type[Record] = get(kind)
        return show(record.fields[name], row[name])

    @cached_property
    def board(self) -> Row | None:
        """Return the own board: the party that says so, or the first school board; None when neither is recorded."""
        parties = self.rows("party")
        own = [p for p in parties if p["own"]] or [p for p in parties if p["type"] == "board"]
        return own[0] if own else None

    @property
    def board_name(self) -> str:
        """Return the name of the board; "" when it is not recorded."""
        return str(self.board["name"]) if self.board else ""

    @cached_property
    def sites(self) -> list[Row]:
        """Return the sites of the own board, or all of them when none says whose it is, by code and name."""
        number = self.board["id"] if self.board else None
        mine = [s for s in self.rows("site") if s["party"] in {None, number}]
        return sorted(mine, key=lambda s: (s["code"] or "~", s["name"]))

    @cached_property
    def headcounts(self) -> dict[int, Row]:
        """Return the newest headcount of each site of the board on the day of the plan, by site."""
        mine, found = {s["id"] for s in self.sites}, {}
        for row in sorted(self.rows("headcount"), key=lambda r: r["date"]):
            if row["date"] <= self.on and row["site"] in mine:
                found[row["site"]] = row
        return found

    def counted(self, column: str) -> int | None:
        """Return the pupils, staff or fte of all sites together; None when nobody counted them."""
        values = [r[column] for r in self.headcounts.values() if r[column] is not None]
        return sum(values) if values else None

    @cached_property
    def texts(self) -> dict[str, Row]:
        """Return the texts of the plan by slot."""
        number = self.settings.plan
        return {r["slot"]: r for r in self.rows("plan_text") if number and r["plan"] == number}

    def text(self, slot: str) -> str:
        """Return what somebody wrote in one place of the plan, or ""."""
        row = self.texts.get(slot)
        return self.shown("plan_text", row, "text") if row else ""

    @cached_property
    def plan(self) -> Row | None:
        """Return the recorded plan whose texts are used; None when the document is made without one."""
        return self.by_id("plan").get(self.settings.plan or 0)

    def of_plan(self, kind: str) -> list[Row]:
        """Return the living records of a kind that belong to the plan ("indicator", "stakeholder"), none without one."""
        number = self.settings.plan
        return [row for row in self.rows(kind) if number and row["plan"] == number]

    @cached_property
    def ticks(self) -> dict[str, Row]:
        """Return the boxes of checklists that a person decided, by code of the item."""
        return {row["item"]: row for row in self.of_plan("plan_tick")}

    @cached_property
    def goals(self) -> list[Row]:
        """Return the goals of the plan by theme and number."""
        return sorted(self.of_plan("goal"), key=lambda g: (g["theme"], g["number"]))

    def running(self, row: Row) -> bool:
        """Return whether something with a first and a last day (both count, empty is open) runs on the day of the plan."""
        start, end = row.get("start"), row.get("end")
        return (start is None or start <= self.on) and (end is None or self.on <= end)

    @cached_property
    def book_year(self) -> BookYear:
        """Return how years are cut: as asked, with the board's own first month of a school year."""
        return year_of(self.books.policies, self.settings.year_kind, self.on)

    @cached_property
    def books(self) -> Books:
        """Return everything that costs money."""
        return reading.read(self.connection)

    def budget(self, year: int) -> Budget:
        """Return the budget of a book year, as seen on the day of the plan."""
        if year not in self._budgets:
            self._budgets[year] = self._reckoner(year).budget(self.book_year, year, self.on)
        return self._budgets[year]

    def _reckoner(self, year: int) -> Reckoner:
        """Return what reckons a book year: one for all years up to the last one of the plan."""
        last = max(year, self.settings.last_year)
        return self.once(f"reckoner {last}", lambda one: reckoner(one.connection, one.book_year.last(last)))

    @property
    def first_budget(self) -> Budget:
        """Return the budget of the first year of the plan."""
        return self.budget(self.settings.first_year)

    @cached_property
    def systems(self) -> list[Row]:
        """Return the systems in use on the day of the plan, by name."""
        used = [
            s for s in self.rows("system") if s["status"] in {"in_use", "phasing_out"} and self.running(s)
        ]
        return sorted(used, key=lambda s: s["name"].casefold())

    def systems_of(self, rows: Collection[str], types: Collection[str]) -> list[Row]:
        """Return the systems in use of some cost rows, or of some types where their own row does not decide; else all.

        Args:
            rows: Cost rows; a system that has one is judged by it.
            types: Types, for systems without a cost row, or for all when no rows are named.
        """
        if not rows and not types:
            return list(self.systems)
        return [
            s
            for s in self.systems
            if s["cost_row"] in rows or (s["type"] in types and not (rows and s["cost_row"]))
        ]


def evidence(kind: str, rows: Iterable[Row], most: int = 50) -> Evidence:
    """Return the records of one kind as evidence; their numbers only when they are few enough to name."""
    ids = tuple(row["id"] for row in rows)
    return Evidence(kind, ids if len(ids) <= most else (), len(ids))
