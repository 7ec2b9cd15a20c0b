"""With which styles a plan is made: the option `--style`, and what the settings say without it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from inventory.language import N_
from tui.cli import spoken

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.cli.session import Session


def style_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command `--style`, and its function the keyword `style` (a path or None); see `chosen`."""
    wrapped: Callable[..., Any] = spoken.option(
        "--style",
        type=click.Path(dir_okay=False, path_type=Path),
        metavar=N_("FILE"),
        help=N_("Word file whose styles, page, header and footer are used; without it that of the settings."),
    )(function)
    return wrapped


def chosen(session: Session, style: Path | None) -> bytes | None:
    """Return the styles to make a document with: the file that was named, else that of the settings, else None for ours.

    Raises:
        InputError: The file is no Word document, or is damaged.
    """
    path = style or session.settings.plan.style
    if path is None:
        return None
    from inventory.publish.word_house import read_style  # noqa: PLC0415  docx, 80 ms

    return read_style(path)
