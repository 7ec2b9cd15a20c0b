"""A small board that follows its plan: everything that the checks of a checklist look for is there once or twice."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from inventory.store.work import work
from tests.inventory.finance.lindelaar import add

if TYPE_CHECKING:
    from inventory.store.database import Database
    from inventory.store.work import Work

ON = date(2028, 6, 1)
PHASES = ("plan", "do", "check", "act")


def build(database: Database) -> int:
    """Write the board with a plan for 2027 to 2030, and return the number of the plan."""
    with work(database, "test") as unit:
        sites = _organisation(unit)
        plan = add(unit, "plan", name="Ict-plan", template="po-raad", first_year=2027, last_year=2030)
        _means(unit, sites)
        _papers(unit, sites)
        _cycle(unit, plan)
        return plan


def _organisation(unit: Work) -> dict[str, int]:
    board = add(unit, "party", name="Stichting Boog", type="board", own=True)
    sites = {
        name: add(unit, "site", name=name, party=board, type=kind)
        for name, kind in (("Bureau", "office"), ("De Wilg", "primary"), ("De Els", "primary"))
    }
    for name, pupils in (("De Wilg", 200), ("De Els", 100)):
        add(unit, "headcount", site=sites[name], date=date(2028, 2, 1), pupils=pupils, staff=20, fte=1500)
    person = add(unit, "person", name="A. de Wit")
    add(unit, "role", person=person, role="ict_coordinator")
    post = add(unit, "staff", name="Ict-coördinator", fte=100, yearly_cost=8_000_000)
    add(unit, "allocation", staff=post, cost_row="devices", share=10_000)
    return sites


def _means(unit: Work, sites: dict[str, int]) -> None:
    supplier = add(unit, "supplier", name="Uitgever")
    system = add(
        unit, "system", name="Rekenwijs", type="learning_application", cost_row="digital_learning_materials",
        hosting="cloud", supplier=supplier,
    )  # fmt: skip
    add(unit, "licence", name="Rekenwijs", system=system, type="pupil", seats=300, end=date(2028, 7, 31))
    for name, medium, subject, used in (
        ("Taal op maat", "paper", "taal", None),
        ("Rekenwijs", "both", "rekenen", system),
        ("Wereldatlas", "digital", "aardrijkskunde", None),
    ):
        add(unit, "learning_material", name=name, medium=medium, subject=subject, groups="3-8", system=used)
    category = add(unit, "category", name="Chromebook", cost_row="devices", term_months=48, for_pupils=True)
    product = add(unit, "product", name="Chromebook 11", category=category)
    for number in range(4):
        add(unit, "device", tag=f"C{number}", product=product, os="ChromeOS", managed_id=f"m{number}")
    add(
        unit, "lot", code="P1", description="Chromebooks", category=category, quantity=4, unit_price=30_000,
        in_use=date(2027, 8, 1), site=sites["De Wilg"],
    )  # fmt: skip
    add(unit, "stopgap", name="Hotspot", system=None, site=sites["De Els"], since=date(2027, 9, 1),
        until=date(2028, 9, 1), lasting="Glasvezel")  # fmt: skip
    add(unit, "stopgap", name="Losse router", since=date(2027, 1, 1), ended=date(2028, 1, 1))
    add(unit, "ict_budget", name="Bovenschools", year=2027, amount=5_000_000)
    for name, amount in (("De Wilg", 1_000_000), ("De Els", 600_000)):
        add(unit, "ict_budget", name=name, site=sites[name], year=2027, amount=amount)
    add(unit, "parental_contribution", year=2026, purpose="Koptelefoon", amount=500, voluntary=True)
    add(unit, "ledger_entry", reference="1", date=date(2028, 3, 1), amount=100_000, state="confirmed")


def _papers(unit: Work, sites: dict[str, int]) -> None:
    add(unit, "document", name="Koers", type="strategic_plan", date=date(2026, 3, 1))
    add(unit, "document", name="Jaarplan", type="year_plan", date=date(2027, 9, 1))
    for name in ("De Wilg", "De Els"):
        add(
            unit, "document", name=f"Schoolplan {name}", type="school_plan", site=sites[name],
            date=date(2026, 8, 1), valid_until=date(2030, 7, 31),
        )  # fmt: skip
    for level in ("board", "school"):
        add(
            unit,
            "responsibility",
            task="Keuze van apparaten",
            level=level,
            role="technical",
            letter="accountable",
        )
    for subject, day in (("skills", date(2027, 5, 1)), ("satisfaction", date(2028, 5, 1))):
        add(
            unit, "survey_result", instrument="own", area=subject, subject=subject, date=day, score=350,
            scale=500, respondents=30,
        )  # fmt: skip


def _cycle(unit: Work, plan: int) -> None:
    for number, theme in enumerate(("skills", "content", "infrastructure"), start=1):
        goal = add(
            unit, "goal", plan=plan, theme=theme, number=1, goal=f"Doel {theme}", result="Bereikt", year=2026 + number,
            owner=1, status="reached" if number == 1 else "running", outcome="Gehaald" if number == 1 else None,
        )  # fmt: skip
        indicator = add(
            unit,
            "indicator",
            plan=plan,
            number=number,
            name=f"Maat {theme}",
            goal=goal,
            target=9_000,
            baseline=1_000,
        )
        add(unit, "measurement", indicator=indicator, date=date(2028, 4, 1), value=6_000)
        slot = {"skills": "expertise-strategy"}.get(theme, f"{theme}-policy")
        add(unit, "plan_text", plan=plan, slot=slot, text="Zo doen we dat.")
    for number, phase in enumerate(PHASES, start=1):
        add(
            unit, "plan_phase", plan=plan, phase=phase, start=date(2027, number, 1), end=date(2028, number, 28),
            days=1_250, remarks="Besproken.",
        )  # fmt: skip
    add(
        unit, "adjustment", plan=plan, number=1, date=date(2028, 5, 15), sort="change_plan", decision="Doel later",
        due=date(2028, 9, 1),
    )  # fmt: skip
    for side in ("internal", "external"):
        add(
            unit,
            "stakeholder",
            plan=plan,
            theme="skills",
            name=f"Naam {side}",
            side=side,
            agreement="Elke maand",
        )
