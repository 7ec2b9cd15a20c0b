"""Where the parts of a plan come from: functions that a template names, each returning blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.plan import privacy_summary
from inventory.plan.sources import (
    annex,
    goals,
    ikc,
    ikc_road,
    ikc_systems,
    ikc_vision,
    ikc_work,
    infrastructure,
    lots,
    money,
    organisation,
    signals,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from inventory.plan.blocks import Block
    from inventory.plan.facts import Facts
    from inventory.plan.template import Part

SOURCES: dict[str, Callable[[Facts, Part], list[Block]]] = {
    function.__name__: function
    for function in (
        organisation.board_data, organisation.board_sites, organisation.board_profile, organisation.roles_table,
        organisation.documents_list,
        infrastructure.content_table, infrastructure.expertise_costs, infrastructure.infrastructure_profile,
        infrastructure.infrastructure_table, signals.privacy_table, signals.findings_table,
        privacy_summary.privacy_summary,
        goals.theme_goals, goals.results_table, goals.indicators_table, goals.indicators_now,
        goals.stakeholders_table, goals.check_input, goals.years_table, goals.phases_when, goals.phases_effort,
        goals.staff_table,
        money.contract_overview, money.budget_table, money.pillar_table, money.per_pupil, money.years_budget,
        lots.depreciation_overview, lots.milestones,
        annex.map_annex, annex.sources_table, annex.picture,
        ikc.ikc_parties, ikc.ikc_figures, ikc.ikc_decisions, ikc_vision.ikc_vision, ikc_vision.ikc_words,
        ikc_work.ikc_processes, ikc_work.ikc_choices, ikc_systems.ikc_coverage, ikc_systems.ikc_gaps,
        ikc_systems.ikc_overlaps, ikc_systems.ikc_difference, ikc_systems.ikc_systems, ikc_systems.ikc_interfaces,
        ikc_road.ikc_projects, ikc_road.ikc_changes, ikc_road.ikc_target, ikc_road.ikc_checks,
    )
}  # fmt: skip
"""The functions by the name that a template uses."""
