"""The commands on money, signals and policy: shapes that scripts rely on, exit codes, and what people read."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from inventory.language import choose, current
from inventory.store.database import open_database
from tests.inventory.finance.lindelaar import build
from tui.cli.main import run

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.tui.cli.conftest import Inventaris

    Call = Callable[..., tuple[int, str, str]]


@pytest.fixture
def call(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Iterator[Call]:
    """Give a function that runs the program in English on the golden board, and returns code, stdout and stderr."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "none"))
    monkeypatch.setenv("INVENTARIS_LANGUAGE", "en")
    path = tmp_path / "board.db"
    database = open_database(path)
    build(database)
    database.close()

    before = current()

    def call(*words: str) -> tuple[int, str, str]:
        code = run(["--database", str(path), *words])
        caught = capsys.readouterr()
        return code, caught.out, caught.err

    yield call
    choose(before)


def data(result: tuple[int, str, str]) -> Any:
    assert result[0] == 0, result[2]
    return json.loads(result[1])


def test_budget_in_the_shape_that_scripts_rely_on(call: Call) -> None:
    found = data(call("budget", "--year", "2027", "--year-kind", "calendar", "--format", "json"))
    assert list(found)[:5] == ["rows", "total", "pillars", "pupils", "per_pupil"]
    assert found["rows"][5] == {
        "row": "connectivity",
        "operating": "27432.00",
        "staff": "4300.00",
        "depreciation": "0.00",
        "total": "31732.00",
    }
    assert (found["total"], found["pupils"], found["per_pupil"]) == ("727636.92", 2100, "346.49")
    assert found["pillars"]["infrastructure"] == "331410.92"


def test_budget_for_people_and_its_lines(call: Call) -> None:
    code, out, _err = call("budget", "--year", "2027")
    assert code == 0
    assert "727,636.92" in out
    assert "346.49 per pupil" in out
    lines = data(call("budget", "--year", "2027", "--explain", "devices/depreciation", "--format", "json"))
    assert sum(round(float(line["amount"]) * 100) for line in lines) == 14_384_925
    assert {line["record"] for line in lines} == {"lot"}
    assert call("budget", "--year", "2027", "--explain", "chairs")[0] == 2
    assert call("budget")[0] == 2


def test_depreciation_of_the_board(call: Call) -> None:
    options = "--from 2026 --to 2027 --by cost_row --year calendar --format json"
    found = data(call("depreciation", *options.split()))
    assert [one["years"] for one in found] == [
        {"2026": "193584.00", "2027": "143849.25"},
        {"2026": "19135.33", "2027": "12089.67"},
    ]


def test_depreciation_of_one_case(call: Call) -> None:
    options = "--cost 1000 --residual 0 --months 36 --start 2024-01-01"
    case = ("depreciation", "calculate", *options.split())
    assert data(call(*case, "--format", "json"))[0] == {
        "from": "2024-01-01",
        "to": "2024-12-31",
        "depreciation": "333.33",
        "book_value": "666.67",
    }
    sold = data(call(*case, "--dispose", "2025-06-30", "--proceeds", "600", "--format", "json"))
    assert sold[-1] == {"disposed": "2025-06-30", "proceeds": "600.00", "result": "100.00"}
    longer = data(call(*case, "--change", "2026-01-01 months=48", "--format", "json"))
    assert [row["depreciation"] for row in longer] == ["333.33", "333.34", "166.67", "166.66"]
    assert call(*case, "--change", "soon")[0] == 2


def test_a_book_year_of_ones_own_cuts_the_same_case(call: Call) -> None:
    options = "--cost 1200 --months 12 --start 2024-08-15 --format json"
    case = ("depreciation", "calculate", *options.split())
    plain = data(call(*case))
    assert [row["depreciation"] for row in plain] == ["500.00", "700.00"]
    assert data(call(*case, "--first-month", "1")) == data(call(*case, "--year", "calendar")) == plain
    school = data(call(*case, "--year", "school"))
    assert [row["depreciation"] for row in school] == ["1200.00"]
    assert data(call(*case, "--first-month", "8")) == school
    flemish = data(call(*case, "--year", "school", "--first-month", "9"))
    assert [(row["from"], row["depreciation"]) for row in flemish] == [
        ("2024-08-15", "100.00"),
        ("2024-09-01", "1100.00"),
    ]
    half = data(call(*case, "--convention", "half-year", "--first-month", "9"))
    assert [row["depreciation"] for row in half] == ["600.00", "600.00"]
    for wrong in (("--year", "calendar", "--first-month", "9"), ("--first-month", "13")):
        assert call(*case, *wrong)[0] == 2


def test_contract_in_the_shape_that_scripts_rely_on(call: Call) -> None:
    case = ("contract", "calculate", "--start", "2023-08-01", "--term", "36", "--renewal-kind", "tacit")
    found = data(call(*case, "--renewal", "12", "--notice", "3m", "--on", "2026-05-01", "--format", "json"))
    assert found["terms"][0] == {
        "first_day": "2023-08-01",
        "last_day": "2026-07-31",
        "last_notice_day": "2026-04-30",
    }
    assert len(found["terms"]) >= 6
    assert (found["running_term"], found["notice_by"], found["earliest_exit"]) == (
        0,
        "2027-04-30",
        "2027-07-31",
    )
    before = data(
        call(*case, "--renewal", "12", "--notice-before", "07-01", "--on", "2026-05-01", "--format", "json")
    )
    assert before["notice_by"] == "2026-06-30"
    assert call(*case, "--notice", "soon")[0] == 2


def test_check_ends_with_one_only_when_asked(call: Call) -> None:
    asked = ("check", "--on", "2026-11-22", "--rule", "CON-*")
    code, out, _err = call(*asked, "--format", "json")
    found = json.loads(out)
    assert code == 0
    assert {one["rule"] for one in found} == {"CON-002"}
    assert list(found[0])[:6] == ["rule", "severity", "status", "subject", "message", "due"]
    assert list(found[0])[6:] == ["state", "owner", "first_seen"]
    assert found[0]["subject"] == {"kind": "contract", "key": "C-4G", "name": "C-4G · 4G"}
    assert found[0]["due"] == "2027-09-30"
    assert call(*asked, "--fail-on", "high")[0] == 0
    assert call(*asked, "--fail-on", "medium")[0] == 1
    assert call("check", "--rule", "nothing")[0] == 2
    code, out, _err = call("check", "--rules")
    assert code == 0
    assert "PRV-001" in out


def test_agenda_as_data_and_as_a_calendar(call: Call, tmp_path: Path) -> None:
    span = ("agenda", "--from", "2027-01-01", "--to", "2027-12-31")
    found = data(call(*span, "--format", "json"))
    first = next(one for one in found if one["kind"] == "replacement")
    assert first == {
        "date": "2027-02-01",
        "kind": "replacement",
        "title": "L19 · NAS: term is over, replace",
        "subject": {"kind": "lot", "key": "L19", "name": "L19 · NAS"},
        "amount": "2900.00",
        "site": "",
        "uid": f"replacement-{first['uid'].partition('-')[2]}",
        "settled": False,
    }
    file = tmp_path / "agenda.ics"
    assert call(*span, "-o", str(file))[0] == 0
    assert file.read_bytes().count(b"BEGIN:VEVENT") == len(found)
    assert call("agenda", "--from", "2027-01-01", "--to", "2026-01-01")[0] == 2
    assert call(*span, "-o", str(tmp_path / "none" / "x.ics"))[0] == 2


def test_policy_is_set_and_shown(call: Call) -> None:
    assert call("policy", "set", "capitalisation_threshold", "1000", "--from", "2027-01-01")[0] == 0
    found = {
        one["name"]: one for one in data(call("policy", "list", "--on", "2027-01-01", "--format", "json"))
    }
    assert (found["capitalisation_threshold"]["value"], found["capitalisation_threshold"]["own"]) == (
        "1000.00",
        True,
    )
    before = data(call("policy", "list", "--on", "2026-12-31", "--format", "json"))
    assert before[0]["value"] == "500.00"
    assert call("policy", "set", "capitalisation_threshold", "much")[0] == 2
    assert call("policy", "set", "colour", "red")[0] == 2


def test_what_is_no_day_is_refused_with_an_example(inventaris: Inventaris) -> None:
    told = inventaris("check", "--on", "2026-02-30")
    assert told.code == 2
    assert "“2026-02-30” is geen dag. Schrijf 31-12-2026 of 2026-12-31." in told.err


def test_days_are_told_as_the_language_writes_them(inventaris: Inventaris) -> None:
    case = ("depreciation", "calculate", "--cost", "90", "--months", "36", "--start", "2024-01-01")
    assert "10-06-2026" in inventaris(*case, "--dispose", "2026-06-10").err
    assert "2026-06-10" in inventaris("--language", "en", *case, "--dispose", "2026-06-10").err
