"""A small landscape with a road: two parties, six processes, six systems, data that leak, and three sub-projects."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from inventory.records import get
from inventory.store.work import work

if TYPE_CHECKING:
    from inventory.store.database import Database
    from inventory.store.work import Work

HOSTILE = "[red]Zorg[/] \x1b]0;weg\x07 [@click=app.quit]x[/]"
PROCESSES = {
    "1.1": "Aanmelden",
    "1.2": "Observeren",
    "1.3": "Berichten aan ouders",
    "1.4": "Overdragen",
    "1.5": "Factureren",
    "1.6": "Verzuim melden",
}
RUNS = {"LP": ("1.1", "1.2", "1.3", "1.4", "1.6"), "ZK": ("1.1", "1.2", "1.3", "1.4", "1.5")}
SYSTEMS = {
    "ParnasSys": "Topicus",
    "Parro": "Topicus",
    "MS365": "Microsoft",
    "KIJK!": "Bazalt",
    "Konnect": "Portabase",
    "Ouderportaal": "Portabase",
    "Losse lijst": "",
}
SUPPORT = (
    ("LP", "1.1", "ParnasSys", "registreren", "full"),
    ("LP", "1.2", "ParnasSys", "registreren", "partial"),
    ("LP", "1.2", "KIJK!", "observeren", "full"),
    ("LP", "1.3", "Parro", "berichten", "full"),
    ("LP", "1.3", "MS365", "berichten", "partial"),
    ("LP", "1.4", "ParnasSys", "overdragen", "full"),
    ("ZK", "1.1", "Konnect", "registreren", "full"),
    ("ZK", "1.3", "Konnect", "berichten", "partial"),
    ("ZK", "1.3", "Ouderportaal", "berichten", "full"),
    ("ZK", "1.5", "Konnect", "factureren", "full"),
    ("ZK", "1.2", "KIJK!", "observeren", "partial"),
)
INTERFACES = (
    ("ParnasSys", "KIJK!", "leerlingen", "yes", "public_task"),
    ("KIJK!", "Parro", "observaties", "yes", "none"),
    ("Konnect", "Ouderportaal", "kinderen", "unknown", "unknown"),
)


def fill_road(database: Database, *, hostile: str = "") -> None:
    """Fill a database; a hostile name stands for a process, a system and a sub-project."""
    with work(database, "els") as unit:
        parties = {
            "LP": unit.add(get("party"), {"name": "De Linde", "short": "LP", "type": "board", "own": True}),
            "ZK": unit.add(get("party"), {"name": "Zon opvang", "short": "ZK", "type": "childcare"}),
        }
        suppliers = {
            name: unit.add(get("supplier"), {"name": name}) for name in sorted(set(SYSTEMS.values()) - {""})
        }
        names = {code: f"{name} {hostile}".strip() for code, name in PROCESSES.items()}
        processes = {
            code: unit.add(get("process"), {"code": code, "name": name}) for code, name in names.items()
        }
        for party, codes in RUNS.items():
            for code in PROCESSES:
                values = {"party": parties[party], "process": processes[code]}
                unit.add(get("participation"), {**values, "runs": "yes" if code in codes else "no"})
        systems = {
            name: unit.add(
                get("system"), {"name": f"{name} {hostile}".strip(), "supplier": suppliers.get(supplier)}
            )
            for name, supplier in SYSTEMS.items()
        }
        for party, code, system, function, level in SUPPORT:
            values = {"party": parties[party], "process": processes[code], "system": systems[system]}
            unit.add(get("support"), {**values, "function": function, "level": level})
        for source, target, name, carries, ground in INTERFACES:
            ends = {"source": systems[source], "target": systems[target], "name": name}
            unit.add(
                get("interface"),
                {**ends, "pupil_data": carries, "ground": ground, "dependent": name == "leerlingen"},
            )
        _road(unit, parties["LP"], systems, hostile)


def _road(unit: Work, party: int, systems: dict[str, int], hostile: str) -> None:
    """Add a target and three sub-projects, the first two after each other."""
    unit.add(get("plateau"), {"name": "Samen starten", "date": dt.date(2027, 8, 1)})
    unit.add(get("plateau"), {"name": "Eén kindcentrum", "date": dt.date(2028, 8, 1), "target": True})
    plain = {
        "code": "R1",
        "name": f"Eén ouderapp {hostile}".strip(),
        "status": "approved",
        "decision": "shared",
    }
    days = {"start": dt.date(2027, 1, 1), "end": dt.date(2027, 6, 30)}
    first = unit.add(get("project"), {**plain, **days, "working": "Ouders lezen één app."})
    plain = {"code": "R2", "name": "Ouderportaal uitfaseren", "status": "proposed", "decision": "phase_out"}
    second = unit.add(get("project"), {**plain, "days": 90})
    plain = {"code": "R3", "name": "Verkenning", "status": "done", "decision": "keep"}
    unit.add(get("project"), {**plain, "start": dt.date(2026, 9, 1), "end": dt.date(2026, 10, 31)})
    change = {"project": first, "change": "replace", "system": systems["MS365"], "target": systems["Parro"]}
    unit.add(get("project_change"), {**change, "party": party, "data": "archived"})
    gone = {"project": second, "change": "phase_out", "system": systems["Ouderportaal"]}
    unit.add(get("project_change"), {**gone, "date": dt.date(2027, 10, 1)})
    unit.add(get("project_dependency"), {"project": second, "needs": first})
    unit.add(get("milestone"), {"project": first, "name": "Keuze gemaakt", "date": dt.date(2027, 3, 1)})
