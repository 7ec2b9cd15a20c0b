"""Reading the demo board's files back, by nothing but openpyxl and csv."""

from __future__ import annotations

import csv
import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import openpyxl

if TYPE_CHECKING:
    from pathlib import Path

ENCODINGS = {
    "intune-devices.csv": "utf-8-sig",
    "verwerkersovereenkomsten.csv": "cp1252",
    "leverlijst-werkplek.csv": "cp1252",
    "grootboek-2026.csv": "cp1252",
}
SEMICOLON = ("leverlijst", "systemen", "personeel", "verwerkers", "privacy", "subverwerkers", "grootboek")


def rows(folder: Path, file: str, sheet: str = "", top: int = 1) -> list[dict[str, Any]]:
    """Return the rows of a table as mappings, empty cells as "", the row with totals left out."""
    path = folder / file
    if path.suffix == ".csv":
        delimiter = ";" if file.startswith(SEMICOLON) else ","
        with path.open(encoding=ENCODINGS.get(file, "utf-8"), newline="") as stream:
            return list(csv.DictReader(stream, delimiter=delimiter))
    cells = list(openpyxl.load_workbook(path)[sheet].iter_rows(min_row=top, values_only=True))
    header, body = cells[0], [row for row in cells[1:] if row[0] != "Totaal"]
    return [dict(zip(map(str, header), ("" if c is None else c for c in row), strict=True)) for row in body]


def devices(folder: Path) -> list[dict[str, str]]:
    """Return all devices: tag, serial, site as written, order number; joined by the delivery lists."""
    lists = {
        row["Serienummer"]: row
        for file in ("leverlijst-scholtec.csv", "leverlijst-werkplek.csv")
        for row in rows(folder, file)
    }
    found = []
    for row in rows(folder, "google-admin-chromebooks.csv"):
        order = lists[row["serialNumber"]]["Ordernummer"]
        found.append(
            (row["annotatedAssetId"], row["serialNumber"], row["annotatedLocation"], order, row["macAddress"])
        )
    for row in rows(folder, "intune-devices.csv"):
        line = lists[row["Serial number"]]
        mac = row["Wi-Fi MAC"] or row["EthernetMAC"]
        found.append(
            (line["Inventarisnummer"], row["Serial number"], line["Vestiging"], line["Ordernummer"], mac)
        )
    for row in rows(folder, "jamf-mobile-devices.csv"):
        mac = row["Wi-Fi MAC Address"]
        found.append((row["Asset Tag"], row["Mobile Device Serial"], row["Building"], row["PO Number"], mac))
    for sheet in ("Schermen", "Kasten en robots", "Netwerk"):
        for row in rows(folder, "overige-apparatuur.xlsx", sheet, 3):
            mac = row.get("MAC-adres kabel", "")
            found.append(
                (row["Inventarisnummer"], row["Serienummer"], row["Vestiging"], row["Ordernummer"], mac)
            )
    return [dict(zip(("tag", "serial", "site", "order", "mac"), device, strict=True)) for device in found]


def cents(text: str) -> int:
    """Return "€ 1.450,00" as 145000."""
    return int(Decimal(text.removeprefix("€ ").replace(".", "").replace(",", ".")) * 100)


def day(text: str) -> dt.date:
    """Return "22-08-2022" as a date."""
    return dt.datetime.strptime(text, "%d-%m-%Y").replace(tzinfo=dt.UTC).date()
