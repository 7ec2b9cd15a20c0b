from __future__ import annotations

import datetime as dt
import hashlib
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from defusedxml import ElementTree

from inventory import language
from inventory.landscape.exchange import Exchange
from inventory.landscape.flows import Flow
from inventory.publish.map_flows import draw, net
from inventory.publish.map_flows_ink import PENS, wrapped
from inventory.publish.map_flows_links import links, paired, reached, state
from inventory.publish.map_flows_parts import components, neighbourhood
from inventory.publish.measure import width
from tests.inventory.publish.flows import DAY, both, exchanges, tangled
from tests.inventory.publish.overlaps import SVG, troubles
from tests.inventory.publish.strokes import struck

if TYPE_CHECKING:
    from inventory.publish.plate import Plate


def one(
    source: str, target: str, carries: str = "yes", covered: str = "yes", data: str = "marks"
) -> Exchange:
    return Exchange(Flow(source, target, carries, covered), data, None, "uwlr", "agreement", "V1")  # type: ignore[arg-type]


def texts(plate: Plate) -> list[str]:
    return [
        node.text or "" for sheet in plate.sheets for node in ElementTree.fromstring(sheet).iter(f"{SVG}text")
    ]


def titles(plate: Plate) -> list[str]:
    return [
        node.text or ""
        for sheet in plate.sheets
        for node in ElementTree.fromstring(sheet).iter(f"{SVG}title")
    ]


@pytest.mark.parametrize(
    ("carries", "covered", "expected"),
    [
        ("yes", "yes", "covered"),
        ("yes", "no", "uncovered"),
        ("yes", "unknown", "unknown"),
        ("unknown", "yes", "covered"),
        ("unknown", "no", "unknown"),
        ("no", "no", "none"),
    ],
)
def test_how_a_flow_is_covered(carries: str, covered: str, expected: str) -> None:
    assert state(one("A", "B", carries, covered).flow) == expected


def test_what_is_alike_is_one_arrow_and_both_ways_one_with_two_heads() -> None:
    forth = one("A", "B")
    found = links([forth, both(forth), one("A", "B", data="names"), one("B", "A", covered="no")])
    assert [(x.number, x.source, x.target, x.state, x.both) for x in found] == [
        (1, "A", "B", "covered", False),
        (2, "A", "B", "covered", True),
        (3, "B", "A", "uncovered", False),
    ]
    assert found[1].text == "marks (UWLR)"
    assert paired([forth, forth, both(forth)]) == [(forth, False), (forth, True)]
    assert paired([one("A", "A")] * 2) == [(one("A", "A"), False)] * 2


def test_the_sheet_tells_by_colour_line_and_sign() -> None:
    known = [one("A", "B"), one("A", "C", covered="no"), one("A", "D", "yes", "unknown"), one("A", "E", "no")]
    plate = draw(net(known, ["A", "B", "C", "D", "E", "Alone"], DAY, "now"))
    (sheet,) = plate.sheets
    for pen in PENS.values():
        assert pen.stroke in sheet
    assert sheet.count("<circle") == 2 + 2
    assert "1 system without an interface" in texts(plate)
    assert "Alone" in texts(plate)
    assert plate.notes[:3] == ("4 interfaces", "1 not covered", "1 unknown")
    assert "2. A → C: not covered\nmarks, UWLR, processing agreement, V1" in titles(plate)
    table, alone = plate.tables
    assert table.rows[1] == (
        "2", "A", "C", "marks", "one way", "UWLR", "all parties", "yes", "processing agreement", "V1", "not covered", "1",
    )  # fmt: skip
    assert alone.rows == (("Alone",),)


def test_reach_of_one_system_with_its_leaks() -> None:
    known = [
        one("A", "B"),
        one("B", "C", covered="no"),
        one("C", "D"),
        one("X", "Y"),
        one("C", "U", "unknown"),
    ]
    found, passing = reached(known, "A")
    assert found.reached == ("B", "C", "D")
    assert [e.flow.target for e in passing] == ["B", "C", "D", "U"]
    plate = draw(net(known, list("ABCDUXY"), DAY, "now", system="A"))
    assert not {"X", "Y"} & set(texts(plate))
    assert "1 interface that these data do not reach is not drawn" in plate.notes
    assert "1 leak" in plate.notes
    assert any("Leak:" in title for title in titles(plate))
    rows = plate.tables[1].rows
    assert rows == (
        ("B", "by covered ways", ""),
        ("C", "only through a leak", "A → B → C"),
        ("D", "only through a leak", "A → B → C → D"),
    )


@pytest.mark.parametrize(("count", "lines"), [(2, 1), (20, 21), (45, 70), (150, 260)])
def test_nothing_meets_and_no_line_runs_through_a_text(count: int, lines: int) -> None:
    language.choose("nl")
    for sheet in draw(tangled(count, lines)).sheets[:3]:
        assert troubles(sheet) == []
        assert set(struck(sheet)) <= {"?"}


def test_every_interface_and_system_is_on_a_sheet() -> None:
    given = tangled(60, 110)
    plate = draw(given)
    assert len(plate.sheets) > 1
    sheets = [row[-1] for row in plate.tables[0].rows]
    assert all(sheets)
    assert len(plate.tables[0].rows) == sum(len(link.exchanges) for link in given.links)
    shown = "\n".join(titles(plate))
    for link in given.links:
        assert f"{link.number}. " in shown
        assert link.source in shown
    for number, sheet in enumerate(plate.sheets, 1):
        drawn = re.findall(r"<title>(\d+)\. ", sheet)
        assert {int(n) for n in drawn} == {
            int(row[0]) for row in plate.tables[0].rows if row[-1] == str(number)
        }
    assert any(text.startswith("also sheet") for text in texts(plate))


def test_a_system_in_the_middle_of_all_is_paged() -> None:
    known = [one("Middle", f"System {i:03}") for i in range(100)]
    plate = draw(net(known, [], DAY, "now"))
    assert len(plate.sheets) > 1
    assert {row[-1] for row in plate.tables[0].rows} == {str(i + 1) for i in range(len(plate.sheets))}
    for sheet in plate.sheets:
        assert troubles(sheet) == []


def test_many_arrows_between_two_systems_still_fit() -> None:
    known = [one("A", "B", covered=c, data=f"data {i}") for i in range(3) for c in ("yes", "no", "unknown")]
    known += [one("B", "A", covered=c, data=f"data {i}") for i in range(3) for c in ("yes", "no", "unknown")]
    (sheet,) = draw(net(known, ["A", "B"], DAY, "now")).sheets
    assert troubles(sheet) == []


def test_neighbourhoods_are_connected_and_no_larger_than_asked() -> None:
    shown = links(exchanges(60, 110)[0])
    own = neighbourhood(components(shown)[0], 12)
    assert len({end for link in own for end in (link.source, link.target)}) <= 12
    assert len(components(own)) == 1


def test_an_interface_of_a_system_with_itself_is_told() -> None:
    plate = draw(net([one("A", "A"), one("A", "B")], ["A", "B"], DAY, "now"))
    assert "to itself: 1" in texts(plate)
    assert "A → A: marks (UWLR)" in texts(plate)
    assert [row[-1] for row in plate.tables[0].rows] == ["1", "1"]
    alone = draw(net([one("A", "A")], ["A"], DAY, "now"))
    assert "to itself: 1" in texts(alone)


def test_without_interfaces_there_is_a_sheet_too() -> None:
    assert "No interfaces are recorded." in texts(draw(net([], [], DAY, "now")))
    many = draw(net([], [f"System {i}" for i in range(500)], DAY, "now"))
    assert len(many.sheets) == 2
    assert {f"System {i}" for i in range(500)} <= set(texts(many))
    assert "No pupil data leave it." in texts(draw(net([], ["A"], DAY, "now", system="A")))


def test_order_does_not_matter_and_hostile_names_are_texts() -> None:
    known, names = exchanges(30, 45)
    first = draw(net(known, names, DAY, "now"))
    assert draw(net(known[::-1], names[::-1], DAY, "now")) == first
    for sheet in first.sheets:
        assert not [node for node in ElementTree.fromstring(sheet).iter() if node.tag.endswith("}b")]


def test_another_process_draws_the_same_bytes() -> None:
    code = (
        "import hashlib; from inventory import language; from inventory.publish.map_flows import draw;"
        "from tests.inventory.publish import flows; language.choose('en');"
        "print(hashlib.sha256(''.join(draw(flows.tangled(40, 60)).sheets).encode()).hexdigest())"
    )
    found = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        check=True,
        text=True,
        cwd=Path(__file__).parents[3],
        env={**os.environ, "PYTHONHASHSEED": "7"},
    ).stdout.strip()
    here = "".join(draw(tangled(40, 60)).sheets)
    assert found == hashlib.sha256(here.encode()).hexdigest()


def test_names_on_two_lines_fit_their_box() -> None:
    for name in (
        "Short",
        "Landelijk Register Kinderopvang",
        "Überlingenregistratiesysteemvoorpeuters",
        "a b",
    ):
        found = wrapped(name, 100, 12)
        assert 1 <= len(found) <= 2
        assert all(width(line, 12) <= 100 for line in found)
    assert wrapped("One Two Three Four", 60, 12) == ("One Two", "Three F…")


def test_another_day_is_another_subtitle() -> None:
    plate = draw(net([], [], dt.date(2027, 1, 1), "target", title="Ours"))
    assert plate.title == "Ours"
    assert "2027-01-01" in plate.subtitle
