"""What the screens are divided into: sections, each with pages, each page a list of records or a pane of its own."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from inventory.language import N_, _
from inventory.records import REGISTRY


@dataclass(frozen=True)
class Section:
    """One section of the screens.

    Args:
        id: Its name in code and in the session that is kept.
        label: Its name for people.
        short: Its name where a line of 80 columns must hold all of them.
        pages: Kinds of records (`device`), and the ids of panes of their own (`budget`), the main one first.
    """

    id: str
    label: str
    short: str
    pages: tuple[str, ...]


PANES: dict[str, tuple[str, str]] = {
    "start": ("tui.widgets.start:Start", N_("Overview")),
    "signals": ("tui.widgets.signals:SignalsPane", N_("Signals")),
    "history": ("tui.widgets.history:HistoryPane", N_("History")),
    "budget": ("tui.widgets.budget:BudgetPane", N_("Budget")),
    "depreciation": ("tui.widgets.depreciation:DepreciationPane", N_("Depreciation")),
    "years": ("tui.widgets.years:YearsPane", N_("Years")),
    "replacement": ("tui.widgets.replacement:ReplacementPane", N_("Replacement")),
    "findings": ("tui.widgets.findings:FindingsPane", N_("Findings")),
    "impact": ("tui.widgets.impact:ImpactPane", N_("Failure and data")),
    "roadmap": ("tui.widgets.roadmap:RoadmapPane", N_("Roadmap")),
    "realised": ("tui.widgets.realised:RealisedPane", N_("Realised")),
    "matrix": ("tui.widgets.matrix:MatrixPane", N_("Matrix")),
    "choices": ("tui.widgets.choices:ChoicesPane", N_("Choices")),
    "incidents": ("tui.widgets.incidents:IncidentsPane", N_("When something fails")),
    "month": ("tui.widgets.month:MonthPane", N_("Agenda")),
    "privacy_board": ("tui.widgets.privacy_board:PrivacyPane", N_("Privacy board")),
    "plan_board": ("tui.widgets.plan_board:PlanPane", N_("The plan")),
    "indicators": ("tui.widgets.plan_indicators:IndicatorsPane", N_("Progress")),
}
"""Pages that are no list: where their widget is (imported when it is first shown), and what they are called."""

SECTIONS = (
    Section(
        "start",
        N_("Overview"),
        N_("Overview"),
        ("start", "signals", "month", "mark", "own_rule", "rule_policy", "history"),
    ),
    Section(
        "devices",
        N_("Devices"),
        N_("Devices"),
        (
            "device",
            "lot",
            "lot_event",
            "product",
            "category",
            "category_policy",
            "connection",
            "speed_test",
            "wifi_survey",
            "incidents",
            "incident_plan",
            "support_date",
        ),
    ),
    Section(
        "software",
        N_("Software & licences"),
        N_("Software"),
        ("system", "licence", "assignment", "licence_count", "installation", "learning_material"),
    ),
    Section(
        "contracts",
        N_("Contracts & suppliers"),
        N_("Contracts"),
        (
            "contract",
            "contract_price",
            "decision",
            "coverage",
            "supplier",
            "document",
            "index_series",
            "index_value",
        ),
    ),
    Section(
        "processes",
        N_("Processes & systems"),
        N_("Processes"),
        (
            "matrix",
            "process",
            "support",
            "participation",
            "interface",
            "term",
            "findings",
            "impact",
            "choices",
            "question",
            "answer",
            "vision",
            "concept",
            "concept_word",
            "joint_decision",
        ),
    ),
    Section(
        "privacy",
        N_("Privacy"),
        N_("Privacy"),
        (
            "privacy_board",
            "agreement",
            "annex",
            "annex_data",
            "annex_service",
            "storage_location",
            "subprocessor",
            "security_annex",
            "processing",
            "processing_use",
            "dpia",
        ),
    ),
    Section(
        "budget",
        N_("Budget"),
        N_("Budgets"),
        (
            "budget",
            "years",
            "depreciation",
            "replacement",
            "realised",
            "cost_line",
            "staff",
            "allocation",
            "ledger_entry",
            "closed_year",
            "planned_lot",
            "scenario",
            "scenario_move",
            "benchmark",
            "labour",
            "ict_budget",
            "parental_contribution",
        ),
    ),
    Section(
        "plan",
        N_("Plan"),
        N_("Plan"),
        (
            "plan_board",
            "indicators",
            "plan",
            "goal",
            "indicator",
            "measurement",
            "plan_text",
            "plan_tick",
            "stakeholder",
            "plan_phase",
            "adjustment",
            "plan_version",
            "plan_part",
            "team_member",
            "responsibility",
            "collaboration",
            "stopgap",
            "survey_result",
            "roadmap",
            "project",
            "project_change",
            "project_dependency",
            "milestone",
            "plateau",
        ),
    ),
    Section(
        "board",
        N_("Board & settings"),
        N_("Board"),
        (
            "site",
            "headcount",
            "room",
            "party",
            "person",
            "role",
            "policy_value",
            "custom_field",
            "saved_view",
        ),
    ),
)


def page_label(page: str) -> str:
    """Return what a page is called, in the user's language."""
    return _(PANES[page][1]) if page in PANES else _(REGISTRY[page].plural).capitalize()


def section(name: str) -> Section:
    """Return a section by its id; the first one when there is none of that name."""
    return next((one for one in sections() if one.id == name), SECTIONS[0])


def section_of(page: str) -> Section:
    """Return the section in which a page is."""
    return next((one for one in sections() if page in one.pages), SECTIONS[0])


@cache
def sections() -> tuple[Section, ...]:
    """Return all sections with the pages that there are; a kind of record that none names is in the last one."""
    named = {page for one in SECTIONS for page in one.pages}
    rest = tuple(kind for kind in REGISTRY if kind not in named)
    last = SECTIONS[-1]
    every = (*SECTIONS[:-1], replace(last, pages=last.pages + rest))
    return tuple(
        replace(one, pages=tuple(page for page in one.pages if page in PANES or page in REGISTRY))
        for one in every
    )
