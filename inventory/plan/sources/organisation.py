"""Chapter 1 and who takes part: the board, its sites, people with a role, documents."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from inventory.language import _, ngettext
from inventory.plan.blocks import Column, ColumnKind, Fill, Note, Paragraph, Table
from inventory.plan.checks_tick import told, uncounted
from inventory.plan.facts import evidence
from inventory.plan.wording import counted, dated, listed, unknown, whole

if TYPE_CHECKING:
    from inventory.plan.blocks import Block, Cell
    from inventory.plan.facts import Facts, Row
    from inventory.plan.template import Part


def board_data(facts: Facts, part: Part) -> list[Block]:
    """Return name, address and registration of the board."""
    board = facts.board or {}
    address = ", ".join(x for x in (board.get("street"), board.get("postcode"), board.get("city")) if x)
    found = (
        (_("Name"), board.get("name")),
        (_("Address"), address or None),
        (
            _("Enterprise number") if board.get("country") == "VL" else _("Registration number"),
            board.get("registration"),
        ),
        (_("Number of sites"), whole(len(facts.sites)) if facts.sites else None),
    )
    columns = (Column(_("About the board"), share=8), Column(_("Data of the board"), share=24))
    rows = tuple((label, value) for label, value in found)
    return [
        Table(id=part.id, columns=columns, rows=rows, evidence=(evidence("party", [board] if board else []),))
    ]


def board_sites(facts: Facts, part: Part) -> list[Block]:
    """Return the sites with their pupils and staff on their count dates."""
    number, fte = ColumnKind.NUMBER, ColumnKind.FTE
    columns = (
        Column(_("Code"), share=9),
        Column(_("Site"), share=17),
        Column(_("Type"), share=14),
        Column(_("City"), share=11),
        Column(_("Pupils"), number, 11),
        Column(_("Staff"), number, 12),
        Column(_("Fte"), fte, 10),
    )
    rows = tuple(_site(facts, site) for site in facts.sites)
    totals: tuple[Cell, ...] = (
        _("Total"),
        "",
        "",
        "",
        *(facts.counted(c) for c in ("pupils", "staff", "fte")),
    )
    heads = list(facts.headcounts.values())
    table = Table(
        id=part.id,
        columns=columns,
        rows=rows,
        totals=totals if rows else None,
        caption=_("Sites of the board"),
        empty=_("No sites are recorded."),
        evidence=(evidence("site", facts.sites), evidence("headcount", heads)),
    )
    return [
        table,
        Note(id=f"{part.id}-note", text=count_note(facts), evidence=(evidence("headcount", heads),)),
    ]


def _site(facts: Facts, site: Row) -> tuple[Cell, ...]:
    head = facts.headcounts.get(site["id"], {})
    missing = _("n/a") if site["type"] in {"office", "childcare"} else None
    return (
        site["code"] or missing,
        site["name"],
        facts.shown("site", site, "type") or None,
        site["city"],
        *(head.get(column, missing) for column in ("pupils", "staff", "fte")),
    )


def count_note(facts: Facts) -> str:
    """Return on which dates pupils were counted, and for how many sites nobody did."""
    dates = sorted({row["date"] for row in facts.headcounts.values()})
    if not dates:
        return _("The number of pupils is unknown: no headcount is recorded.")
    text = _("Count date: {dates}.").format(dates=listed(map(dated, dates)))
    return told(text, uncounted(facts, facts.on))


def board_profile(facts: Facts, part: Part) -> list[Block]:
    """Return size, kinds of education, denominations and concepts in sentences."""
    types = Counter(facts.shown("site", s, "type") or unknown() for s in facts.sites)
    pupils, staff = facts.counted("pupils"), facts.counted("staff")
    board = facts.board or {}
    denominations = _words([board.get("denominations")] + [s["denomination"] for s in facts.sites])
    concepts = _words([board.get("concepts")] + [s["concept"] for s in facts.sites])
    lines = (
        _("{board} has {sites}, with {pupils} pupils and {staff} staff.").format(
            board=facts.board_name or _("The board"),
            sites=ngettext("{count} site", "{count} sites", len(facts.sites)).format(count=len(facts.sites)),
            pupils=unknown() if pupils is None else whole(pupils),
            staff=unknown() if staff is None else whole(staff),
        ),
        _("Kinds of education: {types}.").format(types=counted(types.items()) or unknown()),
        _("Denominations: {names}.").format(names=listed(denominations) or unknown()),
        _("Educational concepts: {names}.").format(names=listed(concepts) or unknown()),
    )
    proof = (evidence("site", facts.sites), evidence("headcount", facts.headcounts.values()))
    return [Paragraph(id=part.id, text="\n".join(lines), fill=Fill.DRAFT, evidence=proof)]


def _words(values: list[str | None]) -> list[str]:
    """Return the different words of texts that separate them by ";" or ",", in order of appearance."""
    parts = (word.strip() for value in values if value for word in value.replace(";", ",").split(","))
    return list(dict.fromkeys(word for word in parts if word))


def roles_table(facts: Facts, part: Part) -> list[Block]:
    """Return who has which role on the day of the plan."""
    columns = (Column(_("Role"), share=14), Column(_("Person"), share=12), Column(_("Site"), share=12))
    roles = [r for r in facts.rows("role") if facts.running(r)]
    people = facts.by_id("person")
    rows: list[tuple[Cell, ...]] = [
        (
            facts.shown("role", r, "role"),
            people.get(r["person"], {}).get("name"),
            facts.name("site", r["site"]) or _("whole board"),
        )
        for r in roles
    ]
    return [
        Table(
            id=part.id,
            fill=Fill.DRAFT,
            columns=columns,
            rows=tuple(rows),
            caption=_("Roles within the board"),
            empty=_("No roles are recorded."),
            evidence=(evidence("role", roles),),
        )
    ]


def documents_list(facts: Facts, part: Part) -> list[Block]:
    """Return the documents of some kinds; with `inventory` also what the inventory itself holds."""
    kinds = part.options["kinds"]
    found = [d for d in facts.rows("document") if d["type"] in kinds]
    columns = (
        Column(_("Document"), share=22),
        Column(_("Kind"), share=12),
        Column(_("Site"), share=12),
        Column(_("Date"), ColumnKind.DATE, 8),
        Column(_("Valid until"), ColumnKind.DATE, 8),
    )
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            d["name"],
            facts.shown("document", d, "type"),
            facts.name("site", d["site"]) or _("whole board"),
            d["date"],
            d["valid_until"] or "",
        )
        for d in sorted(found, key=lambda d: (d["type"], d["name"]))
    )
    table = Table(
        id=part.id,
        fill=Fill.DRAFT,
        columns=columns,
        rows=rows,
        empty=_("No documents on this are recorded."),
        evidence=(evidence("document", found),),
    )
    return [table, *_inventory(facts, part)]


def _inventory(facts: Facts, part: Part) -> list[Block]:
    if not part.options.get("inventory"):
        return []
    text = _("Also the inventory of the board itself, as it was on {on} (see the account of the figures).")
    return [Paragraph(id=f"{part.id}-inventory", fill=Fill.DRAFT, text=text.format(on=dated(facts.on)))]
