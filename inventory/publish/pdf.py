"""The sheets of a picture as one PDF of A3 pages: vectors, with texts that can be selected and searched.

Typst sets the pages, with the font Inter that comes with the program (letters that it does not have come from the machine); it is an extra, since it weighs 84 MB. It reads from
a folder with nothing in it but the sheets, takes no part of them as markup, and writes no date: the same picture is the
same bytes.
"""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from inventory.errors import InputError
from inventory.language import _, current
from inventory.publish.picture import font_files, foreign

if TYPE_CHECKING:
    from collections.abc import Mapping

    from inventory.publish.plate import Plate

SOURCE = """\
#let told = json(bytes(sys.inputs.told))
#set document(title: told.title, author: "", date: none)
#set text(lang: told.language, font: "Inter")
#set page(width: 420mm, height: 297mm, margin: 0pt)
#for (place, about) in told.sheets.enumerate() {
  image(str(place) + ".svg", width: 100%, height: 100%, fit: "contain", alt: about)
}
"""


def pdf(plate: Plate) -> bytes:
    """Return a picture as PDF, a page for each sheet.

    Raises:
        InputError: Typst is not installed, or it cannot set the sheets.
    """
    pages = len(plate.sheets)
    abouts = [f"{plate.title}. {plate.subtitle} ({number}/{pages})" for number in range(1, pages + 1)]
    told = json.dumps({"title": plate.title, "language": current(), "sheets": abouts})
    files = {f"{place}.svg": sheet for place, sheet in enumerate(plate.sheets)}
    return typeset(SOURCE, told, files, foreign_letters=any(map(foreign, plate.sheets)))


def typeset(
    source: str,
    told: str,
    files: Mapping[str, str],
    *,
    foreign_letters: bool,
    standard: Literal["ua-1"] | None = None,
) -> bytes:
    """Return what Typst makes of a source, with what is told as data, so that no text of it is taken for markup.

    Args:
        source: The source, which reads `sys.inputs.told`.
        told: JSON.
        files: Texts of files beside the source, by name.
        foreign_letters: Whether the fonts of the machine are needed, for letters that ours does not have.
        standard: What the PDF keeps to; None for no more than PDF itself.

    Raises:
        InputError: Typst is not installed, or it cannot set the source.
    """
    try:
        import typst  # noqa: PLC0415  an extra
    except ImportError as error:
        raise _missing() from error
    with tempfile.TemporaryDirectory(prefix="inventaris-pdf-") as folder:
        _put(Path(folder), {**files, "main.typ": source})
        try:
            made = typst.compile(
                str(Path(folder) / "main.typ"),
                root=folder,
                font_paths=[str(Path(font_files()[0]).parent)],
                ignore_system_fonts=not foreign_letters,
                format="pdf",
                sys_inputs={"told": told},
                pdf_standards=standard,
            )
        except typst.TypstError as error:
            raise InputError(_("The PDF cannot be made: {reason}.").format(reason=str(error))) from error
    return bytes(made)


def _put(folder: Path, files: Mapping[str, str]) -> None:
    """Write files that Typst reads."""
    for name, text in files.items():
        (folder / name).write_text(text, "utf-8")


def _missing() -> InputError:
    """Return what to say when Typst is not there."""
    return InputError(
        _("A PDF needs the package typst, which is not installed."),
        _("Install it with: pip install 'ict-inventaris[pdf]', or ask for .html and print that."),
    )
