"""The style file that a board begins with: every style that a plan is made with, each shown once."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from inventory.language import _
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
)
from inventory.publish.word import plan_document

if TYPE_CHECKING:
    from inventory.plan.blocks import Block

DAY = date(2000, 1, 1)
"""Of the file itself: it is the same on every day."""


def style_document() -> bytes:
    """Return a Word document with all styles of a plan, in the language now spoken; the same bytes every time."""
    return plan_document(_blocks(), DAY)


def _blocks() -> list[Block]:
    """Return a block of every kind, each saying what it is."""
    about = _(
        "Change the styles of this document in Word, with fonts, colours, margins and a logo in the header, and save it. "
        "Plans are made with the styles, the page, the header and the footer of this file; its text is not used."
    )
    return [
        Cover(id="cover", title=_("Title of the plan"), board=_("Name of the board"), period="2027-2030", lines=(_("State of the inventory on a date"),)),
        Heading(id="chapter", text=_("Heading of a chapter")),
        Paragraph(id="about", text=about),
        Heading(id="section", text=_("Heading of a section"), level=2),
        Paragraph(id="text", text=_("Text of a section, with a footnote."), footnotes=(_("A footnote."),)),
        Heading(id="part", text=_("Heading of a part"), level=3),
        Bullets(id="list", items=(_("An item of a list"), _("Another item of a list"))),
        Check(id="box", text=_("An item of a checklist"), ticked=True, note=_("The evidence of the item")),
        TextSlot(id="asked", question=_("A question with its answer"), text=_("The answer that somebody wrote."), drafts=(_draft(),)),
        TextSlot(id="open", question=_("A question without an answer")),
        _table(),
        Note(id="note", text=_("A remark on what stands above it.")),
        Note(id="warning", text=_("A warning."), warning=True),
        Heading(id="lying", text=_("Heading of an annex on a lying page"), annex=True, landscape=True),
        Paragraph(id="lying-text", text=_("Pictures of the landscape lie on pages of their own.")),
        Heading(id="annex", text=_("Heading of an annex"), annex=True),
        Table(id="small", columns=_small(), rows=(tuple(range(1, 9)),), caption=_("A table of many columns")),
    ]  # fmt: skip


def _draft() -> Paragraph:
    return Paragraph(id="draft", text=_("What the inventory offers for the answer."), fill=Fill.DRAFT)


def _table() -> Table:
    columns = (
        Column(_("Column of texts"), share=20),
        Column(_("Column of amounts"), ColumnKind.AMOUNT, 10),
        Column(_("Column of dates"), ColumnKind.DATE, 10),
    )
    rows = (
        (_("A row"), 123456, DAY),
        (_("Rows under a heading"),),
        (_("A row with what is unknown"), None, DAY),
        (_("A row that somebody must still fill"), 0, Prompt("x")),
    )
    return Table(
        id="table",
        columns=columns,
        rows=rows,
        totals=(_("Total"), 123456, ""),
        caption=_("Caption of a table"),
    )


def _small() -> tuple[Column, ...]:
    return tuple(Column(str(number), ColumnKind.NUMBER) for number in range(1, 9))
