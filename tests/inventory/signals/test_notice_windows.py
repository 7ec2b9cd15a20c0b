"""Notice windows twenty years long, held against a reckoning that walks the calendar day by day and shares no code."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

import pytest

from inventory.signals.board import Board
from inventory.signals.contract_rules import notice_near, notice_passed
from tests.inventory.signals import changing
from tests.inventory.signals.perfect_board import ON

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inventory.signals.finding import Found
    from inventory.store.database import Database

DAY = dt.timedelta(1)
YEAR = 12
FIRST, LAST = ON.replace(year=ON.year - 10), ON.replace(year=ON.year + 10)
WARNING = 90
STRIDE = 61
"""Days between those that are looked at besides the days around every deadline and end of a term."""


class Paper(NamedTuple):
    """A contract as it is written: months of its terms, and the notice as a count with a unit or as a day of the year."""

    start: dt.date
    initial: int
    renewal: int
    notice: int = 0
    unit: str = "months"
    before: str = ""
    kind: str = "tacit"
    most: int | None = None


PAPERS = (
    Paper(dt.date(2016, 8, 1), 12, 12, 3),
    Paper(dt.date(2016, 1, 31), 1, 1, 1),
    Paper(dt.date(2016, 2, 29), 12, 12, 1),
    Paper(dt.date(2015, 11, 30), 3, 3, 1),
    Paper(dt.date(2015, 8, 31), 13, 6, 2),
    Paper(dt.date(2017, 3, 31), 36, 12, 6),
    Paper(dt.date(2016, 2, 28), 24, 1, 3),
    Paper(dt.date(2014, 12, 31), 12, 12, 8, "weeks"),
    Paper(dt.date(2015, 3, 1), 12, 12, 90, "days"),
    Paper(dt.date(2015, 3, 1), 12, 12, 0, "days"),
    Paper(dt.date(2015, 5, 15), 12, 12, 1, "calendar_months"),
    Paper(dt.date(2015, 8, 1), 12, 12, before="07-01"),
    Paper(dt.date(2015, 3, 1), 12, 12, before="02-29"),
    Paper(dt.date(2015, 7, 1), 12, 12, before="01-01"),
    Paper(dt.date(2020, 8, 1), 12, 12, 3, most=4),
    Paper(dt.date(2019, 12, 31), 60, 12, 2, kind="express"),
    Paper(dt.date(2022, 2, 28), 24, 12, before="03-01", kind="express"),
    Paper(dt.date(2030, 2, 28), 12, 12, 1),
)


def after(day: dt.date, months: int) -> dt.date:
    """Return the day so many months later by turning the leaves one by one; a day that a month lacks is its last."""
    year, month = day.year, day.month
    for _leaf in range(months):
        year, month = (year + 1, 1) if month == YEAR else (year, month + 1)
    return dt.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def deadline(paper: Paper, begin: dt.date) -> dt.date:
    """Return the last day of notice before a term begins, by walking back from that day."""
    day = begin - DAY
    if paper.before:
        wanted = (int(paper.before[:2]), int(paper.before[3:]))
        while not _eve(day, wanted):
            day -= DAY
        return day
    if paper.unit in {"weeks", "days"}:
        for _gone in range(paper.notice * (7 if paper.unit == "weeks" else 1)):
            day -= DAY
        return day
    return _months_back(paper, begin)


def _months_back(paper: Paper, begin: dt.date) -> dt.date:
    """Walk back until so many months have begun to pass, on the day of the month that the term begins on."""
    day, months, whole = begin, 0, paper.unit == "calendar_months"
    while True:
        wanted = 1 if whole else min(begin.day, calendar.monthrange(day.year, day.month)[1])
        if months == paper.notice and day.day == wanted:
            return day - DAY
        months += day.day == 1
        day -= DAY


def _eve(day: dt.date, wanted: tuple[int, int]) -> bool:
    """Return whether the next day is the first of its year on or after a day of the year."""
    other = day + DAY
    reached = (other.month, other.day) >= wanted
    return reached and (other.year != day.year or (day.month, day.day) < wanted)


class Course(NamedTuple):
    """Terms of a contract: first day, first day of the next, and last day of notice; None where it ends anyway."""

    terms: list[tuple[dt.date, dt.date, dt.date | None]]


def course(paper: Paper) -> Course:
    """Return the terms up to three years after the last day that is looked at."""
    terms, begin, number = [], paper.start, 0
    while begin < LAST + dt.timedelta(1100):
        following = after(paper.start, paper.initial + number * paper.renewal)
        last = paper.most is not None and number >= paper.most
        terms.append((begin, following, None if last else deadline(paper, following)))
        if last or paper.kind == "express":
            break
        begin, number = following, number + 1
    return Course(terms)


def near(paper: Paper, terms: Course, on: dt.date) -> dt.date | None:
    """Return the day that CON-001 must name on a day, None when it must say nothing."""
    if paper.kind == "express":
        _begin, following, decide = terms.terms[0]
        by = decide if decide is not None and decide >= on else following - DAY
    else:
        by = next((day for _b, _n, day in terms.terms if day is not None and day >= on), dt.date.max)
        over = [following for _b, following, day in terms.terms if day is None]
        if over and on >= over[0]:
            by = dt.date.max
    return by if on <= by <= on + dt.timedelta(WARNING) else None


def passed(paper: Paper, terms: Course, on: dt.date) -> list[dt.date | None]:
    """Return the next day of notice that CON-002 must name on a day (None: there is none), nothing when it must be silent."""
    if paper.kind == "express":
        return []
    for begin, following, day in terms.terms:
        if begin <= on < following and day is not None and begin <= day < on:
            return [next((it for _b, _n, it in terms.terms if it is not None and it >= on), None)]
    return []


def looked_at(terms: Course) -> list[dt.date]:
    """Return the days around every turn of a contract, and some between, within twenty years."""
    turns = [day for begin, following, last in terms.terms for day in (begin, following, last) if day]
    near_days = {turn + step * DAY for turn in turns for step in (-91, -90, -89, -1, 0, 1)}
    between = {FIRST + number * STRIDE * DAY for number in range((LAST - FIRST).days // STRIDE)}
    return sorted(day for day in near_days | between if FIRST <= day <= LAST)


def found(board: Board, on: dt.date, rule: str) -> Iterator[Found]:
    """Return what a rule finds on another day of a board that was read."""
    other = Board(board.connection, on)
    other.__dict__["books"] = board.books
    yield from (notice_near if rule == "CON-001" else notice_passed)(other)


@pytest.fixture(scope="module")
def board(perfect: Database) -> Iterator[Board]:
    """Give a board with the contracts only."""
    with changing.trying(perfect) as connection:
        connection.exec_driver_sql(f"UPDATE contract SET archived = '{changing.ARCHIVED}'")
        for number, paper in enumerate(PAPERS):
            said = {"number": f"N-{number}", "name": "x", "start": paper.start, "renewal": paper.kind}
            terms = {
                "initial_months": paper.initial,
                "renewal_months": paper.renewal,
                "notice_unit": paper.unit,
            }
            notice = {"notice_before": paper.before} if paper.before else {"notice": paper.notice}
            most = {} if paper.most is None else {"max_renewals": paper.most}
            changing.add(connection, "contract", {**said, **terms, **notice, **most})
        yield Board(connection, ON)


@pytest.mark.parametrize("number", range(len(PAPERS)))
def test_notice_windows(board: Board, number: int) -> None:
    paper = PAPERS[number]
    key, terms = f"N-{number}", course(paper)
    one = next(row.id for row in board.contracts if row.number == key)
    alone = Board(board.connection, ON)
    alone.__dict__["books"] = replace(board.books, contracts={one: board.books.contracts[one]})
    for on in looked_at(terms):
        told = {
            rule: [(it.status, it.due) for it in found(alone, on, rule)] for rule in ("CON-001", "CON-002")
        }
        by, again = near(paper, terms, on), passed(paper, terms, on)
        assert (on, told["CON-001"]) == (on, [("finding", by)] if by else [])
        assert (on, told["CON-002"]) == (on, [("finding", day) for day in again])
