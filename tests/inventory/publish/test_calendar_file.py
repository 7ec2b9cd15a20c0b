"""The calendar file, read back by the library that calendar programs are tested with."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar

from inventory.publish.calendar_file import calendar_bytes
from inventory.signals.agenda import Entry
from inventory.signals.finding import Subject

STAMP = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
ENTRY = Entry(
    date(2027, 4, 30),
    "notice",
    "K1: opzeggen; let op, \x1bvandaag",
    Subject("contract", "K1", "K1 · Internet", 7),
    120_000,
    "notice-contract-7-1",
    (90, 30),
)


def test_an_entry_becomes_an_event_of_a_day_with_alarms() -> None:
    data = calendar_bytes([ENTRY], STAMP)
    (event,) = Calendar.from_ical(data).walk("VEVENT")
    assert event["uid"] == "notice-contract-7-1@inventaris"
    assert event.decoded("dtstamp") == STAMP
    assert event.decoded("dtstart") == date(2027, 4, 30)
    assert event.decoded("dtend") == date(2027, 5, 1)
    assert event["summary"] == "K1: opzeggen; let op, vandaag"
    assert "€" in str(event["description"])
    alarms = [alarm.decoded("trigger") for alarm in event.walk("VALARM")]
    assert alarms == [timedelta(days=-90), timedelta(days=-30)]
    assert b"DTSTART;VALUE=DATE:20270430\r\n" in data


def test_the_same_agenda_gives_the_same_file() -> None:
    assert calendar_bytes([ENTRY], STAMP) == calendar_bytes([ENTRY], STAMP)
    assert calendar_bytes([], STAMP).startswith(b"BEGIN:VCALENDAR")
