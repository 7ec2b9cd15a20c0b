"""The maps as views of an ArchiMate model: processes by party, domains, interfaces, roadmap; boxes in boxes, no overlap.

Sizes are in pixels of Archi, whose text takes about seven a character; it breaks and cuts longer names itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from inventory.language import _
from inventory.publish.archimate_model import Node, View, identifier

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from inventory.landscape.model import Process
    from inventory.publish.archimate_records import Records

EDGE, GAP, HEAD = 20, 10, 30
BOX_W, BOX_H = 130, 40
NAME_W = 180
"""Room at the left of a process for nothing but its name."""
ACROSS, COLUMNS = 3, 3
"""Systems beside each other in a process, and domains beside each other, in the map of domains."""
BESIDE = 2
"""Systems of a party beside each other in a process."""
PARTY_W = BESIDE * (BOX_W + GAP)


@dataclass(frozen=True)
class Group:
    """A domain and its processes, in the order of the landscape; no element for processes without a domain."""

    code: str
    name: str
    processes: tuple[Process, ...]


def groups(processes: Iterable[Process]) -> list[Group]:
    """Return the domains with their processes."""
    found: dict[str, list[Process]] = {}
    names: dict[str, str] = {}
    for process in processes:
        found.setdefault(process.domain_code, []).append(process)
        names.setdefault(process.domain_code, process.domain_name)
    return [Group(code, names[code], tuple(inside)) for code, inside in found.items()]


class Drawing:
    """Draws one view.

    Args:
        kind: Kind of the view; identifiers of its boxes begin with it.
        records: What is exported.
    """

    def __init__(self, kind: str, records: Records) -> None:
        self.kind = kind
        self.records = records
        self.view = records.view

    def id(self, *parts: object) -> str:
        """Return the identifier of a box."""
        return identifier(f"node {self.kind}", "/".join(map(str, parts)))

    def process(self, code: str) -> str:
        """Return the identifier of the element of a process."""
        return identifier("process", self.records.codes[code])

    def system(self, key: str) -> str:
        """Return the identifier of the element of a system."""
        return identifier("system", self.records.numbers[key])

    def party_names(self) -> tuple[Node, ...]:
        """Return a row with the parties."""
        return tuple(
            Node(
                self.id("party", self.records.parties[party.key]), EDGE + GAP + NAME_W + place * PARTY_W,
                EDGE, PARTY_W - GAP, BOX_H, identifier("party", self.records.parties[party.key]),
            )
            for place, party in enumerate(self.view.parties)
        )  # fmt: skip

    def by_party(self) -> tuple[Node, ...]:
        """Return the processes by party: a row a process, in it a column a party."""
        found = list(self.party_names())
        width = NAME_W + len(self.view.parties) * PARTY_W
        top = EDGE + BOX_H + GAP
        for group in groups(self.view.processes):
            rows: list[Node] = []
            at = top + (HEAD if group.code else 0)
            for process in group.processes:
                row = self._row(process, EDGE + GAP, at, width)
                rows.append(row)
                at += row.h + GAP
            if group.code:
                box = self.id("domain", self.records.codes[group.code])
                found.append(
                    Node(box, EDGE, top, width + 2 * GAP, at - top, self.process(group.code), "", tuple(rows))
                )
            else:
                found += rows
            top = at + GAP
        return tuple(found)

    def _row(self, process: Process, left: int, top: int, width: int) -> Node:
        """Return a process with the systems of each party below each other."""
        number = self.records.codes[process.code]
        inside: list[Node] = []
        most = 1
        for place, party in enumerate(self.view.parties):
            x = left + NAME_W + place * PARTY_W
            spot = (number, self.records.parties[party.key])
            keys = [k for k in self.view.systems_of(party.key, process.code) if k in self.records.numbers]
            for nth, key in enumerate(keys):
                y = top + HEAD + nth // BESIDE * (BOX_H + GAP)
                box = self.id(*spot, self.records.numbers[key])
                inside.append(Node(box, x + nth % BESIDE * (BOX_W + GAP), y, BOX_W, BOX_H, self.system(key)))
            if not keys:
                said = self._empty(party.key, process.code)
                inside.append(Node(self.id(*spot), x, top + HEAD, BOX_W, BOX_H, "", said))
            most = max(most, -(-len(keys) // BESIDE))
        height = HEAD + most * (BOX_H + GAP)
        return Node(self.id(number), left, top, width, height, self.process(process.code), "", tuple(inside))

    def _empty(self, party: str, code: str) -> str:
        """Return what a cell without systems says."""
        words = {"yes": _("gap"), "no": _("n/a"), "unknown": _("unknown")}
        return words[self.view.takes_part(party, code)]

    def domains(self) -> tuple[Node, ...]:
        """Return the domains, each in the column that is shortest so far, their processes below each other."""
        width = ACROSS * (BOX_W + GAP) + GAP
        heights = [EDGE] * COLUMNS
        found: list[Node] = []
        for group in groups(self.view.processes):
            column = heights.index(min(heights))
            left, top = EDGE + column * (width + 4 * GAP), heights[column]
            at, inside = top + (HEAD if group.code else 0), []
            for process in group.processes:
                box = self._block(process, left + GAP, at, width)
                inside.append(box)
                at += box.h + GAP
            if group.code:
                number = self.records.codes[group.code]
                found.append(
                    Node(self.id("domain", number), left, top, width + 2 * GAP, at - top,
                         self.process(group.code), "", tuple(inside))
                )  # fmt: skip
            else:
                found += inside
            heights[column] = at + 2 * GAP
        return tuple(found)

    def _block(self, process: Process, left: int, top: int, width: int) -> Node:
        """Return a process with the systems of all parties."""
        number = self.records.codes[process.code]
        keys = dict.fromkeys(
            k for party in self.view.parties for k in self.view.systems_of(party.key, process.code)
        )
        known = sorted((k for k in keys if k in self.records.numbers), key=self.view.system_order)
        inside = tuple(
            Node(
                self.id(number, self.records.numbers[key]), left + GAP + place % ACROSS * (BOX_W + GAP),
                top + HEAD + place // ACROSS * (BOX_H + GAP), BOX_W, BOX_H, self.system(key),
            )
            for place, key in enumerate(known)
        )  # fmt: skip
        height = HEAD + max(1, -(-len(known) // ACROSS)) * (BOX_H + GAP)
        return Node(self.id(number), left, top, width, height, self.process(process.code), "", inside)


def table_views(records: Records, text: str) -> list[View]:
    """Return the processes by party and the map of domains; none without processes.

    Args:
        records: What is exported.
        text: What is said of the day.
    """
    if not records.view.processes:
        return []
    found = [("parties", _("Process by party")), ("domains", _("Domains"))]
    views = []
    for kind, name in found:
        drawing = Drawing(kind, records)
        nodes: Sequence[Node] = drawing.by_party() if kind == "parties" else drawing.domains()
        views.append(View(identifier("view", kind), name, text, tuple(nodes)))
    return views
