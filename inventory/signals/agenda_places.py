"""Days of the places for the agenda: internet connections, measurements, surveys of the wireless network, incident plans."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from inventory.finance import reading
from inventory.finance.calendar import add_months
from inventory.language import N_, _
from inventory.records.connectivity import Connection, SpeedTest, WifiSurvey
from inventory.records.organisation import Site
from inventory.records.readiness import IncidentPlan
from inventory.records.values import day
from inventory.signals.agenda_entry import Kind

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from inventory.signals.agenda_entry import Draft, Pen

KINDS = {
    "connection_end": Kind(N_("end of an internet connection"), N_("internet")),
    "speed_test": Kind(N_("new measurement of a connection"), N_("measure"), stays=True),
    "survey": Kind(N_("survey of the wireless network"), N_("survey"), stays=True),
    "incident_review": Kind(N_("review of an incident plan"), N_("incidents"), stays=True),
}


class ConnectionRow(NamedTuple):
    """Until when a connection is there."""

    id: int
    site: int
    end: dt.date | None


class TestRow(NamedTuple):
    """When a connection was measured."""

    connection: int
    date: dt.date


class SurveyRow(NamedTuple):
    """When a site was surveyed."""

    site: int
    date: dt.date


class PlanRow(NamedTuple):
    """When an incident plan was looked at."""

    id: int
    site: int | None
    reviewed: dt.date | None


def days(pen: Pen) -> Iterator[Draft]:
    """Yield the days of connections, surveys and incident plans."""
    yield from _connections(pen)
    yield from _surveys(pen)
    for plan in reading.rows(pen.board.connection, IncidentPlan, PlanRow):
        about, due = (IncidentPlan, plan.id), _due(pen, "incident_review_months", plan.reviewed)
        if plan.reviewed is not None:
            text, values = _("{name}: look at it again (last: {day})"), {"day": day(plan.reviewed)}
            yield from pen.write(due, "incident_review", text, about, values=values, site=plan.site)


def _connections(pen: Pen) -> Iterator[Draft]:
    newest: dict[int, dt.date] = {}
    for one in reading.rows(pen.board.connection, SpeedTest, TestRow):
        newest[one.connection] = max(one.date, newest.get(one.connection, one.date))
    for line in reading.rows(pen.board.connection, Connection, ConnectionRow):
        about, last = (Connection, line.id), newest.get(line.id)
        yield from pen.write(line.end, "connection_end", _("{name} ends"), about, site=line.site)
        due = _due(pen, "speed_test_months", last)
        if last is not None and due is not None and (line.end is None or due <= line.end):
            text, values = _("{name}: measure again (last: {day})"), {"day": day(last)}
            yield from pen.write(due, "speed_test", text, about, values=values, site=line.site)


def _surveys(pen: Pen) -> Iterator[Draft]:
    newest: dict[int, dt.date] = {}
    for one in reading.rows(pen.board.connection, WifiSurvey, SurveyRow):
        newest[one.site] = max(one.date, newest.get(one.site, one.date))
    for site, last in newest.items():
        text, values = _("{name}: survey the wireless network (last: {day})"), {"day": day(last)}
        due = _due(pen, "site_survey_months", last)
        yield from pen.write(due, "survey", text, (Site, site), values=values, site=site)


def _due(pen: Pen, policy: str, last: dt.date | None) -> dt.date | None:
    """Return when something is due again, the months of a policy after the last time; None for never."""
    months = pen.board.policies.whole(policy, pen.board.on)
    return add_months(last, months) if last is not None and months else None
