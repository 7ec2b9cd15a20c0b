"""`licences` and `licences count`: shapes that scripts rely on, what people read, and what is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tui.cli.main import run

if TYPE_CHECKING:
    from tests.tui.cli.conftest import Inventaris


@pytest.fixture
def licensed(board: Inventaris) -> Inventaris:
    """Give the small board with three licences."""
    for line in (
        (
            "licence",
            "name=Office",
            "soort licentie=per gebruiker",
            "seats=100",
            "used=60",
            "unit_price=12,34",
        ),
        ("licence", "name=Portaal", "type=board", "used=700"),
        ("licence", "name=Oud", "seats=5", "used=4", "end=31-07-2024", "unit_price=10"),
    ):
        assert run(["add", *line]) == 0
    return board


def test_the_shape_that_scripts_rely_on(licensed: Inventaris) -> None:
    office, old, portal = sorted(
        licensed("licences", "--format", "json").data, key=lambda one: str(one["name"])
    )
    assert {name: office[name] for name in ("seats", "used", "free", "shortfall", "use_share", "low")} == {
        "seats": 100,
        "used": 60,
        "free": 40,
        "shortfall": 0,
        "use_share": "60.00",
        "low": True,
    }
    assert (office["cost_cycle"], office["cost_year"], office["per_seat"]) == ("1234.00", "1234.00", "12.34")
    assert (office["per_used"], office["wasted"], office["price_from"]) == ("20.57", "493.60", "licence")
    assert (old["state"], old["cost_year"], old["free"], old["until"]) == (
        "expired",
        None,
        None,
        "2024-07-31",
    )
    assert (portal["unlimited"], portal["seats"], portal["cost_year"], portal["counted"]) == (
        True,
        None,
        None,
        None,
    )
    early = licensed("licences", "--on", "2024-07-31", "oud", "--format", "json").data
    assert [(one["name"], one["state"], one["cost_year"]) for one in early] == [("Oud", "in_force", "50.00")]


def test_for_people(licensed: Inventaris) -> None:
    found = licensed("licences")
    assert found.code == 0
    assert "onbeperkt" in found.out
    assert "2 licenties van kracht, € 1.234,00 per jaar." in found.err
    assert "€ 493,60" in found.err
    assert "Oud" in licensed("licences", "list", "-naam:office").out
    assert "Office" not in licensed("licences", "-naam:office").out
    assert "Office" in licensed("licences", "offi").out
    assert "count" in licensed("licences", "--help").out
    assert licensed("licences", "bogus:1").code == 2


def test_a_count_holds_from_its_day(licensed: Inventaris) -> None:
    told = licensed("licences", "count", "Office", "--seats", "50", "--used", "55", "--on", "2026-01-15")
    assert told.code == 0
    assert "Office: 5 te weinig." in told.err
    before = licensed("licences", "Office", "--on", "2026-01-14", "--format", "json").data[0]
    after = licensed("licences", "Office", "--on", "15-01-2026", "--format", "json").data[0]
    assert (before["seats"], after["seats"], after["shortfall"], after["counted"]) == (
        100,
        50,
        5,
        "2026-01-15",
    )
    assert after["used_from"] == "count"
    again = licensed("licences", "count", "office", "--seats", "60", "--on", "2026-01-15")
    assert again.code == 0
    assert len(licensed("list", "licence_count", "--format", "json").data) == 1
    assert licensed("undo").code == 0
    assert licensed("licences", "Office", "--format", "json").data[0]["seats"] == 50


@pytest.mark.parametrize(
    "words",
    [
        ("Office",),
        ("Office", "--seats", "-1"),
        ("Office", "--used", "-5"),
        ("Office", "--seats", "1.5"),
        ("Office", "--seats", "99999999999999999999"),
        ("Office", "--seats", "5", "--on", "20226-01-01"),
        ("Office", "--seats", "5", "--on", "2200-01-01"),
        ("Office", "--used", "5", "--on", "2090-01-01"),
        ("Bestaat niet", "--seats", "5"),
        ("\x1b[31mOffice\x07", "--seats", "5"),
    ],
)
def test_what_cannot_be_counted(licensed: Inventaris, words: tuple[str, ...]) -> None:
    found = licensed("licences", "count", *words)
    assert found.code == 2, found.err
    assert found.err.strip()
    assert "\x1b" not in found.err
    assert "Traceback" not in found.err
    assert licensed("list", "licence_count", "--format", "json").data == []
