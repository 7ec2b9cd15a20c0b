"""Bringing a document of the plan up to date in place, after people edited it in Word or LibreOffice.

A merge of three: what the program wrote (the edition that the document names), what the document has now, and what the
inventory says today. What people changed stays and goes back into the database where it belongs; figures are those of
the inventory; all else in the document is left byte for byte.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from inventory.plan.blocks import Figure, Note, Paragraph, Prompt, Table, TextSlot, Written, walk
from inventory.publish.refresh_bring import Bringing, serialised
from inventory.publish.refresh_cover import cover_of, mark_edition, refuse_foreign, renew_cover
from inventory.publish.refresh_document import Renewal
from inventory.publish.refresh_package import Package
from inventory.publish.refresh_pen import Pen, slot_of
from inventory.publish.refresh_picture import digests
from inventory.publish.refresh_preview import TEXT, TICK, WORDS, Preview
from inventory.publish.refresh_read import Opened, opened, read, read_bytes
from inventory.publish.word import NONE, plan_document

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from inventory.plan.blocks import Block
    from inventory.publish.figures import Plates
    from inventory.publish.refresh_preview import Told

__all__ = ["Opened", "Preview", "compare", "read", "refreshed", "settled"]
PICTURES: Mapping[str, str] = {}
NOTHING: Mapping[str, str] = {}


def compare(
    document: Opened,
    base: list[Block] | None,
    blocks: Sequence[Block],
    on: date,
    prefer: str = "",
    *,
    restore: bool = False,
    each: Mapping[str, str] = NOTHING,
) -> Preview:
    """Return what bringing a document up to date would do; nothing is changed.

    Args:
        document: The document.
        base: The blocks that it was made from (`plan.editions`); None when they are not known: then figures are
            replaced, and texts are held against the database only.
        blocks: The blocks of today, a `Cover` first.
        on: The day of the plan.
        prefer: What prevails where both changed: "document", "database", or "" for neither.
        restore: Whether what was taken out of the document is put back.
        each: What prevails in single conflicts, by their key; over `prefer`.

    Raises:
        InputError: The document is damaged in a way that only shows beside its blocks, or is of another board.
    """
    preview = Preview(base=base, restore=restore, each=each)
    if base is None:
        refuse_foreign(document, cover_of(blocks))
    # Pictures take most of the time of a document, and whether one changed is not told beforehand.
    _merged(_copy(document), preview, blocks, None, on, prefer, PICTURES)
    return preview


def refreshed(
    document: Opened,
    preview: Preview,
    blocks: Sequence[Block],
    plates: Plates,
    on: date,
    prefer: str = "",
    *,
    edition: str = "",
    pictures: Mapping[str, str] = PICTURES,
) -> bytes:
    """Return a document brought up to date.

    Args:
        document: The document; it stays as it was read.
        preview: What `compare` told, whose base, wish to restore and decisions on single conflicts hold.
        blocks: The blocks of today, made after texts and ticks were taken back.
        plates: The pictures of today (`figures.drawn`).
        on: The day of the plan.
        prefer: As for `compare`.
        edition: Code under which `settled(blocks, …)` is kept; "" leaves the one that the document has.
        pictures: Digests of the pictures that the program wrote, by name (`refresh_picture.digests`).

    Raises:
        InputError: As `compare`.
    """
    return renewed(document, preview, blocks, plates, on, prefer, edition=edition, pictures=pictures).content


class Renewed(NamedTuple):
    """A document brought up to date, the digests of the pictures that the program makes today by name, and what changed."""

    content: bytes
    pictures: dict[str, str]
    changed: list[Told]


def renewed(
    document: Opened,
    preview: Preview,
    blocks: Sequence[Block],
    plates: Plates,
    on: date,
    prefer: str = "",
    *,
    edition: str = "",
    pictures: Mapping[str, str] = PICTURES,
) -> Renewed:
    """Return a document brought up to date, with what an edition keeps of its pictures; see `refreshed`."""
    copy = _copy(document)
    before = serialised(copy.root)
    told = Preview(base=preview.base, restore=preview.restore, each=preview.each)
    bring = _merged(copy, told, blocks, plates, on, prefer, pictures)
    if edition:
        mark_edition(copy, edition, bring)
    bring.close()
    after = serialised(copy.root)
    if after != before:
        copy.package.parts[copy.package.main] = after
    return Renewed(copy.package.packed(), digests(bring.fresh), told.changed)


def settled(blocks: Sequence[Block], preview: Preview) -> list[Block]:
    """Return the blocks to keep as the next edition: where nobody decided on a conflict, the text is still that of the last.

    So that the same conflict is told again the next time, instead of one side winning unnoticed.
    """
    was = {block.id: block for block in walk(preview.base or ())}
    texts = {one.id for one in preview.open if one.kind == TEXT}
    ticks = {one.id for one in preview.open if one.kind == TICK}
    blocks = [was.get(block.id, block) if block.id in ticks else block for block in blocks]
    words = {one.id for one in preview.open if one.kind == WORDS}
    slots = {cell.slot: cell for block in was.values() for cell in _places(block) if cell.slot in texts}
    return [_settled(block, was, texts, words, slots) for block in blocks]


def _settled(
    block: Block,
    was: Mapping[str, Block],
    texts: set[str],
    words: set[str],
    slots: Mapping[str, Prompt | Written],
) -> Block:
    before = was.get(block.id)
    if isinstance(block, TextSlot):
        drafts = tuple(_settled(one, was, texts, words, slots) for one in block.drafts)
        known = isinstance(before, TextSlot) and block.id in texts
        return replace(block, drafts=drafts, text=before.text if known else block.text)  # type: ignore[union-attr]
    if isinstance(block, Paragraph | Note) and block.id in words and type(before) is type(block):
        return before
    if isinstance(block, Table) and slots:
        rows = tuple(tuple(slots.get(slot_of(cell), cell) for cell in row) for row in block.rows)
        return replace(block, rows=rows)
    return block


def _places(block: Block) -> list[Prompt | Written]:
    """Return the cells of a table that people write in."""
    rows = block.rows if isinstance(block, Table) else ()
    return [cell for row in rows for cell in row if isinstance(cell, Prompt | Written)]


def _merged(
    document: Opened,
    preview: Preview,
    blocks: Sequence[Block],
    plates: Plates | None,
    on: date,
    prefer: str,
    pictures: Mapping[str, str],
) -> Bringing:
    """Change a document and tell what was done; without plates its pictures are left."""
    file, base = document.package.file, preview.base
    shown = without_pictures(blocks) if plates is None else blocks
    fresh = read_bytes(file, plan_document(shown, on, plates or NONE))
    was = fresh if base is None else read_bytes(file, plan_document(without_pictures(base), on))
    bring = Bringing(document, fresh)
    pen = Pen(document, was, fresh, bring, preview, prefer, preview.restore, base is not None)
    Renewal(pen, blocks if base is None else base, blocks, pictures).run()
    ours = cover_of(blocks)
    if ours is not None:
        renew_cover(document, cover_of(base), ours)
    return bring


def without_pictures(blocks: Sequence[Block]) -> list[Block]:
    """Return blocks without the pictures among them."""
    found: list[Block] = []
    for block in blocks:
        if isinstance(block, TextSlot):
            drafts = tuple(one for one in block.drafts if not isinstance(one, Figure))
            found.append(replace(block, drafts=drafts))
        elif not isinstance(block, Figure):
            found.append(block)
    return found


def _copy(document: Opened) -> Opened:
    """Return a document that can be changed without changing this one."""
    package = document.package
    parts = dict(package.parts)
    return opened(Package(package.file, parts, list(package.order), package.main))
