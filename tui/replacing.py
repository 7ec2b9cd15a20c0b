"""The replacement plan as the screens show and change it; threads call this."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from inventory.errors import InputError
from inventory.finance import planned, scenario_plan, scenarios
from inventory.finance.money import euro
from inventory.finance.replacement import plan
from inventory.finance.replacement_results import by_year
from inventory.finance.replacement_terms import Move, Rules
from inventory.language import _, ngettext
from inventory.records.values import day
from inventory.store.work import work

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from inventory.finance.planned import Adopted, Bought, PlannedRow
    from inventory.finance.replacement_terms import Line
    from inventory.finance.scenario_plan import Compared, Made, Wish
    from inventory.finance.scenarios import ScenarioRow
    from inventory.store.database import Database


class Plan(NamedTuple):
    """A replacement plan, and what it would be if everything was bought when it is due.

    Args:
        made: The plan.
        needed: Cents a book year when everything is bought when it is due: without ceiling and without moves.
    """

    made: Made
    needed: tuple[int, ...]


def plan_of(database: Database, wish: Wish, on: dt.date) -> Plan:
    """Reckon a replacement plan.

    Raises:
        InputError: The scenario is not there any more, or its years, index or ceiling cannot be.
    """
    with database.read() as connection:
        made = scenario_plan.make(connection, wish, on)
    rules = Rules(made.rules.index, None, 0, made.rules.until)
    due = by_year(plan(made.needs, made.horizon, rules), made.horizon)
    return Plan(made, tuple(year.investment for year in due))


def listed(database: Database) -> list[tuple[ScenarioRow, int]]:
    """Read the scenarios, each with how much was moved in it."""
    with database.read() as connection:
        return [(one, len(scenarios.move_rows(connection, one.id))) for one in scenarios.listing(connection)]


def compared(database: Database, names: Sequence[str], wish: Wish, on: dt.date) -> Compared:
    """Reckon scenarios side by side; "" stands for the plan without one.

    Raises:
        InputError: They are fewer than two, or one is not there any more.
    """
    with database.read() as connection:
        return scenario_plan.compare(connection, names, wish, on)


def make_scenario(database: Database, who: str, values: Mapping[str, Any]) -> str:
    """Write a new scenario, and return its name.

    Raises:
        InputError: There is one of that name, or its years, index or ceiling cannot be.
    """
    given = dict(values)
    name = given.pop("name")
    with work(database, who, _("New scenario {name}").format(name=name)) as unit:
        scenarios.new(unit, name, **given)
    return str(name)


def moved(values: Mapping[str, Any], lot: int, generation: int) -> Move:
    """Return what is filled in as a move.

    Raises:
        InputError: A number cannot be.
    """
    return Move(
        lot,
        generation,
        values.get("shift") or 0,
        values.get("quantity"),
        values.get("unit_price"),
        bool(values.get("skip")),
        values.get("reason") or "",
    )


def move_preview(found: Made, move: Move) -> str:
    """Return what a move would change in the totals a year, in sentences; nothing is written."""
    others = [one for one in found.moves if (one.lot, one.generation) != (move.lot, move.generation)]
    after = by_year(plan(found.needs, found.horizon, found.rules, [*others, move]), found.horizon)
    lines = []
    for before, later in zip(found.years, after, strict=True):
        if before.investment != later.investment:
            text = _("{year}: {before} → {after} ({difference})")
            lines.append(
                text.format(
                    year=before.label,
                    before=euro(before.investment),
                    after=euro(later.investment),
                    difference=_signed(later.investment - before.investment),
                )
            )
    whole = sum(one.investment for one in found.years), sum(one.investment for one in after)
    if not lines:
        lines.append(_("No year changes."))
    total = _("Together: {before} → {after}").format(before=euro(whole[0]), after=euro(whole[1]))
    return "\n".join([*_shortened(lines), total])


SHOWN = 6
"""Years of a preview; more do not fit a dialog of 24 lines."""


def _shortened(lines: list[str]) -> list[str]:
    left = len(lines) - SHOWN
    if left <= 0:
        return lines
    more = ngettext("… and {count} year more", "… and {count} years more", left).format(count=left)
    return [*lines[:SHOWN], more]


def _signed(amount: int) -> str:
    """Return a difference with its sign."""
    return ("+" if amount > 0 else "") + euro(amount)


def move(database: Database, who: str, scenario: str, made: Move, on: dt.date) -> Move:
    """Keep a move in a scenario, instead of what was moved for the same replacement.

    Raises:
        InputError: The scenario is adopted, there is no reason, nothing is moved, or it leads out of the plan.
    """
    with work(database, who, made.reason) as unit:
        row = scenarios.find(unit.connection, scenario)
        scenario_plan.refuse_move(unit.connection, row, made, on)
        scenarios.write_move(unit, row, made)
    return made


def unmove(database: Database, who: str, scenario: str, lot: int, generation: int) -> None:
    """Let the plan decide again over one replacement.

    Raises:
        InputError: The scenario is adopted, or nothing was moved.
    """
    with work(database, who, _("Not moved any more")) as unit:
        scenarios.remove_move(unit, scenarios.find(unit.connection, scenario), lot, generation)


def adopt(database: Database, who: str, scenario: str, on: dt.date) -> Adopted:
    """Make a scenario the plan of the board.

    Raises:
        InputError: It is not there any more.
    """
    with work(database, who, _("Adopted: {name}").format(name=scenario)) as unit:
        return planned.adopt(unit, scenario, on)


def to_buy(database: Database) -> list[PlannedRow]:
    """Read the planned lots that are not bought yet."""
    with database.read() as connection:
        return list(planned.listing(connection, open_only=True))


def buy(database: Database, who: str, code: str, values: Mapping[str, Any]) -> Bought:
    """Make a real lot of a planned one.

    Raises:
        InputError: It was bought before, or the code, price or quantity cannot be.
    """
    with work(database, who, _("Bought: {code}").format(code=values["code"])) as unit:
        return planned.buy(
            unit, code, values["code"], values["in_use"], values.get("unit_price"), values.get("quantity")
        )


def bought_preview(row: PlannedRow, values: Mapping[str, Any]) -> str:
    """Return what a purchase comes to, beside what was planned.

    Raises:
        InputError: The quantity cannot be.
    """
    pieces = row.quantity if values.get("quantity") is None else values["quantity"]
    price = row.unit_price if values.get("unit_price") is None else values["unit_price"]
    if pieces < 1:
        raise InputError(_("Buy at least one piece."))
    text = _("Planned {before}, bought {after} ({difference})").format(
        before=euro(row.cost), after=euro(pieces * price), difference=_signed(pieces * price - row.cost)
    )
    left = row.quantity - pieces
    if left > 0:
        text += "\n" + ngettext("{count} piece stays planned.", "{count} pieces stay planned.", left).format(
            count=left
        )
    return text


def why(line: Line) -> str:
    """Return how a line of the plan came about, in a sentence."""
    need, due = line.due.need, line.due
    said = _("{code} · {what}: {quantity} × {price} in {year}, first used {begin}, due {due}: {why}").format(  # noqa: RUF001  the sign itself
        code=need.code,
        what=need.description,
        quantity=line.quantity,
        price=euro(line.unit_price),
        year=line.year,
        begin=day(need.in_use),
        due=day(due.day),
        why=line.why,
    )
    if due.generation > 1:
        said += " · " + _("replacement {number} of it").format(number=due.generation)
    return said
