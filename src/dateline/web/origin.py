"""By which name a request calls the server, and whether a page of the server's own sends it."""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.types import Scope

from .settings import Settings

#: A request that changes something carries this header: a page of another site cannot send it without our leave.
DESK_HEADER = "x-dateline-desk"
#: Forms of pages that work without JavaScript cannot send a header; they carry a token instead, or end a session.
FORMS = frozenset({"/login", "/logout"})
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


def refusal(scope: Scope, settings: Settings) -> tuple[int, str] | None:
    """The status and words with which a request is refused before anything looks at it; None where it is fit."""
    headers = Headers(scope=scope)
    host = headers.get("host", "")
    if not _is_ours(host, scope, settings):
        told = f"this desk does not answer to the name {_name_of(host)!r}: --allow-host gives it more names"
        return 400, told
    sent_by = headers.get("sec-fetch-site")
    foreign = sent_by not in (None, "same-origin", "none")
    if scope["method"] in _SAFE:
        # a page of another site learns nothing of what it may not read, not even how long it takes
        if foreign and scope["path"].startswith("/api/"):
            return 403, "this request comes from another site"
        return None
    if foreign or not _same(headers.get("origin"), host):
        return 403, "this request comes from another site"
    if scope["path"] not in FORMS and DESK_HEADER not in headers:
        return 403, f"a request that changes something needs the header {DESK_HEADER}"
    return None


def secure(scope: Scope) -> bool:
    """Whether the browser speaks TLS with us, or with the proxy before us."""
    return bool(scope["scheme"] == "https")


def address(scope: Scope) -> str:
    """Where the request comes from."""
    client = scope.get("client")
    return str(client[0]) if client else "?"


def _same(origin: str | None, host: str) -> bool:
    """Whether the page that sent it is ours; programs send no origin."""
    if origin is None:
        return True
    try:
        parts = urlsplit(origin)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and parts.netloc.lower() == host.lower()


def _name_of(host: str) -> str:
    """The name before the port, in small letters: "[::1]:8642" → "[::1]"."""
    head, colon, port = host.rpartition(":")
    return (head if colon and port.isdigit() else host).lower()


def _is_ours(host: str, scope: Scope, settings: Settings) -> bool:
    name = _name_of(host)
    if name in settings.hosts:
        return True
    server = scope.get("server")
    # an address is nobody's name, so no other site can have it point here
    return bool(settings.any_address and server and name.strip("[]") == server[0])
