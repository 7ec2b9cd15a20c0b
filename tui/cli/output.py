"""Where data go: one writer for every command that reads. `--format table|json|csv|xlsx`, and `-o FILE` by its suffix.

stdout is for scripts and pipes: no byte order mark there and lines end in a line feed. A file is for spreadsheets.
"""

from __future__ import annotations

import io
import json
import re
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from inventory.errors import InputError
from inventory.language import N_, _
from inventory.whole_file import write_whole, writing
from tui.cli import spoken

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from inventory.publish.table import Table

FORMATS = ("table", "json", "csv", "xlsx")
SUFFIXES = {".json": "json", ".csv": "csv", ".xlsx": "xlsx", ".txt": "table"}
NO_JSON = object()
_DRIVING = re.compile(
    "[\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)
"""What JSON leaves as it is and a terminal obeys: C1 controls (CSI among them), bidi overrides; and lone surrogates."""


@dataclass(frozen=True)
class Target:
    """How and where a command writes its data.

    Args:
        format: "table", "json", "csv" or "xlsx".
        file: Path, or None for stdout.
    """

    format: str = "table"
    file: Path | None = None


def chosen(format_: str | None, file: Path | None) -> Target:
    """Return the target that the options ask for; a file's suffix decides unless the format is named.

    Raises:
        InputError: The suffix says nothing, or a workbook would go to a terminal.
    """
    if file is not None and format_ is None:
        format_ = SUFFIXES.get(file.suffix.lower())
        if format_ is None:
            raise InputError(
                _("{file}: this kind of file cannot be written here.").format(file=file),
                _("Name a file that ends in {suffixes}, or give --format.").format(
                    suffixes=", ".join(SUFFIXES)
                ),
            )
    if format_ == "xlsx" and file is None and sys.stdout.isatty():
        raise InputError(_("A workbook cannot be shown in the terminal."), _("Name a file: -o FILE.xlsx"))
    return Target(format_ or "table", file)


def file_option(**more: Any) -> Callable[..., Any]:
    """Return the option `-o`, for the keyword `output`; what is given goes before what it usually is."""
    usual = {
        "type": click.Path(dir_okay=False, path_type=Path),
        "metavar": N_("FILE"),
        "help": N_("Write to this file; its suffix decides the format."),
    }
    return spoken.option("-o", "--output", **{**usual, **more})


def format_options(*also: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Give a command `--format` and `-o`, and its function the keywords `format_` and `output`.

    Args:
        also: Formats that it knows beside the usual ones.
    """

    def given(function: Callable[..., Any]) -> Callable[..., Any]:
        wrapped: Callable[..., Any] = spoken.option(
            "--format",
            "format_",
            type=click.Choice((*FORMATS, *also)),
            help=N_("How to write: for people (table) or programs."),
        )(file_option()(function))
        return wrapped

    return given


def output_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options `--format` and `-o`, and its function a keyword `target`."""

    @wraps(function)
    def inner(*arguments: Any, format_: str | None, output: Path | None, **more: Any) -> Any:
        return function(*arguments, target=chosen(format_, output), **more)

    return format_options()(inner)


def write(table: Table, target: Target, data: Any = NO_JSON) -> None:
    """Write a table.

    Args:
        table: Its columns and rows.
        target: How and where.
        data: What JSON gives instead of a list of rows, when a command's JSON has a shape of its own; amounts as texts
            and dates in ISO form already.
    """
    writers = {"table": _text, "csv": _csv}
    if target.format == "xlsx":
        _xlsx(table, target.file)
        return
    with _stream(target) as stream:
        if target.format == "json":
            _json(table, stream, data)
        else:
            writers[target.format](table, stream)


@contextmanager
def _stream(target: Target) -> Iterator[Any]:
    """Give stdout, or the stream of the target's file."""
    if target.file is None:
        yield sys.stdout
    else:
        with opened(target.file, newline="" if target.format == "csv" else None) as stream:
            yield stream


@contextmanager
def opened(file: Path, newline: str | None = None) -> Iterator[io.TextIOWrapper]:
    """Give a stream for a file that is there only when everything was written.

    Raises:
        InputError: It cannot be written.
    """
    with writing(file) as part, part.open("w", encoding="utf-8", newline=newline) as stream:
        yield stream


def spelled(data: Any, indent: int | None = None) -> str:
    """Return data as JSON that no terminal obeys: the same data, with what could drive one written as codes."""
    text = json.dumps(data, ensure_ascii=False, indent=indent)
    return (
        text
        if text.isascii() and "\x7f" not in text
        else _DRIVING.sub(lambda sign: f"\\u{ord(sign[0]):04x}", text)
    )


def _json(table: Table, stream: Any, data: Any) -> None:
    """Write rows as a list of objects, a row at a time, or the command's own shape."""
    if data is not NO_JSON:
        stream.write(spelled(data, indent=2) + "\n")
        return
    from inventory.publish.table import objects  # noqa: PLC0415  SQLAlchemy, which --help need not wait for

    between = "["
    for row in objects(table):
        stream.write(f"{between}\n  {spelled(row)}")
        between = ","
    stream.write("[]\n" if between == "[" else "\n]\n")


def _csv(table: Table, stream: Any) -> None:
    """Write CSV: for spreadsheets in a file, for pipes on stdout."""
    from inventory.publish import table_csv  # noqa: PLC0415  SQLAlchemy

    if stream is sys.stdout:
        table_csv.write(table, stream, line_end="\n")
    else:
        stream.write(table_csv.BOM)
        table_csv.write(table, stream)


def _xlsx(table: Table, file: Path | None) -> None:
    """Write a workbook to a file, or its bytes to stdout."""
    from inventory.publish import table_xlsx  # noqa: PLC0415  SQLAlchemy

    memory = io.BytesIO()
    table_xlsx.write([table], memory)
    if file is None:
        sys.stdout.buffer.write(memory.getvalue())
        sys.stdout.buffer.flush()
        return
    write_whole(file, memory.getvalue())


def _text(table: Table, stream: Any) -> None:
    """Write aligned text."""
    from tui.cli import columns  # noqa: PLC0415  needed for this format only

    columns.write(table, stream)
