"""The tables of records that a CycloneDX file makes, and what is told of what is not taken in."""

from __future__ import annotations

import tomllib
from collections import Counter
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from importers.formats.cyclonedx_flows import dangling, flows
from importers.formats.cyclonedx_reading import component, items, mapping, passed_over, services, text
from importers.formats.model_known import There, settled_systems
from importers.formats.model_sheet import made, tell
from importers.formats.several import few
from importers.formats.table import Table
from importers.reading.sheet import Sheet
from inventory.errors import InputError
from inventory.language import _, ngettext
from inventory.records import get
from inventory.text import disarm, fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from sqlalchemy import Connection

    from importers.formats.cyclonedx_flows import Flow
    from importers.formats.cyclonedx_reading import Data, Part
    from importers.formats.table import Numbered
    from importers.options import Options
    from importers.profile import Settle
    from importers.reading.sheet import Report

Json = Any
Cells = dict[str, Any]
SYSTEM = ("name", "supplier", "website", "personal_data", "pupil_data", "identifier", "notes")
INTERFACE = ("source", "target", "name", "direction", "pupil_data", "categories", "identifier")
OF = "#"
"""Stands between what identifies the file and what identifies a part of it."""


@cache
def words() -> dict[str, Any]:
    """Return what words in a classification say, and which components are systems."""
    return tomllib.loads((Path(__file__).parent / "cyclonedx.toml").read_text(encoding="utf-8"))


def making(bom: dict[str, Json], file: str) -> Making:
    """Return what makes the tables of a file.

    Args:
        bom: The file, as JSON.
        file: Its name.
    """
    labels = {"group": _("Group"), "version": _("Version"), "endpoints": _("Endpoints")}
    root = component(mapping(bom.get("metadata")).get("component"), labels)
    parts = [part for one in items(bom.get("components")) if (part := component(one, labels)) is not None]
    found = [*([root] if root else []), *services(bom.get("services"), labels)]
    systems = words()["components"]["systems"]
    all_of_them = [*found, *parts]
    taken = [part for part in all_of_them if part.type in {"service", *systems}]
    left = Counter(part.type or "?" for part in all_of_them if part.type not in {"service", *systems})
    return Making(bom, file, _named(taken), left, all_of_them)


def _named(parts: list[Part]) -> list[Part]:
    """Return parts each under a name and a reference of its own; one that has the name of another says which it is."""
    names: set[str] = set()
    keys: set[str] = set()
    found = []
    for place, part in enumerate(parts, 1):
        tries = [part.name, *([f"{part.name} ({part.reference})"] if part.reference else [])]
        name = next((one for one in tries if fold(one) not in names), f"{part.name} ({place})")
        key = part.key if part.key not in keys else name
        names.add(fold(name))
        keys.add(key)
        found.append(replace(part, name=name, reference=key))
    return found


@dataclass
class Making:
    """Makes the tables of a file.

    Args:
        bom: The file.
        file: Its name.
        parts: The services and applications that become systems.
        left: How many components of each type are not taken in.
        everything: All services and components.
    """

    bom: dict[str, Json]
    file: str
    parts: list[Part]
    left: Counter[str]
    everything: list[Part]

    def __post_init__(self) -> None:
        """Find the flows."""
        self.flows = flows(self.bom, self.parts)
        self.names: dict[str, str] = {}
        self.called = {part.key: part.name for part in self.parts}

    def tables(self, _options: Options) -> list[Table]:
        """Return the table of systems, and that of interfaces when there are any.

        Raises:
            InputError: The file holds no service and no application.
        """
        if not self.parts:
            raise InputError(
                _("{file} holds no services or applications: {list}.").format(
                    file=self.file, list=self._left()
                ),
                _(
                    "Parts of hardware and software are not taken in; devices come in by an export of their own."
                ),
            )
        found = [self._table("system", SYSTEM, map(self._system, self.parts), self._systems)]
        tell(found[0].sheet.rows.report, *self._told())
        if self.flows:
            found.append(
                self._table("interface", INTERFACE, map(self._interface, self.flows), self._interfaces)
            )
        return found

    def _table(
        self,
        record: str,
        names: Sequence[str],
        rows: Iterable[Cells],
        settling: Callable[[Connection, list[Cells], Report], None],
    ) -> Table:
        """Return one table."""
        headers = [_(get(record).fields[name].label) for name in names]
        numbered: list[Numbered] = [
            (place, [cells.get(name, "") for name in names]) for place, cells in enumerate(rows, 1)
        ]
        sheet = Sheet(f"{self.file} / {_(get(record).plural)}", headers, made(numbered, headers), 0)

        def settle(connection: Connection, sheet: Sheet) -> Sheet:
            report = sheet.rows.report
            cells = [dict(zip(names, row, strict=True)) for _number, row in sheet.numbered()]
            settling(connection, cells, report)
            settled: list[Numbered] = [
                (place, [disarm(str(row[name])) for name in names]) for place, row in enumerate(cells, 1)
            ]
            return replace(sheet, rows=made(settled, headers, report))

        way: Settle = settle
        create = frozenset({"supplier"}) if record == "system" else frozenset()
        return Table(sheet, record, create=create, settle=way)

    def _identifier(self, key: str) -> str:
        """Return by what a part is found again."""
        return f"{text(self.bom.get('serialNumber'))}{OF}{key}"

    def _system(self, part: Part) -> Cells:
        """Return the cells of a service or application."""
        within = self.called.get(part.within, "")
        lines = [*part.told, *([_("Part of: {name}").format(name=within)] if within else [])]
        return {
            "name": part.name,
            "supplier": part.supplier,
            "website": part.website,
            "personal_data": "yes" if _says(part.data, "personal") else "",
            "pupil_data": "yes" if _says(part.data, "pupils") else "",
            "identifier": self._identifier(part.key),
            "notes": "\n".join(lines),
        }

    def _interface(self, flow: Flow) -> Cells:
        """Return the cells of an interface."""
        names = self.called
        classes = list(dict.fromkeys(one.classification for one in flow.data if one.classification))
        called = list(dict.fromkeys(one.name for one in flow.data if one.name)) or classes
        return {
            "source": names[flow.source],
            "target": names[flow.target],
            "name": ", ".join(called) or str(get("interface").fields["name"].default),
            "direction": "both_ways" if flow.both else "one_way",
            "pupil_data": "yes" if _says(flow.data, "pupils") else "",
            "categories": "; ".join(classes),
            "identifier": self._identifier(f"{flow.source}>{flow.target}"),
        }

    def _systems(self, connection: Connection, rows: list[Cells], report: Report) -> None:
        """Give systems the names that they have here; those keep their own supplier and website."""
        there = There(connection, "system", "name")
        self.names = settled_systems(there, rows, report)
        for row in rows:
            row["name"] = self.names[row["name"]]
            if fold(row["name"]) in there.keys:
                row |= {"supplier": "", "website": ""}

    def _interfaces(self, connection: Connection, rows: list[Cells], _report: Report) -> None:
        """Give interfaces the names that they have here."""
        there = There(connection, "interface", "name")
        systems = {number: row.name for number, row in There(connection, "system", "name").rows.items()}
        for row in rows:
            row["source"] = self.names.get(row["source"], row["source"])
            row["target"] = self.names.get(row["target"], row["target"])
            known = there.known(row["identifier"])
            if known is not None and known.source in systems and known.target in systems:
                row |= {"source": systems[known.source], "target": systems[known.target], "name": known.name}

    def _told(self) -> list[str]:
        """Return what a person should know of the file."""
        count = len(self.parts)
        text = ngettext(
            "CycloneDX: {count} service or application.",
            "CycloneDX: {count} services and applications.",
            count,
        )
        found = [text.format(count=count)]
        if self.left:
            found.append(_("Components that are not taken in: {list}.").format(list=self._left()))
        nameless = passed_over(self.bom.get("services"))
        if nameless:
            text = ngettext(
                "{count} service without a name, or too deep in others, is not taken in.",
                "{count} services without a name, or too deep in others, are not taken in.",
                nameless,
            )
            found.append(text.format(count=nameless))
        nowhere = dangling(self.bom)
        if nowhere:
            text = _("Dependencies that point to nothing in the file are not taken in: {list}.")
            found.append(text.format(list=few(nowhere)))
        loose = [f"{one.source} → {one.target}" for one in self.flows if not one.known]
        if loose:
            text = _("Interfaces of which the file does not say which way the data go: {list}.")
            found.append(text.format(list=few(loose)))
        said = {one.classification for part in self.parts for one in part.data if one.classification}
        if said and not any(_says(part.data, "pupils") for part in self.parts):
            text = _("No class of data names pupils ({list}): whether they are data of pupils stays unknown.")
            found.append(text.format(list=few(sorted(said))))
        return found

    def _left(self) -> str:
        """Return the components that are not taken in, by type."""
        return ", ".join(f"{name} {count}" for name, count in sorted(self.left.items())) or _("nothing")


def _says(data: Iterable[Data], what: str) -> bool:
    """Return whether the class or the name of some data has a word that says something of them."""
    known = words()["words"][what]
    said = [fold(f"{one.classification} {one.name}") for one in data]
    return any(word in text.split() or (len(word) > 4 and word in text) for text in said for word in known)  # noqa: PLR2004  short words stand alone
