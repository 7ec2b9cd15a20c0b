"""A page about one system for the privacy officer: whose data, why, where, under what, how safe, and what is found.

Every fact that is asked stands on it; what nobody recorded says so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.language import N_, _
from inventory.plan.blocks import Column, ColumnKind, Cover, Evidence, Heading, Note, Paragraph, Table
from inventory.plan.privacy_sight import joined, none_recorded
from inventory.plan.wording import dated
from inventory.records import get
from inventory.signals.finding import RULES
from inventory.signals.privacy_board import SIGNS, STATES, labels

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from inventory.plan.blocks import Block, Cell
    from inventory.plan.facts import Row
    from inventory.plan.privacy_sight import Sight
    from inventory.signals.finding import Finding
    from inventory.signals.privacy_board import BoardRow

SYSTEM = (
    "type",
    "hosting",
    "status",
    "start",
    "owner",
    "party",
    "personal_data",
    "pupil_data",
    "sso",
    "changed",
)
SUPPLIER = ("name", "registration", "country", "covenant", "contact", "email", "phone")
ANNEX = (
    "agreement", "edition", "date", "description", "users", "purposes", "categories", "subjects", "not_processed",
    "retention", "at_end", "location", "subprocessors_listed", "contact", "incident_contact", "reviewed",
)  # fmt: skip
AGREEMENT = (
    "code", "name", "type", "model", "variant", "status", "form", "signed_board", "signed_supplier", "accepted",
    "signatory_board", "signatory_authorised", "start", "end", "follows_contract", "open_ended", "contract",
    "subject", "nature", "deviations", "clause_instructions", "clause_confidentiality", "clause_security",
    "clause_subprocessors", "clause_rights", "clause_assistance", "clause_deletion", "clause_audit", "authorisation",
    "breach_hours", "own_use_banned", "document", "reviewed",
)  # fmt: skip
LEVELS = ("availability", "integrity", "confidentiality", "admin_mfa")
SECURITY = (
    "date", "availability", "integrity", "confidentiality", "scheme", "tested", "test_form", "certificates",
    "certificate_until", "encryption_transit", "encryption_rest", "mfa", "rbac", "separation", "logging", "backup",
    "rpo_hours", "rto_hours", "awareness", "pentest", "supplier_control", "incident_contact", "incident_channel",
)  # fmt: skip
ENTRY = (
    "code",
    "name",
    "register",
    "purposes",
    "subjects",
    "categories",
    "ground",
    "ground_text",
    "retention",
)
DPIA = ("code", "name", "status", "triggers", "date", "review", "by", "conclusion", "measures_done")
OWN_DPIA = ("dpia", "dpia_triggers", "measures_applied")
AI = ("ai", "ai_training_banned", "ai_oversight")
DATA = ("category", "subject", "processed", "retention_months", "retention_from", "after")
SERVICES = ("name", "optional", "switched_on", "purposes")
PLACES = ("country", "activity", "safeguard", "safeguard_checked")
PASSED = ("name", "service", "country", "outside_eea", "safeguard", "safeguard_checked", "categories")
EDGES = ("source", "target", "name", "categories", "subjects", "purpose", "ground", "agreement")
WIDE = frozenset({"purposes", "name", "categories", "purpose"})
SEVERITIES = {"critical": N_("critical"), "high": N_("high"), "medium": N_("medium"), "low": N_("low")}


def _asked() -> tuple[Column, ...]:
    """Return the columns of a table of facts."""
    return Column(_("What is asked"), share=12), Column(_("What is recorded"), share=28)


def _beside(rows: list[tuple[Cell, ...]]) -> list[tuple[Cell, ...]]:
    """Return rows of two cells in two halves beside each other."""
    half = -(-len(rows) // 2)
    right = [*rows[half:], *[("", "")] * (2 * half - len(rows))]
    return [(*one, *other) for one, other in zip(rows[:half], right, strict=True)]


class Page:
    """Makes the blocks of one system.

    Args:
        sight: Privacy on the day.
        row: The system.
    """

    def __init__(self, sight: Sight, row: Row) -> None:
        self.sight = sight
        self.row = row
        self.annexes = sight.annexes.get(row["id"], [])
        self.agreements = self._agreements()

    def _agreements(self) -> list[Row]:
        """Return the agreements that the system rests on, and the others that name it in an annex."""
        signed = self.sight.agreements(self.row["id"])
        rows = self.sight.facts.by_id("agreement")
        known = {one["id"] for one in signed}
        named = (one["agreement"] for one in self.annexes)
        return [
            *signed,
            *(rows[number] for number in dict.fromkeys(named) if number in rows and number not in known),
        ]

    def facts(
        self, id_: str, kind: str, row: Row, names: Sequence[str], caption: str = "", *, beside: bool = False
    ) -> Table:
        """Return columns of a record as a table of two columns, or of two beside each other."""
        fields = get(kind).fields
        cells: list[tuple[Cell, ...]] = [
            (_(fields[name].label), self.sight.shown(fields[name], row)) for name in names
        ]
        columns = _asked()
        if beside:
            cells = _beside(cells)
            columns = tuple(Column(one.label, share=10) for one in (*columns, *columns))
        return Table(
            id=id_,
            columns=columns,
            rows=tuple(cells),
            caption=caption,
            evidence=(Evidence(kind, (row["id"],), 1),),
        )

    def rows(self, id_: str, kind: str, found: Iterable[Row], names: Sequence[str], empty: str) -> Table:
        """Return records as a table with a row each."""
        fields, rows = get(kind).fields, list(found)
        columns = tuple(Column(_(fields[name].label), share=15 if name in WIDE else 12) for name in names)
        cells = tuple(tuple(self._short(kind, name, row) for name in names) for row in rows)
        numbers = tuple(row["id"] for row in rows)
        return Table(
            id=id_,
            columns=columns,
            rows=cells,
            empty=empty,
            evidence=(Evidence(kind, numbers, len(numbers)),),
        )

    def _short(self, kind: str, name: str, row: Row) -> str | None:
        """Return a value for a narrow cell: of an agreement its number alone."""
        if name == "agreement":
            found = self.sight.facts.by_id("agreement").get(row[name] or 0)
            return found["code"] if found else None
        return self.sight.shown(get(kind).fields[name], row)

    def about(self) -> list[Block]:
        """Return what the system is, of whom, and where it is used."""
        supports = [
            one
            for one in self.sight.facts.rows("support")
            if one["system"] == self.row["id"] and self.sight.facts.running(one)
        ]
        used: tuple[tuple[Cell, ...], ...] = (
            (
                _("Used by the parties"),
                joined(self.sight.facts.name("party", one["party"]) for one in supports),
            ),
            (_("Processes"), joined(self.sight.name("process", one["process"]) for one in supports)),
        )
        table = self.facts("system", "system", self.row, SYSTEM, beside=True)
        made: list[Block] = [
            Heading(id="about", text=_("The system")),
            table,
            Table(id="use", columns=_asked(), rows=used),
        ]
        supplier = self.sight.facts.by_id("supplier").get(self.row["supplier"] or 0)
        if supplier is None:
            return [*made, Note(id="supplier", text=_("Supplier: unknown."), warning=True)]
        return [*made, self.facts("supplier", "supplier", supplier, SUPPLIER, _("Supplier"), beside=True)]

    def data(self) -> list[Block]:
        """Return which data of whom there are, and why."""
        parts = self.sight.parts
        data = [row for annex in self.annexes for row in parts["annex_data"].get(annex["id"], [])]
        services = [row for annex in self.annexes for row in parts["annex_service"].get(annex["id"], [])]
        made: list[Block] = [Heading(id="data", text=_("Which data, of whom and why"))]
        if not self.annexes:
            made.append(
                Note(
                    id="annex-none",
                    text=_("No privacy annex is recorded: what is processed is unknown."),
                    warning=True,
                )
            )
        made += [
            self.facts(f"annex-{annex['id']}", "annex", annex, ANNEX, _("Privacy annex"))
            for annex in self.annexes
        ]
        if self.annexes:
            none = _("Not recorded per category.")
            made += [
                self.rows("annex-data", "annex_data", data, DATA, none),
                self.rows(
                    "annex-services", "annex_service", services, SERVICES, _("No services are recorded.")
                ),
            ]
        return made

    def register(self) -> list[Block]:
        """Return the entries of the register in which the system stands."""
        used = {
            one["processing"]
            for one in self.sight.facts.rows("processing_use")
            if one["system"] == self.row["id"]
        }
        entries = [one for one in self.sight.facts.rows("processing") if one["id"] in used]
        made: list[Block] = [Heading(id="register", text=_("Register of processing"))]
        made += [self.facts(f"entry-{one['id']}", "processing", one, ENTRY) for one in entries]
        if not entries:
            text = _("The system stands in no entry of the register.")
            made.append(Note(id="register-none", text=text, warning=True))
        return made

    def where(self) -> list[Block]:
        """Return where data are and to whom they are passed on."""
        places = [
            row for annex in self.annexes for row in self.sight.parts["storage_location"].get(annex["id"], [])
        ]
        passed = self.sight.passed_on(self.row["id"])
        explicit = any(one["no_subprocessors"] for one in self.agreements)
        none = (
            _("None, as the agreement says.") if explicit else _("No sub-processors are recorded: unknown.")
        )
        country = self.sight.countries(self.row) or _("unknown")
        return [
            Heading(id="where", text=_("Where, and to whom")),
            Paragraph(id="country", text=_("Data location: {country}").format(country=country)),
            self.rows("places", "storage_location", places, PLACES, _("No storage locations are recorded.")),
            Heading(id="passed", text=_("Sub-processors"), level=2),
            self.rows("subprocessors", "subprocessor", passed, PASSED, none),
        ]

    def agreement(self) -> list[Block]:
        """Return the agreements."""
        made: list[Block] = [Heading(id="agreements", text=_("Agreement"))]
        if not self.agreements:
            made.append(Note(id="agreement-none", text=_("No signed agreement is recorded."), warning=True))
        made += [
            self.facts(f"agreement-{one['id']}", "agreement", one, AGREEMENT, beside=True)
            for one in self.agreements
        ]
        return made

    def security(self) -> list[Block]:
        """Return how safe the system is: its levels, the security annex, and the use of AI."""
        numbers = {one["id"] for one in self.agreements}
        annexes = [
            one
            for one in self.sight.facts.rows("security_annex")
            if one["agreement"] in numbers and one["system"] in {None, self.row["id"]}
        ]
        made: list[Block] = [
            Heading(id="security", text=_("Security")),
            self.facts("levels", "system", self.row, LEVELS, _("What the board asks (BIV)")),
        ]
        made += [
            self.facts(
                f"security-{one['id']}", "security_annex", one, SECURITY, _("Security annex"), beside=True
            )
            for one in annexes
        ]
        if not annexes:
            made.append(Note(id="security-none", text=_("No security annex is recorded."), warning=True))
        return [*made, self.facts("ai", "system", self.row, AI, _("Artificial intelligence"))]

    def dpia(self) -> list[Block]:
        """Return the assessments of risk: its own, and those of whole entries of the register that name it."""
        used = {
            one["processing"]
            for one in self.sight.facts.rows("processing_use")
            if one["system"] == self.row["id"]
        }
        found = [
            one
            for one in self.sight.facts.rows("dpia")
            if one["system"] == self.row["id"] or (one["system"] is None and one["processing"] in used)
        ]
        made: list[Block] = [
            Heading(id="dpia", text=labels(self.sight.board)["dpia"]),
            self.facts("dpia-own", "system", self.row, OWN_DPIA),
        ]
        made += [self.facts(f"dpia-{one['id']}", "dpia", one, DPIA, beside=True) for one in found]
        return made

    def interfaces(self) -> list[Block]:
        """Return the data that come and go."""
        mine = {self.row["id"]}
        found = [
            one
            for one in self.sight.facts.rows("interface")
            if {one["source"], one["target"]} & mine and self.sight.facts.running(one)
        ]
        return [
            Heading(id="interfaces", text=_("Interfaces")),
            self.rows("interface-list", "interface", found, EDGES, none_recorded().capitalize() + "."),
        ]


def page_blocks(sight: Sight, row: Row, board: BoardRow | None) -> list[Block]:
    """Return the page of a system as blocks for a short document.

    Args:
        sight: Privacy on the day.
        row: The system, as `Facts.rows` gives it.
        board: Its row of the privacy board; None when it is not in use on the day.
    """
    page = Page(sight, row)
    state = _("State of the inventory on {date}").format(date=dated(sight.on))
    cover = Cover(
        id="cover",
        title=_("Privacy of {system}").format(system=row["name"]),
        board=sight.facts.board_name,
        period="",
        lines=(state,),
    )
    parts = (page.about, page.data, page.register, page.where, page.agreement, page.security, page.dpia)
    return [
        cover,
        *_standing(sight, board),
        *(block for part in parts for block in part()),
        *page.interfaces(),
    ]


def _standing(sight: Sight, board: BoardRow | None) -> list[Block]:
    """Return how the system stands: a line a check, and what is found."""
    if board is None:
        return [Note(id="not-in-use", text=_("The system is not in use on this day: nothing is checked."))]
    checks: list[tuple[Cell, ...]] = [
        (label, f"{SIGNS[board.cells[name].state]} {_(STATES[board.cells[name].state])}")
        for name, label in labels(sight.board).items()
    ]
    columns = (Column(_("Check"), share=12), Column(_("State"), share=10))
    findings = dict.fromkeys(one for cell in board.cells.values() for one in cell.findings)
    return [
        Heading(id="standing", text=_("How it stands")),
        Table(id="checks", columns=(*columns, *columns), rows=tuple(_beside(checks))),
        Table(
            id="findings",
            columns=(
                Column(_("Rule"), share=9),
                Column(_("Severity"), share=9),
                Column(_("What is found"), share=34),
                Column(_("Due"), ColumnKind.DATE, 10),
            ),
            rows=tuple(map(_finding, findings)),
            caption=_("What the check finds"),
            empty=_("The check finds nothing."),
        ),
    ]


def _finding(one: Finding) -> tuple[Cell, ...]:
    title = RULES[one.rule].title if one.rule in RULES else one.title
    state = f" ({_('accepted')})" if one.state == "accepted" else ""
    return (one.rule, _(SEVERITIES[one.severity]), f"{_(title)}{state}: {one.message}", one.due or "")
