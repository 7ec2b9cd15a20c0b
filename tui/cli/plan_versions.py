"""`plan keep`, `adopt`, `versions` and `compare`: what a plan said on a day, and what differs since."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from inventory.errors import InputError
from inventory.language import N_, _, ngettext, written
from inventory.publish.table import Table
from inventory.records import field as f
from tui.cli import plan_making as making
from tui.cli import spoken
from tui.cli.failure import ACTION
from tui.cli.output import opened, output_options, write
from tui.cli.plan_group import plan, plan_options
from tui.cli.session import pass_session, talk
from tui.versioning import VERSIONS, version_row

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from sqlalchemy import Connection

    from inventory.plan.difference import Difference
    from inventory.plan.versions import Adoption, Version
    from inventory.publish.plan_compared import Compared
    from tui.cli.output import Target
    from tui.cli.plan_group import Asked
    from tui.cli.session import Session

HOLDS = f.flag(N_("Holds"), width=6).but(name="holds")
DIFFERENCES = (
    f.text(N_("Chapter"), width=30).but(name="heading"),
    f.text(N_("What"), width=30).but(name="label"),
    f.text(N_("Where"), width=24).but(name="where"),
    f.text(N_("Difference"), width=10).but(name="difference"),
    f.text(N_("Before"), width=30).but(name="before"),
    f.text(N_("After"), width=30).but(name="after"),
    f.text(N_("Because of"), width=40).but(name="why"),
)
MOST_LINES = 4
"""Records that a row names; JSON names them all."""


def of_plan(function: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command `--plan`, and its function a keyword `name`."""
    wrapped: Callable[..., Any] = spoken.option(
        "--plan", "name", metavar=N_("NAME"), help=N_("Name of the recorded plan; without it the newest.")
    )(function)
    return wrapped


def plan_number(connection: Connection, name: str | None) -> int:
    """Return the number of the plan that is meant.

    Raises:
        InputError: There is none.
    """
    row = making.recorded(connection, None, name)
    if row is None:
        raise InputError(_("No plan is recorded."), _("Record one first: inventaris add plan"))
    return int(row["id"])


def _adoption(day: dt.datetime | None, by: str | None, today: dt.date) -> Adoption | None:
    """Return the adoption that the options say.

    Raises:
        InputError: One of both is missing, or the day has not come yet.
    """
    from inventory.plan.versions import adoption  # noqa: PLC0415  SQLAlchemy, 200 ms

    if day is None and by is None:
        return None
    if day is None or by is None:
        raise InputError(
            _("A plan is adopted on a day, by somebody."), _("Give both: --adopted DATE --by WHO")
        )
    return adoption(day.date(), by, today)


@plan.command(
    "keep",
    help=N_(
        "Keep the plan as it is as its next version, with all its texts, figures and pictures.\n\n"
        "With --adopted and --by it is kept as adopted: it stays as it is for good, and its documents can be written "
        "again with `plan -o FILE --version N`. `undo` takes the keeping back."
    ),
)
@plan_options
@spoken.option(
    "--name",
    "title",
    default="",
    metavar=N_("TEXT"),
    help=N_("What this version is called, such as who it is for."),
)
@spoken.option("--adopted", type=spoken.DATE, metavar=N_("DATE"), help=N_("Day on which it was adopted."))
@spoken.option("--by", metavar=N_("WHO"), help=N_("Who adopted it."))
@pass_session
def keep(session: Session, *, asked: Asked, title: str, adopted: dt.datetime | None, by: str | None) -> None:
    """Keep a version and say so."""
    from inventory.publish import plan_version  # noqa: PLC0415  finance, landscape, pictures

    adoption = _adoption(adopted, by, session.today)
    with session.database.read() as connection:
        chosen = asked.settings(session, connection)
    made, batch = plan_version.keep(
        session.database, chosen, asked.day(session), session.who, title, adoption
    )
    text = _("Kept: {version}, state of {date} (batch {batch}).")
    talk(text.format(version=made.title, date=written(made.state), batch=batch))
    _say_adopted(made)


def _say_adopted(version: Version) -> None:
    if version.adoption is not None:
        talk(
            _("Adopted on {date} by {who}.").format(
                date=written(version.adoption.on), who=version.adoption.by
            )
        )


@plan.command(
    "adopt",
    help=N_("Write down that a version that was kept as a draft is adopted, exactly as it was kept."),
)
@spoken.argument("number", metavar=N_("VERSION"), type=int)
@of_plan
@spoken.option(
    "--on", type=spoken.DATE, required=True, metavar=N_("DATE"), help=N_("Day on which it was adopted.")
)
@spoken.option("--by", required=True, metavar=N_("WHO"), help=N_("Who adopted it."))
@pass_session
def adopt(session: Session, *, number: int, name: str | None, on: dt.datetime, by: str) -> None:
    """Adopt a version and say so."""
    from inventory.plan import versions  # noqa: PLC0415  SQLAlchemy, 200 ms
    from inventory.store.work import work  # noqa: PLC0415

    with work(session.database, session.who, "", "adopt") as unit:
        version = versions.find(unit.connection, plan_number(unit.connection, name), number)
        versions.load(unit.connection, version)
        _say_adopted(versions.adopt(unit, version, versions.adoption(on.date(), by, session.today)))


@plan.command(
    "versions",
    help=N_(
        "List the versions of the plan that were kept, the newest first; with --verify whether each still holds what it "
        "held, exit code 1 when one does not."
    ),
)
@of_plan
@spoken.option("--verify", "verifying", is_flag=True, help=N_("Check that what was kept was not changed."))
@output_options
@pass_session
@click.pass_context
def listing(
    ctx: click.Context, session: Session, /, *, name: str | None, verifying: bool, target: Target
) -> None:
    """List or verify versions."""
    from inventory.plan import versions  # noqa: PLC0415  SQLAlchemy, 200 ms

    with session.database.read() as connection:
        number = plan_number(connection, name)
        found = versions.listed(connection, number)
        checked = (
            {one.version.id: one.holds for one in versions.verify(connection, number)} if verifying else {}
        )
    rows = [(*version_row(one), checked[one.id]) if verifying else version_row(one) for one in found]
    write(Table((*VERSIONS, HOLDS) if verifying else VERSIONS, rows, _("Versions of the plan")), target)
    broken = [str(one.number) for one in found if not checked.get(one.id, True)]
    if broken:
        text = _("What was kept of version {numbers} was changed outside the program: put back a backup.")
        talk(text.format(numbers=", ".join(broken)))
        ctx.exit(ACTION)


@plan.command(
    "compare",
    help=N_(
        "Show what differs between two versions of the plan, or between a version and today.\n\n"
        "Without numbers the version that was kept last is held against today; with one number that version. Each figure "
        "is explained by the records behind it: what came, what went, and what adds another amount to it now."
    ),
)
@spoken.argument("numbers", metavar=N_("VERSION"), type=int, nargs=-1)
@of_plan
@spoken.option(
    "--on",
    type=spoken.DATE,
    metavar=N_("DATE"),
    help=N_("State of the inventory on this day instead of today."),
)
@output_options
@pass_session
def comparing(
    session: Session, *, numbers: tuple[int, ...], name: str | None, on: dt.datetime | None, target: Target
) -> None:
    """Compare and write what differs."""
    from inventory.publish.plan_compared import against  # noqa: PLC0415  finance, landscape, pictures

    if len(numbers) > 2:  # noqa: PLR2004  a former and a later one
        raise click.UsageError(_("Name at most two versions."))
    day = on.date() if on else session.today
    with session.database.read() as connection:
        found = against(connection, plan_number(connection, name), numbers, day)
    if target.format == "table":
        _report(found, target)
        return
    rows = [_shown(one) for one in found.differences]
    data = [_object(one) for one in found.differences] if target.format == "json" else None
    write(Table(DIFFERENCES, rows, _("Differences")), target, data)
    _say(found)


def _report(found: Compared, target: Target) -> None:
    """Write the differences as text for people."""
    from inventory.plan.difference_report import changes_report, report  # noqa: PLC0415

    text = "\n".join([*report(found.differences), *changes_report(found.changes)])
    if target.file is None:
        click.echo(text, nl=bool(text))
        _say(found)
        return
    with opened(target.file) as stream:
        stream.write(f"{text}\n")
    talk(_("Written: {file}").format(file=target.file))


def _say(found: Compared) -> None:
    """Say what was held against what, and how much differs."""
    count = len(found.differences)
    after = found.after.title if found.after else _("the inventory")
    text = ngettext(
        "{count} difference between {before} of {first} and {after} of {last}.",
        "{count} differences between {before} of {first} and {after} of {last}.",
        count,
    )
    first, last = map(written, found.days)
    talk(text.format(count=count, before=found.before.title, first=first, after=after, last=last))


def _shown(one: Difference) -> tuple[str | None, ...]:
    """Return a difference as the cells of a row."""
    from inventory.plan.difference_report import WORDS, touched_text  # noqa: PLC0415
    from inventory.plan.difference_shown import side_text, where_text, why_text  # noqa: PLC0415

    lines = [why_text(line, one.kind) for line in one.why] or [touched_text(line) for line in one.touched]
    why = lines[:MOST_LINES]
    if len(lines) > MOST_LINES:
        why.append(_("and {count} more").format(count=len(lines) - MOST_LINES))
    cells = (
        one.heading,
        one.label,
        where_text(one),
        _(WORDS[one.what]),
        side_text(one, "-"),
        side_text(one, "+"),
        "; ".join(why),
    )
    return tuple(cell or None for cell in cells)


def _object(one: Difference) -> dict[str, Any]:
    """Return a difference as scripts read it: amounts as texts with their decimals, dates in ISO form."""
    return {
        "block": one.block,
        "heading": one.heading,
        "label": one.label,
        "difference": one.what.value,
        "row": one.row,
        "column": one.column,
        "key": one.key,
        "before": _machine(one.before, one),
        "after": _machine(one.after, one),
        "words": [piece._asdict() for piece in one.pieces],
        "why": [
            {
                **line._asdict(),
                **{side: _machine(getattr(line, side), one) for side in ("before", "after", "change")},
            }
            for line in one.why
        ],
        "touched": [{**line._asdict(), "day": line.day.isoformat()} for line in one.touched],
    }


def _machine(value: Any, one: Difference) -> Any:
    from inventory.finance.money import amount_text  # noqa: PLC0415
    from inventory.plan.blocks import ColumnKind  # noqa: PLC0415

    hundredths = {ColumnKind.AMOUNT, ColumnKind.FTE, ColumnKind.PERCENT}
    if isinstance(value, int) and not isinstance(value, bool) and one.kind in hundredths:
        return amount_text(value)
    return value if value is None or isinstance(value, (bool, int, str)) else value.isoformat()
