from __future__ import annotations

import datetime as dt
import html
import re
from io import BytesIO

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from inventory.errors import InputError
from inventory.landscape.exchange import Exchange
from inventory.landscape.flows import Flow
from inventory.landscape.model import Landscape, Party, Process, Support, System
from inventory.publish.graph_text import SUFFIXES, Graph, Link, Node, plain, write
from inventory.publish.graph_text_drawn import drawn
from inventory.publish.graph_text_graphml import values
from inventory.publish.graph_text_languages import d2_names, d2_text, dot_id
from inventory.publish.graph_text_mermaid import label, name
from inventory.publish.graph_text_sources import flows, landscape, roadmap
from tests.inventory.landscape.board import DAY, view
from tests.inventory.publish import roads

HOSTILE = (
    'a"b',
    "it's \\",
    "x]]> <b>&amp;</b>",
    "line\nbreak\r\n] --> end",
    "${secret} |md # %%{init: {}}%%",
    "`tick` {curly} [square] (round) ; // \x1b[31m",
    "\\N\\G\\",
    "#quot; #35;",
    "\ufffe\ufdd0 ok",
)


def hostile() -> Graph:
    parties = tuple(Party(f"k{bad}", bad) for bad in HOSTILE)
    processes = tuple(Process(f"{i}{bad}", bad, f"d{i}", bad) for i, bad in enumerate(HOSTILE))
    support = tuple(
        Support(p.key, q.code, bad, bad) for p, q, bad in zip(parties, processes, HOSTILE, strict=True)
    )
    systems = tuple(System(bad, bad, bad, bad) for bad in HOSTILE)
    runs = {(p.key, q.code): "yes" for p in parties for q in processes[:3]}
    return landscape(Landscape(parties, processes, runs, support, systems).at(DAY), HOSTILE[0])  # type: ignore[arg-type]


def read(content: bytes) -> nx.MultiDiGraph[str]:
    found = nx.read_graphml(BytesIO(content), force_multigraph=True)
    assert isinstance(found, nx.MultiDiGraph)
    return found


def quoted(line: str) -> list[str]:
    """Return the quoted strings of DOT in a line; what is left may not hold a quote."""
    pattern = r'"((?:[^"\\]|\\.)*)"'
    assert '"' not in re.sub(pattern, "", line)
    return [re.sub(r"\\(.)", r"\1", found) for found in re.findall(pattern, line)]


def single(line: str) -> list[str]:
    """Return the quoted strings of D2 in a line."""
    pattern = r"'((?:[^']|'')*)'"
    assert "'" not in re.sub(pattern, "", line)
    return [found.replace("''", "'") for found in re.findall(pattern, line)]


def test_graphml_comes_back_with_all_that_is_known() -> None:
    found = read(write(".graphml", landscape(view())))
    assert found.nodes["system:ParnasSys"] == {
        "kind": "system",
        "label": "ParnasSys",
        "supplier": "Topicus",
    }
    assert {found.nodes[node]["kind"] for node in found} == {"party", "process", "system"}
    rows = found.get_edge_data("system:ParnasSys", "process:P2")
    assert [row["function"] for row in rows.values()] == ["registreren"]
    assert [row["level"] for row in rows.values()] == ["partial"]
    both = found.get_edge_data("system:KIJK!", "process:P2")
    assert {row["party"] for row in both.values()} == {"S", "K"}
    runs = {edge["runs"] for _, _, edge in found.edges(data=True) if edge["kind"] == "runs"}
    assert runs == {"yes", "no"}
    gaps = {(a, b) for a, b, edge in found.edges(data=True) if edge.get("gap")}
    assert gaps == {("party:K", "process:P4"), ("party:S", "process:P6")}
    assert found.graph["date"] == "2026-11-22"


def test_values_for_graphml() -> None:
    given = {
        "a": None,
        "b": "",
        "c": dt.date(2026, 1, 2),
        "d": {"y", "x"},
        "e": 3,
        "f": False,
        "g": ("b", "a"),
    }
    assert values(given) == {"c": "2026-01-02", "d": "x; y", "e": 3, "f": False, "g": "b; a"}


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_hostile_names_stay_texts(suffix: str) -> None:
    content = write(suffix, hostile()).decode()
    assert "\x1b" not in content
    assert "\ufffe" not in content
    assert write(suffix, hostile()).decode() == content


def test_hostile_names_in_graphml() -> None:
    found = read(write(".graphml", hostile()))
    for bad in HOSTILE:
        assert found.nodes[plain(f"system:{bad}")]["label"] == plain(bad)


def test_hostile_names_in_dot() -> None:
    lines = write(".dot", hostile()).decode().splitlines()
    texts = [text for line in lines for text in quoted(line)]
    labels = {html.unescape(text) for text in texts}
    for bad in HOSTILE:
        assert plain(bad) in labels
        assert plain(f"system:{bad}") in texts
    bare = [re.sub(r'"(?:[^"\\]|\\.)*"', "T", line).strip() for line in lines]
    shapes = (
        r"digraph T \{|\}|graph \[.*\];|node \[.*\];|edge \[.*\];|subgraph cluster_\d+ \{|label=T;|"
        r"T \[label=T, shape=\w+, fillcolor=T\];|T -> T \[label=T(, (style=dashed|color=T, penwidth=[\d.]+))?\];|"
    )
    assert [line for line in bare if not re.fullmatch(shapes, line)] == []
    assert sum(line.endswith("{") for line in bare) == bare.count("}")


def test_hostile_names_in_d2() -> None:
    lines = write(".d2", hostile()).decode().splitlines()
    labels = [text for line in lines for text in single(line)]
    assert {plain(bad) for bad in HOSTILE} <= set(labels)
    bare = [re.sub(r"'(?:[^']|'')*'", "T", line) for line in lines]
    shapes = (
        r"direction: right|T|T: T( \{(near: top-center; )?shape: \w+; style\.[a-z-]+: (T|24)\})?|"
        r"T\.T: T \{shape: \w+; style\.fill: T\}|T(\.T)? -> T(\.T)?: T( \{(style\.[a-z-]+: (T|\d)(; )?)+\})?"
    )
    assert [line for line in bare if not re.fullmatch(shapes, line)] == []


def test_hostile_names_in_mermaid() -> None:
    lines = write(".mmd", hostile()).decode().splitlines()
    text = r"(?:[^\W_]|[ .,:()/+'!?=\-]|#\d+;)*"
    node = rf'\w+(?:\(\["{text}"\]\)|\["{text}"\]|\[\["{text}"\]\]):::\w+'
    link = rf'\w+ (?:-->|==>|-\.->)(?:\|"{text}"\|)? \w+'
    shapes = rf'flowchart LR|%% [^%#{{}}\[\]]*|subgraph group_\d+\["{text}"\]|end|{node}|{link}|classDef \w+ [\w:#,]+'
    assert [line for line in lines if not re.fullmatch(shapes, line.strip())] == []
    for bad in HOSTILE:
        back = re.sub(r"#(\d+);", lambda found: chr(int(found[1])), label(bad))
        assert back == plain(bad)


@given(st.text(max_size=12), st.text(max_size=12))
def test_names_are_read_back_and_stay_apart(one: str, other: str) -> None:
    assert quoted(dot_id(one)) == [plain(one)]
    assert single(d2_text(one)) == [plain(one)]
    assert (name(one) == name(other)) == (plain(one) == plain(other))


def test_d2_sees_no_case() -> None:
    nodes = (Node("system", "Esis", "Esis"), Node("system", "ESIS", "ESIS"))
    found = d2_names(Graph("", DAY, "now", nodes, ()))
    assert list(found.values()) == ["'system:Esis'", "'system:ESIS#2'"]


def test_arrows_that_say_the_same_are_one() -> None:
    links = tuple(Link("supports", "a", "b", f"party {i}") for i in range(5))
    (one,) = drawn(Graph("", DAY, "now", (), links))
    assert one.name == "party 0, party 1, party 2 +2"


def many(count: int, text: str = "data") -> Graph:
    pairs = [(f"system {i // 30}", f"system {100 + i % 30}") for i in range(count)]
    known = [Exchange(Flow(a, b, "yes", "yes"), text, None, "", "", "") for a, b in pairs]
    return flows(known, {}, DAY, "now")


def test_mermaid_is_refused_above_its_limits() -> None:
    assert write(".mmd", many(500)).count(b"-->") == 500
    with pytest.raises(InputError, match="501") as refused:
        write(".mmd", many(501))
    assert "--party" in refused.value.hint
    with pytest.raises(InputError, match="50000"):
        write(".mmd", many(400, "x" * 100))
    for suffix in (".graphml", ".dot", ".d2"):
        assert write(suffix, many(501))


def test_the_road_as_a_graph() -> None:
    graph = roadmap(roads.nine(), "now")
    lines = write(".dot", graph).decode()
    assert '"project:4" -> "project:5" [label="blocks", color="#c01f26", penwidth=2.6];' in lines
    found = read(write(".graphml", graph))
    assert found.nodes["project:4"]["critical"] is True
    assert found.nodes["project:3"]["from"] == "2027-06-01"
    assert write(".mmd", graph).count(b"-->") + write(".mmd", graph).count(b"==>") == 10
    assert b"'project:1' -> 'project:2'" in write(".d2", graph)


def test_flows_say_how_they_are_covered() -> None:
    known = [
        Exchange(Flow("A", "B", "yes", "no"), "marks", "S", "uwlr", "none", ""),
        Exchange(Flow("B", "A", "unknown", "unknown"), "logins", None, "", "", ""),
    ]
    graph = flows(known, {"A": System("A", kind="LAS"), "C": System("C")}, DAY, "now")
    assert [node.id for node in graph.nodes] == ["system:A", "system:C", "system:B"]
    lines = write(".dot", graph).decode()
    assert '"system:A" -> "system:B" [label="✗ marks (UWLR)", color="#c01f26", penwidth=2.6];' in lines
    assert '"system:B" -> "system:A" [label="? logins", style=dashed];' in lines
    edges = read(write(".graphml", graph)).get_edge_data("system:A", "system:B")
    (edge,) = edges.values()
    assert (edge["covered"], edge["party"], edge["standard"]) == ("no", "S", "uwlr")
