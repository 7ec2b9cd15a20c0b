"""What was really spent and what is settled: ledger entries, closed years, benchmarks and labour that no invoice shows."""

from __future__ import annotations

from inventory.language import N_
from inventory.records import field as f
from inventory.records.choices import COST_ROW_WORDS, COST_ROWS, PILLARS
from inventory.records.record import Record

LEDGER_STATES = {"open": N_("open"), "confirmed": N_("confirmed"), "ignored": N_("not ICT")}
LEDGER_STATE_WORDS = {
    "open": ("open", "te verdelen"),
    "confirmed": ("bevestigd", "gekoppeld"),
    "ignored": ("geen ict", "negeren"),
}
WORKERS = {"it": N_("IT staff"), "user": N_("users")}
WORKER_WORDS = {"it": ("ict", "beheer", "ict'ers"), "user": ("gebruikers", "leraren", "leraar")}


class LedgerEntry(
    Record,
    kind="ledger_entry",
    label=N_("ledger entry"),
    plural=N_("ledger entries"),
    keys=(("reference",),),
    title=("reference", "description"),
):
    """An amount that the books show, with the contract or lot that it was for once somebody confirmed it."""

    reference = f.text(
        N_("Entry number"),
        N_("Unique in the books"),
        required=True,
        listed=True,
        searched=True,
        length=80,
        synonyms=("boekstuk", "boekstuknummer", "boekingsnummer", "volgnummer", "mutatienummer"),
    )
    date = f.date(
        N_("Date"),
        required=True,
        listed=True,
        synonyms=("datum", "boekdatum", "factuurdatum", "boekingsdatum"),
    )
    account = f.text(
        N_("Account"),
        listed=True,
        searched=True,
        length=60,
        synonyms=("rekening", "grootboek", "grootboekrekening", "kostensoort", "rekeningnummer"),
    )
    description = f.text(
        N_("Description"),
        listed=True,
        searched=True,
        width=32,
        synonyms=("omschrijving", "tekst", "boekingsomschrijving", "boekingstekst"),
    )
    relation = f.text(
        N_("Relation"),
        N_("Supplier as the books name it"),
        listed=True,
        searched=True,
        synonyms=("relatie", "crediteur", "leverancier", "naam crediteur"),
    )
    amount = f.amount(
        N_("Amount"),
        N_("Negative for a credit"),
        required=True,
        listed=True,
        least=-(10**15),
        synonyms=("bedrag", "saldo", "bedrag incl. btw"),
    )
    cost_row = f.choice(N_("Cost row"), COST_ROWS, listed=True, also=COST_ROW_WORDS, synonyms=("kostenrij",))
    pillar = f.choice(N_("Pillar"), PILLARS, synonyms=("pijler",))
    contract = f.link("contract", N_("Contract"), loose=True, listed=True, synonyms=("contractnummer",))
    staff = f.link("staff", N_("Staff post"), loose=True, synonyms=("functie", "post"))
    lot = f.link("lot", N_("Purchase lot"), loose=True, synonyms=("ordernummer", "partij"))
    site = f.link("site", N_("Site"), loose=True, synonyms=("school", "vestiging", "kostenplaats"))
    state = f.choice(
        N_("State"),
        LEDGER_STATES,
        required=True,
        listed=True,
        default="open",
        also=LEDGER_STATE_WORDS,
        synonyms=("stand",),
    )
    notes = f.note(N_("Notes"), synonyms=("opmerkingen",))


class ClosedYear(
    Record,
    kind="closed_year",
    label=N_("closed year"),
    plural=N_("closed years"),
    keys=(("end",),),
    title=("name",),
    made_by="close",
):
    """A book year whose figures do not move any more; its lines are kept beside it, with their digest."""

    name = f.text(N_("Name"), required=True, listed=True, searched=True, length=40, synonyms=("boekjaar",))
    start = f.date(N_("First day"), required=True, listed=True, synonyms=("eerste dag",))
    end = f.date(N_("Last day"), required=True, listed=True, synonyms=("laatste dag",))
    digest = f.text(N_("Digest"), N_("SHA-256 of its lines"), required=True, listed=True, length=64, width=20)
    notes = f.note(N_("Notes"))


class Benchmark(
    Record,
    kind="benchmark",
    label=N_("benchmark"),
    plural=N_("benchmarks"),
    keys=(("name", "year"),),
    title=("name", "year"),
):
    """What others spend per pupil, with its year and what it counts; never a norm."""

    name = f.text(
        N_("Name"), required=True, listed=True, searched=True, width=34, synonyms=("benchmark", "naam")
    )
    year = f.integer(
        N_("Year"), required=True, listed=True, least=1990, most=2100, width=6, synonyms=("jaar",)
    )
    amount = f.amount(N_("Per pupil"), required=True, listed=True, synonyms=("per leerling", "bedrag"))
    source = f.text(N_("Source"), listed=True, synonyms=("bron",))
    country = f.text(N_("Country"), N_("Two letters, such as NL"), length=2, synonyms=("land",))
    includes = f.text(
        N_("Includes"),
        N_("Which scopes it counts, separated by ;, such as print;cabling"),
        listed=True,
        length=80,
        synonyms=("omvat", "inclusief"),
    )
    staff = f.flag(
        N_("With staff"), N_("Does it count staff costs?"), listed=True, synonyms=("met personeel",)
    )
    notes = f.note(N_("Notes"))


class Labour(
    Record,
    kind="labour",
    label=N_("labour per device"),
    plural=N_("labour per device"),
    keys=(("category", "description"),),
    title=("category", "description"),
):
    """Time that a kind of device takes from people: part of what it costs in all, and no part of the budget."""

    category = f.link(
        "category", N_("Category"), required=True, listed=True, width=26, synonyms=("categorie",)
    )
    description = f.text(
        N_("Description"), required=True, listed=True, searched=True, width=28, synonyms=("omschrijving",)
    )
    who = f.choice(
        N_("Whose time"),
        WORKERS,
        required=True,
        listed=True,
        default="it",
        also=WORKER_WORDS,
        synonyms=("wie",),
    )
    minutes = f.integer(
        N_("Minutes"),
        N_("A device a year"),
        required=True,
        listed=True,
        most=525_600,
        synonyms=("minuten", "minuten per jaar"),
    )
    rate = f.amount(N_("Hourly rate"), required=True, listed=True, synonyms=("uurtarief",))
