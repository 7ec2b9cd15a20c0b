"""A plan for programs: its blocks in reading order, each figure with the records that it is made up of.

Amounts are texts with two decimals, fte and percentages likewise, counts are numbers, days are in ISO form, what is
unknown is null. A place that nobody has filled is `{"prompt": slot}`, one that a person filled `{"written": slot, "text": …}`.
"""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import date
from typing import TYPE_CHECKING, Any

from inventory.finance.money import amount_text
from inventory.language import current
from inventory.plan.blocks import (
    TOTALS,
    Block,
    ColumnKind,
    Cover,
    Evidence,
    Line,
    Prompt,
    Table,
    TextSlot,
    Written,
)
from inventory.publish.plain import plain
from inventory.whole_file import write_whole

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from inventory.plan.blocks import (
        Cell,
        Proof,
    )

FORMAT = 1
"""Of the file; higher when what stands in it is no longer understood by who read the former."""
HUNDREDTHS = frozenset({ColumnKind.AMOUNT, ColumnKind.FTE, ColumnKind.PERCENT})


def write_json(blocks: Sequence[Block], path: Path) -> None:
    """Write a plan as JSON.

    Args:
        blocks: The blocks of `plan.assemble`, a `Cover` first.
        path: The file to make; an existing one is replaced.

    Raises:
        InputError: The file cannot be written.
    """
    text = json.dumps(document(blocks), ensure_ascii=False, indent=1)
    write_whole(path, f"{text}\n".encode())


def document(blocks: Sequence[Block]) -> dict[str, Any]:
    """Return a plan as what JSON knows, in the language now spoken.

    Raises:
        ValueError: The first block is no cover; a mistake of who made the blocks.
    """
    cover = blocks[0]
    if not isinstance(cover, Cover):
        raise ValueError("a plan begins with its cover")  # noqa: TRY004  the wrong value in the first place
    return {
        "format": FORMAT,
        "language": current(),
        "title": plain(cover.title),
        "board": plain(cover.board),
        "period": plain(cover.period),
        "blocks": [told(block) for block in blocks],
    }


def told(block: Block) -> dict[str, Any]:
    """Return one block: its type, its id, who fills it, and what it has; what is empty is left out."""
    found: dict[str, Any] = {"type": _snake(type(block).__name__), "id": block.id, "fill": block.fill.value}
    if isinstance(block, Table):
        found |= _table(block)
    for one in fields(block):
        value = getattr(block, one.name)
        if one.name not in found and not isinstance(block, Table) and value not in ((), "", None):
            found[one.name] = _value(value)
    if isinstance(block, TextSlot):
        found["text"] = plain(block.text, lines=True) or None
    if block.evidence:
        found["evidence"] = [_evidence(one) for one in block.evidence]
    return found


def _snake(name: str) -> str:
    return "".join(f"_{sign.lower()}" if sign.isupper() else sign for sign in name).lstrip("_")


def _value(value: object) -> Any:
    """Return a value of a block: texts cleaned, blocks and lines as objects."""
    if isinstance(value, str):
        return plain(value, lines=True)
    if isinstance(value, Block):
        return told(value)
    if isinstance(value, Evidence):
        return _evidence(value)
    if isinstance(value, Line):
        return line(value, ColumnKind.AMOUNT)
    return [_value(one) for one in value] if isinstance(value, tuple) else value


def _evidence(one: Evidence) -> dict[str, Any]:
    found: dict[str, Any] = {"kind": one.kind, "count": one.count}
    if one.ids:
        found["ids"] = list(one.ids)
    if one.filter:
        found["filter"] = one.filter
    return found


def _table(block: Table) -> dict[str, Any]:
    """Return a table: columns, rows with their keys, totals, and the lines behind its figures."""
    columns = [{"label": plain(column.label), "kind": column.kind.value} for column in block.columns]
    found: dict[str, Any] = {"columns": columns, "rows": [_row(block, row) for row in block.rows]}
    if block.totals is not None:
        found["totals"] = _row(block, block.totals)
    for name in ("caption", "empty"):
        if getattr(block, name):
            found[name] = plain(getattr(block, name))
    for name in ("keys", "footnotes"):
        if getattr(block, name):
            found[name] = [plain(one) for one in getattr(block, name)]
    if block.proofs:
        found["proofs"] = [_proof(block, one) for one in block.proofs]
    return found


def _row(block: Table, row: tuple[Cell, ...]) -> list[Any]:
    return [cell(one, block.columns[place].kind) for place, one in enumerate(row)]


def cell(value: Cell, kind: ColumnKind) -> Any:
    """Return a cell for programs."""
    if isinstance(value, Prompt):
        return {"prompt": value.slot}
    if isinstance(value, Written):
        return {"written": value.slot, "text": plain(value.text, lines=True)}
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        return plain(value, lines=True)
    return number(value, kind)


def number(value: int | None, kind: ColumnKind) -> Any:
    """Return a figure for programs: hundredths as a text with two decimals, whole numbers as they are."""
    return value if value is None or kind not in HUNDREDTHS else amount_text(value)


def _proof(block: Table, one: Proof) -> dict[str, Any]:
    kind = block.columns[one.column].kind
    return {
        "row": "totals" if one.row == TOTALS else one.row,
        "column": one.column,
        "lines": [line(each, kind) for each in one.lines],
    }


def line(one: Line, kind: ColumnKind) -> dict[str, Any]:
    """Return a record behind a figure, with what it adds in the unit of the figure."""
    found = {"kind": one.kind, "id": one.id, "name": plain(one.name), "amount": number(one.amount, kind)}
    return {**found, "note": plain(one.note)} if one.note else found
