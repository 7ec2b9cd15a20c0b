"""`landscape report`: the four steps of the IKC as a document, with tables, pictures and roadmap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.errors import InputError
from inventory.language import N_, _
from tui.cli import spoken
from tui.cli.landscape_group import landscape
from tui.cli.output import file_option
from tui.cli.plan_making import settings
from tui.cli.plan_update import write
from tui.cli.session import pass_session

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from tui.cli.session import Session

TEMPLATE = "ikc"
SUFFIXES = (".docx", ".pdf", ".html", ".json")


@landscape.command(
    "report",
    help=N_(
        "Write the report of the four steps: vision, processes and choices, systems, roadmap. The suffix of the file decides: "
        ".docx for Word, .pdf to print or send, .html for one web page, .json for programs."
    ),
)
@spoken.option(
    "--plan", "name", metavar=N_("NAME"), help=N_("Name of the recorded plan whose texts are used.")
)
@spoken.option("--on", type=spoken.DATE, metavar=N_("DATE"), help=N_("On this day instead of today."))
@file_option(required=True)
@pass_session
def report(session: Session, *, name: str | None, on: dt.datetime | None, output: Path) -> None:
    """Write the report."""
    if output.suffix.lower() not in SUFFIXES:
        raise InputError(
            _("From the name {file} the format cannot be told.").format(file=output.name),
            _("Name a file that ends in {suffixes}.").format(suffixes=", ".join(SUFFIXES)),
        )
    day = on.date() if on else session.today
    with session.database.read() as connection:
        wanted = settings(connection, day, TEMPLATE, name)
    write(session, wanted, day, output)
