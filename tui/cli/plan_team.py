"""`plan team`: who does what in the core team, and taking over the proposal for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from inventory.language import N_, _, ngettext
from inventory.publish.table import Table
from inventory.records import field as f
from tui.cli import spoken
from tui.cli.output import output_options, write
from tui.cli.plan_group import plan
from tui.cli.session import pass_session, talk

if TYPE_CHECKING:
    from inventory.plan.team_defaults import Task
    from tui.cli.output import Target
    from tui.cli.session import Session

TASKS = (
    f.text(N_("Task"), width=44).but(name="task"),
    f.text(N_("Level"), width=8).but(name="level"),
    f.text(N_("Role"), width=28).but(name="role"),
    f.text(N_("Part"), width=20).but(name="letter"),
)


@plan.command(
    "team",
    help=N_(
        "Show who does what in the core team, as a row for each task and role.\n\n"
        "With --defaults the tasks that the program proposes and that are not recorded yet are recorded as your own, to be "
        "changed from there; one “undo” takes them back."
    ),
)
@spoken.option("--defaults", is_flag=True, help=N_("Record the proposed tasks that are not there yet."))
@spoken.option("--dry-run", is_flag=True, help=N_("Only show what would be recorded."))
@output_options
@pass_session
def team(session: Session, *, defaults: bool, dry_run: bool, target: Target) -> None:
    """Write the tasks, or record those of the proposal."""
    if dry_run and not defaults:
        raise click.UsageError(_("--dry-run goes with --defaults."))
    if not defaults:
        _show(session, target)
        return
    tasks = _new(session)
    if not dry_run:
        _record(session, tasks)
    rows = [(task.name, task.level, role, letter) for task in tasks for role, letter in task.letters.items()]
    _written(rows, target)
    if not tasks:
        talk(_("Every task of the proposal is recorded already; nothing was written."))
        return
    text = ngettext("{count} task", "{count} tasks", len(tasks)).format(count=len(tasks))
    talk(
        _("Would be recorded: {tasks}.").format(tasks=text)
        if dry_run
        else _("Recorded: {tasks}. One undo takes them back.").format(tasks=text)
    )


def _new(session: Session) -> list[Task]:
    from inventory.plan.team_defaults import missing  # noqa: PLC0415  SQLAlchemy

    return missing({"task": task, "level": level} for task, level, _role, _letter in _recorded(session))


def _recorded(session: Session) -> list[tuple[str, str, str, str]]:
    """Return the responsibilities: task, level, role, letter, as codes, in the order of the table in the plan."""
    import sqlalchemy as sa  # noqa: PLC0415

    from inventory.records.plan_people import Responsibility  # noqa: PLC0415

    table = Responsibility.table
    columns = (table.c.task, table.c.level, table.c.role, table.c.letter)
    query = sa.select(*columns).where(table.c.archived.is_(None)).order_by(table.c.level, table.c.id)
    with session.database.read() as connection:
        return [(row.task, row.level, row.role, row.letter) for row in connection.execute(query)]


def _record(session: Session, tasks: list[Task]) -> None:
    from inventory.plan.team_defaults import take_over  # noqa: PLC0415
    from inventory.store.work import work  # noqa: PLC0415

    if tasks:
        with work(session.database, session.who, _("Proposed division of tasks taken over")) as unit:
            take_over(unit, tasks)


def _show(session: Session, target: Target) -> None:
    rows = _recorded(session)
    _written(rows, target)
    if not rows and target.format == "table":
        talk(_("No division of tasks is recorded. Take over the proposal: inventaris plan team --defaults"))


def _written(rows: list[tuple[str, str, str, str]], target: Target) -> None:
    from inventory.records.plan_people import CORE_ROLES, LETTERS, LEVELS  # noqa: PLC0415

    spoken_rows = [
        (task, _(LEVELS[level]), _(CORE_ROLES[role]), _(LETTERS[letter]))
        for task, level, role, letter in rows
    ]
    data = [
        {"task": task, "level": level, "role": role, "letter": letter} for task, level, role, letter in rows
    ]
    write(Table(TASKS, spoken_rows, _("Who does what")), target, data)
