"""Make `src/dateline/knowledge/event_roles.json` again from our own corpus (`data/`).

    python -m training.roles.train [--check]

Prints the figures of the README (rules alone, weights alone, both; folds by conflict, and the conflicts held out) and
writes the weights of a fit on all conflicts that are not held out. `--check` writes nothing and fails where the file is
not what would be written. Same corpus and same code give the same bytes: there is no random number in it, the folds
come from the order of the conflicts, and weights keep two decimals.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path

from training.roles.corpus import documents, held_out
from training.roles.fit import LEAST, RIDGE, Weights, fit, probabilities
from training.roles.pairs import Pair, pairs

from dateline.code.roles_rank import DOER

FOLDS = 5
OUT = Path(__file__).parents[2] / "src" / "dateline" / "knowledge" / "event_roles.json"
Figures = dict[str, float]
Shares = tuple[float, float]


def weigh(sample: Sequence[Pair]) -> Weights:
    """Weights from every trigger of the sample's pairs."""
    return fit([row for each in sample for row in each.rows], [each.true for each in sample for _ in each.rows])


def shares(weights: Weights, pair: Pair) -> Shares:
    """The most that any trigger of the event says for each part, as `code.roles_rank` takes it."""
    both = [probabilities(weights, row) for row in pair.rows]
    return max(doer for doer, _ in both), max(target for _, target in both)


def rules_alone(pair: Pair, _: Shares) -> int:
    return pair.rules


def weights_alone(pair: Pair, given: Shares) -> int:
    """The likelier part where it is likelier than not."""
    if max(given) <= 0.5:
        return 2
    return 0 if given[0] >= given[1] else 1


def together(pair: Pair, given: Shares) -> int:
    """The rules' answer; a doer whom they leave open is filled in, as `code.roles_rank.fill_doer` does it."""
    if pair.rules == 2 and pair.open and pair.able and given[0] >= DOER:
        return 0
    return pair.rules


WAYS: dict[str, Callable[[Pair, Shares], int]] = {
    "rules": rules_alone,
    "weights": weights_alone,
    "both": together,
}


def figures(sample: Sequence[Pair], given: Sequence[Shares]) -> dict[str, Figures]:
    """Precision, recall and F1 of doers and targets, each actor of an event counted once."""
    found: dict[str, Figures] = {}
    for way, answer in WAYS.items():
        row: Figures = {}
        for part, name in ((0, "doer"), (1, "target")):
            true: dict[str, set[str]] = defaultdict(set)
            told: dict[str, set[str]] = defaultdict(set)
            for each, both in zip(sample, given, strict=True):
                if each.true == part:
                    true[each.event].add(each.actor)
                if answer(each, both) == part:
                    told[each.event].add(each.actor)
            right = sum(len(true[event] & told[event]) for event in true)
            n, m = sum(map(len, true.values())), sum(map(len, told.values()))
            row |= {
                f"{name}_n": n,
                f"{name}_precision": round(right / max(m, 1), 3),
                f"{name}_recall": round(right / max(n, 1), 3),
                f"{name}_f1": round(2 * right / max(n + m, 1), 3),
            }
        found[way] = row
    return found


def crossed(sample: Sequence[Pair]) -> list[Shares]:
    """What weights that were fitted without a pair's fold say of it; whole conflicts make a fold."""
    fold = {name: i % FOLDS for i, name in enumerate(sorted({each.conflict for each in sample}))}
    fits = [weigh([each for each in sample if fold[each.conflict] != i]) for i in range(FOLDS)]
    return [shares(fits[fold[each.conflict]], each) for each in sample]


def made() -> str:
    """The bytes of the file, as text."""
    sample, reach = pairs(documents())
    held = held_out()
    rest = [each for each in sample if each.conflict not in held]
    kept = [each for each in sample if each.conflict in held]
    weights = weigh(rest)
    record = {
        "model": "softmax over named features; see training/roles/README.md",
        "data": "training/roles/data, our own",
        "settings": {"ridge": RIDGE, "least": LEAST, "doer": DOER},
        "reach": {
            "people_marked": reach.marks,
            "people_found": reach.found,
            "events_marked": reach.events,
            "events_found": reach.drafted,
        },
        "crossed": figures(rest, crossed(rest)),
        "held_out": figures(kept, [shares(weights, each) for each in kept]),
        "weights": {name: list(both) for name, both in sorted(weights.items())},
    }
    text = json.dumps(record, indent=1, sort_keys=True, ensure_ascii=False)
    return _one_line(text) + "\n"


def _one_line(text: str) -> str:
    """Each pair of weights on the line of its name."""
    return text.replace("[\n   ", "[").replace(",\n   ", ", ").replace("\n  ]", "]")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--check", action="store_true", help="write nothing; fail where the file would change")
    args = parser.parse_args()
    text = made()
    record = json.loads(text)
    for name in ("crossed", "held_out"):
        for way, row in record[name].items():
            print(f"{name:9} {way:8} " + " ".join(f"{key} {value}" for key, value in row.items()))
    print(record["reach"], len(record["weights"]), "features")
    if args.check:
        same = OUT.read_text(encoding="utf-8") == text
        print("the file is what would be written" if same else f"{OUT.name} would change")
        return 0 if same else 1
    OUT.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
