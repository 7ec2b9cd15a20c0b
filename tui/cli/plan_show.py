"""`plan show`: the blocks of the plan as text or JSON, with the lines behind their figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from inventory.language import N_, _
from inventory.text import clean
from tui.cli import spoken
from tui.cli.output import file_option, spelled
from tui.cli.plan_group import plan, plan_options
from tui.cli.session import pass_session

if TYPE_CHECKING:
    from pathlib import Path

    from inventory.plan.blocks import Block
    from tui.cli.plan_group import Asked
    from tui.cli.session import Session


@plan.command(
    "show",
    help=N_(
        "Show the plan, or one block or section of it, as text or JSON, with the records that make up each figure.\n\n"
        "BLOCK is a code of `plan parts`; a heading shows all that stands under it."
    ),
)
@spoken.argument("block", metavar=N_("BLOCK"), required=False)
@spoken.option("--lines", is_flag=True, help=N_("As text: also the records behind each figure."))
@plan_options
@spoken.option(
    "--format",
    "format_",
    type=click.Choice(("text", "json")),
    help=N_("How to write: for people (text) or programs."),
)
@file_option()
@pass_session
def show_command(
    session: Session,
    *,
    block: str | None,
    lines: bool,
    asked: Asked,
    format_: str | None,
    output: Path | None,
) -> None:
    """Show blocks."""
    from inventory.plan.assemble import assemble  # noqa: PLC0415  finance, landscape
    from inventory.publish.document_json import told  # noqa: PLC0415
    from inventory.publish.document_text import text  # noqa: PLC0415
    from inventory.whole_file import write_whole  # noqa: PLC0415

    with session.database.read() as connection:
        blocks = assemble(connection, asked.settings(session, connection), asked.day(session))
    chosen = blocks if block is None else _chosen(blocks, block)
    kind = format_ or ("json" if output and output.suffix.lower() == ".json" else "text")
    shown = spelled([told(one) for one in chosen], indent=2) if kind == "json" else text(chosen, lines=lines)
    if output is not None:
        write_whole(output, f"{shown}\n".encode())
    else:
        click.echo(shown if kind == "json" else clean(shown, lines=True))


def _chosen(blocks: list[Block], code: str) -> list[Block]:
    """Return a block by its code, with all that stands under it when it is a heading.

    Raises:
        InputError: The plan has no such block.
    """
    from inventory.plan import writing  # noqa: PLC0415
    from inventory.plan.blocks import Heading, walk  # noqa: PLC0415

    wanted = writing.known(code, {b.id: "" for b in walk(blocks)}, _("The plan has no block “{code}”."))
    place = next((n for n, one in enumerate(blocks) if one.id == wanted), None)
    if place is None:
        return [one for one in walk(blocks) if one.id == wanted]
    first = blocks[place]
    if not isinstance(first, Heading):
        return [first]
    end = next(
        (n for n in range(place + 1, len(blocks)) if _ends(blocks[n], first)),
        len(blocks),
    )
    return blocks[place:end]


def _ends(block: Block, heading: Block) -> bool:
    from inventory.plan.blocks import Heading  # noqa: PLC0415

    return isinstance(block, Heading) and isinstance(heading, Heading) and block.level <= heading.level
