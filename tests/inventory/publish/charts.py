"""Charts to draw in tests: any kind, number of years and size, the same every time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.publish.chart import Chart, Series, Trace

if TYPE_CHECKING:
    from inventory.publish.chart import Kind

PARTS = (
    "Digital learning materials", "Education software", "Generic software", "Devices", "Network", "Connectivity",
    "Expertise",
)  # fmt: skip
SIZES = (8_300_000, 7_200_000, 6_100_000, 17_000_000, 9_000_000, 3_500_000, 22_000_000)
HOSTILE = "</text><script>x</script>\x1b[31m & \"'" + "zeer lang " * 20


def amounts(base: int, count: int, step: int = 7) -> tuple[int, ...]:
    """Return amounts around a base that go up and down."""
    return tuple(base * (100 + (place * step) % 31 - 15) // 100 for place in range(count))


def made(
    kind: Kind,
    count: int,
    thousandths: int = 1000,
    *,
    negative: bool = False,
    school: bool = False,
    name: str = "",
) -> Chart:
    """Return a chart of a kind over some years, its amounts times so many thousandths."""
    labels = tuple(f"{2027 + n}-{2028 + n}" if school else str(2027 + n) for n in range(count))
    sizes = SIZES if kind == "stacked" else SIZES[:1] if kind == "combined" else SIZES[3:5]
    series = []
    for place, size in enumerate(sizes):
        found = amounts(size * thousandths // 1000, count, place + 3)
        if negative:
            found = tuple(-one if n % 3 == 1 and place % 2 == 0 else one for n, one in enumerate(found))
        series.append(Series(name or PARTS[place], found))
    line = None
    if kind != "stacked":
        known = amounts(12_000_000 * thousandths // 1000, count)
        line = Trace(name or "Line", tuple(None if n == 2 else one for n, one in enumerate(known)))
    return Chart(
        kind, name or "Costs a year", labels, tuple(series), line, name or "All schools", name or "Source: us"
    )
