"""The totals of domain.md §10, reckoned again from the written files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.importers.examples.board import cents, day, rows

if TYPE_CHECKING:
    from pathlib import Path

NETWORK = {"Toegangspunt", "Switch", "Firewall", "NAS", "Bekabeling"}
DEPRECIATION = {
    "DV": {2026: 19358400, 2027: 14384925, 2028: 9956862, 2029: 4487654, 2030: 1989050},
    "NW": {2026: 1913533, 2027: 1208967, 2028: 901733, 2029: 678533, 2030: 455334},
}
OPERATING = {
    "DL": 9410500,
    "OS": 6456000,
    "GS": 6346600,
    "DV": 5608000,
    "NW": 1976000,
    "CN": 2743200,
    "DK": 2429500,
}
STAFF = {
    "DL": 2140000,
    "OS": 3390000,
    "GS": 2610000,
    "DV": 4670000,
    "NW": 2120000,
    "CN": 430000,
    "DK": 6840000,
}


def orders(folder: Path) -> list[dict[str, str]]:
    return rows(folder, "bestellingen.xlsx", "Bestellingen", 3)


def depreciation(order: dict[str, str], year: int) -> int:
    """Straight-line from the month of first use, rounded over the total, so that years add up."""
    start = day(order["Datum ingebruikname"])
    term = int(order["Termijn"].split()[0]) * 12
    cost = int(order["Aantal"]) * cents(order["Prijs incl. btw"])
    first = start.year * 12 + start.month - 1

    def until(months: int) -> int:
        done = min(max(months - first, 0), term)
        return (2 * cost * done + term) // (2 * term)

    return until((year + 1) * 12) - until(year * 12)


def by_row(folder: Path, year: int) -> dict[str, int]:
    found = {"DV": 0, "NW": 0}
    for order in orders(folder):
        found["NW" if order["Soort"] in NETWORK else "DV"] += depreciation(order, year)
    return found


def contracts(folder: Path) -> dict[str, dict[str, Any]]:
    return {c["Contractnummer"]: c for c in rows(folder, "contracten.xlsx", "contracten", 3)}


def operating(folder: Path) -> dict[str, int]:
    running = {number: c for number, c in contracts(folder).items() if c["Verlenging"] != "geen"}
    found = dict.fromkeys(OPERATING, 0)
    for line in rows(folder, "contracten.xlsx", "prijsregels"):
        if line["Contractnummer"] not in running:
            continue
        whole = cents(line["Prijs incl. btw"]) * line["Aantal"] * 12
        assert whole % line["Periode (mnd)"] == 0
        found[running[line["Contractnummer"]]["Kostenrij"]] += whole // line["Periode (mnd)"]
    return found


def staff(folder: Path) -> dict[str, int]:
    cost = {row["Functie"]: cents(row["Kosten per jaar"]) for row in rows(folder, "personeel.csv")}
    found = dict.fromkeys(STAFF, 0)
    for row in rows(folder, "personeelsverdeling.csv"):
        found[row["Kostenrij"]] += cost[row["Functie"]] * int(row["Aandeel"].rstrip("%")) // 100
    return found


def test_22_lots_cost_1203385(folder: Path) -> None:
    lots = orders(folder)
    assert len(lots) == 22
    assert sum(int(lot["Aantal"]) * cents(lot["Prijs incl. btw"]) for lot in lots) == 120338500


@pytest.mark.parametrize("year", [2026, 2027, 2028, 2029, 2030])
def test_depreciation_of_a_year(folder: Path, year: int) -> None:
    assert by_row(folder, year) == {row: years[year] for row, years in DEPRECIATION.items()}


def test_contracts_of_2027(folder: Path) -> None:
    assert operating(folder) == OPERATING


def test_thirty_contracts_run_on_through_2027_and_three_ended(folder: Path) -> None:
    running = {number: c for number, c in contracts(folder).items() if c["Verlenging"] != "geen"}
    assert len(running) == 30
    assert set(contracts(folder)) - set(running) == {"C-101-25", "C-104-25", "C-105-25"}
    for contract in running.values():
        assert contract["Ingangsdatum"].year < 2027
        assert contract["Verlenging (mnd)"] or contract["Verlenging"] == "onbepaalde tijd"


def test_staff_costs(folder: Path) -> None:
    assert staff(folder) == STAFF


def test_shares_of_a_post_make_a_whole(folder: Path) -> None:
    found: dict[str, int] = {}
    for row in rows(folder, "personeelsverdeling.csv"):
        found[row["Functie"]] = found.get(row["Functie"], 0) + int(row["Aandeel"].rstrip("%"))
    assert set(found.values()) == {100}


def test_cost_per_pupil_in_2027(folder: Path) -> None:
    total = sum(sum(part.values()) for part in (operating(folder), staff(folder), by_row(folder, 2027)))
    counts = rows(folder, "lindelaar-basis.xlsx", "leerlingtellingen")
    pupils = sum(row["Leerlingen"] for row in counts)
    assert total == 72763692
    assert pupils == 2100
    assert (2 * total + pupils) // (2 * pupils) == 34649
    assert sum(row["Medewerkers"] for row in counts) == 215
    assert sum(cents(row["Medewerkers in fte"]) for row in counts) == 14800
