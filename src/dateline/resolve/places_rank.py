"""Which place of several with one name is meant: size, the report's country and province, what is named beside it."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from dateline.knowledge.gazetteer import Entry

from .places_candidates import prior
from .places_joint import Focus, Group, Shares, together
from .places_near import inside

#: What a whole report about one country, or one province, adds to a place in it (powers of ten).
_COUNTRY, _ADMIN1 = 4.5, 6.0
#: What a container named beside the place adds to those in it, and takes from those elsewhere.
_IN_BOX, _OUT_OF_BOX = 6.0, 2.0
#: What "once said with its container" adds ("Paris, Texas": the next "Paris" too).
_CHOSEN = 4.0
#: What each doubling of the other countries named adds to a country: "China, Mexico and Peru" are no towns of Indiana.
_NATION = 1.0
#: A name's vote falls by this power of e for each power of ten between its best reading and another.
_VOTE = 1.5
#: Beyond this many times, saying a name again tells no more of what the report is about.
_OFTEN = 4


def rank(
    entries: Sequence[Entry], kind: str | None, focus: Focus, box: Entry | None, key: str
) -> list[tuple[float, Entry]]:
    """Candidates with their scores, best first; equal scores in the order of the gazetteer."""
    near = focus.near.get(key, {})
    scored = []
    for entry in entries:
        score = prior(entry, kind, tuple(entries))
        score += _COUNTRY * focus.country_beside(entry.country, key)
        if entry.admin1_row is not None and entry.kind != "country":
            score += _ADMIN1 * focus.admin1_beside(entry.admin1_row, key)
        score += near.get(entry.row, 0.0)
        if entry.kind == "country":
            score += _NATION * math.log2(1 + len(focus.nations - {entry.country}))
        if box is not None:
            score += _IN_BOX if inside(entry, box) else -_OUT_OF_BOX
        if focus.chosen.get(key) == entry.row:
            score += _CHOSEN
        scored.append((score, entry))
    return sorted(scored, key=lambda pair: (-pair[0], pair[1].row))


def focus_of(groups: Sequence[Group], home: Mapping[str, float] | None = None) -> Focus:
    """What a report is about: two rounds, the second in the light of the first.

    `home` weighs countries that the report is likely about before its names are read (its outlet's, its actors').
    """
    nations = frozenset(e.country for g in groups for e in g.entries if e.kind in ("country", "demonym"))
    focus = Focus(near=together(groups), nations=nations)
    for iso, weight in sorted((home or {}).items()):
        focus.shares.add(iso, None, weight)
    for _ in range(2):
        shares, own = Shares(), {group.key: Shares() for group in groups}
        for iso, weight in sorted((home or {}).items()):
            shares.add(iso, None, weight)
        for group in groups:
            ranked = rank(group.entries, group.kind, focus, None, group.key)
            if not ranked:
                continue
            best = ranked[0][0]
            weights = [(math.exp(_VOTE * (score - best)), entry) for score, entry in ranked]
            total = sum(weight for weight, _ in weights)
            for weight, entry in weights:
                share = min(group.times, _OFTEN) ** 0.5 * weight / total
                province = None if entry.kind == "country" else entry.admin1_row
                shares.add(entry.country, province, share)
                own[group.key].add(entry.country, province, share)
        focus = Focus(shares, own, focus.near, nations)
    return focus
