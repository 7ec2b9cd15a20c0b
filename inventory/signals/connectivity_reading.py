"""The sites of the board with their devices, lines, measurements and surveys on a day, each kind read once."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

import sqlalchemy as sa

from inventory.errors import InputError
from inventory.finance import reading
from inventory.finance.calendar import add_months
from inventory.language import _
from inventory.records.assets import Category, Device, Lot, Product
from inventory.records.connectivity import Connection as Line
from inventory.records.connectivity import SpeedTest, WifiSurvey
from inventory.records.organisation import Site
from inventory.records.plan import Document
from inventory.signals.board import IN_USE
from inventory.signals.connectivity import Rates, Speeds, measured
from inventory.signals.finding import Subject
from inventory.text import clean, fold

if TYPE_CHECKING:
    import datetime as dt

    from inventory.signals.board import Board

SCHOOLS = frozenset({"primary", "special_primary", "special", "secondary", "ikc", None})
"""Kinds of sites with pupils; one of which the kind is not recorded counts as a school."""
MEGABIT = 1000
HUNDREDTHS = 10
"""kbit/s in a hundredth of a Mbit/s, as measurements are kept."""
NAMED = 20
"""Sites that a hint names."""


class SiteRow(NamedTuple):
    """A site."""

    id: int
    code: str | None
    name: str
    type: str | None
    party: int | None

    @property
    def subject(self) -> Subject:
        """The site as what a finding is about."""
        return Subject("site", self.code or self.name, self.name, self.id)

    @property
    def school(self) -> bool:
        """Whether pupils are there."""
        return self.type in SCHOOLS


class LineRow(NamedTuple):
    """A line to the internet; speeds in Mbit/s."""

    id: int
    site: int
    name: str
    role: str | None
    technology: str | None
    supplier: int | None
    contract: int | None
    advertised_down: int | None
    advertised_up: int | None
    guaranteed_down: int | None
    guaranteed_up: int | None
    overbooking: int | None
    start: dt.date | None
    end: dt.date | None

    @property
    def backup(self) -> bool:
        """Whether it is only there for when another one fails."""
        return self.role == "failover"

    def runs(self, on: dt.date) -> bool:
        """Return whether it is there on a day."""
        return (self.start is None or self.start <= on) and (self.end is None or on <= self.end)


class TestRow(NamedTuple):
    """A measurement; speeds in 1/100 Mbit/s."""

    connection: int
    date: dt.date
    down: int
    up: int | None
    wired: bool | None


class SurveyRow(NamedTuple):
    """A survey of the wireless network."""

    id: int
    site: int
    date: dt.date
    access_points: int | None
    classrooms: int | None
    last_change: dt.date | None


class DocumentRow(NamedTuple):
    """A document that is evidence of a survey."""

    site: int | None
    type: str
    date: dt.date | None
    valid_until: dt.date | None


class Devices(NamedTuple):
    """The devices of a site that go online.

    Attributes:
        number: How many.
        by_category: How many of each category by its name; "" for those of which it is not recorded.
    """

    number: int
    by_category: dict[str, int]


class Count(NamedTuple):
    """Devices of a category at a site: in use, or else in reserve."""

    site: int
    category: int | None
    name: str | None
    group: str | None
    used: bool
    number: int


NO_DEVICES = Devices(0, {})


class Network:
    """What is recorded of the network, by site.

    Args:
        board: The board on a day.
    """

    def __init__(self, board: Board) -> None:
        self.board = board
        self.connection, self.on = board.connection, board.on

    def whole(self, policy: str) -> int:
        """Return a policy of the board on the day."""
        return self.board.policies.whole(policy, self.on)

    @cached_property
    def rates(self) -> Rates:
        """What the board reckons with."""
        return Rates(
            self.whole("bandwidth_down"),
            self.whole("bandwidth_up"),
            self.whole("bandwidth_concurrency"),
            self.whole("bandwidth_test_concurrency"),
            self.whole("bandwidth_growth"),
        )

    @cached_property
    def sites(self) -> list[SiteRow]:
        """The sites of the board itself by name: schools, offices, and places where the board itself gives childcare."""
        rows = reading.rows(self.connection, Site, SiteRow)
        partners = {number for number, row in self.board.parties.items() if not row.own}
        own = any(row.own for row in self.board.parties.values())
        mine = [row for row in rows if not (own and row.party in partners)]
        return sorted(mine, key=lambda row: (fold(row.name), row.id))

    @cached_property
    def names(self) -> dict[int, str]:
        """The names of the sites by number."""
        return {row.id: row.name for row in self.sites}

    @cached_property
    def schools(self) -> frozenset[int]:
        """The numbers of the sites with pupils."""
        return frozenset(row.id for row in self.sites if row.school)

    def site(self, name: str) -> SiteRow:
        """Return the site that a person calls by its name or code, or by a part that only one has.

        Raises:
            InputError: There is none, or there are several.
        """
        wanted = fold(name)
        found = [row for row in self.sites if wanted in {fold(row.name), fold(row.code or "")}]
        found = found or [row for row in self.sites if wanted and wanted in fold(row.name)]
        if len(found) == 1:
            return found[0]
        raise InputError(
            _("There is no site “{site}” of the board.").format(site=clean(name))
            if not found
            else _("“{site}” can be several sites.").format(site=clean(name)),
            _("There are: {names}.").format(
                names=", ".join(row.name for row in (found or self.sites)[:NAMED])
            ),
        )

    @cached_property
    def devices(self) -> dict[int, Devices]:
        """The devices in use that go online, by site; those without category count, since nothing says that they stay offline."""
        out = {fold(name) for name in self.board.policies.word("bandwidth_left_out", self.on).split(";")}
        found: dict[int, Counter[str]] = defaultdict(Counter)
        for one in self.counts:
            if one.used and one.group in {"device", None} and fold(one.name or "") not in out - {""}:
                found[one.site][one.name or ""] += one.number
        return {site: Devices(counts.total(), dict(counts)) for site, counts in found.items()}

    @cached_property
    def counts(self) -> tuple[Count, ...]:
        """How many devices of each category there are at each site, in use and in reserve."""
        return tuple(map(Count._make, self.connection.execute(_counted())))

    @cached_property
    def lines(self) -> dict[int, list[LineRow]]:
        """The lines of all days by site."""
        found: dict[int, list[LineRow]] = defaultdict(list)
        for row in reading.rows(self.connection, Line, LineRow):
            found[row.site].append(row)
        return dict(found)

    @cached_property
    def tests(self) -> dict[int, list[TestRow]]:
        """The measurements up to the day by line, oldest first."""
        table = SpeedTest.table
        found: dict[int, list[TestRow]] = defaultdict(list)
        for row in reading.rows(self.connection, SpeedTest, TestRow, table.c.date <= self.on):
            found[row.connection].append(row)
        for rows in found.values():
            rows.sort(key=lambda row: row.date)
        return dict(found)

    @cached_property
    def since(self) -> dt.date:
        """The day after which measurements count."""
        return add_months(self.on, -self.whole("speed_test_months"))

    def recent(self, line: int) -> list[TestRow]:
        """Return the measurements of a line that count on the day."""
        return [row for row in self.tests.get(line, ()) if row.date > self.since]

    def speeds(self, line: LineRow) -> tuple[Speeds, Speeds]:
        """Return what is recorded of a line, downwards and upwards, in kbit/s."""
        tests = self.recent(line.id)
        down = measured((row.date, row.down * HUNDREDTHS, row.wired) for row in tests)
        up = measured((row.date, row.up * HUNDREDTHS, row.wired) for row in tests if row.up is not None)
        return (
            Speeds(_kilobits(line.advertised_down), _kilobits(line.guaranteed_down), line.overbooking, down),
            Speeds(_kilobits(line.advertised_up), _kilobits(line.guaranteed_up), line.overbooking, up),
        )

    def running(self, site: int) -> list[LineRow]:
        """Return the lines of a site that are there on the day."""
        return [row for row in self.lines.get(site, ()) if row.runs(self.on)]

    @cached_property
    def surveys(self) -> dict[int, list[SurveyRow]]:
        """The surveys up to the day by site, newest first."""
        table = WifiSurvey.table
        found: dict[int, list[SurveyRow]] = defaultdict(list)
        for row in reading.rows(self.connection, WifiSurvey, SurveyRow, table.c.date <= self.on):
            found[row.site].append(row)
        for rows in found.values():
            rows.sort(key=lambda row: (row.date, row.id), reverse=True)
        return dict(found)

    @cached_property
    def documents(self) -> dict[int, list[DocumentRow]]:
        """The documents on a survey by site; those of a later day are left out."""
        table = Document.table
        kind = (table.c.type == "site_survey") & table.c.site.is_not(None)
        found: dict[int, list[DocumentRow]] = defaultdict(list)
        for row in reading.rows(self.connection, Document, DocumentRow, kind):
            if row.site is not None and (row.date is None or row.date <= self.on):
                found[row.site].append(row)
        return dict(found)


def _kilobits(megabits: int | None) -> int | None:
    return None if megabits is None else megabits * MEGABIT


def _counted() -> sa.Select[Any]:
    """Return the query for devices by site and category: that of the product, else that of the lot."""
    device, product, lot, category = Device.table, Product.table, Lot.table, Category.table
    kind = sa.func.coalesce(product.c.category, lot.c.category)
    joined = (
        device.outerjoin(product, device.c.product == product.c.id)
        .outerjoin(lot, device.c.lot == lot.c.id)
        .outerjoin(category, category.c.id == kind)
    )
    used = device.c.status.in_(IN_USE)
    columns = (device.c.site, category.c.id, category.c.name, category.c.group, used)
    there = used | (device.c.status == "in_stock")
    return (
        sa.select(*columns, sa.func.count())
        .select_from(joined)
        .where(device.c.archived.is_(None), there, device.c.site.is_not(None))
        .group_by(*columns)
    )
