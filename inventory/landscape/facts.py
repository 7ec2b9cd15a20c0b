"""What the consistency checks look at: the records of the landscape as they are, whatever day they are of."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

import sqlalchemy as sa

from inventory.landscape.model import counts
from inventory.landscape.rows import life
from inventory.language import both
from inventory.records.annex import Annex, AnnexData
from inventory.records.contracts import Coverage
from inventory.records.landscape import Interface, Participation, Process, Support
from inventory.records.organisation import Party
from inventory.records.privacy_choices import DATA_CATEGORIES
from inventory.records.software import Licence, System
from inventory.store.schema import BATCH, CHANGE
from inventory.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from sqlalchemy import Connection

    from inventory.landscape.model import Life

_PARTS = re.compile(r"[;,\n]")


class SystemFact(NamedTuple):
    """A system."""

    id: int
    name: str
    type: str | None
    supplier: int | None
    hosting: str | None
    status: str
    start: date | None
    end: date | None


class ProcessFact(NamedTuple):
    """A process."""

    id: int
    code: str
    name: str
    parent: int | None
    in_scope: bool | None
    owner: int | None


class ParticipationFact(NamedTuple):
    """Whether a party runs a process."""

    party: int
    process: int
    runs: str


class SupportFact(NamedTuple):
    """A system that supports a process at a party."""

    id: int
    party: int
    process: int
    system: int
    function: str | None
    status: str
    start: date | None
    end: date | None


class InterfaceFact(NamedTuple):
    """Data that go from one system to another."""

    id: int
    source: int
    target: int
    name: str
    categories: str | None
    status: str
    start: date | None
    end: date | None
    pupil_data: str | None = None


@dataclass(frozen=True)
class Facts:
    """The records of the landscape on a day; all links are numbers.

    Attributes:
        on: The day.
        systems, processes, parties: By number; a party by its name.
        participation, support, interfaces: The rows of which both ends are there.
        stored: Categories of personal data that the annexes of a system name, by number of the system.
        tied: Numbers of the systems that a licence or contract is about.
        touched: Day of the last change by kind and number, of systems and supports.
        own: Number of the own board, None when it is not recorded.
    """

    on: date
    systems: Mapping[int, SystemFact]
    processes: Mapping[int, ProcessFact]
    parties: Mapping[int, str]
    participation: Sequence[ParticipationFact] = ()
    support: Sequence[SupportFact] = ()
    interfaces: Sequence[InterfaceFact] = ()
    stored: Mapping[int, Sequence[str]] | None = None
    tied: frozenset[int] = frozenset()
    touched: Mapping[tuple[str, int], date] | None = None
    own: int | None = None

    def there(self, row: SystemFact | SupportFact | InterfaceFact) -> bool:
        """Return whether a row counts on the day as the landscape is now."""
        return counts(lived(row), self.on, "now")

    def line(self, number: int | None) -> Iterator[ProcessFact]:
        """Yield a process and its parents, nearest first; a circle ends where it began."""
        seen: set[int] = set()
        while number is not None and number in self.processes and number not in seen:
            seen.add(number)
            yield self.processes[number]
            number = self.processes[number].parent


def lived(row: SystemFact | SupportFact | InterfaceFact) -> Life:
    """Return status, first and last day of a row."""
    return life(row)


def facts(connection: Connection, on: date) -> Facts:
    """Read the records of the landscape: ten queries."""
    systems = {row.id: row for row in _rows(connection, System, SystemFact)}
    processes = {row.id: row for row in _rows(connection, Process, ProcessFact)}
    named = _values(connection, Party, "id", "name", "own")
    parties = {row[0]: row[1] for row in named}
    return Facts(
        on=on,
        systems=systems,
        processes=processes,
        parties=parties,
        participation=[
            row
            for row in _rows(connection, Participation, ParticipationFact)
            if row.party in parties and row.process in processes
        ],
        support=[
            row
            for row in _rows(connection, Support, SupportFact)
            if row.party in parties and row.process in processes and row.system in systems
        ],
        interfaces=[
            row
            for row in _rows(connection, Interface, InterfaceFact)
            if row.source in systems and row.target in systems
        ],
        stored=_stored(connection, on),
        tied=frozenset(
            row[0]
            for record in (Licence, Coverage)
            for row in _values(connection, record, "system")
            if row[0]
        ),
        touched=_touched(connection),
        own=next((row[0] for row in named if row[2]), None),
    )


def categories(connection: Connection) -> dict[tuple[str, str, str], list[str]]:
    """Return the kinds of data that are recorded of each interface, by its systems and what is exchanged, both ways."""
    names = {row[0]: row[1] for row in _values(connection, System, "id", "name")}
    found: dict[tuple[str, str, str], list[str]] = {}
    for row in _rows(connection, Interface, InterfaceFact):
        if row.source in names and row.target in names:
            ends = names[row.source], names[row.target]
            for one, other in (ends, ends[::-1]):
                found.setdefault((one, other, row.name), []).extend(parts(row.categories))
    return found


def parts(text: str | None) -> list[str]:
    """Return the entries of a list that is written as one text, as it is written; each once."""
    found: dict[str, str] = {}
    for part in _PARTS.split(text or ""):
        if part.strip():
            found.setdefault(fold(part), part.strip())
    return list(found.values())


def _values(connection: Connection, record: type[Any], *names: str) -> Sequence[Any]:
    table = record.table
    query = sa.select(*(table.c[name] for name in names)).where(table.c.archived.is_(None))
    return connection.execute(query.order_by(table.c.id)).all()


def _rows(connection: Connection, record: type[Any], shape: Any) -> list[Any]:
    return [shape._make(row) for row in _values(connection, record, *shape._fields)]


def _stored(connection: Connection, on: date) -> dict[int, list[str]]:
    """Return the categories that the annexes name, as a text or as lines: of several versions the one of the day."""
    lines: dict[int, list[str]] = {}
    for annex, category, processed in _values(connection, AnnexData, "annex", "category", "processed"):
        if processed == "yes":
            # In Dutch whatever is spoken: they stand beside texts of annexes, and what is found must not depend on it.
            lines.setdefault(annex, []).append(both(DATA_CATEGORIES[category])[0])
    newest: dict[tuple[int, int], tuple[date, int, str]] = {}
    for number, agreement, system, day, text in _values(
        connection, Annex, "id", "agreement", "system", "date", "categories"
    ):
        if day is None or day <= on:
            one = (day or dt.date.min, number, ";".join((text or "", *lines.get(number, ()))))
            newest[agreement, system] = max(newest.get((agreement, system), one), one)
    found: dict[int, list[str]] = {}
    for (_agreement, system), (_day, _number, text) in newest.items():
        found.setdefault(system, []).append(text)
    named = {system: parts(";".join(texts)) for system, texts in found.items()}
    return {system: names for system, names in named.items() if names}


def _touched(connection: Connection) -> dict[tuple[str, int], date]:
    query = (
        sa.select(CHANGE.c.record, CHANGE.c.record_id, sa.func.max(BATCH.c.at))
        .join(BATCH, BATCH.c.id == CHANGE.c.batch_id)
        .where(CHANGE.c.record.in_((System.kind, Support.kind)))
        .group_by(CHANGE.c.record, CHANGE.c.record_id)
    )
    return {(row[0], row[1]): row[2].date() for row in connection.execute(query)}
