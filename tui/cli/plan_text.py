"""`plan text`, `plan tick` and `plan untick`: what people write in the plan, and their word on a box."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from inventory.errors import InputError
from inventory.language import N_, _
from tui.cli import spoken
from tui.cli.plan_group import plan, plan_options
from tui.cli.session import pass_session, talk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from inventory.plan.blocks import Block
    from tui.cli.plan_group import Asked
    from tui.cli.session import Session

LARGEST = 1_000_000
"""Bytes of a file with a text."""


def known(
    session: Session,
    asked: Asked,
    code: str,
    codes: Callable[[Iterable[Block]], dict[str, str]],
    message: str,
) -> tuple[int, str]:
    """Return the number of the plan that is meant, and a code as it has it.

    Raises:
        InputError: No plan is recorded, or it has no such code.
    """
    from inventory.plan import writing  # noqa: PLC0415  SQLAlchemy, 200 ms
    from inventory.plan.assemble import assemble  # noqa: PLC0415

    with session.database.read() as connection:
        chosen = asked.settings(session, connection)
        if chosen.plan is None:
            raise InputError(_("No plan is recorded."), _("Record one first: inventaris add plan"))
        blocks = assemble(connection, chosen, asked.day(session))
    return chosen.plan, writing.known(code, codes(blocks), message)


@plan.command(
    "text",
    help=N_(
        'Write a text in a place of the plan; without a text, show the one that is there. An empty text ("") takes it away.\n\n'
        "CODE is what `plan open` and `plan parts` show: a question, or a place in a table."
    ),
)
@spoken.argument("code", metavar=N_("CODE"))
@spoken.argument("text", metavar=N_("TEXT"), required=False)
@spoken.option(
    "--file",
    "file",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar=N_("FILE"),
    help=N_("Take the text from this file (UTF-8)."),
)
@spoken.option("--reason", default="", metavar=N_("TEXT"), help=N_("Why; kept in the history."))
@plan_options
@pass_session
def text_command(
    session: Session, *, code: str, text: str | None, file: Path | None, reason: str, asked: Asked
) -> None:
    """Write or show a text."""
    from inventory.plan import writing  # noqa: PLC0415
    from inventory.store.work import work  # noqa: PLC0415

    if text is not None and file is not None:
        raise click.UsageError(_("Give a text or a file, not both."))
    number, slot = known(session, asked, code, writing.slots, _("The plan has no place “{code}” for a text."))
    given = _read(file) if file else text
    if given is None:
        _show(session, number, slot)
        return
    with work(session.database, session.who, reason) as unit:
        changed = writing.write_text(unit, number, slot, given)
    if not changed:
        talk(_("Nothing changed."))
    elif given.strip():
        talk(_("Written in {code} (batch {batch}).").format(code=slot, batch=unit.started))
    else:
        talk(_("The text of {code} was taken away (batch {batch}).").format(code=slot, batch=unit.started))


def _read(file: Path) -> str:
    """Return the text of a file.

    Raises:
        InputError: It cannot be read, is too large, or is no UTF-8.
    """
    try:
        if file.stat().st_size > LARGEST:
            raise InputError(
                _("{file} is too large for a text of a plan.").format(file=file),
                _("Give at most {most} bytes.").format(most=LARGEST),
            )
        return file.read_text("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise InputError(
            _("{file} is no text in UTF-8.").format(file=file), _("Save it as plain text, UTF-8.")
        ) from problem
    except OSError as problem:
        raise InputError(
            _("{file} cannot be read: {reason}.").format(file=file, reason=problem.strerror or problem)
        ) from problem


def _show(session: Session, number: int, slot: str) -> None:
    """Show the text that is in a place."""
    import sqlalchemy as sa  # noqa: PLC0415

    from inventory.records.plan import PlanText  # noqa: PLC0415
    from inventory.text import clean  # noqa: PLC0415

    table = PlanText.table
    query = sa.select(table.c.text).where(
        table.c.plan == number, table.c.slot == slot, table.c.archived.is_(None)
    )
    with session.database.read() as connection:
        found = connection.execute(query).scalar()
    if found is None:
        talk(_("Nobody has written anything in {code} yet.").format(code=slot))
    else:
        click.echo(clean(found, lines=True))


@plan.command(
    "tick",
    help=N_(
        "Say of an item of a checklist that it is there (yes) or not (no), and why; the plan shows the reason, and beside it "
        "what the inventory says. ITEM is its code (`plan parts`); `plan untick` takes it back."
    ),
)
@spoken.argument("item", metavar=N_("ITEM"))
@spoken.argument("answer", metavar=N_("yes|no"), type=click.Choice(("yes", "no", "ja", "nee")))
@spoken.option("--reason", required=True, metavar=N_("TEXT"), help=N_("Why; it stands in the plan."))
@plan_options
@pass_session
def tick_command(session: Session, *, item: str, answer: str, reason: str, asked: Asked) -> None:
    """Write a person's word on a box."""
    from inventory.plan import writing  # noqa: PLC0415
    from inventory.store.work import work  # noqa: PLC0415

    number, code = known(session, asked, item, writing.items, _("The plan has no item “{code}”."))
    with work(session.database, session.who, reason) as unit:
        changed = writing.tick(unit, number, code, reason, ticked=answer in {"yes", "ja"})
    text = _("{code}: written down (batch {batch}).") if changed else _("Nothing changed.")
    talk(text.format(code=code, batch=unit.started))


@plan.command(
    "untick",
    help=N_(
        "Take away what a person said of an item of a checklist: what the inventory shows decides again."
    ),
)
@spoken.argument("item", metavar=N_("ITEM"))
@plan_options
@pass_session
def untick_command(session: Session, *, item: str, asked: Asked) -> None:
    """Take a person's word on a box away."""
    from inventory.plan import writing  # noqa: PLC0415
    from inventory.store.work import work  # noqa: PLC0415

    number, code = known(session, asked, item, writing.items, _("The plan has no item “{code}”."))
    with work(session.database, session.who) as unit:
        gone = writing.untick(unit, number, code)
    text = _("{code}: taken away (batch {batch}).") if gone else _("Nobody had said anything of {code}.")
    talk(text.format(code=code, batch=unit.started))
