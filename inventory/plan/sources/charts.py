"""The charts of a plan: what ict costs a year by part and by pillar, what replacement asks, where the indicators stand.

A chart is a figure with a table: whoever publishes draws the figures of the table, and who cannot see the picture reads
them. Without figures there is no chart.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from inventory.finance.money import euro, rounded
from inventory.finance.replacement import plan
from inventory.language import _
from inventory.plan.blocks import Column, ColumnKind, Evidence, Figure, Line, Table
from inventory.plan.facts import evidence
from inventory.plan.indicators import standings
from inventory.plan.proofs import TOTAL, Sorted, merged, proofs, totalled
from inventory.plan.sources.investing import made as replacement
from inventory.plan.wording import dated
from inventory.records.choices import COST_ROWS, PILLARS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from inventory.finance.budget import Budget
    from inventory.finance.replacement_terms import Line as Bought
    from inventory.finance.scenario_plan import Made
    from inventory.plan.blocks import Block, Cell, Proof
    from inventory.plan.facts import Facts
    from inventory.plan.indicators import Standing
    from inventory.plan.template import Part

HUNDRED = 100_00
"""A whole, in 1/100 percent."""


def chart_years(facts: Facts, part: Part) -> list[Block]:
    """Return a chart of the costs of each year of the plan, by the seven parts of the budget."""
    years = [facts.budget(year) for year in facts.settings.years]
    found = facts.once("sorted briefly", _sorted)
    proof = [
        one
        for place, row in enumerate(COST_ROWS)
        for one in proofs(place, [(n, lines.cell(row, TOTAL)) for n, lines in enumerate(found, start=1)])
    ]
    amounts = {row: [one.amount(row) for one in years] for row in COST_ROWS}
    table = _stacked(part, years, COST_ROWS, amounts, proof)
    return _chart(part, "chart:years", _("ICT costs a year by part"), table, _told(table))


def chart_pillars(facts: Facts, part: Part) -> list[Block]:
    """Return a chart of the costs of each year of the plan, by pillar."""
    years = [facts.budget(year) for year in facts.settings.years]
    found = facts.once("sorted briefly", _sorted)
    proof = [
        one
        for place, pillar in enumerate(PILLARS)
        for one in proofs(place, [(n, lines.pillar(pillar)) for n, lines in enumerate(found, start=1)])
    ]
    amounts = {pillar: [one.pillars[pillar] for one in years] for pillar in PILLARS}
    table = _stacked(part, years, PILLARS, amounts, proof)
    return _chart(part, "chart:pillars", _("ICT costs a year by pillar"), table, _told(table))


def _sorted(facts: Facts) -> list[Sorted]:
    """Return the cost lines of each year of the plan, sorted once for both charts."""
    return [Sorted(facts.budget(year), brief=True) for year in facts.settings.years]


def _stacked(
    part: Part,
    years: list[Budget],
    labels: Mapping[str, str],
    amounts: Mapping[str, list[int]],
    proof: list[Proof],
) -> Table:
    """Return the figures of a chart whose rows are a whole."""
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (_(label).capitalize(), *amounts[code]) for code, label in labels.items()
    )
    return Table(
        id=f"{part.id}-t",
        columns=(Column(_("Part"), share=16), *_yearly(one.label for one in years)),
        rows=rows,
        totals=(_("Total"), *(sum(column) for column in zip(*amounts.values(), strict=True))),
        keys=tuple(labels),
        proofs=tuple(totalled(proof)),
    )


def _yearly(labels: Iterable[str]) -> tuple[Column, ...]:
    return tuple(Column(label, ColumnKind.AMOUNT, 11) for label in labels)


def _told(table: Table) -> str:
    """Return the totals of a chart in words."""
    totals = zip(table.columns[1:], (table.totals or ())[1:], strict=True)
    return "; ".join(f"{column.label}: {euro(cell)}" for column, cell in totals if isinstance(cell, int))


def _chart(part: Part, kind: str, title: str, table: Table, told: str) -> list[Block]:
    """Return a chart with what it shows in words; nothing when all its figures are zero."""
    if not any(cell for row in table.rows for cell in row[1:] if isinstance(cell, int)):
        return []
    found: dict[str, dict[int, None]] = {}
    for one in table.proofs:
        for line in one.lines:
            found.setdefault(line.kind, {})[line.id] = None
    proof = tuple(Evidence(kind, tuple(ids), len(ids)) for kind, ids in found.items())
    alt = _("Chart: {title}. {figures}.").format(title=title, figures=told)
    return [Figure(id=part.id, kind=kind, title=title, alt=alt, table=table, evidence=proof)]


def chart_replacement(facts: Facts, part: Part) -> list[Block]:
    """Return a chart of what replacement asks in each year of the plan: when it is due, and as it is planned."""
    made = replacement(facts)
    due = plan(made.needs, made.horizon, replace(made.rules, ceiling=None, advance=0))
    table = _replacing(part, made, {"due": due.lines, "planned": made.result.lines})
    told = "; ".join(f"{one.label}: {euro(one.investment)}" for one in made.years)
    return _chart(part, "chart:replacement", _("What replacement asks a year"), table, told)


def _replacing(part: Part, made: Made, found: Mapping[str, Iterable[Bought]]) -> Table:
    """Return the investments a year; the second row only when it differs from the first."""
    labels = {"due": _("When it is due"), "planned": _("As planned")}
    lines = {code: _bought(made, bought) for code, bought in found.items()}
    sums: dict[str, tuple[int, ...]] = {
        code: tuple(sum(line.amount or 0 for line in year) for year in years) for code, years in lines.items()
    }
    shown = ("due",) if sums["due"] == sums["planned"] else ("due", "planned")
    rows: list[tuple[Cell, ...]] = [(labels[code], *sums[code]) for code in shown]
    if made.rules.ceiling is not None:
        rows.append((_("Ceiling a year"), *(made.rules.ceiling for _one in made.years)))
    proof = [
        one
        for place, code in enumerate(shown)
        for one in proofs(place, [(n, merged(year)) for n, year in enumerate(lines[code], start=1)])
    ]
    keys = (*shown, "ceiling") if len(rows) > len(shown) else shown
    columns = (Column(_("Investment"), share=16), *_yearly(one.label for one in made.years))
    return Table(id=f"{part.id}-t", columns=columns, rows=tuple(rows), keys=keys, proofs=tuple(proof))


def _bought(made: Made, bought: Iterable[Bought]) -> list[list[Line]]:
    """Return what is bought in each book year, as lines of the lots that it replaces."""
    found: list[list[Line]] = [[] for _one in made.years]
    for one in bought:
        need = one.due.need
        line = Line("lot", need.lot, f"{need.code} · {need.description}", one.cost)
        found[one.year - made.horizon.first].append(line)
    return found


def chart_indicators(facts: Facts, part: Part) -> list[Block]:
    """Return a chart of how far each indicator of the plan is from its baseline to its target."""
    found = [one for one in standings(facts) if one.row["target"] is not None]
    if not found:
        return []
    columns = (
        Column(_("Indicator"), share=26),
        Column(_("Baseline"), share=10),
        Column(_("Now"), share=10),
        Column(_("Target"), share=10),
        Column(_("Of the way"), ColumnKind.PERCENT, 9),
        Column(_("Expected today"), ColumnKind.PERCENT, 9),
        Column(_("Light"), share=18),
    )
    table = Table(
        id=f"{part.id}-t",
        columns=columns,
        rows=tuple(_indicator(one) for one in found),
        keys=tuple(f"indicator:{one.row['id']}" for one in found),
    )
    told = "; ".join(f"{one.row['name']}: {one.text(one.value)} ({one.light.word})" for one in found)
    title = _("The indicators on their way to the target")
    alt = _("Chart: {title}. {figures}.").format(title=title, figures=told)
    proof = (evidence("indicator", [one.row for one in found]),)
    return [Figure(id=part.id, kind="chart:indicators", title=title, alt=alt, table=table, evidence=proof)]


def _indicator(one: Standing) -> tuple[Cell, ...]:
    """Return the row of an indicator: values as people read them, and how much of the way they are."""
    row = one.row
    light = one.light.text + (f" ({dated(row['target_date'])})" if row["target_date"] else "")
    return (
        row["name"],
        one.text(row["baseline"]),
        one.text(one.value),
        one.text(row["target"]),
        _share(one, one.value),
        _share(one, one.light.expected),
        light,
    )


def _share(one: Standing, value: int | None) -> int | None:
    """Return how much of the way from baseline to target a value is, in 1/100 percent; None when it is not known.

    Without a baseline that lies before the target the way begins at zero, for an indicator of which more is better.
    """
    target, baseline, higher = one.row["target"], one.row["baseline"], one.row["direction"] != "lower"
    if value is None:
        return None
    if baseline is None or baseline == target or (target > baseline) is not higher:
        if not higher or target <= 0:
            return HUNDRED if one.light.level == "reached" else None
        baseline = 0
    side = 1 if target > baseline else -1
    return min(max(rounded(side * (value - baseline) * HUNDRED, side * (target - baseline)), 0), HUNDRED)
