"""What happens to a lot, from what is typed to its figures before and after, and to its record; threads call this."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from inventory.errors import InputError
from inventory.finance import lot_work
from inventory.finance.course_piece import happening
from inventory.finance.lot_lines import board_year
from inventory.finance.money import euro
from inventory.language import N_, _, ngettext
from inventory.records import field as f
from inventory.records.assets import LotEvent
from inventory.store import policy
from tui.saving import values_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

    from inventory.finance.course_piece import Happening, Result
    from inventory.records import Field
    from inventory.store.database import Database
    from tui.saving import Filled

_OF = LotEvent.fields
_DATE = _OF["date"].but(required=True)
_WHY = (_OF["reason"].but(required=True), _OF["document"])
_SITE = _OF["site"]
_FROM = _SITE.but(label=N_("Only at site"), help=N_("Empty: wherever they are"), required=False)
_GONE = (
    _DATE,
    _OF["quantity"],
    _OF["proceeds"].but(help=N_("What it brought in all, or what the insurer pays; empty: nothing")),
    _FROM,
)
CODE = f.text(N_("New code"), N_("Code of the lot that the part becomes"), required=True, length=60).but(
    name="code"
)
_PART = (
    _DATE,
    CODE,
    _OF["quantity"].but(help=N_("How many are split off")),
    _OF["amount"].but(
        label=N_("Or amount"), help=N_("The cost that is split off, when no pieces are counted")
    ),
    _FROM,
)
_TERM = _OF["months"].but(help=N_("New term in months, counted from first use"))
FIELDS: dict[str, tuple[Field, ...]] = {
    "disposal": (*_GONE, *_WHY),
    "loss": (*_GONE, *_WHY),
    "split": (*_PART, *_WHY),
    "transfer": (_DATE, _SITE.but(label=N_("To site"), required=True), _OF["origin"], _OF["quantity"], *_WHY),
    "term": (_DATE, _TERM.but(required=True), _OF["residual"], *_WHY),
    "value": (
        _DATE,
        _OF["amount"].but(label=N_("New book value"), help=N_("Of all that is left together"), required=True),
        _TERM,
        *_WHY,
    ),
    "addition": (
        _DATE,
        _OF["amount"].but(label=N_("Added"), help=N_("What was paid, including VAT"), required=True),
        _TERM,
        *_WHY,
    ),
    "residual": (_DATE, _OF["residual"].but(required=True), *_WHY),
}
"""What is asked of each kind of event."""
LATER = ("reason", "code")
"""Required fields without which figures can be shown already."""
RESULT = (
    f.text(N_("Year")).but(name="label"),
    f.text(N_("Where")).but(name="where"),
    f.amount(N_("Charged now")).but(name="before"),
    f.amount(N_("Then")).but(name="after"),
    f.amount(N_("Book value now")).but(name="book_before"),
    f.amount(N_("And then")).but(name="book_after"),
)
"""Columns of the figures before and after; `where` is left out when there is one place only."""


class Missing(InputError):  # noqa: N818  the errors of the house are called by what they are
    """Something must be filled in before there are figures.

    Args:
        field: What.
    """

    def __init__(self, field: Field) -> None:
        super().__init__(_("{label}: fill this in.").format(label=_(field.label)))
        self.name = field.name


@dataclass(frozen=True)
class Tried:
    """What would change.

    Args:
        fields: One declaration a column.
        rows: Stored values, a line a book year and place.
        lines: How many there are, what it brings, and which rule holds then, as sentences.
    """

    fields: tuple[Field, ...]
    rows: tuple[tuple[Any, ...], ...]
    lines: tuple[str, ...]


def tried(database: Database, lot: int, kind: str, filled: Sequence[Filled]) -> Tried:
    """Return what an event would change; writes nothing.

    Raises:
        Missing: A value is needed first.
        InputError: A value does not fit, or the event cannot be.
    """
    with database.read() as connection:
        values = _values(connection, kind, filled, LATER)
        what = happening({**values, "lot": lot, "type": kind})
        book = board_year(policy.read(connection), what.on)
        found = lot_work.preview(connection, lot, what, book, values.get("code") or "")
    lots, sites = {one.lot for one in found.figures}, {one.site for one in found.figures}

    def where(one: lot_work.Figure) -> str:
        site = one.site or _("whole board")
        return site if len(lots) == 1 else one.lot if len(sites) == 1 else f"{one.lot} · {site}"

    rows = [(one.label, where(one), *one[3:]) for one in found.figures]
    if len(lots) + len(sites) > 2:  # noqa: PLR2004  one of each is one place
        return Tried(RESULT, tuple(rows), tuple(_lines(found)))
    alone = tuple((row[0], *row[2:]) for row in rows)
    return Tried((RESULT[0], *RESULT[2:]), alone, tuple(_lines(found)))


def read_event(
    database: Database, lot: int, kind: str, filled: Sequence[Filled]
) -> tuple[Happening, str, str]:
    """Return what happened, the code of the lot that a split makes, and the document.

    Raises:
        Missing: A required value is missing.
        Unfitting: Values do not fit their fields.
    """
    with database.read() as connection:
        values = _values(connection, kind, filled, ())
    return (
        happening({**values, "lot": lot, "type": kind}),
        values.get("code") or "",
        values.get("document") or "",
    )


def _values(
    connection: Connection, kind: str, filled: Sequence[Filled], later: Sequence[str]
) -> dict[str, Any]:
    """Return stored values by column name."""
    values = values_of(connection, filled)
    for field in FIELDS[kind]:
        if field.required and field.name not in later and values[field.name] is None:
            raise Missing(field)
    return values


def _lines(found: lot_work.Preview) -> list[str]:
    """Return what there is to say about a preview, the most important first."""
    said = [_result(one) for one in found.results]
    if found.quantity_before != found.quantity_after:
        text = _("Of this lot {before} are there, and then {after}.")
        said.append(text.format(before=found.quantity_before, after=found.quantity_after))
    if not found.figures:
        said.append(_("No figure changes: the lot is not depreciated."))
    return [*said, found.explanation] if found.explanation else said


def _result(one: Result) -> str:
    """Return what a disposal brings, as a sum."""
    count = ngettext("{count} piece", "{count} pieces", one.quantity).format(count=one.quantity)
    return _("{count}: proceeds {proceeds} less book value {book_value} gives a result of {result}.").format(
        count=count,
        proceeds=euro(one.proceeds),
        book_value=euro(one.proceeds - one.result),
        result=euro(one.result),
    )
