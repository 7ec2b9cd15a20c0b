"""A strict reader of iCalendar files, written from RFC 5545 and not from the library that writes ours.

It refuses what a calendar program may refuse: wrong line ends, long lines, broken letters, unknown escapes, properties
that must be there once, values of the wrong kind, UIDs that occur twice.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import date

LONGEST = 75
NAME = re.compile(r"[A-Za-z0-9-]+")
PARAMETER = re.compile(r';([A-Z0-9-]+)=("[^"\x00-\x08\x0a-\x1f\x7f]*"|[^";:,\x00-\x1f\x7f]*)')
STAMP = re.compile(r"\d{8}T\d{6}Z")
TRIGGER = re.compile(r"-P(\d+)D|P(0)D|PT0S|-PT(\d+)S")
FORBIDDEN = re.compile("[\x00-\x08\x0a-\x1f\x7f]")


class Line(NamedTuple):
    """A content line: name, parameters, raw value."""

    name: str
    parameters: dict[str, str]
    value: str


class Alarm(NamedTuple):
    """An alarm: how long before, and what it says."""

    before: timedelta
    text: str


class Event(NamedTuple):
    """An event of whole days."""

    uid: str
    first: date
    after: date
    summary: str
    description: str
    location: str
    categories: tuple[str, ...]
    stamp: datetime
    modified: datetime
    sequence: int
    alarms: tuple[Alarm, ...]


def read(data: bytes) -> list[Event]:
    """Return the events of a calendar.

    Raises:
        ValueError: Something is not as the standard says.
    """
    lines = unfolded(data)
    wanted = ("BEGIN:VCALENDAR", "END:VCALENDAR")
    ensure(
        (f"{lines[0].name}:{lines[0].value}", f"{lines[-1].name}:{lines[-1].value}") == wanted,
        "not a calendar",
    )
    events: list[Event] = []
    head: list[Line] = []
    place = 1
    while place < len(lines) - 1:
        line = lines[place]
        if line.name == "BEGIN":
            ensure(line.value == "VEVENT", f"unknown component {line.value}")
            end = closing(lines, place)
            events.append(event(lines[place + 1 : end]))
            place = end + 1
        else:
            ensure(not events, "a property of the calendar after its events")
            head.append(line)
            place += 1
    properties = once(head, ("PRODID", "VERSION"))
    ensure(properties["VERSION"].value == "2.0", "version")
    ensure(len({one.uid for one in events}) == len(events), "a uid twice")
    return events


def ensure(good: bool, what: str) -> None:
    if not good:
        raise ValueError(what)


def unfolded(data: bytes) -> list[Line]:
    """Return the content lines, unfolded as bytes, as the standard says."""
    ensure(data.endswith(b"\r\n"), "the last line has no end")
    ensure(
        b"\n" not in data.replace(b"\r\n", b"") and b"\r" not in data.replace(b"\r\n", b""), "bare line end"
    )
    physical = data.split(b"\r\n")[:-1]
    ensure(all(0 < len(one) <= LONGEST for one in physical), "a line is empty or too long")
    for one in physical:
        one.decode("utf-8")  # no letter is cut in two
    return [content(one.decode("utf-8")) for one in data.replace(b"\r\n ", b"").split(b"\r\n")[:-1]]


def content(text: str) -> Line:
    """Return a content line in its parts."""
    name = NAME.match(text)
    ensure(name is not None, f"no name: {text!r}")
    assert name is not None
    place, parameters = name.end(), {}
    while place < len(text) and text[place] == ";":
        found = PARAMETER.match(text, place)
        ensure(found is not None, f"broken parameter: {text!r}")
        assert found is not None
        parameters[found[1]] = found[2].strip('"')
        place = found.end()
    ensure(text[place : place + 1] == ":", f"no value: {text!r}")
    value = text[place + 1 :]
    ensure(not FORBIDDEN.search(value), f"control character: {value!r}")
    return Line(name[0].upper(), parameters, value)


def closing(lines: list[Line], begin: int) -> int:
    """Return where the component that begins somewhere ends."""
    open_: list[str] = []
    for place in range(begin, len(lines)):
        if lines[place].name == "BEGIN":
            open_.append(lines[place].value)
        elif lines[place].name == "END":
            ensure(bool(open_) and open_.pop() == lines[place].value, "components cross")
            if not open_:
                return place
    raise ValueError("a component has no end")


def once(lines: list[Line], needed: tuple[str, ...]) -> dict[str, Line]:
    """Return properties by name: each once, and those that must be there."""
    names = [line.name for line in lines]
    ensure(len(set(names)) == len(names), f"a property twice: {names}")
    ensure(set(needed) <= set(names), f"missing: {set(needed) - set(names)}")
    return {line.name: line for line in lines}


def event(lines: list[Line]) -> Event:
    """Return an event of whole days."""
    place = next((at for at, line in enumerate(lines) if line.name == "BEGIN"), len(lines))
    found = once(
        lines[:place], ("UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "SEQUENCE", "LAST-MODIFIED")
    )
    alarms = []
    while place < len(lines):
        ensure((lines[place].name, lines[place].value) == ("BEGIN", "VALARM"), "no alarm")
        end = closing(lines, place)
        alarms.append(alarm(lines[place + 1 : end]))
        place = end + 1
    first, after = day(found["DTSTART"]), day(found["DTEND"])
    ensure(after > first, "it ends before it begins")
    empty = Line("", {}, "")
    return Event(
        text(found["UID"].value),
        first,
        after,
        text(found["SUMMARY"].value),
        text(found.get("DESCRIPTION", empty).value),
        text(found.get("LOCATION", empty).value),
        tuple(text(part) for part in split(found.get("CATEGORIES", empty).value)),
        stamp(found["DTSTAMP"]),
        stamp(found["LAST-MODIFIED"]),
        int(found["SEQUENCE"].value),
        tuple(alarms),
    )


def alarm(lines: list[Line]) -> Alarm:
    """Return an alarm."""
    found = once(lines, ("ACTION", "TRIGGER", "DESCRIPTION"))
    ensure(found["ACTION"].value == "DISPLAY", "no alarm that shows something")
    match = TRIGGER.fullmatch(found["TRIGGER"].value)
    ensure(match is not None, f"trigger {found['TRIGGER'].value}")
    assert match is not None
    return Alarm(timedelta(days=int(match[1] or 0)), text(found["DESCRIPTION"].value))


def day(line: Line) -> date:
    ensure(line.parameters == {"VALUE": "DATE"} and len(line.value) == 8, f"no day: {line}")
    return datetime.strptime(line.value, "%Y%m%d").replace(tzinfo=UTC).date()


def stamp(line: Line) -> datetime:
    ensure(bool(STAMP.fullmatch(line.value)), f"no moment in UTC: {line.value}")
    return datetime.strptime(line.value, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)


def split(value: str) -> list[str]:
    """Return the parts of a list of texts: at commas that are not escaped."""
    return re.split(r"(?<!\\)(?:\\\\)*,", value)


def text(value: str) -> str:
    """Return a text without its escapes; one that needs an escape must have it."""
    found, place = [], 0
    while place < len(value):
        letter = value[place]
        ensure(letter not in ";,", f"not escaped: {value!r}")
        if letter == "\\":
            code = value[place + 1 : place + 2]
            ensure(code in {"\\", ";", ",", "n", "N"}, f"unknown escape: {value!r}")
            found.append("\n" if code in "nN" else code)
            place += 2
        else:
            found.append(letter)
            place += 1
    return "".join(found)
