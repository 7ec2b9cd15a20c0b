"""The annexes on money to come: the replacement plan by year and kind, and the calendar of contracts."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from inventory.finance import scenario_plan
from inventory.finance.money import euro
from inventory.finance.replacement_results import charges
from inventory.finance.scenario_plan import Wish
from inventory.language import _, ngettext
from inventory.plan.blocks import Column, ColumnKind, Evidence, Line, Note, Proof, Table
from inventory.plan.contracts import standings
from inventory.plan.proofs import lines_of, merged, totalled
from inventory.records.values import decimals

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from inventory.finance.replacement_terms import Line as Bought
    from inventory.finance.scenario_plan import Made
    from inventory.plan.blocks import Block, Cell
    from inventory.plan.contracts import Standing
    from inventory.plan.facts import Facts
    from inventory.plan.template import Part

HUNDRED = 100
MOST_CONTRACTS = 30
"""Contracts that a month of the calendar names before it says how many more there are."""


def made(facts: Facts) -> Made:
    """Return the replacement plan of the years of the plan, without a scenario: nothing moved, no ceiling."""
    asked = facts.settings
    wish = Wish(first=asked.first_year, last=asked.last_year, year_kind=asked.year_kind)
    return facts.once("replacement", lambda own: scenario_plan.make(own.connection, wish, own.on))


def replacement_table(facts: Facts, part: Part) -> list[Block]:
    """Return what has to be bought again, by kind and year, and what that does to the depreciation of each year."""
    plan = made(facts)
    groups: dict[str, list[Bought]] = defaultdict(list)
    for line in plan.result.lines:
        groups[line.due.need.category].append(line)
    years = list(facts.settings.years)
    rows, proofs = [], []
    for place, (name, mine) in enumerate(sorted(groups.items(), key=lambda pair: pair[0].casefold())):
        cells = [_lines(one for one in mine if one.year == year) for year in years]
        every = [*cells, merged(line for cell in cells for line in cell)]
        rows.append((name or None, *(_sum(cell) for cell in every)))
        proofs += [Proof(place, column, cell) for column, cell in enumerate(every, 1) if cell]
    sums = tuple(sum(column) for column in zip(*(row[1:] for row in rows), strict=True))
    lots = {line.due.need.lot for line in plan.result.lines}
    labels = [facts.book_year.label(year) for year in years]
    table = Table(
        id=part.id,
        columns=(
            Column(_("Kind"), share=18),
            *(Column(label, ColumnKind.AMOUNT, 12) for label in labels),
            Column(_("Total"), ColumnKind.AMOUNT, 13),
        ),
        rows=tuple(rows),
        totals=(_("Total"), *sums) if rows else None,
        caption=_("What has to be replaced, by kind and year"),
        empty=_("Nothing has to be replaced in these years, as far as purchases are recorded."),
        evidence=(Evidence("lot", tuple(sorted(lots)), len(lots)),),
        proofs=tuple(totalled(proofs)),
    )
    return [table, *_carried(facts, part, plan), Note(id=f"{part.id}-note", text=_told(plan))]


def _lines(found: Iterable[Bought]) -> tuple[Line, ...]:
    """Return purchases as lines of a proof."""
    return merged(
        Line(
            "lot",
            one.due.need.lot,
            f"{one.due.need.code} · {one.due.need.description}",
            one.cost,
            f"{one.quantity} × {euro(one.unit_price)}",  # noqa: RUF001  the sign itself
        )
        for one in found
    )


def _sum(lines: Iterable[Line]) -> int:
    return sum(line.amount or 0 for line in lines)


def _carried(facts: Facts, part: Part, plan: Made) -> list[Block]:
    """Return what each year carries when all of it is bought; nothing when there is nothing to buy."""
    if not plan.result.lines:
        return []
    amount = ColumnKind.AMOUNT
    rows: list[tuple[Cell, ...]] = []
    proofs: list[Proof] = []
    for place, year in enumerate(plan.years):
        there = _there(facts, year.year)
        bought = _charged(plan, place)
        cells = (
            (year.investment, _lines(one for one in plan.result.lines if one.year == year.year)),
            (year.existing, there),
            (year.depreciation, bought),
            (year.total_depreciation, merged((*there, *bought))),
        )
        rows.append((year.label, *(value for value, _of in cells)))
        proofs += [
            Proof(place, column, lines)
            for column, (value, lines) in enumerate(cells, 1)
            if lines and _sum(lines) == value
        ]
    lots = facts.rows("lot")
    return [
        Table(
            id=f"{part.id}-years",
            columns=(
                Column(_("Year"), share=8),
                Column(_("Investment"), amount, 13),
                Column(_("Depreciation of what is there"), amount, 15),
                Column(_("Depreciation of what is bought"), amount, 15),
                Column(_("Depreciation together"), amount, 15),
            ),
            rows=tuple(rows),
            caption=_("Investments and depreciation by year"),
            evidence=(Evidence("lot", (), len(lots)),),
            proofs=tuple(proofs),
        )
    ]


def _there(facts: Facts, year: int) -> tuple[Line, ...]:
    """Return the depreciation of a year of the lots that are there, by lot."""
    budget = facts.budget(year)
    found = (one for one in budget.brief if one.kind == "depreciation" and one.record == "lot")
    return lines_of(found, budget)


def _charged(plan: Made, place: int) -> tuple[Line, ...]:
    """Return the depreciation in a year, by its place, of what is bought, by the lot that it replaces."""
    return merged(
        Line(
            "lot",
            one.due.need.lot,
            f"{one.due.need.code} · {one.due.need.description}",
            charges(one, plan.horizon)[place],
            _("replacement in {year}").format(year=one.year),
        )
        for one in plan.result.lines
    )


def _told(plan: Made) -> str:
    """Return on which assumptions the plan rests."""
    index = plan.rules.index.yearly
    percent = str(index // HUNDRED) if index % HUNDRED == 0 else decimals(index, 2)
    text = _(
        "Replaced in the year in which the term or the support of the maker ends, whichever comes first; what is overdue "
        "comes in the first year. Prices rise by {percent} % a year from those that were paid, VAT included."
    ).format(percent=percent)
    left = len(plan.result.excluded)
    if left:
        text += " " + ngettext(
            "{count} lot of cabling or lease is left out.",
            "{count} lots of cabling or lease are left out.",
            left,
        ).format(count=left)
    return text


def contract_calendar(facts: Facts, part: Part) -> list[Block]:
    """Return by month which contracts can be given notice at the latest, and which terms end, until the plan ends."""
    last = facts.book_year.last(facts.settings.last_year)
    found: dict[str, tuple[list[Standing], list[Standing]]] = defaultdict(lambda: ([], []))
    for one in standings(facts):
        for place, day in enumerate((one.notice_by, one.end)):
            if day is not None and facts.on <= day <= last:
                found[f"{day:%Y-%m}"][place].append(one)
    named = {one.row.id for lists in found.values() for mine in lists for one in mine}
    table = Table(
        id=part.id,
        columns=(
            Column(_("Month"), share=7),
            Column(_("Last day of notice"), share=20),
            Column(_("Term ends"), share=20),
        ),
        rows=tuple(
            (f"{month[5:]}-{month[:4]}", _named(mine[0], "notice_by"), _named(mine[1], "end"))
            for month, mine in sorted(found.items())
        ),
        keys=tuple(f"month:{month}" for month in sorted(found)),
        caption=_("Calendar of contracts"),
        empty=_("No contract has a known date in these years."),
        evidence=(Evidence("contract", tuple(sorted(named)), len(named)),),
    )
    text = _(
        "Of each contract the coming date is shown; what is renewed after that gets new dates by itself in the inventory."
    )
    return [table, Note(id=f"{part.id}-note", text=text)]


def _named(found: list[Standing], attribute: str) -> Cell:
    """Return contracts with the day of the month, in order of that day."""

    def day(one: Standing) -> date:
        value: date = getattr(one, attribute)
        return value

    ordered = sorted(found, key=lambda one: (day(one), one.row.title.casefold()))
    texts = [f"{day(one):%d-%m} {one.row.title}" for one in ordered[:MOST_CONTRACTS]]
    if len(ordered) > MOST_CONTRACTS:
        more = len(ordered) - MOST_CONTRACTS
        texts.append(ngettext("and {count} more", "and {count} more", more).format(count=more))
    return "\n".join(texts)
