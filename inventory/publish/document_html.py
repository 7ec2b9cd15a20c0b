"""A plan or report as one web page that stands on its own: to read on a screen, to print, or to paste from.

No script, and nothing fetched: pictures are SVG in the page, each with the same told as text.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from inventory.language import _, current
from inventory.plan.blocks import (
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
from inventory.publish.page import POLICY, figure
from inventory.publish.page import table as plain_table
from inventory.publish.plain import plain
from inventory.publish.svg import escape
from inventory.publish.word_blocks import ALPHABET
from inventory.publish.word_table import RIGHT, cell_text, prompt
from inventory.whole_file import write_whole

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inventory.plan.blocks import Block, Cell
    from inventory.publish.figures import Plates

STYLE = Path(__file__).parent / "document.css"


def write_page(blocks: Sequence[Block], path: Path, plates: Plates, *, contents: bool = True) -> None:
    """Write a plan as a web page.

    Args:
        blocks: The blocks of `plan.assemble`, a `Cover` first.
        path: The file to make; an existing one is replaced.
        plates: Its pictures (`figures.drawn`).
        contents: Whether it has a table of contents and numbered headings; a short page has neither.

    Raises:
        InputError: The file cannot be written.
    """
    write_whole(path, page(blocks, plates, contents=contents).encode())


def page(blocks: Sequence[Block], plates: Plates, *, contents: bool = True) -> str:
    """Return a plan as one HTML document, in the language now spoken; the same blocks are the same bytes.

    See `write_page` for the arguments.

    Raises:
        ValueError: The first block is no cover; a mistake of who made the blocks.
    """
    cover = blocks[0]
    if not isinstance(cover, Cover):
        raise ValueError("a plan begins with its cover")  # noqa: TRY004  the wrong value in the first place
    writer = Writer(plates, numbered=contents)
    body = "".join(writer.write(block) for block in blocks[1:])
    listed = writer.contents() if contents else ""
    return (
        f'<!doctype html>\n<html lang="{current()}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(plain(cover.title))}</title>\n<style>\n{STYLE.read_text('utf-8')}</style>\n</head>\n"
        f"<body>\n<main>\n{_cover(cover)}{listed}{body}</main>\n</body>\n</html>\n"
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
        numbered: Whether headings have a number.
    """

    def __init__(self, plates: Plates, *, numbered: bool = True) -> None:
        self.plates = plates
        self.numbered = numbered
        self.entries: list[tuple[int, str, str]] = []
        self._counts = [0, 0, 0]
        self._annexes = 0

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
                return _check(block)
            case Table():
                return _table(block)
            case TextSlot():
                return self._slot(block)
            case Note():
                mark = f"<strong>{escape(_('Note: '))}</strong>" if block.warning else ""
                kind = "warning" if block.warning else "note"
                return f'<p class="{kind}" id="{block.id}">{mark}{_text(block.text)}</p>\n'
            case Paragraph():
                return _paragraph(block)
            case Figure():
                return self._figure(block)
            case _:
                raise TypeError(f"a page has no place for a {type(block).__name__}")

    def _heading(self, block: Heading) -> str:
        number = self._number(block)
        text = f"{number} {_text(block.text)}".strip()
        self.entries.append((block.level, block.id, text))
        level = block.level + 1
        return f'<h{level} id="{block.id}">{text}</h{level}>\n'

    def _number(self, block: Heading) -> str:
        if not self.numbered:
            return ""
        if block.annex:
            self._annexes += 1
            return (
                escape(_("Annex {letter}").format(letter=ALPHABET[(self._annexes - 1) % len(ALPHABET)])) + ":"
            )
        self._counts[block.level - 1] += 1
        self._counts[block.level :] = [0] * (len(self._counts) - block.level)
        return ".".join(str(count) for count in self._counts[: block.level])

    def _slot(self, block: TextSlot) -> str:
        drafts = "".join(self.write(draft) for draft in block.drafts)
        answer = _paragraphs(block.text) if block.text else f'<p class="prompt">{escape(prompt())}</p>\n'
        return f'<section class="slot" id="{block.id}">\n<p class="question">{_text(block.question)}</p>\n{drafts}{answer}</section>\n'

    def _figure(self, block: Figure) -> str:
        plate = self.plates[block.id]
        sheets = "\n".join(figure(svg) for svg in plate.sheets)
        told = "".join(plain_table(table) for table in plate.tables)
        label = escape(_("The same as text"))
        return (
            f'<section id="{block.id}">\n<p class="note">{_text(block.alt)}</p>\n{sheets}'
            f"<details>\n<summary>{label}</summary>\n{told}</details>\n</section>\n"
        )


def _text(value: str) -> str:
    """Return a foreign text with its line ends."""
    return "<br>\n".join(escape(line) for line in plain(value, lines=True).split("\n"))


def _paragraphs(value: str) -> str:
    return "".join(f"<p>{escape(line)}</p>\n" for line in plain(value, lines=True).split("\n"))


def _paragraph(block: Paragraph) -> str:
    if block.fill is not Fill.DRAFT:
        return f'<div id="{block.id}">\n{_paragraphs(block.text)}</div>\n'
    label = escape(_("From the inventory"))
    return f'<div class="draft" id="{block.id}">\n<p class="label">{label}</p>\n{_paragraphs(block.text)}</div>\n'


def _check(block: Check) -> str:
    box = "☑" if block.ticked else "☐"
    note = f"<br>\n<small>{_text(block.note)}</small>" if block.note else ""
    return f'<p class="check" id="{block.id}"><span>{box}</span> {_text(block.text)}{note}</p>\n'


def _table(block: Table) -> str:
    if not block.rows:
        return f'<p class="note" id="{block.id}">{_text(block.empty or _("unknown"))}</p>\n'
    caption = f"<caption>{_text(block.caption)}</caption>\n" if block.caption else ""
    head = "".join(f'<th scope="col">{_text(column.label)}</th>' for column in block.columns)
    body = "".join(f"<tr>{_cells(block, row)}</tr>\n" for row in block.rows)
    foot = f"<tfoot><tr>{_cells(block, block.totals)}</tr></tfoot>\n" if block.totals else ""
    return (
        f'<table id="{block.id}">\n{caption}<thead><tr>{head}</tr></thead>\n'
        f"<tbody>\n{body}</tbody>\n{foot}</table>\n"
    )


def _cells(block: Table, row: tuple[Cell, ...]) -> str:
    if len(row) < len(block.columns):
        text = _text(cell_text(row[0], ColumnKind.TEXT))
        return f'<th colspan="{len(block.columns)}" scope="rowgroup">{text}</th>'
    found = []
    for column, cell in zip(block.columns, row, strict=True):
        side = ' class="number"' if column.kind in RIGHT else ""
        found.append(f"<td{side}>{_text(cell_text(cell, column.kind))}</td>")
    return "".join(found)
