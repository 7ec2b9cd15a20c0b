"""A closed year never moves; what is mended later is made good in the first open month."""

from __future__ import annotations

import datetime as dt
from datetime import date
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from inventory.errors import InputError
from inventory.finance import closing
from inventory.finance.book_values import book_values
from inventory.finance.budget import budget
from inventory.finance.budget_scope import asked
from inventory.finance.calendar import CALENDAR, SCHOOL
from inventory.finance.lines import total
from inventory.finance.lot_lines import Lots
from inventory.finance.matrix import matrix
from inventory.finance.overview import by_cost_row, json_of, overview
from inventory.finance.reading import read
from inventory.records import get
from inventory.store import policy
from inventory.store.schema import CLOSED_LINE
from inventory.store.undo import redo, undo
from inventory.store.work import work
from tests.inventory.finance.lindelaar import add
from tests.inventory.finance.test_lot_lines import category, event, lot

if TYPE_CHECKING:
    from collections.abc import Callable

    from inventory.finance.closing import Closed
    from inventory.store.database import Database
    from inventory.store.work import Work

ON = date(2027, 1, 15)


def board(database: Database) -> None:
    """Write a board with a lot of each sort."""
    with work(database, "test") as unit:
        of = category(unit)
        party = add(unit, "party", name="Bestuur", own=True)
        site = add(unit, "site", name="Noord", party=party)
        lot(unit, "A", of, site=site)
        lot(unit, "SMALL", of, quantity=1, unit_price=10000, delivered=date(2025, 3, 3))
        root = lot(unit, "SOLD", of, contribution=48000)
        event(unit, root, 1, "disposal", date(2025, 6, 1), quantity=5, proceeds=1000)
        lot(unit, "YOUNG", of, in_use=date(2026, 8, 1))
        values = {"type": "operating", "nature": "planned", "amount": 5000, "cost_row": "devices"}
        add(unit, "cost_line", description="x", start=date(2025, 1, 1), end=date(2025, 12, 31), **values)


def closed(database: Database, year: int, on: date = ON) -> Closed:
    with work(database, "test") as unit:
        return closing.close(unit, CALENDAR, year, on, "approved")


def number(unit: Work, kind: str, **values: object) -> int:
    table = get(kind).table
    query = sa.select(table.c.id).where(*(table.c[name] == value for name, value in values.items()))
    return int(unit.connection.execute(query).scalar_one())


def behind(unit: Work, kind: str, values: dict[str, object]) -> None:
    """Change the first record of a kind behind the back of the guards that refuse it."""
    table = get(kind).table
    unit.connection.execute(sa.update(table).where(table.c.id == 1).values(**values))


LATER: dict[str, Callable[[Work], object]] = {
    "price": lambda unit: unit.change(get("lot"), number(unit, "lot", code="A"), {"unit_price": 60000}),
    "term": lambda unit: unit.change(get("lot"), number(unit, "lot", code="A"), {"term_months": 60}),
    "first use": lambda unit: unit.change(get("lot"), number(unit, "lot", code="A"), {"in_use": date(2023, 5, 1)}),
    "category": lambda unit: unit.change(get("category"), 1, {"cost_row": "network", "name": "Y"}),
    "term of the category": lambda unit: behind(unit, "category", {"term_months": 36}),
    "policy": lambda unit: policy.decide(unit, "depreciation_convention", "next-month"),
    "threshold": lambda unit: policy.decide(unit, "capitalisation_threshold", "100"),
    "high threshold": lambda unit: (
        policy.decide(unit, "capitalisation_threshold", "1000000"),
        policy.decide(unit, "capitalisation_threshold_group", "1000000"),
    ),
    "leased": lambda unit: unit.change(
        get("lot"), number(unit, "lot", code="A"), {"acquisition": "operational_lease"}
    ),
    "archived": lambda unit: unit.archive(get("lot"), number(unit, "lot", code="A")),
    "archived too": lambda unit: unit.archive(get("lot"), number(unit, "lot", code="SMALL")),
    "event taken back": lambda unit: behind(unit, "lot_event", {"archived": dt.datetime(2027, 1, 1)}),  # noqa: DTZ001
    "event": lambda unit: event(unit, number(unit, "lot", code="A"), 1, "value", date(2027, 1, 5), amount=100),
    "late lot": lambda unit: lot(unit, "LATE", 1, in_use=date(2024, 6, 1)),
    "late expense": lambda unit: lot(unit, "CHEAP", 1, quantity=1, unit_price=9999, in_use=date(2025, 6, 1)),
    "manual": lambda unit: unit.change(get("cost_line"), 1, {"amount": 999}),
    "name": lambda unit: unit.change(get("site"), 1, {"name": "Zuid"}),
    "code": lambda unit: unit.change(get("lot"), number(unit, "lot", code="A"), {"code": "Z", "description": "y"}),
}  # fmt: skip


@pytest.mark.parametrize("later", LATER.values(), ids=LATER.keys())
def test_a_closed_year_never_moves_and_the_next_makes_good(
    database: Database, later: Callable[[Work], object]
) -> None:
    board(database)
    years = [closed(database, year) for year in (2024, 2025, 2026)]
    with database.read() as connection:
        before = [closing.frozen(connection, one.start, one.end) for one in years]
        views = [
            json_of(overview(connection, CALENDAR, 2024, 2026, by)) for by in ("lot", "site", "category")
        ]
        cells = [budget(connection, CALENDAR, year).cells for year in (2024, 2025, 2026)]
        worth = [[(g.name, g.book_value) for g in book_values(connection, one.end).groups] for one in years]
    with work(database, "test") as unit:
        later(unit)
    with database.read() as connection:
        assert [closing.frozen(connection, one.start, one.end) for one in years] == before
        after = [
            json_of(overview(connection, CALENDAR, 2024, 2026, by)) for by in ("lot", "site", "category")
        ]
        assert after == views
        assert [budget(connection, CALENDAR, year).cells for year in (2024, 2025, 2026)] == cells
        assert [
            [(g.name, g.book_value) for g in book_values(connection, one.end).groups] for one in years
        ] == worth
        assert all(one.holds for one in closing.verify(connection))
        _made_good(connection, [line for lines in before for line in lines or ()])


def _made_good(connection: sa.Connection, lines: list[object]) -> None:
    """Hold that what was frozen and what is open are together what would be reckoned now, by lot and kind."""
    lots = Lots(read(connection))
    now: dict[tuple[int, str], int] = {}
    plain = Lots(read(connection))
    object.__setattr__(plain.books, "of_lots", plain.books.of_lots._replace(closed=(), balances=()))
    for one in plain.charges(date(2020, 1, 1), date(2040, 12, 31)):
        key = (one.lot.id, str(one.kind))
        now[key] = now.get(key, 0) + one.amount
    booked: dict[tuple[int, str], int] = {}
    for line in lines:
        if line.record == "lot":  # type: ignore[attr-defined]
            key = (line.record_id, line.kind)  # type: ignore[attr-defined]
            booked[key] = booked.get(key, 0) + line.amount  # type: ignore[attr-defined]
    for year in range(2027, 2041):
        for one in lots.charges(CALENDAR.first(year), CALENDAR.last(year)):
            key = (one.lot.id, str(one.kind))
            booked[key] = booked.get(key, 0) + one.amount
    assert {key: amount for key, amount in booked.items() if amount} == {
        key: amount for key, amount in now.items() if amount
    }


def test_a_correction_is_one_line_a_lot_in_the_first_open_month(database: Database) -> None:
    board(database)
    for year in (2024, 2025):
        closed(database, year)
    with work(database, "test") as unit:
        unit.change(get("lot"), number(unit, "lot", code="A"), {"term_months": 60})
        unit.archive(get("lot"), number(unit, "lot", code="SMALL"))
    with database.read() as connection:
        lots = Lots(read(connection))
        found = lots.corrections(date(2026, 1, 1), date(2026, 12, 31))
        assert [(one.lot.code, one.kind, one.amount) for one in found] == [
            ("A", "depreciation", 2 * 96000 - 2 * 120000), ("SMALL", "operating", -10000),
        ]  # fmt: skip
        lines = list(lots.lines(found, (date(2026, 1, 1), date(2026, 12, 31)), ON))
        assert {(one.first, one.last) for one in lines} == {(date(2026, 1, 1), date(2026, 1, 31))}
        assert "correctie op afgesloten jaren" in lines[0].explanation
        assert lots.corrections(date(2027, 1, 1), date(2027, 12, 31)) == []
        assert matrix(connection, CALENDAR, 2024, 2030) == by_cost_row(connection, CALENDAR, 2024, 2030)
        group = overview(connection, CALENDAR, 2026, 2026, "lot").groups[0]
        assert group.charges == (96000 - 48000,)
    closed(database, 2026)
    with database.read() as connection:
        assert Lots(read(connection)).corrections(date(2027, 1, 1), date(2027, 12, 31)) == []


def test_the_budget_of_a_closed_year_is_what_was_frozen(database: Database) -> None:
    board(database)
    closed(database, 2024)
    with database.read() as connection:
        frozen = closing.frozen(connection, date(2024, 1, 1), date(2024, 12, 31))
        assert frozen
        found = budget(connection, CALENDAR, 2024)
        assert found.amount() == total(line for line in frozen if line.kind != "other")
        assert closing.frozen(connection, date(2025, 1, 1), date(2025, 12, 31)) is None
        assert closing.frozen(connection, date(2023, 8, 1), date(2024, 7, 31)) is None


def test_a_digest_shows_that_somebody_touched_the_lines(database: Database) -> None:
    board(database)
    one = closed(database, 2024)
    with database.read() as connection:
        assert [(found.name, found.holds) for found in closing.verify(connection)] == [("2024", True)]
    with database.write() as connection:
        connection.execute(
            sa.update(CLOSED_LINE).where(CLOSED_LINE.c.position == 0).values(line='{"amount":1}')
        )
    with database.read() as connection:
        assert not closing.verify(connection)[0].holds
        assert closing.verify(connection)[0].digest == one.digest


@pytest.mark.parametrize(
    ("book", "year", "on"),
    [
        (CALENDAR, 2027, ON),
        (CALENDAR, 2024, ON),
        (CALENDAR, 2023, ON),
        (CALENDAR, 2026, ON),
        (SCHOOL, 2025, ON),
    ],
    ids=["not over", "twice", "before", "a year left out", "another kind of year"],
)
def test_years_are_closed_in_order(database: Database, book: object, year: int, on: date) -> None:
    board(database)
    closed(database, 2024)
    with pytest.raises(InputError), work(database, "test") as unit:
        closing.close(unit, book, year, on)  # type: ignore[arg-type]
    with database.read() as connection:
        assert len(closing.closed(connection)) == 1


def test_a_year_with_a_lot_that_cannot_be_reckoned_with_is_not_closed(database: Database) -> None:
    with work(database, "test") as unit:
        lot(unit, "A", category(unit, term_months=None))
    with pytest.raises(InputError) as error:
        closed(database, 2024)
    assert "A" in error.value.message


def test_something_in_a_closed_year_is_refused(database: Database) -> None:
    board(database)
    closed(database, 2024)
    with database.read() as connection:
        closing.refuse(connection, date(2025, 1, 1), "Afvoer")
        for day in (date(2024, 12, 31), date(2020, 1, 1)):
            with pytest.raises(InputError) as error:
                closing.refuse(connection, day, "Afvoer")
        assert (
            str(error.value)
            == "Afvoer: 01-01-2020 kan niet, 2024 is afgesloten. Geef een datum vanaf 01-01-2025."
        )


def test_only_the_last_closed_year_is_opened_again(database: Database) -> None:
    board(database)
    for year in (2024, 2025):
        closed(database, year)
    for name in ("2025", "2024"):
        with work(database, "test") as unit:
            assert closing.reopen(unit).name == name
    with pytest.raises(InputError), work(database, "test") as unit:
        closing.reopen(unit)
    closed(database, 2024)
    with database.read() as connection:
        assert [one.name for one in closing.closed(connection)] == ["2024"]


def test_a_closing_is_undone_and_redone_with_its_lines(database: Database) -> None:
    board(database)
    closed(database, 2024)
    span = (date(2024, 1, 1), date(2024, 12, 31))
    with database.read() as connection:
        lines = closing.frozen(connection, *span)
    assert lines
    undo(database, "test")
    with database.read() as connection:
        assert closing.frozen(connection, *span) is None
    redo(database, "test")
    with database.read() as connection:
        assert closing.frozen(connection, *span) == lines
        assert all(one.holds for one in closing.verify(connection))


def test_pupils_and_names_of_a_closed_year_stand_fast(database: Database) -> None:
    board(database)
    with work(database, "test") as unit:
        site = number(unit, "site", name="Noord")
        add(unit, "headcount", site=site, date=date(2024, 2, 1), pupils=200)
    closed(database, 2024)
    with database.read() as connection:
        before = budget(connection, CALENDAR, 2024)
        of_site = before.narrowed(asked(connection, site="Noord"))
        values = book_values(connection, date(2024, 12, 31), site=site)
    with work(database, "test") as unit:
        add(unit, "headcount", site=site, date=date(2023, 10, 1), pupils=999)
        unit.change(get("site"), site, {"name": "Zuid"})
        unit.change(get("lot"), number(unit, "lot", code="A"), {"quantity": 3})
    with database.read() as connection:
        after = budget(connection, CALENDAR, 2024)
        assert (after.pupils, after.count_date, after.per_pupil) == (200, date(2024, 2, 1), before.per_pupil)
        renamed = after.narrowed(asked(connection, site="Zuid"))
        assert (renamed.amount(), renamed.pupils) == (of_site.amount(), 200)
        assert renamed.amount() > 0
        assert [line.site for line in renamed.lines()] == [line.site for line in of_site.lines()]
        assert book_values(connection, date(2024, 12, 31), site=site) == values


def test_a_closed_year_is_made_by_closing_only(database: Database) -> None:
    values = {"name": "2030", "start": date(2030, 1, 1), "end": date(2030, 12, 31), "digest": "x"}
    with pytest.raises(InputError, match="gesloten jaar"), work(database, "test") as unit:
        unit.add(get("closed_year"), values)
