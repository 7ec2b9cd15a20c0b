"""What others spend per pupil beside the board's own amount, each with its year and what it counts; never as a norm."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from inventory.finance.budget_scope import Scope
from inventory.finance.money import amount_text, cents, rounded
from inventory.finance.reading import rows
from inventory.language import _, current
from inventory.records.choices import SCOPES
from inventory.records.ledger import Benchmark as Recorded
from inventory.text import clean, fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy import Connection

    from inventory.finance.budget import Budget

SHIPPED = Path(__file__).with_name("benchmarks.toml")


class Benchmark(NamedTuple):
    """What others spend.

    Attributes:
        name: Whose figure it is.
        year: Of which year.
        amount: Cents per pupil.
        country: "NL", "VL" …, "" when it is not known.
        includes: Scopes that it counts, choices of `records.choices.SCOPES`.
        unknown: Scopes of which the source does not tell.
        staff: Whether it counts staff; None when the source does not tell.
        source: Where it was published.
        about: What it counts, a sentence; "" for none.
        part: It is no total of ICT costs, only what `about` says.
        own: The board entered it itself.
    """

    name: str
    year: int
    amount: int
    country: str = ""
    includes: frozenset[str] = frozenset()
    unknown: frozenset[str] = frozenset()
    staff: bool | None = None
    source: str = ""
    about: str = ""
    part: bool = False
    own: bool = False


class Beside(NamedTuple):
    """A benchmark beside the board.

    Attributes:
        benchmark: The figure of others.
        board: The board's amount per pupil as the budget shows it, in cents, or None when it is not known.
        alike: The same, counted as the benchmark counts as far as that is known; None where that makes no sense.
        remarks: Why the two do not simply compare, sentences.
    """

    benchmark: Benchmark
    board: int | None
    alike: int | None
    remarks: tuple[str, ...]


class _Row(NamedTuple):
    name: str
    year: int
    amount: int
    source: str | None
    country: str | None
    includes: str | None
    staff: bool | None
    notes: str | None


@cache
def _data() -> tuple[dict[str, Any], ...]:
    return tuple(tomllib.loads(SHIPPED.read_text(encoding="utf-8"))["benchmark"])


def published() -> list[Benchmark]:
    """Return the published figures that the program knows."""
    return [
        Benchmark(
            name=one["name"],
            year=one["year"],
            amount=cents(one["amount"]),
            country=one["country"],
            includes=frozenset(one["includes"]),
            unknown=frozenset(one.get("unknown", ())),
            staff=one.get("staff"),
            source=one["source"],
            about=_said(one["about"]),
            part=one.get("part", False),
        )
        for one in _data()
    ]


def _said(texts: Mapping[str, str]) -> str:
    return texts.get(current()) or texts["en"]


def benchmarks(connection: Connection) -> list[Benchmark]:
    """Return the published figures and the board's own; its own one takes the place of a published one of the same name and year."""
    mine = [_own(row) for row in rows(connection, Recorded, _Row)]
    taken = {(fold(one.name), one.year) for one in mine}
    return mine + [one for one in published() if (fold(one.name), one.year) not in taken]


def _own(row: _Row) -> Benchmark:
    """Return a figure that the board entered; what it does not name it does not count, unless it names nothing."""
    words = {fold(word) for word in clean(row.includes or "").replace(",", ";").split(";")}
    includes = {code for code, label in SCOPES.items() if words & {fold(code), fold(label), fold(_(label))}}
    return Benchmark(
        name=row.name,
        year=row.year,
        amount=row.amount,
        country=row.country or "",
        includes=frozenset(includes),
        unknown=frozenset() if row.includes else frozenset(SCOPES),
        staff=row.staff,
        source=row.source or "",
        about=row.notes or "",
        own=True,
    )


def beside(found: Budget, figures: Iterable[Benchmark]) -> list[Beside]:
    """Return figures of others beside the board's amount per pupil: those of its own country first, then the newest."""
    country = found.lots.books.policies.country
    ordered = sorted(
        figures, key=lambda one: (one.part, one.country not in {country, ""}, -one.year, one.name)
    )
    return [
        Beside(one, found.per_pupil, _alike(found, one), tuple(_remarks(found, one, country)))
        for one in ordered
    ]


def _alike(found: Budget, one: Benchmark) -> int | None:
    """Return the board's amount per pupil in cents, without what a figure of others does not count."""
    if one.part or not found.pupils:
        return None
    left = frozenset(SCOPES) - one.includes - one.unknown
    same = found.narrowed(Scope(without=left)) if left else found
    amount = same.amount() - (same.amount(column="staff") if one.staff is False else 0)
    return rounded(amount, found.pupils)


def _remarks(found: Budget, one: Benchmark, country: str) -> list[str]:
    """Return why a figure and the board do not simply compare."""
    texts = []
    if one.part:
        texts.append(_("Not a total of ICT costs."))
    if one.country and one.country != country:
        texts.append(_("It is of another country ({country}).").format(country=one.country))
    if one.year != found.year:
        texts.append(
            _("It is of {year}, this budget of {label}; prices changed.").format(
                year=one.year, label=found.label
            )
        )
    if not one.part:
        texts += _differences(found, one)
    return texts


def _differences(found: Budget, one: Benchmark) -> list[str]:
    """Return what one of the two counts and the other does not."""
    texts = []
    for text, scopes in (
        (
            _("It does not count {scopes}."),
            frozenset(SCOPES) - one.includes - one.unknown - found.only.without,
        ),
        (_("It counts {scopes}, which is left out here."), one.includes & found.only.without),
        (_("Whether it counts {scopes} is not known."), one.unknown),
    ):
        names = ", ".join(_(label) for code, label in SCOPES.items() if code in scopes)
        if names:
            texts.append(text.format(scopes=names))
    if one.staff is None:
        texts.append(_("Whether it counts staff costs is not known."))
    elif one.staff is found.staff_unknown:
        texts.append(
            _("It counts staff costs, which are not recorded here.")
            if one.staff
            else _("It does not count staff costs.")
        )
    if (
        found.only.site is not None
        or found.only.supplier is not None
        or found.only.financing
        or found.only.natures
    ):
        texts.append(
            _("Here only a part of the costs is counted: {scope}.").format(scope=", ".join(found.only.told()))
        )
    return texts


def json_of(found: Iterable[Beside]) -> list[dict[str, Any]]:
    """Return benchmarks as `budget --benchmarks --format json` prints them: amounts as text with two decimals."""
    return [
        {
            "name": one.benchmark.name,
            "year": one.benchmark.year,
            "country": one.benchmark.country or None,
            "per_pupil": amount_text(one.benchmark.amount),
            "board": None if one.board is None else amount_text(one.board),
            "board_alike": None if one.alike is None else amount_text(one.alike),
            "includes": [code for code in SCOPES if code in one.benchmark.includes],
            "unknown": [code for code in SCOPES if code in one.benchmark.unknown],
            "staff": one.benchmark.staff,
            "about": one.benchmark.about,
            "remarks": list(one.remarks),
            "source": one.benchmark.source,
            "own": one.benchmark.own,
        }
        for one in found
    ]
