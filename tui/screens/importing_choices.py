"""What the user says of an import: what a table is, which field a column fills, how rows are matched."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from rich.text import Text

from importers.options import Options
from inventory.language import _
from inventory.records import get
from inventory.text import clean
from tui.background import Background
from tui.board import board
from tui.importing import keep_profile, label_of, recognisable

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from importers.values import Hints
    from tui.importing import Choices, Examined, TableView
    from tui.widgets.grid import Grid

ORDERS = ("", "dmy", "mdy")
LEAVE_OUT, AS_FOUND = " out", " found"
"""Answers that are no field and no kind of record."""


class Choosing(Background):
    """The choices of an import screen; mixed in before Textual's class."""

    examined: Examined | None = None
    place = 0
    part = ""

    def __init__(self) -> None:
        super().__init__()
        self.choices: Choices = {}

    @property
    def own(self) -> Path:
        """Return the folder of the user's own profiles."""
        return board(self).profiles

    @property
    def grid(self) -> Grid:
        """Return the list."""
        raise NotImplementedError

    def examine(self) -> None:
        """Look again what the import would do."""
        raise NotImplementedError

    @property
    def tables(self) -> list[TableView]:
        """Return the tables of the files."""
        return self.examined.tables if self.examined is not None else []

    @property
    def table(self) -> TableView | None:
        """Return the table that is shown."""
        return self.tables[self.place] if self.place < len(self.tables) else None

    def settings_text(self) -> Text:
        """Return what the table is taken for, and how its rows are matched, in two lines."""
        table = self.table
        if table is None:
            return Text("\n")
        many = f"{self.place + 1}/{len(self.tables)} " if len(self.tables) > 1 else ""
        said = Text(f"{many}{clean(table.seen.name)} → ", no_wrap=True, overflow="ellipsis")
        if table.omitted:
            said.append(_("left out"), "bold")
            return said.append("\n")
        record = table.seen.record
        if record is None:
            return said.append(_("not recognised: r"), "bold").append("\n")
        said.append(_(record.plural), "bold")
        if table.seen.profile is not None and table.seen.profile.name:
            said.append(" " + _("(profile {name})").format(name=clean(table.seen.profile.title)))
        labels = [" + ".join(label_of(table.fields[name]) for name in key) for key in table.keys]
        match = (" & " if table.options.match_all else " / ").join(labels) or _("nothing: all rows are new")
        parts = [
            "m " + _("match by {columns}").format(columns=match),
            "b " + (_("empty clears") if table.options.blank == "clear" else _("empty keeps")),
        ]
        if table.links:
            made = ", ".join(_(get(kind).plural) for kind in sorted(table.create)) or _("nothing")
            parts.append("k " + _("makes {kinds}").format(kinds=made))
        if table.options.hints.order:
            parts.append("o " + _order(table.options.hints.order))
        return said.append("\n" + " · ".join(parts), "dim")

    def say_of(self, options: Options | None) -> None:
        """Note what holds for the table, and look again what happens."""
        if self.table is not None:
            self.choices[self.table.seen.name] = options
            self.examine()

    @property
    def _column(self) -> Any:
        """Return the column of the file under the cursor."""
        table, key = self.table, self.grid.current_key
        if self.part != "columns" or table is None or key is None or key >= len(table.columns):
            return None
        return table.columns[key]

    def _with_column(self, header: str, name: str | None) -> None:
        """Let a column fill a field; "" leaves it out, None lets it be found again."""
        table = self.table
        if table is None:
            return
        columns = {**table.options.columns, header: name or ""}
        if name is None:
            columns.pop(header)
        self.say_of(replace(table.options, columns=columns))

    def action_field(self) -> None:
        """Choose which field a column fills."""
        table, column = self.table, self._column
        if table is None or column is None:
            return
        taken = {one.field: one.header for one in table.columns if one.field and one.how != "suggested"}
        fields = _fields(table.fields, taken)
        if column.how == "suggested":
            fields = [one for one in fields if one[0] == column.field] + [
                one for one in fields if one[0] != column.field
            ]
        choices = [
            *fields,
            (LEAVE_OUT, _("leave this column out")),
            (AS_FOUND, _("as it is found by itself")),
        ]
        from tui.dialogs.pick import Pick  # noqa: PLC0415

        def chosen(name: str | None) -> None:
            if name is not None:
                self._with_column(column.header, {LEAVE_OUT: "", AS_FOUND: None}.get(name, name))

        example = _("Example: {value}").format(value=column.example) if column.example else ""
        title = _("What is “{header}”?").format(header=column.header)
        self.app.push_screen(Pick(title, choices, example), chosen)

    def action_omit(self) -> None:
        """Leave a column out, or take it back in."""
        table, column = self.table, self._column
        if table is not None and column is not None:
            out = table.options.columns.get(column.header) == ""
            self._with_column(column.header, None if out else "")

    def action_suggestions(self) -> None:
        """Take the likeliest field for all headers that are not known."""
        table = self.table
        if table is None:
            return
        found = {one.header: one.field for one in table.columns if one.how == "suggested"}
        if not found:
            board(self).say(_("There are no suggestions."))
            return
        self.say_of(replace(table.options, columns={**table.options.columns, **found}))

    def action_recognise(self) -> None:
        """Choose which records or which export the table is, or leave it out."""
        table, own = self.table, self.own
        if table is None:
            return

        def show(found: list[tuple[str, str]]) -> None:
            from tui.dialogs.pick import Pick  # noqa: PLC0415

            choices = [(AS_FOUND, _("as it is recognised by itself")), (LEAVE_OUT, _("leave this table out"))]
            title = _("What is “{table}”?").format(table=table.seen.name)
            self.app.push_screen(Pick(title, [*choices, *found]), self._recognised)

        self.background(lambda: recognisable(own), show, group="profiles")

    def _recognised(self, name: str | None) -> None:
        """Take the table for what was chosen; columns and keys of before do not hold any more."""
        if name is None or self.table is None:
            return
        old = self.table.options
        fresh = Options(blank=old.blank, hints=old.hints)
        self.say_of({LEAVE_OUT: None, AS_FOUND: fresh}.get(name, replace(fresh, profile=name)))

    def action_match(self) -> None:
        """Choose the columns that say which record a row is about."""
        table = self.table
        if table is None or table.seen.record is None:
            return
        from tui.dialogs.several import Several  # noqa: PLC0415

        every = " all"
        names = [one.field for one in table.columns if one.field in table.seen.record.fields]
        usable = [one for one in table.columns if one.how not in {"suggested", "unknown", "left out"}]
        choices = [(o.field, f"{o.label} ({o.header})") for o in usable if o.field in names]
        now = {name for key in table.keys for name in key} | ({every} if table.options.match_all else set())

        def chosen(found: list[str] | None) -> None:
            if found is None:
                return
            match = tuple(name for name in found if name != every)
            self.say_of(replace(table.options, match=match, match_all=every in found))

        all_ = (every, _("all of them must agree (otherwise the first that finds one)"))
        self.app.push_screen(
            Several(_("Which columns say which record a row is about?"), [*choices, all_], now,
                    _("none: as usual for these records")), chosen
        )  # fmt: skip

    def action_blank(self) -> None:
        """Let an empty cell keep what is there, or clear it."""
        table = self.table
        if table is not None:
            self.say_of(replace(table.options, blank="keep" if table.options.blank == "clear" else "clear"))

    def action_create(self) -> None:
        """Choose which records may be made on the way."""
        table = self.table
        if table is None:
            return
        if not table.links:
            board(self).say(_("No column of this table points to records that can be made on the way."))
            return
        from tui.dialogs.several import Several  # noqa: PLC0415

        choices = [(kind, _(get(kind).plural).capitalize()) for kind in table.links]

        def chosen(found: list[str] | None) -> None:
            if found is not None:
                self.say_of(replace(table.options, create=frozenset(found)))

        self.app.push_screen(
            Several(_("What may be made when a row points to it?"), choices, table.create), chosen
        )

    def action_dates(self) -> None:
        """Change how 1/2/2026 is read where the column leaves it open."""
        table = self.table
        if table is not None:
            hints = table.options.hints
            order = ORDERS[(ORDERS.index(hints.order) + 1) % len(ORDERS)]
            board(self).say(_("Dates: {order}").format(order=_order(order)))
            self.say_of(replace(table.options, hints=_with_order(hints, order)))

    def action_save_profile(self) -> None:
        """Keep how the table is read as a profile of the user's own."""
        table, own = self.table, self.own
        if table is None or table.seen.record is None:
            board(self).say(_("It is not clear what this table is: r says so"), severity="warning")
            return
        from tui.dialogs.prompt import Prompt  # noqa: PLC0415

        def kept(path: Path) -> None:
            board(self).say(_("The profile is kept in {file}.").format(file=path))

        def named(name: str | None) -> None:
            if name:
                plain = clean(name)
                self.background(lambda: keep_profile(plain, table, own), kept, group="profile")

        hint = _("Files with the same headers are recognised by it from now on.")
        self.app.push_screen(Prompt(_("Save as profile"), "", hint, _("Save")), named)


def _fields(fields: Mapping[str, Any], taken: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return the fields to choose from: name, and label with the header that fills it already."""
    return [
        (name, label_of(one) + (f"  ← {taken[name]}" if name in taken else ""))
        for name, one in fields.items()
    ]


def _order(order: str) -> str:
    """Return how dates are read, for people."""
    return {"dmy": _("day first"), "mdy": _("month first")}.get(order, _("as the column says"))


def _with_order(hints: Hints, order: str) -> Hints:
    """Return hints with another order of day and month."""
    if order == "dmy":
        return replace(hints, order="dmy")
    return replace(hints, order="mdy") if order == "mdy" else replace(hints, order="")
