"""The phase Check, filled beforehand: which years are looked back on, and goals with what was reached.

What is checked is a year: with the option `year` = "report" the years of the plan, as a year report has them; else the last
year of the plan that has begun, and before its first day the year in which it is made.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.finance.money import euro
from inventory.language import _, ngettext
from inventory.plan.blocks import Column, Fill, Paragraph, Prompt, Table
from inventory.plan.facts import evidence
from inventory.plan.indicators import standings
from inventory.plan.light import LEVELS, WORDS
from inventory.plan.measures_board import comparison, year_of_day
from inventory.plan.sources.goals import goal_slot, place
from inventory.plan.wording import whole
from inventory.records.plan import THEMES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from inventory.finance.realised_compare import Comparison
    from inventory.plan.blocks import Block, Cell
    from inventory.plan.facts import Facts, Row
    from inventory.plan.template import Part


def years(facts: Facts, part: Part) -> list[int]:
    """Return the years that are checked."""
    if part.options.get("year") == "report":
        return list(facts.settings.years)
    begun = [year for year in facts.settings.years if facts.book_year.first(year) <= facts.on]
    return [begun[-1] if begun else year_of_day(facts)]


def each(facts: Facts, part: Part, make: Callable[[Facts, int, str], list[Block]]) -> list[Block]:
    """Return the blocks of each year that is checked; the id of the part goes to the last year."""
    mine = years(facts, part)
    found: list[Block] = []
    for year in mine:
        found += make(facts, year, part.id if year == mine[-1] else f"{part.id}-{year}")
    return found


def check_input(facts: Facts, part: Part) -> list[Block]:
    """Return what there is to check, in short: goals, indicators by light, and money, as a draft of the answer."""
    found = standings(facts)
    lights = [
        f"{whole(count)} {_(WORDS[level])}"
        for level in LEVELS
        if (count := sum(one.light.level == level and not one.light.on_the_way for one in found))
    ]
    way = sum(one.light.on_the_way for one in found)
    if way:
        lights.append(_("{count} on the way").format(count=whole(way)))
    lines = [
        ngettext("{count} goal is followed.", "{count} goals are followed.", len(facts.goals)).format(
            count=whole(len(facts.goals))
        ),
        _("Indicators: {lights}.").format(lights=", ".join(lights) or _("none recorded")),
        *(money_text(comparison(facts, year)) for year in years(facts, part)),
    ]
    proof = (evidence("goal", facts.goals), evidence("indicator", [one.row for one in found]))
    return [Paragraph(id=part.id, fill=Fill.DRAFT, text="\n".join(lines), evidence=proof)]


def money_text(found: Comparison) -> str:
    """Return in one sentence how far the books of a year are."""
    label = found.budget.label
    if not found.entries:
        return _("Of {year} no entries of the ledger are recorded.").format(year=label)
    return _("Of {year} {count} entries of the ledger are recorded, {total} in all: {parts}.").format(
        year=label, count=whole(len(found.entries)), total=euro(found.total), parts=", ".join(_parts(found))
    )


def _parts(found: Comparison) -> list[str]:
    """Return the entries by what is known of them, in words; what is nothing is left out."""
    every = (
        (_("{amount} confirmed"), found.confirmed),
        (_("{amount} proposed"), found.proposed),
        (_("{amount} open"), sum(one.amount for one in found.open)),
        (_("{amount} no ICT"), sum(one.amount for one in found.ignored)),
    )
    return [text.format(amount=euro(amount)) for text, amount in every if amount] or [
        every[0][0].format(amount=euro(0))
    ]


def goals_check(facts: Facts, part: Part) -> list[Block]:
    """Return the goals of the years that are checked, and of no year, with what was aimed at and what was reached."""
    until = years(facts, part)
    report = part.options.get("year") == "report"
    mine = [g for g in facts.goals if _due(g, until, report=report)]
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            _(THEMES[g["theme"]]).capitalize(),
            g["goal"],
            g["result"] or "",
            facts.shown("goal", g, "status") or None,
            g["outcome"] or _outcome(facts, g),
        )
        for g in mine
    )
    columns = (
        Column(_("Theme"), share=9),
        Column(_("Goal"), share=15),
        Column(_("Result aimed at"), share=13),
        Column(_("Status"), share=8),
        Column(_("What was reached"), share=15),
    )
    return [
        Table(
            id=part.id,
            fill=Fill.DRAFT,
            columns=columns,
            rows=rows,
            caption=_("Goals: planned and reached"),
            empty=_none_due(facts, until),
            keys=tuple(f"goal:{g['id']}" for g in mine),
            evidence=(evidence("goal", mine),),
        )
    ]


def _outcome(facts: Facts, goal: Row) -> Cell:
    """Return what a person wrote of the outcome; it is asked when the goal is over, before that day it is under way."""
    found = place(facts, goal_slot(goal, "outcome"))
    last = goal["end"] or (facts.book_year.last(goal["year"]) if goal["year"] else None)
    early = goal["status"] in {None, "planned", "running"} and (last is None or facts.on < last)
    return _("not ready yet") if early and isinstance(found, Prompt) else found


def _none_due(facts: Facts, until: Sequence[int]) -> str:
    """Return why no goals are looked at: there are none, or none of this time."""
    if not facts.goals:
        return _("No goals are recorded for this time.")
    text = ngettext(
        "Of the {count} goal that is recorded none was due in {year} or before.",
        "Of the {count} goals that are recorded none was due in {year} or before.",
        len(facts.goals),
    )
    return text.format(count=whole(len(facts.goals)), year=facts.book_year.label(until[-1]))


def _due(goal: Row, until: Sequence[int], *, report: bool) -> bool:
    """Return whether a goal is looked at: of one of the years, or (for the phase Check) of an earlier one, or running."""
    year = goal["year"]
    if year is None or goal["status"] in {"running", "reached", "partly"}:
        return True
    return year in until if report else year <= until[-1]
