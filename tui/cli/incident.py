"""`incident list` and `incident card`: the five answers for when something fails, and the storingskaart of a school."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from inventory.language import N_, _, ngettext
from inventory.publish.table import Table
from inventory.records import field as f
from inventory.records.readiness import CALLERS, IMPACTS, REPLACEMENTS
from inventory.signals.board import Board
from inventory.signals.connectivity_reading import Network
from inventory.signals.readiness import Readiness, named
from tui.cli import spoken
from tui.cli.output import file_option, output_options, write
from tui.cli.session import pass_session, talk

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from inventory.signals.readiness import Answers
    from tui.cli.output import Target
    from tui.cli.session import Session

KINDS = {"system": N_("system"), "category": N_("class of devices")}
FIELDS = (
    f.choice(N_("Kind"), KINDS, width=10).but(name="kind"),
    f.text(N_("What fails"), width=24).but(name="name"),
    f.text(N_("Site"), width=16).but(name="site"),
    f.choice(N_("Replacement"), REPLACEMENTS, width=10).but(name="replacement"),
    f.text(N_("Meanwhile"), width=30).but(name="meanwhile"),
    f.choice(N_("Impact"), IMPACTS, width=12).but(name="impact"),
    f.integer(N_("Solved within (hours)"), width=8).but(name="repair_hours"),
    f.text(N_("Supplier"), width=20).but(name="supplier"),
    f.text(N_("Channel"), width=20).but(name="channel"),
    f.text(N_("Customer number")).but(name="customer_number"),
    f.text(N_("Contract"), width=10).but(name="contract"),
    f.integer(N_("Contract solves within (hours)")).but(name="contract_hours"),
    f.text(N_("Service window")).but(name="service_window"),
    f.text(N_("Escalation")).but(name="escalation"),
    f.choice(N_("Who may call"), CALLERS, width=20).but(name="caller"),
    f.text(N_("Contact"), width=16).but(name="person"),
    f.text(N_("Not known"), width=30).but(name="missing"),
)


@click.group(
    help=N_(
        "Show what is arranged for when something fails, and write the card that hangs in a school.\n\n"
        "Five answers for each system under a primary process and each class of devices in use: is there a replacement, "
        "which process stops, how soon must it work again, which supplier solves it, and who may call."
    ),
    cls=spoken.Group,
    options_metavar=spoken.OPTIONS,
    subcommand_metavar=spoken.SUBCOMMAND,
)
def incident() -> None:
    """Group the commands on failures."""


@incident.command("list", help=N_("List the answers; with --site those that hold at that site."))
@spoken.option("--site", metavar=N_("SITE"), help=N_("Only this site, by name or code."))
@spoken.option("--on", type=spoken.DATE, metavar=N_("DATE"), help=N_("On this day instead of today."))
@output_options
@pass_session
def listing(session: Session, *, site: str | None, on: dt.datetime | None, target: Target) -> None:
    """List answers."""
    with session.database.read() as connection:
        board = Board(connection, on.date() if on else session.today)
        names = board.once(Network).names
        found = _answers(board, site)
    rows = [_row(one, names) for one in found]
    write(
        Table(FIELDS, rows, _("Failures")),
        target,
        [_json(one, row) for one, row in zip(found, rows, strict=True)],
    )
    if target.format == "table" and found:
        missing = sum(bool(one.missing) for one in found)
        text = ngettext(
            "{missing} of {count} misses an answer.", "{missing} of {count} miss an answer.", missing
        )
        talk(text.format(missing=missing, count=len(found)))


def _answers(board: Board, site: str | None) -> list[Answers]:
    """Return the answers of the board, or of one site.

    Raises:
        InputError: There is no such site.
    """
    readiness = board.once(Readiness)
    things = (*readiness.things, *readiness.planned)
    if site is None:
        return [one for thing in things for one in readiness.all(thing)]
    number = board.once(Network).site(site).id
    return [readiness.answers(thing, number) for thing in things if number in readiness.sites(thing)]


def _row(one: Answers, names: dict[int, str]) -> tuple[Any, ...]:
    supplier, contract = one.supplier, one.contract
    return (
        one.thing.kind, one.thing.name, names.get(one.site or 0), one.replacement or None, one.fallback or None,
        one.impact or None, one.repair_hours, supplier.name if supplier else None, one.channel or None,
        supplier.customer_number if supplier else None, contract.number if contract else None,
        contract.repair_hours if contract else None, contract.service_window if contract else None,
        contract.escalation if contract else None, one.caller or None, one.person.name if one.person else None,
        named(one.missing) or None,
    )  # fmt: skip


def _json(one: Answers, row: tuple[Any, ...]) -> dict[str, Any]:
    """Return the answers as programs get them; what is missing as codes."""
    found = dict(zip((field.name for field in FIELDS), row, strict=True))
    return {**found, "missing": list(one.missing)}


@incident.command(
    "card",
    help=N_(
        "Write the card for the wall of a school, a page of A4: what fails, what to do meanwhile, how soon it works again "
        "and whom to call.\n\n"
        "The suffix of the file decides: .docx, .html or .pdf."
    ),
)
@spoken.option(
    "--site",
    default="all",
    metavar=N_("SITE"),
    help=N_("This site, by name or code; “all”: a page for each school."),
)
@spoken.option("--on", type=spoken.DATE, metavar=N_("DATE"), help=N_("On this day instead of today."))
@file_option(required=True)
@pass_session
def card(session: Session, *, site: str, on: dt.datetime | None, output: Path) -> None:
    """Write cards."""
    from inventory.publish import incident_card_file  # noqa: PLC0415  only for who writes one
    from inventory.publish.incident_card import cards  # noqa: PLC0415

    when = on.date() if on else session.today
    incident_card_file.known(output)
    with session.database.read() as connection:
        found = cards(connection, when, site)
    incident_card_file.write(found, output, when)
    text = ngettext("{count} card in {file}.", "{count} cards in {file}.", len(found))
    talk(text.format(count=len(found), file=output))
    unknown = sum(one.unknown for one in found)
    if unknown:
        text = ngettext(
            "{count} answer is not known; `inventaris incident list` shows which.",
            "{count} answers are not known; `inventaris incident list` shows which.",
            unknown,
        )
        talk(text.format(count=unknown))
