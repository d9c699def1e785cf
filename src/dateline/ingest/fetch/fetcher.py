"""GET, with redirects, conditions and limits."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from dataclasses import dataclass
from http.client import HTTPException

from urllib3 import BaseHTTPResponse
from urllib3.exceptions import HTTPError

from dateline.model import Capture, clock

from .body import ENCODINGS, read
from .connect import exchange
from .errors import SAVE, FetchError, explained
from .limits import Deadline, Limits
from .retry import seconds_asked
from .urls import address, joined

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_LASTING = frozenset({301, 308})
#: Statuses after which another try can help: RFC 9110 15.5.9, RFC 8470, RFC 6585, and what servers say of themselves.
_AGAIN = frozenset({408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524})
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([A-Za-z0-9_.:-]{2,40})", re.I)
PAGES = "text/html,application/xhtml+xml,text/plain;q=0.9,*/*;q=0.5"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What a server gave. `capture` has the bytes, empty where `not_modified`.

    `moved` is the address that the server says to ask from now on (301 or 308 all the way), None where it says none.
    """

    capture: Capture
    not_modified: bool = False
    moved: str | None = None

    @property
    def url(self) -> str:
        """The address that answered."""
        return self.capture.final_url

    @property
    def charset(self) -> str | None:
        """As the header declares it."""
        found = _CHARSET.search(self.capture.header("Content-Type") or "")
        return found.group(1) if found else None


class Fetcher:
    """Fetches addresses. Threads may share it; nothing is kept between two fetches, no cookie and no login.

    `allow_private` lets an address lie on this machine or in its own network; `contact` (an address of mail or of a
    page) is told to servers with the name of the program; `before` is called with each address just before it is asked
    for, redirects too, to wait or to refuse (by raising FetchError).
    """

    def __init__(
        self,
        limits: Limits | None = None,
        *,
        allow_private: bool = False,
        contact: str | None = None,
        before: Callable[[str], None] | None = None,
    ) -> None:
        self.limits = limits or Limits()
        self._allow_private = allow_private
        self._agent = f"{tool().replace(' ', '/')}" + (f" (+{_one_line(contact)})" if contact else "")
        self._before = before

    def get(
        self, url: str, *, accept: str = PAGES, etag: str | None = None, last_modified: str | None = None
    ) -> Fetched:
        """What is at an address, after redirects. Raises FetchError, or TooLargeError.

        With `etag` or `last_modified` of an earlier answer the server may say that nothing has changed.
        """
        headers = {"User-Agent": self._agent, "Accept": accept, "Accept-Encoding": ENCODINGS, "Connection": "close"}
        asked: dict[str, str] = {}
        if etag:
            asked["If-None-Match"] = _one_line(etag)
        if last_modified:
            asked["If-Modified-Since"] = _one_line(last_modified)
        deadline = Deadline(self.limits.page_seconds)
        parts = address(url)
        first = current = parts.url
        seen, lasting = {current}, True
        while True:
            if self._before:
                left = deadline.left
                self._before(current)
                # waiting for a host's turn is not the server's time
                deadline = Deadline(left)
            try:
                with exchange(
                    parts,
                    {**headers, **asked},
                    self.limits.step_seconds,
                    deadline,
                    allow_private=self._allow_private,
                ) as (response, peer):
                    location = response.headers.get("Location")
                    if response.status not in _REDIRECTS or not location:
                        moved = current if lasting and current != first else None
                        return self._answered(response, url, current, peer, deadline, bool(asked), moved)
                    lasting = lasting and response.status in _LASTING
            except FetchError:
                raise
            except (HTTPError, HTTPException, OSError, ValueError) as error:
                if not deadline.left:
                    told = f"it took more than {self.limits.page_seconds:g} seconds: try again later, or {SAVE}"
                    raise FetchError(told, again=True) from error
                raise explained(error, self.limits.step_seconds) from error
            parts = address(joined(current, location))
            current = parts.url
            if current in seen:
                raise FetchError(f"the address leads in a loop, back to {current}: check it, or {SAVE}")
            seen.add(current)
            if len(seen) > self.limits.redirects + 1:
                raise FetchError(f"the address leads on more than {self.limits.redirects} times: check it, or {SAVE}")

    def _answered(
        self,
        response: BaseHTTPResponse,
        url: str,
        current: str,
        peer: str | None,
        deadline: Deadline,
        conditional: bool,
        moved: str | None,
    ) -> Fetched:
        status = response.status
        unchanged = status == 304 and conditional
        if not unchanged and status not in (200, 203):
            again = status in _AGAIN
            after = seconds_asked(response.headers.get("Retry-After"), clock.now()) if again else None
            what = "try again later" if again else f"check the address, or {SAVE}"
            told = f"the server answers {status} {_one_line(response.reason or '')[:80]}".rstrip()
            raise FetchError(f"{told}: {what}", again=again, after=after, status=status)
        at = clock.now()
        content = b"" if unchanged else read(response, self.limits, deadline)
        capture = Capture.of(
            content,
            url=url,
            final_url=current,
            at=clock.capture_stamp(at),
            status=status,
            headers=tuple((str(name), str(value)) for name, value in response.headers.items()),
            address=peer,
            tool=tool(),
        )
        return Fetched(capture=capture, not_modified=unchanged, moved=moved)


@functools.cache
def tool() -> str:
    """The program and its version, as a capture and a server are told: "dateline 0.1.0"."""
    from importlib.metadata import version

    return f"dateline {version('dateline')}"


def _one_line(text: str) -> str:
    """No line break may get into a header."""
    return "".join(char for char in text if 32 <= ord(char) < 127)
