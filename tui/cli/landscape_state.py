"""`landscape consistency`, `security` and `portfolio`: what contradicts itself, what is needed, what fits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.landscape import analysis, reading
from inventory.language import N_, _, ngettext
from inventory.publish.table import Table
from tui.cli import landscape_columns as c
from tui.cli import spoken
from tui.cli.landscape_group import landscape, moment_options
from tui.cli.output import output_options, write
from tui.cli.session import pass_session, talk

if TYPE_CHECKING:
    import datetime as dt

    from inventory.landscape.model import Mode
    from inventory.landscape.portfolio import Place
    from tui.cli.output import Target
    from tui.cli.session import Session

RULES = "LND-*"


@landscape.command(
    "consistency",
    help=N_(
        "Where the records of the landscape contradict each other or leave something open: the rules LND of `check`."
    ),
)
@spoken.option("--on", type=spoken.DATE, metavar=N_("DATE"), help=N_("On this day instead of today."))
@output_options
@pass_session
def consistency(session: Session, *, on: dt.datetime | None, target: Target) -> None:
    """Run the rules on the landscape."""
    from inventory.signals.check import check  # noqa: PLC0415  all rules, only here
    from inventory.signals.finding import json_of  # noqa: PLC0415
    from tui.cli.check import FIELDS  # noqa: PLC0415

    with session.database.read() as connection:
        found = check(connection, on.date() if on else session.today, RULES)
    rows = [(one.rule, one.severity, one.status, one.subject.name, one.due, one.message) for one in found]
    write(Table(FIELDS, rows, _("Consistency")), target, [json_of(one) for one in found])
    if target.format == "table":
        unknown = sum(one.status == "unknown" for one in found)
        text = ngettext(
            "{count} finding, {unknown} unknown.",
            "{count} findings, {unknown} unknown.",
            len(found) - unknown,
        )
        talk(text.format(count=len(found) - unknown, unknown=unknown))


@landscape.command(
    "security",
    help=N_(
        "What availability, integrity and confidentiality (BIV) each system needs: the most that its processes ask. Empty is "
        "unknown: of some process it is not recorded."
    ),
)
@moment_options
@output_options
@pass_session
def security(session: Session, *, on: dt.date, mode: Mode, target: Target) -> None:
    """List what systems need, against how they are classified."""
    from inventory.landscape.security import classified, needs  # noqa: PLC0415  only here

    with session.database.read() as connection:
        view = reading.view(connection, on, mode)
        found = needs(view, classified(connection))
    rows = [(view.name(one.system), *one.needed, *one.own, "; ".join(one.processes)) for one in found]
    write(Table(c.SECURITY, rows, _("Security")), target, analysis.json_of(found))
    if target.format == "table":
        short = [view.name(one.system) for one in found if one.short]
        if short:
            talk(_("Classified lower than needed: {systems}.").format(systems=", ".join(short)))


@landscape.command(
    "portfolio",
    help=N_(
        "How well each system fits the work and technically, 1 to 4, and what that advises: invest, migrate, tolerate or "
        "eliminate. Advice is derived, never stored; empty where one of the two is not recorded."
    ),
)
@moment_options
@output_options
@pass_session
def portfolio(session: Session, *, on: dt.date, mode: Mode, target: Target) -> None:
    """List systems with their fits and stage of life."""
    from inventory.landscape.lifecycle import stages  # noqa: PLC0415  only here
    from inventory.landscape.portfolio import read  # noqa: PLC0415

    with session.database.read() as connection:
        view = reading.view(connection, on, mode)
        found = read(connection, view, stages(connection, on))
    rows = [_row(view.name(one.system), one) for one in found]
    write(Table(c.PORTFOLIO, rows, _("Portfolio")), target, analysis.json_of(found))


def _row(name: str, one: Place) -> tuple[str | int | None, ...]:
    fit = None if one.functional is None else round(one.functional * 100)
    return (name, fit, one.technical, one.advice, one.lifecycle or None, one.rated, one.uses)
