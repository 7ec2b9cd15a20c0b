"""The calendar file, read by a strict reader of our own and by the library that calendar programs are tested with."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from inventory.language import _
from inventory.publish.calendar_file import calendar_bytes
from inventory.publish.plain import plain
from inventory.signals.agenda import KINDS, Entry
from inventory.signals.finding import Subject
from tests.inventory.publish import rfc5545

STAMP = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
ENTRY = Entry(
    date(2027, 4, 30),
    "notice",
    "K1: opzeggen; let op, \x1bvandaag",
    Subject("contract", "K1", "K1 · Internet", 7),
    120_000,
    "notice-contract-7-1",
    (90, 30),
    "De Wilg, bijgebouw",
)
HOSTILE = (
    "a\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:x",
    "\\n \\; \\",
    ";,:\"'",
    "é" * 200,
    "👩‍🏫" * 60,
    "x" * 73 + "é",
    "\u202e\u2028\ud800\x00\x85",
    " leading and trailing ",
    "ATTACH:file:///etc/passwd",
)


def test_an_entry_becomes_an_event_of_a_day_with_alarms() -> None:
    data = calendar_bytes([ENTRY], STAMP)
    (event,) = rfc5545.read(data)
    assert event.uid == "notice-contract-7-1@inventaris"
    assert (event.stamp, event.modified) == (STAMP, STAMP)
    assert (event.first, event.after) == (date(2027, 4, 30), date(2027, 5, 1))
    assert event.summary == "K1: opzeggen; let op, vandaag"
    assert event.location == "De Wilg, bijgebouw"
    assert "€" in event.description
    assert event.categories == (_(KINDS["notice"]),)
    assert [one.before for one in event.alarms] == [timedelta(days=90), timedelta(days=30)]
    assert b"DTSTART;VALUE=DATE:20270430\r\n" in data


def test_the_same_agenda_gives_the_same_file() -> None:
    assert calendar_bytes([ENTRY], STAMP) == calendar_bytes([ENTRY], STAMP)
    assert rfc5545.read(calendar_bytes([], STAMP)) == []


def test_a_later_file_says_that_it_is_newer_whatever_zone_it_is_made_in() -> None:
    (old,) = rfc5545.read(calendar_bytes([ENTRY], STAMP))
    later = (STAMP + timedelta(minutes=1)).astimezone()
    (new,) = rfc5545.read(calendar_bytes([ENTRY._replace(date=date(2028, 2, 29))], later))
    assert new.uid == old.uid
    assert new.sequence == old.sequence + 1
    assert new.modified == new.stamp == STAMP + timedelta(minutes=1)
    assert (new.first, new.after) == (date(2028, 2, 29), date(2028, 3, 1))
    (far,) = rfc5545.read(calendar_bytes([ENTRY], datetime(2399, 1, 1, tzinfo=UTC)))
    assert far.sequence < 2**31


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_stay_names(name: str) -> None:
    entry = ENTRY._replace(title=name, site=name, uid="other", subject=ENTRY.subject._replace(name=name))
    data = calendar_bytes([entry, ENTRY], STAMP)
    first, second = rfc5545.read(data)
    assert first.summary == plain(name)
    assert first.location == plain(name)
    assert plain(name) in first.description
    assert [one.text for one in first.alarms] == [plain(name)] * 2
    assert second.uid != first.uid
    other = Calendar.from_ical(data).walk("VEVENT")[0]
    assert str(other["summary"]) == plain(name)


@settings(max_examples=60)
@given(
    st.text(max_size=120),
    st.dates(date(2016, 1, 1), date(2037, 12, 31)),
    st.sampled_from(sorted(KINDS)),
    st.lists(st.integers(0, 730), max_size=4, unique=True),
)
def test_another_library_reads_what_was_written(title: str, on: date, kind: str, lead: list[int]) -> None:
    entry = ENTRY._replace(title=title, date=on, kind=kind, lead=tuple(lead))
    data = calendar_bytes([entry], STAMP)
    (mine,) = rfc5545.read(data)
    (other,) = Calendar.from_ical(data).walk("VEVENT")
    assert mine.summary == str(other["summary"]) == plain(title)
    assert mine.first == other.decoded("dtstart") == on
    assert mine.after == other.decoded("dtend") == on + timedelta(1)
    assert mine.sequence == other["sequence"]
    assert [one.before for one in mine.alarms] == [timedelta(days) for days in lead]
    assert [-one.decoded("trigger") for one in other.walk("VALARM")] == [timedelta(days) for days in lead]
    # What the other library writes of it is the same again.
    assert rfc5545.read(Calendar.from_ical(data).to_ical()) == [mine]


@pytest.mark.parametrize(
    "wrong",
    [
        (b"\r\n", b"\n"),
        (b"VERSION:2.0", b"VERSION:1.0"),
        (b"DTSTAMP:20261122T120000Z", b"DTSTAMP:20261122T120000"),
        (b"DTEND;VALUE=DATE:20270501", b"DTEND;VALUE=DATE:20270430"),
        (b"DTSTART;VALUE=DATE:20270430", b"DTSTART:20270430"),
        (b"opzeggen\\; let", b"opzeggen; let"),
        (b"END:VALARM", b"END:VEVENT"),
        (b"TRIGGER:-P90D", b"TRIGGER:-90"),
        (b"SEQUENCE:", b"X-SEQUENCE:"),
        (b"TRANSP:", b"SUMMARY:"),
        (b"TRANSP:TRANSPARENT", b"TRANSP:" + b"x" * 80),
        (b"TRANSP:TRANSPARENT", b"TRANSP"),
    ],
)
def test_the_reader_refuses_what_is_wrong(wrong: tuple[bytes, bytes]) -> None:
    data = calendar_bytes([ENTRY], STAMP)
    assert data != data.replace(*wrong)
    with pytest.raises(ValueError, match=r"."):
        rfc5545.read(data.replace(*wrong))
