"""The steps in which a privacy annex is entered: sections A to I of the official annex, security, register.

The letters are those of the privacy annex (privacybijsluiter) of the Dutch covenant, Bijlage 1; Bijlage 2 is on security.
"""

from __future__ import annotations

from typing import NamedTuple

from inventory.language import N_


class Step(NamedTuple):
    """A step of the entry.

    Attributes:
        code: The letter of the section, or a word.
        title: What it is called; English, marked for translation.
        explanation: What is asked and why; English, marked for translation.
        asked: Kind of record and column of each single value, in order.
        rows: Kind of the records of which there can be many; "" for none.
        columns: Their columns that this step asks.
    """

    code: str
    title: str
    explanation: str
    asked: tuple[tuple[str, str], ...] = ()
    rows: str = ""
    columns: tuple[str, ...] = ()


def _of(kind: str, *names: str) -> tuple[tuple[str, str], ...]:
    return tuple((kind, name) for name in names)


STEPS = (
    Step(
        "A",
        N_("General"),
        N_("What the product is and for whom it is meant, as the first part of the annex says."),
        _of("annex", "description", "users", "website"),
    ),
    Step(
        "B",
        N_("Services"),
        N_("The services of the product. Say of an optional one whether the board switched it on."),
        rows="annex_service",
        columns=("name", "optional", "switched_on"),
    ),
    Step(
        "C",
        N_("Purposes"),
        N_("What the data are used for: of the product as a whole, and of each service."),
        _of("annex", "purposes"),
        rows="annex_service",
        columns=("name", "purposes"),
    ),
    Step(
        "D",
        N_("Data and people"),
        N_(
            "Which categories of data of which people are processed. Enter also what the annex says is not processed, such as "
            "the national number."
        ),
        _of("annex", "categories", "subjects", "not_processed"),
        rows="annex_data",
        columns=("category", "subject", "processed"),
    ),
    Step(
        "E",
        N_("Storage"),
        N_("In which countries data are kept and handled. Outside the EEA a safeguard is needed."),
        _of("annex", "location"),
        rows="storage_location",
        columns=("country", "activity", "safeguard", "safeguard_checked"),
    ),
    Step(
        "F",
        N_("Sub-processors"),
        N_("To whom the supplier passes data on. When there are none, say so: an empty list says nothing."),
        (*_of("annex", "subprocessors_listed"), *_of("agreement", "no_subprocessors", "authorisation")),
        rows="subprocessor",
        columns=("name", "service", "country", "outside_eea", "safeguard", "safeguard_checked", "categories"),
    ),
    Step(
        "G",
        N_("Retention"),
        N_("How long each category is kept, counted from when, and what happens afterwards."),
        _of("annex", "retention", "at_end"),
        rows="annex_data",
        columns=("category", "subject", "retention_months", "retention_from", "after"),
    ),
    Step(
        "H",
        N_("Contact"),
        N_("Where the supplier can be reached on privacy and on incidents: a function or general address is enough."),
        _of("annex", "contact", "incident_contact"),
    ),
    Step(
        "I",
        N_("Version"),
        N_("Version and date of the annex, and when the board last looked at it."),
        _of("annex", "edition", "date", "reviewed"),
    ),
    Step(
        "security",
        N_("Security annex"),
        N_(
            "What the board asks of availability, integrity and confidentiality, and what the supplier promises and can show: "
            "the security annex (Bijlage 2). One that is for all products under the agreement is changed for all of them."
        ),
        (
            *_of("system", "availability", "integrity", "confidentiality", "admin_mfa"),
            *_of(
                "security_annex", "date", "availability", "integrity", "confidentiality", "scheme", "tested",
                "test_form", "certificates", "certificate_until", "encryption_transit", "encryption_rest", "mfa",
                "rbac", "separation", "logging", "backup", "rpo_hours", "rto_hours", "awareness", "pentest",
                "supplier_control", "incident_contact", "incident_channel", "document",
            ),
        ),
    ),
    Step(
        "register",
        N_("Register"),
        N_(
            "The entry of the register of processing in which the product stands. Name functions, no persons. Leave code and "
            "name empty to do this another time."
        ),
        _of(
            "processing", "code", "name", "register", "controller", "officer", "purposes", "subjects", "categories",
            "recipients", "transfers", "retention", "measures", "ground", "ground_text", "exception",
        ),
    ),
)  # fmt: skip
"""The steps in their order."""
