"""What the privacy annex of a product that holds on a day says: from its texts and from the records of its parts.

The texts (categories, data subjects, retention, storage location) and the records (data of an annex, storage locations)
say the same in two ways; a board may use either. What one of both says counts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from inventory.finance.reading import rows
from inventory.language import both
from inventory.records.annex import StorageLocation
from inventory.records.privacy_choices import SAFEGUARD_WORDS, SAFEGUARDS
from inventory.signals import annex_words
from inventory.signals.agreement_models import before_gdpr
from inventory.signals.countries import code_of
from inventory.signals.finding import Subject
from inventory.signals.once import once
from inventory.signals.privacy import valid
from inventory.signals.rows import AnnexDataRow
from inventory.signals.rows_privacy import StorageRow
from inventory.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from inventory.signals.board import Board
    from inventory.signals.rows import AgreementRow, AnnexRow, SystemRow

Part = TypeVar("Part", AnnexDataRow, StorageRow)

CONTENT = frozenset({"processor", "joint"})
"""Kinds of agreement whose annexes are read: those of before the GDPR are to be replaced as they are (PRV-009)."""
_PLACES = re.compile(r"[;\n,/]|\s(?:en|and)\s")
_BRACKETS = re.compile(r"\(([^()]*)\)")


class Place(NamedTuple):
    """Where data are kept.

    Attributes:
        country: As it is written.
        safeguard: Code of `SAFEGUARDS`; None when none is recorded.
        checked: Day on which the safeguard was looked up.
    """

    country: str
    safeguard: str | None = None
    checked: date | None = None


@dataclass(frozen=True)
class Said:
    """What an annex says.

    Attributes:
        annex: Its record.
        agreement: Of which agreement it is part.
        system: The product.
        categories: Codes of the personal data that are processed (`annex_words.categories`).
        doubtful: Codes of which is not recorded whether they are processed.
        not_processed: Codes that it says are not processed.
        subjects: Codes of whose data they are.
        unknown: Words for categories that are not known.
        unknown_subjects: Words for people that are not known.
        kept: For each category with a record: the most months it is kept, None when one of them does not say.
        term: Months that its text says for everything; None when it does not say.
        places: Where the data are.
    """

    annex: AnnexRow
    agreement: AgreementRow
    system: SystemRow
    categories: frozenset[str]
    doubtful: frozenset[str]
    not_processed: frozenset[str]
    subjects: frozenset[str]
    unknown: tuple[str, ...]
    unknown_subjects: tuple[str, ...]
    kept: dict[str, int | None] = field(default_factory=dict)
    term: int | None = None
    places: tuple[Place, ...] = ()

    @property
    def subject(self) -> Subject:
        """The annex as a subject; its key is its title, as lists have it."""
        parts = (self.agreement.code, self.agreement.name, self.system.name, self.annex.edition or "")
        key = " · ".join(part for part in parts if part)
        return Subject("annex", key, f"{self.system.name} ({self.agreement.code})", self.annex.id)


@once
def said(board: Board) -> tuple[Said, ...]:
    """Return what holds on the day: annexes of agreements that are looked at (`counts`), of systems in use."""
    index = board.agreement_index
    data = _by_annex(board.annex_data)
    stored = _by_annex(rows(board.connection, StorageLocation, StorageRow))
    return tuple(
        _said(one, agreement, board.systems[one.system], data.get(one.id, []), stored.get(one.id, []))
        for agreement in index.ours
        if counts(board, agreement)
        for one in index.annexes.get(agreement.id, ())
        if one.system in board.systems
    )


@once
def by_system(board: Board) -> dict[int, list[Said]]:
    """Return what the annexes of each system say; a system may be under two agreements."""
    found: dict[int, list[Said]] = {}
    for one in said(board):
        found.setdefault(one.system.id, []).append(one)
    return found


def counts(board: Board, agreement: AgreementRow) -> bool:
    """Return whether what the annexes of an agreement say is looked at: signed, of the GDPR, and not over."""
    return (
        agreement.status == "signed"
        and agreement.type in CONTENT
        and not before_gdpr(agreement)
        and valid(board, agreement) is not False
    )


def _by_annex(parts: Iterable[Part]) -> dict[int, list[Part]]:
    found: dict[int, list[Part]] = {}
    for part in parts:
        found.setdefault(part.annex, []).append(part)
    return found


def _said(
    annex: AnnexRow,
    agreement: AgreementRow,
    system: SystemRow,
    data: list[AnnexDataRow],
    stored: list[StorageRow],
) -> Said:
    words, people = annex_words.categories(annex.categories), annex_words.subjects(annex.subjects)
    denied = annex_words.categories(annex.not_processed)
    yes = [one for one in data if one.processed == "yes"]
    no = {one.category for one in data if one.processed == "no"}
    processed = words.codes | {one.category for one in yes}
    return Said(
        annex,
        agreement,
        system,
        processed,
        frozenset(one.category for one in data if one.processed not in {"yes", "no"}) - processed,
        (words.denied | denied.codes | denied.denied | no) - processed,
        people.codes | {one.subject for one in yes if one.subject},
        words.unknown,
        people.unknown,
        _kept(yes),
        annex_words.months_in(annex.retention),
        tuple(_places(annex.location, stored)),
    )


def _kept(data: Iterable[AnnexDataRow]) -> dict[str, int | None]:
    found: dict[str, int | None] = {}
    for one in data:
        before = found.get(one.category, 0)
        months = one.retention_months
        found[one.category] = None if before is None or months is None else max(before, months)
    return found


def _places(text: str | None, stored: Iterable[StorageRow]) -> Iterable[Place]:
    """Yield the recorded places, and those of the text that are not among them."""
    told = set[str]()
    for row in stored:
        told.add(_place(row.country))
        yield Place(row.country, row.safeguard, row.safeguard_checked)
    for place in places_in(text):
        if _place(place.country) not in told:
            yield place


def _place(country: str) -> str:
    return code_of(country) or fold(country)


def places_in(text: str | None) -> list[Place]:
    """Return the countries of a text such as "Ierland; VS (SCC)", each with the safeguard between brackets."""
    if annex_words.says_nothing(text):
        return []
    if code_of(text) is not None:  # a name with a comma, or "Bosnië en Herzegovina"
        return [Place((text or "").strip())]
    found = []
    for part in _PLACES.split(text or ""):
        country = _BRACKETS.sub(" ", part).strip()
        names = {safeguard_in(inner) for inner in _BRACKETS.findall(part)} - {None}
        if country and not annex_words.says_nothing(country):
            found.append(Place(country, next(iter(sorted(filter(None, names))), None)))
    return found


@cache
def _safeguards() -> dict[str, str]:
    return {
        fold(word): code
        for code, label in SAFEGUARDS.items()
        for word in (code, *both(label), *SAFEGUARD_WORDS.get(code, ()))
    }


def safeguard_in(text: str) -> str | None:
    """Return the safeguard that a few words name, as a code of `SAFEGUARDS`."""
    return _safeguards().get(fold(text))
