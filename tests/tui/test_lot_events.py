"""What happens to a lot, by keyboard: the figures before and after, what is written, and taking it back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import sqlalchemy as sa

from inventory.records import get
from inventory.store.work import work
from tests.tui.driver import TODAY, screens
from tests.tui.lots import add_lot
from tests.tui.screens_text import golden
from tui.depreciating_event import FIELDS
from tui.depreciating_lot import lot_at
from tui.dialogs.lot_event import LotEvent
from tui.dialogs.lot_schedule import LotSchedule
from tui.widgets.editor import Editor

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inventory.store.database import Database
    from tests.tui.driver import Screens

HERE = Path(__file__).parent / "goldens"
SIZES = [(80, 24), (120, 36)]
HOSTILE = (
    "[/foo]",
    "[@click=app.quit]x[/]",
    "9" * 300,
    "-1",
    "1e9",
    "🏫" * 40,
    "=1+1",
    "31-02-2026",
    "01-01-20226",
)


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reckon without waiting for a hand to rest."""
    monkeypatch.setattr("tui.dialogs.lot_event.WAIT", 0.01)


def events(database: Database) -> list[dict[str, Any]]:
    """Return the events that are recorded."""
    table = get("lot_event").table
    query = sa.select(table).where(table.c.archived.is_(None)).order_by(table.c.id)
    with database.read() as connection:
        return [dict(row) for row in connection.execute(query).mappings()]


def figures(database: Database, lot: int) -> tuple[Any, ...]:
    """Return the schedule of a lot by calendar years."""
    return lot_at(database, lot, "calendar", TODAY).rows


async def begin(found: Screens, code: str, kind: str) -> LotEvent:
    """Go to a lot and choose what happened to it in the menu."""
    await found.do("main.section-7", "main.next-page", "main.next-page", "depreciation.filter")
    await found.type(code)
    await found.press("enter")
    await found.do("depreciation.lot-event")
    kinds = list(FIELDS)
    order = ["disposal", "split", "transfer", "term", "value", "addition", "residual", "loss"]
    assert sorted(kinds) == sorted(order)
    await found.press(*["down"] * order.index(kind), "enter")
    assert isinstance(found.app.screen, LotEvent)
    return found.app.screen


async def fill(found: Screens, **texts: str) -> None:
    """Type into fields, each by its name."""
    for name, text in texts.items():
        editor = next(one for one in found.app.screen.query(Editor) if one.field.name == name)
        editor.focus_line()
        await found.press("ctrl+u", "ctrl+k")
        await found.type(text)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("way", ["dispose", "transfer", "wrong"])
async def test_golden(small: Database, way: str, size: tuple[int, int]) -> None:
    add_lot(small, "Z-1")
    typed = {
        "dispose": ("disposal", {"quantity": "4", "proceeds": "900", "reason": "Verkocht"}),
        "transfer": ("transfer", {"quantity": "4", "site": "Wilgenhof"}),
        "wrong": ("disposal", {"quantity": "11"}),
    }
    kind, texts = typed[way]
    async with screens(small, size) as found:
        await begin(found, "Z-1", kind)
        await fill(found, **texts)
        text = found.text
    assert "\x1b" not in text
    assert text == golden(HERE / f"lot-{way}-{size[0]}.txt", text)


CASES: Sequence[tuple[str, dict[str, str], dict[str, Any]]] = (
    ("disposal", {"quantity": "4", "proceeds": "900"}, {"quantity": 4, "proceeds": 90_000}),
    ("loss", {"quantity": "1"}, {"quantity": 1, "proceeds": None}),
    ("transfer", {"site": "Wilgenhof", "quantity": "3"}, {"quantity": 3}),
    ("term", {"months": "84"}, {"months": 84}),
    ("value", {"amount": "1000"}, {"amount": 100_000}),
    ("addition", {"amount": "500", "months": "72"}, {"amount": 50_000, "months": 72}),
    ("residual", {"residual": "200"}, {"residual": 20_000}),
    ("split", {"code": "Z-2", "quantity": "4"}, {"quantity": 4}),
)


@pytest.mark.parametrize(
    ("kind", "texts", "kept"), CASES, ids=lambda one: one if isinstance(one, str) else ""
)
async def test_an_event_is_written_and_taken_back(
    small: Database, kind: str, texts: dict[str, str], kept: dict[str, Any]
) -> None:
    lot = add_lot(small, "Z-1")
    before = figures(small, lot)
    async with screens(small) as found:
        shown = await begin(found, "Z-1", kind)
        await fill(found, **texts, reason="Besluit van de directie")
        assert shown.tried is not None
        assert shown.tried.rows
        await found.press("escape" if found.app.screen.query_one(Editor).offering else "ctrl+s")
        assert not isinstance(found.app.screen, LotEvent)
        written = events(small)
        assert len(written) == 1
        assert {name: written[0][name] for name in kept} == kept
        assert (written[0]["type"], written[0]["date"]) == (kind, TODAY)
        if kind != "transfer":
            assert figures(small, lot) != before
        await found.do("app.undo")
        assert events(small) == []
        assert figures(small, lot) == before
        if kind == "split":
            assert "Z-2" not in found.text


async def test_enter_writes_too_and_the_pages_follow(small: Database) -> None:
    add_lot(small, "Z-1")
    async with screens(small) as found:
        await begin(found, "Z-1", "disposal")
        await fill(found, reason="Kapot")
        await found.press("enter")
        assert "afgestoten" in found.text
        assert "Vastgelegd" in found.text


async def test_what_is_missing_or_cannot_be_is_said_and_nothing_is_written(small: Database) -> None:
    add_lot(small, "Z-1")
    async with screens(small) as found:
        shown = await begin(found, "Z-1", "disposal")
        for texts, said in (
            ({}, "✗ Reden: vul dit in."),
            ({"reason": "x", "quantity": "11"}, "11"),
            ({"quantity": "0"}, "Aantal"),
            ({"quantity": "2", "date": "01-01-2024"}, "01-01-2024"),
            ({"date": "01-01-20226"}, "Datum"),
            ({"date": "22-11-2026", "proceeds": "-5"}, "pbrengst"),
        ):
            await fill(found, **texts)
            await found.press("ctrl+s")
            assert found.app.screen is shown
            assert said in found.text
            assert "✗" in found.text
        await found.press("escape")
        assert events(small) == []


async def test_read_only_refuses(small: Database) -> None:
    add_lot(small, "Z-1")
    async with screens(small, read_only=True) as found:
        await found.do("main.section-7", "main.next-page", "main.next-page")
        for name in ("lot-event", "dispose", "split", "transfer"):
            await found.do(f"depreciation.{name}")
            assert "alleen-lezen" in found.text
            assert len(found.app.screen_stack) == 1
        await found.do("main.close-year")
        assert len(found.app.screen_stack) == 1


async def test_events_from_the_list_and_the_record_of_a_lot(small: Database) -> None:
    async with screens(small) as found:
        await found.do("main.section-2", "main.next-page", "list.lot-event")
        await found.press("enter")
        assert isinstance(found.app.screen, LotEvent)
        assert "PO-1" in found.text
        await found.do("event.leave", "list.open", "detail.lot-event")
        await found.press("down", "enter")
        assert "afsplitsen" in found.text
        await found.do("event.leave")


async def test_an_event_is_taken_back_from_the_schedule(small: Database) -> None:
    lot = add_lot(small, "Z-1")
    with work(small, "els") as unit:
        values = {"lot": lot, "number": 1, "type": "term", "date": TODAY, "months": 72, "reason": "Gaat mee"}
        unit.add(get("lot_event"), values)
    async with screens(small) as found:
        await found.do("main.section-7", "main.next-page", "main.next-page", "depreciation.filter")
        await found.type("Z-1")
        await found.press("enter")
        await found.do("depreciation.open", "schedule.take-back")
        assert "Ga eerst naar een gebeurtenis" in found.text
        assert events(small)
        await found.do("schedule.part", "schedule.take-back")
        assert "Gaat mee" in found.text
        await found.press("j")
        assert events(small) == []
        assert isinstance(found.app.screen, LotSchedule)
        assert "72" not in found.text


async def test_a_year_is_closed_its_figures_stay_and_it_opens_again(small: Database) -> None:
    lot = add_lot(small, "Z-1")
    async with screens(small) as found:
        await found.do("main.section-7", "main.next-page", "main.next-page", "depreciation.previous-year")
        before = found.text
        assert "lasten 2025: € 1.847,00" in before
        await found.do("main.close-year")
        assert "€ 1.847,00" in found.text
        await found.press("j")
        assert "2025 is gesloten" in found.text
        assert "€ 1.847,00 · gesloten" in found.text
        await found.do("app.undo")
        assert "€ 1.847,00 · gesloten" not in found.text
        await found.do("main.close-year")
        await found.press("j")
        with work(small, "els") as unit:
            unit.change(get("lot"), lot, {"unit_price": 90_000})
        await found.do("main.reload")
        assert "lasten 2025: € 1.847,00 · gesloten" in found.text
        await found.do("depreciation.next-year")
        # € 500 a piece more: 10 x 500 / 5 a year, for 2025 and for 2026.
        assert f"lasten 2026: € {1_847 + 2_000:,}".replace(",", ".") in found.text
        await found.do("depreciation.dispose")
        await fill(found, date="15-06-2025", reason="Te laat gemeld")
        assert "2025" in found.text
        await found.press("ctrl+s")
        assert isinstance(found.app.screen, LotEvent)
        assert events(small) == []
        await found.press("escape")
        await found.do("main.close-year")
        await found.press("tab", "enter")
        await found.do("depreciation.previous-year")
        assert "gesloten" not in found.text.split("\n")[2]
        assert "lasten 2025: € 2.847,00" in found.text


async def test_a_year_with_a_lot_that_cannot_be_reckoned_is_not_closed(small: Database) -> None:
    add_lot(small, "Z-1", term_months=None)
    async with screens(small) as found:
        await found.do("main.close-year")
        await found.press("j")
        assert "Z-1" in found.text
        with small.read() as connection:
            table = get("closed_year").table
            assert connection.execute(sa.select(sa.func.count()).select_from(table)).scalar() == 0


@pytest.mark.parametrize("kind", FIELDS)
async def test_hostile_texts_are_sentences(small: Database, kind: str) -> None:
    add_lot(small, "Z-1", description="[/foo] [@click=app.quit]x[/] 🏫")
    async with screens(small) as found:
        shown = await begin(found, "Z-1", kind)
        place = list(FIELDS).index(kind)
        for text in (*HOSTILE, *HOSTILE)[place :: len(HOSTILE) // 2][:4]:  # all of them over all kinds
            for editor in shown.query(Editor):
                editor.set_text(text)
            shown.preview()
            await found.settle()
            assert "\x1b" not in found.text
            assert "✗" in found.text
        await found.press("ctrl+s", "escape")
        assert events(small) == []
