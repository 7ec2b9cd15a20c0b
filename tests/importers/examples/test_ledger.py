"""The ledger of 2026 on the demo board: what is recognised, what stays open, and that nothing gets lost."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

import pytest

from importers.examples import steps
from importers.importing import run
from importers.options import Options
from inventory.finance.budget import budget
from inventory.finance.budget_scope import Scope
from inventory.finance.calendar import BookYear
from inventory.finance.realised import propose
from inventory.finance.realised_compare import compare
from inventory.store.database import open_database

if TYPE_CHECKING:
    from pathlib import Path

    from inventory.store.database import Database

ON = dt.date(2026, 11, 1)
NUMBER = re.compile(r"\b(?:C-\d{3}|IO-\d{4}-\d{3})\b")
OPEN = {
    "Schoonmaak februari",
    "Leerlingtafels groep 5",
    "Bloemen afscheid conciërge",
    "Privékopieën medewerkers eerste halfjaar",
    "Privékopieën medewerkers zomer",
    "Noordhoff digitaal 2026-2027",
}
"""No ICT, no contract, or two contracts that are alike."""


@pytest.fixture(scope="module")
def booked(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Database:
    database = open_database(str(tmp_path_factory.mktemp("ledger") / "inventaris.db"))
    run(database, [folder / name for name in dict.fromkeys(s.file for s in steps())], Options(), "test")
    return database


def test_nothing_of_the_ledger_gets_lost(booked: Database) -> None:
    with booked.read() as connection:
        found = compare(connection, budget(connection, BookYear(), 2026, ON))
    assert len(found.entries) == 84
    assert found.total == 543_039_72
    rest = sum(one.amount for one in (*found.open, *found.ignored))
    assert found.total == found.confirmed + found.proposed + rest
    assert {one.description for one in found.open} == OPEN


def test_what_names_a_contract_or_order_is_proposed_for_it(booked: Database) -> None:
    with booked.read() as connection:
        proposals = propose(connection, least=60)
    assert len(proposals) == 84 - len(OPEN)
    for one in proposals:
        named = NUMBER.search(one.entry.description or "")
        if named:
            assert one.target.title.split(" · ")[0] == named[0]
        if (one.entry.description or "").startswith("Salaris"):
            assert one.target.title in (one.entry.description or "")


def test_prints_and_cabling_can_be_left_out(booked: Database) -> None:
    without = Scope(without=frozenset({"print", "cabling"}))
    with booked.read() as connection:
        whole = budget(connection, BookYear(), 2027, ON)
        rest = budget(connection, BookYear(), 2027, ON, without)
    cabling = 38_500_00 // 15 + 29_800_00 // 15
    assert abs(whole.amount() - rest.amount() - 9 * 1_980_00 - cabling) <= 2
