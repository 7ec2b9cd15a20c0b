"""How many seats of a licence were bought and are used on a day, and how that is known."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from inventory.finance.reading_licences import CountRow, Found, SeatRow

Source = Literal["count", "licence", "installations", "assignments", ""]
"""Where a number of used seats comes from; "" when it is not known."""
BY_DEVICE = frozenset({"device", "subscription", "perpetual"})
"""Kinds of which every device that has the software takes a seat.

A pupil or member of staff works on several devices, and of concurrent users only some work at once, so that for other
kinds installations say nothing; a licence per site is used where the software was found.
"""


class Seats(NamedTuple):
    """The seats of a licence on a day.

    Attributes:
        bought: None when the number is not limited, or follows a count of pupils, fte, sites or devices.
        used: None when nobody counted.
        source: Where `used` comes from.
        counted: The count date of `used`, or None.
    """

    bought: int | None
    used: int | None
    source: Source
    counted: date | None


def in_force(row: SeatRow, on: date) -> bool:
    """Return whether a licence may be used on a day."""
    return (row.start is None or row.start <= on) and not expired(row, on)


def expired(row: SeatRow, on: date) -> bool:
    """Return whether a licence has ended before a day."""
    return row.end is not None and row.end < on


def counted(row: SeatRow, counts: Iterable[CountRow], on: date) -> Seats:
    """Return what was counted by a day.

    The seats are those of the last count that gives them, as in the budget, else those of the licence. The use is what
    was counted last: the licence's own number counts on its count date, or before all others when it has none.

    Args:
        row: The licence.
        counts: Its counts, oldest first.
        on: The day.
    """
    past = [one for one in counts if one.date <= on]
    bought = next((one.seats for one in reversed(past) if one.seats is not None), row.seats)
    known: list[tuple[date | None, int | None, Source]] = [(one.date, one.used, "count") for one in past]
    if row.counted is None or row.counted <= on:
        known.append((row.counted, row.used, "licence"))
    known.sort(key=lambda one: one[0].toordinal() if one[0] else 0, reverse=True)
    for day, used, source in known:
        if used is not None:
            return Seats(bought, used, source, day)
    return Seats(bought, None, "", None)


def seats(
    rows: Iterable[SeatRow],
    counts: Mapping[int, tuple[CountRow, ...]],
    assigned: Mapping[int, int],
    found: Mapping[int, Found],
    on: date,
) -> dict[int, Seats]:
    """Return the seats of every licence on a day: use is what was counted, else found on devices, else assigned."""
    known = {row.id: counted(row, counts.get(row.id, ()), on) for row in rows}
    together: dict[int, list[SeatRow]] = {}
    for row in rows:
        if row.system is not None and row.system in found:
            together.setdefault(row.system, []).append(row)
    for system, sharing in together.items():
        for number, used in _divided(sharing, known, found[system], on).items():
            known[number] = known[number]._replace(used=used, source="installations")
    for row in rows:
        if known[row.id].used is None and row.id in assigned:
            known[row.id] = known[row.id]._replace(used=assigned[row.id], source="assignments")
    return known


def _divided(sharing: list[SeatRow], known: Mapping[int, Seats], found: Found, on: date) -> dict[int, int]:
    """Return which part of a system's installations each of its licences carries that has no count of its own.

    What others of its licences were counted to use is taken off first. The seats of licences in force are filled in the
    order of their names, and what does not fit stands with the last; when none is in force, with the one that ended last.
    """
    running = [row for row in sharing if in_force(row, on)]
    if not running:
        over = [row for row in sharing if expired(row, on)]
        running = [max(over, key=lambda row: (row.end, row.id))] if over else []
    sites = [row for row in running if row.type == "site" and known[row.id].used is None]
    shares = {row.id: found.sites for row in sites}
    takers = [row for row in running if row.type in BY_DEVICE and known[row.id].used is None]
    left = found.devices - sum(known[row.id].used or 0 for row in running if row.type in BY_DEVICE)
    left = max(0, left)
    for row in takers:
        bought = known[row.id].bought
        shares[row.id] = left if bought is None or row is takers[-1] else min(left, bought)
        left -= shares[row.id]
    return shares
