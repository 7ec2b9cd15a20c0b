"""The second page of the management summary: what must be decided before when, what is at risk, the goals.

Every table has few rows, whatever the size of the board; what is left out is counted in a remark under it.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from inventory.finance.calendar import add_months
from inventory.language import _, ngettext
from inventory.plan.blocks import Column, ColumnKind, Evidence, Line, Note, Proof, Table
from inventory.plan.checks_follow import adjustments
from inventory.plan.checks_systems import stands
from inventory.plan.contracts import standings
from inventory.plan.facts import evidence
from inventory.plan.indicators import standings as indicators
from inventory.plan.measures_board import none_found
from inventory.plan.wording import dated, listed, unknown
from inventory.records.plan import GOAL_STATES, THEMES
from inventory.signals.check import at_least, check

if TYPE_CHECKING:
    from datetime import date

    from inventory.plan.blocks import Block, Cell
    from inventory.plan.facts import Facts, Row
    from inventory.plan.template import Part
    from inventory.signals.finding import Finding

MOST = {"decisions": 6, "risks": 5, "goals": 8, "names": 1, "text": 40, "goal": 56, "subject": 28}
"""Rows of each table, names in a cell, letters of a name and of a goal.

With these every row of decisions and goals is one line, and the summary stays on two pages (seen in LibreOffice, with the
longest names in all tables); only a long answer to what is asked makes it longer.
"""
AHEAD_MONTHS = 12
"""How far the decisions look ahead."""


class Due(NamedTuple):
    """Something that must be decided before a day.

    Attributes:
        day: That day.
        what: What it is about.
        ask: What is to be decided.
        lines: What it costs in the first year of the plan; () for no amount.
        kind, id: The record.
    """

    day: date
    what: str
    ask: str
    lines: tuple[Line, ...]
    kind: str
    id: int


def summary_decisions(facts: Facts, part: Part) -> list[Block]:
    """Return what must be decided in the coming twelve months, the first day first."""
    until = add_months(facts.on, AHEAD_MONTHS)
    every = (*_of_contracts(facts), *_of_stopgaps(facts), *_of_adjustments(facts))
    found = sorted(one for one in every if facts.on <= one.day <= until)
    shown = found[: MOST["decisions"]]
    year = facts.first_budget.label
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (one.day, _short(one.what), one.ask, _sum(one.lines) if one.lines else "") for one in shown
    )
    table = Table(
        id=part.id,
        columns=(
            Column(_("Decide before"), ColumnKind.DATE, 9),
            Column(_("What"), share=24),
            Column(_("What is asked"), share=17),
            Column(_("Cost in {year}").format(year=year), ColumnKind.AMOUNT, 9),
        ),
        rows=rows,
        empty=_("Nothing that is recorded must be decided before {date}.").format(date=dated(until)),
        keys=tuple(f"{one.kind}:{one.id}" for one in shown),
        proofs=tuple(Proof(n, 3, one.lines) for n, one in enumerate(shown) if one.lines),
        evidence=tuple(
            Evidence(kind, ids, len(ids))
            for kind in ("contract", "stopgap", "adjustment")
            for ids in [tuple(one.id for one in shown if one.kind == kind)]
        ),
    )
    rest = len(found) - len(shown)
    text = ngettext("{count} more follows before {date}.", "{count} more follow before {date}.", rest)
    return [table, *_remark(part, rest, text.format(count=rest, date=dated(until)))]


def _remark(part: Part, rest: int, text: str) -> list[Block]:
    return [Note(id=f"{part.id}-note", text=text)] if rest > 0 else []


def _of_contracts(facts: Facts) -> list[Due]:
    costs: dict[int, list[Line]] = {}
    for line in facts.first_budget.direct:
        if line.record == "contract":
            costs.setdefault(line.record_id, []).append(
                Line(line.record, line.record_id, line.title, line.amount, line.explanation)
            )
    made = []
    for one in standings(facts):
        day = one.notice_by or (one.end if one.row.renewal in {"none", "express"} else None)
        if day is not None:
            ask = _("give notice or go on") if one.notice_by else _("a new contract, or stop")
            lines = tuple(costs.get(one.row.id, ()))
            made.append(Due(day, one.row.title, ask, lines, "contract", one.row.id))
    return made


def _of_stopgaps(facts: Facts) -> list[Due]:
    return [
        Due(row["until"], row["name"], _("a lasting solution"), (), "stopgap", row["id"])
        for row in facts.rows("stopgap")
        if row["until"] and stands(facts, row)
    ]


def _of_adjustments(facts: Facts) -> list[Due]:
    return [
        Due(row["due"], row["decision"], _("carry out what was decided"), (), "adjustment", row["id"])
        for row in adjustments(facts)
        if row["due"] and row["status"] == "open"
    ]


def _sum(lines: tuple[Line, ...]) -> int:
    return sum(line.amount or 0 for line in lines)


def _short(text: str, most: int = MOST["text"]) -> str:
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def summary_risks(facts: Facts, part: Part) -> list[Block]:
    """Return the rules with the worst findings, critical before high, the most first; unknown is told apart."""
    by_rule: dict[str, list[Finding]] = {}
    for one in at_least(check(facts.connection, facts.on), "high"):
        by_rule.setdefault(one.rule, []).append(one)
    found = sorted(by_rule.items(), key=lambda pair: (_worst(pair[1]), -len(pair[1]), pair[0]))
    shown = found[: MOST["risks"]]
    table = Table(
        id=part.id,
        columns=(
            Column(_("Risk"), share=25),
            Column(_("Weight"), share=7),
            Column(_("Found"), ColumnKind.NUMBER, 8),
            Column(_("Unknown"), ColumnKind.NUMBER, 9),
            Column(_("About"), share=19),
        ),
        rows=tuple(_risk(mine) for _rule, mine in shown),
        empty=none_found(facts),
        keys=tuple(rule for rule, _mine in shown),
        evidence=tuple(
            Evidence(kind, (), count)
            for kind, count in Counter(one.subject.kind for _rule, mine in shown for one in mine).items()
        ),
    )
    rest = len(found) - len(shown)
    text = ngettext(
        "{count} more rule finds something critical or high.",
        "{count} more rules find something critical or high.",
        rest,
    )
    return [table, *_remark(part, rest, text.format(count=rest))]


def _risk(mine: list[Finding]) -> tuple[Cell, ...]:
    words = {0: _("critical"), 1: _("high")}
    return (
        _(mine[0].title),
        words[_worst(mine)],
        sum(one.status == "finding" for one in mine),
        sum(one.status == "unknown" for one in mine),
        _about(mine),
    )


def _about(mine: list[Finding]) -> str:
    """Return what findings are about: the first name, short, and how many more there are."""
    names = list(dict.fromkeys(one.subject.name for one in mine))
    return listed((_short(name, MOST["subject"]) for name in names), MOST["names"])


def _worst(mine: list[Finding]) -> int:
    return min(0 if one.severity == "critical" else 1 for one in mine)


def summary_goals(facts: Facts, part: Part) -> list[Block]:
    """Return the goals with when they are ready, how they stand and the light of their indicator."""
    order = list(THEMES)
    every = sorted(facts.goals, key=lambda g: (_when(facts, g), order.index(g["theme"]), g["number"]))
    shown = every[: MOST["goals"]]
    lights = _lights(facts)
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            _short(g["goal"], MOST["goal"]),
            dated(g["end"]) if g["end"] else str(g["year"] or unknown()),
            _(GOAL_STATES[g["status"]]) if g["status"] else unknown(),
            lights.get(g["id"]) or _("not followed yet"),
        )
        for g in shown
    )
    table = Table(
        id=part.id,
        columns=(
            Column(_("Goal"), share=34),
            Column(_("Ready in"), share=7),
            Column(_("Status"), share=8),
            Column(_("Indicator"), share=18),
        ),
        rows=rows,
        empty=_("No goals are recorded."),
        keys=tuple(f"goal:{g['id']}" for g in shown),
        evidence=(evidence("goal", facts.goals),),
    )
    rest = len(facts.goals) - len(shown)
    text = ngettext("{count} more goal is in the plan.", "{count} more goals are in the plan.", rest)
    return [table, *_remark(part, rest, text.format(count=rest))]


def _lights(facts: Facts) -> dict[int, str]:
    """Return the light of each goal that has indicators: of more than one the worst."""
    order = {level: place for place, level in enumerate(("unknown", "reached", "near", "far"))}
    found = {}
    for one in sorted(indicators(facts), key=lambda one: order[one.light.level] * 2 + one.light.on_the_way):
        if one.row["goal"]:
            found[one.row["goal"]] = one.light.text
    return found


def _when(facts: Facts, goal: Row) -> date:
    """Return by when a goal is ready, the end of the plan for one that has no day: the first ones come first."""
    found: date = goal["end"] or facts.book_year.last(goal["year"] or facts.settings.last_year)
    return found
