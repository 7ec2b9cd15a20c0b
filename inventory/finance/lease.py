"""Lease or buy: what a device costs over its term and a year, each way, side by side. Pure; no net present value.

Buying costs what is paid less what it is worth at the end, and repair and service during the term. Leasing costs the
instalments, what is paid to keep the device (buy-out) or to give it back, and what service the instalment leaves out.
Amounts in cents, for one device.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from inventory.errors import InputError
from inventory.finance.calendar import MOST_MONTHS, YEAR
from inventory.finance.money import amount_text, euro, rounded
from inventory.language import _

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Purchase:
    """A device that is bought.

    Args:
        cost: What is paid.
        months: How long it is used.
        residual: What it is worth at the end.
        repair: Repair a year.
        service: Service and insurance a year.

    Raises:
        InputError: An amount or the term cannot be.
    """

    cost: int
    months: int
    residual: int = 0
    repair: int = 0
    service: int = 0

    def __post_init__(self) -> None:
        _check(self.months, (self.cost, self.residual, self.repair, self.service))
        if self.residual > self.cost:
            raise InputError(
                _("The residual value {residual} is above the cost {cost}.").format(
                    residual=euro(self.residual), cost=euro(self.cost)
                )
            )

    @property
    def total(self) -> int:
        """What it costs over its term."""
        yearly = self.repair + self.service
        return self.cost - self.residual + rounded(yearly * self.months, YEAR)

    @property
    def per_year(self) -> int:
        """What it costs a year."""
        return rounded(self.total * YEAR, self.months)


@dataclass(frozen=True, slots=True)
class Lease:
    """A device that is leased.

    Args:
        price: Instalment a month.
        months: How many.
        buy_out: What is paid at the end to keep it.
        return_cost: What it costs to give it back.
        repair: Repair a year that the instalment does not pay.
        service: Service and insurance a year that it does not pay.

    Raises:
        InputError: An amount or the term cannot be.
    """

    price: int
    months: int
    buy_out: int = 0
    return_cost: int = 0
    repair: int = 0
    service: int = 0

    def __post_init__(self) -> None:
        _check(self.months, (self.price, self.buy_out, self.return_cost, self.repair, self.service))
        if self.buy_out and self.return_cost:
            raise InputError(
                _("A leased device is either bought out or given back."),
                _("Give the price of the buy-out or the cost of returning it, not both."),
            )

    @property
    def total(self) -> int:
        """What it costs over its term."""
        yearly = self.repair + self.service
        ends = self.buy_out + self.return_cost
        return self.price * self.months + ends + rounded(yearly * self.months, YEAR)

    @property
    def per_year(self) -> int:
        """What it costs a year."""
        return rounded(self.total * YEAR, self.months)


def _check(months: int, amounts: Iterable[int]) -> None:
    if not 1 <= months <= MOST_MONTHS:
        raise InputError(
            _("A term of {months} months cannot be.").format(months=months),
            _("Give a term of 1 to {most} months.").format(most=MOST_MONTHS),
        )
    for amount in amounts:
        if amount < 0:
            raise InputError(_("{amount} is negative.").format(amount=euro(amount)))


@dataclass(frozen=True, slots=True)
class Comparison:
    """Both ways side by side.

    Args:
        purchase: Bought.
        lease: Leased.
        quantity: How many devices the totals are for.

    Raises:
        InputError: There is not at least one device.
    """

    purchase: Purchase
    lease: Lease
    quantity: int = 1

    def __post_init__(self) -> None:
        if self.quantity < 1:
            raise InputError(_("Compare at least one device."))

    @property
    def total(self) -> int | None:
        """What leasing costs more over the term, for one device; None when the terms differ."""
        same = self.purchase.months == self.lease.months
        return self.lease.total - self.purchase.total if same else None

    @property
    def per_year(self) -> int:
        """What leasing costs more a year, for one device."""
        return self.lease.per_year - self.purchase.per_year

    @property
    def cheaper(self) -> str:
        """What costs less: "buy", "lease" or "equal"; over the term when it is the same, else a year."""
        more = self.per_year if self.total is None else self.total
        return "equal" if more == 0 else "buy" if more > 0 else "lease"

    def sentence(self) -> str:
        """Return what comes of it, in words."""
        if self.total is None:
            text = {
                "buy": _(
                    "A year, a device costs {year} less bought (used {bought} months) than leased ({leased} months)."
                ),
                "lease": _(
                    "A year, a device costs {year} less leased ({leased} months) than bought (used {bought} months)."
                ),
                "equal": _("A year, a device costs the same bought and leased."),
            }[self.cheaper]
        else:
            text = {
                "buy": _(
                    "Over {bought} months a device costs {term} less bought than leased; {year} a year."
                ),
                "lease": _(
                    "Over {bought} months a device costs {term} less leased than bought; {year} a year."
                ),
                "equal": _("Over {bought} months a device costs the same bought and leased."),
            }[self.cheaper]
        return text.format(
            bought=self.purchase.months,
            leased=self.lease.months,
            term=euro(abs(self.total or 0)),
            year=euro(abs(self.per_year)),
        )


def json_of(found: Comparison) -> dict[str, Any]:
    """Return a comparison as `lease --format json` prints it: amounts as text with two decimals, for one device."""

    def side(one: Purchase | Lease) -> dict[str, Any]:
        return {
            "months": one.months,
            "total": amount_text(one.total),
            "per_year": amount_text(one.per_year),
            "all": amount_text(one.total * found.quantity),
        }

    return {
        "quantity": found.quantity,
        "buy": side(found.purchase),
        "lease": side(found.lease),
        "difference": {
            "total": None if found.total is None else amount_text(found.total),
            "per_year": amount_text(found.per_year),
        },
        "cheaper": found.cheaper,
    }
