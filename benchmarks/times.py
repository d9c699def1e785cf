"""What finding and resolving times costs, given the parse: sentences a second.

    python benchmarks/times.py [--rounds 5]

Two texts: the articles made of the samples (see articles.py), as dense as reporting gets, and the sentences of
tests/spec/times.tsv, nearly each of which holds a time. Seconds are those of the processor; the best of the rounds
counts.
"""

from __future__ import annotations

import argparse
import csv
import time
from pathlib import Path

from articles import compose
from dateline.annotate import find_times, parse
from dateline.article import extract
from dateline.model import Annotated, Article, Document, Section, When
from dateline.resolve import resolve_times

TABLE = Path(__file__).parent.parent / "tests" / "spec" / "times.tsv"
ARTICLES = 40


def spec_article() -> Article:
    """The sentences of the spec table as one report."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    text = " ".join(dict.fromkeys(row["sentence"] for row in rows))
    day = When(start="2016-04-21", end="2016-04-21", precision="day")
    return Article(Document(id="spec", sha256="0" * 64, published=day, text=text), (Section("body", 0, len(text)),))


def measure(articles: list[Article], rounds: int) -> tuple[int, int, float, float]:
    """Sentences, times found, and the seconds of finding and of resolving in the best round."""
    parsed = [(article, parse(article)) for article in articles]
    best = (float("inf"), float("inf"))
    found = 0
    for _ in range(rounds):
        finding = resolving = 0.0
        found = 0
        for article, sentences in parsed:
            started = time.process_time()
            times = find_times(article.document.text, sentences)
            between = time.process_time()
            resolve_times(Annotated(article, sentences, times=times))
            finding += between - started
            resolving += time.process_time() - between
            found += len(times)
        best = min(best, (finding, resolving), key=sum)
    return sum(len(sentences) for _, sentences in parsed), found, *best


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5, help="times that each text is read")
    rounds = parser.parse_args().rounds
    print(f"{'text':<10} {'sentences':>10} {'times':>7} {'find ms':>9} {'resolve ms':>11} {'sentences/s':>12}")
    for name, articles in (
        ("articles", [extract(raw) for raw in compose(ARTICLES)]),
        ("spec", [spec_article()]),
    ):
        sentences, found, finding, resolving = measure(articles, rounds)
        rate = sentences / (finding + resolving)
        print(f"{name:<10} {sentences:>10} {found:>7} {1000 * finding:>9.1f} {1000 * resolving:>11.1f} {rate:>12,.0f}")


if __name__ == "__main__":
    main()
