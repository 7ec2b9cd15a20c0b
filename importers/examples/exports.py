"""The exports of Google Admin (GAM), Intune and Jamf: their columns, their dates, their words; prices in none of them.

Columns: GAM's `print cros` as schools keep it, Intune's report "Devices with inventory", and Jamf Pro's mass update
template for mobile devices with four columns of an inventory search behind it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from importers.examples.fleet import fleet
from importers.examples.identity import digest
from importers.examples.tables import Document, Sheet, data

if TYPE_CHECKING:
    from datetime import date

    from importers.examples.fleet import Device

DOMAIN = "lindelaar.example"
UNENCRYPTED = 60
"""Every so many laptops one is not encrypted."""


def exports() -> list[Document]:
    """Return the three exports."""
    return [
        export("google", "google-admin-chromebooks.csv", chromebook),
        export("intune", "intune-devices.csv", windows, encoding="utf-8-sig"),
        export("jamf", "jamf-mobile-devices.csv", tablet),
    ]


def export(program: str, file: str, row: Any, encoding: str = "utf-8") -> Document:
    """Return the export of one program: a row for each of its devices, the same words where all are alike."""
    shape = data("exports")[program]
    rows = []
    for device in fleet():
        if device.lot["list"] == program:
            cells = shape["constants"] | row(device)
            rows.append([cells.get(column, "") for column in shape["columns"]])
    return Document(file, [Sheet(program, shape["columns"], rows)], encoding=encoding)


def chromebook(device: Device) -> dict[str, str]:
    """Return what Google Admin tells of a Chromebook."""
    assert device.site
    groups = data("apparaten")["groups"]
    group = "Reserve" if device.spare else groups[device.number % len(groups)]
    unit = device.site["unit"]
    account = f"{unit}.{group}@{DOMAIN}".replace(" ", "").lower()
    return {
        "deviceId": device.key,
        "annotatedAssetId": device.tag,
        "annotatedLocation": spelled(device),
        "annotatedUser": "" if device.spare else account,
        "autoUpdateExpiration": moment(device.lot["updates"], 0),
        "lastEnrollmentTime": moment(device.bought, digest(device.tag)),
        "lastSync": moment(device.seen, digest(device.tag)),
        "macAddress": device.address,
        "manufactureDate": device.lot["made"].isoformat(),
        "model": device.lot["model"],
        "orgUnitPath": f"/Lindelaar/{unit}/{group}",
        "serialNumber": device.serial,
        "status": "INACTIVE" if device.spare else "ACTIVE",
    }


def windows(device: Device) -> dict[str, str]:
    """Return what Intune tells of a laptop or desktop; it does not know where one stands."""
    number = digest(device.tag)
    desktop = device.lot["tag"].startswith("DT")
    user = f"{'kantoor' if desktop else 'leraar'}.{device.name.lower()}@{DOMAIN}"
    open_disk = number % UNENCRYPTED == 0
    return {
        "Device ID": device.key,
        "Device name": device.name,
        "Enrollment date": precise(device.bought, number),
        "Last check-in": precise(device.seen, number),
        "OS version": "10.0.26100.4946",
        "Serial number": device.serial,
        "Manufacturer": device.lot["maker"],
        "Model": device.lot["model"],
        "Wi-Fi MAC": "" if desktop else device.address.upper(),
        "EthernetMAC": device.address.upper() if desktop else "",
        "Management name": f"{device.name}_Windows",
        "Category": "Administratie" if desktop else "Leraar",
        "Primary user UPN": user,
        "Primary user email address": user,
        "Encrypted": "False" if open_disk else "True",
        "Compliance": "Noncompliant" if open_disk else "Compliant",
    }


def tablet(device: Device) -> dict[str, str]:
    """Return what Jamf tells of an iPad; it knows the order."""
    return {
        "Mobile Device Serial": device.serial,
        "Display Name": device.name,
        "Asset Tag": device.tag,
        "Building": spelled(device),
        "PO Number": device.lot["order"],
        "PO Date": device.bought.isoformat(),
        "Warranty Expires": device.warranty.isoformat(),
        "Model": device.lot["model"],
        "Wi-Fi MAC Address": ":".join(device.address[i : i + 2] for i in range(0, 12, 2)).upper(),
        "Last Inventory Update": device.seen.isoformat(),
    }


def spelled(device: Device) -> str:
    """Return the site as somebody wrote it this time; "" when it is not known."""
    if device.site is None:
        return ""
    ways = device.site["spelled"]
    return str(ways[digest(device.tag) % len(ways)])


def clock(number: int) -> str:
    """Return a time of a school day."""
    return f"{6 + number % 9:02d}:{number // 9 % 60:02d}:{number // 540 % 60:02d}" if number else "00:00:00"


def moment(day: date, number: int) -> str:
    """Return a point in time as Google writes it."""
    return f"{day.isoformat()}T{clock(number)}.000Z"


def precise(day: date, number: int) -> str:
    """Return a point in time as Intune writes it."""
    return f"{day.isoformat()} {clock(number)}.0000000"
