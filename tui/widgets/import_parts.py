"""The parts of an import's preview as rows of a grid: columns, new, changed, rejected, remarks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from inventory.language import N_, _, ngettext
from inventory.records import get
from inventory.text import clean
from tui.importing import HOW, label_of
from tui.widgets.grid import GridColumn, toned

if TYPE_CHECKING:
    from importers.report import TableReport
    from tui.importing import TableView
    from tui.widgets.grid import Row, Tone

PARTS = ("columns", "new", "changed", "rejected", "remarks")
LABELS = {
    "columns": N_("Columns"),
    "new": N_("New"),
    "changed": N_("Changed"),
    "rejected": N_("Rejected"),
    "remarks": N_("Remarks"),
}
SIGNS: dict[str, tuple[str, Tone]] = {
    "new": ("+", "success"),
    "changed": ("~", "warning"),
    "rejected": ("✗", "error"),
    "unchanged": ("=", "muted"),
}
"""How what becomes of a row is shown."""
HOW_SIGNS: dict[str, tuple[str, Tone]] = {
    "chosen": ("✓", "success"),
    "profile": ("✓", "success"),
    "name": ("✓", "success"),
    "suggested": ("?", "warning"),
    "unknown": ("✗", "error"),
    "left out": ("-", "muted"),
}


def part_count(part: str, table: TableView) -> int | None:
    """Return how much there is in a part; None when there is no preview."""
    if part == "columns":
        return len(table.columns)
    report = table.report
    if report is None:
        return None
    return {
        "new": report.new,
        "changed": report.changed,
        "rejected": len(report.rejected_rows),
        "remarks": len(remarks(table)),
    }[part]


def grid_columns(part: str) -> list[GridColumn]:
    """Return the columns of a part."""
    sign, tone = SIGNS.get(part, ("", "muted"))
    row = GridColumn("row", _("Row"), width=5, kind="number")
    found = {
        "columns": [
            GridColumn("header", _("Column in the file"), width=20, format=clean),
            GridColumn("how", _("How"), width=13, format=_how),
            GridColumn("field", _("Becomes"), width=18, format=clean),
            GridColumn("example", _("Example"), width=17, format=clean, stretch=True),
        ],
        "new": [row, _signed("title", _("Name"), 60, sign, tone)],
        "changed": [
            row,
            GridColumn("title", _("Name"), width=17, format=clean),
            GridColumn("column", _("Column"), width=13, format=clean),
            GridColumn("old", _("Now"), width=13, format=lambda value: toned(clean(value) or "∅", "muted")),
            _signed("new", _("Becomes"), 17, sign, tone),
        ],
        "rejected": [
            row,
            GridColumn("column", _("Column"), width=14, format=clean),
            GridColumn("value", _("Value"), width=13, format=clean),
            _signed("problem", _("What is wrong"), 35, sign, tone),
        ],
        "remarks": [GridColumn("remark", _("Remark"), width=70, format=clean, stretch=True)],
    }
    return found[part]


def _signed(name: str, label: str, width: int, sign: str, tone: Tone) -> GridColumn:
    """Return the column that says what becomes of a row, with its sign and tone."""
    return GridColumn(
        name, label, width=width, stretch=True, format=lambda value: toned(f"{sign} {value or '∅'}", tone)
    )


def _how(how: str) -> Any:
    sign, tone = HOW_SIGNS[how]
    return toned(f"{sign} {_(HOW[how])}", tone)


def part_rows(part: str, table: TableView) -> list[Row]:
    """Return the rows of a part."""
    if part == "columns":
        return [(one.header, one.how, one.label, one.example) for one in table.columns]
    report = table.report
    if report is None:
        return []
    if part == "new":
        return [(one.row, clean(one.title) or "-") for one in report.added]
    if part == "changed":
        return [
            (one.row, one.title, _label(table, cell.column), cell.old, clean(cell.new))
            for one in report.changes
            for cell in one.cells
        ]
    if part == "rejected":
        return [(one.row, one.column, one.value, clean(one.problem)) for one in report.rejected]
    return [(text,) for text in remarks(table)]


def _label(table: TableView, name: str) -> str:
    """Return what people call a column."""
    return label_of(table.fields[name]) if name in table.fields else name


def remarks(table: TableView) -> list[str]:
    """Return what else a person should know, as sentences."""
    report = table.report
    if report is None:
        return []
    made = [
        _("Made on the way: {count} {kind}: {names}").format(
            count=len(names), kind=_(get(kind).plural), names=", ".join(names[:20])
        )
        for kind, names in report.created.items()
    ]
    unknown = (
        [_("Columns that are not known: {names}").format(names=", ".join(report.unknown_columns))]
        if report.unknown_columns
        else []
    )
    return [*made, *unknown, *report.remarks]


def whole(part: str, row: Row | None) -> str:
    """Return the row under the cursor in one sentence, whatever the columns leave off."""
    if row is None:
        return ""
    if part == "columns":
        header, how, label, example = row
        becomes = f" → {label}" if label else ""
        said = f"{header}{becomes} ({_(HOW[how])})"
        return said + " · " + _("for example: {value}").format(value=example) if example else said
    if part == "changed":
        number, title, label, old, new = row
        return _("Row {row}: {title}: {label}: {old} → {new}").format(
            row=number, title=title, label=label, old=old or "∅", new=new or "∅"
        )
    if part == "rejected":
        number, column, value, problem = row
        named = f"“{value}”"
        where = f"{column}: " if column else ""
        where += f"{named}: " if column and not str(problem).startswith(named) else ""
        return _("Row {row}: {problem}").format(row=number, problem=where + problem)
    return " · ".join(str(cell) for cell in row)


def counted(report: TableReport) -> list[tuple[str, Tone]]:
    """Return what becomes of the rows of a table: texts with tones."""
    texts = {
        "new": ngettext("{count} new", "{count} new", report.new),
        "changed": ngettext("{count} changed", "{count} changed", report.changed),
        "unchanged": ngettext("{count} unchanged", "{count} unchanged", report.unchanged),
        "rejected": ngettext("{count} rejected", "{count} rejected", len(report.rejected_rows)),
    }
    numbers = (report.new, report.changed, report.unchanged, len(report.rejected_rows))
    found = []
    for (name, text), number in zip(texts.items(), numbers, strict=True):
        sign, tone = SIGNS[name]
        shown = f"{number:,}".replace(",", ".")
        found.append((f"{sign} {text.format(count=shown)}", tone if number else "muted"))
    return found
