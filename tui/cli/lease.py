"""`lease`: a device bought or leased, side by side, per term and per year."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from inventory.errors import InputError
from inventory.finance.lease import Comparison, Lease, Purchase, json_of
from inventory.finance.money import euro
from inventory.language import N_, _
from inventory.publish.table import Table
from inventory.records import field as f
from tui.cli import spoken
from tui.cli.output import output_options, write
from tui.cli.replacement_options import AMOUNT
from tui.cli.session import talk

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.cli.output import Target

FIELDS = (
    f.months(N_("Months bought")).but(name="months_bought"),
    f.months(N_("Months leased")).but(name="months_leased"),
    f.amount(N_("Bought")).but(name="bought"),
    f.amount(N_("Leased")).but(name="leased"),
    f.amount(N_("Leasing costs more")).but(name="difference"),
    f.amount(N_("Bought, a year")).but(name="bought_year"),
    f.amount(N_("Leased, a year")).but(name="leased_year"),
    f.amount(N_("More, a year")).but(name="difference_year"),
)


@spoken.command(
    N_(
        "Compare buying and leasing a device, over the term and a year.\n\n"
        "Buying costs the price less what it is worth at the end, and repair and service; leasing the instalments and what "
        "comes at the end. --cost, --months and --lease-price can be repeated together, once a term. "
        "Amounts are not discounted."
    ),
    name="lease",
)
@spoken.option(
    "--cost",
    "costs",
    type=AMOUNT,
    multiple=True,
    required=True,
    metavar=N_("AMOUNT"),
    help=N_("Price of a device."),
)
@spoken.option(
    "--months",
    "terms",
    type=int,
    multiple=True,
    required=True,
    metavar=N_("NUMBER"),
    help=N_("Months it is used."),
)
@spoken.option(
    "--lease-price",
    "prices",
    type=AMOUNT,
    multiple=True,
    required=True,
    metavar=N_("AMOUNT"),
    help=N_("Instalment a month."),
)
@spoken.option(
    "--lease-months",
    type=int,
    multiple=True,
    metavar=N_("NUMBER"),
    help=N_("Months of the lease; without it as many as it is used."),
)
@spoken.option(
    "--residual", type=AMOUNT, default=0, metavar=N_("AMOUNT"), help=N_("Bought: worth at the end.")
)
@spoken.option("--repair", type=AMOUNT, default=0, metavar=N_("AMOUNT"), help=N_("Bought: repair a year."))
@spoken.option(
    "--service",
    type=AMOUNT,
    default=0,
    metavar=N_("AMOUNT"),
    help=N_("Bought: service and insurance a year."),
)
@spoken.option(
    "--lease-repair",
    type=AMOUNT,
    default=0,
    metavar=N_("AMOUNT"),
    help=N_("Leased: repair a year that is not included."),
)
@spoken.option(
    "--lease-service",
    type=AMOUNT,
    default=0,
    metavar=N_("AMOUNT"),
    help=N_("Leased: service a year that is not included."),
)
@spoken.option("--buy-out", type=AMOUNT, default=0, metavar=N_("AMOUNT"), help=N_("Leased: paid to keep it."))
@spoken.option(
    "--return-cost", type=AMOUNT, default=0, metavar=N_("AMOUNT"), help=N_("Leased: paid to give it back.")
)
@spoken.option("--quantity", type=int, default=1, metavar=N_("NUMBER"), help=N_("How many devices."))
@output_options
def lease(*, target: Target, **asked: Any) -> None:
    """Compare buying and leasing."""
    found = _compared(asked)
    rows = [
        (
            one.purchase.months,
            one.lease.months,
            one.purchase.total,
            one.lease.total,
            one.total,
            one.purchase.per_year,
            one.lease.per_year,
            one.per_year,
        )
        for one in found
    ]
    write(Table(FIELDS, rows, _("Lease or buy")), target, [json_of(one) for one in found])
    if target.format != "table":
        return
    for one in found:
        talk(one.sentence())
        if one.quantity > 1:
            talk(_whole(one))


def _whole(one: Comparison) -> str:
    """Return what all devices cost, in words."""
    text = _("{quantity} devices: {bought} bought, {leased} leased.")
    return text.format(
        quantity=one.quantity,
        bought=euro(one.purchase.total * one.quantity),
        leased=euro(one.lease.total * one.quantity),
    )


def _compared(asked: dict[str, Any]) -> list[Comparison]:
    """Return a comparison for each term that is given.

    Raises:
        InputError: The options do not come in equal numbers.
    """
    costs, terms, prices = asked["costs"], asked["terms"], asked["prices"]
    leased: Sequence[int] = asked["lease_months"]
    if not len(costs) == len(terms) == len(prices) or len(leased) not in {0, len(terms)}:
        raise InputError(
            _("Give --cost, --months and --lease-price equally often."),
            _(
                "Such as: --cost 619 --months 36 --lease-price 19.43 --cost 678 --months 48 --lease-price 15.82."
            ),
        )
    return [
        Comparison(
            Purchase(cost, months, asked["residual"], asked["repair"], asked["service"]),
            Lease(
                price,
                months if other is None else other,
                asked["buy_out"],
                asked["return_cost"],
                asked["lease_repair"],
                asked["lease_service"],
            ),
            asked["quantity"],
        )
        for cost, months, price, other in zip_longest(costs, terms, prices, leased)
    ]
