"""A small web server on this machine for tests: it answers as it is told, path by path, and counts what it is asked."""

from __future__ import annotations

import http.server
import ssl
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

Headers = dict[str, str]


@dataclass
class Answer:
    """`length`: what is told of the body, where that is not its length. `drip`: seconds between its bytes."""

    body: bytes = b""
    status: int = 200
    headers: Headers = field(default_factory=dict)
    length: int | None = None
    before: float = 0.0
    drip: float = 0.0


Route = Answer | Callable[["Asked"], Answer]


@dataclass(frozen=True)
class Asked:
    """A request; `times` is how often its path was asked for, this time included."""

    path: str
    headers: Headers
    times: int


class Site:
    """Routes of a server, and what it was asked."""

    def __init__(self) -> None:
        self.routes: dict[str, Route] = {}
        self.otherwise: Route = Answer(status=404)
        self.asked: list[Asked] = []
        self.counts: Counter[str] = Counter()
        self.url = ""
        self.ending = threading.Event()
        self._lock = threading.Lock()

    def page(self, path: str, body: str | bytes, type_: str = "text/html; charset=utf-8", **headers: str) -> str:
        """Answer a path with this; its address."""
        content = body.encode() if isinstance(body, str) else body
        told = {name.replace("_", "-"): value for name, value in headers.items()}
        self.routes[path] = Answer(content, headers={"Content-Type": type_, **told})
        return self.url + path

    def answer(self, path: str, headers: Headers) -> Answer:
        with self._lock:
            self.counts[path] += 1
            asked = Asked(path, headers, self.counts[path])
            self.asked.append(asked)
        route = self.routes.get(path, self.otherwise)
        return route if isinstance(route, Answer) else route(asked)


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    site: Site

    def do_GET(self) -> None:
        told = self.site.answer(self.path, {name.lower(): value for name, value in self.headers.items()})
        if told.before and self.site.ending.wait(told.before):
            return
        self.send_response(told.status)
        for name, value in told.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(told.body) if told.length is None else told.length))
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        if not told.drip:
            self.wfile.write(told.body)
            return
        for byte in told.body:
            self.wfile.write(bytes([byte]))
            self.wfile.flush()
            if self.site.ending.wait(told.drip):
                return

    def handle(self) -> None:
        try:
            super().handle()
        except OSError:
            # the other side has had enough, as it should
            self.close_connection = True

    def log_message(self, *_: object) -> None:
        pass


class _Server(http.server.ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128


@contextmanager
def serving(tls: ssl.SSLContext | None = None) -> Iterator[Site]:
    """A site on 127.0.0.1, as long as the block runs."""
    site = Site()
    handler = type("SiteHandler", (Handler,), {"site": site})
    with _Server(("127.0.0.1", 0), handler) as server:
        site.url = f"{'https' if tls else 'http'}://127.0.0.1:{server.server_port}"
        if tls:
            server.socket = tls.wrap_socket(server.socket, server_side=True)
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield site
        finally:
            site.ending.set()
            server.shutdown()
            thread.join()
