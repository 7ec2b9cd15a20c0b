"""How many pupils, staff, fte, sites and devices there are to pay for, on the count date that holds for a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from inventory.finance.reading import Books, HeadcountRow

HUNDREDTHS = 100
NO_SCHOOL = ("office", "childcare")
"""Kinds of sites that a price per school does not count."""


class Counts:
    """Counts by date.

    Args:
        books: What was read.
    """

    def __init__(self, books: Books) -> None:
        self._books = books
        self._dates = sorted({one.date for one in books.headcounts})

    def counted(self, on: date) -> date | None:
        """Return the count date that holds on a day: the last one up to it, else the first after it, or None."""
        before = [day for day in self._dates if day <= on]
        return before[-1] if before else next(iter(self._dates), None)

    def headcounts(self, on: date) -> dict[int, HeadcountRow]:
        """Return for each site its last headcount up to the count date that holds on a day."""
        counted = self.counted(on)
        found: dict[int, HeadcountRow] = {}
        for one in sorted(self._books.headcounts, key=lambda row: row.date):
            if counted is not None and one.date <= counted:
                found[one.site] = one
        return found

    def pupils(self, on: date, site: int | None = None) -> int | None:
        """Return the pupils of the board or a site, or None when they were never counted."""
        found = self._total("pupils", on, site)
        return None if found is None else found // HUNDREDTHS

    def quantity(self, basis: str, on: date, site: int | None, contract: int | None = None) -> int | None:
        """Return how many units a price is for, in 1/100, or None when it is not known.

        Args:
            basis: A choice of `records.contracts.BASES`.
            on: The day.
            site: Only this site; None for the whole board.
            contract: The contract whose covered categories and lots decide which devices count.
        """
        match basis:
            case "fixed":
                return HUNDREDTHS
            case "site":
                schools = sum(one.type not in NO_SCHOOL for one in self._books.sites.values())
                return HUNDREDTHS if site is not None else schools * HUNDREDTHS or None
            case "device":
                return self._devices(site, contract) * HUNDREDTHS or None
            case _:
                return self._total({"pupil": "pupils"}.get(basis, basis), on, site)

    def _total(self, what: str, on: date, site: int | None) -> int | None:
        """Return a sum of headcounts in 1/100 (fte are kept so), or None when no site has one."""
        counts = self.headcounts(on)
        rows = counts.values() if site is None else [counts[site]] if site in counts else []
        known = [value for value in (getattr(row, what) for row in rows) if value is not None]
        return sum(known) * (1 if what == "fte" else HUNDREDTHS) if known else None

    def _devices(self, site: int | None, contract: int | None) -> int:
        covers = [one for one in self._books.covers if contract is not None and one.contract == contract]
        categories = {one.category for one in covers if one.category is not None}
        lots = {one.lot for one in covers if one.lot is not None}
        return sum(
            one.number
            for one in self._books.devices
            if site in {None, one.site}
            and (not (categories or lots) or one.category in categories or one.lot in lots)
        )
