"""Lists of feeds: OPML, or a text with an address a line."""

from __future__ import annotations

from pathlib import Path

from dateline.model import InputError

from .items import Listed
from .xml import elements, root_of

#: A list is written by a person or exported by a feed reader.
_LONGEST = 20_000_000


def read_listed(path: Path) -> list[Listed]:
    """The feeds of an OPML file, in its order, each once; or of a text with an address a line, "#" before a remark.

    Raises InputError.
    """
    try:
        with path.open("rb") as file:
            content = file.read(_LONGEST + 1)
    except OSError as error:
        raise InputError(f"{path}: it cannot be read ({error.strerror or error})") from error
    if len(content) > _LONGEST:
        raise InputError(f"{path}: larger than {_LONGEST:,} bytes: not read")
    try:
        found = _opml(content) if content.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<" else _lines(content)
    except InputError as error:
        raise InputError(f"{path}: {error}") from error
    if not found:
        raise InputError(f"{path}: names no feed")
    once: dict[str, Listed] = {}
    for each in found:
        once.setdefault(each.url, each)
    return list(once.values())


def _opml(content: bytes) -> list[Listed]:
    from lxml import etree

    root = root_of(content)
    if root in ("rss", "rdf", "feed", "urlset", "sitemapindex"):
        raise InputError("this is a feed, not a list of feeds: give its address")
    if root != "opml":
        raise InputError(f"this is no OPML: its first element is <{root}>")
    found: list[Listed] = []
    try:
        for _, element in elements(content, ("outline",)):
            told = {str(name).lower(): str(value).strip() for name, value in element.attrib.items()}
            if url := told.get("xmlurl"):
                found.append(Listed(url, told.get("title") or told.get("text") or None))
    except etree.XMLSyntaxError as error:
        raise InputError(f"it is not well formed ({error})") from error
    # an outline ends after those in it; feeds are never inside feeds, so their order is that of the file
    return found


def _lines(content: bytes) -> list[Listed]:
    found: list[Listed] = []
    for number, line in enumerate(content.decode("utf-8-sig", "replace").splitlines(), start=1):
        url = line.strip()
        if not url or url.startswith("#"):
            continue
        if not url.startswith(("http://", "https://")):
            raise InputError(f"line {number} is no http or https address: {url[:80]}")
        found.append(Listed(url))
    return found
