"""What stands before every request, and what goes out with every answer.

In this order: the name by which the server is called, pages of other sites, how often, how much, who; and behind the
request the audit, written before the first byte of what may be protected leaves.
"""

from __future__ import annotations

import asyncio
import logging
import time
from typing import Any
from urllib.parse import quote

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dateline.model import StoreError

from .limits import Buckets
from .origin import DESK_HEADER, address, refusal, secure
from .refused import refused
from .sessions import signed_in, with_accounts
from .settings import Settings
from .who import Who

__all__ = ["CONTENT_SECURITY_POLICY", "DESK_HEADER", "OPEN", "Guard"]

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; "
    "font-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types default svelte-trusted-html"
)
_HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # other sites learn nothing; without a referrer for ourselves browsers would send forms with the origin "null"
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), browsing-topics=()",
}
_TLS_ONLY = "max-age=31536000"
#: In the scope: nothing of the store is in this answer, so that no audit need tell of it.
OPEN = "dateline.open"
_WHO = "dateline.who"
#: What anybody may ask for who is not signed in, and what counts for no limit and no audit: it holds no data.
_SIGNING = ("/login", "/login.css", "/page.css", "/logout", "/icon.svg")
_NO_STORE = ("/api/openapi.json", "/api/types", "/api/gazetteer/box", "/api/actors/find")
_PLAIN = ("/assets/", "/map/", "/icon.svg", "/login.css", "/page.css")
_UNUSABLE = "the database cannot be used just now: the window in which the desk runs says why"
#: Characters of an address. The audit keeps all of them: what is cut off could hide what was asked for.
_LONGEST = 16_000
_log = logging.getLogger("dateline.web")


class _TooMuchError(Exception):
    """A request that is too large (413), or does not come to its end (408)."""

    def __init__(self, status: int, words: str) -> None:
        super().__init__(words)
        self.status = status


class Guard:
    """ASGI middleware."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._settings = settings
        self._buckets, self._strangers = Buckets(settings.rate), Buckets(settings.strangers)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
        elif scope["type"] == "http":
            await self._http(scope, receive, send)
        # nothing here speaks over web sockets: they are closed unheard

    async def _http(self, scope: Scope, receive: Receive, send: Send) -> None:
        out = _Out(scope, send, self._settings)
        try:
            if reason := refusal(scope, self._settings):
                await _problem(scope, *reason)(scope, receive, out.send)
                return
            if len(_address_of(scope)) > _LONGEST:
                await _problem(scope, 400, f"an address has at most {_LONGEST} characters")(scope, receive, out.send)
                return
            receive = await self._whole(scope, receive)
            if gate := await self._gate(scope):
                await gate(scope, receive, out.send)
                return
            await self._app(scope, receive, out.send)
        except _TooMuchError as error:
            await _problem(scope, error.status, str(error))(scope, receive, out.send)
        except StoreError:
            _log.exception("the store failed")
            await out.failed(503, _UNUSABLE)
        except Exception:
            _log.exception("a request failed")
            await out.failed(500, "this should not happen: the window in which the desk runs says what did")

    async def _gate(self, scope: Scope) -> Response | None:
        """What stands against the request, once it is known who asks."""
        path, now = scope["path"], time.monotonic()
        who = Who(self._settings.user, "admin")
        if self._settings.accounts:
            if path in _SIGNING:
                return self._in_time(self._strangers, address(scope), now, scope)
            found = await signed_in(self._settings.store, scope)
            if found is None:
                return self._in_time(self._strangers, address(scope), now, scope) or _stranger(scope)
            who = found
        scope[_WHO] = who
        return self._in_time(self._buckets, who.name if self._settings.accounts else address(scope), now, scope)

    def _in_time(self, buckets: Buckets, key: str, now: float, scope: Scope) -> Response | None:
        if scope["path"].startswith(_PLAIN):
            return None
        wait = buckets.take(key, now)
        return _problem(scope, 429, f"too many requests: wait {wait} s", retry_s=wait) if wait else None

    async def _whole(self, scope: Scope, receive: Receive) -> Receive:
        """The request with its body, which is small and in time; raises _TooMuchError."""
        headers = Headers(scope=scope)
        if "transfer-encoding" not in headers and headers.get("content-length", "0").strip("0") == "":
            return receive
        most, parts, size = self._settings.max_body, [], 0
        too_large = _TooMuchError(413, f"a request has at most {most} bytes")
        if int(headers.get("content-length", "0")) > most:
            raise too_large
        try:
            async with asyncio.timeout(self._settings.patience_s):
                more = True
                while more:
                    message = await receive()
                    if message["type"] == "http.disconnect":
                        raise _TooMuchError(400, "the request was broken off")
                    parts.append(message.get("body", b""))
                    size += len(parts[-1])
                    more = message.get("more_body", False)
                    if size > most:
                        raise too_large
        except TimeoutError as error:
            raise _TooMuchError(408, "the request did not come to its end in time") from error
        whole: Message | None = {"type": "http.request", "body": b"".join(parts), "more_body": False}

        async def replay() -> Message:
            nonlocal whole
            message, whole = whole, None
            return message or await receive()

        return replay


class _Out:
    """The way out: headers, and the audit before anything leaves."""

    def __init__(self, scope: Scope, send: Send, settings: Settings) -> None:
        self._scope, self._send, self._settings = scope, send, settings
        self._started = self._failed = False

    async def send(self, message: Message) -> None:
        """Send on; where the audit cannot be written, a refusal goes out in place of the answer."""
        if self._failed:
            return
        if message["type"] == "http.response.start":
            try:
                await self._audited(message["status"])
            except StoreError:
                _log.exception("the audit cannot be written")
                await self.failed(503, _UNUSABLE)
                self._failed = True
                return
            self._started = True
            headers = MutableHeaders(scope=message)
            for name, value in _HEADERS.items():
                headers.setdefault(name, value)
            if secure(self._scope):
                headers.setdefault("Strict-Transport-Security", _TLS_ONLY)
            if not self._scope["path"].startswith(_PLAIN):
                headers.setdefault("Cache-Control", "no-store")
        await self._send(message)

    async def failed(self, status: int, words: str) -> None:
        """Say that it failed, where nothing has been sent yet."""
        if not self._started:
            self._scope[OPEN] = True  # nothing of the store is told, and the audit itself may be what failed

            async def nothing() -> Message:
                return {"type": "http.disconnect"}

            await _problem(self._scope, status, words)(self._scope, nothing, self.send)

    async def _audited(self, status: int) -> None:
        """A line in the audit for who could see protected fields, and for a viewer who was refused them."""
        scope, who = self._scope, self._scope.get(_WHO)
        if not self._settings.accounts or who is None or scope.get(OPEN):
            return
        if scope["path"].startswith((*_PLAIN, *_NO_STORE)):
            return
        if not who.may("coder") and status not in (401, 403):
            return
        asked: dict[str, Any] = {"method": scope["method"], "path": _address_of(scope), "status": status}
        where = address(scope)
        await with_accounts(self._settings.store, lambda desk: desk.note("access", who.name, address=where, **asked))


def _problem(scope: Scope, status: int, words: str, *, retry_s: int = 0) -> Response:
    told = refused(scope, words, status)
    if retry_s:
        told.headers["Retry-After"] = str(retry_s)
    return told


def _stranger(scope: Scope) -> Response:
    """For who is not signed in: a page leads to the one for signing in, data are refused."""
    if scope["path"].startswith("/api/") or scope["method"] not in ("GET", "HEAD"):
        return _problem(scope, 401, "sign in first")
    return RedirectResponse(f"/login?next={quote(_address_of(scope), safe='')}", 303)


def _address_of(scope: Scope) -> str:
    raw: bytes = scope.get("raw_path") or scope["path"].encode()
    asked, query = raw.decode("latin-1"), scope["query_string"].decode("latin-1")
    return str(asked + (f"?{query}" if query else ""))
