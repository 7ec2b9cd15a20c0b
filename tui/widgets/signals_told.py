"""What is told of a finding: what is the matter, why it matters, what to do, who decided what, and what the rule reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from inventory.language import _
from inventory.records.values import day
from inventory.signals.marks import holds
from inventory.store.policies import KNOWN
from inventory.store.policy import shown as policy_text
from inventory.text import clean
from tui.past import kind_label
from tui.widgets.decisions import SIGNS, STATES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from inventory.signals.finding import Finding, Rule
    from tui.signalling import Look


def short(found: Look, one: Finding) -> Text:
    """Return what is the matter and what to do, for the lines below the list."""
    text = Text(f"{one.rule} {_(one.title)}", "bold")
    text.append(
        f" · {kind_label(one.subject.kind)} {clean(one.subject.name)}: {clean(one.message)}", "not bold"
    )
    rule = found.rule(one.rule)
    if rule is not None and rule.action:
        text.append(f" → {_(rule.action)}", "not bold italic")
    return text


def whole(found: Look, one: Finding, past: Sequence[str] = ()) -> list[tuple[str, str]]:
    """Return all there is to know of a finding, as headings and texts.

    Args:
        found: What the check found.
        one: The finding.
        past: What happened to its mark, as lines.
    """
    rule = found.rule(one.rule)
    sign, word, _tone = SIGNS[one.severity]
    status = f" · ? {_('unknown')}" if one.status == "unknown" else ""
    parts = [
        (
            f"{one.rule} {_(one.title)}",
            f"{sign} {_(word)}{status}" + (f" · {_('before')} {day(one.due)}" if one.due else ""),
        ),
        (f"{kind_label(one.subject.kind).capitalize()} {one.subject.name}", one.message),
    ]
    if rule is not None:
        parts += list(_of_rule(found, rule))
    parts += list(_of_life(found, one))
    if past:
        parts.append((_("History of the mark"), "\n".join(past)))
    return [(clean(title), clean(text, lines=True)) for title, text in parts]


def _of_rule(found: Look, rule: Rule) -> Iterator[tuple[str, str]]:
    """Yield what the rule says."""
    if rule.explanation:
        yield _("Why"), _(rule.explanation)
    if rule.action:
        yield _("What to do"), _(rule.action)
    basis = [rule.basis, *rule.norms]
    if any(basis):
        yield _("Basis"), " · ".join(filter(None, basis))
    read = [line for name in rule.policies if (line := _policy(found, name))]
    if read:
        yield _("Policy that it reads"), "\n".join(read)


def _policy(found: Look, name: str) -> str:
    """Return a policy with its value on the day; "" when there is none of the name."""
    known = KNOWN.get(name)
    if known is None:
        return ""
    whose = _("decided by the board") if found.policies.own(name, found.on) else _("usual")
    value = policy_text(known, found.policies.at(name, found.on))
    return f"{_(known.label)}: {value} ({whose})"


def _of_life(found: Look, one: Finding) -> Iterator[tuple[str, str]]:
    """Yield since when it is seen, and what was decided."""
    seen = day(one.first_seen) if one.first_seen else _("not remembered yet")
    yield _("First seen"), seen
    mark = found.mark(one)
    if mark is None:
        yield _("State"), _(STATES["open"])
        return
    told = [_(STATES[mark.state])]
    if mark.owner is not None:
        told.append(_("owner: {owner}").format(owner=found.people.get(mark.owner, "?")))
    if mark.until is not None:
        told.append(_("until {day}").format(day=day(mark.until)))
    if not holds(mark, found.on):
        told.append(_("that day is over, so it counts again"))
    yield _("State"), " · ".join(told)
    if mark.reason:
        yield _("Reason"), mark.reason


def as_text(parts: Sequence[tuple[str, str]]) -> Text:
    """Return headings and texts for the side of the list."""
    text = Text()
    for title, told in parts:
        text.append(f"{title}\n", "bold")
        text.append(f"{told}\n\n", "not bold")
    text.rstrip()
    return text
