"""What the screens read of lots: figures, states and totals on a day, the schedule of one, and the files."""

from __future__ import annotations

import csv
import datetime as dt
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from inventory.errors import InputError
from inventory.finance.budget import budget
from inventory.finance.calendar import CALENDAR
from inventory.finance.course_piece import Happening
from inventory.records import get
from inventory.store.work import work
from tests.tui.lots import add_lot, many_lots, number_of
from tui.depreciating import end_of_year, haystack, lots_at, write_lots
from tui.depreciating_closing import close_year
from tui.depreciating_lot import changes_of, lot_at
from tui.widgets.depreciation_columns import summed
from tui.writes import record_event

if TYPE_CHECKING:
    from pathlib import Path

    from inventory.store.database import Database

NEW_YEARS_EVE = dt.date(2026, 12, 31)


def test_every_state_with_its_figures(small: Database) -> None:
    many_lots(small)
    found = {one.code: one for one in lots_at(small, "calendar", NEW_YEARS_EVE).lines}
    assert {code: one.state for code, one in found.items()} == {
        "PO-1": "running",
        "B-LOOPT": "running",
        "C-KOMT": "planned",
        "D-WEG": "disposed",
        "E-KOSTEN": "expense",
        "F-LEASE": "lease",
        "G-ONBEKEND": "unknown",
    }
    running, sold, unknown = found["B-LOOPT"], found["D-WEG"], found["G-ONBEKEND"]
    assert (running.cost, running.charged, running.book_value) == (400_000, 80_000, 240_000)
    assert (sold.charged, sold.book_value, sold.quantity) == (20_000, 0, 0)
    assert (unknown.charged, unknown.book_value) == (None, None)
    assert (found["E-KOSTEN"].charged, found["F-LEASE"].book_value) == (0, 0)


def test_totals_are_the_sums_of_the_lines_and_unknown_is_told(small: Database) -> None:
    many_lots(small)
    shown = lots_at(small, "calendar", NEW_YEARS_EVE)
    charged, book_value = summed(shown.lines)
    # PO-1: 12 of € 349 over 48 months from August 2024: 1047.00 a year, 29 of 48 months by the end of 2026.
    assert charged == 104_700 + 80_000 + 20_000
    assert book_value == 418_800 - 253_025 + 240_000
    assert [text for text in shown.problems if "G-ONBEKEND" in text]


def test_a_lot_is_written_off_from_its_last_month_on(small: Database) -> None:
    add_lot(small, "Z", in_use=dt.date(2025, 1, 10), term_months=12)
    states = {
        on: next(one.state for one in lots_at(small, "calendar", on).lines if one.code == "Z")
        for on in (dt.date(2025, 1, 9), dt.date(2025, 11, 30), dt.date(2025, 12, 1))
    }
    assert list(states.values()) == ["planned", "running", "finished"]


@pytest.mark.parametrize(
    ("kind", "by", "end"),
    [
        ("calendar", 0, dt.date(2026, 12, 31)),
        ("calendar", 1, dt.date(2027, 12, 31)),
        ("school", 0, dt.date(2027, 7, 31)),
        ("school", -1, dt.date(2026, 7, 31)),
    ],
)
def test_the_end_of_a_book_year(small: Database, kind: str, by: int, end: dt.date) -> None:
    assert end_of_year(small, kind, dt.date(2026, 11, 22), by) == end


def test_a_filter_looks_in_all_words(small: Database) -> None:
    many_lots(small)
    lines = {one.code: haystack(one) for one in lots_at(small, "calendar", NEW_YEARS_EVE).lines}
    assert [code for code, text in lines.items() if "linde" in text] == ["B-LOOPT"]
    assert [code for code, text in lines.items() if "afgestoten" in text] == ["D-WEG"]


def test_the_schedule_of_a_lot_by_both_kinds_of_years(small: Database) -> None:
    number = number_of(small, "lot", "code", "PO-1")
    calendar = lot_at(small, number, "calendar", NEW_YEARS_EVE)
    school = lot_at(small, number, "school", NEW_YEARS_EVE)
    assert [row.label for row in calendar.rows] == ["2024", "2025", "2026", "2027", "2028"]
    assert [row.label for row in school.rows] == ["2024-2025", "2025-2026", "2026-2027", "2027-2028"]
    assert sum(row.depreciation for row in calendar.rows) == 418_800
    assert sum(row.depreciation for row in school.rows) == 418_800
    assert calendar.rows[calendar.here].label == "2026"
    assert calendar.explanation == "lineair, 48 mnd, vanaf maand van ingebruikname"


def test_a_lot_that_is_not_depreciated_says_why(small: Database) -> None:
    numbers = many_lots(small)
    said = {code: lot_at(small, number, "calendar", NEW_YEARS_EVE) for code, number in numbers.items()}
    assert "activeringsgrens" in said["E-KOSTEN"].problem
    assert "lease" in said["F-LEASE"].problem
    assert "termijn" in said["G-ONBEKEND"].problem
    assert all(not said[code].rows for code in ("E-KOSTEN", "F-LEASE", "G-ONBEKEND"))
    with pytest.raises(InputError):
        lot_at(small, 10_000, "calendar", NEW_YEARS_EVE)


def test_events_are_told_and_become_changes_of_the_calculator(small: Database) -> None:
    number = add_lot(small, "Z")
    with work(small, "els") as unit:
        event = {"lot": number, "number": 1, "type": "term", "date": dt.date(2027, 1, 1), "months": 72}
        unit.add(get("lot_event"), {**event, "reason": "Gaat langer mee"})
    found = lot_at(small, number, "calendar", dt.date(2028, 1, 1))
    assert [(one.on, one.figures, one.reason) for one in found.events] == [
        (dt.date(2027, 1, 1), "72 mnd", "Gaat langer mee")
    ]
    assert sum(row.depreciation for row in found.rows) == 400_000
    assert found.rows[-1].label == "2030"
    assert "segment 2 van 2" in found.explanation
    with small.read() as connection:
        assert changes_of(connection, number) == "01-01-2027 termijn=72"


def test_an_impairment_is_charged_as_in_the_budget(small: Database) -> None:
    number = add_lot(small, "Z")
    what = Happening(dt.date(2026, 1, 1), "value", number, amount=200_000, reason="Waterschade")
    record_event(small, "els", number, what)
    line = next(one for one in lots_at(small, "calendar", NEW_YEARS_EVE).lines if one.code == "Z")
    with small.read() as connection:
        found = budget(connection, CALENDAR, 2026)
    lines = [one for one in found.lines() if one.record_id == number and one.kind == "depreciation"]
    assert line.charged == sum(one.amount for one in lines) == 120_000 + 50_000
    assert line.book_value == 150_000


def test_a_lot_is_where_it_was_transferred_to(small: Database) -> None:
    number = add_lot(small, "Z")
    site = number_of(small, "site", "name", "Wilgenhof")
    what = Happening(dt.date(2026, 5, 1), "transfer", number, quantity=4, site=site, reason="Verhuisd")
    record_event(small, "els", number, what)
    where = {
        on: next(one.site for one in lots_at(small, "calendar", on).lines if one.code == "Z")
        for on in (dt.date(2026, 4, 30), NEW_YEARS_EVE)
    }
    assert list(where.values()) == ["", "Wilgenhof, hele bestuur"]


def test_what_contradicts_itself_is_unknown_also_before_its_first_day(small: Database) -> None:
    number = add_lot(small, "Z", in_use=dt.date(2030, 1, 1))
    with work(small, "els") as unit:
        # Past the guards, as the program before them could leave it.
        event = {
            "id": 900,
            "lot": number,
            "number": 1,
            "type": "value",
            "date": dt.date(2026, 1, 1),
            "amount": 1,
        }
        unit.connection.execute(sa.insert(get("lot_event").table).values({**event, "reason": "Te vroeg"}))
    shown = lots_at(small, "calendar", NEW_YEARS_EVE)
    line = next(one for one in shown.lines if one.code == "Z")
    assert (line.state, line.charged, line.book_value) == ("unknown", None, None)
    assert any("Z" in text for text in shown.problems)
    assert lot_at(small, number, "calendar", NEW_YEARS_EVE).problem


def test_a_closed_year_keeps_its_figures_and_the_next_makes_good(small: Database) -> None:
    number, gone = add_lot(small, "Z"), add_lot(small, "Y")
    before = summed(lots_at(small, "calendar", dt.date(2025, 12, 31)).lines)
    close_year(small, "els", CALENDAR, 2025, dt.date(2026, 11, 22))
    open_before = summed(lots_at(small, "calendar", NEW_YEARS_EVE).lines)
    with work(small, "els") as unit:
        unit.change(get("lot"), number, {"unit_price": 90_000})
        unit.archive(get("lot"), gone)
    shown = lots_at(small, "calendar", dt.date(2025, 12, 31))
    assert shown.closed
    assert summed(shown.lines) == before
    assert next(one for one in shown.lines if one.code == "Y").state == "archived"
    # Z: 1000.00 more for 2025 and for 2026; Y: 800.00 of 2025 taken back, and nothing for 2026.
    after = summed(lots_at(small, "calendar", NEW_YEARS_EVE).lines)
    assert after[0] == open_before[0] + 2 * 100_000 - 2 * 80_000


def test_the_file_holds_what_is_shown(small: Database, tmp_path: Path) -> None:
    many_lots(small)
    shown = lots_at(small, "calendar", NEW_YEARS_EVE)
    path = write_lots(shown, shown.lines, tmp_path / "lasten.csv")
    rows = list(csv.reader(path.read_text(encoding="utf-8-sig").splitlines(), delimiter=";"))
    assert len(rows) == 1 + len(shown.lines)
    assert rows[1][:4] == ["B-LOOPT", "Schermen B-LOOPT", "800,00", "2400,00"]
    assert write_lots(shown, shown.lines, tmp_path / "lasten.xlsx").stat().st_size > 1000
    with pytest.raises(InputError, match="xlsx"):
        write_lots(shown, shown.lines, tmp_path / "lasten.pdf")
    with pytest.raises(InputError):
        write_lots(shown, shown.lines, tmp_path / "nergens" / "lasten.csv")
    assert not list(tmp_path.glob("*.part"))
