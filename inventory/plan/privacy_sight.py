"""What documents on privacy read: systems with their agreements, annexes and storage as they stand on a day."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from inventory.language import _, both
from inventory.plan.facts import Facts, Settings
from inventory.plan.wording import listed
from inventory.records.values import show
from inventory.signals import privacy
from inventory.signals.agreement_models import before_gdpr
from inventory.signals.annex_versions import holding
from inventory.signals.board import Board
from inventory.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from sqlalchemy import Connection

    from inventory.plan.facts import Row
    from inventory.records import Field

MOST = 40
"""Names that a cell of a document lists."""


class Sight:
    """Privacy on a day.

    Args:
        connection: One that reads.
        on: The day.
    """

    def __init__(self, connection: Connection, on: date) -> None:
        self.on = on
        self.facts = Facts(connection, Settings(on.year, on.year), on)
        self.board = Board(connection, on)

    @cached_property
    def annexes(self) -> dict[int, list[Row]]:
        """The annexes that hold on the day, by system: one for each agreement that names it and was not ended."""
        found: dict[int, list[Row]] = {}
        agreements = self.facts.by_id("agreement")
        for row in holding(self.facts.rows("annex"), self.on):
            if agreements.get(row["agreement"], {}).get("status") not in {None, "ended"}:
                found.setdefault(row["system"], []).append(row)
        return found

    @cached_property
    def parts(self) -> dict[str, dict[int, list[Row]]]:
        """The parts of annexes by kind and by annex."""
        found: dict[str, dict[int, list[Row]]] = {}
        for kind in ("annex_service", "annex_data", "storage_location"):
            mine = found.setdefault(kind, {})
            for row in self.facts.rows(kind):
                mine.setdefault(row["annex"], []).append(row)
        return found

    @cached_property
    def processed(self) -> dict[int, Row]:
        """The systems of the board that process personal data through a supplier, or may, by number."""
        systems = self.facts.by_id("system")
        return {one.id: systems[one.id] for one in privacy.processed(self.board)}

    def processed_for(self, party: int | None) -> list[int]:
        """Return the systems in use of one partner that process personal data through a supplier, or may, by number."""
        return [
            one.id
            for one in self.board.systems.values()
            if one.party == party and one.personal != "no" and not privacy.without_processor(one)
        ]

    @cached_property
    def _signed(self) -> dict[int, list[Row]]:
        rows = self.facts.by_id("agreement")
        return {
            number: [rows[one.id] for one in privacy.signed(self.board, self.board.all_systems[number])]
            for number in self.board.all_systems
        }

    @cached_property
    def _valid(self) -> dict[int, bool | None]:
        return {one.id: privacy.valid(self.board, one) for one in self.board.agreements}

    @cached_property
    def outdated(self) -> frozenset[int]:
        """Agreements from before the GDPR: they hold, and do not say what the law asks."""
        return frozenset(one.id for one in self.board.agreements if before_gdpr(one))

    def valid(self, agreement: int) -> bool | None:
        """Return whether an agreement is valid on the day; None when the records do not tell."""
        return self._valid.get(agreement)

    @cached_property
    def subprocessors(self) -> dict[int, list[Row]]:
        """Whom data are passed on to, by agreement."""
        found: dict[int, list[Row]] = {}
        for row in self.facts.rows("subprocessor"):
            found.setdefault(row["agreement"], []).append(row)
        return found

    def passed_on(self, system: int) -> list[Row]:
        """Return the sub-processors of a system under the agreements that it rests on."""
        rows = [row for one in self.agreements(system) for row in self.subprocessors.get(one["id"], [])]
        return [row for row in rows if row["system"] in {None, system}]

    def agreements(self, system: int) -> list[Row]:
        """Return the signed agreements that a system rests on, valid ones first, then the newest."""
        pairs = [(self.valid(row["id"]), row) for row in self._signed.get(system, [])]
        order = {True: 0, None: 1, False: 2}
        return [row for valid, row in sorted(pairs, key=lambda p: (order[p[0]], -p[1]["id"]))]

    def countries(self, system: Row) -> str | None:
        """Return where a system keeps its data: from its annexes, else what is recorded of it; None when unknown."""
        annexes = self.annexes.get(system["id"], [])
        places = [one for annex in annexes for one in self.parts["storage_location"].get(annex["id"], [])]
        if places:
            named = (
                f"{one['country']} ({one['activity']})" if one["activity"] else one["country"]
                for one in places
            )
            return listed(dict.fromkeys(named), MOST)
        texts = [annex["location"] for annex in annexes if annex["location"]]
        return listed(dict.fromkeys(texts), MOST) or system["country"]

    def shown(self, field: Field, row: Row) -> str | None:
        """Return a value as people read it, a link as the name behind it; None when it is unknown."""
        value = row[field.name]
        if value is None and (field.owner, field.name) == ("system", "party"):
            return self.facts.board_name or None  # empty means the own board
        if value is None or value == "unknown":
            return None
        if field.target:
            return self.name(field.target, value) or None
        return show(field, value)

    def name(self, kind: str, number: int | None) -> str:
        """Return what a record is called, "" for none: its code and name, or its name."""
        row = self.facts.by_id(kind).get(number or 0)
        if row is None:
            return ""
        parts = (row.get("code") or row.get("number"), row.get("name"))
        return " · ".join(str(part) for part in parts if part)


def concluded(agreement: Row) -> date | None:
    """Return the day on which an agreement came about: of its acceptance, or of the last signature that is known."""
    accepted: date | None = agreement["accepted"]
    signed: list[date] = [one for one in (agreement["signed_board"], agreement["signed_supplier"]) if one]
    if agreement["form"] in {"accepted", "published"}:
        return accepted
    return max(signed, default=accepted)


def split(text: str | None) -> list[str]:
    """Return the parts of a text that holds a list, without those that say that there is none."""
    parts = (part.strip() for line in (text or "").splitlines() for part in line.split(";"))
    return [part for part in parts if part and not says_none(part)]


def says_none(text: str) -> bool:
    """Return whether a text says in so many words that there is nothing."""
    return fold(text).strip(" .") in {*map(fold, both("none")), "geen", "n.v.t", "nvt"}


def joined(names: Iterable[str]) -> str | None:
    """Return names for a cell, None for none."""
    return listed(dict.fromkeys(names), MOST) or None


def none_recorded() -> str:
    """Return what stands where nothing is recorded and nothing needs to be."""
    return _("not recorded")
