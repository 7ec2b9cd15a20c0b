"""What the books say: proposals with their reasons, confirming and ignoring, and every entry counted once."""

from __future__ import annotations

import random
from datetime import date
from typing import TYPE_CHECKING

import pytest

from inventory.errors import InputError
from inventory.finance.budget import budget
from inventory.finance.calendar import CALENDAR
from inventory.finance.realised import (
    confirm,
    confirm_all,
    entries,
    find_entry,
    find_target,
    ignore,
    propose,
    reopen,
)
from inventory.finance.realised_compare import compare, json_of
from inventory.records import get
from inventory.store.history import batches
from inventory.store.undo import undo
from inventory.store.work import work
from tests.inventory.finance import ledger
from tests.inventory.finance.lindelaar import PRICES, add, build

if TYPE_CHECKING:
    from inventory.finance.realised_compare import Compared, Comparison
    from inventory.store.database import Database

TODAY = date(2026, 11, 22)
YEAR = (date(2026, 1, 1), date(2026, 12, 31))


def booked(database: Database) -> dict[str, int]:
    """Write the golden board with its books of 2026, and return what each contract costs a year, by name."""
    build(database)
    with work(database, "test") as unit:
        ledger.suppliers(unit)
    with database.read() as connection:
        lines = budget(connection, CALENDAR, 2026, TODAY).explain("total", "operating")
    sums = dict.fromkeys(range(1, len(PRICES) + 1), 0)
    for line in lines:
        sums[line.record_id] += line.amount
    yearly = {name: sums[number] for number, (name, *_rest) in enumerate(PRICES, start=1)}
    with work(database, "test") as unit:
        ledger.year(unit, 2026, yearly)
    return yearly


def compared(database: Database, on: date = TODAY) -> Comparison:
    with database.read() as connection:
        return compare(connection, budget(connection, CALENDAR, 2026, on))


def counted(found: Comparison) -> None:
    """Hold the law: every entry is once confirmed, proposed, open or ignored."""
    rest = sum(one.amount for one in (*found.open, *found.ignored))
    assert found.total == found.confirmed + found.proposed + rest
    numbers = [one.id for one in (*found.open, *found.ignored)]
    numbers += list(dict.fromkeys(n for row in found.rows for n in (*row.entries, *row.proposals)))
    assert sorted(numbers) == [one.id for one in sorted(found.entries, key=lambda one: one.id)]
    assert sum(row.budget for row in found.rows if row.key.kind != "investment") == found.budget.amount()


def line(found: Comparison, title: str) -> Compared:
    return next(row for row in found.rows if title in row.title)


def test_every_entry_of_the_books_is_proposed_for_its_contract(database: Database) -> None:
    yearly = booked(database)
    with database.read() as connection:
        proposals = propose(connection, *YEAR)
        everything = entries(connection, *YEAR)
    targets = {one.entry.reference: one for one in proposals}
    for place, name in enumerate(yearly, start=1):
        mine = [one for reference, one in targets.items() if reference.startswith(f"I{place:02d}")]
        assert len(mine) == (12 if place % 3 == 0 else 1), name
        assert {(one.target.kind, one.target.id) for one in mine} == {("contract", place)}, name
        assert all(one.score >= 60 for one in mine), (name, mine[0].score, mine[0].reason)
    assert {one.target.kind for reference, one in targets.items() if reference.startswith("S")} == {"staff"}
    assert {one.reference for one in everything} - set(targets) == {"A1", "X1"}
    assert targets["I01"].reasons == ("code", "supplier", "name", "invoice", "term")
    assert "leverancier" in targets["I01"].reason


def test_the_books_of_a_year_beside_the_budget(database: Database) -> None:
    booked(database)
    before = compared(database)
    counted(before)
    assert before.confirmed == 0
    with work(database, "test") as unit:
        assert confirm_all(unit, propose(unit.connection, *YEAR, least=60)) > 100
        confirm(unit, find_entry(unit.connection, "A1"), find_target(unit.connection, "Apparaten"))
        ignore(unit, find_entry(unit.connection, "x1"), "bloemen")
    found = compared(database)
    counted(found)
    assert found.proposed == 0
    assert found.open == []
    assert [one.reference for one in found.ignored] == ["X1"]
    rows = [row for row in found.rows if row.key.kind in {"operating", "staff"}]
    assert {(row.title, row.difference) for row in rows if row.difference} == set()
    assert line(found, "Afschrijving: apparaten").realised == 19_358_400
    network = line(found, "Afschrijving: ict-netwerkinfrastructuur")
    assert (network.gap.cause, network.gap.text) == ("no_entry", "Geen boeking.")
    sums = found.by_row()
    assert sum(one[0] for one in sums.values()) == found.budget.amount()
    assert sum(one[1] for one in sums.values()) == found.confirmed
    assert json_of(found)["ignored"] == "123.45"


def test_any_choice_leaves_nothing_uncounted(database: Database) -> None:
    booked(database)
    chance = random.Random(7)
    targets = ["C-Cito", "L03", "connectivity", "vision", "L16"]
    for _round in range(4):
        with work(database, "test") as unit:
            for one in entries(unit.connection, *YEAR):
                match chance.randrange(5):
                    case 0:
                        own = ["Systeembeheerder"] if one.reference.startswith("S") else []
                        confirm(unit, one.id, find_target(unit.connection, chance.choice(targets + own)))
                    case 1:
                        ignore(unit, one.id, "geen ict")
                    case 2:
                        reopen(unit, one.id)
        counted(compared(database))


def test_confirming_can_be_undone(database: Database) -> None:
    booked(database)
    with database.read() as connection:
        before = entries(connection)
    with work(database, "test") as unit:
        confirm_all(unit, propose(unit.connection, least=60))
    with database.read() as connection:
        assert entries(connection) != before
        (last, *_rest) = batches(connection, 1)
    undo(database, "test", last.id)
    with database.read() as connection:
        assert entries(connection) == before


def spent(database: Database, *amounts: int, name: str = "Internet", on: date = TODAY) -> Compared:
    """Confirm amounts for a contract of the golden board and return its line."""
    build(database)
    with work(database, "test") as unit:
        target = find_target(unit.connection, f"C-{name}")
        for place, amount in enumerate(amounts):
            number = ledger.entry(unit, f"E{place}", date(2026, place + 1, 3), amount, f"Post {place}")
            confirm(unit, number, target)
    found = compared(database, on)
    counted(found)
    return line(found, f"C-{name}")


@pytest.mark.parametrize(
    ("name", "amounts", "cause", "text"),
    [
        ("Internet", (2_064_000,), "", ""),
        ("Internet", (), "no_entry", "Geen boeking."),
        ("Internet", (2_064_000, 50_000), "one_off", "E1 · Post 1"),
        ("Internet", (1_705_785,), "vat", "21 %"),
        ("Internet", (2_136_240,), "index", "3,50 %"),
        ("Internet", (172_000,) * 10, "not_invoiced", "€ 3.440,00"),
        ("Websites", (432_000 + 2 * 54_000,), "quantity", "2"),
        ("Internet", (1_999_999,), "other", "3,10 %"),
        ("Snappet", (1_653_333,), "other", "58,33 %"),
    ],
)
def test_the_gap_is_explained(
    database: Database, name: str, amounts: tuple[int, ...], cause: str, text: str
) -> None:
    found = spent(database, *amounts, name=name, on=date(2026, 10, 15))
    assert (found.gap.cause, text in found.gap.text) == (cause, True), found.gap
    assert found.realised == sum(amounts)


def test_an_invoice_of_two_years_is_told(database: Database) -> None:
    with work(database, "test") as unit:
        contract = add(
            unit, "contract", number="K-1", name="Schooljaarlicentie", cost_row="devices", start=date(2026, 8, 1),
            initial_months=12, renewal="none",
        )  # fmt: skip
        add(unit, "contract_price", contract=contract, description="x", unit_price=12_000_000)
        number = ledger.entry(unit, "20260801~ab", date(2026, 8, 3), 120_000, "Jaar 2026-2027")
        assert find_entry(unit.connection, "20260801") == number
        confirm(unit, number, find_target(unit.connection, "k-1"))
    found = line(compared(database), "K-1")
    assert (found.budget, found.realised) == (50_000, 120_000)
    assert (found.gap.cause, "31-07-2027" in found.gap.text) == ("period", True)


def test_an_index_that_is_recorded_explains_the_gap(database: Database) -> None:
    build(database)
    with work(database, "test") as unit:
        contract = find_target(unit.connection, "C-Cito")
        unit.change(get("contract"), contract.id, {"index_rule": "none", "index_percent": 377})
        amount = 1_449_000 * 10_377 // 10_000
        confirm(unit, ledger.entry(unit, "E", date(2026, 2, 2), amount, "x"), contract)
    assert line(compared(database), "C-Cito").gap.cause == "index"


def test_an_entry_without_a_budget_and_a_purchase(database: Database) -> None:
    build(database)
    with work(database, "test") as unit:
        supplier = add(unit, "supplier", name="Scholtec B.V.")
        ended = add(
            unit, "contract", number="OUD-1", name="Oud", cost_row="devices", start=date(2020, 1, 1),
            initial_months=12, renewal="none",
        )  # fmt: skip
        add(unit, "contract_price", contract=ended, description="x", unit_price=1_000_000)
        lot = add(
            unit, "lot", code="PO-2026-7", description="Chromebook", category=1, quantity=10, unit_price=40_000,
            supplier=supplier, delivered=date(2026, 5, 1), in_use=date(2026, 8, 1), invoice="F-991",
        )  # fmt: skip
        ledger.entry(unit, "N1", date(2026, 4, 1), 5_000, "Nagekomen OUD-1")
        ledger.entry(unit, "N2", date(2026, 6, 1), 400_000, "Levering", "Scholtec")
        ledger.entry(unit, "N3", date(2026, 6, 2), 1_000, "Verzendkosten F-991")
    with database.read() as connection:
        found = {one.entry.reference: one for one in propose(connection)}
    assert found["N1"].target.id == ended
    assert (found["N2"].target.kind, found["N2"].target.id) == ("lot", lot)
    assert found["N2"].reasons == ("supplier", "price", "term")
    assert found["N3"].target.id == lot
    with work(database, "test") as unit:
        confirm_all(unit, found.values())
    rows = compared(database)
    counted(rows)
    purchase = next(row for row in rows.rows if row.key.kind == "investment")
    assert (purchase.budget, purchase.realised, purchase.cost_row) == (400_000, 401_000, "devices")
    assert line(rows, "OUD-1").gap.cause == "no_budget"


def test_two_contracts_alike_are_not_proposed_as_sure(database: Database) -> None:
    with work(database, "test") as unit:
        supplier = add(unit, "supplier", name="Glasnet Oost")
        for number in ("K-100", "K-200"):
            add(
                unit, "contract", number=number, name="Lijn", supplier=supplier, cost_row="connectivity",
                start=date(2026, 1, 1), renewal="open-ended",
            )  # fmt: skip
        ledger.entry(unit, "N1", date(2026, 4, 1), 5_000, "Termijn", "Glasnet Oost BV")
        ledger.entry(unit, "N2", date(2026, 4, 1), 5_000, "Termijn K-200", "Glasnet Oost BV")
    with database.read() as connection:
        found = {one.entry.reference: one for one in propose(connection)}
    assert found["N1"].score == 45
    assert "K-200" in found["N1"].reason
    assert found["N2"].target.title.startswith("K-200")
    assert found["N2"].score == 100


def test_a_post_makes_an_entry_staff_whatever_its_words(database: Database) -> None:
    build(database)
    with work(database, "test") as unit:
        number = ledger.entry(unit, "N1", date(2026, 4, 1), 5_000, "x")
        assert confirm(unit, number, find_target(unit.connection, "Systeembeheerder"))
    found = compared(database)
    counted(found)
    assert sum(one.realised for one in found.rows if one.key.kind == "staff") == 5_000
    with work(database, "test") as unit:
        assert reopen(unit, number)
    assert [one.id for one in compared(database).open] == [number]


def test_what_is_wrong_is_said(database: Database) -> None:
    build(database)
    with work(database, "test") as unit:
        number = ledger.entry(unit, "N1", date(2026, 4, 1), 5_000, "x")
        with pytest.raises(InputError, match="waarom"):
            ignore(unit, number, "  ")
        for call in (find_entry, find_target):
            with pytest.raises(InputError, match="niets"):
                call(unit.connection, "niets")
    found = compared(database)
    counted(found)
    assert [one.id for one in found.open] == [number]
