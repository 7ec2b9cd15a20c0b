"""`support`: what is known of the end of support, how the devices of the board match it, and newer facts from a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from inventory.errors import InputError
from inventory.language import N_, _, ngettext
from inventory.publish.table import Table, objects
from inventory.records import field as f
from inventory.text import fold
from tui.cli import spoken
from tui.cli.output import output_options, write
from tui.cli.session import pass_session, talk

if TYPE_CHECKING:
    import datetime as dt

    from inventory.signals.board import Board
    from inventory.signals.support import End, Seen
    from inventory.signals.support_facts import Fact
    from tui.cli.output import Target
    from tui.cli.session import Session

FILE = click.Path(path_type=Path)
SURE = {
    "exact": N_("recognised"),
    "likely": N_("doubtful"),
    "recorded": N_("recorded"),
    "none": N_("not known"),
}
FACTS = (
    f.text(N_("Product family"), width=24).but(name="family"),
    f.text(N_("Release"), width=24).but(name="release"),
    f.text(N_("Name"), width=30).but(name="name"),
    f.date(N_("End of support")).but(name="end"),
    f.text(N_("Recognised by"), width=16).but(name="match"),
    f.text(N_("Source"), width=18).but(name="source"),
    f.date(N_("As of")).but(name="dated"),
)
MATCHES = (
    f.text(N_("Devices"), width=34).but(name="devices"),
    f.integer(N_("Number")).but(name="number"),
    f.text(N_("Operating system"), width=14).but(name="os"),
    f.text(N_("OS version"), width=18).but(name="os_version"),
    f.text(N_("Taken for"), width=26).but(name="taken_for"),
    f.date(N_("End of support")).but(name="end"),
    f.date(N_("Or until")).but(name="latest"),
    f.choice(N_("Certainty"), SURE, width=12).but(name="certainty"),
    f.text(N_("Source"), width=16).but(name="source"),
)


class Support(spoken.Group):
    """A group whose word behind it is a name to look up unless it is a command."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put the command in that nobody needs to write."""
        if not args or (args[0] not in self.commands and args[0] not in {"-h", "--help"}):
            args = ["show", *args]
        return super().parse_args(ctx, args)


@click.group(
    cls=Support,
    name="support",
    help=N_(
        "Show until when makers support releases and models, and how the devices of the board match that.\n\n"
        "`support NAME` lists what is known of a family or release. The facts come with the program, with their source "
        "and day; `support update` takes newer ones from a page of endoflife.date, and what the board records itself "
        "goes before them."
    ),
    options_metavar=spoken.OPTIONS,
    subcommand_metavar=spoken.SUBCOMMAND,
)
def support() -> None:
    """Group the commands on support."""


@support.command("show", help=N_("List what is known: all, or what has NAME in its family or name."))
@spoken.argument("name", metavar=N_("NAME"), required=False, default="")
@output_options
@pass_session
def show(session: Session, /, *, name: str, target: Target) -> None:
    """List the facts."""
    from inventory.signals import support_facts  # noqa: PLC0415  only to ask

    with session.database.read() as connection:
        facts = [one for one in support_facts.read(connection) if _meant(one, fold(name))]
    if not facts:
        raise InputError(
            _("Nothing is known of “{name}”.").format(name=name),
            _("Save its page of endoflife.date and take it in: inventaris support update FILE"),
        )
    rows = [
        (one.family, one.release, one.name, one.end, "; ".join(one.match), one.source, one.dated)
        for one in facts
    ]
    table = Table(FACTS, rows, _("Support"))
    write(table, target, list(objects(table)))


def _meant(one: Fact, name: str) -> bool:
    return not name or any(
        name in fold(text) for text in (one.family, one.title, one.name, one.release, *one.match)
    )


@support.command(
    "devices",
    help=N_(
        "List the devices in use in groups, with the release and model that they are taken for.\n\n"
        "Doubtful: several releases fit, with different days; the earliest and the latest are shown."
    ),
)
@spoken.option("--on", type=spoken.DATE, metavar=N_("DATE"), help=N_("On this day instead of today."))
@spoken.option("--doubtful", is_flag=True, help=N_("Only what is doubtful or not known."))
@output_options
@pass_session
def devices(session: Session, /, *, on: dt.datetime | None, doubtful: bool, target: Target) -> None:
    """List how devices match."""
    from inventory.signals import support as matching  # noqa: PLC0415  only to ask
    from inventory.signals.board import Board  # noqa: PLC0415

    with session.database.read() as connection:
        board = Board(connection, on.date() if on else session.today)
        counted: dict[_Line, int] = {}
        for one in matching.seen(board):
            for line in _lines(board, one):
                counted[line] = counted.get(line, 0) + one.number
    listed = sorted(counted, key=lambda line: (str(line.end or "9999"), line.devices, line.taken_for))
    rows: list[tuple[Any, ...]] = [
        (line.devices, counted[line], *line[1:])
        for line in listed
        if not doubtful or line.certainty in {"likely", "none"}
    ]
    table = Table(MATCHES, rows, _("Support of devices"))
    write(table, target, list(objects(table)))
    if target.format == "table":
        number = sum(counted[line] for line in listed if line.certainty in {"likely", "none"})
        text = ngettext(
            "{number} device is doubtful or not known.", "{number} devices are doubtful or not known.", number
        )
        talk(text.format(number=number))


class _Line(NamedTuple):
    """A row of the list, without its number."""

    devices: str
    os: str
    os_version: str
    taken_for: str
    end: dt.date | None
    latest: dt.date | None
    certainty: str
    source: str


def _lines(board: Board, one: Seen) -> list[_Line]:
    """Return a row for each end of support of devices that are alike, or one that says that nothing is known."""
    from inventory.signals import device_groups  # noqa: PLC0415  only to ask
    from inventory.signals import support as matching  # noqa: PLC0415

    if not one.verdict.ends and not (one.supported or one.verdict.gap == "release"):
        return []
    group = device_groups.Group(one.lot, one.product, one.device, None, one.number, supported=True)
    who = device_groups.subject_of(board, group).name
    ends = [_end(who, one, end) for end in one.verdict.ends]
    if one.verdict.gap:
        known = matching.reader(board).known
        family = matching.family_title(known, one.verdict.system) if one.verdict.system else ""
        ends.append(_Line(who, one.os or "", one.os_version or "", family, None, None, "none", ""))
    return ends


def _end(who: str, one: Seen, end: End) -> _Line:
    """Return the row of one end of support."""
    recorded = end.source in {"device", "product"}
    return _Line(
        who,
        one.os or "",
        one.os_version or "",
        end.what,
        end.day,
        end.latest if end.doubtful else None,
        "recorded" if recorded else end.certainty,
        {"device": _("device"), "product": _("product")}.get(end.source, end.source),
    )


@support.command(
    "update",
    help=N_(
        "Take newer facts from pages of endoflife.date, as Markdown or as JSON of its API.\n\n"
        "They become support dates of the board, in one batch that `undo` takes back. Nothing is fetched: save the "
        "page first, such as https://endoflife.date/api/v1/products/windows."
    ),
)
@spoken.argument("files", metavar=N_("FILE…"), nargs=-1, required=True, type=FILE)
@spoken.option("--dry-run", is_flag=True, help=N_("Say what would happen and write nothing."))
@pass_session
def update(session: Session, /, *, files: tuple[Path, ...], dry_run: bool) -> None:
    """Take pages in."""
    from importers.importing import run  # noqa: PLC0415  heavy: only to import
    from importers.options import Options  # noqa: PLC0415

    options = Options(profile="endoflife-date", blank="clear")
    report = run(session.database, list(files), options, session.who, keep=not dry_run)
    for table in report.tables:
        text = _("{file}: {new} new, {changed} changed, {unchanged} unchanged, {rejected} rejected")
        talk(
            text.format(
                file=table.file,
                new=table.new,
                changed=table.changed,
                unchanged=table.unchanged,
                rejected=len(table.rejected),
            )
        )
        for rejected in table.rejected:
            talk(f"  {rejected.row}: {rejected.problem}")
    if report.batch is not None:
        talk(_("Batch {number}; `inventaris undo {number}` takes it back.").format(number=report.batch))
    if report.rejected:
        click.get_current_context().exit(1)
