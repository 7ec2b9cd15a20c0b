from __future__ import annotations

from dataclasses import replace

from inventory.landscape import suppliers
from inventory.landscape.model import Dependency
from tests.inventory.landscape.board import DAY, landscape, view


def test_every_process_has_its_risk() -> None:
    found = {(r.party, r.process): (r.suppliers, r.names) for r in suppliers.risks(view())}
    assert found["S", "P3"] == (2, ("Microsoft", "Topicus"))
    assert found["S", "P2"] == (1, ("Bazalt", "Topicus"))
    assert found["S", "P6"] == found["K", "P4"] == (None, ())
    assert len(found) == 10


def test_all_suppliers_at_once_agree_with_each_alone() -> None:
    board = replace(
        landscape(), dependencies=(Dependency("MS365", "Konnect"), Dependency("Konnect", "KIJK!", "K"))
    )
    found = board.at(DAY)
    together = suppliers.dependences(found)
    assert {d.supplier for d in together} == {"Topicus", "Microsoft", "Bazalt", "Portabase"}
    for one in together:
        alone = next(d for d in suppliers.dependence(found, one.supplier) if d.party == one.party)
        assert alone == one
    shares = {(d.supplier, d.party): d.share for d in together}
    assert shares["Microsoft", "K"] == 0.75
    assert shares["Portabase", "K"] == 1
    assert [d.supplier for d in together[:2]] == ["Portabase", "Portabase"]


def test_the_spelling_of_the_records_is_given_back() -> None:
    assert {d.supplier for d in suppliers.dependence(view(), "topicus")} == {"Topicus"}
    assert {d.supplier for d in suppliers.dependence(view(), "ms365")} == {"MS365"}
    assert suppliers.dependence(view(), "Topicus")[0].json()["share"] == 0.5
