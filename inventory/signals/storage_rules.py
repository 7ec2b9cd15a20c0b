"""Rules on where data are: the country of products and sub-processors, and what makes one outside the EEA safe."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from inventory.finance.calendar import add_months
from inventory.finance.reading import rows
from inventory.language import N_, _
from inventory.records.privacy import Subprocessor
from inventory.records.privacy_choices import SAFEGUARDS
from inventory.records.values import day
from inventory.signals.annex_data import Place, by_system, counts, places_in
from inventory.signals.annex_words import says_nothing
from inventory.signals.countries import adequate, code_of, framework, in_eea
from inventory.signals.finding import Found, Subject, rule
from inventory.signals.once import once
from inventory.signals.privacy import OWN_PLACE, system_subject
from inventory.signals.protection import ours, protections
from inventory.signals.rows_privacy import SubprocessorPlaceRow

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from inventory.signals.board import Board
    from inventory.signals.finding import Severity, Status
    from inventory.signals.rows import SystemRow

UNITED_STATES = "US"


class Verdict(NamedTuple):
    """What is the matter with the safeguard of a place: the sentence, how sure, how bad and until when it holds."""

    text: str
    status: Status = "finding"
    severity: Severity | None = None


@once
def subprocessors(board: Board) -> tuple[tuple[Subject, SubprocessorPlaceRow], ...]:
    """Return the sub-processors of the agreements that are looked at, each as a subject too."""
    index = board.agreement_index
    found = []
    for row in rows(board.connection, Subprocessor, SubprocessorPlaceRow):
        agreement = index.by_id.get(row.agreement)
        if agreement is None or agreement.party in index.partners or not counts(board, agreement):
            continue
        key = f"{agreement.code} · {agreement.name} · {row.name}"
        found.append((Subject("subprocessor", key, f"{row.name} ({agreement.code})", row.id), row))
    return tuple(found)


def places(board: Board, system: SystemRow) -> list[Place]:
    """Return where a product's data are: what its annexes say, and what is recorded of the system itself."""
    told = [place for one in by_system(board).get(system.id, ()) for place in one.places]
    codes = {code_of(place.country) for place in told}
    own = places_in(protections(board)[system.id].country)
    return told + [place for place in own if code_of(place.country) not in codes]


@rule(
    "PRV-042",
    "high",
    title=N_("Country of storage not recorded"),
    explanation=N_(
        "Without the country nobody knows whether the data stay within the European Economic Area."
    ),
    action=N_("Look it up in the annex, or ask the supplier, and record it."),
    basis="AVG 30(1)e; model 4.0, bijlage 1 E",
)
def without_country(board: Board) -> Iterator[Found]:
    """Products with personal data and sub-processors without a country; unknown where its name is not known."""
    for system in ours(board):
        if system.personal == "no" or (system.supplier is None and system.hosting in OWN_PLACE):
            continue
        found = places(board, system)
        if not found:
            text = _("In which country its data are is not recorded.")
            sure: Status = "finding" if system.personal == "yes" else "unknown"
            yield Found(system_subject(system), text, status=sure)
        yield from _unknown(system_subject(system), [place.country for place in found])
    for subject, row in subprocessors(board):
        if says_nothing(row.country):
            yield Found(subject, _("In which country it is is not recorded."))
        else:
            yield from _unknown(subject, [row.country or ""])


def _unknown(subject: Subject, countries: list[str]) -> Iterator[Found]:
    """Yield the names of countries that the program does not know."""
    strange = [one for one in countries if code_of(one) is None]
    if strange:
        text = _("Which country “{country}” is is not known.").format(country=", ".join(strange))
        yield Found(subject, text, status="unknown")


@rule(
    "PRV-043",
    "critical",
    title=N_("Data outside the EEA without safeguard"),
    explanation=N_("Data may leave the European Economic Area only with a safeguard of the GDPR, chapter V."),
    action=N_("Ask the supplier which safeguard holds, and record it; otherwise object to it."),
    basis="AVG 44-46",
)
def unsafe(board: Board) -> Iterator[Found]:
    """Sub-processors and places of storage outside the EEA whose safeguard is not recorded or does not hold on the day."""
    for subject, row in subprocessors(board):
        outside = _outside(row, board.on)
        if outside is None:
            yield Found(subject, _("Whether it is outside the EEA is not recorded."), status="unknown")
        elif outside:
            yield from _judged(board, subject, [Place(row.country or "", row.safeguard)])
    for system in ours(board):
        if system.personal == "no":
            continue
        far = [place for place in places(board, system) if in_eea(place.country, board.on) is False]
        yield from _judged(board, system_subject(system), far, unsure=system.personal != "yes")


def _outside(row: SubprocessorPlaceRow, on: date) -> bool | None:
    """Return whether a sub-processor is outside the EEA; one of the two that says so is enough."""
    inside = in_eea(row.country, on)
    if inside is False or row.outside_eea == "yes":
        return True
    return False if inside or row.outside_eea == "no" else None


def _judged(board: Board, subject: Subject, far: list[Place], *, unsure: bool = False) -> Iterator[Found]:
    """Yield one finding for all places of a subject whose safeguard does not hold: the worst tells how bad it is."""
    verdicts = [verdict for place in far if (verdict := judged(place, board.on)) is not None]
    if not verdicts:
        return
    sure = [one for one in verdicts if one.status == "finding"]
    worst = (sure or verdicts)[0]
    text = " ".join(dict.fromkeys(one.text for one in (sure or verdicts)))
    yield Found(subject, text, status="unknown" if unsure else worst.status, severity=worst.severity)


def judged(place: Place, on: date) -> Verdict | None:
    """Return what is the matter with the safeguard of a place outside the EEA on a day; None when it holds."""
    country = place.country or _("a country outside the EEA")
    decision = adequate(place.country, on)
    match place.safeguard:
        case "adequacy":
            return None if _decided(place, on) else _no_decision(place, country, on)
        case "dpf":
            if framework(place.country, on) or (not place.country and framework(UNITED_STATES, on)):
                return None
            text = _("It is in {country}; the Data Privacy Framework did not hold there on {day}.")
            return Verdict(text.format(country=country, day=day(on)))
        case "scc" | "bcr":
            return None
    if decision is not None:
        text = _(
            "It is in {country}, for which an adequacy decision holds; which safeguard it rests on is not recorded."
        )
        return Verdict(text.format(country=country), "unknown", "medium")
    return Verdict(_("Data go to {country}, and no safeguard is recorded.").format(country=country))


def _decided(place: Place, on: date) -> bool:
    return bool(adequate(place.country, on) or framework(place.country, on))


def _no_decision(place: Place, country: str, on: date) -> Verdict:
    """Return that no adequacy decision holds; not known of a country that is not known."""
    if code_of(place.country) is None:
        text = _("Whether an adequacy decision holds for {country} is not known.")
        return Verdict(text.format(country=country), "unknown")
    text = _("It is in {country}, for which no adequacy decision holds on {day}.")
    return Verdict(text.format(country=country, day=day(on)))


@rule(
    "PRV-044",
    "medium",
    title=N_("Certification not looked up"),
    explanation=N_(
        "The Data Privacy Framework only holds for firms that certify themselves again each year."
    ),
    action=N_("Look the firm up in the list of the framework and record the day."),
    basis="AVG 45",
    policies=("dpf_check_months",),
)
def unchecked(board: Board) -> Iterator[Found]:
    """Sub-processors and places under the Data Privacy Framework that were not looked up lately; unknown without a day."""
    months = board.policies.whole("dpf_check_months", board.on)
    if not months:
        return
    for subject, row in subprocessors(board):
        if _outside(row, board.on) is not False:
            place = Place(row.country or "", row.safeguard, row.safeguard_checked)
            yield from _looked_up(board, subject, [place], months)
    for system in ours(board):
        if system.personal != "no":
            yield from _looked_up(board, system_subject(system), places(board, system), months)


def _looked_up(board: Board, subject: Subject, found: list[Place], months: int) -> Iterator[Found]:
    """Yield one finding for the places under the framework that were looked up too long ago, or never."""
    resting = [place for place in found if _on_framework(place)]
    days = [place.checked for place in resting if place.checked is not None and place.checked <= board.on]
    word = _(SAFEGUARDS["dpf"])
    if len(days) < len(resting):
        text = _("Whether the certification for the {framework} still holds was not recorded.")
        yield Found(subject, text.format(framework=word), status="unknown")
    elif days and add_months(min(days), months) < board.on:
        text = _("The certification for the {framework} was last looked up on {day}.")
        yield Found(subject, text.format(framework=word, day=day(min(days))), add_months(min(days), months))


def _on_framework(place: Place) -> bool:
    """Return whether a place rests on the framework; an adequacy decision for the United States is nothing else."""
    if place.safeguard == "dpf":
        return True
    return place.safeguard == "adequacy" and code_of(place.country) == UNITED_STATES
