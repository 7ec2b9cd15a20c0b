"""What the rows, columns and dimensions of a budget are called, and in which order they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from inventory.errors import InputError
from inventory.language import N_, _
from inventory.records.choices import COST_ROWS, FINANCING, PILLARS, SCOPES
from inventory.records.finance import NATURES
from inventory.text import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

T = TypeVar("T")
ALL = "total"
"""Stands for every row, or every column, in `Budget.amount` and `Budget.explain`."""
DIMENSIONS = {
    "row": N_("Cost row"),
    "pillar": N_("Pillar"),
    "site": N_("Site"),
    "supplier": N_("Supplier"),
    "financing": N_("Financing"),
    "nature": N_("Nature"),
    "scope": N_("Scope"),
    "project": N_("Sub-project"),
}
"""By what a budget can be put together: value → label."""
_ORDERS = {"row": COST_ROWS, "pillar": PILLARS, "financing": FINANCING, "nature": NATURES, "scope": SCOPES}


def find_row(name: str) -> str:
    """Return the code of the row or pillar that a person means, or "total".

    Raises:
        InputError: There is none.
    """
    return _found(name, {**COST_ROWS, **PILLARS}, _("The budget has no row “{name}”."))


def find_column(name: str) -> str:
    """Return the code of the column that a person means, or "total".

    Raises:
        InputError: There is none.
    """
    labels = {"operating": "operating", "staff": "staff", "depreciation": "depreciation"}
    return _found(name, labels, _("The budget has no column “{name}”."))


def _found(name: str, labels: Mapping[str, str], message: str) -> str:
    wanted = fold(name).replace("-", "_")
    for code, label in {ALL: ALL, **labels}.items():
        if wanted in {code, fold(label).replace("-", "_"), fold(_(label)).replace("-", "_")}:
            return code
    raise InputError(
        message.format(name=name), _("There are: {names}.").format(names=", ".join([*labels, ALL]))
    )


def find_dimension(name: str) -> str:
    """Return by what a person wants a budget put together, a key of `DIMENSIONS`.

    Raises:
        InputError: It cannot be put together so.
    """
    wanted = fold(name)
    for code, label in DIMENSIONS.items():
        if wanted in {code, fold(label), fold(_(label))}:
            return code
    raise InputError(
        _("A budget cannot be put together by “{by}”.").format(by=name),
        _("There are: {names}.").format(names=", ".join(DIMENSIONS)),
    )


def in_order(dimension: str, groups: Mapping[str, T]) -> dict[str, T]:
    """Return groups in the order of their codes, else of their names; what has none comes last."""
    places = {code: f"{place:03d}" for place, code in enumerate(_ORDERS.get(dimension, ()))}
    return dict(sorted(groups.items(), key=lambda one: (not one[0], places.get(one[0], fold(one[0])))))


def group_label(dimension: str, key: str) -> str:
    """Return what people call a group of `Budget.by`."""
    if key:
        labels = _ORDERS.get(dimension, {})
        return _(labels[key]).capitalize() if key in labels else key
    nothing = {
        "site": _("(whole board)"),
        "supplier": _("(no supplier)"),
        "scope": _("(always counted)"),
        "project": _("(no sub-project)"),
    }
    return nothing.get(dimension, _("(none)"))
