"""The chain of a failure as text: states, circles, what is left, and silence that is no answer."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from inventory.landscape.exchange import Exchange
from inventory.landscape.failure import Cause, causes
from inventory.landscape.flows import Flow
from inventory.landscape.impact import impact
from inventory.landscape.model import Dependency
from inventory.language import choose
from tests.inventory.landscape.board import DAY, landscape
from tui.widgets.impact_flows import data
from tui.widgets.impact_tree import Branch, failure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inventory.landscape.model import Landscape, LandscapeView


@pytest.fixture(autouse=True)
def dutch() -> Iterator[None]:
    choose("nl")
    yield
    choose("nl")


def tree(view: LandscapeView, name: str) -> list[str]:
    return list(failure(view, impact(view, name), causes(view, name)).lines())


def linked(*links: tuple[str, str, str | None]) -> Landscape:
    return replace(landscape(), dependencies=tuple(Dependency(*link) for link in links))


def test_a_supplier_takes_its_systems_and_their_processes_with_it_by_party() -> None:
    assert tree(landscape().at(DAY), "topicus") == [
        "✗ Topicus (leverancier) valt uit",
        "  ✗ ParnasSys valt mee uit",
        "    ▪ De Linde: 2 vallen uit, 1 verzwakt",
        "      ✗ P1 Process P1 · valt uit",
        "      ◐ P2 Process P2 · verzwakt · over: KIJK!",
        "      ✗ P4 Process P4 · valt uit",
        "  ✗ Parro valt mee uit",
        "    ▪ De Linde: 1 verzwakt",
        "      ◐ P3 Process P3 · verzwakt · over: MS365",
        "  ○ Had al geen systeem: 2",
        "    ▪ De Linde",
        "      ○ P6 Process P6 · witte vlek",
        "    ▪ Zon opvang",
        "      ○ P4 Process P4 · witte vlek",
    ]


def test_a_circle_is_marked_where_it_closes_and_nothing_is_told_twice() -> None:
    view = linked(
        ("MS365", "ParnasSys", None),
        ("ParnasSys", "KIJK!", None),
        ("KIJK!", "MS365", None),
        ("MS365", "KIJK!", None),
    ).at(DAY)
    found = tree(view, "MS365")
    assert found[0] == "✗ MS365 valt uit"
    assert [line for line in found if "↺" in line] == ["    ↺ MS365: hier sluit de kring"]
    assert sum("KIJK! valt mee uit" in line for line in found) == 1
    assert [line for line in found if "↑" in line] == ["    ↑ KIJK!: zie hierboven"]


def test_a_dependence_of_one_party_stays_at_that_party() -> None:
    found = tree(linked(("Konnect", "KIJK!", "K")).at(DAY), "Konnect")
    at = found.index("  ✗ KIJK! valt mee uit (alleen Zon opvang)")
    assert found[at + 1 : at + 3] == ["    ▪ Zon opvang: 1 valt uit", "      ✗ P2 Process P2 · valt uit"]


def test_devices_that_carry_a_part_hurt_and_do_not_fail() -> None:
    view = landscape().at(DAY)
    cause = Cause(("devices", "Digibord"), frozenset(), frozenset({"KIJK!"}))
    lines = [replace(one, state="degraded") if one.process == "P2" else one for one in impact(view, "KIJK!")]
    found = list(failure(view, lines, [cause]).lines())
    assert found[:3] == [
        "✗ Digibord (apparaten) vallen uit",
        "  ◐ KIJK! verliest een deel",
        "    ▪ De Linde: 1 verzwakt",
    ]


def test_hostile_names_stay_one_line() -> None:
    assert Branch("a\x1b]0;x\x07\nb [red]c", "down").label == "✗ a]0;x b [red]c"


def exchange(source: str, target: str, carries: str = "yes", covered: str = "yes") -> Exchange:
    flow = Flow(source, target, carries, covered)  # type: ignore[arg-type]
    return Exchange(flow, "leerlingen", None, "uwlr", "agreement", "VO-1" if covered == "yes" else "")


def test_the_data_of_a_system_come_in_go_out_and_reach_others() -> None:
    view = landscape().at(DAY)
    found = list(
        data(
            view,
            [
                exchange("ParnasSys", "KIJK!"),
                exchange("KIJK!", "Parro", covered="no"),
                exchange("Parro", "MS365"),
                exchange("Konnect", "ParnasSys", carries="no"),
                exchange("Parro", "Konnect", carries="unknown", covered="unknown"),
            ],
            "ParnasSys",
        ).lines()
    )
    assert found == [
        "§ Gegevens van ParnasSys",
        "  ▪ Komt binnen: 1",
        "    ← Konnect · leerlingen · UWLR · leerlinggegevens: nee",
        "  ▪ Gaat uit: 1",
        "    ✓ → KIJK! · leerlingen · UWLR · leerlinggegevens: ja · gedekt: ja · VO-1",
        "  ▪ Leerlinggegevens kunnen bij 3 systemen komen: 1 langs gedekte wegen",
        "    ✓ KIJK!",
        "    ◐ ParnasSys → KIJK! → Parro → MS365",
        "    ✗ ParnasSys → KIJK! → Parro",
        "  ✗ Hier handelen: 1 niet gedekt",
        "    ✗ ParnasSys → KIJK! → Parro · geen overeenkomst of grondslag",
        "  ? Onbekend of ze leerlinggegevens dragen",
        "    ? Parro → Konnect",
    ]


def test_a_system_without_interfaces_is_unknown_not_safe() -> None:
    found = list(data(landscape().at(DAY), [], "ParnasSys").lines())
    assert found[1].startswith("  ? Op deze dag is geen koppeling vastgelegd")
