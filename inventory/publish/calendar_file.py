"""The agenda as an iCalendar file (RFC 5545) that Outlook, Google Calendar and others take in and keep up to date.

An event has the same UID in every file that is made, also when its day moves, and each file says that it is newer than
the ones before (DTSTAMP, LAST-MODIFIED, SEQUENCE): importing again replaces, and never doubles. What vanished from the
agenda is not in the file any more. No file can say that it was cancelled (STATUS:CANCELLED), since nothing remembers
which files were made: remove it in the calendar program, or import into a calendar of its own that is emptied first.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from inventory.finance.money import euro
from inventory.language import _
from inventory.publish.plain import plain
from inventory.signals.agenda import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from icalendar import Event

    from inventory.signals.agenda_entry import Entry

PRODUCT = "-//inventaris//ict-inventaris//NL"
DOMAIN = "inventaris"
EPOCH = datetime(2020, 1, 1, tzinfo=UTC)
"""Revisions are counted in minutes from here: a number that grows with each file and fits 31 bits for 4000 years."""
MINUTE = timedelta(minutes=1)


def calendar_bytes(entries: Iterable[Entry], stamp: datetime) -> bytes:
    """Return the entries as a calendar of all-day events with alarms.

    Args:
        entries: From `inventory.signals.agenda.agenda`.
        stamp: When it is made, with its time zone.
    """
    from icalendar import Calendar  # noqa: PLC0415  0.1 s, only to write a calendar

    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _("ICT agenda"))
    made = stamp.astimezone(UTC).replace(microsecond=0)
    for entry in entries:
        calendar.add_component(_event(entry, made))
    return bytes(calendar.to_ical())


def _event(entry: Entry, made: datetime) -> Event:
    from icalendar import Event  # noqa: PLC0415

    event = Event()
    event.add("uid", f"{entry.uid}@{DOMAIN}")
    event.add("dtstamp", made)
    event.add("last-modified", made)
    event.add("sequence", max((made - EPOCH) // MINUTE, 0))
    event.add("dtstart", entry.date)
    event.add("dtend", entry.date + timedelta(days=1))
    event.add("summary", plain(entry.title))
    event.add("description", _described(entry))
    if entry.site:
        event.add("location", plain(entry.site))
    event.add("categories", [_(KINDS[entry.kind])])
    event.add("transp", "TRANSPARENT")
    for days in entry.lead:
        _alarm(event, entry, days)
    return event


def _described(entry: Entry) -> str:
    lines = [_(KINDS[entry.kind]), plain(entry.subject.name)]
    if entry.amount is not None:
        lines.append(euro(entry.amount))
    return "\n".join(lines)


def _alarm(event: Event, entry: Entry, days: int) -> None:
    from icalendar import Alarm  # noqa: PLC0415

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", timedelta(days=-days))
    alarm.add("description", plain(entry.title))
    event.add_component(alarm)
