from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from inventory import language
from inventory.landscape.model import Landscape, Process, Support
from inventory.language import written
from inventory.publish.map_cells import build, difference_title, difference_words
from tests.inventory.landscape.board import DAY, landscape, view

if TYPE_CHECKING:
    from inventory.publish.map_cells import MapTable


def at(table: MapTable, process: str, place: int) -> tuple[str, tuple[str, ...], str]:
    """Return state, systems and note of one cell."""
    line = next(line for group in table.groups for line in group.lines if line.process.code == process)
    cell = line.cells[place]
    return cell.state, tuple(chip.name for chip in cell.chips), cell.note


def test_what_stands_in_the_cells() -> None:
    board = landscape()
    part = {**board.participation, ("K", "P4"): "unknown", ("K", "P2"): "unknown", ("K", "P5"): "no"}
    table = build(replace(board, participation=part).at(DAY))
    assert at(table, "P3", 0) == ("systems", ("MS365", "Parro"), "")
    assert at(table, "P6", 0) == ("gap", (), "")
    assert at(table, "P6", 1) == ("not applicable", (), "")
    assert at(table, "P4", 1) == ("unknown", (), "")
    assert at(table, "P2", 1) == ("systems", ("KIJK!",), "unknown")
    assert at(table, "P5", 1) == ("systems", ("Konnect",), "n/a")


def test_a_shared_system_carries_the_letters_of_all() -> None:
    table = build(view())
    cells = table.groups[0].lines[1].cells
    assert [(c.name, c.letter, c.letters, c.shared) for c in cells[0].chips] == [
        ("KIJK!", "A", ("A", "B"), True),
        ("ParnasSys", "A", ("A",), False),
    ]
    assert cells[1].chips[0].letter == "B"


def test_hovering_tells_what_a_system_does_there() -> None:
    board = landscape()
    rows = (Support("S", "P1", "ParnasSys", "registreren", 1, "phasing_out", end=dt.date(2027, 7, 31)),)
    table = build(replace(board, support=rows).at(DAY))
    title = table.groups[0].lines[0].cells[0].chips[0].title
    assert (
        title == "ParnasSys (Topicus): registreren, partly, being phased out, up to and including 2027-07-31"
    )


def test_the_difference_in_words() -> None:
    rows = {line.process.code: line.difference for group in build(view()).groups for line in group.lines}
    assert [difference_words(rows[code]) for code in ("P1", "P2", "P5")] == ["100%", "50%", "n/a (1 party)"]
    assert difference_title(rows["P4"]).endswith("At least one of them has no system.")


def test_the_summary_counts_what_calls_for_action() -> None:
    assert build(view()).summary == (
        "2 gaps",
        "0 unknown",
        "0 systems without a process",
        "mean difference 88% over 4 common processes",
    )


def test_domains_become_groups_and_the_rest_comes_last() -> None:
    processes = (Process("2.1", "b", "2", "Two"), Process("1.1", "a", "1", "One"), Process("x", "c"))
    board = Landscape((), processes, {}, ())
    assert [g.name for g in build(board.at(DAY)).groups] == ["1 One", "2 Two", "Without a domain"]
    assert [g.name for g in build(replace(board, processes=processes[2:]).at(DAY)).groups] == [""]


def test_it_speaks_dutch() -> None:
    language.choose("nl")
    table = build(view())
    assert table.title == "Proces \u00d7 partij"
    assert "peildatum 22-11-2026" in table.subtitle
    assert table.summary[0] == "2 witte vlekken"
    assert written(DAY) == "22-11-2026"


def test_the_target_says_so() -> None:
    assert "target situation" in build(landscape().at(DAY, "target")).subtitle
