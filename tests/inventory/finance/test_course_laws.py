"""The laws of a lot's course, whatever its amounts, method, convention and what happened to it."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from inventory.errors import InputError
from inventory.finance import course_report, depreciation
from inventory.finance.calendar import CALENDAR, DAY, SCHOOL, BookYear
from inventory.finance.course import Course, Happening
from inventory.finance.lot import Method
from tests.inventory.finance.test_laws import lots

if TYPE_CHECKING:
    from inventory.finance.course_piece import Kind
    from inventory.finance.lot import Lot

FLANDERS = BookYear("school", 9)
FAR = date(2080, 12, 31)
KINDS: tuple[Kind, ...] = ("term", "value", "addition", "residual", "split", "transfer", "disposal", "loss")


@st.composite
def happenings(draw: st.DrawFn, start: date, quantity: int) -> list[Happening]:
    """Return what can be tried on a lot; not all of it can be."""
    found, on = [], start
    for number in range(1, draw(st.integers(0, 5)) + 1):
        on += timedelta(days=draw(st.integers(0, 400)))
        kind = draw(st.sampled_from(KINDS))
        part = draw(st.none() | st.integers(1, quantity))
        found.append(
            Happening(
                on, kind, draw(st.sampled_from([1, 1, 1, 2])), part,
                amount=draw(st.integers(0, 10**7)) if kind in {"value", "addition"} else None,
                months=draw(st.integers(150, 300)) if kind in {"term", "value", "addition"} else None,
                residual=draw(st.integers(0, 1000)) if kind in {"residual", "value"} else None,
                proceeds=draw(st.integers(0, 10**6)) if kind in {"disposal", "loss"} else 0,
                site=draw(st.integers(1, 3)) if kind == "transfer" else None,
                into=2 if kind == "split" else None, number=number, charged=draw(st.booleans()),
            )
        )  # fmt: skip
    return found


@st.composite
def courses(draw: st.DrawFn) -> Course:
    lot, quantity = draw(lots()), draw(st.integers(1, 40))
    grant = draw(st.just(0) | st.integers(1, 10**6))
    found: list[Happening] = []
    for one in draw(happenings(lot.start, quantity)):
        try:
            Course(lot, quantity, 1, 1, [*found, one], grant)
        except InputError:
            continue
        found.append(one)
    return Course(lot, quantity, 1, 1, found, grant)


def total(course: Course, book: BookYear) -> int:
    years = range(2010, 2081)
    return sum(course.charge(book.first(year), book.last(year)) for year in years)


@given(courses())
def test_sums_are_exact_for_any_kind_of_year(course: Course) -> None:
    whole = course.charge(date(2010, 1, 1), FAR)
    assert total(course, CALENDAR) == whole
    first, last = date(2010, 9, 1), SCHOOL.last(2079)
    assert total(course, SCHOOL) == course.charge(date(2010, 8, 1), SCHOOL.last(2080))
    assert total(course, FLANDERS) == course.charge(first, FLANDERS.last(2080))
    assert course.at(last)[0] - course.root.opening == course.charge(date(2010, 1, 1), last)


@given(courses(), st.integers(-60, 9000))
def test_what_was_paid_is_charged_left_or_in_the_books(course: Course, days: int) -> None:
    on = course.root.start + timedelta(days=days)
    done, book = course.at(on)
    jumps = sum(one.amount for one in course.value_changes(date(1990, 1, 1), on))
    gone = sum(one.proceeds - one.result for one in course.results(date(1990, 1, 1), on))
    paid = course.root.cost if on >= course.root.start else 0
    assert done + book + gone == paid + jumps
    assert book >= 0


@given(courses())
def test_everything_is_charged_in_the_end(course: Course) -> None:
    assume(course.root.plan.method is not Method.DECLINING)
    _done, book = course.at(FAR)
    last = [one.track.segments[-1] for one in course.pieces if one.here]
    # A residual value may be a cent above the book value, by the rounding of a split lot; no more than that value is left.
    assert book == sum(min(one.residual, one.value) for one in last)


@given(courses())
def test_lots_and_sites_add_up_to_the_family(course: Course) -> None:
    for first, last in ((date(2015, 1, 1), date(2022, 7, 31)), (date(2022, 8, 1), FAR)):
        parts = course.charges(first, last)
        assert sum(amount for _lot, _site, amount in parts) == course.charge(first, last)
        for lot, site, amount in parts:
            assert amount == course.charge(first, last, lot, site)
    assert sum(course.cost(lot) for lot in course.lots) == course.root.cost
    ends = sum(course.quantity(FAR, lot) for lot in course.lots)
    assert ends == course.quantity(FAR)


@given(courses())
def test_a_schedule_is_the_charges_and_follows_from_row_to_row(course: Course) -> None:
    for lot in (None, *course.lots):
        for book in (CALENDAR, SCHOOL):
            rows = course_report.schedule(course, book, lot)
            for before, row in pairwise(rows):
                worth = before.book_value - row.depreciation + row.value_change - row.disposed + row.moved
                assert row.book_value == worth
                assert row.first == before.last + DAY
            for row in rows:
                assert row.depreciation == course.charge(row.first, row.last, lot)
    assert sum(row.depreciation for row in course_report.schedule(course)) == course.charge(
        date(2010, 1, 1), FAR
    )


@given(courses(), st.integers(1, 40), st.integers(0, 3000), st.booleans())
def test_a_cut_keeps_the_total_then_and_over_the_life(
    course: Course, part: int, days: int, split: bool
) -> None:
    """Only what happens before and at the cut: what happens later is shared out anew."""
    last = max([course.root.start, *(one.on for one in course.happenings)])
    on = last + timedelta(days=days)
    kind = Happening(on, "split", 1, part, into=9, number=99)
    if not split:
        kind = Happening(on, "transfer", 1, part, site=8, number=99)
    try:
        cut = _again(course, kind)
    except InputError:
        return
    before = course.clock.opens(on) - DAY
    assert cut.at(before) == course.at(before)
    pieces = len(cut.pieces)
    for day in (on, on + timedelta(days=500)):
        assert abs(cut.at(day)[1] - course.at(day)[1]) <= pieces
    if course.root.plan.method is not Method.DECLINING:
        assert cut.at(FAR) == course.at(FAR)
    assert cut.cost() == course.cost()


def _again(course: Course, more: Happening) -> Course:
    return Course(course.root, course.bought, 1, 1, [*course.happenings, more])


@given(courses(), st.integers(0, 2000))
def test_a_transfer_of_all_changes_no_figure(course: Course, days: int) -> None:
    last = max([course.root.start, *(one.on for one in course.happenings)])
    on = last + timedelta(days=days)
    try:
        moved = _again(course, Happening(on, "transfer", 1, site=9, number=99))
    except InputError:
        return
    assert course_report.schedule(moved) == course_report.schedule(course)
    assert moved.at(on) == course.at(on)
    assert sum(one.quantity for one in moved.mine(1, 9) if one.here) == sum(
        one.quantity for one in course.mine(1) if one.here
    )


@given(courses())
def test_taking_the_last_one_back_gives_the_old_figures(course: Course) -> None:
    assume(course.happenings)
    old = Course(course.root, course.bought, 1, 1, course.happenings[:-1])
    again = Course(course.root, course.bought, 1, 1, reversed(course.happenings))
    assert [again.at(date(year, 12, 31)) for year in range(2015, 2040)] == [
        course.at(date(year, 12, 31)) for year in range(2015, 2040)
    ]
    then = course.clock.opens(course.happenings[-1].on) - DAY
    assert old.at(then) == course.at(then)


@given(courses())
def test_a_contribution_is_released_to_the_cent(course: Course) -> None:
    grant = course.pieces[0].grant
    assume(grant is not None and course.root.plan.method is not Method.DECLINING)
    assert grant is not None
    whole = grant.segments[0].value
    assert course.released(date(2010, 1, 1), FAR) == whole


@settings(max_examples=60)
@given(lots())
def test_a_lot_to_which_nothing_happens_is_its_life(lot: Lot) -> None:
    course = Course(lot, 5, None, 1)
    assert course_report.schedule(course) == depreciation.schedule(lot)
