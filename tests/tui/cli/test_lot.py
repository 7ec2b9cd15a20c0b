"""`lot`: schedules, what happens to a lot before and after, and lots beside their devices."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tui.cli.main import run

if TYPE_CHECKING:
    from tests.tui.cli.conftest import Inventaris


@pytest.fixture
def lots(board: Inventaris) -> Inventaris:
    """Give the small board with a lot of ten, € 3.000 together, and one that is an expense."""
    common = ("categorie=Chromebooks", "site=WIL", "omschrijving=Tien")
    for line in (
        ("site", "code=IJS", "name=IJsbaan"),
        ("lot", "code=L1", "aantal=10", "in_use=1-1-2025", "unit_price=300", *common),
        ("lot", "code=K1", "aantal=1", "in_use=1-1-2025", "unit_price=20", *common),
        (
            "lot",
            "code=H1",
            "aantal=9",
            "in_use=1-1-2025",
            "unit_price=300",
            "acquisition=operational_lease",
            *common,
        ),
    ):
        assert run(["add", *line]) == 0
    return board


def charges(lots: Inventaris, code: str) -> list[str]:
    return [row["depreciation"] for row in schedule(lots, code) if "depreciation" in row]


def schedule(lots: Inventaris, code: str) -> Any:
    return lots("lot", "schedule", code, "--year", "calendar", "--format", "json").data


def test_a_schedule_and_how_it_comes_about(lots: Inventaris) -> None:
    assert charges(lots, "L1") == ["750.00"] * 4
    assert schedule(lots, "L1")[0] == {
        "from": "2025-01-01",
        "to": "2025-12-31",
        "depreciation": "750.00",
        "book_value": "2250.00",
    }
    people = lots("lot", "schedule", "l1", "--year", "school")
    assert "48 mnd" in people.err
    assert "2024-2025" in people.out
    for code in ("K1", "H1"):
        told = lots("lot", "schedule", code)
        assert told.code == 0
        assert told.err.strip()
        assert schedule(lots, code) == []


def test_a_preview_writes_nothing(lots: Inventaris) -> None:
    words = ("lot", "term", "L1", "60", "--on", "2026-01-01", "--reason", "langer", "--year", "calendar")
    seen = lots(*words, "--preview", "--format", "json").data
    assert [
        (one["year"], one["depreciation_before"], one["depreciation_after"]) for one in seen["figures"]
    ] == [
        ("2026", "750.00", "562.50"),
        ("2027", "750.00", "562.50"),
        ("2028", "750.00", "562.50"),
        ("2029", "0.00", "562.50"),
    ]
    assert charges(lots, "L1") == ["750.00"] * 4
    assert lots("lot", "events", "L1", "--format", "json").data == []
    done = lots(*words, "--format", "json").data
    assert done == seen
    assert charges(lots, "L1") == ["750.00", *["562.50"] * 4]
    assert lots("undo").code == 0
    assert charges(lots, "L1") == ["750.00"] * 4


def happen(lots: Inventaris, *words: str) -> None:
    found = lots("lot", *words, "--on", "2026-01-01", "--reason", "reden")
    assert found.code == 0, found.err
    assert found.out
    assert "L1" in found.err


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("value", "L1", "1.500,00"), ["750.00", "500.00", "500.00", "500.00"]),
        (("value", "L1", "1500.00", "--months", "36"), ["750.00", "750.00", "750.00"]),
        (("add", "L1", "300"), ["750.00", "850.00", "850.00", "850.00"]),
        (("residual", "L1", "750"), ["750.00", "500.00", "500.00", "500.00"]),
        (("transfer", "L1", "--site", "IJsbaan"), ["750.00"] * 4),
        (("split", "L1", "--quantity", "4", "--into", "L2"), ["750.00", *["450.00"] * 3]),
        (("split", "L1", "--quantity", "5", "--amount", "600", "--into", "L2"), ["750.00", *["600.00"] * 3]),
    ],
)
def test_what_happens_changes_the_schedule(
    lots: Inventaris, words: tuple[str, ...], expected: list[str]
) -> None:
    happen(lots, *words)
    assert charges(lots, "L1") == expected
    events = lots("lot", "events", "L1", "--format", "json").data
    assert [(one["number"], one["date"], one["reason"]) for one in events] == [(1, "2026-01-01", "reden")]
    assert lots("undo").code == 0
    assert charges(lots, "L1") == ["750.00"] * 4


def test_a_split_makes_a_lot_and_undo_takes_it_away(lots: Inventaris) -> None:
    happen(lots, "split", "L1", "--quantity", "4", "--into", "L2")
    assert charges(lots, "L2") == ["300.00"] * 3
    made = next(one for one in lots("list", "lot", "code:L2", "--columns", "all", "--format", "json").data)
    assert (made["quantity"], made["unit_price"], made["site"]) == (4, "300.00", "De Wilgenhof")
    assert lots("undo").code == 0
    assert lots("lot", "schedule", "L2").code == 2


def test_some_leave_with_a_result(lots: Inventaris) -> None:
    words = (
        "lot",
        "dispose",
        "L1",
        "--quantity",
        "2",
        "--proceeds",
        "100",
        "--on",
        "2026-12-31",
        "--reason",
        "x",
    )
    seen = lots(*words, "--preview", "--format", "json").data
    assert (seen["quantity_before"], seen["quantity_after"]) == (10, 8)
    assert seen["results"] == [
        {"disposed": "2026-12-31", "quantity": 2, "proceeds": "100.00", "result": "-200.00"}
    ]
    assert "€ -200,00" in lots(*words).err
    happen_later = ("lot", "lose", "L1", "--on", "2027-06-30", "--reason", "brand", "--format", "json")
    assert lots(*happen_later).data["quantity_after"] == 0
    ends = {row["disposed"] for row in schedule(lots, "L1") if "depreciation" not in row}
    assert ends == {"2026-12-31", "2027-06-30"}


HOSTILE = [
    ("term", "L1", "0"),
    ("term", "L1", "1201"),
    ("term", "L1", "6"),
    ("term", "L1", "x"),
    ("term", "L1", ""),
    ("term", "K1", "60"),
    ("value", "L1", "x"),
    ("value", "H1", "100"),
    ("value", "L1", "100", "--residual", "200"),
    ("residual", "L1", "3.000,01"),
    ("residual", "L1", "99999999999999999999"),
    ("add", "L1", "0"),
    ("split", "L1", "--quantity", "10", "--into", "L2"),
    ("split", "L1", "--quantity", "11", "--into", "L2"),
    ("split", "L1", "--quantity", "0", "--into", "L2"),
    ("split", "L1", "--quantity", "1", "--into", "PO-1"),
    ("split", "L1", "--quantity", "1", "--into", "L1"),
    ("split", "L1", "--quantity", "1", "--into", ""),
    ("split", "L1", "--into", "L2"),
    ("split", "L1", "--amount", "600", "--into", "L2"),
    ("split", "L1", "--amount", "3.000,00", "--into", "L2"),
    ("split", "L1", "--quantity", "1"),
    ("transfer", "L1", "--site", "Bestaat niet"),
    ("transfer", "L1", "--site", "De Wilgenhof"),
    ("transfer", "L1", "--site", "IJS", "--quantity", "11"),
    ("transfer", "L1"),
    ("dispose", "L1", "--quantity", "11"),
    ("dispose", "L1", "--quantity=-1"),
    ("dispose", "L1", "--quantity", "0"),
    ("dispose", "L1", "--quantity", "1,5"),
    ("dispose", "L1", "--proceeds=-5"),
    ("dispose", "L1", "--site", "IJS"),
    ("dispose", "Bestaat niet"),
    ("lose", ""),
    ("lose", "\x1b[31mL1"),
]
"""What cannot be, whenever it would be."""


@pytest.mark.parametrize("words", HOSTILE, ids=lambda words: " ".join(words).replace("\x1b", "ESC"))
def test_what_cannot_happen(lots: Inventaris, words: tuple[str, ...]) -> None:
    for more in ((), ("--preview",)):
        found = lots("lot", *words, "--on", "2026-01-01", "--reason", "reden", *more)
        assert found.code == 2, found.err
        assert found.out == ""
        assert found.err.strip()
        assert "\x1b" not in found.err
    untouched(lots)


def untouched(lots: Inventaris) -> None:
    assert lots("list", "lot_event", "--format", "json").data == []
    codes = [one["code"] for one in lots("list", "lot", "--format", "json").data]
    assert sorted(codes) == ["H1", "K1", "L1", "PO-1"]
    assert charges(lots, "L1") == ["750.00"] * 4


@pytest.mark.parametrize(
    "words",
    [
        ("--on", "2024-12-31", "--reason", "x"),
        ("--on", "20226-01-01", "--reason", "x"),
        ("--on", "1900-01-01", "--reason", "x"),
        ("--on", "2101-01-01", "--reason", "x"),
        ("--on", "31-02-2026", "--reason", "x"),
        ("--on", "2026-01-01", "--reason", "  "),
        ("--on", "2026-01-01"),
    ],
)
@pytest.mark.parametrize("what", [("dispose", "L1"), ("term", "L1", "60")])
def test_days_and_reasons_that_cannot_be(
    lots: Inventaris, what: tuple[str, ...], words: tuple[str, ...]
) -> None:
    found = lots("lot", *what, *words)
    assert (found.code, found.out) == (2, "")
    assert found.err.strip()
    untouched(lots)


def test_nothing_happens_in_a_closed_year(lots: Inventaris) -> None:
    assert lots("close", "2024", "--year-kind", "calendar").code == 0
    assert lots("close", "2025", "--year-kind", "calendar").code == 0
    for preview in ((), ("--preview",)):
        found = lots("lot", "dispose", "L1", "--on", "2025-12-31", "--reason", "x", *preview)
        assert (found.code, found.out) == (2, "")
        assert "2025" in found.err
        assert "01-01-2026" in found.err
    untouched(lots)
    assert lots("lot", "dispose", "L1", "--on", "2026-01-01", "--reason", "x").code == 0


def test_what_is_gone_cannot_leave_again(lots: Inventaris) -> None:
    happen(lots, "dispose", "L1")
    again = lots("lot", "dispose", "L1", "--on", "2026-06-01", "--reason", "x")
    assert again.code == 2
    assert len(lots("lot", "events", "L1", "--format", "json").data) == 1


def test_an_archived_lot_is_told(lots: Inventaris) -> None:
    number = lots("list", "lot", "code:L1", "--format", "json").data[0]["id"]
    assert lots("archive", "lot", "L1").code == 0
    found = lots("lot", "dispose", f"#{number}", "--on", "2026-01-01", "--reason", "x")
    assert found.code == 2
    assert lots("list", "lot_event", "--format", "json").data == []


def devices(lots: Inventaris, *states: str) -> None:
    for number, status in enumerate(states):
        assert lots("add", "device", f"tag=D{number}", "lot=L1", "site=WIL", f"status={status}").code == 0


def test_a_lot_beside_its_devices(lots: Inventaris) -> None:
    assert lots("lot", "check", "L1").code == 0
    devices(lots, *["in_use"] * 7, "retired", "retired", "missing")
    found = lots("lot", "check", "L1", "--format", "json")
    assert found.code == 1
    assert [
        (one["lot"], one["recorded"], one["devices"], one["mend"], one["quantity"]) for one in found.data
    ] == [
        ("L1", 10, 7, "disposal", 2),
        ("L1", 10, 7, "loss", 1),
    ]
    mended = lots("lot", "check", "L1", "--mend", "--on", "2026-03-01")
    assert mended.code == 0
    events = lots("lot", "events", "L1", "--format", "json").data
    assert [(one["type"], one["quantity"], one["date"]) for one in events] == [
        ("disposal", 2, "2026-03-01"),
        ("loss", 1, "2026-03-01"),
    ]
    assert lots("lot", "check", "L1").code == 0
    assert lots("undo").code == 0
    assert lots("lot", "events", "L1", "--format", "json").data == []


def test_what_only_a_person_can_mend_is_left(lots: Inventaris) -> None:
    devices(lots, *["in_use"] * 12)
    mended = lots("lot", "check", "L1", "--mend")
    assert mended.code == 1
    assert lots("list", "lot_event", "--format", "json").data == []
    assert lots("lot", "check", "Bestaat niet").code == 2


def test_an_event_that_is_added_as_a_record_must_fit_the_lot_too(lots: Inventaris) -> None:
    event = ("add", "lot_event", "lot=PO-1", "soort=verkocht", "datum=1-1-2026", "reden=x")
    told = lots(*event, "aantal=999")
    assert (told.code, told.out) == (2, "")
    told = lots(*event, "nummer=7", "aantal=1")
    assert "inventaris lot" in told.err
    assert lots(*event, "nummer=1", "aantal=1").code == 0
    assert lots("add", "lot_event", "lot=PO-1", "soort=termijn", "datum=1-1-2026", "reden=x").code == 2


def test_an_event_is_named_by_its_lot_and_number(lots: Inventaris) -> None:
    event = ("add", "lot_event", "lot=L1", "soort=verkocht", "datum=1-1-2026", "reden=x", "aantal=1")
    assert lots(*event).code == 0
    assert lots("show", "lot_event", "L1 · 1").code == 0
    assert lots("history", "lot_event", "L1 · 1").code == 0
    assert lots("archive", "lot_event", "L1 · 1").code == 0
    assert lots("show", "lot_event", "L1 · 1").code == 0
