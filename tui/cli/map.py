"""`map`: the landscape as a picture, a web page, a workbook, or a text for other programs."""

from __future__ import annotations

import sys
import time
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from inventory.errors import InputError
from inventory.language import N_, _
from inventory.publish.map_file import check, files
from inventory.publish.map_kinds import KINDS, Asked, domain
from inventory.whole_file import write_whole
from tui.cli import spoken
from tui.cli.landscape_group import known, moment_options, party_named, seen
from tui.cli.output import file_option
from tui.cli.session import pass_session, talk

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable
    from pathlib import Path

    from inventory.landscape.difference import Compare
    from inventory.landscape.model import LandscapeView, Mode
    from tui.cli.session import Session


@spoken.command(
    N_(
        "Draw the landscape.\n\n"
        "The suffix of the file decides: .svg and .png are pictures of A3 sheets (several sheets become numbered files), "
        ".pdf has a page for each sheet, .html is one page to read and print, .xlsx holds the same as tables; that of the "
        "parties can be filled in by a partner and imported again, and so can those of flows and roadmap.\n\n"
        "For other programs: .xml is ArchiMate, .csv the three files that Archi reads, .graphml, .dot, .d2 and .mmd are "
        "graphs."
    ),
    name="map",
)
@spoken.option(
    "--kind",
    type=click.Choice(tuple(KINDS)),
    default="parties",
    help=N_(
        "What to draw: processes by party, the domains with their systems, processes by system, the flows of data, "
        "the roadmap, or how well systems fit."
    ),
)
@file_option(required=True)
@spoken.option(
    "--party",
    "parties",
    multiple=True,
    metavar=N_("PARTY"),
    help=N_("Only this party; can be given more than once."),
)
@spoken.option(
    "--domain",
    "domains",
    multiple=True,
    metavar=N_("DOMAIN"),
    help=N_("Only the processes of this domain; can be given more than once."),
)
@spoken.option(
    "--system",
    default="",
    metavar=N_("SYSTEM"),
    help=N_("For the flows: only what data of this system can reach."),
)
@spoken.option("--title", default="", metavar=N_("TEXT"), help=N_("Title above it."))
@spoken.option(
    "--compare",
    type=click.Choice(("product", "kind")),
    default="product",
    help=N_("Compare products, or kinds of systems."),
)
@moment_options
@pass_session
def draw(
    session: Session,
    /,
    *,
    kind: str,
    output: Path,
    on: dt.date,
    mode: Mode,
    title: str,
    compare: Compare,
    **names: Any,
) -> None:
    """Write the map."""
    _fits(kind, **names)
    check(output, Asked(on, mode, names["parties"], domains=names["domains"]))
    found = _named(seen(session, on, mode), **names)
    asked = replace(found, on=on, mode=mode, title=title, compare=compare, today=session.today)
    with session.database.read() as connection:
        made = files(connection, output, kind, asked, _progress())
    for path, content in made.items():
        write_whole(path, content)
        talk(_("Written: {file}").format(file=path))


def _progress() -> Callable[[int, int], None]:
    """Return what tells a person how far the pictures are: after a second, and then every second."""
    last = time.monotonic()

    def tell(done: int, count: int) -> None:
        nonlocal last
        now = time.monotonic()
        if sys.stderr.isatty() and now - last >= 1:
            last = now
            talk(_("{done} of {count} sheets …").format(done=done, count=count))

    return tell


def _fits(kind: str, *, domains: tuple[str, ...], system: str, **_more: object) -> None:
    """Refuse options that this kind of map does not have.

    Raises:
        InputError: A domain for a map without processes, or a system for a map of anything but flows.
    """
    if domains and kind in {"flows", "roadmap"}:
        raise InputError(
            _("The map “{kind}” shows no processes, so it cannot be narrowed to a domain.").format(kind=kind),
            _("Use --party, or for the flows --system."),
        )
    if system and kind != "flows":
        raise InputError(_("Only the flows can be asked of one system."), _("Add --kind flows."))


def _named(view: LandscapeView, *, parties: tuple[str, ...], domains: tuple[str, ...], system: str) -> Asked:
    """Return what is asked for, names made keys.

    Raises:
        InputError: There is no such party, domain or system.
    """
    own = {domain(process): process.domain_name for process in view.processes if domain(process)}
    return Asked(
        on=view.date,
        parties=tuple(party_named(view, name) for name in parties),
        domains=tuple(known(name, own, _("There is no domain “{name}”.")) for name in domains),
        system=known(system, {key: view.name(key) for key in view.systems}, _("There is no system “{name}”."))
        if system
        else "",
    )
