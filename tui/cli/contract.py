"""`contract`: what can be asked and decided about contracts, and `contract calculate` for any case that need not be recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from inventory.finance import notice, terms
from inventory.finance.calendar import YEAR
from inventory.finance.terms import Contract, RenewalKind
from inventory.language import N_, _
from inventory.publish.table import Table
from inventory.records import field as f
from inventory.records.values import day
from tui.cli import contract_deciding, contract_shown, spoken
from tui.cli.output import output_options, write
from tui.cli.session import pass_session, talk

if TYPE_CHECKING:
    import datetime as dt

    from tui.cli.output import Target
    from tui.cli.session import Session

FIELDS = (
    f.integer(N_("Term"), width=7).but(name="term"),
    f.date(N_("First day")).but(name="first_day"),
    f.date(N_("Last day")).but(name="last_day"),
    f.date(N_("Last day of notice")).but(name="last_notice_day"),
)


@spoken.group(
    N_("Show the terms, prices and procurement of contracts, and decide about them."), name="contract"
)
def contract() -> None:
    """Group the commands on contracts."""


@contract.command(
    "calculate",
    help=N_(
        "Calculate the terms of a contract, the last days of notice and the earliest exit.\n\n"
        "Notice is written as 3m (months), 8w (weeks), 90d (days) or 1m-end (whole calendar months). The last day of "
        "notice is the last day on which it must have been received. Extension options come apart from renewals: those that "
        "were taken up are terms, the others are listed as options."
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
@spoken.option(
    "--notice-on",
    type=spoken.DATE,
    metavar=N_("DATE"),
    help=N_("Last day of notice as the paper says it."),
)
@spoken.option("--options", type=int, metavar=N_("NUMBER"), help=N_("How many extension options there are."))
@spoken.option("--option-months", type=int, metavar=N_("MONTHS"), help=N_("Months of an extension option."))
@spoken.option("--options-taken", type=int, metavar=N_("NUMBER"), help=N_("How many of them were taken up."))
@spoken.option(
    "--renewed", type=int, metavar=N_("NUMBER"), help=N_("How many renewals were agreed by a decision.")
)
@spoken.option("--cannot-end", is_flag=True, help=N_("Nobody can end it before its last term is over."))
@spoken.option(
    "--school-month",
    type=click.IntRange(1, 12),
    default=8,
    metavar=N_("MONTH"),
    help=N_("First month of a school year, for a contract that lapses with it."),
)
@spoken.option(
    "--lead-days",
    type=click.IntRange(0, 365),
    default=0,
    metavar=N_("DAYS"),
    help=N_("Days that a letter needs."),
)
@spoken.option("--on", type=spoken.DATE, metavar=N_("DATE"), help=N_("On this day instead of today."))
@output_options
@pass_session
def calculate(session: Session, /, *, target: Target, on: dt.datetime | None, **given: Any) -> None:
    """Show the terms of one contract."""
    _show(_case(given), on.date() if on else session.today, target, given["lead_days"])


def _case(given: dict[str, Any]) -> Contract:
    """Return the contract that the options describe.

    Raises:
        InputError: They contradict each other.
    """
    term, renewal = given["term"], given["renewal"]
    kind = RenewalKind(given["renewal_kind"] or ("tacit" if renewal else "none"))
    usual = {RenewalKind.TACIT: term, RenewalKind.SCHOOL_YEAR: YEAR}
    end, notice_on = given["end"], given["notice_on"]
    return Contract(
        start=given["start"].date(),
        initial=term,
        kind=kind,
        renewal=usual.get(kind, 0) if renewal is None else renewal,
        most_renewals=given["max_renewals"],
        notice=notice.notice(given["period"]) if given["period"] is not None else None,
        notice_before=notice.month_day(given["before"]) if given["before"] is not None else None,
        end=end.date() if end else None,
        notice_on=notice_on.date() if notice_on else None,
        cancellable=not given["cannot_end"],
        option_months=given["option_months"] or 0,
        options=given["options"] or 0,
        taken=given["options_taken"] or 0,
        renewed=given["renewed"] or 0,
        school_month=given["school_month"],
    )


def _show(case: Contract, on: dt.date, target: Target, lead_days: int) -> None:
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
        talk(text.format(day=day(out.notice_by), advice=day(terms.advice(out.notice_by, lead_days))))
    if out.last_day is not None:
        talk(_("Earliest exit: {day}").format(day=day(out.last_day)))
    for option in terms.open_options(case):
        text = _("Option: {first} until {last}, to be taken up by {day}.")
        by, last = option.last_notice_day or option.first_day, option.last_day or option.first_day
        talk(text.format(first=day(option.first_day), last=day(last), day=day(by)))


for _one in (
    contract_shown.timeline,
    contract_shown.prices,
    contract_shown.shown_invoices,
    *contract_deciding.COMMANDS,
    contract_shown.shown_procurement,
):
    contract.add_command(_one)
