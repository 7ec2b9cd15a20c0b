"""The shipped profiles: every known export is recognised, and its columns land where they should."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from importers.formats import apple_school_manager
from importers.mapping import match_columns
from importers.profile import SHIPPED, profiles, recognise
from importers.reading import read
from inventory.language import LANGUAGES
from inventory.records import REGISTRY

DATA = Path(__file__).parent / "data"
KNOWN = {profile.name: profile for profile in profiles()}

EXPORTS = {
    "autopilot-partnercenter.header.csv": "windows-autopilot",
    "google-cb_inventory-sheet.header.csv": "google-admin-sheet",
    "google-gam-cros-basic.header.csv": "google-admin-basic",
    "google-gam-cros-schools.header.csv": "google-admin",
    "intune-DevicesWithInventory.header.csv": "intune-devices",
    "jamf-ComputerTemplate.header.csv": "jamf-computers",
    "jamf-MobileDeviceTemplate.header.csv": "jamf-mobile-devices",
    "jamf-advanced-search.header.csv": "jamf-advanced-search",
    "lansweeper-network-devices.header.csv": "lansweeper-assets",
    "lansweeper-warranty-overview.header.csv": "lansweeper-warranty",
    "ledger-amount.header.csv": "ledger-amount",
    "ledger-debit-credit.header.csv": "ledger-debit-credit",
    "snipe-it-assets.header.csv": "snipe-it-assets",
    "snipe-it-licences.header.csv": "snipe-it-licences",
}


def headers(file: str) -> list[str]:
    """Return the headers of an export."""
    (sheet,) = read(DATA / file)
    return sheet.headers


def test_every_export_is_here() -> None:
    """Each file with headers has its profile, and each profile but those for formats that are no tables its file."""
    assert {path.name for path in DATA.glob("*.csv")} == set(EXPORTS)
    assert set(EXPORTS.values()) | {"apple-school-manager", "endoflife-date"} == set(KNOWN)


@pytest.mark.parametrize(("file", "name"), EXPORTS.items())
def test_recognised(file: str, name: str) -> None:
    """An export is recognised by its headers, and every column that the profile names is taken."""
    profile = recognise(headers(file), list(KNOWN.values()))
    assert profile is not None
    assert profile.name == name
    found = match_columns(headers(file), REGISTRY[profile.record].fields, profile, {})
    taken = {column.header: column.field.name for column in found.columns}
    wanted = {header: column for header, column in profile.columns.items() if header in headers(file)}
    assert {header: taken.get(header, "") for header in wanted} == wanted


@pytest.mark.parametrize("name", KNOWN)
def test_sound(name: str) -> None:
    """A profile has both labels, is called as its file, and names only columns that its record has."""
    found = KNOWN[name]
    fields = REGISTRY[found.record].fields
    assert set(found.label) == set(LANGUAGES)
    assert (SHIPPED / f"{found.name}.toml").is_file()
    named = (set(found.columns.values()) - {""}) | set(found.amounts) | set(found.unique)
    assert set(found.match) <= named <= set(fields)
    assert found.create <= {fields[column].target for column in named}
    made = {name for how in found.amounts.values() for name in f"{how.add}|{how.subtract}".split("|")}
    known = {*found.columns, *made, "Hardware Hash", "addedToOrgDateTime"}
    assert all(known & set(header.split("|")) for header in found.headers)


def test_own_number_of_lansweeper_is_no_label() -> None:
    """AssetID is the label in Google's sheet, and Lansweeper's own number in Lansweeper."""
    for file, column in (("google-cb_inventory-sheet", "tag"), ("lansweeper-network-devices", "managed_id")):
        file += ".header.csv"  # noqa: PLW2901  the same file, whole
        profile = recognise(headers(file), list(KNOWN.values()))
        assert profile is not None
        assert profile.columns["AssetID"] == column


def test_apple(tmp_path: Path) -> None:
    """The JSON of Apple School Manager is recognised by its attributes."""
    names = ["serialNumber", "addedToOrgDateTime", "deviceModel", "orderNumber", "status"]
    path = tmp_path / "devices.json"
    device = {"type": "orgDevices", "id": "X", "attributes": dict.fromkeys(names, "X")}
    path.write_text(json.dumps({"data": [device]}), encoding="utf-8")
    (sheet,) = apple_school_manager.sheets(path)
    profile = recognise(sheet.headers, list(KNOWN.values()))
    assert profile is not None
    assert profile.name == "apple-school-manager"
