from __future__ import annotations

import time

import pytest

from inventory.signals.names import personal_names

PEOPLE = ["Fenna Hoekstra", "Anouar El Idrissi", "Beheer"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Contact: fenna hoekstra, toestel 12", ["fenna hoekstra"]),
        ("Anouar  El Idrissi beheert dit", ["Anouar  El Idrissi"]),
        ("mw. De Vries en dhr Bakker", ["mw. De Vries", "dhr Bakker"]),
        ("de heer J. van den Berg", ["de heer J. van den Berg"]),
        ("J.P. Jansen (directeur)", ["J.P. Jansen"]),
        ("C. 't Hart doet het", ["C. 't Hart"]),
        ("vraag Saskia van der Meer", ["Saskia van der Meer"]),
        ("bij Marieke de Boer of Jan Smit", ["Marieke de Boer", "Jan Smit"]),
        (
            "mail j.jansen@school.nl of anna.devries@school.nl",
            ["j.jansen@school.nl", "anna.devries@school.nl"],
        ),
        ("Zoë Ümit", ["Zoë Ümit"]),
        ("Saskia Meer, nogmaals Saskia Meer", ["Saskia Meer"]),
        ("drs. Kuipers", ["drs. Kuipers"]),
    ],
)
def test_names_are_found(text: str, found: list[str]) -> None:
    assert personal_names(text, PEOPLE) == found


@pytest.mark.parametrize(
    "text",
    [
        None,
        "",
        "geen",
        "Naam, adres, woonplaats; geboortedatum; BSN",
        "DUO; Belastingdienst; ABP; UWV; Participatiefonds",
        "functionaris.gegevensbescherming@lindelaar.example; privacy@lindelaar.example",
        "Functionaris Gegevensbescherming",
        "A. Contactgegevens B. Leerlingnummer C. Voortgang",
        "ParnasSys B.V. Bergen op Zoom; Microsoft Ireland",
        "AVG art. 6(1)e. Wet op het primair onderwijs",
        "leerlingen van de Jan Ligthartschool en basisschool Anne Frank",
        "Beheer door de systeembeheerder; Marketing Automation",
        "directeur, intern begeleider, ib'er en leraren groep 1 t/m 8",
        "Tot 2 jaar na uitschrijving; Mark-up wordt verwijderd",
        "de ING Bank verwerkt betalingen",
        "de dr. Nassau College en de Anne Frank school",
        "software van Willem Bartjens Stichting",
    ],
)
def test_functions_and_organisations_are_no_names(text: str | None) -> None:
    assert personal_names(text, PEOPLE) == []


def test_a_long_text_takes_no_long_time() -> None:
    start = time.process_time()
    personal_names("Van De Van De A.B. " * 5_000, PEOPLE)
    assert time.process_time() - start < 1
