"""Steps 2A and 2B of the IKC report: the processes in everybody's words, and the answers to the questions on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.language import _
from inventory.plan.blocks import Column, Heading, Note, Paragraph, Table
from inventory.plan.facts import evidence
from inventory.plan.sources.ikc import grouped, parties, process_title, seen
from inventory.plan.wording import dated

if TYPE_CHECKING:
    from inventory.plan.blocks import Block, Cell
    from inventory.plan.facts import Facts, Row
    from inventory.plan.template import Part


def ikc_processes(facts: Facts, part: Part) -> list[Block]:
    """Return the processes on the map: for each party whether it runs them, recognises them, and its own word."""
    view, found = seen(facts), parties(facts)
    numbers = {row["code"]: row for row in facts.rows("process")}
    recognised = {(r["process"], r["party"]): r["recognised"] for r in facts.rows("participation")}
    own = {(r["process"], r["party"]): r["name"] for r in facts.rows("term")}
    owned = any(numbers[process.code]["owner"] for process in view.processes)
    rows: list[tuple[str, tuple[Cell, ...]]] = []
    for process in view.processes:
        row = numbers[process.code]
        owner = (facts.name("person", row["owner"]),) if owned else ()
        cells = [
            _cell(
                view.takes_part(party.key, process.code),
                recognised.get((row["id"], number)),
                own.get((row["id"], number)),
            )
            for number, party in found.items()
        ]
        domain = f"{process.domain_code} {process.domain_name}".strip()
        rows.append((domain, (f"{process.code} {process.name}", *owner, *cells)))
    columns = (
        Column(_("Process"), share=22),
        *((Column(_("Owner"), share=9),) if owned else ()),
        *(Column(party.name, share=13) for party in found.values()),
    )
    out = [row for row in facts.rows("process") if not row["in_scope"]]
    table = Table(
        id=part.id,
        columns=columns,
        rows=grouped(rows),
        empty=_("No processes are recorded yet."),
        evidence=(evidence("process", facts.rows("process")), evidence("term", facts.rows("term"))),
    )
    if not out:
        return [table]
    names = "; ".join(process_title(facts, row["id"]) for row in out)
    text = _("Out of scope: {names}.").format(names=names)
    return [table, Note(id=f"{part.id}-note", text=text, evidence=(evidence("process", out),))]


def _cell(runs: str, recognised: str | None, word: str | None) -> str:
    """Return what one party says of a process."""
    answer = {"yes": _("yes"), "no": _("n/a")}.get(runs, _("unknown"))
    if runs == "yes" and recognised in {"yes", "no"}:
        answer += f", {_('recognised') if recognised == 'yes' else _('not recognised')}"
    return f"{answer}\n“{word}”" if word else answer


def ikc_choices(facts: Facts, part: Part) -> list[Block]:
    """Return the questions by main process, with the answers of the parties side by side and the conclusion."""
    asked = [row for row in facts.rows("question") if row["asked"] is not False]
    if not asked:
        return [
            Note(
                id=part.id,
                text=_("No questions are recorded yet: `inventaris landscape template --questions`."),
            )
        ]
    blocks: list[Block] = []
    order = {process["id"]: process["code"] for process in facts.rows("process")}
    by_process: dict[int, list[Row]] = {}
    for row in sorted(asked, key=lambda row: (order.get(row["process"], ""), row["code"])):
        by_process.setdefault(row["process"], []).append(row)
    for place, (process, rows) in enumerate(by_process.items(), 1):
        name = facts.name("process", process) or _("Process")
        blocks.append(Heading(id=f"{part.id}-p{place}", text=name, level=2))
        for row in rows:
            blocks += _question(facts, f"{part.id}-q{row['id']}", row)
    return blocks


def _question(facts: Facts, block: str, row: Row) -> list[Block]:
    """Return one question: the answers of the parties beside each other, and what they conclude."""
    given = {r["party"]: r for r in facts.rows("answer") if r["question"] == row["id"]}
    named = [number for number in parties(facts) if number in given]
    columns = tuple(Column(parties(facts)[number].name) for number in named)
    answers: tuple[Cell, ...] = tuple(given[number]["answer"] for number in named)
    table = Table(
        id=block,
        columns=columns,
        rows=(answers,) if named else (),
        caption=f"{row['code']} {row['question']}",
        empty=f"{row['code']} {row['question']} {_('(not answered yet)')}",
        evidence=(evidence("answer", given.values()), evidence("question", [row])),
    )
    if not row["conclusion"]:
        return [table]
    when = f" ({dated(row['concluded'])})" if row["concluded"] else ""
    text = _("Together{when}: {text}").format(when=when, text=row["conclusion"])
    return [table, Paragraph(id=f"{block}-c", text=text, evidence=(evidence("question", [row]),))]
