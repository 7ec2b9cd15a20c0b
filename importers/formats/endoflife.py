"""Pages of endoflife.date, as Markdown or as JSON of its API, taken in as the board's own support dates.

A page becomes a table with a row a release. What is still supported has an empty end. The day of the fact is the one that the
JSON tells, else the day on which the file was last written, since the pages tell none.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import TYPE_CHECKING

from importers.formats.endoflife_reading import MOST_BYTES, read, recognised
from importers.formats.table import kept_sheet
from importers.reading.sheet import Report
from inventory.errors import InputError
from inventory.language import _

if TYPE_CHECKING:
    from pathlib import Path

    from importers.formats.endoflife_reading import Release
    from importers.formats.table import Numbered
    from importers.reading import Sheet

HEADERS = ["endoflife family", "endoflife release", "type", "match", "end", "source", "dated"]
"""Columns of the table; the profile `endoflife-date` says which fields they fill."""
SOURCE = "endoflife.date (MIT)"
KINDS = {
    "windows": "os",
    "windows-server": "os",
    "macos": "os",
    "ipados": "os",
    "ios": "os",
    "android": "os",
    "ubuntu": "os",
    "debian": "os",
    "fortios": "os",
    "esxi": "os",
    "ipad": "model",
    "iphone": "model",
    "pixel": "model",
    "samsung-galaxy-tab": "model",
    "samsung-mobile": "model",
    "surface": "model",
    "office": "office",
    "libreoffice": "office",
    "msexchange": "server",
    "mssqlserver": "server",
    "veeam-backup-and-replication": "server",
}
"""What the families are that schools own; others are "other"."""
PREFIXES = {
    "windows": "Windows ",
    "ipados": "iPadOS ",
    "ios": "iOS ",
    "android": "Android ",
    "ubuntu": "Ubuntu ",
    "debian": "Debian ",
    "fortios": "FortiOS ",
    "esxi": "VMware ESXi ",
    "iphone": "iPhone ",
    "office": "Office ",
    "libreoffice": "LibreOffice ",
    "mssqlserver": "SQL Server ",
    "msexchange": "Exchange ",
    "veeam-backup-and-replication": "Veeam Backup & Replication ",
}
"""What a page leaves out of the names, since its title says it."""
_BUILD = re.compile(r"\d+\.\d+\.(\d{4,5})")
_SAMSUNG = re.compile(r"SM-[A-Z]\d{3}")
_DATED = re.compile(r'"(?:last_modified|generated_at)"\s*:\s*"(\d{4}-\d{2}-\d{2})')


def recognises_file(head: bytes, name: str) -> bool:
    """Return whether a file begins as such a page.

    Args:
        head: The first bytes, some thousands.
        name: Its name.
    """
    return name.casefold().endswith((".md", ".json")) and recognised(head.decode("utf-8", "ignore"))


def sheets(path: Path) -> list[Sheet]:
    """Return one sheet: a row a release by its line; what could not be read is reported.

    Raises:
        InputError: The file is too large, is no text, or holds no releases.
    """
    text = _text(path)
    page = read(text, path.name)
    report = Report()
    for row, written, problem in page.wrong:
        report.add(row, problem, [written[:200]])
    dated = _dated(text, path)
    rows: list[Numbered] = [
        (
            one.row,
            [
                page.family,
                one.cycle,
                KINDS.get(page.family, "other"),
                ";".join(names(page.family, one)),
                _end(one, dated),
                SOURCE,
                dated.isoformat(),
            ],
        )
        for one in page.releases
    ]
    return [kept_sheet(path.name, list(HEADERS), rows, report=report)]


def names(family: str, one: Release) -> list[str]:
    """Return by what a release is known: its name, the build of Windows, the model number of Samsung."""
    return [called(family, one).replace(";", ","), *numbers(family, one)]


def called(family: str, one: Release) -> str:
    """Return the whole name of a release."""
    return PREFIXES.get(family, "") + one.label


def numbers(family: str, one: Release) -> list[str]:
    """Return the build of Windows or the model number of Samsung."""
    if family in {"windows", "windows-server"}:
        return _BUILD.findall(one.latest)
    return _SAMSUNG.findall(one.link.upper()) if family.startswith("samsung") else []


def _end(one: Release, dated: date) -> str:
    """Return the last day: that of the fact where a page only says that it is over, nothing as long as it is supported."""
    if isinstance(one.end, date):
        return one.end.isoformat()
    return dated.isoformat() if one.end else ""


def _dated(text: str, path: Path) -> date:
    """Return the day of the facts; what is told and is no day counts as not told."""
    told = _DATED.search(text[:10_000]) or _DATED.search(text[-2_000:])
    try:
        return date.fromisoformat(told[1] if told else "")
    except ValueError:
        return datetime.fromtimestamp(path.stat().st_mtime).date()  # noqa: DTZ006  the user's own day


def _text(path: Path) -> str:
    """Return the text of a file."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise InputError(
                _("{file} is larger than {most} MB.").format(file=path.name, most=MOST_BYTES // 1_000_000),
                _("Save the page of endoflife.date again."),
            )
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise InputError(
            _("{file} is no text in UTF-8.").format(file=path.name),
            _("Save the page of endoflife.date again."),
        ) from problem
    except OSError as problem:
        raise InputError(
            _("{file} cannot be read: {reason}.").format(file=path.name, reason=problem.strerror or problem)
        ) from problem
