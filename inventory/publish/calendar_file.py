"""The agenda as an iCalendar file (RFC 5545) that Outlook, Google Calendar and others take in and keep up to date."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from inventory.finance.money import euro
from inventory.language import _
from inventory.signals.agenda import KINDS
from inventory.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from icalendar import Event

    from inventory.signals.agenda import Entry

PRODUCT = "-//inventaris//ict-inventaris//NL"
DOMAIN = "inventaris"


def calendar_bytes(entries: Iterable[Entry], stamp: datetime) -> bytes:
    """Return the entries as a calendar of all-day events with alarms.

    An event keeps its UID when the agenda is made again, so that a calendar program replaces it.

    Args:
        entries: From `inventory.signals.agenda.agenda`.
        stamp: When it is made, with its time zone.
    """
    from icalendar import Calendar  # noqa: PLC0415  0.1 s, only to write a calendar

    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _("ICT agenda"))
    for entry in entries:
        calendar.add_component(_event(entry, stamp))
    return bytes(calendar.to_ical())


def _event(entry: Entry, stamp: datetime) -> Event:
    from icalendar import Event  # noqa: PLC0415

    event = Event()
    event.add("uid", f"{entry.uid}@{DOMAIN}")
    event.add("dtstamp", stamp)
    event.add("dtstart", entry.date)
    event.add("dtend", entry.date + timedelta(days=1))
    event.add("summary", clean(entry.title))
    event.add("description", _described(entry))
    event.add("categories", [_(KINDS[entry.kind])])
    event.add("transp", "TRANSPARENT")
    for days in entry.lead:
        _alarm(event, entry, days)
    return event


def _described(entry: Entry) -> str:
    lines = [_(KINDS[entry.kind]), clean(entry.subject.name)]
    if entry.amount is not None:
        lines.append(euro(entry.amount))
    return "\n".join(lines)


def _alarm(event: Event, entry: Entry, days: int) -> None:
    from icalendar import Alarm  # noqa: PLC0415

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", timedelta(days=-days))
    alarm.add("description", clean(entry.title))
    event.add_component(alarm)
