"""What happens to a lot: parts that leave, move or are split off, and the sentence for what cannot be."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from inventory.errors import InputError
from inventory.finance import course_report, depreciation
from inventory.finance.calendar import SCHOOL
from inventory.finance.course import Course, Happening
from inventory.finance.lot import Convention, Disposal, Lot, Method, Plan

if TYPE_CHECKING:
    from inventory.finance.course_piece import Kind

START = date(2024, 1, 1)
LOT = Lot(4_800_00, START, Plan(48))
"""Ten pieces of 480.00: 10.00 a month each."""


def course(*happenings: Happening, lot: Lot = LOT, quantity: int = 10, grant: int = 0) -> Course:
    return Course(lot, quantity, 1, 7, happenings, grant)


def what(kind: Kind, on: date = date(2025, 1, 1), **values: Any) -> Happening:
    return Happening(on, kind, values.pop("lot", 7), **values)


def test_a_lot_to_which_nothing_happens_is_its_life() -> None:
    found = course()
    assert course_report.schedule(found) == depreciation.schedule(LOT)
    assert course_report.schedule(found, SCHOOL) == depreciation.schedule(LOT, SCHOOL)
    assert found.at(date(2024, 12, 31)) == (120000, 360000)
    assert course_report.explain(found, on=START) == "lineair, 48 mnd, vanaf maand van ingebruikname"


def test_a_part_that_is_sold_leaves_with_its_book_value() -> None:
    found = course(what("disposal", date(2025, 3, 20), quantity=4, proceeds=90000))
    assert found.results(START, date(2030, 1, 1))[0][:6] == (
        date(2025, 3, 20),
        90000,
        -42000,
        4,
        7,
        "disposal",
    )
    assert found.quantity(date(2025, 3, 19)) == 10
    assert found.quantity(date(2025, 3, 20)) == 6
    assert found.at(date(2025, 12, 31)) == (120000 + 30000 + 6 * 9000, 6 * 24000)
    rows = course_report.schedule(found)
    assert [(row.depreciation, row.book_value, row.disposed) for row in rows] == [
        (120000, 360000, 0), (84000, 144000, 132000), (72000, 72000, 0), (72000, 0, 0),
    ]  # fmt: skip
    assert course_report.json_of(found)[-1] == {
        "disposed": "2025-03-20", "quantity": "4", "proceeds": "900.00", "result": "-420.00",
    }  # fmt: skip


def test_the_month_of_a_disposal_may_be_free() -> None:
    found = course(what("loss", date(2025, 3, 20), quantity=4, charged=False))
    assert found.results(START, date(2030, 1, 1))[0].result == -4 * 34000


def test_a_disposal_of_all_is_that_of_the_lot() -> None:
    on = date(2026, 5, 9)
    whole = replace(LOT, disposal=Disposal(on, 5000))
    found = course(what("disposal", on, proceeds=5000))
    assert course_report.schedule(found) == depreciation.schedule(whole)
    assert found.gone(on)
    assert found.at(on)[1] == 0
    assert [one.result for one in found.results(on, on)] == [depreciation.disposal_result(whole).result]  # type: ignore[union-attr]


def test_a_transfer_splits_the_charge_at_its_month_and_changes_no_total() -> None:
    found = course(what("transfer", date(2025, 5, 15), site=2))
    assert found.charges(date(2025, 1, 1), date(2025, 12, 31)) == [(7, 1, 40000), (7, 2, 80000)]
    assert found.quantity(date(2025, 5, 14), site=1) == found.quantity(date(2025, 5, 15), site=2) == 10
    assert course_report.schedule(found) == depreciation.schedule(LOT)
    assert "segment" not in course_report.explain(found)


def test_some_go_to_another_school_and_some_of_those_to_a_third() -> None:
    found = course(
        what("transfer", quantity=6, site=2, number=1), what("transfer", date(2026, 1, 1), quantity=3, site=3)
    )
    day = date(2026, 6, 30)
    assert [found.quantity(day, site=site) for site in (1, 2, 3)] == [1, 6, 3]
    assert found.charge(date(2026, 1, 1), date(2026, 12, 31), site=3) == 3 * 12000


def test_a_split_by_quantity_makes_another_lot() -> None:
    found = course(
        what("split", quantity=3, into=8),
        what("term", date(2026, 1, 1), lot=8, months=60),
        what("disposal", date(2026, 7, 1), lot=8, quantity=1, proceeds=100),
    )
    assert found.lots == (7, 8)
    assert (found.cost(7), found.cost(8), found.cost()) == (7 * 48000, 3 * 48000, 480000)
    assert found.quantity(date(2026, 12, 31), 8) == 2
    assert [row.moved for row in course_report.schedule(found, lot_id=7)] == [0, -108000, 0, 0]
    mine = course_report.schedule(found, lot_id=8)
    assert (mine[0].moved, mine[0].book_value, mine[-1].last.year) == (108000, 72000, 2028)
    assert course_report.explain(found, 8, date(2025, 6, 1)).endswith(
        "segment 2 van 4: 3 stuks afgesplitst vanaf 01-01-2025"
    )
    assert "segment 3 van 4: termijn 60 mnd in totaal vanaf 01-01-2026" in course_report.explain(
        found, 8, date(2026, 6, 1)
    )


def test_a_split_by_amount_takes_that_cost() -> None:
    cabling = Lot(3_850_000, START, Plan(180))
    found = course(what("split", amount=1_000_000, into=8), lot=cabling, quantity=1)
    assert (found.cost(7), found.cost(8)) == (2_850_000, 1_000_000)
    assert found.at(date(2100, 1, 1)) == (3_850_000, 0)
    some = course(what("split", amount=100000, quantity=1, into=8))
    assert (some.cost(8), some.quantity(date(2026, 1, 1), 8)) == (100000, 1)


def test_an_impairment_and_an_addition_are_told_apart() -> None:
    found = course(what("value", amount=300000, number=1), what("addition", amount=36000, number=2))
    jumps = found.value_changes(START, date(2030, 1, 1))
    assert [(one.kind, one.amount) for one in jumps] == [("value", -60000), ("addition", 36000)]
    assert found.charge(date(2025, 1, 1), date(2025, 12, 31)) == 112000
    assert found.at(date(2027, 12, 31))[1] == 0


def test_happenings_of_a_day_count_in_the_order_of_their_number() -> None:
    more = what("addition", amount=60000, number=1)
    less = what("value", amount=180000, number=2)
    late = course(less, more)
    assert late.at(date(2025, 1, 31))[1] == 175000
    other = course(less._replace(number=1), more._replace(number=2))
    assert other.at(date(2025, 1, 31))[1] == 233333


def test_two_changes_of_a_month_count_together() -> None:
    """Alone, the new book value would be below the residual value."""
    found = course(
        what("value", date(2025, 1, 10), amount=1000), what("residual", date(2025, 1, 20), residual=500),
        lot=replace(LOT, residual=48000),
    )  # fmt: skip
    assert found.at(date(2030, 1, 1))[1] == 500
    assert len(found.pieces[0].track.segments) == 2


def test_a_contribution_is_released_with_the_depreciation_and_at_a_disposal() -> None:
    found = course(what("disposal", quantity=5), grant=96000)
    assert found.released(date(2024, 1, 1), date(2024, 12, 31)) == 24000
    assert found.results(START, date(2025, 1, 1))[0].released == 35000
    assert found.released(START, date(2030, 1, 1)) == 96000


def test_a_cut_carries_a_curve_on() -> None:
    """Sum of digits begins anew after a change of the book value, and not after a part has left."""
    digits = replace(LOT, plan=Plan(48, Method.SUM_OF_DIGITS))
    found = course(what("split", date(2025, 6, 1), quantity=5, into=8), lot=digits)
    assert [row.depreciation for row in course_report.schedule(found)] == [192000, 144000, 96000, 48000]


def test_a_manual_schedule_goes_on_until_its_term_changes() -> None:
    manual = replace(LOT, plan=Plan(48, Method.MANUAL, parts=(40, 30, 20, 10)))
    years = [row.depreciation for row in depreciation.schedule(manual)]
    assert years == [192000, 144000, 96000, 48000]
    added = course(what("addition", amount=60000), lot=manual)
    assert [row.depreciation for row in course_report.schedule(added)] == [192000, 174000, 116000, 58000]
    longer = course(what("term", months=60), lot=manual)
    assert [row.depreciation for row in course_report.schedule(longer)] == [
        192000,
        72000,
        72000,
        72000,
        72000,
    ]
    assert course_report.explain(longer, on=START).startswith("eigen schema 40/30/20/10, 48 mnd")


def test_a_transfer_takes_from_the_site_that_is_named() -> None:
    first = what("transfer", quantity=6, site=2, number=1)
    from_any = course(first, what("transfer", date(2026, 1, 1), quantity=3, site=3, number=2))
    named = course(first, what("transfer", date(2026, 1, 1), quantity=3, site=3, origin=2, number=2))
    on = date(2026, 1, 1)
    assert [from_any.quantity(on, site=site) for site in (1, 2, 3)] == [1, 6, 3]
    assert [named.quantity(on, site=site) for site in (1, 2, 3)] == [4, 3, 3]
    assert named.at(on) == from_any.at(on)
    with pytest.raises(InputError, match="vestiging"):
        course(first, what("transfer", date(2026, 1, 1), site=3, origin=5, number=2))


def test_by_the_day_a_transfer_counts_from_its_own_day() -> None:
    days = Lot(73100, START, Plan(24, convention=Convention.DAYS))
    found = course(what("transfer", date(2024, 1, 11), site=2), lot=days)
    assert found.charges(START, date(2024, 1, 31)) == [(7, 1, 1000), (7, 2, 2100)]


def test_an_opening_balance_stays_what_it_is_through_a_split() -> None:
    opened = replace(LOT, opening=100000, opening_on=date(2024, 12, 31))
    found = course(what("split", date(2025, 2, 1), quantity=1, into=8), lot=opened)
    assert found.at(START) == (100000, 380000)
    assert found.at(date(2028, 1, 1)) == (480000, 0)
    assert course_report.schedule(found, lot_id=7)[0].first == date(2025, 1, 1)


WRONG: dict[str, tuple[Happening, ...]] = {
    "more than is left": (what("disposal", quantity=6), what("disposal", date(2026, 1, 1), quantity=5)),
    "before first use": (what("transfer", date(2023, 12, 31), site=2),),
    "after all is gone": (what("loss"), what("value", date(2026, 1, 1), amount=1)),
    "residual above cost": (what("residual", residual=900000),),
    "term of nothing": (what("term", months=0),),
    "term already over": (what("term", date(2026, 1, 1), months=12),),
    "year 20226": (what("transfer", date(2826, 1, 1), site=2),),
    "negative quantity": (what("disposal", quantity=-1),),
    "negative proceeds": (what("disposal", proceeds=-1),),
    "transfer to where it is": (what("transfer", site=1),),
    "transfer to nowhere": (what("transfer"),),
    "nothing at that site": (what("disposal", site=3),),
    "split into itself": (what("split", quantity=1, into=7),),
    "split into nothing": (what("split", quantity=1),),
    "split of all": (what("split", quantity=10, into=8),),
    "split of nothing in particular": (what("split", into=8),),
    "split of more than it cost": (what("split", amount=480000, quantity=1, into=8),),
    "split by amount without a quantity": (what("split", amount=1000, into=8),),
    "split by amount of a lot in parts": (what("transfer", quantity=3, site=2), what("split", date(2025, 2, 1), amount=1000, quantity=1, into=8)),
    "not yet split off": (what("disposal", date(2024, 5, 1), lot=8), what("split", quantity=1, into=8)),
    "a new value of nothing": (what("value"),),
    "an addition of nothing": (what("addition"),),
    "a new term of nothing": (what("term"),),
    "a residual value of nothing": (what("residual"),),
}  # fmt: skip


@pytest.mark.parametrize("happenings", WRONG.values(), ids=WRONG.keys())
def test_what_cannot_be_is_refused_with_a_sentence(happenings: tuple[Happening, ...]) -> None:
    with pytest.raises(InputError) as error:
        course(*happenings)
    assert error.value.message.endswith(".")
    assert error.value.hint == "" or error.value.hint.endswith(".")


def test_a_lot_of_nothing_is_refused() -> None:
    with pytest.raises(InputError):
        course(quantity=0)
