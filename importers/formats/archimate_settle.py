"""A model meets the records: what is there already keeps its own name, code and place; only the reference follows the model.

What an element is known by, in this order: the identifier that an earlier import kept; the name, where one record without
an identifier has it. Our own export is known by its codes and names, as every table is.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from importers.formats.archimate_kinds import own_mark
from importers.formats.archimate_parts import short_code
from importers.formats.archimate_vanished import vanished
from importers.formats.model_known import There, adopted_by_name, settled_systems
from importers.formats.model_sheet import made, tell
from importers.formats.several import few
from inventory.language import _, ngettext
from inventory.records import get
from inventory.text import disarm, fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sqlalchemy import Connection

    from importers.formats.archimate_parts import Parts
    from importers.formats.table import Numbered
    from importers.profile import Settle
    from importers.reading.sheet import Report, Sheet

Cells = dict[str, Any]
SHOWN = 5


class Settling:
    """What becomes of the names and codes of a model once it is known what the database holds.

    Args:
        parts: The parts of the model.

    Attributes:
        codes: Code in the model → code that the process has here, as far as processes have had their turn.
        names: The same of the names of systems.
        first: Report of the table that comes first; it tells what vanished.
    """

    def __init__(self, parts: Parts) -> None:
        self.parts = parts
        self.codes: dict[str, str] = {}
        self.names: dict[str, str] = {}
        self.first: Report | None = None
        marks = [(own_mark(e), i) for i, e in parts.kinds.model.elements.items()]
        self.own = {i for (kind, _key), i in marks if kind}
        self.keys = {parts.names[i]: key for (kind, key), i in marks if kind == "system" and i in parts.names}
        self.own_codes = {parts.codes[i][0] for i in self.own if i in parts.codes}

    def of(self, record: str, names: Sequence[str]) -> Settle:
        """Return what settles a table of a kind of record.

        Args:
            record: The kind.
            names: Its columns, in the order of the table.
        """
        ways: dict[str, Callable[[Connection, list[Cells], Report], list[Cells]]] = {
            "process": self._processes,
            "system": self._systems,
            "support": self._supports,
            "interface": self._interfaces,
            "participation": self._participation,
        }

        def settle(connection: Connection, sheet: Sheet) -> Sheet:
            report = sheet.rows.report
            if report is self.first:
                tell(report, *self._own_arrows(connection), *vanished(connection, self._present()))
            rows: list[Cells] = [
                {**dict(zip(names, row, strict=True)), "": number} for number, row in sheet.numbered()
            ]
            if record in ways:
                rows = ways[record](connection, rows, report)
            # What reads cells takes our own apostrophe off, which spreadsheets need and a model does not have.
            cells: list[Numbered] = [(row[""], [disarm(row[name]) for name in names]) for row in rows]
            return replace(sheet, rows=made(cells, names, report))

        return settle

    def _present(self) -> set[str]:
        """Return all identifiers of the model."""
        model = self.parts.kinds.model
        return {
            *model.elements,
            *self.parts.identifiers.values(),
            *(one.identifier for one in model.relations),
        }

    def _processes(self, connection: Connection, rows: list[Cells], report: Report) -> list[Cells]:
        """Return processes under the codes that they have here."""
        there = There(connection, "process", "code")
        times = Counter(fold(row["name"]) for row in rows)
        adopted = []
        for row in rows:
            draft, known = row["code"], None
            if draft not in self.own_codes:
                known = there.known(row["identifier"])
                if known is None and times[fold(row["name"])] == 1:
                    known = there.referring(row["reference"]) or there.named(row["name"])
                    adopted += [row["name"]] if known is not None else []
                if known is None and fold(draft) in there.keys:
                    row["code"] = short_code(row["identifier"], there.keys)
            if known is None:
                row["parent"] = self.codes.get(row["parent"], row["parent"])
            else:
                parent = there.rows.get(known.parent)
                row |= {"code": known.code, "name": known.name, "notes": known.notes or ""}
                row["parent"] = parent.code if parent is not None else ""
            self.codes[draft] = row["code"]
        tell(report, *adopted_by_name(adopted, "process"))
        return rows

    def _systems(self, connection: Connection, rows: list[Cells], report: Report) -> list[Cells]:
        """Return systems under the names that they have here."""
        there = There(connection, "system", "name")
        renamed = []
        for row in rows:
            key = self.keys.get(row["name"])
            if key is not None and fold(row["name"]) not in there.keys and fold(key) in there.keys:
                renamed.append(row["name"])
                self.names[row["name"]] = there.keys[fold(key)].name
        others = [row for row in rows if row["name"] not in self.keys]
        self.names |= settled_systems(there, others, report)
        for row in rows:
            row["name"] = self.names.get(row["name"], row["name"])
        if renamed:
            text = _("Systems with another name in the model, which keep their own: {list}.")
            tell(report, text.format(list=few(renamed)))
        return rows

    def _own_arrows(self, connection: Connection) -> Iterator[str]:
        """Yield for whom the arrows count that name no party; told first, since without a party nothing of them is left."""
        count, board = len(list(self.parts.serving())), _own_board(connection)
        if count and board is None:
            text = ngettext(
                "{count} arrow from a system to a process is not taken in: it is not known which party is the own board.",
                "{count} arrows from systems to processes are not taken in: it is not known which party is the own board.",
                count,
            )
            yield text.format(count=count)
        elif count:
            text = ngettext(
                "{count} arrow from a system to a process names no party and counts for {party}.",
                "{count} arrows from systems to processes name no party and count for {party}.",
                count,
            )
            yield text.format(count=count, party=board)

    def _supports(self, connection: Connection, rows: list[Cells], _report: Report) -> list[Cells]:
        """Return supports under codes and names of here; those that name no party are the own board's."""
        board = _own_board(connection)
        rows = [row for row in rows if row["party"] or board is not None]
        for row in rows:
            row["party"] = row["party"] or board
            row["process"] = self.codes.get(row["process"], row["process"])
            row["system"] = self.names.get(row["system"], row["system"])
        return rows

    def _participation(self, _connection: Connection, rows: list[Cells], _report: Report) -> list[Cells]:
        """Return who runs what under codes of here."""
        for row in rows:
            row["process"] = self.codes.get(row["process"], row["process"])
        return rows

    def _interfaces(self, connection: Connection, rows: list[Cells], report: Report) -> list[Cells]:
        """Return interfaces under names of here; agreements that are not recorded here are left out."""
        there = There(connection, "interface", "name")
        names = {number: row.name for number, row in There(connection, "system", "name").rows.items()}
        agreements = {fold(row.code) for row in There(connection, "agreement", "code").rows.values()}
        unknown = []
        for row in rows:
            row["source"] = self.names.get(row["source"], row["source"])
            row["target"] = self.names.get(row["target"], row["target"])
            known = there.known(row.get("identifier", ""))
            if known is not None and known.source in names and known.target in names:
                row |= {"source": names[known.source], "target": names[known.target], "name": known.name}
                row["notes"] = known.notes or ""
            if row.get("agreement") and fold(row["agreement"]) not in agreements:
                unknown.append(row["agreement"])
                row["agreement"] = ""
        if unknown:
            text = _("Agreements that are not recorded here are left out: {list}.")
            tell(report, text.format(list=few(list(dict.fromkeys(unknown)))))
        return rows


def _own_board(connection: Connection) -> str | None:
    """Return the name of the party whose inventory this is; the only school board when none says so."""
    table = get("party").table
    rows = connection.execute(sa.select(table).where(table.c.archived.is_(None)).order_by(table.c.id)).all()
    own = [row.name for row in rows if row.own] or [row.name for row in rows if row.type == "board"]
    return own[0] if len(own) == 1 else None
