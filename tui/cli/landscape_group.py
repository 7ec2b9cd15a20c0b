"""The group `landscape`, and what its commands share: the day and state that is asked about, names that are looked up."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any

import click

from inventory.errors import InputError
from inventory.landscape import moments, reading
from inventory.landscape.naming import perhaps, shown
from inventory.language import N_, _
from inventory.text import fold
from tui.cli import spoken
from tui.cli.session import Session, talk

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from inventory.landscape.model import LandscapeView, Mode

MODES = ("now", "target", "plateau")


@spoken.group(
    N_(
        "Questions to the landscape: which system supports which process for whom.\n\n"
        "Every answer is of one day: today, unless --on says otherwise. A process of which it is not known whether a party "
        "runs it is never a gap."
    )
)
def landscape() -> None:
    """Group the questions."""


def moment_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command `--on`, `--mode` and `--plateau`, and its function keywords `on` (a day) and `mode`."""

    @wraps(function)
    def inner(*arguments: Any, on: dt.datetime | None, mode: Mode, plateau: str, **more: Any) -> Any:
        session = click.get_current_context().find_object(Session)
        assert session is not None
        day, state = moment(session, on, mode, plateau)
        return function(*arguments, on=day, mode=state, **more)

    wrapped: Callable[..., Any] = inner
    for option in (
        spoken.option(
            "--plateau",
            metavar=N_("NAME"),
            default="",
            help=N_("The landscape on the day of this plateau, with the sub-projects that are done by then."),
        ),
        spoken.option(
            "--mode",
            type=click.Choice(MODES),
            default="now",
            help=N_(
                "The landscape as it is (now), as it is meant to become (target), or on a day of the road (plateau)."
            ),
        ),
        spoken.option(
            "--on",
            type=spoken.DATE,
            metavar=N_("DATE"),
            help=N_("On this day instead of today, or for the target instead of the end of the road."),
        ),
    ):
        wrapped = option(wrapped)
    return wrapped


def moment(session: Session, on: dt.datetime | None, mode: Mode, plateau: str) -> tuple[dt.date, Mode]:
    """Return the day and the state that the options of a command ask about.

    Raises:
        InputError: There is no such plateau, or the options contradict each other.
    """
    if mode == "now" and not plateau:
        return on.date() if on else session.today, mode
    with session.database.read() as connection:
        return moments.when(connection, session.today, on.date() if on else None, mode, plateau)


def seen(session: Session, on: dt.date, mode: Mode) -> LandscapeView:
    """Return the landscape of one day; says so when there is none."""
    with session.database.read() as connection:
        view = reading.view(connection, on, mode)
    if not view.processes:
        talk(_("No processes are recorded. Import the table of systems and processes, or add them."))
    return view


def party_named(view: LandscapeView, name: str) -> str:
    """Return the key of a party by key or name."""
    return known(name, {p.key: p.name for p in view.parties}, _("There is no party “{name}”."))


def known(name: str, names: dict[str, str], message: str) -> str:
    """Return the key that has a name.

    Raises:
        InputError: None has; the hint names those that resemble it.
    """
    by_name = {fold(name): key for key, own in names.items() for name in (own, key)}
    if fold(name) in by_name:
        return by_name[fold(name)]
    hint = perhaps(name, {one: names[key] for one, key in by_name.items()})
    raise InputError(message.format(name=shown(name)), hint)
