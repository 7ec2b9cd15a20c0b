"""`plan parts` and `plan templates`: the codes of what a plan is made of, with what the board changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from inventory.language import N_, _, ngettext
from inventory.publish.table import Table
from inventory.records import field as f
from tui.cli import plan_making as making
from tui.cli import spoken
from tui.cli.output import output_options, write
from tui.cli.plan_group import plan
from tui.cli.session import pass_session, talk

if TYPE_CHECKING:
    from inventory.plan.template import Part, Template
    from tui.cli.output import Target
    from tui.cli.session import Session

TYPES = {
    "heading": N_("heading"),
    "text": N_("text"),
    "list": N_("list"),
    "check": N_("item of a checklist"),
    "question": N_("question"),
    "source": N_("block of the program"),
}
FILLS = {"A": N_("A the program"), "D": N_("D draft, a person confirms"), "T": N_("T a person")}
CHANGED = {"wording": N_("own words"), "add": N_("added"), "leave_out": N_("left out")}
FILLED = ("check", "question", "source")
FIELDS = (
    f.text(N_("Part"), width=26).but(name="part"),
    f.choice(N_("Type"), TYPES, width=12).but(name="type"),
    f.choice(N_("Filled by"), FILLS, width=14).but(name="fill"),
    f.text(N_("Building block"), width=18).but(name="block"),
    f.choice(N_("Changed"), CHANGED, width=10).but(name="changed"),
    f.text(N_("Text"), width=60).but(name="text"),
    f.text(N_("Made by")).but(name="source"),
)
TEMPLATES = (
    f.text(N_("Template"), width=20).but(name="template"),
    f.text(N_("Title"), width=34).but(name="title"),
    f.text(N_("Country"), width=6).but(name="country"),
    f.integer(N_("How many years"), width=8).but(name="years"),
    f.integer(N_("Parts"), width=6).but(name="parts"),
    f.text(N_("What it is for"), width=60).but(name="about"),
    f.text(N_("Building blocks")).but(name="blocks"),
)


@plan.command(
    "parts",
    help=N_(
        "List the parts of a template with their codes: a text, a box and a change of the board name a part by its code.\n\n"
        "Shows the template as the board changed it; what was left out stays in the list as such. A change is a record of "
        "kind plan_part: leave out, other words, or add. A heading stands for its section, a building block for all its "
        "parts."
    ),
)
@spoken.option(
    "--template", metavar=N_("NAME"), help=N_("Template; without it that of the recorded plan, or po-raad.")
)
@spoken.option("--type", "kind", metavar=N_("TYPE"), help=N_("Only parts of this type, such as question."))
@spoken.option(
    "--shipped", is_flag=True, help=N_("As it came with the program, without the board's changes.")
)
@output_options
@pass_session
def parts(session: Session, *, template: str | None, kind: str | None, shipped: bool, target: Target) -> None:
    """List parts."""
    from inventory.plan.template import load  # noqa: PLC0415  the finance of the plan, 200 ms
    from inventory.plan.template_board import of_board  # noqa: PLC0415

    with session.database.read() as connection:
        row = making.recorded(connection, None, None) if template is None else None
        name = template or (row["template"] if row else "po-raad")
        first = load(name)
        found = first if shipped else of_board(connection, name)
    rows = [_row(part, changed) for part, changed in _together(first, found)]
    wanted = [row for row in rows if kind is None or kind in {row[1], _(TYPES[row[1]])}]
    write(Table(FIELDS, wanted, found.title), target)
    for flag in found.flags:
        talk(_("Fits nothing: {text}").format(text=flag.text))
    out = sum(row[4] == "leave_out" for row in rows)
    if out and target.format == "table":
        talk(ngettext("{count} part is left out.", "{count} parts are left out.", out).format(count=out))


def _together(first: Template, found: Template) -> list[tuple[Part, str | None]]:
    """Return the parts of a changed template, those that were left out in the place where they stood."""
    before = {part.id: part for part in first.parts}
    now = {part.id for part in found.parts}
    order: list[tuple[Part, str | None]] = []
    left = iter(first.parts)
    for part in found.parts:
        if part.id in before:
            for other in left:
                if other.id == part.id:
                    break
                if other.id not in now:
                    order.append((other, "leave_out"))
        order.append((part, _change(before.get(part.id), part)))
    return order + [(other, "leave_out") for other in left if other.id not in now]


def _change(before: Part | None, now: Part) -> str | None:
    if before is None:
        return "add"
    return None if (before.texts, before.items) == (now.texts, now.items) else "wording"


def _row(part: Part, changed: str | None) -> tuple[Any, ...]:
    text = "; ".join(part.list) if part.type == "list" else part.text
    fill = part.fill if part.type in FILLED else None
    return (part.id, part.type, fill, part.block or None, changed, text or None, part.source or None)


@plan.command(
    "templates", help=N_("List the templates with what they are for, and the building blocks that they use.")
)
@output_options
def templates(*, target: Target) -> None:
    """List templates."""
    from inventory.plan.template import load, names  # noqa: PLC0415  the finance of the plan, 200 ms

    rows = [_template(load(name)) for name in names()]
    write(Table(TEMPLATES, rows, _("Templates")), target)


def _template(one: Template) -> tuple[Any, ...]:
    blocks = dict.fromkeys(part.block for part in one.parts)
    return (
        one.name, one.title, one.country or None, one.years, len(one.parts), one.about, ", ".join(blocks),
    )  # fmt: skip
