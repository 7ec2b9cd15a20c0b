"""A board with a landscape that is worth looking at: three parties, four domains, forty processes, questions."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import sqlalchemy as sa

from inventory.records import get
from inventory.store.database import open_database
from inventory.store.schema import BATCH
from inventory.store.work import work

if TYPE_CHECKING:
    from pathlib import Path

    from inventory.store.work import Work

HOSTILE = "[/foo] \x1b]0;x\x1b\\ [@click=app.quit]x[/] \u202e 漢字 é́ "
"""A name that would crash or drive a terminal that reads it as anything but text."""
FILLED = dt.datetime(2026, 11, 20, 8, 30)  # noqa: DTZ001  the database keeps UTC without a zone
PARTIES = (("De Linde", "Linde", "board"), ("Kinderopvang Zon", "Zon", "childcare"), ("Peuterwerk Maan", "", "childcare"))  # fmt: skip
DOMAINS = ("Kinderen volgen", "Ouders betrekken", "Groep organiseren", "Mensen en middelen")
SYSTEMS = ("ParnasSys", "KIJK!", "Parro", "Konnect")
PROCESSES = 40


def make(path: Path, *, filled: bool) -> Path:
    """Write a board; one that is not filled has processes and parties only."""
    database = open_database(path)
    with work(database, "els") as unit:
        parties = [
            unit.add(get("party"), {"name": n, "short": s or None, "type": t, "own": t == "board"})
            for n, s, t in PARTIES
        ]
        domains = [
            unit.add(get("process"), {"code": str(n), "name": name, "order": n})
            for n, name in enumerate(DOMAINS, 1)
        ]
        processes = [
            unit.add(
                get("process"),
                {"code": f"{n // 10 + 1}.{n % 10 + 1}", "name": f"Proces {n}", "parent": domains[n // 10]},
            )
            for n in range(PROCESSES)
        ]
        if filled:
            _fill(unit, parties, processes)
            _ask(unit, parties, domains)
    with database.write() as connection:
        connection.execute(sa.update(BATCH).values(at=FILLED))
    database.close()
    return path


def _fill(unit: Work, parties: list[int], processes: list[int]) -> None:
    """Fill the first processes: shared, double, perhaps double, gap, n/a, unknown, planned."""
    systems = [unit.add(get("system"), {"name": name}) for name in SYSTEMS]
    linde, zon, maan = parties
    support = (
        (linde, 0, 0, "registreren"),
        (zon, 0, 3, "registreren"),
        (maan, 0, 0, ""),
        (linde, 1, 1, "observeren"),
        (zon, 1, 1, "observeren"),
        (linde, 2, 2, "berichten"),
        (linde, 2, 0, "berichten"),
        (zon, 2, 2, ""),
        (zon, 2, 3, "factureren"),
    )
    for party, process, system, function in support:
        values = {"party": party, "process": processes[process], "system": systems[system]}
        unit.add(get("support"), {**values, "function": function or None})
    later = {"party": zon, "process": processes[3], "system": systems[2], "status": "planned"}
    unit.add(get("support"), {**later, "start": dt.date(2027, 8, 1)})
    runs = {(linde, 3): "yes", (zon, 3): "yes", (maan, 1): "no", (maan, 2): "unknown", (maan, 3): "no"}
    for party in parties:
        for process in range(4):
            said = runs.get((party, process), "yes")
            unit.add(get("participation"), {"party": party, "process": processes[process], "runs": said})
    unit.add(get("plateau"), {"name": "Zomer 2027", "date": dt.date(2027, 8, 31)})


def _ask(unit: Work, parties: list[int], domains: list[int]) -> None:
    """Ask three questions, one of which is concluded."""
    questions = (
        ("V1", "Hoe volgen we de ontwikkeling van een kind?", 0),
        ("V2", "Wie ziet welke gegevens?", 0),
        ("V3", "Hoe spreken we ouders?", 1),
    )
    numbers = [
        unit.add(get("question"), {"code": code, "question": text, "process": domains[domain]})
        for code, text, domain in questions
    ]
    long = "We kijken elke dag. " * 12
    for party, text in zip(parties, (long, "Met KIJK! en gesprekken.", "Op papier."), strict=True):
        unit.add(get("answer"), {"question": numbers[0], "party": party, "answer": text.strip()})
    values = {"conclusion": "Allen met KIJK!", "concluded": dt.date(2026, 11, 2)}
    unit.change(get("question"), numbers[0], values)
