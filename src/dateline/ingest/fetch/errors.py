"""Why an address could not be fetched, and whether it is worth asking again."""

from __future__ import annotations

import http.client
import socket
import ssl

from urllib3.exceptions import (
    ConnectTimeoutError,
    HTTPError,
    IncompleteRead,
    InvalidHeader,
    LocationParseError,
    NameResolutionError,
    NewConnectionError,
    ProxyError,
    SSLError,
)

from dateline.model import InputError

SAVE = "save the page in a browser and read the file"


class FetchError(InputError):
    """An address cannot be fetched. `status` is the server's, None where none answered.

    `again` says whether another try can help (a time limit, a connection that broke, 408, 425, 429 and 5xx), `after`
    the seconds that the server asks to wait before it. `refused` is set where it was our own decision not to ask.
    """

    def __init__(
        self,
        message: str,
        *,
        again: bool = False,
        after: float | None = None,
        status: int | None = None,
        refused: bool = False,
    ) -> None:
        super().__init__(message)
        self.again = again
        self.after = after
        self.status = status
        self.refused = refused


def explained(error: Exception, step_seconds: float) -> FetchError:
    """What a person can do about an error of the wire."""
    for each in _causes(error):
        if isinstance(each, NameResolutionError | socket.gaierror):
            return FetchError("it cannot be reached (its name is not known): check the address", again=True)
        if isinstance(each, ssl.SSLCertVerificationError):
            told = f"its certificate is not valid ({each.verify_message}): not fetched; {SAVE}"
            return FetchError(told, refused=True)
    if isinstance(error, IncompleteRead | http.client.IncompleteRead):
        return FetchError("the answer was cut short: try again later", again=True)
    # urllib3 has "connection refused" as a kind of time limit
    slow = isinstance(error, ConnectTimeoutError) and not isinstance(error, NewConnectionError)
    if slow or isinstance(error, TimeoutError) or "timed out" in str(error):
        return FetchError(f"no answer within {step_seconds:g} seconds: try again later, or {SAVE}", again=True)
    if isinstance(error, NewConnectionError | ProxyError | SSLError | OSError):
        told = f"it cannot be reached ({_short(error)}): check the network and the address, or {SAVE}"
        return FetchError(told, again=True)
    if isinstance(error, LocationParseError | InvalidHeader | ValueError):
        return FetchError(f"it cannot be fetched ({_short(error)}): check the address, or {SAVE}")
    if isinstance(error, HTTPError) and "IncompleteRead" in str(error):
        return FetchError("the answer was cut short: try again later", again=True)
    return FetchError(f"it cannot be fetched ({_short(error)}): check the address, or {SAVE}", again=True)


def _causes(error: BaseException | None) -> list[BaseException]:
    found: list[BaseException] = []
    while error is not None and error not in found:
        found.append(error)
        error = error.__cause__ or error.__context__
    return found


def _short(error: Exception) -> str:
    """The last part of what urllib3 says: "Connection refused", not the object that it happened to."""
    last = _causes(error)[-1]
    told = getattr(last, "strerror", None) or str(last) or type(last).__name__
    return str(told).rpartition("object at 0x")[2][-200:].strip() if "object at 0x" in str(told) else str(told)[:200]
