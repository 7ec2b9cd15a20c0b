"""The rule on software whose release is in its name: Office 2019, SQL Server 2016, Veeam 11."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from inventory.finance.calendar import add_months
from inventory.language import N_, _
from inventory.records.values import day
from inventory.signals import support
from inventory.signals.finding import Found, rule
from inventory.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inventory.signals.board import Board
    from inventory.signals.support_facts import Fact

FAMILIES = {
    "office": r"(?:ms|microsoft) office|\boffice\b(?! ?365)",
    "libreoffice": r"libre ?office",
    "msexchange": r"exchange(?! online)",
    "mssqlserver": r"\b(?:ms)?sql server",
    "veeam-backup-and-replication": r"\bveeam\b",
}
"""What tells a family of software in the name of a system, folded."""
OWN = ("installed", "own_server")
"""Hosting of what the board updates itself."""
_VERSION = re.compile(r"\d+(?:\.\d+)*")


@rule(
    "AST-014",
    "high",
    title=N_("Support of software ends"),
    explanation=N_("Without updates a server or office program is a way in for everybody."),
    action=N_("Move to a newer release, or stop using the program."),
    basis="einde ondersteuning",
    policies=("support_warning_months",),
)
def software_ends(board: Board) -> Iterator[Found]:
    """Systems that the board runs itself, whose name says a release of which support ends within the warning months.

    Unknown when the name says what it is but not which release, or when releases of that name end on different days.
    """
    limit = add_months(board.on, board.policies.whole("support_warning_months", board.on))
    families = support.reader(board).known.families
    for number, row in board.systems.items():
        family = next((one for one, told in FAMILIES.items() if re.search(told, fold(row.name))), None)
        if family is None or row.hosting not in OWN:
            continue
        subject, found = board.subject("system", number), _releases(families.get(family, []), fold(row.name))
        ends = sorted(one.end for one in found if one.end is not None)
        if not found:
            text = _("Which release of {title} it is, is not recorded in its name.")
            title = families[family][0].title if family in families else family
            yield Found(subject, text.format(title=title), status="unknown")
        elif len(ends) == len(found) and ends[-1] <= limit:
            yield Found(subject, _("Without support after {day}.").format(day=day(ends[-1])), ends[-1])
        elif ends and ends[0] <= limit:
            text = _("Support ends on {day} or later; which edition it is, is not recorded.")
            yield Found(subject, text.format(day=day(ends[0])), status="unknown")


def _releases(facts: list[Fact], name: str) -> list[Fact]:
    """Return the releases whose version is in a name: the longest version that is told."""
    told = set(_VERSION.findall(name))
    told |= {one.rpartition(".")[0] for one in told if "." in one}
    found: dict[str, list[Fact]] = {}
    for fact in facts:
        version = _VERSION.search(fact.name)
        if version and version[0] in told:
            found.setdefault(version[0], []).append(fact)
    return found[max(found, key=len)] if found else []
