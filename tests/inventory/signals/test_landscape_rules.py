"""Rules on the landscape, on a small board: what becomes a finding, about which record, and how often."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from inventory.records import get
from inventory.store.detail import locate
from tests.inventory.signals.small import findings, making, short

if TYPE_CHECKING:
    from inventory.store.database import Database
    from tests.inventory.signals.small import Maker

ON = dt.date(2026, 11, 22)
RULES = "LND-0*"


def board(make: Maker) -> None:
    """Two parties; a gap, doubles with and without functions, a leak, a system classified too low, one that ended."""
    school = make("party", name="Linde", short="L", type="board", own=True)
    care = make("party", name="Zon", short="Z", type="childcare")
    owner = make("person", name="Ans")
    top = make("process", code="1", name="Top", owner=owner, availability="high")
    leaves = [make("process", code=f"1.{n}", name=f"Deel {n}", parent=top) for n in (1, 2, 3)]
    out = make("process", code="2", name="Uit", in_scope=False)
    make("process", code="2.1", name="Blijft", parent=out, owner=owner)
    supplier = make("supplier", name="Maker")
    names = ("A", "B", "C", "Oud")
    a, b, c, old = (
        make("system", name=n, supplier=supplier, type="office", availability="low") for n in names
    )
    make.imported("system", old, status="ended")
    for party in (school, care):
        for leaf in leaves:
            make("participation", party=party, process=leaf, runs="yes")
    make("support", party=school, process=leaves[0], system=a, function="toetsen")
    make("support", party=school, process=leaves[0], system=b, function="toetsen")
    make("support", party=school, process=leaves[1], system=a)
    make("support", party=school, process=leaves[1], system=b)
    make("support", party=care, process=leaves[0], system=c)
    make("support", party=care, process=leaves[1], system=old)
    make("interface", source=a, target=b, name="lijst", pupil_data="yes", agreed="no")
    make("interface", source=b, target=c, name="cijfers", pupil_data="yes", direction="both_ways")
    make("interface", source=c, target=old, name="rest", pupil_data="no")


def test_the_rules_of_the_landscape(database: Database) -> None:
    with making(database) as make:
        board(make)
    found: dict[str, list[tuple[str, str, str]]] = {}
    for one in findings(database, RULES):
        found.setdefault(one.rule, []).append((one.subject.name, one.status, one.severity))
    assert found == {
        "LND-001": [("Linde", "finding", "medium"), ("Zon", "finding", "medium")],
        "LND-002": [("Linde", "finding", "low"), ("Linde", "unknown", "low")],
        "LND-003": [("Oud", "finding", "medium")],
        "LND-005": [("C → Oud", "finding", "medium")],
        "LND-007": [("2.1 · Blijft", "finding", "low")],
        "LND-014": [
            ("A", "finding", "medium"),
            ("B", "finding", "medium"),
            ("C", "finding", "medium"),
            ("Linde", "unknown", "low"),
        ],
        "LND-015": [("A → B", "finding", "high"), ("B → C", "unknown", "medium")],
    }
    with database.read() as connection:
        for one in findings(database, RULES):
            assert locate(connection, get(one.subject.kind), one.subject.key) == one.subject.id
    assert "1.3" in findings(database, "LND-001")[0].message
    later = short(database, "LND-011", dt.date(2099, 1, 1))
    assert later == [("Linde", "unknown", None)]


def test_an_empty_board_has_no_findings(database: Database) -> None:
    assert findings(database, RULES) == []


def test_an_agreement_of_one_party_for_all(database: Database) -> None:
    """Two parties use both systems of an interface that only one of them signed for: unknown for the other, until it names one."""
    with making(database) as make:
        parties = [make("party", name=name, type="board") for name in ("Linde", "Zon")]
        process = make("process", code="1", name="Een")
        day = {
            "signed_board": dt.date(2025, 1, 1),
            "signed_supplier": dt.date(2025, 1, 1),
            "open_ended": True,
        }
        signed = make("agreement", code="V1", name="V", status="signed", party=parties[0], **day)
        a, b = (make("system", name=name) for name in "AB")
        make("support", party=parties[0], process=process, system=a)
        for system in (a, b):
            make("support", party=parties[1], process=process, system=system)
        link = make("interface", source=a, target=b, name="lijst", pupil_data="yes", agreement=signed)
    (found,) = findings(database, "LND-015")
    assert (found.subject.name, found.status, found.severity) == ("A → B", "unknown", "medium")
    assert "Zon" in found.message
    with making(database) as make:
        make.imported("interface", link, party=parties[0])
    assert findings(database, "LND-015") == []
