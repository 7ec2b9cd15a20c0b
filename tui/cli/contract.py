"""`contract calculate`: the terms, days of notice and earliest exit of any contract, without recording it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import click

from inventory.finance import notice, terms
from inventory.finance.calendar import working_day
from inventory.finance.terms import Contract, RenewalKind
from inventory.language import N_, _
from inventory.publish.table import Table
from inventory.records import field as f
from inventory.records.values import day
from tui.cli import spoken
from tui.cli.output import output_options, write
from tui.cli.session import pass_session, talk

if TYPE_CHECKING:
    from tui.cli.output import Target
    from tui.cli.session import Session

FIELDS = (
    f.integer(N_("Term"), width=7).but(name="term"),
    f.date(N_("First day")).but(name="first_day"),
    f.date(N_("Last day")).but(name="last_day"),
    f.date(N_("Last day of notice")).but(name="last_notice_day"),
)


@spoken.group(N_("Reckon with the terms of contracts."), name="contract")
def contract() -> None:
    """Group the commands on contracts."""


@contract.command(
    "calculate",
    help=N_(
        "Calculate the terms of a contract, the last days of notice and the earliest exit.\n\n"
        "Notice is written as 3m (months), 8w (weeks), 90d (days) or 1m-end (whole calendar months). The last day of "
        "notice is the last day on which it must have been received."
    ),
)
@spoken.option(
    "--start", required=True, type=spoken.DATE, metavar=N_("DATE"), help=N_("First day of the contract.")
)
@spoken.option("--term", required=True, type=int, metavar=N_("MONTHS"), help=N_("Months of the first term."))
@spoken.option(
    "--renewal-kind",
    type=click.Choice([one.value for one in RenewalKind]),
    help=N_("What happens at the end of a term; without it tacit when a renewal is given, else none."),
)
@spoken.option("--renewal", type=int, metavar=N_("MONTHS"), help=N_("Months of a renewal."))
@spoken.option("--max-renewals", type=int, metavar=N_("NUMBER"), help=N_("How often it renews at most."))
@spoken.option("--notice", "period", metavar=N_("PERIOD"), help=N_("The notice period, such as 3m."))
@spoken.option(
    "--notice-before",
    "before",
    metavar="MM-DD",
    help=N_("The day of the year before which notice must be given."),
)
@spoken.option(
    "--end", type=spoken.DATE, metavar=N_("DATE"), help=N_("Last day of the first term as the paper says it.")
)
@spoken.option("--on", type=spoken.DATE, metavar=N_("DATE"), help=N_("On this day instead of today."))
@output_options
@pass_session
def calculate(
    session: Session,
    /,
    *,
    target: Target,
    start: dt.datetime,
    term: int,
    renewal_kind: str | None,
    renewal: int | None,
    on: dt.datetime | None,
    **more: object,
) -> None:
    """Show the terms of one contract."""
    kind = RenewalKind(renewal_kind or ("tacit" if renewal else "none"))
    period, before, most, end = more["period"], more["before"], more["max_renewals"], more["end"]
    case = Contract(
        start=start.date(),
        initial=term,
        kind=kind,
        renewal=renewal or (term if kind is RenewalKind.TACIT else 0),
        most_renewals=most if isinstance(most, int) else None,
        notice=notice.notice(period) if isinstance(period, str) else None,
        notice_before=notice.month_day(before) if isinstance(before, str) else None,
        end=end.date() if isinstance(end, dt.datetime) else None,
    )
    _show(case, on.date() if on else session.today, target)


def _show(case: Contract, on: dt.date, target: Target) -> None:
    """Write the terms; for people also which one runs and how to get out."""
    data = terms.json_of(case, on)
    listed = data["terms"]
    assert isinstance(listed, list)
    rows = [(number, *term) for number, term in enumerate(terms.terms(case, len(listed)), 1)]
    write(Table(FIELDS, rows, _("Contract")), target, data)
    if target.format != "table":
        return
    out = terms.way_out(case, on)
    running = terms.running_term(case, on)
    talk(
        _("The contract is over.") if running is None else _("Term {number} runs.").format(number=running + 1)
    )
    if out.notice_by is not None:
        text = _("Notice must have been received by {day}; advice: {advice}.")
        talk(text.format(day=day(out.notice_by), advice=day(working_day(out.notice_by))))
    if out.last_day is not None:
        talk(_("Earliest exit: {day}").format(day=day(out.last_day)))
