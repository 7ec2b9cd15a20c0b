"""Until when the devices of the board are supported, as far as it is recorded or can be recognised.

In this order: the device's own day (a Chromebook has one), the day of its product, what the board recorded of releases and
models, what comes with the program. A device's own day settles it; else its model and its system each have an end.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import sqlalchemy as sa

from inventory.records.assets import Category, Device, Lot, Product
from inventory.signals import support_facts, support_match
from inventory.signals.board import IN_USE
from inventory.signals.device_groups import SUPPORTED
from inventory.signals.support_match import Known

if TYPE_CHECKING:
    from datetime import date

    from inventory.signals.board import Board
    from inventory.signals.support_match import Match


_PATCHED = re.compile(r"(10\.0\.\d{5})\.\d+")
"""A build of Windows with its monthly patch, which tells nothing of the release."""


class End(NamedTuple):
    """One reason why support ends.

    Attributes:
        what: Name of the release or model; "" for a day that the board recorded.
        day: Last day, the earliest when several fit; None when none is known yet.
        latest: The latest day when several fit, else `day`; None when one of them has none.
        doubtful: Whether the days of what fits differ.
        follows: Whether a newer release costs nothing.
        dated: Day on which the fact was looked up, or None.
        source: "device", "product", or who says so.
        certainty: "exact" or "likely".
    """

    what: str
    day: date | None
    latest: date | None
    doubtful: bool
    follows: bool
    dated: date | None
    source: str
    certainty: str


class Verdict(NamedTuple):
    """Until when devices are supported, and what is not known: "" for nothing, "release" or "all"."""

    ends: tuple[End, ...]
    gap: str = ""
    system: str = ""


class Seen(NamedTuple):
    """Devices in use that are alike.

    Attributes:
        lot, product: Numbers, or None.
        device: Number of the device, when there is neither.
        os, os_version: As recorded.
        number: How many there are.
        supported: Whether the maker's support matters for their category; it may when they have none.
        verdict: Until when they are supported.
    """

    lot: int | None
    product: int | None
    device: int | None
    os: str | None
    os_version: str | None
    number: int
    supported: bool
    verdict: Verdict


class _Model(NamedTuple):
    """A product as far as support goes."""

    name: str
    number: str | None
    maker: str | None
    end: date | None
    category: int | None


class Reader:
    """Judges devices; what was judged once is kept.

    Args:
        board: The board.
    """

    def __init__(self, board: Board) -> None:
        edition = board.policies.word("windows_edition", board.on)
        self.known = Known(support_facts.read(board.connection), edition)
        self._systems: dict[tuple[str | None, str | None, bool], Match] = {}
        self._models: dict[int, Match] = {}
        table = Product.table
        names = ("name", "number", "manufacturer", "end_of_support", "category")
        query = sa.select(table.c.id, *(table.c[name] for name in names))
        self._products = {row[0]: _Model(*row[1:]) for row in board.connection.execute(query)}

    def product(self, number: int | None) -> _Model | None:
        """Return a product."""
        return self._products.get(number) if number is not None else None

    def verdict(
        self, own: date | None, product: int | None, system: str | None, version: str | None
    ) -> Verdict:
        """Return until when a device is supported.

        Args:
            own: Its own last day.
            product: Number of its product.
            system: Its operating system.
            version: The version of that.
        """
        if own is not None:
            return Verdict((_recorded(own, "device"),))
        model = self.product(product)
        ends = self._hardware(product, model)
        match = self._system(system, version, model)
        if match.certainty != "none":
            return Verdict((*ends, _end(match)))
        if match.family and match.covered:
            return Verdict(ends, "release", match.family)
        return Verdict(ends, "" if ends else "all", match.family)

    def _hardware(self, product: int | None, model: _Model | None) -> tuple[End, ...]:
        """Return the end of a model: as the product has it, else as it is recognised."""
        if model is None or product is None:
            return ()
        if model.end is not None:
            return (_recorded(model.end, "product"),)
        if product not in self._models:
            by_name = self.known.model(model.name, model.maker)
            sure = by_name.certainty != "none"
            self._models[product] = by_name if sure else self.known.model(model.number, model.maker)
        match = self._models[product]
        return (_end(match),) if match.certainty != "none" else ()

    def _system(self, system: str | None, version: str | None, model: _Model | None) -> Match:
        """Return what an operating system is recognised as."""
        ipad = model is not None and "ipad" in model.name.casefold()
        build = _PATCHED.fullmatch(version) if version else None
        shown = build[1] if build else version
        key = (system, shown, ipad)
        if key not in self._systems:
            self._systems[key] = self.known.os(system, shown, "ipad" if ipad else None)
        return self._systems[key]


def _recorded(day: date, source: str) -> End:
    return End("", day, day, doubtful=False, follows=False, dated=None, source=source, certainty="exact")


def _end(match: Match) -> End:
    first = match.facts[0]
    doubtful = len({one.end for one in match.facts}) > 1
    dated = min((one.dated for one in match.facts if one.dated is not None), default=None)
    return End(
        match.name, match.end, match.latest, doubtful, match.follows, dated, first.source, match.certainty
    )


def reader(board: Board) -> Reader:
    """Return the board's reader, made once."""
    return board.once(Reader)


def seen(board: Board) -> list[Seen]:
    """Return the devices in use in groups that are alike in lot, product, system and end of support."""
    judge = reader(board)
    kinds = _kinds(board)
    table = Device.table
    loose = sa.case((table.c.lot.is_(None) & table.c.product.is_(None), table.c.id))
    # "Windows" in one column and "Education" in another is "Windows Education".
    system = sa.case(
        (table.c.os_edition.is_not(None), sa.func.coalesce(table.c.os, "") + " " + table.c.os_edition),
        else_=table.c.os,
    )
    columns = (table.c.lot, table.c.product, loose, table.c.end_of_support, system, table.c.os_version)
    query = (
        sa.select(*columns, sa.func.count())
        .where(table.c.archived.is_(None), table.c.status.in_(IN_USE))
        .group_by(*columns)
    )
    found = []
    for lot, product, device, own, os, version, number in board.connection.execute(query).all():
        model = judge.product(product)
        category = model.category if model is not None and model.category is not None else kinds.lots.get(lot)
        supported = category is None or kinds.groups.get(category) in SUPPORTED
        verdict = judge.verdict(own, product, os, version)
        found.append(Seen(lot, product, device, os, version, number, supported, verdict))
    return found


class Kinds(NamedTuple):
    """Groups of categories by number, and categories of lots by number."""

    groups: dict[int | None, str]
    lots: dict[int | None, int]


def _kinds(board: Board) -> Kinds:
    """Return what kind of thing categories and lots are."""
    category, lot = Category.table, Lot.table
    rows = board.connection.execute(sa.select(category.c.id, category.c.group))
    lots = board.connection.execute(sa.select(lot.c.id, lot.c.category))
    return Kinds({row[0]: row[1] for row in rows}, {row[0]: row[1] for row in lots})


def family_title(known: Known, family: str) -> str:
    """Return what people call a family."""
    facts = known.families.get(family)
    return facts[0].title if facts else support_match.title(family)
