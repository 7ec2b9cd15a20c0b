"""A board that has recorded nothing, or next to nothing: what is unknown is said to be, and no sentence is broken."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from inventory.plan.assemble import assemble
from inventory.plan.blocks import Check, Note, Paragraph, Table, walk
from inventory.plan.facts import Settings
from inventory.store.database import open_database
from inventory.store.work import work
from tests.inventory.finance.lindelaar import add

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from inventory.plan.blocks import Block
    from inventory.store.database import Database

ON = date(2026, 11, 23)


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Database]:
    opened = open_database(tmp_path / "board.db")
    yield opened
    opened.close()


def made(database: Database, template: str = "po-raad") -> dict[str, Block]:
    with database.read() as connection:
        blocks = assemble(connection, Settings(2026, 2027, template=template), ON)
        return {block.id: block for block in walk(blocks)}


def table(blocks: dict[str, Block], name: str) -> Table:
    found = blocks[name]
    assert isinstance(found, Table)
    return found


def note(blocks: dict[str, Block], name: str) -> str:
    found = blocks[name]
    assert isinstance(found, Check)
    return found.note


def test_that_nothing_was_checked_is_not_that_nothing_was_found(fresh: Database) -> None:
    blocks = made(fresh)
    empty = [table(blocks, name).empty for name in ("findings-table", "privacy-summary-worst")]
    empty.append(table(made(fresh, "summary"), "summary-risks-table").empty)
    assert all(text.startswith("Onbekend") for text in empty), empty
    with work(fresh, "test") as unit:
        add(unit, "system", name="Kladblok", personal_data="no", status="planned")
    assert table(made(fresh), "findings-table").empty == "De controle vindt niets kritieks of hoogs."


def test_sentences_without_a_name_and_without_records_are_whole(fresh: Database) -> None:
    blocks = made(fresh)
    guide, intro = blocks["board-guide"], blocks["balance-intro"]
    assert isinstance(guide, Paragraph)
    assert isinstance(intro, Paragraph)
    assert "waar het bestuur staat" in guide.text
    assert intro.text.startswith("Het bestuur bekijkt")
    assert not table(blocks, "budget-parents-table").caption.endswith("vanaf ")
    management = note(blocks, "infrastructure-management")
    assert management.startswith("Er zijn geen apparaten vastgelegd.")


def test_what_is_leased_as_a_lot_is_a_lease_and_what_is_written_off_is_bought(fresh: Database) -> None:
    with work(fresh, "test") as unit:
        category = add(unit, "category", name="Laptop", group="device", cost_row="devices", term_months=12)
        lot = {"category": category, "quantity": 3, "unit_price": 90_000_00, "in_use": date(2020, 1, 1)}
        add(unit, "lot", code="A", description="Oud", **lot)
    assert "geleased" not in note(made(fresh), "budget-lease")
    box = made(fresh)["budget-lease"]
    assert isinstance(box, Check)
    assert box.ticked
    with work(fresh, "test") as unit:
        add(unit, "lot", code="B", description="Lease", acquisition="operational_lease", **lot)
    assert note(made(fresh), "budget-lease").endswith("Geleased: 1 partij.")


def test_a_school_that_was_never_counted_is_told_where_pupils_divide_a_sum(fresh: Database) -> None:
    with work(fresh, "test") as unit:
        party = add(
            unit, "party", name="Scholengroep", type="board", country="VL", registration="0123.456.789"
        )
        sites = [add(unit, "site", name=name, party=party, type="primary") for name in ("Noord", "Zuid")]
        add(unit, "headcount", site=sites[0], date=date(2025, 2, 1), pupils=180)
        add(unit, "headcount", site=sites[1], date=date(2026, 2, 1), pupils=301)
        add(unit, "cost_line", description="Wifi", cost_row="network", type="operating", nature="committed",
            amount=180_000_00, start=date(2026, 1, 1), end=date(2027, 12, 31))  # fmt: skip
    blocks = made(fresh)
    told = blocks["per-pupil-note"]
    assert isinstance(told, Note)
    assert "180 leerlingen" in told.text
    assert told.text.endswith("Van 1 vestiging zijn de leerlingen onbekend en niet meegeteld.")
    measured = table(blocks, "indicators-now")
    words = str(measured.rows[measured.keys.index("cost_per_pupil")])
    assert "van 1 vestiging zijn de leerlingen onbekend" in words
    assert [row[0] for row in table(blocks, "board-data").rows][2] == "Ondernemingsnummer"
    with work(fresh, "test") as unit:
        add(unit, "headcount", site=sites[1], date=date(2025, 2, 1), pupils=299)
    told = made(fresh)["per-pupil-note"]
    assert isinstance(told, Note)
    assert "onbekend" not in told.text
