"""A plan or report as one web page that stands on its own: to read on a screen, to print, or to paste from.

No script, and nothing fetched: pictures are SVG in the page, each with the same told as text. Every figure that has
lines is a link to them.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from inventory.language import _, current
from inventory.plan.blocks import (
    TOTALS,
    Bullets,
    Check,
    ColumnKind,
    Cover,
    Figure,
    Fill,
    Heading,
    Note,
    Paragraph,
    Table,
    TextSlot,
)
from inventory.publish.document_html_lines import Behind
from inventory.publish.document_numbers import Numbers
from inventory.publish.page import POLICY, figure
from inventory.publish.page import table as plain_table
from inventory.publish.plain import plain
from inventory.publish.svg import escape
from inventory.publish.word_table import cell_text, prompt
from inventory.whole_file import write_whole

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inventory.plan.blocks import Block, Cell
    from inventory.publish.document_html_lines import Names
    from inventory.publish.figures import Plates

NONE: Names = {}
STYLE = Path(__file__).parent / "document.css"


def write_page(
    blocks: Sequence[Block], path: Path, plates: Plates, *, contents: bool = True, names: Names = NONE
) -> None:
    """Write a plan as a web page.

    Args:
        blocks: The blocks of `plan.assemble`, a `Cover` first.
        path: The file to make; an existing one is replaced.
        plates: Its pictures (`figures.drawn`).
        contents: Whether it has a table of contents and numbered headings; a short page has neither.
        names: What the records are called that texts and ticks rest on (`document_names.named`).

    Raises:
        InputError: The file cannot be written.
    """
    write_whole(path, page(blocks, plates, contents=contents, names=names).encode())


def page(blocks: Sequence[Block], plates: Plates, *, contents: bool = True, names: Names = NONE) -> str:
    """Return a plan as one HTML document, in the language now spoken; the same blocks are the same bytes.

    See `write_page` for the arguments.

    Raises:
        ValueError: The first block is no cover; a mistake of who made the blocks.
    """
    cover = blocks[0]
    if not isinstance(cover, Cover):
        raise ValueError("a plan begins with its cover")  # noqa: TRY004  the wrong value in the first place
    writer = Writer(plates, numbered=contents, names=names)
    body = "".join(writer.write(block) for block in blocks[1:])
    listed = writer.contents() if contents and not cover.short else ""
    return (
        f'<!doctype html>\n<html lang="{current()}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(plain(cover.title))}</title>\n<style>\n{STYLE.read_text('utf-8')}</style>\n</head>\n"
        f"<body>\n<main>\n{_cover(cover)}{listed}{body}</main>\n{writer.behind.all()}</body>\n</html>\n"
    )


def _cover(cover: Cover) -> str:
    lines = "".join(f"<p>{escape(plain(line))}</p>\n" for line in cover.lines)
    title = escape(plain(cover.title))
    about = escape(" · ".join(plain(part) for part in (cover.board, cover.period) if part))
    return f"<header>\n<h1>{title}</h1>\n<p>{about}</p>\n{lines}</header>\n"


class Writer:
    """Turns blocks into HTML, and remembers the headings for the table of contents.

    Args:
        plates: The pictures by the id of their block.
        numbered: Whether headings and captions have a number.
        names: What records are called.
    """

    def __init__(self, plates: Plates, *, numbered: bool = True, names: Names = NONE) -> None:
        self.plates = plates
        self.numbers = Numbers(numbered=numbered)
        self.behind = Behind(names)
        self.entries: list[tuple[int, str, str]] = []

    def contents(self) -> str:
        """Return the table of contents of the headings that were written, two levels."""
        lines = "".join(
            f'<li class="level{level}"><a href="#{mark}">{text}</a></li>\n'
            for level, mark, text in self.entries
            if level <= 2  # noqa: PLR2004  as in the Word document
        )
        return f"<nav>\n<h2>{escape(_('Contents'))}</h2>\n<ul>\n{lines}</ul>\n</nav>\n"

    def write(self, block: Block) -> str:
        """Return one block.

        Raises:
            TypeError: A block of a kind that a page does not have; a mistake of the program.
        """
        match block:
            case Heading():
                return self._heading(block)
            case Bullets():
                return "<ul>\n" + "".join(f"<li>{_text(item)}</li>\n" for item in block.items) + "</ul>\n"
            case Check():
                return self._check(block)
            case Table():
                return self._table(block)
            case TextSlot():
                return self._slot(block)
            case Note():
                mark = f"<strong>{escape(_('Note: '))}</strong>" if block.warning else ""
                kind = "warning" if block.warning else "note"
                return f'<p class="{kind}" id="{block.id}">{mark}{_text(block.text)}</p>\n'
            case Paragraph():
                return self._paragraph(block)
            case Figure():
                return self._figure(block)
            case _:
                raise TypeError(f"a page has no place for a {type(block).__name__}")

    def _heading(self, block: Heading) -> str:
        text = f"{escape(self.numbers.heading(block))} {_text(block.text)}".strip()
        self.entries.append((block.level, block.id, text))
        level = block.level + 1
        return f'<h{level} id="{block.id}">{text}</h{level}>\n'

    def _slot(self, block: TextSlot) -> str:
        drafts = "".join(self.write(draft) for draft in block.drafts)
        answer = _paragraphs(block.text) if block.text else f'<p class="prompt">{escape(prompt())}</p>\n'
        return f'<section class="slot" id="{block.id}">\n<p class="question">{_text(block.question)}</p>\n{drafts}{answer}</section>\n'

    def _figure(self, block: Figure) -> str:
        plate = self.plates[block.id]
        sheets = "\n".join(figure(svg) for svg in plate.sheets)
        told = "".join(plain_table(table) for table in plate.tables)
        label = escape(_("The same as text"))
        caption = _text(self.numbers.figure(block))
        return (
            f'<section id="{block.id}">\n<p class="caption">{caption}</p>\n<p class="note">{_text(block.alt)}</p>\n'
            f"{sheets}<details>\n<summary>{label}</summary>\n{told}</details>\n</section>\n"
        )

    def _notes(self, texts: tuple[str, ...]) -> tuple[str, str]:
        """Return the references to footnotes, and the footnotes themselves, which stand under their block."""
        numbers = [self.numbers.footnote() for _text_of in texts]
        signs = "".join(
            f'<sup><a id="note-{number}" href="#note-{number}-t">{number}</a></sup>' for number in numbers
        )
        told = "".join(
            f'<p class="note" id="note-{number}-t"><sup><a href="#note-{number}">{number}</a></sup> {_text(text)}</p>\n'
            for number, text in zip(numbers, texts, strict=True)
        )
        return signs, told

    def _paragraph(self, block: Paragraph) -> str:
        signs, notes = self._notes(block.footnotes)
        unended = _paragraphs(block.text).removesuffix("</p>\n")
        made = self.behind.figure(block.id, unended, block.lines)
        link = self.behind.evidence(block, block.text.partition("\n")[0])
        body = f"{made}{signs}{link}</p>\n{notes}"
        if block.fill is not Fill.DRAFT:
            return f'<div id="{block.id}">\n{body}</div>\n'
        label = escape(_("From the inventory"))
        return f'<div class="draft" id="{block.id}">\n<p class="label">{label}</p>\n{body}</div>\n'

    def _check(self, block: Check) -> str:
        box = "☑" if block.ticked else "☐"
        word = escape(_("yes") if block.ticked else _("no"))
        note = f"<br>\n<small>{_text(block.note)}</small>" if block.note else ""
        link = self.behind.evidence(block, block.text)
        return (
            f'<p class="check" id="{block.id}"><span role="img" aria-label="{word}">{box}</span> '
            f"{_text(block.text)}{note}{link}</p>\n"
        )

    def _table(self, block: Table) -> str:
        link = self.behind.evidence(block, block.caption)
        if not block.rows:
            return f'<p class="note" id="{block.id}">{_text(block.empty or _("unknown"))}{link}</p>\n'
        signs, notes = self._notes(block.footnotes)
        told = _text(self.numbers.table(block)) + signs + link
        caption = f"<caption>{told.strip()}</caption>\n" if told else ""
        head = "".join(f'<th scope="col">{_text(column.label)}</th>' for column in block.columns)
        body = "".join(f"<tr>{self._cells(block, place, row)}</tr>\n" for place, row in enumerate(block.rows))
        foot = f"<tfoot><tr>{self._cells(block, TOTALS, block.totals)}</tr></tfoot>\n" if block.totals else ""
        return (
            f'<table id="{block.id}">\n{caption}<thead><tr>{head}</tr></thead>\n'
            f"<tbody>\n{body}</tbody>\n{foot}</table>\n{notes}"
        )

    def _cells(self, block: Table, place: int, row: tuple[Cell, ...]) -> str:
        if len(row) < len(block.columns):
            text = _text(cell_text(row[0], ColumnKind.TEXT))
            return f'<th colspan="{len(block.columns)}" scope="rowgroup">{text}</th>'
        return "".join(self.behind.cells(block, place, row))


def _text(value: str) -> str:
    """Return a foreign text with its line ends."""
    return "<br>\n".join(escape(line) for line in plain(value, lines=True).split("\n"))


def _paragraphs(value: str) -> str:
    return "".join(f"<p>{escape(line)}</p>\n" for line in plain(value, lines=True).split("\n"))
