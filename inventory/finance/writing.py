"""Writing any record by hand: what happens to a lot goes through the course of its family, the rest straight to the store.

Commands and forms write through these, so that no event of a lot gets in or out that contradicts the others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from inventory.errors import InputError
from inventory.language import _
from inventory.records.assets import Lot, LotEvent

if TYPE_CHECKING:
    from collections.abc import Mapping

    from inventory.records import Record
    from inventory.store.work import Work


def add(unit: Work, record: type[Record], values: Mapping[str, Any]) -> int:
    """Write a new record and return its number.

    Args:
        unit: The unit of work.
        record: Of which kind.
        values: Stored values by column name. The number of a lot event follows by itself.

    Raises:
        InputError: A value does not fit, or the event cannot have happened.
    """
    named = record is LotEvent and all(values.get(name) is not None for name in ("lot", "type", "date"))
    return _event(unit, values) if named else unit.add(record, values)


def archive(unit: Work, record: type[Record], number: int) -> bool:
    """Put a record away; return whether it was not already.

    Raises:
        InputError: What happened later to a lot cannot be without it, or it lies in a closed year.
    """
    if record is not LotEvent or unit.row(record, number)["archived"] is not None:
        return unit.archive(record, number)
    from inventory.finance import lot_work  # noqa: PLC0415  only then

    lot_work.take_back(unit, number)
    return True


def _event(unit: Work, values: Mapping[str, Any]) -> int:
    from inventory.finance import lot_work  # noqa: PLC0415  only then
    from inventory.finance.course_piece import happening  # noqa: PLC0415

    lot, number = values["lot"], values.get("number")
    following = lot_work.next_number(unit.connection, lot)
    if number not in {None, following}:
        raise InputError(
            _("The next event of this lot has number {number}.").format(number=following),
            _("Give that number, or record it with: inventaris lot …, which counts by itself."),
        )
    _refuse_bought(unit, lot, values.get("into"))
    what = happening({**values, "number": None})
    return lot_work.record(unit, lot, what, document=values.get("document") or "")


def _refuse_bought(unit: Work, lot: int, into: int | None) -> None:
    """Refuse to let a part of a lot become one that was bought by itself: what that cost would be in no figure any more."""
    if into is not None and unit.row(Lot, into)["split_from"] != lot:
        code = unit.row(Lot, into)["code"]
        raise InputError(
            _("{lot} was not split off from this lot.").format(lot=code),
            _("Split with: inventaris lot split CODE …, which makes the new lot."),
        )
