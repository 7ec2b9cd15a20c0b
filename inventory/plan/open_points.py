"""What is still open in a plan: questions without a text, boxes without evidence, cells to fill, indicators unmeasured.

A box that is not ticked is open only as long as nothing shows it either way: what the inventory shows to be absent is an
answer, and so is what a person said.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from inventory.language import N_, _
from inventory.plan.assemble import assemble
from inventory.plan.blocks import Check, Heading, Prompt, Table, TextSlot, walk
from inventory.plan.facts import Facts
from inventory.plan.indicators import standings
from inventory.plan.template_board import of_board

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from sqlalchemy import Connection

    from inventory.plan.blocks import Block
    from inventory.plan.facts import Settings

KINDS = {
    "question": N_("question without a text"),
    "box": N_("box without evidence"),
    "cell": N_("place in a table that is empty"),
    "indicator": N_("indicator without a value"),
    "change": N_("change of the template that fits nothing"),
}


class Point(NamedTuple):
    """Something that is open.

    Attributes:
        kind: A key of `KINDS`.
        code: Code of the question, the box or the place; what `plan text` and `plan tick` take. The name of an
            indicator, or the number of a change.
        heading: The chapter or section that it stands in; "" for what stands in none.
        text: The question, the item, the row, or what is wrong.
    """

    kind: str
    code: str
    heading: str
    text: str


def open_points(connection: Connection, settings: Settings, on: date) -> list[Point]:
    """Return what is open in a plan, in reading order; indicators and changes of the template come last.

    Raises:
        InputError: There is no such template, or the years cannot be.
    """
    found = [*of_blocks(assemble(connection, settings, on))]
    unmeasured = (one for one in standings(Facts(connection, settings, on)) if one.value is None)
    found += [Point("indicator", str(one.row["number"]), "", one.row["name"]) for one in unmeasured]
    flags = of_board(connection, settings.template).flags
    return found + [Point("change", str(flag.record_id), "", flag.text) for flag in flags]


def of_blocks(blocks: Iterable[Block]) -> Iterator[Point]:
    """Yield what is open in the blocks of a plan, in reading order."""
    heading = ""
    for block in walk(blocks):
        match block:
            case Heading():
                heading = block.text
            case TextSlot(text=""):
                yield Point("question", block.id, heading, block.question)
            case Check(ticked=False, found=None) if not any(one.count for one in block.evidence):
                yield Point("box", block.id, heading, block.text)
            case Table():
                yield from _cells(block, heading)
            case _:
                pass


def _cells(table: Table, heading: str) -> Iterator[Point]:
    """Yield the places of a table that nobody has filled."""
    for row in table.rows:
        first = next((cell for cell in row if isinstance(cell, str) and cell), "")
        for column, cell in zip(table.columns, row, strict=False):
            if isinstance(cell, Prompt):
                where = " · ".join(part for part in (first, column.label) if part)
                yield Point("cell", cell.slot, heading, where)


def summary(points: Iterable[Point]) -> str:
    """Return in one line how many of each kind there are; that nothing is open when there are none."""
    kinds = [point.kind for point in points]
    counted = [f"{kinds.count(kind)} × {_(label)}" for kind, label in KINDS.items() if kind in kinds]  # noqa: RUF001  the sign itself
    return ", ".join(counted) if counted else _("Nothing is open in this plan.")
