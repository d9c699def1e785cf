"""Reading many documents, in order, in one process or several."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dateline.model import RawDocument, Reading, Rejected
from dateline.store import prepare

from .outcome import Failed, Outcome, attempt, attempt_as
from .workers import read_in_workers


def outcomes(
    items: Iterable[RawDocument | Rejected], workers: int = 1, *, gated: bool = False, for_store: bool = False
) -> Iterator[Outcome]:
    """The outcome of each item, in the order of the input, as soon as it is known. Items are taken as needed.

    What is rejected quietly has none.

    `gated` lets documents go that the gate finds nothing in (`run/gate.py`). `for_store` makes Readings ready for a
    store where they are read: then `Outcome.prepared` is what there is of them.
    """
    items = (item for item in items if not (isinstance(item, Rejected) and item.quiet))
    if workers > 1:
        yield from read_in_workers(items, workers, gated=gated, for_store=for_store)
        return
    for item in items:
        if isinstance(item, Rejected):
            yield Outcome.of_rejected(item)
            continue
        if for_store:
            made = attempt_as(prepare, item, gated=gated)
            yield Outcome(item, failed=made) if isinstance(made, Failed) else Outcome(item, prepared=made)
            continue
        result = attempt(item, gated=gated)
        if isinstance(result, Failed):
            yield Outcome(item, failed=result)
        else:
            yield Outcome(item, reading=result[0], line=result[1])


def read_many(
    items: Iterable[RawDocument | Rejected], workers: int = 1, *, gated: bool = False
) -> Iterator[Reading | Failed]:
    """The Reading of each item, or a Failed that says why there is none, in the order of the input.

    With `workers` above 1 that many processes are spawned: a script that calls this needs the usual
    `if __name__ == "__main__":` around its own start.
    """
    for outcome in outcomes(items, workers, gated=gated):
        yield outcome.failed or outcome.reading
