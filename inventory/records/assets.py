"""What the board owns: suppliers, the product catalogue, purchase lots and the devices that hang under them."""

from __future__ import annotations

from inventory.language import N_
from inventory.records import field as f
from inventory.records.choices import COST_ROW_WORDS, COST_ROWS, FINANCING
from inventory.records.record import Record

COVENANT = {
    "participant": N_("participant of the covenant"),
    "partner": N_("medestander"),
    "none": N_("neither"),
    "unknown": N_("unknown"),
}
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
        "actief",
        "assigned",
    ),
    "in_stock": ("INACTIVE", "voorraad", "op voorraad", "unassigned", "pending"),
    "ordered": ("besteld", "PRE_PROVISIONED", "SHIPPED"),
    "on_loan": ("uitgeleend", "in leen", "checked out"),
    "repair": (
        "reparatie",
        "in reparatie",
        "RETURN_REQUESTED",
        "RETURN_ARRIVED",
        "out for repair",
        "out for diagnostics",
    ),
    "missing": ("vermist", "lost", "stolen", "gestolen", "DISABLED", "lost/stolen"),
    "retired": ("afgevoerd", "DEPROVISIONED", "archived", "broken - not fixable", "retire pending"),
}
OWNERSHIP = {
    "owned": N_("owned"),
    "leased": N_("leased"),
    "loaned": N_("on loan to us"),
    "private": N_("private device"),
}
GROUPS = {
    "device": N_("device"),
    "network": N_("network component"),
    "cabling": N_("cabling"),
    "software": N_("software"),
    "furniture": N_("furniture"),
    "other": N_("other"),
}
CONVENTIONS = {
    "month-of-use": N_("from the month of first use"),
    "next-month": N_("from the month after first use"),
    "half-month": N_("half a month at both ends"),
    "full-year": N_("a full year in the first year"),
    "half-year": N_("half a year in the first year"),
    "days": N_("by days"),
}
METHODS = {
    "linear": N_("linear"),
    "sum-of-digits": N_("sum of digits"),
    "declining": N_("declining"),
    "declining-to-linear": N_("declining to linear"),
}


class Supplier(
    Record,
    kind="supplier",
    label=N_("supplier"),
    plural=N_("suppliers"),
    keys=(("name",),),
    title=("name",),
    aliases=("other_names",),
):
    """Who sells, leases or runs something for the board."""

    name = f.text(
        N_("Name"), required=True, listed=True, searched=True, width=26, synonyms=("leverancier", "vendor")
    )
    customer_number = f.text(
        N_("Customer number"), listed=True, searched=True, synonyms=("klantnummer", "debiteurnummer")
    )
    contact = f.text(N_("Contact"), listed=True, searched=True, synonyms=("contactpersoon",))
    email = f.email(N_("E-mail"), listed=True, synonyms=("e-mailadres",))
    phone = f.text(N_("Phone"), listed=True, length=40, synonyms=("telefoon", "telefoonnummer"))
    website = f.text(N_("Website"))
    registration = f.text(N_("Registration number"), synonyms=("kvk", "kbo", "kvk-nummer"))
    country = f.text(N_("Country"), N_("Two letters, such as NL"), length=60, synonyms=("land",))
    covenant = f.choice(
        N_("Privacy covenant"),
        COVENANT,
        N_("Decides which model agreement applies"),
        default="unknown",
        synonyms=("convenant",),
    )
    other_names = f.text(N_("Other names"), N_("Separated by ;"), synonyms=("alias",))
    notes = f.note(N_("Notes"), synonyms=("opmerkingen",))


class Category(
    Record,
    kind="category",
    label=N_("category"),
    plural=N_("categories"),
    keys=(("name",),),
    title=("name",),
    aliases=("other_names",),
):
    """A kind of thing that is bought, with its term and the row of the budget that it belongs to."""

    name = f.text(
        N_("Name"), required=True, listed=True, searched=True, width=26, synonyms=("categorie", "soort")
    )
    group = f.choice(N_("Group"), GROUPS, listed=True, default="device", required=True, synonyms=("groep",))
    cost_row = f.choice(
        N_("Cost row"),
        COST_ROWS,
        listed=True,
        also=COST_ROW_WORDS,
        width=24,
        synonyms=("kostenrij", "begrotingsrij"),
    )
    term_months = f.months(N_("Term"), N_("Months over which it is depreciated, unless the lot says otherwise"), listed=True, least=1,
                         synonyms=("afschrijvingstermijn", "termijn"))  # fmt: skip
    for_pupils = f.flag(
        N_("For pupils"),
        N_("Counts in the number of pupils per device"),
        listed=True,
        synonyms=("leerlingdevice",),
    )
    other_names = f.text(N_("Other names"), N_("Separated by ;"), synonyms=("alias",))
    notes = f.note(N_("Notes"))


class Product(
    Record,
    kind="product",
    label=N_("product"),
    plural=N_("products"),
    keys=(("name",),),
    title=("name",),
    aliases=("other_names",),
):
    """A model in the catalogue."""

    name = f.text(
        N_("Name"),
        required=True,
        listed=True,
        searched=True,
        width=28,
        synonyms=("model", "product", "modelnaam"),
    )
    manufacturer = f.text(
        N_("Manufacturer"),
        listed=True,
        searched=True,
        synonyms=("merk", "fabrikant", "make", "manufacturer name"),
    )
    number = f.text(
        N_("Model number"),
        searched=True,
        listed=True,
        synonyms=("modelnummer", "artikelnummer", "part number"),
    )
    category = f.link("category", N_("Category"), listed=True, synonyms=("categorie",))
    end_of_support = f.date(
        N_("End of support"),
        N_("Last day of updates for this model"),
        listed=True,
        synonyms=("einde ondersteuning", "aue"),
    )
    other_names = f.text(
        N_("Other names"), N_("Separated by ;, also the names that exports use"), synonyms=("alias",)
    )
    notes = f.note(N_("Notes"))


class Lot(
    Record,
    kind="lot",
    label=N_("purchase lot"),
    plural=N_("purchase lots"),
    keys=(("code",),),
    title=("code", "description"),
):
    """What was bought at once: the unit of depreciation; devices hang under it."""

    code = f.text(N_("Lot code"), N_("Order number with line, unique"), required=True, listed=True, searched=True, length=60, width=14,
                synonyms=("partij", "inkooporder", "ordernummer", "order number", "po number", "bestelnummer", "order"))  # fmt: skip
    description = f.text(
        N_("Description"),
        required=True,
        listed=True,
        searched=True,
        width=28,
        synonyms=("omschrijving", "artikel"),
    )
    category = f.link("category", N_("Category"), required=True, listed=True, synonyms=("categorie", "soort"))
    product = f.link("product", N_("Product"), synonyms=("model",))
    supplier = f.link("supplier", N_("Supplier"), listed=True, synonyms=("leverancier",))
    site = f.link(
        "site", N_("Site"), N_("Empty: bought for the whole board"), synonyms=("school", "vestiging")
    )
    quantity = f.integer(
        N_("Quantity"), required=True, listed=True, least=1, most=10_000_000, synonyms=("aantal", "stuks")
    )
    unit_price = f.amount(N_("Unit price"), N_("Including VAT, since a school board cannot reclaim it"), required=True, listed=True,
                        synonyms=("prijs per stuk", "stukprijs", "prijs incl. btw", "aankoopprijs", "purchase cost"))  # fmt: skip
    residual = f.amount(
        N_("Residual value"),
        N_("Of the whole lot, at the end of its term"),
        default=0,
        synonyms=("restwaarde",),
    )
    contribution = f.amount(
        N_("Contribution"),
        N_("Paid by others and deducted from the cost"),
        default=0,
        synonyms=("bijdrage", "subsidie"),
    )
    ordered = f.date(N_("Order date"), synonyms=("besteldatum", "orderdatum"))
    delivered = f.date(N_("Delivery date"), synonyms=("leverdatum", "leveringsdatum"))
    in_use = f.date(N_("First use"), N_("Depreciation starts in this month"), required=True, listed=True,
                  synonyms=("ingebruikname", "datum ingebruikname", "in gebruik vanaf", "in gebruik", "purchase date", "aankoopdatum"))  # fmt: skip
    term_months = f.months(
        N_("Term"),
        N_("Empty: the term of the category"),
        listed=True,
        least=1,
        synonyms=("termijn", "afschrijvingstermijn", "looptijd"),
    )
    method = f.choice(N_("Method"), METHODS, default="linear", synonyms=("methode", "afschrijvingsmethode"))
    convention = f.choice(
        N_("Convention"), CONVENTIONS, N_("Empty: the board's convention"), synonyms=("conventie",)
    )
    financing = f.choice(
        N_("Financing"),
        FINANCING,
        listed=True,
        default="operating",
        synonyms=("financiering", "financieringsbron"),
    )
    disposed = f.date(
        N_("Disposed"), N_("The day on which the whole lot left"), synonyms=("afgevoerd op", "desinvestering")
    )
    proceeds = f.amount(N_("Proceeds"), synonyms=("opbrengst",))
    invoice = f.text(N_("Invoice number"), searched=True, synonyms=("factuurnummer", "factuur"))
    notes = f.note(N_("Notes"), synonyms=("opmerkingen",))


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
                       also={"owned": ("corporate", "company", "bedrijf", "eigendom"), "private": ("personal", "byod", "privé"), "leased": ("lease",)})  # fmt: skip
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
    managed_id = f.text(N_("Management id"), N_("Its number in the management system"), length=100,
                      synonyms=("deviceId", "Device ID", "Jamf Pro Computer ID"))  # fmt: skip
    notes = f.note(N_("Notes"), synonyms=("opmerkingen", "opmerking", "Notes", "notes", "Description"))
