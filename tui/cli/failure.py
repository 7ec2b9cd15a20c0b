"""When something goes wrong: what a person reads, the exit code, and the report of a bug.

0 done · 1 done, but something calls for action · 2 unusable input or wrong usage · 3 refused · 4 bug.
"""

from __future__ import annotations

import datetime as dt
import platform
import sys
import traceback
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING, Any

import click

from inventory.errors import InventoryError, StaleError
from inventory.language import _
from inventory.text import clean
from tui.cli import VERSION, entry

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ACTION = 1
BUG = 4


class Failure(click.ClickException):
    """An error that is shown as "Fout: …" on stderr before the program ends with the code.

    Args:
        message: What a person reads; cleaned, since it may quote foreign text.
        code: Exit code.
    """

    def __init__(self, message: str, code: int) -> None:
        super().__init__(clean(message, lines=True))
        self.exit_code = code  # type: ignore[misc]  # click reads it from the instance

    def show(self, file: IO[Any] | None = None) -> None:
        """Write the message to stderr."""
        click.echo(_("Error: {message}").format(message=self.format_message()), file=file, err=True)


@contextmanager
def guarded(command: str) -> Iterator[None]:
    """Turn what the block raises into an exit code and a sentence.

    Args:
        command: Name of the command, for the report of a bug.
    """
    try:
        yield
    except (click.ClickException, click.exceptions.Exit, click.Abort):
        raise
    except InventoryError as problem:
        raise Failure(_told(problem), problem.exit_code) from problem
    except KeyboardInterrupt as stop:
        raise click.exceptions.Exit(entry.STOPPED) from stop
    except BrokenPipeError as gone:
        entry.silence()
        raise click.exceptions.Exit(0) from gone
    except Exception as bug:
        raise Failure(_reported(bug, command), BUG) from bug


def _told(problem: InventoryError) -> str:
    """Return an error as a person reads it; a stale save shows both sides."""
    lines = [str(problem)]
    if isinstance(problem, StaleError):
        lines += [
            _("{field}: now {theirs}, not saved {mine}").format(
                field=problem.labels.get(name, name), theirs=_side(problem.theirs.get(name)), mine=_side(mine)
            )
            for name, mine in problem.mine.items()
        ]
    return "\n".join(lines)


def _side(value: object) -> str:
    """Return one side of a stale save, as it is kept."""
    from inventory.records.values import to_json  # noqa: PLC0415  SQLAlchemy, which a wrong option need not wait for

    return "-" if value is None else f"“{to_json(value)}”"


def folder() -> Path:
    """Return where reports of bugs are kept: the user's folder for logs."""
    from platformdirs import user_log_path  # noqa: PLC0415  only after a bug

    return user_log_path("inventaris", appauthor=False)


def _reported(bug: BaseException, command: str) -> str:
    """Write the report of a bug and return what a person reads."""
    now = dt.datetime.now(dt.UTC)
    path = folder() / f"report-{now:%Y%m%d-%H%M%S}.txt"
    text = report(bug, command, now)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    except OSError as problem:
        sys.stderr.write(text)
        return _("This is a bug in inventaris, and its report cannot be written: {reason}.").format(
            reason=problem.strerror
        )
    return _("This is a bug in inventaris. A report without any of your data is in {path}.").format(path=path)


def report(bug: BaseException, command: str, now: dt.datetime) -> str:
    """Return the report of a bug: where it happened, without messages, since they can quote what was entered.

    Args:
        bug: What was raised.
        command: Name of the command.
        now: When, in UTC.
    """
    lines = [
        f"inventaris {VERSION}",
        f"{now:%Y-%m-%d %H:%M} UTC",
        f"Python {platform.python_version()}, {platform.platform()}",
        f"command: {command}",
    ]
    chain: list[BaseException] = []
    following: BaseException | None = bug
    while following is not None and following not in chain:
        chain.append(following)
        following = following.__cause__ or following.__context__
    for raised in reversed(chain):
        lines += ["", *(line.rstrip("\n") for line in traceback.format_tb(raised.__traceback__))]
        lines.append(f"{type(raised).__module__}.{type(raised).__qualname__}")
    return "\n".join(lines) + "\n"
