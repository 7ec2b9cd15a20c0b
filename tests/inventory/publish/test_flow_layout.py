from __future__ import annotations

from itertools import combinations, pairwise
from time import process_time

import networkx as nx
from hypothesis import given, settings
from hypothesis import strategies as st

from inventory.publish.flow_layout import Arrow, Layout, Size, layout
from inventory.publish.flow_layout_layers import layers, turned
from inventory.publish.flow_layout_order import Neighbours, crossings, ordered
from inventory.publish.flow_layout_places import isotonic
from tests.inventory.publish.flows import tangle

GRAPHS = st.integers(1, 14).flatmap(
    lambda count: st.tuples(
        st.just(count),
        st.lists(
            st.tuples(st.integers(0, count - 1), st.integers(0, count - 1)).filter(lambda e: e[0] != e[1]),
            max_size=24 if count > 1 else 0,
        ),
    )
)


def laid(count: int, edges: list[tuple[int, int]]) -> Layout:
    return layout([Size(150, 30)] * count, [Arrow(*edge, room=60) for edge in edges])


@given(GRAPHS)
def test_no_circle_is_left_and_what_has_none_is_not_turned(graph: tuple[int, list[tuple[int, int]]]) -> None:
    count, edges = graph
    flips = turned(count, edges)
    straight = [(b, a) if flip else (a, b) for (a, b), flip in zip(edges, flips, strict=True)]
    assert nx.is_directed_acyclic_graph(nx.DiGraph(straight))
    if nx.is_directed_acyclic_graph(nx.DiGraph(edges)):
        assert not any(flips)
    layer = layers(count, straight)
    assert all(layer[a] < layer[b] for a, b in straight)
    assert set(layer) == set(range(max(layer) + 1))


@given(GRAPHS)
@settings(max_examples=60)
def test_boxes_do_not_touch_and_lines_run_round_them(graph: tuple[int, list[tuple[int, int]]]) -> None:
    count, edges = graph
    found = laid(count, edges)
    for one, other in combinations(found.boxes, 2):
        apart = one[0] + one[2] <= other[0] or other[0] + other[2] <= one[0]
        assert apart or one[1] + one[3] <= other[1] + 1e-6 or other[1] + other[3] <= one[1] + 1e-6
    for left, top, wide, high in found.boxes:
        assert left >= 0
        assert top >= -1e-6
        assert left + wide <= found.width + 1e-6
        assert top + high <= found.height + 1e-6
        for route in found.routes:
            for x, y in along(route.points):
                inside = left + 1e-6 < x < left + wide - 1e-6 and top + 1e-6 < y < top + high - 1e-6
                assert not inside


def along(points: tuple[tuple[float, float], ...]) -> list[tuple[float, float]]:
    """Return points on a line, close to each other."""
    return [
        (x + (right - x) * s / 8, y + (below - y) * s / 8)
        for (x, y), (right, below) in pairwise(points)
        for s in range(9)
    ]


@given(GRAPHS)
@settings(max_examples=60)
def test_a_line_goes_from_its_source_to_its_target(graph: tuple[int, list[tuple[int, int]]]) -> None:
    count, edges = graph
    found = laid(count, edges)
    ends = set()
    for (source, target), route in zip(edges, found.routes, strict=True):
        for node, (x, y) in ((source, route.points[0]), (target, route.points[-1])):
            left, top, wide, high = found.boxes[node]
            assert min(abs(x - left), abs(x - left - wide)) < 1e-6
            assert top <= y <= top + high
            assert (x, round(y, 3)) not in ends
            ends.add((x, round(y, 3)))


def test_crossings_are_counted() -> None:
    cross = Neighbours(4, [(0, 3), (1, 2)])
    assert crossings([[0, 1], [2, 3]], cross) == 1
    assert crossings([[0, 1], [3, 2]], cross) == 0
    full = Neighbours(6, [(a, b) for a in range(3) for b in range(3, 6)])
    assert crossings([[0, 1, 2], [3, 4, 5]], full) == 9


def test_the_order_takes_crossings_away() -> None:
    beside = Neighbours(6, [(0, 5), (1, 4), (2, 3)])
    rows = ordered([0, 0, 0, 1, 1, 1], beside)
    assert crossings(rows, beside) == 0


def test_isotonic_by_hand() -> None:
    assert isotonic([(1, 1), (3, 1), (2, 1), (5, 1)]) == [1, 2.5, 2.5, 5]
    assert isotonic([(4, 3), (0, 1)]) == [3, 3]


def test_a_tangle_is_ready_in_time() -> None:
    sizes, arrows = tangle(200, 400)
    start = process_time()
    found = layout(sizes, arrows)
    assert process_time() - start < 2
    assert len(found.routes) == 400


def test_the_same_graph_has_the_same_layout() -> None:
    assert layout(*tangle(40, 60)) == layout(*tangle(40, 60))


def test_nothing_has_no_size() -> None:
    assert layout([], []) == Layout((), (), 0, 0)
    alone = layout([Size(100, 30)], [])
    assert (alone.boxes, alone.width, alone.height) == (((0, 0, 100, 30),), 100, 30)
