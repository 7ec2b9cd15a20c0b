"""A small board with a plan that is carried out: goals, indicators, measurements, phases, decisions and the books of a year."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from inventory.plan.facts import Facts, Settings
from inventory.records import get
from inventory.store.work import work
from tests.inventory.finance.lindelaar import add

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from inventory.store.database import Database
    from inventory.store.work import Work

ON = date(2027, 11, 15)
YEAR = 2027


def facts(connection: Connection, on: date = ON, first: int = YEAR, last: int = 2030) -> Facts:
    """Return what is known of the plan on a day."""
    return Facts(connection, Settings(first, last, plan=1), on)


def build(database: Database) -> None:
    """Write the board; the plan, its goals and indicators have the numbers 1 and on."""
    with work(database, "test") as unit:
        party = add(unit, "party", name="Stichting Klein", own=True, type="board")
        site = add(unit, "site", name="De Berk", party=party, type="primary")
        add(unit, "headcount", site=site, date=date(2027, 2, 1), pupils=200, staff=20)
        add(unit, "plan", name="Plan", template="po-raad", first_year=YEAR, last_year=2030)
        _goals(unit)
        _indicators(unit)
        add(
            unit, "plan_phase", plan=1, phase="plan", start=date(2026, 9, 1), end=date(2027, 1, 31), days=1850,
            who="coördinator", fte=15, posts="ict-coördinator",
        )  # fmt: skip
        add(unit, "plan_text", plan=1, slot="planning-do-when", text="vanaf februari")
        add(
            unit, "adjustment", plan=1, number=1, date=date(2027, 10, 1), sort="intervene",
            decision="Extra scholing", due=date(2028, 4, 1),
        )  # fmt: skip
        _books(unit)


def _goals(unit: Work) -> None:
    add(
        unit, "goal", plan=1, theme="skills", number=1, goal="Leraren basisvaardig", result="90% vaardig",
        year=YEAR, status="partly", outcome="75% vaardig",
    )  # fmt: skip
    add(unit, "goal", plan=1, theme="infrastructure", number=1, goal="Wifi vervangen", year=2028)
    add(unit, "goal", plan=1, theme="data", number=1, goal="Dashboards", result="Eén overzicht")


def _indicators(unit: Work) -> None:
    add(
        unit, "indicator", plan=1, number=1, name="Vaardige leraren", goal=1,
        baseline=5000, target=9000, margin=500, target_date=date(2028, 12, 31),
    )  # fmt: skip
    costs = {
        "plan": 1, "number": 2, "name": "Kosten per leerling", "measure": "cost_per_pupil", "unit": "number",
        "direction": "lower", "target": 5000, "target_date": date(2027, 6, 30),
    }  # fmt: skip
    unit.add(get("indicator"), costs)
    add(unit, "indicator", plan=1, number=3, name="Apparaten in beheer", measure="managed", target=9000)
    for on, value in ((date(2027, 2, 1), 6000), (date(2027, 9, 1), 7500), (date(2027, 12, 1), 100)):
        add(unit, "measurement", indicator=1, date=on, value=value, source="Enquête")


def _books(unit: Work) -> None:
    """Write two contracts of 12.000 and 2.400 a year, of which the first was booked in full and the other is proposed."""
    supplier = add(unit, "supplier", name="Glasnet")
    for number, price in (("C1", 120_000_000), ("C2", 24_000_000)):
        contract = add(
            unit, "contract", number=number, name=f"Dienst {number}", cost_row="connectivity",
            start=date(2027, 1, 1), initial_months=12, renewal="tacit", renewal_months=12, notice=3,
            supplier=supplier if number == "C2" else None,
        )  # fmt: skip
        add(
            unit, "contract_price", contract=contract, description="Dienst", basis="fixed", quantity=1,
            unit_price=price, period_months=12,
        )  # fmt: skip
    add(
        unit, "ledger_entry", reference="B1", date=date(2027, 2, 1), description="Dienst C1", amount=1_250_000,
        state="confirmed", contract=1,
    )  # fmt: skip
    add(
        unit,
        "ledger_entry",
        reference="B2",
        date=date(2027, 3, 1),
        description="C2 jaarfactuur",
        amount=240_000,
        relation="Glasnet",
    )
    add(
        unit, "ledger_entry", reference="B3", date=date(2027, 3, 2), description="Meubels", amount=99_900,
        state="ignored", notes="geen ict",
    )  # fmt: skip
