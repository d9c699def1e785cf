"""Connections that look at the address before they connect to it, and that end when their time is up.

The address that is checked is the one connected to: a name that answers with another address the second time it is
asked (DNS rebinding) gains nothing.
"""

from __future__ import annotations

import contextlib
import functools
import socket
import ssl
import threading
from collections.abc import Iterator
from typing import Any
from urllib.request import getproxies, proxy_bypass

from urllib3 import BaseHTTPResponse, ProxyManager, Timeout
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import ConnectTimeoutError, NameResolutionError, NewConnectionError
from urllib3.util import Url, make_headers, parse_url

from .addresses import is_closed, is_closed_name, refusal
from .errors import FetchError
from .limits import Deadline


class _Checked(HTTPConnection):
    """A connection to a checked address. `peer` is that address, once there is one."""

    allow_private = False
    deadline: Deadline
    peer: str | None = None
    _cut: socket.socket | None = None
    _timer: threading.Timer | None = None

    def _new_conn(self) -> socket.socket:
        sock = self._connected()
        self.peer = str(sock.getpeername()[0])
        # a second handle, since TLS takes the first one over; a server that drips a byte now and then is cut off
        self._cut = sock.dup()
        self._timer = threading.Timer(self.deadline.left, _shut, (self._cut,))
        self._timer.daemon = True
        self._timer.start()
        return sock

    def _connected(self) -> socket.socket:
        try:
            found = socket.getaddrinfo(self._dns_host.strip("[]"), self.port, type=socket.SOCK_STREAM)
        except (socket.gaierror, UnicodeError) as error:
            told = error if isinstance(error, socket.gaierror) else socket.gaierror(str(error))
            raise NameResolutionError(self.host, self, told) from error
        if not self.allow_private and any(is_closed(str(each[4][0])) for each in found):
            raise FetchError(refusal(self.host), refused=True)
        failure: OSError = OSError("it has no address")
        for family, kind, protocol, _, where in found:
            sock = socket.socket(family, kind, protocol)
            try:
                step = self.timeout if isinstance(self.timeout, int | float) else self.deadline.left
                sock.settimeout(max(0.01, min(step, self.deadline.left)))
                sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                sock.connect(where)
                sock.settimeout(step)
                return sock
            except OSError as error:
                sock.close()
                failure = error
        if isinstance(failure, TimeoutError):
            raise ConnectTimeoutError(self, "timed out") from failure
        raise NewConnectionError(self, f"{failure}") from failure

    def close(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
        if self._cut is not None:
            self._cut.close()
            self._cut = None
        super().close()


class _CheckedTls(_Checked, HTTPSConnection):
    """The same over TLS: the certificate must be valid for the name of the host."""


def _shut(sock: socket.socket) -> None:
    with contextlib.suppress(OSError):
        sock.shutdown(socket.SHUT_RDWR)


@functools.cache
def _tls() -> ssl.SSLContext:
    # made once: the certificates of the system take 30 ms to load
    return ssl.create_default_context()


@contextlib.contextmanager
def exchange(
    parts: Url, headers: dict[str, str], step_seconds: float, deadline: Deadline, *, allow_private: bool
) -> Iterator[tuple[BaseHTTPResponse, str | None]]:
    """The answer to one GET, its body not yet read, and the address connected to (None through a proxy)."""
    host = parts.host or ""
    if proxy := _proxy_for(parts):
        if not allow_private and is_closed_name(host):
            raise FetchError(refusal(host), refused=True)
        with _through(proxy, parts, headers, min(step_seconds, deadline.left)) as response:
            yield response, None
        return
    # without a port http.client would take the last group of an IPv6 address for one
    port = parts.port if parts.port is not None else 443 if parts.scheme == "https" else 80
    options: dict[str, Any] = {"port": port, "timeout": step_seconds}
    connection: _Checked
    if parts.scheme == "https":
        connection = _CheckedTls(host.strip("[]"), ssl_context=_tls(), **options)
    else:
        connection = _Checked(host.strip("[]"), **options)
    connection.allow_private, connection.deadline = allow_private, deadline
    try:
        connection.request("GET", parts.request_uri, headers=headers, preload_content=False, decode_content=False)
        response = connection.getresponse()
        yield response, connection.peer
    finally:
        connection.close()


def _proxy_for(parts: Url) -> str | None:
    """The proxy that the user's environment names for this address."""
    if proxy_bypass(parts.host or ""):
        return None
    proxies = getproxies()
    return proxies.get(parts.scheme or "") or proxies.get("all")


@contextlib.contextmanager
def _through(proxy: str, parts: Url, headers: dict[str, str], seconds: float) -> Iterator[BaseHTTPResponse]:
    where = parse_url(proxy if "://" in proxy else f"http://{proxy}")
    if where.scheme not in ("http", "https"):
        raise FetchError(f"the proxy is of a kind that is not known ({where.scheme}): only http and https are")
    told = make_headers(proxy_basic_auth=where.auth) if where.auth else None
    with ProxyManager(where._replace(auth=None).url, proxy_headers=told, ssl_context=_tls()) as manager:
        response = manager.urlopen(
            "GET",
            parts.url,
            headers=headers,
            redirect=False,
            retries=False,
            preload_content=False,
            decode_content=False,
            timeout=Timeout(seconds),
        )
        try:
            yield response
        finally:
            response.close()
