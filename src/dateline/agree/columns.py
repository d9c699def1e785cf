"""Which columns a table of hand-coded events has: those of a codebook, those that lead to documents, and others."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from dateline.knowledge.codebooks import columns
from dateline.model import InputError

from .table import column_key

Codebook = Literal["acled", "ucdp"]

#: Columns that name a row's document (id, file, address), likeliest first.
LINKS = (
    "document", "document_id", "doc", "doc_id", "docid", "report", "report_id", "article_id", "file", "filename",
    "file_name", "path", "url", "link", "source_url", "document_url", "article_url",
)  # fmt: skip
#: Columns that hold the text of a row's document.
TEXTS = ("text", "document_text", "article_text", "full_text", "article", "body")
#: Columns that tell when a document whose text stands in the table was published.
PUBLISHED = ("published", "publication_date", "date_published", "published_on", "report_date", "source_date")
#: Columns that tell a row's own name.
IDS = ("event_id_cnty", "event_id", "data_id", "id", "row_id")
#: Other names for columns of ACLED, as coders' own sheets have them.
ALIASES = {
    "date": "event_date", "day": "event_date", "type": "event_type", "subtype": "sub_event_type",
    "sub_type": "sub_event_type", "sub_event": "sub_event_type", "place": "location", "lat": "latitude",
    "lon": "longitude", "lng": "longitude", "long": "longitude", "deaths": "fatalities", "killed": "fatalities",
}  # fmt: skip
#: What is compared of each codebook.
COMPARED: dict[Codebook, tuple[str, ...]] = {
    "acled": (
        "event_date", "time_precision", "disorder_type", "event_type", "sub_event_type", "actor1", "assoc_actor_1",
        "actor2", "assoc_actor_2", "civilian_targeting", "iso", "country", "admin1", "admin2", "location", "latitude",
        "longitude", "geo_precision", "fatalities",
    ),
    "ucdp": (
        "date_start", "date_end", "date_prec", "type_of_violence", "side_a", "side_b", "country", "country_id",
        "adm_1", "adm_2", "where_coordinates", "latitude", "longitude", "where_prec", "best", "low", "high",
        "deaths_civilians",
    ),
}  # fmt: skip
#: Columns that only one of the codebooks has, and that tell which it is.
_TELLING: dict[Codebook, frozenset[str]] = {
    "acled": frozenset({"event_date", "event_type", "sub_event_type", "actor1", "actor2", "fatalities", "location"}),
    "ucdp": frozenset({"date_start", "date_end", "type_of_violence", "side_a", "side_b", "best", "where_coordinates"}),
}


@dataclass(frozen=True, slots=True)
class Columns:
    """A table's columns. `names` maps a compared column to its name in the table, `link` and `text` lead to documents.

    `left` are columns that are not compared, `unknown` those of no codebook, each with the column that it may be meant
    to be.
    """

    codebook: Codebook
    names: dict[str, str]
    link: str | None
    text: str | None
    published: str | None
    id: str | None
    left: tuple[str, ...]
    unknown: tuple[tuple[str, str | None], ...]


def find_columns(header: Iterable[str], name: str, *, codebook: Codebook | None, link: str | None) -> Columns:
    """Sort the columns of a table; raises InputError where nothing could be compared or linked with them."""
    keys: dict[str, str] = {}
    for each in header:
        keys.setdefault(column_key(each), each)
    keys.pop("", None)
    book = codebook or _codebook(keys, name)
    found = {column: keys[column] for column in COMPARED[book] if column in keys}
    if book == "acled":
        found |= {to: keys[at] for at, to in ALIASES.items() if at in keys and to not in found}
    linked = _link(keys, name, link)
    text = next((keys[each] for each in TEXTS if each in keys), None) if link is None else None
    used = {*found.values(), linked, text}
    if not found:
        raise InputError(
            f"{name}: no column is one of ACLED's ({', '.join(COMPARED['acled'][:5])} …) or UCDP GED's "
            f"({', '.join(COMPARED['ucdp'][:3])} …); the first line names {_some(keys.values())}"
        )
    if linked is None and text is None:
        raise InputError(
            f"{name}: no column leads from an event to its document. Add a column “document” with the document's id, "
            f"file name or address, or “text” with the text itself; or say which column does with --link COLUMN "
            f"(here: {_some(keys.values())}). Looked for: {', '.join((*LINKS, *TEXTS))}"
        )
    published = next((keys[each] for each in PUBLISHED if each in keys), None)
    own = next((keys[each] for each in IDS if each in keys and keys[each] not in used), None)
    rest = [each for key, each in keys.items() if each not in {*used, published, own}]
    known = {*columns("acled"), *columns("ucdp"), "sub_id", "event_id_no_cnty", "inter1", "inter2"}
    return Columns(
        codebook=book,
        names=found,
        link=linked,
        text=text,
        published=published,
        id=own,
        left=tuple(each for each in rest if column_key(each) in known),
        unknown=tuple((each, _meant(each, book, found)) for each in rest if column_key(each) not in known),
    )


def _codebook(keys: dict[str, str], name: str) -> Codebook:
    acled = len(_TELLING["acled"] & {ALIASES.get(key, key) for key in keys})
    ucdp = len(_TELLING["ucdp"] & set(keys))
    if acled and acled == ucdp:
        raise InputError(f"{name}: as many columns of ACLED as of UCDP GED: say --codebook acled or --codebook ucdp")
    return "acled" if acled >= ucdp else "ucdp"


def _link(keys: dict[str, str], name: str, wanted: str | None) -> str | None:
    if wanted is None:
        return next((keys[each] for each in LINKS if each in keys), None)
    if column_key(wanted) not in keys:
        raise InputError(f"{name}: there is no column {wanted!r} to link by; there are {_some(keys.values())}")
    return keys[column_key(wanted)]


def _meant(column: str, book: Codebook, found: dict[str, str]) -> str | None:
    open_ = [each for each in COMPARED[book] if each not in found]
    return next(iter(difflib.get_close_matches(column_key(column), open_, 1, 0.75)), None)


def _some(names: Iterable[str]) -> str:
    every = list(names)
    return ", ".join(every[:12]) + (f" and {len(every) - 12} more" if len(every) > 12 else "")
