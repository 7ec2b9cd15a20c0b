"""The digest as one web page that stands on its own, and as the second part of a mail: no script, nothing fetched.

Styles are simple and stand in the head; a mail program that drops them shows the same text without colours.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.language import current
from inventory.publish import digest_text
from inventory.publish.page import POLICY
from inventory.publish.svg import escape
from inventory.records.values import day

if TYPE_CHECKING:
    from inventory.signals.digest import Digest
    from inventory.signals.digest_decided import Item

STYLE = """\
body { margin: 0; background: #eef1f3; color: #1f2328; font: 16px/1.5 Helvetica, Arial, sans-serif }
main { max-width: 760px; margin: 0 auto; padding: 1rem 1.5rem 2rem; background: #fff }
h1 { font-size: 1.6rem; margin: .6rem 0 .2rem }
h2 { margin: 1.8rem 0 .2rem; border-bottom: 1px solid #b7c0c7 }
h2.overdue { color: #8c1d18 }
ul { list-style: none; margin: .4rem 0; padding: 0 }
li { margin: .8rem 0; padding-left: .7rem; border-left: 4px solid #b7c0c7 }
li.critical, li.high { border-color: #b3261e }
li.medium { border-color: #8a5a00 }
p { margin: .2rem 0 }
.note, .marks { color: #56606a; font-size: 14px }
@media print { body { background: #fff } li { break-inside: avoid } }
"""


def page(digest: Digest) -> str:
    """Return a digest as one HTML document, in the language now spoken; the same digest gives the same text."""
    heading = escape(digest_text.title(digest))
    lead = "".join(f"<p>{escape(line)}</p>\n" for line in digest_text.lead(digest))
    parts = "".join(_part(digest, section, items) for section, items in digest.parts.items() if items)
    left = digest_text.rest(digest)
    nothing = f"<p>{escape(digest_text.nothing())}</p>\n" if digest.empty else ""
    return (
        f'<!doctype html>\n<html lang="{current()}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{heading}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{heading}</h1>\n"
        f"{lead}{nothing}{parts}"
        + (f'<p class="note">{escape(left)}</p>\n' if left else "")
        + "</main>\n</body>\n</html>\n"
    )


def _part(digest: Digest, section: str, items: tuple[Item, ...]) -> str:
    label = escape(digest_text.label(section))
    listed = "".join(
        _item(one) + (f'<li class="marks">{escape(more)}</li>\n' if more else "")
        for one, more in digest_text.few(digest, section, items)
    )
    return (
        f'<h2 class="{section}">{label} ({len(items)})</h2>\n'
        f'<p class="note">{escape(digest_text.explained(digest, section))}</p>\n<ul>\n{listed}</ul>\n'
    )


def _item(one: Item) -> str:
    when = f"<strong>{escape(day(one.day))}</strong> " if one.day else ""
    marks = " · ".join(digest_text.marks(one))
    name, message = digest_text.told(one)
    bad = f' class="{one.severity}"' if one.severity else ""
    return (
        f"<li{bad}><p>{when}<strong>{escape(name)}</strong></p>\n"
        + (f"<p>{escape(message)}</p>\n" if message else "")
        + (f'<p class="marks">{escape(marks)}</p>' if marks else "")
        + "</li>\n"
    )
