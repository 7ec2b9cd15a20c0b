"""Terms of a contract as a time line, and decisions about it by keyboard, with what they change and undo."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from inventory.finance.contract_timeline import TermRow
from inventory.records import get
from inventory.store.work import work
from tests.tui.driver import screens
from tests.tui.money_board import HOSTILE, fill_money
from tests.tui.screens_text import golden
from tui.deciding import Terms
from tui.widgets.contract_terms import AHEAD, EDGE, NOTICE, OPEN, PASSED, TODAY, bar, lines

if TYPE_CHECKING:
    from inventory.store.database import Database
    from tests.tui.driver import Screens

HERE = Path(__file__).parent / "goldens"
SIZES = [(80, 24), (120, 36)]
DAY = dt.date(2026, 11, 22)
TO_TERMS = ("main.section-4", "list.open", "detail.tab")
WAYS: dict[str, list[str]] = {
    "contract-terms": [*TO_TERMS],
    "contract-cancel": [*TO_TERMS, "detail.contract-cancel"],
}


def term(**more: object) -> TermRow:
    values = {
        "number": 1,
        "kind": "first",
        "first": dt.date(2026, 1, 1),
        "last": dt.date(2026, 12, 31),
        "notice_by": dt.date(2026, 9, 30),
        "advisory": None,
        "state": "running",
        "decision": "",
        "cost": 100_00,
        "committed": 100_00,
    }
    return TermRow(**{**values, **more})  # type: ignore[arg-type]


def decisions(found: Screens) -> list[str]:
    """Return the decisions that stand in the database."""
    table = get("decision").table
    with found.app.database.read() as connection:
        query = sa.select(table.c.decision).where(table.c.archived.is_(None)).order_by(table.c.id)
        return list(connection.execute(query).scalars())


@pytest.mark.parametrize("width", [10, 24, 40])
@pytest.mark.parametrize(
    "on",
    [
        dt.date(2025, 1, 1),
        dt.date(2026, 1, 1),
        dt.date(2026, 7, 2),
        dt.date(2026, 12, 31),
        dt.date(2030, 1, 1),
    ],
)
def test_a_bar_is_as_wide_as_asked_and_shows_today_once(on: dt.date, width: int) -> None:
    drawn = bar(term(), on, width)
    assert len(drawn) == width + 2
    assert drawn[0] == drawn[-1] == EDGE
    inside = dt.date(2026, 1, 1) <= on <= dt.date(2026, 12, 31)
    assert drawn.count(TODAY) == int(inside)
    assert drawn.count(NOTICE) == 1
    if on.year > 2026:
        assert drawn.count(AHEAD) == 0
    if on.year < 2026:
        assert drawn.count(PASSED) == 0


def test_a_term_that_runs_on_has_no_end() -> None:
    assert bar(term(last=None, notice_by=None), DAY, 10).endswith(OPEN)
    assert (
        bar(term(last=None, notice_by=None, first=dt.date(2030, 1, 1)), DAY, 10) == EDGE + AHEAD * 10 + OPEN
    )


@pytest.mark.parametrize("width", [36, 78])
def test_a_term_says_its_days_its_notice_and_its_decision(width: int) -> None:
    row = term(notice_by=dt.date(2026, 12, 30), advisory=dt.date(2026, 12, 29), decision="verlengen [/foo]")
    (text, _legend) = lines(Terms((row,)), DAY, width)
    assert "01-01-2026 - 31-12-2026" in text.plain
    assert "opzeggen t/m 30-12-2026 (streef naar 29-12-2026)" in text.plain
    assert "✓ verlengen [/foo]" in text.plain
    (passed, _legend) = lines(Terms((term(),)), DAY, width)
    assert "(voorbij)" in passed.plain


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("way", WAYS)
async def test_golden(money: Database, way: str, size: tuple[int, int]) -> None:
    async with screens(money, size) as found:
        await found.do(*WAYS[way])
        text = found.text
    assert text == golden(HERE / f"{way}-{size[0]}.txt", text)


async def test_a_renewal_is_shown_before_it_is_recorded_and_undone(money: Database) -> None:
    async with screens(money) as found:
        await found.do(*TO_TERMS)
        assert TODAY in found.text
        await found.do("detail.contract-renew")
        assert "→" in found.text
        assert "Vaste kosten vanaf dan: " in found.text
        assert decisions(found) == []
        await found.press("ctrl+s")
        assert decisions(found) == ["renew"]
        assert "✓ verlengen" in found.text
        await found.do("detail.leave", "app.undo")
        assert decisions(found) == []


async def test_a_cancellation_keeps_letter_and_reference(money: Database) -> None:
    async with screens(money) as found:
        await found.do("main.section-4", "list.contract-cancel")
        await found.press("tab")
        await found.type("23-11-2026")
        await found.press("tab", "tab")
        await found.type("BR-12")
        await found.press("ctrl+s")
        row = found.row("decision", 1)
        assert row["letter_sent"] == dt.date(2026, 11, 23)
        assert row["reference"] == "BR-12"


async def test_what_cannot_be_decided_says_why_and_changes_nothing(money: Database) -> None:
    async with screens(money) as found:
        await found.do("main.section-4", "list.contract-cancel")
        await found.press("ctrl+s")
        await found.do("list.contract-cancel")
        assert "✗" in found.text
        await found.press("ctrl+s")
        assert decisions(found) == ["cancel"]
        await found.press("escape")


async def test_days_that_cannot_be_say_what_to_mend(money: Database) -> None:
    async with screens(money) as found:
        await found.do("main.section-4", "list.contract-renew")
        await found.press("shift+tab")  # the day of the decision
        for text in ("20226", "31-02-2027", ""):
            await found.press("home", *["delete"] * 12)
            await found.type(text)
            await found.press("ctrl+s")
            assert "✗" in found.text
        assert decisions(found) == []


async def test_it_is_about_contracts_only(money: Database) -> None:
    async with screens(money) as found:
        await found.do("main.section-2", "list.contract-renew")
        assert "Dit gaat over contracten." in found.text
        assert decisions(found) == []


async def test_from_the_first_page_too(money: Database) -> None:
    with work(money, "els") as unit:
        unit.change(get("contract"), 1, {"initial_months": 18, "notice": 2})
    async with screens(money) as found:
        shown = [one.subject.kind for one in found.app.screen_stack[0].query_one("Decisions").shown]  # type: ignore[attr-defined]
        await found.press(*["down"] * shown.index("contract"))
        await found.do("start.contract-renew")
        await found.press("ctrl+s")
        assert decisions(found) == ["renew"]


async def test_read_only_decides_nothing(money: Database) -> None:
    async with screens(money, read_only=True) as found:
        await found.do("main.section-4", "list.contract-renew")
        assert "alleen-lezen" in found.text.lower()
        assert decisions(found) == []


async def test_a_contract_that_contradicts_itself_says_so(money: Database) -> None:
    with money.write() as connection:  # as an older program may have left it
        connection.execute(sa.update(get("contract").table).values(explicit_end=dt.date(2020, 1, 1)))
    async with screens(money) as found:
        await found.do(*TO_TERMS)
        assert found.app.is_running
        assert "✗" in found.text


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_hostile_names_stay_text(small: Database, size: tuple[int, int]) -> None:
    fill_money(small, HOSTILE)
    async with screens(small, size) as found:
        await found.do(*TO_TERMS)
        assert "\x1b" not in found.text
        await found.do("detail.contract-renew")
        assert "[/foo]" in found.text
        await found.press("tab", "tab", "tab")
        await found.type("[/foo]")
        await found.press("ctrl+s")
        assert "\x1b" not in found.text
        assert decisions(found) == ["renew"]
