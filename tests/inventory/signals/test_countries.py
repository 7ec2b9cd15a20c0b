"""Countries: in the EEA, and protected by a decision, on a day."""

from __future__ import annotations

from datetime import date

import pytest

from inventory.signals.countries import adequate, code_of, framework, in_eea

ON = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Nederland", "NL"),
        ("the netherlands", "NL"),
        ("nl", "NL"),
        ("VS", "US"),
        ("U.S.A.", "US"),
        ("Groot-Brittannië", "GB"),
        ("Tsjechië", "CZ"),
        ("EER", "EU"),
        ("Atlantis", None),
        ("", None),
        (None, None),
    ],
)
def test_names(name: str | None, code: str | None) -> None:
    assert code_of(name) == code


def test_the_eea_is_thirty_countries_and_the_united_kingdom_left() -> None:
    assert in_eea("EER", ON)
    assert in_eea("Noorwegen", ON)
    assert in_eea("UK", date(2020, 12, 31))
    assert in_eea("UK", date(2021, 1, 1)) is False
    assert in_eea("UK") is False
    assert in_eea("US", ON) is False
    assert in_eea("Atlantis", ON) is None


@pytest.mark.parametrize(
    ("country", "on", "holds"),
    [
        ("GB", date(2021, 6, 27), False),
        ("GB", date(2021, 6, 28), True),
        ("GB", date(2031, 12, 27), True),
        ("GB", date(2031, 12, 28), False),
        ("Japan", date(2019, 1, 22), False),
        ("Zuid-Korea", ON, True),
        ("Brazilië", date(2026, 1, 25), False),
        ("Brazilië", ON, True),
        ("US", ON, False),
        ("Nederland", ON, False),
    ],
)
def test_decisions(country: str, on: date, holds: bool) -> None:
    assert (adequate(country, on) is not None) == holds


@pytest.mark.parametrize(
    ("on", "holds"),
    [
        (date(2016, 7, 12), True),
        (date(2020, 7, 15), True),
        (date(2020, 7, 16), False),
        (date(2023, 7, 9), False),
        (date(2023, 7, 10), True),
    ],
)
def test_frameworks_of_the_united_states(on: date, holds: bool) -> None:
    assert (framework("VS", on) is not None) == holds
