"""What a fused incident is called, and in which order its reports stand."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable

from dateline.model import Report

#: Hexadecimal digits of an incident's id: 48 bits, of which two in a million incidents share one once in 500 stores.
_DIGITS = 12
#: Behind every ISO day: reports without a day of publication come last.
_UNDATED = "~"


def id_of(ref: str) -> str:
    """The id of the fused incident that a report ("document/i1") founds."""
    return "f" + hashlib.sha256(ref.encode()).hexdigest()[:_DIGITS]


def published_day(report: Report) -> str | None:
    """The ISO day on which a report was published; None where it is not known."""
    published = report.document.published
    return published.start if published is not None else None


def in_order(reports: Iterable[Report]) -> tuple[Report, ...]:
    """The reports by day of publication, document and incident, each once: the first is the founder."""
    by_ref = {report.ref: report for report in reports}
    return tuple(sorted(by_ref.values(), key=_rank))


def number_of(report: Report) -> int:
    """Which incident of its document a report is: 1 is what the document is mainly about."""
    digits = re.search(r"\d+$", report.incident.id)
    return int(digits.group()) if digits else 0


def _rank(report: Report) -> tuple[str, str, int, str]:
    return published_day(report) or _UNDATED, report.document.id, number_of(report), report.incident.id
