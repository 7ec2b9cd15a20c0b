"""The contract calculator: terms, last days of notice and the earliest exit of any contract."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from inventory.finance import notice, terms
from inventory.finance.calendar import YEAR, checked
from inventory.finance.terms import Contract, RenewalKind
from inventory.language import N_, _
from inventory.records import field as f
from inventory.records.contract_choices import RENEWALS
from inventory.records.values import day
from tui.dialogs.calculator import Calculator, Outcome

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from inventory.records import Field

ENDS = {"yes": N_("can be ended"), "no": N_("cannot be ended")}
RESULT = (
    f.text(N_("Term")).but(name="term"),
    f.date(N_("Last day")).but(name="last_day"),
    f.date(N_("Notice by")).but(name="last_notice_day"),
    f.date(N_("First day")).but(name="first_day"),
)
UNITS = {"m": "m", "mnd": "m", "w": "w", "wk": "w", "d": "d", "dgn": "d"}
AUGUST = 8
MOST_TERMS = 200
"""Terms that are listed; a month's renewal for thirty years has 360."""


class ContractCalculator(Calculator):
    """The terms of a contract that need not be recorded."""

    FIELDS: ClassVar[tuple[Field, ...]] = (
        f.date(N_("First day"), required=True).but(name="start"),
        f.integer(N_("First term"), N_("In months; 0 for one that runs on from the first day"), required=True, least=0, most=1200).but(name="term"),
        f.choice(N_("Renewal"), RENEWALS, N_("What happens at the end of a term: ↓ shows the choices")).but(name="kind"),
        f.integer(N_("Renews for"), N_("In months; empty: as long as the first term"), least=0, most=1200).but(name="renewal"),
        f.integer(N_("Times at most"), N_("Empty: always again"), least=0, most=1000).but(name="most"),
        f.text(N_("Notice"), N_("3m, 8w or 90d; 1m-end for whole calendar months")).but(name="notice"),
        f.text(N_("Notice before"), N_("A day of every year: 07-01 is before 1 July")).but(name="before"),
        f.date(N_("End in the contract"), N_("Last day of the first term as the paper says it")).but(name="end"),
        f.date(N_("Notice in contract"), N_("Last day of notice as the paper says it")).but(name="notice_on"),
        f.integer(N_("Option term"), N_("Months of an extension that may be taken up"), least=0, most=1200).but(name="option_months"),
        f.integer(N_("Options"), N_("How many extensions may be taken up"), least=0, most=50).but(name="options"),
        f.integer(N_("Taken up"), N_("How many of the options were taken up"), least=0, most=50).but(
            name="taken"
        ),
        f.integer(
            N_("Agreed renewals"), N_("How many renewals were agreed by a decision"), least=0, most=1000
        ).but(name="renewed"),
        f.choice(N_("Early end"), ENDS).but(name="cancellable"),
        f.integer(
            N_("School year from"), N_("Month from 1 to 12, for one that ends with the school year"), least=1, most=12
        ).but(name="school_month"),
        f.integer(N_("Days for a letter"), N_("Days that a letter needs to arrive"), least=0, most=365).but(
            name="lead_days"
        ),
        f.date(N_("On the day"), N_("Which term runs then; empty: today")).but(name="on"),
    )  # fmt: skip

    @property
    def name_of(self) -> str:
        """Return what the calculator is called."""
        return _("Contract calculator")

    def defaults(self, today: dt.date) -> dict[str, str]:
        """Return a usual contract."""
        return {
            "start": day(today.replace(month=1, day=1)),
            "term": "12",
            "kind": _(RENEWALS["tacit"]),
            "notice": "3m",
        }

    def reckon(self, values: Mapping[str, Any], today: dt.date) -> Outcome:
        """Return the terms, and what must be done when."""
        case = _contract(values)
        on = checked(values["on"] or today, _("On the day"))
        count = max(terms.LISTED, case.index_on(terms.earliest_exit(case, on) or on) + 1)
        running = terms.running_term(case, on)
        listed = terms.terms(case, count)
        first = max(0, len(listed) - MOST_TERMS)
        rows = [
            _row(f"{'●' if number - 1 == running else ' '} {number}", term)
            for number, term in enumerate(listed, 1)
        ]
        rows += [
            _row(_("option {number}").format(number=number), term)
            for number, term in enumerate(terms.open_options(case), case.taken + 1)
        ]
        here = max(0, (running or 0) - first)
        return Outcome(
            RESULT, tuple(rows[first:]), tuple(_said(case, on, running, values["lead_days"] or 0)), here
        )


def _row(name: str, term: terms.Term) -> tuple[str, dt.date | None, dt.date | None, dt.date]:
    """Return a term as it is shown: the days that matter most first, for a narrow screen."""
    return name, term.last_day, term.last_notice_day, term.first_day


def _contract(values: Mapping[str, Any]) -> Contract:
    """Return the contract that is filled in.

    Raises:
        InputError: It contradicts itself.
    """
    kind = RenewalKind(values["kind"] or ("tacit" if values["renewal"] else "none"))
    usual = {RenewalKind.TACIT: values["term"], RenewalKind.SCHOOL_YEAR: YEAR}
    return Contract(
        start=values["start"],
        initial=values["term"],
        kind=kind,
        renewal=usual.get(kind, 0) if values["renewal"] is None else values["renewal"],
        most_renewals=values["most"],
        notice=notice.notice(_period(values["notice"])) if values["notice"] else None,
        notice_before=notice.month_day(values["before"]) if values["before"] else None,
        end=values["end"],
        notice_on=values["notice_on"],
        cancellable=values["cancellable"] != "no",
        option_months=values["option_months"] or 0,
        options=values["options"] or 0,
        taken=values["taken"] or 0,
        renewed=values["renewed"] or 0,
        school_month=values["school_month"] or AUGUST,
    )


def _period(text: str) -> str:
    """Return a notice period as finance reads it: "3 mnd" → "3m", "3" → "3m"."""
    plain = text.lower().replace(" ", "")
    number = plain.rstrip("abcdefghijklmnopqrstuvwxyz-")
    unit = plain[len(number) :]
    return f"{number}{UNITS.get(unit, unit or 'm')}"


def _said(case: Contract, on: dt.date, running: int | None, lead_days: int) -> list[str]:
    """Return what must be done when, as sentences."""
    if running is None:
        return [_("On {day} the contract is over.").format(day=day(on))]
    found = [_("On {day} term {number} runs.").format(day=day(on), number=running + 1)]
    out = terms.way_out(case, on)
    if out.notice_by is not None:
        text = _("Notice must have been received by {day}; advice: {advice}.")
        found.append(text.format(day=day(out.notice_by), advice=day(terms.advice(out.notice_by, lead_days))))
    if out.last_day is not None:
        found.append(_("Earliest exit: {day}").format(day=day(out.last_day)))
    return found
