"""`landscape merge` and `split`: parties that become one, and parties that part; told first, written at once."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from inventory.landscape import parties
from inventory.language import N_, _
from inventory.publish.table import Table
from inventory.records import field as f
from inventory.records import get
from inventory.records.organisation import PARTIES
from inventory.store.work import work
from tui.cli import spoken
from tui.cli.landscape_group import landscape
from tui.cli.output import output_options, write
from tui.cli.session import pass_session, talk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inventory.landscape.parties import Told
    from inventory.store.work import Work
    from tui.cli.output import Target
    from tui.cli.session import Session

ACTIONS = {"moved": N_("goes along"), "combined": N_("combined"), "copied": N_("copied")}
STEPS = (
    f.text(N_("Kind")).but(name="record"),
    f.choice(N_("What happens"), ACTIONS).but(name="action"),
    f.integer(N_("Number")).but(name="number"),
    f.text(N_("Which"), width=60).but(name="title"),
)
DRY = spoken.option("--dry-run", is_flag=True, help=N_("Say what would happen and write nothing."))


@landscape.command(
    "merge",
    help=N_(
        "Merge parties into one that stays: all that is recorded of them goes along.\n\n"
        "What both have (a process that they run, a system that they use for it) becomes one; the merged party is put "
        "away, and its name is known as another name of the one that stays."
    ),
)
@spoken.argument("party", metavar=N_("PARTY…"), nargs=-1, required=True)
@spoken.option("--into", required=True, metavar=N_("PARTY"), help=N_("Party that stays."))
@DRY
@output_options
@pass_session
def merge(session: Session, *, party: tuple[str, ...], into: str, dry_run: bool, target: Target) -> None:
    """Merge parties."""
    with session.database.read() as connection:
        goes = [parties.party_named(connection, name) for name in party]
        stays = parties.party_named(connection, into)
    with _unit(session, _("Parties merged"), dry_run=dry_run) as unit:
        told = parties.merge(unit, goes, stays)
        batch = None if dry_run else unit.started
    _show(told, batch, target)


@landscape.command(
    "split",
    help=N_(
        "Make a new party that runs what another one runs, with the same systems.\n\n"
        "The other party keeps what it has; take away there what it no longer does."
    ),
)
@spoken.argument("party", metavar=N_("PARTY"))
@spoken.option("--into", required=True, metavar=N_("NAME"), help=N_("Name of the new party."))
@spoken.option("--short", default="", metavar=N_("NAME"), help=N_("Its short name."))
@spoken.option(
    "--type",
    "type_",
    type=click.Choice(tuple(PARTIES)),
    default=None,
    help=N_("Its type; without it that of the other party."),
)
@spoken.option(
    "--process",
    "processes",
    multiple=True,
    metavar=N_("CODE"),
    help=N_("Only this process and all below it; can be given more than once."),
)
@spoken.option(
    "--site",
    "sites",
    multiple=True,
    metavar=N_("SITE"),
    help=N_("This site goes along; can be given more than once."),
)
@DRY
@output_options
@pass_session
def split(session: Session, /, *, party: str, into: str, dry_run: bool, target: Target, **given: Any) -> None:
    """Split a party."""
    with session.database.read() as connection:
        number = parties.party_named(connection, party)
        codes = [parties.named(connection, get("process"), code) for code in given["processes"]]
        sites = [parties.named(connection, get("site"), site) for site in given["sites"]]
    with _unit(session, _("Party split"), dry_run=dry_run) as unit:
        told = parties.split(
            unit, number, into, short=given["short"], type_=given["type_"] or "", processes=codes, sites=sites
        )
        batch = None if dry_run else unit.started
    _show(told, batch, target)


@contextmanager
def _unit(session: Session, reason: str, *, dry_run: bool) -> Iterator[Work]:
    """Give a unit of work that is kept, or one that is taken back."""
    made = (
        parties.rehearsal(session.database, session.who)
        if dry_run
        else work(session.database, session.who, reason)
    )
    with made as unit:
        yield unit


def _show(told: Told, batch: int | None, target: Target) -> None:
    """Show what follows the party, and how to take it back."""
    rows = [(_(get(step.record).label), step.action, step.number, step.title) for step in told.steps]
    data = {
        "steps": [
            {"record": s.record, "action": s.action, "number": s.number, "title": s.title} for s in told.steps
        ],
        "remarks": told.remarks,
        "batch": batch,
    }
    write(Table(STEPS, rows, _("What follows")), target, data)
    for remark in told.remarks:
        talk(remark)
    if batch is None:
        talk(_("Nothing was written."))
    else:
        talk(_("Batch {number}; `inventaris undo {number}` takes it back.").format(number=batch))
