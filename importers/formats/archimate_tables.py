"""The tables of records that an ArchiMate model makes, and what is told of what was kept and what not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from importers.formats import archimate_own as own
from importers.formats.archimate_kinds import Kinds, chosen, own_mark
from importers.formats.archimate_parts import Parts
from importers.formats.archimate_settle import Settling
from importers.formats.archimate_told import told
from importers.formats.model_sheet import PartSheet, made, tell
from importers.formats.table import Table
from inventory.errors import InputError
from inventory.language import _
from inventory.publish.archimate_names import COLUMNS, SUPPORT
from inventory.records import get, in_order

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from importers.formats.archimate_model import Concept, Model
    from importers.formats.table import Numbered
    from importers.options import Options

Line = tuple[int, dict[str, str]]
"""Number of a row, and its cells by name of the column."""


class Making:
    """Makes the tables of a model.

    Args:
        model: The model.
        file: Name of its file.
    """

    def __init__(self, model: Model, file: str) -> None:
        self.model = model
        self.file = file

    def __call__(self, options: Options) -> list[Table]:
        """Return the tables in the order in which they are imported; the first tells what was kept and what not.

        Raises:
            InputError: The user named a type or kind that is not known, or nothing of the model is taken in.
        """
        before = options.models.get(self.model.identifier, {})
        kinds = Kinds(self.model, chosen(options.kinds, self.model, before))
        parts = Parts(kinds)
        settling = Settling(parts)
        found = []
        for record, names, lines in _parts(parts):
            if lines:
                found.append(self._table(record, names, lines, settling))
        sentences = told(parts)
        old = [f"{name} → {kind}" for name, kind in before.items() if name not in options.kinds]
        if old:
            sentences.append(_("As was said of this model before: {list}.").format(list=", ".join(old)))
        if not found:
            raise InputError(
                _("{file} holds nothing that is taken in: {sentences}").format(
                    file=self.file, sentences=" ".join(sentences)
                ),
                _("Say with --map TYPE=KIND what its elements are."),
            )
        order = [record.kind for record in in_order()]
        found.sort(key=lambda table: order.index(table.record))
        settling.first = found[0].sheet.rows.report
        tell(settling.first, *sentences)
        return found

    def _table(self, record: str, names: Sequence[str], lines: Sequence[Line], settling: Settling) -> Table:
        """Return one table; columns that no row fills are left out, unless they are of those that every row has."""
        fields = get(record).fields
        filled = [
            n for n in names if n in BASIC.get(record, ()) or any(cells.get(n) for _number, cells in lines)
        ]
        headers = [_(fields[name].label) for name in filled]
        rows: list[Numbered] = [
            (number, [cells.get(name, "") for name in filled])
            for number, cells in sorted(lines, key=lambda line: line[0])
        ]
        sheet = PartSheet(
            f"{self.file} / {_(get(record).plural)}",
            headers,
            made(rows, headers),
            0,
            model=self.model.identifier,
        )
        create = frozenset({"supplier"}) if record == "system" else frozenset()
        return Table(sheet, record, create=create, settle=settling.of(record, filled))


BASIC: Mapping[str, tuple[str, ...]] = {
    "process": ("code", "name", "parent", "reference", "identifier", "notes"),
    "system": ("name", "reference", "identifier", "notes"),
    "interface": ("source", "target", "name", "identifier", "notes"),
    "support": ("party", "process", "system", "function"),
}
"""Columns that a table always has, since the database may fill them."""


def _parts(parts: Parts) -> Iterator[tuple[str, tuple[str, ...], list[Line]]]:
    """Yield kind of record, columns and rows of each table."""
    for kind in ("party", "supplier"):
        yield (
            kind,
            ("name", *COLUMNS[kind], "notes"),
            [(e.number, _named(e, kind)) for e in parts.every(kind)],
        )
    names = tuple(dict.fromkeys((*BASIC["process"], *COLUMNS["process"])))
    for level in parts.levels():
        yield "process", names, [(e.number, _process(parts, e)) for e in level]
    yield (
        "participation",
        ("party", "process", "runs", *COLUMNS["participation"], "notes"),
        own.participation(parts),
    )
    names = tuple(dict.fromkeys((*BASIC["system"], *COLUMNS["system"])))
    yield "system", names, [(e.number, _system(parts, e)) for e in parts.every("system")]
    yield "support", ("party", "process", "system", *SUPPORT), [*own.support(parts), *_support(parts)]
    names = tuple(dict.fromkeys((*BASIC["interface"], *COLUMNS["interface"])))
    yield "interface", names, list(_interfaces(parts))


def _named(element: Concept, kind: str) -> dict[str, str]:
    """Return the cells of a party or supplier."""
    cells = own.cells(element, kind) if own_mark(element)[0] else {}
    return {**cells, "name": element.name or element.identifier, "notes": element.text}


def _process(parts: Parts, element: Concept) -> dict[str, str]:
    """Return the cells of a process."""
    code, name = parts.codes[element.identifier]
    parent = parts.parents.get(element.identifier, "")
    cells = {
        "code": code,
        "name": name,
        "parent": parts.codes[parent][0] if parent else "",
        "notes": element.text,
    }
    if own_mark(element)[0]:
        return {**own.cells(element, "process"), **cells}
    return {**cells, "reference": element.name, "identifier": parts.identifiers[element.identifier]}


def _system(parts: Parts, element: Concept) -> dict[str, str]:
    """Return the cells of a system."""
    cells = {"name": parts.names[element.identifier], "notes": element.text}
    if own_mark(element)[0]:
        return {**own.cells(element, "system"), **cells}
    return {**cells, "reference": element.name, "identifier": parts.identifiers[element.identifier]}


def _support(parts: Parts) -> Iterator[Line]:
    """Yield who works for what, of models of others: for whom is said when it is known whose board this is."""
    for one, system, process, function in parts.serving():
        yield (
            one.number,
            {
                "process": parts.codes[process][0],
                "system": parts.names[system],
                "function": function,
            },
        )


def _interfaces(parts: Parts) -> Iterator[Line]:
    """Yield what data go where."""
    for one, source, target in parts.moving():
        cells = {"source": parts.names[source], "target": parts.names[target], "notes": one.text}
        default = str(get("interface").fields["name"].default)
        cells["name"] = one.name or default
        if own_mark(one)[0]:
            yield one.number, {**own.cells(one, "interface"), **cells}
        else:
            yield one.number, {**cells, "identifier": one.identifier}
