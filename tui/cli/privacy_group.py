"""The group `privacy`, and what its commands share: the day, the findings, the board, a system by name."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, NamedTuple

from inventory.errors import InputError
from inventory.language import N_, _
from inventory.signals import privacy_board
from inventory.signals.board import Board
from inventory.signals.check import check, running
from inventory.store.detail import locate
from inventory.whole_file import write_whole
from tui.cli import spoken
from tui.cli.session import talk

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable
    from pathlib import Path

    from sqlalchemy import Connection

    from inventory.signals.finding import Finding
    from inventory.signals.privacy_board import PrivacyBoard
    from tui.cli.session import Session


@spoken.group(
    N_(
        "Privacy by system and by supplier: what is in order, what falls short and what nobody knows; agreements, annexes "
        "and pages for the privacy officer."
    )
)
def privacy() -> None:
    """Group the commands."""


class Seen(NamedTuple):
    """What the check finds on a day, the board of it, and what its columns are called."""

    findings: list[Finding]
    board: PrivacyBoard
    labels: dict[str, str]


def seen(connection: Connection, day: dt.date) -> Seen:
    """Return the findings on privacy of a day, laid out by system."""
    findings = check(connection, day, privacy_board.RULES, marked=True)
    active = {rule.id for rule, _severity in running(connection, day, privacy_board.RULES)}
    board = Board(connection, day)
    made = privacy_board.privacy_board(findings, privacy_board.watched(board), active)
    return Seen(findings, made, privacy_board.labels(board))


def on_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command `--on`."""
    wrapped: Callable[..., Any] = spoken.option(
        "--on", type=spoken.DATE, metavar=N_("DATE"), help=N_("On this day instead of today.")
    )(function)
    return wrapped


def day_of(session: Session, on: dt.datetime | None) -> dt.date:
    """Return the day that is asked about."""
    return on.date() if on else session.today


def system_named(connection: Connection, name: str) -> int:
    """Return the number of a system by its name or another name.

    Raises:
        InputError: There is none.
    """
    from inventory.records.software import System  # noqa: PLC0415  SQLAlchemy

    return locate(connection, System, name)


def documented(content: bytes, output: Path | None) -> None:
    """Write a document to its file, or to stdout."""
    if output is None:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    write_whole(output, content)
    talk(_("Written: {file}").format(file=output))


def refuse(output: Path, kinds: tuple[str, ...]) -> str:
    """Return the suffix of a file, when it is one of those that can be written.

    Raises:
        InputError: It is not.
    """
    suffix = output.suffix.lower()
    if suffix not in kinds:
        raise InputError(
            _("{file}: this kind of file is not written here.").format(file=output),
            _("End it with {suffixes}.").format(suffixes=_(" or ").join(kinds)),
        )
    return suffix
