"""What the findings are made of: the landscape of one day, its interfaces, and the records behind its names."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import sqlalchemy as sa

from inventory.landscape import reading
from inventory.landscape.exchange import exchanges
from inventory.records import get

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Connection

    from inventory.landscape.difference import Compare, Method
    from inventory.landscape.exchange import Exchange
    from inventory.landscape.model import LandscapeView
    from tui.widgets.findings_moment import Moment

Subject = tuple[str, int]
"""Kind and number of a record; ("", 0) for none."""
NOBODY: Subject = ("", 0)
NAMED = {"process": "code", "system": "name", "supplier": "name"}
"""What the landscape calls records of a kind by."""


@dataclass(frozen=True)
class Records:
    """The records behind the names of the landscape.

    Args:
        numbers: Number by kind and name (the code of a process).
        parties: Number of a party by its key.
        supports: Number of a support by the keys of party, process and system; of several the first one.
    """

    numbers: Mapping[tuple[str, str], int]
    parties: Mapping[str, int]
    supports: Mapping[tuple[str, str, str], int]

    def of(self, kind: str, name: str) -> Subject:
        """Return the record of a name."""
        number = self.parties.get(name) if kind == "party" else self.numbers.get((kind, name))
        return NOBODY if number is None else (kind, number)

    def support(self, party: str, process: str, systems: Sequence[str] = ()) -> Subject:
        """Return the support of a process at a party by one of some systems; without one the process."""
        for system in systems:
            number = self.supports.get((party, process, system))
            if number is not None:
                return ("support", number)
        return self.of("process", process)


@dataclass(frozen=True)
class Scene:
    """The landscape of one day with what is asked of it.

    Args:
        moment: The day and state.
        view: The landscape.
        exchanges: Its interfaces.
        records: The records behind its names.
        connection: One that reads what only some analyses ask.
        compare: Whether products are compared, or kinds of systems.
        method: How the difference between parties is reckoned.
    """

    moment: Moment
    view: LandscapeView
    exchanges: Sequence[Exchange]
    records: Records
    connection: Connection
    compare: Compare = "product"
    method: Method = "pairwise"

    def process(self, code: str) -> str:
        """Return what a process is called."""
        return self._names.get(code, code)

    def names(self, systems: Sequence[str]) -> str:
        """Return what systems are called, in one text."""
        return "; ".join(map(self.view.name, systems))

    @cached_property
    def _names(self) -> dict[str, str]:
        return {one.code: one.name for one in self.view.processes}


def scene(connection: Connection, moment: Moment, compare: Compare, method: Method) -> Scene:
    """Read the landscape of a day."""
    view = reading.view(connection, moment.on, moment.mode)
    return Scene(
        moment,
        view,
        exchanges(connection, moment.on, moment.mode),
        records(connection),
        connection,
        compare,
        method,
    )


def records(connection: Connection) -> Records:
    """Read the records behind the names of the landscape."""
    numbers: dict[tuple[str, str], int] = {}
    words: dict[str, dict[int, str]] = {}
    for kind, column in NAMED.items():
        table = get(kind).table
        query = sa.select(table.c.id, table.c[column]).where(table.c.archived.is_(None)).order_by(table.c.id)
        words[kind] = {row[0]: row[1] for row in connection.execute(query)}
        for number, word in words[kind].items():
            numbers.setdefault((kind, word), number)
    rows = connection.execute(reading.living(get("support"))).all()
    keys = reading.party_keys(connection, {row.party for row in rows})
    supports: dict[tuple[str, str, str], int] = {}
    for row in rows:
        party, code = keys.get(row.party), words["process"].get(row.process)
        name = words["system"].get(row.system)
        if party is not None and code is not None and name is not None:
            supports.setdefault((party.key, code, name), row.id)
    return Records(numbers, {party.key: number for number, party in keys.items()}, supports)
