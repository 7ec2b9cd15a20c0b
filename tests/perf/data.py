"""The bench's devices: always the same ones, as a person's CSV or XLSX, as stored values for the floors, as a database."""

from __future__ import annotations

import csv
import datetime as dt
import zipfile
from html import escape
from typing import TYPE_CHECKING, Any

from inventory.records.assets import Category, Lot, Product
from inventory.records.organisation import Room, Site
from inventory.store.database import open_database
from inventory.store.work import work

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

HEADERS = {
    "tag": "Inventarisnummer",
    "serial": "Serienummer",
    "name": "Apparaatnaam",
    "product": "Model",
    "status": "Status",
    "site": "School",
    "home_site": "Thuislocatie",
    "room": "Lokaal",
    "user": "Gebruiker",
    "lot": "Ordernummer",
    "ownership": "Eigendom",
    "purchased": "Aankoopdatum",
    "warranty_end": "Garantie tot",
    "end_of_support": "Einde ondersteuning",
    "os": "Besturingssysteem",
    "os_version": "OS versie",
    "mac_wifi": "Wi-Fi MAC",
    "mac_lan": "EthernetMAC",
    "last_seen": "Laatst gezien",
    "encrypted": "Versleuteld",
    "managed_id": "Device ID",
    "notes": "Opmerkingen",
}
"""Column → what a Dutch export calls it."""

COLUMNS = tuple(HEADERS)
SITES, MODELS, LOTS, ROOMS = 16, 40, 400, 20
NAMES = ("Linde", "Eik", "Beuk", "Wilg", "Es", "Iep", "Berk", "Els", "Hulst", "Spar", "Den", "Kers", "Peer", "Abeel", "Noot", "Vlier")  # fmt: skip
MAKERS = ("Acer", "Dell", "HP", "Lenovo", "Apple", "Samsung", "Prowise", "Zyxel")
STATUSES = {
    "in_use": "in gebruik",
    "in_stock": "op voorraad",
    "repair": "in reparatie",
    "retired": "afgevoerd",
}
OWNERS = {"owned": "eigendom", "leased": "lease"}
SYSTEMS = ("ChromeOS", "Windows", "iPadOS", "macOS")
START = dt.date(2018, 8, 1)
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
XML = '<?xml version="1.0" encoding="UTF-8"?>'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PARTS = "http://schemas.openxmlformats.org/package/2006"
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"
PACKAGE = {
    "[Content_Types].xml": f'<Types xmlns="{PARTS}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{SHEET}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{SHEET}.worksheet+xml"/>'
    f'<Override PartName="/xl/sharedStrings.xml" ContentType="{SHEET}.sharedStrings+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{PARTS}/relationships">'
    f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
    '<sheet name="Devices" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PARTS}/relationships">'
    f'<Relationship Id="rId1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="rId2" Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
}
"""The parts of a workbook with one sheet, but for the sheet and its texts."""
FEW = 50
"""One in so many devices differs in the changed file: 2 %."""


def day(number: int, spread: int) -> dt.date:
    """Return a day within so many days from the start."""
    return START + dt.timedelta(days=number * 7919 % spread)


def stored(number: int, *, changed: bool = False) -> dict[str, Any]:
    """Return device `number` (from 1) as the database keeps it; every `FEW`th with another user and day when changed."""
    lot, spun = number % LOTS, number * 2_654_435_761 % 2**32
    bought = day(lot, 2600)
    other = changed and number % FEW == 0
    return {
        "tag": f"CB-{number:07d}",
        "serial": f"NX{spun:08X}{number % 97:02d}",
        "name": f"{NAMES[number % SITES].upper()}-{number % 30 + 1:02d}-{number:06d}",
        "product": lot % MODELS + 1,
        "status": list(STATUSES)[0 if number % 10 else 1 + number // 10 % 3],
        "site": number % SITES + 1,
        "home_site": (number + number % 3) % SITES + 1,
        "room": number % (SITES * ROOMS) + 1 if number % 2 else None,
        "user": f"leerling{number + other}@lindelaar.example" if number % 4 else None,
        "lot": lot + 1,
        "ownership": "leased" if lot % 5 == 0 else "owned",
        "purchased": bought.isoformat(),
        "warranty_end": (bought + dt.timedelta(days=1095)).isoformat(),
        "end_of_support": (bought + dt.timedelta(days=2900)).isoformat() if lot % 2 else None,
        "os": SYSTEMS[lot % 4],
        "os_version": f"{100 + lot % 30}.0.{lot % 7}",
        "mac_wifi": ":".join(f"{spun:012x}"[place : place + 2] for place in range(0, 12, 2)),
        "mac_lan": ":".join(f"{spun ^ 0xA5A5A5A5A5:012x}"[p : p + 2] for p in range(0, 12, 2))
        if number % 2
        else None,
        "last_seen": day(number + 17 * other, 2900).isoformat(),
        "encrypted": number % 3 % 2,
        "managed_id": f"{spun:08x}-{number:06x}-4b1d",
        "notes": f"Hersteld scharnier, zie bon {spun % 9999}" if number % 10 == 3 else None,
    }


def written(values: dict[str, Any]) -> list[str]:
    """Return a device as a Dutch export writes it."""
    names: dict[str, Callable[[Any], str]] = {
        "product": lambda n: model(n - 1),
        "site": lambda n: school(n - 1),
        "home_site": lambda n: school(n - 1),
        "room": room,
        "lot": lambda n: f"PO-{n - 1:04d}",
        "status": STATUSES.__getitem__,
        "ownership": OWNERS.__getitem__,
        "encrypted": lambda n: "ja" if n else "nee",
    }
    days = {"purchased", "warranty_end", "end_of_support", "last_seen"}
    cells = []
    for name, value in values.items():
        if value is None:
            cells.append("")
        elif name in days:
            cells.append(f"{value[8:]}-{value[5:7]}-{value[:4]}")
        else:
            cells.append(names[name](value) if name in names else value)
    return cells


def school(place: int) -> str:
    """Return the name of a site."""
    return f"De {NAMES[place]}"


def model(place: int) -> str:
    """Return the name of a product."""
    return f"{MAKERS[place % len(MAKERS)]} Model {300 + place}"


def room(number: int) -> str:
    """Return the title of a room, which names its site too."""
    return f"{school((number - 1) % SITES)} · Lokaal {(number - 1) // SITES + 1}"


def devices(count: int, *, changed: bool = False) -> Iterator[dict[str, Any]]:
    """Yield so many devices as stored values."""
    return (stored(number, changed=changed) for number in range(1, count + 1))


def write_csv(path: Path, count: int, *, changed: bool = False) -> None:
    """Write the file that a person imports."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, delimiter=";")
        writer.writerow(HEADERS.values())
        writer.writerows(map(written, devices(count, changed=changed)))


def write_stored(path: Path, count: int, *, changed: bool = False) -> None:
    """Write the file of a floor: the same rows as the database keeps them, so that a floor converts nothing."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, delimiter=";")
        writer.writerow(COLUMNS)
        writer.writerows(row.values() for row in devices(count, changed=changed))


def write_xlsx(path: Path, count: int) -> None:
    """Write the same file as a workbook, all cells text; by hand, since openpyxl takes half a minute for 100,000 rows."""
    places: dict[str, int] = {}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, text in PACKAGE.items():
            archive.writestr(name, XML + text)
        with archive.open("xl/worksheets/sheet1.xml", "w") as stream:
            stream.write(f'{XML}<worksheet xmlns="{MAIN}"><sheetData>'.encode())
            for number, cells in enumerate([list(HEADERS.values()), *map(written, devices(count))], 1):
                line = "".join(
                    f'<c r="{LETTERS[place]}{number}" t="s"><v>{places.setdefault(cell, len(places))}</v></c>'
                    for place, cell in enumerate(cells)
                    if cell
                )
                stream.write(f'<row r="{number}">{line}</row>'.encode())
            stream.write(b"</sheetData></worksheet>")
        texts = "".join(f"<si><t>{escape(text)}</t></si>" for text in places)
        archive.writestr("xl/sharedStrings.xml", f'{XML}<sst xmlns="{MAIN}">{texts}</sst>')


def make_database(path: Path) -> None:
    """Make a database with everything that the devices point to, and no device."""
    database = open_database(path)
    with work(database, "bench") as unit:
        unit.add(Category, {"name": "Chromebooks", "cost_row": "devices", "term_months": 48})
        for place in range(SITES):
            unit.add(Site, {"code": f"31AB{place:02d}", "name": school(place)})
        for place in range(MODELS):
            unit.add(Product, {"name": model(place), "manufacturer": MAKERS[place % len(MAKERS)]})
        for place in range(LOTS):
            unit.add(Lot, {"code": f"PO-{place:04d}", "description": f"Partij {place}", "category": 1, "quantity": 250,
                           "unit_price": 34_900, "in_use": day(place, 2600)})  # fmt: skip
        for number in range(1, SITES * ROOMS + 1):
            unit.add(Room, {"site": (number - 1) % SITES + 1, "name": f"Lokaal {(number - 1) // SITES + 1}"})
    database.close()
