"""What can be bought: suppliers, categories with the board's policy for them, and models."""

from __future__ import annotations

from inventory.language import N_
from inventory.records import field as f
from inventory.records.choices import COST_ROW_WORDS, COST_ROWS, SCOPE_WORDS, SCOPES
from inventory.records.methods import CONVENTIONS, METHODS
from inventory.records.record import Record

COVENANT = {
    "participant": N_("participant of the covenant"),
    "partner": N_("medestander"),
    "none": N_("neither"),
    "unknown": N_("unknown"),
}
COVENANT_WORDS = {
    "participant": (
        "deelnemer",
        "ja",
        "deelnemer convenant",
        "leverancier convenant",
        "deelnemer privacyconvenant",
        "convenantdeelnemer",
        "ondertekenaar",
    ),
    "partner": ("medestander", "medestander convenant", "medestander privacyconvenant"),
    "none": ("nee", "neen", "geen", "niet", "geen deelnemer", "niet aangesloten"),
    "unknown": ("onbekend", "?"),
}
GROUPS = {
    "device": N_("device"),
    "network": N_("network component"),
    "cabling": N_("cabling"),
    "software": N_("software"),
    "furniture": N_("furniture"),
    "other": N_("other"),
}
GROUP_WORDS = {
    "device": ("apparaten", "device", "devices", "hardware", "werkplek"),
    "network": ("netwerk", "netwerkcomponent", "netwerkapparatuur"),
    "cabling": ("kabels", "bekabeling"),
    "software": ("programmatuur", "licentie"),
    "furniture": ("inventaris", "meubels"),
    "other": ("overige", "anders"),
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
        N_("Name"),
        required=True,
        listed=True,
        searched=True,
        width=26,
        synonyms=("leverancier", "leveranciersnaam", "naam leverancier", "vendor"),
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
        also=COVENANT_WORDS,
        synonyms=(
            "convenant",
            "privacyconvenant",
            "deelnemer convenant",
            "deelname convenant",
            "convenantstatus",
            "status convenant",
            "deelname privacyconvenant",
        ),
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
    group = f.choice(
        N_("Group"),
        GROUPS,
        listed=True,
        default="device",
        required=True,
        also=GROUP_WORDS,
        synonyms=("groep",),
    )
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
    scope = f.choice(
        N_("Scope"),
        SCOPES,
        N_("What not every figure per pupil counts; empty: always counted"),
        also=SCOPE_WORDS,
        synonyms=("reikwijdte",),
    )
    spare_share = f.percent(
        N_("Spare share"),
        N_("Part kept in reserve; empty: the policy for pupils' devices, none for others"),
        synonyms=("reserve", "reservedeel"),
    )
    holds_data = f.flag(
        N_("Holds data"),
        N_("Must be wiped before disposal; empty: yes for devices"),
        synonyms=("bevat opslag", "opslag"),
    )
    other_names = f.text(N_("Other names"), N_("Separated by ;"), synonyms=("alias",))
    notes = f.note(N_("Notes"))


class CategoryPolicy(
    Record,
    kind="category_policy",
    label=N_("category policy"),
    plural=N_("category policies"),
    keys=(("category", "start"),),
    title=("category", "start"),
):
    """How lots of a category are depreciated that are first used from a day on; older lots keep what held for them."""

    category = f.link(
        "category", N_("Category"), required=True, listed=True, width=26, synonyms=("categorie",)
    )
    start = f.date(
        N_("From"),
        N_("Counts for lots first used from this day on"),
        required=True,
        listed=True,
        synonyms=("vanaf",),
    )
    term_months = f.months(N_("Term"), listed=True, least=1, synonyms=("termijn", "afschrijvingstermijn"))
    residual_share = f.percent(
        N_("Residual share"),
        N_("Part of the cost that is left at the end"),
        listed=True,
        synonyms=("restwaarde",),
    )
    method = f.choice(N_("Method"), METHODS, listed=True, synonyms=("methode",))
    convention = f.choice(N_("Convention"), CONVENTIONS, listed=True, synonyms=("conventie",))
    rate = f.percent(N_("Yearly rate"), N_("Declining methods: part of the book value a year"))
    notes = f.note(N_("Reason"))


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
