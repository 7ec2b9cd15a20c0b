"""Systems and models in the words of real exports: what each is taken for, until when, and how sure that is."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inventory.signals.support_facts import Fact, known, shipped
from inventory.signals.support_match import Known

KNOWN = Known(shipped())

SYSTEMS = [
    ("Windows", "10.0.22631.4317", "Windows 11 23H2", date(2025, 11, 11), date(2026, 11, 10), "likely"),
    ("Windows 11 Pro", "10.0.22631.4317", "Windows 11 23H2 (W)", date(2025, 11, 11), date(2025, 11, 11), "exact"),
    ("11 Pro", "23H2", "Windows 11 23H2 (W)", date(2025, 11, 11), date(2025, 11, 11), "exact"),
    ("Windows Education", "10.0.26100.4946", "Windows 11 24H2 (E)", date(2027, 10, 12), date(2027, 10, 12), "exact"),
    ("Microsoft Windows 11 Pro Education", "10.0.26200.1", "Windows 11 25H2 (W)", date(2027, 10, 12), date(2027, 10, 12), "exact"),
    ("Windows", "10.0.19045.6216", "Windows 10 22H2", date(2025, 10, 14), date(2025, 10, 14), "exact"),
    ("Microsoft Windows 10 Pro", "22H2", "Windows 10 22H2", date(2025, 10, 14), date(2025, 10, 14), "exact"),
    ("Windows 10 IoT Enterprise LTSC", "10.0.19044", "Windows 10 21H2 IoT", date(2032, 1, 13), date(2032, 1, 13), "exact"),
    ("Windows 10 Enterprise LTSC 2021", "10.0.19044", "Windows 10 21H2 (E)", date(2027, 1, 12), date(2027, 1, 12), "exact"),
    ("Win 10", None, "Windows 10", date(2017, 5, 9), date(2025, 10, 14), "likely"),
    ("Microsoft Windows 8.1 Professionnel", "6.3.9600", "Windows 8.1", date(2023, 1, 10), date(2023, 1, 10), "exact"),
    ("Windows 7 Professional", "6.1.7601", "Windows 7 SP1", date(2020, 1, 14), date(2020, 1, 14), "exact"),
    ("Win 2019", None, "Windows Server 2019", date(2029, 1, 9), date(2029, 1, 9), "exact"),
    ("Windows Server 2012 R2 Standard", None, "Windows Server 2012 R2", date(2023, 10, 10), date(2023, 10, 10), "exact"),
    ("Microsoft Windows Server 2022 Datacenter", "10.0.20348", "Windows Server 2022", date(2031, 10, 14), date(2031, 10, 14), "exact"),
    (None, "10.0.22631.1", "Windows 11 23H2", date(2025, 11, 11), date(2026, 11, 10), "likely"),
    ("iPadOS", "17.6.1", "iPadOS 17", None, None, "exact"),
    ("macOS", "14.5", "macOS 14 (Sonoma)", None, None, "exact"),
    ("Mac OS X", "10.15.7", "macOS 10.15 (Catalina)", date(2026, 2, 2), date(2026, 2, 2), "exact"),
    ("Android (fully managed)", "13", "Android 13 'Tiramisu'", date(2026, 3, 2), date(2026, 3, 2), "exact"),
    ("Q Android 10.0 api 29", "29", "Android 10 'Queen Cake'", date(2023, 3, 6), date(2023, 3, 6), "exact"),
    ("Ubuntu 22.04.3 LTS", None, "Ubuntu 22.04 'Jammy Jellyfish'", date(2027, 4, 1), date(2027, 4, 1), "exact"),
    ("FortiOS", "v7.2.8,build1639", "FortiOS 7.2", date(2026, 9, 30), date(2026, 9, 30), "exact"),
    ("VMware ESXi", "7.0.3", "VMware ESXi 7.0", date(2025, 10, 2), date(2025, 10, 2), "exact"),
]  # fmt: skip
MODELS = [
    ("iPad (9th generation)", "iPad (9th generation)", "exact"),
    ("iPad 9e generatie", "iPad (9th generation)", "exact"),
    ("iPad 9th generation Wi-Fi 64GB", "iPad (9th generation)", "exact"),
    ("iPad12,1", "iPad (9th generation)", "exact"),
    ("iPad mini 4", "iPad Mini 4", "exact"),
    ("iPad Pro (11-inch) (2nd generation)", "iPad Pro 11-inch (2nd generation)", "exact"),
    ("Microsoft Surface Pro 7+", "Surface Pro 7+", "exact"),
    ("Surface Pro 7", "Surface Pro 7", "exact"),
    ("SM-X210", "Galaxy Tab A9+", "exact"),
    ("Samsung Galaxy Tab A8", "Galaxy Tab A8", "exact"),
    ("Samsung Galaxy Tab S6 Lite", "Galaxy Tab S6 Lite", "likely"),
    ("iPhone 13 Pro Max", "iPhone 13 Pro Max", "exact"),
    ("iPad", "", "none"),
    ("iPhone 19", "", "none"),
    ("Surface Pro 12", "", "none"),
    ("Acer Chromebook 311 C733", "", "none"),
    ("21H1CTO1WW", "", "none"),
]


@pytest.mark.parametrize(("system", "version", "name", "end", "latest", "certainty"), SYSTEMS)
def test_systems(
    system: str | None, version: str | None, name: str, end: date | None, latest: date | None, certainty: str
) -> None:
    found = KNOWN.os(system, version)
    assert (found.name, found.end, found.latest, found.certainty) == (name, end, latest, certainty)


@pytest.mark.parametrize(("model", "name", "certainty"), MODELS)
def test_models(model: str, name: str, certainty: str) -> None:
    found = KNOWN.model(model)
    assert (found.name, found.certainty) == (name, certainty)


def test_ios_on_an_ipad_is_ipados() -> None:
    assert KNOWN.os("iOS", "17.6.1", "ipad").family == "ipados"
    phone = KNOWN.os("iOS", "17.6.1", "iPhone 13")
    assert (phone.family, phone.certainty, phone.covered) == ("ios", "none", False)


def test_what_is_not_known_is_none() -> None:
    assert KNOWN.os("Windows", None).certainty == "none"
    assert KNOWN.os("ChromeOS", "139.0.7258.137").covered is False
    assert KNOWN.os("Fedora 31", None).family == ""
    assert KNOWN.os(None, None).certainty == "none"


def test_a_newer_release_costs_nothing_as_long_as_the_line_goes_on() -> None:
    assert KNOWN.os("Windows 11 Pro", "23H2").follows
    assert not KNOWN.os("Windows 10 Pro", "22H2").follows
    assert not KNOWN.os("Windows 11 Enterprise LTSC", "10.0.26100").follows
    assert KNOWN.os("iPadOS", "15.8").follows


def test_the_usual_edition_holds_where_none_is_told() -> None:
    assert Known(shipped(), "education").os("Windows", "10.0.26100").end == date(2027, 10, 12)
    assert Known(shipped(), "pro").os("Windows", "10.0.26100").end == date(2026, 10, 13)
    assert Known(shipped(), "education").os("Windows 11 Pro", "10.0.26100").end == date(2026, 10, 13)


def own(family: str, release: str, end: date | None, *match: str) -> Fact:
    """Return what a board recorded."""
    return Fact(family, family, "model", release, release, None, end, match, "leverancier", None, own=True)


def test_the_boards_own_facts_go_before_those_of_the_program() -> None:
    mine = Known(known([own("Windows", "11-25H2-W", date(2030, 1, 1)), own("prowise", "ts75", date(2029, 1, 1), "Prowise Touchscreen 75")]))  # fmt: skip
    changed = mine.os("Windows 11 Pro", "25H2")
    assert (changed.name, changed.end) == ("Windows 11 25H2 (W)", date(2030, 1, 1))
    assert mine.model("Prowise Touchscreen 75").end == date(2029, 1, 1)


@given(st.one_of(st.none(), st.text(max_size=40)), st.one_of(st.none(), st.text(max_size=40)))
def test_no_text_breaks_it(first: str | None, second: str | None) -> None:
    for found in (KNOWN.os(first, second), KNOWN.model(first, second)):
        assert (found.certainty == "none") == (not found.facts)
        assert found.end is None or found.latest is None or found.end <= found.latest
