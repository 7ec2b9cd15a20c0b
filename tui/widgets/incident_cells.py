"""How the page of incidents is drawn: the five answers of each thing, the lines of a school, and both in words. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich.text import Text

from inventory.language import N_, _, ngettext
from inventory.records.connectivity import CONNECTION_ROLES
from inventory.records.readiness import CALLERS, IMPACTS, REPLACEMENTS
from inventory.signals.connectivity_verdict import ANSWERS, speed
from inventory.signals.readiness import named
from inventory.text import clean, fold
from tui.widgets.grid import GridColumn, toned

if TYPE_CHECKING:
    from inventory.signals.connectivity import Need, Speeds
    from inventory.signals.readiness import Answers
    from tui.readying import Ready, Wire
    from tui.widgets.grid import Row, Tone

WIDE_FROM, WIDEST_FROM = 90, 150
"""Cells of the page from which columns are wider, and from which there are more of them."""
SHORT_IMPACTS = {"primary": N_("primary"), "secondary": N_("second."), "none": N_("none")}
SHORT_CALLERS = {"coordinator": N_("one person"), "teachers": N_("teachers"), "mixed": N_("both")}
SIGNS: dict[str, tuple[str, Tone]] = {
    "enough": ("✓", "success"),
    "too_little": ("✗", "error"),
    "unknown": ("?", "warning"),
}
"""Sign and tone of each answer on a line."""
MEGABIT = 1000


def _cell(value: Any) -> str | Text:
    """Return an answer; one that is not known is marked."""
    return toned("?", "error") if value in {"", None} else clean(str(value))


def columns_of(width: int, *, every: bool) -> list[GridColumn]:
    """Return the columns for a page so many cells wide; with the site when every site is shown."""
    wide = width >= WIDE_FROM
    site = [GridColumn("site", _("Site"), 14 if wide else 10, format=clean)] if every else []
    more = [
        GridColumn("channel", _("Channel"), 18, format=_cell),
        GridColumn("fallback", _("Meanwhile"), 30, format=clean),
    ]
    return [
        GridColumn(
            "what",
            _("What fails"),
            (20 if every else 28) if wide else 15 if every else 22,
            fixed=True,
            format=clean,
        ),
        *site,
        GridColumn("replacement", _("Repl."), 5, format=_cell),
        GridColumn("impact", _("Stops"), 7, format=_cell),
        GridColumn("hours", _("Hours"), 5, align="right", format=_cell),
        GridColumn(
            "supplier", _("Supplier"), (14 if every else 20) if wide else 11 if every else 14, format=_cell
        ),
        GridColumn("caller", _("Who calls"), 13 if wide else 10, format=_cell),
        *(more if width >= WIDEST_FROM else []),
    ]


def row_of(one: Answers, ready: Ready, columns: list[GridColumn]) -> Row:
    """Return the answers for a thing as cells."""
    known = {
        "what": f"{'●' if one.impact == 'primary' else '○'} {one.thing.name}",
        "site": ready.name(one.site) or _("all"),
        "replacement": _(REPLACEMENTS[one.replacement]) if one.replacement else "",
        "impact": _(SHORT_IMPACTS[one.impact]) if one.impact else "",
        "hours": one.repair_hours,
        "supplier": one.supplier.name if one.supplier else "-" if one.channel else "",
        "caller": _caller(one),
        "channel": one.channel,
        "fallback": one.fallback,
    }
    return tuple(known[column.name] for column in columns)


def _caller(one: Answers) -> str:
    """Return who may call; "" when that, or the person, is not known."""
    if not one.caller or "person" in one.missing:
        return ""
    return one.person.name if one.person and one.caller == "coordinator" else _(SHORT_CALLERS[one.caller])


def sifted(ready: Ready, typed: str, *, missing: bool) -> list[Answers]:
    """Return the answers that have all words; with `missing` only those with one that is not known."""
    words = fold(typed).split()
    return [
        one
        for one in ready.answers
        if (one.missing or not missing)
        and (not words or all(word in fold(f"{told(one, ready)} {named(one.missing)}") for word in words))
    ]


def told(one: Answers, ready: Ready) -> str:
    """Return the five answers in words; the first line says what fails."""
    place = ready.name(one.site) or (ready.shown.name if ready.shown else _("all sites"))
    hours = (
        _("not known")
        if one.repair_hours is None
        else ngettext("{hours} hour", "{hours} hours", one.repair_hours).format(hours=one.repair_hours)
    )
    person = one.person.name if one.person else ""
    parts = [
        f"{one.thing.name} · {place}",
        _("Replacement: {answer}").format(answer=_joined(_known(REPLACEMENTS, one.replacement), one.fallback))
        + " · "
        + _("stops: {answer}").format(answer=_known(IMPACTS, one.impact))
        + " · "
        + _("works again within: {answer}").format(answer=hours),
        _("Solved by: {answer}").format(answer=_solver(one))
        + " · "
        + _("who calls: {answer}").format(answer=_joined(_known(CALLERS, one.caller), person)),
    ]
    return clean("\n".join(parts), lines=True)


def _known(words: dict[str, str], value: str) -> str:
    return _(words[value]) if value else _("not known")


def _joined(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


def _solver(one: Answers) -> str:
    """Return which supplier solves it, where to report it, and under which contract."""
    supplier, contract = one.supplier, one.contract
    number = supplier.customer_number if supplier else None
    return _joined(
        supplier.name if supplier else _("not known"),
        one.channel,
        _("customer number {number}").format(number=number) if number else "",
        _("contract {number}").format(number=contract.number) if contract else "",
    )


def about(one: Answers, ready: Ready) -> Text:
    """Return the answers in words, and what is missing."""
    first, _newline, rest = told(one, ready).partition("\n")
    text = Text(first, style="bold")
    if one.missing:
        text.append("\n? " + _("Not known: {what}").format(what=named(one.missing)))
    return text.append(f"\n{rest}", "not bold")


def line_columns(width: int, *, every: bool) -> list[GridColumn]:
    """Return the columns of the lines."""
    wide = width >= WIDE_FROM
    site = [GridColumn("site", _("Site"), 18 if wide else 14, format=clean)] if every else []
    return [
        *site,
        GridColumn(
            "line", _("Connection"), (20 if every else 30) if wide else 12 if every else 20, format=clean
        ),
        GridColumn("need", _("Needed"), 8, align="right"),
        GridColumn("contract", _("Contract"), 13 if wide else 9, align="right"),
        GridColumn("measured", _("Measured"), 9, align="right"),
        GridColumn("answer", _("Enough?"), 12, format=lambda value: toned(*value)),
    ]


def line_row(one: Wire, columns: list[GridColumn]) -> Row:
    """Return a line as cells: speeds down/up in Mbit/s; what is needed and the answer stand on the first of a site."""
    line, needs = one.line, one.verdict.needs
    sign, tone = SIGNS[one.verdict.answer]
    known: dict[str, Any] = {
        "site": one.verdict.site.name,
        "line": line_name(one),
        "need": _need(needs[0]) if needs and one.first else "?" if one.first else "",
        "contract": _contract(one.speeds) if line else "",
        "measured": _measured(one.speeds) if line else "",
        "answer": (f"{sign} {_(ANSWERS[one.verdict.answer])}", tone) if one.first else ("", "muted"),
    }
    return tuple(known[column.name] for column in columns)


def line_name(one: Wire) -> str:
    """Return what a line is called; one for fail-over says so."""
    if one.line is None:
        return _("(none)")
    role = f" ({_(CONNECTION_ROLES[one.line.role])})" if one.line.backup and one.line.role else ""
    return f"{one.line.name}{role}"


def _need(need: Need) -> str:
    return f"{-(-need.down // MEGABIT)}/{-(-need.up // MEGABIT)}"


def _contract(speeds: tuple[Speeds, Speeds] | None) -> str:
    """Return what the contract says: guaranteed, else advertised (marked with <, since it is at most so much)."""
    down, up = speeds or (None, None)
    if down is None or up is None:
        return ""
    if down.guaranteed is not None:
        return f"{down.guaranteed // MEGABIT}/{_megabits(up.guaranteed)}"
    if down.advertised is not None:
        return f"<{down.advertised // MEGABIT}/{_megabits(up.advertised)}"
    return "?"


def _measured(speeds: tuple[Speeds, Speeds] | None) -> str:
    down, up = speeds or (None, None)
    if down is None or up is None or down.measured is None:
        return "-"
    return f"{_megabits(down.measured.median)}/{_megabits(up.measured.median if up.measured else None)}"


def _megabits(kilobits: int | None) -> str:
    return "?" if kilobits is None else str((kilobits + MEGABIT // 2) // MEGABIT)


def line_about(one: Wire) -> Text:
    """Return the answer on the site of a line in words: for ordinary days, for days of tests, and why."""
    verdict = one.verdict
    text = Text(clean(f"{verdict.site.name} · {line_name(one)}"), style="bold")
    said = _("On ordinary days: {answer} · on days of tests: {test}").format(
        answer=_(ANSWERS[verdict.answer]), test=_(ANSWERS[verdict.test_answer])
    )
    text.append(f"\n{said}\n{clean(verdict.reason)}", "not bold")
    measured = one.speeds[0].measured if one.speeds else None
    if measured is not None:
        count = ngettext("{count} measurement", "{count} measurements", measured.number)
        low = _("one in ten slower than {speed}").format(speed=speed(measured.low))
        text.append(f"\n{count.format(count=measured.number)} · {low}", "not bold")
    return text
