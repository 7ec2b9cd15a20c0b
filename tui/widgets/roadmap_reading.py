"""Reading the roadmap for its pane, and moving a sub-project in time; threads call this."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from inventory.errors import RefusedError
from inventory.finance.calendar import add_months, month_index, month_last
from inventory.landscape.diff import between
from inventory.language import N_, _, ngettext
from inventory.records import field as f
from inventory.records import get
from inventory.records.values import day
from inventory.signals.road import road
from inventory.store.work import work
from tui.widgets.findings_moment import Chosen, resolve
from tui.widgets.findings_risks import SEVERITIES
from tui.widgets.findings_scene import records
from tui.widgets.findings_tables import CODE, NAME, PARTY, SYSTEM, Told

if TYPE_CHECKING:
    import datetime as dt

    from sqlalchemy import Connection

    from inventory.landscape.diff import Use
    from inventory.landscape.road import Road, RoadProject
    from inventory.store.database import Database
    from tui.widgets.findings_moment import Moment

MOVES = {"removed": N_("goes"), "added": N_("comes"), "kept": N_("stays")}
WINDOWS = {"overlap": N_("overlap"), "gap": N_("gap")}
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
        tables = {"diff": _diff, "windows": _windows, "checks": _checks}
        told = tables[view](connection, found, moment) if view in tables else None
    return Seen(found, told, moment)


def _diff(connection: Connection, found: Road, moment: Moment) -> Told:
    """Return what goes, comes and stays from today to another moment, and which sub-project does it."""
    both = between(connection, (found.on, "now"), (moment.on, moment.mode))
    names = {process.code: process.name for process in both.processes}
    alone = set(both.diff.without_project)
    known = records(connection)

    def row(kind: str, use: Use) -> tuple[str, ...]:
        projects = ", ".join(both.projects.get(use, ()))
        by = projects or (_("no sub-project") if use in alone else "")
        return (kind, use.party, use.process, names.get(use.process, ""), use.system, by)

    uses = [("removed", one) for one in both.diff.removed] + [("added", one) for one in both.diff.added]
    uses += [("kept", one) for one in both.diff.kept]
    totals = [
        _("− {removed} go, + {added} come, = {kept} stay · {alone} changed by no sub-project").format(  # noqa: RUF001  a minus that is seen
            removed=len(both.diff.removed),
            added=len(both.diff.added),
            kept=len(both.diff.kept),
            alone=len(alone),
        )
    ]
    if both.diff.projects_without_effect:
        codes = ", ".join(both.diff.projects_without_effect)
        totals.append(_("Sub-projects that change no system: {codes}").format(codes=codes))
    return Told(
        (
            f.choice(N_("Change"), MOVES, width=8).but(name="move"),
            PARTY,
            CODE,
            NAME,
            SYSTEM,
            f.text(N_("Sub-project"), width=14).but(name="project"),
        ),
        [row(kind, use) for kind, use in uses],
        [known.support(use.party, use.process, (use.system,)) for _kind, use in uses],
        [use.system for _kind, use in uses],
        totals,
        _("Nothing is recorded of what supports what."),
    )


def _windows(connection: Connection, found: Road, _moment: Moment) -> Told:
    """Return the days on which the old and the new system are both there, or neither is."""
    from inventory.signals.board import Board  # noqa: PLC0415  contracts, only for who asks
    from inventory.signals.windows import with_costs  # noqa: PLC0415

    board = Board(connection, found.on)
    rows = with_costs(board)
    names = {one.code: one.name for one in board.landscape.landscape.processes}
    known = records(connection)
    overlap = [one for one in rows if one.kind == "overlap"]
    unknown = sum(one.cost is None for one in overlap)
    text = ngettext(
        "{overlaps} overlap (paid twice), {gaps} gaps",
        "{overlaps} overlaps (paid twice), {gaps} gaps",
        len(overlap),
    ).format(overlaps=len(overlap), gaps=len(rows) - len(overlap))
    if unknown:
        text += " · " + _("of {count} the cost is unknown").format(count=unknown)
    return Told(
        (
            f.choice(N_("Kind"), WINDOWS, width=11).but(name="window"),
            PARTY,
            CODE,
            NAME,
            f.text(N_("Goes"), width=18).but(name="leaves"),
            f.text(N_("Comes"), width=18).but(name="arrives"),
            f.integer(N_("Days"), width=6).but(name="days"),
            f.date(N_("From")).but(name="from"),
            f.date(N_("Until")).but(name="to"),
            f.amount(N_("Cost")).but(name="cost"),
            f.text(N_("Function"), width=14).but(name="function"),
        ),
        [
            (
                one.kind,
                one.party,
                one.process,
                names.get(one.process, ""),
                one.leaves,
                one.arrives,
                one.days,
                one.first,
                one.last,
                one.cost,
                one.function,
            )
            for one in rows
        ],
        [known.support(one.party, one.process, (one.leaves,)) for one in rows],
        [one.leaves for one in rows],
        [text],
        _("✓ What goes and what comes follow each other without an overlap or a gap."),
    )


def _checks(connection: Connection, found: Road, _moment: Moment) -> Told:
    """Return all that calls for attention on the road."""
    known = records(connection)
    projects = {one.code: one.number for one in found.projects}
    subjects = [
        ("project", projects[one.key])
        if one.kind == "project" and one.key in projects
        else known.of(one.kind, one.key)
        for one in found.checks
    ]
    text = ngettext(
        "{count} point calls for attention", "{count} points call for attention", len(found.checks)
    )
    return Told(
        (
            f.text(N_("Rule"), width=8).but(name="rule"),
            f.choice(N_("Severity"), SEVERITIES, width=10).but(name="severity"),
            f.text(N_("About"), width=22).but(name="subject"),
            f.text(N_("Message"), width=60).but(name="message"),
            f.date(N_("Before")).but(name="due"),
        ),
        [(one.rule, one.severity, one.name, one.message, one.due) for one in found.checks],
        subjects,
        [one.key if one.kind == "system" else "" for one in found.checks],
        [text.format(count=len(found.checks))],
        _("✓ Nothing on the road calls for attention."),
    )


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
    values = {
        name: shifted(on, months) for name, on in (("start", row.start), ("end", row.end)) if on is not None
    }
    if not values:
        raise RefusedError(
            _("{code} has no day of its own: its days are reckoned from what it waits for.").format(
                code=project.code
            ),
            _("Fill in its first or last day: e."),
        )
    with work(database, who, _("Sub-project moved {months} months").format(months=months)) as unit:
        unit.change(get("project"), project.number, values, row.version)
    own = sum(one.done is None for one in project.milestones) + _own(database, project.number)
    said = _("{code}: {days}. u undoes it.").format(
        code=project.code,
        days=" – ".join(day(values[name]) for name in ("start", "end") if name in values),  # noqa: RUF001
    )
    if own:
        text = ngettext(
            "{count} day of its own stays: a change or milestone.",
            "{count} days of their own stay: changes or milestones.",
            own,
        )
        said += " " + text.format(count=own)
    return said


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
