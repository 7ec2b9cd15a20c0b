"""Stichting Lindelaar Primair, the board of the golden figures: 22 lots, 30 prices, four staff posts, 2.100 pupils."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from inventory.records import get
from inventory.store.work import work

if TYPE_CHECKING:
    from inventory.store.database import Database
    from inventory.store.work import Work

PUPILS = (412, 356, 268, 305, 231, 198, 147, 183)
LOTS = (
    ("Chromebook leerling", "devices", 48, 380, 32900, "2022-08"),
    ("Chromebook leerling", "devices", 48, 340, 34500, "2023-08"),
    ("Chromebook leerling", "devices", 48, 300, 35200, "2024-08"),
    ("Chromebook leerling", "devices", 48, 280, 36500, "2025-08"),
    ("iPad", "devices", 48, 120, 38900, "2023-03"),
    ("iPad", "devices", 48, 120, 41500, "2025-01"),
    ("Laptop leerkracht", "devices", 48, 90, 78900, "2023-07"),
    ("Laptop leerkracht", "devices", 48, 95, 84900, "2025-07"),
    ("Desktop", "devices", 60, 16, 64000, "2021-05"),
    ("Touchscreen", "devices", 96, 22, 295000, "2017-08"),
    ("Touchscreen", "devices", 96, 30, 269000, "2020-08"),
    ("Touchscreen", "devices", 96, 26, 284000, "2023-08"),
    ("Touchscreen", "devices", 96, 14, 299000, "2025-08"),
    ("Laadkast", "devices", 120, 46, 118000, "2022-08"),
    ("Robotset", "devices", 48, 8, 69000, "2024-03"),
    ("Access point", "network", 60, 96, 41500, "2021-07"),
    ("Access point", "network", 60, 48, 46500, "2024-07"),
    ("Switch", "network", 60, 22, 115000, "2021-07"),
    ("Firewall", "network", 60, 8, 189000, "2023-01"),
    ("NAS", "network", 60, 2, 145000, "2022-02"),
    ("Bekabeling", "network", 180, 1, 3850000, "2019-08"),
    ("Bekabeling", "network", 180, 1, 2980000, "2022-08"),
)
PRICES = (
    ("Snappet", "digital_learning_materials", "fixed", 640, 620000, 12),
    ("Gynzy", "digital_learning_materials", "site", None, 14500000, 12),
    ("Malmberg", "digital_learning_materials", "fixed", 1050, 195000, 12),
    ("Noordhoff", "digital_learning_materials", "fixed", 700, 170000, 12),
    ("Zwijsen", "digital_learning_materials", "fixed", 250, 210000, 12),
    ("Nieuwsbegrip", "digital_learning_materials", "fixed", 8, 6500000, 12),
    ("ParnasSys", "education_software", "pupil", None, 145000, 12),
    ("Ouderapp", "education_software", "site", None, 11500000, 12),
    ("Cito", "education_software", "pupil", None, 69000, 12),
    ("Kwaliteit", "education_software", "fixed", 8, 7200000, 12),
    ("ZIEN!", "education_software", "pupil", None, 16000, 12),
    ("KIJK!", "education_software", "fixed", 2, 6500000, 12),
    ("M365 A3", "generic_software", "staff", None, 580000, 12),
    ("Cloudportaal", "generic_software", "pupil", None, 75000, 12),
    ("AFAS", "generic_software", "staff", None, 960000, 12),
    ("Beveiliging", "generic_software", "staff", None, 220000, 12),
    ("Back-up", "generic_software", "fixed", 2315, 24000, 12),
    ("Websites", "generic_software", "site", None, 5400000, 12),
    ("MDM", "devices", "fixed", 240, 85000, 12),
    ("Reparatie", "devices", "fixed", 1300, 60000, 12),
    ("Printers", "devices", "fixed", 9, 19800000, 12),
    ("Schermservice", "devices", "fixed", 92, 350000, 12),
    ("Werkplekbeheer", "devices", "site", None, 31500000, 12),
    ("Netwerkbeheer", "network", "site", None, 18500000, 12),
    ("Firewall", "network", "fixed", 8, 6200000, 12),
    ("Internet", "connectivity", "site", None, 2150000, 1),
    ("4G", "connectivity", "fixed", 2, 350000, 1),
    ("Telefonie", "connectivity", "site", None, 620000, 1),
    ("Scholing", "expertise", "staff", None, 950000, 12),
    ("Leerplatform", "expertise", "staff", None, 180000, 12),
)
STAFF = (
    ("Bovenschools coördinator", 8_600_000, (10, 15, 15, 25, 10, 5, 20)),
    ("Systeembeheerder", 4_200_000, (0, 0, 10, 60, 30, 0, 0)),
    ("Functioneel beheerder", 3_000_000, (0, 70, 30, 0, 0, 0, 0)),
    ("I-coaches", 6_400_000, (20, 0, 0, 0, 0, 0, 80)),
)
ROWS = (
    "digital_learning_materials",
    "education_software",
    "generic_software",
    "devices",
    "network",
    "connectivity",
    "expertise",
)


def add(unit: Work, kind: str, **values: Any) -> int:
    """Write one record and return its number."""
    return unit.add(get(kind), values)


def build(database: Database) -> None:
    """Write the whole board."""
    with work(database, "test") as unit:
        organisation(unit)
        lots(unit)
        for name, row, basis, quantity, price, months in PRICES:
            contract = add(
                unit,
                "contract",
                number=f"C-{name}",
                name=name,
                cost_row=row,
                start=date(2024, 1, 1),
                initial_months=36,
                renewal_months=12,
                notice=3,
            )
            add(
                unit,
                "contract_price",
                contract=contract,
                description=name,
                basis=basis,
                unit_price=price,
                quantity=quantity,
                period_months=months,
            )
        for name, cost, shares in STAFF:
            post = add(unit, "staff", name=name, yearly_cost=cost)
            for row, share in zip(ROWS, shares, strict=True):
                if share:
                    add(unit, "allocation", staff=post, cost_row=row, share=share * 100)


def organisation(unit: Work) -> None:
    """Write the board, its eight schools and their headcounts on 1 February 2026."""
    board = add(unit, "party", name="Stichting Lindelaar Primair", own=True, type="board")
    for number, pupils in enumerate(PUPILS):
        site = add(unit, "site", name=f"School {number + 1}", code=f"98Z{number}", party=board)
        staff = 215 - 7 * 26 if number == 0 else 26
        add(unit, "headcount", site=site, date=date(2026, 2, 1), pupils=pupils, staff=staff)
    add(unit, "site", name="Bestuurskantoor", type="office", party=board)


def lots(unit: Work) -> None:
    """Write the lots, with a category for each kind of thing."""
    categories: dict[str, int] = {}
    for number, (name, row, months, quantity, price, month) in enumerate(LOTS):
        if name not in categories:
            categories[name] = add(unit, "category", name=name, cost_row=row, term_months=months)
        add(
            unit,
            "lot",
            code=f"L{number:02d}",
            description=name,
            category=categories[name],
            quantity=quantity,
            unit_price=price,
            in_use=date.fromisoformat(f"{month}-01"),
        )
