"""What the board owns: the devices, with the lots and the catalogue that they come from (their own files, named here too)."""

from __future__ import annotations

from inventory.language import N_
from inventory.records import field as f
from inventory.records.catalogue import Category, CategoryPolicy, Product, Supplier
from inventory.records.lots import Lot, LotEvent
from inventory.records.methods import CONVENTIONS, METHODS
from inventory.records.record import Record

__all__ = [
    "CONVENTIONS",
    "METHODS",
    "OWNERSHIP",
    "STATUSES",
    "Category",
    "CategoryPolicy",
    "Device",
    "Lot",
    "LotEvent",
    "Product",
    "Supplier",
]

STATUSES = {
    "ordered": N_("ordered"),
    "in_stock": N_("in stock"),
    "in_use": N_("in use"),
    "on_loan": N_("on loan"),
    "repair": N_("in repair"),
    "missing": N_("missing"),
    "retired": N_("retired"),
}
STATUS_WORDS = {
    "in_use": (
        "ACTIVE",
        "DELINQUENT",
        "PROVISIONED",
        "managed",
        "deployed",
        "ready to deploy",
        "in gebruik",
        "uitgegeven",
        "toegewezen",
        "actief",
        "assigned",
    ),
    "in_stock": (
        "INACTIVE",
        "voorraad",
        "op voorraad",
        "reserve",
        "in reserve",
        "spare",
        "beschikbaar",
        "magazijn",
        "unassigned",
        "pending",
    ),
    "ordered": ("besteld", "PRE_PROVISIONED", "SHIPPED"),
    "on_loan": ("uitgeleend", "in leen", "checked out"),
    "repair": (
        "reparatie",
        "in reparatie",
        "defect",
        "kapot",
        "RETURN_REQUESTED",
        "RETURN_ARRIVED",
        "out for repair",
        "out for diagnostics",
    ),
    "missing": ("vermist", "kwijt", "verloren", "lost", "stolen", "gestolen", "DISABLED", "lost/stolen"),
    "retired": (
        "afgevoerd",
        "afgedankt",
        "afgeschreven en afgevoerd",
        "buiten gebruik",
        "uit gebruik",
        "uit dienst",
        "gerecycled",
        "verkocht",
        "verwijderd",
        "DEPROVISIONED",
        "archived",
        "broken - not fixable",
        "retire pending",
    ),
}
OWNERSHIP = {
    "owned": N_("owned"),
    "leased": N_("leased"),
    "loaned": N_("on loan to us"),
    "private": N_("private device"),
}


class Device(
    Record,
    kind="device",
    label=N_("device"),
    plural=N_("devices"),
    keys=(("tag",), ("serial",)),
    title=("tag", "serial", "name"),
):
    """One thing that somebody can hold, scan or lose."""

    tag = f.text(N_("Asset tag"), listed=True, searched=True, length=60, width=14,
               synonyms=("label", "inventarisnummer", "assettag", "asset tag", "AssetID", "annotatedAssetId", "barcode", "Barcode 1", "activanummer"))  # fmt: skip
    serial = f.text(N_("Serial number"), listed=True, searched=True, length=100, width=16,
                  synonyms=("serienummer", "serial", "serialNumber", "Serialnumber", "Serial", "s/n", "sn", "Computer Serial", "Mobile Device Serial",
                            "Device Serial Number"))  # fmt: skip
    name = f.text(
        N_("Device name"),
        searched=True,
        width=18,
        synonyms=(
            "naam",
            "apparaatnaam",
            "device name",
            "Computer Name",
            "Display Name",
            "hostname",
            "AssetName",
        ),
    )
    product = f.link(
        "product",
        N_("Product"),
        listed=True,
        width=24,
        synonyms=("model", "product", "Device model", "deviceModel"),
    )
    status = f.choice(N_("Status"), STATUSES, required=True, listed=True, default="in_use", also=STATUS_WORDS, width=11,
                    synonyms=("toestand", "Device state", "status"))  # fmt: skip
    site = f.link(
        "site",
        N_("Site"),
        N_("Where it is now"),
        listed=True,
        synonyms=(
            "school",
            "vestiging",
            "locatie",
            "Location",
            "Building",
            "annotatedLocation",
            "Site (ID or Name)",
        ),
    )
    home_site = f.link(
        "site", N_("Home site"), N_("Where it belongs"), synonyms=("thuislocatie", "eigen school")
    )
    room = f.link("room", N_("Room"), loose=True, synonyms=("ruimte", "lokaal"))
    user = f.text(N_("User"), N_("Account or group that has it"), searched=True, listed=True, length=254, width=20,
                synonyms=("gebruiker", "annotatedUser", "Primary user UPN", "Username", "Most Recent User", "Email Address"))  # fmt: skip
    lot = f.link(
        "lot",
        N_("Purchase lot"),
        loose=True,
        listed=True,
        width=16,
        synonyms=(
            "order",
            "ordernummer",
            "Order number",
            "PO Number",
            "orderNumber",
            "OrderNumber",
            "inkooporder",
        ),
    )
    ownership = f.choice(N_("Ownership"), OWNERSHIP, default="owned", synonyms=("eigendom", "Ownership"),
                       also={"owned": ("corporate", "company", "bedrijf", "eigendom", "eigen", "school", "bestuur", "koop", "gekocht"),
                             "private": ("personal", "byod", "privé", "privaat"), "leased": ("lease", "huur", "gehuurd"), "loaned": ("bruikleen", "in bruikleen")})  # fmt: skip
    purchased = f.date(
        N_("Purchased"),
        synonyms=("aankoopdatum", "Purchase Date", "PurchaseDate", "PO Date", "orderDateTime"),
    )
    warranty_end = f.date(
        N_("Warranty until"),
        listed=True,
        synonyms=(
            "garantie",
            "garantie tot",
            "Warranty Expires",
            "Warranty Expiration",
            "Warrantydate",
            "einde garantie",
        ),
    )
    end_of_support = f.date(N_("End of support"), N_("Last day of updates, such as the auto-update expiration of a Chromebook"),
                          synonyms=("AUE", "autoUpdateExpiration", "einde ondersteuning", "auto update expiration"))  # fmt: skip
    os = f.text(
        N_("Operating system"),
        searched=True,
        width=14,
        synonyms=("besturingssysteem", "OS", "Operating System"),
    )
    os_version = f.text(
        N_("OS version"),
        width=14,
        synonyms=("osversie", "OS version", "osVersion", "Operating System Version"),
    )
    os_edition = f.text(
        N_("OS edition"),
        N_("Such as Education or Pro: support of one release of Windows differs by edition"),
        length=100,
        synonyms=("editie", "Windows-editie", "SkuFamily", "OS edition", "OS-editie"),
    )
    mac_wifi = f.mac(
        N_("Wi-Fi MAC"), searched=True, synonyms=("MAC", "macAddress", "Wi-Fi MAC", "MACAddress", "mac-adres")
    )
    mac_lan = f.mac(N_("Ethernet MAC"), searched=True, synonyms=("EthernetMAC", "ethernetMacAddress"))
    last_seen = f.date(
        N_("Last seen"),
        listed=True,
        synonyms=(
            "laatst gezien",
            "Last Sync",
            "lastSync",
            "Last check-in",
            "Lastseen",
            "Last successful scan",
        ),
    )
    encrypted = f.flag(N_("Encrypted"), synonyms=("versleuteld", "Encrypted"))
    retired = f.date(N_("Retired on"), synonyms=("afgevoerd op", "datum afvoer"))
    wiped = f.date(N_("Wiped on"), synonyms=("gewist op", "datum wissen"))
    wipe_certificate = f.text(
        N_("Wipe certificate"),
        N_("Number or place of the proof"),
        synonyms=("wiscertificaat", "bewijs van wissen"),
    )
    managed_id = f.text(N_("Management id"), N_("Its number in the management system"), length=100,
                      synonyms=("deviceId", "Device ID", "Jamf Pro Computer ID"))  # fmt: skip
    notes = f.note(N_("Notes"), synonyms=("opmerkingen", "opmerking", "Notes", "notes", "Description"))
