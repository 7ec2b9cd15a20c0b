"""Whatever is recorded of a contract: it reckons or says in a sentence why not, and its terms, costs and natures agree."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from hypothesis import assume, event, given
from hypothesis import strategies as st

from inventory.errors import InputError, RefusedError
from inventory.finance import contract_timeline, contract_work, obligations
from inventory.finance.contract_lines import Contracts
from inventory.finance.contract_work import Choice
from inventory.finance.counts import Counts
from inventory.finance.invoices import invoices
from inventory.finance.lines import total
from inventory.finance.reading import Books
from inventory.finance.reading_contracts import ContractRow, DecisionRow, PriceRow
from inventory.store.policy import Policies

DAYS = st.dates(date(2018, 1, 1), date(2032, 12, 31))
MONTHS = st.none() | st.integers(1, 40)
DECISIONS = st.lists(
    st.tuples(
        DAYS,
        st.sampled_from(["renew", "renegotiate", "cancel", "option"]),
        st.none() | DAYS,
        st.none() | DAYS,
    ),
    max_size=4,
).map(
    lambda listed: tuple(
        DecisionRow(number, 1, on, decision, end, None, sent, None, None)
        for number, (on, decision, end, sent) in enumerate(sorted(listed, key=lambda one: one[0]), 1)
    )
)
ROWS = st.fixed_dictionaries(
    {
        "start": st.dates(date(2018, 1, 1), date(2028, 1, 1)),
        "initial_months": MONTHS,
        "renewal": st.sampled_from(["tacit", "express", "none", "open-ended", "school-year"]),
        "renewal_months": st.none() | st.integers(0, 40),
        "max_renewals": st.none() | st.integers(0, 3),
        "notice": st.none() | st.integers(0, 14),
        "notice_unit": st.sampled_from(["months", "weeks", "days", "calendar_months", None]),
        "notice_before": st.sampled_from([None, None, "07-01", "02-29"]),
        "explicit_end": st.none() | DAYS,
        "explicit_notice": st.none() | DAYS,
        "early_exit": st.booleans(),
        "cannot_end": st.booleans(),
        "option_months": st.none() | st.integers(1, 24),
        "options": st.none() | st.integers(0, 2),
        "proration": st.sampled_from(["months", "days"]),
        "index_rule": st.sampled_from(["none", "january"]),
        "invoice_months": st.sampled_from([None, 1, 3]),
        "invoice_arrears": st.booleans(),
        "decisions": DECISIONS,
    }
)
PLAIN: dict[str, Any] = {
    "id": 1, "number": "C", "name": "C", "supplier": None, "type": None, "site": None, "cost_row": "devices",
    "cancelled": None, "ended": None, "financing": None,
}  # fmt: skip


def board(values: dict[str, Any], price: int) -> tuple[Contracts, ContractRow]:
    row = ContractRow(**{**PLAIN, **values})
    prices = (PriceRow(1, 1, "x", "fixed", price, 3, 12, None, None, None, None),)
    nothing: Any = {}
    books = Books(
        Policies("NL", {}), nothing, nothing, nothing, nothing, (), {1: row}, prices, (), (), (), (), (), (), ()
    )  # fmt: skip
    return Contracts(books, Counts(books)), row


def told(problem: InputError | RefusedError) -> None:
    """Hold that a problem is a whole sentence."""
    assert str(problem).endswith(".")


@given(ROWS, DAYS, st.integers(0, 10**8))
def test_it_reckons_or_says_why_not(values: dict[str, Any], on: date, price: int) -> None:
    contracts, row = board(values, price)
    try:
        bound = obligations.obligation(row, on)
        listed = contract_timeline.line(contracts, row, on)
    except InputError as problem:
        event("refused")
        told(problem)
        return
    assert (
        bound.committed is None
        or bound.last is None
        or bound.committed <= bound.last
        or bound.committed <= on
    )
    terms = [one for one in listed if one.kind not in {"possible", "agree"}]
    for one, other in pairwise(terms):
        assert one.last is not None
        assert other.first == one.last + timedelta(days=1)
    assert sum(one.state == "running" for one in terms) <= 1
    for one in listed:
        assert one.committed is None or 0 <= one.committed <= (one.cost or 0)
        assert one.advisory is None or (one.notice_by is not None and one.advisory <= one.notice_by)


@given(ROWS, DAYS, st.integers(0, 10**8))
def test_years_of_any_kind_and_natures_come_to_the_same(values: dict[str, Any], on: date, price: int) -> None:
    contracts, row = board(values, price)
    first, last = date(2018, 1, 1), date(2034, 12, 31)
    whole = contracts.cost(row, first, last, on)
    assert total(contracts.lines((first, last), on)) == whole
    years = [(date(year, 1, 1), date(year, 12, 31)) for year in range(2018, 2035)]
    assert sum(total(contracts.lines(year, on)) for year in years) == whole
    assert all(line.amount >= 0 for year in years for line in contracts.lines(year, on))


@given(ROWS, st.integers(0, 10**8))
def test_invoices_are_what_it_costs(values: dict[str, Any], price: int) -> None:
    on = date(2035, 1, 1)
    contracts, row = board(values, price)
    try:
        end = obligations.obligation(row, on).last
    except InputError:
        return
    assume(end is not None and end < date(2040, 1, 1))
    listed = invoices(row, contracts.courses(row, on, "in"), date(2018, 1, 1), date(2041, 1, 1))
    assert sum(one.amount for one in listed) == contracts.cost(
        row, date(2018, 1, 1), date(2041, 1, 1), on, "in"
    )
    assert [one.on for one in listed] == sorted({one.on for one in listed})


@given(ROWS, DAYS, st.sampled_from(["renew", "renegotiate", "cancel", "option"]), st.none() | DAYS)
def test_a_decision_is_taken_or_refused_with_a_sentence(
    values: dict[str, Any], on: date, decision: str, letter: date | None
) -> None:
    _contracts, row = board(values, 1)
    try:
        end = contract_work.about(row, Choice(decision, on, letter=letter))
    except (InputError, RefusedError) as problem:
        event("refused")
        told(problem)
        return
    decided = DecisionRow(99, 1, on, decision, end, None, letter, None, None)
    after = row._replace(decisions=(*(one for one in row.decisions if one.date <= on), decided))
    before, then = obligations.final(row, on), obligations.final(after, on)
    if decision == "cancel":
        assert then is not None
        assert end is None or then >= min(end, before or end)
    elif decision in {"renew", "option"}:
        assert then is None or before is None or then >= before
