"""Why two reports were, or were not, taken for one happening: field by field, in words and bits."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import msgspec
import numpy as np

from dateline.knowledge.fusion_weights import fusion_weights

from .compare import compare
from .features import Features
from .table import table


class Step(msgspec.Struct, frozen=True):
    """One field: what either report has, how the two stand to each other, and how much that weighs in bits."""

    field: str
    a: str
    b: str
    level: str
    bits: float


class Waterfall(msgspec.Struct, frozen=True):
    """The steps from the prior to the sum, and what the weights make of it.

    `probability` is that of odds of 2 to the power of `total`: it ranks pairs, and is no frequency that every archive
    would bear out, least between 0.1 and 0.9. Of two reports of one document, which tells them apart, it is 0 and no
    row compares their text.
    """

    a: str
    b: str
    steps: tuple[Step, ...]
    total: float
    probability: float


def waterfall(a: Features, b: Features) -> Waterfall:
    """Why `a` and `b` are one happening or not; the sum is the weight of their link, whichever comes first."""
    one, other = sorted((a, b), key=lambda each: each.ref)
    found = compare(table([one, other]), np.array([0]), np.array([1]))
    weights = fusion_weights()
    apart = a.document == b.document
    prior = weights["prior"]["pair"]
    steps = [Step("prior", "", "", prior.words, prior.bits)]
    total = float(found.total[0])
    for field, levels in found.levels.items():
        weight = list(weights[field].values())[int(levels[0])]
        if apart and field == "text":
            total -= weight.bits
            continue
        show = _SHOWN[field]
        steps.append(Step(field, show(one), show(other), weight.words, weight.bits))
    bits = round(float(found.words[0]), 3)
    steps.append(Step("words", _some(one.terms), _some(other.terms), _in_common(one, other), bits))
    total = round(total, 3)
    return Waterfall(one.ref, other.ref, tuple(steps), total, 0.0 if apart else round(1 / (1 + 2.0**-total), 4))


def _in_common(a: Features, b: Features) -> str:
    shared = sorted({*a.terms, *a.aside} & {*b.terms, *b.aside})
    if not shared:
        return "no rare word in common"
    return "in common: " + ", ".join("a sentence" if each[0] == "e" else each[2:] for each in shared)


def _some(terms: tuple[str, ...]) -> str:
    names = [each[2:] for each in terms if each[0] in "bps"]
    return ", ".join(names[:6])


def _days(each: Features) -> str:
    if each.start is None or each.end is None:
        return ""
    first, last = (date.fromordinal(day).isoformat() for day in (each.start, each.end))
    return first if first == last else f"{first} to {last}"


def _count(count: tuple[int | None, int | None, int | None] | None) -> str:
    if count is None:
        return ""
    low, best, high = count
    return str(best if low == high or best is not None else f"at least {low}")


_SHOWN: dict[str, Callable[[Features], str]] = {
    "place": lambda each: ", ".join(part for part in (each.place, each.admin1, each.country) if part),
    "time": _days,
    "told": lambda each: "" if each.published is None else date.fromordinal(each.published).isoformat(),
    "hour": lambda each: "" if each.hour is None else f"{each.hour // 60:02}:{each.hour % 60:02}",
    "type": lambda each: each.subtype or each.type,
    "status": lambda each: "happened" if each.real else "threatened, attempted or denied",
    "killed": lambda each: _count(each.killed),
    "injured": lambda each: _count(each.injured),
    "sides": lambda each: ", ".join(each.doers + each.others),
    "weapon": lambda each: ", ".join(each.weapons),
    "text": lambda each: each.outlet or "",
    "rank": lambda each: str(each.rank),
}
