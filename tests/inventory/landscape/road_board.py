"""A small board with a roadmap in a database: a school and a childcare, one app for parents, a file that is handed over."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from inventory.records import get
from inventory.store.work import work

if TYPE_CHECKING:
    from inventory.store.database import Database
    from inventory.store.work import Work

TODAY = dt.date(2026, 11, 22)
NEW, OLD_UNTIL = dt.date(2027, 12, 1), dt.date(2028, 1, 31)


class Adder:
    """Writes records, and keeps their numbers by kind and name or code.

    Args:
        unit: The unit of work.
    """

    def __init__(self, unit: Work) -> None:
        self.unit = unit
        self.found: dict[str, int] = {}

    def __call__(self, kind: str, **values: Any) -> int:
        number = self.unit.add(get(kind), values)
        self.found[f"{kind} {values.get('code') or values.get('name') or number}"] = number
        return number


def filled(database: Database) -> dict[str, int]:
    """Write the board; return the numbers of its records by kind and name."""
    with work(database, "test", "", "add") as unit:
        add = Adder(unit)
        landscape(add)
        roadmap(add)
    return add.found


def landscape(add: Adder) -> None:
    """Write parties, processes, systems and what connects them."""
    school = add("party", name="School", short="S", type="board", own=True)
    care = add("party", name="Opvang", short="K", type="childcare")
    domain = add("process", code="P", name="Alles")
    codes = {c: add("process", code=c, name=f"Proces {c}", parent=domain) for c in ("P1", "P3", "P4")}
    for party in (school, care):
        add("participation", party=party, process=domain, runs="yes")
    supplier = add("supplier", name="Topicus")
    old = add("system", name="Social Schools", supplier=supplier, personal_data="yes")
    add("system", name="Parro", status="planned", supplier=supplier, personal_data="yes")
    las = add("system", name="ParnasSys", supplier=supplier)
    oso = add("system", name="OSO", status="planned", type="national")
    add("support", party=school, process=codes["P3"], system=old, function="berichten")
    add("support", party=care, process=codes["P3"], system=old, function="berichten")
    add("support", party=school, process=codes["P1"], system=las)
    add("support", party=school, process=codes["P4"], system=oso, status="planned")
    add("interface", source=las, target=old, name="leerlingen", pupil_data="yes", agreed="yes", dependent=True,
        direction="both_ways")  # fmt: skip
    add("interface", source=las, target=oso, name="dossier", pupil_data="yes", ground="law", status="planned")


def roadmap(add: Adder) -> None:
    """Write two sub-projects, a cancelled one, and two plateaus."""
    old, new, las, oso = (
        add.found[f"system {name}"] for name in ("Social Schools", "Parro", "ParnasSys", "OSO")
    )
    one = add("project", code="1", name="Eén ouderapp", start=dt.date(2027, 6, 1), end=NEW - dt.timedelta(1), effort=40,
              working="Alle berichten via één app", status="approved")  # fmt: skip
    two = add("project", code="2", name="Overdracht", days=90, effort=100)
    off = add("project", code="9", name="Niets", status="cancelled")
    add("project_dependency", project=two, needs=one)
    add("project_change", project=one, change="replace", system=old, target=new, until=OLD_UNTIL)
    add("project_change", project=one, change="connect", system=las, target=new)
    add("project_change", project=two, change="introduce", system=oso, date=dt.date(2028, 3, 1))
    add("project_change", project=off, change="phase_out", system=las)
    add("milestone", project=one, name="Proef", date=dt.date(2027, 9, 1))
    add("plateau", name="Plateau 1", date=dt.date(2027, 12, 31))
    add("plateau", name="Doel", date=dt.date(2028, 8, 1), target=True)
    add("cost_line", description="Invoering", cost_row="education_software", amount=250_000,
        start=dt.date(2027, 1, 1), end=dt.date(2027, 12, 31), project=one)  # fmt: skip
