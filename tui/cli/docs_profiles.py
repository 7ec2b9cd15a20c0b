"""docs/import-profiles.md: which exports are known, and where their columns go, from importers/profiles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from importers.derived import OR
from importers.profile import profiles
from inventory.records import REGISTRY
from tui.cli.docs_records import table

if TYPE_CHECKING:
    from importers.profile import Profile

WIDE = """\
The wide table of the IKC stappenplan (step 2C) has a row a process and a column a party; `inventaris map -o FILE.xlsx`
writes it too. It is recognised by a column with the code (Nr, Code) and one with the process (Proces), with only parties
and remarks beside them. Domains are rows whose code begins the codes of others, heading rows, or a column Domein.

| cell | what it means |
| --- | --- |
| ParnasSys; KIJK! | these systems support the process; separated by ;, a line end, or a comma, plus or slash with a blank |
| KIJK! (peuters) | the function; (gepland), (uitfaseren) and other statuses and (deels) are taken as such |
| n.v.t., nvt, - | the party does not run the process |
| ?, onbekend | it is not known whether the party runs it |
| geen, handmatig, op papier, ja | the party runs it without a system: a gap |
| (empty) | a gap, where the party filled in anything in that domain; unknown, where its column is empty for the whole \
domain; not run, under a domain with n.v.t.; unknown, under a domain that has a system itself |

Parties and systems that are not there yet are made; processes too. A second row with the same code and name goes on with
the first. Numbers such as 2.1 below 2.9 are 2.10, which a workbook keeps as 2.1.

The JSON of Apple School Manager or Apple Business Manager (`orgDevices`) becomes a table with its attributes as headers."""
"""What is said of the formats that are no profile."""


def page() -> str:
    """Return docs/import-profiles.md; English is spoken when it is called."""
    known = sorted(profiles(), key=lambda profile: profile.name)
    lines = [
        "# Import profiles",
        "",
        (
            "Written by `make docs` from `importers/profiles`. An export is recognised when it has all headers in **bold**; "
            "`inventaris import --profile NAME` says it where that is not enough. A column that is not listed here is "
            "still taken when the records know its name (see [records.md](records.md)), and otherwise told as unknown."
        ),
        "",
        *table(
            ("profile", "export", "fills"), ((f"[{p.name}](#{p.name})", p.title, p.record) for p in known)
        ),
    ]
    lines += ["", "## Tables that are taken apart", "", WIDE]
    for profile in known:
        lines += ["", f"## {profile.name}", "", " ".join(_sentences(profile)), ""]
        lines += table(("header", "column", "label"), _rows(profile))
    return "\n".join(lines) + "\n"


def _sentences(profile: Profile) -> list[str]:
    """Return what holds for an export as a whole."""
    found = [f"{profile.title}: fills {profile.record}."]
    if profile.match:
        found.append(f"A row is found by {', then '.join(profile.match)}.")
    if profile.create:
        found.append(f"Makes where needed: {', '.join(sorted(profile.create))}.")
    if profile.paths:
        found.append(f"Paths, of which the deepest known part counts: {', '.join(profile.paths)}.")
    if profile.constants:
        told = ", ".join(f"{name} = {value}" for name, value in profile.constants.items())
        found.append(f"Said of every row: {told}.")
    for name, amount in profile.amounts.items():
        other = amount.subtract or amount.sign
        how = "less" if amount.subtract else "with its sign by"
        found.append(f"Where it has both, {name} is {_either(amount.add)} {how} {_either(other)}.")
    for name, unique in profile.unique.items():
        begin = f"{_either(unique.begin)} and " if unique.begin else ""
        found.append(f"Each row gets a {name} of its own, made of {begin}{', '.join(unique.of)}.")
    if profile.absent:
        found.append(f"A table with a column {_either('|'.join(profile.absent))} is something else.")
    if profile.order:
        found.append(f"Dates such as 1/2/2026 are written {profile.order}.")
    return found


def _either(names: str) -> str:
    """Return the names that a header can have, for people."""
    return " or ".join(names.split(OR))


def _rows(profile: Profile) -> list[tuple[str, ...]]:
    """Return a row a header: those by which it is recognised first, also when they fill nothing."""
    fields = REGISTRY[profile.record].fields
    headers = dict.fromkeys([*profile.headers, *profile.columns])
    return [
        (
            f"**{_either(header)}**" if header in profile.headers else header,
            profile.columns.get(header, ""),
            fields[profile.columns[header]].label if profile.columns.get(header) else "",
        )
        for header in headers
    ]
