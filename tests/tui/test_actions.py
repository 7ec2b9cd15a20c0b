"""The registry: no key twice, every command is carried out by somebody, texts for people everywhere."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from inventory.language import translate
from tui.actions import State, actions, by_id, followed, in_context
from tui.app import InventoryApp
from tui.dialogs.calculator import Calculator
from tui.dialogs.lot_event import LotEvent
from tui.dialogs.lot_schedule import LotSchedule
from tui.keys_page import keys_page
from tui.screens.annex import AnnexScreen
from tui.screens.form import FormScreen
from tui.screens.importing import ImportScreen
from tui.screens.main import MainScreen
from tui.screens.plan_differences import DifferencesScreen
from tui.screens.plan_refresh import RefreshScreen
from tui.screens.plan_versions import VersionsScreen
from tui.widgets.budget import BudgetPane
from tui.widgets.choices import ChoicesPane
from tui.widgets.depreciation import DepreciationPane
from tui.widgets.detail_pane import DetailPane
from tui.widgets.findings import FindingsPane
from tui.widgets.grid import Grid
from tui.widgets.history import HistoryPane
from tui.widgets.impact import ImpactPane
from tui.widgets.incidents import IncidentsPane
from tui.widgets.matrix import MatrixPane
from tui.widgets.month import MonthPane
from tui.widgets.plan_board import PlanPane
from tui.widgets.plan_indicators import IndicatorsPane
from tui.widgets.privacy_board import PrivacyPane
from tui.widgets.realised import RealisedPane
from tui.widgets.record_list import RecordList
from tui.widgets.replacement import ReplacementPane
from tui.widgets.roadmap import RoadmapPane
from tui.widgets.signals import SignalsPane
from tui.widgets.start import Start
from tui.widgets.years import YearsPane

if TYPE_CHECKING:
    from tui.actions import Action

_PAGES = (
    RecordList,
    PlanPane,
    DetailPane,
    BudgetPane,
    YearsPane,
    ReplacementPane,
    RealisedPane,
    FindingsPane,
    ImpactPane,
    RoadmapPane,
    DepreciationPane,
    Start,
    HistoryPane,
    MatrixPane,
    ChoicesPane,
    PrivacyPane,
    SignalsPane,
    MonthPane,
    IncidentsPane,
    IndicatorsPane,
)
_SCREENS = (
    MainScreen,
    FormScreen,
    AnnexScreen,
    ImportScreen,
    LotSchedule,
    LotEvent,
    Calculator,
    VersionsScreen,
    DifferencesScreen,
    RefreshScreen,
)
HOLDERS = {holder.CONTEXT: holder for holder in (InventoryApp, *_SCREENS, *_PAGES)}
INSIDE = [
    ("app", "main", "list"),
    ("app", "main", "detail"),
    ("app", "main", "budget"),
    ("app", "main", "years"),
    ("app", "main", "replacement"),
    ("app", "main", "realised"),
    ("app", "main", "depreciation"),
    ("app", "main", "findings"),
    ("app", "main", "impact"),
    ("app", "main", "roadmap"),
    ("app", "main", "matrix"),
    ("app", "main", "choices"),
    ("app", "main", "privacy"),
    ("app", "main", "signals"),
    ("app", "main", "incidents"),
    ("app", "main", "indicators"),
    ("schedule",),
    ("calculator",),
    ("event",),
    ("form",),
    ("annex",),
    ("app", "import"),
    ("app", "versions"),
    ("app", "differences"),
    ("app", "refresh"),
]
NEARER: dict[tuple[str, ...], set[str]] = {
    ("app", "main", "month"): {"t"},
    ("app", "main", "start"): {"tab"},
    ("app", "main", "history"): {"u", "U"},
    ("app", "main", "plan"): {"tab", "t", "i"},
}
"""Keys that mean something nearer by on a page: the next part before the next page, this batch before the last
one, template and indicators of the plan before the theme and the import."""
SHARED = {"escape", "enter", "n", "plus", "minus"}


@pytest.mark.parametrize("context", HOLDERS)
def test_two_actions_in_one_context_never_share_a_key(context: str) -> None:
    keys = [key for one in in_context(context) for key in one.alternatives]
    assert len(keys) == len(set(keys))
    starts = {key.split(" ")[0] for key in keys if " " in key}
    assert not starts & set(keys)


@pytest.mark.parametrize("contexts", INSIDE)
def test_contexts_inside_each_other_do_not_hide_a_key(contexts: tuple[str, ...]) -> None:
    keys = [key for context in contexts for one in in_context(context) for key in one.alternatives]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("contexts", NEARER)
def test_only_these_keys_mean_something_nearer_by(contexts: tuple[str, ...]) -> None:
    keys = [key for context in contexts for one in in_context(context) for key in one.alternatives]
    assert {key for key in keys if keys.count(key) > 1} == NEARER[contexts]


@pytest.mark.parametrize("one", actions(), ids=lambda one: one.id)
def test_every_action_is_carried_out_and_explained(one: Action) -> None:
    name = one.command.partition("(")[0]
    assert hasattr(HOLDERS[one.context], f"action_{name}"), f"{one.context} has no action_{name}"
    for text in (one.label, one.help, one.group):
        assert text
        assert translate(text, "nl")
    assert one.id.startswith(f"{one.context}.")


def test_ids_are_unique() -> None:
    names = [one.id for one in actions()]
    assert len(names) == len(set(names))


def test_read_only_refuses_what_writes_and_nothing_else() -> None:
    state = State(read_only=True, rows=1, row=True, marked=1, filtered=True, column="tag", pages=2)
    refused = set.intersection(
        *(
            {one.id for one in actions() if one.refused(replace(state, kind=kind))}
            for kind in ("plan", "lot", "system")
        )
    )
    writes = {one.id for one in actions() if one.writes}
    assert writes <= refused
    assert refused - writes == set()
    assert "list.edit" in writes


def test_an_archived_record_is_taken_back_before_it_is_changed() -> None:
    state = State(row=True, archived=True)
    assert "terug" in (by_id("list.edit").refused(state) or "")
    assert by_id("list.revive").refused(state) is None
    assert by_id("list.revive").refused(State(row=True)) is not None


def test_keys_after_each_other() -> None:
    assert followed("list", "g")["e"] is by_id("list.edit-marked")
    assert "z" not in followed("list", "g")


def test_keys_of_the_list_leave_those_of_the_grid_alone() -> None:
    own = {key for binding in Grid.BINDINGS for key in binding.key.split(",")}  # type: ignore[union-attr]
    grid = {"up", "down", "left", "right", "space", "v", "j", "k", "h", "l"} | own
    mine = {key.split(" ")[0] for one in in_context("list") for key in one.alternatives} - {"enter", "g"}
    assert not mine & grid


def test_the_page_of_keys_is_fresh_and_names_every_action() -> None:
    page = keys_page("en")
    assert (Path(__file__).parents[2] / "docs" / "keys.md").read_text(encoding="utf-8") == page, (
        "run `make docs`"
    )
    for one in actions():
        assert f"`{one.id}`" in page
    assert "Filter" in keys_page("nl")
    assert keys_page("nl") != page
