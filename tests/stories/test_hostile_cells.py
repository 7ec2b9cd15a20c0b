"""Hostile texts in every field of every record: no screen breaks on them, and none of them reaches the terminal."""

from __future__ import annotations

import asyncio
import csv
import json
import re
import shutil
from typing import TYPE_CHECKING, Any

import pytest
import sqlalchemy as sa
from textual import events

from inventory.language import choose
from inventory.records import Kind, get
from inventory.store.database import open_database
from inventory.store.schema import BATCH, CHANGE
from inventory.store.work import work
from tests import generated
from tests.tui.driver import screens
from tests.tui.screens_text import screen_segments
from tui.dialogs.error import ErrorDialog
from tui.reads import fields_of
from tui.screens.importing import ImportScreen
from tui.sections import PANES, sections

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from inventory.records import Field, Record
    from inventory.store.database import Database
    from tests.tui.driver import Screens

RAW = (
    "[/foo]",
    "[@click=app.quit]x[/]",
    "\x1b]0;x\x1b\\",
    "\x9b31mrood\x07\x1b[2J",
    "\u202eevil\u202c \u2066x\u2069",
    "漢字かな交じり文の長い名前です",
    "👩‍💻🏳️‍🌈👍🏽🇳🇱",
    "שלום עולם مرحبا",
    "e\u0301" * 40,
    "a" + "\u0301" * 300,
    '=HYPERLINK("http://x";"y")',
    "regel\nbreuk\ttab\r",
    "$text[bold] {x} %s \\",
    "x" * 5000,
)
"""Written past the cleaning, as a colleague's own SQL would."""
DRIVES = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
"""What a terminal takes for an order, or shows in another order than it stands."""


def spoil(database: Database) -> None:
    """Overwrite every text of every record, and of the history, by raw SQL."""
    with database.write() as connection:
        for record in generated.kinds():
            query = sa.select(record.table)
            for row in connection.execute(query).mappings().all():
                values = spoilt(record, dict(row))
                if values:
                    update = sa.update(record.table).where(record.table.c.id == row["id"])
                    connection.execute(update.values(**values))
        for batch in connection.execute(sa.select(BATCH.c.id)).scalars().all():
            text = RAW[batch % len(RAW)]
            connection.execute(sa.update(BATCH).where(BATCH.c.id == batch).values(who=text, reason=text))
        for number in connection.execute(sa.select(CHANGE.c.id)).scalars().all():
            spoil_change(connection, number)


def spoilt(record: type[Record], row: dict[str, Any]) -> dict[str, Any]:
    """Return other texts for a row; its number stays in front of what must be unique."""
    keyed = {name for key in record.keys for name in key}
    found: dict[str, Any] = {}
    for place, (name, field) in enumerate(record.fields.items()):
        if free(record, field) and row[name] is not None:
            text = RAW[(row["id"] + place) % len(RAW)]
            found[name] = (f"{row['id']}{text}" if name in keyed else text)[: field.length]
    if row.get("custom"):
        own = json.loads(row["custom"]) if isinstance(row["custom"], str) else dict(row["custom"])
        text = RAW[row["id"] % len(RAW)]
        dated = {"eigen_date", "eigen_amount"}
        spoilt_own = {k: text if isinstance(v, str) and k not in dated else v for k, v in own.items()}
        found["custom"] = json.dumps(spoilt_own)
    return found


def free(record: type[Record], field: Field) -> bool:
    """Return whether a field takes any text; the names by which the program finds its own fields do not."""
    if record.kind == "custom_field":
        return field.name in {"caption", "choices", "help"}
    if record.kind == "saved_view":
        return field.kind.textual and field.name != "record"
    return field.kind.textual


def spoil_change(connection: sa.Connection, number: int) -> None:
    """Put hostile texts before and after in a line of the history."""
    row = connection.execute(sa.select(CHANGE).where(CHANGE.c.id == number)).mappings().one()
    fields = get(row["record"]).fields
    new = {}
    for side in ("before", "after"):
        if row[side]:
            values = json.loads(row[side])
            for place, name in enumerate(values):
                if name in fields and fields[name].kind.textual and values[name] is not None:
                    values[name] = RAW[(number + place) % len(RAW)]
            new[side] = json.dumps(values)
    connection.execute(sa.update(CHANGE).where(CHANGE.c.id == number).values(**new))


@pytest.fixture(scope="module")
def hostile_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the spoilt board once."""
    choose("nl")
    path = tmp_path_factory.mktemp("hostile") / "board.db"
    opened = open_database(path)
    numbers = generated.fill(opened, seed=7, each=5)
    with work(opened, "proef", "wijziging") as unit:
        for record in generated.kinds():
            for field in () if record.kind == "custom_field" else record.fields.values():
                frozen = record.kind == "closed_year" and field.name == "name"
                if field.kind is Kind.NOTE or (
                    field.kind is Kind.TEXT and field.name == "name" and not frozen
                ):
                    unit.change(record, numbers[record.kind][0], {field.name: f"[/foo] {record.kind}"})
    spoil(opened)
    opened.close()
    return path


@pytest.fixture
def hostile(hostile_file: Path, tmp_path: Path) -> Iterator[Database]:
    """Give a copy of the spoilt board."""
    path = tmp_path / "[@click=app.quit]board[red].db"
    shutil.copy(hostile_file, path)
    opened = open_database(path)
    yield opened
    opened.close()


def look(found: Screens) -> None:
    """Fail when the screen holds what drives a terminal, or says that there is a bug."""
    top = found.app.screen
    assert found.app.is_running
    if isinstance(top, ErrorDialog):
        assert "fout in het programma" not in top._title
        assert "inventaris" not in top._title, top._message
    for line in screen_segments(found.app):
        text = "".join(piece.text for piece in line)
        assert not DRIVES.search(text), ascii(text)


async def calm(found: Screens) -> None:
    """Wait until threads are done and what they found is drawn; shorter than the driver's own, for many keys."""
    await found.pilot.pause(0.012)
    async with asyncio.timeout(20):
        while any(not worker.is_finished for worker in found.app.workers):  # noqa: ASYNC110  Textual has no event for it
            await asyncio.sleep(0.002)
    await found.pilot.pause()


async def go(found: Screens, *keys: str) -> None:
    """Press keys and look after each."""
    for key in keys:
        await found.pilot.press(key)
        await calm(found)
        look(found)


async def home(found: Screens) -> None:
    """Leave dialogs and screens until the frame is on top; what was filled in is thrown away."""
    for _try in range(8):
        if len(found.app.screen_stack) == 1:
            return
        await go(found, "escape")
    raise AssertionError(found.text)


async def open_page(found: Screens, page: str) -> Any:
    """Show a page of the frame."""
    main: Any = found.app.screen_stack[0]
    widget = await main.open(page)
    await found.settle()
    look(found)
    return widget


async def resized(found: Screens, size: tuple[int, int]) -> None:
    """Look again in a terminal of another size."""
    await found.pilot.resize_terminal(*size)
    await calm(found)
    look(found)


WIDE, NARROW = (120, 36), (80, 24)


LISTS = [[page for page in one.pages if page not in PANES] for one in sections()]
GROUPS = [pages[place : place + 6] for pages in LISTS for place in range(0, len(pages), 6)]
"""Lists that share one start of the program, which takes as long as four of them."""


@pytest.mark.parametrize("pages", GROUPS, ids=lambda pages: pages[0])
async def test_every_list_record_and_form(hostile: Database, pages: list[str]) -> None:
    async with screens(hostile, WIDE) as found:
        for place, page in enumerate(pages):
            widget = await open_page(found, page)
            assert widget.grid.row_count >= 5
            await go(found, "enter", "end", "escape", "G")
            if place == len(pages) // 2:
                await resized(found, NARROW)
            await go(found, "E", "tab")
            await home(found)


@pytest.mark.parametrize("page", ["device", "saved_view", "custom_field"])
async def test_every_column(hostile: Database, page: str) -> None:
    async with screens(hostile, NARROW) as found:
        widget = await open_page(found, page)
        texts = tuple(n for n, field in fields_of(hostile, page).items() if field.kind.textual)
        widget.load(view=widget.view.but(columns=texts))
        await found.settle()
        await go(found, "g", "g")
        for place, name in enumerate(widget.grid.shown_columns):
            widget.grid.move_to(widget.grid.current_key, name)
            await go(found, "e")
            await home(found)
            await go(found, "F")
            await home(found)
            if place % 5 == 0:
                await go(found, "g", "e")
                await home(found)


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["80x24", "120x36"])
async def test_the_frame_around_the_lists(hostile: Database, size: tuple[int, int]) -> None:
    async with screens(hostile, size) as found:
        await go(found, "down", "down", "enter")
        await home(found)
        await go(found, "H", "down", "down", "enter", "end", "escape", "slash", "f", "o", "o", "escape")
        await open_page(found, "budget")
        for _row in range(8):
            await go(found, "enter", "end", "escape", "down")
        await open_page(found, "device")
        for step in range(5):
            await go(found, "w", *["down"] * (step + 1), "enter")
            await home(found)
        await go(found, "question_mark", "f", "o", "o")
        await home(found)
        await go(found, "ctrl+p", *"foo")
        await found.settle()
        look(found)
        await home(found)
        await go(found, "space", "down", "space", "d")
        await home(found)


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["80x24", "120x36"])
async def test_lots_their_schedules_events_and_calculators(hostile: Database, size: tuple[int, int]) -> None:
    async with screens(hostile, size) as found:
        await open_page(found, "depreciation")
        for _row in range(5):
            await go(found, "plus", "enter", "tab", "o", "escape", "escape", "c", "escape", "down")
        for key in "DST":
            await go(found, key, *"3", "tab", *"x", "escape", "escape")
            await home(found)
        await go(found, "slash", *"[/foo]", "enter", "escape", "K")
        await home(found)
        await open_page(found, "contract")
        await go(found, "equals_sign", "c", "escape", "down", "equals_sign", "c")
        await home(found)


@pytest.mark.parametrize("page", ["device", "supplier"])
async def test_what_is_typed_and_pasted(hostile: Database, page: str) -> None:
    async with screens(hostile, NARROW) as found:
        await open_page(found, page)
        for text in (*RAW, "\ud800 los", 'name:"', "site:[/foo]"):
            await go(found, "slash")
            found.app.post_message(events.Paste(text))
            await found.pilot.pause(0.03)
            await calm(found)
            look(found)
            await go(found, "escape")


async def test_preview_of_a_hostile_file(hostile: Database, tmp_path: Path) -> None:
    path = tmp_path / "[red]in.csv"
    lines = [["Naam", "Website", *RAW[:6], ""], *([text, text, *RAW[:6], text] for text in RAW)]
    with path.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out, delimiter=";").writerows(lines)
    async with screens(hostile, NARROW) as found:
        found.app.config = tmp_path / "settings.toml"
        await open_page(found, "supplier")
        await go(found, "i")
        await found.press("ctrl+u")
        await found.type(str(path))
        look(found)
        await found.press("enter")
        await found.settle()
        look(found)
        assert isinstance(found.app.screen, ImportScreen)
        for _part in range(6):
            await go(found, "down", "end", "right", "tab")
        await go(found, "m")
        await found.press("escape")
        look(found)
        await found.do("import.apply")
        look(found)
