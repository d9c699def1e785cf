"""A report in one HTML page that needs nothing else: incidents, the words they rest on, who says so.

The page is for the team (`public=False`): it names sources, and shows text around the quotes. With `public=True` the
same page is masked, delayed and coarsened like every public export, and shows the short quotes alone.
"""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain

from dateline.model import Reading
from dateline.model.dossier import Dossier

from ._highlight import KINDS
from ._items import Item, OnSkip, items_of, release_readings
from ._report_parts import control_html, document_html, incident_html, summary_row
from ._report_style import CSS
from .markup import escape

_CSS_HASH = base64.b64encode(hashlib.sha256(CSS.encode()).digest()).decode()
#: Nothing is loaded, nothing runs: whatever a hostile report smuggles in stays text.
POLICY = f"default-src 'none'; style-src 'sha256-{_CSS_HASH}'; base-uri 'none'; form-action 'none'"


def export(
    readings: Iterable[Reading],
    *,
    public: bool = True,
    today: dt.date,
    delay_days: int = 14,
    on_skip: OnSkip | None = None,
) -> Iterator[str]:
    """The page, in chunks. All Readings are held in memory while it is written."""
    held: Counter[str] = Counter()

    def skip(what: str, why: str) -> None:
        held[why] += 1
        if on_skip:
            on_skip(what, why)

    shown = list(release_readings(readings, public=public, today=today, delay_days=delay_days, on_skip=skip))
    yield from report_html(shown, public=public, held=held)


def report_html(readings: list[Reading], *, public: bool = False, held: Counter[str] | None = None) -> Iterator[str]:
    """The page over Readings that may be shown; `held` counts what was left out, by reason."""
    documents = [reading for reading in readings if not isinstance(reading, Dossier)]
    items = sorted(
        chain.from_iterable(map(items_of, readings)),
        key=lambda item: (item.incident.time and item.incident.time.start) or "9999",
    )
    count = _counted(len(items), "incident")
    yield (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="referrer" content="no-referrer">'
        f"<title>Dateline: {count}</title><style>{CSS}</style></head><body>"
    )
    yield f"<header><h1>{count}, {_counted(len(documents), 'report')}</h1>{_note(items, public)}"
    yield '<nav><a href="#incidents">Incidents</a><a href="#evidence">Evidence</a><a href="#control">Control</a>'
    yield '<a href="#reports">Reports</a></nav></header>\n<main>'
    yield '<section id="incidents"><h2>Incidents</h2><div class="scroll"><table><thead><tr><th>Day</th><th>Type</th>'
    yield '<th>Sides</th><th>Place</th><th class="number">Killed: low</th><th class="number">best</th>'
    yield '<th class="number">high</th><th>Who says so</th></tr></thead><tbody>'
    for number, item in enumerate(items, 1):
        yield summary_row(number, item) + "\n"
    yield "</tbody></table></div></section>\n"
    marks = "".join(f'<mark class="{kind}">{words}</mark>' for kind, words in KINDS.items())
    yield f'<section id="evidence"><h2>Evidence</h2><p class="legend">{marks}</p>'
    for number, item in enumerate(items, 1):
        yield "".join(incident_html(number, item, public=public)) + "\n"
    control = control_html(documents) or '<p class="soft">No report says who holds a place.</p>'
    yield f'</section><section id="control"><h2>Who is said to hold what</h2>{control}</section>\n'
    yield '<section id="reports"><h2>Reports</h2><ol class="documents">'
    for reading in documents:
        yield document_html(reading) + "\n"
    yield "</ol></section></main>"
    yield _footer(held or Counter())


def _note(items: list[Item], public: bool) -> str:
    days = sorted(day for item in items if item.incident.time for day in (item.incident.time.start,) if day)
    span = f"{days[0]} to {days[-1]}. " if days else ""
    whom = (
        "Names of local sources and private persons are masked, coordinates coarsened."
        if public
        else "For the team: sources are named. Do not publish this page."
    )
    return f'<p class="meta">{span}What reports say, not what is known to have happened. {whom}</p>'


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" + ("" if number == 1 else "s")


def _footer(held: Counter[str]) -> str:
    left_out = "; ".join(f"{number} {why}" for why, number in sorted(held.items()))
    told = f"<p>Left out: {escape(left_out)}.</p>" if left_out else ""
    return (
        f"<footer>{told}<p>Low, best and high are bounds of what sources claim; a dash is unknown, never zero. "
        "Quotes are the words of the reports, found at their place in the text.</p><p>Made with Dateline.</p></footer>"
        "</body></html>\n"
    )
