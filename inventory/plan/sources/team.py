"""The core team of Vier in balans +: its seven roles with who has them, and who does what (RACI)."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from inventory.language import _, ngettext
from inventory.plan.blocks import Bullets, Column, Fill, Note, Paragraph, Prompt, Table, Written
from inventory.plan.facts import evidence
from inventory.plan.team_defaults import SIGNS, duties
from inventory.plan.wording import listed
from inventory.records.plan_people import CORE_ROLES, LETTERS, LEVELS
from inventory.records.values import decimals

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from inventory.plan.blocks import Block, Cell
    from inventory.plan.facts import Facts, Row
    from inventory.plan.template import Part

MOST_NAMED = 6
ROLES_OF_PEOPLE = {
    "management": ("board_member", "school_leader"),
    "technical": ("ict_coordinator", "system_administrator"),
    "pedagogical": ("i_coach", "ict_school"),
    "administration": ("functional_administrator",),
    "teacher": ("teacher",),
}
"""Roles of people that come near a role of the core team; who has them is offered as a name, not as a member."""


def members(facts: Facts) -> dict[str, list[Row]]:
    """Return the members of the core team on the day of the plan, by role."""
    found: dict[str, list[Row]] = {role: [] for role in CORE_ROLES}
    for row in facts.rows("team_member"):
        if facts.running(row):
            found[row["role"]].append(row)
    return found


def core_team(facts: Facts, part: Part) -> list[Block]:
    """Return the seven roles with their members and tasks; all seven stand there, a role without members as a place to fill."""
    rows: list[tuple[Cell, ...]] = []
    keys: list[str] = []
    found = members(facts)
    for role, label in CORE_ROLES.items():
        title = _(label).capitalize()
        for row in found[role]:
            rows.append((title, row["name"], _where(facts, row), row["tasks"] or _duties(role)))
            keys.append(f"team-member:{row['id']}")
            title = ""
        if not found[role]:
            rows.append((title, place(facts, role), "", _duties(role)))
            keys.append(f"role:{role}")
    columns = (
        Column(_("Role"), share=10),
        Column(_("Who"), share=12),
        Column(_("Site"), share=9),
        Column(_("Tasks"), share=22),
    )
    rest = [row for rows_of in found.values() for row in rows_of]
    table = Table(
        id=part.id,
        fill=Fill.DRAFT,
        columns=columns,
        rows=tuple(rows),
        caption=_("The ICT core team"),
        keys=tuple(keys),
        evidence=(evidence("team_member", rest),),
    )
    return [table, *_near(facts, part, found)]


def _duties(role: str) -> str:
    return "\n".join(duties(role))


def _where(facts: Facts, row: Row) -> str:
    """Return the site of a member; who comes from outside has none."""
    outside = row["supplier"] or row["role"] == "partner"
    return facts.name("site", row["site"]) or ("" if outside else _("whole board"))


def place(facts: Facts, role: str) -> Cell:
    """Return who has a role as somebody wrote it in the plan, or the place to write it."""
    slot = f"team-{role.replace('_', '-')}"
    text = facts.text(slot)
    return Written(slot, text) if text else Prompt(slot)


def _near(facts: Facts, part: Part, found: dict[str, list[Row]]) -> Iterator[Block]:
    """Give a note on people whose role comes near an empty one of the team: somebody to ask."""
    people, names, proof = facts.by_id("person"), [], []
    for role, near in ROLES_OF_PEOPLE.items():
        rows = [
            r for r in facts.rows("role") if r["role"] in near and facts.running(r) and r["person"] in people
        ]
        if rows and not found[role]:
            who = listed(dict.fromkeys(people[r["person"]]["name"] for r in rows), MOST_NAMED)
            names.append(f"{_(CORE_ROLES[role])}: {who}")
            proof += rows
    if names:
        text = _("Not in the team yet, but with a role that comes near: {names}.").format(
            names="; ".join(names)
        )
        yield Note(id=f"{part.id}-near", text=text, evidence=(evidence("role", proof),))


def core_team_roles(_facts: Facts, part: Part) -> list[Block]:
    """Return what each of the seven roles is there for."""
    items = tuple(f"{_(label).capitalize()}: {' '.join(duties(role))}" for role, label in CORE_ROLES.items())
    return [Bullets(id=part.id, items=items)]


def divided(facts: Facts) -> dict[tuple[str, str], dict[str, str]]:
    """Return who does what: by level and task, by role the code of the part in it; in the order in which it was recorded."""
    found: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for row in facts.rows("responsibility"):
        found[row["level"], row["task"]][row["role"]] = row["letter"]
    return dict(sorted(found.items(), key=lambda pair: list(LEVELS).index(pair[0][0])))


def raci_table(facts: Facts, part: Part) -> list[Block]:
    """Return who does what: a row for each task under its level, a column for each role."""
    found = divided(facts)
    rows: list[tuple[Cell, ...]] = []
    keys: list[str] = []
    last = ""
    for (level, task), letters in found.items():
        if level != last:
            rows.append((_(LEVELS[level]).capitalize(),))
            keys.append(f"level:{level}")
            last = level
        rows.append((task, *(SIGNS[letters[role]] if role in letters else "" for role in CORE_ROLES)))
        keys.append(f"task:{level}:{task}")
    columns = (
        Column(_("Task"), share=24),
        *(Column(_(label).capitalize(), share=9) for label in CORE_ROLES.values()),
    )
    table = Table(
        id=part.id,
        fill=Fill.DRAFT,
        columns=columns,
        rows=tuple(rows),
        caption=_("Who does what"),
        empty=_(
            "No division of tasks is recorded yet; `inventaris plan team --defaults` offers one to start from."
        ),
        keys=tuple(keys),
        evidence=(evidence("responsibility", facts.rows("responsibility")),),
    )
    legend = "; ".join(_(text) for text in LETTERS.values()) + "."
    notes: list[Block] = [Note(id=f"{part.id}-legend", text=legend)] if rows else []
    wrong = wrong_tasks(found)
    if wrong:
        notes.append(Note(id=f"{part.id}-open", text="\n".join(wrong), warning=True))
    return [table, *notes]


def wrong_tasks(found: dict[tuple[str, str], dict[str, str]]) -> list[str]:
    """Return in sentences which tasks nobody carries out or answers for, and for which more than one role answers.

    A task that stands at both levels may have its parts divided over them: board answers, schools carry out.
    """
    together: dict[str, set[str]] = defaultdict(set)
    for (_level, task), letters in found.items():
        together[task] |= set(letters.values())
    doing, answering = {"responsible", "accountable"}, "accountable"
    idle = [task for task, letters in together.items() if not doing & letters]
    nobody = [task for task, letters in together.items() if answering not in letters and task not in idle]
    several = [task for (_level, task), given in found.items() if list(given.values()).count(answering) > 1]
    said = (
        (_("Nobody carries out: {tasks}."), idle),
        (_("Nobody answers for: {tasks}."), nobody),
        (_("More than one role answers for: {tasks}."), several),
    )
    return [text.format(tasks=listed(dict.fromkeys(tasks), MOST_NAMED)) for text, tasks in said if tasks]


def team_composition(facts: Facts, part: Part) -> list[Block]:
    """Return how the team of the schools is made up: staff, fte, posts and roles for ICT."""
    staff, fte = facts.counted("staff"), facts.counted("fte")
    posts = [s for s in facts.rows("staff") if facts.running(s)]
    roles = [r for r in facts.rows("role") if facts.running(r)]
    if staff is None and not posts and not roles:
        return []
    lines = []
    if staff is not None:
        text = ngettext("{count} member of staff", "{count} members of staff", staff).format(count=staff)
        lines.append(f"{text}{_share(fte)}.")
    if posts:
        lines.append(_("Posts for ICT: {names}.").format(names=listed(s["name"] for s in posts)))
    if roles:
        lines.append(_("Roles for ICT: {names}.").format(names=_counted_roles(facts, roles)))
    proof = (
        evidence("headcount", facts.headcounts.values()),
        evidence("staff", posts),
        evidence("role", roles),
    )
    return [Paragraph(id=part.id, fill=Fill.DRAFT, text="\n".join(lines), evidence=proof)]


def _share(fte: int | None) -> str:
    return "" if fte is None else " " + _("({fte} fte)").format(fte=decimals(fte, 2))


def _counted_roles(facts: Facts, roles: Sequence[Row]) -> str:
    counts: dict[str, int] = defaultdict(int)
    for row in roles:
        counts[facts.shown("role", row, "role")] += 1
    return listed(f"{name} ({count})" if count > 1 else name for name, count in counts.items())
