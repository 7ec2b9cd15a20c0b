"""A version with its pictures and workbook: what was kept is published again exactly, whatever changed since."""

from __future__ import annotations

import io
import json
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING

import openpyxl
import pytest
import sqlalchemy as sa

from inventory import language
from inventory.errors import RefusedError
from inventory.plan.blocks import Figure, Heading, Table, TextSlot
from inventory.plan.facts import Settings
from inventory.plan.versions import find
from inventory.publish import plan_version
from inventory.publish.document_html import page
from inventory.publish.document_names import named
from inventory.publish.figures import drawn
from inventory.publish.plan_version import _plate, keep, load, speaking, told
from inventory.publish.plate import PlainTable, Plate
from inventory.publish.word import plan_document
from inventory.records.contracts import ContractPrice
from inventory.store.database import open_database
from inventory.store.work import work
from tests.inventory.plan.board import ON, build

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from inventory.store.database import Database

ASKED = Settings(2027, 2028, "po-raad", 1, "calendar")


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """Give the golden board."""
    language.choose("nl")
    opened = open_database(tmp_path_factory.mktemp("version") / "board.db")
    build(opened)
    yield opened
    opened.close()


def test_what_was_kept_is_published_again_byte_for_byte(
    board: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    language.choose("nl")
    with board.read() as connection:
        held = plan_version.now(connection, ASKED, ON)
        names = named(connection, held.blocks)
        plates = drawn(connection, held.blocks, ON)
    with monkeypatch.context() as patch:
        patch.setattr(plan_version, "now", lambda *_asked: held)
        version, batch = keep(board, ASKED, ON, "Anna", "voor de raad")
    with work(board, "Anna") as unit:
        price = unit.connection.execute(sa.select(ContractPrice.table)).first()
        assert price is not None
        unit.change(ContractPrice, price.id, {"unit_price": price.unit_price + 10_000})
    language.choose("en")
    with board.read() as connection:
        kept = load(connection, find(connection, 1))
    assert (version.number, version.name, batch) == (1, "voor de raad", batch)
    with speaking(kept):
        document = plan_document(kept.blocks, kept.on, kept.plates)
        web = page(kept.blocks, kept.plates, names=kept.names)
    assert language.current() == "en"
    language.choose("nl")
    assert document == plan_document(held.blocks, ON, plates)
    assert web == page(held.blocks, plates, names=names)
    assert kept.workbook == held.parts["workbook"]
    assert openpyxl.load_workbook(io.BytesIO(kept.workbook)).sheetnames[0] == "Begroting"


def test_a_picture_comes_back_the_same() -> None:
    plate = Plate(
        "parties",
        "Kaart",
        "nu",
        ("<svg/>", "<svg>é</svg>"),
        (PlainTable("T", ("a", "b"), (("1", "2"), ("x",))),),
        ("n",),
    )
    assert _plate(json.loads(json.dumps(asdict(plate)))) == plate


def test_what_a_picture_shows_is_told_as_a_table_unless_it_has_one() -> None:
    figure = Figure(id="map", kind="parties", title="Kaart", alt="")
    plate = Plate("parties", "Kaart", "", ("<svg/>",), (PlainTable("Wie", ("a",), (("1",),)),))
    slot = TextSlot(id="q", question="?", drafts=(Heading(id="h", text="H"),))
    found = told([slot, figure], {"map": plate})
    assert [one.id for one in found] == ["q", "h", "map", "map-picture-1"]
    assert isinstance(found[-1], Table)
    chart = Figure(
        id="map", kind="chart:years", title="Kaart", alt="", table=Table(id="t", columns=(), rows=())
    )
    assert [one.id for one in told([chart], {"map": plate})] == ["map"]


def test_a_read_only_database_refuses_before_the_plan_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_database(tmp_path / "shut.db").close()
    shut = open_database(tmp_path / "shut.db", read_only=True)
    monkeypatch.setattr(plan_version, "now", None)
    with pytest.raises(RefusedError):
        keep(shut, ASKED, date(2026, 1, 1), "Anna")
    shut.close()
