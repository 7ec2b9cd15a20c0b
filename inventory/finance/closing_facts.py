"""What a closed year must remember beside its lines: pupils as they were counted, and which names stood for what.

Sums per pupil of a closed year divide by the pupils of then, and a school or supplier that was renamed since is still
found by its present name; the figures keep the name that they were closed with.
"""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from inventory.finance.counts import Counts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from inventory.finance.reading import Books


class Facts(NamedTuple):
    """What stood fast when a year was closed.

    Attributes:
        pupils: Pupils of the board, None when they were never counted.
        counted: The count date.
        of_sites: Pupils by number of the site.
        names: Present name → name of then, of sites and suppliers that were renamed since.
    """

    pupils: int | None
    counted: date | None
    of_sites: Mapping[int, int]
    names: Mapping[str, str]


def told(books: Books, first: date) -> dict[str, object]:
    """Return the facts of a year that begins on a day, as they are frozen."""
    counts = Counts(books)
    counted = counts.counted(first)
    of_sites = {site: counts.pupils(first, site) for site in books.sites}
    return {
        "pupils": counts.pupils(first),
        "counted": counted.isoformat() if counted else None,
        "of_sites": {str(site): pupils for site, pupils in of_sites.items() if pupils is not None},
        "sites": {str(one.id): one.name for one in books.sites.values()},
        "suppliers": {str(number): name for number, name in books.suppliers.items()},
    }


def read(line: str, books: Books) -> Facts:
    """Return the facts that a frozen line tells, with the names that sites and suppliers have now."""
    found = json.loads(line)["facts"]
    now = {site: one.name for site, one in books.sites.items()}
    names = {
        current: then
        for present, past in ((now, found["sites"]), (books.suppliers, found["suppliers"]))
        for number, then in past.items()
        if (current := present.get(int(number))) is not None and current != then
    }
    counted = date.fromisoformat(found["counted"]) if found["counted"] else None
    of_sites = {int(site): pupils for site, pupils in found["of_sites"].items()}
    return Facts(found["pupils"], counted, of_sites, names)
