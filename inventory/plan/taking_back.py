"""Taking back what people wrote in the document of a plan: texts and ticks go into the database in one batch."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import sqlalchemy as sa

from inventory.language import _
from inventory.records.plan import PlanText
from inventory.records.plan_cycle import PlanTick

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inventory.records import Record
    from inventory.store.work import Work


class TextRead(NamedTuple):
    """A text that somebody changed in the document.

    Attributes:
        slot: Code of the text.
        where: The question, or the table with its row and column.
        before: What the database has; "" for nothing.
        after: What the document has; "" when it was taken out.
    """

    slot: str
    where: str
    before: str
    after: str


class TickRead(NamedTuple):
    """A box that somebody ticked or unticked in the document: code of the item, its text, and how it now stands."""

    item: str
    where: str
    ticked: bool


def take_back(
    unit: Work, plan: int, texts: Sequence[TextRead], ticks: Sequence[TickRead], document: str
) -> int:
    """Write texts and ticks of a document into the database.

    Args:
        unit: The unit of work, one batch of the history.
        plan: Number of the plan.
        texts: The texts; an empty one archives the record.
        ticks: The boxes.
        document: Name of the file, which the reason of a box names.

    Returns:
        How many records were changed.

    Raises:
        InputError: A text does not fit its field.
    """
    done = sum(_text(unit, plan, one) for one in texts)
    for one in ticks:
        said = _("Ticked in {file}") if one.ticked else _("Unticked in {file}")
        given = {"ticked": one.ticked, "reason": said.format(file=document)}
        done += _written(unit, PlanTick, {"plan": plan, "item": one.item}, given)
    return done


def _text(unit: Work, plan: int, one: TextRead) -> bool:
    key = {"plan": plan, "slot": one.slot}
    if one.after:
        return _written(unit, PlanText, key, {"text": one.after})
    number = _number(unit, PlanText, key)
    return number is not None and unit.archive(PlanText, number)


def _written(unit: Work, record: type[Record], key: dict[str, Any], values: dict[str, Any]) -> bool:
    """Change the living record with this key, or add it; return whether anything changed."""
    number = _number(unit, record, key)
    if number is None:
        unit.add(record, {**key, **values})
        return True
    return unit.change(record, number, values)


def _number(unit: Work, record: type[Record], key: dict[str, Any]) -> int | None:
    table = record.table
    same = [table.c[name] == value for name, value in key.items()]
    found = unit.connection.execute(sa.select(table.c.id).where(table.c.archived.is_(None), *same)).scalar()
    return None if found is None else int(found)
