"""The golden board with what a plan asks beside its money: documents, devices, systems, agreements, goals and texts."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from inventory.records import get
from inventory.store.work import work
from tests.inventory.finance import lindelaar

if TYPE_CHECKING:
    from inventory.store.database import Database
    from inventory.store.work import Work

ON = date(2026, 11, 22)
SYSTEMS = (
    ("ParnasSys", "student_information", "education_software", "cloud", "yes", "NL"),
    ("Cito", "assessment", "education_software", "cloud", "yes", "NL"),
    ("Gynzy", "learning_application", "digital_learning_materials", "cloud", "yes", None),
    ("Snappet", "learning_application", "digital_learning_materials", "cloud", "yes", "DE"),
    ("Microsoft 365", "office", "generic_software", "cloud", "yes", "IE"),
    ("Intune", "device_management", "devices", "cloud", "unknown", None),
    ("Dossierkast", "other", None, "own_server", "no", None),
)
DEVICES = (
    ("Chromebook leerling", "ChromeOS 126", 2023, 30, True),
    ("Chromebook leerling", "ChromeOS 120", 2019, 12, False),
    ("Laptop leerkracht", "Microsoft Windows 11 Pro", 2025, 8, True),
    ("Touchscreen", None, 2017, 4, False),
)
PROCESSES = (("1.1", "Lesgeven", "primary"), ("1.2", "Toetsen", "primary"), ("8.1", "Begroten", "supporting"))


def build(database: Database) -> int:
    """Write the board and a plan for 2027 to 2030, and return the number of the plan."""
    lindelaar.build(database)
    with work(database, "test") as unit:
        _organisation(unit)
        _systems(unit)
        _devices(unit)
        return _plan(unit)


def find(unit: Work, kind: str, column: str, value: str) -> int:
    """Return the number of a record by one of its values."""
    table = get(kind).table
    return int(unit.connection.execute(table.select().where(table.c[column] == value)).mappings().one()["id"])


def _organisation(unit: Work) -> None:
    site = find(unit, "site", "name", "School 1")
    add = lindelaar.add
    person = add(unit, "person", name="A. de Wit", email="a.dewit@lindelaar.example")
    add(unit, "role", person=person, role="ict_coordinator")
    add(unit, "document", name="Koers 2025-2029", type="strategic_plan", date=date(2025, 6, 1))
    add(unit, "document", name="Schoolplan", type="school_plan", site=site, date=date(2023, 8, 1))
    add(
        unit,
        "document",
        name="Oud privacybeleid",
        type="privacy_policy",
        date=date(2018, 5, 1),
        valid_until=date(2022, 5, 1),
    )


def _systems(unit: Work) -> None:
    add = lindelaar.add
    party = find(unit, "party", "name", "Stichting Lindelaar Primair")
    partner = add(unit, "party", name="Kinderopvang Zonnekring B.V.", type="childcare")
    numbers = {}
    for name, kind, row, hosting, personal, country in SYSTEMS:
        supplier = add(unit, "supplier", name=f"{name} B.V.")
        numbers[name] = add(
            unit, "system", name=name, type=kind, cost_row=row, hosting=hosting, personal_data=personal,
            country=country, supplier=supplier,
        )  # fmt: skip
        if name in {"ParnasSys", "Cito"}:
            add(
                unit,
                "agreement",
                code=f"VO-{name}",
                name=name,
                supplier=supplier,
                status="signed",
                model="4.0",
            )
    add(unit, "licence", name="Snappet", system=numbers["Snappet"], type="pupil", seats=640)
    processes = {
        code: add(unit, "process", code=code, name=name, type=kind) for code, name, kind in PROCESSES
    }
    for one in (party, partner):
        for code, process in processes.items():
            add(unit, "participation", party=one, process=process, runs="yes" if code != "1.2" else "unknown")
    for code, system in (("1.1", "Snappet"), ("1.1", "Gynzy"), ("1.2", "Cito")):
        add(unit, "support", party=party, process=processes[code], system=numbers[system])


def _devices(unit: Work) -> None:
    add = lindelaar.add
    for n, (name, os, year, count, managed) in enumerate(DEVICES):
        category = find(unit, "category", "name", name)
        if name.startswith("Chromebook"):
            unit.change(get("category"), category, {"for_pupils": True})
        product = add(unit, "product", name=f"{name} {year}", category=category)
        for i in range(count):
            add(
                unit, "device", tag=f"D{n}{i:03d}", product=product, os=os, purchased=date(year, 8, 1),
                managed_id=f"m{n}{i}" if managed else None,
                end_of_support=date(2025, 6, 1) if year == 2019 else None,
            )  # fmt: skip
    add(unit, "device", tag="WEG", product=product, status="retired")


def _plan(unit: Work) -> int:
    add = lindelaar.add
    plan = add(unit, "plan", name="Ict-plan", template="po-raad", first_year=2027, last_year=2030)
    add(
        unit,
        "plan_text",
        plan=plan,
        slot="vision-years",
        text="Elk kind leert op zijn eigen niveau.\nIct helpt.",
    )
    add(unit, "plan_text", plan=plan, slot="expertise-didactics", text="Vastgelegd in de leerlijn digitaal.")
    add(unit, "plan_text", plan=plan, slot="content-paper", text="Nee, volgt in 2027.")
    add(
        unit, "goal", plan=plan, theme="skills", number=1, goal="Alle leraren basisvaardig",
        result="90% haalt het certificaat", indicator="Aandeel met certificaat", year=2027,
    )  # fmt: skip
    add(unit, "goal", plan=plan, theme="infrastructure", number=1, goal="Wifi vervangen", year=2028)
    return plan
