"""The storingskaart as a web page: an article for each school, that prints on a page of A4."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from inventory.language import current
from inventory.publish.incident_card import told
from inventory.publish.incident_card_fit import letters
from inventory.publish.page import POLICY
from inventory.publish.svg import escape

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inventory.publish.incident_card import Card

STYLE = Path(__file__).parent / "incident_card.css"
LINE, BETWEEN = 1.22, 0.65
"""Height of a line and white around a row, in sizes of the letters, as the style has them."""


def html(cards: Sequence[Card]) -> str:
    """Return cards as one HTML document that stands on its own, in the language now spoken."""
    said = told(cards)
    articles = "".join(_article(said, texts, letters(texts, LINE, BETWEEN)) for texts in said["cards"])
    return (
        f'<!doctype html>\n<html lang="{current()}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(said['title'])}</title>\n<style>\n{STYLE.read_text('utf-8')}</style>\n</head>\n"
        f"<body>\n{articles}</body>\n</html>\n"
    )


def _article(said: dict[str, Any], card: dict[str, Any], size: float) -> str:
    first = ""
    if card["first"]:
        first = f'<p class="first">{escape(said["first"])} <strong>{escape(card["first"])}</strong></p>\n'
    parts = "".join(_section(part["title"], part["rows"], ()) for part in card["sections"])
    return (
        f'<article style="--size: {size}pt">\n'
        f"<h1><span>{escape(said['card'])}</span><span>{escape(card['site'])}</span></h1>\n{first}"
        f"{_section(said['internet'], card['internet'], said['heads'])}{parts}"
        f"<footer><span>{escape(said['legend'])}</span><span>{escape(card['board'])} · {escape(card['made'])}</span></footer>\n"
        "</article>\n"
    )


def _section(title: str, rows: Sequence[dict[str, Any]], heads: Sequence[str]) -> str:
    head = "".join(f'<th scope="col">{escape(one)}</th>' for one in heads)
    found = f"<thead><tr>{head}</tr></thead>\n" if head else ""
    columns = '<colgroup><col class="what"><col class="within"><col class="meanwhile"><col></colgroup>'
    body = "".join(map(_row, rows))
    return f"<h2>{escape(title)}</h2>\n<table>\n{columns}\n{found}<tbody>\n{body}</tbody>\n</table>\n"


def _row(row: dict[str, Any]) -> str:
    sign = "●" if row["primary"] else "○"
    details = f"<small>{escape(row['details'])}</small>" if row["details"] else ""
    return (
        f'<tr><th scope="row">{sign} {escape(row["what"])}</th><td class="within">{escape(row["within"])}</td>'
        f"<td>{escape(row['meanwhile'])}</td>"
        f"<td>{escape(row['call'])} <b>{escape(row['channel'])}</b>{details}</td></tr>\n"
    )
