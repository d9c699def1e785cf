"""A softmax over named features with a ridge, by Newton's method. No random number is in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

#: Strength of the pull towards 0, and in how many pairs a feature must occur to get a weight.
RIDGE = 4.0
LEAST = 3
Weights = dict[str, tuple[float, float]]


def fit(rows: Sequence[Sequence[str]], true: Sequence[int], ridge: float = RIDGE, least: int = LEAST) -> Weights:
    """Weights of the first two parts (doer, target) of each feature; the third ("none") has weights of 0.

    `true` holds 0, 1 or 2 for each row. Raises ValueError where the two differ in length.
    """
    counts = Counter(name for row in rows for name in set(row))
    names = sorted(name for name, count in counts.items() if count >= least)
    column = {name: i for i, name in enumerate(names)}
    x = np.zeros((len(rows), len(names)))
    for i, row in enumerate(rows):
        for name in row:
            if name in column:
                x[i, column[name]] = 1.0
    y = np.zeros((len(rows), 2))
    for i, part in zip(range(len(rows)), true, strict=True):
        if part < 2:
            y[i, part] = 1.0
    n = len(names)
    w = np.zeros((n, 2))
    for _ in range(50):
        p = shares(x @ w)
        gradient = x.T @ (p - y) + ridge * w
        blocks = [[x.T @ (x * (p[:, a] * ((a == b) - p[:, b]))[:, None]) for b in (0, 1)] for a in (0, 1)]
        hessian = np.block(blocks) + ridge * np.eye(2 * n)
        step = np.linalg.solve(hessian, gradient.T.reshape(-1)).reshape(2, n).T
        w -= step
        if np.abs(step).max() < 1e-8:
            break
    rounded = {name: (round(float(a), 2), round(float(b), 2)) for name, (a, b) in zip(names, w, strict=True)}
    return {name: both for name, both in rounded.items() if max(abs(both[0]), abs(both[1])) >= 0.05}


def shares(sums: np.ndarray) -> np.ndarray:
    """Probabilities of the two parts from their sums, that of "none" being 0; one row each."""
    top = np.maximum(sums.max(axis=1), 0.0)
    exps = np.exp(sums - top[:, None])
    shared: np.ndarray = exps / (exps.sum(axis=1) + np.exp(-top))[:, None]
    return shared


def probabilities(weights: Weights, row: Sequence[str]) -> tuple[float, float]:
    """How likely a pair with these features is doer and target."""
    known = [weights[name] for name in row if name in weights]
    sums = np.array([[sum(a for a, _ in known), sum(b for _, b in known)]])
    doer, target = shares(sums)[0]
    return float(doer), float(target)
