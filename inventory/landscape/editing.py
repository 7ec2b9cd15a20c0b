"""Filling in the landscape: texts of cells become changes of records, planned first and written as one batch.

A text replaces what the cell shows: a system that it no longer names has its support put away, one that it names anew
gets support from no day in particular, a word says whether the party runs the process. Nothing is half done: a problem
in one cell stops all of them.

    now = grid(connection, on)
    edit = planned(now, {(process, party): "ParnasSys; KIJK! (observeren)"}, systems(connection))
    with work(database, who, action="edit") as unit:
        write(unit, edit)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from inventory.errors import InputError
from inventory.landscape import catalogue
from inventory.landscape.cell import Use, written
from inventory.landscape.editing_plan import Change, Edit, Problem, planned
from inventory.landscape.grid import Cell, Column, Grid, Held, Row, Spot, grid, levels
from inventory.landscape.known import Suggestion, Systems, suggestions, systems
from inventory.language import _
from inventory.records.landscape import Participation, Support
from inventory.text import clean, fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inventory.store.work import Work

__all__ = [
    "Cell", "Change", "Column", "Edit", "Grid", "Held", "Problem", "Row", "Spot", "Suggestion", "Systems",
    "add", "block", "copied", "grid", "level_set", "levels", "pasted", "planned", "refusal", "suggestions", "systems", "take",
    "write",
]  # fmt: skip

Block = list[list[str]]
"""Texts of cells, row by row, as a clipboard holds them."""


def write(work: Work, edit: Edit) -> None:
    """Write what was planned, all within the batch of a unit of work.

    Raises:
        InputError: There are problems; nothing is written.
        StaleError: A cell was changed since it was read.
    """
    if edit.problems:
        raise refusal(edit)
    made = {fold(name): catalogue.make(work, name) for name in edit.new_systems}
    for change in edit.changes:
        record = Participation if change.action == "runs" else Support
        values = dict(change.values)
        if change.action == "add" and "system" not in values:
            values["system"] = made[fold(change.name)]
        if change.number is None:
            work.add(record, values)
        elif change.values:
            work.change(record, change.number, values, change.version)
        else:
            work.archive(record, change.number, change.version)


def refusal(edit: Edit) -> InputError:
    """Return the problems of an edit as one error."""
    told = [f"{problem.where}: {problem.message}" for problem in edit.problems[:10]]
    if len(edit.problems) > len(told):
        told.append(_("And {count} more.").format(count=len(edit.problems) - len(told)))
    return InputError("\n".join(told), _("Nothing was written. Mend the cells and try again."))


def add(of: Grid, spot: Spot, name: str) -> dict[Spot, str]:
    """Return the text of a cell with a system more, to be planned."""
    return {spot: written("yes", [*(held.use for held in of.cell(spot).held), Use(clean(name))])}


def take(of: Grid, spot: Spot, held: Held) -> dict[Spot, str]:
    """Return the text of a cell with a support row less, to be planned."""
    cell = of.cell(spot)
    return {spot: written(cell.runs, [other.use for other in cell.held if other.number != held.number])}


def copied(of: Grid, source: int, target: int, along: Literal["row", "column"] = "row") -> dict[Spot, str]:
    """Return the texts that make a row or column say what another one says, to be planned.

    Args:
        of: The grid.
        source: Number of the process (row) or party or system (column) that is copied; its empty cells are not.
        target: Number of the one that is filled.
        along: Whether both are rows or columns.
    """
    if along == "row":
        pairs = (((source, c.number), (target, c.number)) for c in of.columns)
    else:
        pairs = (((r.number, source), (r.number, target)) for r in of.rows)
    return {to: of.cell(at).text for at, to in pairs if of.cell(at).text}


def block(of: Grid, at: Spot, to: Spot) -> Block:
    """Return the texts of a rectangle of cells, from one corner to another."""
    rows = sorted((of.row_places[at[0]], of.row_places[to[0]]))
    columns = sorted((of.column_places[at[1]], of.column_places[to[1]]))
    return [
        [of.cell((row.number, column.number)).text for column in of.columns[columns[0] : columns[1] + 1]]
        for row in of.rows[rows[0] : rows[1] + 1]
    ]


def pasted(of: Grid, at: Spot, texts: Sequence[Sequence[str]], known: Systems) -> Edit:
    """Return what pasting a block of texts would change, its first cell at a cell of the grid.

    Rows go down as the grid shows them, domains too. What falls outside the grid is a problem, unless it is empty.
    """
    row, column = of.row_places.get(at[0]), of.column_places.get(at[1])
    if row is None or column is None:
        return planned(of, {at: ""}, known)
    inside: dict[Spot, str] = {}
    outside = []
    for down, line in enumerate(texts):
        for right, text in enumerate(line):
            if row + down < len(of.rows) and column + right < len(of.columns):
                inside[of.rows[row + down].number, of.columns[column + right].number] = text
            elif text.strip():
                where = _("row {row}, column {column} of what is pasted").format(
                    row=down + 1, column=right + 1
                )
                message = _("“{text}” falls outside the table.").format(text=clean(text)[:60])
                outside.append(Problem(None, where, message))
    edit = planned(of, inside, known)
    return Edit(edit.changes, edit.new_systems, (*edit.problems, *outside))


def level_set(of: Grid, spot: Spot, text: str) -> Edit:
    """Return what setting one level changes in a grid of one party."""
    return planned(of, {spot: text}, Systems({}))
