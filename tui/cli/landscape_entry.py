"""`landscape template`, `catalogue`, `set` and `fill`: filling in the landscape, a template or a cell at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from inventory.landscape import catalogue as kinds
from inventory.landscape import editing, template
from inventory.landscape.parties import named, party_named
from inventory.language import N_, _, ngettext
from inventory.publish.table import Table
from inventory.records import field as f
from inventory.records import get
from inventory.records.choices import COST_ROWS, LEVELS
from inventory.records.software import SYSTEM_TYPES
from inventory.store.work import work
from tui.cli import landscape_columns as c
from tui.cli import spoken
from tui.cli.landscape_group import landscape
from tui.cli.output import output_options, write
from tui.cli.session import pass_session, talk

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from inventory.landscape.catalogue import Category
    from inventory.landscape.editing import Cell, Edit, Grid
    from inventory.landscape.template import Missing
    from tui.cli.output import Target
    from tui.cli.session import Session

ADDED = {"process": N_("process"), "question": N_("question"), "classification": N_("classification")}
ACTIONS = {
    "add": N_("added"),
    "alter": N_("changed"),
    "take": N_("put away"),
    "runs": N_("who runs it"),
}
TEMPLATE = (
    f.choice(N_("Kind"), ADDED).but(name="kind"),
    f.text(N_("Code"), width=8).but(name="code"),
    f.text(N_("Name"), width=60).but(name="name"),
)
CATALOGUE = (
    f.choice(N_("Kind of system"), SYSTEM_TYPES, width=26).but(name="type"),
    f.choice(N_("Cost row"), COST_ROWS).but(name="cost_row"),
    f.choice(N_("Availability"), LEVELS).but(name="availability"),
    f.choice(N_("Integrity"), LEVELS).but(name="integrity"),
    f.choice(N_("Confidentiality"), LEVELS).but(name="confidentiality"),
    f.text(N_("Processes")).but(name="processes"),
    f.text(N_("Examples")).but(name="examples"),
)
CELLS = (
    c.CODE,
    c.PARTY,
    f.choice(N_("Change"), ACTIONS).but(name="change"),
    c.SYSTEM,
)
DRY = spoken.option("--dry-run", is_flag=True, help=N_("Say what would happen and write nothing."))
ON = spoken.option("--on", type=spoken.DATE, metavar=N_("DATE"), help=N_("On this day instead of today."))


@landscape.command(
    "template",
    help=N_(
        "Add what is missing of our process model and questions.\n\n"
        "What is there stays as it is, own names too, and what was put away stays away. Without options processes and "
        "questions are added."
    ),
)
@spoken.option("--processes", is_flag=True, help=N_("Only processes, and what else is named."))
@spoken.option(
    "--questions", is_flag=True, help=N_("Only questions with the main processes, and what else is named.")
)
@spoken.option(
    "--classification",
    is_flag=True,
    help=N_("Fill in availability, integrity and confidentiality of its processes that have none."),
)
@DRY
@output_options
@pass_session
def template_(session: Session, /, *, dry_run: bool, target: Target, **asked: bool) -> None:
    """Add the template."""
    parts = tuple(name for name in template.PARTS if asked[name]) or template.DEFAULT
    with session.database.read() as connection:
        lacking = template.missing(connection, parts)
    if lacking.count and not dry_run:
        with work(session.database, session.who, _("Template of the landscape")) as unit:
            template.write(unit, lacking)
            batch = unit.started
    else:
        batch = None
    write(Table(TEMPLATE, list(_lines(lacking)), _("Template")), target, _json(lacking, batch))
    _tell_template(lacking)
    _tell_batch(batch)


def _lines(lacking: Missing) -> Sequence[tuple[str, str, str]]:
    """Return the rows of what is added."""
    rows = [("process", line.code, line.name) for line in lacking.processes]
    rows += [("question", one.code, one.question) for one in lacking.questions]
    return rows


def _json(lacking: Missing, batch: int | None) -> dict[str, Any]:
    """Return what a script reads of it."""
    return {
        "processes": [line.code for line in lacking.processes],
        "questions": [one.code for one in lacking.questions],
        "classified": len(lacking.classified),
        "renamed": list(lacking.renamed),
        "archived": list(lacking.archived),
        "batch": batch,
    }


def _tell_template(lacking: Missing) -> None:
    """Say what is not added, and why."""
    if not lacking.count:
        talk(_("Nothing is missing."))
    told = (
        (lacking.classified, _("Processes that get a classification: {count}.")),
        (lacking.renamed, _("Processes with a name of your own, which stays: {count}.")),
        (lacking.archived, _("Put away, and left there: {names}.")),
        (lacking.homeless, _("Questions whose main process was put away, left out: {names}.")),
    )
    for found, text in told:
        if found:
            names = ", ".join(one for one in found if isinstance(one, str))
            talk(text.format(count=len(found), names=names))


def _tell_batch(batch: int | None) -> None:
    """Say how to take it back, or that nothing was written."""
    if batch is None:
        talk(_("Nothing was written."))
    else:
        talk(_("Batch {number}; `inventaris undo {number}` takes it back.").format(number=batch))


@landscape.command(
    "catalogue",
    help=N_(
        "Kinds of systems: usual cost row and classification, processes, and names of examples.\n\n"
        "The examples only help to recognise a kind; nothing is claimed about a product or supplier."
    ),
)
@spoken.option("--country", type=click.Choice(("NL", "VL")), help=N_("Only examples of this country."))
@output_options
@pass_session
def catalogue(_session: Session, *, country: str | None, target: Target) -> None:
    """List the kinds of systems."""
    found = kinds.categories()
    rows = [
        (
            one.type, one.cost_row or None, one.availability or None, one.integrity or None,
            one.confidentiality or None, ", ".join(one.processes), "; ".join(one.products(country or "")),
        )
        for one in found
    ]  # fmt: skip
    write(Table(CATALOGUE, rows, _("Catalogue")), target, [_category(one) for one in found])


def _category(one: Category) -> dict[str, Any]:
    """Return what a script reads of a kind of system."""
    return {
        "type": one.type,
        "cost_row": one.cost_row or None,
        "availability": one.availability or None,
        "integrity": one.integrity or None,
        "confidentiality": one.confidentiality or None,
        "processes": list(one.processes),
        "products": {"NL": list(one.netherlands), "VL": list(one.flanders)},
    }


@landscape.command(
    "set",
    help=N_(
        "Fill in one cell: what supports a process at a party.\n\n"
        "TEXT replaces what the cell says: systems separated by ; with function, level or status in parentheses, or n/a, "
        "unknown, none. A new name becomes a new system. An empty text puts the support away."
    ),
)
@spoken.argument("process", metavar=N_("PROCESS"))
@spoken.argument("party", metavar=N_("PARTY"))
@spoken.argument("text", metavar=N_("TEXT"))
@ON
@DRY
@output_options
@pass_session
def set_(
    session: Session,
    *,
    process: str,
    party: str,
    text: str,
    on: dt.datetime | None,
    dry_run: bool,
    target: Target,
) -> None:
    """Fill in a cell."""
    with session.database.read() as connection:
        spot = (named(connection, get("process"), process), party_named(connection, party))
        grid = editing.grid(connection, on.date() if on else session.today)
        edit = editing.planned(grid, {spot: text}, editing.systems(connection))
    _keep(session, grid, edit, target, dry_run=dry_run)


@landscape.command(
    "fill",
    help=N_(
        "Copy the cells of one party to another one.\n\n"
        "Only cells of which nothing is recorded are filled, unless --replace is given."
    ),
)
@spoken.argument("party", metavar=N_("PARTY"))
@spoken.option("--from", "source", required=True, metavar=N_("PARTY"), help=N_("Party that is copied."))
@spoken.option("--replace", is_flag=True, help=N_("Also replace what the party has already."))
@ON
@DRY
@output_options
@pass_session
def fill(
    session: Session,
    *,
    party: str,
    source: str,
    replace: bool,
    on: dt.datetime | None,
    dry_run: bool,
    target: Target,
) -> None:
    """Copy the cells of a party."""
    with session.database.read() as connection:
        one, other = party_named(connection, source), party_named(connection, party)
        grid = editing.grid(connection, on.date() if on else session.today)
        texts = editing.copied(grid, one, other, "column")
        wanted = {spot: text for spot, text in texts.items() if replace or _open(grid.cell(spot))}
        edit = editing.planned(grid, wanted, editing.systems(connection))
    _keep(session, grid, edit, target, dry_run=dry_run)


def _open(cell: Cell) -> bool:
    """Return whether nothing is known of a cell."""
    return not cell.held and cell.runs in {None, "unknown"}


def _keep(session: Session, grid: Grid, edit: Edit, target: Target, *, dry_run: bool) -> None:
    """Show what changes, and write it unless that is all that was asked."""
    if edit.problems:
        raise editing.refusal(edit)
    batch = None
    if edit.changes and not dry_run:
        with work(session.database, session.who, _("Cells of the landscape")) as unit:
            editing.write(unit, edit)
            batch = unit.started
    codes = {row.number: row.code for row in grid.rows}
    names = {column.number: column.name for column in grid.columns}
    rows = [(codes[one.spot[0]], names[one.spot[1]], one.action, one.name or None) for one in edit.changes]
    write(Table(CELLS, rows, _("Changes")), target)
    for name in edit.new_systems:
        talk(_("New system: {name}.").format(name=name))
    if edit.cells:
        talk(ngettext("{count} cell.", "{count} cells.", edit.cells).format(count=edit.cells))
    _tell_batch(batch)
