"""`network need` and `network connections`: what the sites need of the internet, and what their lines give."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from inventory.language import N_, _
from inventory.publish.table import Table
from inventory.records import field as f
from inventory.records.connectivity import CONNECTION_ROLES, TECHNOLOGIES
from inventory.records.values import decimals
from inventory.signals.board import Board
from inventory.signals.connectivity_reading import HUNDREDTHS, Network
from inventory.signals.connectivity_verdict import ANSWERS, SOURCES, verdicts
from tui.cli import spoken
from tui.cli.output import output_options, write
from tui.cli.session import pass_session, talk

if TYPE_CHECKING:
    import datetime as dt

    from inventory.signals.connectivity import Band, Measured, Rates
    from inventory.signals.connectivity_reading import LineRow, SiteRow
    from inventory.signals.connectivity_verdict import Verdict
    from tui.cli.output import Target
    from tui.cli.session import Session

SITE = f.text(N_("Site"), width=20).but(name="site")
NEED_FIELDS = (
    SITE,
    f.choice(N_("Answer"), ANSWERS, width=10).but(name="answer"),
    f.choice(N_("On test days"), ANSWERS, width=10).but(name="answer_test"),
    f.integer(N_("Devices"), width=8).but(name="devices"),
    f.decimal(N_("Needs down"), width=10).but(name="need_down"),
    f.decimal(N_("There down"), width=10).but(name="there_down"),
    f.choice(N_("Known from"), SOURCES, width=12).but(name="source_down"),
    f.decimal(N_("Needs up"), width=10).but(name="need_up"),
    f.decimal(N_("There up"), width=10).but(name="there_up"),
    f.choice(N_("Known from (up)"), SOURCES, width=12).but(name="source_up"),
    f.decimal(N_("Test day down"), width=10).but(name="need_test_down"),
    f.decimal(N_("Test day up"), width=10).but(name="need_test_up"),
    f.text(N_("Reason"), width=50).but(name="reason"),
)
"""Speeds in 1/100 Mbit/s."""
LINE_FIELDS = (
    SITE,
    f.text(N_("Connection"), width=12).but(name="connection"),
    f.choice(N_("Role"), CONNECTION_ROLES, width=10).but(name="role"),
    f.choice(N_("Technology"), TECHNOLOGIES, width=10).but(name="technology"),
    f.text(N_("Supplier"), width=16).but(name="supplier"),
    f.integer(N_("Advertised down")).but(name="advertised_down"),
    f.integer(N_("Advertised up")).but(name="advertised_up"),
    f.integer(N_("Guaranteed down")).but(name="guaranteed_down"),
    f.integer(N_("Guaranteed up")).but(name="guaranteed_up"),
    f.integer(N_("Overbooking")).but(name="overbooking"),
    f.decimal(N_("Measured down")).but(name="measured_down"),
    f.decimal(N_("Slowest tenth down")).but(name="low_down"),
    f.decimal(N_("Measured up")).but(name="measured_up"),
    f.decimal(N_("Slowest tenth up")).but(name="low_up"),
    f.integer(N_("Measurements")).but(name="measurements"),
    f.flag(N_("Over a cable")).but(name="wired"),
    f.date(N_("Last measured")).but(name="last_measured"),
)


@click.group(
    help=N_(
        "Show whether the internet connections are enough for the devices.\n\n"
        "Three answers: enough, too little, or unknown. What is not recorded is never enough."
    ),
    cls=spoken.Group,
    options_metavar=spoken.OPTIONS,
    subcommand_metavar=spoken.SUBCOMMAND,
)
def network() -> None:
    """Group the commands on the network."""


@network.command(
    "need",
    help=N_(
        "Compare what the devices of each site need with what its lines give.\n\n"
        "The need is the number of devices in use that go online, times the part that is active at once, times the rate "
        "of an active device, with growth. A measurement over a cable decides; without one what is guaranteed, else what is "
        "advertised divided by the overbooking. The parameters are policies of the board: `inventaris policy`."
    ),
)
@spoken.option("--site", metavar=N_("SITE"), help=N_("Only this site, by name or code."))
@spoken.option("--on", type=spoken.DATE, metavar=N_("DATE"), help=N_("On this day instead of today."))
@output_options
@pass_session
def need(session: Session, *, site: str | None, on: dt.datetime | None, target: Target) -> None:
    """Show what is needed."""
    with session.database.read() as connection:
        board = Board(connection, on.date() if on else session.today)
        chosen = None if site is None else board.once(Network).site(site)
        found = [one for one in board.once(verdicts) if chosen is None or one.site.id == chosen.id]
        parameters, told = _parameters(board), _told(board.once(Network).rates)
    rows = [_need_row(one) for one in found]
    write(Table(NEED_FIELDS, rows, _("Bandwidth")), target, [_need_json(one, parameters) for one in found])
    if target.format == "table":
        talk(told)


def _hundredths(kilobits: int | None) -> int | None:
    """Return kbit/s in 1/100 Mbit/s."""
    return None if kilobits is None else kilobits // HUNDREDTHS


def _there(band: Band) -> int | None:
    """Return what a line gives at least, else at most, in 1/100 Mbit/s."""
    return _hundredths(band.most if band.least is None else band.least)


def _need_row(one: Verdict) -> tuple[Any, ...]:
    ordinary, test = one.needs or (None, None)
    down, up = one.bands
    return (
        one.site.name, one.answer, one.test_answer, one.devices.number,
        _hundredths(ordinary.down if ordinary else None), _there(down), down.source or None,
        _hundredths(ordinary.up if ordinary else None), _there(up), up.source or None,
        _hundredths(test.down if test else None), _hundredths(test.up if test else None), one.reason,
    )  # fmt: skip


def _need_json(one: Verdict, parameters: dict[str, Any]) -> dict[str, Any]:
    """Return an answer as programs get it: speeds in Mbit/s as texts with two decimals."""
    cells = dict(zip((field.name for field in NEED_FIELDS), _need_row(one), strict=True))
    speeds = {field.name for field in NEED_FIELDS if field.kind.value == "decimal"}
    found = {name: _megabits(value) if name in speeds else value for name, value in cells.items()}
    return {**found, "categories": one.devices.by_category, "parameters": parameters}


def _megabits(hundredths: int | None) -> str | None:
    return None if hundredths is None else f"{hundredths // 100}.{hundredths % 100:02d}"


def _parameters(board: Board) -> dict[str, Any]:
    """Return what the board reckons with: kbit/s, and shares as texts with two decimals."""
    rates = board.once(Network).rates
    return {
        "down": rates.down,
        "up": rates.up,
        "concurrency": _megabits(rates.concurrency),
        "test_concurrency": _megabits(rates.test_concurrency),
        "growth": _megabits(rates.growth),
        "left_out": board.policies.word("bandwidth_left_out", board.on),
    }


def _told(rates: Rates) -> str:
    """Return the parameters as a sentence."""
    text = _(
        "Reckoned with {down} kbit/s down and {up} kbit/s up for an active device, {concurrency} % active at once, "
        "{test} % on test days, and {growth} % growth."
    )
    return text.format(
        down=rates.down, up=rates.up, concurrency=_whole(rates.concurrency),
        test=_whole(rates.test_concurrency), growth=_whole(rates.growth),
    )  # fmt: skip


def _whole(share: int) -> str:
    """Return a share in per cent, without decimals that are nothing."""
    return str(share // 100) if share % 100 == 0 else decimals(share, 2)


@network.command(
    "connections",
    help=N_("List the internet connections: technology, advertised, guaranteed and measured, in Mbit/s."),
)
@spoken.option("--site", metavar=N_("SITE"), help=N_("Only this site, by name or code."))
@spoken.option("--on", type=spoken.DATE, metavar=N_("DATE"), help=N_("On this day instead of today."))
@output_options
@pass_session
def connections(session: Session, *, site: str | None, on: dt.datetime | None, target: Target) -> None:
    """List connections."""
    with session.database.read() as connection:
        board = Board(connection, on.date() if on else session.today)
        known = board.once(Network)
        chosen = known.sites if site is None else [known.site(site)]
        rows = [_line_row(board, row, line) for row in chosen for line in known.running(row.id)]
    write(Table(LINE_FIELDS, rows, _("Internet connections")), target)


def _line_row(board: Board, site: SiteRow, line: LineRow) -> tuple[Any, ...]:
    down, up = (one.measured for one in board.once(Network).speeds(line))
    return (
        site.name, line.name, line.role, line.technology, board.books.suppliers.get(line.supplier or 0),
        line.advertised_down, line.advertised_up, line.guaranteed_down, line.guaranteed_up, line.overbooking,
        *_measured(down), *_measured(up), down.number if down else 0, down.wired if down else None,
        down.last if down else None,
    )  # fmt: skip


def _measured(found: Measured | None) -> tuple[int | None, int | None]:
    return (_hundredths(found.median), _hundredths(found.low)) if found else (None, None)
