"""CSV and its relatives: a stream of records that can be started again, never a list."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from importers.reading import delimiter as delimiters
from importers.reading.encoding import CHUNK, encoding
from importers.reading.sheet import Report
from inventory.errors import InputError
from inventory.language import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from importers.reading.source import Source

HEAD = 1 << 16
PART = 2_000
"""Records that are read at once."""
UNDEFINED = (b"\x81", b"\x8d", b"\x8f", b"\x90", b"\x9d")  # bytes that cp1252 has no character for


@dataclass
class TextRecords:
    """The records of a text file.

    Args:
        source: The bytes.
        encoding: Python's name of the encoding.
        delimiter: One character.
        skip: Characters before the first record: a `sep=` line.
        last: Number of the last whole record when the text ends inside quotes, else 0.
        cut: The text does not end with a line end, as when a copy of it broke off.
        report: Where problems go.
    """

    source: Source
    encoding: str
    delimiter: str
    skip: int = 0
    last: int = 0
    cut: bool = False
    report: Report = field(default_factory=Report)

    def stream(self) -> io.TextIOWrapper:
        """Open the text behind its `sep=` line, line ends as they are, since cells may hold some."""
        stream = io.TextIOWrapper(self.source.open(), self.encoding, errors="replace", newline="")
        stream.read(self.skip)
        return stream

    def __iter__(self) -> Iterator[tuple[int, list[str]]]:
        """Yield each record with its row number as Excel shows it: a `sep=` line is none, an empty line is one."""
        for first, rows in self.parts():
            yield from enumerate(rows, first)

    def parts(self) -> Iterator[tuple[int, list[list[str]]]]:
        """Yield the records `PART` at a time, with the row number of the first: half the time of one by one."""
        number = 1
        with self.stream() as stream:
            reader = csv.reader(stream, delimiter=self.delimiter)
            more = True
            while more:
                rows: list[list[str]] = []
                more, wrong = self._gather(reader, rows)
                if self.last and number + len(rows) > self.last:
                    yield number, rows[: max(self.last - number + 1, 0)]
                    return
                if rows:
                    yield number, rows
                number += len(rows)
                if wrong:
                    self.report.add(
                        number, _("A cell is longer than can be read: is a quotation mark not closed?")
                    )
                    number += 1

    def _gather(self, reader: Iterator[list[str]], rows: list[list[str]]) -> tuple[bool, bool]:
        """Add records; return whether there may be more, and whether the one behind them cannot be read."""
        try:
            for row in islice(reader, PART):
                rows.append(row)  # noqa: PERF402  what was read before an error is kept
        except csv.Error:  # a cell over 131,072 characters; the reader goes on behind it
            return True, True
        return len(rows) == PART, False


def text_records(source: Source, encoded: str = "", delimiter: str = "") -> TextRecords:
    """Return the records of a text file, its encoding and delimiter found unless they are given.

    Raises:
        InputError: No text, or an encoding or delimiter that does not exist.
    """
    encoded = encoded or encoding(source)
    check_given(encoded, delimiter)
    records = TextRecords(source, encoded, delimiter or delimiters.DEFAULT)
    with records.stream() as stream:
        head = stream.read(HEAD)
    stated, records.skip = delimiters.declared(head)
    if len(head) == HEAD:
        head = head[: max(head.rfind("\n"), head.rfind("\r")) + 1] or head
    records.delimiter = delimiter or stated or delimiters.best(head[records.skip :])
    look_for_trouble(records)
    return records


def check_given(encoded: str, delimiter: str) -> None:
    """Refuse an encoding that Python doesn't know or a delimiter of more than one character."""
    try:
        "".encode(encoded)
    except (LookupError, ValueError) as error:
        raise InputError(
            _("There is no encoding {name}.").format(name=encoded), _("Take utf-8, cp1252 or utf-16.")
        ) from error
    if delimiter and (len(delimiter) > 1 or delimiter in '\r\n"'):
        raise InputError(
            _("“{delimiter}” cannot separate cells.").format(delimiter=delimiter),
            _("Take one of ; , | or a tab."),
        )


def look_for_trouble(records: TextRecords) -> None:
    """Report characters that cp1252 lacks, and a quotation mark that is never closed (only sought if their count is odd)."""
    quotes, undefined, end = 0, False, b""
    with records.source.open() as stream:
        while chunk := stream.read(CHUNK):
            quotes += chunk.count(b'"')
            end = chunk[-2:].strip(b"\0")[-1:]
            undefined = undefined or any(byte in chunk for byte in UNDEFINED)
    records.cut = end not in (b"\n", b"\r")
    if undefined and records.encoding == "cp1252":
        records.report.add(
            0, _("Some characters cannot be read; they show as �. Say in which encoding the file is.")
        )
    if quotes % 2:
        find_unclosed(records)


def find_unclosed(records: TextRecords) -> None:
    """Mark the record whose quotation mark is never closed, since it swallows all rows below it."""
    pending: list[str] = []

    def lines() -> Iterator[str]:
        for line in stream:
            pending.append(line)
            yield line

    number, tail = 0, pending
    with records.stream() as stream:
        try:
            for _row in csv.reader(lines(), delimiter=records.delimiter):
                number += 1
                tail = pending[:]
                pending.clear()
        except csv.Error:
            return  # reported where it is met
    if len(tail) > 1 and is_open(tail, records.delimiter):
        records.last = number - 1
        reason = _(
            "A quotation mark is opened here and never closed: the {count} lines below could not be read."
        )
        records.report.add(number, reason.format(count=len(tail) - 1), [tail[0].rstrip("\r\n")])


def is_open(lines: list[str], delimiter: str) -> bool:
    """Whether one record ends inside quotes."""
    try:
        list(csv.reader(lines, delimiter=delimiter, strict=True))
    except csv.Error as error:
        return "unexpected end" in str(error)
    return False
