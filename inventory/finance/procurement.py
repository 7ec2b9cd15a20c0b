"""Procurement: what a contract is worth without VAT over its whole term, and what was bought together in 48 months.

The value counts options and renewals, whether or not they are used; a contract without a last day counts 48 months (directive
2014/24/EU, article 5). What reaches a threshold needs a procedure that fits it, and its file.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from inventory.errors import InputError
from inventory.finance import obligations
from inventory.finance.calendar import DAY, add_months
from inventory.finance.money import CENT
from inventory.finance.terms import RenewalKind

if TYPE_CHECKING:
    from datetime import date

    from inventory.finance.contract_lines import Contracts
    from inventory.finance.reading_contracts import ContractRow
    from inventory.finance.terms import Contract
    from inventory.store.policy import Policies

Kind = Literal["european", "procedure"]
MONTHS = 48
"""Months over which what has no last day, or is bought bit by bit, is added up."""
ENOUGH: dict[Kind, tuple[str, ...]] = {
    "european": ("european", "framework", "joint"),
    "procedure": ("quotes", "national", "european", "framework", "joint"),
}
"""Routes that do for what reaches a threshold."""


class Threshold(NamedTuple):
    """A threshold on a day; amount in cents."""

    kind: Kind
    amount: int
    source: str


@cache
def _known() -> tuple[dict[str, Any], ...]:
    text = (Path(__file__).parent / "thresholds.toml").read_text("utf-8")
    return tuple(sorted(tomllib.loads(text)["threshold"], key=lambda one: one["from"]))


def thresholds(policies: Policies, on: date) -> list[Threshold]:
    """Return the thresholds that hold on a day, highest first; what the board decided itself takes their place.

    Args:
        policies: The policy of the board, and its country.
        on: The day.
    """
    own = policies.whole("procurement_threshold", on)
    if own:
        return [Threshold("procedure", own, "")]
    found: dict[Kind, Threshold] = {}
    for one in _known():
        if one["from"] <= on and one.get("country", policies.country) == policies.country:
            found[one["kind"]] = Threshold(one["kind"], one["euros"] * CENT, one["source"])
    return sorted(found.values(), key=lambda one: -one.amount)


def reached(value: int, policies: Policies, on: date) -> Threshold | None:
    """Return the highest threshold that a value in cents reaches on a day, or None."""
    return next((one for one in thresholds(policies, on) if value >= one.amount), None)


def fits(row: ContractRow, threshold: Threshold) -> bool:
    """Return whether the recorded route does for a threshold; a file without a route is taken to hold it."""
    route = row.route or "none"
    return bool(row.procurement) if route == "none" else route in ENOUGH[threshold.kind]


@dataclass(frozen=True, slots=True)
class Worth:
    """What a contract is worth.

    Attributes:
        row: The contract.
        value: In cents, without VAT.
        first, last: The days that are counted.
        stated: The value is that of the file, and not reckoned.
        threshold: The highest that it reaches, or None.
        fits: The recorded route does for that threshold.
    """

    row: ContractRow
    value: int
    first: date
    last: date | None
    stated: bool
    threshold: Threshold | None
    fits: bool


def worth(contracts: Contracts, row: ContractRow) -> Worth | None:
    """Return what a contract is worth, or None when neither its value nor its term and prices are recorded."""
    last = _whole(row)
    if row.value_excl is not None:
        value, stated = row.value_excl, True
    elif last is not None and contracts.prices.of(row):
        listed = contracts.prices.courses(row, last, "out")
        value, stated = sum(one.course.cost(row.start, last) for one in listed), False
    else:
        return None
    threshold = reached(value, contracts.books.policies, row.start)
    return Worth(row, value, row.start, last, stated, threshold, threshold is None or fits(row, threshold))


def _whole(row: ContractRow) -> date | None:
    """Return the last day with every option and renewal, or that of 48 months; None when the term is unknown."""
    try:
        contract = obligations.terms_of(row)
    except InputError:  # the rule on terms (CON-001) says what contradicts itself
        return None
    if contract is None:
        return None
    longest = replace(contract, taken=contract.options)
    if longest.last_index is not None and not _endless(longest):
        return longest.last_day(max(longest.last_index, longest.bound))
    least = add_months(row.start, MONTHS) - DAY
    return max(least, longest.last_day(longest.bound))


def _endless(contract: Contract) -> bool:
    """Return whether a contract that is ordered anew each time has no last time."""
    return contract.kind is RenewalKind.EXPRESS and not contract.renewal and not contract.options
