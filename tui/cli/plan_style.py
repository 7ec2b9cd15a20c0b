"""`plan style`: the styles of a plan as a Word file to be changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.errors import InputError
from inventory.language import N_, _
from inventory.whole_file import write_whole
from tui.cli.output import file_option
from tui.cli.plan_group import plan
from tui.cli.session import pass_session, talk

if TYPE_CHECKING:
    from pathlib import Path

    from tui.cli.session import Session


@plan.command(
    "style",
    help=N_(
        "Write the styles of a plan as a Word file. Change fonts, colours, margins, header and footer in Word, and make "
        "plans with it: --style FILE, or the key style in the table [plan] of the settings."
    ),
)
@file_option(required=True)
@pass_session
def style_file(_session: Session, *, output: Path) -> None:
    """Write the style file."""
    if output.suffix.lower() != ".docx":
        raise InputError(
            _("Styles cannot be written as {suffix}.").format(suffix=output.suffix or output.name),
            _("Give a name that ends with .docx."),
        )
    from inventory.publish.word_sample import style_document  # noqa: PLC0415  docx, 80 ms

    write_whole(output, style_document())
    talk(_("Written: {file}").format(file=output))
