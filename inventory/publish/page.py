"""The process by party table as one web page: the sheets to look at and print, and the same table as text.

The page stands on its own: no script, no font, no picture and no style from elsewhere, and a policy that forbids them.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from inventory.language import _, current
from inventory.publish.map_cells import build, difference_title, difference_words, words
from inventory.publish.map_table import draw_table
from inventory.publish.svg import NAMESPACE, escape

if TYPE_CHECKING:
    from inventory.landscape.difference import Compare
    from inventory.landscape.model import LandscapeView
    from inventory.publish.map_cells import Cell, Chip, Group, Line, MapTable

STYLE = Path(__file__).parent / "page.css"
POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def html(view: LandscapeView, *, title: str = "", compare: Compare = "product") -> str:
    """Return the process by party table of one day as one HTML document, in the language now spoken.

    Args:
        view: The landscape of one day (`Landscape.at`).
        title: Title of the page; "Process by party" when empty.
        compare: Compare the parties by product or by product family.
    """
    table = build(view, title, compare)
    pages = (svg.replace(f' xmlns="{NAMESPACE}"', "", 1) for svg in draw_table(table))
    figures = "\n".join(f"<figure>\n{page}</figure>" for page in pages)
    return (
        f'<!doctype html>\n<html lang="{current()}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(table.title)}</title>\n<style>\n{STYLE.read_text('utf-8')}</style>\n</head>\n"
        f"<body>\n<main>\n{figures}\n{_section(table)}</main>\n</body>\n</html>\n"
    )


def _section(table: MapTable) -> str:
    heads = [_("Process"), *(f"{column.letter} {column.name}" for column in table.columns), _("Difference")]
    head = "".join(f'<th scope="col">{escape(text)}</th>' for text in heads)
    body = "".join(_body(group, len(heads)) for group in table.groups)
    return (
        f"<section>\n<h2>{escape(_('The same as text'))}</h2>\n"
        f"<p>{escape(' · '.join(table.summary))}</p>\n"
        f"<table>\n<caption>{escape(table.title)}. {escape(table.subtitle)}</caption>\n"
        f"<thead><tr>{head}</tr></thead>\n{body}</table>\n</section>\n"
    )


def _body(group: Group, columns: int) -> str:
    head = (
        f'<tr><th scope="rowgroup" colspan="{columns}">{escape(group.name)}</th></tr>\n' if group.name else ""
    )
    return f"<tbody>\n{head}{''.join(_line(line) for line in group.lines)}</tbody>\n"


def _line(line: Line) -> str:
    name = escape(f"{line.process.code} {line.process.name}")
    cells = "".join(_cell(cell) for cell in line.cells)
    about = escape(difference_title(line.difference))
    return (
        f'<tr><th scope="row">{name}</th>{cells}'
        f'<td title="{about}">{escape(difference_words(line.difference))}</td></tr>\n'
    )


def _cell(cell: Cell) -> str:
    if cell.state != "systems":
        mark = ' class="gap"' if cell.state == "gap" else ""
        return f'<td{mark} title="{escape(cell.title)}">{escape(words(cell.state))}</td>'
    note = f" ({escape(cell.note)})" if cell.note else ""
    return f'<td title="{escape(cell.title)}">{", ".join(_chip(chip) for chip in cell.chips)}{note}</td>'


def _chip(chip: Chip) -> str:
    name = f'<span title="{escape(chip.title)}">{escape(chip.name)}</span>'
    return f"<strong>{name}</strong> ({escape(' '.join(chip.letters))})" if chip.shared else name
