"""Columns that an export lacks and its profile makes of others: one signed amount, and a number that is each row's own.

Books are exported with a debit and a credit column, or an amount with a column that says which of both it is; and every
row of a journal entry has the number of the entry. A row's own number is made of what it says, so that the same row has
the same number in the next export; rows that say exactly the same are counted.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from importers.mapping import match_columns, plain
from importers.reading.sheet import Rows
from importers.values import Problem, column_reader
from importers.values.plain import text as text_of
from inventory.finance.money import amount_text
from inventory.language import _
from inventory.records.field import Kind
from inventory.text import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from importers.options import Options
    from importers.profile import Profile
    from importers.reading.sheet import Cell, Row, Sheet
    from importers.values import Hints
    from inventory.records import Record

OR = "|"
"""Stands between the names that a header can have in a profile."""
SHORT, LONG = 8, 12
"""Digits of a row's own number, behind the number that it has and without one."""
_OWN = re.compile(rf"(?:.+~[0-9a-f]{{{SHORT}}}|[0-9a-f]{{{LONG}}})(?:~\d+)?")


@dataclass(frozen=True)
class Amount:
    """How a signed amount is made.

    Args:
        add: Headers that its column can have, with `|` between them.
        subtract: The same of a column that is taken off.
        sign: The same of a column that says whether the amount is taken off.
        negative: What stands there then.
    """

    add: str
    subtract: str = ""
    sign: str = ""
    negative: tuple[str, ...] = ()


@dataclass(frozen=True)
class Unique:
    """How a row gets a number of its own.

    Args:
        of: Columns of the record that tell rows apart.
        begin: Headers of the number that rows have and may share, with `|` between them.
    """

    of: tuple[str, ...]
    begin: str = ""


class Derived(Rows):
    """The rows of a table with the cells that are made; each run through them begins anew."""

    makers: tuple[tuple[int, Callable[[], Callable[[Row], Cell]]], ...] = ()
    """Place of the cell in the row (its width: behind it), and what gives the function that makes it."""

    def parts(self) -> Iterator[tuple[Sequence[int], list[Row]]]:
        """Yield numbers and rows, some thousands at a time."""
        makers = [(place, begin()) for place, begin in self.makers]
        for numbers, rows in super().parts():
            for row in rows:
                for place, make in makers:
                    row[place : place + 1] = [make(row)]
            yield numbers, rows


def place_of(names: str, headers: Sequence[str]) -> int | None:
    """Return the place of the first header that has one of some names, or None."""
    there = {plain(header): place for place, header in reversed(list(enumerate(headers)))}
    return next((there[plain(name)] for name in names.split(OR) if plain(name) in there), None)


def derive(sheet: Sheet, profile: Profile, record: type[Record], options: Options) -> tuple[Sheet, Profile]:
    """Return a table with the columns that its profile makes, and the profile that knows them.

    Args:
        sheet: The table.
        profile: Its profile.
        record: Kind of the records that it fills.
        options: What the user said.
    """
    order = options.hints.order or profile.order
    hints = replace(options.hints, order=order, epoch_1904=options.hints.epoch_1904 or sheet.epoch_1904)
    making = _Making(sheet, profile, record, options, hints)
    for name, amount in profile.amounts.items():
        making.amount(name, amount)
    for name, unique in profile.unique.items():
        making.unique(name, unique)
    return making.sheet, making.profile


def kept(columns: Mapping[str, str], profile: Profile) -> tuple[tuple[str, ...], dict[str, str]]:
    """Return by which headers a table is recognised again and what its columns fill, without the columns that are made.

    Args:
        columns: Header → column name, "" for one that is left out; those that the profile made may be among them.
        profile: How the table was read.
    """
    add = {plain(one): name for name, how in profile.amounts.items() for one in how.add.split(OR)}
    named = [names for how in profile.amounts.values() for names in (how.subtract, how.sign)]
    named += [how.begin for how in profile.unique.values()]
    others = {plain(one) for names in named for one in names.split(OR) if one}
    headers: list[str] = []
    fills: dict[str, str] = {}
    for header, name in columns.items():
        source = plain(header)
        if header in profile.made:
            continue
        if source in add and not profile.amounts[add[source]].subtract:
            fills[header] = name or add[source]
        elif source not in add and source not in others:
            fills[header] = name
        if name or source in add or source in others:
            headers.append(header)
    return tuple(headers), fills


class _Making:
    """A table on its way to the one with all its columns."""

    def __init__(
        self, sheet: Sheet, profile: Profile, record: type[Record], options: Options, hints: Hints
    ) -> None:
        self.sheet, self.profile, self.record = sheet, profile, record
        self.options, self.hints = options, hints

    def amount(self, name: str, how: Amount) -> None:
        """Make a signed amount, where the table has it in two columns."""
        headers = self.sheet.headers
        add = place_of(how.add, headers)
        less = place_of(how.subtract, headers) if how.subtract else None
        sign = place_of(how.sign, headers) if how.sign else None
        second = less if less is not None else sign
        if add is None or second is None:
            return
        title = f"{headers[add]} {'−' if less is not None else '±'} {headers[second]}"  # noqa: RUF001  the sign
        numbers = [place for place in (add, less) if place is not None]
        read = self._readers(dict.fromkeys(numbers, Kind.AMOUNT))
        point = "," if self.hints.decimal == "," else "."
        words = frozenset(fold(word) for word in how.negative)

        def make(row: Row) -> Cell:
            values = [(read[place](row[place]), row[place]) for place in numbers]
            for value, cell in values:
                if isinstance(value, Problem):
                    return cell
            if all(value is None for value, _cell in values):
                return ""
            amount = (values[0][0] or 0) - (values[1][0] or 0 if len(values) > 1 else 0)
            if sign is not None and less is None and fold(text_of(row[sign]) or "") in words:
                amount = -amount
            return amount_text(amount).replace(".", point)

        self._add(title, name, (add, second), lambda: make)

    def unique(self, name: str, how: Unique) -> None:
        """Make a number that is each row's own."""
        headers = self.sheet.headers
        begin = place_of(how.begin, headers) if how.begin else None
        found = match_columns(headers, self.record.fields, self.profile, self.options.columns)
        places = {column.field.name: column.index for column in found.columns}
        kinds = {places[field]: self.record.fields[field].kind for field in how.of if field in places}
        read = self._readers(kinds)
        ordered = [places.get(field) for field in how.of]

        def numbering() -> Callable[[Row], Cell]:
            seen: Counter[str] = Counter()

            def make(row: Row) -> Cell:
                mine = (text_of(row[begin]) or "") if begin is not None else ""
                if _OWN.fullmatch(mine):
                    return mine
                said = [mine, *("" if place is None else read[place](row[place]) for place in ordered)]
                number = _digest(said, mine)
                seen[number] += 1
                return number if seen[number] == 1 else f"{number}~{seen[number]}"

            return make

        label = headers[begin] if begin is not None else _(self.record.fields[name].label)
        self._add(f"{label} {_('unique')}", name, () if begin is None else (begin,), numbering)

    def _readers(self, kinds: Mapping[int, Kind]) -> dict[int, Callable[[Any], Any]]:
        """Return what reads the cells of columns, by place."""
        closed = [place for place, kind in kinds.items() if kind in {Kind.AMOUNT, Kind.DATE}]
        cells = self.sheet.distinct(closed) if closed else {}
        found: dict[int, Callable[[Any], Any]] = {}
        for place, kind in kinds.items():
            if place in cells:
                found[place] = column_reader(kind, cells[place], self.hints).read
            else:
                found[place] = lambda cell: fold(text_of(cell) or "")
        return found

    def _add(
        self,
        header: str,
        name: str,
        used: Sequence[int],
        maker: Callable[[], Callable[[Row], Cell]],
    ) -> None:
        """Add a column, or make it anew where the table has it already (a file of rejected rows)."""
        sheet, headers = self.sheet, list(self.sheet.headers)
        place = headers.index(header) if header in headers else len(headers)
        headers[place : place + 1] = [header]
        old = sheet.rows
        rows = Derived(old.records, old.header_row, old.offset, old.width, old.most, old.report)
        before = old.makers if isinstance(old, Derived) else ()
        rows.makers = (*before, (place, maker))
        left = {self.sheet.headers[one]: "" for one in used}
        self.sheet = replace(sheet, headers=headers, rows=rows)
        self.profile = replace(
            self.profile,
            columns={**self.profile.columns, **left, header: name},
            made=(*self.profile.made, header),
        )


def _digest(said: Sequence[Any], begin: str) -> str:
    """Return a number made of what a row says."""
    text = json.dumps([one.isoformat() if hasattr(one, "isoformat") else str(one) for one in said])
    digits = hashlib.sha256(text.encode()).hexdigest()
    return f"{begin[:60]}~{digits[:SHORT]}" if begin else digits[:LONG]
