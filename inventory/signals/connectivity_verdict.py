"""The answer on each site: is its line enough for its devices, too little, or not known; with the reason in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from inventory.language import N_, _, current, ngettext
from inventory.records.values import day
from inventory.signals.connectivity import answer, band, need, together, worst
from inventory.signals.connectivity_reading import NO_DEVICES, Network

if TYPE_CHECKING:
    from collections.abc import Iterable

    from inventory.signals.board import Board
    from inventory.signals.connectivity import Answer, Band, Need
    from inventory.signals.connectivity_reading import Devices, LineRow, SiteRow

ANSWERS: dict[str, str] = {"enough": N_("enough"), "too_little": N_("too little"), "unknown": N_("unknown")}
SOURCES: dict[str, str] = {
    "measured": N_("measured"),
    "wireless": N_("measured over the wireless network"),
    "guaranteed": N_("guaranteed"),
    "estimate": N_("estimated: advertised by overbooking"),
    "advertised": N_("advertised at most"),
    "": N_("unknown"),
}
WHOLE_FROM = 100_000
"""kbit/s from which a speed is told in whole Mbit/s."""


class Verdict(NamedTuple):
    """What is known of a site; speeds in kbit/s.

    Attributes:
        site: The site.
        devices: Its devices that go online.
        lines: Its lines on the day, those for fail-over too.
        needs: On an ordinary day and on a day of tests; None when no devices are recorded.
        bands: What the lines give together, downwards and upwards.
        answer: For an ordinary day.
        test_answer: For a day of tests.
        reason: Why, a sentence.
    """

    site: SiteRow
    devices: Devices
    lines: tuple[LineRow, ...]
    needs: tuple[Need, Need] | None
    bands: tuple[Band, Band]
    answer: Answer
    test_answer: Answer
    reason: str

    @property
    def main(self) -> tuple[LineRow, ...]:
        """Its lines without those for fail-over."""
        return tuple(line for line in self.lines if not line.backup)


def verdicts(board: Board) -> tuple[Verdict, ...]:
    """Return the answer on each site of the board, by name."""
    network = board.once(Network)
    return tuple(_verdict(network, site) for site in network.sites)


def _verdict(network: Network, site: SiteRow) -> Verdict:
    devices = network.devices.get(site.id, NO_DEVICES)
    lines = tuple(network.running(site.id))
    speeds = [network.speeds(line) for line in lines if not line.backup]
    bands = (together([band(one[0]) for one in speeds]), together([band(one[1]) for one in speeds]))
    made = Verdict(site, devices, lines, None, bands, "unknown", "unknown", "")
    if devices.number:
        rates = network.rates
        needs = (
            need(devices.number, rates, rates.concurrency),
            need(devices.number, rates, rates.test_concurrency),
        )
        ordinary, test = (
            worst(answer(one, there) for one, there in zip(wanted, bands, strict=True)) for wanted in needs
        )
        made = made._replace(needs=needs, answer=ordinary, test_answer=test)
    return made._replace(reason=_reason(network, made))


def _reason(network: Network, made: Verdict) -> str:
    """Return why the answer is what it is."""
    if not made.main:
        return _without_line(network, made.site.id)
    if made.needs is None:
        return _("No devices in use are recorded at this site, so what it needs is not known.")
    if made.answer == "enough" and made.test_answer != "enough":
        wanted, when = made.needs[1], _("On a day of tests")
    else:
        wanted, when = made.needs[0], _("On an ordinary day")
    told = sentence(
        _("{direction}: {needed} needed, {there}.").format(
            direction=label, needed=speed(needed), there=_there(there)
        )
        for label, needed, there in zip((_("download"), _("upload")), wanted, made.bands, strict=True)
    )
    text = ngettext(
        "{when}, {number} device: {told}", "{when}, {number} devices: {told}", made.devices.number
    )
    return text.format(when=when, number=made.devices.number, told=told)


def sentence(parts: Iterable[str]) -> str:
    """Return parts as one sentence, with a ; between them."""
    return "; ".join(part.rstrip(".") for part in parts) + "."


def _without_line(network: Network, site: int) -> str:
    ended = [row.end for row in network.lines.get(site, ()) if row.end is not None and row.end < network.on]
    if ended:
        return _("No internet connection is recorded on this day; the last one ended on {day}.").format(
            day=day(max(ended))
        )
    return _("No internet connection is recorded.")


def _there(there: Band) -> str:
    """Return what a line gives, as people read it."""
    source = _(SOURCES[there.source])
    if there.least is None and there.most is None:
        return _("what the line gives is not known")
    if there.least is None:
        return _("at most {speed} ({source})").format(speed=speed(there.most or 0), source=source)
    if there.most is None or there.most > there.least:
        return _("at least {speed} ({source})").format(speed=speed(there.least), source=source)
    return _("{speed} there ({source})").format(speed=speed(there.least), source=source)


def speed(kilobits: int) -> str:
    """Return a speed as people read it: "312 Mbit/s", "93,4 Mbit/s"."""
    if kilobits >= WHOLE_FROM or kilobits % 1000 == 0:
        return f"{(kilobits + 500) // 1000} Mbit/s"
    tenths = (kilobits + 50) // 100
    point = "," if current() == "nl" else "."
    return f"{tenths // 10}{point}{tenths % 10} Mbit/s"
