"""The systems that are there, by every name that people give them, and what is suggested while somebody types."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import sqlalchemy as sa

from inventory.landscape import catalogue
from inventory.landscape.rows import life, living
from inventory.records.landscape import Support
from inventory.records.software import System
from inventory.store.policy import country
from inventory.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from sqlalchemy import Connection

    from inventory.landscape.model import Life


@dataclass(frozen=True, slots=True)
class Systems:
    """The systems that are there.

    Attributes:
        numbers: Number by folded name; other names too, where they are not another system's name.
        lives: By number; a system that is not there lives always.
    """

    numbers: Mapping[str, int]
    lives: Mapping[int, Life] = field(default_factory=dict)

    def number(self, name: str) -> int | None:
        """Return the number of the system with this name, None when there is none."""
        return self.numbers.get(fold(name))

    def over(self, number: int, on: date) -> bool:
        """Return whether a system is no longer there on a day."""
        lived = self.lives.get(number)
        return lived is not None and (lived.status == "ended" or (lived.end is not None and lived.end < on))

    def coming(self, number: int, on: date) -> bool:
        """Return whether a system is not there yet on a day."""
        lived = self.lives.get(number)
        return lived is not None and (
            lived.status == "planned" or (lived.start is not None and lived.start > on)
        )


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A system that a name can be completed to.

    Attributes:
        name: Its name.
        number: Of the record; None for an example of the catalogue, which becomes a new system.
        category: Its type as the records have it, such as "student_information".
        used: In how many cells it stands.
    """

    name: str
    number: int | None
    category: str
    used: int


def systems(connection: Connection) -> Systems:
    """Return the systems that are there, by name and other names."""
    found: dict[str, int] = {}
    rows = connection.execute(living(System)).all()
    for row in rows:
        found.setdefault(fold(row.name), row.id)
    for row in rows:
        for other in (row.other_names or "").split(";"):
            if fold(other):
                found.setdefault(fold(other), row.id)
    return Systems(found, {row.id: life(row) for row in rows})


def suggestions(connection: Connection) -> list[Suggestion]:
    """Return what can be filled in: the board's own systems, most used first, then examples that it does not have.

    Examples of the board's own country come before those of the other one.
    """
    table = Support.table
    query = (
        sa.select(table.c.system, sa.func.count()).where(table.c.archived.is_(None)).group_by(table.c.system)
    )
    used = Counter({row[0]: row[1] for row in connection.execute(query)})
    own = [
        Suggestion(row.name, row.id, row.type or "other", used[row.id])
        for row in connection.execute(living(System))
    ]
    own.sort(key=lambda s: (-s.used, fold(s.name)))
    there = systems(connection)
    names: dict[str, Suggestion] = {}
    near = country(connection)
    for place, category in ((place, one) for place in (near, "") for one in catalogue.categories()):
        for name in category.products(place):
            if there.number(name) is None:
                names.setdefault(fold(name), Suggestion(name, None, category.type, 0))
    return [*own, *names.values()]


def matching(typed: str, among: Iterable[Suggestion], most: int = 8) -> list[Suggestion]:
    """Return the suggestions for what was typed so far: names that begin with it, then those with a word that does.

    Args:
        typed: The beginning of a name; nothing gives the first ones.
        among: In order of preference.
        most: How many.
    """
    wanted = fold(typed)
    starts, inside = list[Suggestion](), list[Suggestion]()
    for one in among:
        name = fold(one.name)
        if name.startswith(wanted):
            starts.append(one)
        elif f" {wanted}" in name:
            inside.append(one)
    return [*starts, *inside][:most]
