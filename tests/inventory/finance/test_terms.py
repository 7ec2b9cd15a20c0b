from __future__ import annotations

import csv
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inventory.errors import InputError
from inventory.finance import notice as notices
from inventory.finance import terms as subject
from inventory.finance.calendar import add_months
from inventory.finance.notice import Notice, Unit
from inventory.finance.terms import Contract, RenewalKind

ROWS = list(csv.DictReader((Path(__file__).parent / "contract_terms.csv").read_text("utf-8").splitlines()))
FIXED = [row for row in ROWS if row["term_index"]]
EARLY = date(2020, 1, 1)
METHOD = Contract(date(2023, 8, 1), 36, RenewalKind.TACIT, 12, notice=Notice(3))


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize("row", FIXED, ids=lambda row: row["id"])
def test_terms_and_notice_days(row: dict[str, str]) -> None:
    kind = RenewalKind.NONE if row["renewal"] == "never" else RenewalKind(row["renewal"])
    notice = notices.notice(row["notice_value"] + row["notice_unit"][0]) if row["notice_value"] else None
    contract = Contract(
        day(row["start"]), int(row["initial_months"]), kind, int(row["renewal_months"]), notice=notice
    )
    index = int(row["term_index"])
    term = subject.terms(contract, index + 1)[index]
    assert term.last_day == day(row["expected_last_day_of_term"])
    assert contract.next_begin(index) == day(row["expected_next_term_start"])
    expected = row["expected_last_notice_date"]
    assert term.last_notice_day == (day(expected) if expected else None)
    if row["as_of"]:
        assert subject.running_term(contract, day(row["as_of"])) == index


@pytest.mark.parametrize(
    ("on", "by", "out"),
    [("2026-04-30", "2026-04-30", "2026-07-31"), ("2026-05-01", "2027-04-30", "2027-07-31")],
)
def test_a_day_late_is_a_year_more(on: str, by: str, out: str) -> None:
    """V24, V25."""
    assert subject.term_end(METHOD, day(on)) == date(2026, 7, 31)
    assert (subject.notice_by(METHOD, day(on)), subject.earliest_exit(METHOD, day(on))) == (day(by), day(out))


@pytest.mark.parametrize("on", ["2025-03-01", "2025-03-15", "2025-03-31"])
def test_the_month_of_notice_does_not_count(on: str) -> None:
    """V27, V28."""
    contract = Contract(EARLY, 0, RenewalKind.OPEN_ENDED, notice=notices.notice("1m-end"))
    assert subject.way_out(contract, day(on)) == (date(2025, 3, 31), date(2025, 4, 30))


@pytest.mark.parametrize(
    ("notice", "on", "by", "out"),
    [
        ("1m", "2024-03-10", "2024-03-10", "2024-04-10"),
        ("1m", "2025-01-31", "2025-01-31", "2025-02-28"),
        ("1m", "2025-01-28", "2025-01-31", "2025-02-28"),
        ("1m", "2025-02-28", "2025-02-28", "2025-03-28"),
        ("2w", "2025-02-28", "2025-02-28", "2025-03-14"),
        ("0d", "2025-02-28", "2025-02-28", "2025-02-28"),
    ],
)
def test_any_day_the_day_of_notice_does_not_count(notice: str, on: str, by: str, out: str) -> None:
    """V30, V31."""
    contract = Contract(EARLY, 0, RenewalKind.OPEN_ENDED, notice=notices.notice(notice))
    assert subject.way_out(contract, day(on)) == (day(by), day(out))


def test_an_open_ended_contract_has_a_minimum_and_runs_on() -> None:
    contract = Contract(date(2024, 8, 1), 12, RenewalKind.OPEN_ENDED, notice=Notice(1))
    assert subject.terms(contract) == [
        (date(2024, 8, 1), date(2025, 7, 31), date(2025, 6, 30)),
        (date(2025, 8, 1), None, None),
    ]
    assert subject.way_out(contract, date(2024, 9, 1)) == (date(2025, 6, 30), date(2025, 7, 31))
    assert subject.way_out(contract, date(2025, 7, 15)) == (date(2025, 7, 15), date(2025, 8, 15))
    assert [subject.running_term(contract, on) for on in (date(2025, 7, 31), date(2030, 1, 1))] == [0, 1]
    assert subject.term_end(contract, date(2030, 1, 1)) is None


@pytest.mark.parametrize(
    ("before", "on", "by"),
    [
        ("07-01", "2026-02-01", "2026-06-30"),
        ("07-01", "2026-07-01", "2027-06-30"),
        ("06-01", "2026-05-31", "2026-05-31"),
        ("08-01", "2026-07-31", "2026-07-31"),
        ("02-29", "2026-02-01", "2026-02-28"),
        ("02-29", "2027-12-01", "2028-02-28"),
    ],
)
def test_notice_before_a_day_of_the_year(before: str, on: str, by: str) -> None:
    """V45, V47."""
    contract = Contract(date(2025, 8, 1), 12, RenewalKind.TACIT, 12, notice_before=notices.month_day(before))
    assert subject.notice_by(contract, day(on)) == day(by)


def test_a_contract_that_lapses_by_itself_needs_no_notice() -> None:
    contract = Contract(date(2024, 1, 1), 24, notice=Notice(3))
    assert subject.terms(contract) == [(date(2024, 1, 1), date(2025, 12, 31), None)]
    assert subject.way_out(contract, date(2025, 12, 31)) == (None, date(2025, 12, 31))
    assert subject.running_term(contract, date(2026, 1, 1)) is None
    assert subject.term_end(contract, date(2026, 1, 1)) is None


def test_an_express_renewal_is_a_reminder_only() -> None:
    contract = Contract(date(2024, 1, 1), 24, RenewalKind.EXPRESS, 12, notice=Notice(3))
    assert [term.last_notice_day for term in subject.terms(contract)] == [None] * 6
    assert contract.decide_by(0) == date(2025, 9, 30)
    assert subject.way_out(contract, date(2025, 12, 1)) == (None, date(2025, 12, 31))
    assert subject.running_term(contract, date(2026, 1, 1)) is None


def test_after_the_last_renewal_it_is_over() -> None:
    contract = Contract(date(2024, 1, 1), 24, RenewalKind.TACIT, 12, most_renewals=1, notice=Notice(3))
    assert [term.last_notice_day for term in subject.terms(contract)] == [date(2025, 9, 30), None]
    assert subject.way_out(contract, date(2025, 10, 1)) == (None, date(2026, 12, 31))
    assert subject.running_term(contract, date(2027, 1, 1)) is None


def test_notice_longer_than_the_renewal_lies_in_an_earlier_term() -> None:
    contract = Contract(date(2024, 1, 1), 12, RenewalKind.TACIT, 1, notice=Notice(3))
    assert subject.way_out(contract, date(2025, 2, 10)) == (date(2025, 2, 28), date(2025, 5, 31))
    assert subject.running_term(contract, date(2025, 2, 10)) == 2


def test_the_paper_overrules_the_reckoning() -> None:
    """V05, V10 with its end on paper, and a notice date on paper."""
    contract = Contract(date(2024, 8, 29), 0, RenewalKind.TACIT, 12, notice=Notice(2), end=date(2025, 8, 28))
    assert subject.way_out(contract, date(2026, 2, 11)) == (date(2026, 6, 28), date(2026, 8, 28))
    leap = Contract(date(2024, 2, 29), 12, RenewalKind.TACIT, 12, end=date(2025, 2, 28))
    assert [term.last_day for term in subject.terms(leap, 2)] == [date(2025, 2, 28), date(2026, 2, 28)]
    paper = Contract(
        date(2023, 8, 1), 36, RenewalKind.TACIT, 12, notice=Notice(3), notice_on=date(2026, 3, 1)
    )
    assert [term.last_notice_day for term in subject.terms(paper, 2)] == [date(2026, 3, 1), date(2027, 4, 30)]


def test_what_nobody_can_end_has_no_exit() -> None:
    forever = Contract(EARLY, 0, RenewalKind.OPEN_ENDED, cancellable=False)
    assert subject.way_out(forever, date(2026, 1, 1)) == (None, None)
    tacit = Contract(EARLY, 12, RenewalKind.TACIT, 12, most_renewals=2, notice=Notice(1), cancellable=False)
    assert subject.way_out(tacit, date(2020, 6, 1)) == (None, date(2022, 12, 31))
    unknown = Contract(EARLY, 12, RenewalKind.TACIT, 12)
    assert subject.way_out(unknown, date(2022, 6, 1)) == (None, date(2022, 12, 31))
    unlimited = Contract(EARLY, 12, RenewalKind.TACIT, 12, cancellable=False)
    assert subject.way_out(unlimited, date(2022, 6, 1)) == (None, None)
    silent = Contract(EARLY, 0, RenewalKind.OPEN_ENDED)
    assert subject.way_out(silent, date(2022, 6, 1)) == (None, None)


def test_the_answer_of_contract_calculate() -> None:
    answer = subject.json_of(METHOD, date(2026, 5, 1))
    listed = answer.pop("terms")
    assert isinstance(listed, list)
    assert len(listed) == 6
    assert listed[0] == {
        "first_day": "2023-08-01", "last_day": "2026-07-31", "last_notice_day": "2026-04-30",
    }  # fmt: skip
    assert answer == {"running_term": 0, "notice_by": "2027-04-30", "earliest_exit": "2027-07-31"}
    late = subject.json_of(METHOD, date(2040, 5, 1))
    assert isinstance(late["terms"], list)
    assert isinstance(late["running_term"], int)
    assert late["terms"][late["running_term"]]["last_day"] == "2040-07-31"
    assert late["terms"][-1]["last_day"] == late["earliest_exit"] == "2041-07-31"


@pytest.mark.parametrize("text", ["", "3", "m", "-3m", "3 m", "3y", "99999d", "1201m"])
def test_a_notice_period_that_cannot_be_read(text: str) -> None:
    with pytest.raises(InputError):
        notices.notice(text)


@pytest.mark.parametrize("text", ["", "7-1", "13-01", "02-30", "00-10", "01-07-2026"])
def test_a_day_of_the_year_that_cannot_be_read(text: str) -> None:
    with pytest.raises(InputError):
        notices.month_day(text)


def test_terms_that_contradict_each_other() -> None:
    with pytest.raises(InputError):
        Contract(EARLY, 0)
    with pytest.raises(InputError):
        Contract(EARLY, 12, RenewalKind.TACIT)
    with pytest.raises(InputError):
        Contract(EARLY, 12, RenewalKind.TACIT, 12, most_renewals=-1)
    with pytest.raises(InputError):
        Contract(EARLY, 12, end=date(2019, 1, 1))
    with pytest.raises(InputError):
        Contract(EARLY, 12, RenewalKind.OPEN_ENDED, notice_before=notices.month_day("07-01"))


NOTICES = st.builds(Notice, st.integers(0, 12), st.sampled_from(list(Unit)))
CONTRACTS = st.builds(
    Contract,
    st.dates(date(2000, 1, 1), date(2030, 1, 1)),
    st.integers(1, 60),
    st.just(RenewalKind.TACIT),
    st.integers(1, 36),
    st.none() | st.integers(0, 5),
    NOTICES,
)


@given(CONTRACTS, st.dates(date(2000, 1, 1), date(2060, 1, 1)))
def test_terms_follow_each_other_and_notice_is_in_time(contract: Contract, on: date) -> None:
    listed = subject.terms(contract, 8)
    for one, other in pairwise(listed):
        assert one.last_day is not None
        assert (other.first_day - one.last_day).days == 1
    index = subject.running_term(contract, on)
    if index is not None:
        assert contract.last_day(index) >= on
        assert index == 0 or contract.last_day(index - 1) < on
    by, out = subject.way_out(contract, on)
    assert by is None or by >= on
    assert out is not None
    assert index is None or out >= on


@given(NOTICES, st.dates(date(2000, 1, 1), date(2060, 1, 1)))
def test_the_latest_day_for_an_exit_gives_that_exit(notice: Notice, on: date) -> None:
    latest = notice.latest_for(on)
    assert latest >= on
    assert notice.takes_effect(latest) == notice.takes_effect(on)


@given(st.dates(date(2000, 1, 1), date(2060, 1, 1)), st.integers(0, 12))
def test_whole_months_lie_between_notice_and_the_next_term(begin: date, months: int) -> None:
    last = Notice(months).last_day(begin)
    assert add_months(last, months) < begin
