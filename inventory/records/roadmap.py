"""How the landscape changes: sub-projects with their changes, dependencies and milestones, and plateaus on the way."""

from __future__ import annotations

from inventory.language import N_
from inventory.records import field as f
from inventory.records.record import Record

PROJECT_STATES = {
    "proposed": N_("proposed"),
    "approved": N_("approved"),
    "running": N_("running"),
    "done": N_("done"),
    "cancelled": N_("cancelled"),
}
PROJECT_STATE_WORDS = {
    "proposed": ("voorgesteld", "idee"),
    "approved": ("goedgekeurd", "besloten"),
    "running": ("loopt", "in uitvoering"),
    "done": ("klaar", "afgerond"),
    "cancelled": ("vervallen", "geannuleerd"),
}
SYSTEM_DECISIONS = {
    "shared": N_("one shared system"),
    "keep": N_("keep"),
    "new": N_("new system"),
    "phase_out": N_("phase out"),
}
SYSTEM_DECISION_WORDS = {
    "shared": ("gemeenschappelijk", "gezamenlijk"),
    "keep": ("behouden",),
    "new": ("nieuw",),
    "phase_out": ("uitfaseren",),
}
CHANGES = {
    "introduce": N_("introduce"),
    "roll_out": N_("roll out"),
    "replace": N_("replace"),
    "merge": N_("merge"),
    "phase_out": N_("phase out"),
    "connect": N_("connect"),
    "disconnect": N_("disconnect"),
}
CHANGE_WORDS = {
    "introduce": ("invoeren",),
    "roll_out": ("uitrollen",),
    "replace": ("vervangen",),
    "merge": ("samenvoegen",),
    "phase_out": ("uitfaseren", "stoppen"),
    "connect": ("koppelen",),
    "disconnect": ("ontkoppelen",),
}
OLD_DATA = {
    "moved": N_("moved"),
    "archived": N_("archived"),
    "deleted": N_("deleted"),
    "none": N_("there are none"),
    "unknown": N_("unknown"),
}
OLD_DATA_WORDS = {
    "moved": ("overgezet", "gemigreerd"),
    "archived": ("gearchiveerd",),
    "deleted": ("verwijderd", "gewist"),
    "none": ("geen", "n.v.t."),
    "unknown": ("onbekend", "?"),
}
DEPENDENCIES = {"requires": N_("requires"), "blocks": N_("blocks")}


class Plateau(
    Record,
    kind="plateau",
    label=N_("plateau"),
    plural=N_("plateaus"),
    keys=(("name",),),
    title=("name",),
):
    """A day on which the landscape is stable between two stretches of change."""

    name = f.text(
        N_("Name"), required=True, listed=True, searched=True, width=30, synonyms=("plateau", "mijlpaal")
    )
    date = f.date(N_("Date"), required=True, listed=True, synonyms=("datum", "bereikt op"))
    target = f.flag(
        N_("Target"),
        N_("Yes: the landscape that is aimed at"),
        listed=True,
        default=False,
        synonyms=("doel",),
    )
    notes = f.note(N_("Notes"), listed=True)


class Project(
    Record,
    kind="project",
    label=N_("sub-project"),
    plural=N_("sub-projects"),
    keys=(("code",),),
    title=("code", "name"),
    aliases=("name",),
):
    """A step on the roadmap: a change of systems together with a change of working."""

    code = f.text(
        N_("Code"),
        required=True,
        listed=True,
        searched=True,
        length=20,
        width=7,
        synonyms=("nr", "projectcode"),
    )
    name = f.text(
        N_("Name"), required=True, listed=True, searched=True, width=32, synonyms=("deelproject", "project", "naam")
    )  # fmt: skip
    status = f.choice(
        N_("Status"), PROJECT_STATES, required=True, listed=True, default="proposed", also=PROJECT_STATE_WORDS
    )
    decision = f.choice(
        N_("Decision"),
        SYSTEM_DECISIONS,
        N_("What is decided about the systems"),
        listed=True,
        also=SYSTEM_DECISION_WORDS,
        synonyms=("besluit",),
    )
    start = f.date(N_("From"), listed=True, synonyms=("vanaf", "begin", "start"))
    end = f.date(N_("Until"), N_("Last day"), listed=True, synonyms=("tot en met", "einde", "eind"))
    days = f.integer(
        N_("Duration"),
        N_("In days; empty: from the first day to the last"),
        least=0,
        most=20000,
        synonyms=("duur", "doorlooptijd", "doorlooptijd (dagen)"),
    )
    not_before = f.date(
        N_("Not before"),
        N_("Cannot begin earlier, whatever it waits for"),
        synonyms=("niet voor", "niet vóór"),
    )
    working = f.note(
        N_("Change of working"),
        N_("What people do differently from then on"),
        listed=True,
        searched=True,
        synonyms=("aanpassing werkwijze", "verandering werkwijze", "werkwijze"),
    )
    party = f.link(
        "party", N_("Party"), N_("Who leads it; empty: all together"), synonyms=("partij", "trekker")
    )
    owner = f.link("person", N_("Owner"), listed=True, synonyms=("eigenaar", "projectleider"))
    effort = f.fte(
        N_("Effort"), N_("Fte that it takes while it runs"), synonyms=("inzet", "capaciteit", "fte")
    )
    order = f.integer(N_("Order"), width=6, synonyms=("volgorde",))
    notes = f.note(N_("Notes"))


class ProjectChange(
    Record,
    kind="project_change",
    label=N_("change of a system"),
    plural=N_("changes of systems"),
    keys=(("project", "change", "system", "target", "party", "process"),),
    title=("project", "change", "system"),
):
    """What a sub-project does to a system: for whom and for which process, from which day, and what becomes of the data."""

    project = f.link(
        "project",
        N_("Sub-project"),
        required=True,
        listed=True,
        width=26,
        synonyms=("deelproject", "project"),
    )
    change = f.choice(
        N_("Change"), CHANGES, required=True, listed=True, also=CHANGE_WORDS, synonyms=("wijziging", "soort")
    )
    system = f.link(
        "system",
        N_("System"),
        N_("What is introduced, phased out or connected; the old one when it is replaced or merged"),
        required=True,
        listed=True,
        synonyms=("systeem", "van systeem", "van"),
    )
    target = f.link(
        "system",
        N_("To system"),
        N_("What comes in its place, or what it is connected to"),
        listed=True,
        synonyms=("naar systeem", "naar", "nieuw systeem"),
    )
    party = f.link("party", N_("Party"), N_("Empty: all that it is about"), listed=True, synonyms=("partij",))
    process = f.link(
        "process", N_("Process"), N_("Empty: all that it is about"), listed=True, synonyms=("proces", "procescode")
    )  # fmt: skip
    function = f.text(N_("Function"), synonyms=("functie",))
    date = f.date(
        N_("From"),
        N_("First day of the new; empty: the day after the sub-project ends"),
        listed=True,
        synonyms=("vanaf", "ingangsdatum"),
    )
    until = f.date(
        N_("Old until"),
        N_("Last day of the old; empty: the day before the new"),
        synonyms=("oud tot en met",),
    )
    data = f.choice(
        N_("Old data"),
        OLD_DATA,
        N_("What becomes of the data in the old system"),
        default="unknown",
        also=OLD_DATA_WORDS,
        synonyms=("oude gegevens", "gegevens"),
    )
    notes = f.note(N_("Notes"))


class ProjectDependency(
    Record,
    kind="project_dependency",
    label=N_("dependency of sub-projects"),
    plural=N_("dependencies of sub-projects"),
    keys=(("project", "needs"),),
    title=("project", "needs"),
):
    """A sub-project that waits until another one is done."""

    project = f.link(
        "project",
        N_("Sub-project"),
        required=True,
        listed=True,
        width=30,
        synonyms=("deelproject", "project"),
    )
    needs = f.link(
        "project",
        N_("Waits for"),
        required=True,
        listed=True,
        width=30,
        synonyms=("wacht op", "na", "afhankelijk van", "voorganger"),
    )
    type = f.choice(
        N_("Kind"), DEPENDENCIES, required=True, listed=True, default="requires", synonyms=("soort",)
    )
    notes = f.note(N_("Notes"))


class Milestone(
    Record,
    kind="milestone",
    label=N_("milestone"),
    plural=N_("milestones"),
    keys=(("project", "name"),),
    title=("project", "name"),
):
    """A result of a sub-project on a day."""

    project = f.link(
        "project",
        N_("Sub-project"),
        required=True,
        listed=True,
        width=30,
        synonyms=("deelproject", "project"),
    )
    name = f.text(N_("Name"), required=True, listed=True, searched=True, width=34, synonyms=("mijlpaal",))
    date = f.date(N_("Date"), required=True, listed=True, synonyms=("datum",))
    done = f.date(N_("Reached on"), listed=True, synonyms=("bereikt op",))
    notes = f.note(N_("Notes"))
