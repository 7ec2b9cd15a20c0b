"""What stands below the roadmap: the lines of a sub-project, the window on time, and what the signs mean."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from inventory.landscape.road import Road, RoadChange, RoadCheck, RoadMilestone, RoadPlateau, Wait
from inventory.language import choose
from tests.tui.widgets.test_roadmap_scale import project
from tui.widgets.roadmap_export import time_table
from tui.widgets.roadmap_lines import lines, others, title
from tui.widgets.roadmap_view import legend, span, window

if TYPE_CHECKING:
    from collections.abc import Iterator

TODAY = dt.date(2026, 11, 22)
ONE = project(dt.date(2027, 1, 1), dt.date(2027, 6, 30), working="Anders\nwerken", slack=3, cost=125_000)


@pytest.fixture(autouse=True)
def dutch() -> Iterator[None]:
    choose("nl")
    yield
    choose("nl")


def road(*projects: object, checks: tuple[RoadCheck, ...] = ()) -> Road:
    plateaus = (RoadPlateau("Doel", dt.date(2028, 8, 1), target=True),)
    return Road(TODAY, projects, plateaus, (), (), None, None, None, checks)  # type: ignore[arg-type]


def check(rule: str, kind: str, key: str) -> RoadCheck:
    return RoadCheck(rule, "medium", "finding", kind, key, key, "Let op.", None)


def test_a_sub_project_in_one_line_says_what_is_reckoned_and_what_it_costs() -> None:
    assert title(ONE) == (
        "P1 Ouderapp · goedgekeurd · gemeenschappelijk systeem · 01-01-2027 – 30-06-2027 · 3 dagen speling · € 1.250,00"  # noqa: RUF001  from day to day
    )
    assert "(berekend)" in title(replace(ONE, reckoned=True))
    assert "kritiek: geen speling" in title(replace(ONE, critical=True))
    assert "nog geen dagen" in title(replace(ONE, first=None))


def test_changes_waits_and_results_are_lines_that_lead_to_their_records() -> None:
    change = RoadChange(
        7,
        "replace",
        "Oud",
        "Nieuw",
        "LP",
        "1.3 Berichten",
        "",
        dt.date(2027, 7, 1),
        dt.date(2027, 6, 30),
        "unknown",
    )
    done = RoadMilestone("Keuze", dt.date(2027, 3, 1), dt.date(2027, 3, 2))
    other = project(None, None, number=2, code="P2", name="Later", needs=(Wait("P1", "requires"),))
    one = replace(ONE, changes=(change,), milestones=(done,), needs=(Wait("P0", "blocks"),))
    found = lines(one, road(one, other))
    assert [(line.sign, line.kind, line.number) for line in found] == [
        ("working", "", 0),
        ("change", "project_change", 7),
        ("waits", "", 0),
        ("holds", "project", 2),
        ("reached", "", 0),
    ]
    assert found[1].text == "vervangen Oud → Nieuw · LP, 1.3 Berichten · oude gegevens: onbekend"
    assert found[1].when == "01-07-2027, oud t/m 30-06-2027"
    assert found[4].when == "01-03-2027 ✓ 02-03-2027"


def test_what_is_missing_is_said_once() -> None:
    bare = replace(ONE, working="")
    assert [line.sign for line in lines(bare, road(bare))] == ["missing", "missing"]
    checks = (check("LND-101", "project", "P1"), check("LND-102", "project", "P1"))
    assert [line.sign for line in lines(bare, road(bare, checks=checks))] == ["check", "check"]


def test_checks_of_no_sub_project_are_kept_apart() -> None:
    checks = (check("LND-103", "system", "Oud"), check("LND-101", "project", "P1"))
    assert [one.rule for one in others(road(ONE, checks=checks))] == ["LND-103"]


def test_the_window_holds_the_whole_road_until_it_is_looked_at_nearer() -> None:
    found = road(ONE)
    assert span(found) == (dt.date(2026, 11, 1), dt.date(2028, 8, 1))
    whole = window(found, 80, None, 0)
    assert whole.left == 0
    assert 0 <= whole.place(dt.date(2028, 8, 1)) < whole.width
    near = window(found, 80, 6, 10_000)
    assert near.place(dt.date(2028, 8, 1)) == near.width - 1
    assert window(found, 20, None, 0).width == 8


def test_the_legend_explains_only_what_is_on_this_road() -> None:
    found = legend(road(ONE))
    assert "║ Doel 01-08-2028" in found
    assert "▒ goedgekeurd" in found
    assert "uitfaseren" not in found
    assert legend(road()) == ""


def test_the_road_leaves_the_house_as_a_table() -> None:
    fields, rows = time_table(road(ONE))
    assert len(fields) == len(rows[0])
    assert rows[0][:2] == ("P1", "Ouderapp")
