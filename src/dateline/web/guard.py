"""What stands before every request: which names the server answers to, requests of other sites, headers of answers."""

from __future__ import annotations

import msgspec
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from .answers import Problem, answer
from .settings import Settings
from .who import Who

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; "
    "font-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'"
)
_HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), browsing-topics=()",
}
#: A request that changes something carries this header: a page of another site cannot send it without our leave.
DESK_HEADER = "x-dateline-desk"
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


class Guard:
    """ASGI middleware."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
                if scope["path"].startswith("/api/"):
                    headers.setdefault("Cache-Control", "no-store")
            await send(message)

        if refusal := self._refusal(scope):
            await refusal(scope, receive, guarded)
            return
        if not self._settings.accounts:
            scope["dateline.who"] = Who(self._settings.user, "admin")
        await self._app(scope, receive, guarded)

    def _refusal(self, scope: Scope) -> ASGIApp | None:
        headers = Headers(scope=scope)
        name = (
            headers.get("host", "").rsplit(":", 1)[0] if not headers.get("host", "").endswith("]") else headers["host"]
        )
        if name not in self._settings.hosts:
            return answer(Problem(f"this desk does not answer to the name {name!r}"), 400)
        if scope["method"] not in _SAFE and DESK_HEADER not in headers:
            return answer(Problem(f"a request that changes something needs the header {DESK_HEADER}"), 403)
        return None


def decoded(kind: type[msgspec.Struct], content: bytes) -> msgspec.Struct:
    """A record from a request's JSON; raises msgspec.DecodeError or ValidationError."""
    return msgspec.json.decode(content, type=kind)
