"""Reports that tell one happening: links drawn together without chains, and what persons judged kept.

Groups grow by the mean of all their pairs, where a pair without a link speaks against it: of a long day of clashes in
which each hour's report is a little like the next one's, the first and the last have nothing in common, and stay apart.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import heapify, heappop, heappush
from types import MappingProxyType

import numpy as np

from dateline.model import Judged

from .dense import merges
from .link import AGAINST, Link

#: Thousandths of a bit: whole numbers add up to the same in every order.
_UNIT = 1000
_MISSING = round(AGAINST * _UNIT)
#: From here on a link is beyond doubt: text, place, day and names agree.
_COPIES = 22 * _UNIT
#: So many groups, of which one pair in so many is linked (each pair is held twice), are grown on a matrix.
_HOT, _THICK = (120, 4_000), 8
_NONE = Judged()
Copies = Mapping[str, Sequence[Link]]
_NO_COPIES: Copies = MappingProxyType({})


def clusters(
    refs: Iterable[str], links: Sequence[Link], judged: Judged = _NONE, copies: Copies = _NO_COPIES
) -> list[tuple[str, ...]]:
    """The reports in groups of one happening, each sorted, in the order of their first refs; every ref once.

    Two groups are united while the mean weight of their pairs is above 0, the best first; never two that hold reports
    of one document, which were told apart where they stand side by side, or that a person judged to be apart. Then the
    groups of reports that a person judged to be together are united as they are. What comes out for reports that are
    joined by links above 0 or by judgements rests on these reports alone.

    `copies` (of the function of that name) are one from the start, where no person keeps them apart. Those that `refs`
    does not name stand behind the first of them, as many as they are, and what comes out is what it would be if each
    had the links of the first; `judged` then names none of them.
    """
    names = sorted(set(refs))
    known = set(names)
    together = sorted(pair for pair in judged.together if known.issuperset(pair))
    for_it = [(x.a, x.b) for x in links if x.weight > 0 and x.a in known and x.b in known]
    part_of = _components(together + for_it)
    parts: dict[str, _Part] = defaultdict(_Part)
    for name, first in part_of.items():
        parts[first].names.append(name)
        if name in copies:
            behind = [link.b for link in copies[name]]
            parts[first].behind[name] = [each for each in behind if each not in known]
            parts[first].equal += [(name, each) for each in behind if each in known]
    for link in links:
        if link.a in part_of and part_of[link.a] == part_of.get(link.b):
            parts[part_of[link.a]].links.append(link)
    for a, b in judged.apart:
        if a in part_of and part_of[a] == part_of.get(b):
            parts[part_of[a]].apart.append((a, b))
    for a, b in together:
        parts[part_of[a]].together.append((a, b))
    alone = [(name, *(x.b for x in copies.get(name, ()) if x.b not in known)) for name in names if name not in part_of]
    return sorted([*alone, *(group for part in parts.values() for group in part.groups())])


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


@dataclass(slots=True)
class _Part:
    """Reports that may be one happening, with the links and judgements among them."""

    names: list[str] = field(default_factory=list)
    behind: dict[str, list[str]] = field(default_factory=dict)
    equal: list[tuple[str, str]] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    apart: list[tuple[str, str]] = field(default_factory=list)
    together: list[tuple[str, str]] = field(default_factory=list)

    def groups(self) -> list[tuple[str, ...]]:
        grown = self._start()
        grown.grow()
        if not all(grown.unite_judged(*pair) for pair in self.together):
            # what is judged to be one was drawn together with something that is judged apart from the rest of it
            grown = self._start()
            for pair in self.together:
                grown.unite_judged(*pair)
            grown.grow()
        return [tuple(sorted(group)) for group in grown.group.values()]

    def _start(self) -> _Groups:
        return _Groups(self.names, self.behind, self.links, self.apart, self.equal)


class _Groups:
    """Groups of reports while they grow; each goes by its smallest ref."""

    def __init__(
        self,
        names: Iterable[str],
        behind: Mapping[str, Sequence[str]],
        links: Iterable[Link],
        apart: Iterable[tuple[str, str]],
        equal: Iterable[tuple[str, str]],
    ) -> None:
        self.group = {name: [name, *behind.get(name, ())] for name in names}
        self.home = {name: name for name in self.group}
        self.documents = {name: {ref.rpartition("/")[0] or ref for ref in refs} for name, refs in self.group.items()}
        self.version = dict.fromkeys(self.group, 0)
        #: For each group its neighbours, with the sum of the weights of the pairs that are linked, and their number.
        self.sums: dict[str, dict[str, tuple[int, int]]] = {name: {} for name in self.group}
        self.apart: dict[str, set[str]] = defaultdict(set)
        for a, b in apart:
            self._keep_apart(a, b)
        weights = [(round(link.weight * _UNIT), link.a, link.b) for link in links]
        many = {name: len(refs) for name, refs in self.group.items()}
        self._unite_copies((math.inf, a, b) for a, b in equal)
        self._unite_copies(each for each in weights if each[0] >= _COPIES)
        for weight, a, b in weights:
            one, other = self.home[a], self.home[b]
            if one != other:
                total, linked = self.sums[one].get(other, (0, 0))
                pairs = many[a] * many[b]
                self.sums[one][other] = self.sums[other][one] = (total + weight * pairs, linked + pairs)

    def _unite_copies(self, weights: Iterable[tuple[float, str, str]]) -> None:
        """Unite at once what is beyond doubt: a hundred copies of one text are ten thousand pairs."""
        for _, a, b in sorted(weights, key=lambda each: (-each[0], each[1], each[2])):
            one, other = sorted((self.home[a], self.home[b]))
            if one != other and other not in self.apart[one] and self.documents[one].isdisjoint(self.documents[other]):
                self._unite(one, other)

    def unite_judged(self, a: str, b: str) -> bool:
        """Unite the groups of what a person judged to be one; False where a person keeps something in them apart."""
        one, other = self.home[a], self.home[b]
        if other in self.apart[one]:
            return False
        if one != other:
            self._unite(min(one, other), max(one, other))
        return True

    def grow(self) -> None:
        """Unite groups until no two are left whose pairs speak for it in the mean."""
        count = len(self.group)
        if _HOT[0] <= count <= _HOT[1] and sum(map(len, self.sums.values())) * _THICK > count * count:
            self._grow_dense()
            return
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

    def _grow_dense(self) -> None:
        """The same on a matrix; afterwards no sums are left, for nothing grows any more."""
        names = sorted(self.group)
        number = {name: at for at, name in enumerate(names)}
        sizes = np.array([len(self.group[name]) for name in names])
        sums = np.outer(sizes, sizes) * _MISSING
        barred = np.zeros(sums.shape, np.bool_)
        holders: dict[str, list[int]] = defaultdict(list)
        for name, at in number.items():
            for document in self.documents[name]:
                holders[document].append(at)
            barred[at, [number[other] for other in self.apart.get(name, ())]] = True
            near = self.sums[name]
            its = [number[other] for other in near]
            totals = [total - linked * _MISSING for total, linked in near.values()]
            sums[at, its] += np.array(totals, np.int64)
        for some in holders.values():
            barred[np.ix_(some, some)] = True
        self.sums = {name: {} for name in names}
        for first, second in merges(sums, sizes, barred):
            self._unite(names[first], names[second])

    def _keep_apart(self, a: str, b: str) -> None:
        self.apart[a].add(b)
        self.apart[b].add(a)

    def _entry(self, a: str, b: str) -> tuple[float, str, str, int, int] | None:
        if b in self.apart[a] or not self.documents[a].isdisjoint(self.documents[b]):
            return None
        total, linked = self.sums[a][b]
        pairs = len(self.group[a]) * len(self.group[b])
        total += (pairs - linked) * _MISSING
        return (-total / pairs, a, b, self.version[a], self.version[b]) if total > 0 else None

    def _unite(self, a: str, b: str) -> None:
        """Take group `b` into `a`, the smaller."""
        taken = self.group.pop(b)
        self.group[a] += taken
        self.documents[a] |= self.documents.pop(b)
        self.version[a] += 1
        for name in taken:
            self.home[name] = a
        for other in self.apart.pop(b, set()):
            self.apart[other].discard(b)
            self._keep_apart(a, other)
        for other, (total, linked) in self.sums.pop(b, {}).items():
            del self.sums[other][b]
            if other != a:
                mine, my_linked = self.sums[a].get(other, (0, 0))
                self.sums[a][other] = self.sums[other][a] = (mine + total, my_linked + linked)
