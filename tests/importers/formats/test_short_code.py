"""Codes made of long names."""

from __future__ import annotations

from importers.formats.short_code import shortened

LONG = "Registreren van gegevens van leerlingen ten behoeve van "


def test_a_short_name_is_its_code() -> None:
    assert shortened(" Verzuim ", 40) == "Verzuim"


def test_long_names_that_begin_alike_stay_apart_and_the_same() -> None:
    found = [shortened(LONG + what, 40) for what in ("toetsing", "verzuim", "toetsing")]
    assert found[0] == found[2] != found[1]
    assert max(map(len, found)) <= 40
    assert found[0].startswith("Registreren van gegevens van")
