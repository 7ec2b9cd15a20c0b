"""What the tests of the screens share: a small board, frozen days, a driver that speaks in actions."""

from __future__ import annotations

import datetime as dt
import time
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from inventory.language import choose
from inventory.records import get
from inventory.store.database import open_database
from inventory.store.schema import BATCH
from inventory.store.work import work
from tests.tui.money_board import fill_money

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from inventory.store.database import Database

STATUSES = ("in_use", "in_use", "in_use", "repair", "in_stock", "missing", "retired")
FILLED = dt.datetime(2026, 11, 20, 8, 30)  # noqa: DTZ001  the database keeps UTC without a zone
"""When the small board was filled, so that a screen that says so is the same every day."""


@pytest.fixture(autouse=True)
def quiet(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """Keep the developer's own folders, colours and clocks out."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("TEXTUAL_ANIMATIONS", "none")
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setattr("getpass.getuser", lambda: "els")
    monkeypatch.setattr("tui.widgets.filter_bar.DEBOUNCE", 0.01)
    monkeypatch.setattr("tui.widgets.list_base.FOLLOW", 0.01)
    monkeypatch.setattr("tui.widgets.editor.WAIT", 0.01)
    monkeypatch.setattr("tui.dialogs.bulk.WAIT", 0.01)
    monkeypatch.setattr("tui.dialogs.choose_values.WAIT", 0.01)
    monkeypatch.setenv("TZ", "Europe/Amsterdam")
    time.tzset()
    choose("nl")
    yield
    choose("nl")


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the small board once; tests copy its file."""
    path = tmp_path_factory.mktemp("board") / "board.db"
    opened = open_database(path)
    fill(opened)
    with opened.write() as connection:
        connection.execute(sa.update(BATCH).values(at=FILLED))
    opened.close()
    return path


def fill(database: Database) -> None:
    """Fill a database with 12 devices and what they hang on."""
    with work(database, "els") as unit:
        sites = [unit.add(get("site"), {"name": name}) for name in ("De Linde", "Wilgenhof")]
        category = unit.add(get("category"), {"name": "Laptop"})
        product = unit.add(get("product"), {"name": "Chromebook 300e", "category": category})
        supplier = unit.add(get("supplier"), {"name": "Rolf Groep"})
        lot = {
            "code": "PO-1",
            "description": "Chromebooks groep 7",
            "category": category,
            "supplier": supplier,
            "quantity": 12,
            "unit_price": 34_900,
            "in_use": dt.date(2024, 8, 1),
            "term_months": 48,
        }
        number = unit.add(get("lot"), lot)
        for index in range(12):
            values = {
                "tag": f"WH-{index:03d}",
                "serial": f"5CG{index:04d}",
                "product": product,
                "status": STATUSES[index % len(STATUSES)],
                "site": sites[index % 2],
                "lot": number,
                "warranty_end": dt.date(2027, 1, 1) + dt.timedelta(days=31 * index),
            }
            unit.add(get("device"), values)
        unit.add(get("system"), {"name": "ParnasSys", "supplier": supplier})


@pytest.fixture
def small(template: Path, tmp_path: Path) -> Iterator[Database]:
    """Give a copy of the small board."""
    path = tmp_path / "board.db"
    path.write_bytes(template.read_bytes())
    opened = open_database(path)
    yield opened
    opened.close()


@pytest.fixture
def money(small: Database) -> Database:
    """Give the small board with money on it."""
    fill_money(small)
    return small
