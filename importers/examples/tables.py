"""The tables of the demo board that are written down as they are: one TOML file a document."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
DOCUMENTS = (
    "lindelaar-basis",
    "contracten",
    "bestellingen",
    "systemen",
    "personeel",
    "personeelsverdeling",
    "financien",
    "verwerkersovereenkomsten",
    "privacybijsluiters",
    "subverwerkers",
    "privacyregister",
    "netwerk-en-storingen",
    "ikc-systemen-processen",
    "ikc-visie-roadmap",
    "ict-plan",
    "grootboek-2026",
)


@dataclass(frozen=True)
class Sheet:
    """One table of a document.

    Args:
        name: Name of the sheet.
        header: Names of its columns.
        rows: Cells: text, whole numbers or dates; "" for an empty one.
        title: A line above the header, "" for none.
        totals: The row below the table, empty for none.
    """

    name: str
    header: list[str]
    rows: list[list[Any]]
    title: str = ""
    totals: tuple[Any, ...] = ()

    def records(self) -> list[dict[str, Any]]:
        """Return the rows as mappings of header to cell."""
        return [dict(zip(self.header, row, strict=True)) for row in self.rows]


@dataclass(frozen=True)
class Document:
    """One file of the demo board.

    Args:
        file: Its name; `.csv` has one sheet, `.xlsx` any number.
        sheets: Its tables.
        delimiter: Between the cells of a CSV.
        encoding: Of a CSV.
    """

    file: str
    sheets: list[Sheet]
    delimiter: str = ","
    encoding: str = "utf-8"


@cache
def data(name: str) -> dict[str, Any]:
    """Return the content of `tables/NAME.toml`."""
    return tomllib.loads((HERE / "tables" / f"{name}.toml").read_text(encoding="utf-8"))


def document(name: str) -> Document:
    """Return the document in `tables/NAME.toml`."""
    found = data(name)
    sheets = [
        Sheet(s["name"], s["header"], s["rows"], s.get("title", ""), tuple(s.get("totals", ())))
        for s in found["sheet"]
    ]
    return Document(found["file"], sheets, found.get("delimiter", ","), found.get("encoding", "utf-8"))


def orders() -> dict[str, dict[str, Any]]:
    """Return the rows of the orders spreadsheet by order number."""
    return {row["Ordernummer"]: row for row in document("bestellingen").sheets[0].records()}
