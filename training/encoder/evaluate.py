"""What the encoder adds to the place of an event, on the fifth of the event-location set that nothing was trained on.

    python -m training.encoder.evaluate FOLDER_OF_THE_SET FOLDER

FOLDER holds `encoder.onnx` as exported from weights trained without `--all`. The ranker (`training/event_place`) is
fitted anew without the fifth too. The verb is given; its place is what `code/where.py` takes from its own sentence.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import onnxruntime
from training.encoder.train import is_held_out
from training.event_place import data
from training.event_place.train import fit

from dateline.annotate import encoder, encoder_events
from dateline.code import where_rank
from dateline.code.where import Where
from dateline.model import Resolved, Sentence

SET = "event-location"


def main() -> None:
    """Print precision, recall and F1 of location words, and the share of verbs without place that get none."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("set", type=Path)
    parser.add_argument("weights", type=Path)
    args = parser.parse_args()
    opened = onnxruntime.InferenceSession((args.weights / "encoder.onnx").read_bytes())
    encoder.session = lambda: opened
    reads = encoder_events._may_tell
    encoder_events._may_tell = lambda token: False
    own = fit([case for name, case in _cases(args.set) if not is_held_out(SET, name)])
    where_rank.weights = lambda: own
    print("without the encoder:", _figures(args.set))
    encoder_events._may_tell = reads
    print("with the encoder:   ", _figures(args.set))


def _verbs(folder: Path, held: bool | None) -> Iterator[tuple[str, Resolved, Sentence, int, dict[str, object]]]:
    texts = {}
    with (folder / "documents.jsonl").open(encoding="utf-8") as file:
        for line in file:
            record = json.loads(line)
            texts[record["id"]] = record["text"]
    with (folder / "gold.jsonl").open(encoding="utf-8") as file:
        for line in file:
            record = json.loads(line)
            name = record["id"]
            if held is not None and is_held_out(SET, name) != held:
                continue
            resolved = data._resolve(name, texts[name])
            for verb in record["verbs"]:
                if verb["scored"] and (at := data._token(resolved, verb["start"])) is not None:
                    yield name, resolved, *at, verb


def _cases(folder: Path) -> Iterator[tuple[str, data.Case]]:
    for name, resolved, sentence, trigger, verb in _verbs(folder, None):
        gold = data._tokens(resolved.text, verb["locations"])
        yield name, data._case(resolved, sentence, trigger, str(verb["group"]), 0, gold)


def _figures(folder: Path) -> str:
    counts = {group: Counter[str]() for group in ("violence", "all")}
    for _, resolved, sentence, trigger, verb in _verbs(folder, True):
        gold = data._tokens(resolved.text, verb["locations"])
        got = _told(resolved, sentence, trigger)
        for group in {"all", verb["group"]} & counts.keys():
            count = counts[str(group)]
            count["hit"] += len(gold & got)
            count["got"] += len(got)
            count["want"] += len(gold)
            count["none"] += not gold
            count["none right"] += not gold and not got
    made = []
    for group, count in counts.items():
        p, r = count["hit"] / count["got"], count["hit"] / count["want"]
        none = count["none right"] / count["none"]
        made.append(f"{group}: P {p:.3f} R {r:.3f} F1 {2 * p * r / (p + r):.3f} no location {none:.3f}")
    return "; ".join(made)


def _told(resolved: Resolved, sentence: Sentence, trigger: int) -> data.Tokens:
    where = Where(resolved)
    own = where.own(sentence, trigger)
    if own is None:
        return frozenset()
    places = where.listed(sentence.index, trigger) or [own.place]
    return data._tokens(resolved.text, [[p.span.start, p.span.end] for p in places if p.span is not None])


if __name__ == "__main__":
    main()
