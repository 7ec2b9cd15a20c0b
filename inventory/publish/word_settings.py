"""The settings of a document: each in its place in the order of the schema, which Word insists on."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docx.document import Document
    from lxml.etree import _Element

UPDATE = '<w:updateFields w:val="true"/>'
"""Fields are worked out when the document opens, which fills the pages of the contents."""
LATER = {
    "hdrShapeDefaults": 1, "footnotePr": 2, "endnotePr": 3, "compat": 4, "docVars": 4, "rsids": 4, "mathPr": 4,
    "attachedSchema": 4, "themeFontLang": 4, "clrSchemeMapping": 4, "doNotIncludeSubdocsInStats": 4,
    "doNotAutoCompressPictures": 4, "forceUpgrade": 4, "captions": 4, "readModeInkLockDown": 4, "smartTagType": 4,
    "schemaLibrary": 4, "shapeDefaults": 4, "doNotEmbedSmartTags": 4, "decimalSymbol": 4, "listSeparator": 4,
}  # fmt: skip
"""What follows `updateFields` in the schema (ISO 29500-1, 17.15.1.78), by its place."""
DROPPED = (
    "attachedTemplate",
    "mailMerge",
    "documentProtection",
    "writeProtection",
    "trackRevisions",
    "linkStyles",
)
"""Settings of a style file that a plan made with it must not have: they lead elsewhere, or lock the plan."""


def put(document: Document, xml: str) -> None:
    """Put a setting in its place, instead of one of the same name."""
    from inventory.publish.word_frame import parse  # noqa: PLC0415  it needs the settings of this module

    settings = document.settings.element
    made = parse(xml)
    for old in settings.findall(made.tag):
        settings.remove(old)
    place = LATER.get(_local(made), 0)
    following = (child for child in settings if _place(child) > place)
    found = next(following, None)
    if found is None:
        settings.append(made)
    else:
        found.addprevious(made)


def _place(child: _Element) -> int:
    """Return the place of a setting after `updateFields`; those of newer releases come last."""
    if not str(child.tag).startswith("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"):
        return max(LATER.values())
    return LATER.get(_local(child), 0)


def _local(element: _Element) -> str:
    return str(element.tag).rpartition("}")[2]


def freed(document: Document) -> None:
    """Take away the settings that a plan must not have from the file that it got its styles from."""
    settings = document.settings.element
    for child in list(settings):
        if _local(child) in DROPPED:
            settings.remove(child)
