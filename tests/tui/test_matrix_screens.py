"""The matrix by keyboard: filled in, copied, pasted, taken back; goldens of what it looks like."""

from __future__ import annotations

from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import sqlalchemy as sa
from textual import events

from inventory.records import get
from inventory.store.database import open_database
from tests.tui.driver import NAMES, screens
from tests.tui.landscape_board import HOSTILE, PROCESSES, make
from tests.tui.screens_text import golden
from tui.dialogs.preview import Preview
from tui.widgets.matrix import MatrixPane
from tui.widgets.matrix_told import moment

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from inventory.store.database import Database
    from tests.tui.driver import Screens

HERE = Path(__file__).parent / "goldens"
SIZES = [(80, 24), (120, 36)]
WAYS: dict[str, list[str]] = {"matrix": [], "matrix-systems": ["right", "m"], "matrix-fill": ["a", "p", "a"]}


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reckon totals anew without waiting."""
    monkeypatch.setattr("tui.widgets.matrix_filling.AFTER", 0.01)


@pytest.fixture(scope="module")
def boards(tmp_path_factory: pytest.TempPathFactory) -> dict[bool, bytes]:
    """Make the boards once: filled or not."""
    folder = tmp_path_factory.mktemp("landscape")
    return {filled: make(folder / f"{filled}.db", filled=filled).read_bytes() for filled in (True, False)}


@asynccontextmanager
async def matrix(
    boards: dict[bool, bytes],
    folder: Path,
    *,
    filled: bool = True,
    size: tuple[int, int] = (80, 24),
    **more: Any,
) -> AsyncIterator[tuple[Screens, MatrixPane]]:
    """Give the screens on the matrix."""
    path, memory = folder / "board.db", folder / "memory.json"
    path.write_bytes(boards[filled])
    memory.write_text('{"page": "matrix"}')
    database = open_database(path)
    async with screens(database, size, memory=memory, **more) as found:
        page = found.app.screen_stack[0].page_widget  # type: ignore[attr-defined]
        assert isinstance(page, MatrixPane)
        yield found, page
    database.close()


def supports(database: Database) -> list[tuple[str, str, str, str | None]]:
    """Return process, party, system and function of all living support, by process and party."""
    names = {kind: get(kind).table.alias() for kind in ("process", "party", "system")}
    table = get("support").table
    query = sa.select(
        names["process"].c.code, names["party"].c.name, names["system"].c.name, table.c.function
    )
    for kind, other in names.items():
        query = query.where(table.c[kind] == other.c.id)
    with database.read() as connection:
        return sorted(tuple(row) for row in connection.execute(query.where(table.c.archived.is_(None))))


def runs(database: Database) -> dict[tuple[str, str], str]:
    """Return whether parties run processes, by code and name."""
    process, party, table = get("process").table, get("party").table, get("participation").table
    query = sa.select(process.c.code, party.c.name, table.c.runs).where(
        table.c.process == process.c.id, table.c.party == party.c.id, table.c.archived.is_(None)
    )
    with database.read() as connection:
        return {(row[0], row[1]): row[2] for row in connection.execute(query)}


def batches(database: Database) -> list[str]:
    """Return the names of the batches, the last one first."""
    with database.read() as connection:
        return list(connection.scalars(sa.text("select reason from batch order by id desc")))


async def paste(found: Screens, text: str) -> None:
    """Paste as a terminal does."""
    found.app.post_message(events.Paste(text))
    await found.settle()


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("way", WAYS)
async def test_golden(boards: dict[bool, bytes], tmp_path: Path, way: str, size: tuple[int, int]) -> None:
    if way == "matrix-fill" and size != SIZES[0]:
        return
    async with matrix(boards, tmp_path, size=size) as (found, _page):
        await found.press(*WAYS[way])
        text = found.text
    assert text == golden(HERE / f"{way}-{size[0]}.txt", text)


async def keys(found: Screens, *names: str) -> None:
    """Press keys as fast as they come, and wait once."""
    await found.pilot.press(*names)
    await found.settle()


def letters(text: str) -> list[str]:
    """Return the keys of a typed text."""
    return [NAMES.get(letter, letter) for letter in text]


async def test_a_landscape_of_forty_by_three_is_filled_by_keyboard(
    boards: dict[bool, bytes], tmp_path: Path
) -> None:
    async with matrix(boards, tmp_path, filled=False) as (found, _page):
        database = found.app.database
        # Two systems in one cell, a word, an unknown: Tab and arrows go on without leaving the line.
        await keys(
            found, "a", *letters("Parn"), "semicolon", *letters("magi"), "enter", "tab", *letters("nv"), "tab"
        )
        await keys(found, *letters("onb"), "enter", "down", *letters("Lijst (kring)"), "tab", "escape")
        typed = [
            ("1.1", "De Linde", "Magister", None),
            ("1.1", "De Linde", "ParnasSys", None),
            ("1.2", "Peuterwerk Maan", "Lijst", "kring"),
        ]
        assert supports(database) == typed
        words = {"Kinderopvang Zon": "no", "Peuterwerk Maan": "unknown"}
        assert {(name, runs(database)["1.1", name]) for name in words} == set(words.items())
        assert batches(database)[0] == "Ingevuld: 1.2 Proces 1 · Peuterwerk Maan"
        # A block from a spreadsheet over the forty processes and their domains, with quoted cells of two lines.
        before = supports(database), runs(database)
        await keys(found, "ctrl+home", "home", "right", "right")
        filled = '"KIJK! (observeren)\nParro"\tKonnect'
        await paste(found, "\n".join("\t" if n % 11 == 0 else filled for n in range(44)))
        assert isinstance(found.app.screen, Preview)
        await keys(found, "enter")
        assert len(supports(database)) == len(typed) - 1 + 3 * PROCESSES
        assert ("4.10", "Kinderopvang Zon", "KIJK!", "observeren") in supports(database)
        assert batches(database)[0] == "Geplakt: 80 cellen"
        await keys(found, "u")
        assert (supports(database), runs(database)) == before
        await keys(found, "U")
        # One party is copied to another: then every process has a system for every party.
        await keys(found, "g", "p", "c", "left", "v")
        await keys(found, "enter")
        cells = {(row[0], row[1]) for row in supports(database)}
        assert len(cells) == 3 * PROCESSES
        assert "0 witte vlekken" in found.text


async def test_words_levels_and_single_systems(boards: dict[bool, bytes], tmp_path: Path) -> None:
    async with matrix(boards, tmp_path) as (found, page):
        database = found.app.database
        await keys(found, "down", "down", "down")  # a gap of De Linde
        before = supports(database), runs(database)
        await keys(found, *letters("MuHoG"))  # a capital begins a name, also where it is a command elsewhere
        assert (supports(database), runs(database)) == before
        assert "+ nieuw systeem: MuHoG" in found.text
        await keys(found, "escape", "escape", "n")
        assert runs(database)["1.4", "De Linde"] == "no"
        assert "Ingevuld, u maakt het ongedaan" in " ".join(found.text.split())
        await keys(found, "ctrl+z")
        assert (supports(database), runs(database)) == before
        assert "Ingevuld: 1.4" in found.text
        await keys(found, "ctrl+y")
        await keys(found, "w", "right", "o")
        assert runs(database)["1.4", "De Linde"] == "yes"
        assert (
            runs(database)["1.4", "Kinderopvang Zon"] == "yes"
        )  # its planned system is in the way, and is said
        assert "Delete haalt ze eerst weg" in found.text
        await keys(found, "up", "left", "delete")  # two systems: which?
        await keys(found, *letters("parro"), "enter")
        assert ("1.3", "De Linde", "Parro", "berichten") not in supports(database)
        assert ("1.3", "De Linde", "ParnasSys", "berichten") in supports(database)
        await keys(found, "e", "home", *letters("Parro; "), "enter")
        assert ("1.3", "De Linde", "Parro", None) in supports(database)
        await found.press("m", "space")  # the systems of De Linde; the cursor stays on the process
        assert page.party is not None
        await keys(found, "escape")
        level = sa.text(
            "select level from support where archived is null and process = 7 and party = 1 order by id"
        )
        with database.read() as connection:
            first = list(connection.scalars(level))
        await keys(found, "space")
        with database.read() as connection:
            assert list(connection.scalars(level)) != first
        assert batches(database)[0].startswith("Niveau: 1.3 Proces 2")


async def test_rows_and_problems_of_a_paste(boards: dict[bool, bytes], tmp_path: Path) -> None:
    async with matrix(boards, tmp_path) as (found, page):
        database = found.app.database
        before = supports(database)
        await keys(found, "v")
        assert "nog niets gekopieerd" in found.text
        await keys(found, "space", "c", "down", "down", "down", "v", "enter")  # row 1.1 to 1.5
        assert len(supports(database)) == len(before) + 3
        assert ("1.5", "De Linde", "ParnasSys", "registreren") in supports(database)
        await keys(found, "escape", "c", "right", "v")  # one cell, at once
        assert ("1.5", "Kinderopvang Zon", "ParnasSys", "registreren") in supports(database)
        there = supports(database)
        await paste(found, "n.v.t.; Parro\tParnasSys\tte veel")
        assert isinstance(found.app.screen, Preview)
        assert "2 problemen" in found.text
        assert "rij 1, kolom 3" in found.text
        await keys(found, "enter", "escape")
        assert supports(database) == there
        assert page.spot is not None
        await keys(found, "u", "u")
        assert supports(database) == before


async def test_hostile_names_and_a_full_cell_stay_text(boards: dict[bool, bytes], tmp_path: Path) -> None:
    async with matrix(boards, tmp_path) as (found, page):
        many = "; ".join(f'"Systeem {n}"' for n in range(40))
        await paste(found, f'"{many.replace(chr(34), chr(34) * 2)}"\t"{HOSTILE}"')
        await keys(found, "enter")
        assert len([row for row in supports(found.app.database) if row[0] == "1.1"]) > 40
        assert "Systeem 39" in " ".join(found.text.split()) or "…" in found.text
        # A burst of keys, faster than the screen is told of them: the offer that fits is taken all the same.
        await keys(found, "down", "a")
        for key in (*letters("gynzy"), "tab", *letters("magi"), "tab"):
            found.app.post_message(events.Key(key, key if len(key) == 1 else None))
        await found.settle()
        assert ("1.2", "De Linde", "Gynzy", None) in supports(found.app.database)
        assert ("1.2", "Kinderopvang Zon", "Magister", None) in supports(found.app.database)
        await keys(found, "escape", "up", "left", "a", *letters("/foo"))
        assert "[/foo]" in found.text
        await keys(found, "escape", "escape", "m", "m", "slash", "escape", "delete")
        assert "\x1b" not in found.text
        assert page.found is not None


async def test_read_only_and_other_moments_are_for_looking(boards: dict[bool, bytes], tmp_path: Path) -> None:
    async with matrix(boards, tmp_path, read_only=True) as (found, page):
        before = supports(found.app.database)
        await keys(found, "a", "z", "n", "delete")
        await paste(found, "KIJK!")
        assert supports(found.app.database) == before
        await found.press("d")
        await keys(found, "down", "enter")  # the plateau: what is planned is there
        assert "alleen kijken" in found.text
        assert "100%" in found.text
        for text, said in (("01-09-2027", "onderweg, 01-09-2027"), ("01-09-2020", "op 01-09-2020")):
            await found.press("d")  # what can be chosen is read first
            await keys(found, *letters("andere"), "enter")
            await keys(found, *letters(text), "enter")
            assert moment(page.when) == said  # not "now": nothing is filled in on another day
            assert not page.when.live
        await found.press("d")
        await keys(found, *letters("nu"), "enter")
        await keys(found, "f")
        assert page.spot is not None
        assert page.when.live


async def test_template_parties_and_files(
    boards: dict[bool, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with matrix(boards, tmp_path) as (found, page):
        database = found.app.database
        assert page.found is not None
        rows = len(page.found.of.rows)
        await keys(found, "g", "t")
        await found.press("enter")
        assert len(page.found.of.rows) > rows
        await found.press("u")
        await keys(found, "g", "m", *letters("maan"), "enter", *letters("zon"), "enter")
        await found.press("enter")
        assert {row[1] for row in supports(database)} == {"De Linde", "Kinderopvang Zon"}
        assert batches(database)[0] == "Partijen samengevoegd: Peuterwerk Maan → Kinderopvang Zon"
        await found.press("u")
        await keys(found, "g", "s", "enter", *letters("Nieuw"), "enter")
        await found.press("enter")
        assert "Nieuw" in {row[1] for row in supports(database)}
        await keys(found, "x", "enter", "ctrl+u", *letters("kaart.svg"), "enter")
        assert (tmp_path / "kaart.svg").read_text(encoding="utf-8").startswith("<svg")
