"""Decisions about contracts: what they change, what is refused, and the time line that shows them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from inventory.errors import InputError, RefusedError
from inventory.finance import contract_timeline as timeline
from inventory.finance import contract_work as subject
from inventory.finance.contract_work import Choice
from inventory.records import get
from inventory.store.undo import undo
from inventory.store.work import work
from tests.inventory.signals.small import making

if TYPE_CHECKING:
    from inventory.finance.contract_timeline import TermRow
    from inventory.store.database import Database

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)
ON = date(2026, 5, 1)


def contract(database: Database, **values: Any) -> int:
    """Write a contract from 1 August 2023, 36 + 12 months, three months' notice, € 1.200 a year."""
    with making(database) as make:
        given = {"start": date(2023, 8, 1), "initial_months": 36, **values}
        number = make.contract("C-1", **given)
        make("contract_price", contract=number, description="x", unit_price=12_000_000)
        return number


def decide(database: Database, number: int, decision: str, on: date = ON, **more: Any) -> int:
    with work(database, "test", action="decide") as unit:
        subject.record(unit, number, Choice(decision, on, **more))
        return unit.batch


def seen(database: Database, number: int, decision: str, on: date = ON, **more: Any) -> subject.Preview:
    with database.read() as connection:
        return subject.preview(connection, number, Choice(decision, on, **more))


def rows(database: Database, number: int, on: date = ON) -> list[TermRow]:
    with database.read() as connection:
        return timeline.rows(connection, number, on)


def test_a_time_line_before_anything_is_decided(database: Database) -> None:
    found = rows(database, contract(database, lead_days=2))
    assert found[0] == timeline.TermRow(
        1, "first", date(2023, 8, 1), date(2026, 7, 31), date(2026, 4, 30), date(2026, 4, 28), "running", "", 360000, 360000
    )  # fmt: skip
    assert [(row.number, row.kind, row.state, row.cost, row.committed) for row in found[1:]] == [
        (2, "renewal", "next", 120000, 120000),
        (3, "renewal", "next", 120000, 0),
        (4, "renewal", "next", 120000, 0),
    ]
    assert timeline.json_of(found[0])["last"] == "2026-07-31"
    assert timeline.json_of(found[0])["cost"] == "3600.00"


@pytest.mark.parametrize(
    ("letter", "last"),
    [(None, "2027-07-31"), (date(2026, 4, 30), "2026-07-31"), (date(2027, 5, 1), "2028-07-31")],
)
def test_to_cancel_ends_it_at_the_earliest_exit_from_the_letter(
    database: Database, letter: date | None, last: str
) -> None:
    number = contract(database)
    found = seen(database, number, "cancel", letter=letter)
    end = date.fromisoformat(last)
    assert (found.term_end, found.before.last, found.after.last) == (end, None, end)
    assert (found.before.notice_by, found.after.notice_by) == (date(2027, 4, 30), None)
    decide(database, number, "cancel", letter=letter, reference="B-12")
    listed = rows(database, number)
    assert listed[-1].last == end
    assert {row.notice_by for row in listed} == {None}
    assert "B-12" in listed[-1].decision
    with pytest.raises(RefusedError, match="2026"):
        decide(database, number, "cancel", date(2026, 5, 2))


def test_what_cancelling_changes_in_cents(database: Database) -> None:
    found = seen(database, contract(database), "cancel")
    assert found.before.years == ((2026, 120000), (2027, 120000), (2028, 120000))
    assert found.after.years == ((2026, 120000), (2027, 70000), (2028, 0))
    assert found.before.committed_cost == found.after.committed_cost == 150000


def test_to_renew_binds_for_a_term_and_only_once(database: Database) -> None:
    number = contract(database)
    found = seen(database, number, "renew", date(2026, 4, 1))
    assert (found.before.committed, found.after.committed) == (date(2026, 7, 31), date(2027, 7, 31))
    assert (found.before.committed_cost, found.after.committed_cost) == (40000, 160000)
    decide(database, number, "renew", date(2026, 4, 1))
    with pytest.raises(RefusedError):
        decide(database, number, "renew", date(2026, 4, 2))
    assert [row.notice_by for row in rows(database, number)][:2] == [None, date(2027, 4, 30)]
    assert rows(database, number, date(2026, 3, 31))[0].notice_by == date(2026, 4, 30)


def test_an_express_renewal_goes_on_term_by_term(database: Database) -> None:
    number = contract(database, renewal="express")
    assert [(row.number, row.kind, row.notice_by) for row in rows(database, number)] == [
        (1, "first", date(2026, 4, 30)),
        (0, "agree", date(2027, 4, 30)),
    ]
    decide(database, number, "renew")
    assert [row.last for row in rows(database, number) if row.kind != "agree"] == [
        date(2026, 7, 31), date(2027, 7, 31),
    ]  # fmt: skip
    decide(database, number, "renew", date(2027, 5, 1))
    assert seen(database, number, "renegotiate", date(2027, 5, 2)).before.last == date(2028, 7, 31)


def test_options_are_taken_up_one_by_one(database: Database) -> None:
    number = contract(database, renewal="none", renewal_months=None, options=2, option_months=12)
    found = rows(database, number)
    assert [(row.kind, row.cost, row.committed) for row in found] == [
        ("first", 360000, 360000),
        ("possible", 120000, 0),
        ("possible", 120000, 0),
    ]
    assert found[1].notice_by == date(2026, 4, 30)
    with pytest.raises(RefusedError):
        decide(database, number, "renew")
    batch = decide(database, number, "option")
    assert [row.kind for row in rows(database, number)] == ["first", "option", "possible"]
    decide(database, number, "option", date(2027, 5, 1))
    with pytest.raises(RefusedError):
        decide(database, number, "option", date(2027, 5, 2))
    undo(database, "test", batch)
    assert [row.kind for row in rows(database, number, date(2026, 6, 1))] == ["first", "possible", "possible"]


def test_a_letter_and_its_answer_are_added_to_the_decision(database: Database) -> None:
    number = contract(database)
    decide(database, number, "cancel", date(2026, 4, 20))
    found = seen(database, number, "cancel", ON, letter=date(2026, 5, 2))
    assert (found.decided.id, found.before.last, found.after.last) == (
        1,
        date(2026, 7, 31),
        date(2027, 7, 31),
    )
    decide(database, number, "cancel", ON, letter=date(2026, 4, 21))
    decide(database, number, "cancel", ON, confirmed=date(2026, 4, 28), reference="B-13")
    table = get("decision").table
    with database.read() as connection:
        one = connection.execute(table.select()).mappings().one()
    assert (one["date"], one["letter_sent"], one["confirmed"], one["reference"], one["term_end"]) == (
        date(2026, 4, 20), date(2026, 4, 21), date(2026, 4, 28), "B-13", date(2026, 7, 31),
    )  # fmt: skip


def test_no_decision_is_dated_in_a_closed_year(database: Database) -> None:
    number = contract(database)
    with making(database) as make:
        make("closed_year", name="2025", start=date(2025, 1, 1), end=date(2025, 12, 31), digest="x")
    with pytest.raises(InputError, match="2025"):
        decide(database, number, "renew", date(2025, 12, 1))
    assert decide(database, number, "renew", date(2026, 1, 1))


def test_to_renew_takes_a_cancellation_back(database: Database) -> None:
    number = contract(database)
    decide(database, number, "cancel")
    assert seen(database, number, "renew", date(2026, 6, 1)).after.last is None


@pytest.mark.parametrize(
    ("values", "decision", "on"),
    [
        ({"renewal": "none"}, "cancel", ON),
        ({"renewal": "none"}, "renew", ON),
        ({"renewal": "none"}, "option", ON),
        ({"renewal": "none"}, "renegotiate", date(2026, 8, 1)),
        ({"renewal": "school-year"}, "cancel", ON),
        ({"renewal": "open-ended"}, "renew", ON),
        ({"cannot_end": True}, "cancel", ON),
        ({"max_renewals": 0}, "renew", ON),
        ({"max_renewals": 0}, "cancel", ON),
        ({"ended": date(2026, 1, 1)}, "renew", ON),
        ({"cancelled": date(2026, 1, 1)}, "cancel", ON),
        ({"initial_months": None, "renewal_months": None}, "renew", ON),
        ({"notice": None, "renewal": "open-ended", "initial_months": None}, "cancel", ON),
        ({"options": 1, "option_months": 12}, "option", date(2026, 8, 1)),
    ],
    ids=str,
)
def test_what_cannot_be_decided_is_refused(
    database: Database, values: dict[str, Any], decision: str, on: date
) -> None:
    number = contract(database, **values)
    with pytest.raises(RefusedError):
        decide(database, number, decision, on)
    assert not rows(database, number, on)[0].decision


def test_dates_that_cannot_be(database: Database) -> None:
    number = contract(database)
    for more in ({"letter": date(2700, 1, 1)}, {"confirmed": date(2026, 4, 1)}):
        with pytest.raises(InputError):
            decide(database, number, "cancel", **more)
    with pytest.raises(InputError):
        decide(database, 99, "cancel")
    with database.read() as connection, pytest.raises(InputError):
        timeline.rows(connection, 99, ON)


def test_an_open_ended_contract(database: Database) -> None:
    number = contract(database, renewal="open-ended", initial_months=None, renewal_months=None, notice=1)
    assert [(row.kind, row.last, row.cost) for row in rows(database, number)] == [("open", None, None)]
    found = seen(database, number, "cancel", letter=ON)
    assert (found.term_end, found.after.last) == (date(2026, 6, 1), date(2026, 6, 1))
    decide(database, number, "cancel", letter=ON)
    assert [row.last for row in rows(database, number)] == [date(2026, 6, 1)]


def test_decisions_are_records_like_any_other(database: Database) -> None:
    number = contract(database)
    with making(database) as make:
        person = make("person", name="Ruben Vos")
    decide(database, number, "renegotiate", reference="x", reason="too dear", person=person)
    assert "Ruben Vos" in rows(database, number)[0].decision
    table = get("decision").table
    with database.read() as connection:
        found = connection.execute(table.select()).mappings().one()
    assert (found["decision"], found["term_end"], found["notes"]) == (
        "renegotiate",
        date(2026, 7, 31),
        "too dear",
    )


def test_a_second_letter_does_not_move_the_end(database: Database) -> None:
    number = contract(database)
    decide(database, number, "cancel", date(2026, 4, 20), letter=date(2026, 4, 30))
    with pytest.raises(RefusedError, match="30-04-2026"):
        decide(database, number, "cancel", date(2026, 5, 10), letter=date(2026, 5, 10))
    decide(database, number, "cancel", date(2026, 5, 10), confirmed=date(2026, 5, 9))
    assert rows(database, number)[-1].last == date(2026, 7, 31)


def test_a_decision_before_the_contract_begins_is_refused(database: Database) -> None:
    with pytest.raises(RefusedError, match="01-08-2023"):
        decide(database, contract(database), "cancel", date(2020, 1, 1))
