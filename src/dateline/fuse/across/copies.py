"""Reports that are equal in all that is compared: a wire story in a thousand outlets is compared once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

import msgspec
import numpy as np

from .compare import compare
from .features import Features
from .link import Link
from .table import table


def copies(features: Iterable[Features]) -> dict[str, tuple[Link, ...]]:
    """Of reports that differ in nothing but their ref the first ref, with its links to the others; of those without
    an equal none.

    All of them have the same links with every other report, so that comparing the first is enough. Copies are told by
    their text, so that a report whose text has no prose is nobody's; nor are two reports of one document, or equal
    reports that know so little that nothing speaks for one happening.
    """
    alike: dict[bytes, list[Features]] = defaultdict(list)
    for each in sorted(features, key=lambda each: each.ref):
        if each.signature:
            alike[_but_for_its_ref(each)].append(each)
    several = [_one_a_document(group) for group in alike.values() if len(group) > 1]
    if not several:
        return {}
    first = np.arange(len(several))
    weights = np.round(compare(table([group[0] for group in several]), first, first).total, 3).tolist()
    return {
        group[0].ref: tuple(Link(group[0].ref, each.ref, weight) for each in group[1:])
        for group, weight in zip(several, weights, strict=True)
        if weight > 0 and len(group) > 1
    }


def _but_for_its_ref(each: Features) -> bytes:
    return msgspec.msgpack.encode(msgspec.structs.replace(each, ref=""))


def _one_a_document(group: Sequence[Features]) -> list[Features]:
    found: dict[str, Features] = {}
    for each in group:
        found.setdefault(each.document, each)
    return list(found.values())
