"""Sentences for training: those of freely licensed sets with their labels, and what our own rules are sure of in them.

    python -m training.encoder.corpus BENCH OUT.jsonl

BENCH is a folder with the labelled sets; only those of `SETS` are opened. One line of OUT is one sentence:
{"source", "group" (what is held out together), "words": [[text, pos, dep, head], ...], "tags": [...],
"verbs": [[token, [tokens of its location]], ...]}. A tag of −100 is unknown and not trained on.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dateline.annotate import annotate
from dateline.annotate.places_names import facts
from dateline.annotate.places_words import LOCATIVE
from dateline.article import extract
from dateline.model import Annotated, RawDocument, Sentence

#: Sets whose licence allows weights trained on them to be shipped: MIT, open government, CC BY and CC BY-SA.
SETS = ("event-location", "re3d", "times", "control", "control-syria", "factuality")
PLACE, GROUP, PERSON, UNKNOWN = 1, 3, 5, -100
_KINDS = {"Location": PLACE, "Organisation": GROUP, "Person": PERSON}
_BIG = 200_000


def main() -> None:
    """Write the corpus."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bench", type=Path)
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    with args.out.open("w", encoding="utf-8") as file:
        for name in SETS:
            count = 0
            for example in examples(name, args.bench / name):
                file.write(json.dumps(example, ensure_ascii=False) + "\n")
                count += 1
            print(f"{name}: {count} sentences")


def examples(name: str, folder: Path) -> Iterator[dict[str, Any]]:
    """The sentences of one set."""
    gold = {record["id"]: record for record in _lines(folder / "gold.jsonl") if "id" in record}
    for document in _lines(folder / "documents.jsonl"):
        # of the set of time expressions only the part from Wikipedia is free
        if name == "times" and gold.get(document["id"], {}).get("corpus") != "WikiWars":
            continue
        text = document["text"]
        raw = RawDocument(content=text.encode(), sha256="", origin="", media="text", text=text)
        annotated = annotate(extract(raw))
        if annotated.article.document.text != text:
            continue
        record = gold.get(document["id"], {})
        for sentence in annotated.sentences:
            yield {
                "source": name,
                "group": document["id"],
                "words": [[t.text, t.pos, t.dep, t.head] for t in sentence],
                "tags": _tags(annotated, sentence, record),
                "verbs": list(_verbs(sentence, record)) if name == "event-location" else [],
            }


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


def _verbs(sentence: Sentence, record: dict[str, Any]) -> Iterator[list[Any]]:
    for verb in record.get("verbs", ()):
        at = [t.i for t in sentence.within(verb["start"], verb["end"])]
        if not verb["scored"] or not at:
            continue
        where = [t.i for start, end in verb["locations"] for t in sentence.within(start, end)]
        if where or not verb["locations"]:
            yield [at[0], where]


def _tags(annotated: Annotated, sentence: Sentence, record: dict[str, Any]) -> list[int]:
    """Gold where there is some; else what our rules are sure of; what may be a name and is neither is unknown."""
    tags = [UNKNOWN if _maybe_name(sentence, i) else 0 for i in range(len(sentence))]
    if "entities" in record:
        return _gold_entities(sentence, record["entities"], tags)
    for actor in annotated.actors:
        if actor.sentence == sentence.index and actor.form in ("name", "alias", "person"):
            _put(sentence, actor.start, actor.end, PERSON if actor.form == "person" else GROUP, tags)
    for place in annotated.places:
        if place.sentence != sentence.index or place.pointed:  # what the encoder itself found is no label for it
            continue
        if place.role == "demonym":
            _put(sentence, place.start, place.end, 0, tags)
        elif place.role == "place" and (place.kind or place.relation or _is_known(place.name)):
            _put(sentence, place.start, place.end, PLACE, tags)
    for verb in record.get("verbs", ()):
        for start, end in verb["locations"]:
            _put(sentence, start, end, PLACE, tags)
    return tags


def _gold_entities(sentence: Sentence, entities: list[dict[str, Any]], tags: list[int]) -> list[int]:
    tags = [0 if tag == UNKNOWN else tag for tag in tags]
    for entity in sorted(entities, key=lambda e: (e["start"] - e["end"], -e["confidence"])):
        inside = sentence.within(entity["start"], entity["end"])
        free = all(tags[t.i] == 0 for t in inside)
        named = any(t.text[:1].isupper() for t in inside)
        if entity["type"] in _KINDS and named and free:
            _put(sentence, entity["start"], entity["end"], _KINDS[entity["type"]], tags)
    return tags


def _put(sentence: Sentence, start: int, end: int, tag: int, tags: list[int]) -> None:
    """Tag the words of a stretch, without what precedes its first word in capitals ("the", "soldiers of the")."""
    inside = sentence.within(start, end)
    while inside and not any(char.isupper() or char.isdigit() for char in inside[0].text):
        inside = inside[1:]
    for number, token in enumerate(inside):
        tags[token.i] = tag + (number > 0) if tag else 0


def _maybe_name(sentence: Sentence, i: int) -> bool:
    token = sentence[i]
    if not token.text[:1].isupper():
        return False
    if i == 0 and token.pos not in ("PROPN", "NOUN", "ADJ"):
        return False
    return token.lower not in LOCATIVE and token.pos not in ("DET", "PRON", "ADP", "CCONJ", "SCONJ", "AUX")


def _is_known(name: str) -> bool:
    population, kinds = facts(name)
    return population >= _BIG or bool(kinds & {"country", "admin1"})


if __name__ == "__main__":
    main()
