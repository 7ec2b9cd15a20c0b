"""A record as a form: a line a field, what is wrong beside it, saved in one go; half filled in it is kept as a draft."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from rich.text import Text
from textual import on
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from inventory.errors import InputError, StaleError
from inventory.language import _
from inventory.records import Kind, get
from inventory.text import clean
from tui import typed
from tui.actions import Acting, State, bindings
from tui.background import Background
from tui.board import board
from tui.reads import fields_of, one, title_of_kind
from tui.saving import Filled, Unfitting, save_filled, spelled
from tui.widgets.editor import Editor, MakeNew, Typed
from tui.widgets.footer import Keys

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from textual.app import ComposeResult

    from inventory.records import Field
    from inventory.store.detail import Detail


@dataclass
class Sheet:
    """What a form begins with.

    Args:
        kind: Kind of the record.
        fields: Its fields by name.
        number: The record, None for a new one.
        version: The version shown.
        title: What the record is called.
        texts: What stands in the fields, by column name.
        links: Numbers behind titles that stand in link fields, by column name.
        at: Column at which it begins; "" for the first.
    """

    kind: str
    fields: Mapping[str, Field]
    number: int | None = None
    version: int | None = None
    title: str = ""
    texts: dict[str, str] = field(default_factory=dict)
    links: dict[str, tuple[str, int]] = field(default_factory=dict)
    at: str = ""

    @property
    def name(self) -> str:
        """Return the name under which its draft is kept."""
        return f"{self.kind}:{self.number or 'new'}"


def sheet_of(found: Detail) -> Sheet:
    """Return the form of a record that was read."""
    texts = {n: typed.written(f, found.values[n], found.links.get(n, "")) for n, f in found.fields.items()}
    links = {n: (title, found.values[n]) for n, title in found.links.items()}
    return Sheet(found.record.kind, found.fields, found.id, found.version, found.title, texts, links)


def fresh_sheet(kind: str, fields: Mapping[str, Field], begin: Mapping[str, str] | None = None) -> Sheet:
    """Return the form of a new record: its defaults, and what is known of it."""
    texts = {n: typed.written(f, f.default) for n, f in fields.items() if f.default is not None}
    return Sheet(kind, fields, texts={**texts, **(begin or {})})


def copied(found: Detail) -> Sheet:
    """Return the form of a new record that begins with the values of another, apart from what is unique."""
    sheet = sheet_of(found)
    unique = {n for key in found.record.keys for n in key if len(key) == 1}
    texts = {n: "" if n in unique else text for n, text in sheet.texts.items()}
    return Sheet(sheet.kind, sheet.fields, texts=texts, links=sheet.links)


def open_form(
    node: Background,
    kind: str,
    number: int | None = None,
    *,
    begin: Mapping[str, str] | None = None,
    links: Mapping[str, tuple[str, int]] | None = None,
    at: str = "",
    duplicate: bool = False,
    done: Callable[[int | None], None] | None = None,
) -> None:
    """Read a record in a thread and show its form.

    Args:
        node: The widget that asks.
        kind: Kind of the record.
        number: Which; None for a new one.
        begin: What is known of a new one, as text by column name.
        links: Title and number of what stands in link fields of a new one, by column name.
        at: Column at which the form begins; "" for the first.
        duplicate: Make a new one that begins with the values of this one.
        done: What to do with the number of the saved record, or with None when nothing was saved.
    """
    app = board(node)
    database = app.database

    def read() -> Sheet:
        if number is None:
            sheet = fresh_sheet(kind, fields_of(database, kind), begin)
            return replace(sheet, links=dict(links or {}), at=at)
        found = one(database, kind, number)
        return copied(found) if duplicate else replace(sheet_of(found), at=at)

    node.background(read, lambda sheet: _show(app, sheet, done), group="form")


def _show(app: Any, sheet: Sheet, done: Callable[[int | None], None] | None) -> None:
    app.push_screen(FormScreen(sheet), done)


class FieldRow(Vertical):
    """A label, what is typed, and what is wrong.

    Args:
        declared: The field.
        text: What stands there.
    """

    def __init__(self, declared: Field, text: str) -> None:
        super().__init__(classes="field")
        self.declared = declared
        self._first = text

    def compose(self) -> ComposeResult:
        """Make the row."""
        with Horizontal(classes="row"):
            label = Text(self.declared.label if self.declared.custom else _(self.declared.label))
            if self.declared.required:
                label.append(" *", "bold")
            yield Static(label, classes="label", markup=False)
            yield Editor(self.declared, self._first)
        yield Static("", classes="wrong", markup=False)

    @property
    def editor(self) -> Editor:
        """Return what the value is typed in."""
        return self.query_one(Editor)

    def wrong(self, problem: str) -> None:
        """Show what is wrong, or nothing."""
        self.set_class(bool(problem), "-wrong")
        self.query_one(".wrong", Static).update(Text(f"✗ {clean(problem)}" if problem else ""))


class FormScreen(Acting, Background, ModalScreen[int]):
    """The form of one record.

    Args:
        sheet: What it begins with.
    """

    CONTEXT = "form"
    BINDINGS = bindings("form")
    CSS_PATH = "form.tcss"
    AUTO_FOCUS = None

    def __init__(self, sheet: Sheet) -> None:
        super().__init__()
        self.sheet = sheet
        self._texts: dict[str, str] = dict(sheet.texts)
        self._saving = False

    def compose(self) -> ComposeResult:
        """Make the form, with what was kept as a draft."""
        draft = self._draft()
        with Vertical(classes="sheet"):
            yield Static(self._heading(), classes="heading", markup=False)
            yield Static(
                Text(_("A draft was put back; ctrl+z takes it away.") if draft else ""),
                classes="notice",
                markup=False,
            )
            with VerticalScroll(can_focus=False):
                for name, declared in self.sheet.fields.items():
                    if declared.kind is not Kind.JSON and declared.kind is not Kind.MOMENT:
                        yield FieldRow(declared, draft.get(name, self.sheet.texts.get(name, "")))
            yield Static("", classes="about", markup=False)
            yield Keys()

    def _heading(self) -> Text:
        label = _(get(self.sheet.kind).label)
        if self.sheet.number is None:
            return Text(_("New {record}").format(record=label), style="bold")
        return Text(f"{label.capitalize()} · {clean(self.sheet.title)}", style="bold")

    def _draft(self) -> dict[str, str]:
        """Return what was kept of this form, as long as its fields are there."""
        kept = board(self).memory.part("drafts").get(self.sheet.name)
        if not isinstance(kept, dict) or not isinstance(kept.get("texts"), dict):
            return {}
        return {n: t for n, t in kept["texts"].items() if n in self.sheet.fields and isinstance(t, str)}

    def on_mount(self) -> None:
        """Begin at the first field."""
        rows = self.query(FieldRow)
        for row in rows:
            name = row.declared.name
            if name in self.sheet.links:
                title, number = self.sheet.links[name]
                row.editor.known[title] = number
        first = next((row for row in rows if row.declared.name == self.sheet.at), rows.first())
        first.editor.focus_line()

    def situation(self) -> State:
        """Return what can be done now."""
        return State(board(self).read_only, self.sheet.kind)

    def typed_texts(self) -> dict[str, str]:
        """Return what differs from what the form began with, by column name."""
        return {
            row.declared.name: row.editor.text
            for row in self.query(FieldRow)
            if row.editor.text.strip() != self.sheet.texts.get(row.declared.name, "").strip()
        }

    def on_descendant_focus(self) -> None:
        """Tell what the field is for."""
        row = next((r for r in self.query(FieldRow) if r.has_focus_within), None)
        said = _(row.declared.help) if row and row.declared.help and not row.declared.custom else ""
        self.query_one(".about", Static).update(Text(clean(said)))

    @on(Typed)
    def typed(self, event: Typed) -> None:
        """Take away what was wrong with a field that is changed."""
        event.stop()
        row = next((r for r in self.query(FieldRow) if r.editor is event.editor), None)
        if row is not None:
            row.wrong("")

    @on(Input.Submitted)
    def submitted(self, event: Input.Submitted) -> None:
        """Go to the next field."""
        event.stop()
        self.focus_next()

    @on(MakeNew)
    def make_new(self, event: MakeNew) -> None:
        """Make a record that a lookup did not find, and put it into the field."""
        event.stop()
        begin = {title_of_kind(get(event.kind)): event.text}

        def made(number: int | None) -> None:
            if number is not None:
                database, editor = board(self).database, event.editor
                self.background(
                    lambda: one(database, event.kind, number).title,
                    lambda title: editor.pick(title, number),
                    group="made",
                )

        open_form(self, event.kind, begin=begin, done=made)

    def action_save(self, *, version: int | None = -1) -> None:
        """Save what is filled in, in a thread.

        Args:
            version: The version to save over; -1 for the one shown, None for whatever there is now.
        """
        if self._saving:
            return
        changed = self.typed_texts()
        if self.sheet.number is not None and not changed:
            self._leave(None)
            return
        filled = [
            Filled(row.declared, row.editor.text, row.editor.number)
            for row in self.query(FieldRow)
            if row.declared.name in changed
            or (self.sheet.number is None and (row.editor.text or row.declared.required))
        ]
        app, sheet = board(self), self.sheet
        over = sheet.version if version == -1 else version
        database, who = app.database, app.who
        self._saving = True
        self.background(
            lambda: save_filled(database, who, sheet.kind, sheet.number, filled, over),
            self._saved,
            group="save",
            failed=self._refused,
        )

    def _saved(self, number: int) -> None:
        """Close the form, and let the lists read anew."""
        self._saving = False
        app = board(self)
        app.say(_("Saved. u undoes it."))
        app.reread()
        self._leave(number)

    def _leave(self, number: int | None) -> None:
        """Close the form without a draft."""
        board(self).memory.part("drafts").pop(self.sheet.name, None)
        self.dismiss(number)

    def _refused(self, error: Exception) -> bool:
        """Show what is wrong beside the fields; a stale save asks what to do."""
        self._saving = False
        if isinstance(error, Unfitting):
            for row in self.query(FieldRow):
                row.wrong(error.problems.get(row.declared.name, ""))
            first = next((r for r in self.query(FieldRow) if r.declared.name in error.problems), None)
            if first is not None:
                first.editor.focus_line()
            return True
        if isinstance(error, StaleError):
            self._stale(error)
            return True
        if isinstance(error, InputError):
            self.query_one(".notice", Static).update(Text(f"✗ {clean(str(error))}"))
            return True
        return False

    def _stale(self, error: StaleError) -> None:
        """Show both versions."""
        from tui.dialogs.stale import StaleDialog  # noqa: PLC0415  only then

        database, kind, sheet = board(self).database, self.sheet.kind, self.sheet

        def both() -> tuple[dict[str, str], dict[str, str]]:
            return spelled(database, kind, error.theirs), spelled(database, kind, error.mine)

        def show(found: tuple[dict[str, str], dict[str, str]]) -> None:
            labels = {n: f.label if f.custom else _(f.label) for n, f in sheet.fields.items()}
            self.app.push_screen(StaleDialog(error.message, labels, *found), self._chosen)

        self.background(both, show, group="stale")

    def _chosen(self, answer: str | None) -> None:
        """Save mine over theirs, or take theirs."""
        if answer == "mine":
            self.action_save(version=None)
        elif answer == "theirs":
            board(self).reread()
            self._leave(None)

    def action_leave(self) -> None:
        """Close the form; what was filled in is asked about."""
        if not self.typed_texts():
            self._leave(None)
            return
        from tui.dialogs.base import Choice  # noqa: PLC0415  only then

        choices = [
            ("stay", _("Go on"), "primary"),
            ("draft", _("Keep as draft"), "default"),
            ("drop", _("Throw away"), "error"),
        ]
        self.app.push_screen(
            Choice(_("Not saved"), _("What was filled in is not saved yet."), choices), self._left
        )

    def _left(self, answer: str | None) -> None:
        """Do what was answered."""
        if answer == "draft":
            self.keep()
            board(self).memory.write()
            self.dismiss(None)
        elif answer == "drop":
            self._leave(None)

    def keep(self) -> None:
        """Keep what is half filled in as a draft."""
        changed = self.typed_texts()
        if changed:
            secret = {n for n, f in self.sheet.fields.items() if f.secret}
            texts = {n: t for n, t in changed.items() if n not in secret}
            board(self).memory.part("drafts")[self.sheet.name] = {"texts": texts}

    def action_discard(self) -> None:
        """Take the draft away, and begin with the saved values."""
        board(self).memory.part("drafts").pop(self.sheet.name, None)
        for row in self.query(FieldRow):
            row.editor.set_text(self.sheet.texts.get(row.declared.name, ""))
            row.wrong("")
        self.query_one(".notice", Static).update(Text(""))

    def action_next(self) -> None:
        """Go to the next field."""
        self.focus_next()

    def action_previous(self) -> None:
        """Go to the field before."""
        self.focus_previous()
