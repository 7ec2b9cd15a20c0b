"""The devices of the board, counted by the database: never read one by one."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from inventory.language import _
from inventory.plan.blocks import Evidence
from inventory.plan.wording import whole
from inventory.records import get
from inventory.records.values import decimals

if TYPE_CHECKING:
    from inventory.plan.facts import Facts

PRESENT = ("in_use", "in_stock", "on_loan", "repair")
"""States of a device that is there."""
FILTER = "status:in_use,in_stock,on_loan,repair"


@dataclass(frozen=True, slots=True)
class Group:
    """Devices that are alike.

    Attributes:
        category: Number of the category, None when neither product nor lot has one.
        os: Operating system as recorded, "" when it is not.
        year: Year of purchase or first use, None when neither is known.
        managed: Whether a management system knows them.
        supported: False when the support of device or product has ended on the day asked; None when not recorded.
        ownership: As the device has it ("owned", "leased" …).
        count: How many.
    """

    category: int | None
    os: str
    year: int | None
    managed: bool
    supported: bool | None
    ownership: str
    count: int


def groups(facts: Facts) -> list[Group]:
    """Return the devices that are there, in groups of what is alike."""
    return facts.once("devices", _groups)


def _groups(facts: Facts) -> list[Group]:
    device, product, lot = get("device").table, get("product").table, get("lot").table
    ends = sa.func.coalesce(device.c.end_of_support, product.c.end_of_support)
    columns = (
        sa.func.coalesce(product.c.category, lot.c.category).label("category"),
        sa.func.coalesce(device.c.os, "").label("os"),
        sa.extract("year", sa.func.coalesce(device.c.purchased, lot.c.in_use)).label("year"),
        device.c.managed_id.is_not(None).label("managed"),
        sa.case((ends.is_(None), None), (ends < facts.on, False), else_=True).label("supported"),
        sa.func.coalesce(device.c.ownership, "").label("ownership"),
    )
    alike = (
        sa.select(*columns)
        .select_from(
            device.outerjoin(product, device.c.product == product.c.id).outerjoin(
                lot, device.c.lot == lot.c.id
            )
        )
        .where(device.c.archived.is_(None), device.c.status.in_(PRESENT))
        .subquery()
    )
    query = sa.select(*alike.c, sa.func.count().label("count")).group_by(*alike.c)
    return [_group(row) for row in facts.connection.execute(query)]


def _group(row: sa.Row[*tuple[Any, ...]]) -> Group:
    found = row._mapping  # noqa: SLF001  SQLAlchemy's public name begins so
    return Group(
        category=found["category"],
        os=family(found["os"]),
        year=None if found["year"] is None else int(found["year"]),
        managed=bool(found["managed"]),
        supported=None if found["supported"] is None else bool(found["supported"]),
        ownership=found["ownership"],
        count=int(found["count"]),
    )


FAMILIES = (
    ("ipad", "iPadOS"),
    ("ios", "iOS"),
    ("chrome", "ChromeOS"),
    ("windows server", "Windows Server"),
    ("windows", "Windows"),
    ("mac", "macOS"),
    ("os x", "macOS"),
    ("android", "Android"),
    ("ubuntu", "Linux"),
    ("debian", "Linux"),
    ("linux", "Linux"),
)


def family(os: str) -> str:
    """Return the family of an operating system: "Microsoft Windows 11 Pro" → "Windows"; an unknown one as it is."""
    small = os.casefold()
    return next((name for word, name in FAMILIES if word in small), os)


def by(found: list[Group], name: str) -> Counter[object]:
    """Return the number of devices by one attribute of their groups."""
    counts: Counter[object] = Counter()
    for group in found:
        counts[getattr(group, name)] += group.count
    return counts


def network_categories(facts: Facts) -> set[int]:
    """Return the categories of network components and cabling, by their group or their row of the budget."""
    return {
        c["id"]
        for c in facts.rows("category")
        if c["group"] in {"network", "cabling"} or c["cost_row"] == "network"
    }


def pupil_devices(facts: Facts, groups: list[Group]) -> int:
    """Return how many devices are for pupils, by their category."""
    pupils = {c["id"] for c in facts.rows("category") if c["for_pupils"]}
    return sum(g.count for g in groups if g.category in pupils)


def device_ratio(facts: Facts, groups: list[Group]) -> str:
    """Return in words how many pupils share a device."""
    count, pupils = pupil_devices(facts, groups), facts.counted("pupils")
    if not count or pupils is None:
        return _("pupils per device unknown")
    tenths = (20 * pupils + count) // (2 * count)
    return _("{devices} devices for {pupils} pupils, 1 for every {ratio}").format(
        devices=whole(count), pupils=whole(pupils), ratio=decimals(tenths, 1)
    )


def proof(count: int) -> Evidence:
    """Return the devices that are there as evidence: a count with the filter that lists them."""
    return Evidence("device", (), count, FILTER)
