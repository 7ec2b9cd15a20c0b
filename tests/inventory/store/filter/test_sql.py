from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from inventory.records import get
from inventory.store.filter import FilterError, asks_archived, condition
from tests.inventory.store.filter.board import CUSTOM, ON, fill, found

if TYPE_CHECKING:
    from inventory.store.database import Database

CASES: dict[str, list[int]] = {
    "": [1, 2, 3, 4],
    # words
    "zoe": [1],
    "ZOË": [1],
    "strasse": [2],
    "aero": [2],
    "5cg linge": [1],
    "wilgenhof": [1, 4],
    "5cg wilgenhof": [1],
    "fortis": [1],
    "chromebooks": [1, 2],
    "scholten": [],
    "wil*hof": [1, 4],
    '"wil*hof"': [],
    '"zoe\'s laptop"': [1],
    "100%": [3],
    "borden_nieuw": [3],
    "borden?nieuw": [],
    "[b]ord": [],
    "aa:bb:cc:00": [1],
    "-chromebooks": [3, 4],
    "t1 or t3": [1, 3],
    "t1 of t3": [1, 3],
    "-(t1 or t3)": [2, 4],
    "-(5cg t2)": [1, 3, 4],
    "-(5cg status:repair)": [1, 3, 4],
    "-(t1 or -(status:repair or user:*))": [2],
    "5cg -t2": [1],
    "5cg en t2": [2],
    '""': [1, 2, 3, 4],
    # texts
    "name:zoë": [1],
    "device_name:STRASSE": [2],
    '"device name":laptop': [1],
    "apparaatnaam:bord": [3],
    "serial=5cg100": [1],
    "serial=5cg": [],
    "serial:5cg": [1, 2],
    "serial:*00": [1, 2],
    "serial:*200": [2],
    "serial=5cg1*": [1],
    "serial:5cg1..5cg1": [1],
    "serial>5cg1": [2],
    "serial<=5cg1": [1],
    'notes:"regel twee"': [3],
    'notes:"eerste regel"': [3],
    "user:": [2, 3, 4],
    "user:leeg": [2, 3, 4],
    "user:empty": [2, 3, 4],
    "user:*": [1],
    "user:gevuld": [1],
    "-user:": [1],
    "-user:zoe": [2, 3, 4],
    'user:"leeg"': [],
    "mac:AABB-CC": [1],
    "mac:aabbcc": [1],
    # choices
    "status:in_use": [1],
    "status:in-gebruik": [1],
    'status:"in gebruik"': [1],
    "toestand:reparatie": [2],
    "status:in": [1, 2, 3],
    "status:vermist": [],
    "status:*stock": [3],
    "status>in_stock": [1, 2, 4],
    "-status:in_use": [2, 3, 4],
    # dates
    "garantie<+90d": [1],
    "garantie<=vandaag+30d": [1],
    "garantie:2026": [1],
    "garantie:2026-09": [1],
    "garantie>2026": [2],
    "garantie>=2026": [1, 2],
    "garantie:30-09-2026": [1],
    "garantie = 2026-09-30": [1],
    "garantie:2026-09..2027": [1, 2],
    "garantie:..2026": [1],
    "garantie:2027..": [2],
    "-garantie<2027": [2, 3, 4],
    "garantie:": [3, 4],
    # flags
    "versleuteld:ja": [1],
    "encrypted:no": [2],
    "encrypted:onbekend": [3, 4],
    "-encrypted:ja": [2, 3, 4],
    "archived:yes": [4],
    "gearchiveerd:nee": [1, 2, 3],
    "id:2..3": [2, 3],
    # links
    "school:wilgenhof": [1, 4],
    "school:wilg": [1, 4],
    "school=wilg": [1, 4],
    "school=wilgen": [],
    "site:03AB01": [2],
    "site:#1": [1, 4],
    "site:": [3],
    "-site:wilgenhof": [2, 3],
    "site.city:elst": [1, 4],
    "site.city:": [2, 3],
    "-site.city:elst": [2, 3],
    "lot:chromebooks": [1, 2],
    'lot:"PO-1 · Chromebooks"': [1, 2],
    "lot.supplier.name:scholten": [1, 2],
    "lot.leverancier:sict": [1, 2],
    "lot.leverancier=sict": [1, 2],
    "order.leverancier:cafe": [3],
    "lot.stukprijs:1.234,56": [1, 2],
    "lot.unit_price:1234.56": [1, 2],
    "lot.unit_price<12,51": [3],
    'lot.unit_price:"€ 12,50"': [3],
    "lot.category.for_pupils:ja": [1, 2],
    "lot.category.term:4j": [1, 2],
    # own fields
    "kleur:blauw": [1],
    "kleur_van_de_hoes:blauw": [1],
    "kleur:": [3, 4],
    "prijs:12,50": [1],
    "prijs>100": [],
    "gekeurd:2026": [1],
    "gekeurd<2026-05": [],
    "klaar:ja": [1],
    "klaar:nee": [2],
    "-klaar:ja": [2, 3, 4],
    # together
    "(status:in_use or status:repair) -school:kofschip": [1],
    "chromebooks versleuteld:nee": [2],
}


def test_every_case(database: Database) -> None:
    """One database for all cases: making one on PostgreSQL costs more than all questions together."""
    fill(database)
    wrong = {
        text: answer for text, expected in CASES.items() if (answer := found(database, text)) != expected
    }
    assert wrong == {}


def test_title_made_of_links_is_followed(database: Database) -> None:
    fill(database)
    assert found(database, "supplier:scholten", "lot") == [1]
    assert found(database, "licentie:x", "assignment") == []
    assert found(database, "process.parent.parent.name:x", "support") == []


@pytest.mark.parametrize(
    ("text", "piece", "hint"),
    [
        ("zoe statsu:x", "statsu", "Status"),
        ("sotckplace:x", "sotckplace", ""),
        ("status:in_gebuik", "in_gebuik", "gebruik|use"),
        ("lot.suplier:x", "suplier", "supplier|leverancier"),
        ("tag.name:x", "tag", ""),
        ("garantie<binnenkort", "binnenkort", ""),
        ("lot.quantity:veel", "veel", ""),
        ("lot.quantity:1,5", "1,5", ""),
        ("encrypted:misschien", "misschien", ""),
        ("site>3", "3", ""),
        ("garantie:2026..xx", "xx", ""),
    ],
)
def test_error_points_at_its_place(text: str, piece: str, hint: str) -> None:
    with pytest.raises(FilterError) as caught:
        condition(text, get("device"), on=ON)
    problem = caught.value
    assert text[problem.position : problem.position + problem.length] == piece
    assert any(part.lower() in str(problem).lower() for part in hint.split("|"))
    assert str(problem.position + 1) in problem.message


def test_secret_cannot_be_guessed(database: Database) -> None:
    assert found(database, "key:", "licence") == []
    with pytest.raises(FilterError):
        found(database, "key:abc", "licence")


def test_archived_is_left_to_the_list_unless_asked() -> None:
    device = get("device")
    assert asks_archived("zoe -archived:yes", device)
    assert asks_archived("(zoe or Gearchiveerd:ja)", device)
    assert not asks_archived("archived status:in_use lot.archived:ja nonsense:1", device)
    assert not asks_archived("", device)


def test_own_field_of_another_record_is_unknown() -> None:
    with pytest.raises(FilterError):
        condition("lot.kleur:rood", get("device"), on=ON, custom=CUSTOM)
