"""The storingskaart of a school: what to do, whom to call and how soon it works again, for everything that can fail.

One page of texts; `incident_card_word`, `incident_card_html` and `incident_card_pdf` only lay it out. What is grouped
together is called about by the same person. What is not known stands there as "not known": a card that leaves it out
would look complete.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

import sqlalchemy as sa

from inventory.errors import InputError
from inventory.language import _, ngettext
from inventory.publish.plain import plain
from inventory.records.organisation import Role
from inventory.records.values import day
from inventory.signals.board import Board
from inventory.signals.connectivity_reading import Network
from inventory.signals.connectivity_verdict import speed
from inventory.signals.readiness import ONE_PERSON, Readiness
from inventory.text import fold

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy import Connection

    from inventory.signals.connectivity_reading import LineRow, SiteRow
    from inventory.signals.readiness import Answers
    from inventory.signals.readiness_reading import PersonRow, ServiceRow, SupplierRow

ORDER = {"teachers": 0, "mixed": 1, "coordinator": 2, "": 3}
NUMBER = re.compile(r"(?<=\d) (?=\d)")
"""Blanks within a telephone number, where no line ends."""
ADDRESS = re.compile(r"\d{3}|\d \d|@|://|\w\.[a-z]{2}")
"""By this a channel can be reached: a telephone number, a mail or web address."""
COORDINATOR = "ict_coordinator"
FIRST = ("ict_school", "i_coach", COORDINATOR)
"""Whom a card names as the one to go to: at the school itself before the board."""


class Row(NamedTuple):
    """A line of the card.

    Attributes:
        what: The systems or devices, with the same answers.
        primary: Whether lessons stop.
        meanwhile: What replaces it.
        within: How soon it works again.
        call: Whom to call.
        channel: The number or address, in large letters.
        details: Customer number, hours, whom to call next.
    """

    what: str
    primary: bool
    meanwhile: str
    within: str
    call: str
    channel: str
    details: str


class Section(NamedTuple):
    """Rows about which the same people call: a sentence that says who, and the rows."""

    title: str
    rows: tuple[Row, ...]


class Card(NamedTuple):
    """A card.

    Attributes:
        site: The school.
        board: The board.
        made: Day on which it was made, as people read it.
        first: Whom to go to first, with a number.
        internet: What to do when the connection fails; as a row.
        sections: The rest.
        unknown: How many answers are not known.
    """

    site: str
    board: str
    made: str
    first: str
    internet: tuple[Row, ...]
    sections: tuple[Section, ...]
    unknown: int

    @property
    def rows(self) -> int:
        """How many lines it has, with the headings of its sections."""
        return len(self.internet) + sum(len(one.rows) + 1 for one in self.sections)


def cards(connection: Connection, on: date, site: str = "all") -> list[Card]:
    """Return the card of a school, or of all of them by name.

    Args:
        connection: One that reads.
        on: The day.
        site: Name or code of a site, or "all" for every school.

    Raises:
        InputError: There is no such site, or there are no schools.
    """
    board = Board(connection, on)
    network = board.once(Network)
    maker = _Maker(board)
    if site == "all":
        chosen = [one for one in network.sites if one.school]
        if not chosen:
            raise InputError(_("There are no schools."), _("Record the sites of the board first."))
        return [maker.card(one) for one in chosen]
    return [maker.card(network.site(site))]


class _Maker:
    """Makes cards from what was read once."""

    def __init__(self, board: Board) -> None:
        self.board = board
        self.network = board.once(Network)
        self.readiness = board.once(Readiness)
        self.name = next((row.name for row in board.parties.values() if row.own), "")
        self.roles = _roles(board)

    def card(self, site: SiteRow) -> Card:
        """Return the card of a site."""
        things = [
            one
            for one in (*self.readiness.things, *self.readiness.planned)
            if site.id in self.readiness.sites(one)
        ]
        answers = [self.readiness.answers(one, site.id) for one in things]
        groups: dict[tuple[int, str], list[Answers]] = {}
        for one in answers:
            groups.setdefault((ORDER[one.caller], self._callers(one)), []).append(one)
        sections = tuple(Section(title, _rows(found)) for (_rank, title), found in sorted(groups.items()))
        return Card(
            site.name,
            self.name,
            day(self.board.on),
            self._first(site),
            self._internet(site),
            sections,
            sum(len(one.missing) for one in answers),
        )

    def _callers(self, one: Answers) -> str:
        """Return who may call, as the heading of a section."""
        who = _person(one.person) if one.person else _("not known")
        if one.caller == "teachers":
            return _("You call the supplier yourself")
        if one.caller == "mixed":
            return _("Small things: call yourself. Otherwise through {person}").format(person=who)
        if one.caller in ONE_PERSON:
            return _("Through {person}").format(person=who)
        return _("Not agreed who calls: ask first")

    def _first(self, site: SiteRow) -> str:
        """Return whom to go to first at a school."""
        for role in FIRST:
            for place in (site.id, None):
                person = self.readiness.records.people.get(self.roles.get((role, place), 0))
                if person is not None and (role != COORDINATOR or place is None):
                    return _person(person)
        return ""

    def _internet(self, site: SiteRow) -> tuple[Row, ...]:
        """Return what to do when the connection fails."""
        lines = self.network.running(site.id)
        backup = [line for line in lines if line.backup]
        found = [self._line(line, backup) for line in lines if not line.backup]
        unknown = _("not known")
        return tuple(found) or (Row(_("No internet"), True, unknown, unknown, "", unknown, ""),)

    def _line(self, line: LineRow, backup: list[LineRow]) -> Row:
        records = self.readiness.records
        contract = records.contracts.get(line.contract or 0)
        supplier = records.suppliers.get(line.supplier or (contract.supplier if contract else 0) or 0)
        channel = (contract.service_contact if contract else "") or _reach(supplier)
        hours = contract.repair_hours if contract else None
        what = _("No internet")
        if line.name and fold(line.name) != "internet":
            what += f" ({line.name})"
        if backup:
            names = ", ".join(_spare(one) for one in backup)
            meanwhile = _("The second connection takes over: {names}").format(names=names)
        else:
            meanwhile = _("No second connection: work offline or on paper")
        details = [_customer(supplier), _contract(line, records.contracts)]
        details += [contract.service_window or "", _next(contract.escalation)] if contract else []
        return Row(
            what, True, meanwhile, _within(hours), supplier.name if supplier else _("not known"),
            _channel(channel, supplier), " · ".join(part for part in details if part),
        )  # fmt: skip


def _roles(board: Board) -> dict[tuple[str, int | None], int]:
    """Return who has which role on the day, by role and site."""
    table = Role.table
    query = sa.select(table.c.role, table.c.site, table.c.person).where(
        table.c.archived.is_(None),
        table.c.start.is_(None) | (table.c.start <= board.on),
        table.c.end.is_(None) | (table.c.end >= board.on),
    )
    found: dict[tuple[str, int | None], int] = {}
    for role, site, person in board.connection.execute(query.order_by(table.c.id)):
        found.setdefault((role, site), person)
    return found


def _rows(answers: list[Answers]) -> tuple[Row, ...]:
    """Return answers as rows: what has the same answers stands together, what stops lessons first, then the soonest."""
    made: dict[Row, list[str]] = {}
    for one in sorted(answers, key=_urgency):
        made.setdefault(_row(one)._replace(what=""), []).append(one.thing.name)
    return tuple(row._replace(what=", ".join(names)) for row, names in made.items())


def _urgency(one: Answers) -> tuple[bool, int, str]:
    hours = one.repair_hours if one.repair_hours is not None else 10**6
    return one.impact != "primary", hours, fold(one.thing.name)


def _row(one: Answers) -> Row:
    """Return the answers for one thing as a row."""
    contract = one.contract
    details = [_customer(one.supplier)]
    details += [contract.service_window or "", _next(contract.escalation)] if contract else []
    return Row(
        one.thing.name,
        one.impact == "primary",
        _meanwhile(one),
        _within(one.repair_hours),
        one.supplier.name if one.supplier else "",
        _channel(one.channel, one.supplier),
        " · ".join(part for part in details if part),
    )


def _meanwhile(one: Answers) -> str:
    """Return what replaces it, with what the plan says of it."""
    known = {"yes": _("Replacement is there"), "partly": _("Partly replaced"), "no": _("No replacement")}
    said = known.get(one.replacement, _("Replacement: not known"))
    return f"{said}: {one.fallback}" if one.fallback else said


def _within(hours: int | None) -> str:
    if hours is None:
        return _("not known")
    return ngettext("{hours} hour", "{hours} hours", hours).format(hours=hours)


def _customer(supplier: SupplierRow | None) -> str:
    if supplier is None or not supplier.customer_number:
        return ""
    return _("customer number {number}").format(number=supplier.customer_number)


def _contract(line: LineRow, contracts: dict[int, ServiceRow]) -> str:
    found = contracts.get(line.contract or 0)
    return _("contract {number}").format(number=found.number) if found else ""


def _next(escalation: str | None) -> str:
    return _("not solved in time: {who}").format(who=escalation) if escalation else ""


def _channel(said: str, supplier: SupplierRow | None) -> str:
    """Return where to report a failure; a channel without a number or address gets that of the supplier."""
    if not said:
        return _("not known")
    return said if ADDRESS.search(said) else f"{said} {_reach(supplier)}".strip()


def _reach(supplier: SupplierRow | None) -> str:
    return (supplier.phone or supplier.email or "") if supplier else ""


def _person(person: PersonRow) -> str:
    return " ".join(part for part in (person.name, person.phone or person.email) if part)


def _spare(line: LineRow) -> str:
    down = line.guaranteed_down or line.advertised_down
    return f"{line.name} ({speed(down * 1000)})" if down else line.name


def told(cards: Sequence[Card]) -> dict[str, Any]:
    """Return what stands on cards as plain texts: the fixed ones, and `cards` with those of each school."""
    return {
        "title": _("What to do when something fails"),
        "card": _("Failure?"),
        "first": _("Go first to:"),
        "internet": _("Internet fails"),
        "heads": [_("What fails"), _("Solved within"), _("Meanwhile"), _("Whom to call")],
        "legend": _("● lessons stop   ○ other work"),
        "cards": [_texts(card) for card in cards],
    }


def _texts(card: Card) -> dict[str, Any]:
    found = card._asdict()
    found["internet"] = [_cells(row) for row in card.internet]
    found["sections"] = [
        {"title": plain(one.title), "rows": [_cells(row) for row in one.rows]} for one in card.sections
    ]
    return {name: plain(value) if isinstance(value, str) else value for name, value in found.items()}


def _cells(row: Row) -> dict[str, Any]:
    found = {name: plain(value) if isinstance(value, str) else value for name, value in row._asdict().items()}
    return {**found, **{name: NUMBER.sub("\u00a0", found[name]) for name in ("channel", "details")}}
