"""Rules on how sites are connected: survey of the wireless network, bandwidth, measurements, fail-over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.finance.calendar import add_months
from inventory.language import N_, _, ngettext
from inventory.records.values import day
from inventory.signals.connectivity import WHOLE
from inventory.signals.connectivity_reading import Network
from inventory.signals.connectivity_verdict import sentence, speed, verdicts
from inventory.signals.finding import Found, Subject, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inventory.signals.board import Board
    from inventory.signals.connectivity import Measured, Speeds
    from inventory.signals.connectivity_reading import LineRow, SiteRow, SurveyRow
    from inventory.signals.finding import Status

NEED = (
    "bandwidth_down", "bandwidth_up", "bandwidth_concurrency", "bandwidth_test_concurrency", "bandwidth_growth",
    "bandwidth_left_out", "speed_test_months",
)  # fmt: skip


@rule(
    "NET-001",
    "medium",
    title=N_("No site survey of the wireless network"),
    explanation=N_("Without a survey nobody knows where the wireless network falls short, or what to buy."),
    action=N_("Have the wireless network surveyed and record the survey, with the number of access points."),
    basis="PO-Raad format 2.1; Kennisnet, handreiking wifi",
    policies=("site_survey_months",),
)
def survey(board: Board) -> Iterator[Found]:
    """Schools without a survey, with one from before the last change, or with one that is out of date."""
    network = board.once(Network)
    months = network.whole("site_survey_months")
    for site in network.sites:
        if site.school:
            yield from _survey(network, site, months)


def _survey(network: Network, site: SiteRow, months: int) -> Iterator[Found]:
    surveys = network.surveys.get(site.id, ())
    papers = network.documents.get(site.id, ())
    days = [row.date for row in surveys] + [row.date for row in papers if row.date is not None]
    if not days:
        if papers:
            text = _("There is a document on a survey; on which day it was held is not recorded.")
            yield Found(site.subject, text, status="unknown")
        else:
            yield Found(site.subject, _("No survey of the wireless network is recorded."))
        return
    last = max(days)
    changes = [
        row.last_change for row in surveys if row.last_change is not None and row.last_change <= network.on
    ]
    until = add_months(last, months) if months else None
    if changes and max(changes) > last:
        text = _("Surveyed on {day}; the building or the access points changed on {changed}.")
        yield Found(site.subject, text.format(day=day(last), changed=day(max(changes))))
    elif until is not None and until < network.on:
        text = _("Last surveyed on {day}; that counted until {until}.")
        yield Found(site.subject, text.format(day=day(last), until=day(until)), until)


@rule(
    "NET-002",
    "high",
    title=N_("Internet connection is too slow for the devices"),
    explanation=N_("Lessons and digital tests stop when all devices are online at the same time."),
    action=N_(
        "Look with `inventaris network need` at what is needed and what is there; measure it, or ask for more bandwidth."
    ),
    basis="Kennisnet, handreiking internetverbinding",
    policies=NEED,
)
def bandwidth(board: Board) -> Iterator[Found]:
    """Sites whose lines give less than the devices need; unknown without a line, devices or speeds."""
    for one in board.once(verdicts):
        if one.answer == "unknown":
            yield Found(one.site.subject, one.reason, status="unknown")
        elif one.answer == "too_little":
            yield Found(one.site.subject, one.reason)
        elif one.test_answer != "enough":
            status: Status = "finding" if one.test_answer == "too_little" else "unknown"
            yield Found(one.site.subject, one.reason, status=status, severity="medium")


@rule(
    "NET-003",
    "medium",
    title=N_("Connection measured too slow, or not measured"),
    explanation=N_(
        "What a supplier sells is not what arrives; only measurements tell, and they give a right to repair."
    ),
    action=N_(
        "Measure over a cable in school hours, import the results, and report what falls short to the supplier."
    ),
    basis="PO-Raad, keuze van een provider",
    policies=("speed_test_months", "speed_guaranteed_share", "speed_advertised_share"),
)
def measurements(board: Board) -> Iterator[Found]:
    """Lines that were measured well below what was promised, over the wireless network only, or not at all."""
    network = board.once(Network)
    for site, line in _lines(network):
        subject = _subject(site, line)
        tests = network.recent(line.id)
        if not tests:
            yield Found(subject, _unmeasured(network, line), status="unknown")
            continue
        slow = [text for text in _slow(network, line) if text]
        if slow:
            status: Status = "finding" if _cabled(network, line) else "unknown"
            yield Found(subject, sentence(slow), status=status)


def _unmeasured(network: Network, line: LineRow) -> str:
    tests = network.tests.get(line.id)
    if not tests:
        return _("Never measured.")
    months = network.whole("speed_test_months")
    return ngettext(
        "Last measured on {day}, more than {months} month ago.",
        "Last measured on {day}, more than {months} months ago.",
        months,
    ).format(day=day(tests[-1].date), months=months)


def _cabled(network: Network, line: LineRow) -> bool:
    """Return whether the measurements that count were taken over a cable."""
    down = network.speeds(line)[0].measured
    return down is not None and down.wired is True


def _slow(network: Network, line: LineRow) -> Iterator[str]:
    """Yield for each direction that falls short what was measured and promised."""
    for label, speeds in zip((_("download"), _("upload")), network.speeds(line), strict=True):
        if speeds.measured is not None:
            yield _short(network, label, speeds, speeds.measured)


def _short(network: Network, label: str, speeds: Speeds, tested: Measured) -> str:
    if speeds.guaranteed is not None:
        promised, policy, said = speeds.guaranteed, "speed_guaranteed_share", _("guaranteed")
    elif speeds.advertised is not None:
        promised, policy, said = speeds.advertised, "speed_advertised_share", _("advertised")
    else:
        return ""
    if tested.median * WHOLE >= promised * network.whole(policy):
        return ""
    how = {True: _("over a cable"), False: _("over the wireless network"), None: _("how is not recorded")}
    text = ngettext(
        "{direction}: {median} in {count} measurement ({how}), {promised} {said}.",
        "{direction}: {median} in the middle of {count} measurements ({how}), {promised} {said}.",
        tested.number,
    )
    return text.format(
        direction=label, median=speed(tested.median), count=tested.number, how=how[tested.wired],
        promised=speed(promised), said=said,
    )  # fmt: skip


@rule(
    "NET-004",
    "low",
    title=N_("No fail-over connection"),
    explanation=N_("The board decided that a school goes on working when its connection fails."),
    action=N_("Contract a second connection and record it with the role fail-over."),
    basis="beleid van het bestuur",
    policies=("failover",),
)
def fail_over(board: Board) -> Iterator[Found]:
    """Schools with a line and without a second one, where the board asks for it."""
    if board.policies.word("failover", board.on) != "schools":
        return
    for one in board.once(verdicts):
        if one.site.school and one.main and len(one.lines) == len(one.main):
            yield Found(one.site.subject, _("No fail-over connection is recorded on this day."))


@rule(
    "NET-005",
    "low",
    title=N_("Technology or overbooking of a connection not recorded"),
    explanation=N_(
        "What is advertised says little: distance (ADSL, VDSL) and others on the same line decide what is left of it."
    ),
    action=N_("Ask the supplier and fill it in; a line that is shared with nobody has overbooking 1."),
    basis="PO-Raad, keuze van een provider",
)
def sold(board: Board) -> Iterator[Found]:
    """Lines without technology; without overbooking, unless a speed is guaranteed in both directions."""
    for site, line in _lines(board.once(Network)):
        guaranteed = line.guaranteed_down is not None and line.guaranteed_up is not None
        missing = [_("technology")] if line.technology is None else []
        if line.overbooking is None and not guaranteed:
            missing.append(_("overbooking"))
        if missing:
            text = _("Missing: {fields}.").format(fields=", ".join(missing))
            yield Found(_subject(site, line), text)


@rule(
    "NET-006",
    "low",
    title=N_("Too few access points for the classrooms"),
    explanation=N_("A class that is online as a whole needs an access point of its own."),
    action=N_("Plan access points for the classrooms without one, or record what the survey counted."),
    basis="Kennisnet, handreiking wifi",
    policies=("access_points_share",),
)
def access_points(board: Board) -> Iterator[Found]:
    """Schools whose last survey counted fewer access points than the classrooms ask; unknown when it did not count."""
    network = board.once(Network)
    share = network.whole("access_points_share")
    for site in network.sites:
        surveys = network.surveys.get(site.id)
        if not site.school or not (surveys or network.documents.get(site.id)):
            continue
        counts = (surveys[0].access_points, surveys[0].classrooms) if surveys else (None, None)
        if counts[0] is None or counts[1] is None:
            text = _("The survey does not say how many access points and classrooms there are.")
            yield Found(site.subject, text, status="unknown")
        elif counts[0] * WHOLE < counts[1] * share:
            text = _("{points} access points for {rooms} classrooms, surveyed on {day}.")
            shown = text.format(points=counts[0], rooms=counts[1], day=_held(surveys))
            yield Found(site.subject, shown)


def _held(surveys: list[SurveyRow] | None) -> str:
    """Return the day of the last survey."""
    return day(surveys[0].date) if surveys else ""


def _lines(network: Network) -> Iterator[tuple[SiteRow, LineRow]]:
    """Yield the lines of the day that are not there for fail-over, with their sites."""
    for site in network.sites:
        for line in network.running(site.id):
            if not line.backup:
                yield site, line


def _subject(site: SiteRow, line: LineRow) -> Subject:
    name = f"{site.name} · {line.name}"
    return Subject("connection", name, name, line.id)
