"""Addresses: checked, written in one way, compared."""

from __future__ import annotations

import re
from urllib.parse import urljoin

from urllib3.exceptions import LocationParseError
from urllib3.util import Url, parse_url

from .errors import FetchError

#: What is added to a link so that its clicks can be counted; the page is the same without.
_COUNTED = re.compile(r"(?:utm_[a-z_]+|fbclid|gclid|mc_cid|mc_eid|at_medium|at_campaign)=", re.I)
_LONGEST = 8_000


def address(url: str) -> Url:
    """The parts of an http(s) address, its host in ASCII, its path escaped. Raises FetchError."""
    text = url.strip()
    if len(text) > _LONGEST:
        raise FetchError(f"the address is longer than {_LONGEST:,} characters")
    if any(ord(char) < 32 or char == "\x7f" for char in text):
        raise FetchError("the address has control characters in it")
    scheme = text.partition("://")[0].lower() if "://" in text else ""
    if scheme not in ("http", "https"):
        raise FetchError("only http and https addresses are fetched")
    try:
        parts = parse_url(_in_ascii(text))
    except (LocationParseError, ValueError) as error:
        raise FetchError(f"this is no address ({error}): check the spelling") from error
    if parts.auth is not None:
        raise FetchError("an address with a name or password in it is not fetched: it would be kept and shown")
    if not parts.host or " " in parts.host:
        raise FetchError("the address names no host: check the spelling")
    return parts._replace(path=parts.path or "/", fragment=None)


def _in_ascii(text: str) -> str:
    """The address with a host such as "пример.example" in its ASCII form (IDNA)."""
    scheme, _, rest = text.partition("://")
    authority = re.split(r"[/?#\\]", rest, maxsplit=1)[0]
    if authority.isascii():
        return text
    try:
        host, colon, port = authority.partition(":")
        return f"{scheme}://{host.encode('idna').decode('ascii')}{colon}{port}{rest[len(authority) :]}"
    except UnicodeError as error:
        raise FetchError("the host's name is not valid: check the spelling") from error


def joined(base: str, location: str) -> str:
    """Where a redirect or a link leads."""
    try:
        return urljoin(base, location.strip())
    except ValueError as error:
        raise FetchError(f"it leads to what is no address ({error})") from error


def host_of(url: str) -> str:
    """Scheme, host and port as one word: what robots.txt and limits are for. Raises FetchError."""
    parts = address(url)
    port = parts.port or (443 if parts.scheme == "https" else 80)
    return f"{parts.scheme}://{parts.host}:{port}"


def page_address(url: str) -> str:
    """The address under which a page is known: without fragment and what only counts clicks. Raises FetchError."""
    parts = address(url)
    if parts.query:
        kept = "&".join(part for part in parts.query.split("&") if not _COUNTED.match(part))
        parts = parts._replace(query=kept or None)
    return parts.url
