"""Learning materials on paper and digital, by school, group and licence, and the education software beside them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from inventory.language import _, ngettext
from inventory.plan.blocks import Column, ColumnKind, Fill, Paragraph, Table
from inventory.plan.checks_documents import used
from inventory.plan.checks_tick import documents_of
from inventory.plan.facts import evidence
from inventory.plan.wording import dated, listed, unknown, whole

if TYPE_CHECKING:
    from inventory.plan.blocks import Block, Cell
    from inventory.plan.facts import Facts, Row
    from inventory.plan.template import Part

ROWS = ("digital_learning_materials",)
TYPES = ("learning_application",)
SOFTWARE_ROWS = ("education_software",)
SOFTWARE_TYPES = ("learning_environment", "assessment", "student_information", "pupil_tracking")
ORDER = {"paper": 0, "both": 1, "digital": 2}


def content_table(facts: Facts, part: Part) -> list[Block]:
    """Return the learning materials, and the education software with supplier and licences."""
    return [
        materials_table(facts, f"{part.id}-materials"),
        _software(facts, part.id),
        *_paper(facts, part.id),
    ]


def learning_materials(facts: Facts, part: Part) -> list[Block]:
    """Return the learning materials alone."""
    return [materials_table(facts, part.id)]


def materials_table(facts: Facts, block: str) -> Table:
    """Return what schools learn with: methods on paper and digital, and systems that no method names."""
    recorded = sorted(
        (r for r in facts.rows("learning_material") if used(facts, r)),
        key=lambda r: (ORDER[r["medium"]], (r["subject"] or "").casefold(), r["name"].casefold(), r["id"]),
    )
    named = {r["system"] for r in recorded}
    systems = [s for s in facts.systems_of(ROWS, TYPES) if s["id"] not in named]
    licences = _licences(facts)
    rows: list[tuple[Cell, ...]] = [_material(facts, r, licences) for r in recorded]
    rows += [_system(facts, s, licences) for s in systems]
    keys = [f"learning_material:{r['id']}" for r in recorded] + [f"system:{s['id']}" for s in systems]
    columns = (
        Column(_("Material"), share=13),
        Column(_("Paper or digital"), share=9),
        Column(_("School subject"), share=10),
        Column(_("Groups"), share=6),
        Column(_("School"), share=8),
        Column(_("Supplier"), share=10),
        Column(_("Licence"), share=14),
    )
    proof = (evidence("learning_material", recorded), evidence("system", systems))
    return Table(
        id=block,
        fill=Fill.DRAFT,
        columns=columns,
        rows=tuple(rows),
        caption=_("Learning materials on paper and digital"),
        empty=_("No learning materials are recorded."),
        keys=tuple(keys),
        footnotes=_scope(facts, recorded, systems) if rows else (),
        evidence=proof,
    )


def _scope(facts: Facts, recorded: list[Row], systems: list[Row]) -> tuple[str, ...]:
    text = _("{materials} materials and {systems} systems without one, in use on {date}.")
    return (text.format(materials=len(recorded), systems=len(systems), date=dated(facts.on)),)


def _material(facts: Facts, row: Row, licences: dict[int, list[Row]]) -> tuple[Cell, ...]:
    supplier = facts.name("supplier", row["supplier"])
    if not supplier and row["system"]:
        supplier = facts.name("supplier", facts.by_id("system").get(row["system"], {}).get("supplier"))
    licence = licence_words(facts, licences.get(row["system"], []))
    return (
        row["name"],
        facts.shown("learning_material", row, "medium"),
        row["subject"],
        row["groups"],
        facts.name("site", row["site"]) or _("all schools"),
        supplier or None,
        _("n/a") if row["medium"] == "paper" else licence,
    )


def _system(facts: Facts, row: Row, licences: dict[int, list[Row]]) -> tuple[Cell, ...]:
    mine = licences.get(row["id"], [])
    return (
        row["name"],
        _("digital"),
        None,
        None,
        _sites(facts, mine),
        facts.name("supplier", row["supplier"]) or None,
        licence_words(facts, mine),
    )


def _licences(facts: Facts) -> dict[int, list[Row]]:
    """Return the licences that run on the day of the plan by system."""
    found: dict[int, list[Row]] = defaultdict(list)
    for row in facts.rows("licence"):
        if row["system"] and facts.running(row):
            found[row["system"]].append(row)
    return found


def licence_words(facts: Facts, licences: list[Row]) -> str | None:
    """Return licences in words: "per pupil: 640" with "until 31-07-2027" on the next line; None when there is none."""
    lines = []
    for row in licences:
        words = [facts.shown("licence", row, "type")]
        if row["seats"] is not None:
            words.append(whole(row["seats"]))
        lines.append(": ".join(words))
        if row["end"]:
            lines.append(_("until {date}").format(date=dated(row["end"])))
    return "\n".join(dict.fromkeys(lines)) or None


def _sites(facts: Facts, licences: list[Row]) -> str | None:
    """Return the schools that have seats of a licence; all when it is for the whole board, None when unknown."""
    numbers = {row["id"] for row in licences}
    sites = {
        a["site"]
        for a in facts.rows("assignment")
        if a["licence"] in numbers and a["site"] and facts.running(a)
    }
    names = [s["name"] for s in facts.sites if s["id"] in sites]
    if names:
        return listed(names, 3)
    per_school = [r for r in licences if r["type"] == "board"]
    return _("all schools") if per_school else None


def _software(facts: Facts, block: str) -> Table:
    found = facts.systems_of(SOFTWARE_ROWS, SOFTWARE_TYPES)
    licences = _licences(facts)
    seats = {number: _seats(rows) for number, rows in licences.items()}
    columns = (
        Column(_("Product"), share=14),
        Column(_("Kind"), share=12),
        Column(_("Supplier"), share=13),
        Column(_("Licences"), ColumnKind.NUMBER, 7),
    )
    return Table(
        id=block,
        fill=Fill.DRAFT,
        columns=columns,
        rows=tuple(
            (
                s["name"],
                facts.shown("system", s, "type") or None,
                facts.name("supplier", s["supplier"]) or None,
                seats.get(s["id"]),
            )
            for s in found
        ),
        caption=_("Education software in use"),
        empty=_("No education software is recorded."),
        keys=tuple(f"system:{s['id']}" for s in found),
        evidence=(evidence("system", found), evidence("licence", facts.rows("licence"))),
    )


def _seats(licences: list[Row]) -> int | None:
    """Return the seats of licences together; None when one of them is not counted."""
    counts = [row["seats"] for row in licences]
    return None if None in counts else sum(counts)


def _paper(facts: Facts, block: str) -> list[Block]:
    """Return where the materials on paper are listed when none is recorded one by one."""
    recorded = [
        r for r in facts.rows("learning_material") if used(facts, r) and r["medium"] in {"paper", "both"}
    ]
    paper, _over = documents_of(facts, ["learning_materials"])
    if recorded:
        text = ngettext(
            "{count} material of the list is on paper.",
            "{count} materials of the list are on paper.",
            len(recorded),
        ).format(count=len(recorded))
    else:
        text = _("Learning materials on paper: {names}.").format(
            names=listed(d["name"] for d in paper) or unknown()
        )
    proof = (evidence("document", paper), evidence("learning_material", recorded))
    return [
        Paragraph(
            id=f"{block}-paper", fill=Fill.DRAFT, text=text, evidence=tuple(e for e in proof if e.count)
        )
    ]
