"""Plan templates: data files that name building blocks in order; a block holds headings, questions, boxes and tables.

A building block is a file of its own, so that templates share one: a text that was written for the one is there in the
other. Every part has a stable id; documents and texts are found again by it.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from inventory.errors import InputError
from inventory.language import _, current

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from inventory.finance.lines import Flag

HOME = Path(__file__).parent / "templates"
BLOCKS = Path(__file__).parent / "building_blocks"
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
        block: Name of the building block that it belongs to; "" for a part that a board added itself.
    """

    type: str
    id: str
    texts: dict[str, str]
    items: dict[str, list[str]]
    fill: str = "T"
    source: str = ""
    options: dict[str, Any] = field(default_factory=dict)
    block: str = ""

    @property
    def text(self) -> str:
        """Return the text in the language now spoken, or the Dutch one."""
        return spoken(self.texts)

    @property
    def list(self) -> tuple[str, ...]:
        """Return the items in the language now spoken, or the Dutch ones."""
        return tuple(self.items.get(current()) or self.items.get("nl", []))


@dataclass(frozen=True, slots=True)
class BuildingBlock:
    """A piece that templates are made of: its name, its title by language, and its parts in reading order."""

    name: str
    titles: dict[str, str]
    parts: tuple[Part, ...]

    @property
    def title(self) -> str:
        """Return the title in the language now spoken, or the Dutch one."""
        return spoken(self.titles)


@dataclass(frozen=True, slots=True)
class Template:
    """A template.

    Attributes:
        name: Its name ("po-raad").
        titles: The title of the plan by language.
        parts: Its parts in reading order.
        abouts: What it is for, in one sentence, by language.
        country: The country that it is made for, "" for any.
        years: How many years such a plan has when nobody says otherwise.
        short: Whether its document has no cover page and no table of contents.
        flags: Changes of the board that fit nothing; () for a template as it comes with the program.
    """

    name: str
    titles: dict[str, str]
    parts: tuple[Part, ...]
    abouts: dict[str, str] = field(default_factory=dict)
    country: str = ""
    years: int = 4
    short: bool = False
    flags: tuple[Flag, ...] = ()

    @property
    def title(self) -> str:
        """Return the title in the language now spoken, or the Dutch one."""
        return spoken(self.titles)

    @property
    def about(self) -> str:
        """Return what it is for, in the language now spoken, or in Dutch."""
        return spoken(self.abouts)

    def slots(self) -> dict[str, str]:
        """Return the questions by slot."""
        return {part.id: part.text for part in self.parts if part.type == "question"}


def spoken(texts: Mapping[str, str]) -> str:
    """Return the one of these texts by language that is now spoken, or the Dutch one; "" for none."""
    return texts.get(current()) or texts.get("nl", "")


def names() -> list[str]:
    """Return the names of the templates that come with the program."""
    return _stems(HOME)


def block_names() -> list[str]:
    """Return the names of the building blocks that come with the program."""
    return _stems(BLOCKS)


def labels() -> dict[str, str]:
    """Return the titles of the templates by name, in the language now spoken."""
    return {name: load(name).title for name in names()}


def _stems(folder: Path) -> list[str]:
    return sorted(path.stem.replace("_", "-") for path in folder.glob("*.toml"))


def _read(folder: Path, name: str) -> str:
    return (folder / f"{name.replace('-', '_')}.toml").read_text(encoding="utf-8")


@cache
def load(name: str) -> Template:
    """Return a template by name ("po-raad"), as it comes with the program; `template_board.of_board` has the board's own.

    Raises:
        InputError: There is none with this name.
    """
    if name not in names():
        raise InputError(
            _("There is no plan template “{name}”.").format(name=name),
            _("There are: {names}.").format(names=", ".join(names())),
        )
    return parse(name, _read(HOME, name))


@cache
def load_block(name: str) -> BuildingBlock:
    """Return a building block by name ("budget").

    Raises:
        InputError: There is none with this name.
    """
    if name not in block_names():
        raise InputError(
            _("There is no building block “{name}”.").format(name=name),
            _("There are: {names}.").format(names=", ".join(block_names())),
        )
    return parse_block(name, _read(BLOCKS, name))


def parse(name: str, text: str) -> Template:
    """Return the template that a TOML text holds.

    Raises:
        InputError: It uses a building block that there is not.
        ValueError: It leaves out or asks for a part that its block has not, or a part stands there twice; a mistake of
            who wrote the template.
    """
    given = tomllib.loads(text)
    parts = checked(name, [part for use in given["use"] for part in _used(name, use)])
    return Template(
        name,
        given["title"],
        parts,
        abouts=given.get("about", {}),
        country=given.get("country", ""),
        years=given.get("years", 4),
        short=given.get("cover") == "short",
    )


def _used(template: str, use: dict[str, Any]) -> Iterator[Part]:
    """Give the parts of a block that a template uses, its headings on the level that it asks for.

    The options of a use: `block` its name, `level` how many levels deeper, `only` and `without` codes of parts, `annex`
    whether its chapters are annexes, `when` under which condition its parts are there at all (`assemble.CONDITIONS`).
    """
    found = load_block(use["block"].replace("_", "-"))
    only, without, shift = use.get("only", []), use.get("without", []), use.get("level", 0)
    unknown = {*only, *without} - {part.id for part in found.parts}
    if unknown:
        raise ValueError(f"template {template}: the block {found.name} has no part {sorted(unknown)}")
    given = {name: use[name] for name in ("when",) if name in use}
    for part in found.parts:
        if part.id not in without and (not only or part.id in only):
            own = given | ({"annex": True} if use.get("annex") and part.options.get("level") == 1 else {})
            yield shifted(replace(part, options={**part.options, **own}) if own else part, shift)


def shifted(part: Part, shift: int) -> Part:
    """Return a part with its heading so many levels deeper (or higher, below 0), within the three that there are."""
    if part.type != "heading" or not shift:
        return part
    level = min(3, max(1, part.options.get("level", 1) + shift))
    return replace(part, options={**part.options, "level": level})


def parse_block(name: str, text: str) -> BuildingBlock:
    """Return the building block that a TOML text holds.

    Raises:
        ValueError: A part has no known type, no proper id, or the id of another; a mistake of who wrote the block.
    """
    given = tomllib.loads(text)
    parts = checked(name, [replace(_part(one), block=name) for one in given["part"]])
    return BuildingBlock(name, given["block"], parts)


def checked(name: str, parts: Iterable[Part]) -> tuple[Part, ...]:
    """Return parts that can stand together in one document.

    Raises:
        ValueError: One has no known type, no proper id, or the id of another.
    """
    found, seen = tuple(parts), set[str]()
    for part in found:
        if part.type not in TYPES or not ID.fullmatch(part.id) or part.id in seen:
            raise ValueError(
                f"template {name}: the part {part.id!r} has a wrong type or id, or stands there twice"
            )
        seen.add(part.id)
    return found


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
