"""`plan open`: what is still open in the plan, with the code by which it is filled."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from inventory.language import N_, _
from inventory.publish.table import Table
from inventory.records import field as f
from tui.cli.failure import ACTION
from tui.cli.output import output_options, write
from tui.cli.plan_group import plan, plan_options
from tui.cli.session import pass_session, talk

if TYPE_CHECKING:
    from tui.cli.output import Target
    from tui.cli.plan_group import Asked
    from tui.cli.session import Session

FIELDS = (
    f.text(N_("What is open"), width=34).but(name="kind"),
    f.text(N_("Code"), width=26).but(name="code"),
    f.text(N_("Chapter"), width=30).but(name="heading"),
    f.text(N_("Text"), width=60).but(name="text"),
)


@plan.command(
    "open",
    help=N_(
        "Show what is still open in the plan: questions without a text, boxes without evidence, empty places in tables, "
        "indicators without a value, and changes of the template that fit nothing. Exit code 1 when there is any.\n\n"
        "`plan text CODE` writes a text, `plan tick CODE` says something of a box."
    ),
)
@plan_options
@output_options
@pass_session
@click.pass_context
def open_command(ctx: click.Context, session: Session, /, *, asked: Asked, target: Target) -> None:
    """Show what is open."""
    from inventory.plan.open_points import KINDS, open_points, summary  # noqa: PLC0415  finance, landscape

    with session.database.read() as connection:
        points = open_points(connection, asked.settings(session, connection), asked.day(session))
    rows = [(_(KINDS[one.kind]), one.code, one.heading, one.text) for one in points]
    if points or target.format != "table":
        write(Table(FIELDS, rows, _("Open points of the plan")), target, [one._asdict() for one in points])
    if target.format == "table":
        talk(summary(points))
    ctx.exit(ACTION if points else 0)
