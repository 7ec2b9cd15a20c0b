"""The phase Check: what the check found and what was solved in the years that are looked back on."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import sqlalchemy as sa

from inventory.language import N_, _, ngettext
from inventory.plan.blocks import Column, ColumnKind, Evidence, Line, Note, Proof, Table
from inventory.plan.measures import MOST_LINES
from inventory.plan.measures_board import checked, everything
from inventory.plan.sources.check_phase import years
from inventory.plan.wording import dated, whole
from inventory.signals import life
from inventory.signals.finding import RULES, SEVERITIES
from inventory.store.schema import FINDING_LOG

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from inventory.plan.blocks import Block, Cell
    from inventory.plan.facts import Facts
    from inventory.plan.template import Part
    from inventory.signals.finding import Finding
    from inventory.signals.life import Seen

MOST_SOLVED = 15
"""Solved findings that are told one by one."""
SEVERITY = {
    "critical": N_("critical"),
    "high": N_("high"),
    "medium": N_("medium"),
    "low": N_("low"),
}


def span(facts: Facts, part: Part) -> tuple[date, date]:
    """Return the first day of the years that are checked, and their last day or the day of the plan when that is sooner."""
    mine = years(facts, part)
    return facts.book_year.first(mine[0]), min(facts.book_year.last(mine[-1]), facts.on)


def findings_check(facts: Facts, part: Part) -> list[Block]:
    """Return how many findings are open, were found and were solved, by severity, and which were solved."""
    first, last = span(facts, part)
    begun = facts.connection.execute(sa.select(sa.func.min(FINDING_LOG.c.first))).scalar()
    changes = life.since(facts.connection, first)
    new = _each(facts, [one for one in (*changes.new, *changes.back) if one.first <= last])
    solved = [one for one in changes.solved if one.solved is not None and one.solved <= last]
    table = _counts(part.id, checked(facts), new, solved, since=first if begun else None)
    told = " ".join(text for text in (_told(begun, last), _accepted(facts)) if text)
    return [table, Note(id=f"{part.id}-note", text=told), *_solved(f"{part.id}-solved", solved)]


def _each(facts: Facts, lives: Iterable[Seen]) -> list[Seen]:
    """Return lives as many times as there are findings in them: a rule may find more than one thing of a record."""
    now = Counter(map(life.place, everything(facts)))
    return [one for one in lives for _time in range(max(1, 0 if one.solved else now[one.place]))]


def _accepted(facts: Facts) -> str:
    """Return how many findings are there and accepted: they count as new, and not as open."""
    count = len(everything(facts)) - len(checked(facts))
    if not count:
        return ""
    text = ngettext(
        "{count} finding was accepted by the board; it counts as new and not as open.",
        "{count} findings were accepted by the board; they count as new and not as open.",
        count,
    )
    return text.format(count=whole(count))


def _told(begun: date | None, last: date) -> str:
    """Return since when findings are remembered, without which nothing can be said of what was solved."""
    if begun is None:
        return _(
            "What was found and solved is remembered from the first check on; the check was not run before {date}."
        ).format(date=dated(last))
    return _(
        "Findings are remembered since {begun}; what was found before that day counts as new on it."
    ).format(begun=dated(begun))


def _counts(
    block: str, now: Sequence[Finding], new: Sequence[Seen], solved: Sequence[Seen], *, since: date | None
) -> Table:
    """Return the findings by severity: open, new and solved; the last two are unknown when nothing is remembered."""
    told = (
        [(one.severity, one.subject.kind, one.subject.id, one.subject.name, one.rule) for one in now],
        *([(o.severity, o.record, o.subject, o.name, o.rule) for o in group] for group in (new, solved)),
    )
    rows: list[tuple[Cell, ...]] = []
    proofs: list[Proof] = []
    for place, severity in enumerate(SEVERITIES):
        lines = [
            tuple(Line(kind, id_, name, 1, rule) for mine, kind, id_, name, rule in group if mine == severity)
            for group in told
        ]
        counts = [len(mine) if since or not column else None for column, mine in enumerate(lines)]
        rows.append((_(SEVERITY[severity]).capitalize(), *counts))
        few = [mine if len(mine) <= MOST_LINES else () for mine in lines]
        proofs += [Proof(place, column, mine) for column, mine in enumerate(few, start=1) if mine]
    number = ColumnKind.NUMBER
    return Table(
        id=block,
        columns=(
            Column(_("Severity"), share=12),
            Column(_("Open now"), number, 8),
            Column(_("New since {date}").format(date=dated(since)) if since else _("New"), number, 10),
            Column(_("Solved since then"), number, 10),
        ),
        rows=tuple(rows),
        totals=(_("Total"), len(now), *((len(new), len(solved)) if since else (None, None))),
        caption=_("Findings of the check"),
        keys=tuple(SEVERITIES),
        proofs=tuple(proofs),
        evidence=_evidence(now),
    )


def _evidence(found: Iterable[Finding]) -> tuple[Evidence, ...]:
    """Return the records that findings are about, counted by kind."""
    kinds: dict[str, set[int]] = {}
    for one in found:
        kinds.setdefault(one.subject.kind, set()).add(one.subject.id)
    return tuple(Evidence(kind, (), len(ids)) for kind, ids in sorted(kinds.items()))


def _solved(block: str, solved: Sequence[Seen]) -> list[Block]:
    """Return which findings were solved, the worst and newest first; no table when there are none."""
    if not solved:
        return []
    ordered = sorted(solved, key=lambda one: (SEVERITIES.index(one.severity), one.rule, one.name))
    shown = ordered[:MOST_SOLVED]
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (_title(one.rule), one.name, _(SEVERITY[one.severity]), one.first, one.solved) for one in shown
    )
    day = ColumnKind.DATE
    left = len(ordered) - len(shown)
    notes = (_("And {count} more that were solved.").format(count=whole(left)),) if left else ()
    return [
        Table(
            id=block,
            columns=(
                Column(_("What was found"), share=18),
                Column(_("About"), share=14),
                Column(_("Severity"), share=8),
                Column(_("First seen"), day, 9),
                Column(_("Solved"), day, 9),
            ),
            rows=rows,
            caption=_("Findings that were solved"),
            keys=tuple(f"{one.rule}:{one.record}:{one.subject}" for one in shown),
            footnotes=notes,
            evidence=tuple(Evidence(one.record, (one.subject,), 1) for one in shown),
        )
    ]


def _title(rule: str) -> str:
    """Return the title of a rule with its code; only the code of one that is the board's own or is gone."""
    known = RULES.get(rule)
    return f"{_(known.title)} ({rule})" if known else rule
