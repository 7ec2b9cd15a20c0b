from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from importers.values import Hints, Problem, column_reader

if TYPE_CHECKING:
    from collections.abc import Callable

MONTHS = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
]
SHORT = ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"]
ENGLISH = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


def read(cell: Any, *others: Any, hints: Hints | None = None, kind: str = "date") -> Any:
    return column_reader(kind, [cell, *others], hints or Hints()).read(cell)


def doubtful(cell: Any, *others: Any, hints: Hints | None = None) -> bool:
    found = read(cell, *others, hints=hints)
    return isinstance(found, Problem) and "2026-02-01" in found.reason and "2026-01-02" in found.reason


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("31-12-2026", "2026-12-31"),
        ("31/12/2026", "2026-12-31"),
        ("31.12.2026", "2026-12-31"),
        ("12/31/2026", "2026-12-31"),
        ("2026-12-31", "2026-12-31"),
        ("2026/12/31", "2026-12-31"),
        ("2026-12-31T10:11:12", "2026-12-31"),
        ("2026-12-31T23:30:00Z", "2027-01-01"),
        ("2026-08-03T22:00:00.000Z", "2026-08-04"),
        ("2026-12-31 23:30:00+02:00", "2026-12-31"),
        ("2011-08-15T07:00:00Z", "2011-08-15"),
        ("3 maart 2026", "2026-03-03"),
        ("1 mei 2026", "2026-05-01"),
        ("3 mrt. 2026", "2026-03-03"),
        ("3-mrt-26", "2026-03-03"),
        ("vr 3 apr. 2026", "2026-04-03"),
        ("3e maart 2026", "2026-03-03"),
        ("Sep 3, 2025", "2025-09-03"),
        ("September 3rd 2025", "2025-09-03"),
        ("Friday, April 3, 2026", "2026-04-03"),
        ("1/14/2026 3:05:00 PM", "2026-01-14"),
        ("31-12-2026 00:00", "2026-12-31"),
        ("20260803", "2026-08-03"),
        ("1-1-'26", "2026-01-01"),
        ("31-12-49", "2049-12-31"),
        ("31-12-50", "1950-12-31"),
        ("01-02-2026", "2026-02-01"),
        ("3/3/2026", "2026-03-03"),
        (20260803, "2026-08-03"),
        (46000, "2025-12-09"),
        (46000.5, "2025-12-09"),
        (dt.datetime.fromisoformat("2026-01-02T03:00"), "2026-01-02"),
        (dt.date(2026, 1, 2), "2026-01-02"),
    ],
)
def test_date(cell: Any, day: str) -> None:
    assert read(cell) == dt.date.fromisoformat(day)


@pytest.mark.parametrize(
    "cell",
    [
        "31-02-2026",
        "13/13/2026",
        "0000-00-00",
        "9999-12-31",
        "31-12-1949",
        "01-01-2101",
        "2026",
        2026,
        "maart 2026",
        "12.50",
        "12:00",
        "3 foo 2026",
        "46000",
        "1/14/2026 13:05 PM",
        "2026-01-01T25:00:00",
        "2026-01-01T10:00:00+99:00",
        "soon",
        True,
        float("inf"),
        float("nan"),
        -5,
        1e300,
        dt.date(1900, 1, 1),
        dt.time(3, 4),
    ],
)
def test_date_refused(cell: Any) -> None:
    found = read(cell)
    assert isinstance(found, Problem)
    assert found.value is cell


def test_empty_cells_have_no_date() -> None:
    assert [read(cell) for cell in ("", "  ", "-", "n.v.t.")] == [None] * 4


def test_the_column_decides_on_the_order() -> None:
    assert read("1/2/2026", "13/1/2026") == dt.date(2026, 2, 1)
    assert read("1/2/2026", "1/13/2026 3:00 PM") == dt.date(2026, 1, 2)
    assert read("1-2-2026", "1-13-2026") == dt.date(2026, 1, 2)
    assert column_reader("date", ["1/13/2026"]).order == "mdy"


def test_an_open_order_is_reported() -> None:
    assert doubtful("1/2/2026", "3/4/2026")
    assert doubtful("1/2/2026", "13/1/2026", "1/13/2026")
    assert doubtful("1-2-2026", "13-1-2026", "1-13-2026")
    assert column_reader("date", ["13/1/2026", "1/13/2026"]).order == ""


def test_a_profile_decides_what_the_column_leaves_open() -> None:
    american = Hints(order="mdy")
    assert read("1/2/2026", hints=american) == dt.date(2026, 1, 2)
    assert read("1/2/2026", "13/1/2026", hints=american) == dt.date(2026, 2, 1)


def test_days_of_1904_and_the_pivot() -> None:
    assert read(44538, hints=Hints(epoch_1904=True)) == dt.date(2025, 12, 9)
    assert read("1-1-60", hints=Hints(pivot=70)) == dt.date(2060, 1, 1)


@pytest.mark.parametrize(
    ("cell", "moment"),
    [
        ("2026-08-03T22:00:00Z", "2026-08-03T22:00:00"),
        ("2026-08-03T22:00:00.123+0200", "2026-08-03T20:00:00"),
        ("2026-08-03 12:00", "2026-08-03T10:00:00"),
        ("3-1-2026 12:00:05", "2026-01-03T11:00:05"),
        ("3-8-2026", "2026-08-02T22:00:00"),
        ("8/31/2026 12:05 AM", "2026-08-30T22:05:00"),
        (46000.5, "2025-12-09T11:00:00"),
    ],
)
def test_moment_in_utc(cell: Any, moment: str) -> None:
    assert read(cell, kind="moment") == dt.datetime.fromisoformat(moment)


DAYS = st.dates(dt.date(1950, 1, 1), dt.date(2100, 12, 31))
FORMS: dict[str, Callable[[dt.date], Any]] = {
    "dmy": lambda d: f"{d:%d-%m-%Y}",
    "iso": lambda d: d.isoformat(),
    "compact": lambda d: f"{d:%Y%m%d}",
    "dutch": lambda d: f"{d.day} {MONTHS[d.month - 1]} {d.year}",
    "short": lambda d: f"{d.day} {SHORT[d.month - 1]}. {d.year}",
    "english": lambda d: f"{ENGLISH[d.month - 1]} {d.day}, {d.year}",
    "moment": lambda d: f"{d.isoformat()}T12:00:00Z",
    "serial": lambda d: (d - dt.date(1899, 12, 30)).days,
}


@given(st.lists(DAYS, min_size=1), st.sampled_from(sorted(FORMS)))
def test_days_come_back_in_each_form(days: list[dt.date], form: str) -> None:
    cells = [FORMS[form](day) for day in days]
    reader = column_reader("date", cells, Hints(order="dmy" if form == "dmy" else ""))
    assert [reader.read(cell) for cell in cells] == days


@given(st.lists(DAYS, min_size=1), st.booleans())
def test_slashes_come_back_or_are_reported(days: list[dt.date], american: bool) -> None:
    cells = [f"{day:%m/%d/%Y}" if american else f"{day:%d/%m/%Y}" for day in days]
    reader = column_reader("date", cells)
    for cell, day in zip(cells, days, strict=True):
        found = reader.read(cell)
        assert found == day or isinstance(found, Problem)
        if any(d.day > 12 for d in days):
            assert found == day
