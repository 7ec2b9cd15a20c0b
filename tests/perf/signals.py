"""The whole check and the agenda of a large board: 20,000 devices, 500 systems, 400 agreements, the rest in proportion."""

from __future__ import annotations

import datetime as dt
import itertools
import time
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from inventory.records import get
from inventory.records.choices import COST_ROWS
from inventory.records.privacy_choices import DATA_CATEGORIES
from inventory.signals.agenda import agenda
from inventory.signals.check import check
from inventory.store.database import open_database
from tests.perf import landscape
from tests.perf.landscape import spun
from tests.perf.measure import Line, clocked

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Connection

    from tests.perf.ground import Ground
    from tests.perf.measure import Cost

ON = dt.date(2026, 11, 22)
UNTIL = ON + dt.timedelta(days=365)
ALLOWED = 2.0
"""Seconds for all rules together, reading included; the agenda of a year as much."""
GROWTH = 2.3
"""How much longer twice as much may take."""
SLOWEST = 6
"""Rules that the remark names."""

Rows = list[dict[str, Any]]


@dataclass(frozen=True)
class Size:
    """How large a board is.

    Args:
        devices, systems, agreements: How many of each.
    """

    devices: int = 20_000
    systems: int = 500
    agreements: int = 400


def day(number: int, first: int = 2022, spread: int = 2200) -> dt.date:
    """Return a day that looks like chance, from January of a year on."""
    return dt.date(first, 1, 1) + dt.timedelta(days=spun(number, 9) % spread)


def now_and_then(number: int, value: Any, salt: int = 5) -> Any:
    """Return a value, but for one in twenty, that nobody recorded."""
    return value if spun(number, salt) % 20 else None


def things(size: Size) -> dict[str, Rows]:
    """Return sites, people, categories, lots and devices: fifty to a lot, 400 to a site."""
    sites, lots = size.devices // 400, size.devices // 50
    return {
        "site": [{"id": n, "code": f"{n:04d}", "name": f"School {n}", "party": 1, "type": "primary"} for n in range(1, sites + 1)],
        "headcount": [{"id": n, "site": n % sites + 1, "date": dt.date(2021 + n // sites, 2, 1), "pupils": 250, "staff": 25, "fte": 1800} for n in range(1, sites * 6)],
        "person": [{"id": n, "name": f"Persoon {n}", "email": f"p{n}@bench.example"} for n in range(1, 41)],
        "category": [{"id": n, "name": f"Categorie {n}", "group": "device" if n % 3 else "network", "cost_row": list(COST_ROWS)[n % 7], "term_months": 48, "for_pupils": n % 2 == 0} for n in range(1, 15)],
        "product": [{"id": n, "name": f"Model {n}", "category": n % 14 + 1, "end_of_support": now_and_then(n, day(n, 2026, 3000))} for n in range(1, 101)],
        "lot": [
            {"id": n, "code": f"L-{n}", "description": f"Partij {n}", "category": n % 14 + 1, "product": n % 100 + 1, "supplier": n % (size.systems // 4) + 1, "quantity": 50, "unit_price": 35_000 + n, "in_use": day(n, 2018, 2900), "term_months": 48, "acquisition": "purchase" if n % 9 else "operational_lease", "return_by": day(n, 2024, 2000)}
            for n in range(1, lots + 1)
        ],
        "device": [
            {"id": n, "tag": f"D-{n}", "serial": now_and_then(n, f"SN{n}"), "name": f"PC-{n}", "product": n // 50 % 100 + 1, "status": ("in_use", "in_use", "in_use", "in_stock", "retired", "in_use", "repair", "in_use")[spun(n) % 8], "site": now_and_then(n, n % sites + 1, 6), "home_site": n % sites + 1, "lot": n // 50 % lots + 1, "warranty_end": day(n // 50, 2023), "os": ("Windows 11", "ChromeOS", "iPadOS", "macOS")[n // 50 % 4], "os_version": ("23H2", "120", "17.2", "14")[n // 50 % 4], "mac_wifi": f"02:{n >> 24 & 255:02x}:{n >> 16 & 255:02x}:{n >> 8 & 255:02x}:{n & 255:02x}:01", "last_seen": day(n, 2025, 680), "wiped": now_and_then(n, day(n), 7)}
            for n in range(1, size.devices + 1)
        ],
        "installation": [{"id": n, "system": spun(n) % size.systems + 1, "device": n, "seen": day(n, 2025, 680)} for n in range(1, size.devices + 1)],
    }  # fmt: skip


def signed(size: Size) -> dict[str, Rows]:
    """Return contracts with their prices, coverage and decisions, licences, and what was decided of findings."""
    many = range(1, size.systems + 1)
    return {
        "contract": [
            {"id": n, "number": f"C-{n}", "name": f"Contract {n}", "supplier": n % (size.systems // 4) + 1, "type": ("subscription", "licence", "service", "connection")[n % 4], "cost_row": now_and_then(n, list(COST_ROWS)[n % 7]), "start": day(n, 2018, 3000), "initial_months": 12 * (n % 4 + 1), "renewal": ("tacit", "tacit", "express", "none")[n % 4], "renewal_months": 12, "notice": now_and_then(n, 3), "value_excl": now_and_then(n, 1_000_000 * (n % 40), 8)}
            for n in many
        ],
        "contract_price": [{"id": n, "contract": n % size.systems + 1, "description": f"Prijs {n}", "basis": ("pupil", "staff", "fixed", "site")[n % 4], "unit_price": 10_000 + n, "quantity": now_and_then(n, 100, 3), "period_months": 12} for n in range(1, size.systems * 3 // 2)],
        "coverage": [{"id": n, "contract": n, "system": now_and_then(n, n, 2), "lot": None} for n in many],
        "decision": [{"id": n, "contract": n * 2, "date": day(n, 2025, 600), "decision": ("renew", "cancel", "renegotiate")[n % 3]} for n in range(1, size.systems // 4)],
        "licence": [{"id": n, "name": f"Licentie {n}", "system": n, "contract": now_and_then(n, n, 4), "type": ("pupil", "user", "fte", "site")[n % 4], "seats": 100 + n % 400, "used": now_and_then(n, n % 500), "counted": day(n, 2025, 650), "start": day(n, 2023, 500), "end": day(n, 2025, 900)} for n in many],
        "mark": [{"id": n, "rule": f"PRV-{n % 100:03d}", "record": "system", "subject": f"Systeem {n:03d}", "state": "accepted", "until": day(n, 2026, 700)} for n in range(1, size.systems // 4)],
        "project": [{"id": n, "code": f"P-{n}", "name": f"Project {n}", "status": "approved", "start": day(n, 2026, 300), "end": day(n, 2027, 500), "effort": 20, "working": "anders"} for n in range(1, size.systems // 12)],
        "project_change": [{"id": n, "project": n % (size.systems // 12 - 1) + 1, "change": "replace", "system": n * 3, "target": n * 3 + 1, "date": day(n, 2027, 300), "data": "moved"} for n in range(1, size.systems // 8)],
    }  # fmt: skip


def private(size: Size) -> dict[str, Rows]:
    """Return agreements, two versions of an annex for each product with its lines, the register and the assessments."""
    many = range(1, size.agreements + 1)
    annexes = range(1, 2 * size.systems + 1)
    categories = list(DATA_CATEGORIES)
    clauses = (
        "instructions",
        "confidentiality",
        "security",
        "subprocessors",
        "rights",
        "assistance",
        "deletion",
        "audit",
    )
    return {
        "agreement": [
            {"id": n, "code": f"VO-{n}", "name": f"Overeenkomst {n}", "supplier": n % (size.systems // 4) + 1, "party": 1, "type": "processor", "model": ("4.0", "3.0")[n % 5 == 0], "status": ("signed", "signed", "signed", "sent")[n % 4], "signed_board": now_and_then(n, day(n, 2018, 2800)), "signed_supplier": now_and_then(n, day(n, 2018, 2800), 6), "start": day(n, 2018, 2800), "end": now_and_then(n, day(n, 2026, 1500), 7), "contract": n, "deviations": "geen", "document": f"vo-{n}.pdf", "breach_hours": now_and_then(n, 24, 8), "reviewed": day(n, 2025, 680), **{f"clause_{one}": ("yes", "yes", "no", "unknown")[spun(n, len(one)) % 4] for one in clauses}}
            for n in many
        ],
        "annex": [{"id": n, "agreement": (n // 2) % size.agreements + 1, "system": (n - 1) // 2 + 1, "edition": str(n % 2), "date": day(n, 2023, 900), "purposes": "volgen", "categories": "contactgegevens; studievoortgang", "subjects": "leerling", "retention": now_and_then(n, "2 jaar na vertrek"), "location": "NL", "subprocessors_listed": "yes", "reviewed": day(n, 2025, 680)} for n in annexes],
        "annex_data": [{"id": n, "annex": (n - 1) // 5 + 1, "category": categories[(n - 1) % 5 + (n - 1) // 5 % 8], "subject": "pupil", "processed": "yes", "retention_months": now_and_then(n, 24)} for n in range(1, 10 * size.systems + 1)],
        "annex_service": [{"id": n, "annex": n, "name": f"Dienst {n}", "switched_on": "yes", "purposes": "oefenen"} for n in annexes],
        "storage_location": [{"id": n, "annex": n, "country": ("NL", "IE", "US")[n % 3], "safeguard": ("dpf", "scc", "unknown")[n % 3], "safeguard_checked": day(n, 2025, 680)} for n in annexes],
        "security_annex": [{"id": n, "agreement": n % size.agreements + 1, "system": n, "date": day(n, 2024), "availability": "medium", "integrity": "medium", "confidentiality": "high", "tested": day(n, 2024, 1000)} for n in range(1, size.systems + 1)],
        "subprocessor": [{"id": n, "agreement": n % size.agreements + 1, "name": f"Sub {n}", "service": "hosting", "country": now_and_then(n, ("NL", "US", "IE", "IN")[n % 4]), "outside_eea": ("no", "yes", "unknown", "yes")[n % 4], "safeguard": ("none", "dpf", "scc", "unknown")[n % 4], "categories": "contactgegevens"} for n in range(1, 4 * size.agreements + 1)],
        "processing": [{"id": n, "code": f"R-{n}", "name": f"Verwerking {n}", "controller": 1, "purposes": "volgen door Jan Jansen" if n % 30 == 0 else "volgen", "subjects": "leerling", "categories": "contactgegevens", "recipients": now_and_then(n, "DUO"), "retention": "2 jaar", "measures": "versleuteld", "ground": "public_task", "reviewed": day(n, 2024, 900)} for n in range(1, size.systems // 3)],
        "processing_use": [{"id": n, "processing": n % (size.systems // 3 - 1) + 1, "process": n % (size.systems // 2) + 1, "system": n} for n in range(1, size.systems, 2)],
        "dpia": [{"id": n, "code": f"D-{n}", "name": f"DPIA {n}", "system": n * 2, "status": ("done", "running", "needed")[n % 3], "date": day(n, 2020, 2300), "conclusion": "akkoord"} for n in range(1, size.systems // 3)],
    }  # fmt: skip


def places(size: Size) -> dict[str, Rows]:
    """Return connections with what was measured, surveys, and plans for failures."""
    sites = size.devices // 400
    many = range(1, sites + 1)
    return {
        "connection": [{"id": n, "site": n, "name": "internet", "role": "main", "technology": ("fibre", "coax", "vdsl")[n % 3], "contract": n, "advertised_down": 1000, "guaranteed_down": now_and_then(n, 500), "advertised_up": 1000, "overbooking": n % 20 + 1} for n in many],
        "speed_test": [{"id": n, "connection": n % sites + 1, "date": day(n, 2026, 320), "time": str(n), "down": 30_000 + n, "up": 20_000} for n in range(1, sites * 20)],
        "wifi_survey": [{"id": n, "site": n, "date": day(n, 2019, 2500), "access_points": 12, "classrooms": 14} for n in many],
        "incident_plan": [{"id": n, "system": n, "replacement": ("yes", "no", "unknown")[n % 3], "impact": "primary", "repair_hours": now_and_then(n, 8), "supplier": n % (size.systems // 4) + 1, "contract": n, "channel": "telefoon", "caller": "coordinator", "reviewed": day(n, 2025, 650)} for n in range(1, size.systems + 1)],
    }  # fmt: skip


def rows(size: Size) -> dict[str, Rows]:
    """Return the records of a board by kind."""
    half = size.systems / 500
    drawn = landscape.rows(
        landscape.Size(processes=int(300 * half), systems=size.systems, supports=int(2500 * half))
    )
    for one in drawn["system"]:
        number = one["id"]
        one |= {"hosting": "cloud", "personal_data": ("yes", "yes", "no", "unknown")[number % 4]}
        one |= {
            "pupil_data": ("yes", "no", "unknown")[number % 3],
            "sso": "yes",
            "ai": ("no", "yes")[number % 9 == 0],
        }
        one |= {"start": day(number, 2019, 1500), "availability": "medium", "integrity": "medium"}
    return {**things(size), **drawn, **signed(size), **private(size), **places(size)}


def board(path: Path, size: Size) -> Path:
    """Return a database with a board, made when it is not there yet."""
    if path.is_file():
        return path
    database = open_database(path)
    with database.write() as connection:
        connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        for kind, values in rows(size).items():
            defaults = {name: field.default for name, field in get(kind).fields.items()}
            connection.execute(sa.insert(get(kind).table), [{**defaults, **one} for one in values])
    database.close()
    return path


def by_rule(connection: Connection) -> dict[str, float]:
    """Return the CPU seconds that each rule takes in a whole check, with what it is the first to read."""
    marks: list[tuple[str, float]] = []
    check(connection, ON, told=lambda one: marks.append((one.id, time.process_time())))
    marks.append(("", time.process_time()))
    return {one[0]: after[1] - one[1] for one, after in itertools.pairwise(marks)}


def signals(ground: Ground) -> list[Line]:
    """Every rule over 20,000 devices, 500 systems and 400 agreements, and the agenda of a year."""
    lines: list[Line] = []
    sums: dict[str, list[float]] = {"check": [], "agenda": []}
    for size in (Size(10_000, 250, 200), Size()):
        database = open_database(board(ground.folder / f"signals-{size.devices}.db", size))
        with database.read() as connection:
            found = len(check(connection, ON))
            costs = [clocked(lambda c=connection: check(c, ON)) for _turn in range(ground.repeats)]  # type: ignore[misc]
            dated = [clocked(lambda c=connection: agenda(c, ON, UNTIL)) for _turn in range(ground.repeats)]  # type: ignore[misc]
            slow = sorted(by_rule(connection).items(), key=lambda one: -one[1])[:SLOWEST]
        database.close()
        remark = ", ".join(f"{rule} {cost * 1000:.0f}" for rule, cost in slow) + " ms"
        lines += [
            _line(f"all rules, {size.devices} devices, {found} findings", costs, sums["check"], remark),
            _line("  agenda of a year", dated, sums["agenda"], ""),
        ]
    lines += [
        Line("signals", f"  twice the board, {name}, floor the half", now, GROWTH, before)
        for name, (before, now) in sums.items()
    ]
    return lines


def _line(what: str, costs: list[Cost], sums: list[float], remark: str) -> Line:
    sums.append(median(cost.cpu for cost in costs))
    return Line("signals", what, sums[-1], ALLOWED, remark=remark)
