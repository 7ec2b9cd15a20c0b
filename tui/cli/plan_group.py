"""The group `plan`: the bare command writes the plan; its commands, in files of their own, share what is asked for here."""

from __future__ import annotations

from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from inventory.language import N_, _
from tui.cli import plan_making as making
from tui.cli import plan_update as updating
from tui.cli import spoken
from tui.cli.output import file_option
from tui.cli.plan_look import chosen, style_option
from tui.cli.plan_update import update_options
from tui.cli.session import pass_session, talk

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from sqlalchemy import Connection

    from inventory.plan.facts import Settings
    from tui.cli.session import Session


@dataclass(frozen=True)
class Asked:
    """Which plan is asked for: what a command of the group got as options, None for what was left out.

    Attributes:
        template: Name of the template.
        name: Name of the recorded plan.
        span: First and last year ("2027-2030").
        year_kind: "calendar" or "school".
        on: The day of which the state is shown.
    """

    template: str | None = None
    name: str | None = None
    span: str | None = None
    year_kind: str | None = None
    on: dt.date | None = None

    def day(self, session: Session) -> dt.date:
        """Return the day that is asked about."""
        return self.on or session.today

    def settings(self, session: Session, connection: Connection) -> Settings:
        """Return what is to be made.

        Raises:
            InputError: There is no such plan, or the years cannot be read.
        """
        return making.settings(
            connection, self.day(session), self.template, self.name, self.span, self.year_kind
        )


OPTIONS = (
    spoken.option(
        "--template",
        metavar=N_("NAME"),
        help=N_("Template; without it that of the recorded plan, or po-raad."),
    ),
    spoken.option(
        "--plan", "name", metavar=N_("NAME"), help=N_("Name of the recorded plan whose texts are used.")
    ),
    spoken.option(
        "--years",
        "span",
        metavar=N_("YEAR-YEAR"),
        help=N_("First and last year; without it those of the recorded plan, or the four years to come."),
    ),
    spoken.option(
        "--year-kind",
        type=click.Choice(("calendar", "school")),
        help=N_("Calendar or school years; without it the policy of the board."),
    ),
    spoken.option(
        "--on",
        type=spoken.DATE,
        metavar=N_("DATE"),
        help=N_("State of the inventory on this day instead of today."),
    ),
)


def plan_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options that say which plan is meant, and its function a keyword `asked` (`Asked`)."""

    @wraps(function)
    def inner(*arguments: Any, on: dt.datetime | None, **more: Any) -> Any:
        given = {name: more.pop(name) for name in ("template", "name", "span", "year_kind")}
        return function(*arguments, asked=Asked(**given, on=on.date() if on else None), **more)

    wrapped: Callable[..., Any] = inner
    for option in reversed(OPTIONS):
        wrapped = option(wrapped)
    return wrapped


@spoken.group(
    N_(
        "Write the plan: all chapters of the template, filled from the inventory, with the texts and goals of the plan "
        "that is recorded.\n\n"
        "The suffix of the file decides: .docx is the document, .pdf the same to print or send, .html the same as one web "
        "page on which every figure is a link to its lines, .json the same for programs, .xlsx the budgets of its years as "
        "a workbook. What nobody has written yet is marked in the document; nothing is made up."
    ),
    name="plan",
    invoke_without_command=True,
)
@plan_options
@spoken.option(
    "--update",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar=N_("FILE"),
    help=N_("Bring a document that was edited up to date, keeping what was written in it."),
)
@update_options
@spoken.option(
    "--version",
    "number",
    type=int,
    metavar=N_("NUMBER"),
    help=N_("A version that was kept, exactly as it was (`plan versions` lists them)."),
)
@style_option
@file_option()
@pass_session
@click.pass_context
def plan(
    ctx: click.Context,
    session: Session,
    /,
    *,
    asked: Asked,
    update: Path | None,
    number: int | None,
    style: Path | None,
    output: Path | None,
    **how: Any,
) -> None:
    """Write the plan or its budget, or bring a document up to date, unless a command of the group is asked."""
    if ctx.invoked_subcommand is not None:
        if (
            asked != Asked()
            or any(one is not None for one in (update, number, style, output))
            or any(how.values())
        ):
            raise click.UsageError(_("Write the options behind the command."))
        return
    if update is not None:
        updating.update(session, asked, update, output, **how)
        return
    if any(how.values()):
        raise click.UsageError(_("--dry-run, --prefer and --restore belong to --update."))
    if output is None:
        raise click.MissingParameter(param_hint="'-o' / '--output'", param_type="option", ctx=ctx)
    making.refuse(output)
    if number is not None:
        _write_version(session, asked, number, output, style)
        return
    with session.database.read() as connection:
        settings = asked.settings(session, connection)
    updating.write(session, settings, asked.day(session), output, chosen(session, style))


def _write_version(session: Session, asked: Asked, number: int, output: Path, style: Path | None) -> None:
    """Write a version of the plan that was kept."""
    if asked != Asked(name=asked.name):
        raise click.UsageError(_("A version is written as it was kept: only --plan and --style go with it."))
    with session.database.read() as connection:
        title = making.write_version(connection, asked.name, number, output, chosen(session, style))
    talk(_("Written: {file} ({version})").format(file=output, version=title))
