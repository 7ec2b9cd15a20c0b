"""Rules on personal data: for each one that hits, one that passes and one that is unknown."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from tests.inventory.signals.small import findings, making, short

if TYPE_CHECKING:
    from inventory.store.database import Database
    from tests.inventory.signals.small import Maker


def product(make: Maker, name: str, **values: Any) -> tuple[int, int]:
    """Write a supplier and a system of the same name with personal data; return both numbers."""
    supplier = make("supplier", name=name)
    given = {"name": name, "supplier": supplier, "personal_data": "yes"}
    return supplier, make("system", **{**given, **values})


def signed(make: Maker, code: str, supplier: int | None, **values: Any) -> int:
    """Write an agreement on model 4.0 that was signed in 2025."""
    given = {
        "name": code,
        "status": "signed",
        "model": "4.0",
        "signed_board": date(2025, 1, 1),
        "supplier": supplier,
    }
    return make("agreement", code=code, **{**given, **values})


def test_personal_data_need_an_agreement(database: Database) -> None:
    with making(database) as make:
        product(make, "Zonder")
        product(make, "Leerling", personal_data="unknown", pupil_data="yes")
        product(make, "Geen gegevens", personal_data="no")
        product(make, "Onbekend", personal_data="unknown")
        product(make, "Gestopt", status="ended")
        product(make, "Landelijk", hosting="national")
        signed(make, "A", product(make, "Getekend")[0])
        signed(make, "B", product(make, "Concept")[0], status="draft")
        signed(make, "C", product(make, "Verlopen")[0], end=date(2026, 6, 30))
        make("system", name="Van wie", personal_data="yes")
    assert short(database, "PRV-001") == [
        ("Concept", "finding", None),
        ("Leerling", "finding", None),
        ("Onbekend", "unknown", None),
        ("Van wie", "unknown", None),
        ("Verlopen", "finding", None),
        ("Zonder", "finding", None),
    ]
    assert findings(database, "PRV-001")[0].severity == "critical"
    assert ("Verlopen", "finding", None) not in short(database, "PRV-001", date(2026, 6, 30))


def test_what_a_partner_uses_alone_is_the_partners_affair(database: Database) -> None:
    with making(database) as make:
        own = make("party", name="Bestuur", own=True)
        partner = make("party", name="Opvang")
        process = make("process", code="1", name="Plannen")
        _supplier, alone = product(make, "Alleen opvang")
        _other, shared = product(make, "Samen")
        for party, system in ((partner, alone), (partner, shared), (own, shared)):
            make("support", party=party, process=process, system=system)
    assert short(database, "PRV-001") == [("Samen", "finding", None)]


def test_an_agreement_must_be_valid_on_the_day(database: Database) -> None:
    with making(database) as make:
        signed(make, "oud", product(make, "A")[0], end=date(2026, 6, 30))
        supplier = product(make, "B")[0]
        signed(make, "vervangen", supplier, end=date(2026, 6, 30))
        signed(make, "nieuw", supplier, start=date(2026, 7, 1))
        signed(make, "ongebruikt", make("supplier", name="C"), end=date(2020, 1, 1))
        signed(make, "vaag", product(make, "D")[0], signed_board=None)
        follows = make.contract("K1", ended=date(2026, 10, 31))
        signed(make, "volgt", product(make, "E")[0], follows_contract=True, contract=follows)
    assert short(database, "PRV-004") == [
        ("oud · oud", "finding", date(2026, 6, 30)),
        ("volgt · volgt", "finding", date(2026, 10, 31)),
        ("vaag · vaag", "unknown", None),
    ]
    assert [name for name, _s, _d in short(database, "PRV-004", date(2026, 6, 30))] == ["vaag · vaag"]


def test_each_product_has_its_own_annex(database: Database) -> None:
    with making(database) as make:
        bare = product(make, "Kaal")[0]
        signed(make, "kaal", bare)
        supplier, first = product(make, "Een")
        make("system", name="Twee", supplier=supplier, personal_data="yes")
        make("system", name="Drie", supplier=supplier)
        make("annex", agreement=signed(make, "half", supplier), system=first)
        product(make, "Zonder VO")
    assert short(database, "PRV-006") == [("kaal · kaal", "finding", None)]
    assert short(database, "PRV-007") == [
        ("Drie", "unknown", None),
        ("Kaal", "finding", None),
        ("Twee", "finding", None),
    ]


def test_models_grow_old(database: Database) -> None:
    with making(database) as make:
        for code, model in (("drie", "3.0"), ("vier", "4.0"), ("kort", "4"), ("leeg", None)):
            signed(make, code, None, model=model)
        signed(make, "concept", None, model="3.0", status="draft")
    assert short(database, "PRV-008") == [
        ("drie · drie", "finding", None),
        ("leeg · leeg", "unknown", None),
    ]
    with making(database) as make:
        make("policy_value", name="agreement_model", start=date(2027, 1, 1), value="5.0")
    assert len(short(database, "PRV-008", date(2027, 1, 1))) == 4


def test_agreements_from_before_the_gdpr(database: Database) -> None:
    with making(database) as make:
        signed(make, "soort", None, type="pre_gdpr", model=None, signed_board=None)
        signed(make, "datum", None, model="2.0", signed_board=date(2017, 3, 1))
        signed(make, "model 3", None, model="3.0", signed_board=date(2018, 4, 1))
        signed(make, "nieuw", None)
        signed(make, "vaag", None, model=None, signed_board=None)
    assert [(name, status) for name, status, _due in short(database, "PRV-009")] == [
        ("datum · datum", "finding"),
        ("soort · soort", "finding"),
        ("vaag · vaag", "unknown"),
    ]


def test_subprocessors_outside_the_eea(database: Database) -> None:
    with making(database) as make:
        agreement = signed(make, "A", None)
        ended = signed(make, "B", None, status="ended")
        for name, values in (
            ("VS zonder", {"country": "Verenigde Staten"}),
            ("Ja", {"outside_eea": "yes", "safeguard": "none"}),
            ("DPF", {"country": "US", "safeguard": "dpf"}),
            ("Ierland", {"country": "Ierland"}),
            ("Waar", {}),
            ("Atlantis", {"country": "Atlantis"}),
        ):
            make("subprocessor", agreement=agreement, name=name, **values)
        make("subprocessor", agreement=ended, name="Oud", country="US")
    assert [(name, status) for name, status, _due in short(database, "PRV-043")] == [
        ("Atlantis (A)", "unknown"),
        ("Ja (A)", "finding"),
        ("VS zonder (A)", "finding"),
        ("Waar (A)", "unknown"),
    ]


def test_following_pupils_needs_a_dpia(database: Database) -> None:
    with making(database) as make:
        for name, dpia, kind in (
            ("Nee", "no", "pupil_tracking"),
            ("Ja", "yes", "pupil_tracking"),
            ("Onbekend", "unknown", "pupil_tracking"),
            ("Ander", "yes", "office"),
        ):
            product(make, name, dpia=dpia, type=kind)
    assert short(database, "PRV-080") == [("Nee", "finding", None), ("Onbekend", "unknown", None)]


def test_partners_that_share_need_a_role_agreement(database: Database) -> None:
    with making(database) as make:
        own = make("party", name="Bestuur", own=True)
        partner, settled = make("party", name="Opvang"), make("party", name="Gemeente")
        signed(make, "rol", None, type="role", party=own, partner=settled)
        signed(make, "concept", None, type="role", party=own, partner=partner, status="draft")
        process = make("process", code="1", name="Plannen")
        for name, party, personal in (
            ("Samen", partner, "yes"),
            ("Geregeld", settled, "yes"),
            ("Vaag", partner, "unknown"),
            ("Leeg", partner, "no"),
        ):
            system = product(make, name, personal_data=personal)[1]
            for one in (own, party):
                make("support", party=one, process=process, system=system)
        make("support", party=own, process=process, system=product(make, "Alleen")[1])
    assert short(database, "PRV-090") == [("Samen", "finding", None), ("Vaag", "unknown", None)]
    assert "Opvang" in findings(database, "PRV-090")[0].message
