"""Verbs of the event-location set, each with the places of its sentence, their features, and which one is right."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path

from dateline.annotate import annotate
from dateline.article import extract
from dateline.code.where_features import Candidate, Scene
from dateline.code.where_listed import together
from dateline.code.where_words import is_deed
from dateline.model import RawDocument, Resolved, Sentence
from dateline.resolve import resolve

FOLDS = 5
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
Tokens = frozenset[tuple[int, int]]


@dataclasses.dataclass(frozen=True, slots=True)
class Case:
    """One trigger: features of each place and, last, of "none"; `right` indices into them.

    `tokens` are the word tokens of each place as character offsets, `listed` those of all places in one list with it,
    `gold` those of the answer. A sentence's cases share its `fold`. `group` is the set's own (violence, protest,
    other), or "noun" for a trigger of our own.
    """

    group: str
    fold: int
    features: tuple[dict[str, float], ...]
    right: tuple[int, ...]
    tokens: tuple[Tokens, ...]
    listed: tuple[Tokens, ...]
    gold: Tokens


def cases(folder: Path) -> list[Case]:
    """All scored verbs of the set in `folder`, then the nouns that must share their verb's place."""
    texts = {}
    with (folder / "documents.jsonl").open(encoding="utf-8") as file:
        for line in file:
            record = json.loads(line)
            texts[record["id"]] = record["text"]
    verbs: list[Case] = []
    nouns: list[Case] = []
    with (folder / "gold.jsonl").open(encoding="utf-8") as file:
        for line in file:
            record = json.loads(line)
            resolved = _resolve(record["id"], texts[record["id"]])
            fold = int(hashlib.sha256(record["id"].encode()).hexdigest(), 16) % FOLDS
            for verb in record["verbs"]:
                if verb["scored"] and (at := _token(resolved, verb["start"])) is not None:
                    gold = _tokens(resolved.text, verb["locations"])
                    case = _case(resolved, *at, verb["group"], fold, gold)
                    verbs.append(case)
                    nouns += [_case(resolved, at[0], i, "noun", fold, gold) for i in _nouns(resolved, *at, case)]
    return verbs + nouns


def _resolve(identifier: str, text: str) -> Resolved:
    content = text.encode("utf-8", "surrogatepass")
    digest = hashlib.sha256(content).hexdigest()
    raw = RawDocument(content=content, sha256=digest, origin=identifier, media="text", text=text, id=identifier)
    return resolve(annotate(extract(raw)))


def _token(resolved: Resolved, offset: int) -> tuple[Sentence, int] | None:
    for sentence in resolved.sentences:
        if sentence.start <= offset < sentence.end and (token := sentence.at(offset)) is not None:
            return sentence, token.i
    return None


def _tokens(text: str, spans: list[list[int]]) -> Tokens:
    return frozenset(match.span() for start, end in spans for match in _WORD.finditer(text, start, end))


def _case(resolved: Resolved, sentence: Sentence, trigger: int, group: str, fold: int, gold: Tokens) -> Case:
    """The right places are those that share most of the answer's words; "none" where no place shares any."""
    scene = Scene(resolved, sentence)
    found = scene.candidates(trigger)
    tokens = [_of(resolved, each) for each in found]
    listed = [_of(resolved, *together(sentence, found, each)) for each in found]
    shares = [2 * len(gold & each) / (len(gold) + len(each)) if gold and each else 0.0 for each in tokens]
    best = max(shares, default=0.0)
    right = tuple(i for i, share in enumerate(shares) if best > 0 and share == best) or (len(found),)
    features = (*(each.features for each in found), scene.no_place(trigger))
    return Case(group, fold, features, right, (*tokens, frozenset()), (*listed, frozenset()), gold)


def _of(resolved: Resolved, *found: Candidate) -> Tokens:
    return _tokens(resolved.text, [[each.placed.mention.start, each.placed.mention.end] for each in found])


def _nouns(resolved: Resolved, sentence: Sentence, verb: int, case: Case) -> Iterator[int]:
    """Nouns of events that happened where their verb did: on the way from verb to place, or right under the verb.

    "Ten men were killed in a raid on Azaz": the raid was in Azaz too. Verbs whose place is not among the found ones
    give none.
    """
    nothing = len(case.features) - 1
    if nothing == 0 or (case.right == (nothing,) and case.gold):
        return
    found = {
        token.i
        for token in sentence
        if token.pos == "NOUN"
        and is_deed(token)
        and next((a.i for a in sentence.ancestors(token.i) if a.pos in ("VERB", "AUX", "NOUN", "PROPN")), None) == verb
    }
    above = [verb, *(token.i for token in sentence.ancestors(verb))]
    places = Scene(resolved, sentence).candidates(verb)
    for place in case.right:
        if place == nothing:
            continue
        head = places[place].head
        up = [head, *(token.i for token in sentence.ancestors(head))]
        meet = next((i for i in up if i in above), None)
        if meet is not None:
            way = [*up[: up.index(meet)], *above[1 : above.index(meet) + 1]]
            found |= {i for i in way if sentence[i].pos == "NOUN" and is_deed(sentence[i])}
    yield from sorted(found)
