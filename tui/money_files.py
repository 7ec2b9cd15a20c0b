"""Writing charts and figures as files from the screens, in a thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.errors import InputError
from inventory.language import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from inventory.publish.chart import Chart


def write_picture(chart: Chart, path: Path) -> Path:
    """Write a chart as a picture, whole or not at all; the suffix of the name decides how.

    Raises:
        InputError: The suffix says nothing, or the file cannot be written.
    """
    from inventory.publish import chart_file  # noqa: PLC0415  only to write

    if path.suffix.lower() not in chart_file.SUFFIXES:
        raise InputError(_("End the name with {suffix}.").format(suffix=_(" or ").join(chart_file.SUFFIXES)))
    chart_file.write(chart, path)
    return path


def write_rows(
    first: str,
    labels: Sequence[str],
    rows: Iterable[tuple[str, Sequence[int | None]]],
    path: Path,
    title: str,
) -> Path:
    """Write rows of amounts in cents as a workbook of one sheet.

    Args:
        first: What the first column is called.
        labels: What the columns of amounts are called.
        rows: Label and amounts of each row.
        path: The file.
        title: Name of the sheet.

    Raises:
        InputError: The name does not end in .xlsx, or the file cannot be written.
    """
    from inventory.publish import table_file  # noqa: PLC0415  only to write
    from inventory.publish.table import Table  # noqa: PLC0415
    from inventory.records import field as f  # noqa: PLC0415

    if path.suffix.lower() != ".xlsx":
        raise InputError(_("End the name with {suffix}.").format(suffix=".xlsx"))
    fields = [f.text(first, width=30).but(name="row")]
    fields += [f.amount(label).but(name=f"amount_{place}") for place, label in enumerate(labels)]
    return table_file.write(Table(tuple(fields), [(label, *amounts) for label, amounts in rows], title), path)
