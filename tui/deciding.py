"""Terms of a contract and decisions about it as the screens show and write them; threads call this."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from inventory.errors import InputError
from inventory.finance import contract_timeline, contract_work
from inventory.finance.contract_work import Choice
from inventory.finance.money import euro
from inventory.language import N_, _
from inventory.records.contract_choices import DECISIONS
from inventory.records.values import day
from inventory.store.titles import title_of
from inventory.store.work import work

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from inventory.finance.contract_timeline import TermRow
    from inventory.finance.contract_work import Outlook
    from inventory.store.database import Database

UNKNOWN = "?"
DOES = {
    "renew": N_("Renew {contract}"),
    "renegotiate": N_("Renegotiate {contract}"),
    "cancel": N_("Cancel {contract}"),
    "option": N_("Take up an option of {contract}"),
}
"""What a dialog is called: decision → title."""


class Terms(NamedTuple):
    """The time line of a contract, or why there is none."""

    rows: tuple[TermRow, ...]
    problem: str = ""


def terms_of(database: Database, number: int, on: dt.date) -> Terms:
    """Read the time line of a contract as seen on a day."""
    try:
        with database.read() as connection:
            return Terms(tuple(contract_timeline.rows(connection, number, on)))
    except InputError as problem:  # what is recorded contradicts itself: that is what there is to show
        return Terms((), str(problem))


def title(database: Database, number: int) -> str:
    """Read what a contract is called."""
    from inventory.records import get  # noqa: PLC0415

    with database.read() as connection:
        return title_of(connection, get("contract"), number)


def chosen(decision: str, values: Mapping[str, Any]) -> Choice:
    """Return what is filled in as a decision."""
    return Choice(
        decision,
        values["date"],
        values.get("person"),
        values.get("letter_sent"),
        values.get("confirmed"),
        values.get("reference") or "",
        values.get("reason") or "",
    )


def preview(database: Database, number: int, choice: Choice) -> str:
    """Return what a decision changes, a line each.

    Raises:
        InputError: A date cannot be.
        RefusedError: It cannot be decided now.
    """
    with database.read() as connection:
        found = contract_work.preview(connection, number, choice)
    before, after = found.before, found.after
    lines = []
    if found.term_end is not None:
        lines.append(_("About the term until {day}").format(day=day(found.term_end)))
    lines += [
        _change(_("Last day"), _until(before.last), _until(after.last)),
        _change(_("Bound until"), _bound(before), _bound(after)),
        _change(_("Notice by"), _day(before.notice_by), _day(after.notice_by)),
        _change(_("Bound costs from then on"), _amount(before.committed_cost), _amount(after.committed_cost)),
    ]
    years = [
        f"{year}: {_change('', euro(cost), euro(later))}"
        for (year, cost), (_year, later) in zip(before.years, after.years, strict=True)
    ]
    return "\n".join([*lines, " · ".join(years)])


def _change(label: str, before: str, after: str) -> str:
    """Return a line of a preview: what it was and what it becomes, or that it stays."""
    text = before if before == after else f"{before} → {after}"
    return f"{label}: {text}" if label else text


def _day(value: dt.date | None) -> str:
    return day(value) if value is not None else "-"


def _until(value: dt.date | None) -> str:
    return day(value) if value is not None else _("goes on")


def _bound(outlook: Outlook) -> str:
    return day(outlook.committed) if outlook.committed is not None else _("for good")


def _amount(value: int | None) -> str:
    return euro(value) if value is not None else UNKNOWN


def decide(database: Database, who: str, number: int, choice: Choice) -> int:
    """Keep a decision, and return its number.

    Raises:
        InputError: A date cannot be, or the same was decided that day already.
        RefusedError: It cannot be decided now.
    """
    reason = choice.reason or _(DECISIONS[choice.decision]).capitalize()
    with work(database, who, reason) as unit:
        return contract_work.record(unit, number, choice)
