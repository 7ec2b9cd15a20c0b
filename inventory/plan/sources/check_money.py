"""The phase Check: what was budgeted beside what was booked, with the records behind both and why they differ."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from inventory.finance.lines import KINDS
from inventory.finance.money import euro
from inventory.language import _, ngettext
from inventory.plan.blocks import TOTALS, Column, ColumnKind, Evidence, Note, Table
from inventory.plan.measures_board import comparison
from inventory.plan.proofs import merged, proofs
from inventory.plan.sources.check_lines import Behind
from inventory.plan.sources.check_phase import each, money_text
from inventory.plan.wording import whole
from inventory.records.choices import COST_ROWS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inventory.finance.realised_compare import Compared, Comparison
    from inventory.plan.blocks import Block, Cell, Line, Proof
    from inventory.plan.facts import Facts
    from inventory.plan.template import Part

MOST_GAPS = 12
"""Differences that are told one by one; what is left of them stands in one row."""


def realised_table(facts: Facts, part: Part) -> list[Block]:
    """Return what was budgeted and what was booked, by row of the budget, for each year that is checked."""
    return each(facts, part, _realised)


def _realised(facts: Facts, year: int, block: str) -> list[Block]:
    found = comparison(facts, year)
    if not found.entries:
        return [Note(id=f"{block}-note", text=money_text(found))]
    rows = _by_row(found)
    behind = Behind(found)
    cells: list[tuple[Cell, ...]] = [(label, *_cells(found, mine)) for label, mine in rows]
    every = [one for _label, mine in rows for one in mine]
    proof = [one for place_, (_label, mine) in enumerate(rows) for one in _proofs(behind, place_, mine)]
    proof += _proofs(behind, TOTALS, every)
    if not _confirmed(found):
        proof = [one for one in proof if one.column not in {2, 4}]
    amount = ColumnKind.AMOUNT
    table = Table(
        id=block,
        columns=(
            Column(_("Part"), share=16),
            Column(_("Budgeted"), amount, 11),
            Column(_("Confirmed"), amount, 11),
            Column(_("Proposed"), amount, 11),
            Column(_("Difference"), amount, 11),
        ),
        rows=tuple(cells),
        totals=(_("Total"), *_cells(found, every)),
        caption=_("Running costs of {year}: planned and realised").format(year=found.budget.label),
        keys=tuple(_row_keys(found)),
        proofs=tuple(proof),
        footnotes=(
            _(
                "The difference is what is confirmed less what was budgeted; what is proposed counts once somebody confirms it."
            ),
        ),
        evidence=(Evidence("ledger_entry", (), len(found.entries)),),
    )
    text = " ".join(part for part in (money_text(found), _invested(found), _unconfirmed(found)) if part)
    return [table, Note(id=f"{block}-note", text=text)]


def _running(found: Comparison) -> list[Compared]:
    return [one for one in found.rows if one.key.kind in KINDS]


def _by_row(found: Comparison) -> list[tuple[str, list[Compared]]]:
    """Return the running costs by row of the budget, and last what is of none, when there is any."""
    running = _running(found)
    rows = [
        (_(label).capitalize(), [o for o in running if o.cost_row == row]) for row, label in COST_ROWS.items()
    ]
    rest = [one for one in running if one.cost_row not in COST_ROWS]
    return [*rows, (_("Not divided"), rest)] if rest else rows


def _row_keys(found: Comparison) -> list[str]:
    rest = any(one.cost_row not in COST_ROWS for one in _running(found))
    return [*COST_ROWS, "none"] if rest else list(COST_ROWS)


def _sums(rows: Sequence[Compared]) -> tuple[int, int, int, int]:
    """Return what was budgeted, confirmed and proposed, and the difference of the first two, in cents."""
    budget, realised, proposed = (
        sum(getattr(one, name) for one in rows) for name in ("budget", "realised", "proposed")
    )
    return budget, realised, proposed, realised - budget


def _cells(found: Comparison, rows: Sequence[Compared]) -> tuple[Cell, ...]:
    """Return the cells of a row; as long as nothing of the year is confirmed, what was realised is unknown."""
    budget, realised, proposed, difference = _sums(rows)
    known = _confirmed(found)
    return budget, realised if known else None, proposed, difference if known else None


def _confirmed(found: Comparison) -> bool:
    """Return whether any entry of running costs is confirmed."""
    return any(one.entries for one in _running(found))


def _proofs(behind: Behind, row: int, mine: Sequence[Compared]) -> list[Proof]:
    """Return the lines behind the cells of a row; behind the difference stand those of both sides."""
    budget, realised = behind.budget(mine), behind.realised(mine)
    less = (replace(one, amount=-(one.amount or 0)) for one in budget)
    lines: list[tuple[int, tuple[Line, ...]]] = [
        (1, budget),
        (2, realised),
        (3, behind.proposed(mine)),
        (4, merged((*realised, *less))),
    ]
    return proofs(row, lines)


def _invested(found: Comparison) -> str:
    """Return what was bought and capitalised, which is no running cost; "" when nothing was."""
    rows = [one for one in found.rows if one.key.kind == "investment"]
    if not rows:
        return ""
    return _("Purchases that are depreciated: {budget} recorded, {realised} confirmed.").format(
        budget=euro(sum(one.budget for one in rows)), realised=euro(sum(one.realised for one in rows))
    )


def _unconfirmed(found: Comparison) -> str:
    """Return that nothing can be compared yet; "" when something is confirmed."""
    if _confirmed(found):
        return ""
    return _("As long as no entry is confirmed, what was realised is unknown and differences cannot be told.")


def realised_gaps(facts: Facts, part: Part) -> list[Block]:
    """Return the largest differences between budget and books with why they are there, for each year that is checked."""
    return each(facts, part, _gaps)


def _gaps(facts: Facts, year: int, block: str) -> list[Block]:
    found = comparison(facts, year)
    if not _confirmed(found):
        return []
    mine = sorted((one for one in _running(found) if one.difference), key=lambda one: -abs(one.difference))
    groups = [_Gap(one.title, (one,), one.gap.text, _gap_key(one)) for one in mine[:MOST_GAPS]]
    rest = tuple(mine[MOST_GAPS:])
    if rest:
        text = ngettext("{count} other difference", "{count} other differences", len(rest))
        groups.append(_Gap(text.format(count=whole(len(rest))), rest, "", "rest"))
    behind, amount = Behind(found), ColumnKind.AMOUNT
    return [
        Table(
            id=block,
            columns=(
                Column(_("What"), share=15),
                Column(_("Budgeted"), amount, 10),
                Column(_("Confirmed"), amount, 10),
                Column(_("Difference"), amount, 10),
                Column(_("Explanation"), share=17),
            ),
            rows=tuple(_gap(one) for one in groups),
            caption=_("Largest differences of {year}").format(year=found.budget.label),
            empty=_("The books and the budget do not differ."),
            keys=tuple(one.key for one in groups),
            proofs=tuple(
                proof for place, one in enumerate(groups) for proof in _gap_proofs(behind, place, one)
            ),
            evidence=(Evidence("ledger_entry", (), len(found.entries)),),
        )
    ]


class _Gap(NamedTuple):
    """A row of the differences: what it is called, what it is about, why, and its code."""

    title: str
    rows: tuple[Compared, ...]
    why: str
    key: str


def _gap(one: _Gap) -> tuple[Cell, ...]:
    budget, realised, _proposed, difference = _sums(one.rows)
    return one.title, budget, realised, difference, one.why


def _gap_proofs(behind: Behind, place: int, one: _Gap) -> list[Proof]:
    """Return the lines behind a row of the differences, which has no column for what is proposed."""
    columns = {1: 1, 2: 2, 4: 3}
    found = _proofs(behind, place, one.rows)
    return [replace(proof, column=columns[proof.column]) for proof in found if proof.column in columns]


def _gap_key(one: Compared) -> str:
    key = one.key
    return f"{key.record}:{key.record_id}" if key.record else f"{key.kind}:{key.place or 'none'}"
