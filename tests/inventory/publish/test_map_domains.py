from __future__ import annotations

import pytest

from inventory import language
from inventory.landscape.model import Landscape, Party, Process, Support, System
from inventory.publish.map_domains import domain_map
from inventory.publish.map_domains_cells import domains
from inventory.publish.map_domains_layout import plan
from inventory.publish.map_frame import LOW
from inventory.publish.map_kinds import of_domains, of_parties
from inventory.publish.map_matrix import matrix
from inventory.publish.map_table import parties
from tests.inventory.landscape.board import view
from tests.inventory.publish import landscapes
from tests.inventory.publish.test_map_table import texts

DAY = landscapes.DAY


def test_what_stands_in_a_process() -> None:
    (domain,) = domains(view())
    marks = {box.code: [(m.text, m.state, m.places) for m in box.marks] for box in domain.boxes}
    assert domain.name == "1 All"
    assert marks["P2"] == [("KIJK!", "systems", (0, 1)), ("ParnasSys", "systems", (0,))]
    assert marks["P4"] == [("ParnasSys", "systems", (0,)), ("gap", "gap", (1,))]
    assert marks["P5"] == [("Konnect", "systems", (1,)), ("n/a", "not applicable", (0,))]
    assert {box.code: box.many for box in domain.boxes if box.many} == {"P2": (0,), "P3": (0, 1)}


def test_the_text_says_the_same() -> None:
    plate = domain_map(view(), title="IKC")
    (table,) = plate.tables
    assert table.rows[0] == ("1 All",)
    assert table.rows[2] == (
        "P2 Process P2",
        "KIJK! (De Linde, Zon opvang); ParnasSys (De Linde)",
        "",
        "",
        "",
    )
    assert table.rows[4][2] == "Zon opvang"
    assert plate.notes[:2] == ("6 processes", "2 gaps")
    (sheet,) = plate.sheets
    assert {"IKC", "A", "B", "KIJK!", "gap", "n/a", "1 All"} <= set(texts(sheet))


@pytest.mark.parametrize("size", ["small", "large"])
def test_every_process_and_system_is_there_once(size: str) -> None:
    seen = landscapes.view(size)
    found = plan(domains(seen), 92)
    placed = [
        box for sheet in found.sheets for column in sheet for piece in column for box in piece.processes
    ]
    assert [box.process.code for box in placed] == [process.code for process in seen.processes]
    for box in placed:
        shown = [mark.mark for mark in box.marks if mark.mark]
        more = [int(mark.text[1:]) for mark in box.marks if mark.mark is None]
        assert [*shown, *box.process.marks[len(shown) :]] == list(box.process.marks)
        assert len(shown) + sum(more) == len(box.process.marks)
    bottoms = [92 + (p.y + p.height) * found.scale for s in found.sheets for column in s for p in column]
    assert max(bottoms) <= LOW + 1e-6


def test_small_is_large_and_large_is_paged() -> None:
    assert plan(domains(view()), 92).scale == 1.7
    assert len(plan(domains(landscapes.view("small")), 92).sheets) == 1
    assert 4 < len(plan(domains(landscapes.view("large")), 92).sheets) < 12


def test_one_party_or_domain_only() -> None:
    alone = of_parties(view(), ("K",))
    assert [p.key for p in alone.parties] == ["K"]
    drawn = texts(domain_map(alone).sheets[0])
    assert ("B" in drawn, "A" in drawn) == (True, False)
    assert "B Zon opvang" in matrix(alone).tables[0].head
    assert {"B"} <= set(texts(parties(alone).sheets[0]))
    assert of_parties(alone, ("K",)).parties == alone.parties
    assert set(alone.systems) == {"KIJK!", "Konnect", "Ouderportaal"}
    some = of_domains(landscapes.view("small"), ("2", "3"))
    assert {p.domain_code for p in some.processes} == {"2", "3"}
    assert {row.process for row in some.support} <= {p.code for p in some.processes}
    assert "loose" in some.systems
    assert len(some.systems) < 61


def test_many_systems_end_in_a_number_with_all_names_when_hovering() -> None:
    tools = tuple(System(f"s{i}", f"Een systeem met een lange naam nummer {i}") for i in range(60))
    given = Landscape(
        (Party("A", "A"),), (Process("1", "Alles"),), {("A", "1"): "yes"}, tuple(Support("A", "1", t.key) for t in tools), tools
    )  # fmt: skip
    (sheet,) = domain_map(given.at(DAY)).sheets
    (more,) = (text for text in texts(sheet) if text.startswith("+"))
    assert sheet.count("Een systeem met een lange naam nummer") >= 60
    assert int(more[1:]) + sum(text.startswith("Een") for text in texts(sheet)) == 60


def test_an_empty_landscape_is_a_sheet_too() -> None:
    language.choose("nl")
    plate = domain_map(Landscape((), (), {}, ()).at(DAY))
    assert "pagina 1 van 1" in texts(plate.sheets[0])
    assert plate.title == "Domeinkaart"
