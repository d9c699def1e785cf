"""HXL: a CSV with a row of hashtags under its head, as data on HDX have; beside it what HDX asks of a dataset.

It is made to be shared, so that names are masked and points coarse in an internal file as well: no informant is named.
Quotes stay out; what stands in a row names its licence.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from dateline.knowledge.hxl import hxl_tags
from dateline.model import Reading

from ._about import HOW_TO_READ, PLACES_CREDIT, release_words
from ._coded import country_of
from ._incidents import INCIDENTS
from ._items import Item, OnSkip, shared
from ._table import Column
from ._text import csv_line
from ._walk import Days
from .formats import Made, Told

#: Lines that are no incidents: the head and the hashtags.
OTHER_LINES = 2
_NOT_SAID = "not said"


def export(
    readings: Iterable[Reading],
    *,
    public: bool = True,
    today: dt.date,
    delay_days: int = 14,
    on_skip: OnSkip | None = None,
) -> Iterator[str]:
    """The head, the hashtags, and a row per incident. UTF-8 without a mark, LF."""
    yield from _lines(shared(readings, public=public, today=today, delay_days=delay_days, on_skip=on_skip), None)


def write(told: Told, path: Path) -> Made:
    """The same as a file, with the dataset's metadata beside it, in the fields of HDX."""
    days = Days()
    items = shared(
        told.readings, public=told.public, today=told.today, delay_days=told.delay_days, on_skip=told.on_skip
    )
    lines = 0
    with path.open("w", encoding="utf-8", errors="replace", newline="") as file:
        for line in _lines(map(days.seen, items), told.licence):
            lines += 1
            file.write(line)
    return Made(rows={"incidents": lines - OTHER_LINES}, beside={".metadata.json": _metadata(told, days)})


def _lines(items: Iterable[Item], licence: str | None) -> Iterator[str]:
    tags = hxl_tags()
    own = {column.name: column for column in (*INCIDENTS.columns, *_COUNTRY)}
    columns = [own[name] for name in tags if name in own]
    yield csv_line(list(tags))
    yield ",".join(tags.values()) + "\n"  # a "#" is no formula, and a tag is never quoted
    for item in items:
        yield csv_line([*(column.flat(column.of(item)) for column in columns), licence or _NOT_SAID])


def _country_name(item: Item) -> str | None:
    country = country_of(item.incident.place)
    return country.name if country else None


def _country_code(item: Item) -> str | None:
    country = country_of(item.incident.place)
    return country.iso3 if country else None


_COUNTRY: tuple[Column[Item], ...] = (
    Column("country_name", "text", "its country", _country_name),
    Column("country_code", "text", "its country, ISO 3166-1 alpha-3", _country_code),
)


def _metadata(told: Told, days: Days) -> str:
    first, last = days.first or told.today.isoformat(), days.last or told.today.isoformat()
    resource = {"name": told.name, "format": "CSV", "description": "a row per incident, with HXL hashtags"}
    dataset = {
        "title": f"Incidents told by news reports, {first} to {last}",
        "dataset_date": f"[{first}T00:00:00 TO {last}T23:59:59]",
        "dataset_source": "news reports, named in each row",
        "license_other": told.licence or _NOT_SAID,
        "methodology_other": f"read from news reports by {told.coder}. {HOW_TO_READ}",
        "caveats": f"{release_words(told)}. {PLACES_CREDIT}.",
        "resources": [resource],
    }
    return json.dumps(dataset, ensure_ascii=False, indent=2) + "\n"
