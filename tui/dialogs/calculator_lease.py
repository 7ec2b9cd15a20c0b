"""The lease calculator: a device bought or leased, side by side, over its term and a year."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from inventory.finance.lease import Comparison, Lease, Purchase
from inventory.language import N_, _
from inventory.records import field as f
from tui.dialogs.calculator import Calculator, Outcome

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from inventory.records import Field

RESULT = (
    f.text(N_("What")).but(name="what"),
    f.amount(N_("Bought")).but(name="bought"),
    f.amount(N_("Leased")).but(name="leased"),
    f.amount(N_("Leasing more")).but(name="more"),
)


class LeaseCalculator(Calculator):
    """Buying and leasing a device compared."""

    FIELDS: ClassVar[tuple[Field, ...]] = (
        f.amount(N_("Price"), N_("Of one device, including VAT"), required=True).but(name="cost"),
        f.months(N_("Used for"), N_("In months"), required=True, least=1).but(name="months"),
        f.amount(N_("Worth at the end"), N_("Of one device that was bought")).but(name="residual"),
        f.amount(N_("Repair, bought"), N_("A year, of one device")).but(name="repair"),
        f.amount(N_("Service, bought"), N_("Service and insurance a year, of one device")).but(
            name="service"
        ),
        f.amount(N_("Instalment"), N_("A month, of one device, including VAT"), required=True).but(
            name="price"
        ),
        f.months(N_("Leased for"), N_("In months; empty: as long as it is used when bought"), least=1).but(
            name="lease_months"
        ),
        f.amount(N_("Buy-out"), N_("Paid at the end to keep it")).but(name="buy_out"),
        f.amount(N_("Giving back"), N_("Paid at the end to give it back")).but(name="return_cost"),
        f.amount(N_("Repair, leased"), N_("A year, what the instalment does not pay")).but(
            name="lease_repair"
        ),
        f.amount(N_("Service, leased"), N_("A year, what the instalment does not pay")).but(
            name="lease_service"
        ),
        f.integer(N_("Devices"), N_("How many the last line is for"), least=1, most=1_000_000).but(
            name="quantity"
        ),
    )

    @property
    def name_of(self) -> str:
        """Return what the calculator is called."""
        return _("Lease or buy")

    def defaults(self, today: dt.date) -> dict[str, str]:
        """Return a usual term, still without amounts."""
        del today
        return {"months": "48"}

    def reckon(self, values: Mapping[str, Any], today: dt.date) -> Outcome:
        """Return both ways side by side."""
        del today
        found = _compared(values)
        bought, leased, quantity = found.purchase, found.lease, found.quantity
        rows = [
            (_("Over the term"), bought.total, leased.total, found.total),
            (_("A year"), bought.per_year, leased.per_year, found.per_year),
        ]
        if quantity > 1:
            more = None if found.total is None else found.total * quantity
            name = _("{quantity} devices").format(quantity=quantity)
            rows.append((name, bought.total * quantity, leased.total * quantity, more))
        return Outcome(RESULT, tuple(rows), (found.sentence(), _("Amounts are not discounted.")))


def _compared(values: Mapping[str, Any]) -> Comparison:
    """Return what is filled in.

    Raises:
        InputError: It cannot be.
    """

    def amount(name: str) -> int:
        return values[name] or 0

    months = values["months"]
    purchase = Purchase(values["cost"], months, amount("residual"), amount("repair"), amount("service"))
    lease = Lease(
        values["price"],
        values["lease_months"] or months,
        amount("buy_out"),
        amount("return_cost"),
        amount("lease_repair"),
        amount("lease_service"),
    )
    return Comparison(purchase, lease, values["quantity"] or 1)
