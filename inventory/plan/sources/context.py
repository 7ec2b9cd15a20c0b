"""The context of the school: documents to refer to, pupils and staff over time, and the duty to have an ICT policy plan."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from inventory.language import N_, _, current
from inventory.plan.blocks import Column, ColumnKind, Fill, Line, Note, Proof, Table
from inventory.plan.facts import evidence
from inventory.plan.template_board import of_board
from inventory.plan.wording import dated
from inventory.records.plan import DOCUMENT_KINDS

if TYPE_CHECKING:
    from datetime import date

    from inventory.plan.blocks import Block, Cell
    from inventory.plan.facts import Facts, Row
    from inventory.plan.template import Part, Template

DUTY = Path(__file__).parents[1] / "plan_duty.toml"
LABELS = {"VL": {"school_plan": N_("school work plan")}}
"""Words of a country for kinds of documents that another country calls otherwise."""
COUNTS = ("pupils", "staff", "fte")
MOST_DATES = 6
"""Count dates that stand beside each other."""


class Duty(NamedTuple):
    """Since when the schools of a country must have an ICT policy plan, and for what."""

    since: date
    text: str


@cache
def _duties() -> dict[str, Any]:
    return tomllib.loads(DUTY.read_text(encoding="utf-8"))


def duty(country: str) -> Duty | None:
    """Return the duty of a country ("VL"), with its text in the language now spoken; None when it has none."""
    given = _duties().get(country)
    return Duty(given["since"], given.get(current()) or given["nl"]) if given else None


def template(facts: Facts) -> Template:
    """Return the template of the plan with the changes of the board."""
    return facts.once("template", lambda one: of_board(one.connection, one.settings.template))


def plan_duty(facts: Facts, part: Part) -> list[Block]:
    """Return since when a plan is a duty in the country of the template, and whether that holds on the day of the plan."""
    found = duty(template(facts).country)
    if found is None:
        return []
    if facts.on < found.since:
        when = _("From {date} on").format(date=dated(found.since))
    else:
        when = _("Since {date}").format(date=dated(found.since))
    return [Note(id=part.id, text=f"{when} {found.text}")]


def context_links(facts: Facts, part: Part) -> list[Block]:
    """Return documents of some kinds (option `kinds`, empty for all but contracts) with where they are: a link is enough."""
    kinds = part.options.get("kinds") or [kind for kind in DOCUMENT_KINDS if kind != "contract"]
    found = [d for d in facts.rows("document") if d["type"] in kinds]
    found.sort(key=lambda d: (kinds.index(d["type"]), d["name"].casefold()))
    columns = (
        Column(_("Document"), share=18),
        Column(_("Kind"), share=10),
        Column(_("Site"), share=10),
        Column(_("Valid until"), ColumnKind.DATE, 8),
        Column(_("Where it is"), share=18),
    )
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            d["name"],
            _kind(facts, d),
            facts.name("site", d["site"]) or _("whole board"),
            d["valid_until"] or "",
            d["place"],
        )
        for d in found
    )
    table = Table(
        id=part.id,
        fill=Fill.DRAFT,
        columns=columns,
        rows=rows,
        caption=part.text,
        empty=_("No documents on this are recorded."),
        keys=tuple(f"document:{d['id']}" for d in found),
        evidence=(evidence("document", found),),
    )
    return [table]


def _kind(facts: Facts, document: Row) -> str:
    """Return what a document is, in the word of the country of the template."""
    label = LABELS.get(template(facts).country, {}).get(document["type"])
    return _(label) if label else facts.shown("document", document, "type")


def headcount_history(facts: Facts, part: Part) -> list[Block]:
    """Return pupils and staff on the last count dates, of the sites that were counted on each of them."""
    mine = {s["id"] for s in facts.sites}
    heads = [h for h in facts.rows("headcount") if h["site"] in mine and h["date"] <= facts.on]
    dates = sorted({h["date"] for h in heads})[-MOST_DATES:]
    rows: list[tuple[Cell, ...]] = []
    proofs: list[Proof] = []
    for place, one in enumerate(dates):
        counted = [h for h in heads if h["date"] == one]
        rows.append((one, len({h["site"] for h in counted}), *(_sum(counted, name) for name in COUNTS)))
        proofs += [_counted(facts, counted, place, column) for column in range(1, len(COUNTS) + 2)]
    whole, fte = ColumnKind.NUMBER, ColumnKind.FTE
    columns = (
        Column(_("Count date"), ColumnKind.DATE, 10),
        Column(_("Sites counted"), whole),
        Column(_("Pupils"), whole),
        Column(_("Staff"), whole),
        Column(_("Fte"), fte),
    )
    table = Table(
        id=part.id,
        fill=Fill.DRAFT,
        columns=columns,
        rows=tuple(rows),
        caption=_("Pupils and staff by count date"),
        empty=_("No headcount is recorded."),
        proofs=tuple(proofs),
        evidence=(evidence("headcount", [h for h in heads if h["date"] in dates]),),
    )
    return [table]


def _counted(facts: Facts, heads: list[Row], row: int, column: int) -> Proof:
    """Return the counts of the sites behind a cell: the sites themselves in the first column, then what was counted."""
    if column == 1:
        return Proof(
            row, column, tuple(Line("site", h["site"], facts.name("site", h["site"])) for h in heads)
        )
    name = COUNTS[column - 2]
    known = [h for h in heads if h[name] is not None]
    return Proof(
        row, column, tuple(Line("headcount", h["id"], facts.name("site", h["site"]), h[name]) for h in known)
    )


def _sum(heads: list[Row], column: str) -> int | None:
    values = [h[column] for h in heads if h[column] is not None]
    return sum(values) if values else None
