"""Behind the figures of a web page: each figure is a link to the records that it is made up of, without a script.

The lines stand at the end of the page and are shown only when their figure was chosen (`:target` in the style sheet);
they have a link back. On paper they are left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.finance.money import euro
from inventory.language import _, ngettext
from inventory.plan.blocks import TOTALS, ColumnKind
from inventory.plan.wording import whole
from inventory.publish.plain import plain
from inventory.publish.svg import escape
from inventory.publish.word_table import RIGHT, cell_text
from inventory.records.record import REGISTRY

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from inventory.plan.blocks import Block, Cell, Evidence, Line, Proof, Table

    Names = Mapping[tuple[str, int], str]
    """What records are called, by kind and number."""

MOST_NAMED = 60
"""Records of one kind that are named behind a text or a tick."""


class Behind:
    """Gathers what stands behind the figures and ticks of a page, and gives the links to it.

    Args:
        names: What records are called that only evidence names; without any, nothing is told of evidence.
    """

    def __init__(self, names: Names) -> None:
        self.names = names
        self.drawers: list[str] = []

    def cells(self, block: Table, place: int, row: tuple[Cell, ...]) -> list[str]:
        """Return the cells of a row; a figure that has lines is a link to them.

        Args:
            block: The table.
            place: Place of the row, `TOTALS` for the last one.
            row: Its cells, one for each column.
        """
        proofs = {one.column: one for one in block.proofs if one.row == place}
        found = []
        for number, (column, cell) in enumerate(zip(block.columns, row, strict=True)):
            text = _lines(cell_text(cell, column.kind))
            if number in proofs:
                text = self._link(block, proofs[number], text)
            side = ' class="number"' if column.kind in RIGHT else ""
            found.append(f"<td{side}>{text}</td>")
        return found

    def _link(self, block: Table, proof: Proof, text: str) -> str:
        mark = f"{block.id}--{'t' if proof.row == TOTALS else proof.row}-{proof.column}"
        row = block.totals if proof.row == TOTALS else block.rows[proof.row]
        first = cell_text(row[0], block.columns[0].kind) if row else ""
        title = " · ".join(part for part in (block.caption, first, block.columns[proof.column].label) if part)
        self._drawer(mark, title, text, _table(proof.lines, block.columns[proof.column].kind, text))
        return _anchor(mark, text)

    def figure(self, mark: str, text: str, lines: Sequence[Line]) -> str:
        """Return a text (escaped) of which the one figure is a link to its lines.

        Args:
            mark: Id of the block.
            text: The text, escaped.
            lines: The records that the figure is made up of.
        """
        if not lines:
            return text
        amount = sum(line.amount or 0 for line in lines)
        counted = any(line.amount is None for line in lines)
        shown = escape(whole(len(lines)) if counted else euro(amount))
        kind = ColumnKind.NUMBER if counted else ColumnKind.AMOUNT
        self._drawer(f"{mark}--f", shown, shown, _table(lines, kind, shown))
        if shown in text:
            return text.replace(shown, _anchor(f"{mark}--f", shown), 1)
        return f"{text} {_anchor(f'{mark}--f', escape(_('lines')))}"

    def evidence(self, block: Block, title: str) -> str:
        """Return a link to the records that a text or a tick rests on; "" when there are none.

        Args:
            block: The block with its evidence.
            title: What it says, for the head of the list.
        """
        found = [one for one in block.evidence if one.count]
        if not found or not self.names:
            return ""
        mark = f"{block.id}--e"
        label = escape(_("evidence"))
        body = "".join(self._rested(one) for one in found)
        self._drawer(mark, title, label, f"<ul>\n{body}</ul>\n")
        return f' <a class="evidence" id="{mark}" href="#{mark}-l">{label}</a>'

    def _rested(self, one: Evidence) -> str:
        """Return the records of one kind as a line: how many, and which."""
        record = REGISTRY.get(one.kind)
        label = _(record.label if one.count == 1 else record.plural) if record else one.kind
        names = [self.names[one.kind, n] for n in one.ids[:MOST_NAMED] if (one.kind, n) in self.names]
        text = f"{whole(one.count)} {label}"
        if names:
            text += ": " + "; ".join(names)
            more = one.count - len(names)
            if more:
                text += " " + ngettext("and {count} more", "and {count} more", more).format(count=whole(more))
        command = (
            f" <code>inventaris list {escape(one.kind)} {escape(one.filter)}</code>" if one.filter else ""
        )
        return f"<li>{escape(plain(text))}{command}</li>\n"

    def _drawer(self, mark: str, title: str, back: str, body: str) -> None:
        label = escape(_("Back to {figure}")).format(figure=back)
        self.drawers.append(
            f'<section class="lines" id="{mark}-l">\n<p class="head"><strong>{_lines(title)}</strong> '
            f'<a class="back" href="#{mark}">{label}</a></p>\n{body}</section>\n'
        )

    def all(self) -> str:
        """Return what was gathered, for the end of the page."""
        return "".join(self.drawers)


def _anchor(mark: str, text: str) -> str:
    return f'<a class="figure" id="{mark}" href="#{mark}-l">{text}</a>'


def _lines(value: str) -> str:
    """Return a foreign text with its line ends."""
    return "<br>\n".join(escape(line) for line in plain(value, lines=True).split("\n"))


def _table(lines: Sequence[Line], kind: ColumnKind, total: str) -> str:
    """Return lines as a table, with what they add up to."""
    told = any(line.note for line in lines)
    heads = (_("Where it comes from"), *((_("How it is reckoned"),) if told else ()), _("Amount"))
    head = "".join(f'<th scope="col">{escape(text)}</th>' for text in heads)
    body = "".join(_row(line, kind, told=told) for line in lines)
    span = f'<th scope="row" colspan="{1 + told}">{escape(_("Together"))}</th>'
    return (
        f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}</tbody>\n"
        f'<tfoot><tr>{span}<td class="number">{total}</td></tr></tfoot>\n</table>\n'
    )


def _row(line: Line, kind: ColumnKind, *, told: bool) -> str:
    record = REGISTRY.get(line.kind)
    label = _(record.label) if record else line.kind
    note = f"<td>{_lines(line.note)}</td>" if told else ""
    amount = cell_text(1 if line.amount is None else line.amount, kind)
    return (
        f"<tr><td>{_lines(line.name)} <small>{escape(label)} {line.id}</small></td>{note}"
        f'<td class="number">{escape(amount)}</td></tr>\n'
    )
