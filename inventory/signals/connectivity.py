"""Whether the line of a site carries its devices: what is needed, what is certain of the line, and one of three answers.

Pure functions of whole numbers; speeds in kbit/s, shares in 1/100 %. The need is the devices times the part that
is active at once, times the rate of an active device, times the growth. The exact rule of thumb of Kennisnet cannot be retrieved (`Handreiking
internetverbinding`, 2017), so every parameter is a policy of the board and stands beside the answer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

Answer = Literal["enough", "too_little", "unknown"]
Source = Literal["measured", "wireless", "guaranteed", "estimate", "advertised", ""]
WHOLE = 10_000
"""100 % in 1/100 %."""
LOW = 10
"""The slow measurements that are told beside the median: the tenth percentile."""


class Rates(NamedTuple):
    """What a board reckons with.

    Attributes:
        down, up: Of one active device, in kbit/s.
        concurrency: Part of the devices that is active at once on an ordinary day.
        test_concurrency: The same on a day of digital tests.
        growth: What is added for the years to come.
    """

    down: int
    up: int
    concurrency: int
    test_concurrency: int
    growth: int


class Need(NamedTuple):
    """What the devices of a site need together, in kbit/s."""

    down: int
    up: int


class Measured(NamedTuple):
    """The measurements of one direction of a line in the months that count.

    Attributes:
        median, low: Half of them are slower than the one, one in ten than the other.
        number: How many they are.
        last: Day of the last one.
        wired: Whether they were taken over a cable; None when that is not recorded.
    """

    median: int
    low: int
    number: int
    last: date
    wired: bool | None


class Speeds(NamedTuple):
    """What is recorded of one direction of a line, in kbit/s; None is unknown."""

    advertised: int | None = None
    guaranteed: int | None = None
    overbooking: int | None = None
    measured: Measured | None = None


class Band(NamedTuple):
    """What is known of a line: it gives at least so much and at most so much; None when that is not known.

    Attributes:
        source: What that rests on; "" on nothing.
    """

    least: int | None
    most: int | None
    source: Source


NOTHING = Band(None, None, "")
WORTH: tuple[Source, ...] = ("measured", "guaranteed", "wireless", "estimate", "advertised", "")
"""From the best evidence to none."""


def need(devices: int, rates: Rates, concurrency: int) -> Need:
    """Return what devices need, rounded up to whole kbit/s.

    Args:
        devices: Devices in use that go online.
        rates: What the board reckons with.
        concurrency: Part that is active at once, of an ordinary day or a day of tests.
    """
    return Need(*(_needed(devices, rate, concurrency, rates.growth) for rate in (rates.down, rates.up)))


def _needed(devices: int, rate: int, concurrency: int, growth: int) -> int:
    return -(-devices * rate * concurrency * (WHOLE + growth) // (WHOLE * WHOLE))


def measured(values: Iterable[tuple[date, int, bool | None]]) -> Measured | None:
    """Return what measurements say together: those over a cable when there are any, else all; None without any.

    Args:
        values: Day, kbit/s, and whether it was over a cable.
    """
    found = list(values)
    chosen = [one for one in found if one[2]] or found
    if not chosen:
        return None
    speeds = sorted(speed for _day, speed, _wired in chosen)
    middle = len(speeds) // 2
    median = speeds[middle] if len(speeds) % 2 else (speeds[middle - 1] + speeds[middle]) // 2
    low = speeds[-(-len(speeds) * LOW // 100) - 1]
    wired = {wired for _day, _speed, wired in chosen}
    return Measured(median, low, len(speeds), max(one[0] for one in chosen), _cable(wired))


def _cable(wired: set[bool | None]) -> bool | None:
    """Return whether all were over a cable, none were, or None when that is not recorded of some."""
    if wired == {True}:
        return True
    return None if None in wired else False


def band(speeds: Speeds) -> Band:
    """Return what is known of one direction of a line.

    A measurement over a cable decides. One over the wireless network shows only that the line gives at least so much.
    Without one the guarantee counts, else what is advertised by the number of others that share the line.
    """
    contracted = _contracted(speeds)
    tested = speeds.measured
    if tested is None:
        return contracted
    if tested.wired:
        return Band(tested.median, tested.median, "measured")
    if tested.wired is None:
        return Band(
            tested.median,
            None if contracted.most is None else max(tested.median, contracted.most),
            "wireless",
        )
    if contracted.least is not None and contracted.least >= tested.median:
        return contracted
    most = None if contracted.most is None or contracted.source != "advertised" else contracted.most
    return Band(tested.median, None if most is None else max(most, tested.median), "wireless")


def _contracted(speeds: Speeds) -> Band:
    if speeds.guaranteed is not None:
        return Band(speeds.guaranteed, speeds.guaranteed, "guaranteed")
    if speeds.advertised is None:
        return NOTHING
    if speeds.overbooking is None:
        return Band(None, speeds.advertised, "advertised")
    share = speeds.advertised // speeds.overbooking
    return Band(share, share, "estimate")


def together(bands: Sequence[Band]) -> Band:
    """Return what several lines give together: the weakest evidence names it."""
    if not bands:
        return NOTHING
    known = [one.least for one in bands if one.least is not None]
    most = [one.most for one in bands if one.most is not None]
    return Band(
        sum(known) if known else None,
        sum(most) if len(most) == len(bands) else None,
        max((one.source for one in bands), key=WORTH.index),
    )


def answer(needed: int, there: Band) -> Answer:
    """Return whether a need is met: "unknown" when neither is certain."""
    if there.least is not None and there.least >= needed:
        return "enough"
    if there.most is not None and there.most < needed:
        return "too_little"
    return "unknown"


def worst(answers: Iterable[Answer]) -> Answer:
    """Return one answer for several directions: too little before unknown before enough."""
    found = set(answers)
    if "too_little" in found:
        return "too_little"
    return "unknown" if "unknown" in found or not found else "enough"
