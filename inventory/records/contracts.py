"""What the board signs: contracts with their terms, their prices, and the things they cover."""

from __future__ import annotations

from inventory.language import N_
from inventory.records import field as f
from inventory.records.choices import (
    COST_ROW_WORDS,
    COST_ROWS,
    FINANCING,
    FINANCING_WORDS,
    SCOPE_WORDS,
    SCOPES,
)
from inventory.records.contract_choices import (
    BASES,
    BASIS_WORDS,
    CONTRACT_TYPE_WORDS,
    CONTRACT_TYPES,
    INDEX_RULE_WORDS,
    INDEX_RULES,
    NOTICE_UNITS,
    NOTICE_WORDS,
    PRORATION_WORDS,
    PRORATIONS,
    RENEWAL_WORDS,
    RENEWALS,
    ROUTE_WORDS,
    ROUTES,
)
from inventory.records.record import Record


class Contract(
    Record,
    kind="contract",
    label=N_("contract"),
    plural=N_("contracts"),
    keys=(("number",),),
    title=("number", "name"),
):
    """An agreement that costs money, with its term, renewal and notice."""

    number = f.text(
        N_("Contract number"),
        required=True,
        listed=True,
        searched=True,
        length=60,
        width=12,
        synonyms=(
            "contractnummer",
            "contract",
            "nummer",
            "contractnr",
            "contract nr",
            "contractcode",
            "kenmerk",
        ),
    )
    name = f.text(
        N_("Name"),
        required=True,
        listed=True,
        searched=True,
        width=28,
        synonyms=("omschrijving", "contractnaam", "naam contract", "onderwerp", "contractomschrijving"),
    )
    supplier = f.link("supplier", N_("Supplier"), listed=True, made=True, synonyms=("leverancier",))
    type = f.choice(
        N_("Type"),
        CONTRACT_TYPES,
        listed=True,
        default="subscription",
        also=CONTRACT_TYPE_WORDS,
        synonyms=("soort", "contracttype", "contractsoort", "soort contract", "type contract"),
    )
    party = f.link("party", N_("Party"), N_("Who signed"), synonyms=("partij", "bestuur"))
    site = f.link("site", N_("Site"), N_("Empty: for the whole board"), synonyms=("school", "vestiging"))
    cost_row = f.choice(
        N_("Cost row"),
        COST_ROWS,
        listed=True,
        also=COST_ROW_WORDS,
        width=22,
        synonyms=("kostenrij", "begrotingsrij", "begrotingspost"),
    )
    start = f.date(
        N_("Start"),
        N_("First day of the first term"),
        required=True,
        listed=True,
        synonyms=("ingangsdatum", "startdatum", "begindatum", "start"),
    )
    initial_months = f.months(
        N_("Initial term"),
        N_("Months"),
        listed=True,
        least=1,
        synonyms=(
            "looptijd",
            "looptijd mnd",
            "initiële looptijd",
            "looptijd (mnd)",
            "looptijd in maanden",
            "looptijd (maanden)",
            "contractduur",
        ),
    )
    explicit_end = f.date(
        N_("End date in the contract"),
        N_("Overrules the calculated end of the first term"),
        synonyms=("einddatum",),
    )
    renewal = f.choice(
        N_("Renewal"),
        RENEWALS,
        required=True,
        listed=True,
        default="tacit",
        also=RENEWAL_WORDS,
        synonyms=("verlenging",),
    )
    renewal_months = f.months(
        N_("Renewal term"),
        N_("Months of each renewal"),
        listed=True,
        synonyms=(
            "verlenging mnd",
            "verlengingstermijn",
            "verlenging (mnd)",
            "verlenging (maanden)",
            "verlenging met",
            "verlengingsduur",
        ),
    )
    max_renewals = f.integer(
        N_("Renewals at most"),
        synonyms=("max. verlengingen", "maximaal aantal verlengingen", "aantal verlengingen"),
    )
    notice = f.integer(
        N_("Notice"),
        N_("How many months, weeks or days before the end"),
        listed=True,
        most=3660,
        synonyms=(
            "opzegtermijn",
            "opzegtermijn (mnd)",
            "opzegtermijn (maanden)",
            "opzegtermijn mnd",
            "opzegtermijn in maanden",
        ),
    )
    notice_unit = f.choice(
        N_("Notice unit"),
        NOTICE_UNITS,
        default="months",
        also=NOTICE_WORDS,
        synonyms=("opzegtermijn eenheid", "eenheid opzegtermijn"),
    )
    notice_before = f.text(N_("Notice before"), N_("A fixed day, MM-DD: the day before it is the last one"), length=5, width=8,
                         synonyms=("opzeggen vóór", "opzeggen voor", "opzegdatum vóór", "vaste opzegdatum"))  # fmt: skip
    explicit_notice = f.date(
        N_("Notice date in the contract"),
        N_("Overrules the calculated last day of notice"),
        synonyms=("uiterste opzegdatum", "opzeggen uiterlijk", "opzegdatum", "uiterlijk opzeggen"),
    )
    early_exit = f.flag(
        N_("Early exit"), N_("Can it be ended before the end of a term?"), synonyms=("tussentijds opzegbaar",)
    )
    cannot_end = f.flag(
        N_("Cannot be ended"),
        N_("Nobody can end it before its last term is over"),
        synonyms=("niet opzegbaar",),
    )
    lead_days = f.integer(
        N_("Lead days"), N_("Days that a letter needs to arrive"), most=365, synonyms=("verzenddagen",)
    )
    option_months = f.months(
        N_("Option term"),
        N_("Months of each extension that the board may take up"),
        synonyms=("optie mnd", "optietermijn"),
    )
    options = f.integer(
        N_("Options"),
        N_("How many extensions the board may take up"),
        most=50,
        synonyms=("aantal opties", "opties"),
    )
    index_rule = f.choice(
        N_("Indexation"),
        INDEX_RULES,
        N_("When the prices rise"),
        also=INDEX_RULE_WORDS,
        synonyms=("indexering", "indexatie"),
    )
    index_month = f.integer(
        N_("Month of indexation"),
        N_("1 to 12, for the first of a month"),
        least=1,
        most=12,
        synonyms=("indexeringsmaand",),
    )
    index_series = f.link("index_series", N_("Index series"), synonyms=("indexreeks", "index"))
    index_percent = f.percent(
        N_("Fixed indexation"),
        N_("Instead of a series"),
        synonyms=("indexeringspercentage", "vast percentage"),
    )
    invoice_months = f.integer(
        N_("Invoice period"),
        N_("Months that an invoice covers"),
        least=1,
        most=120,
        synonyms=("factuurperiode", "facturatie"),
    )
    invoice_arrears = f.flag(N_("Invoiced afterwards"), synonyms=("facturatie achteraf", "achteraf"))
    proration = f.choice(
        N_("Proration"),
        PRORATIONS,
        N_("How a price is spread over book years"),
        default="months",
        also=PRORATION_WORDS,
        synonyms=("toerekening",),
    )
    cancelled = f.date(
        N_("Cancelled on"), N_("Day on which notice was given"), synonyms=("opgezegd op", "opgezegd")
    )
    ended = f.date(
        N_("Ended on"), N_("Last day, when it ended otherwise than by its terms"), synonyms=("beëindigd op",)
    )
    financing = f.choice(
        N_("Financing"),
        FINANCING,
        default="operating",
        also=FINANCING_WORDS,
        synonyms=("financiering", "financieringsbron"),
    )
    scope = f.choice(
        N_("Scope"),
        SCOPES,
        N_("What not every figure per pupil counts; empty: always counted"),
        also=SCOPE_WORDS,
        synonyms=("reikwijdte",),
    )
    value_excl = f.amount(
        N_("Value without VAT"),
        N_("Over the whole term with options, as the file says it; empty: reckoned"),
        synonyms=(
            "contractwaarde",
            "waarde excl. btw",
            "contractwaarde excl. btw",
            "contractwaarde (excl. btw)",
            "totale waarde excl. btw",
        ),
    )
    route = f.choice(
        N_("Procurement route"),
        ROUTES,
        also=ROUTE_WORDS,
        synonyms=("aanbestedingsroute", "inkoopprocedure", "procedure"),
    )
    procurement = f.text(
        N_("Procurement file"),
        N_("Route and reference of the procedure"),
        synonyms=("aanbesteding", "inkoopdossier"),
    )
    fund = f.text(
        N_("Fund"),
        N_("Scheme that pays for it, such as Digisprong 2021"),
        synonyms=("subsidieregeling", "fonds", "regeling"),
    )
    response_hours = f.integer(
        N_("Response time"),
        N_("Hours within which the supplier reacts"),
        most=10_000,
        synonyms=("responstijd", "reactietijd"),
    )
    repair_hours = f.integer(
        N_("Repair time"),
        N_("Hours within which it is solved"),
        most=10_000,
        synonyms=("hersteltijd", "oplostijd"),
    )
    service_window = f.text(
        N_("Service window"),
        N_("Days and hours on which it is served"),
        synonyms=("servicevenster", "openingstijden"),
    )
    service_contact = f.text(
        N_("Service contact"),
        N_("Where to report a failure"),
        synonyms=("storingsnummer", "servicecontact", "contact storing"),
    )
    escalation = f.text(
        N_("Escalation"),
        N_("Whom to call when it is not solved in time"),
        synonyms=("escalatie", "escalatiepad"),
    )
    owner = f.link(
        "person",
        N_("Owner"),
        loose=True,
        synonyms=("contracteigenaar", "eigenaar", "budgethouder", "contractbeheerder"),
    )
    document = f.text(N_("Document"), N_("Where the signed contract is"), synonyms=("bestand", "vindplaats"))
    notes = f.note(N_("Notes"), synonyms=("opmerkingen",))


class ContractPrice(
    Record,
    kind="contract_price",
    label=N_("contract price"),
    plural=N_("contract prices"),
    keys=(("contract", "description", "start"),),
    title=("contract", "description"),
):
    """What a contract costs: a unit price, times a quantity, for a number of months."""

    contract = f.link(
        "contract", N_("Contract"), required=True, listed=True, width=24, synonyms=("contractnummer",)
    )
    description = f.text(
        N_("Description"),
        required=True,
        listed=True,
        searched=True,
        width=26,
        synonyms=("omschrijving", "prijsregel", "artikel"),
    )
    basis = f.choice(
        N_("Basis"),
        BASES,
        required=True,
        listed=True,
        default="fixed",
        also=BASIS_WORDS,
        synonyms=("grondslag", "prijsmodel", "per"),
    )
    unit_price = f.price(
        N_("Unit price"),
        N_("Including VAT"),
        required=True,
        listed=True,
        synonyms=("prijs", "stukprijs", "tarief", "prijs incl. btw"),
    )
    quantity = f.integer(
        N_("Quantity"),
        N_("Empty: counted from the basis on the count date"),
        listed=True,
        synonyms=("aantal",),
    )
    period_months = f.integer(N_("Period"), N_("Months that the price covers: 12 for a yearly price"), required=True, listed=True, default=12, least=1, most=120,
                            synonyms=("periode", "prijs per mnd", "periode (mnd)"))  # fmt: skip
    cost_row = f.choice(
        N_("Cost row"),
        COST_ROWS,
        N_("Empty: that of the contract"),
        also=COST_ROW_WORDS,
        synonyms=("kostenrij",),
    )
    start = f.date(
        N_("From"),
        N_("Empty: from the start of the contract"),
        listed=True,
        synonyms=("vanaf", "geldig vanaf"),
    )
    end = f.date(
        N_("Until"),
        N_("Empty: as long as the contract runs"),
        listed=True,
        synonyms=("tot en met", "geldig tot"),
    )
    one_off = f.flag(N_("One-off"), N_("Paid once, in the month of the start"), synonyms=("eenmalig",))
    discount = f.percent(N_("Discount"), N_("Taken off the unit price"), synonyms=("korting", "korting %"))
    vat = f.percent(
        N_("VAT rate"), N_("Inside the price; empty: the usual rate"), synonyms=("btw", "btw-tarief")
    )
    indexed = f.flag(
        N_("Indexed"), N_("Empty: when the contract has an indexation"), synonyms=("geïndexeerd", "indexeren")
    )


class Coverage(
    Record,
    kind="coverage",
    label=N_("covered thing"),
    plural=N_("covered things"),
    keys=(("contract", "system", "lot", "category"),),
    title=("contract", "system", "lot", "category"),
):
    """A system, purchase lot or category of devices that a contract is about."""

    contract = f.link("contract", N_("Contract"), required=True, listed=True, synonyms=("contractnummer",))
    system = f.link("system", N_("System"), listed=True, synonyms=("systeem",))
    lot = f.link("lot", N_("Purchase lot"), listed=True, synonyms=("ordernummer",))
    category = f.link("category", N_("Category"), listed=True, synonyms=("categorie",))
