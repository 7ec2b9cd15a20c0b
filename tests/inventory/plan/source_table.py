"""The table of docs/plan.md that says where each item of the sources has its place; run as a module it writes the table."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from inventory.plan.template import load, names

if TYPE_CHECKING:
    from inventory.plan.template import Part

ITEMS = Path(__file__).with_name("source_items.toml")
PAGE = Path(__file__).parents[3] / "docs" / "plan.md"
TITLE = "## Where each item of the sources has its place"
NEXT = "\n## "
COVER = "cover"
"""The front page: no part of a template, made for every plan."""
FIXED = "\N{EN DASH}"
"""In the place of who fills it: a fixed text of the template."""
OWN = ("year-report", "summary")
"""Templates that follow no source."""


def sources() -> dict[str, dict[str, Any]]:
    """Return what the sources ask, by code of the source, without what the templates have besides."""
    found = tomllib.loads(ITEMS.read_text(encoding="utf-8"))
    return {code: source for code, source in found.items() if code != "added"}


def added() -> list[list[str]]:
    """Return what the templates have besides: code, what it is, where its content comes from."""
    found: list[list[str]] = tomllib.loads(ITEMS.read_text(encoding="utf-8"))["added"]["items"]
    return found


def parts(template: str) -> dict[str, Part]:
    """Return the parts of a template by code."""
    return {part.id: part for part in load(template).parts}


def filled(part: Part | None) -> str:
    """Return who fills a part: A, D or T, or `FIXED`; the cover, which is no part, is filled by the program."""
    if part is None:
        return "A"
    return FIXED if part.type in {"heading", "text", "list"} else part.fill


def section() -> str:
    """Return the section of the page."""
    lines = [
        TITLE,
        "",
        "Who fills it: A the program, D the program as a draft that a person confirms, T a person; – is a fixed text of the template.",  # noqa: RUF001
        "`tests/inventory/plan/source_items.toml` has the list; a test holds it complete. The words of both are ours.",
    ]
    for code, source in sources().items():
        own = parts(source["template"])
        counted = ", ".join(f"{n} × {kind}" for kind, n in source["counted"].items() if n)  # noqa: RUF001
        lines += [
            "",
            f"### {source['title']}",
            "",
            f"Source `{code}`, template `{source['template']}`: {counted}.",
            "",
        ]
        lines += ["| Kind | Item | Part | Fill | Where its content comes from |", "|---|---|---|---|---|"]
        for kind, item, part, origin, *elsewhere in source["items"]:
            place = f"`{part}`" if part else elsewhere[0]
            fill = filled(own.get(part)) if part else FIXED
            lines.append(f"| {kind} | {item} | {place} | {fill} | {origin} |")
    lines += [
        "",
        "### What the templates have besides",
        "",
        "| Part | What it is | Templates | Fill | Where its content comes from |",
    ]
    lines.append("|---|---|---|---|---|")
    for part, item, origin in added():
        having = [name for name in names() if part in parts(name)]
        lines.append(
            f"| `{part}` | {item} | {', '.join(having)} | {filled(parts(having[0])[part])} | {origin} |"
        )
    return "\n".join(lines) + "\n"


def replaced(page: str) -> str:
    """Return a page with its section renewed, at its end when it has none."""
    before, mark, rest = page.partition(TITLE)
    _old, more, after = rest.partition(NEXT)
    head = before.rstrip("\n") + "\n\n" if before.strip() else ""
    return head + section() + (NEXT + after if mark and more else "")


if __name__ == "__main__":
    PAGE.write_text(
        replaced(PAGE.read_text(encoding="utf-8") if PAGE.exists() else "# The plan\n"), encoding="utf-8"
    )
