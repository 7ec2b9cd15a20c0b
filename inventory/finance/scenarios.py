"""Named scenarios of the replacement plan, and what a user moved in them, as they are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import sqlalchemy as sa

from inventory.errors import InputError
from inventory.finance.reading import rows
from inventory.finance.replacement_terms import Index, Move, Rules, horizon
from inventory.language import _
from inventory.records.lots import Lot
from inventory.records.replacement import Scenario, ScenarioMove
from inventory.text import clean, fold

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from inventory.store.work import Work


class ScenarioRow(NamedTuple):
    """A scenario as it is recorded; the index in basis points, the ceiling in cents."""

    id: int
    name: str
    first_year: int | None
    last_year: int | None
    price_index: int | None
    ceiling: int | None
    advance: int | None
    status: str
    notes: str | None


class MoveRow(NamedTuple):
    """A moved replacement as it is recorded."""

    id: int
    scenario: int
    lot: int
    generation: int
    shift: int | None
    quantity: int | None
    unit_price: int | None
    skip: bool | None
    reason: str


def listing(connection: Connection) -> tuple[ScenarioRow, ...]:
    """Return all scenarios, in the order in which they were made."""
    return rows(connection, Scenario, ScenarioRow)


def find(connection: Connection, name: str) -> ScenarioRow:
    """Return the scenario that a person names; capitals and accents do not matter.

    Raises:
        InputError: There is none; the hint names those that there are.
    """
    known = listing(connection)
    for one in known:
        if one.name == name or fold(one.name) == fold(name):
            return one
    names = ", ".join(one.name for one in known)
    raise InputError(
        _("There is no scenario “{name}”.").format(name=clean(name)),
        _("There are: {names}.").format(names=names)
        if names
        else _("Make one first: inventaris replacement new NAME."),
    )


def move_rows(connection: Connection, scenario: int) -> tuple[MoveRow, ...]:
    """Return what was moved in a scenario, as it is recorded."""
    return rows(connection, ScenarioMove, MoveRow, ScenarioMove.table.c.scenario == scenario)


def moves(connection: Connection, scenario: int) -> tuple[Move, ...]:
    """Return what was moved in a scenario, as the plan reckons with it."""
    return tuple(
        Move(
            one.lot, one.generation, one.shift or 0, one.quantity, one.unit_price, bool(one.skip), one.reason
        )
        for one in move_rows(connection, scenario)
    )


def new(work: Work, name: str, **values: Any) -> int:
    """Write a new scenario and return its number.

    Args:
        work: The unit of work.
        name: Its name.
        values: first_year, last_year, price_index (basis points), ceiling (cents), advance (years), notes.

    Raises:
        InputError: There is one of that name, or the years, index or ceiling cannot be.
    """
    wanted = clean(name)
    if not wanted:
        raise InputError(_("A scenario needs a name."))
    for one in listing(work.connection):
        if fold(one.name) == fold(wanted):
            raise InputError(
                _("There is a scenario “{name}” already.").format(name=one.name), _("Choose another name.")
            )
    first, last = values.get("first_year"), values.get("last_year")
    if first is not None and last is not None:
        horizon(first, last)
    Rules(Index(values.get("price_index") or 0), values.get("ceiling"), values.get("advance") or 0)
    given = {key: value for key, value in values.items() if value is not None}
    return work.add(Scenario, {"name": wanted, **given})


def copy_moves(work: Work, old: int, new_one: int) -> None:
    """Write what was moved in one scenario into another, a new one."""
    for one in move_rows(work.connection, old):
        values = one._asdict()
        del values["id"]
        work.add(ScenarioMove, {**values, "scenario": new_one})


def lot_number(connection: Connection, code: str) -> int:
    """Return the number of the lot with a code.

    Raises:
        InputError: There is none.
    """
    table = Lot.table
    query = sa.select(table.c.id).where(table.c.archived.is_(None), table.c.code == clean(code))
    found = connection.execute(query).scalar()
    if found is None:
        raise InputError(
            _("There is no purchase lot “{code}”.").format(code=clean(code)),
            _("Look at the codes with: inventaris list lot."),
        )
    return int(found)


def write_move(work: Work, scenario: ScenarioRow, move: Move) -> int:
    """Write what a user moves in a scenario, instead of what was moved for the same replacement; return its number.

    Raises:
        InputError: The scenario is adopted, there is no reason, or nothing is moved.
    """
    refuse_adopted(scenario)
    if not move.reason:
        raise InputError(_("Say why, with a reason."))
    values = {
        "shift": move.shift,
        "quantity": move.quantity,
        "unit_price": move.unit_price,
        "skip": move.skip,
        "reason": move.reason,
    }
    if not any((move.shift, move.quantity, move.unit_price is not None, move.skip)):
        raise InputError(
            _("Nothing is moved."), _("Give years, a quantity or a price, or skip the replacement.")
        )
    for one in move_rows(work.connection, scenario.id):
        if (one.lot, one.generation) == (move.lot, move.generation):
            work.change(ScenarioMove, one.id, values)
            return one.id
    key = {"scenario": scenario.id, "lot": move.lot, "generation": move.generation}
    return work.add(ScenarioMove, {**key, **values})


def remove_move(work: Work, scenario: ScenarioRow, lot: int, generation: int = 1) -> None:
    """Put away what was moved for a replacement, so that the plan decides again.

    Raises:
        InputError: The scenario is adopted, or nothing was moved.
    """
    refuse_adopted(scenario)
    for one in move_rows(work.connection, scenario.id):
        if (one.lot, one.generation) == (lot, generation):
            work.archive(ScenarioMove, one.id)
            return
    raise InputError(_("Nothing was moved for this replacement."))


def refuse_adopted(scenario: ScenarioRow) -> None:
    """Refuse to change a scenario whose planned lots stand in the budget.

    Raises:
        InputError: It is adopted.
    """
    if scenario.status == "adopted":
        raise InputError(
            _("The scenario “{name}” is adopted.").format(name=scenario.name),
            _("Make a new scenario, move there, and adopt that one."),
        )
