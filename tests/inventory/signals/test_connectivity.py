"""What a line must carry and what is certain of it: pure functions with laws."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inventory.signals.connectivity import (
    NOTHING,
    Band,
    Measured,
    Need,
    Rates,
    Speeds,
    answer,
    band,
    measured,
    need,
    together,
    worst,
)

DAY = date(2026, 10, 1)
RATES = Rates(1000, 500, 6000, 8000, 3000)
SPEED = st.none() | st.integers(0, 10**6)
TESTED = st.none() | st.builds(
    Measured,
    st.integers(0, 10**6),
    st.just(0),
    st.just(1),
    st.just(DAY),
    st.sampled_from([True, False, None]),
)
SPEEDS = st.builds(Speeds, SPEED, SPEED, st.none() | st.integers(1, 100), TESTED)


def cabled(speed: int) -> Measured:
    """Return one measurement over a cable."""
    return Measured(speed, speed, 1, DAY, wired=True)


def test_need_of_a_school() -> None:
    assert need(261, RATES, RATES.concurrency) == Need(203_580, 101_790)
    assert need(261, RATES, RATES.test_concurrency) == Need(271_440, 135_720)
    assert need(1, RATES._replace(down=1), 1) == Need(1, 1), "rounded up"


@given(st.integers(0, 10**5), st.integers(0, 10**4))
def test_more_devices_need_no_less(devices: int, share: int) -> None:
    one, more = need(devices, RATES, share), need(devices + 1, RATES, share)
    assert one.down <= more.down
    assert one.up <= more.up


def test_measurements() -> None:
    values = [(DAY, speed, True) for speed in range(1, 21)]
    found = measured([*values, (DAY, 1000, False)])
    assert found == Measured(10, 2, 20, DAY, wired=True)
    assert measured([(DAY, 5, False), (DAY, 7, None)]) == Measured(6, 5, 2, DAY, wired=None)
    assert measured([(DAY, 5, False)]) == Measured(5, 5, 1, DAY, wired=False)
    assert measured([]) is None


@pytest.mark.parametrize(
    ("speeds", "expected"),
    [
        (Speeds(), NOTHING),
        (Speeds(1000, 300, 4), Band(300, 300, "guaranteed")),
        (Speeds(1000, None, 4), Band(250, 250, "estimate")),
        (Speeds(1000), Band(None, 1000, "advertised")),
        (Speeds(1000, 300, 4, cabled(200)), Band(200, 200, "measured")),
        (Speeds(1000, 300, 4, cabled(200)._replace(wired=False)), Band(300, 300, "guaranteed")),
        (Speeds(1000, 300, 4, cabled(400)._replace(wired=False)), Band(400, None, "wireless")),
        (Speeds(1000, None, None, cabled(400)._replace(wired=False)), Band(400, 1000, "wireless")),
        (Speeds(1000, 300, 4, cabled(200)._replace(wired=None)), Band(200, 300, "wireless")),
    ],
)
def test_what_is_certain(speeds: Speeds, expected: Band) -> None:
    assert band(speeds) == expected


@given(SPEEDS)
def test_a_band_is_never_upside_down(speeds: Speeds) -> None:
    found = band(speeds)
    assert found.least is None or found.most is None or found.least <= found.most


@given(SPEEDS, st.integers(0, 10**6))
def test_nothing_recorded_is_never_enough(speeds: Speeds, needed: int) -> None:
    found = band(speeds)
    if answer(needed, found) == "enough":
        assert found.least is not None
        assert found.least >= needed
    assert answer(needed, NOTHING) == "unknown"


@given(st.lists(SPEEDS, min_size=1, max_size=4), st.integers(1, 10**6))
def test_one_line_more_never_makes_it_too_little(lines: list[Speeds], needed: int) -> None:
    bands = [band(one) for one in lines]
    if answer(needed, together(bands[:-1])) == "enough":
        assert answer(needed, together(bands)) == "enough"


def test_several_answers() -> None:
    assert worst(["enough", "unknown", "too_little"]) == "too_little"
    assert worst(["enough", "unknown"]) == "unknown"
    assert worst(["enough", "enough"]) == "enough"
    assert worst([]) == "unknown"
