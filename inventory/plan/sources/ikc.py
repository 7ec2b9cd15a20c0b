"""The IKC report as a whole: who takes part, the landscape in figures, and what was decided at each step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.landscape import analysis
from inventory.landscape.difference import difference
from inventory.landscape.reading import party_keys
from inventory.landscape.reading import view as landscape_view
from inventory.language import _
from inventory.plan.blocks import Column, ColumnKind, Table
from inventory.plan.facts import evidence
from inventory.plan.wording import listed, percent

if TYPE_CHECKING:
    from collections.abc import Iterable

    from inventory.landscape.model import LandscapeView, Party
    from inventory.plan.blocks import Block, Cell
    from inventory.plan.facts import Facts
    from inventory.plan.template import Part


def seen(facts: Facts) -> LandscapeView:
    """Return the landscape of the day of the plan."""
    return facts.once("landscape", lambda one: landscape_view(one.connection, one.on))


def parties(facts: Facts) -> dict[int, Party]:
    """Return the parties of the landscape by number, the own board first."""
    used = {row["party"] for kind in ("support", "participation") for row in facts.rows(kind)}
    found = facts.once("parties", lambda one: party_keys(one.connection, used))
    return dict(sorted(found.items(), key=lambda pair: (pair[1].order, pair[1].name.casefold())))


def process_title(facts: Facts, number: int | None) -> str:
    """Return code and name of a process; "" for none."""
    row = facts.by_id("process").get(number or 0)
    return f"{row['code']} {row['name']}" if row else ""


def grouped(rows: Iterable[tuple[str, tuple[Cell, ...]]]) -> tuple[tuple[Cell, ...], ...]:
    """Return rows with a heading over those of the same group, in the order in which they come; none over a first "".

    Args:
        rows: The name of the group of each row, and the row.
    """
    found: list[tuple[Cell, ...]] = []
    last = ""
    for group, row in rows:
        if group != last:
            found.append((group or "\N{EN DASH}",))
            last = group
        found.append(row)
    return tuple(found)


def nothing(view: LandscapeView, empty: str) -> str:
    """Return what stands there instead of a table without rows: nothing found, or that it is not known who does what."""
    known = any(answer == "yes" for answer in view.participation.values())
    return empty if known else _("Unknown: of no process is it recorded that a party runs it.")


def ikc_parties(facts: Facts, part: Part) -> list[Block]:
    """Return the parties with their type, sites, and how many processes they run."""
    view, found = seen(facts), parties(facts)
    coverage = {one.party: one for one in analysis.coverage(view)}
    rows: list[tuple[Cell, ...]] = []
    for number, party in found.items():
        sites = [s["name"] for s in facts.rows("site") if s["party"] == number]
        row, here = facts.by_id("party")[number], coverage.get(party.key)
        kind = facts.shown("party", row, "type")
        counts = (here.runs, here.unknown) if here else (None, None)
        rows.append((party.name, kind, listed(sites, 8) or "", *counts))
    whole = ColumnKind.NUMBER
    columns = (
        Column(_("Party"), share=16),
        Column(_("Type"), share=10),
        Column(_("Sites"), share=20),
        Column(_("Processes it runs"), whole, 9),
        Column(_("Not known"), whole, 8),
    )
    proof = evidence("party", [facts.by_id("party")[one] for one in found])
    table = Table(
        id=part.id,
        columns=columns,
        rows=tuple(rows),
        caption=_("The parties"),
        empty=_("No parties are recorded."),
        evidence=(proof, evidence("participation", facts.rows("participation"))),
    )
    return [table]


def ikc_figures(facts: Facts, part: Part) -> list[Block]:
    """Return the landscape in figures: how much is covered, missing, double and different."""
    view = seen(facts)
    found = difference(view)
    runs = sum(one.runs for one in analysis.coverage(view))
    covered = sum(one.covered for one in analysis.coverage(view))
    overlaps = analysis.overlaps(view)
    rows: tuple[tuple[Cell, ...], ...] = (
        (_("Processes on the map"), str(len(view.processes))),
        (_("Systems that support a process"), str(len({row.system for row in view.support}))),
        (_("Processes with a system, of those that a party runs"), percent(covered, runs)),
        (_("Processes without a system (gaps)"), str(len(analysis.gaps(view))) if runs else None),
        (_("Overlaps for the same function"), str(sum(one.certain for one in overlaps))),
        (_("Possible overlaps (no function recorded)"), str(sum(not one.certain for one in overlaps))),
        (_("Processes that two or more parties run"), str(found.common)),
        (_("Mean difference between the parties"), None if found.mean is None else share(found.mean)),
        (_("Not known whether a party runs it"), str(len(analysis.unknowns(view)))),
    )
    columns = (Column(_("Figure"), share=24), Column(_("Value"), ColumnKind.NUMBER, 8))
    proof = (
        evidence("support", facts.rows("support")),
        evidence("participation", facts.rows("participation")),
    )
    return [
        Table(id=part.id, columns=columns, rows=rows, caption=_("The landscape in figures"), evidence=proof)
    ]


def share(value: float) -> str:
    """Return a share of 0 to 1 in whole percents."""
    return f"{round(value * 100)}%"


def ikc_decisions(facts: Facts, part: Part) -> list[Block]:
    """Return what was decided at one step, newest last."""
    step = part.options["step"]
    found = [
        row for row in facts.rows("joint_decision") if row["step"] == step and row["status"] != "dropped"
    ]
    found.sort(key=lambda row: (row["date"] is None, row["date"] or facts.on, row["name"].casefold()))
    columns = (
        Column(_("Decision"), share=22),
        Column(_("Date"), ColumnKind.DATE, 8),
        Column(_("Status"), share=8),
        Column(_("Reason"), share=22),
        Column(_("Owner"), share=9),
    )
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            row["name"],
            row["date"] or "",
            facts.shown("joint_decision", row, "status"),
            row["reason"] or "",
            facts.name("person", row["owner"]),
        )
        for row in found
    )
    proof = (evidence("joint_decision", found),)
    return [
        Table(
            id=part.id, columns=columns, rows=rows, empty=_("No decisions are recorded yet."), evidence=proof
        )
    ]
