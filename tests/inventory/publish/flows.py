"""Graphs and interfaces to draw, made from a seed."""

from __future__ import annotations

from random import Random

from inventory.publish.flow_layout import Arrow, Size


def tangle(count: int, lines: int, seed: int = 1) -> tuple[list[Size], list[Arrow]]:
    """Return this many boxes, and lines between pairs of them."""
    dice = Random(seed)
    pairs = [dice.sample(range(count), 2) for _ in range(lines)]
    return [Size(150, 30)] * count, [Arrow(a, b, 80) for a, b in pairs]
