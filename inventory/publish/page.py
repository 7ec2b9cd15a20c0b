"""A picture as one web page: the sheets to look at and print, and the same as text.

The page stands on its own: no script, no font, no picture and no style from elsewhere, and a policy that forbids them.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from inventory.language import _, current
from inventory.publish.svg import NAMESPACE, escape

if TYPE_CHECKING:
    from inventory.publish.plate import Cells, PlainTable, Plate

STYLE = Path(__file__).parent / "page.css"
POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def html(plate: Plate) -> str:
    """Return a picture as one HTML document, in the language now spoken."""
    figures = "\n".join(figure(svg) for svg in plate.sheets)
    return (
        f'<!doctype html>\n<html lang="{current()}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(plate.title)}</title>\n<style>\n{STYLE.read_text('utf-8')}</style>\n</head>\n"
        f"<body>\n<main>\n{figures}\n{_section(plate)}</main>\n</body>\n</html>\n"
    )


def figure(svg: str) -> str:
    """Return a sheet as part of a page."""
    inline = svg.replace(f' xmlns="{NAMESPACE}"', "", 1)
    return f"<figure>\n{inline}</figure>"


def _section(plate: Plate) -> str:
    notes = f"<p>{escape(' · '.join(plate.notes))}</p>\n" if plate.notes else ""
    return (
        f"<section>\n<h2>{escape(_('The same as text'))}</h2>\n"
        f"<p>{escape(plate.title)}. {escape(plate.subtitle)}</p>\n{notes}"
        f"{''.join(table(one) for one in plate.tables)}</section>\n"
    )


def table(told: PlainTable) -> str:
    """Return a table of texts."""
    head = "".join(f'<th scope="col">{escape(text)}</th>' for text in told.head)
    body = "".join(_row(row, len(told.head)) for row in told.rows)
    return (
        f"<table>\n<caption>{escape(told.caption)}</caption>\n"
        f"<thead><tr>{head}</tr></thead>\n<tbody>\n{body}</tbody>\n</table>\n"
    )


def _row(row: Cells, columns: int) -> str:
    if len(row) == 1 < columns:
        return f'<tr><th scope="colgroup" colspan="{columns}">{escape(row[0])}</th></tr>\n'
    cells = "".join(f"<td>{escape(text)}</td>" for text in row[1:])
    return f'<tr><th scope="row">{escape(row[0])}</th>{cells}</tr>\n'
