"""`contract renew`, `renegotiate`, `cancel` and `option`: decisions, with what they change shown before and after."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from inventory.finance import contract_work
from inventory.finance.contract_work import Choice
from inventory.finance.money import amount_text, euro
from inventory.language import N_, _
from inventory.publish.table import Table
from inventory.records import field as f
from inventory.records import get
from inventory.records.contract_choices import DECISIONS
from inventory.records.values import day
from inventory.store.detail import locate
from inventory.store.work import work
from tui.cli import spoken
from tui.cli.contract_shown import number_argument
from tui.cli.output import output_options, write
from tui.cli.session import pass_session, talk

if TYPE_CHECKING:
    from collections.abc import Iterator

    import click
    from sqlalchemy import Connection

    from inventory.finance.contract_work import Outlook, Preview
    from tui.cli.output import Target
    from tui.cli.session import Session

COLUMNS = (
    f.text(N_("What changes"), width=30).but(name="what"),
    f.text(N_("Before"), width=18).but(name="before"),
    f.text(N_("After"), width=18).but(name="after"),
)
OPTIONS = (
    ("--on", "on", N_("Day of the decision instead of today.")),
    ("--letter", "letter", N_("Day on which the letter was sent.")),
    ("--confirmed", "confirmed", N_("Day on which the supplier confirmed it.")),
)
HELP = {
    "renew": N_("Decide to renew a contract for its next term."),
    "renegotiate": N_("Decide to renegotiate a contract before its next term."),
    "cancel": N_(
        "Decide to cancel a contract: it ends at the earliest exit from the day of the letter.\n\n"
        "Once it is cancelled, --letter, --confirmed and --reference are added to that decision."
    ),
    "option": N_("Decide to take up the next extension option of a contract."),
}


def _options(function: Any) -> Any:
    """Give a command the options of a decision."""
    function = spoken.option("--preview", is_flag=True, help=N_("Only show what it would change."))(function)
    function = spoken.option(
        "--reason", default="", metavar=N_("TEXT"), help=N_("Why; kept in the history.")
    )(function)
    function = spoken.option(
        "--reference", default="", metavar=N_("TEXT"), help=N_("Of the letter or the minutes.")
    )(function)
    for flag, name, text in reversed(OPTIONS):
        function = spoken.option(flag, name, type=spoken.DATE, metavar=N_("DATE"), help=text)(function)
    return spoken.option("--who", metavar=N_("NAME"), help=N_("The person who decides."))(function)


def _command(decision: str) -> click.Command:
    """Return the command of one decision."""

    def decide(session: Session, /, *, number: str, target: Target, preview: bool, **given: Any) -> None:
        _decide(session, decision, number, target, preview=preview, given=given)

    shaped = number_argument(_options(output_options(pass_session(decide))))
    return spoken.command(HELP[decision], name=decision)(shaped)


def _decide(
    session: Session, decision: str, number: str, target: Target, *, preview: bool, given: dict[str, Any]
) -> None:
    """Show what a decision changes, and keep it unless only a preview was asked."""
    if preview:
        with session.database.read() as connection:
            row, choice = _choice(connection, session, decision, number, given)
            found = contract_work.preview(connection, row, choice)
        _show(found, target, None)
        return
    with work(session.database, session.who, given["reason"], "decide") as unit:
        row, choice = _choice(unit.connection, session, decision, number, given)
        found = contract_work.preview(unit.connection, row, choice)
        contract_work.record(unit, row, choice)
    _show(found, target, unit.started)


def _choice(
    connection: Connection, session: Session, decision: str, number: str, given: dict[str, Any]
) -> tuple[int, Choice]:
    row = locate(connection, get("contract"), number)
    days = {
        name: given[name].date() for _flag, name, _text in OPTIONS if isinstance(given[name], dt.datetime)
    }
    choice = Choice(
        decision,
        days.get("on", session.today),
        person=locate(connection, get("person"), given["who"]) if given["who"] else None,
        letter=days.get("letter"),
        confirmed=days.get("confirmed"),
        reference=given["reference"],
        reason=given["reason"],
    )
    return row, choice


def _show(found: Preview, target: Target, batch: int | None) -> None:
    decided = found.decided
    data = {
        "contract": found.contract.number,
        "decision": decided.decision,
        "date": decided.date.isoformat(),
        "term_end": decided.term_end and decided.term_end.isoformat(),
        "before": _json(found.before),
        "after": _json(found.after),
        "batch": batch,
    }
    before, after = dict(_rows(found.before)), dict(_rows(found.after))
    write(
        Table(COLUMNS, [(what, before[what], after[what]) for what in before], found.contract.title),
        target,
        data,
    )
    text = (
        _("{contract}: this would be decided: {decision}. Nothing was changed.")
        if batch is None
        else _("{contract}: decided: {decision} (batch {batch}).")
    )
    talk(text.format(contract=found.contract.title, decision=_(DECISIONS[decided.decision]), batch=batch))


def _rows(one: Outlook) -> Iterator[tuple[str, str]]:
    yield _("Last day"), day(one.last) if one.last else _("goes on")
    yield _("Bound until"), day(one.committed) if one.committed else _("for ever")
    yield _("Next notice day"), day(one.notice_by) if one.notice_by else "–"  # noqa: RUF001  a dash for nothing
    yield (
        _("Bound to pay from that day"),
        _("for ever") if one.committed_cost is None else euro(one.committed_cost),
    )
    for year, cost in one.years:
        yield _("Cost in {year}").format(year=year), euro(cost)


def _json(one: Outlook) -> dict[str, Any]:
    return {
        "last": one.last and one.last.isoformat(),
        "committed": one.committed and one.committed.isoformat(),
        "notice_by": one.notice_by and one.notice_by.isoformat(),
        "committed_cost": None if one.committed_cost is None else amount_text(one.committed_cost),
        "years": {str(year): amount_text(cost) for year, cost in one.years},
    }


COMMANDS = tuple(_command(decision) for decision in HELP)
"""The commands of the group `contract` that decide something."""
