"""A long answer, piece by piece: made in a thread of its own, for a database connection belongs to one thread."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterator

#: Pieces that wait for a slow reader.
_WAITING = 64


class Pieces:
    """The pieces that `make` yields, in order; the first is made at once, so that an error before it is raised here."""

    def __init__(self, make: Callable[[], Iterator[str]]) -> None:
        self._made: queue.Queue[str | BaseException | None] = queue.Queue(_WAITING)
        self._gone = threading.Event()
        threading.Thread(target=self._run, args=(make,), daemon=True).start()
        first = self._made.get()
        if isinstance(first, BaseException):
            raise first
        self._first = first

    def _run(self, make: Callable[[], Iterator[str]]) -> None:
        try:
            for piece in make():
                if not self._put(piece):
                    return
            self._put(None)
        except BaseException as error:  # told to whoever reads: this thread has nobody else to tell
            self._put(error)

    def _put(self, piece: str | BaseException | None) -> bool:
        """Wait for room; false where the reader has gone."""
        while not self._gone.is_set():
            try:
                self._made.put(piece, timeout=0.5)
                return True
            except queue.Full:
                continue
        return False

    def __iter__(self) -> Iterator[bytes]:
        piece: str | BaseException | None = self._first
        try:
            while piece is not None:
                if isinstance(piece, BaseException):
                    raise piece
                yield piece.encode("utf-8", "replace")
                piece = self._made.get()
        finally:
            self._gone.set()
