"""One token for all that shares a key, directly or by way of others (union-find)."""

from __future__ import annotations

from collections.abc import Iterable


class Tokens:
    """Sets of keys that are joined, and the token of a set: the same for all that hang together."""

    def __init__(self) -> None:
        self._above: dict[str, str] = {}

    def join(self, keys: Iterable[str]) -> None:
        """All these keys stand for one thing."""
        first, *rest = sorted(keys)
        for other in rest:
            low, high = sorted((self._top(first), self._top(other)))
            if low != high:
                self._above[high] = low

    def token(self, keys: Iterable[str]) -> str:
        """The token of a thing with these keys, which were joined."""
        return self._top(min(keys))

    def _top(self, key: str) -> str:
        while (above := self._above.get(key, key)) != key:
            key = above
        return key
