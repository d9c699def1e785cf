"""Whether the confidence of places means what it says: of those called 0.9 sure, nine in ten lie where they should.

Expected calibration error over ten bins of equal width: in each bin the distance between the mean confidence and the
share of places within 161 km (100 miles) of the labelled point, weighted by the bin's size. Counted are the toponyms
that were recognised, are not optional, and have coordinates on both sides.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

_BINS = 10
_NEAR_KM = 161.0


def calibration(documents: Path, gold: Path, readings: Path) -> dict[str, float]:
    """The error, 1 less the error (for a floor), and the number of places, by figure name; empty for other labels."""
    if "toponyms" not in next(_rows(gold), {}):
        return {}
    texts = {row["id"]: row.get("text") or "" for row in _rows(documents)}
    read = {row["document"]["id"]: row for row in _rows(readings)}
    bins = [[0, 0, 0.0] for _ in range(_BINS)]
    for row in _rows(gold):
        reading = read.get(row["id"])
        if reading is None:
            continue
        for sure, right in _judged(reading, row["toponyms"], texts[row["id"]]):
            slot = bins[min(_BINS - 1, int(sure * _BINS))]
            slot[0] += 1
            slot[1] += right
            slot[2] += sure
    total = sum(slot[0] for slot in bins)
    error = sum(abs(slot[1] - slot[2]) for slot in bins) / total if total else 0.0
    return {"place calibration": 1 - error, "place calibration error": error, "places judged": float(total)}


def _judged(reading: dict[str, Any], toponyms: list[dict[str, Any]], text: str) -> Iterator[tuple[float, bool]]:
    """(confidence, whether within 161 km) of each labelled toponym that was recognised and resolved."""
    shift = reading["document"]["text"].find(text)
    if shift < 0:
        return
    places = [place for place in reading["annotations"]["places"] if place.get("span")]
    overlaps = []
    for i, toponym in enumerate(toponyms):
        for j, place in enumerate(places):
            start, end = place["span"]["start"] - shift, place["span"]["end"] - shift
            shared = min(end, toponym["end"]) - max(start, toponym["start"])
            if shared > 0:
                exact = (start, end) == (toponym["start"], toponym["end"])
                overlaps.append((-exact, -shared, i, j))
    paired: dict[int, int] = {}
    for _, _, i, j in sorted(overlaps):
        if i not in paired and j not in paired.values():
            paired[i] = j
    for i, j in sorted(paired.items()):
        toponym, place = toponyms[i], places[j]
        if toponym["optional"] or toponym["lat"] is None or place.get("lat") is None:
            continue
        yield place.get("confidence") or 0.0, _km(toponym, place) <= _NEAR_KM


def _km(one: dict[str, Any], other: dict[str, Any]) -> float:
    lat1, lon1, lat2, lon2 = (math.radians(point[axis]) for point in (one, other) for axis in ("lat", "lon"))
    half = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * 6371.0 * math.asin(math.sqrt(min(1.0, half)))


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as file:
        yield from map(json.loads, file)
