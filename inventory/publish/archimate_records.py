"""Records as elements and relations of an ArchiMate model.

The mapping (landscape.md B1, each relation legal in ArchiMate 3): a party and a supplier are actors, a domain a grouping
of processes, a system an application component; who runs a process is assigned to it, a system serves it, data flow
between systems; an agreement is a contract beside the systems that it covers.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from inventory.landscape import exchange, reading
from inventory.language import _
from inventory.publish.archimate_model import Element, Relation, identifier
from inventory.publish.archimate_names import COLUMNS, NOT_RUN, OWN, REFERENCE, RETURN, ROADMAP, joined
from inventory.publish.archimate_support import supports
from inventory.publish.archimate_values import properties
from inventory.records import get

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from sqlalchemy import Connection

    from inventory.landscape.model import LandscapeView, Mode

Rows = dict[int, Any]
"""Living records of a kind by number, in the order in which they were made."""
KINDS = (
    "party", "supplier", "process", "system", "participation", "support", "interface", "agreement", "annex",
)  # fmt: skip


@dataclass
class Records:
    """What is exported of the records.

    Args:
        connection: One that reads.
        on: The day.
        mode: The state.

    Attributes:
        view: The landscape of that day.
        rows: Living records by kind and number.
        parties: Number of a party by its key in the landscape.
        systems: Numbers of the systems that the model has; what the roadmap adds comes with it.
        relations: The relations, once `make` is done.
    """

    connection: Connection
    on: date
    mode: Mode
    rows: dict[str, Rows] = field(default_factory=dict)
    systems: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        """Read everything."""
        self.view: LandscapeView = reading.view(self.connection, self.on, self.mode)
        self.exchanges = exchange.exchanges(self.connection, self.on, self.mode)
        for kind in KINDS:
            found = self.connection.execute(reading.living(get(kind)))
            self.rows[kind] = {row.id: row for row in found}
        known = reading.known_landscape(self.connection, with_roadmap=self.mode != "now")
        self.parties = {party.key: number for number, party in known.parties.items()}
        self.numbers = {row.name: number for number, row in self.rows["system"].items()}
        self.codes = {row.code: number for number, row in self.rows["process"].items()}
        self.systems = {self.numbers[key] for key in self.view.systems if key in self.numbers}

    def children(self) -> Mapping[int, int]:
        """Return how many processes belong to each process, those that are a part of themselves not counted."""
        found: dict[int, int] = {}
        for row in self.rows["process"].values():
            if row.parent in self.rows["process"]:
                found[row.parent] = found.get(row.parent, 0) + 1
        return found

    def titles(self, field_target: str) -> Mapping[int, str]:
        """Return by what the records of a kind are called in a property."""
        name = "code" if field_target == "agreement" else "name"
        return {number: getattr(row, name) for number, row in self.rows.get(field_target, {}).items()}

    def properties(self, kind: str, row: Any, key: str = "") -> tuple[tuple[str, str], ...]:
        """Return the properties of a record: which one it is, and its columns."""
        mark = f"{kind} {key}" if key else kind
        return ((OWN, mark), *properties(kind, COLUMNS[kind], row, self.titles))


def elements(records: Records) -> Iterator[Element]:
    """Yield the elements of records."""
    yield from _actors(records)
    yield from _processes(records)
    yield from _systems(records)
    yield from _agreements(records)


def relations(records: Records) -> Iterator[Relation]:
    """Yield the relations of records."""
    yield from _structure(records)
    yield from _participation(records)
    yield from supports(records.view, records.rows, records.parties, records.codes, records.numbers)
    yield from _interfaces(records)
    yield from _suppliers(records)
    yield from _covered(records)


def used_parties(records: Records) -> list[Any]:
    """Return the parties of the landscape, in its order."""
    return [records.rows["party"][records.parties[party.key]] for party in records.view.parties]


def used_suppliers(records: Records) -> list[Any]:
    """Return the suppliers of the systems and agreements that are exported."""
    rows = [records.rows["system"][number] for number in sorted(records.systems)]
    wanted = {row.supplier for row in (*rows, *used_agreements(records))}
    return [row for number, row in records.rows["supplier"].items() if number in wanted]


def used_agreements(records: Records) -> list[Any]:
    """Return the agreements that cover a system or an interface that is exported."""
    wanted = {row.agreement for row in records.rows["annex"].values() if row.system in records.systems}
    wanted |= {row.agreement for row in _shown_interfaces(records)}
    return [row for number, row in records.rows["agreement"].items() if number in wanted]


def _actors(records: Records) -> Iterator[Element]:
    for kind, rows in (("party", used_parties(records)), ("supplier", used_suppliers(records))):
        for row in rows:
            marks = records.properties(kind, row, row.name)
            yield Element(identifier(kind, row.id), "BusinessActor", row.name, row.notes or "", marks)


def _processes(records: Records) -> Iterator[Element]:
    rows, holding = records.rows["process"], records.children()
    not_run: dict[int, list[str]] = {}
    for row in records.rows["participation"].values():
        if row.runs == "no" and row.party in records.rows["party"]:
            not_run.setdefault(row.process, []).append(records.rows["party"][row.party].name)
    for number, row in rows.items():
        domain = number in holding and row.parent not in rows
        marks = records.properties("process", row, row.code)
        if number in not_run:
            marks += ((NOT_RUN, joined(sorted(not_run[number]), ";")),)
        yield Element(
            identifier("process", number), "Grouping" if domain else "BusinessProcess", row.name, row.notes or "", marks
        )  # fmt: skip


def _systems(records: Records) -> Iterator[Element]:
    names = set()
    for number in sorted(records.systems):
        row = records.rows["system"][number]
        marks = records.properties("system", row, row.name)
        yield Element(identifier("system", number), "ApplicationComponent", row.name, row.notes or "", marks)
        names.add(row.reference)
    for name in sorted(names - {None, ""}):
        marks = ((OWN, REFERENCE), (_("Type"), _("reference component")))
        yield Element(identifier(REFERENCE, name), "ApplicationComponent", name, "", marks)


def _agreements(records: Records) -> Iterator[Element]:
    for row in used_agreements(records):
        marks = ((OWN, f"agreement {row.code}"),)
        yield Element(
            identifier("agreement", row.id), "Contract", f"{row.code} {row.name}", row.notes or "", marks
        )


def _structure(records: Records) -> Iterator[Relation]:
    """Yield what belongs to what, and which reference component a system answers to."""
    rows = records.rows["process"]
    for number, row in rows.items():
        if row.parent in rows:
            kind = "Composition" if rows[row.parent].parent in rows else "Aggregation"
            ends = identifier("process", row.parent), identifier("process", number)
            yield Relation(identifier("part of", number), kind, *ends)
    for number in sorted(records.systems):
        name = records.rows["system"][number].reference
        if name:
            ends = identifier("system", number), identifier(REFERENCE, name)
            yield Relation(identifier("answers to", number), "Specialization", *ends)


def _participation(records: Records) -> Iterator[Relation]:
    parties = {row.id for row in used_parties(records)}
    for number, row in records.rows["participation"].items():
        if row.runs == "yes" and row.party in parties and row.process in records.rows["process"]:
            ends = identifier("party", row.party), identifier("process", row.process)
            marks = records.properties("participation", row)
            yield Relation(
                identifier("participation", number), "Assignment", *ends, "", row.notes or "", marks
            )


def _shown_interfaces(records: Records) -> list[Any]:
    """Return the interfaces of the day."""
    systems = {number: name for name, number in records.numbers.items()}
    keys = {number: key for key, number in records.parties.items()}
    there = {(e.flow.source, e.flow.target, e.data, e.party) for e in records.exchanges}
    return [
        row
        for row in records.rows["interface"].values()
        if (systems.get(row.source), systems.get(row.target), row.name, keys.get(row.party)) in there
    ]


def _interfaces(records: Records) -> Iterator[Relation]:
    """Yield the arrows of data; one that goes both ways as two, and those that the roadmap makes."""
    shown = _shown_interfaces(records)
    done = set()
    for row in shown:
        ends = identifier("system", row.source), identifier("system", row.target)
        marks = records.properties("interface", row)
        yield Relation(identifier("interface", row.id), "Flow", *ends, row.name, row.notes or "", marks)
        done |= {(row.source, row.target, row.name), (row.target, row.source, row.name)}
        if row.direction == "both_ways":
            yield Relation(
                identifier(RETURN, row.id), "Flow", ends[1], ends[0], row.name, "", ((OWN, RETURN),)
            )
    for one in records.exchanges:
        source, target = records.numbers.get(one.flow.source), records.numbers.get(one.flow.target)
        if source is None or target is None or (source, target, one.data) in done:
            continue
        done.add((source, target, one.data))
        ends = identifier("system", source), identifier("system", target)
        key = f"{source}/{target}/{one.data}"
        yield Relation(identifier("connects", key), "Flow", *ends, one.data, "", ((OWN, ROADMAP),))


def _suppliers(records: Records) -> Iterator[Relation]:
    for number in sorted(records.systems):
        supplier = records.rows["system"][number].supplier
        if supplier in records.rows["supplier"]:
            ends = identifier("supplier", supplier), identifier("system", number)
            yield Relation(identifier("supplies", number), "Association", *ends)


def _covered(records: Records) -> Iterator[Relation]:
    """Yield with whom an agreement is, and which systems it covers."""
    used = {row.id: row for row in used_agreements(records)}
    for number, row in used.items():
        if row.supplier in records.rows["supplier"]:
            ends = identifier("agreement", number), identifier("supplier", row.supplier)
            yield Relation(identifier("agreed with", number), "Association", *ends)
    for number, row in records.rows["annex"].items():
        if row.agreement in used and row.system in records.systems:
            ends = identifier("agreement", row.agreement), identifier("system", row.system)
            yield Relation(identifier("annex", number), "Association", *ends)
