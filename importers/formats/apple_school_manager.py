"""The organisation's devices of Apple School Manager or Apple Business Manager, as their API and tools write them.

A page is `{"data": [{"type": "orgDevices", "id": …, "attributes": {…}}, …]}`; a file holds one page, a list of pages, or
pages one after another. Source: Apple's documentation of the API, `orgDevices`.
"""

from __future__ import annotations

import json
from itertools import chain
from typing import TYPE_CHECKING, Any

from importers.formats.table import kept_sheet
from importers.reading.limits import Limits
from importers.reading.sheet import Report
from inventory.errors import InputError
from inventory.language import _
from inventory.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from importers.formats.table import Numbered
    from importers.reading import Sheet
    from importers.reading.sheet import Cell

KIND = "orgDevices"
MOST_BYTES = 100_000_000
"""About 140,000 devices; reading takes ten times as much memory."""

Json = Any


def recognises_file(head: bytes, name: str) -> bool:  # noqa: ARG001  the name says nothing
    """Return whether a file begins as such JSON.

    Args:
        head: The first bytes, some thousands.
        name: Its name.
    """
    text = _decoded(head, errors="ignore").lstrip()
    return text.startswith(("{", "[")) and f'"{KIND}"' in text and '"attributes"' in text


def sheets(path: Path) -> list[Sheet]:
    """Return one sheet: a row a device by its place in the file, a column an attribute; lists joined by ";".

    Raises:
        InputError: The file is too large, is no JSON (says in which line), or holds no devices.
    """
    report = Report()
    devices = list(_devices(_pages(_text(path), path.name), report))
    if not devices:
        raise InputError(
            _("{file} holds no devices.").format(file=path.name),
            _("Export the devices of Apple School Manager again."),
        )
    headers = _headers(devices, path.name)
    rows: list[Numbered] = [
        (number, [_cell(found.get(header)) for header in headers]) for number, found in devices
    ]
    return [kept_sheet(path.name, headers, rows, report=report)]


def _text(path: Path) -> str:
    """Return the text of a file."""
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise InputError(
                _("{file} is larger than {most} MB.").format(file=path.name, most=MOST_BYTES // 1_000_000),
                _("Export the devices in parts."),
            )
        return _decoded(path.read_bytes(), errors="strict")
    except UnicodeDecodeError as problem:
        line = problem.object.count(b"\n", 0, problem.start) + 1
        raise _broken(path.name, line) from problem
    except OSError as problem:
        raise InputError(
            _("{file} cannot be read: {reason}.").format(file=path.name, reason=problem.strerror or problem)
        ) from problem


def _decoded(content: bytes, errors: str) -> str:
    """Return JSON as text: UTF-8, or UTF-16 as PowerShell writes it."""
    encoding = json.detect_encoding(content)
    return content.decode(encoding, errors).lstrip("\ufeff")


def _pages(text: str, name: str) -> list[Json]:
    """Return the values that stand one after another in a text."""
    decoder, found, at = json.JSONDecoder(), [], _next(text, 0)
    while at < len(text):
        try:
            value, end = decoder.raw_decode(text, at)
        except json.JSONDecodeError as problem:
            raise _broken(name, problem.lineno) from problem
        except (RecursionError, ValueError) as problem:  # nested too deep, or a number of thousands of digits
            raise _broken(name, text.count("\n", 0, at) + 1) from problem
        found.append(value)
        at = _next(text, end)
    return found


def _next(text: str, at: int) -> int:
    """Return where the next character is that is no blank."""
    while at < len(text) and text[at] in " \t\r\n,":
        at += 1
    return at


def _devices(pages: list[Json], report: Report) -> Iterator[tuple[int, dict[str, Json]]]:
    """Yield the attributes of each device by its number; what is no device is reported."""
    for number, item in enumerate(_items(pages), 1):
        found = item.get("attributes") if isinstance(item, dict) and item.get("type") == KIND else None
        if isinstance(found, dict):
            yield number, {clean(key): value for key, value in reversed(found.items())}
        else:
            report.add(number, _("This is not a device."), [_deep(item)[:200]])


def _items(pages: list[Json]) -> Iterator[Json]:
    """Yield what pages hold: their data, or what stands in a list without a page around it."""
    several = (page if isinstance(page, list) else [page] for page in pages)
    for page in chain.from_iterable(several):
        if isinstance(page, dict) and isinstance(page.get("data"), list):
            yield from page["data"]
        else:
            yield page


def _headers(devices: list[tuple[int, dict[str, Json]]], name: str) -> list[str]:
    """Return the names of all attributes in the order in which they first stand."""
    found = dict.fromkeys(key for _number, values in devices for key in reversed(values) if key)
    most = Limits().columns
    if len(found) > most:
        raise InputError(
            _("{file} has more than {most} different attributes.").format(file=name, most=most),
            _("Export the devices of Apple School Manager again."),
        )
    return list(found)


def _cell(value: Json) -> Cell:
    """Return an attribute as a cell: nothing for null, lists joined by ";", and JSON for what is deeper."""
    if value is None:
        return ""
    if isinstance(value, str | bool | int | float):
        return value
    if isinstance(value, list) and all(isinstance(part, str | int | float) for part in value):
        return ";".join(map(str, value))
    return _deep(value)


def _deep(value: Json) -> str:
    """Return a value as JSON; "…" when it is nested deeper than can be followed."""
    try:
        return clean(json.dumps(value, ensure_ascii=False))
    except RecursionError:
        return "…"


def _broken(name: str, line: int) -> InputError:
    """Return the error for a text that is no JSON."""
    return InputError(
        _("{file}, line {line}: this is not valid JSON.").format(file=name, line=line),
        _("Export the devices of Apple School Manager again."),
    )
