"""How realised amounts are shown: rows beside the books, lines of a row, entries, and what is still to be settled."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from inventory.finance.money import euro
from inventory.language import _, ngettext
from inventory.records import REGISTRY
from inventory.records.ledger import LEDGER_STATES
from inventory.records.values import day
from inventory.text import clean
from tui.widgets.budget_cells import Behind, euros, shown_day, whole_euros
from tui.widgets.grid import GridColumn, status, toned

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inventory.finance.realised_compare import Compared
    from inventory.finance.realised_entries import EntryRow
    from tui.realising import Open, Row
    from tui.widgets.grid import Row as Cells

SURE, LIKELY = 80, 60
"""Scores from which a proposal is shown as sure, and as likely."""


def amounts() -> list[GridColumn]:
    """Return the columns of amounts."""
    labels = {
        "budget": _("Budgeted"),
        "realised": _("Booked"),
        "proposed": _("Proposed"),
        "difference": _("Difference"),
    }
    return [
        GridColumn(name, label, min_width=9, kind="amount", format=whole_euros)
        for name, label in labels.items()
    ]


def by_row(rows: Sequence[Row]) -> tuple[list[GridColumn], list[Cells]]:
    """Return the columns and cells of rows beside the books."""
    columns = [GridColumn("row", _("Cost row"), max_width=24, fixed=True, format=clean), *amounts()]
    columns.append(GridColumn("why", _("Why"), width=40, format=clean))
    return columns, [
        (one.label, one.budget, one.realised, one.proposed, one.realised - one.budget, one.why)
        for one in rows
    ]


def compared(label: str, lines: Sequence[Compared]) -> Behind:
    """Return the lines of a row with why they differ."""
    columns = [GridColumn("title", _("What"), width=24, fixed=True, format=clean), *amounts()]
    columns.append(GridColumn("why", _("Why"), width=40, format=clean))
    rows = [
        (one.title, one.budget, one.realised, one.proposed, one.difference, one.gap.text) for one in lines
    ]
    heading = ngettext("{row}: {count} line", "{row}: {count} lines", len(lines)).format(
        row=label, count=len(lines)
    )
    about = [f"{one.title}: {one.gap.text or _('as budgeted')}" for one in lines]
    records = [(one.key.record if one.key.record in REGISTRY else "", one.key.record_id) for one in lines]
    return Behind(heading, columns, rows, records, about)


def entries(label: str, found: Sequence[EntryRow]) -> Behind:
    """Return entries of the books."""
    columns = [
        GridColumn("date", _("Date"), kind="date", format=shown_day, fixed=True),
        GridColumn("amount", _("Amount"), min_width=11, kind="amount", format=euros),
        GridColumn("state", _("State"), width=14, format=_state),
        GridColumn("relation", _("Relation"), width=18, format=_plain),
        GridColumn("description", _("Description"), width=28, format=_plain),
        GridColumn("reference", _("Entry"), width=14, format=_plain),
        GridColumn("account", _("Account"), width=18, format=_plain),
    ]
    rows = [
        (one.date, one.amount, one.state, one.relation, one.description, one.reference, one.account)
        for one in found
    ]
    heading = ngettext(
        "{row}: {count} entry, {total}", "{row}: {count} entries, together {total}", len(found)
    ).format(row=label, count=len(found), total=euro(sum(one.amount for one in found)))
    records = [("ledger_entry", one.id) for one in found]
    return Behind(heading, columns, rows, records, [one.title for one in found])


def queue(heading: str, found: Sequence[Open]) -> Behind:
    """Return what is still to be settled, with what each is probably about."""
    columns = [
        GridColumn("date", _("Date"), kind="date", format=shown_day, fixed=True),
        GridColumn("amount", _("Amount"), min_width=10, kind="amount", format=euros),
        GridColumn("what", _("In the books"), width=19, format=_plain),
        GridColumn("proposal", _("Probably"), width=21, format=_plain),
        GridColumn("score", _("Sure"), width=6, format=_score),
        GridColumn("description", _("Description"), width=28, format=_plain),
        GridColumn("account", _("Account"), width=18, format=_plain),
        GridColumn("reference", _("Entry"), width=14, format=_plain),
    ]
    rows = [
        (
            one.entry.date,
            one.entry.amount,
            one.entry.relation or one.entry.description,
            one.proposal.target.title if one.proposal else None,
            one.proposal.score if one.proposal else None,
            one.entry.description,
            one.entry.account,
            one.entry.reference,
        )
        for one in found
    ]
    records = [("ledger_entry", one.entry.id) for one in found]
    return Behind(heading, columns, rows, records, [_about(one) for one in found])


def _about(one: Open) -> str:
    """Return what an entry is probably about with the reasons, and the entry."""
    entry = one.entry
    said = f"{entry.reference} · {day(entry.date)} · {euro(entry.amount)}"
    said += "".join(f" · {part}" for part in (entry.relation, entry.description, entry.account) if part)
    if one.proposal is None:
        return _("Nothing fits: a chooses what it was for, x says that it is no ICT.") + "\n" + said
    target = one.proposal.target
    kind = _(REGISTRY[target.kind].label) if target.kind in REGISTRY else ""
    about = _("→ {kind} {what}: {reason}")
    return about.format(kind=kind, what=target.title, reason=one.proposal.reason) + "\n" + said


def _score(value: Any) -> Any:
    """Return how sure a proposal is, as sign, number and tone."""
    if value is None:
        return toned("-", "muted")
    if value >= SURE:
        return status("✓", f"{value}%", "success")
    return status("▸", f"{value}%", "accent") if value >= LIKELY else status("?", f"{value}%", "muted")


def _state(value: Any) -> Any:
    """Return the state of an entry as sign and word."""
    signs = {"confirmed": "✓", "ignored": "–", "open": "?"}  # noqa: RUF001  a dash that is seen
    return f"{signs.get(value, ' ')} {_(LEDGER_STATES.get(value, value))}"


def _plain(value: Any) -> str:
    return clean(str(value)) if value else ""
