"""From reports and their links to fused incidents: what runs over a store and over a file of Readings share."""

from __future__ import annotations

import struct
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from dateline.fuse.across import Features, Link, clusters, copies, voices
from dateline.fuse.joined import join
from dateline.model import UNREAL, FusedIncident, Judged, Judgement, Report
from dateline.review import corrected, effect_on, home_of, judged, with_words

#: Refs of the reports that a judgement names now: of its `reports`, and of its `rest`.
Named = tuple[tuple[str, ...], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Ruling:
    """The judgements that stand, oldest first, with the reports that each names now."""

    judgements: tuple[Judgement, ...] = ()
    named: Mapping[int, Named] = field(default_factory=dict)
    judged: Judged = field(default_factory=Judged)

    @classmethod
    def of(cls, judgements: Sequence[Judgement], named: Mapping[int, Named]) -> Ruling:
        """The ruling of judgements that stand; one that names no report any more rules nothing."""
        kept = tuple(each for each in judgements if any(named.get(each.number, ())))
        return cls(kept, named, judged(kept, named))

    def refs(self, judgement: Judgement) -> tuple[str, ...]:
        """All reports that a judgement names."""
        taken, rest = self.named[judgement.number]
        return (*taken, *rest)


@dataclass(frozen=True, slots=True)
class Made:
    """A fused incident with what persons decided of it; `machine` where a person corrected something."""

    incident: FusedIncident
    verdict: str | None = None
    machine: FusedIncident | None = None


def happened(report: Report) -> bool:
    """Whether anything of it is told as having happened or been tried, not only planned, threatened or denied."""
    return not all(event.status in UNREAL for event in report.events)


def of_one_kind(links: Iterable[Link], real: Mapping[str, bool]) -> list[Link]:
    """The links without those between what happened and what did not: a threat carried out is two things."""
    return [link for link in links if real[link.a] == real[link.b]]


def copies_of(features: Iterable[Features], real: Mapping[str, bool]) -> dict[str, Sequence[Link]]:
    """Reports that are equal in all that is compared, and in whether they happened: links of each first to the rest."""
    parts: tuple[list[Features], list[Features]] = [], []
    for each in features:
        parts[real[each.ref]].append(each)
    return {first: links for part in parts for first, links in copies(part).items()}


def groups_of(
    refs: Iterable[str], links: Iterable[Link], ruling: Ruling, equal: Mapping[str, Sequence[Link]]
) -> list[tuple[str, ...]]:
    """The reports grouped into incidents, by the first ref of each; `equal` (see `copies_of`) are of one."""
    known = set(refs)
    of_these = Judged(
        together=frozenset(pair for pair in ruling.judged.together if known.issuperset(pair)),
        apart=frozenset(pair for pair in ruling.judged.apart if known.issuperset(pair)),
    )
    return sorted(clusters(sorted(known), sorted(links, key=lambda link: (link.a, link.b)), of_these, equal))


def make(
    groups: Sequence[Sequence[str]],
    reports: Mapping[str, Report],
    signatures: Mapping[str, bytes],
    links: Iterable[Link],
    ruling: Ruling,
) -> Iterator[Made]:
    """The incidents of groups that hang together by links or judgements; `signatures` are by document."""
    refs = [ref for group in groups for ref in group]
    touched = [
        each for each in ruling.judgements if any(ref in reports for part in ruling.named[each.number] for ref in part)
    ]
    homes = {}
    for each in touched:
        if home := home_of(ruling.refs(each), groups):
            homes[each.number] = home
    voice = _voices(refs, signatures, links, ruling.judged)
    for group in groups:
        of_these = {ref.rpartition("/")[0]: voice[ref] for ref in group if ref in voice}
        machine = join([reports[ref] for ref in group], of_these)
        effect = effect_on(group, touched, ruling.named, homes)
        if not effect.all:
            yield Made(machine)
            continue
        told = with_words(corrected(machine, effect.corrections), effect.all)
        yield Made(told, effect.verdict, machine if effect.corrections else None)


def _voices(
    refs: Sequence[str], signatures: Mapping[str, bytes], links: Iterable[Link], judged_: Judged
) -> dict[str, str]:
    """By report the name of the texts that its document is a copy of; of a document without copies none.

    Copies are told among the documents that hang together by links and judgements, and among no others: what is said of
    one incident must not depend on what else is looked at in the same go.
    """
    found: dict[str, str] = {}
    for part in components(refs, [(link.a, link.b) for link in links if link.weight > 0], judged_.together):
        documents = {ref.rpartition("/")[0] for ref in part}
        if len(documents) > 1:
            named = voices({each: unpacked(signatures[each]) for each in sorted(documents)})
            copied = Counter(named.values())
            found.update((ref, name) for ref in part if copied[name := named[ref.rpartition("/")[0]]] > 1)
    return found


def components(refs: Sequence[str], *edges: Iterable[tuple[str, str]]) -> list[list[str]]:
    """Reports that hang together by edges; edges to reports that are not given are none."""
    parent = {ref: ref for ref in refs}

    def root(ref: str) -> str:
        while parent[ref] != ref:
            parent[ref] = parent[parent[ref]]
            ref = parent[ref]
        return ref

    for some in edges:
        for a, b in some:
            if a in parent and b in parent:
                mine, its = root(a), root(b)
                parent[max(mine, its)] = min(mine, its)
    found: dict[str, list[str]] = {}
    for ref in sorted(parent):
        found.setdefault(root(ref), []).append(ref)
    return list(found.values())


def packed(signature: Sequence[int]) -> bytes:
    """A signature in four bytes a number."""
    return struct.pack(f"<{len(signature)}I", *signature)


def unpacked(blob: bytes) -> tuple[int, ...]:
    """The signature again."""
    return struct.unpack(f"<{len(blob) // 4}I", blob)
