"""Rules on what the annex of a product says: sub-processors, and how long data are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.landscape.consistency import some
from inventory.language import N_, _
from inventory.signals.annex_data import said
from inventory.signals.annex_words import months_in, says_nothing
from inventory.signals.finding import Found, rule
from inventory.signals.privacy import in_force, subject_of
from inventory.signals.protection import category_name, category_names, ordered
from inventory.store.policies_privacy import RETENTION

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inventory.signals.annex_data import Said
    from inventory.signals.board import Board


@rule(
    "PRV-040",
    "high",
    title=N_("Sub-processors not listed"),
    explanation=N_("Without a list nobody knows to whom the supplier passes data on."),
    action=N_("Ask the supplier for the list and record it, or record that there are none."),
    basis="AVG 28(2); model 4.0, bijlage 1 F",
)
def unlisted(board: Board) -> Iterator[Found]:
    """Agreements in force without sub-processors on record and without the word that there are none."""
    listed = {one.agreement for one in board.subprocessors}
    for one in in_force(board):
        if one.id in listed or one.no_subprocessors or one.authorisation == "none":
            continue
        annexes = board.agreement_index.annexes.get(one.id, ())
        missing = [annex for annex in annexes if annex.subprocessors_listed == "no"]
        if missing:
            names = (board.all_systems[it.system].name for it in missing if it.system in board.all_systems)
            text = _("No sub-processors are recorded, and the annex does not list them: {systems}.")
            yield Found(subject_of(one), text.format(systems=some(sorted(names))))
        elif any(annex.subprocessors_listed == "yes" for annex in annexes):
            text = _("The annex lists sub-processors, and none of them is recorded here.")
            yield Found(subject_of(one), text, status="unknown", severity="low")
        else:
            text = _("Neither sub-processors are recorded, nor that there are none.")
            yield Found(subject_of(one), text, status="unknown")


@rule(
    "PRV-050",
    "high",
    title=N_("Annex without retention"),
    explanation=N_(
        "Data may be kept no longer than necessary; without a term nobody can see whether they are."
    ),
    action=N_("Ask the supplier how long each category is kept and record it."),
    basis="AVG 30(1)f; model 4.0, bijlage 1 G",
)
def without_retention(board: Board) -> Iterator[Found]:
    """Annexes that say of no category, or not of each, how long it is kept."""
    for one in _personal(board):
        text = one.annex.retention
        if text and not says_nothing(text):
            continue
        if text:
            yield Found(one.subject, _("How long data are kept is not known."), status="unknown")
            continue
        open_ = [code for code, months in one.kept.items() if months is None]
        if open_:
            text = _("How long these are kept is not recorded: {categories}.")
            yield Found(one.subject, text.format(categories=category_names(board, open_)))
        elif not one.kept:
            yield Found(one.subject, _("How long data are kept is not recorded."))


@rule(
    "PRV-051",
    "medium",
    title=N_("Kept longer than the board's term"),
    explanation=N_("The board decided how long data may be kept; what a supplier keeps is the board's too."),
    action=N_("Agree on a shorter term, or decide on another one for this category."),
    basis="AVG 5(1)e",
    policies=tuple(RETENTION.values()),
)
def too_long(board: Board) -> Iterator[Found]:
    """Annexes that keep a category longer than the board's term for it; unknown when the text does not tell."""
    terms = {code: board.policies.whole(name, board.on) for code, name in RETENTION.items()}
    for one in _personal(board):
        yield from _compared(board, one, terms)


def _compared(board: Board, one: Said, terms: dict[str, int]) -> Iterator[Found]:
    recorded = {code: months for code, months in one.kept.items() if months is not None}
    over = [code for code, months in recorded.items() if terms.get(code) and months > terms[code]]
    if over:
        yield _over(board, one, over, recorded, terms)
        return
    rest = one.categories - recorded.keys()
    limits = {code: terms.get(code, terms["other"]) for code in rest if terms.get(code, terms["other"])}
    if not limits or says_nothing(one.annex.retention):
        return  # nothing to compare with, or PRV-050 says that no term is recorded
    months = months_in(one.annex.retention)
    if months is None:
        text = _("How many months “{text}” is cannot be told.").format(text=one.annex.retention)
        yield Found(one.subject, text, status="unknown")
        return
    beyond = [code for code, limit in limits.items() if months > limit]
    if beyond:
        sure = not recorded and len(beyond) == len(rest)
        yield _over(board, one, beyond, dict.fromkeys(beyond, months), limits, sure=sure)


def _over(
    board: Board,
    one: Said,
    codes: list[str],
    kept: dict[str, int],
    terms: dict[str, int],
    *,
    sure: bool = True,
) -> Found:
    """Return which categories are kept too long; unsure when one term stands for categories of which some may be kept as long."""
    parts = [
        _("{category}: {months} months, the board's term is {term}").format(
            category=category_name(board, code), months=kept[code], term=terms.get(code, terms.get("other"))
        )
        for code in ordered(codes)
    ]
    told = f"{'; '.join(parts)}."
    if sure:
        return Found(one.subject, told)
    text = _("One term stands for everything. If it holds for these too: {parts}").format(parts=told)
    return Found(one.subject, text, status="unknown")


def _personal(board: Board) -> Iterator[Said]:
    """Return what the annexes say of systems that are not known to be without personal data."""
    return (one for one in said(board) if one.system.personal != "no")
