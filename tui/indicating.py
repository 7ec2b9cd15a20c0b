"""What the pane of indicators reads of a plan, measuring, and the file that it writes; threads call this."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from inventory.language import _
from inventory.plan.indicators import OUTCOMES, keep, keeping, standings, trend_text
from inventory.records.values import day

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from sqlalchemy import Connection

    from inventory.plan.blocks import Evidence, Line
    from inventory.plan.facts import Facts
    from inventory.plan.indicators import Kept, Standing
    from inventory.store.database import Database


class Indicated(NamedTuple):
    """The indicators of a plan as they stand on a day.

    Attributes:
        on: The day.
        plan: Number of the plan; None when none is recorded.
        name: Name of the plan.
        plans: Number and name of all plans, the newest first.
        standings: The indicators, by number.
        goals: What each goal is, by number.
    """

    on: dt.date
    plan: int | None
    name: str
    plans: tuple[tuple[int, str], ...]
    standings: tuple[Standing, ...]
    goals: dict[int, str]

    def goal(self, one: Standing) -> str:
        """Return the goal whose result an indicator measures; "" for none."""
        return self.goals.get(one.row["goal"] or 0, "")


class Measuring(NamedTuple):
    """What measuring would do.

    Attributes:
        found: What becomes of each indicator that the program measures.
        changes: What would be written, a line each.
        others: What would not be, and why, a line each.
    """

    found: tuple[Kept, ...]
    changes: list[str]
    others: list[str]


def plans_of(connection: Connection) -> tuple[tuple[int, str], ...]:
    """Return number and name of the plans, those that have not ended first, the newest first."""
    from inventory.records.plan import Plan  # noqa: PLC0415  SQLAlchemy

    table = Plan.table
    query = table.select().where(table.c.archived.is_(None))
    query = query.order_by(table.c.status == "ended", table.c.first_year.desc(), table.c.id.desc())
    return tuple((row["id"], row["name"]) for row in connection.execute(query).mappings())


def facts_of(connection: Connection, plan: int, on: dt.date) -> Facts:
    """Return what is known of a plan on a day, for its own template and years.

    Raises:
        InputError: The plan is no longer there.
    """
    from inventory.plan.facts import Facts  # noqa: PLC0415  finance and landscape
    from tui.versioning import settings_of  # noqa: PLC0415

    return Facts(connection, settings_of(connection, plan, on), on)


def look(database: Database, on: dt.date, plan: int | None) -> Indicated:
    """Return the indicators of a plan; without a number, or when it is gone, those of the newest.

    Args:
        database: Where.
        on: The day.
        plan: Number of the plan.
    """
    with database.read() as connection:
        plans = plans_of(connection)
        known = dict(plans)
        chosen = plan if plan in known else next(iter(known), None)
        if chosen is None:
            return Indicated(on, None, "", (), (), {})
        facts = facts_of(connection, chosen, on)
        found = tuple(standings(facts))
        goals = {row["id"]: row["goal"] for row in facts.rows("goal")}
        return Indicated(on, chosen, known[chosen], plans, found, goals)


def measuring(database: Database, on: dt.date, plan: int) -> Measuring:
    """Return what keeping the measures of today would do; nothing is written."""
    with database.read() as connection:
        found = tuple(keeping(facts_of(connection, plan, on), on))
    changes = [_told(one) for one in found if one.outcome in {"new", "changed"}]
    others = [_told(one) for one in found if one.outcome not in {"new", "changed"}]
    return Measuring(found, changes, others)


def _told(one: Kept) -> str:
    """Return what becomes of an indicator in one line."""
    from inventory.plan.measures import UNITS, shown  # noqa: PLC0415  finance and landscape

    name = f"{one.row['number']} {one.row['name']}"
    outcome = _(OUTCOMES[one.outcome])
    if one.measured.value is None or one.outcome == "past":
        return f"{name}: {outcome} · {one.measured.words}"
    return (
        f"{name}: {shown(one.measured.value, UNITS[one.row['measure']])} ({outcome}) · {one.measured.words}"
    )


def measure(database: Database, who: str, on: dt.date, found: tuple[Kept, ...]) -> int:
    """Keep what was measured as one batch, and return how many measurements were written.

    Raises:
        InputError: Somebody kept a value of that day meanwhile.
    """
    from inventory.store.work import work  # noqa: PLC0415  SQLAlchemy

    with work(database, who, _("Measured on {date}").format(date=day(on))) as unit:
        return keep(unit, found)


def behind(one: Standing) -> tuple[tuple[Line, ...], tuple[Evidence, ...]]:
    """Return the records behind the newest value: each by name, else how they are listed."""
    if one.now is None:
        return (), ()
    return one.now.lines, () if one.now.lines else one.now.evidence


def row_of(one: Standing, goal: str) -> tuple[Any, ...]:
    """Return an indicator as the row of a file, in the order of the columns of `plan indicators`."""
    row, newest = one.row, one.newest
    return (
        row["number"],
        row["name"],
        goal,
        one.unit,
        row["baseline"],
        one.value,
        newest.date if newest else None,
        row["target"],
        row["target_date"],
        one.light.text,
        trend_text(one),
        newest.source if newest else "",
    )


def export(found: Indicated, path: Path) -> Path:
    """Write the indicators as CSV or a workbook, whole or not at all.

    Raises:
        InputError: The suffix says nothing, or the file cannot be written.
    """
    from inventory.publish import table_file  # noqa: PLC0415  only to write
    from inventory.publish.table import Table  # noqa: PLC0415
    from tui.cli.plan_indicators import COLUMNS  # noqa: PLC0415  the same columns as on the command line

    rows = [row_of(one, found.goal(one)) for one in found.standings]
    return table_file.write(Table(COLUMNS, rows, _("Indicators")), path)
