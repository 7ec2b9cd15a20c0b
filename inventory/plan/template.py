"""Plan templates: data files with the chapters, questions, checklists and tables of a plan, each with a stable id."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from inventory.errors import InputError
from inventory.language import _, current

HOME = Path(__file__).parent / "templates"
TYPES = ("heading", "text", "list", "check", "question", "source")
ID = re.compile(r"[a-z][a-z0-9-]{1,33}")
"""Short enough for a bookmark of Word, which has 40 characters at most, with our prefix and a suffix."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a template.

    Attributes:
        type: One of `TYPES`.
        id: Stable code; for a question also the slot of its text.
        texts: The text by language.
        items: The items of a list by language.
        fill: "A", "D" or "T", as `blocks.Fill`.
        source: Name of the function that fills it; "" for none.
        options: Settings of that function, and level or annex of a heading.
    """

    type: str
    id: str
    texts: dict[str, str]
    items: dict[str, list[str]]
    fill: str = "T"
    source: str = ""
    options: dict[str, Any] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """Return the text in the language now spoken, or the Dutch one."""
        return self.texts.get(current()) or self.texts.get("nl", "")

    @property
    def list(self) -> tuple[str, ...]:
        """Return the items in the language now spoken, or the Dutch ones."""
        return tuple(self.items.get(current()) or self.items.get("nl", []))


@dataclass(frozen=True, slots=True)
class Template:
    """A template: its name, the title of the plan by language, and its parts in reading order."""

    name: str
    titles: dict[str, str]
    parts: tuple[Part, ...]

    @property
    def title(self) -> str:
        """Return the title in the language now spoken, or the Dutch one."""
        return self.titles.get(current()) or self.titles["nl"]

    def slots(self) -> dict[str, str]:
        """Return the questions by slot."""
        return {part.id: part.text for part in self.parts if part.type == "question"}


def names() -> list[str]:
    """Return the names of the templates that come with the program."""
    return sorted(path.stem.replace("_", "-") for path in HOME.glob("*.toml"))


@cache
def load(name: str) -> Template:
    """Return a template by name ("po-raad").

    Raises:
        InputError: There is none with this name.
    """
    if name not in names():
        raise InputError(
            _("There is no plan template “{name}”.").format(name=name),
            _("There are: {names}.").format(names=", ".join(names())),
        )
    return parse(name, (HOME / f"{name.replace('-', '_')}.toml").read_text(encoding="utf-8"))


def parse(name: str, text: str) -> Template:
    """Return the template that a TOML text holds.

    Raises:
        ValueError: A part has no known type, no proper id, or the id of another; a mistake of who wrote the template.
    """
    given = tomllib.loads(text)
    parts = tuple(_part(one) for one in given["part"])
    seen: set[str] = set()
    for part in parts:
        if part.type not in TYPES or not ID.fullmatch(part.id) or part.id in seen:
            raise ValueError(
                f"template {name}: the part {part.id!r} has a wrong type or id, or stands there twice"
            )
        seen.add(part.id)
    return Template(name, given["title"], parts)


def _part(given: dict[str, Any]) -> Part:
    rest = dict(given)
    texts = {language: rest.pop(language) for language in ("nl", "en") if language in rest}
    return Part(
        type=rest.pop("type"),
        id=rest.pop("id"),
        texts={k: v for k, v in texts.items() if isinstance(v, str)},
        items={k: v for k, v in texts.items() if isinstance(v, list)},
        fill=rest.pop("fill", "T"),
        source=rest.pop("source", ""),
        options=rest,
    )
