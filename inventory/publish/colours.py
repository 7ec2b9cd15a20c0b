"""Colours that colour-blind people and black-and-white printers can do with: the palette of Okabe and Ito (2008).

A colour never carries meaning alone; next to it there is always a letter, a sign or a word.
"""

from __future__ import annotations

PARTIES = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#56B4E9", "#E69F00", "#F0E442", "#8A8D91")
BLACK, WHITE = "#000000", "#ffffff"
INK = "#1f2328"
MUTED = "#5b6470"
"""Grey for what does not apply, with a contrast of 6 to 1 on white."""
RULE, BAND, GROUP, HEAD = "#d3d9de", "#f6f8fa", "#d5dde2", "#263238"
GAP, MANY = "#c01f26", "#d9730d"
TRACK = "#e4e8eb"
LOW, MIDDLE, HIGH = "#009E73", "#E69F00", "#B3261E"
_LINEAR = 0.04045


def party(index: int) -> str:
    """Return the colour of the party in this place; after eight they start again and only the letter tells."""
    return PARTIES[index % len(PARTIES)]


def letter(index: int) -> str:
    """Return the letter of the party in this place: A to Z, then AA, AB and so on."""
    text = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        text = chr(ord("A") + rest) + text
    return text


def tint(colour: str, share: float) -> str:
    """Return a colour mixed with white: share 1 is the colour itself, 0 is white."""
    return "#" + "".join(f"{round(255 - (255 - part) * share):02x}" for part in _parts(colour))


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours as WCAG 2.2 defines it: 1 to 21, 4.5 is enough for small text."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def ink(background: str) -> str:
    """Return black or white, whichever reads best on the background."""
    return max((BLACK, WHITE), key=lambda colour: contrast(colour, background))


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    red, green, blue = (
        (c / 12.92 if c <= _LINEAR else ((c + 0.055) / 1.055) ** 2.4)
        for c in (p / 255 for p in _parts(colour))
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
