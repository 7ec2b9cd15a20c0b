"""A chart as a picture: SVG or PNG, as the name of the file says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.whole_file import write_whole

if TYPE_CHECKING:
    from pathlib import Path

    from inventory.publish.chart import Chart

SUFFIXES = (".svg", ".png")
WIDTH = 2280
"""Px of a PNG: three for each px of the drawing, 300 dots an inch on A4."""


def write(chart: Chart, path: Path) -> None:
    """Write a chart, whole or not at all; the caller has seen to it that the suffix is one of `SUFFIXES`.

    Raises:
        InputError: The file cannot be written.
    """
    from inventory.publish.chart_svg import svg  # noqa: PLC0415  fonts, for who draws only

    picture = svg(chart)
    content = picture.encode()
    if path.suffix.lower() == ".png":
        from inventory.publish.picture import png  # noqa: PLC0415  the renderer

        content = png(picture, WIDTH)
    write_whole(path, content)
