"""Why two reports are one happening or not: the weights field by field, and what persons judged of them."""

from __future__ import annotations

from itertools import product

import msgspec

from dateline.fuse.across import Features, Waterfall, waterfall
from dateline.model import InputError, Report
from dateline.review import in_words, judged
from dateline.store import Store
from dateline.store.fusing import Fusing

from .ruling import ruling_of


class Pair(msgspec.Struct, frozen=True, kw_only=True):
    """Two reports compared: the waterfall of weights, and the judgements on the pair (the last one counts)."""

    a: str
    b: str
    waterfall: Waterfall
    judged: tuple[str, ...] = ()
    together: bool | None = None


class Why(msgspec.Struct, frozen=True, kw_only=True):
    """Two things compared: each pair of their reports, the likeliest first, and the incidents that hold them now."""

    a: str
    b: str
    one: bool
    incidents: tuple[str, ...]
    pairs: tuple[Pair, ...]


def why(store: Store, one: str, other: str) -> Why:
    """Compare two reports, fused incidents or documents, pair by pair. Raises InputError where one is not found.

    A thing compared with itself is compared within: each of an incident's reports with each other one.
    """
    refs, others = refs_of(store, one), refs_of(store, other)
    pairs = sorted({(min(a, b), max(a, b)) for a, b in product(refs, others) if a != b})
    if not pairs:
        raise InputError(f"{one} and {other} are one report: name two")
    ruling = ruling_of(store)
    kept = Fusing(store).features_of({ref for pair in pairs for ref in pair})
    made = {ref: msgspec.msgpack.decode(blob, type=Features) for ref, blob in kept.items()}
    decided = [(in_words(each), judged([each], ruling.named)) for each in ruling.judgements]
    compared = []
    for a, b in pairs:
        words = tuple(said for said, on in decided if (a, b) in on.together or (a, b) in on.apart)
        held = True if (a, b) in ruling.judged.together else False if (a, b) in ruling.judged.apart else None
        compared.append(Pair(a=a, b=b, waterfall=waterfall(made[a], made[b]), judged=words, together=held))
    compared.sort(key=lambda pair: (-pair.waterfall.total, pair.a, pair.b))
    homes = {ref: store.fused_of(ref).id for ref in {*refs, *others}}
    return Why(
        a=one,
        b=other,
        one=len(set(homes.values())) == 1,
        incidents=tuple(sorted(set(homes.values()))),
        pairs=tuple(compared),
    )


def refs_of(store: Store, name: str) -> list[str]:
    """The refs of the reports that a person means: of a report, of a fused incident, or of a document."""
    try:
        return list(store.fused_of(name).incident.reports) if "/" not in name else [_report(store, name)]
    except InputError as missing:
        try:
            document, part = store.find(name)
        except InputError:
            raise missing from None
        if part is not None:
            return [_report(store, f"{document}/{part}")]
        found = [f"{document}/{incident.id}" for incident in store.reading(document).incidents]
        if not found:
            raise InputError(f"document {document} tells no incident") from None
        return [_report(store, ref) for ref in found]


def _report(store: Store, ref: str) -> str:
    """The ref, where the report was fused."""
    store.fused_of(ref)
    return ref


def alike(store: Store, reports: list[Report]) -> dict[str, tuple[str, float]]:
    """For each report of an incident the other one that it is likest, and the weight of their link in bits."""
    steps = Fusing(store)
    pks = steps.pks(report.ref for report in reports)
    names = {pk: ref for ref, pk in pks.items()}
    best: dict[str, tuple[str, float]] = {}
    for a, b, weight in sorted(steps.neighbours(names), key=lambda link: -link[2]):
        if a in names and b in names:
            best.setdefault(names[a], (names[b], weight))
            best.setdefault(names[b], (names[a], weight))
    return best
