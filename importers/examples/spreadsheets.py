"""What the board keeps itself: a workbook of other equipment, and the delivery lists of two suppliers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from importers.examples.exports import spelled
from importers.examples.fleet import fleet
from importers.examples.identity import digest
from importers.examples.tables import Document, Sheet, data

if TYPE_CHECKING:
    from datetime import date

    from importers.examples.fleet import Device

TITLES = {
    "Schermen": "Touchscreens per lokaal",
    "Kasten en robots": "Laadkasten en robots",
    "Netwerk": "Netwerkapparatuur",
}
HEADER = [
    "Inventarisnummer",
    "Serienummer",
    "Model",
    "Vestiging",
    "Ordernummer",
    "Aankoopdatum",
    "Garantie tot",
]
ODD = {"TS20-0007": "in reparatie", "AP21-0031": "op voorraad"}
"""Devices that are not in use."""


def spreadsheets() -> list[Document]:
    """Return the workbook and the delivery lists."""
    return [equipment(), chromebooks(), workplaces()]


def equipment() -> Document:
    """Return the workbook of displays, cabinets and network: a title above each table, a total below."""
    bottom = data("apparaten")["exported"]
    sheets = []
    for name, title in TITLES.items():
        network = name == "Netwerk"
        rows = [equipment_row(d, network=network) for d in fleet() if d.lot["list"] == name]
        header = [*HEADER, "Status", *(["MAC-adres kabel"] if network else []), "Opmerkingen"]
        above = f"{title}, bijgewerkt op {dutch(bottom)}"
        sheets.append(Sheet(name, header, rows, above, ("Totaal", len(rows))))
    return Document("overige-apparatuur.xlsx", sheets)


def equipment_row(device: Device, *, network: bool) -> list[Any]:
    """Return one row of the workbook; the network sheet has real dates, the others dates as text."""
    dates: list[Any] = [device.bought, device.warranty]
    if not network:
        dates = [dutch(day) for day in dates]
    address = [":".join(device.address[i : i + 2] for i in range(0, 12, 2))] if network else []
    return [
        device.tag,
        device.serial,
        device.lot["model"],
        spelled(device),
        device.lot["order"],
        *dates,
        ODD.get(device.tag, "in gebruik"),
        *address,
        device.lot["note"].format(number=1 + digest(device.tag) % 14),
    ]


def chromebooks() -> Document:
    """Return the supplier's list that joins the Chromebooks of Google Admin to orders, by serial number."""
    header = ["Serienummer", "Ordernummer", "Aankoopdatum", "Garantie tot"]
    rows = [
        [d.serial, d.lot["order"], dutch(d.bought), dutch(d.warranty)]
        for d in fleet()
        if d.lot["list"] == "google"
    ]
    return Document("leverlijst-scholtec.csv", [Sheet("leverlijst", header, rows)], ";")


def workplaces() -> Document:
    """Return the supplier's list that joins the laptops and desktops of Intune to orders, labels and schools."""
    header = ["Serienummer", "Ordernummer", "Inventarisnummer", "Vestiging", "Aankoopdatum", "Garantie tot"]
    rows = [
        [d.serial, d.lot["order"], d.tag, spelled(d), dutch(d.bought), dutch(d.warranty)]
        for d in fleet()
        if d.lot["list"] == "intune"
    ]
    return Document("leverlijst-werkplek.csv", [Sheet("leverlijst", header, rows)], ";", "cp1252")


def dutch(day: date) -> str:
    """Return a day as a Dutch spreadsheet shows it."""
    return day.strftime("%d-%m-%Y")
