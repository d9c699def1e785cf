"""Figures on sentences held out: names by their spans, places of events by their tokens."""

from __future__ import annotations

_UNKNOWN = -100


def spans(tags: list[int]) -> set[tuple[int, int, int]]:
    """(first, last, tag of the first token) of each name; a name begins where its kind or a B tag does."""
    found: set[tuple[int, int, int]] = set()
    begin = kind = 0
    for i, tag in enumerate([*tags, 0]):
        inside = tag > 0 and tag % 2 == 0 and kind == tag - 1
        if kind and not inside:
            found.add((begin, i - 1, kind))
            kind = 0
        if tag > 0 and not inside:
            begin, kind = i, tag if tag % 2 else tag - 1
    return found


def score_tags(rows: list[tuple[list[int], list[int]]]) -> dict[str, float]:
    """F1 by kind over spans that overlap; what touches an unknown token does not count."""
    result = {}
    for kind, name in ((1, "place"), (3, "group"), (5, "person")):
        hit = found = wanted = 0
        for gold, got in rows:
            want = {span for span in spans([max(tag, 0) for tag in gold]) if span[2] == kind}
            have = {
                span
                for span in spans(got)
                if span[2] == kind and not any(gold[i] == _UNKNOWN for i in range(span[0], span[1] + 1))
            }
            wanted += len(want)
            found += len(have)
            hit += sum(any(a <= d and c <= b for c, d, _ in have) for a, b, _ in want)
        result[name] = round(100 * 2 * hit / max(found + wanted, 1), 1)
    return result


def chosen(tags: list[int], shares: list[float], least: float = 0.0) -> list[int]:
    """The tokens of the likeliest place of an event: the best token and its neighbours of the same name; or none."""
    nowhere = shares[-1]
    scores = shares[:-1]
    if not scores or max(scores) <= 0:
        return []
    best = max(range(len(scores)), key=scores.__getitem__)
    first = last = best
    while first > 0 and (scores[first - 1] > 0.3 * scores[best] and tags[first] == 2):
        first -= 1
    while last + 1 < len(scores) and scores[last + 1] > 0.3 * scores[best] and tags[last + 1] == 2:
        last += 1
    share = sum(scores[first : last + 1])
    return [] if nowhere > share + least else list(range(first, last + 1))


def score_where(rows: list[tuple[list[int], list[int], list[float]]]) -> dict[str, float]:
    """Token precision, recall and F1 of the place, and the share of events without place that get none."""
    hit = found = wanted = none = none_right = exact = 0
    for gold, tags, shares in rows:
        got, want = set(chosen(tags, shares)), set(gold)
        hit += len(got & want)
        found += len(got)
        wanted += len(want)
        exact += got == want
        if not want:
            none += 1
            none_right += not got
    p, r = hit / max(found, 1), hit / max(wanted, 1)
    return {
        "n": len(rows),
        "p": round(100 * p, 1),
        "r": round(100 * r, 1),
        "f1": round(200 * p * r / max(p + r, 1e-9), 1),
        "none": round(100 * none_right / max(none, 1), 1),
        "exact": round(100 * exact / max(len(rows), 1), 1),
    }
