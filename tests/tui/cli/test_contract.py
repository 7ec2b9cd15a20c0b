"""The commands on contracts: time line, prices, invoices, decisions, procurement, and any case without recording it."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from inventory.language import choose, current
from inventory.store.database import open_database
from tests.inventory.signals.small import making
from tui.cli.main import run

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    Call = Callable[..., tuple[int, str, str]]


@pytest.fixture
def call(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Iterator[Call]:
    """Give a function that runs the program in English on two contracts, and returns code, stdout and stderr."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "none"))
    monkeypatch.setenv("INVENTARIS_LANGUAGE", "en")
    path = tmp_path / "board.db"
    database = open_database(path)
    with making(database) as make:
        supplier = make("supplier", name="Netwerkhuis")
        make("person", name="Ruben Vos")
        series = make("index_series", name="CPI")
        make("index_value", series=series, start=date(2026, 1, 1), percent=250)
        number = make.contract(
            "C-1",
            name="Netwerk",
            start=date(2023, 8, 1),
            initial_months=36,
            supplier=supplier,
            index_rule="anniversary",
            index_series=series,
            invoice_months=3,
            lead_days=2,
        )
        make("contract_price", contract=number, description="Beheer", unit_price=12_000_000)
        number = make.contract("C-2", renewal="none", options=1, option_months=12, supplier=supplier)
        make("contract_price", contract=number, description="Huur", unit_price=1_000_000, period_months=1)
        category = make("category", name="Switch", cost_row="network", term_months=60)
        make("lot", code="L1", description="x", category=category, supplier=supplier, quantity=100, unit_price=300_000, in_use=date(2025, 1, 1))  # fmt: skip
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


def test_the_time_line(call: Call) -> None:
    found = data(call("contract", "timeline", "C-1", "--on", "2026-05-01", "--format", "json"))
    assert found[0] == {
        "number": 1,
        "kind": "first",
        "first": "2023-08-01",
        "last": "2026-07-31",
        "notice_by": "2026-04-30",
        "advisory": "2026-04-28",
        "state": "running",
        "decision": "",
        "cost": "3709.08",
        "committed": "3709.08",
    }
    code, out, err = call("contract", "timeline", "C-1", "--on", "2026-05-01")
    assert (code, "running" in out, "term 1 runs" in err) == (0, True, True)
    assert call("contract", "timeline", "C-9")[0] == 2


def test_prices_with_their_rises(call: Call) -> None:
    found = data(
        call(
            "contract",
            "prices",
            "C-1",
            "--from",
            "2026",
            "--to",
            "2027",
            "--on",
            "2026-05-01",
            "--format",
            "json",
        )
    )
    assert [(one["year"], one["from"], one["unit_price"], one["rise"], one["assumed"]) for one in found] == [
        (2026, "2026-01-01", "1273.08", "3.00", True),
        (2026, "2026-08-01", "1304.91", "2.50", False),
        (2027, "2027-01-01", "1304.91", "2.50", False),
        (2027, "2027-08-01", "1344.06", "3.00", True),
    ]
    assert found[2]["cost"] == "761.20"
    assert "Assumption" in call("contract", "prices", "C-1")[1]


def test_invoices(call: Call) -> None:
    words = ("contract", "invoices", "C-2", "--from", "2026-01-01", "--to", "31-12-2027", "--format", "json")
    found = data(call(*words))
    assert len(found) == 12
    assert found[1] == {"date": "2026-02-01", "from": "2026-02-01", "to": "2026-02-28", "amount": "100.00"}
    assert data(call(*words, "--vat", "out"))[0]["amount"] == "82.64"
    assert (
        len(
            data(
                call(
                    "contract",
                    "invoices",
                    "C-1",
                    "--from",
                    "2024-01-01",
                    "--to",
                    "2024-12-31",
                    "--format",
                    "json",
                )
            )
        )
        == 4
    )
    assert call("contract", "invoices", "C-1", "--from", "2026-01-01", "--to", "2025-01-01")[0] == 2


def test_a_decision_is_shown_kept_and_taken_back(call: Call) -> None:
    words = ("contract", "cancel", "C-1", "--on", "2026-05-01", "--who", "Ruben Vos", "--reference", "B-1")
    shown = data(call(*words, "--preview", "--format", "json"))
    assert (shown["term_end"], shown["batch"], shown["before"]["last"], shown["after"]["last"]) == (
        "2027-07-31", None, None, "2027-07-31",
    )  # fmt: skip
    assert call("list", "decision", "--format", "json")[1].strip() == "[]"
    code, out, err = call(*words)
    assert (code, "2027-07-31" in out, "batch" in err) == (0, True, True)
    kept = data(
        call(
            "contract",
            "cancel",
            "C-1",
            "--on",
            "2026-05-20",
            "--letter",
            "2026-04-30",
            "--confirmed",
            "2026-05-04",
            "--format",
            "json",
        )
    )
    assert (kept["term_end"], kept["date"]) == ("2026-07-31", "2026-05-01")
    assert len(data(call("list", "decision", "--format", "json"))) == 1
    code, _out, err = call("contract", "cancel", "C-1", "--on", "2026-05-21")
    assert (code, "already" in err) == (3, True)
    assert call("undo")[0] == call("undo")[0] == 0
    assert data(call("list", "decision", "--format", "json")) == []


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("renew", "C-2", "--on", "2026-05-01"), 3),
        (("option", "C-2", "--on", "2027-05-01"), 3),
        (("option", "C-1", "--on", "2026-05-01"), 3),
        (("cancel", "C-2", "--on", "2026-05-01"), 3),
        (("cancel", "C-1", "--on", "20226-05-01"), 2),
        (("cancel", "C-1", "--on", "2700-05-01"), 2),
        (("cancel", "C-1", "--on", "2026-05-01", "--confirmed", "2026-04-01"), 2),
        (("renew", "C-9"), 2),
        (("renew", "C-1", "--who", "Niemand"), 2),
    ],
)
def test_what_cannot_be_decided_says_why_and_changes_nothing(
    call: Call, words: tuple[str, ...], code: int
) -> None:
    found, _out, err = call("contract", *words)
    assert (found, err.strip() != "", "Traceback" in err) == (code, True, False)
    assert data(call("list", "decision", "--format", "json")) == []


def test_an_option_and_a_renewal(call: Call) -> None:
    found = data(call("contract", "option", "C-2", "--on", "2026-05-01", "--format", "json"))
    assert (found["before"]["last"], found["after"]["last"]) == ("2026-12-31", "2027-12-31")
    assert found["after"]["years"]["2027"] == "1200.00"
    found = data(call("contract", "renew", "C-1", "--on", "2026-03-01", "--format", "json"))
    assert (found["before"]["committed"], found["after"]["committed"]) == ("2026-07-31", "2027-07-31")
    found = data(call("contract", "renegotiate", "C-1", "--on", "2027-03-01", "--format", "json"))
    assert found["term_end"] == "2027-07-31"


def test_procurement(call: Call) -> None:
    (one,) = data(call("contract", "procurement", "C-2", "--format", "json"))
    assert (one["value"], one["from"], one["to"], one["fits"]) == (
        "1983.48",
        "2026-01-01",
        "2027-12-31",
        True,
    )
    found = data(call("contract", "procurement", "--on", "2026-05-01", "--format", "json"))
    assert [(row["subject"], row["value"], row["fits"]) for row in found][2:] == [
        ("Netwerkhuis", "247933.88", False)
    ]
    assert found[2]["lots"] == ["L1"]


def calculated(call: Call, *words: str, start: str = "2024-08-01", term: str = "36") -> Any:
    given = ("--start", start, "--term", term, "--on", "2026-01-01", "--format", "json")
    return data(call("contract", "calculate", *given, *words))


def test_calculate_with_options(call: Call) -> None:
    options = ("--options", "2", "--option-months", "12", "--options-taken", "1", "--notice", "6m")
    found = calculated(call, *options)
    assert [term["last_day"] for term in found["terms"]] == ["2027-07-31", "2028-07-31"]
    assert found["options"] == [
        {"first_day": "2028-08-01", "last_day": "2029-07-31", "last_notice_day": "2028-01-31"}
    ]
    assert found["earliest_exit"] == "2028-07-31"
    code, _out, err = call("contract", "calculate", "--start", "2024-08-01", "--term", "36", *options)
    assert (code, "Option: 2028-08-01" in err) == (0, True)


def test_calculate_a_school_year(call: Call) -> None:
    assert calculated(call, "--renewal-kind", "school-year", start="2025-09-15", term="12") == {
        "terms": [{"first_day": "2025-09-15", "last_day": "2026-07-31", "last_notice_day": None}],
        "running_term": 0,
        "notice_by": None,
        "earliest_exit": "2026-07-31",
    }


def test_calculate_agreed_renewals_and_what_the_paper_says(call: Call) -> None:
    tacit = ("--renewal", "12")
    found = calculated(call, *tacit, "--notice", "2m-end", "--renewed", "1")
    assert [term["last_notice_day"] for term in found["terms"]][:2] == [None, "2028-05-31"]
    found = calculated(call, *tacit, "--cannot-end", "--max-renewals", "1")
    assert found["earliest_exit"] == "2028-07-31"
    found = calculated(call, *tacit, "--notice", "3m", "--notice-on", "2027-03-01")
    assert found["notice_by"] == "2027-03-01"


@pytest.mark.parametrize(
    "words",
    [
        ("--renewal-kind", "tacit", "--renewal", "0"),
        ("--renewal", "-1"),
        ("--options", "1"),
        ("--options", "1", "--option-months", "12", "--options-taken", "2"),
        ("--renewed", "-1"),
        ("--renewal", "12", "--max-renewals", "1", "--renewed", "2"),
        ("--end", "2027-07-31", "--notice-on", "2027-08-01"),
        ("--end", "20226-07-31"),
        ("--end", "2020-07-31"),
        ("--notice", "3 months"),
    ],
    ids=" ".join,
)
def test_what_contradicts_itself_is_a_sentence(call: Call, words: tuple[str, ...]) -> None:
    code, out, err = call("contract", "calculate", "--start", "2024-08-01", "--term", "36", *words)
    assert (code, out) == (2, "")
    assert err.strip().endswith(".")
