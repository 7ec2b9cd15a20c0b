"""Chapter 5: contracts, depreciation, the table of seven rows, pillars, per pupil, the years beside each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.finance.lines import KINDS
from inventory.finance.money import euro
from inventory.language import _
from inventory.plan.blocks import TOTALS, Column, ColumnKind, Evidence, Line, Note, Paragraph, Proof, Table
from inventory.plan.checks_tick import told, uncounted
from inventory.plan.contracts import standings
from inventory.plan.facts import evidence
from inventory.plan.proofs import TOTAL, Sorted, proofs, shared, together, totalled
from inventory.plan.wording import dated, unknown, whole
from inventory.records.choices import COST_ROWS, PILLARS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from inventory.finance.budget import Budget
    from inventory.finance.lines import CostLine
    from inventory.plan.blocks import Block, Cell
    from inventory.plan.facts import Facts
    from inventory.plan.template import Part

COST = 5
"""Column of the costs in the overview of contracts."""
MOST_FLAGS = 12
"""Warnings that a plan spells out under a table; the budget itself shows them all."""


def behind(lines: Iterable[CostLine]) -> tuple[Evidence, ...]:
    """Return the records of cost lines as evidence, a kind at a time."""
    found: dict[str, dict[int, None]] = {}
    for line in lines:
        found.setdefault(line.record, {})[line.record_id] = None
    return tuple(Evidence(kind, tuple(ids), len(ids)) for kind, ids in found.items())


def contract_overview(facts: Facts, part: Part) -> list[Block]:
    """Return the running contracts with supplier, end of the term, last day of notice and cost of the first year."""
    budget = facts.first_budget
    costs = _contract_costs(budget)
    found = standings(facts)
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            facts.books.supplier(one.row.supplier) or None,
            one.row.title,
            one.problem or (_("open-ended") if one.open_ended else one.end),
            one.notice_by or _notice(one.row.renewal, one.row.notice),
            one.bound,
            costs[one.row.id].amount if one.row.id in costs else None,
        )
        for one in found
    )
    proof = [
        Proof(place, COST, (costs[one.row.id],)) for place, one in enumerate(found) if one.row.id in costs
    ]
    total = sum(line.amount or 0 for one in proof for line in one.lines)
    table = Table(
        id=part.id,
        columns=_contract_columns(budget.label),
        rows=rows,
        totals=(_("Total"), "", "", "", "", total) if rows else None,
        empty=_("No contracts are recorded."),
        keys=tuple(f"contract:{one.row.id}" for one in found),
        proofs=tuple(totalled(proof)),
        evidence=(Evidence("contract", tuple(one.row.id for one in found), len(found)),),
    )
    text = _(
        "State on {on}. Amounts include VAT. An unknown cost has no price that can be reckoned for that year."
    )
    return [table, Note(id=f"{part.id}-note", text=text.format(on=dated(facts.on)))]


def _contract_columns(year: str) -> tuple[Column, ...]:
    return (
        Column(_("Supplier"), share=11),
        Column(_("Contract"), share=17),
        Column(_("Term ends"), ColumnKind.DATE, 9),
        Column(_("Last day of notice"), ColumnKind.DATE, 9),
        Column(_("Bound until"), ColumnKind.DATE, 9),
        Column(_("Cost in {year}").format(year=year), ColumnKind.AMOUNT, 9),
    )


def _contract_costs(budget: Budget) -> dict[int, Line]:
    """Return what each contract costs in a year, with how that was reckoned."""
    found: dict[int, list[Line]] = {}
    for line in budget.direct:
        if line.record == "contract":
            told = Line("contract", line.record_id, line.title, line.amount, line.explanation)
            found.setdefault(line.record_id, []).append(told)
    return {number: together(lines) for number, lines in found.items()}


def _notice(renewal: str, notice: int | None) -> str | None:
    """Return what stands where there is no last day of notice: none is needed, or None when it is unknown."""
    if renewal in {"none", "express"}:
        return _("not needed")
    return None if notice is None else _("any day")


def budget_table(facts: Facts, part: Part) -> list[Block]:
    """Return the seven rows by operating, staff and depreciation, of the first year of the plan."""
    budget = facts.first_budget
    amount = ColumnKind.AMOUNT
    columns = (
        Column(_("Part"), share=16),
        Column(_("Operating costs"), amount, 11),
        Column(_("Staff costs"), amount, 11),
        Column(_("Depreciation"), amount, 11),
        Column(_("Total"), amount, 11),
    )
    none = not budget.amount(column="staff")
    rows = tuple(
        (_(label).capitalize(), *_cells(budget, row, no_staff=none)) for row, label in COST_ROWS.items()
    )
    table = Table(
        id=part.id,
        columns=columns,
        rows=rows,
        totals=(_("Total"), *_cells(budget, "total", no_staff=none)),
        caption=_("ICT costs in {year}").format(year=budget.label),
        evidence=behind(budget.explain()),
        keys=tuple(COST_ROWS),
        proofs=tuple(_budget_proofs(budget)),
    )
    return [table, *_flags(budget, part.id)]


def _budget_proofs(budget: Budget) -> list[Proof]:
    """Return the lines behind the seven rows and their totals."""
    lines = Sorted(budget)
    found = []
    for place, row in (*enumerate(COST_ROWS), (TOTALS, TOTAL)):
        cells = [(number, lines.cell(row, kind)) for number, kind in enumerate((*KINDS, TOTAL), start=1)]
        found += proofs(place, cells)
    return found


def _cells(budget: Budget, row: str, *, no_staff: bool) -> tuple[Cell, ...]:
    """Return the amounts of one row; staff that nobody recorded is unknown, not nothing."""
    found: tuple[Cell, ...] = tuple(
        None if kind == "staff" and no_staff else budget.amount(row, kind) for kind in KINDS
    )
    return (*found, budget.amount(row))


def _flags(budget: Budget, block: str) -> list[Block]:
    flags = list(dict.fromkeys(flag.text for flag in budget.flags))
    shown = flags[:MOST_FLAGS]
    if len(flags) > len(shown):
        shown.append(_("And {count} more; the budget shows them all.").format(count=len(flags) - len(shown)))
    return [Note(id=f"{block}-flag-{n}", text=text, warning=True) for n, text in enumerate(shown, start=1)]


def pillar_table(facts: Facts, part: Part) -> list[Block]:
    """Return the costs by pillar of the first year of the plan."""
    budget = facts.first_budget
    pillars, lines = budget.pillars, Sorted(budget)
    proof = [
        one for place, pillar in enumerate(PILLARS) for one in proofs(place, [(2, lines.pillar(pillar))])
    ]
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (_(label).capitalize(), _words(budget, pillar), pillars[pillar]) for pillar, label in PILLARS.items()
    )
    table = Table(
        id=part.id,
        columns=(
            Column(_("Pillar"), share=12),
            Column(_("Made up of"), share=26),
            Column(_("Total"), ColumnKind.AMOUNT, 12),
        ),
        rows=rows,
        totals=(_("Total"), "", sum(pillars.values())),
        caption=_("ICT costs in {year} by pillar").format(year=budget.label),
        evidence=behind(budget.all_lines),
        keys=tuple(PILLARS),
        proofs=tuple(totalled(proof)),
    )
    return [table]


def _words(budget: Budget, pillar: str) -> str:
    names = [_(label) for row, label in COST_ROWS.items() if budget.pillar_of[row] == pillar]
    return ", ".join(names) if names else _("what was entered for this pillar by hand")


def per_pupil(facts: Facts, part: Part) -> list[Block]:
    """Return the costs per pupil with count date and scope."""
    budget = facts.first_budget
    cost, pupils = budget.per_pupil, budget.pupils
    text = _("The ICT costs of {board} in {year} are {amount} per pupil.").format(
        board=facts.board_name or _("the board"),
        year=budget.label,
        amount=unknown() if cost is None else euro(cost),
    )
    scope = _(
        "Reckoned as the total of the seven parts ({total}) divided by {pupils} pupils, counted on {date}. What the "
        "parts hold, such as printing or cabling, follows from the records that the inventory has."
    ).format(
        total=euro(budget.amount()),
        pupils=unknown() if pupils is None else whole(pupils),
        date=dated(budget.count_date),
    )
    if budget.count_date is not None:
        scope = told(scope, uncounted(facts, budget.count_date))
    proof = (evidence("headcount", facts.rows("headcount")),)
    lines = shared(Sorted(budget).cell(TOTAL, TOTAL), pupils) if pupils else ()
    sentence = Paragraph(id=part.id, text=text, evidence=proof, lines=lines)
    return [sentence, Note(id=f"{part.id}-note", text=scope)]


def years_budget(facts: Facts, part: Part) -> list[Block]:
    """Return the budgets of the plan's years beside each other."""
    amount = ColumnKind.AMOUNT
    labels = {
        _("Operating costs"): 12,
        _("Staff costs"): 12,
        _("Depreciation"): 11,
        _("Total"): 11,
        _("Per pupil"): 9,
    }
    rows: list[tuple[Cell, ...]] = []
    cost_lines: list[CostLine] = []
    proof: list[Proof] = []
    for place, year in enumerate(facts.settings.years):
        budget = facts.budget(year)
        proof += _year_proofs(budget, place)
        cells = _cells(budget, "total", no_staff=not budget.amount(column="staff"))
        rows.append((budget.label, *cells, budget.per_pupil))
        cost_lines += budget.direct
    table = Table(
        id=part.id,
        columns=(
            Column(_("Year"), share=7),
            *(Column(label, amount, share) for label, share in labels.items()),
        ),
        rows=tuple(rows),
        caption=_("ICT costs by year"),
        evidence=behind(cost_lines),
        keys=tuple(str(year) for year in facts.settings.years),
        proofs=tuple(proof),
    )
    text = _(
        "Later years hold what is recorded now: running contracts, staff and purchases made. Replacement that is not "
        "yet recorded is not in it, so that depreciation falls off."
    )
    return [table, Note(id=f"{part.id}-note", text=text)]


def _year_proofs(budget: Budget, place: int) -> list[Proof]:
    """Return the lines behind the figures of one year, those per pupil last."""
    lines = Sorted(budget, brief=True)
    cells = [(number, lines.cell(TOTAL, kind)) for number, kind in enumerate((*KINDS, TOTAL), start=1)]
    each = shared(cells[-1][1], budget.pupils) if budget.pupils else ()
    return proofs(place, [*cells, (len(cells) + 1, each)])


def lease(facts: Facts) -> tuple[int, int, int]:
    """Return yearly depreciation of what is bought and yearly cost of leases in cents, and the number of leases."""
    budget = facts.first_budget
    kinds = {
        c.id for c in facts.books.contracts.values() if c.type in {"operational_lease", "financial_lease"}
    }
    leased = sum(
        line.amount for line in budget.direct if line.record == "contract" and line.record_id in kinds
    )
    return budget.amount(column="depreciation"), leased, len(kinds)
