"""What stands in the matrix of processes by systems, in words: who uses what for what, and how far it covers it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from inventory.landscape.model import FULL
from inventory.language import _
from inventory.publish import colours
from inventory.publish.map_cells import TWO, use, words
from inventory.publish.map_parties import places
from inventory.publish.plate import PlainTable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from inventory.landscape.model import LandscapeView, Process
    from inventory.publish.map_cells import State
    from inventory.publish.plate import Cells

NOT_RUN = "\N{EN DASH}"
EMPTY: dict[str, State] = {"yes": "gap", "unknown": "unknown", "no": "not applicable"}


@dataclass(frozen=True, slots=True)
class User:
    """A party that uses a system for a process: its place, whether the process is fully covered, and more when hovering."""

    place: int
    full: bool
    title: str


@dataclass(frozen=True, slots=True)
class Count:
    """How many systems a party has for a process, and why when it has none."""

    systems: int
    state: State

    @property
    def text(self) -> str:
        """What stands in the cell."""
        return str(self.systems) if self.systems else {"gap": "0", "unknown": "?"}.get(self.state, NOT_RUN)

    @property
    def words(self) -> str:
        """The same in words."""
        return str(self.systems) if self.systems else words(self.state)


@dataclass(frozen=True, slots=True)
class Line:
    """A process: what it is, its users by system, and the count of each party."""

    process: Process
    users: Mapping[str, tuple[User, ...]]
    counts: tuple[Count, ...]

    @property
    def name(self) -> str:
        """Code and name."""
        return f"{self.process.code} {self.process.name}".strip()


@dataclass(frozen=True, slots=True)
class Group:
    """The processes of a domain; name "" when no process has a domain."""

    name: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A system.

    Attributes:
        key: Its key.
        name: Its name.
        title: Name, kind and supplier.
        first: Whether a cluster of systems that belong together begins with it.
    """

    key: str
    name: str
    title: str
    first: bool


@dataclass(frozen=True, slots=True)
class Matrix:
    """Processes by systems: places and names of the parties, groups of processes, and the systems that support one."""

    parties: tuple[tuple[int, str], ...]
    groups: tuple[Group, ...]
    columns: tuple[Column, ...]


def build(view: LandscapeView, clusters: Sequence[Sequence[str]] = ()) -> Matrix:
    """Return the matrix of one day, in the language now spoken.

    Args:
        view: The landscape of one day.
        clusters: Keys of systems that belong together, in the order of the columns; others follow by name.
    """
    found: dict[str, dict[str, dict[int, User]]] = {}
    known = {party.key: (place, party.name) for place, party in zip(places(view), view.parties, strict=True)}
    for row in view.support:
        if row.party not in known:
            continue
        place, name = known[row.party]
        cell = found.setdefault(row.process, {}).setdefault(row.system, {})
        before = cell.get(place)
        text = f"{colours.letter(place)} {name}: {use(row)}"
        full = row.level >= FULL or bool(before and before.full)
        cell[place] = User(place, full, f"{before.title}\n{text}" if before else text)
    return Matrix(
        tuple(known.values()),
        _groups(view, found),
        _columns(view, {key for cells in found.values() for key in cells}, clusters),
    )


def tables(matrix: Matrix) -> tuple[PlainTable, ...]:
    """Return the matrix as text: as it is drawn, what each system does, and which letter is which party."""
    names = tuple(f"{colours.letter(place)} {name}" for place, name in matrix.parties)
    head = (_("Processes and systems"), *names, *(column.name for column in matrix.columns))
    rows: list[Cells] = []
    for group in matrix.groups:
        rows += [(group.name,)] if group.name else []
        rows += [_texts(line, matrix.columns) for line in group.lines]
    return (
        PlainTable(_("Processes by system"), head, tuple(rows)),
        PlainTable(_("What each system does"), (_("System"), _("Supports")), _supported(matrix)),
    )


def _texts(line: Line, columns: tuple[Column, ...]) -> Cells:
    users = (line.users.get(column.key, ()) for column in columns)
    return (line.name, *(count.words for count in line.counts), *(_letters(found) for found in users))


def _letters(users: tuple[User, ...]) -> str:
    partly = _("partly")
    return " ".join(colours.letter(u.place) + ("" if u.full else f" ({partly})") for u in users)


def _supported(matrix: Matrix) -> tuple[Cells, ...]:
    found: dict[str, list[str]] = {column.key: [] for column in matrix.columns}
    for group in matrix.groups:
        for line in group.lines:
            for key, users in line.users.items():
                found[key].append(f"{line.name}: {_letters(users)}")
    return tuple((column.title, "; ".join(found[column.key])) for column in matrix.columns)


def _groups(view: LandscapeView, found: Mapping[str, Mapping[str, Mapping[int, User]]]) -> tuple[Group, ...]:
    named = any(p.domain_code or p.domain_name for p in view.processes)
    groups = []
    for (code, name), members in groupby(view.processes, key=lambda p: (p.domain_code, p.domain_name)):
        text = f"{code} {name}".strip() or (_("Without a domain") if named else "")
        groups.append(Group(text, tuple(_line(view, p, found.get(p.code, {})) for p in members)))
    return tuple(groups)


def _line(view: LandscapeView, process: Process, found: Mapping[str, Mapping[int, User]]) -> Line:
    used = Counter(place for users in found.values() for place in users)
    users = {key: tuple(cell[place] for place in sorted(cell)) for key, cell in found.items()}
    counts = tuple(
        Count(used[place], "systems" if used[place] else EMPTY[view.takes_part(party.key, process.code)])
        for place, party in zip(places(view), view.parties, strict=True)
    )
    return Line(process, users, counts)


def _columns(view: LandscapeView, used: set[str], clusters: Sequence[Sequence[str]]) -> tuple[Column, ...]:
    together = [[key for key in cluster if key in used] for cluster in clusters]
    rest = used - {key for cluster in together for key in cluster}
    together.append(sorted(rest, key=view.system_order))
    found: list[Column] = []
    before = 0
    for cluster in together:
        for place, key in enumerate(cluster):
            first = bool(found) and place == 0 and max(before, len(cluster)) >= TWO
            found.append(_column(view, key, first=first))
        before = len(cluster) or before
    return tuple(found)


def _column(view: LandscapeView, key: str, *, first: bool) -> Column:
    system, name = view.systems[key], view.name(key)
    about = ", ".join(part for part in (system.kind, system.supplier) if part)
    return Column(key, name, f"{name} ({about})" if about else name, first)
