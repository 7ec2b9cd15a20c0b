"""Purchase lots, the unit of depreciation, and what happens to them."""

from __future__ import annotations

from inventory.language import N_
from inventory.records import field as f
from inventory.records.choices import FINANCING, FINANCING_WORDS
from inventory.records.methods import (
    ACQUISITION_WORDS,
    ACQUISITIONS,
    CONVENTIONS,
    EVENT_WORDS,
    EVENTS,
    METHODS,
)
from inventory.records.record import Record


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
        also=FINANCING_WORDS,
        synonyms=("financiering", "financieringsbron"),
    )
    fund = f.text(
        N_("Fund"),
        N_("Scheme that pays for it, such as Digisprong 2021"),
        synonyms=("subsidieregeling", "fonds", "regeling"),
    )
    acquisition = f.choice(
        N_("Acquisition"),
        ACQUISITIONS,
        N_("Under an operational lease nothing is depreciated"),
        default="purchase",
        also=ACQUISITION_WORDS,
        synonyms=("verwerving", "koop of lease"),
    )
    return_by = f.date(
        N_("Return by"),
        N_("Day on which leased devices must be back"),
        synonyms=("inleverdatum", "retourdatum"),
    )
    bought_together = f.text(
        N_("Bought together"),
        N_("Lots with the same text count together for the capitalisation threshold of a group"),
        length=60,
        synonyms=("samen gekocht", "project", "aankoopgroep"),
    )
    vat = f.percent(
        N_("VAT rate"), N_("Inside the price; empty: the usual rate"), synonyms=("btw", "btw-tarief")
    )
    rate = f.percent(
        N_("Yearly rate"),
        N_("Declining methods: part of the book value a year; empty: twice the linear one"),
        synonyms=("afschrijvingspercentage",),
    )
    schedule = f.text(
        N_("Own schedule"),
        N_("Method own schedule: a part for each year of the term, such as 40;30;20;10"),
        synonyms=("eigen schema", "afschrijvingsschema"),
    )
    opening = f.amount(
        N_("Already depreciated"),
        N_("What was booked elsewhere before this program; needs its date"),
        synonyms=("reeds afgeschreven", "cumulatieve afschrijving", "beginbalans"),
    )
    opening_on = f.date(
        N_("Already depreciated on"),
        N_("Day of that balance"),
        synonyms=("afgeschreven per", "datum beginbalans"),
    )
    split_from = f.link(
        "lot",
        N_("Split off from"),
        N_("Its figures follow from that lot"),
        loose=True,
        synonyms=("afgesplitst van",),
    )
    disposed = f.date(
        N_("Disposed"), N_("The day on which the whole lot left"), synonyms=("afgevoerd op", "desinvestering")
    )
    proceeds = f.amount(N_("Proceeds"), synonyms=("opbrengst",))
    invoice = f.text(N_("Invoice number"), searched=True, synonyms=("factuurnummer", "factuur"))
    notes = f.note(N_("Notes"), synonyms=("opmerkingen",))


class LotEvent(
    Record,
    kind="lot_event",
    label=N_("lot event"),
    plural=N_("lot events"),
    keys=(("lot", "number"),),
    title=("lot", "number", "type"),
):
    """Something that happened to a lot and changes its figures from its month on; only added to, never rewritten."""

    lot = f.link(
        "lot", N_("Purchase lot"), required=True, listed=True, width=26, synonyms=("partij", "ordernummer")
    )
    number = f.integer(
        N_("Number"),
        N_("1, 2, 3 … within the lot"),
        required=True,
        listed=True,
        least=1,
        width=6,
        synonyms=("nr",),
    )
    type = f.choice(
        N_("What happened"),
        EVENTS,
        required=True,
        listed=True,
        also=EVENT_WORDS,
        synonyms=("gebeurtenis", "soort"),
    )
    date = f.date(
        N_("Date"), N_("Counts from the month it falls in"), required=True, listed=True, synonyms=("datum",)
    )
    quantity = f.integer(
        N_("Quantity"), N_("Empty: all that is left"), listed=True, least=1, synonyms=("aantal", "stuks")
    )
    amount = f.amount(
        N_("Amount"),
        N_("New book value, what was added, or the cost that is split off"),
        listed=True,
        synonyms=("bedrag",),
    )
    months = f.months(N_("Term"), N_("New total term"), least=1, synonyms=("termijn", "looptijd"))
    residual = f.amount(N_("Residual value"), N_("New residual value"), synonyms=("restwaarde",))
    proceeds = f.amount(
        N_("Proceeds"), N_("Of a disposal, or what the insurer paid"), synonyms=("opbrengst",)
    )
    site = f.link(
        "site", N_("Site"), N_("Of a transfer: where it went"), listed=True, synonyms=("school", "naar")
    )
    origin = f.link(
        "site",
        N_("From site"),
        N_("Of a transfer: empty takes what is at the lot's own site first"),
        synonyms=("van school", "van vestiging"),
    )
    into = f.link(
        "lot", N_("Split off as"), N_("The lot that the part became"), synonyms=("afgesplitst als",)
    )
    reason = f.text(N_("Reason"), required=True, listed=True, searched=True, width=30, synonyms=("reden",))
    document = f.text(N_("Document"), synonyms=("bewijsstuk", "document"))
