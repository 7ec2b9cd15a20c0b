"""`replacement` on the golden board: shapes that scripts rely on, scenarios from new to bought, and sentences for mistakes."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from inventory.store.database import open_database
from inventory.store.work import work
from tests.inventory.finance.lindelaar import lots
from tui.cli.main import run

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.cli.conftest import Inventaris

GOLDEN = ["312776.97", "267845.20", "244823.11", "287730.25"]


@pytest.fixture(scope="module")
def golden(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the database of the golden board's lots, made once."""
    path = tmp_path_factory.mktemp("replacement") / "board.db"
    database = open_database(path)
    with work(database, "test") as unit:
        lots(unit)
    database.close()
    assert (
        run(["--language", "en", "--database", str(path), "edit", "category", "Bekabeling", "group=cabling"])
        == 0
    )
    return path


@pytest.fixture
def call(golden: Path, tmp_path: Path, inventaris: Inventaris, monkeypatch: pytest.MonkeyPatch) -> Inventaris:
    """Give a function that runs `inventaris replacement …` in English on a copy of the golden board."""

    shutil.copy(golden, tmp_path / "board.db")
    monkeypatch.setenv("INVENTARIS_LANGUAGE", "en")

    def run_it(*words: str) -> object:
        return inventaris("replacement", *words)

    return run_it  # type: ignore[return-value]


def test_years_in_the_shape_that_scripts_rely_on(call: Inventaris) -> None:
    done = call("--from", "2026", "--to", "2029", "--format", "json")
    assert [row["investment"] for row in done.data] == GOLDEN
    assert list(done.data[1]) == [
        "year",
        "label",
        "investment",
        "expense",
        "depreciation",
        "existing_depreciation",
        "total_depreciation",
        "book_value",
        "lines",
        "pieces",
    ]
    assert (done.data[1]["year"], done.data[1]["existing_depreciation"]) == (2027, "155938.92")
    table = call("--from", "2026", "--to", "2029")
    assert "312,776.97" in table.out
    assert "Left out: 2 lots" in table.err
    csv = call("--from", "2026", "--to", "2026", "--format", "csv").out.splitlines()
    assert len(csv) == 2


def test_groups_and_lines(call: Inventaris) -> None:
    by = call("--from", "2026", "--to", "2029", "--by", "row", "--format", "json").data
    assert [group["row"] for group in by] == ["devices", "network infrastructure"]
    cents = [sum(int(group["years"][year].replace(".", "")) for group in by) for year in by[0]["years"]]
    assert [f"{amount // 100}.{amount % 100:02d}" for amount in cents] == GOLDEN
    lines = call("--from", "2026", "--to", "2026", "--lines", "--format", "json").data
    assert [(one["lot"], one["reason"]) for one in lines][:2] == [("L09", "overdue"), ("L08", "term")]
    assert lines[0]["cost"] == "84679.78"
    assert "L09" in call("--from", "2026", "--to", "2026", "--lines").out
    assert "Total" in call("--from", "2026", "--to", "2027", "--by", "category").out


def test_a_ceiling_holds_and_says_its_rule(call: Inventaris) -> None:
    done = call("--from", "2026", "--to", "2030", "--ceiling", "250000", "--advance", "1")
    assert done.err.count("ceiling") >= 1
    rows = call("--from", "2026", "--to", "2030", "--ceiling", "250000", "--format", "json").data
    assert all(float(row["investment"]) <= 250_000 for row in rows)
    more = call("--from", "2026", "--to", "2026", "--index", "0", "--format", "json").data
    assert more[0]["investment"] == "265300.00"


def test_a_scenario_from_new_to_bought(call: Inventaris) -> None:
    assert call("new", "Plan", "--from", "2026", "--to", "2028", "--index", "3").code == 0
    moved = call("move", "Plan", "L09", "--years", "2", "--price", "3000", "--reason", "still bright")
    assert moved.code == 0
    assert "in 2028 (moved: still bright)" in moved.err
    assert call("new", "Other", "--like", "Plan", "--ceiling", "200000").code == 0
    listed = call("scenarios", "--format", "json").data
    assert [(one["name"], one["moved"], one["ceiling"]) for one in listed] == [
        ("Plan", 1, None),
        ("Other", 1, "200000.00"),
    ]
    side = call("compare", "Plan", "Other", "-", "--format", "json").data
    assert [one["name"] for one in side[0]["scenarios"]] == ["Plan", "Other", ""]
    assert side[0]["scenarios"][0]["difference"] == "0.00"
    assert "in all" in call("compare", "Plan", "Other").err
    assert call("adopt", "Plan").code == 0
    planned = call("planned", "--format", "json").data
    assert {one["code"] for one in planned} >= {"L00-1-2026", "L09-1-2028"}
    done = call(
        "buy", "L00-1-2026", "--code", "PO-1", "--in-use", "2026-12-01", "--quantity", "100", "--price", "350"
    )
    assert "L00-1-2026-2" in done.err
    open_ = call("planned", "--open", "--format", "json").data
    assert "L00-1-2026" not in {one["code"] for one in open_}
    assert call("adopt", "Other").code == 0
    assert call("move", "Plan", "L09", "--undo").code == 0
    again = call("--scenario", "Plan", "--lines", "--format", "json").data
    assert {one["year"] for one in again if one["lot"] == "L09"} == {2026}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--ceiling", "0"), "above 0"),
        (("--ceiling", "-5"), "-5"),
        (("--ceiling", "much"), "much"),
        (("--index", "300"), "300"),
        (("--advance", "99"), "earlier"),
        (("--from", "2030", "--to", "2029"), "2029"),
        (("--from", "1990", "--to", "2100"), "60"),
        (("--scenario", "None"), "None"),
        (("new", "plan"), "Plan"),
        (("move", "Plan", "NO", "--years", "1", "--reason", "x"), "NO"),
        (("move", "Plan", "L00", "--years", "9", "--reason", "x"), "2035"),
        (("move", "Plan", "L00", "--years", "1"), "reason"),
        (("move", "Plan", "L00", "--reason", "x"), "Nothing"),
        (("move", "Plan", "L00", "--quantity", "0", "--reason", "x"), "quantity"),
        (("move", "Plan", "L00", "--undo"), "Nothing was moved"),
        (("compare", "Plan"), "two"),
        (("adopt", "None"), "None"),
        (("buy", "NO", "--code", "X", "--in-use", "2027-01-01"), "NO"),
    ],
)
def test_mistakes_get_a_sentence_and_change_nothing(
    call: Inventaris, words: tuple[str, ...], said: str
) -> None:
    assert call("new", "Plan", "--from", "2026", "--to", "2030").code == 0
    done = call(*words)
    assert done.code == 2
    assert said in done.err
    assert done.out == ""
    assert [one["moved"] for one in call("scenarios", "--format", "json").data] == [0]
