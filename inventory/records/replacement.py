"""What will be bought again and when: scenarios, what a person moves in them, and the lots that are planned."""

from __future__ import annotations

from inventory.language import N_
from inventory.records import field as f
from inventory.records.choices import FINANCING, FINANCING_WORDS
from inventory.records.record import Record

SCENARIO_STATES = {"draft": N_("draft"), "adopted": N_("adopted")}


class Scenario(
    Record,
    kind="scenario",
    label=N_("scenario"),
    plural=N_("scenarios"),
    keys=(("name",),),
    title=("name",),
):
    """One way to replace what wears out: an index, a ceiling a year, and what is moved by hand."""

    name = f.text(
        N_("Name"), required=True, listed=True, searched=True, width=30, synonyms=("scenario", "naam")
    )
    first_year = f.integer(
        N_("First year"), listed=True, least=1990, most=2100, width=6, synonyms=("eerste jaar",)
    )
    last_year = f.integer(
        N_("Last year"), listed=True, least=1990, most=2150, width=6, synonyms=("laatste jaar",)
    )
    price_index = f.percent(
        N_("Rise of prices"),
        N_("A year; empty: the board's policy"),
        listed=True,
        synonyms=("index", "prijsstijging"),
    )
    ceiling = f.amount(
        N_("Ceiling a year"), N_("Empty: no ceiling"), listed=True, synonyms=("plafond", "plafond per jaar")
    )
    advance = f.integer(
        N_("Years in advance"),
        N_("How far a ceiling may bring replacements forward"),
        most=10,
        synonyms=("vervroegen",),
    )
    status = f.choice(
        N_("Status"), SCENARIO_STATES, required=True, listed=True, default="draft", synonyms=("status",)
    )
    notes = f.note(N_("Notes"))


class ScenarioMove(
    Record,
    kind="scenario_move",
    label=N_("moved replacement"),
    plural=N_("moved replacements"),
    keys=(("scenario", "lot", "generation"),),
    title=("scenario", "lot"),
):
    """A replacement that a person postpones, brings forward, changes or leaves out in a scenario, with the reason."""

    scenario = f.link("scenario", N_("Scenario"), required=True, listed=True, width=22)
    lot = f.link(
        "lot", N_("Purchase lot"), required=True, listed=True, width=26, synonyms=("partij", "ordernummer")
    )
    generation = f.integer(
        N_("Which replacement"),
        N_("1 is the first one"),
        required=True,
        listed=True,
        default=1,
        least=1,
        most=50,
        synonyms=("generatie",),
    )
    shift = f.integer(
        N_("Years later"),
        N_("Negative: earlier"),
        listed=True,
        least=-10,
        most=10,
        synonyms=("verschuiving", "jaren later"),
    )
    quantity = f.integer(
        N_("Quantity"), N_("Empty: what is left of the lot"), listed=True, synonyms=("aantal",)
    )
    unit_price = f.amount(
        N_("Unit price"),
        N_("Of today, including VAT; empty: the last price"),
        listed=True,
        synonyms=("stukprijs",),
    )
    skip = f.flag(N_("Not replaced"), default=False, listed=True, synonyms=("niet vervangen",))
    reason = f.text(N_("Reason"), required=True, listed=True, searched=True, width=30, synonyms=("reden",))


class PlannedLot(
    Record,
    kind="planned_lot",
    label=N_("planned lot"),
    plural=N_("planned lots"),
    keys=(("code",),),
    title=("code", "description"),
):
    """A purchase that is planned: it counts in the budget as planned until it is bought."""

    code = f.text(N_("Code"), required=True, listed=True, searched=True, length=80, synonyms=("code",))
    scenario = f.link("scenario", N_("Scenario"), listed=True, width=20)
    replaces = f.link("lot", N_("Replaces"), listed=True, width=20, synonyms=("vervangt",))
    description = f.text(
        N_("Description"), required=True, listed=True, searched=True, width=28, synonyms=("omschrijving",)
    )
    category = f.link("category", N_("Category"), required=True, listed=True, synonyms=("categorie",))
    product = f.link("product", N_("Product"), synonyms=("model",))
    site = f.link("site", N_("Site"), N_("Empty: for the whole board"), synonyms=("school", "vestiging"))
    quantity = f.integer(
        N_("Quantity"), required=True, listed=True, least=1, most=10_000_000, synonyms=("aantal", "stuks")
    )
    unit_price = f.amount(
        N_("Unit price"), N_("Including VAT"), required=True, listed=True, synonyms=("stukprijs",)
    )
    residual = f.amount(N_("Residual value"), N_("Of the whole lot"), default=0, synonyms=("restwaarde",))
    in_use = f.date(N_("First use"), required=True, listed=True, synonyms=("ingebruikname", "gepland op"))
    term_months = f.months(N_("Term"), N_("Empty: the term of the category"), least=1, synonyms=("termijn",))
    financing = f.choice(
        N_("Financing"), FINANCING, default="operating", also=FINANCING_WORDS, synonyms=("financiering",)
    )
    bought_as = f.link("lot", N_("Bought as"), listed=True, synonyms=("gekocht als",))
    notes = f.note(N_("Notes"))
