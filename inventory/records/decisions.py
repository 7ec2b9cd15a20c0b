"""What was decided about contracts, and the indexes that their prices follow."""

from __future__ import annotations

from inventory.language import N_
from inventory.records import field as f
from inventory.records.contract_choices import DECISION_WORDS, DECISIONS
from inventory.records.record import Record


class Decision(
    Record,
    kind="decision",
    label=N_("contract decision"),
    plural=N_("contract decisions"),
    keys=(("contract", "date", "decision"),),
    title=("contract", "decision", "date"),
):
    """What the board decided about a contract, with the letter that went out and its answer."""

    contract = f.link(
        "contract", N_("Contract"), required=True, listed=True, width=26, synonyms=("contractnummer",)
    )
    date = f.date(N_("Decided on"), required=True, listed=True, synonyms=("datum", "besluitdatum"))
    decision = f.choice(
        N_("Decision"), DECISIONS, required=True, listed=True, also=DECISION_WORDS, synonyms=("besluit",)
    )
    term_end = f.date(
        N_("About the term until"),
        N_("Last day of the term that it is about"),
        listed=True,
        synonyms=("einde termijn",),
    )
    person = f.link("person", N_("Decided by"), listed=True, synonyms=("besloten door",))
    letter_sent = f.date(N_("Letter sent"), listed=True, synonyms=("brief verzonden", "verzonden"))
    confirmed = f.date(
        N_("Confirmed"),
        N_("Day on which the supplier confirmed it"),
        listed=True,
        synonyms=("bevestigd", "bevestiging"),
    )
    reference = f.text(N_("Reference"), searched=True, synonyms=("kenmerk",))
    notes = f.note(N_("Reason"), synonyms=("reden", "toelichting"))


class IndexSeries(
    Record,
    kind="index_series",
    label=N_("index series"),
    plural=N_("lists of index series"),
    keys=(("name",),),
    title=("name",),
):
    """A published index of prices or wages that contracts refer to."""

    name = f.text(
        N_("Name"), required=True, listed=True, searched=True, width=30, synonyms=("reeks", "indexreeks")
    )
    source = f.text(N_("Source"), listed=True, synonyms=("bron",))
    notes = f.note(N_("Notes"))


class IndexValue(
    Record,
    kind="index_value",
    label=N_("index value"),
    plural=N_("index values"),
    keys=(("series", "start"),),
    title=("series", "start"),
):
    """By how much prices rise from a day on, published or assumed."""

    series = f.link(
        "index_series", N_("Index series"), required=True, listed=True, width=26, synonyms=("reeks",)
    )
    start = f.date(N_("From"), required=True, listed=True, synonyms=("vanaf",))
    percent = f.percent(
        N_("Rise"),
        N_("Negative when prices fall"),
        required=True,
        listed=True,
        least=-5000,
        synonyms=("percentage",),
    )
    assumed = f.flag(
        N_("Assumption"), N_("Not published yet"), listed=True, default=False, synonyms=("aanname",)
    )
