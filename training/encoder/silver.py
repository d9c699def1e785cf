"""Training sentences made from templates of our own, with names of the gazetteer, the registry and `names.toml`."""

from __future__ import annotations

import argparse
import csv
import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

from training.encoder.corpus import GROUP, PERSON, PLACE

from dateline.annotate.sentences import parse
from dateline.article import extract
from dateline.knowledge.demonyms import countries
from dateline.knowledge.gazetteer import gazetteer
from dateline.model import RawDocument, Sentence

HERE = Path(__file__).parent
_KNOWLEDGE = HERE.parent.parent / "src" / "dateline" / "knowledge"
_SLOT = re.compile(r"\{([A-Z])(\*?)\}|<(\w+)>")
_INNER = re.compile(r"\{([PCDS])\}")
_TAG = {"P": PLACE, "C": PLACE, "R": PLACE, "F": PLACE, "G": GROUP, "O": GROUP, "N": PERSON, "S": PERSON}
_SETTLED = frozenset(("city", "town", "village", "neighbourhood", "camp"))
_LATIN = re.compile(r"[A-Z\u00c0-\u024f][\w'’-]*(?: [A-Za-z\u00c0-\u024f][\w'’-]*){0,2}")


class Names:
    """Draws names of each kind."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        table = tomllib.loads((HERE / "names.toml").read_text(encoding="utf-8"))
        self.given, self.surnames = table["given"].split(), table["surnames"].split()
        self.titles = [title.replace("_", " ") for title in table["titles"].split()]
        self.patterns = {
            slot: [" ".join(each.split()) for each in table[key].split("|")]
            for slot, key in (("O", "organisations"), ("G", "groups"), ("F", "facilities"))
        }
        with (_KNOWLEDGE / "actors.csv").open(encoding="utf-8", newline="") as file:
            self.registered = [
                name
                for row in csv.DictReader(file)
                for name in (row["name"], *row["aliases"].split("|"))
                if name[:1].isupper()
            ]
        self.demonyms = sorted({word for each in countries().values() for word in each.adjectives})
        self.places: list[str] = []
        self.known: list[str] = []
        self.countries: list[str] = []
        self.regions: list[str] = []
        data = gazetteer()
        for row in range(data.size):
            entry = data.entry(row)
            if not _LATIN.fullmatch(entry.name):
                continue
            if entry.kind in _SETTLED:
                self.places.append(entry.name)
                if entry.population > 100_000 or entry.geonames == 0:
                    self.known.append(entry.name)
            elif entry.kind == "country":
                self.countries.append(entry.name)
            elif entry.kind == "admin1":
                self.regions.append(entry.name)

    def draw(self, slot: str) -> str:
        """A name for a slot."""
        pick = self.random.choice
        if slot == "P":
            name = pick(self.known if self.random.random() < 0.4 else self.places)
            return f"Al-{name}" if self.random.random() < 0.03 and name.isalpha() else name
        if slot == "C":
            return pick(self.countries)
        if slot == "R":
            return pick(self.regions)
        if slot == "D":
            return pick(self.demonyms)
        if slot == "S":
            return pick(self.surnames)
        if slot == "T":
            return pick(self.titles)
        if slot == "N":
            middle = f" {pick(self.given)[0]}." if self.random.random() < 0.1 else ""
            return f"{pick(self.given)}{middle} {pick(self.surnames)}"
        if slot == "G" and self.random.random() < 0.6:
            return pick(self.registered)
        return _INNER.sub(lambda match: self.draw(match.group(1)), pick(self.patterns[slot]))


def silver(count: int, seed: int) -> Iterator[dict[str, Any]]:
    """`count` sentences, of the templates in turn, as records of the corpus."""
    templates = [
        line
        for line in (HERE / "templates.txt").read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
    ]
    names = Names(seed)
    for number in range(count):
        text, spans, trigger, where = _fill(templates[number % len(templates)], names)
        raw = RawDocument(content=text.encode(), sha256="", origin="", media="text", text=text)
        sentences = parse(extract(raw))
        if len(sentences) == 1:
            yield _record(sentences[0], spans, trigger, where, number)


def _fill(template: str, names: Names) -> tuple[str, list[tuple[int, int, int]], int | None, list[tuple[int, int]]]:
    text, at = "", 0
    spans: list[tuple[int, int, int]] = []
    trigger: int | None = None
    where: list[tuple[int, int]] = []
    for match in _SLOT.finditer(template):
        text += template[at : match.start()]
        at = match.end()
        start = len(text)
        if match.group(3):
            trigger = start
            text += match.group(3)
            continue
        text += names.draw(match.group(1))
        if match.group(1) in _TAG:
            spans.append((start, len(text), _TAG[match.group(1)]))
        if match.group(2):
            where.append((start, len(text)))
    return text + template[at:], spans, trigger, where


def _record(
    sentence: Sentence,
    spans: list[tuple[int, int, int]],
    trigger: int | None,
    where: list[tuple[int, int]],
    number: int,
) -> dict[str, Any]:
    tags = [0] * len(sentence)
    for start, end, tag in spans:
        for order, token in enumerate(sentence.within(start, end)):
            tags[token.i] = tag + (order > 0)
    at = None if trigger is None else sentence.at(trigger)
    verbs = [] if at is None else [[at.i, [t.i for start, end in where for t in sentence.within(start, end)]]]
    return {
        "source": "templates",
        "group": f"template {number}",
        "words": [[t.text, t.pos, t.dep, t.head] for t in sentence],
        "tags": tags,
        "verbs": verbs,
    }


def main() -> None:
    """Append sentences to a corpus."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--count", type=int, default=4500)
    parser.add_argument("--seed", type=int, default=20260)
    args = parser.parse_args()
    with args.corpus.open("a", encoding="utf-8") as file:
        for record in silver(args.count, args.seed):
            file.write(json.dumps(record, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
