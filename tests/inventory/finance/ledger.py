"""The books of the golden board: a ledger export of a year, as a bookkeeping program would write it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from inventory.finance.calendar import add_months
from inventory.records import get
from tests.inventory.finance.lindelaar import PRICES, STAFF, add

if TYPE_CHECKING:
    from inventory.store.work import Work


def suppliers(unit: Work) -> None:
    """Give each contract of the board a supplier of its own, in the order of `lindelaar.PRICES`."""
    for number, (name, *_rest) in enumerate(PRICES, start=1):
        supplier = add(
            unit, "supplier", name=f"{name} Nederland B.V.", other_names=f"{name} BV;Handel {number:02d}"
        )
        unit.change(get("contract"), number, {"supplier": supplier})


def entry(
    unit: Work, reference: str, day: date, amount: int, text: str, relation: str = "", account: str = "4410"
) -> int:
    """Write one open entry and return its number."""
    return add(
        unit, "ledger_entry", reference=reference, date=day, amount=amount, description=text,
        relation=relation or None, account=account,
    )  # fmt: skip


def year(unit: Work, of: int, yearly: dict[str, int]) -> list[int]:
    """Write a year's books: contracts at once or by month, wages by month, depreciation, and what is no ICT.

    Args:
        unit: The unit of work.
        of: The calendar year.
        yearly: What each contract costs a year, by name, in cents.
    """
    found = []
    for place, (name, cost) in enumerate(yearly.items(), start=1):
        if place % 3 == 0:
            found += monthly(unit, of, f"I{place:02d}", cost, f"Factuur {name}", f"{name} Nederland")
        else:
            relation = f"Handel {place:02d}" if place % 3 == 1 else f"{name.upper()} NEDERLAND BV"
            found.append(
                entry(unit, f"I{place:02d}", date(of, 1, 12), cost, f"Jaarfactuur C-{name}", relation)
            )
    for name, cost, _shares in STAFF:
        found += monthly(unit, of, f"S{name[:4]}", cost, f"Salaris {name}", "")
    found.append(entry(unit, "A1", date(of, 12, 31), 19_358_400, "Afschrijving ict devices", account="4800"))
    found.append(entry(unit, "X1", date(of, 3, 3), 123_45, "Bloemen personeelsfeest", "Bloemist Roos"))
    return found


def monthly(unit: Work, of: int, reference: str, cost: int, text: str, relation: str) -> list[int]:
    """Write what costs an amount a year in twelve entries."""
    amounts = [cost * month // 12 - cost * (month - 1) // 12 for month in range(1, 13)]
    return [
        entry(unit, f"{reference}{month + 1:02d}", add_months(date(of, 1, 5), month), amount, text, relation)
        for month, amount in enumerate(amounts)
    ]
