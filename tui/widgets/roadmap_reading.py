"""Reading the roadmap for its pane, and moving a sub-project in time; threads call this."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from inventory.errors import RefusedError
from inventory.finance.calendar import add_months, month_index, month_last
from inventory.language import _, ngettext
from inventory.records import get
from inventory.records.values import day
from inventory.signals.road import road
from inventory.store.work import work
from tui.widgets.findings_moment import Chosen, resolve
from tui.widgets.roadmap_tables import TABLES

if TYPE_CHECKING:
    import datetime as dt

    from inventory.landscape.road import Road, RoadProject
    from inventory.store.database import Database
    from tui.widgets.findings_moment import Moment
    from tui.widgets.findings_tables import Told

FIXED = frozenset({"done", "cancelled"})
"""States of a sub-project that is not moved any more."""


class Seen(NamedTuple):
    """What the pane shows.

    Args:
        road: The roadmap with costs and checks.
        told: The table that is shown instead of the time line, None for the time line.
        moment: The other end of the differences.
    """

    road: Road
    told: Told | None
    moment: Moment


def see(database: Database, view: str, chosen: Chosen, today: dt.date) -> Seen:
    """Read the roadmap, and the table that is asked for.

    Args:
        database: Where.
        view: "time", "diff", "windows" or "checks".
        chosen: For the differences: up to which day and state; today means the target.
        today: Today.

    Raises:
        InputError: The plateau is not there any more.
    """
    with database.read() as connection:
        found = road(connection, today)
        goal = chosen if chosen != Chosen() else Chosen(mode="target")
        moment = resolve(connection, today, goal)
        told = TABLES[view](connection, found, moment) if view in TABLES else None
    return Seen(found, told, moment)


def shifted(on: dt.date, months: int) -> dt.date:
    """Return a day some months on; the last day of a month stays the last day of one."""
    index = month_index(on)
    return month_last(index + months) if on == month_last(index) else add_months(on, months)


def move(database: Database, who: str, project: RoadProject, months: int) -> str:
    """Move a sub-project some months, as one batch; return what is said of it.

    Its first and last day move; what its changes and milestones have of their own stays.

    Raises:
        RefusedError: It is done or cancelled, or has no day of its own.
        StaleError: Somebody changed it meanwhile.
    """
    if project.status in FIXED:
        raise RefusedError(
            _("{code} is done or cancelled, so it is not moved.").format(code=project.code),
            _("Change its status first: e."),
        )
    table = get("project").table
    with database.read() as connection:
        row = connection.execute(table.select().where(table.c.id == project.number)).one()
    values = {name: shifted(on, months) for name, on in (("start", row.start), ("end", row.end)) if on}
    if not values:
        raise RefusedError(
            _("{code} has no day of its own: its days are reckoned from what it waits for.").format(
                code=project.code
            ),
            _("Fill in its first or last day: e."),
        )
    days = [day(on) for on in values.values()]
    reason = _("{code}: moved to {days}").format(code=project.code, days=" – ".join(days))  # noqa: RUF001  from day to day
    with work(database, who, reason) as unit:
        unit.change(get("project"), project.number, values, row.version)
    own = sum(one.done is None for one in project.milestones) + _own(database, project.number)
    return _said(project.code, days, own)


def _said(code: str, days: list[str], own: int) -> str:
    """Return what is said of a sub-project that was moved, and of the days that stay."""
    said = _("{code}: {days}. u undoes it.").format(code=code, days=" – ".join(days))  # noqa: RUF001  from day to day
    if not own:
        return said
    text = ngettext(
        "{count} day of its own stays: a change or milestone.",
        "{count} days of their own stay: changes or milestones.",
        own,
    )
    return said + " " + text.format(count=own)


def _own(database: Database, project: int) -> int:
    """Return how many changes of a sub-project have a day of their own."""
    import sqlalchemy as sa  # noqa: PLC0415  it is there by now

    table = get("project_change").table
    query = (
        sa.select(sa.func.count())
        .select_from(table)
        .where(
            table.c.project == project,
            table.c.archived.is_(None),
            sa.or_(table.c.date.is_not(None), table.c.until.is_not(None)),
        )
    )
    with database.read() as connection:
        return int(connection.execute(query).scalar_one())
