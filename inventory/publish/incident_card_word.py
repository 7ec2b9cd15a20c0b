"""The storingskaart as a Word document: a page for each school, with tables that can be edited."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from inventory.plan.blocks import Cover
from inventory.publish.incident_card import told
from inventory.publish.incident_card_fit import SHARES, letters
from inventory.publish.word import zipped
from inventory.publish.word_frame import A4, dress, parse
from inventory.publish.word_ooxml import TAB, grid, paragraph, run

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from inventory.publish.incident_card import Card

MARGIN = 624
"""Margins, in 1/20 point: 11 mm."""
ROOM = A4[0] - 2 * MARGIN
TO_RIGHT = f'<w:tabs><w:tab w:val="right" w:pos="{ROOM}"/></w:tabs>'
SLIM = 1.14
"""How much larger the letters can be than those of Inter, since Calibri is smaller: measured with LibreOffice."""
HIGH, BETWEEN = 1.22 * SLIM, 0.1
"""Height of a line of Calibri and white around a row, in sizes of the letters of Inter."""
WHITE = '<w:color w:val="FFFFFF"/>'
TIGHT = '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
BLACK = '<w:shd w:val="clear" w:color="auto" w:fill="000000"/>'
LINE = '<w:top w:val="single" w:sz="4" w:space="0" w:color="000000"/>'


def document(cards: Sequence[Card], on: date) -> bytes:
    """Return cards as the bytes of a Word document.

    Args:
        cards: At least one.
        on: The day that the document has as its date.
    """
    from docx import Document as new  # noqa: N813, PLC0415  80 ms, only for who writes Word

    said = told(cards)
    made = new()
    dress(made, Cover(id="card", title=said["title"], board=cards[0].board, period=""), on)
    body = made.element.body
    last = body[-1]
    for child in list(body)[:-1]:
        body.remove(child)
    _page(last)
    for place, texts in enumerate(said["cards"]):
        for element in _card(said, texts, letters(texts, HIGH, BETWEEN) * SLIM, first=place == 0):
            last.addprevious(parse(element))
    return zipped(made)


def _page(section: Any) -> None:
    """Give a section narrow margins and no running header or footer."""
    for child in list(section):
        section.remove(child)
    section.append(parse(f'<w:pgSz w:w="{A4[0]}" w:h="{A4[1]}"/>'))
    section.append(
        parse(
            f'<w:pgMar w:top="567" w:right="{MARGIN}" w:bottom="510" w:left="{MARGIN}" w:header="0" w:footer="0" w:gutter="0"/>'
        )
    )


def _card(said: dict[str, Any], card: dict[str, Any], size: float, *, first: bool) -> list[str]:
    """Return the elements of a card."""
    title = run(said["card"], properties=_look(size * 2.1, bold=True, more=WHITE))
    site = run(card["site"], properties=_look(size * 2.1, bold=True, more=WHITE))
    fresh = "" if first else "<w:pageBreakBefore/>"
    made = [paragraph(title + TAB + site, "Normal", f"{fresh}{BLACK}{TO_RIGHT}{TIGHT}")]
    if card["first"]:
        told_first = run(f"{said['first']} ", properties=_look(size * 1.3))
        told_first += run(card["first"], properties=_look(size * 1.3, bold=True))
        made.append(paragraph(told_first, "Normal", '<w:spacing w:before="60" w:after="60"/>'))
    made += _section(said["internet"], card["internet"], size, said["heads"])
    for part in card["sections"]:
        made += _section(part["title"], part["rows"], size)
    foot = f"{said['legend']}   {card['board']} · {card['made']}"
    made.append(
        paragraph(run(foot, properties=_look(7)), "Normal", '<w:spacing w:before="120" w:after="0"/>')
    )
    return made


def _section(title: str, rows: Sequence[dict[str, Any]], size: float, heads: Sequence[str] = ()) -> list[str]:
    """Return a black band with its title, and the table below it."""
    shown = run(title, properties=_look(size * 1.15, bold=True, more=WHITE))
    band = paragraph(shown, "Normal", f'<w:keepNext/>{BLACK}<w:spacing w:before="80" w:after="0"/>')
    widths = [ROOM * share // sum(SHARES) for share in SHARES]
    found = [_row([_plain(one, size * 0.85) for one in heads], widths, ruled=False)] if heads else []
    found += [_row(_cells(row, size), widths, ruled=place > 0) for place, row in enumerate(rows)]
    table = (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblCellMar><w:left w:w="80" w:type="dxa"/><w:right w:w="60" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f"{grid(widths)}{''.join(found)}</w:tbl>"
    )
    return [band, table]


def _row(cells: Sequence[str], widths: Sequence[int], *, ruled: bool) -> str:
    edge = f"<w:tcBorders>{LINE}</w:tcBorders>" if ruled else ""
    made = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{edge}</w:tcPr>{cell}</w:tc>'
        for cell, width in zip(cells, widths, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{made}</w:tr>"


def _cells(row: dict[str, Any], size: float) -> list[str]:
    sign = "● " if row["primary"] else "○ "
    call = run(f"{row['call']} ", properties=_look(size)) if row["call"] else ""
    call += run(row["channel"], properties=_look(size * 1.25, bold=True))
    made = [paragraph(call, "Normal", TIGHT)]
    if row["details"]:
        made.append(_plain(row["details"], size * 0.82))
    return [
        _plain(sign + row["what"], size * 1.12, bold=True),
        _plain(row["within"], size, bold=True),
        _plain(row["meanwhile"], size),
        "".join(made),
    ]


def _plain(text: str, points: float, *, bold: bool = False) -> str:
    return paragraph(run(text, properties=_look(points, bold=bold)), "Normal", TIGHT)


def _look(points: float, *, bold: bool = False, more: str = "") -> str:
    """Return the properties of a run: size in half points."""
    half = round(points * 2)
    return f'{"<w:b/>" if bold else ""}{more}<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'
