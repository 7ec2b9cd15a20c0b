"""What people write in a plan: a text in one of its places, and their word on a box of a checklist; both can be taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from inventory.errors import InputError
from inventory.language import _
from inventory.plan.blocks import Check, Prompt, Table, TextSlot, Written, walk
from inventory.records.plan import PlanText
from inventory.records.plan_cycle import PlanTick
from inventory.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from inventory.plan.blocks import Block
    from inventory.records import Record
    from inventory.store.work import Work


def slots(blocks: Iterable[Block]) -> dict[str, str]:
    """Return the places of a plan that take a text, by code: the question, or the row and column of a table."""
    found: dict[str, str] = {}
    for block in walk(blocks):
        if isinstance(block, TextSlot):
            found[block.id] = block.question
        elif isinstance(block, Table):
            found |= _places(block)
    return found


def _places(table: Table) -> dict[str, str]:
    found = {}
    for row in table.rows:
        first = next((cell for cell in row if isinstance(cell, str) and cell), "")
        for column, cell in zip(table.columns, row, strict=False):
            if isinstance(cell, Prompt | Written):
                found[cell.slot] = " · ".join(part for part in (first, column.label) if part)
    return found


def items(blocks: Iterable[Block]) -> dict[str, str]:
    """Return the items of the checklists of a plan, by code."""
    return {block.id: block.text for block in walk(blocks) if isinstance(block, Check)}


def known(code: str, codes: Mapping[str, str], message: str) -> str:
    """Return a code as the plan has it.

    Args:
        code: What somebody wrote.
        codes: What each code stands for.
        message: What to say when there is none, with `{code}`.

    Raises:
        InputError: The plan has no such code; the hint names those that resemble it.
    """
    from difflib import get_close_matches  # noqa: PLC0415  only for who writes a code wrong

    by_fold = {fold(one): one for one in codes}
    wanted = fold(code)
    if wanted in by_fold:
        return by_fold[wanted]
    near = get_close_matches(wanted[:100], by_fold, n=3)
    hint = _("Perhaps: {names}.").format(names=", ".join(by_fold[one] for one in near)) if near else ""
    hint = hint or _("inventaris plan parts lists the codes.")
    raise InputError(message.format(code=code), hint)


def of_plan(unit: Work, record: type[Record], plan: int, column: str, code: str) -> dict[str, Any] | None:
    """Return the living record of a plan for a code, or None."""
    table = record.table
    query = sa.select(table).where(table.c.plan == plan, table.c[column] == code, table.c.archived.is_(None))
    row = unit.connection.execute(query).mappings().first()
    return dict(row) if row else None


def write_text(unit: Work, plan: int, slot: str, text: str) -> bool:
    """Write a text in a place of a plan; an empty one takes it away. Return whether anything changed."""
    old = of_plan(unit, PlanText, plan, "slot", slot)
    if not text.strip():
        return unit.archive(PlanText, old["id"]) if old else False
    if old:
        return unit.change(PlanText, old["id"], {"text": text})
    unit.add(PlanText, {"plan": plan, "slot": slot, "text": text})
    return True


def tick(unit: Work, plan: int, item: str, reason: str, *, ticked: bool) -> bool:
    """Write what a person says of a box, and why; return whether anything changed.

    Raises:
        InputError: There is no reason.
    """
    if not reason.strip():
        raise InputError(
            _("A box that a person ticks or unticks needs a reason."), _("Give one: --reason TEXT")
        )
    old = of_plan(unit, PlanTick, plan, "item", item)
    if old:
        return unit.change(PlanTick, old["id"], {"ticked": ticked, "reason": reason})
    unit.add(PlanTick, {"plan": plan, "item": item, "ticked": ticked, "reason": reason})
    return True


def untick(unit: Work, plan: int, item: str) -> bool:
    """Take away what a person said of a box, so that the inventory decides again; return whether there was anything."""
    old = of_plan(unit, PlanTick, plan, "item", item)
    return unit.archive(PlanTick, old["id"]) if old else False
