"""How one foreign export names its columns: a data file a profile, shipped or saved by the user."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from importers.derived import OR, Amount, Unique
from importers.mapping import name_index, plain
from importers.values.hints import Order  # noqa: TC001  a dataclass field
from inventory.errors import InputError
from inventory.language import _, current
from inventory.records import REGISTRY
from inventory.text import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

    from importers.reading import Sheet
    from importers.report import TableReport
    from inventory.store.work import Work

_ORDERS: dict[str, Order] = {"dmy": "dmy", "mdy": "mdy"}
SHIPPED = Path(__file__).parent / "profiles"
Settle = Callable[["Connection", "Sheet"], "Sheet"]
"""Gives a table as it is taken in: it sees what the database holds at the moment that the table's turn comes."""
Take = Callable[["Work", "Sheet"], "TableReport"]
"""Takes a table in by rules of its own, not row by row: cells that replace what is there, for instance."""


@dataclass(frozen=True)
class Profile:
    """One tabular export.

    Args:
        name: Its name in commands.
        record: Kind of the records that it fills.
        label: Dutch and English name for people.
        headers: Headers that must all be there for the export to be recognised; `|` stands between names that one can
            have.
        absent: Columns of the record that it never has: a table with one of them is something else, such as our own.
        columns: Header → column name of the record; "" leaves the column out.
        paths: Columns whose cells are paths (/Board/School/Group): the deepest part that names a record counts.
        constants: Column name → value, as a person would type it, for what the export never says.
        match: Columns that say which record a row is about.
        create: Kinds of records that may be made when a row points to one that is not there.
        order: Day or month first in dates such as 1/2/2026, where the export always writes them so.
        sheet: Name of the sheet, where a workbook has several.
        amounts: Column name → how a signed amount is made of two columns (debit and credit).
        unique: Column name → how each row gets a number of its own.
        made: Headers of the columns that were made so, once a table is read; no part of a file.
        settle: Gives the table as it is taken in, where that depends on what is there; no part of a file either.
        take: Takes the table in by rules of its own; no part of a file either.
    """

    name: str
    record: str
    label: dict[str, str] = field(default_factory=dict)
    headers: tuple[str, ...] = ()
    columns: dict[str, str] = field(default_factory=dict)
    paths: tuple[str, ...] = ()
    constants: dict[str, str] = field(default_factory=dict)
    match: tuple[str, ...] = ()
    create: frozenset[str] = frozenset()
    order: Order = ""
    sheet: str = ""
    absent: tuple[str, ...] = ()
    amounts: dict[str, Amount] = field(default_factory=dict)
    unique: dict[str, Unique] = field(default_factory=dict)
    made: tuple[str, ...] = ()
    settle: Settle | None = None
    take: Take | None = None

    @property
    def title(self) -> str:
        """Return its name for people in the language now spoken."""
        return self.label.get(current(), self.name)

    def fits(self, headers: Sequence[str]) -> bool:
        """Return whether a table has all headers by which this export is recognised."""
        there = {fold(header) for header in headers}
        if self.absent and self._ours(headers):
            return False
        return bool(self.headers) and all(
            any(fold(name) in there for name in header.split(OR)) for header in self.headers
        )

    def _ours(self, headers: Sequence[str]) -> bool:
        """Return whether a table has a column that this export never has."""
        known = name_index(REGISTRY[self.record].fields.values())
        return any(plain(header) in known and known[plain(header)].name in self.absent for header in headers)


def load(path: Path) -> Profile:
    """Return the profile in a TOML file.

    Raises:
        InputError: It cannot be read, or names a record or column that is not there.
    """
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        return _profile(path.stem, data)
    except (
        OSError,
        UnicodeDecodeError,
        tomllib.TOMLDecodeError,
        AttributeError,
        TypeError,
        KeyError,
    ) as problem:
        raise InputError(
            _("The profile {name} cannot be read: {reason}.").format(name=path.name, reason=problem)
        ) from problem


def _profile(name: str, data: dict[str, Any]) -> Profile:
    """Return a profile from its data, checked against the records."""
    record = REGISTRY.get(data.get("record", ""))
    columns = data.get("columns", {})
    known = set(record.fields) if record else set()
    named = [*columns.values(), *data.get("constants", {}), *data.get("match", ())]
    named += [*data.get("amounts", {}), *data.get("unique", {}), *data.get("absent", ())]
    named += [name for one in data.get("unique", {}).values() for name in one["of"]]
    wrong = [column for column in named if column and column not in known]
    wrong += [kind for kind in data.get("create", ()) if kind not in REGISTRY]
    if record is None or wrong:
        what = wrong[0] if wrong else data.get("record", "")
        raise InputError(
            _("The profile {name} names “{what}”, which no record has.").format(name=name, what=what)
        )
    return Profile(
        name=data.get("name", name),
        record=record.kind,
        label=data.get("label", {}),
        headers=tuple(data.get("headers", ())),
        columns=dict(columns),
        paths=tuple(data.get("paths", ())),
        constants={key: str(value) for key, value in data.get("constants", {}).items()},
        match=tuple(data.get("match", ())),
        create=frozenset(data.get("create", ())),
        order=_ORDERS.get(data.get("order", ""), ""),
        sheet=data.get("sheet", ""),
        absent=tuple(data.get("absent", ())),
        amounts={
            column: Amount(
                one["add"], one.get("subtract", ""), one.get("sign", ""), tuple(one.get("negative", ()))
            )
            for column, one in data.get("amounts", {}).items()
        },
        unique={
            column: Unique(tuple(one["of"]), one.get("begin", ""))
            for column, one in data.get("unique", {}).items()
        },
    )


def profiles(own: Path | None = None) -> list[Profile]:
    """Return all profiles by name: the user's own before those that are shipped.

    Args:
        own: Folder of the user's own profiles.

    Raises:
        InputError: One of them cannot be read.
    """
    folders = [own] if own and own.is_dir() else []
    found: dict[str, Profile] = {}
    for folder in [*folders, SHIPPED]:
        for path in sorted(folder.glob("*.toml")):
            profile = load(path)
            found.setdefault(profile.name, profile)
    return list(found.values())


def recognise(headers: Sequence[str], known: Sequence[Profile]) -> Profile | None:
    """Return the profile whose headers a table has; of several, the one that asks for most."""
    fitting = [profile for profile in known if profile.fits(headers)]
    return max(fitting, key=lambda profile: len(profile.headers), default=None)


def save(profile: Profile, folder: Path) -> Path:
    """Write a profile of the user's own and return its file."""
    import tomlkit  # noqa: PLC0415  only when one is saved

    document = tomlkit.document()
    document.update(
        {
            "name": profile.name,
            "record": profile.record,
            "headers": list(profile.headers),
            "match": list(profile.match),
            "create": sorted(profile.create),
            "label": profile.label,
            **({"order": profile.order} if profile.order else {}),
            "paths": list(profile.paths),
            "columns": profile.columns,
            "constants": profile.constants,
            **({"absent": list(profile.absent)} if profile.absent else {}),
            **(
                {"amounts": {name: _kept(one) for name, one in profile.amounts.items()}}
                if profile.amounts
                else {}
            ),
            **(
                {"unique": {name: _kept(one) for name, one in profile.unique.items()}}
                if profile.unique
                else {}
            ),
        }
    )
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{fold(profile.name).replace(' ', '-')}.toml"
    path.write_text(tomlkit.dumps(document), encoding="utf-8")
    return path


def _kept(how: Amount | Unique) -> dict[str, Any]:
    """Return how a column is made, as it is written."""
    return {
        name: list(value) if isinstance(value, tuple) else value for name, value in vars(how).items() if value
    }
