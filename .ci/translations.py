"""Collect the texts of the code into the catalogues, one a room, and compile them into `inventory/language/nl.mo`.

    python .ci/translations.py [ROOM …]     add new texts of these rooms (all, if none is named) and drop vanished ones
    python .ci/translations.py --check      change nothing; end with 1 when a text is missing or the compiled file is old

A text that several rooms use is kept in the catalogue that has it first.
"""

from __future__ import annotations

import ast
import datetime as dt
import io
import os
import sys
import tomllib
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
HOME = ROOT / "inventory" / "language"
KEYWORDS = {"_": 1, "N_": 1, "ngettext": 2, "both": 1}
"""Functions that mark texts, and how many of their arguments are texts."""

TABLES = {"inventory/signals/missing.toml": ("title", "explanation", "action", "message")}
"""Data files with texts in English: which entries of their tables people see."""

MADE = dt.datetime(
    2026, 1, 1, tzinfo=dt.UTC
)  # a fixed date in the headers, so that the same texts give the same file
Text = str | tuple[str, ...]


def room(path: Path) -> str:
    """Return the name of the catalogue for a source file: its folder below the house."""
    parts = path.relative_to(ROOT).parts
    if parts[0] == "inventory":
        return parts[1] if len(parts) > 2 else "house"  # noqa: PLR2004  inventory/ROOM/file.py
    return "cli" if parts[:2] == ("tui", "cli") else parts[0]


def collected() -> dict[str, dict[Text, None]]:
    """Return the texts of the code by room, in order of appearance.

    Read from the syntax tree: Babel's own reader skips calls inside f-strings before Python 3.12.
    """
    found: dict[str, dict[Text, None]] = {}
    for house in ("inventory", "importers", "tui"):
        for path in sorted((ROOT / house).rglob("*.py")):
            calls = [
                n for n in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(n, ast.Call)
            ]
            for call in sorted(calls, key=lambda n: (n.lineno, n.col_offset)):
                text = marked(call)
                if text:
                    found.setdefault(room(path), {})[text] = None
    for name, keys in TABLES.items():
        found.setdefault(room(ROOT / name), {}).update(dict.fromkeys(listed(ROOT / name, keys)))
    return found


def listed(path: Path, keys: tuple[str, ...]) -> list[Text]:
    """Return the texts of a TOML file of arrays of tables, in order of appearance."""
    arrays = tomllib.loads(path.read_text(encoding="utf-8")).values()
    return [entry[key] for array in arrays for entry in array for key in keys if entry.get(key)]


def marked(call: ast.Call) -> Text | None:
    """Return the text that a call marks for translation, None when it marks none."""
    if not isinstance(call.func, ast.Name) or call.func.id not in KEYWORDS:
        return None
    count = KEYWORDS[call.func.id]
    texts = [a.value for a in call.args[:count] if isinstance(a, ast.Constant) and isinstance(a.value, str)]
    if len(texts) < count:
        return None
    return texts[0] if count == 1 else tuple(texts)


def catalogues() -> dict[str, Catalog]:
    """Return the catalogues that are there, by room."""
    found = {}
    for path in sorted((HOME / "nl").glob("*.po")):
        with path.open("rb") as stream:
            found[path.stem] = read_po(stream, locale="nl")
    return found


def empty() -> Catalog:
    """Return a catalogue without texts."""
    return Catalog(locale="nl", project="inventaris", charset="utf-8", creation_date=MADE, revision_date=MADE)


def key(text: Text) -> str:
    """Return what a catalogue finds a text by: its singular."""
    return text if isinstance(text, str) else text[0]


def update(rooms: list[str]) -> None:
    """Add texts that no catalogue has to their room's catalogue, drop those that are gone, and write it."""
    texts, there = collected(), catalogues()
    for name in rooms or sorted(texts):
        others = [c for other, c in there.items() if other != name]
        old = there.get(name)
        new = empty()
        for text in texts.get(name, {}):
            if any(key(text) in other and other[key(text)].string for other in others):
                continue
            kept = old[key(text)].string if old and key(text) in old else ""
            new.add(text, kept or ("" if isinstance(text, str) else ("", "")))
        with (HOME / "nl" / f"{name}.po").open("wb") as stream:
            write_po(stream, new, width=118, no_location=True, omit_header=False, sort_output=True)
        there[name] = new


def compiled() -> bytes:
    """Return all catalogues as one compiled file."""
    whole = empty()
    for catalogue in catalogues().values():
        for message in catalogue:
            if message.id and any(message.string if isinstance(message.string, tuple) else (message.string,)):
                whole.add(message.id, message.string)
    stream = io.BytesIO()
    write_mo(stream, whole)
    return stream.getvalue()


def filled(string: Text) -> bool:
    """Return whether a translation is complete: all its forms, where it counts something."""
    return all(string) if isinstance(string, tuple) else bool(string)


def missing() -> list[str]:
    """Return the texts of the code that have no Dutch one, each with its room."""
    there = {key(m.id): m.string for c in catalogues().values() for m in c if m.id and m.string}
    return [
        f"{name}: {key(text)}"
        for name, texts in collected().items()
        for text in texts
        if not filled(there.get(key(text), ""))
    ]


def main(arguments: list[str]) -> int:
    """Update and compile, or check; return the exit code."""
    if arguments != ["--check"]:
        update(arguments)
        # In the place of the old one at once: a program that starts meanwhile reads a whole file.
        part = HOME / f"nl.mo.{os.getpid()}"
        part.write_bytes(compiled())
        part.replace(HOME / "nl.mo")
    gaps = missing()
    for gap in gaps:
        print(f"no Dutch text for {gap}")
    stale = (HOME / "nl.mo").read_bytes() != compiled()
    if stale:
        print("nl.mo is older than its catalogues: run `make translations`")
    return 1 if arguments == ["--check"] and (gaps or stale) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
