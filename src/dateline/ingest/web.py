"""The door for one web address: fetched only when asked for, with limits on size, time and where it may lead.

No robots.txt is asked: a person who names one page is its reader, as with a browser. `dateline watch` does ask.
"""

from __future__ import annotations

from dateline.model import RawDocument

from .fetch import Fetched, Fetcher, Limits, Patience
from .raw import raw_from_bytes


def read_url(url: str, max_bytes: int, *, allow_private: bool = False, patience: Patience | None = None) -> RawDocument:
    """The page at an http(s) address, after redirects. Raises InputError that says why it cannot be read.

    Addresses of this machine and of private networks are refused unless `allow_private`: a list of addresses from
    elsewhere must not make Dateline knock on internal doors. The check is made on the address connected to.
    """
    fetcher = Fetcher(Limits(bytes_=max_bytes), allow_private=allow_private)
    return raw_from_fetched((patience or Patience())(lambda: fetcher.get(url)))


def raw_from_fetched(got: Fetched, *, id: str | None = None) -> RawDocument:
    """The raw document of an answer, with its capture. Raises InputError."""
    content, asked = got.capture.content, got.capture.url
    return raw_from_bytes(content, origin=asked, url=got.url, charset=got.charset, id=id, capture=got.capture)
