"""Sections 2.2, 3 and 4: goals with their results and indicators, who takes part, what happens when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.finance.money import euro
from inventory.language import N_, _
from inventory.plan import hardware, privacy
from inventory.plan.blocks import Column, ColumnKind, Fill, Paragraph, Prompt, Table
from inventory.plan.facts import evidence
from inventory.plan.sources import infrastructure
from inventory.plan.sources.money import behind
from inventory.plan.wording import listed, percent, unknown, whole
from inventory.records.plan import THEMES

if TYPE_CHECKING:
    from inventory.plan.blocks import Block, Cell
    from inventory.plan.facts import Facts, Row
    from inventory.plan.template import Part

STRATEGY = {
    "skills": "expertise-strategy",
    "content": "content-policy",
    "infrastructure": "infrastructure-policy",
}
"""The slot with the strategy of each theme."""

PHASES = {"plan": N_("Plan"), "do": N_("Do"), "check": N_("Check"), "act": N_("Act")}
THEMES_OF_PEOPLE = {
    "expertise": (N_("Expertise"), ("i_coach", "school_leader"), ("expertise",)),
    "materials": (
        N_("Learning materials"),
        ("i_coach", "functional_administrator"),
        ("digital_learning_materials", "education_software"),
    ),
    "infrastructure": (
        N_("Infrastructure"),
        ("ict_coordinator", "system_administrator"),
        ("devices", "network", "connectivity", "generic_software"),
    ),
    "finance": (N_("Finance"), ("controller", "budget_holder", "board_member"), ()),
    "communication": (N_("Communication"), ("ict_school", "privacy_officer", "school_leader"), ()),
}
"""The five themes of the format's table of stakeholders, with the roles and cost rows that belong to them (our choice)."""


def theme_goals(facts: Facts, part: Part) -> list[Block]:
    """Return the goals of one theme as a draft of the answer."""
    mine = [g for g in facts.goals if g["theme"] == part.options["theme"]]
    if not mine:
        return []
    text = "\n".join(f"{g['number']}. {g['goal']}" for g in mine)
    return [Paragraph(id=part.id, fill=Fill.DRAFT, text=text, evidence=(evidence("goal", mine),))]


def results_table(facts: Facts, part: Part) -> list[Block]:
    """Return strategy, goals and results by theme; all three themes stand there, with or without goals."""
    rows: list[tuple[Cell, ...]] = []
    for theme, slot in STRATEGY.items():
        label = THEMES[theme]
        strategy: Cell = facts.text(slot) or Prompt(slot)
        mine = [g for g in facts.goals if g["theme"] == theme]
        for place, goal in enumerate(mine):
            first: tuple[Cell, Cell] = (_(label).capitalize(), strategy) if place == 0 else ("", "")
            number = f"{goal['number']}. "
            rows.append((*first, number + goal["goal"], number + goal["result"] if goal["result"] else None))
        if not mine:
            rows.append((_(label).capitalize(), strategy, Prompt(f"goal-{theme}"), Prompt(f"goal-{theme}")))
    columns = (
        Column(_("Theme"), share=8),
        Column(_("Strategy"), share=14),
        Column(_("Actions and goals"), share=13),
        Column(_("Results"), share=13),
    )
    return [Table(id=part.id, columns=columns, rows=tuple(rows), evidence=(evidence("goal", facts.goals),))]


def indicators_table(facts: Facts, part: Part) -> list[Block]:
    """Return the indicator of each result."""
    columns = (Column(_("Result"), share=20), Column(_("Performance indicator"), share=20))
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (g["result"] or g["goal"], g["indicator"]) for g in facts.goals if g["result"] or g["indicator"]
    )
    return [
        Table(
            id=part.id,
            columns=columns,
            rows=rows or ((Prompt("goal-results"), Prompt("goal-indicators")),),
            evidence=(evidence("goal", facts.goals),),
        )
    ]


def indicators_now(facts: Facts, part: Part) -> list[Block]:
    """Return what the inventory itself measures on the day of the plan."""
    groups = hardware.groups(facts)
    count = sum(g.count for g in groups)
    signed, personal = privacy.shares(facts)
    known = [g for g in groups if g.supported is not None]
    budget = facts.first_budget
    per_pupil = None if budget.per_pupil is None else euro(budget.per_pupil)
    ended = sum(g.count for g in known if g.supported is False)
    of = sum(g.count for g in known)
    rows: tuple[tuple[Cell, ...], ...] = (
        (_("Devices for pupils"), infrastructure.device_ratio(facts, groups)),
        (_("Devices in device management"), percent(sum(g.count for g in groups if g.managed), count)),
        (
            _("Devices with support"),
            _("{share} of the devices of which it is known ({known} of {all})").format(
                share=percent(of - ended, of), known=whole(of), all=whole(count)
            ),
        ),
        (_("Systems with personal data under a signed agreement"), percent(signed, personal)),
        (_("Systems of which the processing of personal data is known"), _share_known(facts)),
        (_("ICT costs per pupil in {year}").format(year=budget.label), per_pupil),
    )
    table = Table(
        id=part.id,
        columns=(Column(_("Indicator"), share=20), Column(_("State on the date of this plan"), share=20)),
        rows=rows,
        caption=_("Indicators that the inventory measures"),
        evidence=(hardware.proof(count), evidence("system", facts.systems), *behind(budget.explain())),
    )
    return [table]


def _share_known(facts: Facts) -> str:
    known = [s for s in facts.systems if s["personal_data"] in {"yes", "no"}]
    return percent(len(known), len(facts.systems))


def stakeholders_table(facts: Facts, part: Part) -> list[Block]:
    """Return for each theme the people by role, the suppliers by cost row, and the agreements that somebody wrote."""
    rows: list[tuple[Cell, ...]] = []
    for name, (label, roles, cost_rows) in THEMES_OF_PEOPLE.items():
        slot = f"stakeholders-{name}"
        rows.append((_(label), _who(facts, roles, cost_rows), facts.text(slot) or Prompt(slot)))
    columns = (
        Column(_("Theme"), share=8),
        Column(_("Who takes part"), share=18),
        Column(_("Agreements"), share=16),
    )
    proof = (evidence("role", facts.rows("role")), evidence("contract", facts.rows("contract")))
    return [Table(id=part.id, fill=Fill.DRAFT, columns=columns, rows=tuple(rows), evidence=proof)]


def _who(facts: Facts, roles: tuple[str, ...], cost_rows: tuple[str, ...]) -> str | None:
    people = facts.by_id("person")
    inside = [
        f"{people[r['person']]['name']} ({facts.shown('role', r, 'role')})"
        for r in facts.rows("role")
        if r["role"] in roles and facts.running(r) and r["person"] in people
    ]
    outside = [
        facts.name("supplier", c["supplier"])
        for c in facts.rows("contract")
        if c["cost_row"] in cost_rows and infrastructure.not_over(facts, c)
    ]
    lines = []
    if inside:
        lines.append(_("Inside: {names}").format(names=listed(dict.fromkeys(inside), 5)))
    if any(outside):
        lines.append(_("Outside: {names}").format(names=listed(dict.fromkeys(outside), 6)))
    return "\n".join(lines) or None


def check_input(facts: Facts, part: Part) -> list[Block]:
    """Return what there is to check: the goals with their indicators."""
    have = [g for g in facts.goals if g["indicator"]]
    text = _("The indicators in 2.2 are the measure: {count} goals have one ({names}).").format(
        count=len(have), names=listed((g["indicator"] for g in have), 4) or unknown()
    )
    return [Paragraph(id=part.id, fill=Fill.DRAFT, text=text, evidence=(evidence("goal", have),))]


def years_table(facts: Facts, part: Part) -> list[Block]:
    """Return the goals by year of the plan; a year without goals shows that it has none."""
    columns = (
        Column(_("Year"), share=5),
        Column(_("Actions and goals"), share=14),
        Column(_("Results"), share=13),
        Column(_("Performance indicators"), share=13),
    )
    rows: list[tuple[Cell, ...]] = []
    for year in facts.settings.years:
        mine = [g for g in facts.goals if g["year"] == year]
        rows += [
            (str(year) if n == 0 else "", g["goal"], g["result"], g["indicator"]) for n, g in enumerate(mine)
        ]
        if not mine:
            rows.append(
                (str(year), Prompt(f"goals-{year}"), Prompt(f"goals-{year}"), Prompt(f"goals-{year}"))
            )
    rows += [
        (_("no year"), g["goal"], g["result"], g["indicator"])
        for g in facts.goals
        if g["year"] not in facts.settings.years
    ]
    return [Table(id=part.id, columns=columns, rows=tuple(rows), evidence=(evidence("goal", facts.goals),))]


def phases_when(facts: Facts, part: Part) -> list[Block]:
    """Return when each phase is carried out, as somebody wrote it."""
    columns = (Column(_("Phase"), share=6), Column(_("Time"), share=16), Column(_("Remarks"), share=20))
    return [_phases(facts, part, columns, ("when", "remarks"))]


def phases_effort(facts: Facts, part: Part) -> list[Block]:
    """Return how much time each phase takes and whose, as somebody wrote it."""
    columns = (
        Column(_("Phase"), share=6),
        Column(_("Time needed"), share=13),
        Column(_("Who takes part"), share=15),
        Column(_("Fte and posts"), share=12),
    )
    return [_phases(facts, part, columns, ("time", "who", "fte"))]


def _phases(facts: Facts, part: Part, columns: tuple[Column, ...], names: tuple[str, ...]) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for phase, label in PHASES.items():
        slots = [f"planning-{phase}-{name}" for name in names]
        rows.append((_(label), *(facts.text(slot) or Prompt(slot) for slot in slots)))
    return Table(id=part.id, fill=Fill.TEXT, columns=columns, rows=tuple(rows))


def staff_table(facts: Facts, part: Part) -> list[Block]:
    """Return the posts that work on ICT with their fte, yearly cost and what they work on."""
    posts = [s for s in facts.rows("staff") if facts.running(s)]
    columns = (
        Column(_("Post"), share=18),
        Column(_("Fte"), ColumnKind.FTE, 9),
        Column(_("Yearly cost"), ColumnKind.AMOUNT, 10),
        Column(_("Works on"), share=24),
    )
    fte = [s["fte"] for s in posts]
    total = None if any(value is None for value in fte) else sum(fte)
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (s["name"], s["fte"], s["yearly_cost"], _allocation(facts, s)) for s in posts
    )
    return [
        Table(
            id=part.id,
            fill=Fill.DRAFT,
            columns=columns,
            rows=rows,
            totals=(_("Total"), total, sum(s["yearly_cost"] for s in posts), ""),
            caption=_("Posts that work on ICT"),
            empty=_("No staff posts are recorded; the staff costs in the budget are unknown."),
            evidence=(evidence("staff", posts), evidence("allocation", facts.rows("allocation"))),
        )
    ]


def _allocation(facts: Facts, post: Row) -> str | None:
    mine = sorted(
        (a for a in facts.rows("allocation") if a["staff"] == post["id"]), key=lambda a: -a["share"]
    )
    return ", ".join(f"{facts.shown('allocation', a, 'cost_row')} {a['share'] // 100}%" for a in mine) or None
