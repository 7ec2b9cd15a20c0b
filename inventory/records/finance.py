"""What is spent beside lots and contracts: staff with their allocation, and amounts entered by hand."""

from __future__ import annotations

from inventory.language import N_
from inventory.records import field as f
from inventory.records.choices import (
    COST_ROW_WORDS,
    COST_ROWS,
    FINANCING,
    FINANCING_WORDS,
    PILLARS,
    SCOPE_WORDS,
    SCOPES,
)
from inventory.records.record import Record

COST_KINDS = {"operating": N_("operating costs"), "staff": N_("staff costs")}
NATURES = {
    "actual": N_("actual"),
    "committed": N_("committed"),
    "expected": N_("expected"),
    "planned": N_("planned"),
}


class Staff(
    Record,
    kind="staff",
    label=N_("staff post"),
    plural=N_("staff posts"),
    keys=(("name",),),
    title=("name",),
):
    """A post, or a group of posts, that works on ICT."""

    name = f.text(
        N_("Name"),
        required=True,
        listed=True,
        searched=True,
        width=30,
        synonyms=("functie", "post", "personeelspost"),
    )
    party = f.link("party", N_("Party"), synonyms=("partij",))
    site = f.link("site", N_("Site"), synonyms=("school", "vestiging"))
    fte = f.fte(N_("Fte"), listed=True, synonyms=("fte", "aantal fte"))
    yearly_cost = f.amount(
        N_("Yearly cost"),
        N_("Of all these posts together"),
        required=True,
        listed=True,
        synonyms=("kosten per jaar", "jaarkosten", "loonkosten"),
    )
    start = f.date(N_("From"), listed=True, synonyms=("vanaf",))
    end = f.date(N_("Until"), listed=True, synonyms=("tot en met",))
    financing = f.choice(
        N_("Financing"), FINANCING, default="operating", also=FINANCING_WORDS, synonyms=("financiering",)
    )
    notes = f.note(N_("Notes"))


class Allocation(
    Record,
    kind="allocation",
    label=N_("staff allocation"),
    plural=N_("staff allocations"),
    keys=(("staff", "cost_row"),),
    title=("staff", "cost_row"),
):
    """Which part of a post belongs to which row of the budget."""

    staff = f.link(
        "staff", N_("Staff post"), required=True, listed=True, width=30, synonyms=("functie", "post")
    )
    cost_row = f.choice(
        N_("Cost row"),
        COST_ROWS,
        required=True,
        listed=True,
        also=COST_ROW_WORDS,
        width=28,
        synonyms=("kostenrij",),
    )
    share = f.percent(N_("Share"), required=True, listed=True, synonyms=("aandeel", "deel", "percentage"))


class CostLine(
    Record,
    kind="cost_line",
    label=N_("manual cost line"),
    plural=N_("manual cost lines"),
    keys=(("description", "start"),),
    title=("description",),
):
    """An amount that no contract, lot or post holds, spread over the months of its period."""

    description = f.text(
        N_("Description"), required=True, listed=True, searched=True, width=32, synonyms=("omschrijving",)
    )
    cost_row = f.choice(
        N_("Cost row"),
        COST_ROWS,
        N_("Or a pillar, for what has no row, such as vision"),
        listed=True,
        also=COST_ROW_WORDS,
        synonyms=("kostenrij",),
    )
    pillar = f.choice(N_("Pillar"), PILLARS, listed=True, synonyms=("pijler",))
    type = f.choice(
        N_("Kind of cost"),
        COST_KINDS,
        required=True,
        listed=True,
        default="operating",
        synonyms=("soort kosten",),
    )
    nature = f.choice(
        N_("Nature"), NATURES, required=True, listed=True, default="planned", synonyms=("aard",)
    )
    amount = f.amount(N_("Amount"), required=True, listed=True, synonyms=("bedrag",))
    start = f.date(N_("From"), required=True, listed=True, synonyms=("vanaf",))
    end = f.date(N_("Until"), required=True, listed=True, synonyms=("tot en met",))
    site = f.link("site", N_("Site"), synonyms=("school", "vestiging"))
    supplier = f.link("supplier", N_("Supplier"), synonyms=("leverancier",))
    project = f.link(
        "project",
        N_("Sub-project"),
        N_("Of the roadmap, when it pays for one"),
        synonyms=("deelproject", "project"),
    )
    financing = f.choice(
        N_("Financing"), FINANCING, default="operating", also=FINANCING_WORDS, synonyms=("financiering",)
    )
    scope = f.choice(
        N_("Scope"),
        SCOPES,
        N_("What not every figure per pupil counts; empty: always counted"),
        also=SCOPE_WORDS,
        synonyms=("reikwijdte",),
    )
    notes = f.note(N_("Notes"))
