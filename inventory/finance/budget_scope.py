"""Which cost lines a budget counts: of one site, supplier or financing source, without printing, only what is certain."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from inventory.errors import InputError
from inventory.language import _
from inventory.records.assets import Supplier
from inventory.records.choices import FINANCING, SCOPE_WORDS, SCOPES
from inventory.records.finance import NATURES
from inventory.records.organisation import Site
from inventory.store.detail import locate
from inventory.store.titles import title_of
from inventory.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from sqlalchemy import Connection

    from inventory.finance.lines import CostLine
    from inventory.finance.planned import PlannedRow
    from inventory.finance.reading import Books
    from inventory.records import Record

NONE = "-"
"""What a person writes for costs of no site or no supplier."""


@dataclass(frozen=True)
class Scope:
    """What a budget counts; everything when nothing is said.

    Attributes:
        site: Only costs of the site with this name; "": only those of the board as a whole.
        without: Leaves out what belongs to these, choices of `records.choices.SCOPES`.
        financing: Only what this source pays, a choice of `records.choices.FINANCING`.
        supplier: Only what the supplier with this name sends bills for; "": what nobody does.
        natures: Only lines as sure as one of these.
    """

    site: str | None = None
    without: AbstractSet[str] = frozenset()
    financing: str | None = None
    supplier: str | None = None
    natures: AbstractSet[str] = frozenset()

    @property
    def everything(self) -> bool:
        """Return whether nothing is left out."""
        return self.site is None and self.supplier is None and not self._choices

    @property
    def _choices(self) -> bool:
        return bool(self.without or self.financing or self.natures)

    def holds(self, line: CostLine) -> bool:
        """Return whether a line counts."""
        return (self.site is None or line.site == self.site) and self.holds_elsewhere(line)

    def holds_elsewhere(self, line: CostLine) -> bool:
        """Return whether a line counts, or would if it were of the site that is asked."""
        return (
            line.scope not in self.without
            and self.financing in {None, line.financing}
            and self.supplier in {None, line.supplier}
            and (not self.natures or line.nature in self.natures)
        )

    def as_json(self) -> dict[str, Any] | None:
        """Return what is counted for programs, None when everything is."""
        if self.everything:
            return None
        return {
            "site": self.site,
            "without": [code for code in SCOPES if code in self.without],
            "financing": self.financing,
            "supplier": self.supplier,
            "natures": [code for code in NATURES if code in self.natures],
        }

    def told(self) -> list[str]:
        """Return what is counted, a phrase each, for people; nothing when everything is."""
        found = []
        if self.site is not None:
            found.append(self.site or _("costs of the whole board"))
        if self.without:
            left = ", ".join(_(label) for code, label in SCOPES.items() if code in self.without)
            found.append(_("without {scopes}").format(scopes=left))
        if self.financing:
            found.append(_("paid by: {source}").format(source=_(FINANCING[self.financing])))
        if self.supplier is not None:
            found.append(self.supplier or _("no supplier"))
        if self.natures:
            found.append(", ".join(_(label) for code, label in NATURES.items() if code in self.natures))
        return found


EVERYTHING = Scope()
"""Leaves nothing out."""


def asked(
    connection: Connection,
    *,
    site: str | None = None,
    without: Iterable[str] = (),
    financing: str | None = None,
    supplier: str | None = None,
    natures: Iterable[str] = (),
) -> Scope:
    """Return the scope that a person means, in words of Dutch or English.

    Args:
        connection: One that reads.
        site: Code or name of a site, "-" for costs of the whole board.
        without: Scopes to leave out, such as "print" or "bekabeling".
        financing: A financing source.
        supplier: Name of a supplier, "-" for none.
        natures: Such as "actual" or "verwacht".

    Raises:
        InputError: There is no such site, scope, source, supplier or nature.
    """
    return Scope(
        site=_title(connection, Site, site),
        without=frozenset(_chosen(one, SCOPES, _("“{name}” is no scope."), SCOPE_WORDS) for one in without),
        financing=_chosen(financing, FINANCING, _("“{name}” is no source of money.")) if financing else None,
        supplier=_title(connection, Supplier, supplier),
        natures=frozenset(_chosen(one, NATURES, _("“{name}” is no nature of costs.")) for one in natures),
    )


def _title(connection: Connection, record: type[Record], key: str | None) -> str | None:
    if key is None or key == NONE:
        return None if key is None else ""
    return title_of(connection, record, locate(connection, record, key))


def _chosen(
    word: str, labels: Mapping[str, str], message: str, also: Mapping[str, tuple[str, ...]] | None = None
) -> str:
    """Return the choice that a word means."""
    wanted = fold(word).replace("_", "-")
    for code, label in labels.items():
        names = (code, label, _(label), *(also or {}).get(code, ()))
        if wanted in {fold(name).replace("_", "-") for name in names}:
            return code
    raise InputError(message.format(name=word), _("There are: {names}.").format(names=", ".join(labels)))


class Scopes:
    """Gives cost lines their scope: their own, else that of the contract or of the category that they come from.

    Args:
        books: What was read.
        planned: Lots that are planned.
    """

    def __init__(self, books: Books, planned: Sequence[PlannedRow] = ()) -> None:
        self.categories = {one.id: one.scope for one in books.categories.values() if one.scope}
        self._of: dict[tuple[str, int], str] = {}
        if self.categories:
            for lot in books.lots:
                if lot.category in self.categories:
                    self._of["lot", lot.id] = self.categories[lot.category]
            for one in planned:
                if one.category in self.categories:
                    self._of["planned_lot", one.id] = self.categories[one.category]
        covered = _covered(books) if self.categories else {}
        for contract in books.contracts.values():
            scope = contract.scope or covered.get(contract.id)
            if scope:
                self._of["contract", contract.id] = scope

    @property
    def any(self) -> bool:
        """Return whether anything has one."""
        return bool(self._of)

    def of(self, line: CostLine) -> CostLine:
        """Return a line with its scope."""
        found = "" if line.scope else self._of.get((line.record, line.record_id), "")
        return line._replace(scope=found) if found else line


def _covered(books: Books) -> dict[int, str]:
    """Return the scope that all categories share that a contract covers, by contract."""
    lots = {lot.id: lot.category for lot in books.lots}
    found: dict[int, set[str]] = {}
    for one in books.covers:
        category = books.categories.get(one.category or lots.get(one.lot or 0, 0))
        found.setdefault(one.contract, set()).add((category.scope if category else None) or "")
    return {contract: scopes.pop() for contract, scopes in found.items() if len(scopes) == 1}
