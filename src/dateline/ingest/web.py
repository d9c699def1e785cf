"""The door for one web address: fetched only when asked for, with limits on size, time and where it may lead."""

from __future__ import annotations

import http.client
import ipaddress
import socket
import time
import urllib.error
import urllib.request
import zlib
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from dateline.model import InputError, RawDocument

from .raw import raw_from_bytes, too_large

#: Seconds for one step on the wire, and for the whole page.
STEP_SECONDS = 20.0
PAGE_SECONDS = 60.0
_CHUNK = 65_536
_HEADERS = {"User-Agent": "dateline", "Accept": "text/html,text/plain;q=0.9,*/*;q=0.1", "Accept-Encoding": "identity"}
_SAVE = "save the page in a browser and read the file"


def read_url(url: str, max_bytes: int, *, allow_private: bool = False) -> RawDocument:
    """The page at an http(s) address, after redirects. Raises InputError that says why it cannot be read.

    Addresses of this machine and of private networks are refused unless `allow_private`: a list of addresses from
    elsewhere must not make Dateline knock on internal doors. The check is made on the address connected to.
    """
    opener = urllib.request.build_opener(*_handlers(allow_private))
    try:
        request = urllib.request.Request(url, headers=_HEADERS)
        with opener.open(request, timeout=STEP_SECONDS) as response:
            content = _read(response, max_bytes)
            final = response.geturl()
            charset = response.headers.get_content_charset()
            if response.headers.get("Content-Encoding", "").lower() == "gzip":
                content = _gunzip(content, max_bytes)
    except urllib.error.HTTPError as error:
        raise InputError(f"the server answers {error.code} {error.reason}: check the address, or {_SAVE}") from error
    except urllib.error.URLError as error:
        if isinstance(error.reason, InputError):
            raise error.reason from error
        raise InputError(
            f"it cannot be reached ({error.reason}): check the network and the address, or {_SAVE}"
        ) from error
    except TimeoutError as error:
        raise InputError(f"no answer within {STEP_SECONDS:.0f} seconds: try again later, or {_SAVE}") from error
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise InputError(f"it cannot be fetched ({error}): check the address, or {_SAVE}") from error
    return raw_from_bytes(content, origin=url, url=final, charset=charset)


def _read(response: Any, max_bytes: int) -> bytes:
    deadline = time.monotonic() + PAGE_SECONDS
    parts: list[bytes] = []
    size = 0
    while part := response.read1(_CHUNK):
        parts.append(part)
        size += len(part)
        if size > max_bytes:
            raise too_large(max_bytes)
        if time.monotonic() > deadline:
            raise InputError(f"the page took more than {PAGE_SECONDS:.0f} seconds: {_SAVE}")
    return b"".join(parts)


def _gunzip(content: bytes, max_bytes: int) -> bytes:
    try:
        whole = zlib.decompressobj(wbits=31).decompress(content, max_bytes + 1)
    except zlib.error as error:
        raise InputError(f"the page is damaged ({error}): try again, or {_SAVE}") from error
    if len(whole) > max_bytes:
        raise too_large(max_bytes)
    return whole


def _handlers(allow_private: bool) -> list[urllib.request.BaseHandler]:
    """Handlers that check where each connection leads. A proxy of the user's own connects for us, unchecked."""
    if allow_private or urllib.request.getproxies().keys() & {"http", "https", "all"}:
        return [_Redirects(allow_private)]
    return [_Redirects(allow_private), _Http(), _Https()]


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Follows redirects to http and https only, and never to a private address given as a number."""

    max_redirections = 8

    def __init__(self, allow_private: bool) -> None:
        self._allow_private = allow_private

    def http_request(self, request: urllib.request.Request) -> urllib.request.Request:
        host = urlsplit(request.full_url).hostname or ""
        if not self._allow_private and (host == "localhost" or _is_closed(host)):
            raise InputError(_refusal(host))
        return request

    https_request = http_request


class _Http(urllib.request.HTTPHandler):
    def http_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        return self.do_open(_guarded(http.client.HTTPConnection), req)


class _Https(urllib.request.HTTPSHandler):
    def https_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        return self.do_open(_guarded(http.client.HTTPSConnection), req)


def _guarded(kind: type[http.client.HTTPConnection]) -> Callable[..., http.client.HTTPConnection]:
    def build(host: str, **options: Any) -> http.client.HTTPConnection:
        connection = kind(host, **options)
        # The standard library's own seam: it opens the socket through this attribute.
        connection._create_connection = _connect_publicly  # type: ignore[attr-defined]
        return connection

    return build


def _connect_publicly(address: tuple[str, int], timeout: float, source: Any = None) -> socket.socket:
    """A connection to a public address of this host: what is checked is what is connected to."""
    host, port = address
    failure: OSError | None = None
    for *_, found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM):
        if _is_closed(str(found[0])):
            raise InputError(_refusal(host))
        try:
            return socket.create_connection((str(found[0]), port), timeout, source)
        except OSError as error:
            failure = error
    raise failure or OSError(f"{host} has no address")


def _is_closed(host: str) -> bool:
    try:
        return not ipaddress.ip_address(host.partition("%")[0]).is_global
    except ValueError:
        return False


def _refusal(host: str) -> str:
    return f"{host} is on this machine or in a private network: not fetched unless private addresses are allowed"
