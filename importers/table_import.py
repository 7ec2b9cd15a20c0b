"""One table into one kind of record: converted, matched, staged, compared, and written when it is wanted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from importers.columns import OPEN, Converter
from importers.links import Directory, can_be_made, makes
from importers.mapping import Column, match_columns
from importers.matching import KeyIndex, chosen_keys
from importers.noting import LOOK_ALIKES, Notes
from importers.report import TableReport
from importers.staging import Staging
from importers.values import Problem
from importers.values.dates import DATED, ordered
from importers.whole_rows import WholeRows
from inventory.errors import InputError
from inventory.language import _
from inventory.records import get
from inventory.records.own import CustomField
from inventory.records.values import custom_text, custom_values
from inventory.store import guards_lots, own_fields
from inventory.store.titles import titles
from inventory.store.views import all_fields

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from collections.abc import Set as AbstractSet

    from importers.matching import Key
    from importers.options import Options
    from importers.profile import Profile
    from importers.reading import Sheet
    from importers.values import Hints
    from inventory.records import Record
    from inventory.store.work import Work

Cells = Sequence[Any]


class TableImport:
    """The import of one table.

    Args:
        unit: The unit of work of the whole import.
        sheet: The table.
        record: Kind of the records that it fills.
        profile: The export's profile, if it is known.
        options: What the user said.
        waits: A row whose link to its own kind finds nothing is rejected, even where such a link may be left empty.
        seen: Keys that other rows of the same file have taken.
    """

    def __init__(
        self,
        unit: Work,
        sheet: Sheet,
        record: type[Record],
        profile: Profile | None,
        options: Options,
        *,
        waits: bool = False,
        seen: Mapping[Key, Mapping[Any, int]] | None = None,
    ) -> None:
        self.unit = unit
        self.connection = unit.connection
        self.sheet = sheet
        self.record = record
        self.profile = profile
        self.options = options
        self.waits = waits
        self.seen = seen or {}
        self.fields = all_fields(self.connection, record)
        self._begin(hasty=True)
        self.stored = [name for name in self.names if not self.fields[name].custom] + (
            ["custom"] if self.own else []
        )
        self.customs = self._customs() if self.own else {}

    def _begin(self, *, hasty: bool) -> None:
        """Prepare for a run through the rows.

        Args:
            hasty: Let the first thousands of rows decide how its columns are read; when all its cells decide
                otherwise, everything is read again. Reading them all beforehand costs a fifth of a re-import.
        """
        sheet, record, profile, options = self.sheet, self.record, self.profile, self.options
        self.report = TableReport(
            sheet.name,
            record.kind,
            profile.name if profile else "",
            sheet.encoding,
            sheet.delimiter,
            headers=list(sheet.headers),
        )
        self.directories = self._directories()
        # What is made on the way cannot be unmade.
        makes = any(directory.create for directory in self.directories.values())
        self.hasty = hasty and not makes
        self.converters = self._converters()
        self.constants = self._constants()
        self.names = [c.field.name for c in self.converters] + list(self.constants)
        match = options.match or (profile.match if profile else ())
        usable = [name for name in match if name in self.names] if not options.match else list(match)
        keys = chosen_keys(record, usable, self.names)
        self.index = KeyIndex(self.connection, record, keys, every=options.match_all)
        for key, taken in self.seen.items():
            self.index.seen[key].update(taken)
        self.own = [name for name in self.names if self.fields[name].custom]
        self.notes = Notes(self.report, record, self.fields, self.directories, self.index, self.own)
        self.whole = WholeRows(self.connection, record, self.fields, self.names)
        self.new = 0
        self.matched = 0

    def run(self, *, write: bool) -> TableReport:
        """Read the table's rows, compare them with the records, and write what differs when that is wanted."""
        # When something fails, the transaction is taken back and the temporary table with it.
        staging = Staging(self.connection, self.record, self.stored, self.options.blank)
        for staged in self._staged():
            staging.load(staged)
        if self.hasty and not all(c.agrees() for c in self.converters if c.field.kind not in OPEN):
            staging.close()
            self._begin(hasty=False)
            return self.run(write=write)
        self._settle(staging, write=write)
        staging.close()
        self._finish()
        return self.report

    def _settle(self, staging: Staging, *, write: bool) -> None:
        """Count what changes, and write it."""
        self.report.new = self.new
        if write:
            if self.new:
                staging.insert(self.unit, self.new)
            self.report.changed = staging.update(self.unit, self.notes.change)
        else:
            for difference in staging.differences():
                self.notes.change(difference)
                self.report.changed += 1
        self.report.unchanged = self.matched - self.report.changed

    def _directories(self) -> dict[str, Directory]:
        """Return the records that links can point to, by kind; those that may be made are made on the way."""
        allowed = self.options.create
        if allowed is None:
            allowed = self.profile.create if self.profile else makes(self.record)
        found = {}
        for column in self._mapping().columns:
            target = column.field.target
            if target and target not in found:
                record = get(target)
                make = self.unit if target in allowed and can_be_made(record) else None
                found[target] = Directory(self.connection, record, make)
        return found

    def _mapping(self) -> Any:
        """Return which column of the table is which column of the record."""
        return match_columns(self.sheet.headers, self.fields, self.profile, self._chosen())

    def _chosen(self) -> dict[str, str]:
        """Return what the user said of headers, and the suggestions when those are accepted unseen."""
        chosen = dict(self.options.columns)
        if self.options.accept:
            first = match_columns(self.sheet.headers, self.fields, self.profile, chosen)
            chosen = {**first.suggestions, **chosen}
        return chosen

    def _converters(self) -> list[Converter]:
        """Return what turns each column into values, decided by the column as a whole."""
        mapping = self._mapping()
        self.report.unknown_columns = list(mapping.unknown)
        self.report.suggestions = dict(mapping.suggestions)
        if not mapping.columns:
            raise InputError(
                _("{file}: no column of the table is one of {records}.").format(
                    file=self.sheet.name, records=_(self.record.plural)
                ),
                _("Name the kind of record with --profile, or the columns with --column HEADER=FIELD."),
            )
        counted = [c.index for c in mapping.columns if c.field.kind not in OPEN]
        distinct = self.sheet.distinct(counted, first=self.hasty) if counted else {}
        dated = {c.index: distinct[c.index] for c in mapping.columns if c.field.kind in DATED}
        hints = self._hints()
        text_dates = self.connection.dialect.name == "sqlite"
        return [
            Converter(
                c,
                distinct.get(c.index, ()),
                ordered(hints, c.index, dated),
                self.directories.get(c.field.target),
                text_dates=text_dates,
                loose=c.field.loose and not (self.waits and c.field.target == self.record.kind),
            )
            for c in mapping.columns
        ]

    def _hints(self) -> Hints:
        """Return how open dates and numbers are read: as the user says, else as the profile says."""
        hints = self.options.hints
        order = hints.order or (self.profile.order if self.profile else "")
        return replace(hints, order=order, epoch_1904=hints.epoch_1904 or self.sheet.epoch_1904)

    def _constants(self) -> dict[str, Any]:
        """Return what the profile says of every row, unless the table says it itself."""
        taken = {converter.field.name for converter in self.converters}
        found = {}
        for name, text in (self.profile.constants if self.profile else {}).items():
            if name in taken:
                continue
            field = self.fields[name]
            directory = Directory(self.connection, get(field.target)) if field.target else None
            text_dates = self.connection.dialect.name == "sqlite"
            converter = Converter(
                Column(0, name, field, "profile"), [text], self._hints(), directory,
                text_dates=text_dates, loose=field.loose,
            )  # fmt: skip
            value = converter.many([text])[0]
            if isinstance(value, Problem):
                raise InputError(f"{self.sheet.name}: {_(field.label)}: {value.reason}.")
            found[name] = value
        return found

    def _customs(self) -> dict[int, str]:
        """Return the own values that records have already, by number."""
        table = self.record.table
        query = sa.select(table.c.id, table.c.custom).where(table.c.custom.is_not(None))
        return {row.id: row.custom for row in self.connection.execute(query)}

    def _staged(self) -> Iterator[list[tuple[Any, ...]]]:
        """Yield the accepted rows, part by part, as the staging table takes them."""
        for numbers, rows in self.sheet.parts():
            self.report.rows += len(rows)
            yield self._convert(numbers, rows)
            self.options.progress(self.sheet.name, self.report.rows)

    def _convert(self, numbers: Sequence[int], rows: Sequence[list[Any]]) -> list[tuple[Any, ...]]:
        """Turn rows of cells into rows of values, column by column; rows with a problem go to the report."""
        part = list(zip(numbers, rows, strict=True))
        cells = list(zip(*rows, strict=True))
        texts = bool(self.sheet.delimiter)
        columns, bad = self._values(part, cells, texts=texts)
        columns += [[value] * len(rows) for value in self.constants.values()]
        values = dict(zip(self.names, columns, strict=True))
        keys = self.index.columns(
            {name: _blanked(column) if bad else column for name, column in values.items()}
        )
        targets = self.index.targets(keys, len(rows))
        self.whole.find(values, keys, targets, bad)
        incomplete = self._incomplete(values, targets)
        if bad or incomplete or not self.index.claim_all(numbers, keys, targets):
            bad |= self._claimed_one_by_one(part, keys, targets, incomplete, bad)
        new = self._counted(numbers, targets, values, bad)
        stored = [values[name] for name in self.stored if name != "custom"]
        if self.own:
            stored.append(self._custom_column(values, targets))
        staged = zip(numbers, targets, new, *stored, strict=True)
        return [line for row, line in enumerate(staged) if row not in bad] if bad else list(staged)

    def _claimed_one_by_one(
        self,
        part: Sequence[tuple[int, list[Any]]],
        keys: Mapping[Key, Sequence[Any]],
        targets: Sequence[Any],
        incomplete: Mapping[int, str],
        bad: AbstractSet[int],
    ) -> set[int]:
        """Reject rows that are incomplete, unclear, or in the way of others; return their places."""
        rejected = set()
        for row, target in enumerate(targets):
            if row in bad:
                continue
            number, cells = part[row]
            if isinstance(target, str):
                wrong = target
            else:
                wrong = incomplete.get(row) or self.index.claim(number, row, keys, target)
            if wrong:
                self.report.reject(number, cells, "", "", wrong)
                rejected.add(row)
        return rejected

    def _counted(
        self,
        numbers: Sequence[int],
        targets: Sequence[Any],
        values: Mapping[str, Sequence[Any]],
        bad: AbstractSet[int],
    ) -> list[int | None]:
        """Count the accepted rows; return the serial number of each new one."""
        new: list[int | None] = [None] * len(targets)
        for row, target in enumerate(targets):
            if target is None and row not in bad:
                self.new += 1
                new[row] = self.new
                self.notes.new(numbers[row], row, values)
        self.matched += len(targets) - len(bad) - (len(new) - new.count(None))
        return new

    def _values(
        self, part: Sequence[tuple[int, list[Any]]], cells: Sequence[Sequence[Any]], *, texts: bool
    ) -> tuple[list[list[Any]], set[int]]:
        """Return the columns of values and the places of the rows with a problem, which go to the report.

        Links that make what they point to come last, and not for a row that is rejected anyway.
        """
        makers = {
            i
            for i, c in enumerate(self.converters)
            if c.directory is not None and c.directory.create is not None
        }
        found: dict[int, list[Any]] = {}
        problems: dict[int, list[tuple[str, Problem]]] = {}
        for place in sorted(range(len(self.converters)), key=lambda place: place in makers):
            converter = self.converters[place]
            column = cells[converter.column.index]
            if place in makers and problems:
                column = ["" if row in problems else cell for row, cell in enumerate(column)]
            found[place] = values = converter.many(column, texts=texts)
            if converter.problems:
                for row, value in enumerate(values):
                    if type(value) is Problem:
                        problems.setdefault(row, []).append((converter.column.header, value))
        for row, reasons in sorted(problems.items()):
            number, line = part[row]
            for header, problem in reasons:
                self.report.reject(number, line, header, problem.value, problem.reason)
        return [found[place] for place in range(len(self.converters))], set(problems)

    def _incomplete(self, values: dict[str, list[Any]], targets: Sequence[Any]) -> dict[int, str]:
        """Return why rows cannot do without what they leave empty: place of the row → what is needed."""
        clear = self.options.blank == "clear"
        missing: dict[int, list[str]] = {}
        for name, field in self.fields.items():
            if not field.required or (name in values and None not in values[name]):
                continue
            for row, target in enumerate(targets):
                empty = name not in values or values[name][row] is None
                needed = field.default is None if target is None else clear and name in values
                if empty and needed:
                    missing.setdefault(row, []).append(_(field.label))
        return {
            **(own_fields.refused(self.connection, values, targets) if self.record is CustomField else {}),
            **guards_lots.refused(self.connection, self.record, values, targets),
            **{
                row: _("{fields} is needed").format(fields=", ".join(names)) for row, names in missing.items()
            },
        }

    def _custom_column(self, values: dict[str, list[Any]], targets: Sequence[Any]) -> list[str | None]:
        """Return the own values of rows, merged with those that their records have."""
        clear = self.options.blank == "clear"
        found = []
        for row, target in enumerate(targets):
            old = custom_values(self.customs.get(target)) if isinstance(target, int) else {}
            mine = {name: values[name][row] for name in self.own}
            given = {n: None if type(v) is Problem else v for n, v in mine.items() if v is not None or clear}
            found.append(custom_text({**old, **given}))
        return found

    def _finish(self) -> None:
        """Complete the report: what was made on the way, what the reader found, what the changed records are called."""
        names = titles(self.connection, self.record, [int(change.title) for change in self.report.changes])
        self.report.changes = [replace(c, title=names[int(c.title)]) for c in self.report.changes]
        for kind, directory in self.directories.items():
            if directory.made:
                self.report.created[kind] = list(directory.made)
        for converter in self.converters:
            label = _(converter.field.label)
            for reason, _count in converter.left.most_common(LOOK_ALIKES):
                self.report.remarks.append(
                    _("{label} is left empty: {reason}").format(label=label, reason=reason)
                )
        for problem in self.sheet.problems:
            if problem.loss:
                self.report.reject(problem.row, list(problem.cells), "", "", problem.reason)
            else:
                where = _("Row {row}: ").format(row=problem.row) if problem.row else ""
                self.report.remarks.append(where + problem.reason)


def _blanked(values: Sequence[Any]) -> list[Any]:
    """Return a column without its problems."""
    return [None if type(value) is Problem else value for value in values]
