"""The shapes in which the rules on annexes, the register, assessments and partners read their records."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import datetime as dt


class StorageRow(NamedTuple):
    """A country in which a product stores or processes data."""

    annex: int
    country: str
    safeguard: str | None
    safeguard_checked: dt.date | None


class ProtectionRow(NamedTuple):
    """How a system is protected, and what was decided about its risks."""

    id: int
    availability: str | None
    integrity: str | None
    confidentiality: str | None
    country: str | None
    dpia_triggers: str | None
    sso: str | None
    admin_mfa: str | None
    ai: str | None
    ai_training_banned: str | None
    ai_oversight: str | None
    measures_applied: dt.date | None
    changed: dt.date | None
    owner: int | None
    other_names: str | None

    @property
    def levels(self) -> tuple[str | None, str | None, str | None]:
        """Availability, integrity and confidentiality."""
        return self.availability, self.integrity, self.confidentiality


class EvidenceRow(NamedTuple):
    """A security annex with its evidence; system None is for all products under the agreement."""

    id: int
    agreement: int
    system: int | None
    date: dt.date | None
    confidentiality: str | None
    tested: dt.date | None
    certificates: str | None
    certificate_until: dt.date | None
    mfa: str | None


class SubprocessorPlaceRow(NamedTuple):
    """Where a sub-processor is, and what makes that safe."""

    id: int
    agreement: int
    name: str
    country: str | None
    outside_eea: str | None
    safeguard: str | None
    safeguard_checked: dt.date | None


class ProcessingRow(NamedTuple):
    """An entry of the register of processing."""

    id: int
    code: str
    name: str
    controller: int | None
    officer: str | None
    purposes: str | None
    subjects: str | None
    categories: str | None
    recipients: str | None
    transfers: str | None
    retention: str | None
    measures: str | None
    ground: str | None
    ground_text: str | None
    exception: str | None
    start: dt.date | None
    end: dt.date | None
    notes: str | None


class UseRow(NamedTuple):
    """A process that an entry of the register belongs to, a system in which it happens, or both."""

    processing: int
    process: int | None
    system: int | None


class AssessmentRow(NamedTuple):
    """A DPIA, or the decision without one."""

    id: int
    code: str
    name: str
    system: int | None
    processing: int | None
    status: str
    triggers: str | None
    date: dt.date | None
    review: dt.date | None
    conclusion: str | None


class InterfaceRow(NamedTuple):
    """Data that go from one system to another."""

    id: int
    source: int
    target: int
    name: str
    pupil_data: str | None
    categories: str | None
    subjects: str | None
    purpose: str | None
    ground: str | None
    status: str
    start: dt.date | None
    end: dt.date | None


class PersonRow(NamedTuple):
    """Somebody whom the board knows."""

    id: int
    name: str
