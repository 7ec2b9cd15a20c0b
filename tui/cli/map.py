"""`map`: the landscape as a picture, a web page or a workbook."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from inventory.errors import InputError
from inventory.language import N_, _
from inventory.whole_file import write_whole
from tui.cli import spoken
from tui.cli.landscape_group import moment_options, seen
from tui.cli.session import pass_session, talk

if TYPE_CHECKING:
    import datetime as dt

    from inventory.landscape.difference import Compare
    from inventory.landscape.model import LandscapeView, Mode
    from tui.cli.session import Session

KINDS = ("parties", "domains", "matrix", "flows", "roadmap")
MADE = ("parties",)
SUFFIXES = (".svg", ".png", ".html", ".xlsx")
LATER = (".pdf", ".xml", ".graphml", ".dot", ".d2", ".mmd")


@spoken.command(
    N_(
        "Draw the landscape.\n\n"
        "The suffix of the file decides: .svg and .png are pictures of A3 sheets (several sheets become numbered files), "
        ".html is one page to read and print, .xlsx is the table that a partner can fill in and that can be imported again."
    ),
    name="map",
)
@spoken.option(
    "--kind", type=click.Choice(KINDS), default="parties", help=N_("What to draw: process by party.")
)
@spoken.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    metavar=N_("FILE"),
    help=N_("Write to this file; its suffix decides the format."),
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
    session: Session, *, kind: str, output: Path, title: str, compare: Compare, on: dt.date, mode: Mode
) -> None:
    """Write the map."""
    _refuse(kind, output)
    view = seen(session, on, mode)
    for path, content in files(view, output, title, compare).items():
        write_whole(path, content)
        talk(_("Written: {file}").format(file=path))


def files(view: LandscapeView, output: Path, title: str, compare: Compare) -> dict[Path, bytes]:
    """Return what is written, by path: one file, or numbered ones when there are several sheets.

    Args:
        view: The landscape of one day.
        output: The path that was asked for; its suffix decides.
        title: Title above it.
        compare: By product or by kind of system.
    """
    suffix = output.suffix.lower()
    if suffix == ".html":
        from inventory.publish.page import html  # noqa: PLC0415  only what is asked for

        return {output: html(view, title=title, compare=compare).encode()}
    if suffix == ".xlsx":
        from inventory.publish.map_workbook import workbook  # noqa: PLC0415

        return {output: workbook(view, title=title, compare=compare)}
    from inventory.publish.map_table import draw as pages  # noqa: PLC0415

    sheets = pages(view, title=title, compare=compare)
    names = numbered(output, len(sheets))
    if suffix == ".svg":
        return {path: sheet.encode() for path, sheet in zip(names, sheets, strict=True)}
    from inventory.publish.picture import png  # noqa: PLC0415

    return {path: png(sheet) for path, sheet in zip(names, sheets, strict=True)}


def numbered(path: Path, count: int) -> list[Path]:
    """Return a path for each sheet: the path itself for one, else `name-1.svg` and on, in equal width."""
    if count == 1:
        return [path]
    width = len(str(count))
    return [path.with_name(f"{path.stem}-{number:0{width}}{path.suffix}") for number in range(1, count + 1)]


def _refuse(kind: str, output: Path) -> None:
    """Refuse what cannot be drawn.

    Raises:
        InputError: This kind of map or file is not made.
    """
    if kind not in MADE:
        raise InputError(
            _("The map “{kind}” cannot be drawn yet.").format(kind=kind),
            _("There is: {kinds}.").format(kinds=", ".join(MADE)),
        )
    suffix = output.suffix.lower()
    if suffix not in SUFFIXES:
        message = (
            _("{file}: a map cannot be written as {suffix} yet.")
            if suffix in LATER
            else _("{file}: this kind of file cannot be written here.")
        )
        raise InputError(
            message.format(file=output, suffix=suffix),
            _("Name a file that ends in {suffixes}.").format(suffixes=", ".join(SUFFIXES)),
        )
