"""Total cost of ownership: what each kind of device costs a year, in all, per device and per pupil. No part of the budget.

Beside what the budget knows (depreciation, contracts, licences, lease) stands what no invoice shows: the time of IT staff and
of users, as far as the board has entered it. What it has not entered is unknown, never nothing: in
most models of total cost it is about half of everything (Gartner; CoSN for schools). Pure; amounts in cents.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from inventory.finance.money import amount_text, rounded
from inventory.language import N_

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from inventory.finance.lines import Flag

COLUMNS = {
    "depreciation": N_("Depreciation"),
    "purchases": N_("Purchases below the threshold"),
    "licences": N_("Licences and subscriptions"),
    "service": N_("Repair and service"),
    "lease": N_("Lease"),
    "staff": N_("Staff costs"),
}
"""What is spent: column → label."""
LABOUR = {"it": N_("Time of IT staff"), "user": N_("Time of users")}
"""Whose time: choice of `records.ledger.WORKERS` → label."""
MINUTES = 60


class Kind(NamedTuple):
    """A kind of device.

    Attributes:
        id: Number of its category.
        name: What people call it.
        devices: How many there are in use.
        registered: Whether they were counted one by one; else by what is left of the purchase lots.
    """

    id: int
    name: str
    devices: int
    registered: bool


class Cost(NamedTuple):
    """Something that is spent for some kinds of devices.

    Attributes:
        column: A key of `COLUMNS`.
        amount: In cents.
        kinds: Numbers of the categories that share it, by their devices.
    """

    column: str
    amount: int
    kinds: Collection[int]


class Labour(NamedTuple):
    """Time that a kind of device takes.

    Attributes:
        category: Number of the category.
        who: "it" or "user".
        minutes: A device a year.
        rate: Cents an hour.
    """

    category: int
    who: str
    minutes: int
    rate: int


class Row(NamedTuple):
    """What a kind of device costs in a year.

    Attributes:
        kind: The kind of device.
        amounts: Cents by key of `COLUMNS`.
        labour: Cents by key of `LABOUR`; None is unknown.
    """

    kind: Kind
    amounts: Mapping[str, int]
    labour: Mapping[str, int | None]

    @property
    def total(self) -> int:
        """All that is known."""
        return sum(self.amounts.values()) + sum(one or 0 for one in self.labour.values())

    @property
    def complete(self) -> bool:
        """Whether nothing is unknown."""
        return None not in self.labour.values()

    @property
    def per_device(self) -> int | None:
        """What is known per device, or None when there are none."""
        return rounded(self.total, self.kind.devices) if self.kind.devices else None


class Tco(NamedTuple):
    """The cost of ownership of a year.

    Attributes:
        label: What the year is called.
        rows: One a kind of device, in the order of their names.
        pupils: Of the board, or None when they were never counted.
        flags: What the figures leave out or cannot know.
        with_staff: Whether staff was shared by the devices; else it is not counted, which is not nothing.
    """

    label: str
    rows: tuple[Row, ...]
    pupils: int | None
    flags: tuple[Flag, ...]
    with_staff: bool = False

    @property
    def total(self) -> int:
        """All that is known, in cents."""
        return sum(row.total for row in self.rows)

    @property
    def per_pupil(self) -> int | None:
        """What is known per pupil, or None when the pupils were never counted."""
        return rounded(self.total, self.pupils) if self.pupils else None


def shared(amount: int, kinds: Sequence[Kind]) -> dict[int, int]:
    """Return what each kind bears of an amount, by its devices (evenly when there are none); to the cent."""
    weights = [kind.devices for kind in kinds]
    if not any(weights):
        weights = [1] * len(kinds)
    whole, passed, done = sum(weights), 0, 0
    found = {}
    for kind, weight in zip(kinds, weights, strict=True):
        passed += weight
        upto = rounded(amount * passed, whole)
        found[kind.id] = upto - done
        done = upto
    return found


def rows(kinds: Iterable[Kind], costs: Iterable[Cost], labour: Iterable[Labour]) -> tuple[Row, ...]:
    """Return what each kind of device costs; kinds without devices and without costs are left out.

    Args:
        kinds: All kinds.
        costs: What is spent; its kinds must be among them.
        labour: Time that was entered.
    """
    ordered = sorted(kinds, key=lambda kind: (kind.name, kind.id))
    amounts: dict[int, dict[str, int]] = {kind.id: dict.fromkeys(COLUMNS, 0) for kind in ordered}
    for cost in costs:
        for number, part in shared(cost.amount, [kind for kind in ordered if kind.id in cost.kinds]).items():
            amounts[number][cost.column] += part
    times = list(labour)
    found = (Row(kind, amounts[kind.id], _time(kind, times)) for kind in ordered)
    return tuple(row for row in found if row.kind.devices or any(row.amounts.values()))


def _time(kind: Kind, labour: Iterable[Labour]) -> dict[str, int | None]:
    """Return what the time costs that a kind of device takes, by whose it is; None when it was not entered."""
    found: dict[str, int | None] = dict.fromkeys(LABOUR)
    for one in labour:
        if one.category == kind.id:
            cost = rounded(one.minutes * one.rate * kind.devices, MINUTES)
            found[one.who] = (found[one.who] or 0) + cost
    return found


def json_of(found: Tco) -> dict[str, Any]:
    """Return the cost of ownership as `tco --format json` prints it; null is unknown."""

    def text(amount: int | None) -> str | None:
        return None if amount is None else amount_text(amount)

    return {
        "year": found.label,
        "rows": [
            {
                "category": row.kind.name,
                "devices": row.kind.devices,
                "counted": "devices" if row.kind.registered else "lots",
                **{
                    column: amount_text(amount) if column != "staff" or found.with_staff else None
                    for column, amount in row.amounts.items()
                },
                **{f"labour_{who}": text(amount) for who, amount in row.labour.items()},
                "total": amount_text(row.total),
                "per_device": text(row.per_device),
                "per_pupil": text(rounded(row.total, found.pupils) if found.pupils else None),
                "complete": row.complete,
            }
            for row in found.rows
        ],
        "total": amount_text(found.total),
        "pupils": found.pupils,
        "per_pupil": text(found.per_pupil),
    }
