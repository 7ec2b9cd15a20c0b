"""Every kind of day of the agenda: when it is there, when not, and that its uid stays when its day moves."""

from __future__ import annotations

from datetime import date as D  # noqa: N812  a table of dates reads better
from typing import TYPE_CHECKING, Any

import pytest
import sqlalchemy as sa

from inventory.finance.calendar import add_months
from inventory.records import get
from inventory.signals.agenda import agenda
from inventory.store import policy
from inventory.store.work import work
from tests.inventory.signals.small import making

if TYPE_CHECKING:
    from inventory.signals.agenda import Entry
    from inventory.store.database import Database
    from tests.inventory.signals.small import Maker

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)
FIRST, LAST = D(2026, 1, 1), D(2031, 12, 31)


def days(database: Database, *kinds: str, span: tuple[D, D] = (FIRST, LAST)) -> list[Entry]:
    with database.read() as connection:
        return [one for one in agenda(connection, *span) if not kinds or one.kind in kinds]


def short(database: Database, *kinds: str) -> list[tuple[D, str, str]]:
    return [(one.date, one.kind, one.subject.name) for one in days(database, *kinds)]


def signed(make: Maker, code: str, **values: Any) -> int:
    return make("agreement", **{"code": code, "name": "VO", "status": "signed", **values})


def test_reviews_of_what_is_signed(database: Database) -> None:
    with making(database) as make:
        one = signed(make, "A1", signed_board=D(2024, 2, 29), reviewed=D(2025, 8, 31), end=D(2030, 1, 31))
        signed(make, "A2", signed_board=D(2024, 2, 29), status="ended")
        old = signed(make, "A3", signed_board=D(2024, 2, 29), end=D(2025, 2, 28))
        system = make("system", name="LVS")
        make("annex", agreement=one, system=system, edition="1", date=D(2024, 5, 1))
        make("annex", agreement=one, system=system, edition="2", date=D(2025, 5, 1), reviewed=D(2026, 5, 31))
        make("annex", agreement=old, system=system, edition="1", date=D(2025, 5, 1))
        make(
            "security_annex",
            agreement=one,
            system=system,
            tested=D(2025, 3, 1),
            certificate_until=D(2027, 2, 28),
        )
        make("subprocessor", agreement=one, name="AWS", safeguard="dpf", safeguard_checked=D(2026, 2, 28))
        make("subprocessor", agreement=one, name="NL", safeguard="none", safeguard_checked=D(2026, 2, 28))
    assert [(one.date, one.kind) for one in days(database) if one.kind != "year_close"] == [
        (D(2026, 8, 31), "agreement_review"),
        (D(2027, 2, 28), "certificate_end"),
        (D(2027, 2, 28), "safeguard_check"),
        (D(2027, 3, 1), "security_test"),
        (D(2027, 5, 31), "annex_review"),
        (D(2030, 1, 31), "agreement_end"),
    ]


def test_an_agreement_follows_its_contract(database: Database) -> None:
    with making(database) as make:
        ends = make.contract("K1", renewal="none", start=D(2026, 1, 1))
        goes_on = make.contract("K2")
        signed(make, "A1", follows_contract=True, contract=ends)
        signed(make, "A2", follows_contract=True, contract=goes_on)
        signed(make, "A3", follows_contract=True)
    (entry,) = days(database, "agreement_end")
    assert (entry.date, entry.subject.key) == (D(2026, 12, 31), "A1")


def test_assessments_and_the_register(database: Database) -> None:
    with making(database) as make:
        make("dpia", code="D1", name="een", status="done", date=D(2024, 2, 29))
        make("dpia", code="D2", name="twee", status="done", date=D(2024, 2, 29), review=D(2026, 6, 30))
        make("dpia", code="D3", name="drie", status="needed", date=D(2024, 2, 29))
        make("processing", code="P1", name="Verwerking", reviewed=D(2025, 12, 31))
        make("processing", code="P2", name="Weg", reviewed=D(2025, 12, 31), end=D(2026, 6, 30))
    assert short(database, "dpia_review", "processing_review") == [
        (D(2026, 6, 30), "dpia_review", "D2 · twee"),
        (D(2026, 12, 31), "processing_review", "P1 · Verwerking"),
        (D(2027, 2, 28), "dpia_review", "D1 · een"),
    ]


def test_places_and_documents(database: Database) -> None:
    with making(database) as make:
        school = make("site", name="De Wilg", code="W")
        line = make("connection", site=school, name="glas", end=D(2028, 2, 29))
        make("speed_test", connection=line, date=D(2025, 5, 1), down=1)
        make("speed_test", connection=line, date=D(2026, 5, 1), down=1)
        make("wifi_survey", site=school, date=D(2022, 2, 28))
        make("incident_plan", site=school, reviewed=D(2026, 5, 31))
        make("document", name="Beleid", site=school, valid_until=D(2026, 9, 30))
    found = days(database, "connection_end", "speed_test", "survey", "incident_review", "document_end")
    assert [(one.date, one.kind, one.site) for one in found] == [
        (D(2026, 9, 30), "document_end", "De Wilg"),
        (D(2027, 2, 28), "survey", "De Wilg"),
        (D(2027, 5, 1), "speed_test", "De Wilg"),
        (D(2028, 2, 29), "connection_end", "De Wilg"),
        (D(2028, 5, 31), "incident_review", "De Wilg"),
    ]


def test_licences_are_counted_again_and_systems_end(database: Database) -> None:
    with making(database) as make:
        counted = make("licence", name="Office", counted=D(2025, 2, 1))
        make("licence_count", licence=counted, date=D(2026, 2, 28), seats=5)
        make("licence", name="Kort", counted=D(2026, 2, 1), end=D(2026, 12, 31))
        make("licence", name="Nooit geteld")
        make("system", name="Oud", status="phasing_out", end=D(2027, 7, 31))
        make("system", name="Weg", status="ended", end=D(2027, 7, 31))
    assert short(database, "licence_count", "licence_end", "system_end") == [
        (D(2026, 12, 31), "licence_end", "Kort"),
        (D(2027, 2, 28), "licence_count", "Office"),
        (D(2027, 7, 31), "system_end", "Oud"),
    ]


def test_what_the_board_decided_changes_on_a_day(database: Database) -> None:
    with making(database) as make:
        make(
            "mark",
            rule="PRV-004",
            record="agreement",
            subject="A1",
            name="A1 · VO",
            state="accepted",
            until=D(2026, 12, 31),
        )
        make("mark", rule="PRV-004", record="agreement", subject="A2", state="known", until=D(2026, 12, 31))
        make("rule_policy", rule="LND-*", start=D(2027, 1, 1), active=False)
        make("rule_policy", rule="AST-*", active=False)
        make("policy_value", name="price_index", value="4", start=D(2027, 1, 1))
    found = days(database, "mark_end", "rule_change", "policy_change")
    assert [(one.date, one.kind, one.settled) for one in found] == [
        (D(2026, 12, 31), "mark_end", False),
        (D(2027, 1, 1), "rule_change", True),
        (D(2027, 1, 1), "policy_change", True),
    ]
    assert found[0].lead == (180, 90, 30)
    assert found[1].lead == ()


def test_book_years_are_closed_in_time(database: Database) -> None:
    assert [
        (one.date, one.subject.name) for one in days(database, "year_close", span=(FIRST, D(2027, 6, 30)))
    ] == [
        (D(2026, 6, 30), "2025"),
        (D(2027, 6, 30), "2026"),
    ]
    with work(database, "test") as unit:
        policy.decide(unit, "book_year", "school")
        policy.decide(unit, "year_close_months", "2")
        table = get("closed_year").table
        row = {"name": "2025-2026", "start": D(2025, 8, 1), "end": D(2026, 7, 31), "digest": "x"}
        unit.connection.execute(sa.insert(table).values(id=1, version=1, **row))
    found = days(database, "year_close", span=(FIRST, D(2028, 12, 31)))
    assert [(one.date, one.subject.name) for one in found] == [
        (D(2027, 9, 30), "2026-2027"),
        (D(2028, 9, 30), "2027-2028"),
    ]


def test_leased_lots_go_back_as_long_as_they_are_there(database: Database) -> None:
    with making(database) as make:
        category = make("category", name="Laptop", cost_row="devices")
        more = {
            "description": "L",
            "category": category,
            "quantity": 1,
            "unit_price": 1,
            "in_use": D(2024, 1, 1),
        }
        make("lot", code="L1", return_by=D(2027, 2, 28), **more)
        gone = make("lot", code="L2", return_by=D(2027, 2, 28), **more)
        make("device", serial="1", lot=gone, status="retired")
        covered = make("lot", code="L3", acquisition="operational_lease", **more)
        contract = make.contract("K1", renewal="none", start=D(2024, 1, 1), initial_months=38)
        make("coverage", contract=contract, lot=covered)
        make("lot", code="L4", acquisition="operational_lease", **more)
    assert short(database, "lease_return") == [
        (D(2027, 2, 28), "lease_return", "L1 · L"),
        (D(2027, 2, 28), "lease_return", "L3 · L"),
    ]


def test_a_uid_stays_when_its_day_moves(database: Database) -> None:
    with making(database) as make:
        product = make("product", name="Chromebook", end_of_support=D(2028, 6, 30))
        make("device", serial="1", product=product)
        make("device", serial="2", product=product, end_of_support=D(2027, 6, 30))
        number = signed(make, "A1", signed_board=D(2026, 1, 1), end=D(2027, 1, 1))
    before = {one.uid: one.date for one in days(database)}
    with making(database) as make:
        make.imported("product", product, end_of_support=D(2030, 6, 30))
        make.imported("agreement", number, end=D(2028, 1, 1))
        make.imported("device", 2, status="retired")
    after = {one.uid: one.date for one in days(database)}
    support, agreement = f"support_end-product-{product}-{product}", f"agreement_end-agreement-{number}"
    assert (before[support], after[support]) == (D(2028, 6, 30), D(2030, 6, 30))
    assert before[f"{support}-1"] == D(2027, 6, 30)
    assert set(before) - set(after) == {f"{support}-1"}
    assert (before[agreement], after[agreement]) == (D(2027, 1, 1), D(2028, 1, 1))


def test_a_part_of_a_span_is_that_part_of_the_whole(database: Database) -> None:
    """A month asked for alone has what the long span has in it: no day is lost or moved, ten years back or ahead."""
    kinds = ("notice", "renewal", "decision", "contract_end")
    with making(database) as make:
        for number, start in enumerate((D(2014, 1, 31), D(2012, 2, 29), D(2016, 8, 1), D(2015, 12, 31))):
            make.contract(f"K{number}", start=start, notice=(1, 3)[number % 2])
        make.contract("K9", start=D(2013, 2, 28), renewal="express", renewal_months=12)
    whole = days(database, *kinds, span=(D(2010, 1, 1), D(2040, 1, 1)))
    for year, month in ((2016, 2), (2016, 9), (2023, 1), (2026, 12), (2028, 2), (2036, 2), (2036, 7)):
        begin, end = D(year, month, 1), add_months(D(year, month, 1), 1)
        wanted = [(one.date, one.uid) for one in whole if begin <= one.date <= end]
        assert wanted
        assert [(one.date, one.uid) for one in days(database, *kinds, span=(begin, end))] == wanted
    assert len({one.uid for one in whole}) == len(whole)


def test_notice_days_around_month_ends_and_leap_days(database: Database) -> None:
    with making(database) as make:
        make.contract("A", start=D(2024, 2, 29), initial_months=12, notice=1)
        make.contract("B", start=D(2023, 8, 31), initial_months=12, notice=6)
    found = days(database, "notice", span=(D(2027, 1, 1), D(2028, 12, 31)))
    assert [(one.date, one.subject.key) for one in found] == [
        (D(2027, 1, 27), "A"),
        (D(2027, 2, 27), "B"),
        (D(2028, 1, 28), "A"),
        (D(2028, 2, 28), "B"),
    ]
