"""What each stage of reading costs: milliseconds a document, documents a second, memory.

    python benchmarks/stages.py [--count 60] [--words 440]

One process, after a warm-up, in processor time, which other load changes less than the clock. The articles are made of
the samples (see articles.py).
"""

from __future__ import annotations

import argparse
import importlib
import resource
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from articles import WORDS, compose
from dateline.run import pipeline
from dateline.run.memory import rarely, settle

#: Stage or part → the name under which it is called. Parts of annotate and resolve are indented.
STAGES = {
    "article": "dateline.run.pipeline:extract",
    "annotate": "dateline.run.pipeline:annotate",
    "  parse": "dateline.annotate:parse",
    "  times": "dateline.annotate:find_times",
    "  places": "dateline.annotate:find_places",
    "  actors": "dateline.annotate:find_actors",
    "  quantities": "dateline.annotate:find_quantities",
    "  attributions": "dateline.annotate:find_attributions",
    "  encoder": "dateline.annotate:point",
    "resolve": "dateline.run.pipeline:resolve",
    "  places ": "dateline.resolve:resolve_places",
    "  actors ": "dateline.resolve:resolve_actors",
    "  times ": "dateline.resolve:resolve_times",
    "  attributions ": "dateline.resolve:resolve_attributions",
    "code": "dateline.run.pipeline:code",
    "  events": "dateline.code:find_events",
    "  control": "dateline.code:find_control",
    "fuse": "dateline.run.pipeline:within_document",
}
WARM_UP = 10


@contextmanager
def timed(spent: dict[str, float]) -> Iterator[None]:
    """While this is open, each stage adds its seconds to `spent`. Raises AttributeError where a stage was renamed."""
    before: list[tuple[Any, str, Callable[..., Any]]] = []
    for stage, path in STAGES.items():
        module_name, name = path.split(":")
        module = importlib.import_module(module_name)
        function = getattr(module, name)
        before.append((module, name, function))
        setattr(module, name, _clocked(function, stage, spent))
    try:
        yield
    finally:
        for module, name, function in before:
            setattr(module, name, function)


def _clocked(function: Callable[..., Any], stage: str, spent: dict[str, float]) -> Callable[..., Any]:
    def run(*args: Any, **kwargs: Any) -> Any:
        started = time.process_time()
        try:
            return function(*args, **kwargs)
        finally:
            spent[stage] += time.process_time() - started

    return run


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=60, help="articles that are measured")
    parser.add_argument("--words", type=int, default=WORDS, help="words an article")
    options = parser.parse_args()
    articles = compose(options.count + WARM_UP, options.words)
    rarely()  # garbage is collected as in `dateline read`
    for raw in articles[:WARM_UP]:
        pipeline.read_document(raw).to_json()
    settle()
    spent: dict[str, float] = defaultdict(float)
    events = size = 0
    with timed(spent):
        started = time.process_time()
        for raw in articles[WARM_UP:]:
            reading = pipeline.read_document(raw)
            before = time.process_time()
            line = reading.to_json()
            spent["encode"] += time.process_time() - before
            events += len(reading.events)
            size += len(line)
        total = time.process_time() - started
    words = sum(len((raw.text or "").split()) for raw in articles[WARM_UP:]) / options.count
    print(f"{options.count} articles of {words:.0f} words, {events / options.count:.1f} events each\n")
    print(f"{'stage':<16} {'ms a document':>14} {'share':>7}")
    for stage in [*STAGES, "encode"]:
        print(f"{stage.rstrip():<16} {1000 * spent[stage] / options.count:>14.2f} {spent[stage] / total:>7.1%}")
    print(f"{'all':<16} {1000 * total / options.count:>14.2f}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2)
    print(f"\n{options.count / total:.1f} documents a second, {size / options.count / 1024:.0f} KiB of JSON each")
    print(f"peak memory {peak:.0f} MiB")


if __name__ == "__main__":
    main()
