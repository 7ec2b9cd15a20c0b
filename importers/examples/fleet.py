"""The 2,063 devices of the demo board, lot by lot and site by site."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

from importers.examples.identity import digest, identifier, mac, serial
from importers.examples.tables import data, orders
from inventory.finance.calendar import add_months


@dataclass(frozen=True)
class Device:
    """One device, with all that any of the files tells of it.

    Args:
        tag: Number on its label.
        serial: Serial number, "" when nobody wrote it down.
        lot: Entry of `tables/apparaten.toml` that it comes from.
        site: Entry of the site where it stands, None when that is not known.
        number: Its number at the site, counted from 1 within its lot.
        address: Network address, "" without.
        spare: Whether it is in stock.
        bought: Day of delivery.
        warranty: Last day of warranty.
        seen: Day on which it was last seen.
    """

    tag: str
    serial: str
    lot: dict[str, Any]
    site: dict[str, Any] | None
    number: int
    address: str
    spare: bool
    bought: date
    warranty: date
    seen: date

    @property
    def key(self) -> str:
        """Number that the management system gave it."""
        return identifier(self.tag)

    @property
    def name(self) -> str:
        """Name that it has on the network: site, kind and number."""
        return f"{self.site['short'] if self.site else 'LP'}-{self.lot['tag']}-{self.number:03d}"


@cache
def fleet() -> tuple[Device, ...]:
    """Return all devices, in the order of their lots."""
    lots = data("apparaten")["lot"]
    return tuple(device for place, lot in enumerate(lots) for device in devices_of(place, lot))


def devices_of(place: int, lot: dict[str, Any]) -> list[Device]:
    """Return the devices of one lot."""
    order = orders()[lot["order"]]
    day, month, year = map(int, order["Leverdatum"].split("-"))
    bought = date(year, month, day)
    warranty = add_months(bought, lot["warranty"]) - timedelta(days=1)
    sites = [
        (site, n)
        for site, count in zip(data("apparaten")["site"], lot["sites"], strict=True)
        for n in range(1, count + 1)
    ]
    unknown = len(sites) - lot.get("without_site", 0)
    return [
        Device(
            tag=f"{lot['tag']}-{index + 1:04d}",
            serial="" if is_unnumbered(lot, index) else serial(lot["serial"], f"{lot['tag']}-{index}"),
            lot=lot,
            site=site if index < unknown else None,
            number=number,
            address=mac(lot["oui"], place + 1, index) if "oui" in lot else "",
            spare=is_spare(lot, index),
            bought=bought,
            warranty=warranty,
            seen=last_seen(f"{lot['tag']}-{index}"),
        )
        for index, (site, number) in enumerate(sites)
    ]


def is_unnumbered(lot: dict[str, Any], index: int) -> bool:
    """Whether nobody wrote this device's serial number down: every third, as many as the lot says."""
    return index % 3 == 0 and index // 3 < lot.get("without_serial", 0)


def is_spare(lot: dict[str, Any], index: int) -> bool:
    """Whether a device is in stock: as many as the lot says, spread over its sites."""
    spares = lot.get("spares", 0)
    step = sum(lot["sites"]) // spares if spares else 0
    return bool(spares) and index % step == step - 1 and index // step < spares


def last_seen(seed: str) -> date:
    """Return the day on which a device was last seen: in the two weeks before the export."""
    exported: date = data("apparaten")["exported"]
    return exported - timedelta(days=1 + digest(seed) % 14)
