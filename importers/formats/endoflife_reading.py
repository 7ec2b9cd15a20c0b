"""End-of-support dates as endoflife.date publishes them: the front matter of a page, or the JSON of its API.

The front matter is read by a small reader of its own that knows only what these pages hold: keys with a plain value and one
list of releases. Whatever else YAML can do (anchors, tags, blocks, flow lists) is never followed: in a key that is
needed it is refused with its line, elsewhere it is passed over. Source: github.com/endoflife-date/endoflife.date (MIT)
and endoflife.date/docs/api.
"""

from __future__ import annotations

import json
import re
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from inventory.errors import InputError
from inventory.language import _
from inventory.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_BYTES = 4_000_000
MOST_RELEASES = 5_000
STRANGE = "?"
"""Stands for a value that this reader does not follow."""
ENTRY = 2
"""Blanks before a release in the list, at most."""
LONGEST = 300
"""Characters of a value; the longest name in the pages of 2026 has 60."""
_KEY = re.compile(r"([A-Za-z][A-Za-z0-9_]{0,60}):(?:\s+(.*))?$")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_QUOTED = re.compile(r"""("(?:[^"\\]|\\.)*"|'(?:[^']|'')*')\s*(?:#.*)?$""")
_STRANGE = tuple("&*!|>{[@`%")
_NEEDED = frozenset(
    {
        "releaseCycle",
        "releaseLabel",
        "codename",
        "releaseDate",
        "eol",
        "eoas",
        "eoes",
        "lts",
        "latest",
        "link",
    }
)

Json = Any


class Release(NamedTuple):
    """What a page says of one release or model.

    Attributes:
        row: Line of the front matter, or place in the JSON, counted from 1.
        cycle: What the page calls it, such as "11-24h2-e".
        label: Its name for people.
        released: First day, or None.
        end: Last day of security updates; True when it has ended on a day that is not told, False as long as none is known.
        extended: Last day of updates that are paid for, or None.
        latest: Newest version, "" when it is not told.
        link: Address of the maker's page, "".
        more: What else the page says of it, such as `supportedIpadOsVersions`.
    """

    row: int
    cycle: str
    label: str
    released: date | None
    end: date | bool
    extended: date | None
    latest: str
    link: str
    more: dict[str, str]


class Page(NamedTuple):
    """A page: what it is about, its releases, and what could not be read (row, text, why)."""

    family: str
    title: str
    releases: tuple[Release, ...]
    wrong: tuple[tuple[int, str, str], ...]


def read(text: str, name: str) -> Page:
    """Return what a page holds.

    Args:
        text: The file.
        name: Its name, which tells the family where the file does not.

    Raises:
        InputError: It is neither such a page nor such JSON.
    """
    text = text.lstrip("\ufeff")
    family = re.sub(r"[^a-z0-9-]+", "-", name.rsplit(".", 1)[0].casefold()).strip("-")
    page = _json(text, name, family) if text.lstrip().startswith(("{", "[")) else _front(text, name, family)
    if not page.releases and not page.wrong:
        raise InputError(
            _("{file} holds no releases.").format(file=name), _("Save the page of endoflife.date again.")
        )
    return page


def recognised(text: str) -> bool:
    """Return whether a text begins as such a page or such JSON."""
    text = text.lstrip("\ufeff").lstrip()
    if text.startswith("---"):
        return re.search(r"^\s*-\s+releaseCycle:", text, re.MULTILINE) is not None
    v0 = '"cycle"' in text and '"eol"' in text
    return text.startswith(("{", "[")) and (v0 or ('"releases"' in text and '"isEol"' in text))


class _Front:
    """What the lines of a front matter held so far."""

    def __init__(self) -> None:
        self.head: dict[str, str] = {}
        self.found: list[tuple[int, dict[str, str]]] = []
        self.wrong: list[tuple[int, str, str]] = []
        self._inside = False

    def line(self, number: int, line: str) -> None:
        """Take a line that is not empty and no comment."""
        bare, depth = line.strip(), len(line) - len(line.lstrip(" "))
        new = self._inside and bare.startswith("- ") and depth <= ENTRY
        if depth == 0 and not new:
            self._top(bare)
        elif self._inside and (new or depth <= ENTRY + 2):  # deeper is a part of another key
            if new:
                self.found.append((number, {}))
            self._pair(number, bare.removeprefix("- ").lstrip() if new else bare)

    def _top(self, bare: str) -> None:
        """Take a line at the margin: a key of the page, or where the releases begin and end."""
        self._inside = bare.split("#", maxsplit=1)[0].strip() == "releases:"
        pair = _KEY.match(bare)
        if pair and pair[1] in {"title", "permalink", "releaseLabel"}:
            self.head[pair[1]] = _value(pair[2] or "")

    def _pair(self, number: int, bare: str) -> None:
        """Take a key of a release; what this reader does not follow is told where it matters."""
        pair = _KEY.match(bare)
        if pair is None or not self.found:
            return
        key, written, entry = pair[1], pair[2] or "", self.found[-1][1]
        if key in entry:
            self.wrong.append((number, key, _("“{key}” stands twice in a release.").format(key=key)))
        elif key in _NEEDED and written.startswith(_STRANGE):
            self.wrong.append((number, clean(written), _("“{key}” is not a plain value.").format(key=key)))
            entry[key] = STRANGE
        else:
            entry[key] = _value(written)


def _front(text: str, name: str, family: str) -> Page:
    """Read the front matter of a page."""
    lines = text.splitlines()
    if not lines or lines[0].strip() != "---":
        raise InputError(
            _("{file} is no page of endoflife.date.").format(file=name), _("Its first line must be ---.")
        )
    front = _Front()
    for number, line in enumerate(lines[1:], 2):
        bare = line.strip()
        if bare == "---":
            break
        if bare and not bare.startswith("#"):
            front.line(number, line)
        if len(front.found) > MOST_RELEASES:
            raise _too_many(name)
    else:
        raise InputError(
            _("{file} is cut off: the line --- that closes it is missing.").format(file=name),
            _("Save the page of endoflife.date again."),
        )
    releases = _all(iter(front.found), front.wrong, front.head.get("releaseLabel", ""))
    called = front.head.get("permalink", "").strip("/ ") or family
    return Page(clean(called)[:60], front.head.get("title", ""), tuple(releases), tuple(front.wrong))


def _value(written: str) -> str:
    """Return a scalar without its quotes and comment; "" for null."""
    text = written.strip()
    quoted = _QUOTED.match(text)
    if quoted:
        mark = quoted[1][0]
        inner = quoted[1][1:-1]
        text = inner.replace("''", "'") if mark == "'" else re.sub(r"\\(.)", r"\1", inner)
    else:
        text = re.split(r"(?:^|\s)#", text, maxsplit=1)[0].strip()
        text = "" if text in {"null", "~"} else text
    return clean(text)[:LONGEST]


def _all(
    entries: Iterator[tuple[int, dict[str, str]]], wrong: list[tuple[int, str, str]], label: str
) -> Iterator[Release]:
    """Yield the releases that can be read, each cycle once."""
    seen: set[str] = set()
    for row, entry in entries:
        cycle = entry.get("releaseCycle", "")
        if STRANGE in {cycle, entry.get("eol"), entry.get("releaseLabel"), entry.get("codename")}:
            continue  # its line is told already
        problem = _problem(entry, cycle, seen)
        if problem:
            wrong.append((row, cycle, problem))
            continue
        seen.add(cycle)
        named = (
            (entry.get("releaseLabel") or label or cycle)
            .replace("__RELEASE_CYCLE__", cycle)
            .replace("__CODENAME__", entry.get("codename", ""))
        )
        yield Release(
            row,
            cycle,
            named[:100],
            _day(entry.get("releaseDate", "")),
            _end(entry.get("eol", "")) or False,
            _day(entry.get("eoes", "")),
            entry.get("latest", ""),
            entry.get("link", ""),
            {key: value for key, value in entry.items() if key not in _NEEDED},
        )


def _problem(entry: dict[str, str], cycle: str, seen: set[str]) -> str:
    """Return why a release cannot be used, "" when it can."""
    if not cycle or len(cycle) > 100:  # noqa: PLR2004  as long as the column
        return _("The release has no name.")
    if cycle in seen:
        return _("“{release}” stands twice.").format(release=cycle)
    if _end(entry.get("eol", "")) is None:
        return _("“{value}” is no end of support: a date, true or false.").format(value=entry.get("eol", ""))
    return ""


def _end(text: str) -> date | bool | None:
    """Return an end of support, or None when it is none."""
    if text in {"true", "false"}:
        return text == "true"
    return _day(text)


def _day(text: str) -> date | None:
    """Return a date, or None."""
    if not _DAY.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _json(text: str, name: str, family: str) -> Page:
    """Read what the API gives: a list of cycles, or the product with its releases."""
    try:
        said = json.loads(text)
    except (ValueError, RecursionError) as problem:
        raise InputError(
            _("{file}, line {line}: this is not valid JSON.").format(
                file=name, line=getattr(problem, "lineno", 1)
            ),
            _("Save it again from endoflife.date/api."),
        ) from problem
    product = said.get("result", said) if isinstance(said, dict) else {"releases": said}
    listed = product.get("releases") if isinstance(product, dict) else None
    if not isinstance(listed, list):
        raise InputError(
            _("{file} holds no releases.").format(file=name), _("Save it again from endoflife.date/api.")
        )
    if len(listed) > MOST_RELEASES:
        raise _too_many(name)
    wrong = [
        (row, "", _("This is no release.")) for row, one in enumerate(listed, 1) if not isinstance(one, dict)
    ]
    entries = ((row, _flat(one)) for row, one in enumerate(listed, 1) if isinstance(one, dict))
    releases = list(_all(entries, wrong, ""))
    named = product.get("name")
    return Page(
        clean(named)[:60] if isinstance(named, str) and named else family,
        clean(str(product.get("label", "")))[:LONGEST],
        tuple(releases),
        tuple(wrong),
    )


def _flat(one: dict[str, Json]) -> dict[str, str]:
    """Return a release of the API under the names of the front matter."""
    latest = one.get("latest")
    eol = one.get("eolFrom") or one.get("isEol") if "isEol" in one else one.get("eol")
    said = {
        "releaseCycle": one.get("cycle") or one.get("name"),
        "releaseLabel": one.get("releaseLabel") or one.get("label"),
        "codename": one.get("codename"),
        "releaseDate": one.get("releaseDate"),
        "eol": False if eol is None else eol,
        "eoes": one.get("eoesFrom") or one.get("extendedSupport"),
        "latest": latest.get("name") if isinstance(latest, dict) else latest,
    }
    return {
        key: ("true" if value else "false") if isinstance(value, bool) else clean(str(value))[:LONGEST]
        for key, value in said.items()
        if isinstance(value, str | bool | int | float)
    }


def _too_many(name: str) -> InputError:
    return InputError(
        _("{file} has more than {most} releases.").format(file=name, most=MOST_RELEASES),
        _("Save the page of endoflife.date again."),
    )
