"""Rules on protection: classification against what processes and data ask, two-factor login, and evidence of suppliers."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from inventory.finance.calendar import add_months
from inventory.landscape import security
from inventory.landscape.consistency import some
from inventory.language import N_, _
from inventory.records.choices import LEVELS
from inventory.records.values import day
from inventory.signals.annex_data import by_system
from inventory.signals.annex_words import SPECIAL, says_none, says_nothing
from inventory.signals.finding import Found, Subject, rule
from inventory.signals.landscape_board import seen
from inventory.signals.once import once
from inventory.signals.privacy import system_subject
from inventory.signals.protection import HIGH, ORDER, categories, category_names, evidence, ours, protections

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from inventory.landscape.security import Classified, Levels, Need
    from inventory.signals.board import Board
    from inventory.signals.rows import SystemRow
    from inventory.signals.rows_privacy import EvidenceRow

SCHEME = "Certificeringsschema IBP ROSA 3.0"
ASPECTS = (N_("availability"), N_("integrity"), N_("confidentiality"))
PLACES = range(len(ASPECTS))
"""Places of the three in what is recorded of a system or process."""


@cache
def _levels() -> dict[str, tuple[str, str, str]]:
    """Return what each category asks: availability, integrity, confidentiality."""
    text = Path(__file__).with_name("category_levels.toml").read_text(encoding="utf-8")
    return {code: (levels[0], levels[1], levels[2]) for code, levels in tomllib.loads(text).items()}


@once
def _classified(board: Board) -> Classified:
    """Return what is recorded of processes and systems."""
    return security.classified(board.connection)


@once
def _needs(board: Board) -> dict[str, Need]:
    """Return what the processes ask of each system, by its key in the landscape."""
    return {need.system: need for need in security.needs(seen(board), _classified(board))}


@rule(
    "PRV-061",
    "high",
    title=N_("Classified lower than its data and processes"),
    explanation=N_(
        "A system needs at least the level of the processes that it supports and of the data in it."
    ),
    action=N_("Raise the classification and its measures, or correct what the process or the annex says."),
    basis=SCHEME,
)
def classified_low(board: Board) -> Iterator[Found]:
    """Systems with personal data that are classified lower than asked.

    Unknown, once for the board, where processes do not say what they ask of systems that are not at the highest level.
    """
    silent: dict[str, None] = {}
    for system in ours(board):
        if system.personal == "no":
            continue
        need = _needs(board).get(system.name)
        own = protections(board)[system.id].levels
        data = _asked([_levels()[code] for code in categories(board, system.id)])
        low = [place for place in PLACES if _below(own[place], data[place], _least(need, place))]
        if low:
            yield Found(system_subject(system), _low_text(board, own, low, data, need))
        elif need is not None and any(_open(own[place], need.needed[place]) for place in PLACES):
            silent.update(dict.fromkeys(need.processes))
    owner = next((party for party in board.parties.values() if party.own), None)
    codes = [code for code in silent if None in _classified(board).processes.get(code, security.UNKNOWN)]
    if codes and owner is not None:
        text = _("What these processes ask of their systems is not recorded: {codes}.")
        subject = Subject("party", owner.name, owner.name, owner.id)
        yield Found(subject, text.format(codes=some(codes)), status="unknown", severity="medium")


def _asked(levels: list[tuple[str, str, str]]) -> Levels:
    if not levels:
        return security.UNKNOWN
    found = [security.most((one[place] for one in levels), sure=False) for place in PLACES]
    return found[0], found[1], found[2]


def _least(need: Need | None, place: int) -> str | None:
    return need.least[place] if need is not None else None


def _below(own: str | None, *asked: str | None) -> bool:
    """Return whether an own level is lower than one of those asked; PRV-060 says that there is none."""
    return own is not None and any(one and ORDER.index(own) < ORDER.index(one) for one in asked)


def _open(own: str | None, needed: str | None) -> bool:
    """Return whether a level may be too low: something asks who knows what, and it is not the highest."""
    return own is not None and own != HIGH and needed is None


def _low_text(board: Board, own: Levels, low: list[int], data: Levels, need: Need | None) -> str:
    parts = []
    for place in low:
        asked = max((one for one in (data[place], _least(need, place)) if one), key=ORDER.index)
        asking = [code for code in need.processes if _level(board, code, place) == asked] if need else []
        text = _("{aspect} {own}, needed {least} ({by})").format(
            aspect=_(ASPECTS[place]),
            own=_(LEVELS[own[place] or ""]),
            least=_(LEVELS[asked]),
            by=some(asking) or _("its data"),
        )
        parts.append(text)
    return f"{'; '.join(parts)}."


def _level(board: Board, process: str, place: int) -> str | None:
    return _classified(board).processes.get(process, security.UNKNOWN)[place]


@rule(
    "PRV-062",
    "medium",
    title=N_("Special data below the highest confidentiality"),
    explanation=N_(
        "Data on health, religion, crime or incidents and national numbers do most harm when they leak."
    ),
    action=N_("Classify confidentiality as high and see to the measures that go with it."),
    basis="AVG 9, 87; UAVG 46",
)
def special_low(board: Board) -> Iterator[Found]:
    """Systems with special data whose confidentiality is not high; unknown when it, or what the data are, is not known."""
    for system in ours(board):
        level = protections(board)[system.id].confidentiality
        if level == HIGH or system.personal == "no":
            continue
        named = categories(board, system.id) & SPECIAL
        if named:
            text = _("It processes {categories}, and its confidentiality is {level}.")
            shown = text.format(
                categories=category_names(board, named), level=_(LEVELS[level]) if level else _("unknown")
            )
            yield Found(system_subject(system), shown, status="finding" if level else "unknown")
            continue
        if doubt := _doubtful(board, system):
            text = _("Whether these are special data is not known: {words}.")
            yield Found(system_subject(system), text.format(words=some(doubt)), status="unknown")


def _doubtful(board: Board, system: SystemRow) -> list[str]:
    """Return what may be special data: words that are not known, and special data of which nobody said whether they are there."""
    found: list[str] = []
    for one in by_system(board).get(system.id, ()):
        found += one.unknown
        if one.doubtful & SPECIAL:
            found.append(category_names(board, one.doubtful & SPECIAL))
    return found


@rule(
    "PRV-063",
    "high",
    title=N_("Confidential system without two-factor login"),
    explanation=N_(
        "Who has an administrator's password has everything; at level high two factors are the least."
    ),
    action=N_("Switch it on for administrators, or ask the supplier to."),
    basis=SCHEME,
)
def without_factor(board: Board) -> Iterator[Found]:
    """Systems of the highest confidentiality whose administrators log in with a password only; unknown when not recorded."""
    told: dict[int | None, set[str]] = {}
    for one in evidence(board):
        told.setdefault(one.system, set()).add(one.mfa or "unknown")
    for system in ours(board):
        protection = protections(board)[system.id]
        if protection.confidentiality != HIGH:
            continue
        said = {protection.admin_mfa or "unknown", *told.get(system.id, ())}
        if "no" in said:
            text = _("Its confidentiality is high, and administrators log in with a password only.")
            yield Found(system_subject(system), text)
        elif "yes" not in said:
            text = _(
                "Its confidentiality is high; whether administrators log in with two factors is not recorded."
            )
            yield Found(system_subject(system), text, status="unknown")


@rule(
    "PRV-064",
    "medium",
    title=N_("Security without recent evidence"),
    explanation=N_("What a supplier says of its security is worth what somebody tested of it, not long ago."),
    action=N_("Ask for the result of the test or the certificate and record its date."),
    basis=SCHEME,
    policies=("evidence_months", "evidence_months_high"),
)
def without_evidence(board: Board) -> Iterator[Found]:
    """Security annexes without a certificate that holds and without a test that is recent enough for their level."""
    index = board.agreement_index.by_id
    for one in evidence(board):
        if not _used(board, one):
            continue
        agreement = index[one.agreement]
        system = board.all_systems[one.system].name if one.system in board.all_systems else ""
        key = " · ".join(part for part in (agreement.code, agreement.name, system) if part)
        subject = Subject("security_annex", key, f"{system or agreement.name} ({agreement.code})", one.id)
        yield from _evidence(board, one, subject)


def _used(board: Board, one: EvidenceRow) -> bool:
    """Return whether a security annex is about a system in use, or about all under an agreement."""
    return one.system is None or one.system in board.systems


def _evidence(board: Board, one: EvidenceRow, subject: Subject) -> Iterator[Found]:
    certified = not says_nothing(one.certificates) and not says_none(one.certificates)
    if certified and one.certificate_until is not None and one.certificate_until >= board.on:
        return
    months = board.policies.whole(
        "evidence_months_high" if _high(board, one) else "evidence_months", board.on
    )
    tested = one.tested if one.tested is not None and one.tested <= board.on else None
    if tested is not None and add_months(tested, months) >= board.on:
        return
    if certified and one.certificate_until is None:
        text = _("Until when the certificate holds is not recorded: {certificates}.")
        yield Found(subject, text.format(certificates=one.certificates), status="unknown")
    elif tested is None and one.certificate_until is None:
        yield Found(subject, _("Neither a test nor a certificate is recorded."))
    else:
        yield Found(subject, *_old(one, tested, months))


def _old(one: EvidenceRow, tested: date | None, months: int) -> tuple[str, date]:
    """Return what ran out last, and on which day."""
    ends = [(one.certificate_until, _("The certificate ended on {day}."))] if one.certificate_until else []
    if tested is not None:
        ends.append((add_months(tested, months), _("The test dates from {day}.")))
    last, text = max(((end, text) for end, text in ends if end is not None), key=lambda it: it[0])
    return text.format(
        day=day(tested if tested is not None and last != one.certificate_until else last)
    ), last


def _high(board: Board, one: EvidenceRow) -> bool:
    """Return whether a security annex is about the highest confidentiality: its own, else that of the systems it covers."""
    if one.confidentiality:
        return one.confidentiality == HIGH
    covered = [one.system] if one.system is not None else _systems_under(board).get(one.agreement, [])
    rows = [protections(board)[number] for number in covered if number in protections(board)]
    return any(row.confidentiality == HIGH for row in rows)


@once
def _systems_under(board: Board) -> dict[int, list[int]]:
    """Return the systems that the annexes of each agreement name."""
    found: dict[int, list[int]] = {}
    for number, annexes in by_system(board).items():
        for annex in annexes:
            found.setdefault(annex.agreement.id, []).append(number)
    return found
