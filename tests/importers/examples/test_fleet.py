from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tests.importers.examples.board import devices, rows

if TYPE_CHECKING:
    from pathlib import Path


def names_of_sites(folder: Path) -> dict[str, str]:
    found = {}
    for site in rows(folder, "lindelaar-basis.xlsx", "vestigingen"):
        for name in [site["Naam"], *site["Andere namen"].split(";")]:
            found[name.strip().casefold()] = site["Naam"]
    return found


def test_2063_devices(folder: Path) -> None:
    assert len(devices(folder)) == 2063


def test_tags_serials_and_addresses_are_unique(folder: Path) -> None:
    for column in ("tag", "serial", "mac"):
        counted = Counter(d[column].replace(":", "").casefold() for d in devices(folder) if d[column])
        assert counted.most_common(1)[0][1] == 1, column


def test_every_device_has_a_tag_and_hangs_under_a_lot_of_its_size(folder: Path) -> None:
    lots = {
        lot["Ordernummer"]: lot["Aantal"]
        for lot in rows(folder, "bestellingen.xlsx", "Bestellingen", 3)
        if lot["Soort"] != "Bekabeling"
    }
    assert Counter(d["order"] for d in devices(folder)) == lots
    assert all(d["tag"] for d in devices(folder))


def test_twelve_devices_have_no_serial_number(folder: Path) -> None:
    assert sum(not d["serial"] for d in devices(folder)) == 12


def test_every_site_is_a_name_that_the_board_knows(folder: Path) -> None:
    known = names_of_sites(folder)
    sites = [d["site"] for d in devices(folder)]
    assert [s for s in sites if s.casefold() not in known] == []


def test_the_vlindertuin_is_written_in_several_ways(folder: Path) -> None:
    known = names_of_sites(folder)
    ways = {d["site"] for d in devices(folder) if known.get(d["site"].casefold()) == "De Vlindertuin"}
    assert len(ways) >= 5


def test_pupil_devices(folder: Path) -> None:
    tags = Counter(d["tag"][:2] for d in devices(folder))
    assert tags["CB"] + tags["IP"] == 1540
    assert (tags["CB"], tags["IP"]) == (1300, 240)


def test_no_device_list_holds_a_price(folder: Path) -> None:
    for path in folder.glob("*.csv"):
        if path.name.startswith(("google", "intune", "leverlijst")):
            assert not any(
                word in path.read_text("latin-1").split("\n")[0].lower() for word in ("prijs", "price")
            )
    assert {row["Purchase Price"] for row in rows(folder, "jamf-mobile-devices.csv")} == {""}


def test_support_of_chromebooks_outlives_their_term(folder: Path) -> None:
    lots = {lot["Model"]: lot["Ordernummer"] for lot in rows(folder, "bestellingen.xlsx", "Bestellingen", 3)}
    assert lots["HP Fortis 11 G9 Chromebook"] == "IO-2024-011"
    ends = {
        row["autoUpdateExpiration"]
        for row in rows(folder, "google-admin-chromebooks.csv")
        if row["annotatedAssetId"].startswith("CB24")
    }
    assert ends == {"2030-06-01T00:00:00.000Z"}
