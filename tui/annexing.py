"""A privacy annex from the screens: what an entry begins with, saving it, versions and their differences; threads call this."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from inventory.language import _
from inventory.records import Kind, get
from inventory.records.values import day
from inventory.signals import annex_entry, annex_versions
from inventory.store.titles import title_of, titles
from inventory.store.work import work

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from inventory.signals.annex_entry import Draft
    from inventory.signals.annex_versions import Difference
    from inventory.store.database import Database


class Begun(NamedTuple):
    """What an entry begins with.

    Attributes:
        draft: What is recorded.
        system: Name of the product.
        agreement: Title of the agreement.
        links: Title and number of what stands in link fields, by kind and column.
    """

    draft: Draft
    system: str
    agreement: str
    links: dict[tuple[str, str], tuple[str, int]]


class Version(NamedTuple):
    """A version of the annex of a system.

    Attributes:
        number: Its number.
        agreement: Number of its agreement.
        name: What people call it.
        date: Its date, None when nobody recorded it.
    """

    number: int
    agreement: int
    name: str
    date: dt.date | None


def agreements_of(database: Database, numbers: Iterable[int]) -> list[tuple[int, str]]:
    """Return agreements by number and title, in the order of their titles."""
    with database.read() as connection:
        found = titles(connection, get("agreement"), numbers)
    return sorted(found.items(), key=lambda pair: pair[1].casefold())


class Way(NamedTuple):
    """Something that can be entered.

    Attributes:
        agreement: Number of the agreement.
        on: A day on which the version holds; None for that of today.
        name: What people call it.
    """

    agreement: int
    on: dt.date | None
    name: str


def ways(database: Database, system: int, agreements: Iterable[int]) -> list[Way]:
    """Return what can be entered of a system: of each agreement its versions, the newest first, or its first annex.

    A version without a date cannot be told by a day; it is entered as long as no other one has a date.
    """
    found = versions(database, system)
    ways: list[Way] = []
    for number, title in agreements_of(database, agreements):
        dated = [one for one in reversed(found) if one.agreement == number and one.date is not None]
        ways += [Way(number, one.date, one.name) for one in dated] or [Way(number, None, title)]
    return ways


def begin(database: Database, agreement: int, system: int, on: dt.date) -> Begun:
    """Read what is recorded of a product under an agreement.

    Raises:
        InputError: The agreement or the system is not there.
    """
    with database.read() as connection:
        draft = annex_entry.begin(connection, agreement, system, on)
        links = {
            (kind, name): (title_of(connection, get(field.target), value), value)
            for kind, values in draft.values.items()
            for name, value in values.items()
            if (field := get(kind).fields[name]).kind is Kind.LINK and value is not None
        }
        named = title_of(connection, get("system"), system)
        agreed = title_of(connection, get("agreement"), agreement)
    return Begun(draft, named, agreed, links)


def save(database: Database, who: str, draft: Draft, system: str) -> int:
    """Write an entry in one unit of work, and return the number of the annex.

    Raises:
        InputError: Something in it is wrong.
        StaleError: Somebody changed one of the records since the entry began.
    """
    with work(database, who, _("Privacy annex of {system}").format(system=system)) as unit:
        return annex_entry.save(unit, draft)


def versions(database: Database, system: int) -> list[Version]:
    """Return the versions of the annex of a system, the oldest first."""
    with database.read() as connection:
        rows = annex_versions.versions(connection, system)
        named = titles(connection, get("agreement"), {row["agreement"] for row in rows})
    several = len(named) > 1
    return [
        Version(
            row["id"],
            row["agreement"],
            _called(row, named.get(row["agreement"], "") if several else ""),
            row["date"],
        )
        for row in rows
    ]


def _called(row: dict[str, Any], agreement: str) -> str:
    """Return what a version is called: its name and date, and its agreement when there are several."""
    parts = [
        row["edition"] or f"#{row['id']}",
        day(row["date"]) if row["date"] else _("without date"),
        agreement,
    ]
    return " · ".join(part for part in parts if part)


def copy(database: Database, who: str, annex: int, edition: str, date: dt.date | None, system: str) -> int:
    """Make a new version from an old one, and return its number.

    Raises:
        InputError: It has no name, or there is a version of this name already.
    """
    reason = _("New version {edition} of the privacy annex of {system}").format(
        edition=edition, system=system
    )
    with work(database, who, reason) as unit:
        return annex_versions.copy(unit, annex, edition, date)


def compare(database: Database, old: int, new: int) -> list[Difference]:
    """Return what differs between two versions, in words."""
    with database.read() as connection:
        return annex_versions.compare(connection, old, new)
