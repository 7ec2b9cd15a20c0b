"""SVG to PNG, the same on every machine: drawn by resvg with the font Inter that comes with the program.

Only letters that Inter does not have, such as those of Arabic, come from the fonts of the machine.
"""

from __future__ import annotations

import unicodedata
from pathlib import Path

from inventory.errors import InputError
from inventory.language import _
from inventory.publish.measure import widths

FONT = "Inter[opsz,wght].ttf"
WIDTH = 3174
"""Two px for each px of the drawing: 192 dots an inch on A3."""
MOST = 12_000


def font_files() -> list[str]:
    """Return the paths of the font files of Inter, upright only."""
    import fontpkg_inter  # noqa: PLC0415  only for who draws

    return [str(Path(fontpkg_inter.ROOT) / "files" / FONT)]


def foreign(svg: str) -> bool:
    """Return whether a drawing has letters that Inter does not have, which would be drawn as empty boxes."""
    return any(
        not one.isascii() and one not in widths("regular") and unicodedata.category(one)[0] in "LNPS"
        for one in set(svg)
    )


def png(svg: str, width: int = WIDTH) -> bytes:
    """Return a picture as PNG.

    Args:
        svg: The SVG document.
        width: Width in px, 16 to 12000; the height follows.

    Raises:
        InputError: The width is out of bounds, or the SVG cannot be drawn.
    """
    import resvg_py  # noqa: PLC0415  14 ms, only for who draws

    if not 16 <= width <= MOST:  # noqa: PLR2004  smaller shows nothing
        raise InputError(
            _("A picture cannot be {width} px wide.").format(width=width),
            _("Ask for a width from 16 to {most}.").format(most=MOST),
        )
    try:
        return bytes(
            resvg_py.svg_to_bytes(
                svg_string=svg, width=width, skip_system_fonts=not foreign(svg), font_files=font_files()
            )
        )
    except ValueError as error:
        raise InputError(_("The picture cannot be drawn: {reason}.").format(reason=str(error))) from error
