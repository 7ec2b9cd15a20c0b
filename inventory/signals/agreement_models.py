"""The national model that an agreement follows: which one is current on a day, and what it settles by itself."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from inventory.signals.annex_words import says_nothing
from inventory.text import fold

if TYPE_CHECKING:
    from inventory.signals.board import Board
    from inventory.signals.rows import AgreementRow

GDPR = date(2018, 5, 25)
LISTED = Path(__file__).with_name("agreement_models.toml")
POLICY = "agreement_model"
TAKES_PART = ("participant", "partner")
"""How a supplier takes part in the covenant that the national model belongs to."""
NONE_WORDS = frozenset(
    {"geen", "none", "nee", "no", "geen afwijkingen", "no deviations", "n.v.t.", "nvt", "niet van toepassing"}
)
"""What people write to say that there is explicitly none."""


class Model(NamedTuple):
    """A model agreement.

    Attributes:
        country: "NL" or "VL".
        name: Its version, or its name where it has no versions.
        start: From when it was the one to sign; None: always, as far as is known.
        gdpr: Whether it was made for the GDPR.
    """

    country: str
    name: str
    start: date | None = None
    gdpr: bool = False


class Models(NamedTuple):
    """The models that the program knows, and words of people who follow none or do not know."""

    models: tuple[Model, ...]
    own: tuple[str, ...]
    unknown: tuple[str, ...]


@cache
def known() -> Models:
    """Return the models that the program knows, oldest first."""
    data = tomllib.loads(LISTED.read_text(encoding="utf-8"))
    return Models(tuple(Model(**one) for one in data["model"]), tuple(data["own"]), tuple(data["unknown"]))


def version(text: str | None) -> tuple[int, ...]:
    """Return a model version as numbers that can be compared, without zeros at the end; () when there is none."""
    numbers = [int(part) for part in re.findall(r"[0-9]{1,6}", text or "")]
    while numbers and not numbers[-1]:
        numbers.pop()
    return tuple(numbers)


def said(text: str | None) -> bool:
    """Return whether a text says anything: it is not empty, and not a word for "unknown"."""
    return not says_nothing(text) and fold(text or "").strip() not in known().unknown


def none_said(text: str | None) -> bool:
    """Return whether a text says that there is explicitly none."""
    return fold(text or "").strip(" .!") in NONE_WORDS


def current(board: Board) -> str:
    """Return the model to sign on the day: what the board decided, else the newest of its country; "" for none."""
    if board.policies.own(POLICY, board.on):
        return board.policies.word(POLICY, board.on)
    there = [
        one.name
        for one in known().models
        if one.country == board.policies.country and (one.start is None or one.start <= board.on)
    ]
    return there[-1] if there else ""


def own_made(model: str | None) -> bool:
    """Return whether the text says that an agreement follows no national model."""
    words = set(re.findall(r"[a-z]+", fold(model or "")))
    return bool(words.intersection(known().own)) or (said(model) and not version(model) and not _named(model))


def _named(model: str | None) -> Model | None:
    """Return the model that a text calls by a name without a number."""
    text = fold(model or "")
    return next((one for one in known().models if not version(one.name) and one.name in text), None)


def older(model: str | None, than: str) -> bool:
    """Return whether an agreement follows another model than the current one, or an older version of it."""
    if version(than):
        return version(model) < version(than)
    return fold(than) not in fold(model or "")


def national(board: Board, model: str | None) -> bool:
    """Return whether an agreement follows a national model of the board's country that was made for the GDPR."""
    if own_made(model):
        return False
    ours = [one for one in known().models if one.gdpr and one.country == board.policies.country]
    numbered = [one for one in ours if version(one.name)]
    if numbered and version(model) >= version(numbered[0].name):
        return True
    return _named(model) in ours


def modern(model: str | None) -> bool:
    """Return whether an agreement follows a model that was made for the GDPR, of whichever country."""
    named = _named(model)
    first = min(version(one.name) for one in known().models if one.gdpr and version(one.name))
    return bool(named and named.gdpr) or (not own_made(model) and version(model) >= first)


def concluded(agreement: AgreementRow) -> date | None:
    """Return the day on which both sides had agreed, as far as it is recorded."""
    if agreement.form == "accepted" and agreement.accepted:
        return agreement.accepted
    signed = [one for one in (agreement.signed_board, agreement.signed_supplier) if one]
    return max(signed, default=agreement.accepted)


def begins(agreement: AgreementRow) -> list[date]:
    """Return the days before which an agreement is not valid: its first day, and the day on which both sides had agreed."""
    return [one for one in (agreement.start, concluded(agreement)) if one is not None]


def before_gdpr(agreement: AgreementRow) -> bool:
    """Return whether an agreement is from before the GDPR: by kind, or by its day and without a model of the GDPR."""
    if agreement.type == "pre_gdpr":
        return True
    on = concluded(agreement) or agreement.start
    return on is not None and on < GDPR and not modern(agreement.model)


def deviates(agreement: AgreementRow) -> bool:
    """Return whether deviations from the model are recorded; an empty field or "?" says nothing, "none" that there are none."""
    return said(agreement.deviations) and not none_said(agreement.deviations)


def by_covenant(board: Board, agreement: AgreementRow) -> bool:
    """Return whether an agreement follows the national model with a supplier that takes part in the covenant."""
    covenant = board.agreement_index.covenant(agreement.supplier)
    return covenant in TAKES_PART and national(board, agreement.model)


def settled(board: Board, agreement: AgreementRow) -> bool:
    """Return whether the national model settles what an agreement does not say: by covenant, and without deviations."""
    return by_covenant(board, agreement) and not deviates(agreement)
