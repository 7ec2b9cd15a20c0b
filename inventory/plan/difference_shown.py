"""Differences in words: cells as people read them, and the names of records that only their number is known of."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from inventory.finance.money import number_text
from inventory.language import _, written
from inventory.plan.blocks import ColumnKind, Prompt, Written
from inventory.plan.difference_kinds import What
from inventory.plan.wording import whole
from inventory.records import REGISTRY
from inventory.store.titles import title_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

    from inventory.plan.blocks import Cell
    from inventory.plan.difference_kinds import Difference, LineChange

CONTEXT = 30
"""Letters of what did not change that are shown beside what did."""
LONGEST = 160
"""Letters of what came or went that are shown; a document that came whole would fill the page."""
LONGEST_WORDS = 600
"""Letters of words that changed that are shown; JSON gives all of them."""


def cell_text(cell: Cell, kind: ColumnKind = ColumnKind.TEXT) -> str:
    """Return a cell as people read it; "" for what is empty, unknown or still to be written."""
    if cell is None or isinstance(cell, Prompt):
        return ""
    if isinstance(cell, Written):
        return cell.text
    if isinstance(cell, bool):
        return _("yes") if cell else _("no")
    if isinstance(cell, date):
        return written(cell)
    if isinstance(cell, int):
        return figure_text(cell, kind)
    return cell


def figure_text(value: int, kind: ColumnKind) -> str:
    """Return a figure as people read it, in the unit of its column."""
    if kind in {ColumnKind.AMOUNT, ColumnKind.FTE}:
        return number_text(value)
    if kind is ColumnKind.PERCENT:
        return f"{number_text(value)}%"
    return whole(value)


def why_text(change: LineChange, kind: ColumnKind) -> str:
    """Return why a figure differs in one line: "ParnasSys: 30.450,00 → 31.500,00"."""
    name = change.name
    if not name and change.kind in REGISTRY:
        name = f"{_(REGISTRY[change.kind].label)} {change.id}"
    if change.before is None and change.after is not None:
        return _("{name}: new, {amount}").format(name=name, amount=figure_text(change.after, kind))
    if change.after is None and change.before is not None:
        return _("{name}: gone, was {amount}").format(name=name, amount=figure_text(change.before, kind))
    sides = [figure_text(side or 0, kind) for side in (change.before, change.after)]
    return f"{name}: {sides[0]} → {sides[1]}"


def named(connection: Connection, found: Iterable[Difference]) -> list[Difference]:
    """Return differences whose records all have a name, those that are gone from the inventory apart."""
    return [
        replace(one, why=tuple(_with_name(connection, line) for line in one.why)) if one.why else one
        for one in found
    ]


def _with_name(connection: Connection, line: LineChange) -> LineChange:
    if line.name or line.kind not in REGISTRY:
        return line
    return line._replace(name=title_of(connection, REGISTRY[line.kind], line.id))


def changed_words(one: Difference, sign: str) -> str:
    """Return one side of a text that differs, what is the same in both shortened to what stands beside a change.

    Args:
        one: The difference.
        sign: "-" for what was there, "+" for what is there.
    """
    kept = [piece for piece in one.pieces if piece.sign in {" ", sign}]
    texts = []
    for place, piece in enumerate(kept):
        text = piece.text
        if piece.sign == " " and len(text) > 2 * CONTEXT:
            head = "" if place == 0 else text[:CONTEXT]
            tail = "" if place == len(kept) - 1 else text[-CONTEXT:]
            text = f"{head}…{tail}"
        texts.append(text)
    return " ".join("".join(texts).split())


def side_text(one: Difference, sign: str) -> str:
    """Return what was there ("-") or is there ("+") in one line, for people."""
    value = one.before if sign == "-" else one.after
    if one.what is What.BOX:
        return _("ticked") if value else _("not ticked")
    if one.what is What.TEXT and one.pieces:
        return _shortened(changed_words(one, sign), LONGEST_WORDS)
    return _shortened(" ".join(cell_text(value, one.kind).split()), LONGEST)


def _shortened(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"


def where_text(one: Difference) -> str:
    """Return which part of a block differs: "Devices, Total"."""
    return ", ".join(filter(None, (one.row, one.column)))
