"""Terms that decisions lengthen: options, agreed renewals, school years, and what contradicts itself."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inventory.errors import InputError
from inventory.finance import notice as notices
from inventory.finance import terms as subject
from inventory.finance.notice import Notice
from inventory.finance.terms import Contract, RenewalKind

START = date(2023, 8, 1)


def workplace(**more: Any) -> Contract:
    """36 months with two options of 12, as the managed workplace of the demo board."""
    return Contract(START, 36, RenewalKind.NONE, notice=Notice(3), option_months=12, options=2, **more)


def test_an_option_that_is_not_taken_is_no_term() -> None:
    contract = workplace()
    assert subject.terms(contract) == [(START, date(2026, 7, 31), None)]
    assert subject.open_options(contract) == [
        (date(2026, 8, 1), date(2027, 7, 31), date(2026, 4, 30)),
        (date(2027, 8, 1), date(2028, 7, 31), date(2027, 4, 30)),
    ]
    assert subject.way_out(contract, date(2025, 1, 1)) == (None, date(2026, 7, 31))
    assert subject.running_term(contract, date(2026, 8, 1)) is None


def test_an_option_that_is_taken_lengthens() -> None:
    contract = workplace(taken=1)
    assert [term.last_day for term in subject.terms(contract)] == [date(2026, 7, 31), date(2027, 7, 31)]
    assert subject.earliest_exit(contract, date(2025, 1, 1)) == date(2027, 7, 31)
    assert subject.running_term(contract, date(2027, 7, 31)) == 1
    assert [term.last_day for term in subject.open_options(contract)] == [date(2028, 7, 31)]
    assert subject.open_options(workplace(taken=2)) == []


def test_an_option_of_a_contract_that_renews_itself_comes_before_the_renewals() -> None:
    contract = Contract(
        START, 36, RenewalKind.TACIT, 6, notice=Notice(3), option_months=12, options=1, taken=1
    )
    listed = subject.terms(contract, 3)
    assert [term.last_day for term in listed] == [date(2026, 7, 31), date(2027, 7, 31), date(2028, 1, 31)]
    assert [term.last_notice_day for term in listed] == [None, date(2027, 4, 30), date(2027, 10, 31)]
    assert subject.way_out(contract, date(2024, 1, 1)) == (date(2027, 4, 30), date(2027, 7, 31))
    assert [contract.index_on(on) for on in (date(2027, 7, 31), date(2027, 8, 1), date(2028, 2, 1))] == [
        1,
        2,
        3,
    ]


def test_an_agreed_renewal_binds() -> None:
    express = Contract(date(2024, 1, 1), 24, RenewalKind.EXPRESS, 12, notice=Notice(3), renewed=1)
    assert subject.running_term(express, date(2026, 12, 31)) == 1
    assert subject.running_term(express, date(2027, 1, 1)) is None
    assert subject.earliest_exit(express, date(2024, 6, 1)) == date(2026, 12, 31)
    tacit = Contract(START, 36, RenewalKind.TACIT, 12, notice=Notice(3), renewed=1)
    assert subject.way_out(tacit, date(2026, 1, 1)) == (date(2027, 4, 30), date(2027, 7, 31))


@pytest.mark.parametrize(
    ("start", "months", "school", "end"),
    [
        ("2025-08-01", 12, 8, "2026-07-31"),
        ("2025-09-15", 12, 8, "2026-07-31"),
        ("2025-09-15", 0, 8, "2026-07-31"),
        ("2025-09-01", 12, 9, "2026-08-31"),
        ("2025-08-01", 24, 8, "2027-07-31"),
        ("2026-01-05", 6, 8, "2026-07-31"),
    ],
)
def test_it_lapses_with_the_school_year(start: str, months: int, school: int, end: str) -> None:
    contract = Contract(date.fromisoformat(start), months, RenewalKind.SCHOOL_YEAR, 12, school_month=school)
    assert subject.terms(contract) == [(date.fromisoformat(start), date.fromisoformat(end), None)]
    assert subject.way_out(contract, contract.start) == (None, date.fromisoformat(end))


def test_a_school_year_that_is_ordered_anew_is_a_year_longer() -> None:
    contract = Contract(date(2025, 9, 15), 12, RenewalKind.SCHOOL_YEAR, 12, renewed=1)
    assert [term.last_day for term in subject.terms(contract)] == [date(2026, 7, 31), date(2027, 7, 31)]
    paper = Contract(date(2025, 9, 15), 12, RenewalKind.SCHOOL_YEAR, 12, end=date(2026, 6, 30))
    assert subject.earliest_exit(paper, date(2026, 1, 1)) == date(2026, 6, 30)


def test_calendar_months_of_a_contract_with_terms() -> None:
    contract = Contract(date(2024, 1, 15), 12, RenewalKind.TACIT, 12, notice=notices.notice("2m-end"))
    assert subject.terms(contract, 1)[0].last_notice_day == date(2024, 10, 31)


@pytest.mark.parametrize(
    ("by", "lead", "country", "advised"),
    [
        ("2026-05-31", 0, "NL", "2026-05-29"),
        ("2026-04-06", 0, "NL", "2026-04-03"),
        ("2026-04-30", 5, "NL", "2026-04-24"),
        ("2026-05-01", 0, "NL", "2026-05-01"),
        ("2026-05-01", 0, "VL", "2026-04-30"),
    ],
)
def test_the_day_to_aim_at(by: str, lead: int, country: str, advised: str) -> None:
    """V33, V34, and lead days: five days before King's week-end's Thursday is a Saturday."""
    assert subject.advice(date.fromisoformat(by), lead, country) == date.fromisoformat(advised)


def test_options_are_told_by_contract_calculate_only_when_there_are_any() -> None:
    assert "options" not in subject.json_of(Contract(START, 36), START)
    assert subject.json_of(workplace(taken=1), START)["options"] == [
        {"first_day": "2027-08-01", "last_day": "2028-07-31", "last_notice_day": "2027-04-30"}
    ]


@pytest.mark.parametrize(
    "wrong",
    [
        {"notice_on": date(2026, 9, 1), "end": date(2026, 7, 31)},
        {"notice_on": date(2026, 9, 1), "kind": RenewalKind.NONE},
        {"notice_on": date(2029, 9, 1), "most_renewals": 1},
        {"renewal": 0},
        {"options": 1},
        {"options": -1, "option_months": 12},
        {"options": 1, "option_months": 12, "taken": 2},
        {"options": 1, "option_months": 12, "kind": RenewalKind.OPEN_ENDED},
        {"start": date(2700, 1, 1)},
        {"end": date(2900, 1, 1)},
        {"initial": 1201},
    ],
    ids=str,
)
def test_what_contradicts_itself_is_told(wrong: dict[str, Any]) -> None:
    good = {"start": START, "initial": 36, "kind": RenewalKind.TACIT, "renewal": 12, "notice": Notice(3)}
    with pytest.raises(InputError) as told:
        Contract(**{**good, **wrong})
    assert str(told.value).endswith(".")


@given(
    st.dates(date(2000, 1, 1), date(2030, 1, 1)),
    st.sampled_from([RenewalKind.TACIT, RenewalKind.EXPRESS]),
    st.integers(0, 3),
    st.integers(0, 3),
    st.integers(1, 24),
    st.dates(date(2000, 1, 1), date(2050, 1, 1)),
)
def test_one_is_never_out_before_what_was_decided(
    start: date, kind: RenewalKind, taken: int, renewed: int, months: int, on: date
) -> None:
    contract = Contract(
        start, 12, kind, months, notice=Notice(1), option_months=7, options=3, taken=taken, renewed=renewed
    )
    by, out = subject.way_out(contract, on)
    assert out is not None
    assert out >= contract.last_day(contract.bound)
    assert by is None or (by >= on and kind is RenewalKind.TACIT)
    days = [contract.last_day(index) for index in range(taken + renewed + 3)]
    assert days == sorted(set(days))
    for index, last in enumerate(days):
        assert contract.index_on(last) == index
