"""The terms of the demo board's contracts, reckoned from the written file (domain.md §10, "Contract dates")."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest

from inventory.finance.notice import Notice, Unit, month_day
from inventory.finance.terms import Contract, RenewalKind, running_term, terms
from tests.importers.examples.board import rows

if TYPE_CHECKING:
    from pathlib import Path

KINDS = {
    "stilzwijgend": RenewalKind.TACIT,
    "jaarlijks bestellen": RenewalKind.EXPRESS,
    "na besluit": RenewalKind.EXPRESS,
    "geen": RenewalKind.NONE,
    "onbepaalde tijd": RenewalKind.OPEN_ENDED,
}
UNITS = {"maanden": Unit.MONTHS, "weken": Unit.WEEKS, "dagen": Unit.DAYS}


def contract(row: dict[str, Any]) -> Contract:
    period, before = row["Opzegtermijn"], row["Opzeggen vóór"]
    return Contract(
        row["Ingangsdatum"].date(),
        row["Looptijd (mnd)"],
        KINDS[row["Verlenging"]],
        row["Verlenging (mnd)"] or 0,
        row["Max. verlengingen"] if row["Max. verlengingen"] != "" else None,
        Notice(period, UNITS[row["Eenheid opzegtermijn"]]) if period else None,
        month_day(before) if before else None,
        cancellable=True,
    )


@pytest.fixture(scope="session")
def contracts(folder: Path) -> dict[str, Contract]:
    return {row["Contractnummer"]: contract(row) for row in rows(folder, "contracten.xlsx", "contracten", 3)}


@pytest.mark.parametrize(
    ("number", "last_day", "notice"),
    [
        ("C-201", dt.date(2026, 12, 31), dt.date(2026, 9, 30)),  # ParnasSys, by calendar year
        ("C-103", dt.date(2027, 7, 31), dt.date(2027, 6, 30)),  # Malmberg, before 1 July
        ("C-301", dt.date(2026, 12, 31), None),  # Microsoft framework, lapses
        ("C-403", dt.date(2028, 5, 31), dt.date(2028, 2, 29)),  # lease of multifunctionals
        ("C-601", dt.date(2027, 7, 31), dt.date(2027, 4, 30)),  # internet
        ("C-101", dt.date(2027, 7, 31), None),  # per pupil, lapses
    ],
)
def test_term_that_runs_in_september_2026(
    contracts: dict[str, Contract], number: str, last_day: dt.date, notice: dt.date | None
) -> None:
    index = running_term(contracts[number], dt.date(2026, 9, 11))
    assert index is not None
    term = terms(contracts[number], 12)[index]
    assert (term.last_day, term.last_notice_day) == (last_day, notice)


def test_managed_workplace_can_run_five_years(contracts: dict[str, Contract]) -> None:
    assert terms(contracts["C-405"], 9)[-1].last_day == dt.date(2029, 7, 31)


def test_all_but_last_years_contracts_run_in_september_2026(contracts: dict[str, Contract]) -> None:
    over = {n for n, c in contracts.items() if running_term(c, dt.date(2026, 9, 11)) is None}
    assert over == {"C-101-25", "C-104-25", "C-105-25"}
