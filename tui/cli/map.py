"""`map`: the landscape as a picture, a web page, a workbook, or a text for other programs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from inventory.language import N_, _
from inventory.publish.map_file import check, files
from inventory.publish.map_kinds import KINDS, Asked
from inventory.whole_file import write_whole
from tui.cli import spoken
from tui.cli.landscape_group import moment_options, party_named, seen
from tui.cli.session import pass_session, talk

if TYPE_CHECKING:
    import datetime as dt

    from inventory.landscape.difference import Compare
    from inventory.landscape.model import Mode
    from tui.cli.session import Session


@spoken.command(
    N_(
        "Draw the landscape.\n\n"
        "The suffix of the file decides: .svg and .png are pictures of A3 sheets (several sheets become numbered files), "
        ".pdf has a page for each sheet, .html is one page to read and print, .xlsx holds the same as tables; that of the "
        "parties can be filled in by a partner and imported again."
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
@spoken.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    metavar=N_("FILE"),
    help=N_("Write to this file; its suffix decides the format."),
)
@spoken.option(
    "--party",
    "parties",
    multiple=True,
    metavar=N_("PARTY"),
    help=N_("Only this party; can be given more than once."),
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
    *,
    kind: str,
    output: Path,
    parties: tuple[str, ...],
    title: str,
    compare: Compare,
    on: dt.date,
    mode: Mode,
) -> None:
    """Write the map."""
    check(output)
    view = seen(session, on, mode)
    keys = tuple(party_named(view, name) for name in parties)
    asked = Asked(on, mode, keys, title, compare)
    with session.database.read() as connection:
        made = files(connection, output, kind, asked)
    for path, content in made.items():
        write_whole(path, content)
        talk(_("Written: {file}").format(file=path))
