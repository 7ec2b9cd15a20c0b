"""The numbering of headings, annexes and bullets, put into a document that has its own numbering or none."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path
from typing import TYPE_CHECKING, Any

from inventory.language import _
from inventory.publish.plain import plain
from inventory.publish.word_ooxml import W

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from docx.document import Document
    from lxml.etree import _Element

SPACE = f"{{{W}}}"
HERE = Path(__file__).parent
KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering"
PLACE = "/word/numbering.xml"


def numbering() -> Any:
    """Return our numbering in the language now spoken: 1 for headings, 2 for annexes, 3 for bullets."""
    from docx.oxml import parse_xml  # noqa: PLC0415  80 ms, only for who writes Word

    text = (HERE / "word_numbering.xml").read_text("utf-8")
    return parse_xml(text.replace("ANNEX %1", plain(_("Annex {letter}").format(letter="%1"))).encode())


def added(document: Document, ids: Mapping[str, str], new: Collection[str]) -> dict[str, str]:
    """Add our numbering to that of a document, and return the numbers that ours got there.

    Args:
        document: The document.
        ids: The styles of the document by ours, for the styles that a level belongs to.
        new: The styles of the document that are ours: only to these a level is tied.
    """
    ours, theirs = numbering(), _root(document)
    for level in list(ours.iter(f"{SPACE}pStyle")):
        called = ids[level.get(f"{SPACE}val")]
        if called in new:
            level.set(f"{SPACE}val", called)
        else:
            level.getparent().remove(level)
    shapes = _highest(theirs, "abstractNum", "abstractNumId")
    numbers = _highest(theirs, "num", "numId")
    found: dict[str, str] = {}
    for shape in ours.findall(f"{SPACE}abstractNum"):
        made = deepcopy(shape)
        own = str(int(made.get(f"{SPACE}abstractNumId")) + shapes)
        made.set(f"{SPACE}abstractNumId", own)
        first = theirs.find(f"{SPACE}num")
        theirs.append(made) if first is None else first.addprevious(made)
    for number in ours.findall(f"{SPACE}num"):
        made = deepcopy(number)
        old = made.get(f"{SPACE}numId")
        found[old] = str(int(old) + numbers)
        made.set(f"{SPACE}numId", found[old])
        target = made.find(f"{SPACE}abstractNumId")
        target.set(f"{SPACE}val", str(int(target.get(f"{SPACE}val")) + shapes))
        last = theirs.findall(f"{SPACE}num")
        last[-1].addnext(made) if last else theirs.append(made)
    return found


def _root(document: Document) -> Any:
    """Return the numbering of a document; an empty one is made where there is none."""
    from docx.opc.packuri import PackURI  # noqa: PLC0415  80 ms, only for who writes Word
    from docx.oxml import parse_xml  # noqa: PLC0415
    from docx.parts.numbering import NumberingPart  # noqa: PLC0415

    part = document.part
    for relation in part.rels.values():
        if relation.reltype == RELATION:
            return relation.target_part._element  # noqa: SLF001  python-docx gives no other way
    package = part.package
    assert package is not None
    made = parse_xml(f'<w:numbering xmlns:w="{W}"/>')
    part.relate_to(NumberingPart(PackURI(PLACE), KIND, made, package), RELATION)
    return made


def _highest(root: _Element, tag: str, number: str) -> int:
    """Return the highest number that elements of a kind have."""
    return max((int(one.get(f"{SPACE}{number}", "0")) for one in root.findall(f"{SPACE}{tag}")), default=0)
