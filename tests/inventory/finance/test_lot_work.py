"""Writing down what happens to a lot: figures before and after, refusals that change nothing, and taking it back."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
import sqlalchemy as sa

from inventory.errors import InputError
from inventory.finance import closing, lot_work
from inventory.finance.calendar import CALENDAR
from inventory.finance.course import Happening
from inventory.finance.lot_lines import Lots
from inventory.finance.matrix import matrix
from inventory.finance.reading import read
from inventory.records import get
from inventory.store.undo import undo
from inventory.store.work import work
from tests.inventory.finance.lindelaar import add
from tests.inventory.finance.test_lot_lines import category, lot

if TYPE_CHECKING:
    from inventory.finance.course_piece import Kind
    from inventory.finance.lot_work import Preview
    from inventory.store.database import Database

ON = date(2025, 4, 15)


def board(database: Database) -> None:
    with work(database, "test") as unit:
        party = add(unit, "party", name="Bestuur", own=True)
        for name in ("Noord", "Zuid"):
            add(unit, "site", name=name, party=party)
        of = category(unit)
        lot(unit, "A", of, site=1, notes="kept")
        lot(unit, "SMALL", of, quantity=10, unit_price=1000, site=1)
        lot(unit, "LEASED", of, acquisition="operational_lease")
        lot(unit, "GONE", of, disposed=date(2025, 1, 1))
        lot(unit, "TERMLESS", add(unit, "category", name="Y"))


def what(kind: Kind, on: date = ON, **values: Any) -> Happening:
    return Happening(on, kind, 0, reason=values.pop("reason", "omdat"), **values)


def record(database: Database, of: int, happening: Happening, code: str = "") -> int:
    with work(database, "test") as unit:
        return lot_work.record(unit, of, happening, code)


def seen(database: Database, of: int, happening: Happening, code: str = "") -> Preview:
    with database.read() as connection:
        return lot_work.preview(connection, of, happening, CALENDAR, code)


def charges(database: Database) -> list[tuple[str, str, int, int]]:
    """Return everything that lots cost in 2025 by lot, kind and site, in cents."""
    with database.read() as connection:
        lots = Lots(read(connection))
        found = lots.charges(date(2025, 1, 1), date(2025, 12, 31))
        return sorted((one.lot.code, str(one.kind), one.lot.site or 0, one.amount) for one in found)


def test_a_preview_shows_the_years_before_and_after_and_writes_nothing(database: Database) -> None:
    board(database)
    before = charges(database)
    found = seen(database, 1, what("term", months=60))
    assert [(one.label, one.before, one.after) for one in found.totals] == [
        ("2025", 120000, 96000), ("2026", 120000, 88000), ("2027", 120000, 88000), ("2028", 0, 88000),
    ]  # fmt: skip
    assert found.totals[-1].book_after == 0
    assert "segment 2 van 2" in found.explanation
    assert charges(database) == before


def test_a_preview_tells_what_a_disposal_brings(database: Database) -> None:
    board(database)
    found = seen(database, 1, what("disposal", quantity=4, proceeds=100000))
    assert [(one.quantity, one.result) for one in found.results] == [(4, 100000 - 4 * 32000)]
    assert (found.quantity_before, found.quantity_after) == (10, 6)


def test_a_transfer_shows_by_site_what_moves(database: Database) -> None:
    board(database)
    found = seen(database, 1, what("transfer", quantity=5, site=2))
    year = {(one.lot, one.site): (one.before, one.after) for one in found.figures if one.label == "2025"}
    assert year == {("A", "Noord"): (120000, 30000 + 45000), ("A", "Zuid"): (0, 45000)}
    assert all(one.before == one.after for one in found.totals)


def test_a_split_makes_the_new_lot(database: Database) -> None:
    board(database)
    shown = seen(database, 1, what("split", quantity=4), "B")
    assert {one.lot for one in shown.figures} == {"A", "B"}
    before = charges(database)
    number = record(database, 1, what("split", quantity=4), "B")
    with database.read() as connection:
        row = (
            connection.execute(sa.select(get("lot").table).where(get("lot").table.c.code == "B"))
            .mappings()
            .one()
        )
        event = connection.execute(sa.select(get("lot_event").table)).mappings().one()
        lots = Lots(read(connection))
        assert lots.cost(lots.rows[row["id"]]) == 4 * 48000
    assert (row["quantity"], row["unit_price"], row["split_from"], row["site"]) == (4, 48000, 1, 1)
    assert (event["id"], event["into"], event["number"]) == (number, row["id"], 1)
    after = charges(database)
    assert sum(one[3] for one in after) == sum(one[3] for one in before)
    undo(database, "test")
    assert charges(database) == before


def test_an_event_of_a_lot_that_was_split_off_is_recorded_there(database: Database) -> None:
    board(database)
    record(database, 1, what("split", quantity=4), "B")
    with database.read() as connection:
        part = next(row.id for row in read(connection).lots if row.code == "B")
    record(database, part, what("transfer", date(2025, 6, 1), site=2))
    second = record(database, part, what("loss", date(2025, 9, 1), quantity=1))
    with database.read() as connection:
        table = get("lot_event").table
        assert connection.execute(sa.select(table.c.number).where(table.c.id == second)).scalar() == 2
    assert ("B", "other", 2, 48000 - 21000) in charges(database)


@pytest.mark.parametrize(
    "happening",
    [
        what("term", months=60),
        what("value", amount=100000),
        what("addition", amount=5000),
        what("residual", residual=1000),
        what("transfer", quantity=3, site=2),
        what("disposal", quantity=3, proceeds=5),
        what("loss"),
    ],
    ids=lambda one: one.kind,
)
def test_taking_an_event_back_gives_the_old_figures(database: Database, happening: Happening) -> None:
    board(database)
    before = charges(database)
    event = record(database, 1, happening)
    assert charges(database) != before
    with work(database, "test") as unit:
        lot_work.take_back(unit, event)
    assert charges(database) == before
    again = record(database, 1, happening)
    assert again != event
    undo(database, "test")
    assert charges(database) == before


def test_a_split_that_something_followed_is_not_taken_back(database: Database) -> None:
    board(database)
    before = charges(database)
    event = record(database, 1, what("split", quantity=4), "B")
    with database.read() as connection:
        part = next(row.id for row in read(connection).lots if row.code == "B")
    later = record(database, part, what("loss", date(2025, 9, 1), quantity=1))
    with pytest.raises(InputError), work(database, "test") as unit:
        lot_work.take_back(unit, event)
    with work(database, "test") as unit:
        lot_work.take_back(unit, later)
        lot_work.take_back(unit, event)
    assert charges(database) == before


def test_an_event_that_a_later_one_needs_is_not_taken_back(database: Database) -> None:
    board(database)
    first = record(database, 1, what("transfer", site=2))
    record(database, 1, what("transfer", date(2025, 9, 1), site=1))
    with pytest.raises(InputError), work(database, "test") as unit:
        lot_work.take_back(unit, first)


WRONG: dict[str, tuple[int, Happening]] = {
    "more than is left": (1, what("disposal", quantity=11)),
    "before first use": (1, what("loss", date(2023, 1, 1))),
    "no reason": (1, what("loss", reason=" ")),
    "no code": (1, what("split", quantity=1)),
    "term of an expense": (2, what("term", months=60)),
    "value of a lease": (3, what("value", amount=1)),
    "disposed of already": (4, what("loss", date(2025, 2, 1))),
    "without a term": (5, what("loss")),
    "more of an expense than is left": (2, what("loss", quantity=11)),
    "a lot that is not there": (99, what("loss")),
    "year 20226": (1, what("loss", date(2822, 6, 1))),
    "to where it is": (2, what("transfer", site=1)),
}


@pytest.mark.parametrize(("of", "happening"), WRONG.values(), ids=WRONG.keys())
def test_what_cannot_be_is_refused_and_changes_nothing(
    database: Database, of: int, happening: Happening
) -> None:
    board(database)
    before = charges(database)
    with pytest.raises(InputError) as error:
        record(database, of, happening)
    assert error.value.message.endswith(".")
    assert charges(database) == before
    with database.read() as connection:
        assert (
            connection.execute(sa.select(sa.func.count()).select_from(get("lot_event").table)).scalar() == 0
        )


def test_an_event_in_a_closed_year_is_refused(database: Database) -> None:
    board(database)
    with work(database, "test") as unit:
        unit.archive(get("lot"), 5)
        closing.close(unit, CALENDAR, 2025, date(2026, 1, 5))
    with pytest.raises(InputError) as error:
        record(database, 1, what("loss"))
    assert "2025" in error.value.message
    assert "01-01-2026" in error.value.hint
    record(database, 1, what("loss", date(2026, 1, 1)))


def test_pieces_of_an_expense_are_counted_too(database: Database) -> None:
    board(database)
    record(database, 2, what("disposal", quantity=3))
    record(database, 2, what("split", date(2025, 5, 1), quantity=2), "SMALLER")
    with database.read() as connection:
        lots = Lots(read(connection))
        rows = {row.code: row for row in lots.books.lots}
        assert lots.quantity(rows["SMALL"], date(2025, 12, 31)) == 5
        assert lots.quantity(rows["SMALLER"], date(2025, 12, 31)) == 2
        assert matrix(connection, CALENDAR, 2024, 2024) == {("devices", 2024): 120000 * 2}


def devices(database: Database, of: int, number: int, **values: Any) -> None:
    with work(database, "test") as unit:
        for _n in range(number):
            tag = f"T{unit.connection.execute(sa.text('select count(*) from device')).scalar()}"
            add(unit, "device", tag=tag, lot=of, **{"status": "in_use", "site": 1, **values})


def proposed(database: Database, on: date = date(2025, 12, 31)) -> list[tuple[Any, ...]]:
    with database.read() as connection:
        found = lot_work.proposals(connection, on)
    assert all(one.text.endswith(".") and "{" not in one.text for one in found)
    return [(one.code, one.recorded, one.devices, one.mend, one.quantity, one.site) for one in found]


def test_quantity_and_devices_that_disagree_are_proposed_to_be_mended(database: Database) -> None:
    board(database)
    assert proposed(database) == []
    devices(database, 1, 7)
    assert proposed(database) == [("A", 10, 7, "devices", 3, None)]
    devices(database, 1, 2, status="retired")
    devices(database, 1, 1, status="missing")
    assert proposed(database) == [("A", 10, 7, "disposal", 2, None), ("A", 10, 7, "loss", 1, None)]
    record(database, 1, what("disposal", quantity=2))
    record(database, 1, what("loss", quantity=1))
    assert proposed(database) == []
    devices(database, 1, 1)
    assert proposed(database) == [("A", 7, 8, "quantity", 1, None)]


def test_devices_at_another_site_are_proposed_to_be_transferred(database: Database) -> None:
    board(database)
    devices(database, 1, 6)
    devices(database, 1, 4, site=2)
    assert proposed(database) == [("A", 10, 10, "transfer", 4, 2)]
    record(database, 1, what("transfer", quantity=4, site=2))
    assert proposed(database) == []
    assert proposed(database, date(2020, 1, 1)) == []
