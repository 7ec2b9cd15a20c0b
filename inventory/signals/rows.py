"""The shapes in which the rules read systems, licences, agreements and who uses what."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import datetime as dt
    from datetime import date


class SystemRow(NamedTuple):
    """A system."""

    id: int
    name: str
    type: str | None
    supplier: int | None
    hosting: str | None
    status: str
    start: date | None
    end: date | None
    personal_data: str | None
    pupil_data: str | None
    dpia: str | None
    party: int | None

    @property
    def personal(self) -> str:
        """Whether it processes personal data: "yes", "no" or "unknown"; pupil data are personal data."""
        if "yes" in {self.personal_data, self.pupil_data}:
            return "yes"
        return "no" if self.personal_data == "no" else "unknown"


class LicenceRow(NamedTuple):
    """A licence and its use."""

    id: int
    name: str
    system: int | None
    contract: int | None
    seats: int | None
    used: int | None
    start: date | None
    end: date | None


class AgreementRow(NamedTuple):
    """An agreement on personal data."""

    id: int
    code: str
    name: str
    supplier: int | None
    party: int | None
    partner: int | None
    type: str
    model: str | None
    status: str
    signed_board: date | None
    signed_supplier: date | None
    start: date | None
    end: date | None
    follows_contract: bool | None
    contract: int | None
    deviations: str | None
    document: str | None
    form: str | None
    accepted: date | None
    signatory_authorised: str | None
    subject: str | None
    nature: str | None
    open_ended: bool | None
    clause_instructions: str | None
    clause_confidentiality: str | None
    clause_security: str | None
    clause_subprocessors: str | None
    clause_rights: str | None
    clause_assistance: str | None
    clause_deletion: str | None
    clause_audit: str | None
    authorisation: str | None
    no_subprocessors: bool | None
    breach_hours: int | None
    own_use_banned: str | None
    deletion_confirmed: date | None
    reviewed: date | None


class AnnexRow(NamedTuple):
    """One version of the privacy annex of a product under an agreement."""

    id: int
    agreement: int
    system: int
    edition: str | None
    date: dt.date | None
    purposes: str | None
    categories: str | None
    subjects: str | None
    retention: str | None
    location: str | None
    subprocessors_listed: str | None
    not_processed: str | None
    at_end: str | None
    reviewed: dt.date | None


class AnnexDataRow(NamedTuple):
    """A category of personal data of a group of people in an annex: processed or explicitly not, and how long kept."""

    annex: int
    category: str
    subject: str | None
    processed: str
    retention_months: int | None


class AnnexServiceRow(NamedTuple):
    """A service of an annex; purposes count unless it is switched off."""

    annex: int
    name: str
    optional: bool | None
    switched_on: str | None
    purposes: str | None


class SecurityRow(NamedTuple):
    """A security annex, of one product or (system None) of all under the agreement."""

    agreement: int
    system: int | None


class SubprocessorRow(NamedTuple):
    """Whom a supplier passes data on to."""

    id: int
    agreement: int
    name: str
    country: str | None
    outside_eea: str | None
    safeguard: str | None


class SupportRow(NamedTuple):
    """A party that uses a system."""

    party: int
    system: int
    status: str
    start: date | None
    end: date | None


class PartyRow(NamedTuple):
    """A legal entity."""

    id: int
    name: str
    own: bool | None
