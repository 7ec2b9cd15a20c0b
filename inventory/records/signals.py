"""What the board decides about the check itself: rules on or off, marks on findings, rules of its own, dates of support."""

from __future__ import annotations

from inventory.language import N_
from inventory.records import field as f
from inventory.records.record import Record

SEVERITIES = {"critical": N_("critical"), "high": N_("high"), "medium": N_("medium"), "low": N_("low")}
SEVERITY_WORDS = {
    "critical": ("K", "kritiek"),
    "high": ("H", "hoog"),
    "medium": ("M", "midden", "middel"),
    "low": ("L", "laag"),
}
MARKS = {"known": N_("known"), "accepted": N_("accepted")}
MARK_WORDS = {"known": ("bekend", "in behandeling"), "accepted": ("geaccepteerd", "aanvaard", "uitzondering")}
OWN_CONDITIONS = {
    "each": N_("every record that is found"),
    "more": N_("more records than the number"),
    "fewer": N_("fewer records than the number"),
}
OWN_CONDITION_WORDS = {"each": ("elk", "iedere"), "more": ("meer dan",), "fewer": ("minder dan",)}
SUPPORT_KINDS = {
    "os": N_("operating system"),
    "office": N_("office software"),
    "server": N_("server software"),
    "model": N_("model"),
    "other": N_("other"),
}


class RulePolicy(
    Record,
    kind="rule_policy",
    label=N_("policy of a rule"),
    plural=N_("policies of rules"),
    keys=(("rule", "start"),),
    title=("rule", "start"),
):
    """Whether a rule counts for this board and how bad it is, from a day on; its days and thresholds are policies."""

    rule = f.text(
        N_("Rule"),
        N_("Its code, or a pattern such as PRV-03*"),
        required=True,
        listed=True,
        searched=True,
        length=40,
        synonyms=("regel",),
    )
    start = f.date(N_("From"), N_("Empty: always"), listed=True, synonyms=("vanaf",))
    active = f.flag(
        N_("On"),
        N_("No: this board does not use the rule"),
        listed=True,
        default=True,
        synonyms=("aan", "actief"),
    )
    severity = f.choice(
        N_("Severity"),
        SEVERITIES,
        N_("Empty: that of the rule"),
        listed=True,
        also=SEVERITY_WORDS,
        synonyms=("ernst",),
    )
    notes = f.note(N_("Reason"), listed=True, synonyms=("reden",))
    decided_by = f.link("person", N_("Decided by"), synonyms=("besloten door",))


class Mark(
    Record,
    kind="mark",
    label=N_("mark on a finding"),
    plural=N_("marks on findings"),
    keys=(("rule", "record", "subject"),),
    title=("rule", "name"),
):
    """What somebody decided about one finding: who deals with it, or until when it is accepted and why."""

    rule = f.text(N_("Rule"), required=True, listed=True, searched=True, length=40, synonyms=("regel",))
    record = f.text(
        N_("Record"),
        N_("Kind of record that it is about"),
        required=True,
        listed=True,
        length=40,
        synonyms=("soort",),
    )
    subject = f.text(
        N_("Key"),
        N_("What shows the record: its code, number or name"),
        required=True,
        listed=True,
        searched=True,
        synonyms=("sleutel", "onderwerp"),
    )
    name = f.text(N_("Name"), searched=True, synonyms=("naam",))
    state = f.choice(
        N_("State"),
        MARKS,
        required=True,
        listed=True,
        default="known",
        also=MARK_WORDS,
        synonyms=("status", "toestand"),
    )
    until = f.date(
        N_("Until"),
        N_("After this day it counts again; empty: always"),
        listed=True,
        synonyms=("tot en met", "geldig tot"),
    )
    reason = f.note(N_("Reason"), listed=True, searched=True, synonyms=("reden", "toelichting"))
    owner = f.link(
        "person", N_("Owner"), N_("Who deals with it"), listed=True, synonyms=("eigenaar", "behandelaar")
    )
    decided = f.date(N_("Decided on"), listed=True, synonyms=("datum", "besloten op"))
    decided_by = f.link("person", N_("Decided by"), synonyms=("besloten door",))


class OwnRule(
    Record,
    kind="own_rule",
    label=N_("own rule"),
    plural=N_("own rules"),
    keys=(("code",),),
    title=("code", "name"),
):
    """A filter that the board made a rule: when it finds too many or too few records, that is a finding."""

    code = f.text(
        N_("Code"), N_("Such as OWN-001"), required=True, listed=True, searched=True, length=20, width=10
    )
    name = f.text(
        N_("Title"), required=True, listed=True, searched=True, width=34, synonyms=("titel", "omschrijving")
    )
    record = f.text(
        N_("Record"),
        N_("Kind of record to look in"),
        required=True,
        listed=True,
        length=40,
        synonyms=("soort",),
    )
    filter = f.text(N_("Filter"), listed=True, length=2000, synonyms=("filter",))
    condition = f.choice(
        N_("Finding when"),
        OWN_CONDITIONS,
        required=True,
        listed=True,
        default="more",
        also=OWN_CONDITION_WORDS,
        synonyms=("voorwaarde",),
    )
    number = f.integer(N_("Number"), default=0, listed=True, synonyms=("aantal",))
    severity = f.choice(
        N_("Severity"),
        SEVERITIES,
        required=True,
        listed=True,
        default="medium",
        also=SEVERITY_WORDS,
        synonyms=("ernst",),
    )
    action = f.text(N_("What to do"), synonyms=("actie",))
    active = f.flag(N_("On"), default=True, listed=True, synonyms=("aan", "actief"))
    notes = f.note(N_("Why"), synonyms=("uitleg",))


class SupportDate(
    Record,
    kind="support_date",
    label=N_("support date"),
    plural=N_("support dates"),
    keys=(("family", "release"),),
    title=("family", "release"),
):
    """When the maker stops supporting a release or model: the board's own facts, which go before those of the program."""

    family = f.text(
        N_("Product family"),
        required=True,
        listed=True,
        searched=True,
        length=60,
        synonyms=("productfamilie", "product"),
    )
    release = f.text(
        N_("Release"),
        required=True,
        listed=True,
        searched=True,
        length=100,
        synonyms=("uitgave", "versie", "release"),
    )
    type = f.choice(N_("Kind"), SUPPORT_KINDS, listed=True, default="os", synonyms=("soort",))
    match = f.text(
        N_("Recognised by"),
        N_("Versions, builds or names that exports use, separated by ;"),
        synonyms=("herkend aan", "build"),
    )
    end = f.date(
        N_("End of support"),
        N_("Empty: supported until further notice"),
        listed=True,
        synonyms=("einde ondersteuning", "eol"),
    )
    source = f.text(N_("Source"), synonyms=("bron",))
    dated = f.date(
        N_("As of"), N_("Day on which the fact was looked up"), listed=True, synonyms=("peildatum",)
    )
