"""Make `src/dateline/knowledge/event_place.json` again from the event-location set (MIT).

    python -m training.event_place.train FOLDER_OF_THE_SET [--out FILE] [--check]

Prints the cross-validated figures (five folds by sentence) and writes the weights of a fit on everything. `--check`
writes nothing and fails where the file is not what would be written. Same data and same code give the same bytes:
there is no random number in it, the folds come from the hash of the sentence's id, and weights keep three decimals.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from training.event_place.data import FOLDS, Case, cases

#: Strength of the pull towards 0, and in how many answers a feature must occur to get a weight.
RIDGE = 2.0
LEAST = 5
#: How often a place is right must be this many times as likely as none, to be told (see `dateline.code.where`).
LEAN = 1.0
OUT = Path(__file__).parents[2] / "src" / "dateline" / "knowledge" / "event_place.json"


def fit(sample: Sequence[Case]) -> dict[str, float]:
    """Weights of a conditional logit with a ridge, by Newton's method; the sum over right answers is what is fitted."""
    sample = [case for case in sample if len(case.features) > 1]
    counts = Counter(name for case in sample for features in case.features for name in features)
    names = sorted(name for name, count in counts.items() if count >= LEAST)
    column = {name: i for i, name in enumerate(names)}
    rows = sum(len(case.features) for case in sample)
    x, right = np.zeros((rows, len(names))), np.zeros(rows, dtype=bool)
    starts, at = [], 0
    for case in sample:
        starts.append(at)
        for i, features in enumerate(case.features):
            for name, value in features.items():
                if name in column:
                    x[at + i, column[name]] = value
            right[at + i] = i in case.right
        at += len(case.features)
    first = np.array(starts)
    group = np.repeat(np.arange(len(first)), np.diff([*first, rows]))
    w = np.zeros(len(names))
    for _ in range(60):
        p = _softmax(x @ w, first, group)
        held = np.where(right, p, 0.0)
        target = held / np.add.reduceat(held, first)[group]
        gradient = x.T @ (p - target) + RIDGE * w
        mean = np.add.reduceat(p[:, None] * x, first)
        hessian = (x * p[:, None]).T @ x - mean.T @ mean + RIDGE * np.eye(len(names))
        step = np.linalg.solve(hessian, gradient)
        w -= step
        if np.abs(step).max() < 1e-9:
            break
    return {name: round(float(value), 3) for name, value in zip(names, w, strict=True) if abs(value) >= 0.02}


def _softmax(sums: np.ndarray, first: np.ndarray, group: np.ndarray) -> np.ndarray:
    shares = np.exp(sums - np.maximum.reduceat(sums, first)[group])
    return shares / np.add.reduceat(shares, first)[group]


def answer(weights: dict[str, float], case: Case, lean: float = LEAN) -> int:
    """Index of the answer that the weights give."""
    sums = [sum(weights.get(name, 0.0) * value for name, value in each.items()) for each in case.features]
    sums[-1] += float(np.log(lean))
    return max(range(len(sums)), key=lambda i: (sums[i], -i))


def crossed(sample: Sequence[Case], lean: float = LEAN) -> dict[str, dict[str, float]]:
    """Figures by group, each case answered by a fit without its fold."""
    counts: dict[str, Counter[str]] = {}
    for fold in range(FOLDS):
        weights = fit([case for case in sample if case.fold != fold])
        for case in sample:
            if case.fold != fold:
                continue
            given = answer(weights, case, lean)
            got = case.listed[given]
            for group in (case.group, *(["all"] if case.group != "noun" else [])):
                count = counts.setdefault(group, Counter())
                count["n"] += 1
                count["hit"] += len(got & case.gold)
                count["got"] += len(got)
                count["want"] += len(case.gold)
                count["covered"] += len(case.gold & frozenset().union(*case.tokens))
                count["choice"] += given in case.right
                count["same"] += got == case.gold
                count["none"] += not case.gold
                count["none_right"] += not case.gold and not got
    return {group: _figures(counts[group]) for group in ("violence", "protest", "all", "noun")}


def _figures(count: Counter[str]) -> dict[str, float]:
    precision, recall = count["hit"] / count["got"], count["hit"] / count["want"]
    figures = {
        "precision": precision,
        "recall": recall,
        "f1": 2 * precision * recall / (precision + recall),
        "same_tokens": count["same"] / count["n"],
        "no_location": count["none_right"] / max(1, count["none"]),
        "right_choice": count["choice"] / count["n"],
        "gold_among_places": count["covered"] / count["want"],
    }
    return {"n": count["n"], **{name: round(value, 3) for name, value in figures.items()}}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    sample = cases(options.folder)
    figures = crossed(sample)
    for group, each in figures.items():
        print(f"{group:9}", "  ".join(f"{name} {value}" for name, value in each.items()))
    record = {
        "model": "conditional logit over named features; see training/event_place/README.md",
        "data": "event_location (A. Halterman 2019), MIT",
        "cross_validated": figures,
        "weights": fit(sample),
    }
    text = json.dumps(record, indent=1, sort_keys=True, ensure_ascii=False) + "\n"
    if options.check:
        same = options.out.read_text(encoding="utf-8") == text
        print("the same bytes" if same else f"{options.out.name} is not what this data and code make")
        return 0 if same else 1
    options.out.write_text(text, encoding="utf-8")
    print(f"{len(record['weights'])} weights written to {options.out.name}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
