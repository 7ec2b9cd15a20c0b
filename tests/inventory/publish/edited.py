"""A small plan as blocks, and what people do with its document: typing, ticking, adding, taking out, sorting."""

from __future__ import annotations

import io
import zipfile
from copy import deepcopy
from datetime import date
from typing import TYPE_CHECKING

from lxml import etree

from inventory.plan.blocks import (
    Bullets,
    Check,
    Column,
    ColumnKind,
    Cover,
    Fill,
    Heading,
    Note,
    Paragraph,
    Prompt,
    Table,
    TextSlot,
    Written,
)
from inventory.publish.refresh_read import read_bytes
from inventory.publish.refresh_text import text_of
from inventory.publish.word import plan_document
from inventory.publish.word_ooxml import name

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from lxml.etree import _Element

    from inventory.plan.blocks import Block, Cell

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
ON = date(2026, 11, 23)
EDITION = "0123456789ab"
COSTS = (
    Column("What"),
    Column("Amount", ColumnKind.AMOUNT),
    Column("Until", ColumnKind.DATE),
    Column("Note"),
)
PHASES = (Column("Phase"), Column("Time"), Column("Remarks"))
ROWS: tuple[tuple[str, str, int, date], ...] = (
    ("contract:1", "Reading method", 120_000, date(2027, 7, 31)),
    ("contract:2", "Device management", 45_050, date(2028, 12, 31)),
    ("contract:3", "Internet of the schools", 960_000, date(2029, 1, 1)),
    ("contract:4", "Printing", 33_300, date(2027, 12, 31)),
)


def small_plan(
    texts: Mapping[str, str] | None = None,
    ticks: Mapping[str, bool] | None = None,
    rows: Sequence[tuple[str, str, int, date]] = ROWS,
    notes: Mapping[str, str] | None = None,
    day: date = ON,
    extra: Sequence[Block] = (),
) -> list[Block]:
    """Return a plan with one block of every kind.

    Args:
        texts: What people wrote, by slot.
        ticks: How boxes stand, by item.
        rows: Rows of the table of costs: key, name, cents, day.
        notes: Words of the inventory beside a row, by key.
        day: The day of the plan.
        extra: Blocks behind the table of costs.
    """
    texts, ticks = texts or {}, ticks or {}
    total = sum(row[2] for row in rows)
    return [
        Cover(id="cover", title="Plan", board="De Linde", period="2027-2030", lines=(f"State on {day}",)),
        Heading(id="h-one", text="Vision"),
        Paragraph(id="intro", text=f"The board has 9 schools with {total} cents of costs.\nIt looks ahead."),
        *_vision(texts, ticks, len(rows), total),
        Heading(id="h-two", text="Money"),
        Bullets(id="list", items=("first", "second")),
        _costs(rows, notes or {}, day),
        *extra,
        _phases(texts),
        Note(id="note", text=f"Together {total} cents."),
        TextSlot(id="q-three", question="What else?", text=texts.get("q-three", "")),
        Heading(id="h-three", text="Annex", annex=True),
        Paragraph(id="end", text="That was all."),
    ]


def _vision(texts: Mapping[str, str], ticks: Mapping[str, bool], count: int, total: int) -> list[Block]:
    return [
        Check(id="box-one", text="Vision written", ticked=ticks.get("box-one", True), note=f"{count} found"),
        Check(id="box-two", text="Survey held", ticked=ticks.get("box-two", False), note="nothing found"),
        TextSlot(
            id="q-one", question="What does the board want?", text=texts.get("q-one", ""), fill=Fill.TEXT
        ),
        TextSlot(
            id="q-two",
            question="Which goals follow?",
            text=texts.get("q-two", ""),
            drafts=(Paragraph(id="q-two-d", fill=Fill.DRAFT, text=f"1. Replace\n2. Measure {total}"),),
        ),
    ]


def _costs(rows: Sequence[tuple[str, str, int, date]], notes: Mapping[str, str], day: date) -> Table:
    return Table(
        id="costs",
        columns=COSTS,
        rows=tuple((row[1], row[2], row[3], notes.get(row[0], "as agreed")) for row in rows),
        totals=("Total", sum(row[2] for row in rows), "", ""),
        caption="Costs",
        keys=tuple(row[0] for row in rows),
        footnotes=(f"State on {day}.",),
    )


def _phases(texts: Mapping[str, str]) -> Table:
    def place(slot: str) -> Cell:
        return Written(slot, texts[slot]) if texts.get(slot) else Prompt(slot)

    rows = ((phase, place(f"time-{n}"), place(f"said-{n}")) for n, phase in enumerate(("Plan", "Do")))
    return Table(id="phases", columns=PHASES, rows=tuple(rows))


def made(blocks: Sequence[Block], edition: str = EDITION) -> bytes:
    """Return the document of blocks."""
    return plan_document(blocks, ON, edition=edition)


def main_part(content: bytes) -> bytes:
    """Return the main part of a document."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read("word/document.xml")


def with_part(content: bytes, part: str, new: bytes | None) -> bytes:
    """Return a document with another part, or without it."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as archive:
        for info in old.infolist():
            if info.filename != part:
                archive.writestr(info, old.read(info), zipfile.ZIP_DEFLATED)
        if new is not None:
            archive.writestr(part, new, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def edited(content: bytes, *edits: Callable[[_Element], None]) -> bytes:
    """Return a document after people did something with it."""
    root = etree.fromstring(main_part(content))
    for edit in edits:
        edit(root)
    return with_part(
        content, "word/document.xml", etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    )


def words(content: bytes) -> list[str]:
    """Return the texts of all paragraphs of a document."""
    return [text_of(one) for one in etree.fromstring(main_part(content)).iter(f"{W}p")]


def place(root: _Element, block: str) -> _Element:
    """Return the paragraph in which the bookmark of a block begins."""
    mark = next(one for one in root.iter(f"{W}bookmarkStart") if one.get(f"{W}name") == name(block))
    return next(mark.iterancestors(f"{W}p"))


def table(root: _Element, block: str) -> list[list[_Element]]:
    """Return the cells of the table of a block, row by row."""
    order = list(root.iter(f"{W}p", f"{W}tbl"))
    found = next(one for one in order[order.index(place(root, block)) :] if one.tag == f"{W}tbl")
    return [list(row.iter(f"{W}tc")) for row in found.iter(f"{W}tr")]


def cells(content: bytes, block: str) -> list[list[str]]:
    """Return the texts of the table of a block, row by row."""
    rows = table(etree.fromstring(main_part(content)), block)
    return [["\n".join(text_of(p) for p in cell.iter(f"{W}p")) for cell in row] for row in rows]


def retyped(element: _Element, text: str) -> None:
    """Type over the whole of a paragraph or cell as `python-docx` does: its bookmarks go."""
    paragraph = element if element.tag == f"{W}p" else next(element.iter(f"{W}p"))
    for child in list(paragraph):
        if child.tag != f"{W}pPr":
            paragraph.remove(child)
    run = etree.SubElement(paragraph, f"{W}r")
    etree.SubElement(run, f"{W}t").text = text


def typed(element: _Element, text: str) -> None:
    """Put a text in the place of that of a paragraph or cell, as a word processor does: its bookmarks stay."""
    found = list(element.iter(f"{W}t"))
    for one in found[1:]:
        one.text = ""
    if found:
        found[0].text = text
    else:
        retyped(element, text)


def added(after: _Element, text: str) -> _Element:
    """Add a paragraph behind an element."""
    made_one = etree.Element(f"{W}p")
    etree.SubElement(etree.SubElement(made_one, f"{W}r"), f"{W}t").text = text
    after.addnext(made_one)
    return made_one


def row_added(cell: _Element, text: str) -> None:
    """Add a row behind that of a cell, with a text in its first cell."""
    row = next(cell.iterancestors(f"{W}tr"))
    copy = deepcopy(row)
    for mark in [*copy.iter(f"{W}bookmarkStart"), *copy.iter(f"{W}bookmarkEnd")]:
        parent = mark.getparent()
        assert parent is not None
        parent.remove(mark)
    for one in copy.iter(f"{W}t"):
        one.text = ""
    row.addnext(copy)
    retyped(next(copy.iter(f"{W}tc")), text)


def gone(element: _Element) -> None:
    """Take an element out."""
    parent = element.getparent()
    assert parent is not None
    parent.remove(element)


def ticked(root: _Element, block: str, *, sign: bool = False) -> None:
    """Turn a box over: in its control, or only the sign that it shows."""
    paragraph = place(root, block)
    checked = next(paragraph.iter(f"{W14}checked"))
    if sign:
        shown = next(one for one in paragraph.iter(f"{W}t") if (one.text or "")[:1] in "☑☐")
        shown.text = "☒" if shown.text == "☐" else "☐"
    else:
        checked.set(f"{W14}val", "0" if checked.get(f"{W14}val") == "1" else "1")


def opened(content: bytes) -> object:
    """Return a document as the refresh reads it."""
    return read_bytes("plan.docx", content)
