"""Columns that need no look at the whole: text, notes, flags, network addresses and e-mail addresses."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from importers.values.decimals import from_float
from importers.values.problem import Problem, problem
from importers.values.words import NO, YES, bare
from inventory.language import _
from inventory.text import clean, rearm

MAC = re.compile(
    r"(?<![0-9a-f])(?:[0-9a-f]{2}([:-]))(?:[0-9a-f]{2}\1){4}[0-9a-f]{2}(?![0-9a-f]|[:-][0-9a-f])"
    r"|(?<![0-9a-f.])[0-9a-f]{4}\.[0-9a-f]{4}\.[0-9a-f]{4}(?![0-9a-f.])"
    r"|(?<![0-9a-f])[0-9a-f]{12}(?![0-9a-f])"
    r"|(?<![0-9a-f])[0-9a-f]{2}(?: [0-9a-f]{2}){5}(?![0-9a-f])",
    re.IGNORECASE,
)
ONE_MAC = re.compile(r"[0-9A-Fa-f]{2}(?:(?::[0-9A-Fa-f]{2}){5}|(?:-[0-9A-Fa-f]{2}){5})")
BETWEEN = re.compile(r"[\s,;/|&+]*")
EMPTY_MACS = {"00:00:00:00:00:00", "ff:ff:ff:ff:ff:ff"}
ONE_EMAIL = re.compile(r"[\w.+'-]{1,64}@(?:[a-z0-9-]{1,63}\.){1,5}[a-z]{2,10}", re.ASCII)
EMAIL = re.compile(r"[^@\s,;<>()\"]+@[^@\s,;<>()\"]+\.[^@\s,;<>()\".]{2,}")
NAMED = re.compile(r"[^<>]*<([^<>]+)>")
LONGEST_EMAIL = 254


def text(cell: Any) -> str | None:
    """Return a cell as one line of text; a workbook's number loses nothing: 6.4E+15 → "6400000000000000", 123.0 → "123"."""
    if type(cell) is not str:
        return clean(spelled(cell)) or None
    if cell[:1] != "'" and cell.isascii() and cell.isprintable() and "  " not in cell:
        return cell.strip() or None  # what `clean` does with nearly every cell, without two calls
    return clean(rearm(cell)) or None


def note(cell: Any) -> str | None:
    """Return a cell as text that keeps its lines."""
    return clean(rearm(cell), lines=True) or None if isinstance(cell, str) else text(cell)


def spelled(cell: Any) -> str:
    """Return a typed cell of a workbook as text: whole numbers in full, days and moments in ISO form."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float):
        return spelled_float(cell)
    if isinstance(cell, dt.datetime):
        return cell.date().isoformat() if cell.time() == dt.time() else cell.isoformat(" ", "seconds")
    return cell.isoformat() if isinstance(cell, dt.date | dt.time) else str(cell)


def spelled_float(cell: float) -> str:
    """Return a number in digits without exponent."""
    found = from_float(cell)
    if found is None:
        return repr(cell)
    whole, rest = divmod(abs(found.digits), 10**found.places)
    digits = f"{rest:0{found.places}d}".rstrip("0") if found.places else ""
    return ("-" if found.digits < 0 else "") + (f"{whole}.{digits}" if digits else str(whole))


def flag(cell: Any) -> bool | Problem | None:
    """Return yes or no: ja, nee, x, 1, 0, true, waar …."""
    if isinstance(cell, bool):
        return cell
    word = bare(cell if isinstance(cell, str) else spelled(cell)).casefold()
    if not word:
        return None
    if word in YES:
        return True
    return False if word in NO else problem(cell, _("“{value}” is neither yes nor no"))


def mac(cell: Any) -> str | Problem | None:
    """Return the first network address in a cell as aa:bb:cc:dd:ee:ff; `macs` gives all of them."""
    if isinstance(cell, str) and ONE_MAC.fullmatch(
        cell
    ):  # the form of nearly every export, four times as fast
        address = cell.lower().replace("-", ":")
        return None if address in EMPTY_MACS else address
    found = macs(cell)
    if isinstance(found, Problem):
        return found
    return found[0] if found else None


def macs(cell: Any) -> tuple[str, ...] | Problem:
    """Return the network addresses in a cell as aa:bb:cc:dd:ee:ff, each once; all zeros and all ones are none."""
    written = bare(cell if isinstance(cell, str) else spelled(cell))
    found = [re.sub(r"[^0-9a-f]", "", match[0].lower()) for match in MAC.finditer(written)]
    if not BETWEEN.fullmatch(MAC.sub("", written)):
        reason = _("“{value}” is not a network address such as 00:1a:2b:3c:4d:5e")
        return problem(cell, reason)
    colons = (":".join(digits[i : i + 2] for i in range(0, 12, 2)) for digits in found)
    return tuple(dict.fromkeys(address for address in colons if address not in EMPTY_MACS))


def email(cell: Any) -> str | Problem | None:
    """Return an e-mail address without a name or `mailto:` around it, its domain in lower case."""
    if isinstance(cell, str) and ONE_EMAIL.fullmatch(cell):
        return cell
    written = bare(cell if isinstance(cell, str) else spelled(cell))
    if not written:
        return None
    named = NAMED.fullmatch(written)
    address = (named[1] if named else written).strip()
    address = address[7:] if address[:7].casefold() == "mailto:" else address
    if not EMAIL.fullmatch(address) or len(address) > LONGEST_EMAIL:
        return problem(cell, _("“{value}” is not an e-mail address"))
    local, _at, domain = address.rpartition("@")
    return f"{local}@{domain.lower()}"
