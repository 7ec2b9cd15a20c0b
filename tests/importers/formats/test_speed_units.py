"""Units of speeds: what is told apart by one letter."""

from __future__ import annotations

from fractions import Fraction

import pytest

from importers.formats.speed_units import factor, megabits, of_header, of_value


@pytest.mark.parametrize(
    ("unit", "expected"),
    [
        ("Mbit/s", Fraction(1)),
        ("Mbps", Fraction(1)),
        ("mb/s", Fraction(1)),
        ("MBPS", Fraction(1)),
        ("MB/s", Fraction(8)),
        ("megabytes per seconde", Fraction(8)),
        ("kbps", Fraction(1, 1000)),
        ("kB/s", Fraction(8, 1000)),
        ("Gbit/s", Fraction(1000)),
        ("bit/s", Fraction(1, 10**6)),
        ("bps", Fraction(1, 10**6)),
        ("B/s", Fraction(8, 10**6)),
        ("bytes", None),
        ("ms", None),
        ("", None),
    ],
)
def test_factor(unit: str, expected: Fraction | None) -> None:
    assert factor(unit) == expected


def test_headers_and_cells() -> None:
    assert of_header("Download (kbit/s)") == ("Download", Fraction(1, 1000))
    assert of_header("download_mbps") == ("download", Fraction(1))
    assert of_header("download bytes") == ("download bytes", None)
    assert of_value("94,3 Mbit/s") == ("94,3", Fraction(1))
    assert of_value("1.234,5 kbps") == ("1.234,5", Fraction(1, 1000))
    assert of_value("94,3") == ("94,3", None)


def test_halves_go_up() -> None:
    assert [megabits(Fraction(n, 1000)) for n in (0, 4, 5, 94_315)] == ["0.00", "0.00", "0.01", "94.32"]
