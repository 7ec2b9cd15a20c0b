"""The tables of `budget`: rows and pillars of a year, groups, years beside each other, lines, benchmarks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from inventory.finance.budget import ALL
from inventory.finance.budget_names import DIMENSIONS, group_label
from inventory.finance.lines import KINDS
from inventory.finance.money import amount_text, rounded
from inventory.language import N_, _
from inventory.publish.table import Table
from inventory.records import field as f
from inventory.records.choices import COST_ROWS, FINANCING, PILLARS, SCOPES
from inventory.records.finance import NATURES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inventory.finance.benchmarks import Beside
    from inventory.finance.budget import Budget
    from inventory.finance.lines import CostLine

COLUMNS = {
    "operating": N_("Operating costs"),
    "staff": N_("Staff costs"),
    "depreciation": N_("Depreciation"),
}
AMOUNTS = tuple(f.amount(label).but(name=name) for name, label in COLUMNS.items())
TOTAL = f.amount(N_("Total")).but(name="total")
PER_PUPIL = f.amount(N_("Per pupil")).but(name="per_pupil")
ROW = f.choice(N_("Row"), {**COST_ROWS, "total": N_("Total")}, width=30).but(name="row")
PILLAR = f.choice(N_("Pillar"), {**PILLARS, "total": N_("Total")}, width=30).but(name="pillar")
LINE = (
    f.text(N_("Record"), width=30).but(name="title"),
    f.amount(N_("Amount")).but(name="amount"),
    f.date(N_("From")).but(name="first"),
    f.date(N_("Until")).but(name="last"),
    f.choice(N_("Kind of cost"), {**COLUMNS, "other": N_("Other result")}).but(name="kind"),
    f.choice(N_("Nature"), NATURES).but(name="nature"),
    f.text(N_("Calculation"), width=50).but(name="explanation"),
    f.text(N_("Site")).but(name="site"),
    f.text(N_("Supplier")).but(name="supplier"),
    f.choice(N_("Financing"), FINANCING).but(name="financing"),
    f.choice(N_("Scope"), SCOPES).but(name="scope"),
    f.text(N_("Sub-project")).but(name="project"),
)
BENCHMARK = (
    f.text(N_("Benchmark"), width=34).but(name="name"),
    f.integer(N_("Year"), width=6).but(name="year"),
    f.amount(N_("Per pupil")).but(name="amount"),
    f.amount(N_("Board per pupil")).but(name="board"),
    f.amount(N_("Board, counted alike")).but(name="alike"),
    f.text(N_("To bear in mind"), width=60).but(name="remarks"),
    f.text(N_("Source"), width=40).but(name="source"),
)


def rows(found: Budget) -> Table:
    """Return the seven rows by operating costs, staff and depreciation, with their totals."""
    cells = [
        (row, *(_cell(found, row, kind) for kind in KINDS), found.amount(row)) for row in (*COST_ROWS, ALL)
    ]
    return Table((ROW, *AMOUNTS, TOTAL), cells, found.label)


def _cell(found: Budget, row: str, kind: str) -> int | None:
    return None if kind == "staff" and found.staff_unknown else found.amount(row, kind)


def pillars(found: Budget) -> Table:
    """Return the pillars with their total."""
    amounts = found.pillars
    return Table((PILLAR, TOTAL), [*amounts.items(), ("total", sum(amounts.values()))], found.label)


def groups(found: Budget, by: str) -> Table:
    """Return a budget put together by something else than its rows."""
    columns = (_group(by), *AMOUNTS, TOTAL)
    cells: list[tuple[Any, ...]] = [
        (group_label(by, key), *(amounts[kind] for kind in KINDS), sum(amounts.values()))
        for key, amounts in found.by(by).items()
    ]
    together = [sum(row[place] for row in cells) for place in range(1, len(columns))]
    cells.append((_("Total"), *together))
    if found.staff_unknown:
        cells = [(*row[:2], None, *row[3:]) for row in cells]
    if by == "site":
        pupils = [*map(found.pupils_at, found.by(by)), found.pupils]
        cells = [(*row, _each(row[-1], count)) for row, count in zip(cells, pupils, strict=True)]
        columns = (*columns, PER_PUPIL)
    return Table(columns, cells, found.label)


def _each(amount: int, pupils: int | None) -> int | None:
    """Return an amount per pupil, None when the pupils are not known."""
    return rounded(amount, pupils) if pupils else None


def _group(by: str) -> f.Field:
    return f.text(DIMENSIONS[by], width=30).but(name=by)


def years(found: Sequence[Budget], by: str) -> Table:
    """Return the totals of groups by year, with the total and the amount per pupil."""
    sums = [{key: sum(amounts.values()) for key, amounts in one.by(by).items()} for one in found]
    keys = list(dict.fromkeys(key for one in sums for key in one))
    columns = (_group(by), *(f.amount(one.label).but(name=one.label) for one in found))
    cells: list[tuple[Any, ...]] = [
        (group_label(by, key), *(one.get(key, 0) for one in sums)) for key in keys
    ]
    cells.append((_("Total"), *(sum(one.values()) for one in sums)))
    cells.append((_("Per pupil"), *(one.per_pupil for one in found)))
    return Table(columns, cells, f"{found[0].label}…{found[-1].label}")


def lines(found: Sequence[CostLine], name: str) -> Table:
    """Return cost lines."""
    names = [field.name for field in LINE]
    return Table(LINE, [tuple(getattr(line, one) or None for one in names) for line in found], name)


def line_json(line: CostLine) -> dict[str, object]:
    """Return a cost line as `budget --explain` prints it in JSON."""
    return {
        **line._asdict(),
        "amount": amount_text(line.amount),
        "first": line.first.isoformat(),
        "last": line.last.isoformat(),
    }


def group_json(found: Budget, by: str) -> dict[str, object]:
    """Return a budget as `budget --by` prints it in JSON."""
    return {
        "year": found.label,
        "by": by,
        "groups": [
            {
                by: key,
                **{
                    kind: None if kind == "staff" and found.staff_unknown else amount_text(amounts[kind])
                    for kind in KINDS
                },
                "total": amount_text(sum(amounts.values())),
                **(_site_json(found, key, sum(amounts.values())) if by == "site" else {}),
            }
            for key, amounts in found.by(by).items()
        ],
        "total": amount_text(sum(sum(amounts.values()) for amounts in found.by(by).values())),
    }


def _site_json(found: Budget, site: str, amount: int) -> dict[str, object]:
    """Return the pupils of a site, and what it costs for each."""
    pupils = found.pupils_at(site)
    each = _each(amount, pupils)
    return {"pupils": pupils, "per_pupil": None if each is None else amount_text(each)}


def benchmarks(found: Sequence[Beside]) -> Table:
    """Return figures of others beside the board's."""
    cells = [
        (
            one.benchmark.name,
            one.benchmark.year,
            one.benchmark.amount,
            one.board,
            one.alike,
            " ".join([*one.remarks, one.benchmark.about]).strip(),
            one.benchmark.source,
        )
        for one in found
    ]
    return Table(BENCHMARK, cells, _("Benchmarks"))
