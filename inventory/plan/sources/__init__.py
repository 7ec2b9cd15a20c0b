"""Where the parts of a plan come from: functions that a template names, each returning blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.plan import privacy_summary, profile
from inventory.plan.sources import (
    annex,
    changes,
    charts,
    check_findings,
    check_money,
    check_phase,
    collaboration,
    conditions,
    context,
    cycle,
    data_block,
    five_blocks,
    goals,
    ikc,
    ikc_matrix,
    ikc_road,
    ikc_systems,
    ikc_vision,
    ikc_work,
    indicators,
    infrastructure,
    investing,
    lots,
    materials,
    means,
    money,
    organisation,
    people,
    planning,
    signals,
    signing,
    stopgaps,
    summary,
    summary_ahead,
    team,
    vision_text,
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
        materials.content_table, materials.learning_materials, infrastructure.expertise_costs,
        profile.infrastructure_profile, infrastructure.infrastructure_table, stopgaps.stopgaps_table,
        people.stakeholders_list, means.budgets_table, means.parents_table, means.surveys_table, signing.signing_table, signals.privacy_table, signals.findings_table,
        privacy_summary.privacy_summary,
        goals.theme_goals, goals.results_table, people.stakeholders_table, goals.years_table,
        indicators.indicators_table, indicators.indicators_now, indicators.indicators_history,
        cycle.phases_when, cycle.phases_effort, cycle.staff_table, cycle.adjustments_table, cycle.act_input,
        planning.milestones, planning.milestones_work,
        check_phase.check_input, check_phase.goals_check, check_money.realised_table, check_money.realised_gaps,
        check_findings.findings_check,
        money.contract_overview, money.budget_table, money.pillar_table, money.per_pupil, money.years_budget,
        lots.depreciation_overview,
        changes.changes_table,
        conditions.connections_table, conditions.failures_table,
        investing.replacement_table, investing.contract_calendar,
        annex.map_annex, annex.sources_table, annex.picture,
        charts.chart_years, charts.chart_pillars, charts.chart_replacement, charts.chart_indicators,
        summary.summary_have, summary_ahead.summary_decisions, summary_ahead.summary_risks,
        summary_ahead.summary_goals,
        summary.summary_request,
        ikc.ikc_parties, ikc.ikc_figures, ikc.ikc_decisions, ikc_vision.ikc_vision, ikc_vision.ikc_words,
        ikc_work.ikc_processes, ikc_work.ikc_choices, ikc_systems.ikc_coverage, ikc_systems.ikc_gaps,
        ikc_systems.ikc_overlaps, ikc_systems.ikc_difference, ikc_systems.ikc_systems, ikc_matrix.ikc_matrix, ikc_systems.ikc_interfaces,
        team.core_team, team.core_team_roles, team.raci_table, team.team_composition,
        collaboration.collaboration_table, collaboration.collaboration_parties,
        data_block.data_sources, data_block.data_flows, data_block.data_register, data_block.data_quality,
        data_block.data_overviews, five_blocks.balance_table, five_blocks.action_planner,
        context.plan_duty, context.context_links, context.headcount_history, vision_text.vision_findings,
        ikc_road.ikc_projects, ikc_road.ikc_changes, ikc_road.ikc_target, ikc_road.ikc_checks,
    )
}  # fmt: skip
"""The functions by the name that a template uses."""
