"""Records of every kind, made from the declarations alone: with every sort of value that a board's own data can have."""

from __future__ import annotations

import datetime as dt
import io
import random
from typing import TYPE_CHECKING, Any

from inventory.language import choose, current
from inventory.publish import table_csv, table_xlsx
from inventory.publish.table import Table
from inventory.records import REGISTRY, Kind, metadata
from inventory.records.ledger import ClosedYear
from inventory.records.own import CustomField
from inventory.store.views import View, all_fields, shown, stream
from inventory.store.work import work

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from inventory.records import Field, Record
    from inventory.store.database import Database
    from inventory.store.work import Work

ON = dt.date(2026, 9, 1)
HOSTILE = (
    "=1+1",
    "'-x",
    "'=2",
    "''x",
    "@SUM(A1)",
    "+31 6 1234",
    "-",
    "-x",
    "00123",
    "6.4E+15",
    'zei "hoi"; en, dan',
    "Één · naam",
    "café|bar",
    "|pijp",
    "%d",
    "[red]x[/red]",
    "{x}",
    "Totaal",
    "nee",
    "n.v.t.",
    "1/2/2026",
    "1.234,56",
    "'",
    "\\server\\x",
    "İstanbul ß Łódź",
    "日本",
    "👩‍🏫",
    "<b>&amp;</b>",
    "a;b",
    "true",
    "#12",
)
"""Texts that a spreadsheet, a reader of tables or a terminal could take for something else."""
NOTES = (
    *HOSTILE,
    "regel 1\nregel 2",
    "- punt\n- punt",
    "a\n\n=1+1\n;",
    '"',
    "dubbele  spatie",
)
OWN_RECORDS = ("device", "contract", "assignment", "site")


class Maker:
    """Makes values that fit the fields of records.

    Args:
        seed: Same seed, same values.
        tame: Only texts without anything special in them.
    """

    def __init__(self, seed: int, *, tame: bool = False) -> None:
        self.random = random.Random(seed)
        self.tame = tame
        self.count = 0

    def value(self, field: Field, numbers: dict[str, list[int]], *, unique: bool = False) -> Any:
        """Return a value for a field; `unique` makes a text that no other record has, whatever its case."""
        if field.kind.textual and field.kind is not Kind.JSON:
            return self.text(field, unique=unique)
        if field.kind is Kind.LINK:
            return self.random.choice(numbers[field.target]) if numbers.get(field.target) else None
        if field.kind is Kind.DATE:
            return dt.date(self.random.randint(1990, 2060), 1, 1) + dt.timedelta(self.random.randrange(365))
        if field.kind is Kind.FLAG:
            return self.random.random() < 0.5
        if field.kind is Kind.CHOICE:
            return self.random.choice(list(field.choices))
        if field.kind is Kind.JSON:
            return '["name", "=x"]'
        low, high = field.least or 0, min(field.most or 10**9, 10**9)
        return self.random.choice([low, high, self.random.randint(low, high), min(high, low + 7)])

    def text(self, field: Field, *, unique: bool) -> str:
        """Return a text that fits a field."""
        self.count += 1
        if field.kind is Kind.MAC:
            return ":".join(f"{self.random.randrange(1, 255):02x}" for _ in range(6))
        if field.kind is Kind.EMAIL:
            return f"{self.random.choice(['jan', '+jan', 'Jan', 'o.brien'])}{self.count}@school.nl"
        text = "naam" if self.tame else self.random.choice(NOTES if field.kind is Kind.NOTE else HOSTILE)
        if unique:
            # In front or behind, so that hostile starts stay, and no two look the same.
            text = f"{text} {self.count}" if self.random.random() < 0.7 else f"{self.count:05d} {text}"
        return text[: field.length].strip()


def fill(database: Database, seed: int = 1, each: int = 4, *, tame: bool = False) -> dict[str, list[int]]:
    """Put records of every kind into a database, with own fields of every kind; return their numbers by kind."""
    maker = Maker(seed, tame=tame)
    made: dict[str, list[int]] = {}
    with work(database, "proef", "vulling") as unit:
        made["custom_field"] = own_fields(unit)
        # A year is closed after what happened in it.
        for record in sorted(kinds()[1:], key=lambda record: record is ClosedYear):
            made[record.kind] = []
            # Each kind draws its own, so that a new kind leaves the values of the others alone.
            maker.random.seed(f"{seed} {record.kind}")
            for place in range(each):
                made[record.kind].append(add(unit, record, maker, made, place))
    return made


def own_fields(unit: Work) -> list[int]:
    """Declare own fields of every kind, some named like what the program has itself."""
    found = []
    for record in OWN_RECORDS:
        for kind in ("text", "note", "integer", "amount", "date", "flag", "choice"):
            values = {
                "record": record,
                "name": f"eigen_{kind}",
                "caption": {"choice": "Notes", "flag": "Insured", "text": "=Kleur"}.get(
                    kind, f"Eigen {kind}"
                ),
                "type": kind,
                "choices": "high; Low ;low;=x" if kind == "choice" else None,
            }
            found.append(unit.add(CustomField, values))
    return found


def add(unit: Work, record: type[Record], maker: Maker, numbers: dict[str, list[int]], place: int) -> int:
    """Add one record; the first has every field, the second only what it needs, others some."""
    keyed = {name for key in record.keys for name in key}
    fields = all_fields(unit.connection, record)
    for _attempt in range(30):
        values = {}
        for name, field in fields.items():
            bare = field.required and field.default is None
            chance = (1.0, 0.0)[place] if place < 2 else 0.6
            if bare or maker.random.random() < chance or (place > 1 and name in keyed):
                unique = name in keyed or name in record.title
                values[name] = maker.value(field, numbers, unique=unique and field.kind.textual)
        special(record, values, place, maker)
        try:
            return unit.add(record, {k: v for k, v in values.items() if v is not None}, by=record.made_by)
        except Exception as problem:  # noqa: BLE001  the same pair of links twice
            last = problem
    raise last


def special(record: type[Record], values: dict[str, Any], place: int, maker: Maker) -> None:
    """Set what another rule asks for."""
    if record.kind == "saved_view":
        values["record"] = "device"
    if "other_names" in record.aliases and values.get("other_names"):
        values["other_names"] = f"andere {record.kind} {place}; nog een {place}"
    if record.kind == "device" and not values.get("name"):
        values["name"] = f"apparaat {place}"
    if record.kind == "site" and "code" in values and values["code"]:
        values["code"] = f"0{place}AB00"
    if record.kind == "lot":
        coherent(values, maker)
    if record.kind == "lot_event":
        # After the first use of any lot.
        values["date"] = dt.date(maker.random.randint(2061, 2099), 1, 1)
        values["quantity"] = None if values.get("quantity") is None else 1


def coherent(values: dict[str, Any], maker: Maker) -> None:
    """Let a lot not contradict itself: days in their order, amounts below its cost, a schedule that fits its term."""
    days = [name for name in ("in_use", "opening_on", "return_by", "disposed") if values.get(name)]
    values.update(zip(days, sorted(values[name] for name in days), strict=True))
    values["unit_price"] = 1_000_00 + maker.random.randrange(10**6)
    for name in ("residual", "contribution", "opening"):
        if values.get(name):
            values[name] = maker.random.randint(1, 300_00)
    if values.get("opening") and not values.get("opening_on"):
        values["opening_on"] = values["in_use"]
    if values.get("rate") == 0:
        values["rate"] = 1
    if values.get("schedule") or values.get("method") == "manual":
        values["schedule"], values["term_months"] = "40;30;20;10", 48


def kinds() -> list[type[Record]]:
    """Return every record in the order in which links point backwards, own fields first."""
    order = [REGISTRY[t.name] for t in metadata().sorted_tables if t.name in REGISTRY]
    return [CustomField, *(record for record in order if record is not CustomField)]


def table(database: Database, record: type[Record], *, archived: bool = False) -> Table:
    """Return all columns of all records of a kind, as an export has them."""
    with database.read() as connection:
        view = View(record.kind, columns=tuple(all_fields(connection, record)), archived=archived)
        fields = shown(connection, view)
        rows = [cells for _number, cells in stream(connection, view, ON)]
    return Table(fields, rows, record.kind)


def as_csv(database: Database, record: type[Record]) -> str:
    """Return the export of a kind."""
    stream_ = io.StringIO(newline="")
    table_csv.write(table(database, record), stream_)
    return stream_.getvalue()


def imported() -> list[type[Record]]:
    """Return every record that comes in by import."""
    return [record for record in kinds() if not record.made_by]


def export(database: Database) -> dict[str, str]:
    """Return the export of every kind that comes in by import."""
    return {record.kind: as_csv(database, record) for record in imported()}


def files(
    database: Database, folder: Path, form: str, language: str, which: Iterable[type[Record]] = ()
) -> list[Path]:
    """Write the export of each kind that comes in by import into a folder, in a language; empty ones are left out."""
    before, found = current(), []
    choose(language)
    folder.mkdir(parents=True, exist_ok=True)
    for record in which or imported():
        path, content = folder / f"{record.kind}.{form}", table(database, record)
        if not content.rows:
            continue
        if form == "csv":
            with path.open("w", encoding="utf-8-sig", newline="") as out:
                table_csv.write(content, out)
        else:
            table_xlsx.write([content], str(path))
        found.append(path)
    choose(before)
    return found
