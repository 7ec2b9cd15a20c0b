"""The agreements on personal data as a list, and the suppliers with the covenant and model that they work by."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from inventory.errors import InputError
from inventory.finance.obligations import ending
from inventory.language import N_
from inventory.plan.privacy_sight import concluded
from inventory.records import get
from inventory.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from inventory.plan.facts import Row
    from inventory.plan.privacy_sight import Sight
    from inventory.signals.finding import Finding
    from inventory.signals.privacy_board import PrivacyBoard

STATES = {
    "valid": N_("valid"),
    "outdated": N_("valid, from before the GDPR"),
    "invalid": N_("not valid"),
    "unknown": N_("validity unknown"),
    "unsigned": N_("not signed"),
    "ended": N_("ended"),
}
"""How an agreement stands on a day."""


class Listed(NamedTuple):
    """An agreement in the list.

    Attributes:
        row: The record of kind agreement.
        supplier: Name of the supplier or partner, None when unknown.
        party: Name of who signed for the board, None when unknown.
        products: Names of the systems with an annex under it.
        state: A key of `STATES`.
        concluded: The day on which it came about; None when unknown or it did not.
        end: Its last day: its own, or that of the contract that it follows; None when unknown or open-ended.
        contract: Number of the contract that it belongs to, None when none is recorded.
        findings: How many findings there are on it, None when they were not asked for.
        unknowns: How much of it the check cannot know, None when that was not asked for.
    """

    row: Row
    supplier: str | None
    party: str | None
    products: tuple[str, ...]
    state: str
    concluded: date | None
    end: date | None
    contract: str | None
    findings: int | None = None
    unknowns: int | None = None


class Participation(NamedTuple):
    """A supplier of systems with personal data.

    Attributes:
        id: Its number.
        name: Its name.
        covenant: Whether it takes part in the covenant: a key of the choice; "unknown" when not recorded.
        systems: Names of its systems in use that process personal data, or may.
        models: Versions of the model of its signed agreements.
        agreements: Codes of all its agreements.
        findings: How many findings there are on its systems and agreements.
        unknowns: How much of them is unknown.
    """

    id: int
    name: str
    covenant: str
    systems: tuple[str, ...]
    models: tuple[str, ...]
    agreements: tuple[str, ...]
    findings: int
    unknowns: int


def agreements(sight: Sight, findings: Iterable[Finding] | None = None) -> list[Listed]:
    """Return the agreements by supplier and code.

    Args:
        sight: Privacy on the day.
        findings: What the check found, to count by agreement; None to leave the counts out.
    """
    products: dict[int, list[str]] = {}
    for annex in sight.facts.rows("annex"):
        products.setdefault(annex["agreement"], []).append(sight.facts.name("system", annex["system"]))
    made = [_listed(sight, row, products.get(row["id"], [])) for row in sight.facts.rows("agreement")]
    if findings is not None:
        counts = Counter(
            (one.subject.id, one.status)
            for one in findings
            if one.subject.kind == "agreement" and one.state != "accepted"
        )
        made = [
            one._replace(findings=counts[one.row["id"], "finding"], unknowns=counts[one.row["id"], "unknown"])
            for one in made
        ]
    return sorted(made, key=lambda one: (fold(one.supplier or "~"), fold(one.row["code"])))


def _listed(sight: Sight, row: Row, products: list[str]) -> Listed:
    other = sight.facts.name("supplier", row["supplier"]) or sight.facts.name("party", row["partner"])
    contract = sight.facts.by_id("contract").get(row["contract"] or 0)
    return Listed(
        row,
        other or None,
        sight.facts.name("party", row["party"]) or None,
        tuple(sorted({name for name in products if name}, key=fold)),
        _state(sight, row),
        concluded(row) if row["status"] in {"signed", "ended"} else None,
        row["end"] or _contract_end(sight, row),
        contract["number"] if contract else None,
    )


def _state(sight: Sight, row: Row) -> str:
    if row["status"] == "ended":
        return "ended"
    if row["status"] != "signed":
        return "unsigned"
    if sight.valid(row["id"]) and row["id"] in sight.outdated:
        return "outdated"
    return {True: "valid", False: "invalid", None: "unknown"}[sight.valid(row["id"])]


def _contract_end(sight: Sight, row: Row) -> date | None:
    """Return the end of the contract that an agreement follows, when that is known."""
    contract = sight.facts.books.contracts.get(row["contract"] or 0) if row["follows_contract"] else None
    try:
        return ending(contract, sight.on) if contract is not None else None
    except InputError:  # the rule on terms (CON-001) says what contradicts itself
        return None


def participation(sight: Sight, board: PrivacyBoard) -> list[Participation]:
    """Return the suppliers of systems with personal data and of agreements, by name."""
    systems = sight.facts.by_id("system")
    of_supplier: dict[int, list[str]] = {}
    hits: dict[int, set[tuple[str, str, int, str]]] = {}
    for row in board.rows:
        supplier = systems[row.system.subject.id]["supplier"]
        if supplier is None or row.system.personal == "no":
            continue
        of_supplier.setdefault(supplier, []).append(row.system.subject.name)
        hits.setdefault(supplier, set()).update(
            (one.rule, one.subject.kind, one.subject.id, one.status)
            for cell in row.cells.values()
            for one in cell.findings
            if one.state != "accepted"
        )
    signed: dict[int, list[Row]] = {}
    for agreement in sight.facts.rows("agreement"):
        if agreement["supplier"] is not None:
            signed.setdefault(agreement["supplier"], []).append(agreement)
    made = [
        _participation(
            sight, number, of_supplier.get(number, []), signed.get(number, []), hits.get(number, set())
        )
        for number in {*of_supplier, *signed}
        if number in sight.facts.by_id("supplier")
    ]
    return sorted(made, key=lambda one: fold(one.name))


def _participation(
    sight: Sight, number: int, systems: list[str], rows: list[Row], hits: set[tuple[str, str, int, str]]
) -> Participation:
    supplier = sight.facts.by_id("supplier")[number]
    models = {row["model"] for row in rows if row["status"] == "signed" and row["model"]}
    short = sum(status == "finding" for _rule, _kind, _id, status in hits)
    return Participation(
        number,
        supplier["name"],
        supplier["covenant"] or "unknown",
        tuple(sorted(systems, key=fold)),
        tuple(sorted(models)),
        tuple(sorted(row["code"] for row in rows)),
        short,
        len(hits) - short,
    )


def covenant(value: str) -> str:
    """Return the word for a participation, English and marked for translation."""
    return get("supplier").fields["covenant"].choices[value]
