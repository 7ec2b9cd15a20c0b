"""The annexes on personal data and on what the check finds."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from inventory.language import _
from inventory.plan import privacy
from inventory.plan.blocks import Column, ColumnKind, Evidence, Note, Table
from inventory.plan.measures_board import checked, none_found
from inventory.plan.wording import dated, listed, unknown
from inventory.signals.check import at_least
from inventory.signals.countries import named

if TYPE_CHECKING:
    from inventory.plan.blocks import Block, Cell
    from inventory.plan.facts import Facts
    from inventory.plan.template import Part
    from inventory.signals.finding import Finding

MOST_EXAMPLES = 3


def privacy_table(facts: Facts, part: Part) -> list[Block]:
    """Return the systems that process personal data, or may, with their agreements."""
    states = privacy.states(facts)
    mine = [s for s in facts.systems if s["id"] in states]
    rows: list[tuple[Cell, ...]] = []
    for system in mine:
        found = states[system["id"]]
        rows.append(
            (
                system["name"],
                facts.name("supplier", system["supplier"]) or None,
                facts.shown("system", system, "pupil_data"),
                _(privacy.STATES[found.code]),
                ", ".join(dict.fromkeys(one.model or unknown() for one in found.agreements)),
                named(system["country"]) if system["country"] else None,
            )
        )
    columns = (
        Column(_("System"), share=12),
        Column(_("Supplier"), share=11),
        Column(_("Pupil data"), share=9),
        Column(_("Agreement"), share=13),
        Column(_("Model"), share=7),
        Column(_("Storage country"), share=9),
    )
    agreements = {one.id for found in states.values() for one in found.agreements}
    return [
        Table(
            id=part.id,
            columns=columns,
            rows=tuple(rows),
            empty=_("No systems with personal data are recorded."),
            evidence=(
                Evidence("system", tuple(states), len(states)),
                Evidence("agreement", tuple(sorted(agreements)), len(agreements)),
            ),
        )
    ]


def findings_table(facts: Facts, part: Part) -> list[Block]:
    """Return what the check finds at critical or high severity, a row a rule; goals can be taken from it."""
    by_rule: dict[tuple[str, str], list[Finding]] = {}
    for one in at_least(checked(facts), "high"):
        by_rule.setdefault((one.rule, one.status), []).append(one)
    order = {"critical": 0, "high": 1}
    pairs = sorted(by_rule.items(), key=lambda pair: (min(order[one.severity] for one in pair[1]), pair[0]))
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            f"{_(found[0].title)} ({code})",
            _("unknown") if status == "unknown" else _("finding"),
            len(found),
            listed(dict.fromkeys(one.subject.name for one in found), MOST_EXAMPLES),
            min((one.due for one in found if one.due), default=""),
        )
        for (code, status), found in pairs
    )
    columns = (
        Column(_("What is found"), share=20),
        Column(_("Status"), share=9),
        Column(_("How many"), ColumnKind.NUMBER, 7),
        Column(_("About"), share=20),
        Column(_("First date"), ColumnKind.DATE, 9),
    )
    about = Counter(one.subject.kind for found in by_rule.values() for one in found)
    table = Table(
        id=part.id,
        columns=columns,
        rows=rows,
        empty=none_found(facts),
        evidence=tuple(Evidence(kind, (), count) for kind, count in about.items()),
    )
    text = _(
        "Critical and high findings of the check on {date}; what the records do not tell counts as unknown."
    )
    return [table, Note(id=f"{part.id}-note", text=text.format(date=dated(facts.on)))]
