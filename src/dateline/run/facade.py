"""The functions of `import dateline`."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator

from dateline.ingest import MAX_BYTES
from dateline.model import Reading
from dateline.store import Store

from . import many
from .outcome import Failed
from .pipeline import read_document
from .sources import Day, Item, from_record, open_items, open_one


def read(
    source: str | os.PathLike[str] | bytes,
    *,
    published: Day | None = None,
    title: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    id: str | None = None,
    max_bytes: int = MAX_BYTES,
) -> Reading:
    """Read one document: a path, an http(s) address, the text itself, or the bytes of a page.

    A string is a text when it has a line break, is longer than 250 characters, or has blanks, is no existing path and
    does not end like a file name; else it is a path or an address (`read_text` and `read_html` leave no doubt).
    `published` (a date or ISO day) is the publication day, against which "yesterday" is understood; where it is not
    given, the page is asked. Raises InputError where the document cannot be read.

    >>> dateline.read("page.html")
    >>> dateline.read("Two soldiers were killed in Harasta on Monday.", published="2016-04-21")
    """
    told = {"published": published, "title": title, "outlet": outlet, "url": url, "id": id}
    return read_document(open_one(source, max_bytes=max_bytes, **told))


def read_text(
    text: str,
    *,
    published: Day | None = None,
    title: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    id: str | None = None,
) -> Reading:
    """Read a report that is at hand as text. See `read`."""
    told = {"published": published, "title": title, "outlet": outlet, "url": url, "id": id}
    return read_document(from_record({"text": text, **told}, origin="text"))


def read_html(
    html: str,
    *,
    published: Day | None = None,
    title: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    id: str | None = None,
) -> Reading:
    """Read a report that is at hand as a page's HTML. See `read`."""
    told = {"published": published, "title": title, "outlet": outlet, "url": url, "id": id}
    return read_document(from_record({"html": html, **told}, origin="html"))


def read_many(
    items: Iterable[Item], *, workers: int = 1, max_bytes: int = MAX_BYTES, gated: bool = False
) -> Iterator[Reading | Failed]:
    """Read many documents, in order; for one that cannot be read comes a `Failed` with its origin and the reason.

    An item is a path, folder, glob or address (a string or path), or a record {"text" or "html", "id", "title",
    "published", "outlet", "url"}. With `workers` above 1 processes are spawned: a script then needs
    `if __name__ == "__main__":` around its own start. `gated` reads no further what is without a trace of violence,
    protest or control of places, for a general stream (`Reading.let_go` says why); else all is read.
    """
    return many.read_many(open_items(items, max_bytes=max_bytes), workers, gated=gated)


def open_store(path: str | os.PathLike[str] = "dateline.db", *, create: bool = True) -> Store:
    """Open a database of Readings, made where there is none (unless `create` is false). Raises StoreError.

    >>> with dateline.open_store("dateline.db") as store:
    ...     for found in store.incidents(place="Deir ez-Zor", since="2016-04"):
    ...         print(found.incident.time, found.incident.fatalities)
    """
    return Store.open(path, create=create)
