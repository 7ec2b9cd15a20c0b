from __future__ import annotations

import datetime as dt
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from inventory.landscape import portfolio, reading
from inventory.landscape.lifecycle import stages
from inventory.records import get
from inventory.store.work import work

if TYPE_CHECKING:
    from inventory.store.database import Database

DAY = dt.date(2026, 11, 22)


@pytest.mark.parametrize(
    ("functional", "technical", "advice"),
    [
        (Fraction(4), 4, "invest"),
        (Fraction(5, 2), 3, "invest"),
        (Fraction(7, 3), 3, "tolerate"),
        (Fraction(3), 2, "migrate"),
        (Fraction(1), 1, "eliminate"),
        (None, 4, None),
        (Fraction(4), None, None),
    ],
)
def test_advice(functional: Fraction | None, technical: int | None, advice: str | None) -> None:
    assert portfolio.advice(functional, technical) == advice


def test_the_portfolio_of_a_day(database: Database) -> None:
    """Only supports of the day are asked how well they fit; a fit that is not recorded is no nought."""
    ended = dt.date(2026, 1, 31)
    with work(database, "test") as unit:
        party = unit.add(get("party"), {"name": "L", "type": "board", "own": True})
        codes = [unit.add(get("process"), {"code": code, "name": code}) for code in ("1", "2", "3")]
        fine = unit.add(get("system"), {"name": "Fijn", "technical_fit": 3})
        unit.add(get("system"), {"name": "Leeg", "status": "phasing_out"})
        for process, fit, end in zip(codes, (3, None, 1), (None, None, ended), strict=True):
            values = {"party": party, "process": process, "system": fine, "fit": fit, "end": end}
            unit.add(get("support"), values)
    with database.read() as connection:
        found = [
            [
                place.json()
                for place in portfolio.read(connection, reading.view(connection, on), stages(connection, on))
            ]
            for on in (DAY, ended)
        ]
    assert found[0] == [
        {"system": "Fijn", "functional": 3.0, "technical": 3, "advice": "invest", "lifecycle": "active", "rated": 1, "uses": 2},
        {"system": "Leeg", "functional": None, "technical": None, "advice": None, "lifecycle": "phase_out", "rated": 0, "uses": 0},
    ]  # fmt: skip
    assert (found[1][0]["functional"], found[1][0]["advice"]) == (2.0, "tolerate")
