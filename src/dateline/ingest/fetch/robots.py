"""robots.txt (RFC 9309): what a host lets programs ask for."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from dateline.model import InputError

from .errors import FetchError
from .urls import host_of

if TYPE_CHECKING:
    from protego import Protego

    from .fetcher import Fetcher

#: Our name in robots.txt.
AGENT = "dateline"
#: Seconds for which what a host said holds, and for which it is left alone when it cannot say (RFC 9309, 2.4, 2.3.1.4).
HOLDS = 24 * 3600.0
_CLOSED_FOR = 900.0
#: RFC 9309, 2.5: at least so much must be read; more is not.
_LONGEST = 512_000
_AGENTS = re.compile(r"^([ \t]*user[- ]?agent[ \t]*:[ \t]*)([^\s#]*)", re.I | re.M)


class Robots:
    """What hosts allow, each asked once a day. Threads may share it; two may ask the same host at once, to no harm.

    `known` holds what was said before: host to its text (None: it could not be asked) and until when that holds, in
    seconds of `clock`.
    """

    def __init__(
        self,
        fetcher: Fetcher,
        *,
        known: dict[str, tuple[str | None, float]] | None = None,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._fetcher = fetcher
        self._clock = clock
        self._lock = threading.Lock()
        self.known = dict(known or {})
        self._parsed: dict[str, Protego] = {}

    def check(self, url: str) -> None:
        """Raise FetchError where the host does not allow this address, or cannot be asked whether it does."""
        host = host_of(url)
        rules = self._rules(host)
        if rules is None:
            told = f"{host}/robots.txt cannot be had just now, so nothing is asked there: tried again later"
            raise FetchError(told, again=True, after=_CLOSED_FOR, refused=True)
        if not rules.can_fetch(url, AGENT):
            raise FetchError(f"{host}/robots.txt does not allow programs to fetch this", refused=True)

    def pause(self, url: str) -> float:
        """The seconds between two requests that the host asks for; 0 where it asks nothing."""
        rules = self._rules(host_of(url))
        return float((rules.crawl_delay(AGENT) if rules else None) or 0.0)

    def _rules(self, host: str) -> Protego | None:
        from protego import Protego

        with self._lock:
            text, until = self.known.get(host, (None, 0.0))
            parsed = self._parsed.get(host)
        if until <= self._clock():
            text, seconds = self._ask(host)
            parsed = None
            with self._lock:
                self.known[host] = (text, self._clock() + seconds)
        if text is None:
            return None
        if parsed is None:
            parsed = Protego.parse(_AGENTS.sub(_other, text))
            with self._lock:
                self._parsed[host] = parsed
        return parsed

    def _ask(self, host: str) -> tuple[str | None, float]:
        """The text, empty where all is allowed, None where nothing is; and for how long that holds."""
        try:
            got = self._fetcher.get(f"{host}/robots.txt", accept="text/plain,*/*;q=0.1")
        except FetchError as error:
            # RFC 9309, 2.3.1.3: "unavailable" (4xx) allows all; what leads in circles counts as that
            if (error.status is not None and 400 <= error.status < 500 and error.status != 429) or not error.again:
                return ("", HOLDS) if not error.refused else (None, _CLOSED_FOR)
            return None, _CLOSED_FOR
        except InputError:
            return None, _CLOSED_FOR
        return got.capture.content[:_LONGEST].decode("utf-8", "replace"), HOLDS


def _other(agent: re.Match[str]) -> str:
    """Programs that are not us are all one: the parser would hold each rule once for each of thousands of them."""
    return agent.group() if agent.group(2).lower() in ("*", "", AGENT) else f"{agent.group(1)}other"
