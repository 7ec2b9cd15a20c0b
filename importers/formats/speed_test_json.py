"""Speed tests as JSON: Ookla's speedtest, speedtest-cli, librespeed-cli and fast-cli; one, a list, or one on each line.

Ookla gives bytes a second (`download.bandwidth`), speedtest-cli bits, librespeed-cli and fast-cli Mbit/s. Only results are
taken; the progress that Ookla writes with `--format=jsonl` is left out.
"""

from __future__ import annotations

import json
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from importers.formats.speed_units import megabits
from importers.formats.table import kept_sheet
from importers.reading.sheet import Report
from importers.values.decimals import number
from inventory.errors import InputError
from inventory.language import _
from inventory.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from importers.formats.table import Numbered
    from importers.reading import Sheet

MOST_BYTES = 20_000_000
"""Some 20,000 tests; reading takes ten times as much memory."""
HEADERS = [
    "timestamp",
    "download (Mbit/s)",
    "upload (Mbit/s)",
    "ping",
    "jitter",
    "packet loss",
    "interface",
    "server name",
    "school",
]
BYTES, BITS, MEGABITS = Fraction(8, 10**6), Fraction(1, 10**6), Fraction(1)
PLACES = ("school", "site", "location", "vestiging")
MARKS = (('"download"', '"upload"', '"ping"'), ('"downloadSpeed"',))
PROGRESS = frozenset({"testStart", "ping", "download", "upload", "log"})

Json = Any


def recognises_file(head: bytes, name: str) -> bool:  # noqa: ARG001  the name says nothing
    """Return whether a file begins as such JSON.

    Args:
        head: The first bytes, some thousands.
        name: Its name.
    """
    said = head.decode(json.detect_encoding(head), "ignore").lstrip("\ufeff \t\r\n")
    return said.startswith(("{", "[")) and any(all(mark in said for mark in marks) for marks in MARKS)


def sheets(path: Path) -> list[Sheet]:
    """Return one sheet, a row a test by its place in the file.

    Raises:
        InputError: The file is too large, is no JSON, or holds no results.
    """
    report = Report()
    rows: list[Numbered] = []
    for place, item in enumerate(_items(_text(path), path.name), 1):
        found = _row(item)
        if found:
            rows.append((place, [*found]))
        elif not (isinstance(item, dict) and item.get("type") in PROGRESS):
            report.add(place, _("This is not a speed test."), [clean(str(item))[:200]])
    if not rows:
        raise InputError(
            _("{file} holds no speed tests.").format(file=path.name),
            _("Run the test again and keep its result."),
        )
    return [kept_sheet(path.name, HEADERS, rows, report=report)]


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise InputError(
                _("{file} is larger than {most} MB.").format(file=path.name, most=MOST_BYTES // 1_000_000),
                _("Import the tests in parts."),
            )
        content = path.read_bytes()
        return content.decode(json.detect_encoding(content)).lstrip("\ufeff")
    except UnicodeDecodeError as problem:
        raise _broken(path.name, problem.object.count(b"\n", 0, problem.start) + 1) from problem
    except OSError as problem:
        raise InputError(
            _("{file} cannot be read: {reason}.").format(file=path.name, reason=problem.strerror or problem)
        ) from problem


def _items(said: str, name: str) -> Iterator[Json]:
    """Yield the values of a text: of one value, of a list, or of one value on each line.

    Raises:
        InputError: It is none of these; the line is named.
    """
    try:
        whole = json.loads(said)
    except (ValueError, RecursionError):
        yield from _lines(said, name)
        return
    yield from whole if isinstance(whole, list) else [whole]


def _lines(said: str, name: str) -> Iterator[Json]:
    for place, line in enumerate(said.split("\n"), 1):
        if line.strip(" \r\t,"):
            try:
                value = json.loads(line.strip(" \r\t,"))
            except (ValueError, RecursionError) as problem:
                raise _broken(name, place) from problem
            yield from value if isinstance(value, list) else [value]


def _broken(name: str, line: int) -> InputError:
    return InputError(
        _("{file}, line {line}: this is not valid JSON.").format(file=name, line=line),
        _("Run the test again and keep its result."),
    )


def _row(item: Json) -> list[str] | None:
    """Return the cells of a test, or None when it is none."""
    if not isinstance(item, dict):
        return None
    down, up, ping, jitter = _speeds(item)
    if not down:
        return None
    server = item.get("server")
    inside = item.get("interface")
    return [
        _said(item.get("timestamp")), down, up, ping, jitter, _said(item.get("packetLoss")),
        _said(inside.get("name") if isinstance(inside, dict) else inside), _said(server.get("name") if isinstance(server, dict) else server),
        next((_said(item[key]) for key in PLACES if isinstance(item.get(key), str)), ""),
    ]  # fmt: skip


def _speeds(item: dict[str, Json]) -> tuple[str, str, str, str]:
    """Return download and upload in Mbit/s, ping and jitter in ms; "" for what is not there."""
    down, up, ping = item.get("download"), item.get("upload"), item.get("ping")
    if isinstance(down, dict):
        pinged = ping if isinstance(ping, dict) else {}
        upwards = up.get("bandwidth") if isinstance(up, dict) else None
        speeds = (_speed(down.get("bandwidth"), BYTES), _speed(upwards, BYTES))
        return *speeds, _size(pinged.get("latency")), _size(pinged.get("jitter"))
    if "downloadSpeed" in item:
        speeds = (_speed(item["downloadSpeed"], MEGABITS), _speed(item.get("uploadSpeed"), MEGABITS))
        return *speeds, _size(item.get("latency")), _size(item.get("jitter"))
    unit = MEGABITS if "jitter" in item else BITS
    return _speed(down, unit), _speed(up, unit), _size(ping), _size(item.get("jitter"))


def _speed(value: Json, unit: Fraction) -> str:
    found = number(value)
    if found is None or found.digits < 0:
        return ""
    return megabits(Fraction(found.digits, 10**found.places) * unit)


def _size(value: Json) -> str:
    """Return a number of ms with two decimals, "" for what is none."""
    found = number(value)
    return "" if found is None or found.digits < 0 else megabits(Fraction(found.digits, 10**found.places))


def _said(value: Json) -> str:
    return clean(str(value)) if isinstance(value, str | int | float) and not isinstance(value, bool) else ""
