"""Reports that tell one happening: links drawn together without chains, and what persons judged kept.

Groups grow by the mean of all their pairs, where a pair without a link speaks against it: of a long day of clashes in
which each hour's report is a little like the next one's, the first and the last have nothing in common, and stay apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from heapq import heapify, heappop, heappush

from dateline.model import Judged

from .link import AGAINST, Link

#: Thousandths of a bit: whole numbers add up to the same in every order.
_UNIT = 1000
_MISSING = round(AGAINST * _UNIT)
_NONE = Judged()


def clusters(refs: Iterable[str], links: Sequence[Link], judged: Judged = _NONE) -> list[tuple[str, ...]]:
    """The reports in groups of one happening, each sorted, in the order of their first refs; every ref once.

    Two groups are united while the mean weight of their pairs is above 0, the best first; never two that hold reports
    of one document, which were told apart where they stand side by side, or that a person judged to be apart. What
    comes out for reports that are joined by links above 0 or by judgements rests on these reports alone.
    """
    names = sorted(set(refs))
    known = set(names)
    together = sorted(pair for pair in judged.together if known.issuperset(pair))
    for_it = [(x.a, x.b) for x in links if x.weight > 0 and x.a in known and x.b in known]
    part_of = _components(together + for_it)
    parts: dict[str, _Part] = defaultdict(_Part)
    for name, first in part_of.items():
        parts[first].add(name)
    for link in links:
        if link.a in part_of and part_of[link.a] == part_of.get(link.b):
            parts[part_of[link.a]].link(link.a, link.b, round(link.weight * _UNIT))
    for a, b in judged.apart:
        if a in part_of and part_of[a] == part_of.get(b):
            parts[part_of[a]].keep_apart(a, b)
    for a, b in together:
        parts[part_of[a]].unite_judged(a, b)
    alone = [(name,) for name in names if name not in part_of]
    return sorted([*alone, *(group for part in parts.values() for group in part.grown())])


def _components(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The smallest name among those that each is joined with, of all that stand in a pair."""
    parent: dict[str, str] = {}

    def root(name: str) -> str:
        while (above := parent.setdefault(name, name)) != name:
            parent[name] = parent[above]
            name = above
        return name

    for a, b in pairs:
        one, other = root(a), root(b)
        if one != other:
            parent[max(one, other)] = min(one, other)
    return {name: root(name) for name in list(parent)}


class _Part:
    """Groups of reports that may become one; each goes by its smallest ref."""

    def __init__(self) -> None:
        self.group: dict[str, list[str]] = {}
        self.home: dict[str, str] = {}
        self.documents: dict[str, set[str]] = {}
        #: For each group its neighbours, with the sum of the weights of the pairs that are linked, and their number.
        self.sums: dict[str, dict[str, tuple[int, int]]] = defaultdict(dict)
        self.apart: dict[str, set[str]] = defaultdict(set)
        self.version: dict[str, int] = {}

    def add(self, name: str) -> None:
        self.group[name] = [name]
        self.home[name] = name
        self.documents[name] = {name.rpartition("/")[0] or name}
        self.version[name] = 0

    def link(self, a: str, b: str, weight: int) -> None:
        self.sums[a][b] = self.sums[b][a] = (weight, 1)

    def keep_apart(self, a: str, b: str) -> None:
        self.apart[a].add(b)
        self.apart[b].add(a)

    def unite_judged(self, a: str, b: str) -> None:
        """Unite what a person judged to be one; not where that would unite what a person keeps apart."""
        one, other = self.home[a], self.home[b]
        if one != other and other not in self.apart[one]:
            self._unite(min(one, other), max(one, other))

    def grown(self) -> list[tuple[str, ...]]:
        """The groups when no two are left whose pairs speak for uniting them in the mean."""
        heap = [entry for a in sorted(self.group) for b in self.sums[a] if a < b and (entry := self._entry(a, b))]
        heapify(heap)
        while heap:
            _, a, b, of_a, of_b = heappop(heap)
            if a not in self.group or b not in self.group or (self.version[a], self.version[b]) != (of_a, of_b):
                continue
            self._unite(a, b)
            for other in self.sums[a]:
                if entry := self._entry(min(a, other), max(a, other)):
                    heappush(heap, entry)
        return [tuple(sorted(group)) for group in self.group.values()]

    def _entry(self, a: str, b: str) -> tuple[float, str, str, int, int] | None:
        if b in self.apart[a] or self.documents[a] & self.documents[b]:
            return None
        total, linked = self.sums[a][b]
        pairs = len(self.group[a]) * len(self.group[b])
        total += (pairs - linked) * _MISSING
        return (-total / pairs, a, b, self.version[a], self.version[b]) if total > 0 else None

    def _unite(self, a: str, b: str) -> None:
        """Take group `b` into `a`, the smaller."""
        self.group[a] += self.group.pop(b)
        self.documents[a] |= self.documents.pop(b)
        self.version[a] += 1
        for name in self.group[a]:
            self.home[name] = a
        for other in self.apart.pop(b, set()):
            self.apart[other].discard(b)
            self.keep_apart(a, other)
        for other, (total, linked) in self.sums.pop(b, {}).items():
            del self.sums[other][b]
            if other != a:
                mine, my_linked = self.sums[a].get(other, (0, 0))
                self.sums[a][other] = self.sums[other][a] = (mine + total, my_linked + linked)
