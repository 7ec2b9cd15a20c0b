"""Privacy in a plan: how many systems are in order by what is asked, the register, and the worst that is found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.language import N_, _
from inventory.plan.blocks import Column, ColumnKind, Evidence, Note, Table
from inventory.plan.measures_board import everything, none_found
from inventory.plan.privacy_register import register
from inventory.plan.privacy_sight import Sight
from inventory.plan.wording import dated, percent
from inventory.records.privacy_choices import REGISTERS
from inventory.signals.check import running
from inventory.signals.finding import RULES as DECLARED
from inventory.signals.finding import SEVERITIES
from inventory.signals.privacy_board import CHECKS, RULES, STATES, labels, privacy_board, watched

if TYPE_CHECKING:
    from inventory.plan.blocks import Block, Cell
    from inventory.plan.facts import Facts
    from inventory.plan.privacy_register import Register
    from inventory.plan.template import Part
    from inventory.signals.finding import Finding
    from inventory.signals.privacy_board import PrivacyBoard

WORST = 12
"""Findings that are named; the check has all."""
COUNTED = ("ok", "short", "unknown", "accepted", "na")
"""The states that have a column of numbers."""


def privacy_summary(facts: Facts, part: Part) -> list[Block]:
    """Return the numbers by check, those of the register, and the worst findings, each with its records."""
    sight = Sight(facts.connection, facts.on)
    active = {rule.id for rule, _severity in running(facts.connection, facts.on, RULES)}
    findings = [one for one in everything(facts) if one.rule in active]
    board = privacy_board(findings, watched(sight.board), active)
    return [
        *_checks(board, part.id, sight),
        _register(register(sight), f"{part.id}-register"),
        _worst(findings, f"{part.id}-worst", none_found(facts)),
    ]


def _checks(board: PrivacyBoard, id_: str, sight: Sight) -> list[Block]:
    mine = [row for row in board.rows if row.system.personal != "no"]
    called = labels(sight.board)
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (called[name], *(sum(row.cells[name].state == state for row in mine) for state in COUNTED))
        for name in CHECKS
        if not mine or any(row.cells[name].state != "off" for row in mine)
    )
    columns = (
        Column(_("What is asked"), share=16),
        *(Column(_(STATES[state]), ColumnKind.NUMBER, 9) for state in COUNTED),
    )
    numbers = tuple(row.system.subject.id for row in mine)
    good = sum(row.worst == "ok" for row in mine)
    text = _(
        "{good} of {all} systems with personal data, or of which that is unknown, are in order in every way on {date}. What "
        "nobody recorded, and what rests on something that is missing, counts as unknown; a signed agreement that is old "
        "or follows an older model is short of what is asked."
    ).format(good=good, all=len(mine), date=dated(sight.on))
    table = Table(
        id=id_,
        columns=columns,
        rows=rows if mine else (),
        caption=_("Systems with personal data by what is asked"),
        empty=_("No systems with personal data are recorded."),
        evidence=(Evidence("system", numbers, len(numbers)),),
    )
    return [table, Note(id=f"{id_}-note", text=text)] if mine else [table]


def _register(found: Register, id_: str) -> Table:
    """Return how complete the register is, a line a register, and which share of the systems stands in it."""
    rows: list[tuple[Cell, ...]] = []
    for name, label in [*REGISTERS.items(), (None, N_("not recorded"))]:
        entries = found.of(name)
        if entries:
            complete = sum(not one.missing and bool(one.processes) for one in entries)
            rows.append((_(label).capitalize(), len(entries), complete))
    covered = sum(bool(one.entries) for one in found.processors)
    share = percent(covered, len(found.processors))
    numbers = tuple(one.row["id"] for one in found.entries)
    systems = tuple(one.system_id for one in found.processors)
    return Table(
        id=id_,
        columns=(
            Column(_("Register"), share=20),
            Column(_("Entries"), ColumnKind.NUMBER, 10),
            Column(_("Fully recorded"), ColumnKind.NUMBER, 10),
        ),
        rows=tuple(rows),
        caption=_("Register of processing: {share} of {count} systems of suppliers stand in it").format(
            share=share, count=len(found.processors)
        ),
        empty=_("The register of processing is empty."),
        evidence=(Evidence("processing", numbers, len(numbers)), Evidence("system", systems, len(systems))),
    )


def _worst(findings: list[Finding], id_: str, empty: str) -> Table:
    """Return the worst open findings; those that are only unknown do not count among them."""
    mine = [one for one in findings if one.state != "accepted" and one.status == "finding"]
    worst = [one for one in mine if one.severity in SEVERITIES[:2]]
    worst.sort(key=lambda one: SEVERITIES.index(one.severity))
    named = worst[:WORST]
    kinds: dict[str, list[int]] = {}
    for one in named:
        kinds.setdefault(one.subject.kind, []).append(one.subject.id)
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (one.subject.name, f"{_title(one)} ({one.rule})", one.due or "") for one in named
    )
    return Table(
        id=id_,
        columns=(
            Column(_("About"), share=14),
            Column(_("What is found"), share=24),
            Column(_("Due"), ColumnKind.DATE, 9),
        ),
        rows=rows,
        caption=_("What weighs most: {named} of {all} critical and high findings").format(
            named=len(named), all=len(worst)
        ),
        empty=empty,
        evidence=tuple(
            Evidence(kind, tuple(dict.fromkeys(ids)), len(set(ids))) for kind, ids in kinds.items()
        ),
    )


def _title(one: Finding) -> str:
    return _(DECLARED[one.rule].title if one.rule in DECLARED else one.title)
