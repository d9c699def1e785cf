"""Agreement as one table for spreadsheets: `kind` says what a row is of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dateline.export._text import csv_line
from dateline.run.agreed import Agreed, FieldAgreed

HEADS = (
    *("kind", "field", "metric", "incidents", "pairs", "same", "share", "alpha", "machine_pairs", "machine_same"),
    *("machine_share", "machine_alpha", "round", "incident", "coder", "value", "other", "count", "day", "coded"),
    *("accepted", "rejected", "corrected", "merged", "split"),
)


def lines(told: Agreed) -> Iterator[str]:
    """Lines of CSV, the mark of UTF-8 first, so that spreadsheets know; cells that begin a formula are defused."""
    yield "\ufeff" + csv_line(HEADS)
    overall = told.overall
    yield _line(
        kind="overall", incidents=told.incidents, pairs=overall.pairs, same=overall.same, share=_figure(overall.share),
        alpha=_figure(overall.alpha),
    )  # fmt: skip
    for each in told.fields:
        yield _field(each)
    for each in told.fields:
        for apart in each.disagreements:
            for coder, value in zip(apart.coders, apart.held, strict=True):
                yield _line(
                    kind="disagreement", field=each.field, round=apart.round, incident=apart.incident, coder=coder,
                    value="rejected" if value is None else value or "unknown",
                )  # fmt: skip
    for pair in told.types:
        yield _line(kind="type", field="type", value=pair.one, other=pair.other, count=pair.count)
    for day in told.tally:
        yield _line(
            kind="day", day=day.day, coder=day.by, coded=day.coded, accepted=day.accepted, rejected=day.rejected,
            corrected=day.corrected, merged=day.merged, split=day.split,
        )  # fmt: skip


def _field(each: FieldAgreed) -> str:
    coders, machine = each.coders, each.machine
    return _line(
        kind="field", field=each.field, metric=each.metric, incidents=each.incidents, pairs=coders.pairs,
        same=coders.same, share=_figure(coders.share), alpha=_figure(coders.alpha), machine_pairs=machine.pairs,
        machine_same=machine.same, machine_share=_figure(machine.share), machine_alpha=_figure(machine.alpha),
    )  # fmt: skip


def _figure(value: float | None) -> float | None:
    return None if value is None else round(value, 4)


def _line(**cells: Any) -> str:
    return csv_line([cells.get(head) for head in HEADS])
