"""What differs from the version of the plan that was adopted last: the main figures with their records, boxes and texts."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from inventory.language import _, ngettext
from inventory.plan import versions
from inventory.plan.blocks import (
    TOTALS,
    Column,
    ColumnKind,
    Evidence,
    Line,
    Paragraph,
    Proof,
    Table,
    TextSlot,
    walk,
)
from inventory.plan.difference import What, compare
from inventory.plan.difference_shown import named, why_text
from inventory.plan.facts import Facts
from inventory.plan.template_board import of_board
from inventory.plan.wording import dated, whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from inventory.plan.blocks import Block, Cell
    from inventory.plan.difference import Difference
    from inventory.plan.facts import Settings
    from inventory.plan.template import Part
    from inventory.plan.versions import Version

OWN = "changes"
"""How the ids of what is made here begin, heading and text above it included: a comparison leaves them out, since they
are one themselves, and a plan has them only once it was adopted."""
MOST_FIGURES = 15
MOST_PARTS = 30
"""Rows of the tables; what is left out is counted."""
MOST_LINES = 3
"""Records that a row names; the figure itself opens to all of them."""


def changes_table(facts: Facts, part: Part) -> list[Block]:
    """Return what differs from the version that was adopted last, or that there is none."""
    plan = facts.settings.plan
    adopted = None if plan is None else versions.last_adopted(facts.connection, plan)
    if adopted is None or adopted.adoption is None:
        return [Paragraph(id=part.id, text=_("No version of this plan has been adopted yet."))]
    held = versions.load(facts.connection, adopted)
    now = _today(facts, held.settings)
    found = compare(without_own(held.blocks[1:]), now, (held.on, facts.on))
    found = named(facts.connection, (one for one in found if not one.chart))
    blocks: list[Block] = [
        Paragraph(
            id=part.id,
            text=_summary(facts, adopted, found),
            evidence=(Evidence("plan_version", (adopted.id,), 1),),
        )
    ]
    figures = _figures(part, found, (held.blocks, now))
    return blocks + [table for table in (figures, _parts(part, found, now)) if table.rows]


def without_own(blocks: Iterable[Block]) -> list[Block]:
    """Return blocks but for those that are made here."""
    return [block for block in blocks if not block.id.startswith(OWN)]


def _today(facts: Facts, settings: Settings) -> list[Block]:
    """Return the blocks that the version would have today, the title page apart."""
    from inventory.plan.assemble import MAKERS, holds  # noqa: PLC0415  it makes its blocks with these sources

    mine = facts if facts.settings == settings else Facts(facts.connection, settings, facts.on)
    parts = [
        one
        for one in of_board(facts.connection, settings.template).parts
        if not one.id.startswith(OWN) and holds(mine, one)
    ]
    return [block for one in parts for block in MAKERS[one.type](mine, one)]


def _summary(facts: Facts, adopted: Version, found: Sequence[Difference]) -> str:
    assert adopted.adoption is not None
    named_by = _("The plan was adopted on {date} by {who}, as {version} with the figures of {state}.").format(
        date=dated(adopted.adoption.on),
        who=adopted.adoption.by,
        version=adopted.title,
        state=dated(adopted.state),
    )
    if not found:
        return f"{named_by} {_('On {date} nothing differs from it.').format(date=dated(facts.on))}"
    counts = Counter(one.what for one in found)
    figures, boxes = counts[What.CELL], counts[What.BOX]
    told = (
        ngettext("{count} figure", "{count} figures", figures).format(count=whole(figures)),
        ngettext("{count} box", "{count} boxes", boxes).format(count=whole(boxes)),
        ngettext("{count} text", "{count} texts", counts[What.TEXT]).format(count=whole(counts[What.TEXT])),
    )
    differs = _("On {date} this differs from it: {told}; {new} parts or rows are new and {gone} are gone.")
    rest = differs.format(
        date=dated(facts.on),
        told=", ".join(told),
        new=whole(counts[What.ADDED]),
        gone=whole(counts[What.GONE]),
    )
    return f"{named_by} {rest}"


def _figures(
    part: Part, found: Iterable[Difference], states: tuple[Sequence[Block], Sequence[Block]]
) -> Table:
    """Return the totals that differ, each pair of amounts once, with the records that make the difference."""
    chosen: dict[tuple[Cell, Cell], Difference] = {}
    for one in found:
        if one.what is What.CELL and one.key == "totals" and one.kind is ColumnKind.AMOUNT:
            chosen.setdefault((one.before, one.after), one)
    shown = list(chosen.values())[:MOST_FIGURES]
    amount = ColumnKind.AMOUNT
    proofs = [proof for place, one in enumerate(shown) for proof in _proofs(place, one, states)]
    return Table(
        id=f"{part.id}-figures",
        columns=(
            Column(_("Figure"), share=18),
            Column(_("As adopted"), amount, 11),
            Column(_("Now"), amount, 11),
            Column(_("Difference"), amount, 11),
            Column(_("Because of"), share=26),
        ),
        rows=tuple(_figure(one) for one in shown),
        caption=_("Totals that differ from the adopted plan"),
        keys=tuple(f"{one.block}:{one.column}" for one in shown),
        proofs=tuple(proofs),
        footnotes=_left_out(len(chosen) - len(shown)),
    )


def _figure(one: Difference) -> tuple[Cell, ...]:
    before, after = (side if isinstance(side, int) else 0 for side in (one.before, one.after))
    why = [why_text(line, one.kind) for line in one.why[:MOST_LINES]]
    if len(one.why) > MOST_LINES:
        why.append(_("and {count} more").format(count=len(one.why) - MOST_LINES))
    name = ": ".join(filter(None, (one.label or one.heading, one.column)))
    return (name, one.before, one.after, after - before, "\n".join(why))


def _proofs(place: int, one: Difference, states: tuple[Sequence[Block], Sequence[Block]]) -> Iterator[Proof]:
    """Yield the lines behind the amounts of a row: of both figures as their own table has them, and of the difference."""
    for column, blocks in enumerate(states, start=1):
        lines = _lines(blocks, one)
        if lines:
            yield Proof(place, column, lines)
    if one.why:
        lines = tuple(Line(line.kind, line.id, line.name, line.change, line.note) for line in one.why)
        yield Proof(place, 3, lines)


def _lines(blocks: Sequence[Block], one: Difference) -> tuple[Line, ...]:
    """Return the lines that a table has behind one of its totals."""
    for block in walk(blocks):
        if block.id == one.block and isinstance(block, Table):
            labels = [column.label for column in block.columns]
            return tuple(
                line
                for proof in block.proofs
                if proof.row == TOTALS and labels[proof.column] == one.column
                for line in proof.lines
            )
    return ()


def _parts(part: Part, found: Sequence[Difference], now: Sequence[Block]) -> Table:
    """Return the boxes, answers, parts and rows that differ; what only follows from a figure is left out."""
    slots = {block.id for block in walk(now) if isinstance(block, TextSlot)}
    rows: dict[tuple[str, str, str], int] = {}
    for one in found:
        text = _told(one, slots)
        if text:
            key = (one.heading, one.label or one.heading.rpartition(" / ")[2], text)
            rows[key] = rows.get(key, 0) + 1
    shown = list(rows.items())[:MOST_PARTS]
    return Table(
        id=f"{part.id}-parts",
        columns=(
            Column(_("Chapter"), share=20),
            Column(_("What"), share=24),
            Column(_("Difference"), share=16),
        ),
        rows=tuple((chapter, what, text.format(count=count)) for (chapter, what, text), count in shown),
        caption=_("Boxes, texts and parts that differ from the adopted plan"),
        footnotes=_left_out(len(rows) - len(shown)),
    )


def _told(one: Difference, slots: set[str]) -> str:
    """Return what happened to a part in words, "" for what follows from figures that are told already."""
    if one.what is What.BOX:
        return _("ticked now") if one.after else _("no longer ticked")
    if one.what in {What.ADDED, What.GONE}:
        if one.row:
            return _("rows that came: {count}") if one.what is What.ADDED else _("rows that went: {count}")
        return _("new") if one.what is What.ADDED else _("gone")
    if one.what is What.TEXT and one.block in slots and not one.column:
        return (
            _("another text")
            if one.after and one.before
            else _("text written")
            if one.after
            else _("text gone")
        )
    return ""


def _left_out(count: int) -> tuple[str, ...]:
    if count <= 0:
        return ()
    text = ngettext("{count} more row is left out.", "{count} more rows are left out.", count)
    return (text.format(count=whole(count)),)
