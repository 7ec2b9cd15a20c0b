"""How much parties differ in what they use for the same process (landscape.md D3).

The distance between two parties is Jaccard's: 1 minus what they share over all they use. Two gaps are not equal but
undefined; a gap against a system is 1. Every figure comes with the number of common processes it rests on.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from inventory.landscape.analysis import Json
    from inventory.landscape.model import LandscapeView, Process

Compare = Literal["product", "kind"]
Method = Literal["pairwise", "consensus", "level"]
Label = Literal["same", "same kind", "different", "one party", "no systems", "unknown"]
PairLabel = Literal["same", "same kind", "different", "one side", "no systems"]
Levels = dict[str, int]
"""Level of support by identity: system, or product family."""
PAIR_LABELS: tuple[PairLabel, ...] = ("same", "same kind", "different", "one side", "no systems")
TWO = 2


@dataclass(frozen=True, slots=True)
class PairDifference:
    """The difference between two parties that both run a process.

    Attributes:
        parties: Their keys.
        difference: 0 to 1, None when neither has a system.
        label: "same", "same kind" (other products of the same families), "different", "one side" (only one of them has
            a system) or "no systems".
    """

    parties: tuple[str, str]
    difference: float | None
    label: PairLabel

    def json(self) -> Json:
        """Return parties, difference and label."""
        return {
            "parties": list(self.parties),
            "difference": rounded(self.difference),
            "label": self.label,
        }


@dataclass(frozen=True, slots=True)
class PairSummary:
    """The difference between two parties over the processes that both run.

    Attributes:
        parties: Their keys.
        common: Number of processes that both run.
        defined: Number of those where at least one has a system: what the mean rests on.
        mean: Mean difference; None when none is defined.
        pooled: Distance of their (process, system) pairs of the common processes.
        labels: How many processes have each label; only those that occur.
    """

    parties: tuple[str, str]
    common: int
    defined: int
    mean: float | None
    pooled: float | None
    labels: Mapping[str, int]

    def json(self) -> Json:
        """Return parties, common, defined, mean, pooled and labels."""
        return {
            "parties": list(self.parties),
            "common": self.common,
            "defined": self.defined,
            "mean": rounded(self.mean),
            "pooled": rounded(self.pooled),
            "labels": dict(self.labels),
        }


@dataclass(frozen=True, slots=True)
class ProcessDifference:
    """The difference between the parties that run one process.

    Attributes:
        process: Code of the process.
        difference: 0 (all the same) to 1 (nothing shared); None when it is not defined.
        label: "same", "same kind" (other product of the same family), "different"; where it is not defined "one
            party" (fewer than two run it), "no systems" (no two can be compared) or "unknown" (fewer than two run it
            for certain, but more may).
        parties: Keys of the parties that run it.
        gaps: Keys of those among them without a system.
        pairs: Each two of them.
    """

    process: str
    difference: float | None
    label: Label
    parties: tuple[str, ...]
    gaps: tuple[str, ...]
    pairs: tuple[PairDifference, ...] = ()

    def json(self) -> Json:
        """Return process, difference, label, parties, gaps and pairs."""
        return {
            "process": self.process,
            "difference": rounded(self.difference),
            "label": self.label,
            "parties": list(self.parties),
            "gaps": list(self.gaps),
            "pairs": [pair.json() for pair in self.pairs],
        }


@dataclass(frozen=True, slots=True)
class Difference:
    """The difference between parties over all processes; None where it is not defined.

    Attributes:
        parties: Keys of the parties compared.
        processes: Each process, in reading order.
        mean: Mean over the processes where it is defined.
        pooled: Distance of all (process, system) pairs of the common processes, mean over the pairs of parties.
        weighted: Mean weighted by the importance of the processes.
        systems_only: Distance of the sets of systems, whatever they are used for; secondary.
        common: Number of processes that at least two parties run.
        defined: Number of processes that `mean` rests on.
        pairs: Each two parties.
    """

    parties: tuple[str, ...]
    processes: tuple[ProcessDifference, ...]
    mean: float | None
    pooled: float | None
    weighted: float | None
    systems_only: float | None
    common: int
    defined: int
    pairs: tuple[PairSummary, ...] = ()

    def json(self) -> Json:
        """Return the shape that `landscape difference` prints; distances with six decimals."""
        return {
            "parties": list(self.parties),
            "processes": [p.json() for p in self.processes],
            "mean": rounded(self.mean),
            "pooled": rounded(self.pooled),
            "weighted": rounded(self.weighted),
            "systems_only": rounded(self.systems_only),
            "common": self.common,
            "defined": self.defined,
            "pairs": [pair.json() for pair in self.pairs],
        }


def rounded(value: float | None) -> float | None:
    """Return a distance with six decimals."""
    return None if value is None else round(value, 6)


def distance(one: AbstractSet[Hashable], other: AbstractSet[Hashable]) -> float | None:
    """Return Jaccard's distance of two sets, None when both are empty."""
    union = one | other
    return 1 - len(one & other) / len(union) if union else None


def level_distance(one: Mapping[str, int], other: Mapping[str, int]) -> float | None:
    """Return Ružička's distance of two sets of systems weighted by level, None when both are empty."""
    keys = one.keys() | other.keys()
    most = sum(max(one.get(k, 0), other.get(k, 0)) for k in keys)
    least = sum(min(one.get(k, 0), other.get(k, 0)) for k in keys)
    return 1 - least / most if most else None


def mean(values: Iterable[float | None]) -> float | None:
    """Return the mean of the values that are defined, None when none is."""
    known = [v for v in values if v is not None]
    return sum(known) / len(known) if known else None


def difference(
    view: LandscapeView,
    parties: Sequence[str] | None = None,
    *,
    compare: Compare = "product",
    method: Method = "pairwise",
) -> Difference:
    """Return how much parties differ.

    Args:
        view: The landscape of one day.
        parties: Keys of the parties to compare, all when None.
        compare: By product, or by product family (a system without a recorded kind is its own family).
        method: "pairwise" is the mean over the pairs of parties, "consensus" counts only what all share, "level"
            weighs the pairs by level of support.
    """
    keys = tuple(p.key for p in view.parties if parties is None or p.key in parties)
    used = _Used(view, compare)
    rows = tuple(_process(used, p, keys, method) for p in view.processes)
    weights = {p.code: p.importance for p in view.processes}
    defined = [(r.difference, weights[r.process]) for r in rows if r.difference is not None]
    total = sum(w for _, w in defined)
    summaries = tuple(_summaries(used, keys, rows))
    return Difference(
        parties=keys,
        processes=rows,
        mean=mean(d for d, _ in defined),
        pooled=mean(pair.pooled for pair in summaries),
        weighted=sum(d * w for d, w in defined) / total if total else None,
        systems_only=mean(
            distance(used.everything(a), used.everything(b)) for a, b in combinations(keys, TWO)
        ),
        common=sum(1 for r in rows if len(r.parties) >= TWO),
        defined=len(defined),
        pairs=summaries,
    )


class _Used:
    """Which systems each party uses for each process, once by product and once by kind.

    Args:
        view: The landscape of one day.
        compare: Which of the two is compared.
    """

    def __init__(self, view: LandscapeView, compare: Compare) -> None:
        self.view = view
        self.compare = compare
        self.products: dict[tuple[str, str], Levels] = {}
        self.kinds: dict[tuple[str, str], Levels] = {}
        families = {key: f"kind:{s.kind}" if s.kind else f"system:{key}" for key, s in view.systems.items()}
        for row in view.support:
            spot = (row.party, row.process)
            for table, key in ((self.products, row.system), (self.kinds, families[row.system])):
                levels = table.setdefault(spot, {})
                levels[key] = max(levels.get(key, 0), row.level)

    @property
    def compared(self) -> Mapping[tuple[str, str], Levels]:
        """What is compared, by party and process."""
        return self.kinds if self.compare == "kind" else self.products

    def everything(self, party: str) -> set[str]:
        """Return all that a party uses, whatever for."""
        return {key for (owner, _code), levels in self.compared.items() if owner == party for key in levels}

    def pairs(self, party: str, codes: AbstractSet[str]) -> set[tuple[str, str]]:
        """Return what a party uses for some processes, as (process, system)."""
        return {(code, key) for code in codes for key in self.compared.get((party, code), ())}

    def pooled(self, one: str, other: str) -> float | None:
        """Return the distance of all that two parties use for the processes that both run."""
        common = self.view.runs(one) & self.view.runs(other)
        return distance(self.pairs(one, common), self.pairs(other, common))


def _between(sets: list[Levels], method: Method) -> float | None:
    if len(sets) < TWO:
        return None
    if method == "consensus":
        union = set().union(*sets)
        return 1 - len(union.intersection(*sets)) / len(union) if union else None
    if method == "level":
        return mean(level_distance(a, b) for a, b in combinations(sets, TWO))
    return mean(distance(a.keys(), b.keys()) for a, b in combinations(sets, TWO))


def _process(used: _Used, process: Process, parties: tuple[str, ...], method: Method) -> ProcessDifference:
    runners = tuple(p for p in parties if process.code in used.view.runs(p))
    products: dict[str, Levels] = {p: used.products.get((p, process.code), {}) for p in runners}
    kinds: dict[str, Levels] = {p: used.kinds.get((p, process.code), {}) for p in runners}
    compared = kinds if used.compare == "kind" else products
    return ProcessDifference(
        process=process.code,
        difference=_between(list(compared.values()), method),
        label=_label(used.view, process.code, parties, products, kinds),
        parties=runners,
        gaps=tuple(p for p, found in products.items() if not found),
        pairs=tuple(
            PairDifference((a, b), _two(compared[a], compared[b], method), _pair_label(a, b, products, kinds))
            for a, b in combinations(runners, TWO)
        ),
    )


def _two(one: Levels, other: Levels, method: Method) -> float | None:
    return level_distance(one, other) if method == "level" else distance(one.keys(), other.keys())


def _pair_label(a: str, b: str, products: Mapping[str, Levels], kinds: Mapping[str, Levels]) -> PairLabel:
    one, other = products[a].keys(), products[b].keys()
    if not one or not other:
        return "one side" if one or other else "no systems"
    if one == other:
        return "same"
    return "same kind" if kinds[a].keys() == kinds[b].keys() else "different"


def _label(
    view: LandscapeView,
    code: str,
    parties: tuple[str, ...],
    products: Mapping[str, Levels],
    kinds: Mapping[str, Levels],
) -> Label:
    if len(products) < TWO:
        unsure = sum(1 for p in parties if view.takes_part(p, code) == "unknown")
        return "unknown" if unsure and len(products) + unsure >= TWO else "one party"
    found = _between(list(products.values()), "pairwise")
    if found is None:
        return "no systems"
    if found == 0:
        return "same"
    return "same kind" if _between(list(kinds.values()), "pairwise") == 0 else "different"


def _summaries(
    used: _Used, parties: tuple[str, ...], rows: Sequence[ProcessDifference]
) -> Iterator[PairSummary]:
    """Yield the summary of each two parties."""
    of: dict[tuple[str, str], list[PairDifference]] = {}
    for row in rows:
        for pair in row.pairs:
            of.setdefault(pair.parties, []).append(pair)
    for a, b in combinations(parties, TWO):
        pairs = of.get((a, b), [])
        labels = Counter(pair.label for pair in pairs)
        yield PairSummary(
            parties=(a, b),
            common=len(pairs),
            defined=sum(pair.difference is not None for pair in pairs),
            mean=mean(pair.difference for pair in pairs),
            pooled=used.pooled(a, b),
            labels={label: labels[label] for label in PAIR_LABELS if labels[label]},
        )
