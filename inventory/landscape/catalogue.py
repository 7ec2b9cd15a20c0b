"""The catalogue of kinds of systems: cost row, classification, processes and names of example products.

The names only help people to recognise a kind of system; nothing is claimed about any product or supplier.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from inventory.records.software import System
from inventory.text import clean, fold

if TYPE_CHECKING:
    from inventory.store.work import Work

DATA = Path(__file__).with_name("catalogue.toml")


@dataclass(frozen=True, slots=True)
class Category:
    """A kind of system.

    Attributes:
        type: As the records call it, such as "student_information".
        cost_row: Row of the budget that it usually falls under, "" for none.
        availability, integrity, confidentiality: Usual classification, "" when there is none.
        processes: Codes of our process template that it usually supports.
        netherlands, flanders: Names of example products.
    """

    type: str
    cost_row: str = ""
    availability: str = ""
    integrity: str = ""
    confidentiality: str = ""
    processes: tuple[str, ...] = ()
    netherlands: tuple[str, ...] = ()
    flanders: tuple[str, ...] = ()

    def products(self, country: str = "") -> tuple[str, ...]:
        """Return example products of a country ("NL", "VL"), or of both."""
        groups = {"NL": (self.netherlands,), "VL": (self.flanders,)}.get(
            country, (self.netherlands, self.flanders)
        )
        return tuple(dict.fromkeys(name for group in groups for name in group))


@cache
def categories() -> tuple[Category, ...]:
    """Return the kinds of systems in the order of the catalogue."""
    rows: list[dict[str, Any]] = tomllib.loads(DATA.read_text("utf-8"))["category"]
    return tuple(map(_category, rows))


def _category(row: dict[str, Any]) -> Category:
    """Return a kind of system from its table in the file."""
    values: dict[str, Any] = {n: tuple(v) if isinstance(v, list) else v for n, v in row.items()}
    return Category(**values)


@cache
def _by_product() -> dict[str, Category]:
    """Return the kind of each example product by its folded name; the first kind that names it counts."""
    found: dict[str, Category] = {}
    for category in categories():
        for name in category.products():
            found.setdefault(fold(name), category)
    return found


def category_of(name: str) -> Category | None:
    """Return the kind of an example product, None when the catalogue does not name it."""
    return _by_product().get(fold(name))


def filled(name: str) -> dict[str, Any]:
    """Return the columns of a new system with this name: type and cost row as the catalogue has them."""
    found = category_of(name)
    values: dict[str, Any] = {"name": clean(name)}
    if found is not None:
        values["type"] = found.type
        if found.cost_row:
            values["cost_row"] = found.cost_row
    return values


def make(work: Work, name: str) -> int:
    """Write a new system and return its number."""
    return work.add(System, filled(name))
