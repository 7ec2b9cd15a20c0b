"""The page of signals by keyboard: groups, what is told, marks, what changed, policy of a rule, what mends it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from inventory.language import choose
from inventory.records import get
from inventory.store.schema import FINDING_LOG
from inventory.store.work import work
from inventory.text import clean
from tests.tui.driver import TODAY, screens
from tests.tui.privacy_board import HOSTILE
from tests.tui.screens_text import golden
from tui.screens.form import FormScreen
from tui.widgets.signals import SignalsPane

if TYPE_CHECKING:
    from inventory.store.database import Database
    from tests.tui.driver import Screens

HERE = Path(__file__).parent / "goldens"
SIZES = [(80, 24), (120, 36)]


def pane(found: Screens) -> SignalsPane:
    """Return the page."""
    page = found.app.screen_stack[0].page_widget  # type: ignore[attr-defined]
    assert isinstance(page, SignalsPane)
    return page


def labels(found: Screens) -> list[str]:
    """Return the headings that are shown, without signs and counts."""
    return [text[2:].split(" · ")[0] for text in pane(found).grid.headings.values()]


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """Give a memory that opens the page."""
    path = tmp_path / "memory.json"
    path.write_text('{"page": "signals"}')
    return path


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_golden(small: Database, kept: Path, size: tuple[int, int]) -> None:
    async with screens(small, size, memory=kept) as found:
        text = found.text
    assert text == golden(HERE / f"signals-{size[0]}.txt", text)


async def test_golden_in_english(small: Database, kept: Path) -> None:
    choose("en")
    async with screens(small, memory=kept) as found:
        text = found.text
    assert text == golden(HERE / "signals-en-80.txt", text)


async def test_groups_are_folded_sifted_and_grouped_otherwise(small: Database, kept: Path) -> None:
    async with screens(small, memory=kept) as found:
        page = pane(found)
        assert labels(found)[0] == "Over tijd of kritiek"
        rows = page.grid.row_count
        await found.pilot.press("space")
        assert page.current is None  # the cursor went to the heading
        assert page.grid.row_count == rows - 1
        await found.pilot.press("z")
        assert page.grid.row_count == len(page.grid.headings)
        assert page.grid.current_key == -1
        await found.pilot.press("space")  # unfolds the first
        assert page.grid.row_count == len(page.grid.headings) + 1
        page.by = "subject"
        await found.do("signals.by")
        assert labels(found) == ["De Linde", "Wilgenhof", "Hele bestuur"]
        page.show("wilgen xyz", None)
        await found.settle()
        assert "heeft deze woorden" in found.text
        await found.press("escape")
        assert labels(found) == ["De Linde", "Wilgenhof", "Hele bestuur"]


async def test_a_group_is_accepted_and_comes_back(small: Database, kept: Path) -> None:
    async with screens(small, memory=kept) as found:
        page = pane(found)
        before = len(labels(found))
        await found.pilot.press("ctrl+home")
        meant = [(one.rule, one.subject.id) for one in page.targets]
        assert len(meant) == 1
        await found.press("a")
        await found.pilot.press("ctrl+s", *"Weg")  # without a reason the dialog stays
        await found.press("ctrl+s")
        assert len(labels(found)) == before - 1
        assert "1 geaccepteerd" in found.text
        await found.pilot.press("v", "ctrl+home")
        assert [(one.rule, one.subject.id) for one in page.targets] == meant
        assert page.targets[0].state == "accepted"
        await found.press("w")
        assert found.row("mark", 1)["archived"] is not None
        await found.press("u")
        assert found.row("mark", 1)["archived"] is None
        assert found.row("mark", 1)["reason"] == "Weg"


async def test_somebody_deals_with_it(small: Database, kept: Path) -> None:
    with work(small, "els") as unit:
        unit.add(get("person"), {"name": "Els de Boer"})
    async with screens(small, memory=kept) as found:
        await found.do("signals.owner")
        await found.type("Els")
        await found.pilot.press("down", "enter")
        await found.press("ctrl+s")
        mark = found.row("mark", 1)
        assert (mark["state"], mark["owner"]) == ("known", 1)
        assert "(bekend: Els de Boer)" in found.text
        await found.pilot.press("shift+tab")
        await found.press("f")
        assert "bekend: Els de Boer" in found.text  # the start page tells it too
        await found.pilot.press("s")
        assert pane(found).is_on_screen


async def test_what_changed_since_a_day(small: Database, kept: Path) -> None:
    with small.write() as connection:
        gone = {"rule": "PRV-001", "record": "system", "subject": 99, "status": "finding", "severity": "high"}
        told = {"name": "Oud systeem", "message": "Het was er.", "first": dt.date(2026, 9, 1)}
        day = TODAY - dt.timedelta(3)
        connection.execute(sa.insert(FINDING_LOG), [gone | told | {"last": day, "solved": day}])
    async with screens(small, memory=kept) as found:
        await found.pilot.press("n", "ctrl+end")
        await found.settle()
        assert labels(found)[-1] == "Opgelost"
        assert "(opgelost 19-11-2026)" in found.text
        await found.pilot.press("m")
        await found.settle()
        assert "die er nog is" in found.text  # what is gone is not marked
        await found.do("signals.since")
        await found.pilot.press("ctrl+u", "plus")  # today
        await found.press("ctrl+s")
        assert pane(found).since == TODAY
        assert "Oud systeem" not in found.text


async def test_a_rule_is_put_off(small: Database, kept: Path) -> None:
    async with screens(small, memory=kept) as found:
        page = pane(found)
        page.show("PRV-001", None)
        await found.pilot.press("ctrl+end")
        await found.do("signals.policy")
        await found.pilot.press("shift+tab", "ctrl+u", *"nee")
        await found.press("ctrl+s")
        assert found.row("rule_policy", 1)["active"] is False
        assert not page.grid.row_count


async def test_one_key_begins_what_mends_it(small: Database, kept: Path) -> None:
    async with screens(small, memory=kept) as found:
        pane(found).show("PRV-070", None)
        await found.pilot.press("ctrl+end")
        await found.press("f", "enter")  # the first of two ways
        form = found.app.screen
        assert isinstance(form, FormScreen)
        assert (form.sheet.kind, form.sheet.at) == ("processing_use", "processing")
        assert form.sheet.links == {"system": ("ParnasSys", 1)}


async def test_a_filter_becomes_a_rule(small: Database) -> None:
    async with screens(small) as found:
        await found.do("main.section-2")
        found.list.show("status:vermist", None)
        await found.do("list.rule")
        assert "Het vindt nu 1 record; dat geeft 1 signaal." in found.text
        await found.type("Weg")
        await found.press("ctrl+s")
        made = found.row("own_rule", 1)
        assert (made["record"], made["filter"], made["condition"]) == ("device", "status:vermist", "each")
        await found.press("1")
        start = found.app.screen_stack[0].page_widget  # type: ignore[attr-defined]
        assert [one.rule for one in start.decisions.found if "Weg" in one.message] == ["OWN-001"]
        start.decisions.show([one for one in start.decisions.found if one.rule == "OWN-001"], TODAY)
        assert "OWN-001 Weg" in found.text.replace("\n", " ")


async def test_read_only_refuses_and_hostile_names_are_text(small: Database, kept: Path) -> None:
    with small.write() as connection:
        table = get("system").table
        connection.execute(sa.update(table).values(name=HOSTILE))
    async with screens(small, (120, 36), memory=kept, read_only=True) as found:
        assert clean(HOSTILE)[:12] in found.text
        await found.do("signals.accept")
        assert "alleen" in found.text
        await found.do("signals.detail")
        assert "\x1b" not in found.text
        with small.read() as connection:
            assert connection.scalar(sa.select(sa.func.count()).select_from(get("mark").table)) == 0
