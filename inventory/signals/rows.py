"""The shapes in which the rules read systems, licences, agreements and who uses what."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
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


class AnnexRow(NamedTuple):
    """The annex of a product under an agreement."""

    agreement: int
    system: int


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
