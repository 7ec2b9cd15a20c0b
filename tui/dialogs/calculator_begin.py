"""What a calculator begins with when a lot or a contract is meant; threads call this."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from inventory.errors import InputError
from inventory.finance import obligations, reading_contracts
from inventory.finance.lot_lines import Lots
from inventory.finance.reading import read
from inventory.finance.terms import RenewalKind
from inventory.language import _
from inventory.records import get
from inventory.records.contract_choices import RENEWALS
from inventory.records.methods import CONVENTIONS, METHODS
from inventory.records.values import day, decimals
from inventory.store import policy
from inventory.store.detail import detail
from tui.depreciating_lot import changes_of
from tui.dialogs.calculator_contract import ENDS
from tui.dialogs.calculator_depreciation import YEARS

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from inventory.store.database import Database

UNITS = {"months": "m", "weeks": "w", "days": "d", "calendar_months": "m-end"}


def texts_of(database: Database, what: str, number: int) -> tuple[dict[str, str], str]:
    """Return what stands in the fields of a calculator, by name, and what the values come from.

    Args:
        database: Where the record is.
        what: "depreciation" for a lot, "contract" for a contract.
        number: Number of the record.

    Raises:
        InputError: The record is not there.
    """
    with database.read() as connection:
        return (_lot if what == "depreciation" else _contract)(connection, number)


def _lot(connection: Connection, number: int) -> tuple[dict[str, str], str]:
    """Return the fields of a lot."""
    lots = Lots(read(connection))
    row = next((one for one in lots.books.lots if one.id == number), None)
    if row is None:
        raise InputError(_("This lot is not there any more."))
    values = detail(connection, get("lot"), number).values
    months = lots.months(row)
    texts = {
        "cost": decimals(lots.cost(row), 2),
        "residual": _amount(row.residual),
        "months": "" if months is None else str(months),
        "start": day(row.in_use),
        "method": _(METHODS[row.method or "linear"]),
        "rate": _amount(values["rate"]),
        "parts": values["schedule"] or "",
        "convention": _(CONVENTIONS.get(lots.convention(row), "")),
        "years": _(YEARS["calendar"]),
        "opening": _amount(values["opening"]),
        "opening_on": "" if values["opening_on"] is None else day(values["opening_on"]),
        "changes": changes_of(connection, number),
        "disposed": "" if row.disposed is None else day(row.disposed),
        "proceeds": _amount(row.proceeds),
    }
    return texts, f"{row.code} · {row.description}"


def _contract(connection: Connection, number: int) -> tuple[dict[str, str], str]:
    """Return the fields of a contract."""
    found = detail(connection, get("contract"), number)
    values = found.values
    length, unit = values["notice"], UNITS.get(values["notice_unit"] or "months", "m")
    texts = {
        "start": day(values["start"]),
        "term": _whole(values["initial_months"]) or ("0" if values["renewal"] == "open-ended" else ""),
        "kind": _(RENEWALS[values["renewal"] or "none"]),
        "renewal": _whole(values["renewal_months"]),
        "most": _whole(values["max_renewals"]),
        "notice": "" if length is None else f"{length}{unit}",
        "before": values["notice_before"] or "",
        "end": _day(values["explicit_end"]),
        "notice_on": _day(values["explicit_notice"]),
        "option_months": _whole(values["option_months"]),
        "options": _whole(values["options"]),
        "cancellable": _(ENDS["no"]) if values["cannot_end"] else "",
    }
    return {**texts, **_agreed(connection, number)}, found.title


def _agreed(connection: Connection, number: int) -> dict[str, str]:
    """Return what decisions made of a contract; nothing for one whose terms cannot be reckoned."""
    row = reading_contracts.contracts(connection, policy.read(connection)).get(number)
    try:
        case = obligations.terms_of(row) if row is not None else None
    except InputError:  # the calculator says what is wrong with what is recorded
        case = None
    if row is None or case is None:
        return {}
    return {
        "term": str(case.initial),
        "taken": _whole(case.taken or None),
        "renewed": _whole(case.renewed or None),
        "school_month": _whole(case.school_month) if case.kind is RenewalKind.SCHOOL_YEAR else "",
        "lead_days": _whole(row.lead_days or None),
    }


def _amount(value: int | None) -> str:
    """Return an amount or percentage as it is typed; nothing for 0."""
    return decimals(value, 2) if value else ""


def _whole(value: int | None) -> str:
    return "" if value is None else str(value)


def _day(value: Any) -> str:
    return "" if value is None else day(value)
